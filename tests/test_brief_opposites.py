"""app.brief.opposites: which of the sentences that were read disagree."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.fakes import Library
from tests.opposing import Opposing

FEW = "The grey box of Pinder Street held 212 ballots in April."
MANY = "The grey box of Pinder Street held 320 ballots in April."
FLED = "About 6,100 people were evacuated from Tarnwick to the hills."
REGISTERED = "Some 4,800 were evacuated, by the lists of the street wardens."


def article(outlet: str, *sentences: str, published: str = "2026-05-12") -> Article:
    return Article(outlet, "The box", " ".join(sentences), outlet, published=published)


def opposed(library: Library, one: str, other: str, cosine: float) -> list[str]:
    """What two sentences disagree on that are so near each other."""
    articles = article("East", one), article("West", other)
    return Opposing(library, *articles, near={one: 1, other: cosine}).opposed()


@pytest.mark.parametrize(("cosine", "about"), [(0.6, []), (0.64, ["212 or 320 ballots"])])
def test_figures_of_one_thing_are_disputed_where_the_sentences_are_much_the_same(
    library: Library, cosine: float, about: list[str]
) -> None:
    assert opposed(library, FEW, MANY, cosine) == about


@pytest.mark.parametrize(("cosine", "about"), [(0.38, []), (0.42, ["6,100 or 4,800 people"])])
def test_figures_of_one_deed_are_disputed_where_the_sentences_are_near(
    library: Library, cosine: float, about: list[str]
) -> None:
    assert opposed(library, FLED, REGISTERED, cosine) == about


def test_two_figures_that_one_article_gives_both_are_no_dispute(library: Library) -> None:
    both = article("North", "First 212 ballots were counted.", "Then 320 ballots were counted.")
    articles = article("East", FEW), article("West", MANY), both
    near = {FEW: 1, MANY: 0.9, "First": -1, "Then": -1}
    assert Opposing(library, *articles, near=near).opposed() == []


def test_two_figures_are_disputed_once(library: Library) -> None:
    again = FEW.replace("grey", "sealed"), MANY.replace("grey", "sealed")
    articles = (
        article("East", FEW), article("West", MANY), article("North", again[0]),
        article("South", again[1]),
    )  # fmt: skip
    near = dict.fromkeys((FEW, MANY, *again), 1.0)
    assert Opposing(library, *articles, near=near).opposed() == ["212 or 320 ballots"]


DENIALS = (
    "The union said that the crew had been warned of the crack in May.",
    "Ada Vell denied that the crew had been warned of the crack in May.",
    "The radio reported that the quay was sold to a banker from Kestlin.",
    "Ada Vell denied that the quay was sold to a banker from Kestlin.",
    "Ada Vell denied that anybody of the crew had been warned in May of a crack.",
)


def test_of_one_who_denies_two_matters_both_are_shown_and_each_once(library: Library) -> None:
    said, denied, sold, denies, again = DENIALS
    articles = article("East", said, denied, sold, denies), article("West", said, again)
    assert Opposing(library, *articles, near={said: 0.9, sold: 0.9}).opposed() == [
        "whether the crew had been warned of the crack in May",
        "whether the quay was sold to a banker from Kestlin",
    ]


BOX = "A box with 2,120 uncounted votes was found in a school in Halvenford."
NOT = "The box holds 212 postal ballots, not 2,120, and was found in a storeroom."


@pytest.mark.parametrize(("cosine", "corrected"), [(0.38, False), (0.42, True)])
def test_what_is_near_its_correction_is_corrected(
    library: Library, cosine: float, corrected: bool
) -> None:
    early = article("Lantern", BOX)
    late = Article("late", "The box", NOT, "Lantern", published="2026-05-14")
    read = Opposing(library, early, late, near={NOT: 1, BOX: cosine})
    assert read.opposites.overtaken(0) is corrected
    assert read.opposed() == ["2,120, corrected to 212"] * corrected
