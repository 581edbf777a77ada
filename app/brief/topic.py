"""What a briefing is about, and which of the sentences that were read are.

An article is about the topic where its headline and opening have the topic's words and mean it,
or, where no opening has one, two of its sentences do; and where a headline like those of these has
a good part of what their openings have in common: "the stadium" may be called by its name. Of any
other of that time, a round-up or one that mentions the topic in passing, only the sentences beside
its words are on it. Words count by their rarity in the archive, names thrice, next to the article
that has most of them. Where no opening has one of its names, no article is about it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set

import numpy as np

from app.brief.asked import names, of_its_time
from app.brief.excerpts import Excerpt, Material
from app.rarity import rarities, share
from archive.archive import Archive
from archive.article import day_of
from archive.encoder import Encoder, Vectors

_OPENING = 3  # sentences
# Of the best opening's words and nearness: of the words the root, of the nearness the square, for
# what a headline means tells more than how many of the words it has.
_ABOUT = 0.42
# A sentence of another has so much of both with what is around it; and more where its article has
# no date, while those that are about it have one.
_ON, _ON_UNDATED = 0.4, 0.6
# Where no more than so many articles are about it, those are, too, that have so much of the words
# that the openings of these have in common, and a headline that comes so near to one of theirs.
_FEW, _IN_COMMON, _ALIKE = 6, 0.33, 0.42
_TIME = 21  # days from an article that is about it
_BEFORE, _BEHIND = 2, 1  # sentences around one, in its paragraph, or each one of its own
_NAME = 3  # times the rarity of a word in a name
# Something is about the topic where the nearest sentence has such a cosine with it; or a lower one,
# where so many of its words stand around a sentence.
_MEANT, _MEANT_WITH_WORDS, _MET = 0.6, 0.3, 0.34


class Topic:
    """A topic beside sentences that were read, each known by its place.

    `nearness` and `around` (n,) are the cosines of the sentences, and of their surroundings, with
    the topic; 0 where there is none: then everything is on it.
    """

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        text: str,
        read: Material,
        terms: Sequence[frozenset[str]],
        *,
        chosen: bool,
    ) -> None:
        """`terms` are those of each sentence; `chosen` tells that somebody named the articles, so
        that all of them are about the topic."""
        self.text = text.strip()
        self.terms = frozenset(archive.terms(text))
        self.vector = (
            encoder.encode_query(text) if self.text else np.zeros(encoder.dimension, np.float32)
        )
        self.nearness, self.around = read.vectors @ self.vector, read.around @ self.vector
        self._chosen = chosen
        self._nearest = float(self.around.max(initial=0.0))
        self._excerpts, self._terms = read.excerpts, terms
        self._names = names(archive, text, read.excerpts)
        self._weights = {
            term: rarity * (_NAME if term in self._names else 1)
            for term, rarity in rarities(archive, text).items()
        }
        self._paragraph = _paragraphs(read.excerpts)
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(read.excerpts):
            self._places.setdefault(one.article.id, []).append(place)
        articles = [read.excerpts[places[0]].article for places in self._places.values()]
        self._headlines = read.headlines
        self._openings = {
            one.id: set(archive.terms(one.title)).union(
                *(terms[place] for place in self._places[one.id][:_OPENING])
            )
            for one in articles
        }
        score, self._most = self._scores()
        least = _ABOUT * max(score.values(), default=0.0)
        then = of_its_time(text, articles)
        about = [one for one in then if score[one.id] >= least and (score[one.id] or not self.text)]
        days = [day for one in about if (day := day_of(one.published))]
        self._dated = bool(days)
        self._of_that_time = {
            one.id
            for one in then
            if not days
            or not (own := day_of(one.published))
            or min(abs((own - day).days) for day in days) <= _TIME
        }
        self._about = {one.id for one in (articles if chosen else about)}
        if len(about) <= _FEW:
            others = [
                one.id
                for one in then
                if one.id in self._of_that_time and (one.published or not days)
            ]
            self._about |= self._called_otherwise(archive, [one.id for one in about], others)
        self._met = tuple(map(self._beside, range(len(terms))))
        self._on = tuple(map(self._is_on, range(len(terms))))

    def found(self) -> bool:
        """Whether anything that was read is about it."""
        if not self.text or self._chosen:
            return bool(self._terms)
        best = float(self.nearness.max(initial=0.0))
        met = max(self._met, default=0.0)
        return best >= (_MEANT_WITH_WORDS if met >= _MET else _MEANT)

    def only_mentioned(self) -> bool:
        """Whether no article is about it as a whole."""
        return not self._about

    def about(self, place: int) -> bool:
        """Whether the article of a sentence is about it as a whole."""
        return self._excerpts[place].article.id in self._about

    def on(self, place: int) -> bool:
        """Whether a sentence is on it."""
        return self._on[place]

    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have a sentence on it."""
        return tuple(id for id, places in self._places.items() if any(map(self.on, places)))

    def _scores(self) -> tuple[dict[str, float], float]:
        """What the opening of each article has of the topic, and the most of its words that one
        has; of whole articles where no opening has one, then of any sentence. Nothing where no
        opening has one of its names."""
        has = {id: share(self._weights, words) for id, words in self._openings.items()}
        looked_at = _OPENING
        if self._names and self._names.isdisjoint(set[str]().union(*self._openings.values())):
            has = dict.fromkeys(has, 0.0)
        elif not any(has.values()):
            has = {id: self._twice(places) for id, places in self._places.items()}
            looked_at = len(self._terms)
        score = {
            id: math.sqrt(words)
            * self._meant(self._places[id][:looked_at], self._headlines[id]) ** 2
            for id, words in has.items()
        }
        most = max(has.values(), default=0.0)
        each = (self._share([place]) for place in range(len(self._terms)))
        return score, most or max(each, default=0.0)

    def _called_otherwise(
        self, archive: Archive, about: Sequence[str], others: Sequence[str]
    ) -> set[str]:
        """Those of the other articles that have the words of these, not the topic's."""
        common = _common([self._openings[id] for id in about])
        weights = {term: archive.rarity(term) for term in common}
        headlines = np.array([self._headlines[id] for id in about])
        return {
            id
            for id in others
            if share(weights, self._openings[id]) >= _IN_COMMON
            and (headlines @ self._headlines[id]).max(initial=0.0) >= _ALIKE
        }

    def _is_on(self, place: int) -> bool:
        if self.about(place):
            return True
        if self._excerpts[place].article.id not in self._of_that_time:
            return False
        near = float(self.around[place]) / (self._nearest or 1.0)
        undated = self._dated and not self._excerpts[place].article.published
        least = _ON_UNDATED if undated else _ON
        return near * self._met[place] >= least * self._most > 0

    def _beside(self, place: int) -> float:
        """How much of the topic's words a sentence and those beside it have; nothing where they
        have none of its names, and no article is about it."""
        own = self._paragraph[place]
        beside = [
            other
            for other in range(place - _BEFORE, place + _BEHIND + 1)
            if other in own or (len(own) == 1 and self._is_paragraph_beside(place, other))
        ]
        words = self._words(beside)
        unnamed = self._names and self._names.isdisjoint(words)
        return 0.0 if unnamed and self.only_mentioned() else share(self._weights, words)

    def _is_paragraph_beside(self, place: int, other: int) -> bool:
        """Whether another place is of the same article, and in a paragraph of one sentence."""
        there = self._places[self._excerpts[place].article.id]
        return there[0] <= other <= there[-1] and len(self._paragraph[other]) == 1

    def _twice(self, places: Sequence[int]) -> float:
        """How much of the topic's words two of these sentences have each."""
        return sorted([0.0, 0.0, *(self._share([place]) for place in places)])[-2]

    def _meant(self, places: Sequence[int], headline: Vectors) -> float:
        """How near the sentences there, or their headline, come to the topic, 0 to 1."""
        return max(0.0, float(headline @ self.vector), float(self.nearness[list(places)].max()))

    def _share(self, places: Sequence[int]) -> float:
        """How much of the topic's words the sentences there have."""
        return share(self._weights, self._words(places))

    def _words(self, places: Sequence[int]) -> set[str]:
        return set[str]().union(*(self._terms[place] for place in places))


def _common(openings: Sequence[Set[str]]) -> set[str]:
    """The words that two or more openings have, and half of all."""
    counts = Counter(term for words in openings for term in words)
    return {term for term, many in counts.items() if many >= max(2, len(openings) / 2)}


def _paragraphs(excerpts: Sequence[Excerpt]) -> list[range]:
    """The places of the paragraph of each sentence."""
    starts = [
        place
        for place, one in enumerate(excerpts)
        if place == 0
        or excerpts[place - 1].article.id != one.article.id
        or "\n" in one.article.text[excerpts[place - 1].end : one.start]
    ]
    ranges = map(range, starts, [*starts[1:], len(excerpts)])
    return [places for places in ranges for _ in places]
