"""A killed process, a damaged index: nothing lost, nothing doubled, and it heals itself.

The kills are real: SIGKILL for a process of its own, at moments spread over the whole of its run.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.article import Article, Filters
from archive.vectors import probe
from ingest.pipeline import ingest
from ingest.sources import find
from tests.fakes import ROOT, Library, QuoteAttributor, WordEncoder, story
from tests.interrupted import WINDOW, attributing, own, reading, removing, taking_in

ENCODER = WordEncoder(window=WINDOW)
STORIES = [story(number, paragraphs=10) for number in range(20)]
NEWER = [story(number, paragraphs=10, version=2) for number in range(20)]
KILLS = 20

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL"),
    pytest.mark.timeout(300),
]


def jsonl(path: Path, articles: Sequence[Article]) -> Path:
    fields = ("id", "title", "text", "outlet", "published", "url")
    lines = [
        json.dumps({field: getattr(article, field) for field in fields}) for article in articles
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


class Victim:
    """A process that works on an archive until it is done or killed."""

    def __init__(self, target: Callable[..., None], *arguments: object, log: Path) -> None:
        log.unlink(missing_ok=True)
        self._log = log
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tests.interrupted"])
        self._process = context.Process(target=target, args=(*arguments, log))
        self._process.start()
        while not self.said() and self._process.is_alive():
            time.sleep(0.002)
        self._began = time.monotonic()

    def said(self) -> list[str]:
        return self._log.read_text().splitlines() if self._log.exists() else []

    def done(self) -> float:
        """Seconds it took to the end."""
        self._process.join()
        assert self._process.exitcode == 0
        return time.monotonic() - self._began

    def join(self) -> None:
        self._process.join()

    def kill(self, *, after: float) -> bool:
        """Whether it was still at work when it was killed."""
        self._process.join(max(0.0, self._began + after - time.monotonic()))
        self._process.kill()
        self._process.join()
        return self._process.exitcode == -signal.SIGKILL


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("workshop")
    jsonl(folder / "stories.jsonl", STORIES)
    jsonl(folder / "newer.jsonl", NEWER)
    return folder


@pytest.fixture(scope="module")
def usual(workshop: Path) -> float:
    """Seconds an undisturbed run takes; it leaves a complete archive in workshop/whole."""
    log, source = workshop / "log", workshop / "stories.jsonl"
    Victim(taking_in, workshop / "warm-up", source, log=log).done()
    return Victim(taking_in, workshop / "whole", source, log=log).done()


@pytest.fixture
def whole(workshop: Path, usual: float, tmp_path: Path) -> Path:  # noqa: ARG001
    """A copy of a complete archive."""
    return Path(shutil.copytree(workshop / "whole", tmp_path / "archive"))


def moments(number: int, seed: int, usual: float) -> Iterator[float]:
    """Seconds from the beginning, one in each of `number` equal parts of the usual run."""
    chance = random.Random(seed)
    parts = list(range(number))
    chance.shuffle(parts)
    yield from ((part + chance.random()) / number * usual for part in parts)


def assert_sound(archive: Archive) -> None:
    """Every store holds the same, once, and every passage is exactly its article's text."""
    archive._dense.wait()
    catalog = archive._catalog.passage_ids("ready", "pending", "old", "removing")
    assert catalog == archive._catalog.passage_ids("ready")
    assert archive._dense._opened().ids() == catalog
    current = {id: version for id, (version, _) in archive.current().items()}
    assert archive._words.versions() == current
    found = archive.passages(catalog)
    assert len(found) == len(catalog)
    for passage, article in found.values():
        assert article.text[passage.start : passage.end] == passage.text
    seen = {passage.article_id for passage, _ in found.values()}
    assert seen == set(current)
    said = archive.statements_at(tuple(current.items()))
    for article in archive.articles():
        kept = said[article.id, article.version]
        (rules,) = {statement.speaker.role for statement in kept} or {""}
        assert kept == QuoteAttributor(rules).statements(article)


def assert_found(archive: Archive, articles: Sequence[Article]) -> None:
    """Each can be found, by its words and by its vectors."""
    for article in articles:
        only = Filters(articles=(article.id,))
        (word, *_) = archive.words(article.title, 1, only)
        (near, *_) = archive.dense(ENCODER.encode_query(article.title), 1, only)
        assert (word[0], near[0].split(":")[:2]) == (
            article.id,
            [article.id, str(article.version)],
        )


def finish(archive: Archive, source: Path) -> dict[str, str]:
    """Article id → status of taking the source in again."""
    results = list(ingest(find([str(source)]), archive, ENCODER, QuoteAttributor()))
    return {result.article_id: result.status for result in results}


def by_id(articles: Sequence[Article], ids: Sequence[str]) -> list[Article]:
    return [article for article in articles if article.id in set(ids)]


# Killed.


def test_ingestion_killed_at_any_moment_loses_and_doubles_nothing(
    workshop: Path, usual: float, tmp_path: Path
) -> None:
    source, killed, partial = workshop / "stories.jsonl", 0, 0
    for seed in range(5):
        for number, moment in enumerate(moments(KILLS, seed, usual)):
            if killed == KILLS:
                break
            folder = tmp_path / f"{seed}-{number}"
            victim = Victim(taking_in, folder, source, log=tmp_path / "log")
            killed += victim.kill(after=moment)
            promised = [line.split()[1] for line in victim.said() if line.startswith("added")]
            partial += 0 < len(promised) < len(STORIES)
            with own(folder) as archive:
                assert set(promised) <= set(archive.current())
                assert_sound(archive)
                assert_found(archive, by_id(STORIES, promised))
                statuses = finish(archive, source)
                assert {statuses[id] for id in promised} <= {"unchanged"}
                assert set(archive.current()) == {article.id for article in STORIES}
                assert_sound(archive)
            shutil.rmtree(folder)
    assert killed == KILLS
    assert partial  # some kills came between two results


def test_recovery_itself_may_be_killed_again_and_again(
    workshop: Path, usual: float, tmp_path: Path
) -> None:
    source, promised = workshop / "stories.jsonl", set()
    for moment in moments(6, 100, usual * 1.3):
        victim = Victim(taking_in, tmp_path / "archive", source, log=tmp_path / "log")
        victim.kill(after=moment)
        said = (line.split() for line in victim.said())
        promised |= {line[1] for line in said if line[0] in ("added", "unchanged")}
    with own(tmp_path / "archive") as archive:
        assert promised <= set(archive.current())
        assert_sound(archive)
        finish(archive, source)
        assert_found(archive, STORIES)
        assert_sound(archive)


def test_a_killed_removal_leaves_whole_articles_only(
    whole: Path, usual: float, tmp_path: Path
) -> None:
    ids = [article.id for article in STORIES]
    for number, moment in enumerate(moments(4, 200, usual)):
        folder = Path(shutil.copytree(whole, tmp_path / f"copy-{number}"))
        victim = Victim(removing, folder, ids, log=tmp_path / "log")
        victim.kill(after=moment)
        gone = [line.split()[1] for line in victim.said() if line.startswith("removed")]
        with own(folder) as archive:
            left = set(archive.current())
            assert_sound(archive)
            assert not left & set(gone)
            assert left >= set(ids[len(gone) + 1 :])  # the one in hand may be here or gone
            assert_found(archive, by_id(STORIES, sorted(left)))


def test_a_killed_update_leaves_one_version_of_each_article(
    workshop: Path, whole: Path, usual: float, tmp_path: Path
) -> None:
    for number, moment in enumerate(moments(4, 300, usual)):
        folder = Path(shutil.copytree(whole, tmp_path / f"copy-{number}"))
        victim = Victim(taking_in, folder, workshop / "newer.jsonl", log=tmp_path / "log")
        victim.kill(after=moment)
        promised = {line.split()[1] for line in victim.said() if line.startswith("updated")}
        with own(folder) as archive:
            assert_sound(archive)
            versions = {id: version for id, (version, _) in archive.current().items()}
            assert set(versions) == {article.id for article in STORIES}
            assert {id for id, version in versions.items() if version == 2} >= promised
            for old in STORIES:  # citations of the first version still resolve
                assert archive.article(old.id, 1).text == old.text
            finish(archive, workshop / "newer.jsonl")
            assert_found(archive, NEWER)
            assert_sound(archive)


def test_killed_over_other_rules_every_article_has_the_statements_of_one(
    whole: Path, tmp_path: Path
) -> None:
    with own(whole) as archive:
        Library(archive, ENCODER).add(*(story(number) for number in range(20, 40)))
    left = [40]
    while left[-1]:
        Victim(attributing, whole, "newer", 25, log=tmp_path / "log").join()
        with own(whole) as archive:
            assert_sound(archive)
            left.append(len(archive.not_attributed("newer")))
    assert left == [40, 20, 0]  # what was done is not done again


def test_a_probe_dies_with_the_process_that_started_it(whole: Path) -> None:
    command = [sys.executable, "-m", "archive.vectors", str(whole / "vectors-1")]
    done = subprocess.run(  # nobody holds the other end of its standard input
        command, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stdout) == (1, b"")


# Damaged.


def _files(archive: Path, pattern: str) -> list[Path]:
    found = sorted(archive.glob(pattern))
    assert found, pattern
    return found


def _truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _zero(file: Path) -> None:
    file.write_bytes(b"\0" * file.stat().st_size)


def _garble(file: Path) -> None:
    chance = random.Random(file.name)
    file.write_bytes(chance.randbytes(file.stat().st_size))


def _delete(file: Path) -> None:
    file.unlink()


def _swell(file: Path) -> None:
    os.truncate(file, 184 << 30)


_HNSW = "vectors-1/*/"
_EVERY_WAY = (_truncate, _zero, _delete, _garble)
DAMAGE = [
    *(("vectors-1/chroma.sqlite3", how) for how in (*_EVERY_WAY, _empty)),
    *((f"{_HNSW}data_level0.bin", how) for how in (*_EVERY_WAY, _swell)),
    *((f"{_HNSW}header.bin", how) for how in (_delete, _garble)),
    *((f"{_HNSW}length.bin", how) for how in (_empty, _garble)),
    *((f"{_HNSW}link_lists.bin", how) for how in (_truncate, _swell)),
    *((f"{_HNSW}*.pickle", how) for how in (_empty, _delete)),
    *(("words/meta.json", how) for how in _EVERY_WAY),
    *((f"words/*.{part}", how) for part, how in
      (("term", _truncate), ("store", _zero), ("idx", _delete), ("fast", _garble))),
    ("words/.managed.json", _garble),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "how"), DAMAGE, ids=[f"{how.__name__[1:]} {where}" for where, how in DAMAGE]
)
def test_a_damaged_index_heals(whole: Path, pattern: str, how: Callable[[Path], None]) -> None:
    for file in _files(whole, pattern):
        how(file)
    with own(whole) as archive:
        assert_found(archive, STORIES)  # at once, whatever is going on in the background
        assert_sound(archive)


@pytest.mark.parametrize("folder", ["vectors-1", "words"])
def test_a_deleted_index_is_made_again(whole: Path, folder: str) -> None:
    shutil.rmtree(whole / folder)
    with own(whole) as archive:
        assert_found(archive, STORIES)
        assert_sound(archive)


def test_both_indexes_may_go_at_once(whole: Path) -> None:
    shutil.rmtree(whole / "vectors-1")
    shutil.rmtree(whole / "words")
    with own(whole) as archive:
        assert_found(archive, STORIES)
        assert_sound(archive)


def test_what_healed_is_said_once(whole: Path) -> None:
    shutil.rmtree(whole / "vectors-1")
    with own(whole) as archive:
        assert archive.check() == ("the vector index is missing",)
    with own(whole) as archive:
        assert archive.check() == ()
        assert_found(archive, STORIES)


def test_search_says_so_while_the_index_is_rebuilt(whole: Path) -> None:
    shutil.rmtree(whole / "vectors-1")
    with own(whole) as archive:
        assert "being rebuilt" in archive.notice
        assert_found(archive, STORIES[:3])
        archive._dense.wait()
        assert archive.notice == ""


def test_an_index_is_made_anew_when_its_writer_was_killed(workshop: Path, tmp_path: Path) -> None:
    victim = Victim(taking_in, tmp_path / "archive", workshop / "stories.jsonl", log=tmp_path / "l")
    while not any(line.startswith("added") for line in victim.said()):
        time.sleep(0.001)
    assert victim.kill(after=0)
    with own(tmp_path / "archive") as archive:
        problem = "the vector index was being written when its process was killed"
        assert archive.check() == (problem,)
        assert archive._dense.folder.name == "vectors-2"
        assert_sound(archive)
    with own(tmp_path / "archive") as archive:
        assert archive.check() == ()


def test_an_index_is_kept_when_its_owner_was_killed_without_having_written(
    whole: Path, tmp_path: Path
) -> None:
    victim = Victim(reading, whole, log=tmp_path / "log")
    assert victim.kill(after=0)
    with own(whole) as archive:
        assert archive.check() == ()
        assert archive._dense.folder.name == "vectors-1"
        assert_found(archive, STORIES)


def test_articles_can_be_added_while_the_index_is_rebuilt(whole: Path) -> None:
    shutil.rmtree(whole / "vectors-1")
    with own(whole) as archive:
        Library(archive, ENCODER).add(story(77))
        assert_found(archive, [*STORIES, story(77)])
        assert_sound(archive)


@pytest.mark.parametrize("opened", [False, True])
def test_an_index_deleted_under_a_running_owner_heals(whole: Path, opened: bool) -> None:
    with own(whole) as archive:
        if opened:
            assert_found(archive, STORIES[:1])
        shutil.rmtree(whole / "vectors-1")
        Library(archive, ENCODER).add(story(77))
    with own(whole) as archive:
        assert_found(archive, [*STORIES, story(77)])
        assert_sound(archive)


def test_rows_left_pending_are_finished(whole: Path) -> None:
    with own(whole) as archive:
        late = Library(archive, ENCODER).prepare(story(77))
        archive._catalog.write_pending([late])
    with own(whole) as archive:
        assert_found(archive, [story(77)])
        assert_sound(archive)


def test_rows_left_pending_that_the_indexes_hold_already_are_not_doubled(whole: Path) -> None:
    with own(whole) as archive:
        late = Library(archive, ENCODER).prepare(story(77))
        archive._catalog.write_pending([late])
        archive._dense.add([late])
        archive._words.add([late.article])
    with own(whole) as archive:
        assert_found(archive, [story(77)])
        assert_sound(archive)


def test_passages_that_the_catalog_does_not_know_are_never_shown(whole: Path) -> None:
    with own(whole) as archive:
        stray = Library(archive, ENCODER).prepare(story(88))
        archive._dense.add([stray])
        near = archive.dense(stray.vectors[0], 5, Filters())
        assert near[0][0].startswith("story-88:")
        assert not any(id.startswith("story-88") for id in archive.passages([i for i, _ in near]))
    with sqlite3.connect(whole / "catalog.db") as connection:
        connection.execute("UPDATE facts SET value = '' WHERE name = 'closed'")
    connection.close()
    with own(whole) as archive:
        assert_sound(archive)


def test_what_a_broken_off_rebuild_left_is_cleared_away(whole: Path) -> None:
    shutil.copytree(whole / "vectors-1", whole / "vectors-2")
    with own(whole) as archive:
        assert_sound(archive)
        assert not (whole / "vectors-2").exists()


def test_wrong_vectors_behind_an_unchanged_date_are_found_by_a_check(whole: Path) -> None:
    (file,) = whole.glob("vectors-1/*/data_level0.bin")
    before = file.stat()
    _zero(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with own(whole) as archive:
        assert archive.check() != ()
        assert_found(archive, STORIES)
        assert_sound(archive)


def test_a_copy_of_the_folder_is_an_archive(whole: Path) -> None:
    with own(whole) as archive:
        assert_found(archive, STORIES)
        assert archive.check() == ()


def test_the_probe_and_the_catalog_agree_on_a_sound_archive(whole: Path) -> None:
    with own(whole) as archive:
        expected = set(archive._catalog.passage_ids("ready"))
    assert probe(whole / "vectors-1", seconds=60) == expected
