"""Which questions go to the statements, and what is read off them."""

from __future__ import annotations

import pytest

from app.answer import Turn
from app.said.asked import Asked, as_said, asked

VOICES = (
    "the new york times|the times|new york times|the harbor ledger|harbor ledger|the ledger|ledger|"
    "ada vell|vell|mayor vell|the mayor|mayor of graywater|the mayor of graywater|kestlin|"
    "kestlin group|vale|ingrith vale|ms vale|radio lorrevia|the police|police|the union|"
    "the director of the hospital|the court|reuters|the premier"
).split("|")


def known(name: str) -> bool:
    return name.casefold() in VOICES


ROUTED: list[tuple[str, Asked]] = [
    # What a source said.
    ("What did the New York Times say about the weapons?",
     Asked("what", "the New York Times", "the weapons", "stated")),
    ("What did the Times say?", Asked("what", "the Times", "", "stated")),
    ("What has Vale said?", Asked("what", "Vale", "", "stated")),
    ("What has Vale said about the hoist of the gate?",
     Asked("what", "Vale", "the hoist of the gate", "stated")),
    ("what did the times say about the weapons",
     Asked("what", "the times", "the weapons", "stated")),
    ("What did Vale say about the box, and who passes it on?",
     Asked("what", "Vale", "the box", "stated")),
    ("What does Kestlin say on the loan?", Asked("what", "Kestlin", "the loan", "stated")),
    ("What else did Ms Vale say regarding the overhaul?",
     Asked("what", "Ms Vale", "the overhaul", "stated")),
    ("What did the mayor tell the Ledger about the sea wall?",
     Asked("what", "the mayor", "the sea wall", "stated")),
    ("What did the mayor of Graywater announce on Tuesday?",
     Asked("what", "the mayor of Graywater", "", "stated")),
    ("What is Kestlin saying about its financing?",
     Asked("what", "Kestlin", "its financing", "stated")),
    ("What did Vale say in her speech?", Asked("what", "Vale", "", "stated")),
    ("What did Vell deny?", Asked("what", "Vell", "", "negated")),
    ("What does the union claim about the letters?",
     Asked("what", "the union", "the letters", "stated")),
    ("What did Reuters report about the airport?",
     Asked("what", "Reuters", "the airport", "stated")),
    ("What did the Ledger write about the box?", Asked("what", "the Ledger", "the box", None)),
    ("What does Ada Vell think of the plan?", Asked("what", "Ada Vell", "the plan", None)),
    ("How did Kestlin explain its withdrawal?", Asked("what", "Kestlin", "its withdrawal", None)),
    ("How did the mayor react to the ruling?", Asked("what", "the mayor", "the ruling", None)),
    ("How does the premier describe the talks?", Asked("what", "the premier", "the talks", None)),
    ("Tell me what Vale said about the gate.", Asked("what", "Vale", "the gate", "stated")),
    ("Show me everything Reuters said about the strike",
     Asked("what", "Reuters", "the strike", "stated")),
    ("What is Kestlin's position on the sea wall?", Asked("what", "Kestlin", "the sea wall", None)),
    ("What was the mayor’s reaction to the vote?", Asked("what", "the mayor", "the vote", None)),
    ("What was the response of the director of the hospital to the letters?",
     Asked("what", "the director of the hospital", "the letters", None)),
    ("Was there any comment from Kestlin?", Asked("what", "Kestlin", "", None)),
    ("Is there a statement from the police on the arrests?",
     Asked("what", "the police", "the arrests", None)),
    ("Has there been any word from Kestlin about the deposit?",
     Asked("what", "Kestlin", "the deposit", None)),
    ("Any comment from the union?", Asked("what", "the union", "", None)),
    ("What statements has Vale made about the overhaul?",
     Asked("what", "Vale", "the overhaul", None)),
    ("According to the Ledger, how many ballots were in the box?",
     Asked("what", "the Ledger", "how many ballots were in the box", None, inner=True)),
    ("How many people were evacuated, according to Radio Lorrevia?",
     Asked("what", "Radio Lorrevia", "How many people were evacuated", None, inner=True)),
    ("How many people does the Ledger say were evacuated?",
     Asked("what", "the Ledger", "How many people were evacuated", "stated", inner=True)),
    ("Why did Kestlin say it withdrew?",
     Asked("what", "Kestlin", "Why it withdrew", "stated", inner=True)),
    ("What was said about the weapons?", Asked("what", "", "the weapons", "stated")),
    ("What has been said about the price?", Asked("what", "", "the price", "stated")),
    ("What do people say about the smell?", Asked("what", "", "the smell", "stated")),
    # A name that is no voice, written as one: somebody who says nothing.
    ("What did Tomas Brandt say about the pier?",
     Asked("what", "Tomas Brandt", "the pier", "stated")),
    ("What did The Tallyman say about the flood?",
     Asked("what", "The Tallyman", "the flood", "stated")),
    # Who said it.
    ("Who said the army fled?", Asked("who", "", "the army fled", "stated")),
    ("Who said that the army fled?", Asked("who", "", "the army fled", "stated")),
    ("Who says so many people died?", Asked("who", "", "so many people died", "stated")),
    ("Who has denied the meeting?", Asked("who", "", "the meeting", "negated")),
    ("Who warned of the flood?", Asked("who", "", "the flood", "stated")),
    ("Who told the Ledger that the signature was false?",
     Asked("who", "", "the signature was false", "stated")),
    ("Who else spoke about the valuation?", Asked("who", "", "the valuation", None)),
    ("Who is quoted on the price of the bread?", Asked("who", "", "the price of the bread", None)),
    ("Who blamed the court for the delay?", Asked("who", "", "the court for the delay", None)),
    ("Who called the vote “a beginning”?", Asked("who", "", "the vote “a beginning”", None)),
    ("Which officials confirmed the deaths?", Asked("who", "", "the deaths", "stated")),
    ("Did anyone deny that the sale was discussed?",
     Asked("who", "", "the sale was discussed", "negated")),
    ("Has anybody commented on the leak?", Asked("who", "", "the leak", None)),
    # Which outlets had it.
    ("Which outlets reported the airport was taken?",
     Asked("outlets", "", "the airport was taken", "stated")),
    ("Which newspapers say that the army fled?", Asked("outlets", "", "the army fled", "stated")),
    ("What papers covered the recount?", Asked("outlets", "", "the recount", None)),
    ("Which outlet first reported the 2,120 ballots?",
     Asked("outlets", "", "the 2,120 ballots", "stated")),
    ("What do the papers say about the premier?", Asked("outlets", "", "the premier", "stated")),
    # Whether a source said it.
    ("Did the mayor deny the meeting?", Asked("whether", "the mayor", "the meeting", "negated")),
    ("Has Kestlin confirmed that the lender pulled out?",
     Asked("whether", "Kestlin", "the lender pulled out", "stated")),
    ("Did Vale say whether the gate would hold?",
     Asked("whether", "Vale", "the gate would hold", "stated")),
    ("Does the union dispute the figures?",
     Asked("whether", "the union", "the figures", "negated")),
    ("Did Kestlin comment on the talks?", Asked("whether", "Kestlin", "the talks", None)),
    ("Has the mayor made any statement about the scarf?",
     Asked("whether", "the mayor", "the scarf", None)),
    ("Did Tomas Brandt confirm the date?", Asked("whether", "Tomas Brandt", "the date", "stated")),
]  # fmt: skip

NOT_ROUTED = [
    "What did the council vote?",
    "How did the council vote on the sale of the Saltyard?",
    "Who leads the inquiry?",
    "Who won?",
    "Who wrote the book?",
    "Who told him to jump?",
    "Who called the police?",
    "Who died?",
    "What happened to the mayor?",
    "According to the Bank of Nowhere, how high will prices climb?",
    "Which new dish did Olafson add to its menu?",
    "Which world leader did Boris Quill accuse of lying?",
    "Who was accused of fraud?",
    "Who has been announced as the new coach?",
    "Who was announced as the new coach?",
    "What did the mayor do?",
    "What did the mayor promise's price mean",
    "When did the gate jam?",
    "How many people were evacuated?",
    "How many votes did Vell get?",
    "What is the mayor's name?",
    "Where is the Ledger printed?",
    "Did the mayor resign?",
    "Did the army flee?",
    "Was Kestlin blamed?",
    "What was the mayor accused of?",
    "What were residents told about the water?",
    "Which outlets closed?",
    "Which bank was to lend the money?",
    "What did the report cost?",
    "What does the report say about the gate?",
    "What do you think about it?",
    "What did they say about the pier?",
    "Why was the overhaul postponed?",
    "Why did the court reject the complaint?",
    "When did the police confirm the arrest?",
    "Is the dam sound?",
    "How much does a household get?",
    "weapons",
    "the New York Times",
    "Vale",
    "What about Vale?",
    "",
    "?",
    "Who said?",
    "Did anyone say?",
]


@pytest.mark.parametrize(("question", "expected"), ROUTED, ids=[q for q, _ in ROUTED])
def test_a_question_of_who_said_what_is_read(question: str, expected: Asked) -> None:
    assert asked(question, (), known) == expected


@pytest.mark.parametrize("question", NOT_ROUTED)
def test_a_question_of_something_else_is_left_alone(question: str) -> None:
    assert asked(question, (), known) is None


def test_there_are_enough_questions_in_the_table() -> None:
    assert len(ROUTED) + len(NOT_ROUTED) >= 60


BEFORE = (Turn("What did the Times say about the weapons?", "…"),)
PLAIN = (Turn("How many people were evacuated?", "…"),)


@pytest.mark.parametrize(
    ("question", "history", "expected"),
    [
        ("Did the mayor deny it?", BEFORE, Asked("whether", "the mayor", "the weapons", "negated")),
        ("Did the mayor deny it?", (), Asked("whether", "the mayor", "", "negated")),
        ("Did the mayor deny this?", PLAIN,
         Asked("whether", "the mayor", "How many people were evacuated", "negated")),
        ("Has Kestlin commented?", BEFORE, Asked("whether", "Kestlin", "the weapons", None)),
        ("Who denied that?", BEFORE, Asked("who", "", "the weapons", "negated")),
        ("And what did the Ledger say?", BEFORE,
         Asked("what", "the Ledger", "the weapons", "stated")),
        ("And the Ledger?", BEFORE, Asked("what", "the Ledger", "the weapons", "stated")),
        ("What about Vale?", BEFORE, Asked("what", "Vale", "the weapons", "stated")),
        ("What did they say about the airport?", BEFORE,
         Asked("what", "the Times", "the airport", "stated")),
        ("What did the Ledger say?", BEFORE, Asked("what", "the Ledger", "", "stated")),
        ("And why?", BEFORE, None),
        ("And the weather?", BEFORE, None),
        ("What about Vale?", PLAIN, None),
    ],
)  # fmt: skip
def test_a_question_that_leans_on_the_one_before_takes_its_topic(
    question: str, history: tuple[Turn, ...], expected: Asked | None
) -> None:
    assert asked(question, history, known) == expected


def test_a_question_as_long_as_an_article_takes_no_time() -> None:
    assert asked("what did " * 5000 + "the Times say?", (), known) is None


def test_what_it_is_can_lie_two_questions_back() -> None:
    history = (*BEFORE, Turn("And the Ledger?", "…"))
    expected = Asked("whether", "the mayor", "the weapons", "negated")
    assert asked("Did the mayor deny it?", history, known) == expected


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What did the judge rule?", "What did the judge say?"),
        (
            "What did Judge Kettley rule about the sale?",
            "What did Judge Kettley say about the sale?",
        ),
        ("When did the judge rule?", ""),
        ("What is the rule?", ""),
    ],
)
def test_what_was_decided_may_be_told_in_what_was_said(question: str, said: str) -> None:
    assert as_said(question) == said
