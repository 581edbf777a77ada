"""The system of record, in SQLite: articles, versions, passages, vectors, conversations.

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
    Connection,
    Row,
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
from sqlalchemy.schema import CreateColumn

from archive import conversations, links, sayings
from archive.article import Article, Filters, Listing, Passage, day_number
from archive.conversation import Exchange, Heading, Kind
from archive.encoder import Vectors
from archive.errors import ArchiveDamaged, ArchiveError, ArchiveFull, UnknownArticle
from archive.link import Link, LinkKind, Sketch
from archive.prepared import Prepared
from archive.statement import Saying, Statement, Voice
from archive.tables import (
    NEWEST,
    OLDER,
    SCHEMA_VERSION,
    chunks,
    compared,
    facts,
    passages,
    removed,
    restricted,
    sources,
    tables,
    versions,
)


class Catalog:
    """One SQLite file. Safe to read from other processes while one writes."""

    def __init__(self, path: Path, *, migrate: bool = False) -> None:
        """Open it, making it where there is none; `migrate` brings an older one up to date.

        Raises ArchiveError where it is older and may not be migrated, ArchiveDamaged where newer.
        """
        self.path = path
        self._engine = create_engine(f"sqlite:///{path}", pool_size=32)
        event.listen(self._engine, "connect", _set_pragmas)
        with self._reading() as connection:
            made = inspect(connection).has_table(facts.name)
        if not made:  # or a process was killed before it had made them
            with self._writing() as connection:
                tables.create_all(connection)
                self._set_fact(connection, "schema", str(SCHEMA_VERSION))
        if migrate:
            self._migrate()
        schema = self.fact("schema")
        if schema in OLDER:
            raise ArchiveError(
                f"the archive in {path.parent} was written by an older Byline",
                hint="run `byline doctor` once: it brings the archive up to date",
            )
        if schema != str(SCHEMA_VERSION):
            raise ArchiveDamaged(
                f"the archive has schema {schema}, this Byline reads {SCHEMA_VERSION}",
                hint="use the Byline that wrote it, or ingest the articles into a new archive",
            )

    def close(self) -> None:
        self._engine.dispose()

    def _migrate(self) -> None:
        if self.fact("schema") in OLDER:
            with self._writing() as connection:
                tables.drop_all(connection, tables=compared)
                tables.create_all(connection)
                _add_columns(connection)
                self._set_fact(connection, "schema", str(SCHEMA_VERSION))

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
                    update(versions)
                    .where(versions.c.article_id == article.id, versions.c.state == "ready")
                    .values(state="old")
                )
                connection.execute(
                    update(versions)
                    .where(
                        versions.c.article_id == article.id,
                        versions.c.version == article.version,
                    )
                    .values(state="ready")
                )
            self._bump(connection)

    def mark_removing(self, article_ids: Sequence[str]) -> None:
        """From here on these articles, all versions, are not shown. Raises UnknownArticle."""
        with self._writing() as connection:
            for article_id in article_ids:
                found = connection.execute(
                    update(versions)
                    .where(versions.c.article_id == article_id)
                    .values(state="removing")
                )
                if not found.rowcount:
                    raise UnknownArticle(f"there is no article {article_id!r}")
            self._bump(connection)

    def removing(self) -> tuple[str, ...]:
        """Ids of articles that are on their way out."""
        with self._reading() as connection:
            rows = connection.execute(
                select(versions.c.article_id)
                .where(versions.c.state == "removing")
                .order_by(versions.c.article_id)
                .distinct()
            )
            return tuple(rows.scalars())

    def drop_stale(self) -> None:
        """Forget stale passages, and the articles that were being removed."""
        with self._writing() as connection:
            old = select(versions.c.key).where(versions.c.state == "old")
            connection.execute(delete(passages).where(passages.c.version_key.in_(old)))
            links.forget_old(connection)
            gone = select(versions.c.article_id).where(versions.c.state == "removing")
            last = select(versions.c.article_id, func.max(versions.c.version))
            last = last.where(versions.c.state == "removing").group_by(versions.c.article_id)
            connection.execute(delete(removed).where(removed.c.article_id.in_(gone)))
            connection.execute(insert(removed).from_select(["article_id", "version"], last))
            connection.execute(delete(sources).where(sources.c.article_id.in_(gone)))
            connection.execute(delete(versions).where(versions.c.state == "removing"))

    def replace_passages(
        self, batches: Iterable[Sequence[Prepared]], facts: dict[str, str]
    ) -> None:
        """All passages anew and the facts with them, in one transaction: all or nothing."""
        with self._writing() as connection:
            connection.execute(delete(passages))
            links.forget(connection)
            for batch in batches:
                for prepared in batch:
                    self._write_passages(connection, prepared)
            for name, value in facts.items():
                self._set_fact(connection, name, value)
            self._bump(connection)

    def replace_statements(
        self, found: Sequence[tuple[Article, tuple[Statement, ...]]], rules: str
    ) -> None:
        """Other statements for these versions, all or none."""
        with self._writing() as connection:
            for article, statements in found:
                sayings.write(connection, self._key(connection, article), statements, rules)
            self._bump(connection)

    # Reading.

    def current(self) -> dict[str, tuple[int, str]]:
        """Article id → (current version, its digest), for every article that can be found."""
        with self._reading() as connection:
            rows = connection.execute(
                select(versions.c.article_id, versions.c.version, versions.c.digest)
                .where(versions.c.state == "ready")
                .order_by(versions.c.article_id)
            )
            return {row.article_id: (row.version, row.digest) for row in rows}

    def newest_version(self, article_id: str) -> int:
        """The highest version number an article ever had, if removed since; 0 for none."""
        with self._reading() as connection:
            numbers = [
                connection.execute(
                    select(func.max(table.c.version)).where(table.c.article_id == article_id)
                ).scalar()
                for table in (versions, removed)
            ]
        return max(number or 0 for number in numbers)

    def same_text(self, article: Article) -> str:
        """The id of another ready article with exactly this text, or nothing."""
        with self._reading() as connection:
            found: str | None = connection.execute(
                select(func.min(versions.c.article_id)).where(
                    versions.c.text_digest == _text_digest(article),
                    # An expression, lest SQLite should go through all that are ready instead.
                    versions.c.state.concat("") == "ready",
                    versions.c.article_id != article.id,
                )
            ).scalar()
        return found or ""

    def article(self, article_id: str, version: int | None = None) -> Article:
        """That version of an article, or the current one. Raises UnknownArticle."""
        wanted = select(versions).where(versions.c.article_id == article_id)
        if version is None:
            wanted = wanted.where(versions.c.state == "ready")
        else:
            wanted = wanted.where(
                versions.c.version == version, versions.c.state.in_(("ready", "old"))
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
            for row in connection.execute(restricted(select(versions), filters).order_by(*NEWEST)):
                yield _article(row)

    def listing(self, filters: Filters = Filters()) -> tuple[Listing, ...]:  # noqa: B008
        """As `articles`, without the texts."""
        columns = [versions.c[name] for name in ("title", "outlet", "author", "published", "url")]
        wanted = select(versions.c.article_id, versions.c.version, *columns, versions.c.characters)
        with self._reading() as connection:
            rows = connection.execute(restricted(wanted, filters).order_by(*NEWEST))
            return tuple(Listing(*row) for row in rows)

    def prepared(self, *states: str) -> Iterator[Prepared]:
        """Articles in these states with passages and vectors, in the order of their ids.

        Their statements stay in the catalog, which alone needs them.
        """
        with self._reading() as connection:
            keys = connection.execute(
                select(versions.c.key)
                .where(versions.c.state.in_(states))
                .order_by(versions.c.article_id, versions.c.version)
            ).scalars()
            for key in keys.all():
                article = _article(
                    connection.execute(select(versions).where(versions.c.key == key)).one()
                )
                rows = connection.execute(
                    select(passages.c.start, passages.c.end, passages.c.vector)
                    .where(passages.c.version_key == key)
                    .order_by(passages.c.start)
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
                select(versions.c.outlet, func.count())
                .where(versions.c.state == "ready", versions.c.outlet != "")
                .group_by(versions.c.outlet)
                .order_by(versions.c.outlet)
            )
            return tuple((row[0], row[1]) for row in rows)

    def count(self) -> int:
        """How many articles can be found."""
        with self._reading() as connection:
            return int(
                connection.execute(
                    select(func.count()).where(versions.c.state == "ready")
                ).scalar_one()
            )

    def days(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Article id → the day it was published, as `date.toordinal` counts; dated ones only."""
        found: dict[str, int] = {}
        with self._reading() as connection:
            for chunk in chunks(article_ids):
                rows = connection.execute(
                    select(versions.c.article_id, versions.c.day).where(
                        versions.c.state == "ready",
                        versions.c.article_id.in_(chunk),
                        versions.c.day.is_not(None),
                    )
                )
                for id, day in rows.all():
                    found[id] = date(day // 10_000, day // 100 % 100, day % 100).toordinal()
        return found

    def ids(self, filters: Filters) -> set[str]:
        """The ids of the articles that pass the filters."""
        with self._reading() as connection:
            wanted = restricted(select(versions.c.article_id), filters)
            return set(connection.execute(wanted).scalars())

    def passage_ids(self, *states: str) -> tuple[str, ...]:
        """The ids of all passages of versions in these states, sorted."""
        with self._reading() as connection:
            rows = connection.execute(
                select(passages.c.id)
                .join(versions)
                .where(versions.c.state.in_(states))
                .order_by(passages.c.id)
            )
            return tuple(rows.scalars())

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, Article]]:
        """Those of the passages that may be shown, with their articles."""
        found: dict[str, tuple[Passage, Article]] = {}
        articles: dict[int, Article] = {}
        with self._reading() as connection:
            for chunk in chunks(ids):
                rows = connection.execute(
                    select(passages.c.id, passages.c.start, passages.c.end, passages.c.version_key)
                    .join(versions)
                    .where(passages.c.id.in_(chunk), versions.c.state == "ready")
                ).all()
                keys = sorted({row.version_key for row in rows} - articles.keys())
                for row in connection.execute(select(versions).where(versions.c.key.in_(keys))):
                    articles[row.key] = _article(row)
                for row in rows:
                    article = articles[row.version_key]
                    found[row.id] = (article.passage(row.start, row.end), article)
        return found

    def vectors(self, filters: Filters = Filters()) -> tuple[tuple[str, ...], Vectors]:  # noqa: B008
        """Ids and vectors (n, dimension) of all passages that can be found under the filters."""
        wanted = restricted(select(passages.c.id, passages.c.vector).join(versions), filters)
        with self._reading() as connection:
            rows = connection.execute(wanted.order_by(passages.c.id)).all()
        return tuple(row[0] for row in rows), _matrix([row[1] for row in rows])

    # Statements.

    def statements(
        self,
        filters: Filters = Filters(),  # noqa: B008
        *,
        source: str = "",
        limit: int | None = None,
    ) -> tuple[Saying, ...]:
        """Those of a source, or all: newest article first, undated last, in the article's order."""
        with self._reading() as connection:
            return sayings.find(connection, filters, source, limit)

    def statements_at(
        self, places: Sequence[tuple[str, int]]
    ) -> dict[tuple[str, int], tuple[Statement, ...]]:
        """(article id, version) → its statements in order, for those of the places that exist."""
        with self._reading() as connection:
            return sayings.at(connection, places)

    def voices(self) -> tuple[Voice, ...]:
        """Every key that speaks or passes on, most statements first, then by name."""
        with self._reading() as connection:
            return sayings.voices(connection)

    def not_attributed(self, rules: str) -> tuple[str, ...]:
        """Ids of current articles whose statements were not found by these rules."""
        with self._reading() as connection:
            return sayings.not_by(connection, rules)

    def count_without_statements(self) -> int:
        """The number of current articles in which nobody looked for statements."""
        with self._reading() as connection:
            return sayings.never_looked_at(connection)

    # Links: which articles carry one text, or tell of one event.

    def sketch(self, found: Sequence[Sketch]) -> None:
        """Keep what these current versions are compared by; their links are to be found anew."""
        with self._writing() as connection:
            links.sketch(connection, found)

    def link(self, looked_at: Sequence[str], found: Sequence[Link], rules: str) -> None:
        """Keep links; all those of the articles in `looked_at` were found, by these rules."""
        with self._writing() as connection:
            links.write(connection, looked_at, found, rules)
            self._bump(connection)

    def unlinked(self, rules: str) -> tuple[str, ...]:
        """Ids of current articles whose links were not found by these rules."""
        with self._reading() as connection:
            return links.unlinked(connection, rules)

    def sharing(self, shingles: Sequence[int], limit: int) -> tuple[str, ...]:
        """Ids of the articles that have two or more of these hashes, those with most first."""
        with self._reading() as connection:
            return links.sharing(connection, shingles, limit)

    def sketched(
        self, first: int, last: int
    ) -> tuple[tuple[str, ...], tuple[int | None, ...], Vectors]:
        """Ids, days and vectors (n, dimension) of articles of these days, and of undated ones."""
        with self._reading() as connection:
            return links.between(connection, first, last)

    def links(self, kind: LinkKind, ids: Sequence[str] | None = None) -> tuple[Link, ...]:
        """Links of a kind, those of these articles or all, in the order of their ends."""
        with self._reading() as connection:
            return links.find(connection, kind, ids)

    # Conversations, and briefings, which are of another kind.

    def keep(self, reader: str, id: str, exchange: Exchange, kind: Kind, note: str) -> None:
        """Write an exchange of a reader's conversation, in place of the one asked at that time."""
        with self._writing() as connection:
            conversations.keep(connection, reader, id, exchange, kind, note)

    def conversations(self, reader: str, kind: Kind) -> tuple[Heading, ...]:
        """A reader's conversations of a kind, the one that was asked in last first."""
        with self._reading() as connection:
            return conversations.headings(connection, reader, kind)

    def conversation(self, reader: str, id: str, kind: Kind) -> tuple[Exchange, ...]:
        """The exchanges of a reader's conversation, oldest first; none where there is no such."""
        with self._reading() as connection:
            return conversations.read(connection, reader, id, kind)

    def forget(self, reader: str, id: str) -> None:
        """A reader's conversation, of whichever kind; where there is none, nothing."""
        with self._writing() as connection:
            conversations.forget(connection, reader, id)

    def forget_before(self, time: str) -> None:
        """Every reader's conversations in which nothing was asked since, of every kind."""
        with self._writing() as connection:
            conversations.forget_before(connection, time)

    # Sources: what was read before, so that reading it again costs nothing.

    def source(self, source: str) -> tuple[str, str] | None:
        """(digest of its bytes, article id) of a source that was read before."""
        with self._reading() as connection:
            row = connection.execute(
                select(sources.c.digest, sources.c.article_id).where(sources.c.source == source)
            ).one_or_none()
        return None if row is None else (row.digest, row.article_id)

    def remember_sources(self, read: Sequence[tuple[str, str, str]]) -> None:
        """(source, digest of its bytes, article id), each kept under its source."""
        with self._writing() as connection:
            for source, digest, article_id in read:
                values = {"digest": digest, "article_id": article_id}
                connection.execute(
                    upsert(sources)
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
            delete(versions).where(
                versions.c.article_id == article.id, versions.c.version == article.version
            )
        )
        connection.execute(
            insert(versions).values(
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
        key = self._key(connection, article)
        sayings.write(connection, key, prepared.statements, prepared.rules)

    def _write_passages(self, connection: Connection, prepared: Prepared) -> None:
        if not prepared.passages:
            return
        key = self._key(connection, prepared.article)
        connection.execute(
            insert(passages),
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

    def _key(self, connection: Connection, article: Article) -> int:
        key: int = connection.execute(
            select(versions.c.key).where(
                versions.c.article_id == article.id, versions.c.version == article.version
            )
        ).scalar_one()
        return key

    def _fact(self, connection: Connection, name: str) -> str | None:
        value: str | None = connection.execute(
            select(facts.c.value).where(facts.c.name == name)
        ).scalar()
        return value

    def _set_fact(self, connection: Connection, name: str, value: str) -> None:
        connection.execute(
            upsert(facts)
            .values(name=name, value=value)
            .on_conflict_do_update(index_elements=["name"], set_={"value": value})
        )

    def _bump(self, connection: Connection) -> None:
        self._set_fact(
            connection, "revision", str(int(self._fact(connection, "revision") or 0) + 1)
        )


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


def _add_columns(connection: Connection) -> None:
    """Those that tables of an older archive lack, with their defaults."""
    for table in tables.sorted_tables:
        known = {column["name"] for column in inspect(connection).get_columns(table.name)}
        for column in table.columns:
            if column.name not in known:
                written = CreateColumn(column).compile(connection)
                connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {written}")


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
