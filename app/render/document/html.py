"""A briefing as one HTML file that needs nothing else: no script, nothing loaded from anywhere.

Everything that comes from an article, a model or a reader passes through `escape`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from app.brief.briefing import Briefing
from app.render.document.outline import Cited, Entry, Group, Note, Origin, outline
from app.render.escape import bdi, dots, escape

_STYLE = Path(__file__).with_name("document.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def briefing_html(briefing: Briefing) -> str:
    """A whole page. Marks of footnotes lead to them, and they lead back."""
    whole = outline(briefing)
    marks = _Marks()
    sections = "".join(
        f"<section><h2>{section.title}</h2>{''.join(_group(g, marks) for g in section.groups)}"
        "</section>"
        for section in whole.sections
    )
    sources = "".join(_source(cited, marks) for cited in whole.sources)
    notes = "".join(_note(note, marks) for note in whole.notes)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(whole.title)}</title>\n"
        f"<style>\n{_STYLE.read_text('utf-8')}</style>\n</head>\n<body>\n<main>\n"
        f'<header><h1 dir="auto">{escape(whole.title)}</h1>'
        f'<p class="facts">{dots(map(bdi, whole.facts))}</p>'
        + (f'<p class="notice" dir="auto">{escape(whole.notice)}</p>' if whole.notice else "")
        + f"</header>\n{sections}"
        + (
            f'<section class="sources"><h2>Sources</h2><p class="facts">{whole.counted}</p>'
            f"<ul>{sources}</ul></section>\n"
            if sources
            else ""
        )
        + (
            '<section class="notes" role="doc-endnotes" aria-labelledby="notes">'
            f'<h2 id="notes">Footnotes</h2><ol>{notes}</ol></section>\n'
            if notes
            else ""
        )
        + "</main>\n</body>\n</html>\n"
    )


class _Marks:
    """The marks of footnotes made so far, so that each note can lead back to all of its own."""

    def __init__(self) -> None:
        self._made: dict[int, int] = {}

    def of(self, numbers: tuple[int, ...]) -> str:
        return " ".join(map(self._mark, numbers))

    def listed(self, numbers: tuple[int, ...]) -> str:
        """The same for a list of sources, to which a note need not lead back."""
        return " ".join(_mark(n) if n in self._made else self._mark(n) for n in numbers)

    def _mark(self, number: int) -> str:
        time = self._made[number] = self._made.get(number, 0) + 1
        return _mark(number, f' id="mark-{number}-{time}"')

    def back(self, number: int) -> Iterator[str]:
        made = self._made[number]
        for time in range(1, made + 1):
            nth = f"<sub>{time}</sub>" if made > 1 else ""
            yield (
                f'<a href="#mark-{number}-{time}" role="doc-backlink" '
                f'aria-label="Back to where it is cited, {time} of {made}">↩{nth}</a>'
            )


def _mark(number: int, attributes: str = "") -> str:
    return (
        f'<sup><a href="#note-{number}" role="doc-noteref" aria-label="Footnote {number}"'
        f"{attributes}>{number}</a></sup>"
    )


def _behind(marks: str) -> str:
    # No mark stands alone at the beginning of a line.
    return f"&nbsp;{marks}" if marks else ""


def _group(group: Group, marks: _Marks) -> str:
    about = f'<h3 dir="auto">{escape(group.about)}</h3>' if group.about else ""
    return f"{about}<ul>{''.join(_entry(entry, marks) for entry in group.entries)}</ul>"


def _entry(entry: Entry, marks: _Marks) -> str:
    kind = "dated" if entry.when else "undated"
    when = f'<p class="when">{escape(entry.when)}</p>' if entry.when else ""
    change = f'<span class="change">{entry.mark}</span>' if entry.mark else ""
    whose = bdi(entry.whose) if entry.whose else ""
    above = " ".join(filter(None, [change, dots([whose, entry.agreed])]))
    was = f'<p class="before" dir="auto">{escape(entry.was)}</p>' if entry.was else ""
    return (
        f'<li class="{kind}">{when}<div>'
        + (f'<p class="by">{above}</p>' if above else "")
        + (f'<p class="doubt" dir="auto">{escape(entry.doubt)}</p>' if entry.doubt else "")
        + f'<p><span dir="auto">{escape(entry.text)}</span>{_behind(marks.of(entry.numbers))}</p>'
        + f"{was}</div></li>"
    )


def _article(origin: Origin) -> str:
    title = f'<cite dir="auto">{escape(origin.title)}</cite>'
    if origin.link:
        href = escape(origin.link)
        title = f'<a class="original" href="{href}" rel="noopener noreferrer">{title}</a>'
    return dots([f'<span class="outlet">{bdi(origin.outlet)}</span>', title, origin.published])


def _source(cited: Cited, marks: _Marks) -> str:
    copies = f'<p class="copies" dir="auto">{escape(cited.copies)}</p>' if cited.copies else ""
    return f"<li>{_article(cited.origin)}{_behind(marks.listed(cited.numbers))}{copies}</li>"


def _note(note: Note, marks: _Marks) -> str:
    since = (
        f'<p class="since">{escape(note.since[:1].upper() + note.since[1:])}</p>'
        if note.since
        else ""
    )
    return (
        f'<li id="note-{note.number}"><p>{_article(note.origin)} '
        f'<span class="back">{" ".join(marks.back(note.number))}</span></p>{since}'
        f'<blockquote dir="auto">{escape(note.quote)}</blockquote></li>'
    )
