"""app.brief.stale: what a later article makes old."""

from __future__ import annotations

import pytest

from app.brief.excerpts import Excerpt
from app.brief.stale import Stale, tolls
from app.newsroom import Newsroom
from archive.article import Article, Filters
from tests.fakes import FigureReader, Library


def stale(*told: tuple[str, str]) -> Stale:
    """Of sentences, each with the day of its article."""
    articles = [Article(f"a{n}", "", text, "", published=day) for n, (day, text) in enumerate(told)]
    return Stale({place: Excerpt(one, 0, len(one.text)) for place, one in enumerate(articles)})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fourteen people have fallen ill at the infirmary.", {"ill": 14}),
        ("The fire killed at least 25 people on the quay.", {"dead": 25}),
        ("The outbreak infected 31 people and killed three of them.", {"ill": 31, "dead": 3}),
        ("The death toll from the flood rose to 84.", {"dead": 84}),
        ("It left three dead and more than 100 injured.", {"dead": 3, "hurt": 100}),
        ("Twelve boats were moved, and nobody was hurt.", {}),
        ("The pier cost 4.2 million crowns.", {}),
    ],
)
def test_how_many_a_sentence_says_are_dead_ill_or_hurt(text: str, found: dict[str, float]) -> None:
    assert tolls(text) == found


def test_a_toll_that_has_risen_is_old() -> None:
    one = stale(
        ("2026-06-17", "Fourteen people have fallen ill."),
        ("2026-06-19", "The outbreak has killed two people."),
        ("2026-06-27", "By Friday 27 people were ill."),
        ("2026-07-28", "The outbreak infected 31 people and killed three of them."),
    )
    assert [one.risen(place) for place in range(4)] == [3, 3, 3, None]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (
            ("2026-06-19", "It killed two people."),
            ("2026-06-17", "It killed three people."),
        ),
        (("2026-06-17", "It killed two people."), ("2026-06-19", "It killed two people.")),
        (("2026-06-17", "It killed two people."), ("2026-06-19", "Some 30 people are ill.")),
        (("", "It killed two people."), ("2026-06-19", "It killed three people.")),
    ],
    ids=["published later", "the same", "of others", "nobody knows when"],
)
def test_any_other_is_not(first: tuple[str, str], then: tuple[str, str]) -> None:
    assert stale(first, then).risen(0) is None


NOW = ("2026-05-20", "The council of Graywater closed the pier.")


@pytest.mark.parametrize(
    "text",
    [
        "The box will be opened on Thursday in front of observers.",
        "Thane would need six in ten of the ballots in the box.",
        "A big win could tip the scales for Lisbet Orrin.",
        "The contract is to be signed at the end of the month.",
    ],
)
def test_what_was_only_to_come_is_old_some_days_later(text: str) -> None:
    assert stale(("2026-05-12", text), NOW).expired(0)
    assert not stale(("2026-05-19", text), NOW).expired(0)
    assert not stale(("", text), NOW).expired(0)


@pytest.mark.parametrize(
    "text",
    [
        "Garrod Thane will remain mayor by 13 votes.",
        "Ada Vell could not say who had the key.",
        "“I will count them all again,” Ada Vell said.",
        "The council voted on Tuesday to close the pier.",
    ],
)
def test_what_has_come_is_not(text: str) -> None:
    assert not stale(("2026-05-12", text), NOW).expired(0)


def test_of_a_toll_a_briefing_has_the_last(library: Library) -> None:
    for number, (day, toll) in enumerate((("12", "killed two"), ("14", "killed nine"))):
        text = f"The fire on the ferry pier of Graywater {toll} divers and burned for a whole day."
        library.add(
            Article(f"a{number}", "Fire on the ferry pier", text, f"Outlet {number}",
                    published=f"2026-05-{day}")
        )  # fmt: skip
    newsroom = Newsroom(library.archive, library.encoder, network=FigureReader())
    made = newsroom.briefing("the fire on the ferry pier", Filters())
    points = [line.claim.text for line in made.key_points]
    assert any("killed nine" in point for point in points)
    assert not any("killed two" in point for point in points)
