"""app.brief.disputed: which two sentences give different figures for the same thing."""

from __future__ import annotations

import pytest

from app.brief.disputed import alike, disagreements, given, overtaken, words
from app.brief.excerpts import Excerpt
from archive.article import Article


def excerpt(text: str, published: str = "2026-05-12") -> Excerpt:
    return Excerpt(Article("a", "", text, published=published), 0, len(text))


def disagreement(one: Excerpt, other: Excerpt, *, same: bool) -> str:
    return next((found.about for found in disagreements(one, other, same=same)), "")


DISAGREE = [
    (
        "About 6,100 people were evacuated from Tarnwick.",
        "Some 4,800 were evacuated, by the lists of the wardens.",
        False,
        "6,100 or 4,800 people",
    ),
    (
        "The repairs will cost 4.2 million crowns.",
        "Radio Lorrevia put the repairs at six million crowns.",
        True,
        "4.2 million crowns or six million crowns",
    ),
    (
        "The box held 212 ballots.",
        "The box held 320 ballots.",
        True,
        "212 or 320 ballots",
    ),
]
AGREE = {
    "the same": ("The box held 212 ballots.", "In the box lay 212 ballots.", True),
    "rounded": ("Some 4,800 people fled.", "At the end 4,750 people fled.", True),
    "a bound": ("More than 6,000 people fled.", "Of them 4,800 people fled.", True),
    "other things": ("The box held 212 ballots.", "The hall held 320 chairs.", True),
    "other units": ("The pier is 300 metres long.", "The pier cost 200 crowns.", True),
    "many times as much": ("The box held 212 ballots.", "The town cast 2,120 ballots.", True),
    "not of one thing": ("The box held 212 ballots.", "The box held 320 ballots.", False),
    "other deeds": ("In all 312 people were evacuated.", "There 298 people were rescued.", False),
    "both figures": (
        "The council counted 212 ballots, not 320 ballots.",
        "The council counted 320 ballots.",
        True,
    ),
    "a case": ("The pump lifts 212 litres.", "When it rains the pump lifts 320 litres.", True),
    "a condition": ("The pump lifts 212 litres.", "It lifts 320 litres if it is new.", True),
    "no figure": ("The council voted.", "The council did not vote.", True),
    "days": ("The council voted on 12 May.", "The council voted on 14 May.", True),
}


@pytest.mark.parametrize(("one", "other", "same", "about"), DISAGREE)
def test_two_figures_for_one_thing_are_a_disagreement(
    one: str, other: str, same: bool, about: str
) -> None:
    assert disagreement(excerpt(one), excerpt(other), same=same) == about


@pytest.mark.parametrize(("one", "other", "same"), AGREE.values(), ids=AGREE)
def test_what_can_both_be_true_is_none(one: str, other: str, same: bool) -> None:
    assert disagreement(excerpt(one), excerpt(other), same=same) == ""
    assert disagreement(excerpt(other), excerpt(one), same=same) == ""


FEWER, MORE = "So far 14 patients are ill.", "By now 27 patients are ill."


def test_a_count_that_goes_on_is_no_disagreement_but_overtakes() -> None:
    early, late = excerpt(FEWER, "2026-06-17"), excerpt(MORE, "2026-06-27")
    assert disagreement(early, late, same=True) == ""
    assert overtaken(early, late, same=True)
    assert not overtaken(late, early, same=True)


def test_a_count_that_falls_later_is_a_disagreement() -> None:
    early, late = excerpt(MORE, "2026-06-17"), excerpt(FEWER, "2026-06-27")
    assert disagreement(early, late, same=True) == "27 or 14 patients"
    assert not overtaken(early, late, same=True)


@pytest.mark.parametrize(("first", "second"), [("2026-06-17", "2026-06-17"), ("", "2026-06-17")])
def test_counts_of_one_day_or_of_no_day_do_not_go_on(first: str, second: str) -> None:
    assert disagreement(excerpt(FEWER, first), excerpt(MORE, second), same=True)


def test_a_price_does_not_go_on() -> None:
    early = excerpt("The repairs will cost 4.2 million crowns.", "2026-06-17")
    late = excerpt("The repairs will cost six million crowns.", "2026-06-27")
    assert disagreement(early, late, same=True)
    assert not overtaken(early, late, same=True)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("The box held 212 ballots.", True),
        ("The repairs will cost 4.2 million crowns.", True),
        ("The council voted on 12 May 2026.", False),
        ("At least 212 ballots were found.", False),
        ("Some 212 people were evacuated when the gate gave way.", True),
        ("When the gate gave way, 212 people were evacuated.", True),
        ("The town spent 4.2 million crowns once.", True),
        ("When it rains the pump lifts 320 litres.", False),
        ("Unless it rains the pump lifts 320 litres.", False),
        ("The council voted.", False),
    ],
)
def test_a_figure_is_no_date_no_bound_and_of_no_case(text: str, gives: bool) -> None:
    assert bool(given(text)) is gives


def test_figures_apart_two_sentences_are_alike_in_their_words() -> None:
    box = words(frozenset({"box", "ballot", "212"}))
    assert alike(box, words(frozenset({"box", "ballot", "320"})))
    assert not alike(box, words(frozenset({"hall", "chair", "212"})))
    assert not alike(box, words(frozenset({"212"})))


@pytest.mark.parametrize(
    ("published", "disputed"),
    [("2026-07-11", True), ("2026-07-12", False), ("2022-05-12", False), ("", True)],
)
def test_figures_of_articles_from_other_times_are_no_disagreement(
    published: str, disputed: bool
) -> None:
    one, other = (f"The repairs will cost {cost} million crowns." for cost in ("4.2", "six"))
    found = disagreement(excerpt(one), excerpt(other, published), same=True)
    assert bool(found) is disputed


def test_a_disagreement_is_the_same_whichever_comes_first() -> None:
    one, other = excerpt("The box held 212 ballots."), excerpt("The box held 320 ballots.")
    (found,), (turned,) = (
        tuple(disagreements(*pair, same=True)) for pair in ((one, other), (other, one))
    )
    assert found.key == turned.key
