"""What a question asks for, and the words of a sentence that answer it."""

from __future__ import annotations

import pytest

from app.quotes.expect import (
    Kind,
    asks_what_is_new,
    cut_off,
    describes,
    fits,
    kind_of,
    short_answer,
    who_is,
)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many ballots were in the box?", "number"),
        ("How high did the river rise?", "number"),
        ("How much will the new bridge cost?", "money"),
        ("What is the price of the stadium?", "money"),
        ("When did the gate jam?", "date"),
        ("Which year was the dam built?", "year"),
        ("Where was the box found?", "place"),
        ("Which city owns the stadium?", "place"),
        ("Why was the sale halted?", "reason"),
        ("Who leads the inquiry?", "person"),
        ("What did the mayor say, and who passes it on?", "other"),
        ("The stadium", "other"),
    ],
)
def test_the_kind_is_what_the_question_asks_for_first(question: str, kind: Kind) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        (
            "How many were evacuated?",
            "About 6,100 left after the gate jammed at 2.40am.",
            "About 6,100",
        ),
        ("How high was it?", "It peaked at 6.8 metres at 11:20 a.m. on 14 March.", "6.8"),
        ("How many left?", "Fewer than 312 people left the town.", "Fewer than 312"),
        ("How many left?", "No more than 312 people left the town.", "No more than 312"),
        ("How many left?", "They say 312 or more left the town.", "312 or more"),
        ("How many won?", "He won by three votes, officials said.", "three"),
        ("How much did it cost?", "The first 12 seats of the $10 million hall.", "$10 million"),
        ("How much was the bid?", "They offered 61 million crowns for it.", "61 million"),
        ("When was it?", "The council voted on 14 April 2026, after dark.", "14 April 2026"),
        ("What year was it built?", "It was built in 1964 and closed on Friday.", "1964"),
    ],
)
def test_a_single_number_or_date_is_the_short_answer(
    question: str, sentence: str, answer: str
) -> None:
    assert short_answer(kind_of(question), sentence, question) == answer


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("How many were evacuated?", "Some 4,800 were, by the lists of five shelters."),
        ("When was it?", "It began on Monday and was over on Friday."),
        ("How many crowns were saved of the 1.4 million?", "The 1.4 million was all."),
        ("Who said so?", "Mayor Ada Vell said so."),
        ("Where was it?", "It was in Port Ellery."),
        ("How many left?", "It was not true that 312 people left."),
        ("Why was it?", "It was because of the rain."),
        ("How many players?", "The Under-21 side met on 3 May."),
    ],
)
def test_in_doubt_there_is_no_short_answer(question: str, sentence: str) -> None:
    assert short_answer(kind_of(question), sentence, question) == ""


def test_an_age_counts_nobody() -> None:
    sentence = "A woman of 83 has died, and a man aged 71 is ill."
    assert short_answer("number", sentence, "How many died?") == ""


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who is Halden Croy?", "Halden Croy"),
        ("Who was the Regional Board", "the Regional Board"),
        ("Who is the mayor of Port Ellery?", ""),
        ("Who is leading the inquiry?", ""),
    ],
)
def test_who_somebody_is_asks_for_no_name(question: str, name: str) -> None:
    assert who_is(question) == name
    assert fits("person", "Dorran Pell", question) is not bool(name)


def test_what_stands_beside_a_name_describes_it() -> None:
    assert describes("Pell appointed Halden Croy, a retired judge, on Friday.", "Halden Croy")
    assert not describes("Halden Croy presented the report.", "Halden Croy")


@pytest.mark.parametrize(
    ("sentence", "answer", "cut"),
    [
        ("Vaccines for younger children are in.", "younger", True),
        ("Vaccines for younger children are in.", "younger children", False),
        ("(CNN) The gate jammed.", "CNN", True),
        ("The gate (since 1964) jammed.", "1964", False),
        ("It was the hoist, officials said.", "the hoist", False),
        ("Tarnwick Rovers players stood still.", "Tarnwick Rovers", False),
    ],
)
def test_half_a_phrase_and_a_dateline_answer_nothing(sentence: str, answer: str, cut: bool) -> None:
    at = sentence.index(answer)
    assert cut_off(sentence, at, at + len(answer)) is cut


def test_what_is_new_is_asked_for_by_its_words() -> None:
    assert asks_what_is_new("Which bridge was closed this week?")
    assert asks_what_is_new("What did the council decide on Tuesday?")
    assert not asks_what_is_new("When was the bridge built?")
