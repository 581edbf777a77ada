"""Whom a pronoun that begins a sentence stands for: only where the article leaves no doubt."""

from __future__ import annotations

import pytest

from app.quotes.pronoun import explained
from archive.article import Article
from archive.statement import NOBODY, Named, statement

VELL = Named("person:ada vell", "Ada Vell", "person")


def article(text: str) -> Article:
    return Article("a", "Pier", text, "The Harbor Ledger")


def said_by(text: str, pronoun: str, speaker: Named) -> str:
    """What is told of the pronoun, which is the source of a statement in the text."""
    of = article(text)
    at = text.index(f"{pronoun} said")
    said = statement(
        of,
        speaker=speaker,
        relayed_from=NOBODY,
        speaker_spans=[(at, at + len(pronoun))],
        cue_spans=[(at + len(pronoun) + 1, at + len(pronoun) + 5)],
        content_spans=[(at + len(pronoun) + 6, len(text) - 1)],
        kind="indirect",
    )
    return explained(of, at, [said])


def test_a_source_is_who_ingest_found_it_to_be() -> None:
    assert said_by("The pier is old. She said it would close.", "She", VELL) == "Ada Vell"


def test_an_unresolved_source_stays_as_written() -> None:
    assert said_by("Ada Vell left. She said it would close.", "She", Named(name="She")) == ""


SHE_CLOSES = "\n\nShe said it would close."  # "She" is who is told of in brackets below


def told(before: str, *people: Named, pronoun: str = "She") -> str:
    """Who begins the sentence behind `before`, where each of these is the source of a "She"."""
    text = f"{before}{pronoun} lost the next vote." + SHE_CLOSES * len(people)
    of = article(text)
    at = len(text) - len(SHE_CLOSES) * len(people)
    said = [
        statement(
            of,
            speaker=speaker,
            relayed_from=NOBODY,
            speaker_spans=[(place + 2, place + 5)],
            cue_spans=[(place + 6, place + 10)],
            content_spans=[(place + 11, place + 25)],
            kind="indirect",
            resolved="pronoun",
        )
        for speaker, place in zip(people, range(at, len(text), len(SHE_CLOSES)), strict=True)
    ]
    return explained(of, len(before), said)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Ada Vell was elected in May. ", "Ada Vell"),
        ("Mayor Ada Vell was elected in May. ", "Ada Vell"),
        ("Ada Vell met Tomas Brandt on the pier. ", ""),
        ("Vell was elected in May. ", ""),
        ("The mayor was elected in May. ", ""),
        ("Ada Vell was elected in May. The pier is old. ", ""),
        ("", ""),
    ],
)
def test_else_it_is_the_one_person_of_the_sentence_before(before: str, name: str) -> None:
    assert told(before, VELL) == name


@pytest.mark.parametrize(
    "before", ["Vell thanked Ines Brandt for the loan. ", "Vell’s friend is Ines Brandt. "]
)
def test_who_is_there_by_surname_alone_may_be_meant_too(before: str) -> None:
    brandt = Named("person:ines brandt", "Ines Brandt", "person")
    assert told(before, brandt) == "Ines Brandt"
    assert told(before, brandt, VELL) == ""


def test_nobody_is_called_what_the_article_never_calls_them() -> None:
    assert told("Ada Vell was elected in May. ", VELL, pronoun="He") == ""


def test_a_sentence_without_a_pronoun_needs_no_bracket() -> None:
    assert explained(article("Ada Vell left. The pier is old."), 15, []) == ""
