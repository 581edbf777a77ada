"""Sentences turned into questions: grammatical without the sentence, or not at all."""

from __future__ import annotations

import pytest

from app.suggest.turned import turned


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "About 6,100 people were evacuated from Vella after the gate jammed, the office says.",
            "How many people were evacuated from Vella?",
        ),
        (
            "The motor that drives the hoist was installed in 1991.",
            "When was the motor that drives the hoist installed?",
        ),
        (
            "The cooling tower was switched off on Thursday evening at the order of the office.",
            "When was the cooling tower switched off?",
        ),
        (
            "The old valuation was confidential because it covered two other lots.",
            "Why was the old valuation confidential?",
        ),
        (
            "A plant that cools without any water would cost 2.3 million and take a year.",
            "What would a plant that cools without any water cost?",
        ),
    ],
)
def test_a_sentence_is_turned_without_changing_a_word(sentence: str, question: str) -> None:
    assert list(turned(sentence, sentence)) == [question]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was signed off in January.",  # what was?
        "The tower was disinfected in October 2025.",  # which tower?
        "Opioids were involved in many deaths in 2017.",  # a name, or only in front?
        "Labrador had skipped the 2013 vote.",  # no date
        "Vella was polling station 14 on Sunday.",  # nobody asks for the day
        "Eleven days were lost to rain.",
        "Four people died and 67 others were injured in Vella.",
        "“Forty people were hurt in Vella,” she said.",  # a statement, not a fact
        "",
    ],
)
def test_what_can_t_be_asked_alone_is_not_turned(sentence: str) -> None:
    assert list(turned(sentence, sentence)) == []


def test_a_bare_noun_is_asked_for_as_the_article_names_it() -> None:
    last = "The tower was last disinfected in October 2025."
    text = f"Bacteria were found in the cooling tower.\n\n{last}"
    assert list(turned(last, text)) == ["When was the cooling tower last disinfected?"]
