"""The tables of the catalog, and which articles pass a filter, in what order.

Knows nothing of what is written into them or read from them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    func,
    select,
)

from archive.article import Filters, day_number

SCHEMA_VERSION = 4
# Before statements, conversations, briefings: they only lack tables, and columns with a default;
# before sketches had a day.
OLDER = ("1", "2", "3")
_CHUNK = 500  # values a statement: SQLite takes 32,766 variables, older builds 999
_Value = TypeVar("_Value")

tables = MetaData()
facts = Table(
    "facts",
    tables,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
versions = Table(
    "versions",
    tables,
    Column("key", Integer, primary_key=True),
    Column("article_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("title", String, nullable=False),
    Column("outlet", String, nullable=False),
    Column("author", String, nullable=False),
    Column("published", String, nullable=False),
    Column("url", String, nullable=False),
    Column("text", String, nullable=False),
    Column("digest", String, nullable=False),
    Column("text_digest", String, nullable=False),
    Column("day", Integer),
    Column("characters", Integer, nullable=False),
    UniqueConstraint("article_id", "version"),
    Index("versions_state", "state", "article_id"),
    Index("versions_text", "text_digest"),
)
passages = Table(
    "passages",
    tables,
    Column("id", String, primary_key=True),
    Column("version_key", Integer, ForeignKey("versions.key", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Index("passages_version", "version_key"),
)
# The highest version a removed article had: its number is not given again, since a citation that
# somebody kept would then open other words.
removed = Table(
    "removed",
    tables,
    Column("article_id", String, primary_key=True),
    Column("version", Integer, nullable=False),
)
sources = Table(
    "sources",
    tables,
    Column("source", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("article_id", String, nullable=False),
    Index("sources_article", "article_id"),
)
# Spans are JSON, `[[start, end, start, …], …]`: speaker, cue, content; the words are cut from the
# version's text. Rows lie in the order of their articles: those of one are read without an index.
statements = Table(
    "statements",
    tables,
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("speaker_key", String, nullable=False),
    Column("speaker_name", String, nullable=False),
    Column("speaker_kind", String, nullable=False),
    Column("speaker_role", String, nullable=False),
    Column("relayed_key", String, nullable=False),
    Column("relayed_name", String, nullable=False),
    Column("relayed_kind", String, nullable=False),
    Column("relayed_role", String, nullable=False),
    Column("spans", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("resolved", String, nullable=False),
    Index("statements_speaker", "speaker_key"),
    Index("statements_relayed", "relayed_key"),
    sqlite_with_rowid=False,
)
# By which rules a version's statements were found; a version that is not here was never looked at.
attributions = Table(
    "attributions",
    tables,
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("rules", String, nullable=False),
)
# A reader is a name that only one browser has; all there is of a conversation is found by it. A
# briefing is one of another kind.
conversations = Table(
    "conversations",
    tables,
    Column("key", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("reader", String, nullable=False),
    Column("title", String, nullable=False),
    Column("begun", String, nullable=False),
    Column("last", String, nullable=False),
    Column("kind", String, nullable=False, server_default="conversation"),
    Column("note", String, nullable=False, server_default=""),
    Index("conversations_reader", "reader", "last"),
)
exchanges = Table(
    "exchanges",
    tables,
    Column("key", Integer, primary_key=True),
    Column("conversation_key", ForeignKey("conversations.key", ondelete="CASCADE"), nullable=False),
    Column("asked", String, nullable=False),
    Column("question", String, nullable=False),
    Column("answer", String, nullable=False),
    UniqueConstraint("conversation_key", "asked"),
)
# What an answer quotes, in words: it has to be there still when its article is not.
quotations = Table(
    "quotations",
    tables,
    Column("exchange_key", ForeignKey("exchanges.key", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("article_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("title", String, nullable=False),
    Column("outlet", String, nullable=False),
    Column("author", String, nullable=False),
    Column("published", String, nullable=False),
    Column("url", String, nullable=False),
    sqlite_with_rowid=False,
)

# What current versions are compared by: hashes of some runs of their words, the day (an ordinal),
# and one vector of half-precision floats; `rules` names those by which their links were found,
# empty where nobody looked yet.
shingles = Table(
    "shingles",
    tables,
    Column("hash", Integer, primary_key=True),
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Index("shingles_version", "version_key"),
    sqlite_with_rowid=False,
)
sketches = Table(
    "sketches",
    tables,
    Column("version_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("rules", String, nullable=False),
    Column("day", Integer),
    Column("vector", LargeBinary, nullable=False),
    Index("sketches_day", "day"),
)
links = Table(
    "links",
    tables,
    Column("first_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("second_key", ForeignKey("versions.key", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("score", Float, nullable=False),
    Index("links_second", "second_key"),
    sqlite_with_rowid=False,
)
compared = [links, shingles, sketches]  # made again from the articles

NEWEST = (
    func.coalesce(versions.c.day, 0).desc(),
    versions.c.published.desc(),
    versions.c.article_id,
)


def restricted(wanted: Any, filters: Filters) -> Any:
    """A query that reads `versions`, restricted to those that can be found under the filters."""
    wanted = wanted.where(versions.c.state == "ready")
    if filters.outlets:
        wanted = wanted.where(versions.c.outlet.in_(filters.outlets))
    if filters.articles:
        wanted = wanted.where(versions.c.article_id.in_(filters.articles))
    if filters.after:
        wanted = wanted.where(versions.c.day >= day_number(filters.after))
    if filters.before:
        wanted = wanted.where(versions.c.day <= day_number(filters.before))
    return wanted


def outdated(table: Table, rules: str) -> Any:
    """A query for the ids of current articles of which `table` has nothing by these rules."""
    return (
        select(versions.c.article_id)
        .outerjoin(table)
        .where(versions.c.state == "ready", func.coalesce(table.c.rules, "") != rules)
        .order_by(versions.c.article_id)
    )


def chunks(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """As many values at a time as a query can name."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
