"""How articles get in: sources are read, cut, embedded in batches and kept, one result each.

Meanwhile the statements of each are found beside the encoder.

Knows nothing of screens: whoever iterates over the results shows them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal, Protocol

from archive.archive import Archive
from archive.article import Article, Passage
from archive.encoder import Encoder
from archive.errors import SourceError
from archive.link import Link
from archive.prepared import Prepared
from archive.statement import Statement
from ingest.extract import Extractor, jsonl
from ingest.fetch import fetch
from ingest.relate import relate, relate_rest
from ingest.sources import Source
from ingest.split import embedded, split
from ingest.workers import AT_A_TIME

_log = logging.getLogger(__name__)
# Enough to sort by length and to keep every stream busy; small enough to lose little to a kill.
_PASSAGES_A_BATCH = 256
_ARTICLES_A_BATCH = 20  # what a broken-off `reattribute` has to do again, at most

Status = Literal["added", "unchanged", "updated", "copy", "failed"]


class Attributor(Protocol):
    """Finds who says what in an article. `rules` changes whenever it would find something else."""

    @property
    def rules(self) -> str: ...

    def statements(self, article: Article) -> tuple[Statement, ...]: ...


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
    statements: Future[tuple[Statement, ...]]
    remember: tuple[str, str, str] | None


def ingest(
    sources: Iterable[Source | tuple[str, SourceError]],
    archive: Archive,
    encoder: Encoder,
    attributor: Attributor,
) -> Iterator[IngestResult]:
    """Keep the articles of all sources; a result for each as soon as it is safe.

    A source that can't be read is reported, and the rest go on. An article in which `attributor`
    fails gets in without statements; `reattribute` looks for them again. Raises ArchiveError where
    the archive itself fails; what was reported before that is kept.
    """
    archive.finish()  # after a full disk, say: else its half would count as a version
    relate_rest(archive)  # of what a killed process took in
    current = archive.current()
    waiting: list[_Waiting] = []
    extractor = Extractor()
    beside = ThreadPoolExecutor(AT_A_TIME, "statements")
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
            result = _outcome(source, article, known=bool(digest))
            statements = beside.submit(attributor.statements, article)
            passages = split(article, count=encoder.count, window=encoder.window)
            waiting.append(_Waiting(result, article, passages, statements, remember))
            current[article.id] = (article.version, article.digest)
            if sum(len(w.passages) for w in waiting) >= _PASSAGES_A_BATCH:
                yield from _keep(waiting, archive, encoder, attributor.rules)
                waiting = []
        yield from _keep(waiting, archive, encoder, attributor.rules)
    finally:
        beside.shutdown(cancel_futures=True)
        extractor.close()


def reembed(archive: Archive, encoder: Encoder) -> None:
    """Cut and embed every article anew with another encoder. All or nothing."""

    def batches() -> Iterator[Sequence[Prepared]]:
        for article in list(archive.articles()):
            passages = split(article, count=encoder.count, window=encoder.window)
            vectors = encoder.encode(embedded(article, passages))
            yield [Prepared(article, passages, vectors)]

    archive.reembed(batches(), encoder.name, encoder.dimension)


def reattribute(archive: Archive, attributor: Attributor) -> tuple[tuple[str, str], ...]:
    """Find the statements anew wherever other rules found them; (id, reason) where that fails.

    Broken off, the same call goes on from where it was. An article in which it fails, and every
    version that is only kept for citations, keeps what it had.
    """
    failed: list[tuple[str, str]] = []
    ids = archive.not_attributed(attributor.rules)
    for start in range(0, len(ids), _ARTICLES_A_BATCH):
        found = []
        for id in ids[start : start + _ARTICLES_A_BATCH]:
            article = archive.article(id)
            try:
                found.append((article, attributor.statements(article)))
            except Exception as error:  # whatever a text from a stranger makes of a parser
                failed.append((id, _unattributed(article, error)))
        archive.replace_statements(found, attributor.rules)
    return tuple(failed)


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


def _outcome(source: str, article: Article, *, known: bool) -> IngestResult:
    if known:
        return IngestResult(source, "updated", article.id, f"version {article.version}")
    return IngestResult(source, "added", article.id, "")


def _keep(
    waiting: Sequence[_Waiting],
    archive: Archive,
    encoder: Encoder,
    rules: str,
) -> Iterator[IngestResult]:
    if not waiting:
        return  # an encoder is not loaded for nothing
    vectors = encoder.encode([text for w in waiting for text in embedded(w.article, w.passages)])
    batch, results, at = [], [], 0
    for w in waiting:
        end = at + len(w.passages)
        result = w.result
        statements: tuple[Statement, ...] = ()
        by = ""  # of no rules: they are looked for again
        try:
            statements, by = w.statements.result(), rules
        except Exception as error:  # whatever a text from a stranger makes of a parser
            reason = _unattributed(w.article, error)
            _log.warning("%s: %s; it is in without them", w.article.id, reason)
            result = dataclasses.replace(result, reason=reason)
        batch.append(Prepared(w.article, w.passages, vectors[at:end], statements, by))
        results.append(result)
        at = end
    archive.add(batch)
    archive.remember_sources([w.remember for w in waiting if w.remember])
    yield from _with_copies(results, relate(archive, [w.article for w in waiting]))


def _with_copies(results: Sequence[IngestResult], links: Sequence[Link]) -> Iterator[IngestResult]:
    """Each result; an article whose text an earlier one has is a copy."""
    ahead = {result.article_id for result in results}
    for result in results:
        ahead.discard(result.article_id)
        ends = {
            link.other(result.article_id): link.score
            for link in links
            if link.kind == "copy" and result.article_id in (link.first, link.second)
        }
        earlier = sorted((-score, id) for id, score in ends.items() if id not in ahead)
        if result.status == "added" and earlier:
            result = dataclasses.replace(
                result, status="copy", reason=f"the same text as {earlier[0][1]}, or nearly"
            )
        yield result


def _unattributed(article: Article, error: Exception) -> str:
    _log.debug("the statements of %s", article.id, exc_info=error)
    return f"its statements can't be found: {type(error).__name__}: {error}"


def _failed(name: str, error: SourceError) -> IngestResult:
    hint = f" ({error.hint})" if error.hint != SourceError.hint else ""
    return IngestResult(name, "failed", "", f"{error}{hint}")
