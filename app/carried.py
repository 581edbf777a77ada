"""Which outlets carry an article's text, and the wire it is from.

Knows nothing of how copies are found, nor of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.answer import Answer, Carried, Citation, Hit
from archive.archive import Archive
from archive.article import Article, Listing
from ingest.attribution.dateline import wires
from ingest.outlets import outlet


def carried(archive: Archive, article_ids: Iterable[str]) -> dict[str, Carried]:
    """Article id → who carries its text, of those whose text several outlets have."""
    groups = set(archive.carriers(article_ids).values())
    known = {group: _carried(archive, group) for group in groups}
    return {one.id: who for group, who in known.items() if who for one in group}


def with_carriers(answer: Answer, archive: Archive) -> Answer:
    """With who else carries the articles that it cites or offers."""
    shown: tuple[Citation | Hit, ...] = (*answer.citations, *answer.related)
    found = carried(archive, (one.article.id for one in shown))
    citations = [replace(c, carried=found.get(c.article.id, Carried())) for c in answer.citations]
    related = [replace(h, carried=found.get(h.article.id, Carried())) for h in answer.related]
    return replace(answer, citations=tuple(citations), related=tuple(related))


def _carried(archive: Archive, group: Sequence[Listing]) -> Carried:
    outlets = {outlet(one.outlet or one.id).key: one.outlet or f"“{one.title}”" for one in group}
    if len(outlets) < 2:
        return Carried()
    stated = (_wire(archive.article(one.id, one.version)) for one in group)
    return Carried(tuple(outlets.values()), next(filter(None, stated), ""))


def _wire(article: Article) -> str:
    """The agency that the text says it is from, where that is not its own outlet; else nothing."""
    own = outlet(article.outlet).key
    return next((wire.name for _, wire in wires(article.text) if wire.key != own), "")
