"""Sketches and links in the catalog: which articles might belong together, and which do.

Works on a connection that the catalog hands it; only current versions have either. Knows nothing
of how texts are compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, delete, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from archive.encoder import Vectors
from archive.link import Link, LinkKind, Sketch
from archive.tables import chunks, compared, links, outdated, shingles, sketches, versions


def sketch(connection: Connection, found: Sequence[Sketch]) -> None:
    """Keep what these versions are compared by; their links are looked for again."""
    keys = _keys(connection, [one.article_id for one in found])
    for one in found:
        if (key := keys.get((one.article_id, one.version))) is None:
            continue  # replaced or removed meanwhile
        _forget(connection, [key])
        kept = {"day": one.day, "vector": one.vector.astype("<f2").tobytes()}
        connection.execute(insert(sketches).values(version_key=key, rules="", **kept))
        if one.shingles:
            rows = [{"hash": value, "version_key": key} for value in one.shingles]
            connection.execute(insert(shingles), rows)


def unlinked(connection: Connection, rules: str) -> tuple[str, ...]:
    """Ids of current articles whose links were not found by these rules."""
    return tuple(connection.execute(outdated(sketches, rules)).scalars())


def sharing(connection: Connection, hashes: Sequence[int], limit: int) -> tuple[str, ...]:
    """Ids of the articles that have two or more of the hashes, most first; ties in their order."""
    shared: dict[str, int] = {}
    for chunk in chunks(hashes):
        rows = connection.execute(
            select(versions.c.article_id, func.count())
            .select_from(shingles.join(versions))
            # An expression here, too: all that are ready would be gone through for every hash.
            .where(shingles.c.hash.in_(chunk), versions.c.state.concat("") == "ready")
            .group_by(versions.c.article_id)
        )
        for id, number in rows:
            shared[id] = shared.get(id, 0) + number
    order = sorted((-number, id) for id, number in shared.items() if number > 1)
    return tuple(id for _, id in order[:limit])


def between(
    connection: Connection, first: int, last: int
) -> tuple[tuple[str, ...], tuple[int | None, ...], Vectors]:
    """Ids, days and vectors (n, dimension) of articles of these days, and of all undated ones.

    Days are ordinals. In the order of their ids.
    """
    rows: list[Any] = []
    which: tuple[ColumnElement[bool], ...] = (
        sketches.c.day.between(first, last),
        sketches.c.day.is_(None),
    )
    for days in which:
        rows += connection.execute(
            select(versions.c.article_id, sketches.c.day, sketches.c.vector)
            .select_from(sketches.join(versions))
            # An expression, lest SQLite should go through all that are ready instead of the days.
            .where(days, versions.c.state.concat("") == "ready")
        ).all()
    rows.sort(key=lambda row: row[0])
    width = len(rows[0].vector) // 2 if rows else 0
    vectors = np.frombuffer(b"".join(row.vector for row in rows), "<f2").reshape(-1, width or 1)
    ids, days_of = (tuple(row[place] for row in rows) for place in (0, 1))
    return ids, days_of, vectors.astype(np.float32)


def write(
    connection: Connection, looked_at: Sequence[str], found: Sequence[Link], rules: str
) -> None:
    """Keep links; those of `looked_at` were all found by these rules."""
    ids = {one for link in found for one in (link.first, link.second)} | set(looked_at)
    keys = {id: key for (id, _), key in _keys(connection, sorted(ids)).items()}
    for link in found:
        if link.first in keys and link.second in keys:
            ends = {"first_key": keys[link.first], "second_key": keys[link.second]}
            connection.execute(
                upsert(links)
                .values(kind=link.kind, score=link.score, **ends)
                .on_conflict_do_update(
                    index_elements=["first_key", "second_key", "kind"], set_={"score": link.score}
                )
            )
    for chunk in chunks([keys[id] for id in looked_at if id in keys]):
        connection.execute(
            update(sketches).where(sketches.c.version_key.in_(chunk)).values(rules=rules)
        )


def find(connection: Connection, kind: LinkKind, ids: Sequence[str] | None) -> tuple[Link, ...]:
    """Links of a kind, those of these articles or all, in the order of their ends."""
    first, second = versions.alias(), versions.alias()
    wanted = (
        select(first.c.article_id, second.c.article_id, links.c.score)
        .select_from(links)
        .join(first, first.c.key == links.c.first_key)
        .join(second, second.c.key == links.c.second_key)
        .where(links.c.kind == kind, first.c.state == "ready", second.c.state == "ready")
    )
    if ids is None:
        rows = list(connection.execute(wanted))
    else:
        keys = list(_keys(connection, ids).values())
        rows = []
        for chunk in chunks(keys):
            either = or_(links.c.first_key.in_(chunk), links.c.second_key.in_(chunk))
            rows += connection.execute(wanted.where(either))
    return tuple(sorted({Link(a, b, kind, score) for a, b, score in rows}, key=_ends))


def forget_old(connection: Connection) -> None:
    """Nothing is compared with versions that can't be found any more."""
    gone = select(versions.c.key).where(versions.c.state != "ready")
    kept = select(sketches.c.version_key).where(sketches.c.version_key.in_(gone))
    _forget(connection, list(connection.execute(kept).scalars()))


def forget(connection: Connection) -> None:
    """All of it: vectors of another encoder can't be compared with these."""
    for table in compared:
        connection.execute(delete(table))


def _forget(connection: Connection, keys: Sequence[int]) -> None:
    for chunk in chunks(keys):
        for table, column in (
            (links, links.c.first_key),
            (links, links.c.second_key),
            (shingles, shingles.c.version_key),
            (sketches, sketches.c.version_key),
        ):
            connection.execute(delete(table).where(column.in_(chunk)))


def _keys(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, int], int]:
    """(article id, version) → key, of the current versions."""
    found: dict[tuple[str, int], int] = {}
    for chunk in chunks(ids):
        rows = connection.execute(
            select(versions.c.article_id, versions.c.version, versions.c.key).where(
                versions.c.state == "ready", versions.c.article_id.in_(chunk)
            )
        )
        found |= {(row[0], row[1]): row[2] for row in rows}
    return found


def _ends(link: Link) -> tuple[str, str]:
    return link.first, link.second
