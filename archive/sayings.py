"""Statements in the catalog: how they are written, and read by source, by article, by voice.

Works on a connection that the catalog hands it; knows nothing of how statements are found.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, true

from archive.article import Filters, Listing
from archive.statement import Named, Saying, Spans, Statement, Voice
from archive.tables import NEWEST, attributions, chunks, outdated, restricted, statements, versions

_LISTED = [
    versions.c[name]
    for name in "article_id version title outlet author published url characters".split()
]


def write(connection: Connection, key: int, found: Sequence[Statement], rules: str) -> None:
    """Keep the statements of one version, in place of those it had."""
    connection.execute(delete(statements).where(statements.c.version_key == key))
    connection.execute(delete(attributions).where(attributions.c.version_key == key))
    if found:
        rows = [_row(key, number, statement) for number, statement in enumerate(found)]
        connection.execute(insert(statements), rows)
    if rules:
        connection.execute(insert(attributions).values(version_key=key, rules=rules))


def not_by(connection: Connection, rules: str) -> tuple[str, ...]:
    """Ids of current articles whose statements were not found by these rules."""
    return tuple(connection.execute(outdated(attributions, rules)).scalars())


def never_looked_at(connection: Connection) -> int:
    """The number of current articles in which nobody looked for statements."""
    wanted = select(func.count()).select_from(versions.outerjoin(attributions))
    return connection.execute(
        wanted.where(versions.c.state == "ready", attributions.c.version_key.is_(None))
    ).scalar_one()


def find(
    connection: Connection, filters: Filters, source: str, limit: int | None
) -> tuple[Saying, ...]:
    """Those of a source, or all: newest article first, undated last, in the article's order."""
    wanted = restricted(select(statements, *_LISTED).join(versions), filters).order_by(
        *NEWEST, statements.c.number
    )
    if source:
        wanted = wanted.where(
            or_(statements.c.speaker_key == source, statements.c.relayed_key == source)
        )
    rows = connection.execute(wanted.limit(limit)).all()
    texts = _texts(connection, sorted({row.version_key for row in rows}))
    columns = len(statements.c)
    return tuple(
        Saying(
            _statement(row[:columns], row.article_id, row.version, texts[row.version_key]),
            Listing(*row[columns:]),
        )
        for row in rows
    )


def at(
    connection: Connection, places: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], tuple[Statement, ...]]:
    """(article id, version) → its statements in order, for those of the places that exist."""
    wanted = set(places)
    found: dict[tuple[str, int], tuple[Statement, ...]] = {}
    columns = [versions.c[name] for name in ("key", "article_id", "version", "text")]
    for chunk in chunks(sorted({id for id, _ in wanted})):
        # By ids alone, and no `in` for the states: with either, SQLite misses the index of ids.
        kept = connection.execute(
            select(*columns).where(
                versions.c.article_id.in_(chunk),
                versions.c.state.not_in(("pending", "removing")),
            )
        ).all()
        of = {key: place for key, *place in kept if tuple(place[:2]) in wanted}
        said: dict[int, list[Statement]] = {key: [] for key in of}
        rows = connection.execute(
            select(statements)
            .where(statements.c.version_key.in_(of))
            .order_by(statements.c.version_key, statements.c.number)
        ).all()
        for row in rows:
            said[row[0]].append(_statement(row, *of[row[0]]))
        found |= {(of[key][0], of[key][1]): tuple(ones) for key, ones in said.items()}
    return found


def voices(connection: Connection) -> tuple[Voice, ...]:
    """Every key that speaks or passes on, most statements first, then by name."""
    said = statements.c
    own = _counted(connection, _grouped("speaker"))
    passed_on = _counted(
        connection, _grouped("relayed").where(said.relayed_key != said.speaker_key)
    )
    found = []
    for key, (articles, newest) in _places(connection).items():
        named = own.get(key, Counter()) + passed_on.get(key, Counter())
        names, kinds, roles = (_most_frequent(named, place) for place in range(3))
        found.append(
            Voice(
                Named(key, names[0], kinds[0], next(filter(None, roles), "")),  # type: ignore[arg-type]
                own=own.get(key, Counter()).total(),
                passed_on=passed_on.get(key, Counter()).total(),
                articles=articles,
                newest=newest,
                roles=tuple(filter(None, roles)),
            )
        )
    return tuple(sorted(found, key=lambda v: (-v.own - v.passed_on, v.named.name, v.named.key)))


def _grouped(which: str) -> Any:
    group = [statements.c[f"{which}_{part}"] for part in ("key", "name", "kind", "role")]
    wanted = select(*group, func.count()).join(versions)
    return restricted(wanted, Filters()).where(group[0] != "").group_by(*group)


def _counted(connection: Connection, grouped: Any) -> dict[str, Counter[tuple[str, ...]]]:
    """Key → how often each (name, kind, role) stands with it."""
    found: dict[str, Counter[tuple[str, ...]]] = {}
    for key, *named, count in connection.execute(grouped):
        found.setdefault(key, Counter())[tuple(named)] = count
    return found


def _places(connection: Connection) -> dict[str, tuple[int, str]]:
    """Key → the number of articles it stands in, and the date of the newest."""
    said, also = statements.c, statements.alias().c
    speaks_there = (
        select(also.number)
        .where(also.version_key == said.version_key, also.speaker_key == said.relayed_key)
        .exists()
    )
    # The day in front, so that the greatest is the newest.
    newest = func.max(func.printf("%08d", func.coalesce(versions.c.day, 0)) + versions.c.published)
    found: dict[str, tuple[int, str]] = {}
    for column, which in ((said.speaker_key, true()), (said.relayed_key, ~speaks_there)):
        wanted = select(column, func.count(said.version_key.distinct()), newest)
        wanted = wanted.select_from(statements.join(versions)).where(column != "", which)
        for key, count, dated in connection.execute(restricted(wanted, Filters()).group_by(column)):
            before, last = found.get(key, (0, ""))
            found[key] = before + count, max(last, dated)
    return {key: (count, dated[8:]) for key, (count, dated) in found.items()}


def _most_frequent(named: Counter[tuple[str, ...]], place: int) -> list[str]:
    """What stands at that place: the most frequent first, then the longest."""
    counts: Counter[str] = Counter()
    for values, count in named.items():
        counts[values[place]] += count
    return sorted(counts, key=lambda value: (-counts[value], -len(value), value))


def _texts(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for chunk in chunks(keys):
        wanted = select(versions.c.key, versions.c.text).where(versions.c.key.in_(chunk))
        texts |= {row.key: row.text for row in connection.execute(wanted)}
    return texts


def _row(key: int, number: int, statement: Statement) -> dict[str, Any]:
    spans = [
        [at for span in spans for at in span]
        for spans in (statement.speaker_spans, statement.cue_spans, statement.content_spans)
    ]
    row = {
        "version_key": key,
        "number": number,
        "spans": json.dumps(spans, separators=(",", ":")),
        "kind": statement.kind,
        "stance": statement.stance,
        "resolved": statement.resolved,
    }
    for which, named in (("speaker", statement.speaker), ("relayed", statement.relayed_from)):
        for part in ("key", "name", "kind", "role"):
            row[f"{which}_{part}"] = getattr(named, part)
    return row


def _statement(row: Sequence[Any], article_id: str, version: int, text: str) -> Statement:
    # Taken apart in one go: a topic needs thousands, and to ask for each column by name is slow.
    _, _, *named, spans, kind, stance, resolved = row
    speaker, cue, content = runs = json.loads(spans)
    flat = [at for run in runs for at in run]
    start, end = min(flat), max(flat)
    return Statement(
        article_id,
        version,
        start,
        end,
        text[start:end],
        Named(*named[:4]),
        Named(*named[4:]),
        _spans(speaker),
        _spans(cue),
        _spans(content),
        kind,
        stance,
        resolved,
    )


def _spans(run: Sequence[int]) -> Spans:
    return tuple(zip(run[::2], run[1::2], strict=True))
