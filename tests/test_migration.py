"""An archive of an older Byline: nothing of it is lost, and what it lacks is said."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.article import Filters
from archive.conversation import Exchange
from archive.errors import ArchiveError
from archive.tables import SCHEMA_VERSION
from ingest.relate import RULES, relate, relate_rest
from tests.fakes import Library, WordEncoder, story

# As Byline wrote it before it kept statements.
VERSION_1 = """
CREATE TABLE facts (name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (name));
CREATE TABLE removed (
    article_id VARCHAR NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (article_id)
);
CREATE TABLE sources (
    source VARCHAR NOT NULL, digest VARCHAR NOT NULL, article_id VARCHAR NOT NULL,
    PRIMARY KEY (source)
);
CREATE TABLE versions (
    "key" INTEGER NOT NULL, article_id VARCHAR NOT NULL, version INTEGER NOT NULL,
    state VARCHAR NOT NULL, title VARCHAR NOT NULL, outlet VARCHAR NOT NULL,
    author VARCHAR NOT NULL, published VARCHAR NOT NULL, url VARCHAR NOT NULL,
    text VARCHAR NOT NULL, digest VARCHAR NOT NULL, text_digest VARCHAR NOT NULL,
    day INTEGER, characters INTEGER NOT NULL,
    PRIMARY KEY ("key"), UNIQUE (article_id, version)
);
CREATE TABLE passages (
    id VARCHAR NOT NULL, version_key INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, vector BLOB NOT NULL,
    PRIMARY KEY (id), FOREIGN KEY (version_key) REFERENCES versions ("key") ON DELETE CASCADE
);
CREATE INDEX versions_state ON versions (state, article_id);
CREATE INDEX versions_text ON versions (text_digest);
CREATE INDEX sources_article ON sources (article_id);
CREATE INDEX passages_version ON passages (version_key);
"""
STORIES = [story(number) for number in range(5)]
ASKED = Exchange("2026-05-14T09:00:00.000000+00:00", "Why?", "{}")


@pytest.fixture
def older(library: Library) -> Path:
    """A closed archive of version 2, from before conversations were kept."""
    library.add(*STORIES)
    library.archive.close()
    with sqlite3.connect(library.archive.folder / "catalog.db") as connection:
        for table in ("quotations", "exchanges", "conversations"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE facts SET value = '2' WHERE name = 'schema'")
    connection.close()
    return library.archive.folder


@pytest.fixture
def unbriefed(library: Library) -> Path:
    """A closed archive of version 3, from before briefings were kept, with a conversation in it."""
    library.add(*STORIES)
    library.archive.keep("reader", "id", ASKED)
    library.archive.close()
    with sqlite3.connect(library.archive.folder / "catalog.db") as connection:
        for column in ("kind", "note"):
            connection.execute(f"ALTER TABLE conversations DROP COLUMN {column}")
        connection.execute("UPDATE facts SET value = '3' WHERE name = 'schema'")
    connection.close()
    return library.archive.folder


@pytest.fixture
def old(library: Library) -> Path:
    """A closed archive of version 1: its rows and its indexes are as they were."""
    library.add(*STORIES, story(1, version=2))
    library.archive.close()
    folder = library.archive.folder
    newer = (folder / "catalog.db").rename(folder / "newer.db")
    with sqlite3.connect(folder / "catalog.db") as connection:
        connection.executescript(VERSION_1)
        connection.execute("ATTACH ? AS newer", (str(newer),))
        for table in ("facts", "removed", "sources", "versions", "passages"):
            connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")
        connection.execute("UPDATE facts SET value = '1' WHERE name = 'schema'")
    connection.close()
    newer.unlink()
    return folder


def test_its_owner_finds_everything_again(old: Path) -> None:
    with Archive.own(old, WordEncoder.name) as archive:
        assert {article.id: article.text for article in archive.articles()} == {
            article.id: article.text for article in [*STORIES, story(1, version=2)]
        }
        assert archive.article("story-1", 1) == STORIES[1]
        assert archive.words("harvest", 5, Filters())[0][0] == "story-2"
        assert archive.check() == ()
        assert archive.statements() == archive.voices() == archive.statements_of("story-1", 1) == ()


def test_it_is_known_that_nobody_looked_for_its_statements(old: Path) -> None:
    with Archive.own(old, WordEncoder.name) as archive:
        assert archive.not_attributed("1") == tuple(f"story-{number}" for number in range(5))
        assert "byline doctor" in archive.notice


def test_once_brought_up_to_date_it_stays_so(old: Path) -> None:
    for _ in range(2):
        with Archive.own(old, WordEncoder.name) as archive:
            assert archive._catalog.fact("schema") == str(SCHEMA_VERSION)
    with Archive.read(old, WordEncoder.name) as archive:
        assert len(archive) == 5


def test_a_reader_changes_nothing_and_names_the_command(old: Path) -> None:
    with pytest.raises(ArchiveError, match="older Byline") as caught:
        Archive.read(old, WordEncoder.name)
    assert "byline doctor" in caught.value.hint
    with sqlite3.connect(old / "catalog.db") as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE name = 'statements'")
        assert found.fetchall() == []
    connection.close()


def test_one_from_before_conversations_loses_nothing_and_keeps_them_now(older: Path) -> None:
    with pytest.raises(ArchiveError, match="older Byline"):
        Archive.read(older, WordEncoder.name)
    with Archive.own(older, WordEncoder.name) as archive:
        assert {article.id for article in archive.articles()} == {one.id for one in STORIES}
        assert len(archive.statements()) == sum(one.text.count("said") for one in STORIES)
        assert archive.check() == ()
        assert archive.conversations("reader") == ()
        archive.keep("reader", "id", ASKED)
    with Archive.read(older, WordEncoder.name) as archive:
        assert archive.conversation("reader", "id") == (ASKED,)


def test_one_from_before_briefings_has_its_conversations_and_keeps_briefings_now(
    unbriefed: Path,
) -> None:
    with pytest.raises(ArchiveError, match="older Byline"):
        Archive.read(unbriefed, WordEncoder.name)
    for _ in range(2):
        with Archive.own(unbriefed, WordEncoder.name) as archive:
            assert archive.conversation("reader", "id") == (ASKED,)
            assert [heading.note for heading in archive.conversations("reader")] == [""]
            assert archive.check() == ()
            archive.keep("reader", "b", ASKED, "briefing", note="short")
    with Archive.read(unbriefed, WordEncoder.name) as archive:
        assert [heading.note for heading in archive.conversations("reader", "briefing")] == [
            "short"
        ]
        assert len(archive.conversations("reader")) == 1


def test_one_from_before_sketches_had_days_has_its_links_looked_for_again(library: Library) -> None:
    library.add(*STORIES)
    relate(library.archive, STORIES)
    library.archive.close()
    folder = library.archive.folder
    with sqlite3.connect(folder / "catalog.db") as connection:
        connection.execute("DROP INDEX sketches_day")
        connection.execute("ALTER TABLE sketches DROP COLUMN day")
        connection.execute("UPDATE facts SET value = '3' WHERE name = 'schema'")
    connection.close()
    with Archive.own(folder, WordEncoder.name) as archive:
        assert relate_rest(archive) == len(STORIES)
        assert archive.unlinked(RULES) == ()
