"""What the one door promises: kept, found, replaced, removed, shared and reopened."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.archive import Archive
from archive.article import Article, Filters
from archive.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveEmpty,
    EncoderMismatch,
    IndexDamaged,
    UnknownArticle,
)
from ingest.pipeline import reembed
from tests.fakes import ROOT, Library, WordEncoder, story
from tests.texts import texts

ENCODER = WordEncoder()


def found(archive: Archive, question: str, filters: Filters = Filters()) -> set[str]:  # noqa: B008
    """Ids of the articles any arm finds."""
    dense = archive.dense(ENCODER.encode_query(question), 500, filters)
    return {id.rsplit(":", 3)[0] for id, _ in dense} | {
        id for id, _ in archive.words(question, 500, filters)
    }


def everywhere(archive: Archive) -> tuple[set[str], set[str], dict[str, int]]:
    """Passage ids in the catalog and in Chroma, versions in the words index."""
    return (
        set(archive._catalog.passage_ids("ready", "pending", "old", "removing")),
        set(archive._dense._opened().ids()),
        archive._words.versions(),
    )


# Kept and found.


def test_what_was_added_is_found_by_meaning_and_by_words(library: Library) -> None:
    library.add(story(1), story(2))
    vector = ENCODER.encode_query("ferry of district 1")
    assert library.archive.dense(vector, 1, Filters())[0][0].startswith("story-1:")
    assert library.archive.words("ferry", 1, Filters())[0][0] == "story-1"


def test_what_was_added_is_there_after_a_restart(library: Library) -> None:
    library.add(story(1))
    library.archive.close()
    with Archive.own(library.archive.folder, WordEncoder.name) as archive:
        assert list(archive.articles()) == [story(1)]
        assert found(archive, "ferry") == {"story-1"}


def test_a_citation_survives_a_restart(library: Library) -> None:
    library.add(story(1))
    before = library.passages()
    library.archive.close()
    with Archive.own(library.archive.folder, WordEncoder.name) as archive:
        for passage in before:
            text = archive.article(passage.article_id, passage.version).text
            assert text[passage.start : passage.end] == passage.text


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts.filter(str.strip), min_size=1, max_size=5))
def test_any_text_comes_back_exactly_after_a_restart(tmp_path: Path, drawn: list[str]) -> None:
    shutil.rmtree(tmp_path / "any", ignore_errors=True)
    kept = [Article(f"a-{number}", "t", text) for number, text in enumerate(drawn)]
    with Archive.own(tmp_path / "any", WordEncoder.name) as archive:
        Library(archive, ENCODER).add(*kept)
    with Archive.read(tmp_path / "any", WordEncoder.name) as archive:
        assert [archive.article(article.id) for article in kept] == kept
        by_id = {article.id: article for article in kept}
        for passage in Library(archive, ENCODER).passages():
            text = by_id[passage.article_id].text
            assert text[passage.start : passage.end] == passage.text


def test_the_order_of_results_is_the_same_after_a_restart(library: Library) -> None:
    library.add(*(story(number) for number in range(60)))
    vector = ENCODER.encode_query("council district")
    dense = library.archive.dense(vector, 500, Filters())
    words = library.archive.words("council district", 500, Filters())
    library.archive.close()
    with Archive.own(library.archive.folder, WordEncoder.name) as archive:
        assert [id for id, _ in archive.dense(vector, 500, Filters())] == [id for id, _ in dense]
        assert archive.words("council district", 500, Filters()) == words


def test_the_order_of_results_does_not_depend_on_the_order_of_adding(tmp_path: Path) -> None:
    orders = []
    for name, numbers in (("one", range(30)), ("two", reversed(range(30)))):
        with Archive.own(tmp_path / name, WordEncoder.name) as archive:
            library = Library(archive, ENCODER)
            for number in numbers:
                library.add(story(number))
            vector = ENCODER.encode_query("The school of district 7")
            orders.append([id for id, _ in archive.dense(vector, 100, Filters())])
    assert orders[0] == orders[1]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(outlets=("Outlet 0",)), {"story-0", "story-3"}),
        (Filters(after="2026-03-03"), {"story-2", "story-3", "story-4"}),
        (Filters(before="2026-03-03"), {"story-1", "story-2"}),
        (Filters(after="2026-03-03", before="2026-03-03"), {"story-2"}),
        (Filters(articles=("story-0", "story-4")), {"story-0", "story-4"}),
        (Filters(articles=("story-0",), after="2000-01-01"), set()),  # undated
        (Filters(), {f"story-{number}" for number in range(5)}),
    ],
)
def test_filters(library: Library, filters: Filters, expected: set[str]) -> None:
    library.add(*(story(number) for number in range(5)))
    assert found(library.archive, "council district", filters) == expected


@pytest.mark.parametrize("id", ["a:b:c", "a/../b", "x y", "🦀", "'; DROP TABLE versions; --", "%"])
def test_an_id_may_be_anything(library: Library, id: str) -> None:
    library.add(replace(story(1), id=id))
    assert found(library.archive, "ferry") == {id}
    library.archive.remove([id])
    assert found(library.archive, "ferry") == set()


# Replaced and removed.


def test_a_new_version_replaces_the_old_one_in_every_search(library: Library) -> None:
    library.add(story(1))
    library.add(replace(story(1), text="Submarines were sighted.", version=2))
    vector = ENCODER.encode_query("resident 1 said")
    versions = {id.split(":")[1] for id, _ in library.archive.dense(vector, 50, Filters())}
    assert versions == {"2"}
    assert found(library.archive, "submarines") == {"story-1"}
    assert library.archive.words("resident", 5, Filters()) == ()


def test_the_text_of_an_old_version_stays_readable(library: Library) -> None:
    library.add(story(1))
    library.add(story(1, version=2))
    assert library.archive.article("story-1", 1).text == story(1).text
    assert library.archive.article("story-1").version == 2


def test_two_versions_in_one_batch_leave_the_newer(library: Library) -> None:
    library.add(story(1), story(1, version=2))
    assert library.archive.current()["story-1"][0] == 2
    catalog, chroma, words = everywhere(library.archive)
    assert catalog == chroma
    assert words == {"story-1": 2}


def test_adding_the_same_again_doubles_nothing(library: Library) -> None:
    library.add(story(1))
    before = everywhere(library.archive)
    library.add(story(1))
    assert everywhere(library.archive) == before


def test_removing_takes_an_article_out_of_every_store(library: Library) -> None:
    library.add(story(1), story(2))
    library.add(story(1, version=2))
    library.archive.remove(["story-1"])
    catalog, chroma, words = everywhere(library.archive)
    assert {id.split(":")[0] for id in catalog} == {id.split(":")[0] for id in chroma}
    assert {id.split(":")[0] for id in catalog} == {"story-2"} == set(words)


@pytest.mark.parametrize("version", [None, 1])
def test_a_removed_article_is_unknown(library: Library, version: int | None) -> None:
    library.add(story(1))
    library.archive.remove(["story-1"])
    with pytest.raises(UnknownArticle, match="'story-1'"):
        library.archive.article("story-1", version)


def test_removing_one_that_is_not_there_removes_none(library: Library) -> None:
    library.add(story(1))
    with pytest.raises(UnknownArticle):
        library.archive.remove(["story-1", "nobody"])
    assert found(library.archive, "ferry") == {"story-1"}


def test_a_removed_article_can_come_back(library: Library) -> None:
    library.add(story(1))
    library.archive.remove(["story-1"])
    library.add(story(1))
    assert found(library.archive, "ferry") == {"story-1"}


# Shared.


def test_a_reader_answers_beside_an_owner(library: Library) -> None:
    library.add(story(1))
    with Archive.read(library.archive.folder, WordEncoder.name) as reader:
        assert found(reader, "ferry") == {"story-1"}


def test_a_reader_sees_new_articles_without_reopening(library: Library) -> None:
    library.add(story(1))
    with Archive.read(library.archive.folder, WordEncoder.name) as reader:
        found(reader, "harvest")
        library.add(story(2))
        assert "story-2" in found(reader, "harvest")


def test_a_reader_stops_seeing_removed_articles(library: Library) -> None:
    library.add(story(1), story(2))
    with Archive.read(library.archive.folder, WordEncoder.name) as reader:
        found(reader, "harvest")
        library.archive.remove(["story-2"])
        assert found(reader, "harvest district") == {"story-1"}


def test_a_reader_does_not_open_chroma(library: Library) -> None:
    library.add(story(1))
    shutil.rmtree(library.archive._dense.folder)
    with Archive.read(library.archive.folder, WordEncoder.name) as reader:
        assert found(reader, "ferry") == {"story-1"}
        assert not reader._dense.folder.exists()


def test_a_second_owner_is_told_who_the_first_one_is(library: Library) -> None:
    with pytest.raises(ArchiveBusy, match=f"process {os.getpid()} ") as caught:
        Archive.own(library.archive.folder, WordEncoder.name)
    assert "--archive" in caught.value.hint


def test_a_second_owner_in_another_process_is_refused(library: Library) -> None:
    code = (
        "import sys; from pathlib import Path; from archive.archive import Archive\n"
        "try: Archive.own(Path(sys.argv[1]), 'words-64')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(library.archive.folder)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stdout.startswith("ArchiveBusy")
    assert str(os.getpid()) in done.stdout


def test_the_archive_is_free_after_its_owner_closed_it(library: Library) -> None:
    library.archive.close()
    Archive.own(library.archive.folder, WordEncoder.name).close()


def test_closing_twice_does_not_vouch_for_what_another_owner_does(library: Library) -> None:
    library.add(story(1))
    library.archive.close()
    with Archive.own(library.archive.folder, WordEncoder.name) as archive:
        library.archive.close()
        assert archive._catalog.fact("closed") == ""


def test_the_archive_is_free_after_closing_failed(library: Library) -> None:
    library.add(story(1))
    (library.archive.folder / "catalog.db").write_bytes(b"garbage!" * 4096)
    with contextlib.suppress(ArchiveDamaged):
        library.archive.close()
    (library.archive.folder / "catalog.db").unlink()
    Archive.own(library.archive.folder, WordEncoder.name).close()


def test_the_archive_is_free_after_opening_failed(library: Library) -> None:
    library.add(story(1))
    library.archive.close()
    with pytest.raises(EncoderMismatch):
        Archive.own(library.archive.folder, "another")
    Archive.own(library.archive.folder, WordEncoder.name).close()


@pytest.mark.parametrize("prepare", [None, "empty"])
def test_reading_an_archive_without_articles_says_so(tmp_path: Path, prepare: str | None) -> None:
    if prepare:
        Archive.own(tmp_path / "archive", WordEncoder.name).close()
    with pytest.raises(ArchiveEmpty) as caught:
        Archive.read(tmp_path / "archive", WordEncoder.name)
    assert "byline ingest" in caught.value.hint


def test_reading_makes_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveEmpty):
        Archive.read(tmp_path / "archive", WordEncoder.name)
    assert not (tmp_path / "archive").exists()


# Encoders.


@pytest.mark.parametrize("how", [Archive.own, Archive.read])
def test_another_encoder_is_refused_with_the_way_out(library: Library, how: object) -> None:
    library.add(story(1))
    library.archive.close()
    with pytest.raises(EncoderMismatch, match=r"words-64.*another") as caught:
        how(library.archive.folder, "another")  # type: ignore[operator]
    assert "--reembed" in caught.value.hint


def test_reembedding_mends_a_mismatch(library: Library) -> None:
    library.add(*(story(number) for number in range(10)))
    library.archive.close()
    other = WordEncoder("other", window=64)
    with Archive.own(library.archive.folder, None) as archive:
        reembed(archive, other)
    with Archive.own(library.archive.folder, "other") as archive:
        vector = other.encode_query("The harvest of district 2")
        assert archive.dense(vector, 1, Filters())[0][0].startswith("story-2:")
        catalog, chroma, _ = everywhere(archive)
        assert catalog == chroma


def test_reembedding_makes_the_words_index_anew(library: Library) -> None:
    library.add(story(1))
    library.archive._words.remove(["story-1"])
    reembed(library.archive, library.encoder)
    assert [id for id, _ in library.archive.words("district", 5, Filters())] == ["story-1"]


def test_reembedding_that_fails_changes_nothing(library: Library) -> None:
    library.add(story(1), story(2))
    before = everywhere(library.archive)

    def batches() -> object:
        yield [library.prepare(story(1))]
        raise RuntimeError("the encoder broke")

    with pytest.raises(RuntimeError):
        library.archive.reembed(batches(), "other", 64)  # type: ignore[arg-type]
    assert everywhere(library.archive) == before
    library.archive.close()
    Archive.own(library.archive.folder, WordEncoder.name).close()


def test_adding_without_an_encoder_is_refused(tmp_path: Path) -> None:
    with (
        Archive.own(tmp_path / "archive", None) as archive,
        pytest.raises(ValueError, match="encoder"),
    ):
        Library(archive, ENCODER).add(story(1))


# Reopened.


def test_a_clean_archive_is_not_probed_again(library: Library, started: list[str]) -> None:
    library.add(story(1))
    library.archive.close()
    started.clear()
    Archive.own(library.archive.folder, WordEncoder.name).close()
    assert started == []


def test_a_touched_index_is_probed_again(library: Library, started: list[str]) -> None:
    library.add(story(1))
    library.archive.close()
    os.utime(library.archive.folder / "vectors-1" / "chroma.sqlite3")
    started.clear()
    Archive.own(library.archive.folder, WordEncoder.name).close()
    assert len(started) == 1


def test_a_search_does_not_make_the_next_opening_slow(library: Library, started: list[str]) -> None:
    library.add(story(1))
    library.archive.close()
    with Archive.own(library.archive.folder, WordEncoder.name) as archive:
        found(archive, "ferry")
    started.clear()
    Archive.own(library.archive.folder, WordEncoder.name).close()
    assert started == []


def test_a_reader_does_not_make_the_next_opening_slow(library: Library, started: list[str]) -> None:
    library.add(story(1))
    library.archive.close()
    with Archive.read(library.archive.folder, WordEncoder.name) as reader:
        found(reader, "ferry")
    started.clear()
    Archive.own(library.archive.folder, WordEncoder.name).close()
    assert started == []


def test_a_sound_archive_has_nothing_to_mend(library: Library) -> None:
    library.add(*(story(number) for number in range(10)))
    assert library.archive.check() == ()


def test_a_damaged_catalog_is_said_and_not_mended(library: Library) -> None:
    library.add(*(story(number) for number in range(40)))
    library.archive.close()
    (library.archive.folder / "catalog.db").write_bytes(b"garbage!" * 4096)
    with pytest.raises(ArchiveDamaged):
        Archive.own(library.archive.folder, WordEncoder.name)


def test_a_reader_of_a_damaged_words_index_says_what_to_do(library: Library) -> None:
    library.add(story(1))
    library.archive.close()
    (library.archive.folder / "words" / "meta.json").write_text("garbage")
    with pytest.raises(IndexDamaged) as caught:
        Archive.read(library.archive.folder, WordEncoder.name)
    assert "byline doctor" in caught.value.hint


def test_the_archive_says_who_owns_it(library: Library) -> None:
    signature = json.loads((library.archive.folder / "owner.json").read_text())
    assert signature["pid"] == os.getpid()
