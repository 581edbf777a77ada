"""app.model.dated: only a day on which something happened gets a date."""

from __future__ import annotations

import re

import pytest

from app.model.dated import dated

PUBLISHED = "2026-05-06"  # a Wednesday

PAST = [
    ("A gate jammed on Saturday.", "2 May 2026"),
    ("Oriane Metch, the director, resigned on Monday after a vote.", "4 May 2026"),
    ("The tower was switched off early on Tuesday.", "5 May 2026"),
    ("On Sunday the council rejected the plan.", "3 May 2026"),
    ("On Sunday, she left.", "3 May 2026"),
    ("The court on Sunday threw out a challenge.", "3 May 2026"),
    ("Mayor Ada Vell said Monday that the pier is safe.", "4 May 2026"),
    ("Mayor Ada Vell told reporters on Monday that the pier is safe.", "4 May 2026"),
    ("The council met on Wednesday.", "6 May 2026"),
    ("The U.S. court ruled on Friday.", "1 May 2026"),
    ("A gate jammed on Monday night.", "4 May 2026"),
    ("“It held,” she wrote on Friday.", "1 May 2026"),
]


@pytest.mark.parametrize(("text", "day"), PAST)
def test_a_day_on_which_something_happened_gets_its_date(text: str, day: str) -> None:
    assert re.search(rf", {day}[,.]", dated(text, PUBLISHED))


def test_no_two_stops_stand_side_by_side() -> None:
    assert dated("A gate jammed on Saturday, and broke on Sunday.", PUBLISHED) == (
        "A gate jammed on Saturday, 2 May 2026, and broke on Sunday, 3 May 2026."
    )


OPEN = [
    "The council votes on the dam on Saturday.",
    "Vell faces a court on Friday.",
    "Millions go to the polls Sunday.",
    "The mayor said the council debates the dam on Saturday.",
    "The mayor announced that the council debates the dam on Saturday.",
    "Vell, who was elected in May, goes on trial on Friday.",
    "The retired judge hears the case on Friday.",
    "The hearing is scheduled on Friday.",
    "A vote was set for Saturday.",
    "They agreed to meet on Saturday.",
    "On Friday, the mayor said, the council debates the dam.",
    "The pier closed, and the ferry returns on Friday.",
    "The children play on Saturday.",
    "A gate will jam on Saturday.",
    "It closed last Saturday.",
    "It closed on Saturday, May 2.",
    "It closed on Thursday.",  # tomorrow's name: the text may be newer than its date
    "“It closed on Saturday,” she said.",
    "The shop was open on Saturdays.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_day_that_may_be_to_come_stays_as_it_is_written(text: str) -> None:
    assert dated(text, PUBLISHED) == text


def test_a_sentence_says_nothing_of_the_days_of_another() -> None:
    text = "A gate jammed on Saturday. The council votes on it on Sunday."
    assert dated(text, PUBLISHED) == text.replace("Saturday", "Saturday, 2 May 2026")


def test_without_a_date_of_its_own_a_text_stays_as_it_is() -> None:
    assert dated("A gate jammed on Saturday.", "") == "A gate jammed on Saturday."
