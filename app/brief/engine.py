"""Briefings from one archive: articles are found, their sentences read, lines chosen, all cited.

Without a model: every line is a sentence of an article, word for word. Knows nothing of pages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.brief.briefing import Briefing, Length, Progress, Stage, Told
from app.brief.clear import is_sentence, leaning, stands_alone
from app.brief.excerpts import Excerpt, Reader
from app.brief.lines import Lines
from app.brief.making import Making
from app.brief.since import compared
from app.cite import PRONOUNS, chain, speaks
from app.figures.dates import day
from app.rarity import rarities, share
from app.render.escape import count
from app.retrieve import Retriever
from app.said.quoted import quoted
from app.said.statements import Said
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder, Vectors
from archive.errors import ArchiveEmpty
from archive.statement import Statement

_ARTICLES = 100  # read, at most
_PASSAGES = 300  # looked through to find them
# An article is about a topic where its best passage comes so near to the best of all, or where it
# has so many of the topic's words, next to the one that has most.
_NEAR, _WORDS = 0.6, 0.3
_HAS_WORDS = 0.42  # of the words of the topic that the article with most of them has
_OF_ONE = 2  # statements of one speaker
_TO_THE_POINT = 0.6  # of the score of the best statement
_REPEATS = 0.85  # cosine from which a statement says what another one did


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
        said: Said,
        today: Callable[[], date],
    ) -> None:
        self._archive = archive
        self._encoder = encoder
        self._retriever = retriever
        self._said = said
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
        about = {one.id for one in articles} if chosen else self._on(topic, articles)
        making = Making(self._archive, self._encoder, topic, articles, read, about)
        most = _MOST[length]
        key_points = making.key_points(most.points)
        yield Stage("Finding who said what")
        shown = {line.claim.text for line in key_points}
        told = self._told(topic, about, making.lines, shown, most.said) if key_points else ()
        yield Stage("Finding what is disputed, what happened when, and what is not known")
        made = Briefing(
            topic=topic.strip() or _new_since(filters.after),
            as_of=self._today().isoformat(),
            length=length,
            key_points=key_points,
            said=told,
            disputed=making.disputed(most.disputed),
            timeline=making.timeline(most.timeline, after=filters.after),
            unknown=making.unknown(most.unknown),
            sources=making.sources(),
            citations=making.lines.citations,
            read=len(articles),
            engine=self.name,
            seconds=0.0,
            filters=filters,
            notice=" ".join(filter(None, [self._archive.notice, _left_out(left)])),
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

    def _on(self, topic: str, articles: Sequence[Article]) -> set[str]:
        """Ids of those that have the topic's words, by rarity, nearly as the one with most of them:
        what others say of something else is no line, though it may say the same as one."""
        weights = rarities(self._archive, topic)
        has = {
            one.id: share(weights, set(self._archive.terms(f"{one.title} {one.text}")))
            for one in articles
        }
        least = _HAS_WORDS * max(has.values(), default=0.0)
        return {id for id, words in has.items() if words >= least}

    def _told(
        self,
        topic: str,
        about: Collection[str],
        lines: Lines,
        shown: set[str],
        most: int,
    ) -> tuple[Told, ...]:
        """The statements nearest the topic that `shown` has not, a few of a speaker at most."""
        filters = Filters(articles=tuple(sorted(about)))
        found: list[Told] = []
        speakers: list[str] = []
        kept: list[Vectors] = []
        everything = self._said.ranked(topic, filters=filters)
        for ranked in everything:
            if ranked.score < _TO_THE_POINT * everything[0].score:
                break
            said = ranked.saying.statement
            who = said.speaker.key or said.speaker.name
            unclear = not who or not _speaks(said)
            if unclear or said.stance == "hedged" or speakers.count(who) >= _OF_ONE:
                continue
            if any(float(ranked.vector @ vector) >= _REPEATS for vector in kept):
                continue
            whole = quoted(ranked, self._archive)
            text = " ".join(whole.passage.text.split())
            if (
                any(one in text for one in shown)
                or not is_sentence(text)
                or not stands_alone(text, spoken=True)
                or leaning(text) == 1
            ):
                continue
            shown = shown | {text}
            excerpt = Excerpt(whole.article, whole.passage.start, whole.passage.end)
            line = lines.line([excerpt], attribution=chain(whole.article, said))
            found.append(Told(ranked.saying, line))
            speakers.append(who)
            kept.append(ranked.vector)
            if len(found) == most:
                break
        return tuple(found)


def _speaks(said: Statement) -> bool:
    """Whether it is clear that somebody said it: by a name, and a verb of speech or a quotation."""
    name = said.speaker.name
    return name.casefold() not in PRONOUNS and not name[:1].isdigit() and speaks(said)


def _left_out(articles: int) -> str:
    return f"{count(articles, 'article')} more could not be read for it." if articles else ""


def _new_since(after: str) -> str:
    return f"What is new since {day(after)}" if after else "What is new"
