"""What the doctor finds, and what it mends."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from app.doctor import examine
from archive.archive import Archive
from archive.errors import EncoderMissing
from ingest.relate import relate_rest
from tests.fakes import FailingAttributor, Library, QuoteAttributor, WordEncoder, story


class MissingEncoder(WordEncoder):
    """One that can't be loaded."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        raise EncoderMissing(f"nothing to encode {text!r} with")


class LongEncoder(WordEncoder):
    """One whose vectors are not of length one."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        return super().encode_query(text) * 2


@pytest.fixture
def folder(library: Library) -> Path:
    library.add(*(story(number) for number in range(5)))
    relate_rest(library.archive)
    library.archive.close()
    return library.archive.folder


def test_a_sound_archive_is_sound(folder: Path) -> None:
    report = examine(folder, WordEncoder(), QuoteAttributor(), reembed=False)
    assert (report.ok, report.problems, report.repaired) == (True, (), ())


def test_no_archive_yet_is_no_problem(tmp_path: Path) -> None:
    assert examine(tmp_path / "none", WordEncoder(), QuoteAttributor(), reembed=False).ok


@pytest.mark.parametrize("part", ["vectors-1", "words"])
def test_what_is_derived_is_mended_and_said(folder: Path, part: str) -> None:
    shutil.rmtree(folder / part)
    report = examine(folder, WordEncoder(), QuoteAttributor(), reembed=False)
    assert report.ok
    assert len(report.problems) == len(report.repaired) == 1
    assert examine(folder, WordEncoder(), QuoteAttributor(), reembed=False).problems == ()


def test_copies_and_stories_that_nobody_looked_for_are_looked_for(library: Library) -> None:
    library.add(story(1), story(2))
    library.archive.close()
    report = examine(library.archive.folder, WordEncoder(), QuoteAttributor(), reembed=False)
    assert report.ok
    assert report.problems == ("nobody looked for copies and stories among 2 articles",)
    again = examine(library.archive.folder, WordEncoder(), QuoteAttributor(), reembed=False)
    assert again.problems == ()


def test_a_damaged_catalog_is_not_well(folder: Path) -> None:
    (folder / "catalog.db").write_bytes(b"garbage!" * 4096)
    report = examine(folder, WordEncoder(), QuoteAttributor(), reembed=False)
    assert not report.ok
    assert "backup" in report.hint


def test_a_busy_archive_is_said(folder: Path) -> None:
    with Archive.own(folder, WordEncoder.name):
        report = examine(folder, WordEncoder(), QuoteAttributor(), reembed=False)
    assert not report.ok
    assert "in use" in report.problems[0]


def test_a_missing_encoder_is_said_with_its_hint(folder: Path) -> None:
    report = examine(folder, MissingEncoder(), QuoteAttributor(), reembed=False)
    assert not report.ok
    assert report.hint == EncoderMissing.hint


def test_an_encoder_without_unit_vectors_is_said(folder: Path) -> None:
    report = examine(folder, LongEncoder(), QuoteAttributor(), reembed=False)
    assert "no unit vectors" in report.problems[0]
    assert "BYLINE_ENCODER" in report.hint


def test_another_encoder_is_said_and_reembedding_mends_it(folder: Path) -> None:
    other = WordEncoder("other")
    assert "--reembed" in examine(folder, other, QuoteAttributor(), reembed=False).hint
    assert examine(folder, other, QuoteAttributor(), reembed=True).ok
    with Archive.read(folder, "other") as archive:
        assert len(archive) == 5


def test_nothing_is_reembedded_with_an_encoder_that_is_missing(folder: Path) -> None:
    assert not examine(folder, MissingEncoder("other"), QuoteAttributor(), reembed=True).ok
    Archive.read(folder, WordEncoder.name).close()


def test_statements_of_older_rules_are_said_and_found_anew(folder: Path) -> None:
    report = examine(folder, WordEncoder(), QuoteAttributor("newer"), reembed=False)
    assert report.ok
    assert "the statements of 5 articles" in report.problems[0]
    with Archive.read(folder, WordEncoder.name) as archive:
        assert {voice.named.role for voice in archive.voices()} == {"newer"}
    again = examine(folder, WordEncoder(), QuoteAttributor("newer"), reembed=False)
    assert again.problems == ()


def test_an_article_whose_statements_can_not_be_found_is_named(folder: Path) -> None:
    attributor = FailingAttributor("of district 3 ", "newer")
    report = examine(folder, WordEncoder(), attributor, reembed=False)
    assert not report.ok
    assert "story-3: its statements can't be found" in report.problems[-1]
    assert "remove" in report.hint
    with Archive.read(folder, WordEncoder.name) as archive:
        assert archive.not_attributed("newer") == ("story-3",)
