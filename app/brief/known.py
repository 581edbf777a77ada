"""What is known of the sentences that were read, each by its place, and the points among them.

Knows nothing of how articles were found, nor of what a briefing shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from app.brief.clear import leaning, one_before, sets_up, stands_alone, tells_a_day
from app.brief.denied import ClaimsDenied
from app.brief.disputed import figures_differ
from app.brief.excerpts import Excerpt, Material
from app.brief.lines import Lines
from app.brief.opinion import is_opinion
from app.brief.opposites import Opposites
from app.brief.points import (
    Point,
    Read,
    Sentence,
    more_than_names,
    names_who_says,
    points,
)
from app.brief.stale import Stale
from app.brief.topic import Topic
from app.check.evidence import items
from app.check.predicate import unsaid_verb
from app.check.terms import Sentence as Parsed
from archive.archive import Archive
from archive.article import day_of
from archive.encoder import Encoder
from archive.statement import Statement

_POINTS = 150
# So much of a headline has what opens its article; of one that is most about a topic it counts for
# more than all.
_OPENS, _LEADS, _MOST_ABOUT = 0.5, 1.5, 0.7
_APART = 30  # days: articles farther apart do not tell one fact, however alike they put it


class Known:
    """The sentences `at` their places, what each `said` (None where the article tells it itself),
    which outlet or article each is from (`origins`), the `points`, best first, and `opposites`."""

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        topic: str,
        read: Material,
        lines: Lines,
        *,
        chosen: bool,
    ) -> None:
        """`chosen` tells that somebody named the articles, so that all of them are on the topic."""
        self._archive = archive
        self.read, self._lines = read, lines
        articles = {one.article.id: one.article for one in read.excerpts}
        opinions = {id for id, article in articles.items() if is_opinion(article)}
        # Where there is nothing else, an opinion is all that can be told.
        self._opinions = opinions if len(opinions) < len(articles) else set()
        self.said = [self._statement(one) for one in read.excerpts]
        self._terms = [frozenset(archive.terms(one.text)) for one in read.excerpts]
        self.origins = [lines.origin(one) for one in read.excerpts]
        days = sorted({one.published[:10] for one in articles.values() if one.published})
        self._newness = {day: rank / len(days) for rank, day in enumerate(days, 1)}
        self._copied = set(_copied(read.excerpts, lines))
        self._headlines = {id: frozenset(archive.terms(one.title)) for id, one in articles.items()}
        self.topic = Topic(archive, encoder, topic, read, self._terms, chosen=chosen)
        own = [
            place
            for place in range(len(read.excerpts))
            if self.topic.on(place) and place not in self._copied
        ]
        denied = ClaimsDenied(archive, encoder, read, self._terms, lines.said)
        self.opposites = Opposites(denied, read, self._terms, self.origins, lines.said, own)
        on = filter(self.topic.on, range(len(read.excerpts)))
        self._stale = Stale({place: self.at(place) for place in on})
        self.points = self._found() if self.topic.found() else ()

    def at(self, place: int) -> Excerpt:
        return self.read.excerpts[place]

    def newness(self, place: int) -> float | None:
        """How new an article is among those read, above 0 to 1; None where it has no date."""
        return self._newness.get(self.at(place).article.published[:10])

    def stale(self, place: int) -> bool:
        """Whether a later article has a higher toll, or it was only to come."""
        return self._stale.expired(place) or self._stale.risen(place) is not None

    def alone(self, place: int) -> bool:
        """Whether a sentence may be a line by itself."""
        excerpt, said = self.at(place), self.said[place]
        if place in self._copied or place in self.opposites.corrected or not self.topic.on(place):
            return False
        if said is None and excerpt.article.id in self._opinions:
            return False
        if tells_a_day(excerpt.text) and self._newness and not excerpt.article.published:
            return False  # nobody knows which, where of others they do
        if sets_up(excerpt.text, self._behind(place)):
            return False
        return stands_alone(excerpt.text, spoken=said is not None)

    def leans(self, place: int) -> bool:
        """Whether it speaks of a "her" or a "report" that is named before it; a bill that the topic
        names is known."""
        text = self.at(place).text
        told_of = self._archive.terms(one_before(text))
        return leaning(text) == 1 or not self.topic.asked.terms.issuperset(told_of)

    def _behind(self, place: int) -> str:
        """The next sentence of the article, as far as it was read."""
        behind = self.read.excerpts[place + 1 : place + 2]
        same = behind and behind[0].article.id == self.at(place).article.id
        return behind[0].text if same else ""

    def headline(self, place: int) -> float:
        """How much of its article's headline a sentence has, 0 to 1, where that is about the topic;
        without a topic, what opens an article has it."""
        if not self.topic.about(place):
            return 0.0
        # What opens an article is news; without a topic all is as near to it.
        opens = self.at(place).number == 0
        if opens and not self.topic.asked.text:
            return 1.0
        terms = self._headlines[self.at(place).article.id]
        has = len(terms & self._terms[place]) / len(terms) if terms else 0.0
        return max(has, _OPENS if opens else 0.0)

    def leads(self, place: int) -> bool:
        """Whether it opens an article that is most about the topic."""
        return self.at(place).number == 0 and self.topic.strength(place) >= _MOST_ABOUT

    def _statement(self, one: Excerpt) -> Statement | None:
        """The statement that a sentence is; of an opinion only what it quotes."""
        said = self._lines.said(one)
        in_its_own_words = said and said.kind != "direct" and one.article.id in self._opinions
        return None if in_its_own_words else said

    def _found(self) -> tuple[Point, ...]:
        rarity = cache(self._archive.rarity)
        told = tuple(map(self._sentence, range(len(self.read.excerpts))))
        read = Read(told, self.read.vectors, self.read.around, rarity)
        found = points(read, self.topic.asked.vector, self.topic.asked.terms, most=_POINTS)
        return tuple(replace(point, others=self._saying(point)) for point in self._not_stale(found))

    def _not_stale(self, found: Iterable[Point]) -> Iterator[Point]:
        """Points that no later article makes old; where a toll has risen, the last one instead."""
        places = set[int]()
        for point in found:
            if self.opposites.overtaken(point.place) or self._stale.expired(point.place):
                continue
            last = self._stale.risen(point.place)
            one = point if last is None else replace(point, place=last, others=())
            if one.place not in places and self.alone(one.place):
                yield one
                places.add(one.place)

    def _sentence(self, place: int) -> Sentence:
        """What of a sentence counts for the points."""
        excerpt, said = self.at(place), self.said[place]
        headline = self.headline(place)
        return Sentence(
            terms=self._terms[place],
            article=excerpt.article.id,
            text=self._lines.first(excerpt.article.id),
            source=self.origins[place],
            speaker=said.speaker.key if said and said.kind != "indirect" else "",
            alone=self.alone(place),
            headline=_LEADS if self.leads(place) else headline * self.topic.strength(place),
            newness=self.newness(place) or 0.0,
            leaning=leaning(excerpt.text),
        )

    def _saying(self, point: Point) -> tuple[int, ...]:
        """The places that say the same as a point, without those that give another figure, do not
        have what was done, have hardly more of it than its names, do not name who says it, or are
        of another time."""
        own = self.at(point.place)
        day = day_of(own.article.published)
        claim = Parsed(own.text)
        wanted = items(claim)
        named = " ".join(token.word for run in claim.names for token in run)
        names = frozenset(self._archive.terms(named))
        return tuple(
            other
            for other in point.others
            if more_than_names(self._terms[point.place], self._terms[other], names)
            and self._names_who_says(point.place, other, names)
            and not figures_differ(own, self.at(other))
            and _at_one_time(day, day_of(self.at(other).article.published))
            and unsaid_verb(claim, wanted, [Parsed(self.at(other).text)]) is None
        )

    def _names_who_says(self, place: int, other: int, names: frozenset[str]) -> bool:
        """Whether another sentence, too, has it from whoever says it, where somebody does."""
        said, theirs = self.said[place], self.said[other]
        if said and theirs and said.speaker.key and theirs.speaker.key == said.speaker.key:
            return True
        speaker = frozenset(self._archive.terms(said.speaker.name)) if said else names
        text = self.at(place).text
        return names_who_says(text, speaker, self._terms[other], spoken=said is not None)


def _at_one_time(day: date | None, other: date | None) -> bool:
    return day is None or other is None or abs((day - other).days) <= _APART


def _copied(excerpts: Sequence[Excerpt], lines: Lines) -> Iterator[int]:
    """Places of sentences that stand before, word for word, in the same text or in a copy."""
    known: set[tuple[str, str]] = set()
    for place, one in enumerate(excerpts):
        told = lines.first(one.article.id), " ".join(one.text.split())
        if told in known:
            yield place
        known.add(told)
