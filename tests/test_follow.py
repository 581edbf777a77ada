"""Follow-ups over the sample articles, with all that is real: they are answered, and with news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.answer import Turn
from app.newsroom import Newsroom
from app.render.answer import answer_text
from app.suggest.follow import follow_ups
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from ingest.pipeline import ingest
from ingest.sources import find
from ingest.workers import Workers
from tests.fakes import SAMPLES

EVERYTHING = Filters()
OVERHAUL = "Why was the overhaul of the gate's hoist postponed?"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Archive]:
    with Archive.own(tmp_path_factory.mktemp("follow") / "archive", encoder.name) as archive:
        with Workers() as workers:
            list(ingest(find([str(SAMPLES)]), archive, encoder, workers))
        yield archive


@pytest.fixture(scope="module")
def newsroom(archive: Archive, encoder: Encoder) -> Newsroom:
    return Newsroom(archive, encoder)


def told(newsroom: Newsroom, *questions: str, filters: Filters = EVERYTHING) -> tuple[Turn, ...]:
    """A conversation of these questions."""
    turns: tuple[Turn, ...] = ()
    for question in questions:
        turns += (Turn(question, answer_text(newsroom.answer(question, turns, filters))),)
    return turns


def offered(
    archive: Archive, newsroom: Newsroom, *questions: str, filters: Filters = EVERYTHING
) -> list[str]:
    """What is offered after the last, on a machine fast enough for all."""
    turns = told(newsroom, *questions, filters=filters)
    last = newsroom.answer(questions[-1], turns[:-1], filters)
    found = follow_ups(archive, newsroom.answer, last, turns, filters, clock=lambda: 0.0)
    return list(found)


@pytest.mark.parametrize(
    "question",
    [
        OVERHAUL,
        "How many people were evacuated?",  # conflicting
        "Who leads the inquiry into the dam?",
        "Why did Judge Kettley halt the sale?",
        "What did Jonas Brill say about the letters?",
        "What happened to Ansel Tobrick?",  # not found
    ],
)
def test_each_is_answered_with_something_new(
    archive: Archive, newsroom: Newsroom, question: str
) -> None:
    found = offered(archive, newsroom, question)
    assert 1 <= len(found) <= 3
    turns = told(newsroom, question)
    before = newsroom.answer(question, (), EVERYTHING)
    cited = {citation.passage.text for citation in before.citations}
    for follow_up in found:
        answer = newsroom.answer(follow_up, turns, EVERYTHING)
        assert answer.outcome == "answered", follow_up
        assert answer.citations[0].passage.text not in cited, follow_up


def test_they_are_about_what_the_cited_article_tells(archive: Archive, newsroom: Newsroom) -> None:
    found = offered(archive, newsroom, OVERHAUL)
    assert "What did Tilda Ravensleigh say about the gate?" in found
    assert "How many people were evacuated from Tarnwick and Lower Brask?" in found
    assert "What did Ingrith Vale deny?" in found


def test_what_was_asked_is_not_offered_again(archive: Archive, newsroom: Newsroom) -> None:
    first = offered(archive, newsroom, OVERHAUL)
    then = offered(archive, newsroom, OVERHAUL, first[0])
    assert first[0] not in then
    assert then


def test_the_reader_s_filters_hold_for_them(archive: Archive, newsroom: Newsroom) -> None:
    meridian = Filters(outlets=("The Dunmarrow Meridian",))
    turns = told(newsroom, OVERHAUL, filters=meridian)
    for follow_up in offered(archive, newsroom, OVERHAUL, filters=meridian):
        answer = newsroom.answer(follow_up, turns, meridian)
        assert answer.outcome == "answered"
        assert {c.article.outlet for c in answer.citations} == set(meridian.outlets)


def test_looking_for_them_ends_when_the_time_is_up(archive: Archive, newsroom: Newsroom) -> None:
    ticks = iter(range(100))
    asked: list[str] = []

    def ask(question: str, history: tuple[Turn, ...], filters: Filters) -> object:
        asked.append(question)
        return newsroom.answer(question, history, filters)

    turns = told(newsroom, OVERHAUL)
    last = newsroom.answer(OVERHAUL, (), EVERYTHING)
    found = list(
        follow_ups(archive, ask, last, turns, EVERYTHING, clock=lambda: float(next(ticks)))  # type: ignore[arg-type]
    )
    assert len(asked) == 1  # at one second; at two it is over
    assert len(found) <= 1


def test_of_articles_that_were_removed_nothing_is_offered(
    archive: Archive, newsroom: Newsroom
) -> None:
    turns = told(newsroom, OVERHAUL)
    last = newsroom.answer(OVERHAUL, (), EVERYTHING)
    gone = tuple(
        replace(one, article=replace(one.article, text=""), since="removed")
        for one in last.citations
    )
    left = replace(last, citations=gone)
    assert list(follow_ups(archive, newsroom.answer, left, turns, EVERYTHING)) == []
