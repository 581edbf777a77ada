"""What was said as files to take away: CSV and Markdown. Knows nothing of pages.

A spreadsheet must not run what an article says, and Markdown must show it as text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from app.cite import relay_of
from app.figures.dates import day
from app.render.escape import link_target, sendable, web_link
from app.render.said import source_name
from app.said.matrix import Matrix
from archive.statement import Named, Saying

COLUMNS = (
    *("topic", "source", "role", "relayed", "publisher", "date", "point", "quotation", "kind"),
    *("stance", "article", "title", "url", "start", "end"),
)
# What Excel, LibreOffice and Sheets may take for a formula: OWASP's list, and the wide forms.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# Any of ASCII's punctuation may stand behind a backslash: https://spec.commonmark.org/0.31.2/#backslash-escapes
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$@^]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w+;)")  # a parser reads them in addresses, too
_AT_START = re.compile(r"^(\s*)(?:([-+=])|(\d+)([.)])(?=\s|$))")

Placed = tuple[str, Saying]  # a point ("" where there are none), and what was said on it


def placed(matrix: Matrix) -> tuple[Placed, ...]:
    """Everything in a matrix, row by row."""
    return tuple(
        (point.label, saying)
        for point in matrix.points
        for cell in point.cells
        for saying in cell.sayings
    )


def csv_file(topic: str, sayings: Sequence[Placed]) -> bytes:
    """A line each, under `COLUMNS`. With a byte-order mark: Excel takes UTF-8 for it by that."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for point, saying in sayings:
        statement, article = saying.statement, saying.article
        speaker = statement.speaker
        texts = (
            *(
                topic,
                source_name(speaker),
                speaker.role,
                relay_of(statement, article),
                article.outlet,
            ),
            *(article.published, point, statement.text, statement.kind, statement.stance),
            *(article.id, article.title, web_link(article.url)),
        )
        writer.writerow([*map(cell, texts), statement.start, statement.end])
    return sendable(out.getvalue()).encode("utf-8-sig")


def cell(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def said_markdown(title: str, topic: str, sayings: Sequence[Saying]) -> bytes:
    """One statement after the other, in the order given."""
    return _file(title, topic, "".join(map(_entry, sayings)) or "Nothing.\n")


def matrix_markdown(matrix: Matrix) -> bytes:
    """A section a point; sources that do not speak of it are named as such."""
    sections = []
    for point in matrix.points:
        pairs = list(zip(matrix.sources, point.cells, strict=True))
        entries = "".join(_entry(saying) for _, cell in pairs for saying in cell.sayings)
        silent = [source_name(named) for named, cell in pairs if not cell.sayings]
        line = f"None found: {'; '.join(map(markdown, silent))}.\n\n" if silent else ""
        differing = "".join(_differing(named, cell.numbers) for named, cell in pairs)
        sections.append(f"## {markdown(point.label)}\n\n{differing}{entries}{line}")
    return _file("Who says what", matrix.topic, "".join(sections) or "Nothing.\n")


def _differing(named: Named, numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    return f"≠ {markdown(source_name(named))}: {markdown('; '.join(numbers))}\n\n"


def _file(title: str, topic: str, body: str) -> bytes:
    about = f"Topic: {markdown(topic)}\n\n" if topic else ""
    return (sendable(f"# {markdown(title)}\n\n{about}{body}").rstrip() + "\n").encode()


def _entry(saying: Saying) -> str:
    statement, article = saying.statement, saying.article
    speaker, passing = statement.speaker, relay_of(statement, article)
    role = f" ({markdown(speaker.role)})" if speaker.role else ""
    chain = [
        f"**{markdown(source_name(speaker))}**{role}",
        f"as passed on by {markdown(passing)}" if passing else "",
        f"published by {markdown(article.outlet)}" if article.outlet else "",
        day(article.published),
    ]
    where = linked(article.title or "Untitled", article.url)
    quotation = "\n".join(f"> {markdown(line)}".rstrip() for line in _lines(statement.text))
    return (
        f"{', '.join(part for part in chain if part)}:\n\n{quotation}\n\n"
        f"{where}, characters {statement.start}–{statement.end}\n\n"
    )


def _lines(text: str) -> Iterator[str]:
    """Lines of a text, one empty line for several."""
    for blank, group in groupby(text.splitlines(), key=lambda line: not line.strip()):
        yield from [""] if blank else group


def linked(text: str, url: str) -> str:
    """`text` as one line of Markdown, a link where `url` is a web address."""
    target = _ENTITY.sub(r"\\&", link_target(url))
    return f"[{markdown(text)}](<{target}>)" if target else markdown(text)


def markdown(text: str) -> str:
    """`text` as one line of Markdown that shows it and does nothing else."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(
        lambda match: (
            f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\{match[4]}"
        ),
        line,
    )
