"""A briefing, read again from the JSON that was made of it (app/shapes.py), in a file or kept.

Articles are what their citations tell of them: without their texts, unless the archive has them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import shapes
from app.answer import Carried, Citation, Claim, Usage
from app.brief.briefing import Briefing, Dispute, Event, Line, Source, Told
from app.kept import frozen, timestamp
from archive.archive import Archive
from archive.article import Article, Filters, Listing, Passage
from archive.conversation import Exchange, Heading, Quotation
from archive.errors import SettingError, SourceError
from archive.statement import NOBODY, Named, Saying, Spans, Statement
from ingest.outlets import outlet

Json = Mapping[str, Any]


class Briefings:
    """The briefings kept in an archive. A reader is the name that his browser alone knows."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def headings(self, reader: str) -> tuple[Heading, ...]:
        """The reader's briefings, the one that was made last first; their notes are lengths."""
        return self._archive.conversations(reader, "briefing")

    def read(self, reader: str, id: str) -> Briefing | None:
        """One as it was made; None where the reader has no such."""
        kept = self._archive.conversation(reader, id, "briefing")
        return reopened(kept[-1]) if kept else None

    def keep(self, reader: str, id: str, briefing: Briefing) -> None:
        """Keep one, made just now, in place of what it refreshes. Raises ArchiveError."""
        exchange = as_exchange(briefing, timestamp(datetime.now(UTC)))
        self._archive.keep(reader, id, exchange, "briefing", note=briefing.length)

    def forget(self, reader: str, id: str) -> None:
        """Forget one, with all that it cites. Raises ArchiveError."""
        self._archive.forget(reader, id)


def as_exchange(briefing: Briefing, made: str) -> Exchange:
    """As the catalog keeps it, under the time when it was made (see Exchange)."""
    quoted = tuple(Quotation(one.passage, one.article, one.since) for one in briefing.citations)
    return Exchange(made, briefing.topic, json.dumps(shapes.briefing(briefing)), quoted)


def reopened(exchange: Exchange) -> Briefing:
    """The briefing that was kept, its citations told what became of their articles since."""
    briefing = restored(json.loads(exchange.answer))
    cited = zip(briefing.citations, exchange.quotations, strict=True)
    return replace(
        briefing,
        citations=tuple(
            replace(one, passage=quoted.passage, article=quoted.article, since=quoted.since)
            for one, quoted in cited
        ),
    )


def read(path: Path) -> Briefing:
    """The briefing in a file that `byline brief --json` wrote. Raises SourceError."""
    hint = "give a date, or a file that `byline brief --json` wrote"
    try:
        briefing = restored(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise SourceError(f"{path} can't be read: {error.strerror}", hint=hint) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, SettingError) as error:
        raise SourceError(f"{path} is no briefing", hint=hint) from error
    if not all(_is_cited(line, briefing) for line in briefing.lines()):
        raise SourceError(f"{path} is no briefing: it has lines without citations", hint=hint)
    return briefing


def restored(value: Json) -> Briefing:
    """The briefing. Raises KeyError, TypeError and ValueError for what is none."""
    return Briefing(
        topic=value["topic"],
        as_of=value["as_of"],
        length=value["length"],
        key_points=tuple(map(_line, value["key_points"])),
        said=tuple(Told(_saying(one), _line(one["claim"])) for one in value["said"]),
        disputed=tuple(
            Dispute(one["about"], tuple(map(_line, one["sides"]))) for one in value["disputed"]
        ),
        timeline=tuple(
            Event(one["date"], one["certain"], one["written"], _line(one["claim"]))
            for one in value["timeline"]
        ),
        unknown=tuple(map(_line, value["unknown"])),
        withdrawn=tuple(map(_line, value["withdrawn"])),
        sources=tuple(
            Source(_listing(one), one["copy_of"] or one["article_id"], tuple(one["citations"]))
            for one in value["sources"]
        ),
        citations=tuple(map(_citation, value["citations"])),
        read=value["read"],
        engine=value["engine"],
        seconds=value["seconds"],
        filters=Filters(**frozen(value["filters"])),
        since=value["since"],
        notice=value["notice"],
        usage=Usage(**value["usage"]) if value["usage"] else None,
    )


def _is_cited(line: Line, briefing: Briefing) -> bool:
    numbers = {citation.number for citation in briefing.citations}
    return bool(line.claim.citations) and numbers.issuperset(line.claim.citations)


def _line(value: Json) -> Line:
    claim = Claim(
        value["text"],
        value["attribution"],
        tuple(value["citations"]),
        value["verdict"],
        value["who"],
        value["reason"],
    )
    return Line(claim, value["sources"], value["change"], value["before"])


def _citation(value: Json) -> Citation:
    id, version = value["article_id"], value["version"]
    article = Article(
        id,
        value["title"],
        "",
        outlet=value["outlet"],
        published=value["published"],
        url=value["url"],
        version=version,
    )
    passage = Passage(id, version, value["start"], value["end"], value["text"])
    carried = Carried(tuple(value["carried_by"]), value["wire"])
    return Citation(value["number"], passage, article, carried=carried)


def _listing(value: Json) -> Listing:
    return Listing(
        id=value["article_id"],
        version=value["version"],
        title=value["title"],
        outlet=value["outlet"],
        author="",
        published=value["published"],
        url=value["url"],
        characters=0,
    )


def _saying(value: Json) -> Saying:
    relayed = value["relayed_from"]
    said = Statement(
        value["article_id"],
        value["version"],
        value["start"],
        value["end"],
        value["text"],
        Named(value["speaker_key"], value["speaker"], value["speaker_kind"], value["role"]),
        replace(outlet(relayed), name=relayed) if relayed else NOBODY,
        _spans(value["speaker_spans"]),
        _spans(value["cue_spans"]),
        _spans(value["content_spans"]),
        value["kind"],
        value["stance"],
        value["resolved"],
    )
    return Saying(said, _listing(value))


def _spans(value: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in value)
