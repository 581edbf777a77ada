"""Briefings from one archive: articles are found, their sentences read, lines chosen, all cited.

Without a model: every line is a sentence of an article, word for word. Knows nothing of pages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.brief.briefing import Briefing, Length, Progress, Stage
from app.brief.excerpts import Reader
from app.brief.making import Making
from app.brief.since import compared
from app.figures.dates import day
from app.render.escape import count
from app.retrieve import Retriever
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from archive.errors import ArchiveEmpty

_ARTICLES = 100  # read, at most
_PASSAGES = 300  # looked through to find them
# An article is about a topic where its best passage comes so near to the best of all, or where it
# has so many of the topic's words, next to the one that has most.
_NEAR, _WORDS = 0.6, 0.3
_MENTIONED = "No article is about this as a whole: the lines are from those that mention it."


@dataclass(frozen=True, slots=True)
class _Most:
    """How many lines of each kind a briefing has."""

    points: int
    said: int
    disputed: int
    timeline: int
    unknown: int


_MOST: dict[Length, _Most] = {
    "short": _Most(8, 3, 2, 4, 2),
    "standard": _Most(20, 6, 3, 8, 3),
    "long": _Most(40, 15, 6, 16, 6),
}


class Briefer:
    """Makes briefings from one archive with one encoder."""

    name = "quotes"

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        retriever: Retriever,
        today: Callable[[], date],
    ) -> None:
        self._archive = archive
        self._encoder = encoder
        self._retriever = retriever
        self._today = today
        self._reader = Reader(encoder)

    def brief(
        self, topic: str, filters: Filters, *, length: Length, before: Briefing | None = None
    ) -> Iterator[Progress]:
        """Stages, and last the briefing; one without lines where nothing is about the topic.

        Of the articles that `filters` name a hundred are read; else those about the topic, or
        without a topic the newest. `before` is an earlier briefing, which it is compared with.
        Raises ArchiveEmpty, UnknownOutlet and UnknownArticle.
        """
        started = time.monotonic()
        if not len(self._archive):
            raise ArchiveEmpty("there are no articles yet")
        yield Stage("Finding articles")
        filters = self._retriever.known(filters)
        articles, left = self._articles(topic, filters)
        yield Stage(f"Reading {count(len(articles), 'article')}")
        read = self._reader.read(articles)
        yield Stage("Finding what they say")
        chosen = bool(filters.articles)
        making = Making(self._archive, self._encoder, topic, articles, read, chosen=chosen)
        most = _MOST[length]
        best = making.best(most.points)
        key_points = making.key_points(best)
        yield Stage("Finding what is disputed, and who said what")
        opposed = making.opposed(most.disputed)
        said = making.told(best, opposed, most.said)
        yield Stage("Finding what happened when, and what is not known")
        mentioned = _MENTIONED if making.only_mentioned() else ""
        made = Briefing(
            topic=topic.strip() or _new_since(filters.after),
            as_of=self._today().isoformat(),
            length=length,
            key_points=key_points,
            said=said,
            disputed=making.disputed(opposed),
            timeline=making.timeline(most.timeline, after=filters.after),
            unknown=making.unknown(most.unknown),
            sources=making.sources(),
            citations=making.lines.citations,
            read=len(articles),
            engine=self.name,
            seconds=0.0,
            filters=filters,
            notice=" ".join(filter(None, [self._archive.notice, mentioned, _left_out(left)])),
        )
        if before is not None:
            made = compared(made, before, self._archive, self._encoder)
        yield replace(made, seconds=time.monotonic() - started)

    def _articles(self, topic: str, filters: Filters) -> tuple[tuple[Article, ...], int]:
        """What is read, and how many more there are: the articles that were named, the newest
        first, else those about the topic, the best first."""
        found: dict[str, Article] = {}
        if filters.articles or not topic.strip():
            found = {one.id: one for one in self._archive.articles(filters)}
        else:
            for hit in self._retriever.search(topic, limit=_PASSAGES, filters=filters):
                if hit.dense >= _NEAR or hit.words > _WORDS:
                    found.setdefault(hit.article.id, hit.article)
        articles = list(found.values())[:_ARTICLES]
        first = self._archive.origins([one.id for one in articles])
        # Of a sentence that several carry, the first in order is shown.
        articles.sort(key=lambda one: first.get(one.id, one.id) != one.id)
        return tuple(articles), len(found) - len(articles)


def _left_out(articles: int) -> str:
    return (
        f"{count(articles, 'article')} more, farther from it, did not fit in." if articles else ""
    )


def _new_since(after: str) -> str:
    return f"What is new since {day(after)}" if after else "What is new"
