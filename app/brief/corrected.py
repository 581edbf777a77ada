"""Which figure of an article a later one takes back: "The box holds 212 ballots, not 2,120".

Knows the words of corrections; knows nothing of how the sentences were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.brief.excerpts import Excerpt
from app.figures.comparable import Figure, figures
from archive.article import day_number
from ingest.outlets import outlet

_NOT = re.compile(r"(?:\bnot|\brather than|\binstead of)(?: the| about| some)? $")
_TAKES_BACK = re.compile(
    r"\b(?:correct(?:ed|ion|s)|retract(?:ed|ion|s)|misread|misreported|misstated|wrongly|"
    r"mistakenly|erroneously|in error)\b",
    re.IGNORECASE,
)
_MAY_CORRECT = re.compile(rf"\bnot\b|\brather than\b|\binstead of\b|{_TAKES_BACK.pattern}", re.I)
_LEAST = 20  # a smaller number is too common to be known again


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that takes a figure back; `right` is what it gives instead, where it does."""

    excerpt: Excerpt
    wrong: Figure
    right: Figure | None
    named: bool

    @property
    def about(self) -> str:
        """In words: "2,120, corrected to 212"."""
        instead = f"corrected to {self.right.written}" if self.right else "since corrected"
        return f"{self.wrong.written}, {instead}"

    def of(self, one: Excerpt) -> bool:
        """Whether a sentence of an earlier article gives the figure that is taken back, in the same
        outlet, or in one that the correction names."""
        ours, theirs = self.excerpt.article, one.article
        if ours.id == theirs.id or not theirs.outlet:
            return False
        mine, others = day_number(ours.published), day_number(theirs.published)
        if mine is not None and others is not None and mine < others:
            return False
        same = outlet(ours.outlet).key == outlet(theirs.outlet).key
        if not (theirs.outlet in self.excerpt.text if self.named else same):
            return False
        return any(
            self.wrong.says(figure) and figure.value == self.wrong.value
            for figure in figures(one.text)
            if not _NOT.search(one.text[: figure.start])
        )


def corrections(one: Excerpt) -> Iterator[Correction]:
    """The figures that a sentence takes back."""
    if not _MAY_CORRECT.search(one.text):
        return
    found = [figure for figure in figures(one.text) if figure.sort in ("count", "money", "percent")]
    for number, wrong in enumerate(found):
        if wrong.value < _LEAST:
            continue
        if _NOT.search(one.text[: wrong.start]):
            right = next((f for f in reversed(found[:number]) if f.sort == wrong.sort), None)
            yield Correction(one, wrong, right, named=False)
        elif _TAKES_BACK.search(one.text) and (
            len(found) == 1 or one.text[: wrong.start].endswith("from ")
        ):
            yield Correction(one, wrong, None, named=True)
