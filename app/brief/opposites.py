"""Which of the sentences that were read disagree, and which tell less than a later one.

What a disagreement, a correction and a denial are, disputed.py, corrected.py and denied.py know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np

from app.brief.clear import is_clear
from app.brief.corrected import Correction, corrections
from app.brief.denied import ClaimsDenied
from app.brief.disputed import (
    NEAR,
    SAME,
    Disagreement,
    alike,
    disagreements,
    given,
    overtaken,
    tells_deed,
    words,
)
from app.brief.excerpts import Excerpt, Material
from app.brief.opposed import Opposed
from archive.encoder import Vectors
from archive.statement import Statement

_NEIGHBOURS = 60  # sentences with figures that one is compared with, the nearest


class Opposites:
    """Sentences by their places, each with its terms and who says it first; those at `places` are
    compared."""

    def __init__(
        self,
        denied: ClaimsDenied,
        read: Material,
        terms: Sequence[frozenset[str]],
        origins: Sequence[str],
        said: Callable[[Excerpt], Statement | None],
        places: Sequence[int],
    ) -> None:
        self.places = places
        self._denied = denied
        self._excerpts, self._vectors = read.excerpts, read.vectors
        self._terms = terms
        self._origins = origins
        self._said = said

    def found(self, nearness: Vectors, *, least: float) -> Iterator[Opposed]:
        """What sentences disagree on, of which one is so near to the topic, each matter once: first
        what was corrected, then the nearest."""
        shown: list[Opposed] = []
        for some in (self._corrections(), (*self._denied.found(self.places), *self._figures())):
            near = [(max(float(nearness[place]) for place in one.places), one) for one in some]
            near.sort(key=lambda pair: -pair[0])
            for value, one in near:
                if value >= least and not any(map(one.repeats, shown)):
                    shown.append(one)
                    yield one

    def _corrections(self) -> Iterator[Opposed]:
        for place, (by, one) in self.corrected.items():
            sides = self._at(place), self._at(by)
            if all(map(self._clear, sides)):
                yield Opposed(one.about, sides, (place, by))

    def overtaken(self, place: int) -> bool:
        """Whether a later article corrects it, or gives a higher count of the same."""
        one = self._at(place)
        return place in self.corrected or any(
            overtaken(one, self._at(other), same=same) for other, same in self._beside(place)
        )

    @cached_property
    def corrected(self) -> Mapping[int, tuple[int, Correction]]:
        """Sentences that a later article corrects, by their places, each with what corrects it, and
        the place of that, wherever it stands in what was read."""
        found: dict[int, tuple[int, Correction]] = {}
        for place in range(len(self._excerpts)):
            if not (some := tuple(corrections(self._at(place)))):
                continue
            near = self._vectors @ self._vectors[place] >= NEAR
            own = words(self._terms[place])
            for other in self.places:
                if not near[other] or other in found:
                    continue
                same = alike(own, words(self._terms[other]))
                if one := next((c for c in some if c.of(self._at(other), alike=same)), None):
                    found[other] = place, one
        return found

    def _figures(self) -> Iterator[Opposed]:
        """Two figures for the same, each sentence with the nearest other."""
        clear = dict.fromkeys(place for place in self._giving if self._clear(self._at(place)))
        for place in clear:
            for other, same in self._beside(place):
                if other < place or other not in clear:
                    continue
                if self._origins[other] == self._origins[place]:
                    continue
                pair = self._at(place), self._at(other)
                one, two = sorted(pair, key=lambda side: side.article.published)
                found = disagreements(one, two, same=same)
                if rivals := next((d for d in found if not self._both(d)), None):
                    yield Opposed(rivals.about, (one, two), (place, other), rivals.key)
                    break

    def _both(self, found: Disagreement) -> bool:
        """Whether one article gives both figures: they are of two things."""
        first, second = (
            {
                article
                for article, thing in self._given.get((one.sort, one.unit, one.value), ())
                if thing == one.thing or not (thing and one.thing)
            }
            for one in (found.ours, found.theirs)
        )
        return not first.isdisjoint(second)

    @cached_property
    def _giving(self) -> Sequence[int]:
        """The places of sentences that give figures."""
        return tuple(place for place in self.places if given(self._at(place).text))

    @cached_property
    def _giving_vectors(self) -> Vectors:
        vectors: Vectors = self._vectors[list(self._giving)]
        return vectors

    @cached_property
    def _given(self) -> Mapping[tuple[str, str, float], set[tuple[str, str]]]:
        """By sort, unit and value of a figure the articles that give it, and of what."""
        found: dict[tuple[str, str, float], set[tuple[str, str]]] = {}
        for one in map(self._at, self._giving):
            for figure in given(one.text):
                key = figure.sort, figure.unit, figure.value
                found.setdefault(key, set()).add((one.article.id, figure.thing))
        return found

    @cached_property
    def _deeds(self) -> frozenset[int]:
        return frozenset(place for place in self._giving if tells_deed(self._at(place).text))

    def _beside(self, place: int) -> Iterator[tuple[int, bool]]:
        """Sentences of other articles that may give other figures, the nearest first; whether they
        are much the same."""
        if place not in self._words:
            return
        row = self._giving_vectors @ self._vectors[place]
        ranks = np.flatnonzero(row >= (NEAR if place in self._deeds else SAME))
        for rank in ranks[np.argsort(-row[ranks], kind="stable")][:_NEIGHBOURS]:
            other = self._giving[rank]
            if self._at(other).article.id == self._at(place).article.id:
                continue
            same = row[rank] >= SAME and alike(self._words[place], self._words[other])
            if same or (place in self._deeds and other in self._deeds):
                yield other, same

    @cached_property
    def _words(self) -> Mapping[int, frozenset[str]]:
        return {place: words(self._terms[place]) for place in self._giving}

    def _clear(self, one: Excerpt) -> bool:
        return is_clear(one.text, spoken=self._said(one) is not None)

    def _at(self, place: int) -> Excerpt:
        return self._excerpts[place]
