"""Which files are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import SourceError
from ingest.sources import Source, find, upload


def found(*names: object) -> list[Source]:
    sources = list(find([str(name) for name in names]))
    assert all(isinstance(source, Source) for source in sources), sources
    return [source for source in sources if isinstance(source, Source)]


def refused(name: object) -> SourceError:
    ((_, error),) = find([str(name)])  # type: ignore[misc]
    assert isinstance(error, SourceError)
    return error


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.htm", "a.jsonl", "A.TXT"])
def test_a_file_of_a_known_kind_is_a_source(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert [source.path for source in found(tmp_path / name)] == [tmp_path / name]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.exe", "a", "txt"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert ".txt" in str(refused(tmp_path / name))


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such file" in str(refused(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["https://news.example/a", "file:///etc/passwd", "ftp://x/y.txt"])
def test_an_address_is_refused_with_a_way_out(name: str) -> None:
    assert "save the page" in refused(name).hint


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("c.txt", "a.txt", "below/b.md"):
        (tmp_path / name).touch()
    names = [Path(source.name).relative_to(tmp_path).as_posix() for source in found(tmp_path)]
    assert names == ["a.txt", "below/b.md", "c.txt"]


@pytest.mark.parametrize("name", ["README.md", "readme.txt", ".hidden.txt", ".git/a.txt", "a.pdf"])
def test_a_folder_leaves_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert found(tmp_path) == []


def test_a_folder_that_looks_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "x.txt").mkdir()
    (tmp_path / "x.txt" / "a.txt").touch()
    assert len(found(tmp_path / "x.txt")) == 1


def test_a_folder_inside_a_hidden_one_is_read_when_it_is_meant(tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "a.txt").touch()
    assert len(found(tmp_path / ".hidden")) == 1


def test_standard_input_is_jsonl() -> None:
    (source,) = found("-")
    assert (source.path, source.ending) == (None, ".jsonl")


def test_the_same_file_has_the_same_identity_however_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert found("a.txt")[0].identity == found(tmp_path / "a.txt")[0].identity


def test_an_upload_is_known_by_its_name_wherever_it_lies(tmp_path: Path) -> None:
    one, other = upload(tmp_path / "1" / "a.txt"), upload(tmp_path / "2" / "a.txt")
    assert one.identity == other.identity
