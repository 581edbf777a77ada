"""Everything the pages and the commands can ask of one archive, in one object.

Built once; it knows nothing of any one reader, so that several can use it at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.answer import Answer, Event, Hit, Turn
from app.asked import asked
from app.first import first_questions
from app.matrix import Matrix
from app.question import standalone
from app.quotes import Quotes
from app.retrieve import Retriever
from app.said import Said
from app.testimony import Testimony
from archive.archive import Archive
from archive.article import Article, Filters, Listing
from archive.encoder import Encoder
from archive.errors import ArchiveEmpty
from archive.statement import Saying, Voice

if TYPE_CHECKING:  # imported where it is used: questions need no splitter
    from ingest.pipeline import IngestResult


class Newsroom:
    """Answers from an archive, and takes articles into it where it is owned."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive = archive
        self._encoder = encoder
        self._retriever = Retriever(archive, encoder)
        self._quotes = Quotes(archive, encoder)
        self._said = Said(archive, encoder, self._retriever)
        self._testimony = Testimony(archive, self._said, self._quotes)
        self._finding = threading.Lock()
        self._first: tuple[int, tuple[str, ...]] = (-1, ())  # at a revision of the archive

    def search(self, question: str, *, limit: int, filters: Filters) -> tuple[Hit, ...]:
        """Passages, best first."""
        return self._retriever.search(question, limit=limit, filters=filters)

    def ask(self, question: str, history: tuple[Turn, ...], filters: Filters) -> Iterator[Event]:
        """What was found, drafts, and last the answer. Raises ArchiveEmpty and other errors."""
        if not len(self._archive):
            raise ArchiveEmpty("there are no articles yet")
        if of_statements := asked(question, history, self._testimony.knows):
            yield from self._testimony.ask(question, of_statements, filters=filters)
        else:
            search = standalone(question, history)
            yield from self._quotes.ask(question, search=search, filters=filters)

    def answer(self, question: str, history: tuple[Turn, ...], filters: Filters) -> Answer:
        """The answer alone."""
        *_, last = self.ask(question, history, filters)
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

    def voices(self, query: str, filters: Filters) -> tuple[Voice, ...]:
        """Who says or passes on something, found by name, part of a name, alias or role."""
        return self._said.voices(query, filters=filters)

    def said(
        self,
        source: str,
        about: str,
        filters: Filters,
        own: bool | None,
        *,
        limit: int | None = 200,
    ) -> tuple[Saying, ...]:
        """What a source (a voice's key, or a name) said: newest first, with a topic best first.

        `own` True leaves what it said itself, False what it only passes on. Raises UnknownArticle
        and UnknownOutlet for filters.
        """
        return self._said.said(source=source, about=about, filters=filters, own=own, limit=limit)

    def matrix(self, topic: str, filters: Filters) -> Matrix:
        """What each source said on the points a topic turns on."""
        return self._said.matrix(topic, filters=filters)

    def articles(self) -> tuple[Listing, ...]:
        """What is in the library, newest first."""
        return self._archive.listing()

    def article(self, article_id: str, version: int) -> Article:
        """One version of an article. Raises UnknownArticle."""
        return self._archive.article(article_id, version)

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
                self._first = (revision, first_questions(self._archive, self.answer))
            return self._first[1]

    def count(self) -> int:
        """How many articles there are."""
        return len(self._archive)

    def notice(self) -> str:
        """One line where something is degraded; else empty."""
        return self._archive.notice
