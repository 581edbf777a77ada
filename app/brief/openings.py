"""Which articles are about a topic as a whole, by their headlines and openings.

Knows nothing of what is on the topic in other articles.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set

import numpy as np

from app.brief.asked import Asked
from app.brief.excerpts import Material
from app.rarity import share
from archive.archive import Archive
from archive.encoder import Vectors

_OPENING = 3  # sentences
# Of the best opening's words and nearness: of the words the root, of the nearness the square, for
# what a headline means tells more than how many of the words it has.
_ABOUT = 0.42
# What has so much of both makes the core; another comes as near to that, or nearer where it only
# has so many of the words.
_CORE, _NEAR, _WORDS, _NEARER = 0.75, 0.45, 0.9, 0.55
# Where no more than so many articles are about it, those are, too, that have so much of the words
# that the openings of these have in common, and a headline that comes so near to one of theirs.
_FEW, _IN_COMMON, _ALIKE = 6, 0.33, 0.42


class Openings:
    """Headlines and first sentences of articles by their ids, beside a topic.

    `most` is the largest share of the topic's words that one of them has, or any sentence.
    """

    def __init__(
        self,
        archive: Archive,
        asked: Asked,
        read: Material,
        terms: Sequence[frozenset[str]],
        places: Mapping[str, Sequence[int]],
    ) -> None:
        """`terms` are those of each sentence, `places` the sentences of each article."""
        self._archive, self._asked, self._read = archive, asked, read
        self._terms, self._places = terms, places
        titles = {one.article.id: one.article.title for one in read.excerpts}
        self._words = {
            id: set(archive.terms(titles[id])).union(*(terms[place] for place in some[:_OPENING]))
            for id, some in places.items()
        }
        self._has, looked_at = self._shares()
        self.most = max(self._has.values(), default=0.0) or max(map(asked.share, terms), default=0)
        scores = {
            id: math.sqrt(words) * self._meant(id, looked_at) ** 2
            for id, words in self._has.items()
        }
        best = max(scores.values(), default=0.0) or 1.0
        self._scores = {id: score / best for id, score in scores.items()}
        self._core = {id for id, score in self._scores.items() if score >= _CORE}
        self._core_vectors = np.vstack(
            [read.vectors[:0], *(self._vectors(id, _OPENING) for id in sorted(self._core))]
        )

    def about(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Those of these that have the topic's words and mean it, or have them all and are like
        those that mean it."""
        return tuple(id for id in ids if self._is_about(id))

    def strength(self, id: str) -> float:
        """How much it is about the topic, next to the best, 0 to 1."""
        return self._scores[id]

    def called_otherwise(self, about: Sequence[str], others: Sequence[str]) -> set[str]:
        """Those of the others that have the words of these, not the topic's; where these are
        few."""
        if not 0 < len(about) <= _FEW:
            return set()
        common = _common([self._words[id] for id in about])
        weights = {term: self._archive.rarity(term) for term in common}
        headlines = np.array([self._read.headlines[id] for id in about])
        return {
            id
            for id in others
            if share(weights, self._words[id]) >= _IN_COMMON
            and (headlines @ self._read.headlines[id]).max(initial=0.0) >= _ALIKE
        }

    def _is_about(self, id: str) -> bool:
        if not self._asked.text or id in self._core:
            return True
        near = self._like_core(id)
        if self._has[id] >= _WORDS and near >= _NEARER:
            return True
        return self._scores[id] >= _ABOUT and near >= _NEAR

    def _shares(self) -> tuple[dict[str, float], int]:
        """How much of the topic's words each opening has, and how many sentences make one: all of
        an article, where no opening has a word. Nothing where none has one of its names."""
        has = {id: self._asked.share(words) for id, words in self._words.items()}
        names = self._asked.names
        if names and names.isdisjoint(set[str]().union(*self._words.values())):
            return dict.fromkeys(has, 0.0), _OPENING
        if any(has.values()):
            return has, _OPENING
        return {id: self._twice(places) for id, places in self._places.items()}, len(self._terms)

    def _twice(self, places: Sequence[int]) -> float:
        """How much of the topic's words two of these sentences have each."""
        return sorted([0.0, 0.0, *(self._asked.share(self._terms[p]) for p in places)])[-2]

    def _meant(self, id: str, looked_at: int) -> float:
        """How near a headline, or the first of the sentences, comes to the topic, 0 to 1."""
        return max(0.0, float((self._vectors(id, looked_at) @ self._asked.vector).max()))

    def _like_core(self, id: str) -> float:
        """How near a headline or opening comes to one of the core."""
        cosines = self._vectors(id, _OPENING) @ self._core_vectors.T
        return float(cosines.max(initial=0.0))

    def _vectors(self, id: str, many: int) -> Vectors:
        """Of a headline and so many sentences of its article."""
        places = list(self._places[id][:many])
        return np.vstack([self._read.headlines[id], self._read.vectors[places]])


def _common(openings: Sequence[Set[str]]) -> set[str]:
    """The words that two or more openings have, and half of all."""
    counts = Counter(term for words in openings for term in words)
    return {term for term, many in counts.items() if many >= max(2, len(openings) / 2)}
