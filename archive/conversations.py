"""Conversations in the catalog: how they are written, listed, read again and forgotten.

Works on a connection that the catalog hands it. Nothing is found or changed but under the name of
the reader whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from archive.article import Article, Passage
from archive.conversation import Exchange, Heading, Kind, Quotation, Since
from archive.tables import conversations, exchanges, quotations, versions

_NAMED = ("title", "outlet", "author", "published", "url")


def keep(
    connection: Connection, reader: str, id: str, exchange: Exchange, kind: Kind, note: str
) -> None:
    """Write an exchange, in place of the one asked at the same time; the first begins `id`.

    Of a briefing, it takes the place of the one before.
    """
    mine = _mine(reader, id, kind)
    last = func.max(conversations.c.last, exchange.asked)
    if not connection.execute(update(conversations).where(*mine).values(last=last)).rowcount:
        times = {"begun": exchange.asked, "last": exchange.asked}
        named = {"id": id, "reader": reader, "kind": kind, "note": note}
        row = {"title": exchange.question, **named, **times}
        connection.execute(insert(conversations), row)
    key = connection.execute(select(conversations.c.key).where(*mine)).scalar_one()
    asked = {"conversation_key": key, "asked": exchange.asked}
    gone = {"conversation_key": key} if kind == "briefing" else asked
    connection.execute(delete(exchanges).filter_by(**gone))
    texts = {"question": exchange.question, "answer": exchange.answer}
    connection.execute(insert(exchanges).values(**asked, **texts))
    within = connection.execute(select(exchanges.c.key).filter_by(**asked)).scalar_one()
    if rows := [_row(within, place, one) for place, one in enumerate(exchange.quotations)]:
        connection.execute(insert(quotations), rows)


def headings(connection: Connection, reader: str, kind: Kind) -> tuple[Heading, ...]:
    """A reader's conversations of a kind, the one that was asked in last first."""
    columns = [conversations.c[name] for name in ("id", "title", "begun", "last", "note")]
    rows = connection.execute(
        select(*columns)
        .where(conversations.c.reader == reader, conversations.c.kind == kind)
        .order_by(conversations.c.last.desc(), conversations.c.id)
    )
    return tuple(Heading(*row) for row in rows)


def read(connection: Connection, reader: str, id: str, kind: Kind) -> tuple[Exchange, ...]:
    """The exchanges of a reader's conversation, oldest first; none where there is no such one."""
    mine = _mine(reader, id, kind)
    columns = [exchanges.c[name] for name in ("key", "asked", "question", "answer")]
    rows = connection.execute(
        select(*columns).join(conversations).where(*mine).order_by(exchanges.c.asked)
    ).all()
    quoted = dict(_quoted(connection, mine))
    return tuple(
        Exchange(row.asked, row.question, row.answer, quoted.get(row.key, ())) for row in rows
    )


def forget(connection: Connection, reader: str, id: str) -> None:
    """A reader's conversation, with all that was kept of it."""
    connection.execute(
        delete(conversations).where(conversations.c.id == id, conversations.c.reader == reader)
    )


def forget_before(connection: Connection, time: str) -> None:
    """Every reader's conversations in which nothing was asked since, of every kind."""
    connection.execute(delete(conversations).where(conversations.c.last < time))


def _mine(reader: str, id: str, kind: Kind) -> tuple[Any, ...]:
    named = {"id": id, "reader": reader, "kind": kind}
    return tuple(conversations.c[name] == value for name, value in named.items())


def _quoted(
    connection: Connection, mine: tuple[Any, ...]
) -> Iterator[tuple[int, tuple[Quotation, ...]]]:
    """The key of each exchange of a conversation that quotes anything, and what it quotes."""
    there = and_(
        versions.c.article_id == quotations.c.article_id,
        versions.c.version == quotations.c.version,
        versions.c.state.in_(("ready", "old")),
    )
    source = quotations.join(exchanges).join(conversations).outerjoin(versions, there)
    rows = connection.execute(
        select(quotations, versions.c.state, versions.c.text.label("whole"))
        .select_from(source)
        .where(*mine)
        .order_by(quotations.c.exchange_key, quotations.c.place)
    )
    for key, group in groupby(rows, key=lambda row: row.exchange_key):
        yield key, tuple(map(_quotation, group))


def _row(key: int, place: int, quotation: Quotation) -> dict[str, Any]:
    passage, article = quotation.passage, quotation.article
    return {
        "exchange_key": key,
        "place": place,
        "article_id": passage.article_id,
        "version": passage.version,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        **{name: getattr(article, name) for name in _NAMED},
    }


def _quotation(row: Row[Any]) -> Quotation:
    passage = Passage(row.article_id, row.version, row.start, row.end, row.text)
    text, since = row.whole or "", _since(row)
    named = {name: getattr(row, name) for name in _NAMED}
    article = Article(row.article_id, text=text, version=row.version, **named)
    return Quotation(passage, article, since)


def _since(row: Row[Any]) -> Since:
    match row.state:
        case "ready":
            return ""
        case "old":
            return "replaced"
        case _:
            return "removed"
