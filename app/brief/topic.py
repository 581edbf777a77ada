"""What a briefing is about, and which of the sentences that were read are on it.

All of an article is that is about the topic (openings.py). Of any other of that time, a round-up or
one that mentions the topic in passing, only the sentences beside its words are.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import date

from app.brief.asked import Asked
from app.brief.excerpts import Excerpt, Material
from app.brief.openings import Openings
from archive.archive import Archive
from archive.article import Article, day_of
from archive.encoder import Encoder

# A sentence of another has so much of the topic's words and nearness with what is around it; and
# more where its article has no date, while those that are about it have one.
_ON, _ON_UNDATED = 0.4, 0.6
_LIKE = 0.8  # of the nearness alone, where nothing has a word of the topic
_OF_STORY = 0.5  # of the articles of a story are about the topic: then all are
_LEAST_STRENGTH = 0.5  # of an article that is about it by other words
_TIME = 21  # days from an article that is about it
_BEFORE, _BEHIND = 2, 1  # sentences around one, in its paragraph, or each one of its own
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
        self.asked = Asked(archive, encoder, text, read.excerpts)
        self.nearness = read.vectors @ self.asked.vector
        self.around = read.around @ self.asked.vector
        self._chosen = chosen
        self._nearest = float(self.around.max(initial=0.0))
        self._excerpts, self._terms = read.excerpts, terms
        self._paragraph = _paragraphs(read.excerpts)
        self._places: dict[str, list[int]] = {}
        for place, one in enumerate(read.excerpts):
            self._places.setdefault(one.article.id, []).append(place)
        self._openings = openings = Openings(archive, self.asked, read, terms, self._places)
        articles = {id: read.excerpts[places[0]].article for id, places in self._places.items()}
        then = self.asked.of_its_time(list(articles.values()))
        about = openings.about([one.id for one in then])
        days = [day for id in about if (day := day_of(articles[id].published))]
        self._dated = bool(days)
        self._of_that_time = {one.id for one in then if _near(one, days)}
        dated = {one.id for one in then if one.published or not days}
        others = sorted(self._of_that_time & dated)
        self._about = {*about, *openings.called_otherwise(about, others)}
        if chosen:
            self._about = set(articles)
        elif self.asked.text:
            self._about |= _of_one_story(archive, self._about, self._of_that_time)
        self._met = tuple(map(self._beside, range(len(terms))))
        self._on = tuple(map(self._is_on, range(len(terms))))

    def found(self) -> bool:
        """Whether anything that was read is about it."""
        if not self.asked.text or self._chosen:
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

    def strength(self, place: int) -> float:
        """How much the article of a sentence is about it, 0 to 1."""
        id = self._excerpts[place].article.id
        if id not in self._about:
            return 0.0
        if self._chosen or not self.asked.text:
            return 1.0
        return max(self._openings.strength(id), _LEAST_STRENGTH)

    def on(self, place: int) -> bool:
        """Whether a sentence is on it."""
        return self._on[place]

    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have a sentence on it."""
        return tuple(id for id, places in self._places.items() if any(map(self.on, places)))

    def _is_on(self, place: int) -> bool:
        if self.about(place):
            return True
        if self._excerpts[place].article.id not in self._of_that_time:
            return False
        near = float(self.around[place]) / (self._nearest or 1.0)
        undated = self._dated and not self._excerpts[place].article.published
        least = _ON_UNDATED if undated else _ON
        if not self._openings.most:
            return near >= _LIKE
        return near * self._met[place] >= least * self._openings.most

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
        unnamed = self.asked.names and self.asked.names.isdisjoint(words)
        return 0.0 if unnamed and self.only_mentioned() else self.asked.share(words)

    def _is_paragraph_beside(self, place: int, other: int) -> bool:
        """Whether another place is of the same article, and in a paragraph of one sentence."""
        there = self._places[self._excerpts[place].article.id]
        return there[0] <= other <= there[-1] and len(self._paragraph[other]) == 1

    def _words(self, places: Sequence[int]) -> set[str]:
        return set[str]().union(*(self._terms[place] for place in places))


def _near(article: Article, days: Sequence[date]) -> bool:
    """Whether it was published near one of these days, or nobody knows when."""
    own = day_of(article.published)
    return own is None or not days or min(abs((own - day).days) for day in days) <= _TIME


def _of_one_story(archive: Archive, about: Set[str], others: Set[str]) -> set[str]:
    """Those of the others that tell of one event with these: a good part of its story."""
    read = about | others
    stories = (read & set(story.articles) for story in archive.stories())
    return {
        id
        for story in stories
        if story & about and len(story & about) >= _OF_STORY * len(story)
        for id in story
    }


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
