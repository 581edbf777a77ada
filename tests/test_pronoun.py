"""Whom a pronoun that begins a sentence stands for: only where the article leaves no doubt."""

from __future__ import annotations

import pytest

from app.pronoun import explained
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


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Ada Vell was elected in May. ", "Ada Vell"),
        ("Ada Vell met Tomas Brandt on the pier. ", ""),
        ("The mayor was elected in May. ", ""),
        ("Ada Vell was elected in May. The pier is old. ", ""),
        ("", ""),
    ],
)
def test_else_it_is_the_one_person_of_the_sentence_before(before: str, name: str) -> None:
    text = f"{before}She lost the next vote."
    speaks = f"{text}\n\n“No,” Ada Vell said."
    of = article(speaks)
    at = speaks.rindex("Ada Vell")
    said = statement(
        of,
        speaker=VELL,
        relayed_from=NOBODY,
        speaker_spans=[(at, at + 8)],
        cue_spans=[(at + 9, at + 13)],
        content_spans=[(at - 6, at - 1)],
        kind="direct",
    )
    assert explained(of, len(before), [said]) == name


def test_a_sentence_without_a_pronoun_needs_no_bracket() -> None:
    assert explained(article("Ada Vell left. The pier is old."), 15, []) == ""
