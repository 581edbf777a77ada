"""The lexical index, over real files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.article import Article, Filters
from archive.errors import IndexDamaged
from archive.words import WordIndex
from tests.fakes import story

FERRY = Article("ferry", "Ferry strike", "The ferries did not sail.", "Ledger", "", "2026-04-14")
BRIDGE = Article("bridge", "Bridge closed", "The bridge is closed.", "Crier", "", "2026-04-16")
UNDATED = Article("undated", "Ferries", "Ferries are painted blue.", "Crier")
ALL = (FERRY, BRIDGE, UNDATED)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[WordIndex]:
    index = WordIndex(tmp_path / "words")
    index.add(ALL)
    yield index
    index.close()


def ids(found: tuple[tuple[str, float], ...]) -> list[str]:
    return [id for id, _ in found]


def test_an_article_is_found_by_a_word_of_its_text(index: WordIndex) -> None:
    assert ids(index.search("closed", 10, Filters())) == ["bridge"]


def test_an_article_is_found_by_a_word_of_its_title(index: WordIndex) -> None:
    assert ids(index.search("strike", 10, Filters())) == ["ferry"]


@pytest.mark.parametrize("word", ["FERRY", "ferries", "férry"])
def test_case_ending_and_accent_do_not_matter(index: WordIndex, word: str) -> None:
    assert set(ids(index.search(word, 10, Filters()))) == {"ferry", "undated"}


@pytest.mark.parametrize("question", ["", "the of and", "?!", "zebra", "\x00", "a" * 10_000])
def test_nothing_found_is_an_empty_result(index: WordIndex, question: str) -> None:
    assert index.search(question, 10, Filters()) == ()


@pytest.mark.parametrize("question", ['ferry AND "', "ferry:(", "outlet:Crier ferry", "+ferry -*"])
def test_a_question_is_no_query_language(index: WordIndex, question: str) -> None:
    assert "ferry" in ids(index.search(question, 10, Filters()))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(outlets=("Ledger",)), {"ferry"}),
        (Filters(outlets=("Ledger", "Crier")), {"ferry", "bridge", "undated"}),
        (Filters(after="2026-04-14"), {"ferry", "bridge"}),
        (Filters(after="2026-04-15"), {"bridge"}),
        (Filters(before="2026-04-16"), {"ferry", "bridge"}),
        (Filters(before="2026-04-15"), {"ferry"}),
        (Filters(after="2026-04-14", before="2026-04-14"), {"ferry"}),
        (Filters(articles=("undated",)), {"undated"}),
        (Filters(outlets=("Nobody",)), set()),
    ],
)
def test_filters(index: WordIndex, filters: Filters, expected: set[str]) -> None:
    assert set(ids(index.search("ferries bridge", 10, filters))) == expected


def test_a_filter_does_not_change_scores(index: WordIndex) -> None:
    free = dict(index.search("ferries", 10, Filters()))
    held = dict(index.search("ferries", 10, Filters(outlets=("Ledger",))))
    assert held["ferry"] == pytest.approx(free["ferry"])


def test_equal_scores_come_in_the_order_of_ids(index: WordIndex) -> None:
    index.add([replace(FERRY, id=f"twin-{letter}") for letter in "cab"])
    found = [id for id in ids(index.search("sail", 10, Filters())) if id.startswith("twin")]
    assert found == ["twin-a", "twin-b", "twin-c"]


def test_a_newer_version_replaces_the_one_before(index: WordIndex) -> None:
    index.add([replace(FERRY, text="The buses did not run.", version=2)])
    assert ids(index.search("sail", 10, Filters())) == []
    assert index.versions()["ferry"] == 2


def test_two_versions_in_one_batch_leave_the_last(index: WordIndex) -> None:
    index.add([replace(FERRY, version=2), replace(FERRY, version=3)])
    assert index.versions() == {"ferry": 3, "bridge": 1, "undated": 1}


def test_a_removed_article_is_not_found(index: WordIndex) -> None:
    index.remove(["ferry", "never was there"])
    assert ids(index.search("sail ferries", 10, Filters())) == ["undated"]


def test_another_reader_sees_what_is_added_after_a_refresh(index: WordIndex) -> None:
    reader = WordIndex(index.folder)
    index.add([story(1)])
    reader.refresh()
    assert "story-1" in reader.versions()


def test_a_rare_word_tells_more_than_a_common_one(index: WordIndex) -> None:
    (rare,), (common,) = index.terms("strike"), index.terms("ferry")
    assert index.rarity(rare) > index.rarity(common) > 0


def test_what_was_added_is_there_after_a_restart(tmp_path: Path) -> None:
    first = WordIndex(tmp_path / "words")
    first.add(ALL)
    first.close()
    assert set(WordIndex(tmp_path / "words").versions()) == {"ferry", "bridge", "undated"}


def test_garbage_in_place_of_the_index_is_our_own_error(tmp_path: Path) -> None:
    WordIndex(tmp_path / "words").close()
    (tmp_path / "words" / "meta.json").write_text("garbage")
    with pytest.raises(IndexDamaged, match="the words index fails"):
        WordIndex(tmp_path / "words")
