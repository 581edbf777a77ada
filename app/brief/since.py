"""What became of a briefing's lines since an earlier one: new, changed, withdrawn.

Knows lines and what they cite; nothing of how they were chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from app.answer import Citation
from app.brief.briefing import Briefing, Line
from app.check.negation import negates
from app.figures.comparable import figures
from app.figures.dates import day
from archive.archive import Archive
from archive.encoder import Encoder
from archive.errors import UnknownArticle

_THE_SAME = 0.8  # cosine from which a line tells what an earlier one told


def compared(new: Briefing, before: Briefing, archive: Archive, encoder: Encoder) -> Briefing:
    """The new briefing with its lines marked, and with those that are borne out no more.

    A line is changed where it tells the same with other figures, or denies it. One that only gave
    way to others is not withdrawn.
    """
    old = [line for line in before.lines() if line not in before.withdrawn]
    cited = {citation.number: citation for citation in before.citations}
    known = _Known(old, cited, encoder)
    since = f"Compared with the briefing of {day(before.as_of)}"
    marked = replace(new.with_each(known.marked), since=since)
    cited = {number: _today(citation, archive) for number, citation in cited.items()}
    gone = [
        line
        for line in dict.fromkeys(old)
        if all(cited[number].since for number in line.claim.citations)
    ]
    return _with_withdrawn(marked, gone, cited)


class _Known:
    """The lines of the earlier briefing, to be met again: a model may have worded them, so that it
    is the words they cite that are met."""

    def __init__(
        self, lines: Sequence[Line], cited: Mapping[int, Citation], encoder: Encoder
    ) -> None:
        self._lines = lines
        told = [
            [" ".join(cited[number].passage.text.split()) for number in line.claim.citations]
            or [line.claim.text]
            for line in lines
        ]
        self._texts = {text for texts in told for text in texts}
        self._first = [texts[0] for texts in told]
        self._encode: Callable[[Sequence[str]], np.ndarray] = encoder.encode
        self._vectors = encoder.encode(self._first) if lines else None

    def marked(self, line: Line) -> Line:
        text = line.claim.text
        if text in self._texts:
            return line
        if self._vectors is None:
            return replace(line, change="new")
        cosines = self._vectors @ self._encode([text])[0]
        place = int(cosines.argmax())
        nearest = self._first[place]
        if float(cosines.max()) < _THE_SAME:
            return replace(line, change="new")
        if _values(nearest) == _values(text) and negates(nearest) == negates(text):
            return line
        return replace(line, change="changed", before=self._lines[place].claim.text)


def _values(text: str) -> frozenset[tuple[str, float]]:
    return frozenset((figure.sort, figure.value) for figure in figures(text))


def _today(citation: Citation, archive: Archive) -> Citation:
    """With what became of the article, where its current version has the words no more."""
    try:
        article = archive.article(citation.article.id)
    except UnknownArticle:
        return replace(citation, since="removed")
    stands = citation.passage.text in article.text
    return replace(citation, since="" if stands else "replaced")


def _with_withdrawn(
    briefing: Briefing, gone: Sequence[Line], cited: dict[int, Citation]
) -> Briefing:
    """With the withdrawn lines, and what they cited, numbered behind what is cited now."""
    numbers: dict[int, int] = {}
    for line in gone:
        for number in line.claim.citations:
            numbers.setdefault(number, len(briefing.citations) + len(numbers) + 1)
    return replace(
        briefing,
        withdrawn=tuple(_renumbered(gone, numbers)),
        citations=(
            *briefing.citations,
            *(replace(cited[old], number=number) for old, number in numbers.items()),
        ),
    )


def _renumbered(lines: Sequence[Line], numbers: dict[int, int]) -> Iterator[Line]:
    for line in lines:
        citations = tuple(numbers[number] for number in line.claim.citations)
        yield replace(line, claim=replace(line.claim, citations=citations), change="", before="")
