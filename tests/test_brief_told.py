"""app.brief.told: which statements a briefing shows, and whose they are."""

from __future__ import annotations

import pytest

from app.brief.told import surname
from app.newsroom import Newsroom
from archive.article import Article, Filters
from archive.statement import Named
from ingest.attribute import SpacyAttributor
from tests.fakes import FigureReader, Library

PIER = "the ferry pier of Graywater"
FIRST = "The council of Graywater closed the ferry pier on Monday because of a crack."


def shown(library: Library, *sentences: str) -> list[tuple[str, str]]:
    """Speaker and sentence of the statements in a briefing of one article with these."""
    library.attributor = SpacyAttributor()  # type: ignore[assignment]
    text = " ".join((FIRST, *sentences))
    library.add(Article("pier", "Graywater closes its ferry pier", text, "The Harbor Ledger"))
    newsroom = Newsroom(library.archive, library.encoder, network=FigureReader())
    made = newsroom.briefing(PIER, Filters(), length="long")
    points = [(one.claim.attribution, one.claim.text) for one in made.key_points]
    said = [(told.saying.statement.speaker.name, told.line.claim.text) for told in made.said]
    assert {text for _, text in points}.isdisjoint(text for _, text in said)
    return said


# Three sentences of one article may be key points.
POINTS = (
    "The ferry pier of Graywater was built by the port in 1931 of oak and tar.",
    "The repairs of the ferry pier of Graywater will cost 4.2 million crowns.",
)
SAID = "Harbor master Ada Vell told the Ledger that a diver had been sent for in the spring."


def test_what_somebody_said_is_theirs(library: Library) -> None:
    assert shown(library, *POINTS, SAID) == [("Ada Vell", SAID)]


def test_beside_a_quotation_the_pronoun_is_whoever_spoke_before(library: Library) -> None:
    quoted = "“A diver goes down to the pier when there is money,” she said on Tuesday."
    assert ("Ada Vell", quoted) in shown(library, *POINTS, SAID, quoted)


@pytest.mark.parametrize(
    "sentence",
    [
        "She added that the boats of the ferry pier would be back before the winter.",
        "Ada Vell asked whether the ferry pier had been seen by a diver in the spring.",
        "Ada Vell could not confirm that the boats of the ferry pier would be back soon.",
        "A diver at the ferry pier of Graywater then shouted out, “Ada Vell.”",
        "The council of Graywater voted to move twelve boats of the pier. (Via Radio Lorrevia)",
    ],
    ids=["a pronoun without a quotation", "a question", "hedged", "two words", "no verb"],
)
def test_what_is_no_clear_statement_is_not_shown(library: Library, sentence: str) -> None:
    assert sentence not in [text for _, text in shown(library, *POINTS, SAID, sentence)]


@pytest.mark.parametrize(
    ("speaker", "counted_as"),
    [
        (Named("ada vell", "Ada Vell", "person"), "Vell"),
        (Named("vell", "Vell", "person"), "Vell"),
        (Named("ada vell jr.", "Ada Vell Jr.", "person"), "Vell"),
        (Named("harbor police", "Harbor police", "group"), "harbor police"),
        (Named(name="they"), "they"),
    ],
)
def test_a_person_is_counted_by_the_surname(speaker: Named, counted_as: str) -> None:
    assert surname(speaker) == counted_as
