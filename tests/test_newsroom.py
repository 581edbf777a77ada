"""What an archive is asked: follow-ups made to stand alone, and filters from words."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.answer import Answer, Draft, Turn
from app.model.engine import Drafting
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from tests.fakes import FigureReader, Library, ScriptedModel, WordEncoder, story

LEDGER, COURIER = "The Harbor Ledger", "Vella Courier"
ARTICLES = (
    Article(
        "pier",
        "Council closes the pier",
        "The council of Graywater closed the old pier on Monday because its piles are rotten.",
        LEDGER,
        published="2026-05-04",
    ),
    Article(
        "mill",
        "The mill burns",
        "The old mill at Vella burned down. The fire in the old mill was caused by a lamp.",
        COURIER,
        published="2026-05-12",
    ),
    Article(
        "mayor",
        "Mayor speaks",
        "Ada Vell was elected mayor of Graywater in 2019. Ada Vell was born in Port Ellery.",
        COURIER,
        published="2026-03-02",
    ),
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Newsroom:
    """With the real encoder, on Thursday, 14 May 2026."""
    archive = Archive.own(tmp_path_factory.mktemp("newsroom") / "archive", encoder.name)
    Library(archive, encoder).add(*ARTICLES)
    return Newsroom(archive, encoder, today=lambda: date(2026, 5, 14))


def ask(newsroom: Newsroom, question: str, *before: str) -> Answer:
    history = tuple(Turn(one, "") for one in before)
    return newsroom.answer(question, history, Filters())


def cited(answer: Answer) -> set[str]:
    return {citation.article.id for citation in answer.citations}


def test_a_follow_up_is_answered_as_the_question_it_stands_for(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Where was she born?", "When was Ada Vell elected?")
    assert answer.question == "Where was she born?"
    assert answer.standalone == "Where was Ada Vell born?"
    assert "Port Ellery" in answer.claims[0].text


def test_what_stands_alone_was_searched_for_as_it_is(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Why was the old pier closed?", "When was Ada Vell elected?")
    assert (answer.standalone, answer.filters) == ("", Filters())


def test_a_follow_up_on_who_said_what_shows_how_it_was_read(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "And Ada Vell?", "What did the council say about the pier?")
    assert answer.standalone == "What did Ada Vell say about the pier?"


def test_what_filters_is_no_part_of_what_somebody_speaks_about(newsroom: Newsroom) -> None:
    before = "What did the council say about the pier, in the Harbor Ledger since March?"
    answer = ask(newsroom, "And Ada Vell?", before)
    assert answer.standalone == (
        "What did Ada Vell say about the pier, in the Harbor Ledger since March?"
    )
    assert "Ada Vell says" not in answer.notice


def test_every_draft_says_what_was_searched_for(newsroom: Newsroom) -> None:
    history = (Turn("When was Ada Vell elected?", ""),)
    events = [*newsroom.ask("Where was she born?", history, Filters())]
    drafts = [event.answer for event in events if isinstance(event, Draft)]
    assert {draft.standalone for draft in drafts} == {"Where was Ada Vell born?"}


def test_words_of_time_are_a_filter(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "What caused the fire in the old mill this week?")
    assert answer.filters == Filters((), "2026-05-11", "2026-05-14")
    assert cited(answer) == {"mill"}


def test_an_outlet_that_is_named_is_a_filter(newsroom: Newsroom) -> None:
    answer = ask(newsroom, "Why was the old pier closed, in the Harbor Ledger?")
    assert answer.filters == Filters((LEDGER,))
    assert cited(answer) == {"pier"}


@pytest.mark.parametrize(
    ("question", "notice"),
    [
        ("Why was the old pier closed this week?",
         "Nothing published this week answers this; this is from all dates."),
        ("Why was the old pier closed today?",
         "Nothing was published today; this is from all dates."),
        ("Why was the old pier closed, in the Courier?",
         "Nothing published in Vella Courier answers this; this is from all outlets."),
        ("Who won the chess championship today?",
         "Nothing was published today; all dates were searched."),
    ],
)  # fmt: skip
def test_where_nothing_passes_a_filter_from_words_it_is_dropped_and_said(
    newsroom: Newsroom, question: str, notice: str
) -> None:
    answer = ask(newsroom, question)
    assert (answer.notice, answer.filters) == (notice, Filters())


def test_what_the_reader_sets_counts_before_words(newsroom: Newsroom) -> None:
    given = Filters((COURIER,), "2026-01-01")
    answer = newsroom.answer("Why did the mill burn yesterday, in the Ledger?", (), given)
    assert answer.filters == given


def test_words_that_are_not_to_be_read_are_none(newsroom: Newsroom) -> None:
    question = "What caused the fire in the old mill this week?"
    *_, answer = newsroom.ask(question, (), Filters(), unread=("dates",))
    assert isinstance(answer, Answer)
    assert (answer.filters, answer.notice) == (Filters(), "")


def test_an_archive_that_only_reads_answers_just_the_same(tmp_path: Path, encoder: Encoder) -> None:
    with Archive.own(tmp_path / "archive", encoder.name) as owned:
        Library(owned, encoder).add(*ARTICLES)
    with Archive.read(tmp_path / "archive", encoder.name) as archive:
        newsroom = Newsroom(archive, encoder, today=lambda: date(2026, 5, 14))
        assert ask(newsroom, "Why?", "Was the old pier closed?").standalone == (
            "Why was the old pier closed?"
        )


class Slow(WordEncoder):
    """Takes its time with every question."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        time.sleep(0.2)
        return super().encode_query(text)


SAYS = "What did resident 1 say about the ferry?"


@pytest.mark.parametrize("question", ["What was discussed in district 1?", SAYS])
@pytest.mark.parametrize("written", ["", "The ferry of district 1 was discussed [1]."])
def test_the_seconds_of_an_answer_have_the_search_in_them(
    library: Library, question: str, written: str
) -> None:
    library.add(story(1), story(2))
    drafting = Drafting(ScriptedModel(written)) if written else None
    newsroom = Newsroom(library.archive, Slow(), network=FigureReader(), drafting=drafting)
    answer = newsroom.answer(question, (), Filters())
    assert answer.seconds >= 0.2
