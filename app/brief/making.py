"""The sections of one briefing, made from what is known of the sentences that were read.

Knows nothing of how the articles were found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import islice, product

import numpy as np

from app.brief.briefing import Dispute, Event, Line, Source, Told
from app.brief.excerpts import Material
from app.brief.known import Known
from app.brief.lines import Lines
from app.brief.opposed import Opposed
from app.brief.points import Point
from app.brief.timeline import Candidate, timeline
from app.brief.told import told
from app.brief.unknown import left_unknown
from app.cite import chain
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder
from archive.statement import Saying

_OLD = 0.7  # of the days on which what was read was published
_LOOKED_AT = 600  # sentences, for what happened when and what is not known: the nearest,
_NEAR = 0.4  # and for events and disputes no farther from the topic than that share of the nearest
_WORTH = -2.0  # of a point: little less than any sentence that may be one
_FEW = 8  # points, up to which one may lean on what stands before it
_ALONE = 0.75  # of the points that may be told by one source alone,
_OF_ONE = 3  # and so many of one article at most; more than its share when each had its turn


class Making:
    """The sections of a briefing; their lines share their citations."""

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
        self._articles = {article.id: article for article in articles}
        self.lines = Lines.of(archive, self._articles)
        self._known = Known(archive, encoder, topic, read, self.lines, chosen=chosen)
        self._topic = self._known.topic
        near = np.argsort(-self._topic.around, kind="stable")[:_LOOKED_AT]
        self._nearest = tuple(map(int, near)) if self._known.points else ()

    def only_mentioned(self) -> bool:
        """Whether the lines are from articles that only mention the topic."""
        return bool(self._known.points) and self._topic.only_mentioned()

    def best(self, most: int) -> tuple[Point, ...]:
        """The best points, what matters most first.

        Of those that one source alone tells, no more than most, and of all articles alike: what
        opens one that is most about the topic goes before the rest of it. What leans on others only
        where there is little else.
        """
        best: list[Point] = []
        alone: Counter[str] = Counter()
        alone_at_most = int(_ALONE * most)
        share = alone_at_most // max(len(self._topic.articles()), 1)
        at_first = max(1, min(_OF_ONE, share))
        points = [point for point in self._known.points if point.score >= _WORTH]
        points.sort(key=lambda point: not self._known.leads(point.place))
        clear: list[Point] = []
        leaning: list[Point] = []
        for point in points:
            (leaning if self._known.leans(point.place) else clear).append(point)
        for some, at_most in ((clear, most), (leaning, min(most, _FEW))):
            for of_one, point in product(range(at_first, _OF_ONE + 1), some):
                if len(best) >= at_most or point in best:
                    continue
                if self._independent(point) == 1:
                    article = self._known.at(point.place).article.id
                    its_share = of_one if self._topic.about(point.place) else at_first
                    if alone[article] >= its_share or alone.total() >= alone_at_most:
                        continue
                    alone[article] += 1
                best.append(point)
        return tuple(sorted(best, key=self._weight, reverse=True))

    def key_points(self, best: Sequence[Point]) -> tuple[Line, ...]:
        """Points as lines, each cited from every text that says it."""
        return tuple(
            self.lines.line([self._known.at(place) for place in (point.place, *point.others)])
            for point in best
        )

    def _independent(self, point: Point) -> int:
        return len({self._known.origins[place] for place in (point.place, *point.others)})

    def _weight(self, point: Point) -> float:
        """What a point matters among those chosen: how many say it, how near the topic it is,
        how much of what its article is about, and how new that is."""
        news = self._known.headline(point.place) * self._topic.strength(point.place)
        near = float(self._topic.nearness[point.place])
        new = self._known.newness(point.place) or 0.0
        return 0.5 * math.log(self._independent(point)) + near + news + 0.5 * new

    def told(
        self, best: Sequence[Point], opposed: Sequence[Opposed], most: int
    ) -> tuple[Told, ...]:
        """Statements on the topic that none of these points and disputes has, the nearest first."""
        if not self._known.points:
            return ()
        known, found = self._known, []
        shown = {point.place for point in best} | {place for one in opposed for place in one.places}
        fresh = [
            said if said and not known.stale(place) else None
            for place, said in enumerate(known.said)
        ]
        for one, said in told(known.read, fresh, self._topic, shown, most):
            line = self.lines.line([one], attribution=chain(one.article, said))
            found.append(Told(Saying(said, one.article.listing), line))
        return tuple(found)

    def opposed(self, most: int) -> tuple[Opposed, ...]:
        """What was corrected, what articles give different figures for, and what one says and
        another denies; the nearest to the topic first."""
        if not self._known.points:
            return ()
        least = _NEAR * float(self._topic.around.max())
        return tuple(islice(self._known.opposites.found(self._topic.around, least=least), most))

    def disputed(self, opposed: Sequence[Opposed]) -> tuple[Dispute, ...]:
        """Each side as a line."""
        return tuple(
            Dispute(one.about, tuple(self.lines.line([side]) for side in one.sides))
            for one in opposed
        )

    def timeline(self, most: int, *, after: str) -> tuple[Event, ...]:
        """What happened when, oldest first; nothing from before a date that is asked for."""
        around = self._topic.around
        places = [
            place
            for place in self._nearest
            if around[place] >= _NEAR * around[self._nearest[0]]
            and self._known.alone(place)
            and not self._known.leans(place)
        ]
        candidates = [
            Candidate(
                self._known.at(p).text,
                self._known.at(p).article.published,
                max(float(around[p]), 0.01),
            )
            for p in places
        ]
        vectors = self._known.read.vectors
        found = timeline(
            candidates,
            lambda one, other: float(vectors[places[one]] @ vectors[places[other]]),
            limit=most,
        )
        return tuple(
            Event(
                entry.when.date,
                entry.when.certain,
                candidates[entry.index].text[entry.when.start : entry.when.end],
                self.lines.line([self._known.at(places[entry.index])]),
            )
            for entry in found
            if entry.when.date >= after[: len(entry.when.date)]
        )

    def unknown(self, most: int) -> tuple[Line, ...]:
        """The sentences nearest the topic that say that something is not known."""
        found = [
            place
            for place in self._nearest
            if left_unknown(self._known.at(place).text)
            # What the older ones left open may be known since; of an undated one nobody knows.
            and (self._known.newness(place) or 1.0) > _OLD
            and self._known.alone(place)
        ]
        return tuple(self.lines.line([self._known.at(place)]) for place in found[:most])

    def sources(self) -> tuple[Source, ...]:
        """The articles cited so far, oldest first, undated last."""
        numbers: dict[str, list[int]] = {}
        for citation in self.lines.citations:
            numbers.setdefault(citation.article.id, []).append(citation.number)
        cited = [self._articles[id] for id in numbers]
        cited.sort(key=lambda one: (not one.published, one.published, one.id))
        return tuple(
            Source(one.listing, self.lines.first(one.id), tuple(numbers[one.id])) for one in cited
        )
