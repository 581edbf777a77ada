"""app.web.shelf: a library by story, copies behind the one that had their text."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.answer import Carried
from app.figures.dates import days
from app.web.markup import ROWS
from app.web.shelf import library, matching, nothing, shelves
from archive.article import Listing
from archive.groups import Story
from tests.fragments import Tags, harmless, nasty


def listing(id: str, title: str = "", day: str = "2026-04-14") -> Listing:
    return Listing(id, 1, title or f"About {id}", f"Outlet {id}", "", day, "", 100)


LISTED = tuple(listing(id) for id in "fedcba")
PIER = Listing("z", 1, "The pier", "", "", "2026-12-01", "", 100)
STORY = Story("b", "The pier closes", "2026-04-14", "2026-04-16", ("b", "c", "e"))


def shown(
    articles: tuple[Listing, ...] = LISTED,
    stories: tuple[Story, ...] = (STORY,),
    origins: Mapping[str, str] = {},  # is read only
    carried: Mapping[str, Carried] = {},
) -> str:
    found = tuple(shelves(articles, stories, origins))
    titles = {article.id: article.title for article in LISTED}
    return library(
        found, total=len(articles), picked=["d"], titles=titles, origins=origins, carried=carried
    )


def test_a_story_stands_where_its_newest_article_does() -> None:
    found = [[one.id for one in shelf.articles] for shelf in shelves(LISTED, (STORY,), {})]
    assert found == [["f"], ["e", "c", "b"], ["d"], ["a"]]


def test_copies_stand_behind_the_one_that_had_the_text() -> None:
    origins = dict.fromkeys("ebc", "c")
    _, story, *_ = shelves(LISTED, (STORY,), origins)
    assert [one.id for one in story.articles] == ["c", "e", "b"]


def test_a_story_says_when_it_was_and_how_many_articles_are_independent() -> None:
    assert "14 to 16 April 2026" in shown()
    assert "3 articles<" in shown()
    assert "3 articles, 2 independent<" in shown(origins=dict.fromkeys("bc", "b"))
    assert "2 of 3 articles<" in shown(LISTED[:4])


def test_a_copy_names_what_it_is_a_copy_of_and_the_first_who_carries_it() -> None:
    carried = dict.fromkeys("bc", Carried(("Outlet b", "Outlet c"), "Concord Wire"))
    html = shown(origins=dict.fromkeys("bc", "b"), carried=carried)
    assert html.count("Carried by 2 outlets, 1 origin (Concord Wire)") == 1
    assert html.count("Copy of “About b”") == 1
    assert html.index("Carried by") < html.index("Copy of")


def test_every_article_has_one_box_and_the_picked_are_ticked() -> None:
    html = shown()
    assert sorted(Tags(html).attributes["value"]) == sorted("abcdef")
    assert html.count(" checked>") == 1


def test_no_more_rows_than_anybody_reads() -> None:
    many = tuple(listing(f"{number:04}") for number in range(ROWS + 50))
    story = Story("0000", "Many", "", "", tuple(one.id for one in many[1:]))
    found = tuple(shelves(many, (story,), {}))
    assert sum(len(shelf.articles) for shelf in found) == ROWS
    assert f"The first {ROWS} of {ROWS + 50} articles" in library(
        found, total=len(many), picked=(), titles={}, origins={}, carried={}
    )


@pytest.mark.parametrize(("query", "ids"), [("OUTLET 2026", "fedcba"), ("12 pier", "z")])
def test_a_search_finds_what_has_all_its_words(query: str, ids: str) -> None:
    assert [one.id for one in matching((*LISTED, PIER), query)] == list(ids)
    assert matching(LISTED, "nowhere") == ()


def test_an_empty_list_says_why() -> None:
    assert "No articles yet" in nothing(0, "")
    assert "No article matches “&lt;b&gt;”" in nothing(3, "<b>")


@given(nasty, nasty, nasty, st.booleans())
def test_no_text_becomes_a_tag(title: str, outlet: str, wire: str, copied: bool) -> None:
    one = Listing(title, 1, title, outlet, title, title, title, 1)
    story = Story(title, wire, title, outlet, (title,))
    origins = {title: outlet} if copied else {}
    harmless(
        library(
            tuple(shelves([one], [story], origins)),
            total=1,
            picked=[title],
            titles={outlet: wire},
            origins=origins,
            carried={title: Carried((outlet, wire), wire)},
        )
    )


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2026-04-14", "2026-04-14", "14 April 2026"),
        ("2026-04-14", "2026-04-16", "14 to 16 April 2026"),
        ("2026-04-29", "2026-05-05", "29 April to 5 May 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026"),
        ("", "", ""),
    ],
)
def test_two_days_are_written_as_one_range(first: str, last: str, text: str) -> None:
    assert days(first, last) == text
