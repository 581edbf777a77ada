"""A briefing, read again from the JSON that was made of it (app/shapes.py).

Articles are what their citations tell of them: without their texts.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.answer import Carried, Citation, Claim
from app.brief.briefing import Briefing, Dispute, Event, Line, Source, Told
from archive.article import Article, Filters, Listing, Passage
from archive.errors import SettingError, SourceError
from archive.statement import NOBODY, Named, Saying, Spans, Statement
from ingest.outlets import outlet

Json = Mapping[str, Any]


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
        filters=Filters(**_frozen(value["filters"])),
        since=value["since"],
        notice=value["notice"],
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
    speaker, relayed = value["speaker"], value["relayed_from"]
    said = Statement(
        value["article_id"],
        value["version"],
        value["start"],
        value["end"],
        value["text"],
        Named(speaker.casefold(), speaker, "person", value["role"]),
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


def _frozen(values: Json) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
