"""What the web app needs from the rest of Byline, as a protocol. Knows nothing of Gradio."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.answer import Answer, Carried, Event, Turn
from app.brief.briefing import Briefing, Length, Progress
from app.brief.kept import Briefings
from app.kept import Conversations
from app.question.narrow import Part
from app.said.matrix import Matrix
from archive.article import Article, Filters, Listing
from archive.groups import Story
from archive.statement import Saying, Voice

if TYPE_CHECKING:
    from ingest.pipeline import IngestResult


class Newsroom(Protocol):
    """Everything the pages ask for. Called from several threads at once."""

    @property
    def conversations(self) -> Conversations | None:
        """Where conversations are kept; None where they are not."""
        ...

    @property
    def briefings(self) -> Briefings | None:
        """Where briefings are kept; None where they are not."""
        ...

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...],
        filters: Filters,
        *,
        unread: Collection[Part] = (),
    ) -> Iterator[Event]:
        """What was found, drafts, and last the answer. Raises BylineError.

        Dates and outlets in the words of the question filter, too, but for those `unread`.
        """
        ...

    def ingest(self, paths: Sequence[Path]) -> Iterator[IngestResult]:
        """One result per article, as it gets done. Raises BylineError."""
        ...

    def count(self) -> int:
        """How many articles there are."""
        ...

    def articles(self) -> tuple[Listing, ...]:
        """What is in the library, newest first."""
        ...

    def stories(self) -> tuple[Story, ...]:
        """Articles about one event, two or more of them, newest story first."""
        ...

    def origins(self) -> dict[str, str]:
        """Article id → the id of the one that had its text first, of all that have copies."""
        ...

    def carried(self, article_ids: Iterable[str]) -> dict[str, Carried]:
        """Article id → who carries its text, of those whose text several outlets have."""
        ...

    def article(self, article_id: str, version: int) -> Article:
        """One version of an article. Raises UnknownArticle."""
        ...

    def newest(self, article_id: str) -> int:
        """The highest version number of an article; 0 where there never was one."""
        ...

    def remove(self, article_ids: Sequence[str]) -> None: ...

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Outlet, and how many of its articles are here."""
        ...

    def voices(self, query: str) -> tuple[Voice, ...]:
        """Who says or passes on anything; with a query, those it fits, best first."""
        ...

    def said(
        self,
        source: str,
        about: str,
        filters: Filters,
        own: bool | None,
        *,
        limit: int | None,
    ) -> tuple[Saying, ...]:
        """What a source (a voice's key; "" for all) said: newest first, or best first on a topic.

        `own` True: its own words; False: what it passes on of others; None: both. `limit` None:
        all of it.
        """
        ...

    def matrix(self, topic: str, filters: Filters) -> Matrix:
        """What each source says on the points of a topic."""
        ...

    def brief(
        self,
        topic: str,
        filters: Filters,
        *,
        length: Length = "standard",
        before: Briefing | None = None,
    ) -> Iterator[Progress]:
        """What is being done, in words, and last the briefing. Raises BylineError.

        `before` is the earlier one that it refreshes.
        """
        ...

    def first_questions(self) -> tuple[str, ...]: ...

    def follow_ups(
        self, answer: Answer, turns: tuple[Turn, ...], filters: Filters
    ) -> Iterator[str]:
        """Questions that go on from an answer, the last of `turns`, each as it is found.

        It looks for a few seconds at most. Raises BylineError.
        """
        ...

    def notice(self) -> str:
        """One line where something is degraded, e.g. an index being rebuilt; else ""."""
        ...
