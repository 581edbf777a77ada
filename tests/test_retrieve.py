"""Which passages are found, in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.retrieve import Retriever
from archive.article import Article, Filters
from archive.errors import SettingError, UnknownArticle, UnknownOutlet
from tests.fakes import Library, story


@pytest.fixture
def retriever(library: Library) -> Retriever:
    library.add(*(story(number, paragraphs=12) for number in range(20)))
    return Retriever(library.archive, library.encoder)


def test_what_is_asked_for_comes_first(retriever: Retriever) -> None:
    assert retriever.search("The railway of district 16")[0].article.id == "story-16"


def test_hits_are_exact(retriever: Retriever) -> None:
    for hit in retriever.search("council"):
        assert hit.article.text[hit.passage.start : hit.passage.end] == hit.passage.text


def test_hits_come_best_first_with_scores_from_0_to_1(retriever: Retriever) -> None:
    hits = retriever.search("council district", limit=30)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    for hit in hits:
        assert 0 <= hit.dense <= 1
        assert 0 <= hit.words <= 1
        assert 0 <= hit.score <= 1


def test_the_order_is_the_same_every_time(retriever: Retriever) -> None:
    assert retriever.search("council", limit=30) == retriever.search("council", limit=30)


def test_no_article_takes_all_the_places(retriever: Retriever) -> None:
    found = [hit.article.id for hit in retriever.search("bridge district 0", limit=30)]
    assert max(found.count(id) for id in found) <= 3


@pytest.mark.parametrize("limit", [1, 5, 10])
def test_no_more_than_was_asked_for(retriever: Retriever, limit: int) -> None:
    assert len(retriever.search("council", limit=limit)) == limit


def test_the_same_passage_is_shown_once(library: Library) -> None:
    library.add(story(1), replace(story(1), id="twin", outlet="Another"))
    texts = [
        hit.passage.text for hit in Retriever(library.archive, library.encoder).search("ferry")
    ]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("question", ["", "  ", "\n"])
def test_an_empty_question_finds_nothing(retriever: Retriever, question: str) -> None:
    assert retriever.search(question) == ()


def test_an_empty_archive_gives_nothing(library: Library) -> None:
    assert Retriever(library.archive, library.encoder).search("anything") == ()


@pytest.mark.parametrize("written", ["Outlet 1", "outlet 1", "OUTLET 1"])
def test_an_outlet_may_be_written_in_any_case(retriever: Retriever, written: str) -> None:
    hits = retriever.search("council", filters=Filters(outlets=(written,)))
    assert {hit.article.outlet for hit in hits} == {"Outlet 1"}


def test_an_unknown_outlet_is_an_error_that_names_the_known(retriever: Retriever) -> None:
    with pytest.raises(UnknownOutlet) as caught:
        retriever.search("council", filters=Filters(outlets=("Nobody",)))
    assert "Outlet 1" in caught.value.hint


def test_dates_are_inclusive_and_undated_articles_are_left_out(retriever: Retriever) -> None:
    filters = Filters(after="2026-03-02", before="2026-03-04")
    hits = retriever.search("council", limit=50, filters=filters)
    assert {hit.article.id for hit in hits} == {"story-1", "story-2", "story-3"}


def test_a_bad_date_is_said() -> None:
    with pytest.raises(SettingError):
        Filters(after="last week")


def test_of_two_that_fit_alike_the_newer_comes_first(library: Library) -> None:
    library.add(
        Article("old", "Pier", "The pier was closed by them.", "A", published="2026-01-01"),
        Article("new", "Pier", "The pier was closed by us.", "A", published="2026-04-01"),
    )
    hits = Retriever(library.archive, library.encoder).search("pier closed")
    assert [hit.article.id for hit in hits] == ["new", "old"]


def test_a_removed_article_is_not_found(retriever: Retriever, library: Library) -> None:
    library.archive.remove(["story-16"])
    found = {hit.article.id for hit in retriever.search("The railway of district 16", limit=50)}
    assert "story-16" not in found


def test_an_article_that_is_not_there_is_an_error(retriever: Retriever) -> None:
    with pytest.raises(UnknownArticle):
        retriever.search("council", filters=Filters(articles=("nobody",)))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("ap", {"AP", "ap"}),
        ("The AP", {"AP", "Associated Press"}),
        ("Associated Press", {"Associated Press"}),
    ],
)
def test_an_outlet_is_found_as_it_is_spelled_else_by_its_other_names(
    library: Library, asked: str, found: set[str]
) -> None:
    outlets = ("AP", "Associated Press", "ap", "Quill")
    library.add(*(replace(story(n), outlet=outlet) for n, outlet in enumerate(outlets)))
    retriever = Retriever(library.archive, library.encoder)
    assert set(retriever.known(Filters(outlets=(asked,))).outlets) == found
