"""The Sources tab's own pieces of HTML: the list of voices, headings, exports, empty states.

Like app.render.said, it lets no text into a page but through `escape`. Knows nothing of Gradio.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from app.figures.dates import day
from app.render.escape import bdi, count, dots, escape
from app.render.said import matrix_html, name_html, sayings_html
from app.said.matrix import Matrix
from archive.article import Filters
from archive.statement import Saying, Voice

FIRST = 8  # voices of a group before the rest is folded
MOST = 200  # voices of a group, and statements of a list
_GROUPS = {"outlet": "Outlets", "person": "People", "group": "Groups", "unnamed": "Unnamed"}
_ALL = (
    '<button type="button" class="voice all" data-key=""{current}>'
    '<span class="name">Everyone</span><span class="more">All statements</span></button>'
)
BEFORE_A_TOPIC = (
    '<div class="blank"><p class="blank-head">Name a topic to see who says what about it.</p>'
    "<p>Each row is one point it turns on, each column a source. Every quotation opens its "
    "article, and numbers that differ between sources are marked.</p></div>"
)


def voices_html(voices: Sequence[Voice], *, query: str, chosen: str, articles: int) -> str:
    """Everybody who speaks, under headings; the one that is chosen is marked."""
    if not voices:
        return f'<p class="blank" role="status">{_no_voices(query, articles)}</p>'
    everyone = "" if query else _ALL.format(current=_current(chosen == ""))
    groups = []
    for kind, heading in _GROUPS.items():
        members = [v for v in voices if v.named.kind == kind and v.named.key]
        if members:
            groups.append(
                f'<section class="voices"><h3>{heading} <span class="many">{len(members):,}'
                f"</span></h3>{_group(members[:MOST], chosen, folded=not query)}</section>"
            )
    found = f"{count(len(voices), 'source')} found" if query else count(len(voices), "source")
    return f'<p class="unseen" role="status">{found}</p>{everyone}{"".join(groups)}'


def _no_voices(query: str, articles: int) -> str:
    if query:
        return (
            f"No source matches “{escape(query)}”. Try a surname, an outlet, or a role such as "
            "“mayor”."
        )
    if articles:
        return "Nobody is quoted in these articles."
    return "There are no articles yet. Add some in the Library: who said what in them appears here."


def _group(members: Sequence[Voice], chosen: str, *, folded: bool) -> str:
    rows = [_voice(voice, chosen) for voice in members]
    if not folded or len(rows) <= FIRST + 2:
        return f"<ul>{''.join(rows)}</ul>"
    rest = any(voice.named.key == chosen for voice in members[FIRST:])
    return (
        f"<ul>{''.join(rows[:FIRST])}</ul><details{' open' if rest else ''}>"
        f"<summary>{len(rows) - FIRST:,} more</summary><ul>{''.join(rows[FIRST:])}</ul></details>"
    )


def _voice(voice: Voice, chosen: str) -> str:
    named = voice.named
    more = [
        bdi(named.role) if named.role else "",
        f"{voice.own:,} own" if voice.own else "",
        f"{voice.passed_on:,} relayed" if voice.passed_on else "",
    ]
    return (
        f'<li><button type="button" class="voice" data-key="{escape(named.key)}"'
        f"{_current(named.key == chosen)}>"
        f'{name_html(named)}<span class="more">{dots(more)}</span></button></li>'
    )


def _current(chosen: bool) -> str:
    return ' aria-current="true"' if chosen else ""


def heading(voice: Voice | None, *, picked: bool) -> str:
    """Whose statements are listed: one voice's, or everybody's.

    `picked` where the reader chose so: on a phone, the list then makes way for the statements.
    """
    if voice is None:
        name, lines = "Everyone", ["What all sources said"]
    else:
        name = name_html(voice.named)
        roles = _roles(voice)[:3]
        newest = day(voice.newest)
        lines = [
            f"{count(voice.own, 'own statement')}" if voice.own else "",
            f"{voice.passed_on:,} relayed" if voice.passed_on else "",
            f"in {count(voice.articles, 'article')}",
            f"last on {newest}" if newest else "",
        ]
        lines = [*(bdi(role) for role in roles), *lines]
    return (
        f'<div class="whose{" picked" if picked else ""}">'
        '<button type="button" class="quiet back" data-key="">'
        '<span aria-hidden="true">← </span>All sources</button>'
        f'<h2 class="section" tabindex="-1">{name}</h2>'
        f'<p class="lede">{dots(lines)}</p></div>'
    )


def _roles(voice: Voice) -> list[str]:
    """A voice's roles, the fullest first, without those that such a one holds."""
    kept: dict[str, str] = {}
    for role in sorted((voice.named.role, *voice.roles), key=len, reverse=True):
        plain = role.casefold().replace("’", "'")
        if not any(plain in fuller for fuller in kept):
            kept[plain] = role
    return [role for role in kept.values() if role]


def said_html(
    sayings: Sequence[Saying], *, source: str, about: str, filters: Filters, own: bool | None
) -> str:
    """The statements that were found, with what can be done with them; or why there are none.

    Of more than MOST, the first are shown; the exports hold them all.
    """
    if not sayings:
        narrowed = [
            f"about “{escape(about)}”" if about else "",
            "in these dates" if filters else "",
            {True: "in its own words", False: "relayed from others", None: ""}[own],
        ]
        what = " ".join(part for part in narrowed if part)
        remedy = "Try other words, or take a filter away." if what else "Choose another source."
        return (
            f'<div class="blank" role="status"><p class="blank-head">No statement {what or "here"}.'
            f"</p><p>{remedy}</p></div>"
        )
    order = "the closest first" if about else "newest first"
    number = len(sayings)
    many = f"The first {MOST} statements" if number > MOST else count(number, "statement")
    asked = {
        "source": source,
        "about": about,
        "after": filters.after,
        "before": filters.before,
        "own": {True: "yes", False: "no", None: ""}[own],
    }
    return f"{_bar(f'{many}, {order}', 'said', asked)}{sayings_html(sayings[:MOST])}"


def compared_html(matrix: Matrix, filters: Filters) -> str:
    """A matrix with what can be done with it; or why there is none."""
    if not matrix.points:
        dates = " in these dates" if filters else ""
        return (
            '<div class="blank" role="status"><p class="blank-head">Nobody speaks about '
            f"“{escape(matrix.topic)}”{dates}.</p><p>Try fewer or other words, such as a name, a "
            "place or a thing that is disputed.</p></div>"
        )
    asked = {"topic": matrix.topic, "after": filters.after, "before": filters.before}
    tally = f"{count(len(matrix.points), 'point')}, {count(len(matrix.sources), 'source')}"
    if matrix.left_out:
        tally += f"; {count(matrix.left_out, 'more statement')} on this under By source"
    differ = any(cell.numbers for point in matrix.points for cell in point.cells)
    note = '<p class="note"><span class="differs">≠</span> differs between sources</p>'
    top = f"{_bar(tally, 'matrix', asked)}{note if differ else ''}"
    return f'<div class="compared">{top}{matrix_html(matrix)}</div>'


def _bar(line: str, name: str, asked: dict[str, str]) -> str:
    query = escape(urlencode({key: value for key, value in asked.items() if value}))
    links = "".join(
        f'<a href="export/{name}.{ending}?{query}" download aria-label="Export as {label}">'
        f"{label}</a>"
        for ending, label in (("md", "Markdown"), ("csv", "CSV"))
    )
    return (
        f'<div class="bar"><p class="tally" role="status">{escape(line)}</p>'
        f'<p class="exports"><span aria-hidden="true">Export</span>{links}</p></div>'
    )
