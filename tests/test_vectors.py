"""The vector index, over a real Chroma folder; and the probe that looks at it from outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.article import Filters
from archive.vectors import VectorIndex, probe
from tests.fakes import Library, WordEncoder, story

ENCODER = WordEncoder()


@pytest.fixture
def index(tmp_path: Path, library: Library) -> Iterator[VectorIndex]:
    index = VectorIndex(tmp_path / "chroma")
    index.add([library.prepare(story(number)) for number in range(10)])
    yield index
    index.close()


def articles(found: tuple[tuple[str, float], ...]) -> set[str]:
    return {id.rsplit(":", 3)[0] for id, _ in found}


def test_the_nearest_passage_comes_first(index: VectorIndex) -> None:
    vector = ENCODER.encode_query("The library of district 3")
    assert index.search(vector, 5, Filters())[0][0].startswith("story-3:")


def test_scores_fall_and_are_cosines(index: VectorIndex) -> None:
    found = index.search(ENCODER.encode_query("library"), 10, Filters())
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(-1.001 <= score <= 1.001 for score in scores)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(outlets=("Outlet 0",)), {"story-0", "story-3", "story-6", "story-9"}),
        (Filters(articles=("story-1", "story-2")), {"story-1", "story-2"}),
        (Filters(after="2026-03-09"), {"story-8", "story-9"}),
        (Filters(before="2026-03-03"), {"story-1", "story-2"}),
        (Filters(after="2026-03-03", before="2026-03-03"), {"story-2"}),
        (Filters(outlets=("Outlet 2",), before="2026-03-03"), {"story-2"}),
        (Filters(outlets=("Nobody",)), set()),
    ],
)
def test_filters(index: VectorIndex, filters: Filters, expected: set[str]) -> None:
    found = index.search(ENCODER.encode_query("district"), 100, filters)
    assert articles(found) == expected


def test_adding_again_doubles_nothing(index: VectorIndex, library: Library) -> None:
    before = index.ids()
    index.add([library.prepare(story(3))])
    assert index.ids() == before


def test_what_is_removed_is_not_found(index: VectorIndex) -> None:
    gone = [id for id in index.ids() if id.startswith("story-3:")]
    index.remove([*gone, "never:1:0:5"])
    assert not {id for id in index.ids() if id.startswith("story-3:")}


def test_the_probe_reads_the_ids_from_outside(tmp_path: Path, library: Library) -> None:
    index = VectorIndex(tmp_path / "other")
    index.add([library.prepare(story(1))])
    expected = set(index.ids())
    index.close()
    assert probe(tmp_path / "other", seconds=60) == expected


def test_the_probe_says_what_is_wrong_with_garbage(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    assert "can't be read" in str(probe(folder, seconds=60))


def test_the_probe_does_not_wait_for_ever(tmp_path: Path) -> None:
    assert probe(tmp_path / "any", seconds=0.01) == "it does not answer within 0 seconds"


def test_a_huge_sparse_file_is_not_even_opened(tmp_path: Path, started: list[str]) -> None:
    folder = tmp_path / "sparse"
    folder.mkdir()
    with (folder / "data_level0.bin").open("wb") as stream:
        stream.truncate(184 << 30)
    assert probe(folder, seconds=60) == "a file of it is far too large"
    assert not started
