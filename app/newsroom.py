"""Everything the pages and the commands can ask of one archive, in one object.

Built once; it knows nothing of any one reader, so that several can use it at a time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.answer import Answer, Carried, Draft, Event, Evidence, Hit, Turn, Usage
from app.brief.briefing import Briefing, Length, Progress
from app.brief.engine import Briefer
from app.brief.kept import Briefings
from app.carried import carried, with_carriers
from app.kept import Conversations
from app.model.engine import Drafting, Model, with_usage
from app.model.points import KeyPoints
from app.question.narrow import Narrowed, Part, narrowed
from app.question.standalone import retold, standalone
from app.quotes.engine import Quotes
from app.quotes.spans import NetworkReader, SpanReader
from app.retrieve import Retriever
from app.said.asked import BACK, Asked, as_question, as_said, asked
from app.said.matrix import Matrix
from app.said.statements import Said
from app.said.testimony import Testimony
from app.suggest.first import first_questions
from app.suggest.follow import follow_ups
from archive.archive import Archive
from archive.article import Article, Filters, Listing
from archive.encoder import Encoder
from archive.errors import ArchiveEmpty, UnknownArticle
from archive.groups import Story
from archive.statement import Saying, Voice

if TYPE_CHECKING:  # imported where it is used: questions need no splitter
    from ingest.pipeline import IngestResult


class Newsroom:
    """Answers from an archive, and takes articles into it where it is owned."""

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        *,
        network: SpanReader | None = None,
        drafting: Drafting | None = None,
        conversations: Conversations | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """`network` finds what in a sentence answers, the bundled one if None; `drafting` is the
        model that writes answers and key points, if any; `conversations` are those of the archive,
        where they are kept, and briefings with them; `today` is what "last week" counts from."""
        self.conversations = conversations
        self.briefings = Briefings(archive) if conversations else None
        self._archive = archive
        self._today = today
        self._encoder = encoder
        self._retriever = Retriever(archive, encoder)
        self._quotes = Quotes(archive, encoder, network or NetworkReader())
        self._model = Model(archive, encoder, drafting, self._quotes) if drafting else None
        self._said = Said(archive, encoder, self._retriever)
        self._testimony = Testimony(archive, self._said, self._quotes)
        self._briefer = Briefer(archive, encoder, self._retriever, today)
        self._points = KeyPoints(archive, encoder, drafting) if drafting else None
        self._finding = threading.Lock()
        self._first: tuple[int, tuple[str, ...]] = (-1, ())  # at a revision of the archive

    def search(self, question: str, *, limit: int, filters: Filters) -> tuple[Hit, ...]:
        """Passages, best first."""
        return self._retriever.search(question, limit=limit, filters=filters)

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...],
        filters: Filters,
        *,
        unread: Collection[Part] = (),
    ) -> Iterator[Event]:
        """What was found, drafts, and last the answer. Raises ArchiveEmpty and other errors.

        Dates and outlets that the words of the question name filter, too, unless such filters are
        given, or are not to be read. Where nothing answers under them, it is asked without.
        """
        started = time.monotonic()
        for event in self._asked(question, history, filters, unread, self._model):
            if isinstance(event, Answer):
                event = with_carriers(event, self._archive)
                event = replace(event, seconds=time.monotonic() - started)
            yield event

    def _asked(
        self,
        question: str,
        history: tuple[Turn, ...],
        filters: Filters,
        unread: Collection[Part],
        model: Model | None,
    ) -> Iterator[Event]:
        """The events of a question; without `model` sentences are quoted."""
        if not len(self._archive):
            raise ArchiveEmpty("there are no articles yet")
        alone, used = model.standalone(question, history) if model else ("", Usage())
        alone = alone or standalone(question, history)
        past = retold(history)
        engine = model or self._quotes
        found = self._narrowed(alone, filters, unread)
        if not found.filters:
            events = self._found(question, alone, past, alone, filters, engine)
            yield from with_usage(events, used, model)
            return
        both = _both(filters, found.filters)
        answer: Answer | None = None
        events = self._found(question, alone, past, found.rest, both, engine)
        for event in with_usage(events, used, model):
            if isinstance(event, Answer) and event.outcome == "not_found":
                answer = event
            else:
                yield event
        if answer is None:
            return
        events = self._found(question, alone, past, found.rest, filters, engine)
        for event in with_usage(events, answer.usage or Usage(), model):
            yield event if isinstance(event, Evidence) else self._widened(event, found, both)

    def _narrowed(self, question: str, given: Filters, unread: Collection[Part]) -> Narrowed:
        """What the words of the question filter by, where the reader has not said it."""
        named = given.outlets or "outlets" in unread
        outlets = () if named else [name for name, _ in self._archive.outlets()]
        dates = not (given.after or given.before or "dates" in unread)
        return narrowed(question, outlets, self._today(), dates=dates)

    def _bare(self, question: str) -> str:
        """Without the words that filter: what somebody spoke about is not "the box since March"."""
        return self._narrowed(question, Filters(), ()).bare

    def _found(
        self,
        question: str,
        alone: str,
        past: tuple[Turn, ...],
        search: str,
        filters: Filters,
        engine: Model | Quotes,
    ) -> Iterator[Event]:
        """The events of the engine that the question is for, told what it searched for."""
        knows = self._testimony.knows
        past = tuple(Turn(self._bare(turn.question), turn.answer) for turn in past[-BACK:])
        bare = self._bare(question)
        bare_alone = bare if alone == question else self._bare(alone)
        events: Iterator[Event]
        if of_statements := asked(bare, past, knows):
            if asked(bare_alone, (), knows) != of_statements:
                alone = as_question(of_statements)
            tell = partial(engine.tell, question, alone) if isinstance(engine, Model) else None
            events = self._testimony.ask(question, of_statements, filters=filters, draft=tell)
        else:
            events = engine.ask(question, search=search, filters=filters)
            if of_statements := asked(as_said(bare_alone), (), knows):
                events = self._else_said(question, events, of_statements, filters)
        shown = "" if alone == question.strip() else alone
        for event in events:
            if isinstance(event, Evidence):
                yield event
            elif isinstance(event, Draft):
                yield Draft(replace(event.answer, standalone=shown, filters=filters))
            else:
                yield replace(event, standalone=shown, filters=filters)

    def _else_said(
        self, question: str, events: Iterator[Event], asked_of: Asked, filters: Filters
    ) -> Iterator[Event]:
        """What was found; where that is nothing, what was said instead, if anything."""
        found = list(events)
        last = self._last(found[-1])
        if last.outcome == "not_found":
            said = list(self._testimony.ask(question, asked_of, filters=filters))
            if self._last(said[-1]).outcome == "answered":
                found = [*said[:-1], replace(self._last(said[-1]), usage=last.usage)]
        yield from found

    def _widened(self, event: Draft | Answer, found: Narrowed, tried: Filters) -> Draft | Answer:
        """With a line that says the filters from the words were dropped."""
        if isinstance(event, Draft):
            draft = self._widened(event.answer, found, tried)
            return Draft(draft) if isinstance(draft, Answer) else draft
        parts = ("dates" if found.dates else "", "outlets" if found.outlets else "")
        everything = " and ".join(part for part in parts if part)
        passing = any(True for _ in self._archive.articles(self._retriever.known(tried)))
        none = f"Nothing published {found.described} answers this"
        if not passing:
            none = f"Nothing was published {found.described}"
        rest = f"this is from all {everything}"
        if event.outcome == "not_found":
            rest = f"all {everything} were searched"
        return replace(event, notice=" ".join(filter(None, [f"{none}; {rest}.", event.notice])))

    def answer(self, question: str, history: tuple[Turn, ...], filters: Filters) -> Answer:
        """The answer alone."""
        *_, last = self.ask(question, history, filters)
        return self._last(last)

    def _tried(self, question: str, history: tuple[Turn, ...], filters: Filters) -> Answer:
        """The answer without a model: what is tried before it is offered costs no tokens."""
        *_, last = self._asked(question, history, filters, (), None)
        return self._last(last)

    @staticmethod
    def _last(last: Event) -> Answer:
        if not isinstance(last, Answer):
            raise AssertionError("the last event is always the answer")
        return last

    def ingest(self, paths: Sequence[Path]) -> Iterator[IngestResult]:
        """Take in uploaded files; one result an article, as it gets done."""
        from ingest.pipeline import ingest
        from ingest.sources import upload
        from ingest.workers import Workers

        sources = [upload(path) for path in paths]
        with Workers() as workers:
            yield from ingest(sources, self._archive, self._encoder, workers)

    def voices(self, query: str) -> tuple[Voice, ...]:
        """Who says or passes on something, found by name, part of a name, alias or role."""
        return self._said.voices(query)

    def said(
        self,
        source: str,
        about: str,
        filters: Filters,
        own: bool | None,
        *,
        limit: int | None,
    ) -> tuple[Saying, ...]:
        """What a source (a voice's key, or a name) said: newest first, with a topic best first.

        `own` True leaves what it said itself, False what it only passes on. Raises UnknownArticle
        and UnknownOutlet for filters.
        """
        return self._said.said(source=source, about=about, filters=filters, own=own, limit=limit)

    def matrix(self, topic: str, filters: Filters) -> Matrix:
        """What each source said on the points a topic turns on."""
        return self._said.matrix(topic, filters=filters)

    def brief(
        self,
        topic: str,
        filters: Filters,
        *,
        length: Length = "standard",
        before: Briefing | None = None,
    ) -> Iterator[Progress]:
        """Stages, and last the briefing; `before` is the one it refreshes. Raises ArchiveEmpty and
        other errors."""
        for event in self._briefer.brief(topic, filters, length=length, before=before):
            if isinstance(event, Briefing) and self._points:
                yield from self._points.written(event)
            else:
                yield event

    def briefing(
        self,
        topic: str,
        filters: Filters,
        *,
        length: Length = "standard",
        before: Briefing | None = None,
    ) -> Briefing:
        """The briefing alone."""
        *_, last = self.brief(topic, filters, length=length, before=before)
        if not isinstance(last, Briefing):
            raise AssertionError("the last is always the briefing")
        return last

    def story(self, id: str) -> Story:
        """The story that an article is in. Raises UnknownArticle where it is in none."""
        for story in self.stories():
            if id in story.articles:
                return story
        raise UnknownArticle(f"{id!r} is in no story")

    def articles(self) -> tuple[Listing, ...]:
        """What is in the library, newest first."""
        return self._archive.listing()

    def stories(self) -> tuple[Story, ...]:
        """Articles about one event, two or more of them, newest story first."""
        return self._archive.stories()

    def origins(self) -> dict[str, str]:
        """Article id → the id of the one that had its text first, of all that have copies."""
        return self._archive.origins()

    def carried(self, article_ids: Iterable[str]) -> dict[str, Carried]:
        """Article id → who carries its text, of those whose text several outlets have."""
        return carried(self._archive, article_ids)

    def article(self, article_id: str, version: int) -> Article:
        """One version of an article. Raises UnknownArticle."""
        return self._archive.article(article_id, version)

    def newest(self, article_id: str) -> int:
        """The highest version number of an article; 0 where there never was one."""
        return self._archive.newest_version(article_id)

    def remove(self, article_ids: Sequence[str]) -> None:
        """Forget articles. Raises UnknownArticle."""
        self._archive.remove(article_ids)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Outlets, each with the number of its articles."""
        return self._archive.outlets()

    def first_questions(self) -> tuple[str, ...]:
        """Questions to begin with that this archive answers."""
        with self._finding:  # one reader finds them for all
            revision = self._archive.revision
            if self._first[0] != revision:
                self._first = (revision, first_questions(self._archive, self._tried))
            return self._first[1]

    def follow_ups(
        self, answer: Answer, turns: tuple[Turn, ...], filters: Filters
    ) -> Iterator[str]:
        """Questions that go on from the last answer of a conversation, each as it is found."""
        return follow_ups(self._archive, self._tried, answer, turns, filters)

    def count(self) -> int:
        """How many articles there are."""
        return len(self._archive)

    def notice(self) -> str:
        """One line where something is degraded; else empty."""
        return self._archive.notice


def _both(given: Filters, read: Filters) -> Filters:
    """Where both say something, what is given counts."""
    dates = given if given.after or given.before else read
    return Filters(given.outlets or read.outlets, dates.after, dates.before, given.articles)
