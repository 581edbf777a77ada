"""The system of record, over a real SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from archive.article import Article, Filters
from archive.catalog import SCHEMA_VERSION, Catalog
from archive.errors import ArchiveDamaged, UnknownArticle
from tests.fakes import Library, story


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    catalog = Catalog(tmp_path / "catalog.db")
    yield catalog
    catalog.close()


def keep(catalog: Catalog, library: Library, *articles: Article) -> None:
    catalog.write_pending([library.prepare(article) for article in articles])
    catalog.confirm(articles)


def test_what_is_pending_is_not_shown(catalog: Catalog, library: Library) -> None:
    prepared = library.prepare(story(1))
    catalog.write_pending([prepared])
    assert list(catalog.articles()) == []
    assert catalog.passages([p.id for p in prepared.passages]) == {}
    assert catalog.vectors()[0] == ()
    assert len(catalog.passage_ids("pending")) == len(prepared.passages)


def test_what_is_confirmed_is_shown(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1))
    assert list(catalog.articles()) == [story(1)]


def test_a_batch_is_written_whole_or_not_at_all(catalog: Catalog, library: Library) -> None:
    good, bad = library.prepare(story(1)), library.prepare(story(2))
    broken = replace(bad, vectors=bad.vectors[:-1])  # one vector too few
    with pytest.raises(ValueError, match="shorter"):
        catalog.write_pending([good, broken])
    assert catalog.passage_ids("pending") == ()


def test_vectors_come_back_bit_for_bit(catalog: Catalog, library: Library) -> None:
    prepared = library.prepare(story(1))
    catalog.write_pending([prepared])
    (back,) = catalog.prepared("pending")
    assert back.passages == prepared.passages
    assert np.array_equal(back.vectors, prepared.vectors)


def test_writing_a_pending_version_again_doubles_nothing(
    catalog: Catalog, library: Library
) -> None:
    keep(catalog, library, story(1))
    before = catalog.passage_ids("ready")
    keep(catalog, library, story(1))
    assert catalog.passage_ids("ready") == before


def test_the_version_before_becomes_old(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1))
    keep(catalog, library, story(1, version=2))
    assert [article.version for article in catalog.articles()] == [2]
    assert catalog.article("story-1", 1) == story(1)


def test_passages_of_old_versions_go_and_their_text_stays(
    catalog: Catalog, library: Library
) -> None:
    keep(catalog, library, story(1))
    keep(catalog, library, story(1, version=2))
    catalog.drop_stale()
    assert catalog.passage_ids("old") == ()
    assert catalog.article("story-1", 1).text == story(1).text


def test_what_is_being_removed_is_not_shown(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1), story(2))
    catalog.mark_removing(["story-1"])
    assert [article.id for article in catalog.articles()] == ["story-2"]
    with pytest.raises(UnknownArticle):
        catalog.article("story-1", 1)


def test_removing_what_is_not_there_changes_nothing(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1))
    with pytest.raises(UnknownArticle, match="'nobody'"):
        catalog.mark_removing(["story-1", "nobody"])
    assert catalog.count() == 1


def test_a_removed_article_takes_its_source_along(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1))
    catalog.remember_sources([("file:a", "digest", "story-1")])
    catalog.mark_removing(["story-1"])
    catalog.drop_stale()
    assert catalog.source("file:a") is None


def test_a_source_is_known_by_its_last_digest(catalog: Catalog) -> None:
    catalog.remember_sources([("file:a", "one", "x")])
    catalog.remember_sources([("file:a", "two", "y")])
    assert catalog.source("file:a") == ("two", "y")


def test_articles_come_newest_first_and_undated_last(catalog: Catalog, library: Library) -> None:
    dates = {"a": "2026-04-14", "b": "", "c": "2026-04-16T08:00:00", "d": "2026-04-16", "e": ""}
    keep(catalog, library, *(Article(id, id, id, published=day) for id, day in dates.items()))
    assert [article.id for article in catalog.articles()] == ["c", "d", "a", "b", "e"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(after="2026-04-14"), {"a", "c"}),
        (Filters(before="2026-04-14"), {"a"}),
        (Filters(after="2026-04-15", before="2026-04-16"), {"c"}),
        (Filters(articles=("b", "c")), {"b", "c"}),
        (Filters(articles=("b",), after="2026-01-01"), set()),
        (Filters(outlets=("A",)), {"a", "b"}),
    ],
)
def test_filters(catalog: Catalog, library: Library, filters: Filters, expected: set[str]) -> None:
    keep(
        catalog,
        library,
        Article("a", "a", "a", "A", published="2026-04-14T23:59:00-08:00"),
        Article("b", "b", "b", "A"),
        Article("c", "c", "c", "C", published="2026-04-16"),
    )
    assert {article.id for article in catalog.articles(filters)} == expected


def test_the_revision_grows_with_what_can_be_found(catalog: Catalog, library: Library) -> None:
    seen = [catalog.revision]
    keep(catalog, library, story(1))
    seen.append(catalog.revision)
    catalog.mark_removing(["story-1"])
    seen.append(catalog.revision)
    assert seen == sorted(set(seen))


def test_outlets_are_counted(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(0), story(1), story(3), Article("x", "x", "x"))
    assert catalog.outlets() == (("Outlet 0", 2), ("Outlet 1", 1))


def test_thousands_of_ids_can_be_looked_up(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1))
    real = catalog.passage_ids("ready")
    found = catalog.passages([*real, *(f"nobody:1:{n}:{n + 1}" for n in range(40_000))])
    assert set(found) == set(real)


def test_thousands_of_articles_can_be_filtered_for(catalog: Catalog, library: Library) -> None:
    keep(catalog, library, story(1))
    filters = Filters(articles=("story-1", *(f"nobody-{n}" for n in range(30_000))))
    assert [article.id for article in catalog.articles(filters)] == ["story-1"]


def test_a_commit_is_on_the_disk_before_it_is_reported(catalog: Catalog) -> None:
    with catalog._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    Catalog(tmp_path / "catalog.db").close()
    with sqlite3.connect(tmp_path / "catalog.db") as connection:
        connection.execute("UPDATE facts SET value = '99' WHERE name = 'schema'")
    connection.close()
    with pytest.raises(ArchiveDamaged, match=f"schema 99, this Byline reads {SCHEMA_VERSION}"):
        Catalog(tmp_path / "catalog.db")


def test_garbage_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "catalog.db").write_bytes(b"garbage!" * 1000)
    with pytest.raises(ArchiveDamaged) as caught:
        Catalog(tmp_path / "catalog.db")
    assert "backup" in caught.value.hint


def test_a_damaged_page_is_noticed(catalog: Catalog, library: Library, tmp_path: Path) -> None:
    keep(catalog, library, *(story(number) for number in range(40)))
    catalog.close()
    file = tmp_path / "catalog.db"
    data = bytearray(file.read_bytes())
    begin = 4096 * 32  # behind the schema, without which it can't be opened at all
    data[begin:-4096] = b"\xff" * (len(data) - begin - 4096)
    file.write_bytes(data)
    damaged = Catalog(file)
    try:
        wrong = damaged.check()
    except ArchiveDamaged as error:
        wrong = str(error)
    assert wrong
    damaged.close()
