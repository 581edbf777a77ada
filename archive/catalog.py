"""The system of record: articles, versions, passages and their vectors, in SQLite.

Everything else in an archive can be made again from here. A version of an article is `pending`
until the indexes hold it, then `ready`; the one before it becomes `old` (its text stays, since
citations are pinned to it); `removing` is on its way out. Knows nothing of Chroma or BM25.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DBAPIError

from archive.article import Article, Filters, Listing, Passage, Prepared, day_number
from archive.encoder import Vectors
from archive.errors import ArchiveDamaged, ArchiveError, ArchiveFull, UnknownArticle

SCHEMA_VERSION = 1
_CHUNK = 500  # ids a statement: SQLite takes 32,766 variables, older builds 999

_tables = MetaData()
_facts = Table(
    "facts",
    _tables,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
_versions = Table(
    "versions",
    _tables,
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
_passages = Table(
    "passages",
    _tables,
    Column("id", String, primary_key=True),
    Column("version_key", Integer, ForeignKey("versions.key", ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Index("passages_version", "version_key"),
)
# The highest version a removed article had: its number is not given again, since a citation that
# somebody kept would then open other words.
_removed = Table(
    "removed",
    _tables,
    Column("article_id", String, primary_key=True),
    Column("version", Integer, nullable=False),
)
_sources = Table(
    "sources",
    _tables,
    Column("source", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("article_id", String, nullable=False),
    Index("sources_article", "article_id"),
)


_NEWEST = (
    func.coalesce(_versions.c.day, 0).desc(),
    _versions.c.published.desc(),
    _versions.c.article_id,
)


class Catalog:
    """One SQLite file. Safe to read from other processes while one writes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = create_engine(f"sqlite:///{path}", pool_size=32)
        event.listen(self._engine, "connect", _set_pragmas)
        with self._reading() as connection:
            made = inspect(connection).has_table(_facts.name)
        if not made:  # or a process was killed before it had made them
            with self._writing() as connection:
                _tables.create_all(connection)
                self._set_fact(connection, "schema", str(SCHEMA_VERSION))
        with self._reading() as connection:
            schema = self._fact(connection, "schema")
            if schema != str(SCHEMA_VERSION):
                raise ArchiveDamaged(
                    f"the archive has schema {schema}, this Byline reads {SCHEMA_VERSION}",
                    hint="use the Byline that wrote it, or ingest the articles into a new archive",
                )

    def close(self) -> None:
        self._engine.dispose()

    # Facts: what the archive knows of itself.

    def fact(self, name: str) -> str | None:
        with self._reading() as connection:
            return self._fact(connection, name)

    def set_fact(self, name: str, value: str) -> None:
        with self._writing() as connection:
            self._set_fact(connection, name, value)

    @property
    def revision(self) -> int:
        """Grows whenever what can be found has changed."""
        return int(self.fact("revision") or 0)

    # Articles, on their way in and out.

    def write_pending(self, batch: Sequence[Prepared]) -> None:
        """Keep articles, passages and vectors, all or none, as pending."""
        with self._writing() as connection:
            for prepared in batch:
                self._write(connection, prepared, "pending")

    def confirm(self, articles: Iterable[Article]) -> None:
        """Pending becomes ready, the versions before it old."""
        with self._writing() as connection:
            for article in articles:
                connection.execute(
                    update(_versions)
                    .where(_versions.c.article_id == article.id, _versions.c.state == "ready")
                    .values(state="old")
                )
                connection.execute(
                    update(_versions)
                    .where(
                        _versions.c.article_id == article.id,
                        _versions.c.version == article.version,
                    )
                    .values(state="ready")
                )
            self._bump(connection)

    def mark_removing(self, article_ids: Sequence[str]) -> None:
        """From here on these articles, all versions, are not shown. Raises UnknownArticle."""
        with self._writing() as connection:
            for article_id in article_ids:
                found = connection.execute(
                    update(_versions)
                    .where(_versions.c.article_id == article_id)
                    .values(state="removing")
                )
                if not found.rowcount:
                    raise UnknownArticle(f"there is no article {article_id!r}")
            self._bump(connection)

    def removing(self) -> tuple[str, ...]:
        """Ids of articles that are on their way out."""
        with self._reading() as connection:
            rows = connection.execute(
                select(_versions.c.article_id)
                .where(_versions.c.state == "removing")
                .order_by(_versions.c.article_id)
                .distinct()
            )
            return tuple(rows.scalars())

    def drop_stale(self) -> None:
        """Forget stale passages, and the articles that were being removed."""
        with self._writing() as connection:
            old = select(_versions.c.key).where(_versions.c.state == "old")
            connection.execute(delete(_passages).where(_passages.c.version_key.in_(old)))
            gone = select(_versions.c.article_id).where(_versions.c.state == "removing")
            last = select(_versions.c.article_id, func.max(_versions.c.version))
            last = last.where(_versions.c.state == "removing").group_by(_versions.c.article_id)
            connection.execute(delete(_removed).where(_removed.c.article_id.in_(gone)))
            connection.execute(insert(_removed).from_select(["article_id", "version"], last))
            connection.execute(delete(_sources).where(_sources.c.article_id.in_(gone)))
            connection.execute(delete(_versions).where(_versions.c.state == "removing"))

    def replace_passages(
        self, batches: Iterable[Sequence[Prepared]], facts: dict[str, str]
    ) -> None:
        """All passages anew and the facts with them, in one transaction: all or nothing."""
        with self._writing() as connection:
            connection.execute(delete(_passages))
            for batch in batches:
                for prepared in batch:
                    self._write_passages(connection, prepared)
            for name, value in facts.items():
                self._set_fact(connection, name, value)
            self._bump(connection)

    # Reading.

    def current(self) -> dict[str, tuple[int, str]]:
        """Article id → (current version, its digest), for every article that can be found."""
        with self._reading() as connection:
            rows = connection.execute(
                select(_versions.c.article_id, _versions.c.version, _versions.c.digest)
                .where(_versions.c.state == "ready")
                .order_by(_versions.c.article_id)
            )
            return {row.article_id: (row.version, row.digest) for row in rows}

    def newest_version(self, article_id: str) -> int:
        """The highest version number an article ever had, if removed since; 0 for none."""
        with self._reading() as connection:
            numbers = [
                connection.execute(
                    select(func.max(table.c.version)).where(table.c.article_id == article_id)
                ).scalar()
                for table in (_versions, _removed)
            ]
        return max(number or 0 for number in numbers)

    def same_text(self, article: Article) -> str:
        """The id of another ready article with exactly this text, or nothing."""
        with self._reading() as connection:
            found: str | None = connection.execute(
                select(_versions.c.article_id)
                .where(
                    _versions.c.text_digest == _text_digest(article),
                    _versions.c.state == "ready",
                    _versions.c.article_id != article.id,
                )
                .order_by(_versions.c.article_id)
            ).scalar()
        return found or ""

    def article(self, article_id: str, version: int | None = None) -> Article:
        """That version of an article, or the current one. Raises UnknownArticle."""
        wanted = select(_versions).where(_versions.c.article_id == article_id)
        if version is None:
            wanted = wanted.where(_versions.c.state == "ready")
        else:
            wanted = wanted.where(
                _versions.c.version == version, _versions.c.state.in_(("ready", "old"))
            )
        with self._reading() as connection:
            row = connection.execute(wanted).one_or_none()
        if row is None:
            which = "" if version is None else f", version {version}"
            raise UnknownArticle(f"there is no article {article_id!r}{which}")
        return _article(row)

    def articles(self, filters: Filters = Filters()) -> Iterator[Article]:  # noqa: B008 (frozen)
        """The current version of every article, newest first, undated last."""
        with self._reading() as connection:
            for row in connection.execute(
                _restricted(select(_versions), filters).order_by(*_NEWEST)
            ):
                yield _article(row)

    def listing(self) -> tuple[Listing, ...]:
        """As `articles`, without the texts."""
        columns = [_versions.c[name] for name in ("title", "outlet", "author", "published", "url")]
        wanted = select(
            _versions.c.article_id, _versions.c.version, *columns, _versions.c.characters
        )
        with self._reading() as connection:
            rows = connection.execute(_restricted(wanted, Filters()).order_by(*_NEWEST))
            return tuple(Listing(*row) for row in rows)

    def prepared(self, *states: str) -> Iterator[Prepared]:
        """Articles in these states with their passages and vectors, in the order of their ids."""
        with self._reading() as connection:
            keys = connection.execute(
                select(_versions.c.key)
                .where(_versions.c.state.in_(states))
                .order_by(_versions.c.article_id, _versions.c.version)
            ).scalars()
            for key in keys.all():
                article = _article(
                    connection.execute(select(_versions).where(_versions.c.key == key)).one()
                )
                rows = connection.execute(
                    select(_passages.c.start, _passages.c.end, _passages.c.vector)
                    .where(_passages.c.version_key == key)
                    .order_by(_passages.c.start)
                ).all()
                yield Prepared(
                    article,
                    tuple(article.passage(row.start, row.end) for row in rows),
                    _matrix([row.vector for row in rows]),
                )

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Every outlet with its number of articles, in the order of its name."""
        with self._reading() as connection:
            rows = connection.execute(
                select(_versions.c.outlet, func.count())
                .where(_versions.c.state == "ready", _versions.c.outlet != "")
                .group_by(_versions.c.outlet)
                .order_by(_versions.c.outlet)
            )
            return tuple((row[0], row[1]) for row in rows)

    def count(self) -> int:
        """How many articles can be found."""
        with self._reading() as connection:
            return int(
                connection.execute(
                    select(func.count()).where(_versions.c.state == "ready")
                ).scalar_one()
            )

    def days(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Article id → the day it was published, as `date.toordinal` counts; dated ones only."""
        found: dict[str, int] = {}
        with self._reading() as connection:
            for chunk in _chunks(article_ids):
                rows = connection.execute(
                    select(_versions.c.article_id, _versions.c.day).where(
                        _versions.c.state == "ready",
                        _versions.c.article_id.in_(chunk),
                        _versions.c.day.is_not(None),
                    )
                )
                for id, day in rows.all():
                    found[id] = date(day // 10_000, day // 100 % 100, day % 100).toordinal()
        return found

    def ids(self, filters: Filters) -> set[str]:
        """The ids of the articles that pass the filters."""
        with self._reading() as connection:
            wanted = _restricted(select(_versions.c.article_id), filters)
            return set(connection.execute(wanted).scalars())

    def passage_ids(self, *states: str) -> tuple[str, ...]:
        """The ids of all passages of versions in these states, sorted."""
        with self._reading() as connection:
            rows = connection.execute(
                select(_passages.c.id)
                .join(_versions)
                .where(_versions.c.state.in_(states))
                .order_by(_passages.c.id)
            )
            return tuple(rows.scalars())

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, Article]]:
        """Those of the passages that may be shown, with their articles."""
        found: dict[str, tuple[Passage, Article]] = {}
        articles: dict[int, Article] = {}
        with self._reading() as connection:
            for chunk in _chunks(ids):
                rows = connection.execute(
                    select(
                        _passages.c.id, _passages.c.start, _passages.c.end, _passages.c.version_key
                    )
                    .join(_versions)
                    .where(_passages.c.id.in_(chunk), _versions.c.state == "ready")
                ).all()
                keys = sorted({row.version_key for row in rows} - articles.keys())
                for row in connection.execute(select(_versions).where(_versions.c.key.in_(keys))):
                    articles[row.key] = _article(row)
                for row in rows:
                    article = articles[row.version_key]
                    found[row.id] = (article.passage(row.start, row.end), article)
        return found

    def vectors(self, filters: Filters = Filters()) -> tuple[tuple[str, ...], Vectors]:  # noqa: B008
        """Ids and vectors (n, dimension) of all passages that can be found under the filters."""
        wanted = _restricted(select(_passages.c.id, _passages.c.vector).join(_versions), filters)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(_passages.c.id)).all()
        return tuple(row[0] for row in rows), _matrix([row[1] for row in rows])

    # Sources: what was read before, so that reading it again costs nothing.

    def source(self, source: str) -> tuple[str, str] | None:
        """(digest of its bytes, article id) of a source that was read before."""
        with self._reading() as connection:
            row = connection.execute(
                select(_sources.c.digest, _sources.c.article_id).where(_sources.c.source == source)
            ).one_or_none()
        return None if row is None else (row.digest, row.article_id)

    def remember_sources(self, sources: Sequence[tuple[str, str, str]]) -> None:
        """(source, digest of its bytes, article id), each kept under its source."""
        with self._writing() as connection:
            for source, digest, article_id in sources:
                values = {"digest": digest, "article_id": article_id}
                connection.execute(
                    upsert(_sources)
                    .values(source=source, **values)
                    .on_conflict_do_update(index_elements=["source"], set_=values)
                )

    # Keeping it safe.

    def check(self) -> str:
        """What SQLite's own check finds wrong; empty where nothing is."""
        with self._reading() as connection:
            verdict = connection.exec_driver_sql("PRAGMA quick_check").scalar_one()
        return "" if verdict == "ok" else str(verdict)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN")  # all that is read is of one moment
                yield connection
        except DBAPIError as error:
            raise _translated(error, self.path) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
        except DBAPIError as error:
            raise _translated(error, self.path) from error

    def _write(self, connection: Connection, prepared: Prepared, state: str) -> None:
        article = prepared.article
        connection.execute(
            delete(_versions).where(
                _versions.c.article_id == article.id, _versions.c.version == article.version
            )
        )
        connection.execute(
            insert(_versions).values(
                article_id=article.id,
                version=article.version,
                state=state,
                title=article.title,
                outlet=article.outlet,
                author=article.author,
                published=article.published,
                url=article.url,
                text=article.text,
                digest=article.digest,
                text_digest=_text_digest(article),
                day=day_number(article.published),
                characters=len(article.text),
            )
        )
        self._write_passages(connection, prepared)

    def _write_passages(self, connection: Connection, prepared: Prepared) -> None:
        if not prepared.passages:
            return
        key = connection.execute(
            select(_versions.c.key).where(
                _versions.c.article_id == prepared.article.id,
                _versions.c.version == prepared.article.version,
            )
        ).scalar_one()
        connection.execute(
            insert(_passages),
            [
                {
                    "id": passage.id,
                    "version_key": key,
                    "start": passage.start,
                    "end": passage.end,
                    "vector": vector.astype("<f4").tobytes(),
                }
                for passage, vector in zip(prepared.passages, prepared.vectors, strict=True)
            ],
        )

    def _fact(self, connection: Connection, name: str) -> str | None:
        value: str | None = connection.execute(
            select(_facts.c.value).where(_facts.c.name == name)
        ).scalar()
        return value

    def _set_fact(self, connection: Connection, name: str, value: str) -> None:
        connection.execute(
            upsert(_facts)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )

    def _bump(self, connection: Connection) -> None:
        self._set_fact(
            connection, "revision", str(int(self._fact(connection, "revision") or 0) + 1)
        )


def _restricted(wanted: Any, filters: Filters) -> Any:
    wanted = wanted.where(_versions.c.state == "ready")
    if filters.outlets:
        wanted = wanted.where(_versions.c.outlet.in_(filters.outlets))
    if filters.articles:
        wanted = wanted.where(_versions.c.article_id.in_(filters.articles))
    if filters.after:
        wanted = wanted.where(_versions.c.day >= day_number(filters.after))
    if filters.before:
        wanted = wanted.where(_versions.c.day <= day_number(filters.before))
    return wanted


def _article(row: Row[Any]) -> Article:
    return Article(
        id=row.article_id,
        title=row.title,
        text=row.text,
        outlet=row.outlet,
        author=row.author,
        published=row.published,
        url=row.url,
        version=row.version,
    )


def _text_digest(article: Article) -> str:
    return Article(id="", title="", text=article.text).digest


def _matrix(blobs: Sequence[bytes]) -> Vectors:
    width = len(blobs[0]) // 4 if blobs else 0
    return np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), width)


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def _set_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say so, not where it thinks
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # a confirmed article survives a crash of the machine, too
        "foreign_keys=ON",
        "busy_timeout=10000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _translated(error: DBAPIError, path: Path) -> ArchiveError:
    text = str(error.orig)
    if "full" in text or "disk I/O" in text:
        return ArchiveFull(f"{path} can't be written: {text}")
    if "malformed" in text or "not a database" in text:
        return ArchiveDamaged(
            f"{path} is damaged: {text}",
            hint="restore it from a backup, or ingest the articles into a new archive",
        )
    if "unable to open" in text or "readonly" in text:
        return ArchiveError(
            f"{path} can't be opened: {text}",
            hint="make the archive's folder writable; a reader has to write beside the catalog",
        )
    return ArchiveError(f"{path}: {text}")
