"""A short answer stands only where the sentence says what is asked."""

from __future__ import annotations

import pytest

from app.quotes.point import names_verb, on_point, point_of

DIED = "How many people died in the outbreak?"
ILL = "Fourteen people have fallen ill, and one of them, a woman of 83, has died."
KILLED = "The outbreak infected 31 people and killed three of them."
WON = "By how many votes did Garrod Thane win?"
BURIED = "Who was buried beside him?"


def told(question: str, text: str, answer: str) -> bool:
    start = text.index(answer)
    return on_point(question, text, start, start + len(answer))


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (DIED, KILLED, "three"),
        (DIED, "At least 12 people died on 14 March.", "12"),
        (WON, "Garrod Thane won the election of April 26 by 13 votes.", "13"),
        ("Who halted the sale?", "A judge has stopped the sale.", "A judge"),
        ("Who leads the inquiry?", "Halden Croy is leading the inquiry.", "Halden Croy"),
        (BURIED, "Ada Vell was buried beside him.", "Ada Vell"),
        ("Which member voted against it?", "Ada Vell voted against it.", "Ada Vell"),
        ("What was the source of the outbreak?", "The tower was its source.", "tower"),
        ("Who is the mayor?", "Ada Vell, the mayor, smiled.", "Ada Vell"),
    ],
)
def test_the_sentence_says_it(question: str, text: str, answer: str) -> None:
    assert told(question, text, answer)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (DIED, ILL, "Fourteen"),
        (DIED, KILLED, "31"),
        (WON, "The first count put Lisbet Orrin 37 votes ahead of Garrod Thane.", "37"),
        (WON, "Lisbet Orrin was declared the winner by 37.", "37"),
        ("Who halted the sale?", "Kestlin did not comment on the sale.", "Kestlin"),
        ("Who arrested the mayor?", "Police arrested Ada Vell.", "Ada Vell"),
        (BURIED, "Ada Vell buried her brother beside him.", "Ada Vell"),
        (BURIED, "Ada Vell was buried in Tarnwick.", "Ada Vell"),
        ("Which member voted against it?", "Ada Vell voted for it.", "Ada Vell"),
        ("Which member voted against it?", "Lisbet Orrin was declared the winner.", "Orrin"),
        ("What was the source of the outbreak?", "Nurses warned of foul water.", "foul water"),
    ],
)
def test_the_sentence_says_something_else(question: str, text: str, answer: str) -> None:
    assert not told(question, text, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which paper did Ada Vell buy?", "The Ledger"),
        ("Ada Vell, who once ran it, is buying which paper?", "The Ledger"),
    ],
)
def test_of_a_thing_it_is_enough_to_be_sure(question: str, answer: str) -> None:
    text = "Ada Vell got hold of The Ledger in May."
    start = text.index(answer)
    assert on_point(question, text, start, start + len(answer), sure=True)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (DIED, ILL, "Fourteen"),
        ("Who halted the sale?", "Kestlin did not comment on the sale.", "Kestlin"),
        ("Which member voted against it?", "Ada Vell voted for it.", "Ada Vell"),
        ("What was the source of the outbreak?", "Nurses warned of foul water.", "foul water"),
    ],
)
def test_of_people_and_numbers_it_is_not(question: str, text: str, answer: str) -> None:
    start = text.index(answer)
    assert not on_point(question, text, start, start + len(answer), sure=True)


def test_what_is_newly_opened_is_no_verb_of_the_question() -> None:
    assert point_of("Which newly-opened bridge is closed?") == point_of("Which bridge is closed?")
    assert point_of("Who most recently resigned?") == point_of("Who resigned?")


def test_a_question_without_a_telling_verb_has_no_point() -> None:
    assert point_of("How many ballots were in the box?") is None
    assert not names_verb("How many ballots were in the box?", "The box held 212 ballots.")
