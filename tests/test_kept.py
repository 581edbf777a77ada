"""What is kept of an answer gives back the same answer."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer import Agreement, Answer, Carried, Citation, Claim, Hit, Usage
from app.kept import Conversations, Kept, as_exchange, restored, timestamp
from archive.article import Article, Filters
from tests.fakes import Library
from tests.scripted_newsroom import COURIER, HARBOR, ScriptedNewsroom

QUESTIONS = ("When will the pier close?", "cost", "weather", "hostile", "model", "And last week?")

texts = st.text(max_size=40)
numbers = st.integers(1, 99)
several = st.lists(numbers, max_size=3).map(tuple)
shares = st.floats(0, 1)
dates = st.sampled_from(["", "2026-04-14", "2026-04-14T08:00:00+02:00"])
filters = st.builds(
    Filters, st.lists(texts, max_size=2).map(tuple), dates, dates, st.lists(texts).map(tuple)
)
articles = st.builds(
    Article,
    id=texts,
    title=texts,
    text=st.text(min_size=1),
    outlet=texts,
    author=texts,
    published=texts,
    url=texts,
    version=numbers,
)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[Any, Any]:
    """A passage and its article."""
    article = draw(articles)
    start = draw(st.integers(0, len(article.text) - 1))
    return article.passage(start, draw(st.integers(start + 1, len(article.text)))), article


carriers = st.builds(Carried, st.lists(texts, max_size=3).map(tuple), texts)
citations = st.builds(
    lambda number, place, carried: Citation(number, *place, carried=carried),
    numbers,
    quoted(),
    carriers,
)
hits = st.builds(
    lambda place, carried, *scores: Hit(*place, *scores, carried=carried),
    quoted(),
    carriers,
    shares,
    shares,
    shares,
)
claims = st.builds(
    Claim,
    text=texts,
    attribution=texts,
    citations=several,
    verdict=st.sampled_from(["supported", "contradicted", "not found"]),
    who=texts,
    reason=texts,
)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "question": texts,
    "outcome": st.sampled_from(["answered", "not_found", "conflicting"]),
    "short_answer": texts,
    "claims": st.lists(claims, max_size=4).map(tuple),
    "citations": st.lists(citations, max_size=4).map(tuple),
    "related": st.lists(hits, max_size=3).map(tuple),
    "engine": texts,
    "seconds": st.floats(0, 100),
    "notice": texts,
    "standalone": texts,
    "filters": filters,
    "missing": texts,
    "agreement": st.builds(Agreement, st.lists(st.tuples(texts, several), max_size=3).map(tuple)),
    "writing": st.just(""),  # only ever in a draft
    "usage": st.none()
    | st.builds(Usage, st.integers(0), st.integers(0), st.none() | st.floats(0, 9)),
}
unread = st.sampled_from([(), ("dates",), ("outlets", "dates")])


def test_every_part_of_an_answer_is_tried() -> None:
    assert set(PARTS) == {field.name for field in fields(Answer)}


@given(st.builds(Kept, texts, st.builds(Answer, **PARTS), filters, unread))
def test_an_answer_comes_back_equal(kept: Kept) -> None:
    assert restored(as_exchange(kept)) == kept


def test_what_was_kept_before_carriers_were_told_comes_back_without_them() -> None:
    *_, answer = ScriptedNewsroom().ask("What will it cost?", (), Filters())
    assert isinstance(answer, Answer)
    exchange = as_exchange(Kept("2026-05-14", answer))
    document = json.loads(exchange.answer)
    del document["carried"]
    assert restored(replace(exchange, answer=json.dumps(document))).answer == answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_through_the_catalog_an_answer_comes_back_equal(library: Library, question: str) -> None:
    newsroom = ScriptedNewsroom()
    newsroom.go.set()
    library.add(*newsroom.kept)
    *_, answer = newsroom.ask(question, (), Filters(("The Harbor Ledger",)))
    assert isinstance(answer, Answer)
    kept = Kept("2026-05-14T09:00:00.000000+00:00", answer, Filters((), "2026-01-01"), ("dates",))
    conversations = Conversations(library.archive)
    conversations.keep("reader", "id", kept)
    assert conversations.read("reader", "id") == (kept,)


def test_a_citation_says_what_became_of_its_article(library: Library) -> None:
    library.add(HARBOR, COURIER)
    *_, answer = ScriptedNewsroom().ask("What will it cost?", (), Filters())
    assert isinstance(answer, Answer)
    conversations = Conversations(library.archive)
    conversations.keep("reader", "id", Kept("2026-05-14", answer))
    library.add(replace(HARBOR, text=f"Corrected. {HARBOR.text}", version=2))
    library.archive.remove([COURIER.id])
    (back,) = conversations.read("reader", "id")
    first, second = back.answer.citations
    assert (first.since, first.article, first.passage) == (
        "replaced", HARBOR, answer.citations[0].passage,
    )  # fmt: skip
    assert (second.since, second.article.text) == ("removed", "")
    assert second.passage == answer.citations[1].passage
    assert second.article.title == COURIER.title


def test_what_is_older_than_so_many_days_is_forgotten(library: Library) -> None:
    answer = Answer("Why?", "not_found", "", (), (), (), "quotes", 0.1)
    conversations = Conversations(library.archive)
    for days in (1, 9, 20):
        asked = timestamp(datetime.now(UTC) - timedelta(days=days))
        conversations.keep("reader", f"{days}", Kept(asked, answer))
    conversations.forget_older(10)
    assert [heading.id for heading in conversations.headings("reader")] == ["1", "9"]
    conversations.forget_older(0)
    assert conversations.headings("reader") == ()


def test_for_no_days_none_are_kept_and_those_there_are_forgotten(library: Library) -> None:
    from app.cli import _conversations

    conversations = _conversations(library.archive, 365)
    assert conversations is not None
    answer = Answer("Why?", "not_found", "", (), (), (), "quotes", 0.1)
    conversations.keep("reader", "id", Kept(timestamp(datetime.now(UTC)), answer))
    assert _conversations(library.archive, 365) is not None
    assert len(conversations.headings("reader")) == 1
    assert _conversations(library.archive, 0) is None
    assert conversations.headings("reader") == ()


def test_times_are_all_of_one_length() -> None:
    times = (datetime(2026, 5, 14, 9, tzinfo=UTC), datetime(2026, 5, 14, 9, 0, 0, 5, tzinfo=UTC))
    assert {len(timestamp(time)) for time in times} == {32}
