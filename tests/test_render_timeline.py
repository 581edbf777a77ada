"""app.render.timeline: an axis in proportion to time, and the same in words."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer import Claim
from app.brief.briefing import Event, Line
from app.render.timeline import days_of, timeline_html, when_html

LINE = Line(Claim("It happened.", "", (1,), "supported"))


def event(day: str, *, certain: bool = True, written: str = "", text: str = "x") -> Event:
    return Event(day, certain, written, Line(Claim(text, "", (1,), "supported")))


def drawn(*events: Event, as_of: str = "") -> str:
    return timeline_html([(one, f"<li>{one.date}</li>") for one in events], as_of)


def tops(fragment: str, shape: str) -> list[float]:
    return [float(top) for top in re.findall(rf'class="{shape}" style="top: ([\d.]+)%', fragment)]


def ticks(fragment: str) -> list[str]:
    return re.findall(r'class="tick[^>]*>([^<]*)<', fragment)


def test_marks_lie_in_proportion_to_time() -> None:
    marks = tops(drawn(event("2026-01-01"), event("2026-01-02"), event("2026-01-11")), "mark")
    assert (marks[1] - marks[0]) * 10 == pytest.approx(marks[2] - marks[0], abs=0.1)


def test_the_oldest_is_first_and_what_has_no_date_is_last() -> None:
    fragment = drawn(event("soon"), event("2026-05"), event("2025"), event("2026-04-30"))
    assert re.findall("<li>(.*?)</li>", fragment) == ["2025", "2026-04-30", "2026-05", "soon"]


@given(
    st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)), min_size=1, max_size=12),
    st.lists(st.integers(0, 400), min_size=12, max_size=12),
)
def test_no_line_to_a_row_crosses_another_and_all_is_inside(
    days: list[date], lengths: list[int]
) -> None:
    made = [event(f"{day}", text="x" * n) for day, n in zip(days, lengths, strict=False)]
    ends = re.findall(r'd="M0 ([\d.]+) C[^"]* 100 ([\d.]+)"', drawn(*made))
    found = [(float(mark), float(row)) for mark, row in ends]
    assert len(found) == len(days)
    assert found == sorted(found)
    assert all(0 <= place <= 100 for both in found for place in both)
    assert found[0] == (0, 0)


def test_a_month_is_a_span_and_what_is_uncertain_is_hollow() -> None:
    fragment = drawn(event("2026-01"), event("2026-03-01", certain=False))
    assert len(re.findall('class="mark long" style', fragment)) == 1
    assert len(re.findall('class="mark hollow" style', fragment)) == 1
    assert "some day in this span" in fragment
    assert "not certain" in fragment
    assert "timeline-keys" not in drawn(event("2026-01-01"))


def test_on_one_day_there_is_no_axis_and_one_place() -> None:
    fragment = drawn(event("2026-04-14"), event("2026-04-14", certain=False))
    assert 'class="axis" style="height: 0.00%"' in fragment
    assert tops(fragment, "mark") == tops(fragment, "mark hollow") == [0]
    assert fragment.index("mark hollow") < fragment.index('class="mark" style')


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2026-04-14", "2026-04-14", ["14 Apr"]),
        ("2026-04-14", "2026-04-17", ["14 Apr", "15 Apr", "16 Apr", "17 Apr"]),
        ("2026-04-14", "2026-04-20", ["14 Apr", "16 Apr", "18 Apr", "20 Apr"]),
        ("2025-11-20", "2026-02-03", ["Dec", "2026", "Feb"]),
        ("1962", "2026-04-14", ["1980", "2000", "2020"]),
        ("0001", "9999", ["2000", "4000", "6000", "8000"]),
    ],
)
def test_the_axis_names_few_round_dates(first: str, last: str, names: list[str]) -> None:
    events = [event(first, text="x" * 300), event(last)]
    found = ticks(drawn(*events))
    assert found == names


def test_the_day_of_the_briefing_is_on_the_axis_where_it_is_between() -> None:
    between = [event("2026-04-01"), event("2026-06-01")]
    assert "as of" in ticks(drawn(*between, as_of="2026-05-03"))
    assert "May" not in ticks(drawn(*between, as_of="2026-05-03"))  # too near to it
    assert "as of" not in ticks(drawn(*between, as_of="2026-06-01"))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2026-02-03", (date(2026, 2, 3), date(2026, 2, 3))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-13", None),
        ("0000", None),
        ("Tuesday", None),
        ("", None),
    ],
)
def test_a_date_is_a_day_a_month_or_a_year(written: str, days: tuple[date, date] | None) -> None:
    assert days_of(written) == days


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (event("2026-04-14", written="14 April"), "14 April 2026"),
        (event("2026-04-14", written="Tuesday"), "14 April 2026 | “Tuesday” in the article"),
        (event("2026-04", certain=False), "April 2026 | not certain"),
        (
            event("2026", certain=False, written="a year on"),
            "2026 | not certain: “a year on” in the article",
        ),
        (event("", written="<b>soon</b>"), "&lt;b&gt;soon&lt;/b&gt;"),
        (event(""), "No date"),
    ],
)
def test_the_words_say_what_the_picture_shows(made: Event, said: str) -> None:
    shown = when_html(made)
    shown = shown.replace('<span class="as-written">', " | ")
    assert re.sub("<[^>]*>", "", shown) == said
