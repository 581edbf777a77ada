"""Conversations as they are kept: an answer becomes a document, and the same answer again.

Knows nothing of pages, nor of how answers are found or the catalog works.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from itertools import chain, repeat
from typing import Any

from app.answer import Agreement, Answer, Carried, Citation, Claim, Hit, Usage
from app.question.narrow import Part
from archive.archive import Archive
from archive.article import Filters
from archive.conversation import Exchange, Heading, Quotation

# What of an answer is more than a text or a number; `writing` is only ever in a draft.
_PARTS = ("claims", "citations", "related", "filters", "agreement", "usage", "writing")
_PLAIN = tuple(field.name for field in fields(Answer) if field.name not in _PARTS)


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, the time when it was asked for (see Exchange), and how.

    `given` are the filters that the reader set; `unread` those in the question's words that the
    reader took away.
    """

    asked: str
    answer: Answer
    given: Filters = Filters()  # noqa: RUF009 (frozen)
    unread: tuple[Part, ...] = ()


class Conversations:
    """The conversations of an archive. A reader is the name that his browser alone knows."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def headings(self, reader: str) -> tuple[Heading, ...]:
        """The reader's conversations, the one that was asked in last first."""
        return self._archive.conversations(reader)

    def read(self, reader: str, id: str) -> tuple[Kept, ...]:
        """What was asked in one, oldest first; nothing where the reader has no such."""
        return tuple(map(restored, self._archive.conversation(reader, id)))

    def keep(self, reader: str, id: str, kept: Kept) -> None:
        """Add to a conversation, or begin it. Raises ArchiveError."""
        self._archive.keep(reader, id, as_exchange(kept))

    def forget(self, reader: str, id: str) -> None:
        """Forget one, with all that it quotes. Raises ArchiveError."""
        self._archive.forget(reader, id)

    def forget_older(self, days: int) -> None:
        """Forget all in which nothing was asked for so many days, whoever's they are."""
        self._archive.forget_before(timestamp(datetime.now(UTC) - timedelta(days=days)))


def timestamp(time: datetime) -> str:
    """A time of UTC as Exchange has it."""
    return time.isoformat(timespec="microseconds")


def as_exchange(kept: Kept) -> Exchange:
    """As the catalog keeps it: citations first among its quotations, then what is related."""
    answer = kept.answer
    quoted: tuple[Citation | Hit, ...] = (*answer.citations, *answer.related)
    document = {name: getattr(answer, name) for name in _PLAIN} | {
        "claims": [asdict(claim) for claim in answer.claims],
        "citations": [citation.number for citation in answer.citations],
        "related": [(hit.score, hit.dense, hit.words) for hit in answer.related],
        "filters": asdict(answer.filters),
        "agreement": answer.agreement.origins,
        "usage": answer.usage and asdict(answer.usage),
        "given": asdict(kept.given),
        "unread": kept.unread,
        "carried": [asdict(one.carried) for one in quoted],
    }
    return Exchange(
        kept.asked,
        answer.question,
        json.dumps(document),
        tuple(Quotation(one.passage, one.article, one.since) for one in quoted),
    )


def restored(exchange: Exchange) -> Kept:
    """What an exchange was made from, but for what became of the articles since."""
    document = json.loads(exchange.answer)
    numbers = document["citations"]
    quoted = list(zip(exchange.quotations, _carried(document), strict=False))
    cited, near = quoted[: len(numbers)], quoted[len(numbers) :]
    answer = Answer(
        # What an answer has only had since then is left at its default.
        **{name: document[name] for name in _PLAIN if name in document},
        claims=tuple(Claim(**frozen(claim)) for claim in document["claims"]),
        citations=tuple(
            Citation(number, one.passage, one.article, one.since, carried)
            for number, (one, carried) in zip(numbers, cited, strict=True)
        ),
        related=tuple(
            Hit(one.passage, one.article, score, dense, words, one.since, carried)
            for (score, dense, words), (one, carried) in zip(document["related"], near, strict=True)
        ),
        filters=Filters(**frozen(document["filters"])),
        agreement=Agreement(
            tuple((origin, tuple(numbers)) for origin, numbers in document["agreement"])
        ),
        usage=Usage(**document["usage"]) if document["usage"] else None,
    )
    given = Filters(**frozen(document["given"]))
    return Kept(exchange.asked, answer, given, tuple(document["unread"]))


def _carried(document: dict[str, Any]) -> Iterator[Carried]:
    """Who carried each quotation's text; answers that were kept before that was told have none."""
    kept = document.get("carried", ())
    return chain((Carried(**frozen(one)) for one in kept), repeat(Carried()))


def frozen(values: dict[str, Any]) -> dict[str, Any]:
    """With tuples, which are lists in JSON."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
