"""Who gives the same answer, and who another."""

from __future__ import annotations

import pytest

from app.quotes.agreement import agreeing, opposing
from app.quotes.read import FEATURES, Candidate
from app.quotes.spans import Span
from archive.article import Article

SURE = {"cosine": 0.7, "words_around": 1.0, "passage": 0.9, "kind": 1.0, "span": 0.9}


def candidate(
    text: str, answer: str, outlet: str = "Ledger", day: str = "2026-03-14", **features: float
) -> Candidate:
    article = Article(f"{outlet}-{day}", "Flood", text, outlet, published=day)
    at = text.index(answer)
    values = tuple((SURE | {"agreement": 0.0} | features)[name] for name in FEATURES)
    return Candidate(article, 0, len(text), values, Span(at, at + len(answer), 8.0))


LEDGER = candidate("About 6,100 people were moved out.", "6,100")
CRIER = candidate("Some 4,800 people were moved out.", "4,800", "Crier", "2026-03-20")


def nobody(_: Candidate) -> bool:
    return False


def test_the_same_words_agree_whatever_stands_around_them() -> None:
    other = candidate("Officials put it at 6,100.", "6,100", "Lantern")
    assert agreeing([LEDGER, CRIER, other], nobody) == [LEDGER, other]


def test_what_the_network_doubts_does_not_agree() -> None:
    other = candidate("A bridge of 6,100 stones.", "6,100", "Lantern", span=0.2)
    assert agreeing([LEDGER, other], nobody) == [LEDGER]


def test_an_article_agrees_once() -> None:
    assert agreeing([LEDGER, LEDGER], nobody) == [LEDGER]


@pytest.mark.parametrize(
    "text",
    [
        "It was never true that 6,100 people were moved out.",
        "Reports that 6,100 people were moved out are false.",
        "The mayor doubts that 6,100 people were moved out.",
        "Fewer than 6,100 people were moved out.",
    ],
)
def test_who_says_otherwise_with_the_same_words_does_not_agree(text: str) -> None:
    other = candidate(text, "6,100", "Lantern")
    assert agreeing([LEDGER, other], nobody) == [LEDGER]
    assert agreeing([other, LEDGER], nobody) == [other]


def test_whose_source_does_not_vouch_for_it_does_not_agree() -> None:
    other = candidate("Kale said that 6,100 were moved out.", "6,100", "Lantern")
    assert agreeing([LEDGER, other], other.__eq__) == [LEDGER]


def test_two_outlets_with_two_figures_disagree_newest_first() -> None:
    assert opposing([LEDGER, CRIER]) == [CRIER, LEDGER]


@pytest.mark.parametrize(
    "other",
    [
        candidate("Some 6,100 people were moved out.", "6,100", "Crier", "2026-03-20"),
        candidate("Some 7,200 people were moved out.", "7,200", "Crier", "2026-03-20"),
        candidate("Some 4,800 people were moved out.", "4,800", "Ledger", "2026-03-20"),
        candidate("Some 4,800 cattle were moved out.", "4,800", "Crier", "2026-03-20"),
        candidate("It cost $4,800 to move them.", "$4,800", "Crier", "2026-03-20"),
        candidate("In all 4,800 people voted.", "4,800", "Crier", "2026-03-20", cosine=0.2),
        candidate("In all 4,800 people voted.", "4,800", "Crier", "2026-03-20", span=0.6),
        candidate("The mayor moved out.", "The mayor", "Crier", "2026-03-20"),
    ],
    ids=["same", "grown since", "same outlet", "another thing", "a sum", "far", "unsure", "none"],
)
def test_what_is_no_disagreement(other: Candidate) -> None:
    assert opposing([LEDGER, other]) == []


def test_two_days_for_one_event_are_a_disagreement_when_written_at_one_time() -> None:
    ours = candidate("The gate jammed on 12 March.", "12 March")
    theirs = candidate("The gate jammed on 11 March.", "11 March", "Crier", "2026-03-15")
    assert opposing([ours, theirs]) == [theirs, ours]


@pytest.mark.parametrize(("day", "other"), [("Tuesday", "Thursday"), ("12 March", "2 April")])
def test_another_day_in_a_later_article_is_put_off_or_another_week(day: str, other: str) -> None:
    ours = candidate(f"The bridge opens on {day}.", day)
    theirs = candidate(f"The bridge opens on {other}.", other, "Crier", "2026-03-20")
    assert opposing([ours, theirs]) == []
