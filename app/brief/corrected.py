"""Which figure of an article a later one takes back: "The box holds 212 ballots, not 2,120".

Knows the words of corrections; knows nothing of how the sentences were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.brief.excerpts import Excerpt
from app.figures.comparable import Figure, figures
from app.figures.numbers import counted, thing
from archive.article import day_number
from ingest.outlets import outlet

_NOT = re.compile(r"\b(?P<how>not|rather than|instead of)(?: the| about| some)? $")
_TAKES_BACK = re.compile(
    r"\b(?:correct(?:ed|ion|s)|retract(?:ed|ion|s)|misread|misreported|misstated|wrongly|"
    r"mistakenly|erroneously|in error)\b",
    re.IGNORECASE,
)
_MAY_CORRECT = re.compile(rf"\bnot\b|\brather than\b|\binstead of\b|{_TAKES_BACK.pattern}", re.I)
_LEAST = 20  # a smaller number is too common to be known again
_COUNTED = 3  # words behind a figure that can tell what is counted: "212 postal ballots"


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that takes a figure back; `right` is what it gives instead, where it does. Where
    it is `named`, the outlet that gave the figure stands in it."""

    excerpt: Excerpt
    wrong: Figure
    right: Figure | None
    named: bool

    @property
    def about(self) -> str:
        """In words: "2,120, corrected to 212"."""
        instead = f"corrected to {self.right.written}" if self.right else "since corrected"
        return f"{self.wrong.written}, {instead}"

    def of(self, one: Excerpt, *, alike: bool) -> bool:
        """Whether a sentence of an earlier article gives the figure that is taken back, in the same
        outlet, or in one that the correction names. `alike` tells that the two sentences share so
        many words that they tell of one thing; else what they count has to be the same."""
        ours, theirs = self.excerpt.article, one.article
        mine, others = day_number(ours.published), day_number(theirs.published)
        if not theirs.outlet or mine is None or others is None or mine <= others:
            return False
        if self.named:
            its_name = rf"(?<!\w){re.escape(theirs.outlet)}(?!\w)"
            said_so = re.search(its_name, self.excerpt.text) is not None
        else:
            said_so = outlet(ours.outlet).key == outlet(theirs.outlet).key
        return said_so and any(
            figure.value == self.wrong.value
            and self.wrong.says(figure)
            and not _NOT.search(one.text[: figure.start])
            and (self.named or alike or not self._things().isdisjoint(_things(one.text, figure)))
            for figure in figures(one.text)
        )

    def _things(self) -> frozenset[str]:
        """What the two figures count: one of them alone may tell it."""
        both = filter(None, (self.wrong, self.right))
        return frozenset[str]().union(*(_things(self.excerpt.text, one) for one in both))


def corrections(one: Excerpt) -> Iterator[Correction]:
    """The figures that a sentence takes back."""
    if not _MAY_CORRECT.search(one.text):
        return
    takes_back = _TAKES_BACK.search(one.text) is not None
    found = [figure for figure in figures(one.text) if figure.sort in ("count", "money", "percent")]
    for number, wrong in enumerate(found):
        if wrong.value < _LEAST:
            continue
        if contrast := _NOT.search(one.text[: wrong.start]):
            # "Ordered 500 boats instead of 300" is a choice, and no mistake.
            if contrast["how"] == "not" or takes_back:
                right = next((f for f in reversed(found[:number]) if f.sort == wrong.sort), None)
                yield Correction(one, wrong, right, named=False)
        elif takes_back and (len(found) == 1 or one.text[: wrong.start].endswith("from ")):
            yield Correction(one, wrong, None, named=True)


def _things(text: str, figure: Figure) -> frozenset[str]:
    """What a figure may count: the words right behind it."""
    found: list[str] = []
    end = figure.end
    while len(found) < _COUNTED and (word := counted(text, end)):
        found.append(thing(word))
        end = text.index(word, end) + len(word)
    return frozenset(found)
