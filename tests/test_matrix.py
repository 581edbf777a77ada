"""Sayings laid out by point and source."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

import numpy as np
import pytest

from app.said.matrix import UNNAMED, Matrix, lay_out
from archive.article import Article, Listing
from archive.encoder import Vectors
from archive.statement import NOBODY, Named, Saying, statement

ADA = Named("ada", "Ada Vell", "person")
TOMAS = Named("tomas", "Tomas Brandt", "person")
RADIO = Named("radio", "Radio Lorrevia", "outlet")


def saying(speaker: Named, content: str, *, article_id: str = "a") -> Saying:
    article = Article(article_id, "Pier", f"{content}, it was said.", "The Harbor Ledger")
    said = statement(
        article,
        speaker=speaker,
        relayed_from=NOBODY,
        speaker_spans=[],
        cue_spans=[],
        content_spans=[(0, len(content))],
        kind="indirect",
    )
    return Saying(said, Listing(article_id, 1, "Pier", "The Harbor Ledger", "", "", "", 0))


def laid_out(
    *rows: tuple[Saying, Sequence[float]], origins: Mapping[str, str] = MappingProxyType({})
) -> Matrix:
    vectors = np.array([vector for _, vector in rows], np.float32)
    if len(rows):
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return lay_out("the pier", [one for one, _ in rows], vectors, lettered, origins=origins)


def lettered(phrases: Sequence[str]) -> Vectors:
    """Vectors that tell phrases apart by their first letters alone."""
    return np.eye(3, dtype=np.float32)[[ord(phrase[0]) % 3 for phrase in phrases]]


COST, DATE = (1, 0, 0), (0, 1, 0)
SIX = saying(RADIO, "the repairs will cost six million crowns")
FOUR = saying(TOMAS, "it will cost 4.2 million crowns")
JUNE = saying(ADA, "“The pier will close on 1 June”")


def test_what_means_the_same_is_one_point() -> None:
    matrix = laid_out((SIX, COST), (JUNE, DATE), (FOUR, (0.9, 0.1, 0)))
    rows = [
        [[s.statement.content for s in cell.sayings] for cell in p.cells] for p in matrix.points
    ]
    sources = [source.name for source in matrix.sources]
    assert sources == ["Radio Lorrevia", "Ada Vell", "Tomas Brandt"]
    assert rows == [
        [[SIX.statement.content], [], [FOUR.statement.content]],
        [[], [JUNE.statement.content], []],
    ]


def test_numbers_that_differ_are_named() -> None:
    matrix = laid_out((SIX, COST), (FOUR, COST))
    assert [cell.numbers for cell in matrix.points[0].cells] == [
        ("six million crowns",),
        ("4.2 million crowns",),
    ]


def test_the_same_words_in_two_articles_count_once() -> None:
    copy = saying(RADIO, "The repairs will cost six million crowns", article_id="copy")
    matrix = laid_out((SIX, COST), (copy, COST))
    assert [len(cell.sayings) for cell in matrix.points[0].cells] == [1]


MUCH_THE_SAME = (0.85, 0.52, 0)


@pytest.mark.parametrize(
    ("content", "origins", "kept"),
    [
        ("repairs shall cost six million crowns", {"a": "a", "b": "a"}, ["a"]),
        ("repairs shall cost six million crowns", {"a": "b", "b": "b"}, ["b"]),
        ("repairs shall cost six million crowns", {}, ["a", "b"]),
        ("repairs shall cost seven million crowns", {"a": "a", "b": "a"}, ["a", "b"]),
    ],
    ids=["a copy", "the origin is kept", "two articles", "another number"],
)
def test_what_a_copy_words_otherwise_counts_once(
    content: str, origins: dict[str, str], kept: list[str]
) -> None:
    other = saying(RADIO, content, article_id="b")
    matrix = laid_out((SIX, COST), (other, MUCH_THE_SAME), origins=origins)
    sayings = [s for point in matrix.points for cell in point.cells for s in cell.sayings]
    assert sorted(one.article.id for one in sayings) == kept


def test_two_sayings_of_one_article_stay_two() -> None:
    other = saying(RADIO, "repairs shall cost six million crowns")
    matrix = laid_out((SIX, COST), (other, MUCH_THE_SAME), origins={"a": "a"})
    assert sum(len(cell.sayings) for point in matrix.points for cell in point.cells) == 2


def test_the_point_that_most_sources_speak_of_comes_first() -> None:
    more = saying(ADA, "nobody will pay for it")
    matrix = laid_out((JUNE, DATE), (SIX, COST), (FOUR, COST), (more, COST))
    assert [sum(bool(cell.sayings) for cell in point.cells) for point in matrix.points] == [3, 1]


def test_the_source_that_says_most_comes_first() -> None:
    other = saying(ADA, "the harbor stays open", article_id="b")
    matrix = laid_out((SIX, COST), (JUNE, DATE), (other, (0, 0, 1)))
    assert matrix.sources[0].name == "Ada Vell"


def test_sources_without_a_name_share_a_column() -> None:
    matrix = laid_out(
        (saying(Named("", "witnesses"), "the pier was shaking"), DATE),
        (saying(NOBODY, "it was an old pier"), COST),
    )
    assert matrix.sources == (UNNAMED,)
    assert len(matrix.points) == 2


def test_a_point_is_called_by_what_is_spoken_of_and_not_by_what_one_side_says() -> None:
    (point,) = laid_out((SIX, COST), (FOUR, COST)).points
    assert point.label == "Repairs, cost"


def test_what_has_no_phrase_is_called_by_its_start() -> None:
    (point,) = laid_out((saying(ADA, f"“It is what it is{', and so it is' * 9}”"), DATE)).points
    assert point.label.startswith("It is what it is, and so it is")
    assert len(point.label) <= 61


def test_what_has_no_place_is_counted() -> None:
    assert laid_out((SIX, COST), (JUNE, DATE)).left_out == 0
    many = [(saying(Named(f"k{i}", f"Name {i}", "person"), f"thing {i}"), COST) for i in range(11)]
    assert laid_out(*many).left_out == 3


def test_numbers_of_two_different_things_are_not_held_together() -> None:
    assert not any(
        cell.numbers for cell in laid_out((SIX, COST), (FOUR, (0.6, 0.8, 0))).points[0].cells
    )


def test_there_are_no_more_rows_and_columns_than_a_page_holds() -> None:
    many = [
        (saying(Named(f"k{i}", f"Name {i}", "person"), f"thing {i}"), np.eye(30)[i])
        for i in range(30)
    ]
    matrix = laid_out(*many)
    assert (len(matrix.sources), len(matrix.points)) == (8, 8)
    assert all(len(point.cells) == 8 for point in matrix.points)


def test_of_nothing_the_matrix_is_empty() -> None:
    assert laid_out() == Matrix("the pier", (), ())


@pytest.mark.parametrize("seed", range(5))
def test_every_saying_stands_once_and_under_its_source(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = (ADA, TOMAS, RADIO)
    rows = [(saying(people[i % 3], f"point {i}"), random.normal(size=3)) for i in range(9)]
    matrix = laid_out(*rows)
    shown = [
        (source.key, s.statement.content)
        for point in matrix.points
        for source, cell in zip(matrix.sources, point.cells, strict=True)
        for s in cell.sayings
    ]
    assert sorted(shown) == sorted((s.statement.speaker.key, s.statement.content) for s, _ in rows)
    counts = [sum(bool(cell.sayings) for cell in point.cells) for point in matrix.points]
    assert all(a >= b for a, b in pairwise(counts))


def test_a_matrix_is_the_same_every_time() -> None:
    rows = [(SIX, COST), (JUNE, DATE), (FOUR, COST)]
    assert laid_out(*rows) == laid_out(*rows)
    assert dataclasses.asdict(laid_out(*rows))["topic"] == "the pier"
