"""app.speech: whether somebody says something."""

from __future__ import annotations

import pytest

from app.speech import speaks
from archive.article import Article
from archive.statement import Named, Statement
from tests.told import UNION, By, told


def said(text: str, by: By) -> Statement:
    """The one statement of a marked text."""
    (found,) = told(Article("a", "Pier", text, "The Harbor Ledger"), by)[1]
    return found


@pytest.mark.parametrize(
    "narrated",
    [
        "{s:The city council} {c:voted} {t:to sell the yard}.",
        "The Assembly met when {s:the House} {c:voted} {t:to stave off the cuts}.",
        "{s:Demonstrators} filled the quay, {c:determined} {t:to stop the sale}.",
        "{s:Kestlin Group} {c:has agreed} {t:to buy the yard}.",
        "{s:Ada Vell} {c:wants} {t:the pier closed}.",
        "{s:The council} {c:did not vote} {t:for the pier}.",
        "{s:X-rays} {c:showed} {t:a crack in the beam}.",
        "{s:Ada Vell}’s {c:suggestion} that {t:the pier is safe} was laughed at.",
        "{s:The council} {c:rejected} {t:the plan to sell the yard}.",
    ],
)
def test_what_somebody_does_is_told_by_the_article(narrated: str) -> None:
    assert not speaks(said(narrated, By(UNION)))


@pytest.mark.parametrize(
    "spoken",
    [
        "{s:The city council} {c:has said} that {t:it will sell the yard}.",
        "{t:The yard will be sold}, {c:according to} {s:the council}.",
        "{s:Ada Vell} {c:urged} {t:the council to sell}.",
        "{s:Ada Vell} {c:pointed out} that {t:nobody wants to sell}.",
        "{s:The ministry} {c:disputes} {t:that the yard was sold}.",
        "{s:BRANDT}{c::} {t:We wait for the boat}.",
    ],
)
def test_with_a_verb_of_speech_a_sentence_is_somebodys(spoken: str) -> None:
    assert speaks(said(spoken, By(UNION)))


@pytest.mark.parametrize(
    ("content", "quoted"),
    [
        ("to “put an end to it”", True),
        ("to sell the “jewel”", False),
        ("to sell “jewel“ and quay, and much else", False),
    ],
)
def test_who_votes_is_quoted_where_there_is_more_than_a_term(content: str, quoted: bool) -> None:
    text = f"{{s:The council}} {{c:voted}} {{t:{content}}}."
    assert speaks(said(text, By(UNION, kind="mixed"))) is quoted


def test_a_poll_speaks_where_it_finds_something_and_a_clerk_does_not() -> None:
    text = "{s:somebody} {c:found} {t:that nobody had the key}."
    for name, found in (("a poll of voters", True), ("the clerk", False)):
        assert speaks(said(text, By(Named(name, name)))) is found
