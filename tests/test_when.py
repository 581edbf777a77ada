"""app.brief.when: when what a sentence tells happened; rather none than a wrong date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.brief.when import When, events_in
from app.figures.dates import DAYS, MONTHS
from tests.when_table import PUBLISHED, TABLE


def written(when: When) -> str:
    return f"{'>' * when.future}{when.date}{'' if when.certain else '?'}"


@pytest.mark.parametrize(("text", "dates"), TABLE, ids=[text for text, _ in TABLE])
def test_what_a_sentence_tells_happened_on_these_dates(text: str, dates: tuple[str, ...]) -> None:
    assert tuple(map(written, events_in(text, PUBLISHED))) == dates


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A gate jammed on Tuesday night.", "Tuesday night"),
        ("A gate jammed in March.", "March"),
        ("In 2019, a gate jammed.", "2019"),
        ("A gate jammed earlier this month.", "earlier this month"),
        ("A gate jammed on Tuesday, May 12.", "Tuesday, May 12"),
    ],
)
def test_the_words_that_give_the_date_are_told(text: str, words: str) -> None:
    (when,) = events_in(text, PUBLISHED)
    assert text[when.start : when.end] == words


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The council rejected the plan on Monday.", "deed"),
        ("The mayor announced on Monday that the pier would close.", "announcement"),
        ("The mayor said on Monday that the pier is safe.", "saying"),
        ("There were three gates in 2019.", "state"),
        ("Vell, who resigned on Monday, has no plans.", "aside"),
        ("A law passed on Monday was published.", "aside"),
        ("In a letter sent on Monday, the mayor asked for help.", "aside"),
        ("Dunn took the post left by the death of Vell last year.", "aside"),
        ("On Monday the council met, and the mayor resigned.", "deed"),
        ("They left the port upon hearing last year of the theft.", "aside"),
        ("He was accused of stealing a boat in 2019.", "aside"),
    ],
)
def test_a_date_is_of_a_deed_or_of_something_else(text: str, part: str) -> None:
    (when,) = events_in(text, PUBLISHED)
    assert when.part == part


@pytest.mark.parametrize("published", ["", "unknown", "0001-01-01", "3/8/2019"])
def test_in_an_undated_article_only_dates_that_name_their_year_are_known(published: str) -> None:
    assert events_in("A gate jammed on Tuesday, and on April 14, and last week.", published) == ()
    (when,) = events_in("A gate jammed on April 14, 2026.", published)
    assert when.date == "2026-04-14"


def test_what_is_too_long_to_be_a_sentence_dates_nothing() -> None:
    assert events_in("A gate jammed on Tuesday, up from 1 " * 10_000, PUBLISHED) == ()


def test_a_day_glued_to_a_word_before_is_read() -> None:
    (when,) = events_in("They closed l’Monday and left.", PUBLISHED)
    assert when.date == "2026-05-18"


def test_the_time_of_publishing_changes_nothing() -> None:
    text = "A gate jammed on Tuesday."
    assert events_in(text, f"{PUBLISHED}T23:59:00+02:00") == events_in(text, PUBLISHED)


_PIECES = st.sampled_from(
    [
        *(
            DAYS[0],
            DAYS[6],
            MONTHS[1],
            MONTHS[4],
            "Sept.",
            "29",
            "31",
            "2026",
            "1999",
            "2099",
            "of",
        ),
        *("last", "next", "this", "week", "month", "weekend", "year", "ago", "two", "today", "on"),
        *("yesterday", "in", "said", "closed", "will", "was", "to", "who", "if", "the", "“", "”"),
        *('"', ",", ".", "?", "(", ")", "Vell", "İ", "added", "by", "early", "99", "’s", "not"),
        *("’", "'", "-", "_", "’Monday", "2026-04-14", "a'April 3", "\n"),
    ]
)


@given(
    st.one_of(
        st.lists(_PIECES, max_size=14).map(" ".join),
        st.lists(_PIECES, max_size=8).map("".join),
        st.text(max_size=80),
    ),
    st.one_of(st.dates().map(date.isoformat), st.text(max_size=12)),
)
def test_whatever_is_written_a_date_is_one_and_lies_in_the_text(text: str, published: str) -> None:
    try:
        today = date.fromisoformat(published[:10])
    except ValueError:
        today = None
    for when in events_in(text, published):
        assert 0 <= when.start < when.end <= len(text)
        date.fromisoformat(f"{when.date}-01-01"[:10])
        if today is not None and 1800 <= today.year <= 2200:
            now = today.isoformat()[: len(when.date)]
            assert when.date >= now if when.future else when.date <= now
            assert int(when.date[:4]) <= today.year + 10


def test_on_a_sunday_last_week_may_be_the_one_that_ends() -> None:
    assert events_in("The bridge closed last week.", "2026-05-03") == ()
    (when,) = events_in("The bridge closed last week.", "2026-05-17")
    assert when.date == "2026-05"
