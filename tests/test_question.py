"""What a question leans on."""

from __future__ import annotations

import pytest

from app.answer import Turn
from app.question import standalone

SINGLE = ["Why?", "When?", "Who?", "Where?"]
BEFORE = (Turn("Who closed the pier?", "The council."),)


@pytest.mark.parametrize(
    "question",
    ["And when was that?", "What did she say?", "When did it happen?", "but why", *SINGLE],
)
def test_a_question_that_leans_on_the_one_before_takes_it_along(question: str) -> None:
    assert standalone(question, BEFORE) == f"Who closed the pier? {question}"


@pytest.mark.parametrize(
    "question",
    [
        "When did the ferry sink?",
        "What did Ada Vell say?",
        "How many people died?",
        "And Ada Vell?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question: str) -> None:
    assert standalone(question, BEFORE) == question


@pytest.mark.parametrize("question", ["And when was that?", " Why? "])
def test_without_history_a_question_is_what_it_is(question: str) -> None:
    assert standalone(question, ()) == question.strip()


def test_only_the_last_question_is_taken_along() -> None:
    history = (Turn("Who sank the ferry?", "Nobody."), *BEFORE)
    assert standalone("And why?", history) == "Who closed the pier? And why?"
