"""The numbers of a text, and where two texts differ."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from app.figures.comparable import figures
from app.figures.numbers import numbers, otherwise
from tests.texts import texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 4,800 were evacuated.", [("4,800", 4800, "count", "")]),
        ("about 6,100 people", [("6,100", 6100, "count", "people")]),
        ("twenty-three residents", [("twenty-three", 23, "count", "people")]),
        ("two hundred and five soldiers", [("two hundred and five", 205, "count", "soldier")]),
        ("a dozen eggs", [("a dozen", 12, "count", "egg")]),
        ("hundreds of people", []),
        ("one man", []),
        ("$4.2 million", [("$4.2 million", 4.2e6, "money", "")]),
        ("61 million crowns", [("61 million crowns", 61e6, "money", "crown")]),
        ("half a million euros", [("half a million euros", 5e5, "money", "euro")]),
        ("fell by 6 percent", [("6 percent", 6, "percent", "")]),
        ("a rise of 6%", [("6%", 6, "percent", "")]),
        ("in 2022, and", [("2022", 2022, "year", "")]),
        ("on 1 June", [("1 June", 601, "day", "")]),
        ("on June 1", [("June 1", 601, "day", "")]),
        (
            "on Sept. 9 or 3 Jul. 2024",
            [("Sept. 9", 909, "day", ""), ("3 Jul.", 703, "day", ""), ("2024", 2024, "year", "")],
        ),
        ("on 31 June", [("31", 31, "count", "")]),
        ("in May 40 people", [("40", 40, "count", "people")]),
        ("at 4:15 a.m.", [("4:15 a.m.", 255, "time", "")]),
        ("at 2.40 pm", [("2.40 pm", 880, "time", "")]),
        ("at 12:05 a.m.", [("12:05 a.m.", 5, "time", "")]),
        ("at 12 pm", [("12 pm", 720, "time", "")]),
        ("a 5-year plan of 23-20", []),
        ("Covid-19 and B12", []),
    ],
)
def test_numbers_are_read(text: str, expected: list[tuple[str, float, str, str]]) -> None:
    found = [(text[n.start : n.end], n.value, n.sort, n.thing) for n in numbers(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("31 June", []), ("May 40 people", []), ("29 February", [229]), ("30 February", []),
     ("3rd of May", [503]), ("32nd of May", [])],
)  # fmt: skip
def test_a_month_has_no_more_days_than_it_has(text: str, expected: list[float]) -> None:
    assert [f.value for f in figures(text) if f.sort == "day"] == expected


def test_what_is_counted_has_one_name_wherever_it_is_read() -> None:
    (number,), (figure,) = numbers("12 extra houses"), figures("12 extra houses")
    assert number.thing == figure.thing == "homes"
    assert [f.unit for f in figures("5 inches, 3-mile")] == ["inch", "mile"]


@given(texts)
def test_every_number_stands_where_it_says(text: str) -> None:
    found = numbers(text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("6,100 people fled", "some 4,800 were evacuated", (("6,100",), ("4,800",))),
        ("12 people died", "twelve people died", ((), ())),
        ("it costs 4.2 million crowns", "it costs six million crowns",
         (("4.2 million crowns",), ("six million crowns",))),
        ("on 1 June", "on 2 June", (("1 June",), ("2 June",))),
        ("340 houses", "4,800 people", ((), ())),
        ("built in 1964", "built in 1987", ((), ())),
        ("5 percent", "5 people", ((), ())),
        ("212 ballots", "no ballots", ((), ())),
        ("212 or 206 ballots", "206 votes", (("212",), ())),
    ],
)  # fmt: skip
def test_numbers_differ_where_they_can_be_held_together(
    one: str, other: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    assert (otherwise(one, [other]), otherwise(other, [one])) == expected


def test_a_number_that_one_of_the_others_gives_too_is_no_other() -> None:
    assert otherwise("6,100 people", ["4,800 people", "about 6,100"]) == ()


def test_days_and_times_can_be_left_out() -> None:
    assert otherwise("5 people on 1 June", ["6 people on 2 June"], dated=False) == ("5",)
