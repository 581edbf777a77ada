"""Claims of an answer keep their citations, whatever is added and taken away."""

from __future__ import annotations

from dataclasses import replace

from app.answer import Answer, Claim
from app.claims import cite, joined, only, with_claim
from archive.article import Article

ARTICLE = Article("a", "Pier", "It is closed. It is old. It is wet.", "The Harbor Ledger")
EMPTY = Answer("?", "answered", "", (), (), (), "quotes", 0.0)
CLOSED, OLD, WET = (ARTICLE.passage(*place) for place in ((0, 13), (14, 24), (25, 35)))


def answer(*sentences: str) -> Answer:
    found = EMPTY
    for passage in (CLOSED, OLD, WET):
        if passage.text in sentences:
            found = with_claim(found, [(passage, ARTICLE, "The Harbor Ledger")])
    return found


def cited(found: Answer) -> list[tuple[str, list[str]]]:
    texts = {citation.number: citation.passage.text for citation in found.citations}
    return [(claim.text, [texts[n] for n in claim.citations]) for claim in found.claims]


def numbers(found: Answer) -> list[int]:
    return [citation.number for citation in found.citations]


def test_a_claim_cites_every_place_that_has_it() -> None:
    twin = replace(ARTICLE, id="b")
    places = [(OLD, ARTICLE, "A"), (twin.passage(14, 24), twin, "B")]
    found = with_claim(EMPTY, places)
    assert found.claims == (Claim("It is old.", "A; B", (1, 2), "supported"),)


def test_a_passage_has_one_number() -> None:
    found, number = cite(answer(CLOSED.text, OLD.text), OLD, ARTICLE)
    assert (number, numbers(found)) == (2, [1, 2])
    found, number = cite(found, WET, ARTICLE)
    assert (number, numbers(found)) == (3, [1, 2, 3])


def test_what_is_left_is_numbered_from_one() -> None:
    found = only(answer(CLOSED.text, OLD.text, WET.text), lambda claim: claim.text != OLD.text)
    assert cited(found) == [(CLOSED.text, [CLOSED.text]), (WET.text, [WET.text])]
    assert numbers(found) == [1, 2]


def test_what_is_joined_is_numbered_on() -> None:
    found = joined(answer(CLOSED.text, OLD.text), answer(WET.text))
    assert cited(found) == [(p.text, [p.text]) for p in (CLOSED, OLD, WET)]
    assert numbers(found) == [1, 2, 3]
