"""app.brief.kept: a briefing read from its JSON gives the same JSON again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from app import shapes
from app.brief.briefing import Briefing
from app.brief.kept import read, restored
from archive.errors import SourceError
from tests.briefings import briefings, sample


def as_json(briefing: Briefing) -> dict[str, object]:
    whole: dict[str, object] = json.loads(json.dumps(shapes.briefing(briefing)))
    return whole


@settings(phases=[Phase.generate])  # what fails is told by its first difference
@given(briefings())
def test_any_briefing_gives_the_same_json_again(briefing: Briefing) -> None:
    assert as_json(restored(as_json(briefing))) == as_json(briefing)


def test_its_lines_and_citations_are_the_same() -> None:
    briefing = sample()
    again = restored(as_json(briefing))
    assert list(again.lines()) == list(briefing.lines())
    assert [one.passage for one in again.citations] == [one.passage for one in briefing.citations]
    assert (again.filters, again.since) == (briefing.filters, briefing.since)
    assert again.independent == briefing.independent


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(as_json(sample())))
    assert as_json(read(tmp_path / "a.json")) == as_json(sample())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"5",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"topic": "x", "key_points": 5}',
        b"null",
        b"[" * 100_000,
    ],
    ids=lambda content: content[:9],
)
def test_what_is_no_briefing_is_said_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(SourceError, match=r"a\.json is no briefing") as failed:
        read(tmp_path / "a.json")
    assert "byline brief --json" in failed.value.hint


@pytest.mark.parametrize(
    "wrong",
    [
        {"key_points": [5]},
        {"citations": [{}]},
        {"filters": {"after": "soon"}},
        {"filters": {"topic": "x"}},
        {"timeline": [[]]},
        {"said": None},
        {"sources": [{"article_id": "a"}]},
    ],
    ids=str,
)
def test_half_a_briefing_is_none(tmp_path: Path, wrong: dict[str, object]) -> None:
    (tmp_path / "a.json").write_text(json.dumps(as_json(sample()) | wrong))
    with pytest.raises(SourceError, match="is no briefing"):
        read(tmp_path / "a.json")


@pytest.mark.parametrize("numbers", [[], [99]])
def test_lines_that_cite_nothing_make_no_briefing(tmp_path: Path, numbers: list[int]) -> None:
    whole = json.loads(json.dumps(as_json(sample())))
    whole["unknown"][0]["citations"] = numbers
    (tmp_path / "a.json").write_text(json.dumps(whole))
    with pytest.raises(SourceError, match="lines without citations"):
        read(tmp_path / "a.json")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be read"):
        read(tmp_path / "none.json")
    with pytest.raises(SourceError, match="can't be read"):
        read(tmp_path)
