"""Articles, passages and filters."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, Filters, day_number
from archive.errors import SettingError

ARTICLE = Article("a", "Title", "Naïve 🦀 crabs\r\nwalk.", "Outlet", "Author", "2026-04-14")


@given(st.text(min_size=1), st.data())
def test_a_passage_is_exactly_the_characters_it_names(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Article("a", "t", text).passage(start, end)
    assert passage.text == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 2), (0, 22), (30, 31)])
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="lies outside 'a'"):
        ARTICLE.passage(start, end)


def test_a_passage_may_be_the_whole_text() -> None:
    assert ARTICLE.passage(0, len(ARTICLE.text)).text == ARTICLE.text


def test_an_article_can_not_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        ARTICLE.text = "other"  # type: ignore[misc]


def test_the_id_of_a_passage_names_its_version() -> None:
    newer = replace(ARTICLE, version=2)
    assert ARTICLE.passage(0, 5).id != newer.passage(0, 5).id


@pytest.mark.parametrize("field", ["title", "text", "outlet", "author", "published", "url"])
def test_the_digest_changes_with_everything_a_reader_sees(field: str) -> None:
    assert replace(ARTICLE, **{field: "something else"}).digest != ARTICLE.digest


@pytest.mark.parametrize("field", ["id", "version"])
def test_the_digest_does_not_change_with_what_a_reader_does_not_see(field: str) -> None:
    changed = replace(ARTICLE, **{field: "b" if field == "id" else 2})
    assert changed.digest == ARTICLE.digest


def test_the_digest_tells_apart_where_one_field_ends_and_the_next_begins() -> None:
    one, other = Article("a", "ab", "c"), Article("a", "a", "bc")
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("published", "number"),
    [
        ("2026-04-14", 20260414),
        ("2026-04-14T23:59:59+02:00", 20260414),
        ("1999-12-31", 19991231),
        ("", None),
        ("2026-04", None),
        ("2026-02-30", None),
        ("yesterday", None),
    ],
)
def test_the_day_of_a_date(published: str, number: int | None) -> None:
    assert day_number(published) == number


@pytest.mark.parametrize("field", ["after", "before"])
def test_a_filter_refuses_what_is_no_date(field: str) -> None:
    with pytest.raises(SettingError, match=f"{field}: 'soon' is not a date") as caught:
        Filters(**{field: "soon"})
    assert "2026-04-14" in caught.value.hint


def test_a_filter_that_lets_everything_through_is_false() -> None:
    assert not Filters()


@pytest.mark.parametrize(
    "filters",
    [
        Filters(outlets=("A",)),
        Filters(after="2026-01-01"),
        Filters(before="2026-01-01"),
        Filters(articles=("a",)),
    ],
)
def test_a_filter_that_holds_something_back_is_true(filters: Filters) -> None:
    assert filters
