"""What was said as HTML: a card a statement, and a matrix of points and sources.

Knows nothing of Gradio, servers or styles; everything passes through `escape`. Speaker, relayed
outlet and publisher are three different things, and each is named as what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.cite import PRONOUNS, relay_of
from app.figures.dates import day
from app.render.article import Parts, parted, said_opener
from app.render.escape import bdi, escape
from app.said.matrix import Cell, Matrix, Point
from archive.statement import Named, Saying, Statement

SHORT = 240  # characters of a quotation in a cell; the whole of it is a click away
SEEN = 2  # quotations in a cell before the rest is folded
_PLAIN = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|told|tells?|telling|according|add(?:s|ed|ing)?|report(?:s|ed|ing)?|"
    r"writes?|wrote|written|tweeted|announced?|noted?|stated?|replied|explained)\b",
    re.IGNORECASE,
)
_KINDS = {"direct": "quoted", "indirect": "reported", "mixed": "partly quoted"}


def source_name(named: Named) -> str:
    """What to call a source: its name, that it has none, or that it is unclear who “she” is."""
    if named.name.casefold() in PRONOUNS:
        return f"Unclear: “{named.name}”"
    return named.name or "Unnamed source"


def name_html(named: Named) -> str:
    """The name of a source. What is no proper name gets a class, to begin a line with a capital."""
    common = named.kind in ("group", "unnamed")
    return f'<span class="name{" common" if common else ""}">{bdi(source_name(named))}</span>'


def source_as_written(statement: Statement) -> str:
    """“she”, where that is all the text says of the source; "" where it gives the name itself."""
    pieces = [_cut(statement, start, end) for start, end in statement.speaker_spans]
    as_written = " ".join(" … ".join(pieces).split())
    name = statement.speaker.name
    if statement.resolved == "written" or not as_written or name in as_written:
        return ""
    return as_written


def short(statement: Statement) -> str:
    """A statement's content alone, verbatim but for "…" where it is cut."""
    text = " ".join(statement.content.split())
    if len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0] + " …"


def _cut(statement: Statement, start: int, end: int) -> str:
    return statement.text[start - statement.start : end - statement.start]


def labels(statement: Statement) -> tuple[str, ...]:
    """How it is said, in a few words: "reported", and the cue where it is no plain "said".

    What is only likened, dismissed or wanted would read as a claim without it.
    """
    cue = " ".join(statement.cue.split())
    if statement.stance == "stated" and (not cue or _PLAIN.search(cue)):
        return (_KINDS[statement.kind],)
    return (_KINDS[statement.kind], f"“{cue}”" if cue else statement.stance)


def sayings_html(sayings: Sequence[Saying]) -> str:
    """A card for each, in the order given."""
    cards = "".join(saying_html(saying) for saying in sayings)
    return f'<ol class="sayings">{cards}</ol>' if cards else ""


def saying_html(saying: Saying) -> str:
    """Who, in which words, through whom, and where to read it."""
    statement, article = saying.statement, saying.article
    text = parted(statement.text, Parts.of(statement).moved(-statement.start), tag="span")
    return (
        f'<li class="saying">{who_html(statement)}'
        f'<blockquote dir="auto">{text}</blockquote>'
        f'<p class="chain">{chain_html(saying)}</p>'
        f'<div class="foot">{labels_html(statement)}'
        f'<button type="button" class="open-said" {said_opener(statement)}>'
        f'<span class="unseen">Read in the article: </span>'
        f'<span class="title" dir="auto">{escape(article.title or "Untitled")}</span>'
        f'<span aria-hidden="true"> →</span></button></div></li>'
    )


def who_html(statement: Statement) -> str:
    """Who speaks, in which role, and how the article puts it where it gives no name."""
    as_written = source_as_written(statement)
    hint = f'<span class="resolved">“{bdi(as_written)}” in the article</span>' if as_written else ""
    role = (
        f'<span class="role">{bdi(statement.speaker.role)}</span>' if _has_role(statement) else ""
    )
    return f'<p class="who">{name_html(statement.speaker)}{role}{hint}</p>'


def labels_html(statement: Statement) -> str:
    """How it is said, as a list of few words."""
    tags = "".join(
        f'<li class="{"stance " + statement.stance if index else "kind"}">{escape(label)}</li>'
        for index, label in enumerate(labels(statement))
    )
    return f'<ul class="labels" aria-label="How it is said">{tags}</ul>'


def _has_role(statement: Statement) -> bool:
    role, name = statement.speaker.role.casefold(), statement.speaker.name.casefold()
    return bool(role) and role != name


def chain_html(saying: Saying) -> str:
    """The outlet that passes it on, where there is one, who published it, and when."""
    article = saying.article
    passing = relay_of(saying.statement, article)
    parts = [f"as passed on by <strong>{bdi(passing)}</strong>"] if passing else []
    parts.append(f"published by {bdi(article.outlet)}" if article.outlet else "publisher unknown")
    parts.append(escape(day(article.published)) or "no date")
    chain = ", ".join(parts)
    return chain[0].upper() + chain[1:]


def matrix_html(matrix: Matrix) -> str:
    """Points as rows, sources as columns. On narrow screens styles stack it, so roles are named."""
    heads = "".join(
        f'<th scope="col" role="columnheader">{_to_source(named)}'
        + (f'<span class="role">{bdi(named.role)}</span>' if named.role else "")
        + "</th>"
        for named in matrix.sources
    )
    rows = "".join(_row(point, matrix.sources) for point in matrix.points)
    return (
        f'<div class="matrix-frame" tabindex="0" role="region" '
        f'aria-label="Who says what about {escape(matrix.topic)}">'
        '<table class="matrix" role="table"><thead role="rowgroup"><tr role="row">'
        f'<th scope="col" role="columnheader">Point</th>{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _to_source(named: Named) -> str:
    if not named.key:
        return name_html(named)
    return (
        f'<button type="button" class="to-source" data-key="{escape(named.key)}" '
        f'aria-label="All that {escape(source_name(named))} said">{name_html(named)}</button>'
    )


def _row(point: Point, sources: Sequence[Named]) -> str:
    cells = "".join(
        f'<td role="cell" class="{"said" if cell.sayings else "silent"}">'
        f'<span class="column">{name_html(named)}</span>{_cell(cell)}</td>'
        for named, cell in zip(sources, point.cells, strict=True)
    )
    return (
        '<tr role="row"><th scope="row" role="rowheader">'
        f'<span class="point">{bdi(point.label)}</span></th>{cells}{_silent(point, sources)}</tr>'
    )


def _silent(point: Point, sources: Sequence[Named]) -> str:
    """Of whom none was found, in one line, for where the table is a stack. Cells tell it aloud."""
    names = [
        bdi(source_name(named))
        for named, cell in zip(sources, point.cells, strict=True)
        if not cell.sayings
    ]
    return (
        f'<td class="silents" aria-hidden="true">None found: {"; ".join(names)}</td>'
        if names
        else ""
    )


def _cell(cell: Cell) -> str:
    if not cell.sayings:
        return '<span class="silence">none found</span>'
    shown = [_quotation(saying, cell.numbers) for saying in cell.sayings]
    rest = shown[SEEN:]
    differs = "".join(
        f'<span class="differs"><span aria-hidden="true">≠ </span>{bdi(number)}'
        '<span class="unseen"> differs between sources</span></span>'
        for number in cell.numbers
    )
    return (
        (f'<p class="numbers">{differs}</p>' if differs else "")
        + "".join(shown[:SEEN])
        + (f"<details><summary>{len(rest)} more</summary>{''.join(rest)}</details>" if rest else "")
    )


def _quotation(saying: Saying, numbers: Sequence[str]) -> str:
    statement, article = saying.statement, saying.article
    passing = relay_of(statement, article)
    where = ", ".join(
        part
        for part in (f"via {passing}" if passing else "", article.outlet, day(article.published))
        if part
    )
    # Many share the column of those without a name: each is called what its article calls it.
    who = (
        "" if statement.speaker.key else f'<p class="described">{name_html(statement.speaker)}</p>'
    )
    # Without the cue, "denied that it was forgotten" would read as its opposite.
    stance = "".join(
        f'<span class="stance">{escape(label)}</span>' for label in labels(statement)[1:]
    )
    quoted = _numbered(short(statement), numbers)
    return (
        f'<div class="quotation">{who}{stance}<p dir="auto">{quoted}</p>'
        f'<button type="button" class="cited-at" {said_opener(statement)}>'
        f'<span class="unseen">Read in the article: </span>{bdi(where or "Open")}</button></div>'
    )


def _numbered(text: str, numbers: Sequence[str]) -> str:
    """Escaped, with the numbers marked where they stand in it as written."""
    written = sorted((number for number in numbers if number), key=len, reverse=True)
    if not written:
        return escape(text)
    either = "|".join(map(re.escape, written))
    pieces = re.split(rf"(?<![\w.,])({either})(?![\w]|[.,]\d)", text)
    return "".join(
        f'<mark class="number">{escape(piece)}</mark>' if odd % 2 else escape(piece)
        for odd, piece in enumerate(pieces)
    )
