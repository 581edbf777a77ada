"""The lines of one briefing, chosen among the sentences that were read.

Knows nothing of how the articles were found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice

import numpy as np

from app.brief.briefing import Dispute, Event, Line, Source, Told
from app.brief.clear import leaning, stands_alone
from app.brief.denied import ClaimsDenied
from app.brief.disputed import figures_differ
from app.brief.excerpts import Excerpt, Material
from app.brief.lines import Lines
from app.brief.opinion import is_opinion
from app.brief.opposites import Opposites
from app.brief.points import Point, Read, Sentence, points
from app.brief.stale import Stale
from app.brief.timeline import Candidate, timeline
from app.brief.told import told
from app.brief.topic import Topic
from app.brief.unknown import left_unknown
from app.check.evidence import items
from app.check.predicate import unsaid_verb
from app.check.terms import Sentence as Parsed
from app.cite import chain
from archive.archive import Archive
from archive.article import Article, day_of
from archive.encoder import Encoder
from archive.statement import Saying, Statement

_POINTS = 150  # looked at
_OLD = 0.5  # of the days on which what was read was published
_DATED = 600  # sentences looked through for what happened when and what is not known, the nearest,
_IN_TIME = 0.4  # and no farther from the topic than that share of the nearest
_ALONE = 0.75  # of the points that may be told by one source alone,
_OPENS = 0.5  # of a headline has what opens its article
_APART = 30  # days: articles farther apart do not tell one fact, however alike they put it
_OF_ONE = 3  # and so many of one article at most


class Making:
    """What can be told of a topic from what was read; its lines share their citations."""

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        topic: str,
        articles: Sequence[Article],
        read: Material,
        *,
        chosen: bool,
    ) -> None:
        """Lines are from sentences on the topic; others can be cited, too. All are on it where
        somebody has `chosen` the articles."""
        self._archive = archive
        self._read, self._excerpts, self._vectors = read, read.excerpts, read.vectors
        self._articles = {article.id: article for article in articles}
        self._first = archive.origins(list(self._articles))
        self.lines = Lines.of(archive, self._articles)
        opinions = {one.id for one in articles if is_opinion(one)}
        # Where there is nothing else, an opinion is all that can be told.
        self._opinions = opinions if len(opinions) < len(articles) else set()
        self._said = [self._statement(one) for one in read.excerpts]
        self._terms = [frozenset(archive.terms(one.text)) for one in read.excerpts]
        self._origins = [self.lines.origin(one) for one in read.excerpts]
        days = sorted({one.published[:10] for one in articles if one.published})
        self._newness = {day: rank / len(days) for rank, day in enumerate(days, 1)}
        self._copied = set(_copied(read.excerpts, self._first))
        self._headlines: dict[str, frozenset[str]] = {}
        self.topic = Topic(archive, encoder, topic, read, self._terms, chosen=chosen)
        own = [
            place
            for place in range(len(read.excerpts))
            if self.topic.on(place) and place not in self._copied
        ]
        said = self.lines.said
        denied = ClaimsDenied(archive, encoder, read, self._terms, said)
        self._opposites = Opposites(denied, read, self._terms, self._origins, said, own)
        self._points = self._found(read) if self.topic.found() else ()
        self._shown: set[int] = set()  # the places of key points

    def _statement(self, one: Excerpt) -> Statement | None:
        """The statement that a sentence is; of an opinion only what it quotes."""
        said = self.lines.said(one)
        in_its_own_words = said and said.kind != "direct" and one.article.id in self._opinions
        return None if in_its_own_words else said

    def _found(self, read: Material) -> tuple[Point, ...]:
        rarity = cache(self._archive.rarity)
        told = tuple(map(self._sentence, range(len(read.excerpts))))
        topic = self.topic
        found = points(
            Read(told, read.vectors, read.around, rarity), topic.vector, topic.terms, most=_POINTS
        )
        return tuple(replace(point, others=self._saying(point)) for point in self._not_stale(found))

    def _not_stale(self, found: Iterable[Point]) -> Iterator[Point]:
        """Points that no later article makes old; where a toll has risen, the last one instead."""
        on = filter(self.topic.on, range(len(self._excerpts)))
        stale = Stale({place: self._at(place) for place in on})
        places = set[int]()
        for point in found:
            if self._opposites.overtaken(point.place) or stale.expired(point.place):
                continue
            last = stale.risen(point.place)
            one = point if last is None else replace(point, place=last, others=())
            if one.place not in places and self._alone(one.place):
                yield one
                places.add(one.place)

    def _sentence(self, place: int) -> Sentence:
        """What of a sentence counts for the points."""
        excerpt, said = self._at(place), self._said[place]
        id = excerpt.article.id
        return Sentence(
            terms=self._terms[place],
            article=id,
            text=self._first.get(id, id),
            source=self._origins[place],
            speaker=said.speaker.key if said and said.kind != "indirect" else "",
            alone=self._alone(place),
            headline=self._headline(place),
            newness=self._newness.get(excerpt.article.published[:10], 0.0),
            leaning=leaning(excerpt.text),
        )

    def _alone(self, place: int) -> bool:
        """Whether a sentence may be a line by itself."""
        excerpt, said = self._at(place), self._said[place]
        if place in self._copied or place in self._opposites.corrected or not self.topic.on(place):
            return False
        if said is None and excerpt.article.id in self._opinions:
            return False
        return stands_alone(excerpt.text, spoken=said is not None)

    def _headline(self, place: int) -> float:
        """How much of its article's headline a sentence has, 0 to 1, where that is about the topic;
        without a topic, what opens an article has it."""
        if not self.topic.about(place):
            return 0.0
        # What opens an article is news; without a topic all is as near to it.
        opens = self._at(place).number == 0
        if opens and not self.topic.text:
            return 1.0
        article = self._at(place).article
        if article.id not in self._headlines:
            self._headlines[article.id] = frozenset(self._archive.terms(article.title))
        terms = self._headlines[article.id]
        has = len(terms & self._terms[place]) / len(terms) if terms else 0.0
        return max(has, _OPENS if opens else 0.0)

    def key_points(self, most: int) -> tuple[Line, ...]:
        """The best points, what matters most first, each cited from every text that says it.

        Of those that one source alone tells, no more than most, and of all articles alike.
        """
        best: list[Point] = []
        alone: Counter[str] = Counter()
        alone_at_most = int(_ALONE * most)
        share = alone_at_most // max(len(self.topic.articles()), 1)
        of_one = max(1, min(_OF_ONE, share))
        for point in self._points:
            if point.score < 0:
                break  # worth less than any sentence
            if self._independent(point) == 1:
                article = self._at(point.place).article.id
                if alone[article] >= of_one or alone.total() >= alone_at_most:
                    continue
                alone[article] += 1
            best.append(point)
            if len(best) == most:
                break
        best.sort(key=self._weight, reverse=True)
        self._shown = {point.place for point in best}
        return tuple(
            self.lines.line([self._at(place) for place in (point.place, *point.others)])
            for point in best
        )

    def _independent(self, point: Point) -> int:
        return len({self._origins[place] for place in (point.place, *point.others)})

    def _weight(self, point: Point) -> float:
        """What a point matters among those chosen: how many say it, how near the topic it is,
        how much of what its article is about, and how new that is."""
        near = float(self.topic.nearness[point.place]) + self._headline(point.place)
        new = self._newness.get(self._at(point.place).article.published[:10], 0.0)
        return 0.5 * math.log(self._independent(point)) + near + 0.5 * new

    def told(self, most: int) -> tuple[Told, ...]:
        """Statements on the topic that no key point has, the nearest first."""
        if not self._points:
            return ()
        found = []
        for one, said in told(self._read, self._said, self.topic, self._shown, most):
            line = self.lines.line([one], attribution=chain(one.article, said))
            found.append(Told(Saying(said, one.article.listing), line))
        return tuple(found)

    def disputed(self, most: int) -> tuple[Dispute, ...]:
        """What was corrected, what articles give different figures for, and what one says and
        another denies; the nearest to the topic first."""
        if not self._points:
            return ()
        least = _IN_TIME * float(self.topic.around.max())
        found = islice(self._opposites.found(self.topic.around, least=least), most)
        return tuple(
            Dispute(one.about, tuple(self.lines.line([side]) for side in one.sides))
            for one in found
        )

    def timeline(self, most: int, *, after: str) -> tuple[Event, ...]:
        """What happened when, oldest first; nothing from before a date that is asked for."""
        if not self._points:
            return ()
        near = np.argsort(-self.topic.around, kind="stable")[:_DATED]
        least = _IN_TIME * self.topic.around[near[0]]
        places = [
            place
            for place in map(int, near)
            if self.topic.around[place] >= least and self._alone(place)
        ]
        candidates = [
            Candidate(
                self._at(p).text,
                self._at(p).article.published,
                max(float(self.topic.around[p]), 0.01),
            )
            for p in places
        ]
        found = timeline(
            candidates,
            lambda one, other: float(self._vectors[places[one]] @ self._vectors[places[other]]),
            limit=most,
        )
        return tuple(
            Event(
                entry.when.date,
                entry.when.certain,
                candidates[entry.index].text[entry.when.start : entry.when.end],
                self.lines.line([self._at(places[entry.index])]),
            )
            for entry in found
            if entry.when.date >= after[: len(entry.when.date)]
        )

    def unknown(self, most: int) -> tuple[Line, ...]:
        """The sentences nearest the topic that say that something is not known."""
        near = np.argsort(-self.topic.around, kind="stable")[:_DATED]
        found = [
            place
            for place in map(int, near if self._points else ())
            if left_unknown(self._at(place).text)
            # What the older half left open may be known since; of an undated one nobody knows.
            and self._newness.get(self._at(place).article.published[:10], 1.0) > _OLD
            and self._alone(place)
        ]
        return tuple(self.lines.line([self._at(place)]) for place in found[:most])

    def sources(self) -> tuple[Source, ...]:
        """The articles cited so far, oldest first, undated last."""
        numbers: dict[str, list[int]] = {}
        for citation in self.lines.citations:
            numbers.setdefault(citation.article.id, []).append(citation.number)
        cited = [self._articles[id] for id in numbers]
        cited.sort(key=lambda one: (not one.published, one.published, one.id))
        return tuple(
            Source(one.listing, self._first.get(one.id, one.id), tuple(numbers[one.id]))
            for one in cited
        )

    def _at(self, place: int) -> Excerpt:
        return self._excerpts[place]

    def _saying(self, point: Point) -> tuple[int, ...]:
        """The places that say the same as a point, without those that give another figure, do not
        have what was done, or are of another time."""
        own = self._at(point.place)
        day = day_of(own.article.published)
        claim = Parsed(own.text)
        wanted = items(claim)
        return tuple(
            other
            for other in point.others
            if not figures_differ(own, self._at(other))
            and _at_one_time(day, day_of(self._at(other).article.published))
            and unsaid_verb(claim, wanted, [Parsed(self._at(other).text)]) is None
        )


def _at_one_time(day: date | None, other: date | None) -> bool:
    return day is None or other is None or abs((day - other).days) <= _APART


def _copied(excerpts: Sequence[Excerpt], first: Mapping[str, str]) -> Iterator[int]:
    """Places of sentences that stand before, word for word, in the same text or in a copy."""
    known: set[tuple[str, str]] = set()
    for place, one in enumerate(excerpts):
        told = first.get(one.article.id, one.article.id), " ".join(one.text.split())
        if told in known:
            yield place
        known.add(told)
