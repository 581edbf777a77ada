"""A newsroom of invented articles that answers from a script. For tests and for developing.

python tests/scripted_newsroom.py [PORT]
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.answer import (
    Answer,
    Carried,
    Citation,
    Claim,
    Draft,
    Event,
    Evidence,
    Hit,
    Outcome,
    Turn,
    Usage,
)
from app.brief.briefing import Briefing, Length, Progress
from app.brief.kept import Briefings
from app.question.narrow import Part
from app.said.matrix import Matrix
from archive.article import Article, Filters, Listing
from archive.errors import ArchiveBusy, UnknownArticle
from archive.groups import Story
from archive.statement import Saying, Voice
from ingest.pipeline import IngestResult
from tests import scripted_brief, scripted_said
from tests.scripted_articles import COURIER, HARBOR, HOSTILE


class ScriptedNewsroom:
    """Answers by a word in the question; "slow" waits for `go`. Keeps nothing for readers."""

    conversations = None
    briefings: Briefings | None = None

    def __init__(self, articles: tuple[Article, ...] = (COURIER, HARBOR, HOSTILE)) -> None:
        self.kept = list(articles)
        self.asked: list[tuple[str, tuple[Turn, ...], Filters]] = []
        self.looked: list[tuple[str, str, Filters, bool | None]] = []
        self.briefed: list[tuple[str, Filters, Length, Briefing | None]] = []
        self.seen_paths: list[Path] = []
        self.go = threading.Event()
        self.line = ""
        self.grouped = scripted_brief.STORIES
        self.copies: dict[str, str] = {}
        self.wired: dict[str, Carried] = {}

    def ask(
        self,
        question: str,
        history: tuple[Turn, ...],
        filters: Filters,
        *,
        unread: Collection[Part] = (),
    ) -> Iterator[Event]:
        """A question with "week" in it filters by date; one that begins with "And" leans."""
        alone = "Why will the old <b>pier</b> close?" if question.startswith("And") else ""
        if "week" in question and "dates" not in unread:
            filters = replace(filters, after="2026-04-06", before="2026-04-13")
        if "Ledger" in question and "outlets" not in unread:
            filters = replace(filters, outlets=("The Harbor Ledger",))
        for event in self._events(question, history, filters):
            if isinstance(event, Draft):
                yield Draft(replace(event.answer, standalone=alone, filters=filters))
            elif isinstance(event, Answer):
                yield replace(event, standalone=alone, filters=filters)
            else:
                yield event

    def _events(
        self, question: str, history: tuple[Turn, ...], filters: Filters
    ) -> Iterator[Event]:
        self.asked.append((question, history, filters))
        if "busy" in question:
            raise ArchiveBusy("another process owns this archive")
        if "crash" in question:
            raise RuntimeError("secret detail")
        about = HOSTILE if "hostile" in question else HARBOR
        hits = (
            _hit(HARBOR, *_at(HARBOR, "Ferries will leave from the north quay instead.")),
            _hit(HARBOR, *_at(HARBOR, "“We have waited long enough.”")),
            _hit(COURIER, *_at(COURIER, "“Without the wall the new deck will not last")),
        )
        yield Evidence(hits)
        if "slow" in question:
            yield Draft(replace(_pier(question), citations=(), claims=()))
            self.go.wait(10)
        if "model" in question:
            yield Draft(replace(_drafted(question), writing="The budget office <b>expects"))
            self.go.wait(10)
            yield _drafted(question)
        elif "cost" in question:
            yield _cost(question)
        elif "weather" in question:
            yield _answer(question, "not_found", related=hits)
        elif about is HOSTILE:
            end = len(HOSTILE.text)
            cites = (Citation(1, HOSTILE.passage(0, end), HOSTILE),)
            claim = Claim(HOSTILE.text, HOSTILE.outlet, (1,), "contradicted")
            yield _answer(question, "answered", claims=(claim,), citations=cites)
        else:
            yield Draft(replace(_pier(question), claims=_pier(question).claims[:1]))
            yield _pier(question)

    def ingest(self, paths: Sequence[Path]) -> Iterator[IngestResult]:
        self.seen_paths += paths
        for path in paths:
            text = path.read_text("utf-8")
            if not text.strip():
                yield IngestResult(str(path), "failed", "", "the file is empty")
                continue
            self.kept.insert(0, Article(f"new-{len(self.kept)}", text.split("\n")[0], text))
            yield IngestResult(str(path), "added", self.kept[0].id, "")

    def count(self) -> int:
        return len(self.kept)

    def articles(self) -> tuple[Listing, ...]:
        return tuple(
            Listing(a.id, a.version, a.title, a.outlet, a.author, a.published, a.url, len(a.text))
            for a in self.kept
        )

    def stories(self) -> tuple[Story, ...]:
        return self.grouped

    def origins(self) -> dict[str, str]:
        return self.copies

    def carried(self, article_ids: Iterable[str]) -> dict[str, Carried]:
        return {id: self.wired[id] for id in article_ids if id in self.wired}

    def article(self, article_id: str, version: int) -> Article:
        for article in self.kept:
            if (article.id, article.version) == (article_id, version):
                return article
        raise UnknownArticle(f"no article {article_id!r}")

    def newest(self, article_id: str) -> int:
        return max((a.version for a in self.kept if a.id == article_id), default=0)

    def remove(self, article_ids: Sequence[str]) -> None:
        self.kept = [article for article in self.kept if article.id not in article_ids]

    def outlets(self) -> tuple[tuple[str, int], ...]:
        names = [article.outlet for article in self.kept if article.outlet]
        return tuple((name, names.count(name)) for name in sorted(set(names)))

    def voices(self, query: str) -> tuple[Voice, ...]:
        return scripted_said.voices(self._sayings(Filters()), query)

    def said(
        self,
        source: str,
        about: str,
        filters: Filters,
        own: bool | None,
        *,
        limit: int | None,
    ) -> tuple[Saying, ...]:
        self.looked.append((source, about, filters, own))
        return scripted_said.said(self._sayings(filters), source, about, own)[:limit]

    def matrix(self, topic: str, filters: Filters) -> Matrix:
        if "busy" in topic:
            raise ArchiveBusy("another process owns this archive")
        return scripted_said.matrix(self._sayings(filters), topic)

    def _sayings(self, filters: Filters) -> tuple[Saying, ...]:
        articles = [
            article
            for article in self.articles()
            if (filters.after or "0") <= article.published[:10] <= (filters.before or "9")
        ]
        return scripted_said.sayings(articles)

    def brief(
        self,
        topic: str,
        filters: Filters,
        *,
        length: Length = "standard",
        before: Briefing | None = None,
    ) -> Iterator[Progress]:
        self.briefed.append((topic, filters, length, before))
        return scripted_brief.brief(topic, filters, length, before, self.go)

    def first_questions(self) -> tuple[str, ...]:
        return (
            "When will the old ferry pier close?",
            "What will the pier repairs cost?",
            "What did Mayor Ada Vell say?",
        )

    def follow_ups(
        self, answer: Answer, turns: tuple[Turn, ...], filters: Filters
    ) -> Iterator[str]:
        """Of the first questions, those that were not asked; "dawdling" waits for `go`."""
        del filters
        if "dawdling" in answer.question:
            self.go.wait(10)
        if "hostile" in answer.question:
            yield "What about <img src=x onerror=alert(3)>?"
        if answer.outcome == "not_found":
            return
        asked = {turn.question for turn in turns}
        yield from (question for question in self.first_questions() if question not in asked)

    def notice(self) -> str:
        return self.line


def _at(article: Article, sentence: str) -> tuple[int, int]:
    start = article.text.index(sentence)
    return start, start + len(sentence)


def _hit(article: Article, start: int, end: int) -> Hit:
    return Hit(article.passage(start, end), article, 0.8, 0.7, 0.6)


def _cite(number: int, article: Article, sentence: str) -> Citation:
    return Citation(number, article.passage(*_at(article, sentence)), article)


def _answer(
    question: str,
    outcome: Outcome,
    short: str = "",
    claims: tuple[Claim, ...] = (),
    citations: tuple[Citation, ...] = (),
    related: tuple[Hit, ...] = (),
) -> Answer:
    return Answer(question, outcome, short, claims, citations, related, "quotes", 0.34)


def _pier(question: str) -> Answer:
    said = (
        "“The pier will close on 1 June and not a day later,” Mayor Ada Vell said after the "
        "meeting."
    )
    voted = (
        "The city council voted on Tuesday night to close the old ferry pier for two years of "
        "repairs."
    )
    wall = "“Without the wall the new deck will not last ten winters.”"
    return _answer(
        question,
        "answered",
        "The pier will close on 1 June",
        (
            Claim(said, "The Harbor Ledger, quoting Mayor Ada Vell", (1,), "supported"),
            Claim(voted, "The Harbor Ledger", (2,), "supported"),
            Claim("The repaired deck may not last.", "Vella Courier", (3, 1), "not found"),
        ),
        (_cite(1, HARBOR, said), _cite(2, HARBOR, voted), _cite(3, COURIER, wall)),
    )


def _drafted(question: str) -> Answer:
    """What a model might have written: one sentence that is borne out, one that is not."""
    pier = _pier(question)
    wrong = "The cited text says 1 June, the claim 1 July"
    claims = (
        Claim("Ada Vell said it closes on 1 June.", "The Harbor Ledger", (1,), "supported"),
        Claim("It reopens on 1 July.", "", (1,), "contradicted", reason=wrong),
    )
    drafted = replace(pier, short_answer="", claims=claims, citations=pier.citations[:1])
    return replace(drafted, engine="openai:a-model", usage=Usage(1200, 34, 0.0021))


def _cost(question: str) -> Answer:
    low = "The work is expected to cost $4.2 million, according to the council's budget office."
    high = (
        "Engineers hired by the port estimate the cost of repairing the old pier at $8.5 million, "
        "twice the council's figure."
    )
    return _answer(
        question,
        "conflicting",
        "",
        (
            Claim(low, "The Harbor Ledger, citing the budget office", (1,), "supported"),
            Claim(high, "Vella Courier, citing engineers", (2,), "supported"),
        ),
        (_cite(1, HARBOR, low), _cite(2, COURIER, high)),
    )


if __name__ == "__main__":
    from app.web.server import serve

    serve(
        ScriptedNewsroom(scripted_brief.ARTICLES),
        "127.0.0.1",
        int((sys.argv[1:] or ["7861"])[0]),
        False,
    )
