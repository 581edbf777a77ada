"""How articles get in: sources are read, cut, embedded in batches and kept, one result each.

Knows nothing of screens: whoever iterates over the results shows them.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from archive.archive import Archive
from archive.article import Article, Passage
from archive.encoder import Encoder
from archive.errors import SourceError
from archive.prepared import Prepared
from ingest.copies import Copies
from ingest.extract import Extractor, jsonl
from ingest.fetch import fetch
from ingest.sources import Source
from ingest.split import header, split

# Enough to sort by length and to keep every stream busy; small enough to lose little to a kill.
_PASSAGES_A_BATCH = 256

Status = Literal["added", "unchanged", "updated", "copy", "failed"]


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What became of one article of a source. `article_id` is empty where it failed."""

    source: str
    status: Status
    article_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Waiting:
    result: IngestResult
    article: Article
    passages: tuple[Passage, ...]
    remember: tuple[str, str, str] | None


def ingest(
    sources: Iterable[Source | tuple[str, SourceError]], archive: Archive, encoder: Encoder
) -> Iterator[IngestResult]:
    """Keep the articles of all sources; a result for each as soon as it is safe.

    A source that can't be read is reported and the rest go on. Raises ArchiveError where the
    archive itself fails; what was reported before that is kept.
    """
    archive.finish()  # after a full disk, say: else its half would count as a version
    current = archive.current()
    copies = Copies(archive)
    waiting: list[_Waiting] = []
    extractor = Extractor()
    try:
        for source, found in _articles(sources, archive, current, extractor):
            if isinstance(found, IngestResult):
                yield found
                continue
            article, remember = found
            before, digest = current.get(article.id) or (archive.newest_version(article.id), "")
            if digest == article.digest:
                if remember:
                    archive.remember_sources([remember])
                yield IngestResult(source, "unchanged", article.id, "")
                continue
            article = dataclasses.replace(article, version=before + 1)
            waiting.append(_prepare(source, article, encoder, copies, remember, bool(digest)))
            current[article.id] = (article.version, article.digest)
            if sum(len(w.passages) for w in waiting) >= _PASSAGES_A_BATCH:
                yield from _keep(waiting, archive, encoder)
                waiting = []
        yield from _keep(waiting, archive, encoder)
    finally:
        extractor.close()


def reembed(archive: Archive, encoder: Encoder) -> None:
    """Cut and embed every article anew with another encoder. All or nothing."""

    def batches() -> Iterator[Sequence[Prepared]]:
        for article in list(archive.articles()):
            passages = split(article, count=encoder.count, window=encoder.window)
            front = header(article)
            vectors = encoder.encode([front + passage.text for passage in passages])
            yield [Prepared(article, passages, vectors)]

    archive.reembed(batches(), encoder.name, encoder.dimension)


_Found = IngestResult | tuple[Article, tuple[str, str, str] | None]


def _articles(
    sources: Iterable[Source | tuple[str, SourceError]],
    archive: Archive,
    current: dict[str, tuple[int, str]],
    extractor: Extractor,
) -> Iterator[tuple[str, _Found]]:
    for source in sources:
        if not isinstance(source, Source):
            yield source[0], _failed(*source)
            continue
        try:
            if source.ending == ".jsonl":
                for name, item in jsonl(source):
                    if isinstance(item, SourceError):
                        yield name, _failed(name, item)
                    else:
                        yield name, (item, None)
                continue
            data = fetch(source)
            digest = hashlib.sha256(data).hexdigest()
            known = archive.source(source.identity)
            if known and known[0] == digest and known[1] in current:
                yield source.name, IngestResult(source.name, "unchanged", known[1], "")
                continue
            article = extractor.file(source, data)
            yield source.name, (article, (source.identity, digest, article.id))
        except SourceError as error:
            yield source.name, _failed(source.name, error)


def _prepare(
    source: str,
    article: Article,
    encoder: Encoder,
    copies: Copies,
    remember: tuple[str, str, str] | None,
    known: bool,
) -> _Waiting:
    twin = copies.of(article)
    if known:
        result = IngestResult(source, "updated", article.id, f"version {article.version}")
    elif twin:
        result = IngestResult(source, "copy", article.id, f"same text as {twin}")
    else:
        result = IngestResult(source, "added", article.id, "")
    passages = split(article, count=encoder.count, window=encoder.window)
    return _Waiting(result, article, passages, remember)


def _keep(
    waiting: Sequence[_Waiting], archive: Archive, encoder: Encoder
) -> Iterator[IngestResult]:
    if not waiting:
        return
    vectors = encoder.encode([header(w.article) + p.text for w in waiting for p in w.passages])
    batch, at = [], 0
    for w in waiting:
        end = at + len(w.passages)
        batch.append(Prepared(w.article, w.passages, vectors[at:end]))
        at = end
    archive.add(batch)
    archive.remember_sources([w.remember for w in waiting if w.remember])
    for w in waiting:
        yield w.result


def _failed(name: str, error: SourceError) -> IngestResult:
    hint = f" ({error.hint})" if error.hint != SourceError.hint else ""
    return IngestResult(name, "failed", "", f"{error}{hint}")
