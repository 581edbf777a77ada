"""Filters read from the words of a question. Today is Wednesday, 14 October 2026."""

from __future__ import annotations

from datetime import date

import pytest

from app.question.narrow import narrowed
from archive.article import Filters

TODAY = date(2026, 10, 14)
OUTLETS = (
    "Concord Wire", "Evening Lantern", "Radio Lorrevia", "The Harbor Ledger", "The Morning Tray",
    "The Upper Velmer Crier", "Quill", "North Star", "Evening Star",
)  # fmt: skip

DATES = [
    ("What happened yesterday?", "2026-10-13", "2026-10-14", "yesterday"),
    ("What was decided the day before yesterday?",
     "2026-10-12", "2026-10-13", "the day before yesterday"),
    ("Who was arrested last night?", "2026-10-13", "2026-10-14", "last night"),
    ("What did the council decide today?", "2026-10-14", "2026-10-14", "today"),
    ("Who resigned this morning?", "2026-10-14", "2026-10-14", "this morning"),
    ("What did the council decide last week?", "2026-10-05", "2026-10-12", "last week"),
    ("What was published last week about the dam?",
     "2026-10-05", "2026-10-11", "published last week"),
    ("What is new this week?", "2026-10-12", "2026-10-14", "this week"),
    ("What did Kestlin announce this month?", "2026-10-01", "2026-10-14", "this month"),
    ("How many people died last month?", "2026-09-01", "2026-10-01", "last month"),
    ("Which articles published last month mention the box?",
     "2026-09-01", "2026-09-30", "articles published last month"),
    ("What was built this year?", "2026-01-01", "2026-10-14", "this year"),
    ("Who won last year's election?", "2025-01-01", "", "last year's"),
    ("How did the council vote on Tuesday?", "2026-10-13", "", "on Tuesday"),
    ("What happened on Wednesday?", "2026-10-14", "", "on Wednesday"),
    ("What happened on Thursday?", "2026-10-08", "", "on Thursday"),
    ("What happened last Wednesday?", "2026-10-07", "2026-10-08", "last Wednesday"),
    ("What has changed since Monday?", "2026-10-12", "", "since Monday"),
    ("What did the court decide on 14 April 2026?", "2026-04-14", "", "on 14 April 2026"),
    ("What did the court decide on April 14?", "2026-04-14", "", "on April 14"),
    ("What happened on 1 December?", "2025-12-01", "", "on 1 December"),
    ("What happened in the past three days?", "2026-10-11", "2026-10-14", "in the past three days"),
    ("What was said over the last week?", "2026-10-07", "2026-10-14", "over the last week"),
    ("What happened in June?", "2026-06-01", "", "in June"),
    ("What happened in November?", "2025-11-01", "", "in November"),
    ("Where did the army flee in June 2014?", "2014-06-01", "", "in June 2014"),
    ("When did the gate jam in March?", "2026-03-01", "", "in March"),
    ("How often did prices rise since March?", "2026-03-01", "", "since March"),
    ("What happened in late May?", "2026-05-01", "", "in late May"),
    ("Who led the league in 2022?", "2022-01-01", "", "in 2022"),
    ("What has changed since 2019?", "2019-01-01", "", "since 2019"),
    ("What was published in June 2014 about the offensive?",
     "2014-06-01", "2014-06-30", "published in June 2014"),
    ("Which articles from 2022 mention the box?", "2022-01-01", "2022-12-31", "articles from 2022"),
    ("What has been decided since last week?", "2026-10-05", "", "since last week"),
]  # fmt: skip

NO_DATES = [
    "When did the gate jam?",
    "What was the June 2014 offensive?",
    "Who planned the March on Washington?",
    "May the council sell the Saltyard?",
    "Who may march in the parade?",
    "Where will the games be held in 2028?",
    "What will the council decide next week?",
    "What was known before yesterday?",
    "What had happened until last week?",
    "Who is the host of Last Week Tonight?",
    "Who said “it was over yesterday”?",
    "What happened in 1936?",
    "What does the 2022 report say?",
    "What happened on Tuesday, 4 March 2014, that is, in 1914?",
    "What will be decided on Tuesday?",
    "What was found in the week before last week?",
    "How many weeks did it last?",
    "What happened on 31 June?",
    "What is shown on Tuesdays?",
    "",
]

NAMED = [
    ("What was in the box in the Harbor Ledger?", ["The Harbor Ledger"], "What was in the box?"),
    ("How many ballots were found, in the Ledger?", ["The Harbor Ledger"],
     "How many ballots were found?"),
    ("What was reported about the flood on Radio Lorrevia?", ["Radio Lorrevia"],
     "What was reported about the flood?"),
    ("How many died, in Concord Wire and the Evening Lantern?",
     ["Concord Wire", "Evening Lantern"], "How many died?"),
    ("Who resigned in the Tray on Tuesday?", ["The Morning Tray"], "Who resigned on Tuesday?"),
    ("Which articles from Concord Wire mention the dam?", [], None),
    ("What was published by the Evening Lantern about the letters?", ["Evening Lantern"],
     None),
]  # fmt: skip

NOT_NAMED = [
    "What did the Harbor Ledger say about the box?",
    "How many ballots were there, according to the Harbor Ledger?",
    "Who owns the Harbor Ledger?",
    "Who was hurt in the Harbor Ledger building?",
    "Who died in the star?",
    "What was found in the Star?",  # which of two?
    "What lies in the harbor?",
    "Who works in the lantern?",
    "What is about the Ledger?",
    "Who wrote with a quill?",
]


@pytest.mark.parametrize(("question", "after", "before", "words"), DATES)
def test_dates_are_read(question: str, after: str, before: str, words: str) -> None:
    found = narrowed(question, OUTLETS, TODAY)
    assert (found.filters, found.dates) == (Filters((), after, before), words)


@pytest.mark.parametrize("question", NO_DATES)
def test_other_words_are_no_dates(question: str) -> None:
    found = narrowed(question, OUTLETS, TODAY)
    assert (found.filters, found.dates, found.rest) == (Filters(), "", question)


@pytest.mark.parametrize(("question", "outlets", "rest"), NAMED)
def test_outlets_are_read(question: str, outlets: list[str], rest: str | None) -> None:
    found = narrowed(question, OUTLETS, TODAY)
    assert list(found.filters.outlets) == outlets
    assert found.rest == (question if rest is None else rest)


@pytest.mark.parametrize("question", NOT_NAMED)
def test_an_outlet_that_is_asked_about_is_no_filter(question: str) -> None:
    found = narrowed(question, OUTLETS, TODAY)
    assert (found.filters, found.outlets, found.rest) == (Filters(), "", question)


@pytest.mark.parametrize(
    ("question", "outlets"),
    [
        ("What was found in the Ledger?", ("Ledger", "The Ledger")),
        ("What was found in the Associated Press?", ("AP", "Associated Press")),
    ],
)
def test_an_outlet_is_meant_in_all_its_spellings(question: str, outlets: tuple[str, ...]) -> None:
    every = ("AP", "Associated Press", "Ledger", "The Ledger", "Quill")
    assert narrowed(question, every, TODAY).filters == Filters(outlets)


@pytest.mark.parametrize(
    ("question", "outlets"),
    [
        ("What happened on the Hill in March?", ()),
        ("What happened on Sky in March?", ()),
        ("What was found in The Hill?", ("The Hill",)),
        ("What was found in Sky News?", ("Sky", "Sky News")),
    ],
)
def test_a_plain_word_is_no_outlet(question: str, outlets: tuple[str, ...]) -> None:
    every = ("The Hill", "Sky", "Sky News")
    assert narrowed(question, every, TODAY, dates=False).filters.outlets == outlets


def test_an_outlet_and_a_date_go_together() -> None:
    found = narrowed("What was decided last week in the Harbor Ledger?", OUTLETS, TODAY)
    assert found.filters == Filters(("The Harbor Ledger",), "2026-10-05", "2026-10-12")


def test_without_outlets_nothing_is_one() -> None:
    assert narrowed("What was in the Harbor Ledger?", (), TODAY).filters == Filters()


def test_the_first_of_january_is_nothing_special() -> None:
    found = narrowed("What happened last month?", (), date(2026, 1, 1)).filters
    assert (found.after, found.before) == ("2025-12-01", "2026-01-01")
