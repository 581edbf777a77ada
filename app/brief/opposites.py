"""Which of the sentences that were read disagree, and which tell less than a later one.

Compares a sentence with those nearest in meaning; what is a disagreement, disputed.py knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from app.brief.clear import stands_alone
from app.brief.disputed import (
    NEAR,
    SAME,
    alike,
    denies_in,
    disagreement,
    gives_figures,
    overtaken,
)
from app.brief.excerpts import Excerpt, Material
from app.check.negation import negates
from app.quotes.denial import denies
from app.rarity import shared
from app.said.wording import DISPUTE
from archive.archive import Archive
from archive.statement import Statement

# Of the words of what is denied, weighed by rarity, so many has what it denies; or half of them,
# where it is so near.
_DENIED, _MEANT = 0.5, 0.6
_NEAR_DENIAL = 0.4  # cosine of the two, at least
_NEIGHBOURS = 60  # sentences a point is compared with, the nearest


class Opposites:
    """Sentences by their places, each with its terms, who says it first, and what it states."""

    def __init__(
        self,
        archive: Archive,
        read: Material,
        terms: Sequence[frozenset[str]],
        origins: Sequence[str],
        said: Sequence[Statement | None],
    ) -> None:
        self._archive = archive
        self._excerpts, self._vectors = read.excerpts, read.vectors
        self._terms = terms
        self._origins = origins
        self._said = said
        self._nearest: dict[int, list[tuple[int, float]]] = {}

    def pairs(self, places: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Places of two sentences that disagree, one of them among these, and on what."""
        for one in places:
            for other, same in self._near(one):
                if self._origins[other] == self._origins[one]:
                    continue
                if about := disagreement(self._at(one), self._at(other), same=same):
                    yield one, other, about
            said = self._said[one]
            if said is None or not (denies(said, verbs=DISPUTE) or denies_in(said.content)):
                continue
            for other, cosine in self._beside(one, _NEAR_DENIAL):
                theirs = self._said[other]
                same_speaker = theirs and theirs.speaker.key == said.speaker.key
                if same_speaker or denies_in(self._at(other).text):
                    continue
                text = self._at(other).text
                if not stands_alone(text, spoken=theirs is not None) or negates(text):
                    continue
                words = shared(self._archive, said.content, text)
                if words >= _DENIED or (cosine >= _MEANT and words >= _DENIED / 2):
                    yield one, other, "said by one, denied by the other"
                    break

    def overtaken(self, place: int) -> bool:
        """Whether a later article gives a higher count of the same."""
        one = self._at(place)
        return any(overtaken(one, self._at(other), same=same) for other, same in self._near(place))

    def _at(self, place: int) -> Excerpt:
        return self._excerpts[place]

    def _near(self, place: int) -> Iterator[tuple[int, bool]]:
        """Sentences of other texts that may give other figures; whether they are much the same."""
        if not gives_figures(self._at(place).text):
            return
        for other, cosine in self._beside(place, NEAR):
            same = cosine >= SAME and alike(self._terms[place], self._terms[other])
            yield other, same

    def _beside(self, place: int, least: float) -> Iterator[tuple[int, float]]:
        """Sentences of other articles so near in meaning, with their cosines, the nearest first."""
        if place not in self._nearest:
            cosines = self._vectors @ self._vectors[place]
            near = np.flatnonzero(cosines >= min(NEAR, _NEAR_DENIAL))
            order = near[np.argsort(-cosines[near], kind="stable")][:_NEIGHBOURS]
            self._nearest[place] = [(int(other), float(cosines[other])) for other in order]
        for other, cosine in self._nearest[place]:
            if cosine < least:
                return
            if self._at(other).article.id != self._at(place).article.id:
                yield other, cosine
