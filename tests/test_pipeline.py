"""How articles get in: one result each, whatever some of them are like."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Vectors
from archive.errors import ArchiveError, ArchiveFull, UnknownArticle
from archive.statement import Statement
from ingest.pipeline import ingest, reattribute
from ingest.sources import find
from tests.fakes import ROOT, FailingAttributor, Library, QuoteAttributor, WordEncoder, story


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / f"{name}.txt").write_bytes(data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def statuses(library: Library, *names: object) -> dict[str, str]:
    return {
        Path(result.source).name: result.status
        for result in library.ingest(*(str(name) for name in names))
    }


# The statuses.


def test_a_new_file_is_added(library: Library, folder: Path) -> None:
    write(folder, a="The pier is closed.")
    assert statuses(library, folder) == {"a.txt": "added"}
    assert len(library.archive) == 1


def test_a_file_that_was_read_before_is_unchanged_and_not_embedded(
    library: Library, folder: Path
) -> None:
    write(folder, a="The pier is closed.")
    library.ingest(folder)
    counting = WordEncoder()
    (again,) = ingest(find([str(folder)]), library.archive, counting, QuoteAttributor())
    assert (again.status, counting.encoded) == ("unchanged", 0)


def test_a_changed_file_is_a_new_version(library: Library, folder: Path) -> None:
    write(folder, a="The pier is closed.")
    (added,) = library.ingest(folder)
    write(folder, a="The pier is open.")
    (updated,) = library.ingest(folder)
    assert (updated.status, updated.article_id) == ("updated", added.article_id)
    assert library.archive.article(added.article_id).text == "The pier is open."
    assert library.archive.article(added.article_id, 1).text == "The pier is closed."


def test_a_file_that_changes_back_is_a_third_version(library: Library, folder: Path) -> None:
    for text in ("The pier is closed.", "The pier is open.", "The pier is closed."):
        write(folder, a=text)
        (result,) = library.ingest(folder)
    assert library.archive.current()[result.article_id][0] == 3


def test_the_same_file_under_another_name_is_a_copy(library: Library, folder: Path) -> None:
    write(folder, a="The pier is closed.", b="The pier is closed.")
    library.ingest(folder / "a.txt")
    assert statuses(library, folder / "b.txt") == {"b.txt": "copy"}
    assert len(library.archive) == 2


def test_the_same_text_of_another_outlet_is_a_copy(library: Library, folder: Path) -> None:
    write(folder, a="---\ntitle: A\nsource: One\n---\nThe pier.", b="---\ntitle: B\n---\nThe pier.")
    assert statuses(library, folder) == {"a.txt": "added", "b.txt": "copy"}
    assert len(library.archive) == 2


def test_a_removed_article_can_be_read_again(library: Library, folder: Path) -> None:
    write(folder, a="The pier is closed.")
    (added,) = library.ingest(folder)
    library.archive.remove([added.article_id])
    assert statuses(library, folder) == {"a.txt": "added"}


def test_a_removed_articles_version_number_is_not_given_again(
    library: Library, folder: Path
) -> None:
    write(folder, a="The pier is closed.")
    (added,) = library.ingest(folder)
    library.archive.remove([added.article_id])
    write(folder, a="The pier is open.")
    library.ingest(folder)
    assert library.archive.article(added.article_id).version == 2
    with pytest.raises(UnknownArticle):
        library.archive.article(added.article_id, 1)


def test_one_id_twice_in_a_file_leaves_the_last(library: Library, folder: Path) -> None:
    lines = [{"id": "x", "title": "t", "text": text} for text in ("first", "second")]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    library.ingest(folder)
    assert library.archive.article("x").text == "second"
    assert library.archive.article("x", 1).text == "first"


def test_results_come_once_for_every_source(library: Library, folder: Path) -> None:
    lines = [{"title": f"t{number}", "text": f"text {number}"} for number in range(40)]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    results = library.ingest(folder)
    assert len(results) == len({result.article_id for result in results}) == 40


# Bad input.


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 20, "binary"),
        ("Le café fermé".encode("cp1252"), "save it as UTF-8"),
        (b"x" * (50 << 20), "over 20 MB"),
        (b"a\xed\xa0\xbd", "UTF-8"),
    ],
    ids=["empty", "blank", "binary", "cp1252", "50 MB", "surrogate"],
)
def test_a_bad_file_is_reported_and_the_others_go_in(
    library: Library, folder: Path, data: bytes, reason: str
) -> None:
    write(folder, a="The pier is closed.", bad=data, c="The ferry sails.")
    results = {Path(result.source).name: result for result in library.ingest(folder)}
    assert reason in results["bad.txt"].reason
    assert [results[name].status for name in ("a.txt", "bad.txt", "c.txt")] == [
        "added",
        "failed",
        "added",
    ]


def test_nothing_of_a_wrong_encoding_gets_in(library: Library, folder: Path) -> None:
    write(folder, bad="Le café fermé".encode("cp1252"))
    library.ingest(folder)
    assert len(library.archive) == 0


def test_a_file_that_vanishes_between_listing_and_reading_is_reported(
    library: Library, folder: Path
) -> None:
    write(folder, a="The pier is closed.", b="The ferry sails.")
    listed = list(find([str(folder)]))
    (folder / "a.txt").unlink()
    results = list(ingest(listed, library.archive, library.encoder, library.attributor))
    assert sorted(result.status for result in results) == ["added", "failed"]


def test_a_file_that_can_not_be_read_is_reported(library: Library, folder: Path) -> None:
    write(folder, a="The pier is closed.", b="The ferry sails.")
    listed = list(find([str(folder)]))
    (folder / "a.txt").unlink()
    (folder / "a.txt").mkdir()  # what chmod would do, for root as well
    failed, added = list(ingest(listed, library.archive, library.encoder, library.attributor))
    assert (failed.status, added.status) == ("failed", "added")
    assert "can't be read" in failed.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
@pytest.mark.timeout(20)
def test_a_pipe_that_looks_like_a_file_does_not_hang_a_folder(
    library: Library, folder: Path
) -> None:
    os.mkfifo(folder / "a.txt")
    write(folder, b="The ferry sails.")
    assert statuses(library, folder) == {"b.txt": "added"}


def test_a_broken_line_is_reported_with_its_number(library: Library, folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"title": "t", "text": "x"}\n{"title": \n')
    results = {Path(result.source).name: result for result in library.ingest(folder)}
    assert results["a.jsonl:1"].status == "added"
    assert results["a.jsonl:2"].status == "failed"


def test_what_was_reported_before_an_interruption_is_in(library: Library, folder: Path) -> None:
    lines = [{"id": str(n), "title": f"t{n}", "text": story(n, paragraphs=30).text}
             for n in range(60)]  # fmt: skip
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    found = find([str(folder)])
    running = ingest(found, library.archive, library.encoder, library.attributor)
    first = next(running)
    running.close()  # Ctrl-C
    assert first.article_id in library.archive.current()


# Statements.


def test_statements_get_in_with_their_article(library: Library, folder: Path) -> None:
    write(folder, a=story(3).text)
    (added,) = library.ingest(folder)
    article = library.archive.article(added.article_id)
    found = library.archive.statements_of(article.id, 1)
    assert len(found) == 3
    assert found == library.attributor.statements(article)
    assert library.archive.not_attributed(library.attributor.rules) == ()


def test_a_new_version_has_statements_of_its_own(library: Library, folder: Path) -> None:
    write(folder, a=story(3, paragraphs=2).text)
    library.ingest(folder)
    write(folder, a=story(3, paragraphs=1).text)
    (updated,) = library.ingest(folder)
    assert len(library.archive.statements()) == 1
    assert len(library.archive.statements_of(updated.article_id, 1)) == 2


def test_statements_are_found_while_the_encoder_works(library: Library, folder: Path) -> None:
    looked = threading.Event()

    class Attributor(QuoteAttributor):
        def statements(self, article: Article) -> tuple[Statement, ...]:
            looked.set()
            return super().statements(article)

    class WaitingEncoder(WordEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            assert looked.wait(10)
            return super().encode(texts)

    write(folder, a=story(3).text)
    (result,) = ingest(find([str(folder)]), library.archive, WaitingEncoder(), Attributor())
    assert result.status == "added"


def test_an_article_that_breaks_the_search_for_statements_gets_in_without_them(
    library: Library, folder: Path
) -> None:
    write(folder, a=story(1).text, b="The pier is cursed.", c=story(2).text)
    library.attributor = FailingAttributor("cursed")
    results = {Path(result.source).name: result for result in library.ingest(folder)}
    assert {result.status for result in results.values()} == {"added"}
    assert "RecursionError: too deep at 'cursed'" in results["b.txt"].reason
    assert library.archive.article(results["b.txt"].article_id).text == "The pier is cursed."
    assert library.archive.not_attributed(library.attributor.rules) == (
        results["b.txt"].article_id,
    )
    assert reattribute(library.archive, QuoteAttributor(library.attributor.rules)) == ()
    assert library.archive.not_attributed(library.attributor.rules) == ()


def test_an_interruption_does_not_wait_for_all_statements(library: Library, folder: Path) -> None:
    looked: list[str] = []

    class SlowAttributor(QuoteAttributor):
        def statements(self, article: Article) -> tuple[Statement, ...]:
            looked.append(article.id)
            time.sleep(0.05)
            return ()

    class BrokenEncoder(WordEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            raise KeyboardInterrupt(len(texts))

    write(folder, **{f"a{number}": f"The pier is closed {number}." for number in range(100)})
    running = ingest(find([str(folder)]), library.archive, BrokenEncoder(), SlowAttributor())
    with pytest.raises(KeyboardInterrupt):
        list(running)
    assert len(looked) < 100


def test_other_rules_find_the_statements_anew(library: Library) -> None:
    library.add(story(0), story(1), story(1, version=2))
    before = library.archive.statements_of("story-1", 1)
    assert reattribute(library.archive, QuoteAttributor("newer")) == ()
    assert {saying.statement.speaker.role for saying in library.archive.statements()} == {"newer"}
    assert library.archive.not_attributed("newer") == ()
    assert library.archive.statements_of("story-1", 1) == before


def test_an_article_that_breaks_other_rules_keeps_what_it_had(library: Library) -> None:
    library.add(*(story(number) for number in range(30)))
    failed = reattribute(library.archive, FailingAttributor("of district 7 ", "newer"))
    assert [id for id, _ in failed] == ["story-7"]
    assert library.archive.not_attributed("newer") == ("story-7",)
    assert len(library.archive.statements_of("story-7", 1)) == 3


# A full disk.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("this user can't mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_said_and_nothing_is_lost(small_disk: Path, folder: Path) -> None:
    lines = [{"id": str(n), "title": f"t{n}", "text": story(n, paragraphs=40).text}
             for n in range(200)]  # fmt: skip
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    kept = []
    with pytest.raises(ArchiveFull) as caught:  # noqa: PT012, SIM117 (closing may raise it)
        with Archive.own(small_disk / "archive", WordEncoder.name) as archive:
            found = find([str(folder)])
            for result in ingest(found, archive, WordEncoder(), QuoteAttributor()):
                kept.append(result.article_id)
    assert "make room" in caught.value.hint
    assert kept
    remount = ["mount", "-o", "remount,size=200m", str(small_disk)]
    subprocess.run(remount, check=True)
    with Archive.own(small_disk / "archive", WordEncoder.name) as archive:
        assert set(kept) <= set(archive.current())
        library = Library(archive, WordEncoder())
        again = {result.article_id: result.status for result in library.ingest(folder)}
        assert {again[id] for id in kept} == {"unchanged"}
        assert len(archive) == 200
        assert {version for version, _ in archive.current().values()} == {1}
        archive._dense.wait()
        ready = archive._catalog.passage_ids("ready")
        assert ready == archive._dense._opened().ids()
        assert archive._catalog.passage_ids("pending") == ()
        assert archive._words.versions() == {str(n): 1 for n in range(200)}


def test_the_same_process_goes_on_after_making_room(small_disk: Path, folder: Path) -> None:
    lines = [{"id": str(n), "title": f"t{n}", "text": story(n, paragraphs=40).text}
             for n in range(200)]  # fmt: skip
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with Archive.own(small_disk / "archive", WordEncoder.name) as archive:
        library = Library(archive, WordEncoder())
        with pytest.raises(ArchiveFull):
            library.ingest(folder)
        subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
        library.ingest(folder)
        assert {version for version, _ in archive.current().values()} == {1}
        assert len(archive) == 200


def test_a_process_whose_disk_is_full_ends_with_a_hint(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (3 << 20))
    code = (
        "import sys; from pathlib import Path; from archive.archive import Archive\n"
        "from archive.errors import ArchiveError, ArchiveFull\n"
        "from tests.fakes import *\n"
        "try:\n"
        "  with Archive.own(Path(sys.argv[1]), WordEncoder.name) as archive:\n"
        "    for n in range(300): Library(archive, WordEncoder()).add(story(n, paragraphs=60))\n"
        "except ArchiveFull as error: print(error.hint); sys.exit(3)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(small_disk / "archive")],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert "make room" in done.stdout


@pytest.mark.parametrize("how", [Archive.own, Archive.read])
def test_a_read_only_folder_is_said(small_disk: Path, how: object) -> None:
    with Archive.own(small_disk / "archive", WordEncoder.name) as archive:
        Library(archive, WordEncoder()).add(story(1))
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    # A thread of an index may let go of its last file a moment after the archive is closed.
    assert any(
        time.sleep(wait) or subprocess.run(remount, check=False).returncode == 0
        for wait in (0, 0.2, 1, 3, 6)
    )
    with pytest.raises(ArchiveError) as caught:
        how(small_disk / "archive", WordEncoder.name)  # type: ignore[operator]
    assert "writable" in caught.value.hint


def test_two_readers_and_a_writer_at_once(library: Library) -> None:
    library.add(story(0))
    failures: list[BaseException] = []
    stop = threading.Event()

    def reading() -> None:
        try:
            with Archive.read(library.archive.folder, WordEncoder.name) as reader:
                while not stop.is_set():
                    ids, _ = reader.vectors(sorted(reader.current()))
                    for passage, article in reader.passages(ids).values():
                        assert article.text[passage.start : passage.end] == passage.text
                    reader.words("council", 10, Filters())
        except BaseException as error:
            failures.append(error)

    readers = [threading.Thread(target=reading) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 30):
        library.add(story(number))
    library.archive.remove([f"story-{number}" for number in range(1, 10)])
    stop.set()
    for reader in readers:
        reader.join()
    assert failures == []
