"""Follow-ups, and the questions that they stand for. Every conversation is invented."""

from __future__ import annotations

import time

import pytest

from app.answer import Turn
from app.question.mentions import mentions
from app.question.standalone import standalone

# The questions before, the follow-up, the question it stands for.
FOLLOW_UPS = [
    ("How many ballots were in the box?", "What will it cost to repair the dam?",
     "What will it cost to repair the dam?"),
    ("When was the ferry raised?", "How long did it take to raise the ferry?",
     "How long did it take to raise the ferry?"),
    ("Who closed the pier?", "Why?",
     "Why was the pier closed?"),
    ("Who closed the pier?", "And when was that?",
     "When was the pier closed?"),
    ("Who closed the pier?", "Where?",
     "Where was the pier closed?"),
    ("Who closed the pier?", "When did that happen?",
     "When was the pier closed?"),
    ("Who closed the pier?", "but why",
     "Why was the pier closed?"),
    ("When did the gate at the Vennet Dam jam?", "Why?",
     "Why did the gate at the Vennet Dam jam?"),
    ("When did the gate at the Vennet Dam jam?", "How did it happen?",
     "How did the gate at the Vennet Dam jam?"),
    ("When did the gate at the Vennet Dam jam?", "Why did that happen?",
     "Why did the gate at the Vennet Dam jam?"),
    ("When did the gate at the Vennet Dam jam?", "And where was that?",
     "Where did the gate at the Vennet Dam jam?"),
    ("Did Kestlin withdraw?", "When?",
     "When did Kestlin withdraw?"),
    ("Did the council sell the Saltyard?", "Why not?",
     "Why didn't the council sell the Saltyard?"),
    ("What did the council decide?", "When?",
     "What did the council decide, and when?"),
    ("Has the ferry been found?", "Where?",
     "Where has the ferry been found?"),
    ("Why did Oriane Metch resign?", "When was this?",
     "When did Oriane Metch resign?"),
    ("What happened to the box?", "When was that?",
     "What happened to the box, and when?"),
    ("Who closed the pier? / Why?", "When was that?",
     "When was the pier closed?"),
    ("What did the council decide? / When?", "Why?",
     "What did the council decide, and why?"),
    ("Was the bridge at Marlow built by prisoners?", "Since when?",
     "Since when was the bridge at Marlow built by prisoners?"),
    ("Who closed the pier?", "Who else?",
     "Who else closed the pier?"),
    ("What did the mayor promise?", "What else?",
     "What else did the mayor promise?"),
    ("What did the mayor promise?", "Anything else?",
     "What else did the mayor promise?"),
    ("Who closed the pier?", "Anyone else?",
     "Who else closed the pier?"),
    ("Where did the flood do damage?", "Where else?",
     "Where else did the flood do damage?"),
    ("Who closed the pier?", "What else?",
     "Who closed the pier, and what else?"),
    ("Who sold the Saltyard? / Who else?", "Who else?",
     "Who else sold the Saltyard?"),
    ("When did the gate at the Vennet Dam jam?", "Who?",
     "When did the gate at the Vennet Dam jam, and who was it?"),
    ("Which ballots were found in the box?", "How many?",
     "How many ballots were found in the box?"),
    ("Which ballots were found in the box?", "How many were there?",
     "How many ballots were found in the box?"),
    ("Where were the ballots found?", "How many were there?",
     "How many ballots were there?"),
    ("Who found the letters?", "How many of them?",
     "How many letters were there?"),
    ("What did the repairs cost?", "How much?",
     "How much did the repairs cost?"),
    ("What did Kestlin offer for the Saltyard?", "How much was it?",
     "How much did Kestlin offer for the Saltyard?"),
    ("How many votes did Garrod Thane get?", "What about Lisbet Orrin?",
     "How many votes did Lisbet Orrin get?"),
    ("How many votes did Garrod Thane get?", "And Lisbet Orrin?",
     "How many votes did Lisbet Orrin get?"),
    ("How many people were evacuated in March?", "And in April?",
     "How many people were evacuated in April?"),
    ("How many people were evacuated from Tarnwick?", "And from Lower Brask?",
     "How many people were evacuated from Lower Brask?"),
    ("Who closed the pier?", "What about the mayor?",
     "Who closed the pier, and what about the mayor?"),
    ("What did the mayor say about the pier?", "What about the council?",
     "What did the council say about the pier?"),
    ("How much did the bridge cost?", "What about the tunnel?",
     "How much did the tunnel cost?"),
    ("How did the council vote?", "And the parliament?",
     "How did the parliament vote?"),
    ("Who died in Tarnwick?", "How about Lower Brask?",
     "Who died in Lower Brask?"),
    ("When did the ferry reach Port Ellery?", "And in 2014?",
     "When did the ferry reach Port Ellery in 2014?"),
    ("Was the pier repaired?", "What about the cost?",
     "What about the cost of the pier?"),
    ("Who is Ingrith Vale?", "When was she appointed?",
     "When was Ingrith Vale appointed?"),
    ("What did Ingrith Vale know about the gate?", "Did she resign?",
     "Did Ingrith Vale resign?"),
    ("When was the mayor elected?", "What did he promise?",
     "What did the mayor promise?"),
    ("Did Ada Vell meet Tomas Brandt?", "Where did they meet?",
     "Where did Ada Vell and Tomas Brandt meet?"),
    ("When did Ada Vell become mayor?", "Who is her deputy?",
     "Who is Ada Vell's deputy?"),
    ("When did Ada Vell become mayor? / How old is she?", "Where does she live?",
     "Where does Ada Vell live?"),
    ("What did Judge Kettley decide?", "Why did she do that?",
     "What did Judge Kettley decide, and why?"),
    ("Who accused Silas Wode?", "What is he accused of?",
     "What is Silas Wode accused of?"),
    ("When did Ada Vell win? / What did Vell say?", "Is she married?",
     "Is Ada Vell married?"),
    ("How did the council vote on the sale of the Saltyard?", "Why did they sell it?",
     "Why did the council sell the Saltyard?"),
    ("What does the union want?", "How many members do they have?",
     "How many members does the union have?"),
    ("How many people were evacuated?", "Where did they go?",
     "Where did the people who were evacuated go?"),
    ("What did the residents demand?", "Did they get it?",
     "Did the residents get it?"),
    ("When did the gate at the Vennet Dam jam?", "Was it repaired?",
     "Was the gate at the Vennet Dam repaired?"),
    ("What is the Saltyard?", "Who owns it?",
     "Who owns the Saltyard?"),
    ("What is the Saltyard?", "What is its value?",
     "What is the Saltyard's value?"),
    ("Who wrote the letters to the hospital?", "When were they written?",
     "When were the letters written?"),
    ("Who leads the inquiry into the dam?", "What did the inquiry find?",
     "What did the inquiry into the dam find?"),
    ("Who leads the inquiry into the dam?", "When will it report?",
     "When will the inquiry into the dam report?"),
    ("When did the ferry sink?", "Was that an accident?",
     "When did the ferry sink, and was that an accident?"),
    ("Where is Port Ellery?", "Who lives there?",
     "Who lives in Port Ellery?"),
    ("Did the council approve the plan?", "Who voted against it?",
     "Who voted against the plan?"),
    ("What did the Electoral Court decide?", "How did the court explain that?",
     "How did the Electoral Court explain that?"),
    ("Which bank lent Kestlin the money?", "Is it true that it was cancelled?",
     "Is it true that the money was cancelled?"),
    ("How did parliament vote on the budget?", "And what did the opposition say?",
     "What did the opposition say about the budget?"),
    ("What did the mayor say about the pier?", "What else did she say?",
     "What else did the mayor say about the pier?"),
    ("What was the source of the outbreak at the Ferrant Infirmary?", "How many people died?",
     "How many people died in the outbreak at the Ferrant Infirmary?"),
    ("When did the gate at the Vennet Dam jam?", "Who was responsible?",
     "When did the gate at the Vennet Dam jam, and who was responsible?"),
    ("When did the gate at the Vennet Dam jam?", "Were there any injuries?",
     "When did the gate at the Vennet Dam jam, and were there any injuries?"),
    ("When did the gate at the Vennet Dam jam?", "What happened next?",
     "What happened next to the gate at the Vennet Dam?"),
    ("When did the gate at the Vennet Dam jam?", "What were the consequences?",
     "When did the gate at the Vennet Dam jam, and what were the consequences?"),
    ("What caused the fire at the mill?", "Was anyone hurt?",
     "Was anyone hurt in the fire at the mill?"),
    ("When did the gate at the Vennet Dam jam?", "How much did it cost?",
     "How much did the gate at the Vennet Dam cost?"),
    ("When did the gate at the Vennet Dam jam?", "And what did the mayor say?",
     "What did the mayor say about the gate at the Vennet Dam?"),
    ("When did the gate at the Vennet Dam jam? / Why? / Was it repaired?", "Who paid for that?",
     "Who paid for the gate at the Vennet Dam?"),
    ("How many people died in the flood at Tarnwick?", "And in the fire at Port Ellery?",
     "How many people died in the fire at Port Ellery?"),
    ("What did Ada Vell say about the sea wall?", "And what did the opposition say?",
     "What did the opposition say about the sea wall?"),
    ("What did Ada Vell say about the sea wall?", "How did the union react?",
     "How did the union react to the sea wall?"),
    ("Did the Harbor Ledger report the leak?", "When did they publish it?",
     "When did the Harbor Ledger publish the leak?"),
]  # fmt: skip

# What stands alone, begins something else, or leans on nothing that is known.
STAYS = [
    ("Why did Kestlin withdraw?", "And how many houses took in water?"),
    ("When did Ada Vell become mayor?", "Did he beat her?"),
    ("When did the gate at the Vennet Dam jam?", "What did the mayor say?"),
    ("Who closed the pier?", "When did the ferry sink?"),
    ("Who closed the pier?", "What did Ada Vell say?"),
    ("Who closed the pier?", "Who wrote the constitution of Vella?"),
    ("When did the gate at the Vennet Dam jam?",
     "How did the council vote on the sale of the Saltyard?"),
    ("When did the gate at the Vennet Dam jam?", "Who said that the army fled?"),
    ("When did the gate at the Vennet Dam jam?",
     "How many ballots were in the box at Pinder Street School?"),
    ("When did the gate at the Vennet Dam jam?", "Why did Oriane Metch say she resigned?"),
    ("When did the gate at the Vennet Dam jam?", "Is it true that Kestlin withdrew?"),
    ("When did the gate at the Vennet Dam jam?", "weapons"),
    ("When did the gate at the Vennet Dam jam?", "What is the weather like in Tarnwick?"),
    ("When did the gate at the Vennet Dam jam?",
     "Did the union say that it had warned the hospital?"),
    ("Who closed the pier?", "Which outlets reported that the airport was taken?"),
    ("Who closed the pier?", "Who won the chess world championship in 1972?"),
    ("Who closed the pier?", "What does each flooded household get?"),
    ("When did the gate at the Vennet Dam jam?", "Did Finnimore say he met Hathersedge?"),
    ("Who closed the pier?", "What price did Kestlin offer?"),
    ("When did the gate at the Vennet Dam jam?", "?"),
    ("When did the gate at the Vennet Dam jam?", ""),
    ("Who leads the inquiry? / When was he appointed?", "What has he found?"),
]  # fmt: skip


def asked(before: str) -> tuple[Turn, ...]:
    return tuple(Turn(question, "") for question in before.split(" / "))


@pytest.mark.parametrize(("before", "question", "expected"), FOLLOW_UPS)
def test_a_follow_up_becomes_a_question_that_stands_alone(
    before: str, question: str, expected: str
) -> None:
    assert standalone(question, asked(before)) == expected


@pytest.mark.parametrize(("before", "question"), STAYS)
def test_what_stands_alone_stays_as_it_is(before: str, question: str) -> None:
    assert standalone(question, asked(before)) == question


@pytest.mark.parametrize("question", ["And when was that?", " Why? "])
def test_without_history_a_question_is_what_it_is(question: str) -> None:
    assert standalone(question, ()) == question.strip()


SHOWN = (
    "The Dunmarrow Meridian: Halden Croy, a retired judge, leads the inquiry. [1]\n\n"
    "[1] Upper Velmer Crier, Tomas Brandt wins, 2 April 2026"
)


def test_he_is_who_the_answer_named() -> None:
    history = (Turn("Who leads the inquiry into the dam?", SHOWN),)
    assert standalone("When was he appointed?", history) == "When was Halden Croy appointed?"


@pytest.mark.parametrize(
    ("before", "expected"),
    [("Who beat Lisbet Orrin?", "Garrod Thane"), ("Who is Lisbet Orrin?", "Lisbet Orrin")],
)
def test_he_is_whoever_did_it_to_her(before: str, expected: str) -> None:
    history = (Turn(before, "Garrod Thane beat Lisbet Orrin by 13 votes. [1]"),)
    assert standalone("When was he elected?", history) == f"When was {expected} elected?"


def test_the_sources_under_an_answer_are_nobody_s_words() -> None:
    history = (Turn("Where is the box?", "In a storeroom. [1]\n\n[1] Ada Vell, The box, May"),)
    assert standalone("Who is she?", history) == "Who is she?"


def test_nothing_found_names_nobody() -> None:
    history = (Turn("Who won?", "Nothing in the articles clearly answers this.\n- Ada Vell"),)
    assert standalone("When was he born?", history) == "When was he born?"


def test_nothing_found_names_nobody_below_a_notice_either() -> None:
    answer = (
        "Nothing was published last week; all dates were searched.\n\n"
        "Nothing in the articles clearly answers this.\n\nRelated, not an answer:\n- Ada Vell wins"
    )
    history = (Turn("Who won?", answer),)
    assert standalone("When was he born?", history) == "When was he born?"


def test_what_was_counted_may_stand_in_the_answer() -> None:
    history = (Turn("Where was the box?", "It held 212 ballots."),)
    assert standalone("How many were there?", history) == "How many ballots were there?"


def test_who_she_is_can_lie_fifty_questions_back() -> None:
    history = (Turn("When did Ada Vell win?", ""), *[Turn("And what did she do?", "")] * 49)
    assert standalone("Where does she live?", history) == "Where does Ada Vell live?"


@pytest.mark.parametrize(
    "question", ["it " * 100, "what did the " * 24, "why " * 75, ", and who" * 33, "a" * 100_000]
)
def test_odd_questions_cost_no_time(question: str) -> None:
    started = time.monotonic()
    standalone(question, (Turn(question, question), Turn("Who closed the pier?", question)))
    assert time.monotonic() - started < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When did the gate at the Vennet Dam jam?", [("the gate at the Vennet Dam", "thing")]),
        ("When did the ferry sink?", [("the ferry", "thing")]),
        ("How did the council vote?", [("the council", "group")]),
        ("Did Ingrith Vale resign?", [("Ingrith Vale", "person")]),
        ("Where is Port Ellery?", [("Port Ellery", "place")]),
        ("What happened in June 2014?", [("June 2014", "time")]),
        ("What is Lady Day?", [("Lady Day", "thing")]),
        ("", []),
    ],
)
def test_what_a_question_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.kind) for mention in mentions(text)] == expected
