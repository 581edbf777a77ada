"""Sentences that oppose each other, and on what. Knows nothing of how they were found."""

from __future__ import annotations

from dataclasses import dataclass

from app.brief.disputed import alike
from app.brief.excerpts import Excerpt


@dataclass(frozen=True, slots=True)
class Opposed:
    """What one says and another denies or corrects, or gives another figure for; one sentence alone
    where it tells both. The one that denies or corrects is last.

    `places` are those of the sentences, as far as these were read by themselves. `figures` tells
    what two figures are of and their values, `by` who denies, and `denied` the words of that.
    """

    about: str
    sides: tuple[Excerpt, ...]
    places: tuple[int, ...]
    figures: tuple[str | float, ...] = ()
    by: str = ""
    denied: frozenset[str] = frozenset()

    def repeats(self, other: Opposed) -> bool:
        """Whether one of the two is enough: they have a sentence in common, are about the same
        figures, or somebody denies the same in them."""
        if {side.text for side in self.sides} & {side.text for side in other.sides}:
            return True
        if self.figures:
            return self.figures == other.figures
        return self.by == other.by and alike(self.denied, other.denied)
