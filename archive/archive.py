"""The one door to an archive: the catalog, and the two indexes that are derived from it.

An archive is a folder. One process at a time may own it (to write, and to use Chroma); any number
may read it meanwhile, from the catalog and the words index. Knows nothing of files or answers.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from archive.article import Article, Filters, Listing, Passage
from archive.catalog import Catalog
from archive.conversation import Exchange, Heading, Kind
from archive.dense import Dense
from archive.encoder import Vectors
from archive.errors import (
    ArchiveBusy,
    ArchiveDamaged,
    ArchiveEmpty,
    ArchiveError,
    ArchiveFull,
    EncoderMismatch,
    IndexDamaged,
    UnknownArticle,
)
from archive.groups import Story, carriers, stories
from archive.link import Link, LinkKind, Sketch
from archive.prepared import Prepared
from archive.statement import Saying, Statement, Voice
from archive.words import WordIndex

_log = logging.getLogger(__name__)
_CATALOG = "catalog.db"


class Archive:
    """Articles that can be found. Open it with `Archive.own` or `Archive.read`, then close it."""

    def __init__(
        self,
        folder: Path,
        encoder: str | None,
        *,
        lock: FileLock | None = None,
        sync_threshold: int | None = None,
    ) -> None:
        self.folder = folder
        self._encoder = encoder
        self._lock = lock
        self._writing = threading.RLock()
        self._closed = False
        self._mended: tuple[str, ...] = ()
        self._catalog = Catalog(folder / _CATALOG, migrate=lock is not None)
        self._words = self._open_words()
        self._words_revision = self._catalog.revision
        # What takes a second of work in a large archive is kept for a revision of the catalog.
        self._voices: tuple[int, tuple[Voice, ...]] = (-1, ())
        self._carriers: tuple[int, dict[str, tuple[Listing, ...]]] = (-1, {})
        self._stories: tuple[int, tuple[Story, ...]] = (-1, ())
        self._dense = Dense(
            folder, self._catalog, owned=lock is not None, sync_threshold=sync_threshold
        )

    @classmethod
    def own(
        cls,
        folder: Path,
        encoder: str | None,
        *,
        sync_threshold: int | None = None,
    ) -> Archive:
        """Open to write, finishing what an earlier process left undone.

        `encoder` names the one whose vectors the archive holds; None where no vector is going to
        be used. `sync_threshold` is Chroma's: vectors between two flushes. Raises ArchiveBusy,
        ArchiveFull, ArchiveDamaged, EncoderMismatch, ArchiveError where it can't be written.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / "owner.lock")
            lock.acquire(timeout=0)
        except Timeout as error:
            raise ArchiveBusy(f"{folder} is in use by {_owner(folder)}") from error
        except OSError as error:
            raise _unwritable(folder, error) from error
        try:
            _sign(folder)
            archive = cls(folder, encoder, lock=lock, sync_threshold=sync_threshold)
        except BaseException:
            lock.release()
            raise
        try:
            archive._check_encoder()
            archive._recover()
        except BaseException:
            archive._let_go(clean=False)
            raise
        return archive

    @classmethod
    def read(cls, folder: Path, encoder: str | None) -> Archive:
        """Open to read, beside an owner or without one; nothing is repaired.

        Raises ArchiveEmpty where there is no article, ArchiveDamaged, EncoderMismatch.
        """
        if not (folder / _CATALOG).exists():
            raise ArchiveEmpty(f"there is no archive in {folder}")
        archive = cls(folder, encoder)
        archive._check_encoder()
        if not len(archive):
            archive.close()
            raise ArchiveEmpty(f"there are no articles in {folder}")
        return archive

    def close(self) -> None:
        """Let go of the files, whatever happens; a second time does nothing."""
        with self._writing:  # what another thread is adding is first brought to its end
            self._let_go(clean=True)

    def _let_go(self, *, clean: bool) -> None:
        self._closed = True
        if self._lock is None or not self._lock.is_locked:
            self._catalog.close()
            return
        try:
            self._dense.wait()
            self._words.close()
            self._dense.close()
            if clean:
                self._dense.written()
                self._catalog.set_fact("closed", self._fingerprint())
        finally:
            self._catalog.close()
            self._lock.release()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Writing.

    def add(self, batch: Sequence[Prepared]) -> None:
        """Keep articles; when this returns they can be found, and survive a killed process.

        A newer version of an article replaces the one before in every search; the text of the
        older one stays for the citations that point at it. Raises ArchiveFull.
        """
        with self._owning():
            self._remember_encoder(batch[0].vectors.shape[1])
            self._catalog.write_pending(batch)
            self._index(batch)

    def remove(self, article_ids: Sequence[str]) -> None:
        """Forget articles, all versions. Raises UnknownArticle before anything is changed."""
        with self._owning():
            self._catalog.mark_removing(article_ids)
            self._drop_stale()

    def remember_sources(self, sources: Sequence[tuple[str, str, str]]) -> None:
        """(source, digest of its bytes, article id): what was read, to know it again."""
        self._catalog.remember_sources(sources)

    def reembed(self, batches: Iterable[Sequence[Prepared]], encoder: str, dimension: int) -> None:
        """Replace all passages and vectors by those of another encoder, all or nothing.

        The words index is made anew, too.
        """
        with self._owning():
            self._catalog.replace_passages(
                batches,
                {
                    "encoder": encoder,
                    "dimension": str(dimension),
                    # From the same moment on the index that holds the old vectors is not used.
                    "vectors": self._dense.next_name,
                },
            )
            self._encoder = encoder
            self._dense.start_rebuild()
            self._rebuild_words()

    def replace_statements(
        self, found: Sequence[tuple[Article, tuple[Statement, ...]]], rules: str
    ) -> None:
        """Other statements for these versions of articles, all or none."""
        with self._owning():
            self._catalog.replace_statements(found, rules)

    def keep(
        self,
        reader: str,
        id: str,
        exchange: Exchange,
        kind: Kind = "conversation",
        *,
        note: str = "",
    ) -> None:
        """Keep an exchange of a reader's conversation, in place of the one asked at that time.

        The first one begins the conversation, and `note` is what its heading says beside the
        question. Of a briefing only the last exchange is kept. Raises ArchiveFull.
        """
        with self._owning():
            self._catalog.keep(reader, id, exchange, kind, note)

    def forget(self, reader: str, id: str) -> None:
        """Forget a reader's conversation or briefing; where there is none, nothing happens."""
        with self._owning():
            self._catalog.forget(reader, id)

    def forget_before(self, time: str) -> None:
        """Forget whatever of all readers' nothing was asked in since that time, of every kind."""
        with self._owning():
            self._catalog.forget_before(time)

    def sketch(self, found: Sequence[Sketch]) -> None:
        """Keep what these current versions are compared by; their links are to be found anew."""
        with self._owning():
            self._catalog.sketch(found)

    def link(self, looked_at: Sequence[str], found: Sequence[Link], rules: str) -> None:
        """Keep links; all those of the articles in `looked_at` were found, by these rules."""
        with self._owning():
            self._catalog.link(looked_at, found, rules)

    # Reading.

    @property
    def notice(self) -> str:
        """What a reader should know of the state of the archive; empty when all is well."""
        return self._dense.notice or self._statements_notice()

    @property
    def revision(self) -> int:
        """Grows whenever what can be found has changed."""
        return self._catalog.revision

    def dense(self, vector: Vectors, limit: int, filters: Filters) -> tuple[tuple[str, float], ...]:
        """(passage id, cosine) of the nearest passages, nearest first."""
        return self._dense.search(vector, limit, filters)

    def words(self, question: str, limit: int, filters: Filters) -> tuple[tuple[str, float], ...]:
        """(article id, BM25 score) of the articles that share words, best first."""
        revision = self._catalog.revision
        if revision != self._words_revision:
            self._words.refresh()
            self._words_revision = revision
        return self._words.search(question, limit, filters)

    def terms(self, text: str) -> tuple[str, ...]:
        """The words of a text as the lexical index knows them."""
        return self._words.terms(text)

    def rarity(self, term: str) -> float:
        """How much a word as `terms` writes it tells apart articles: BM25's idf, above 0."""
        return self._words.rarity(term)

    def passages(self, ids: Sequence[str]) -> dict[str, tuple[Passage, Article]]:
        """Those of the passages that may be shown, with their articles."""
        return self._catalog.passages(ids)

    def days(self, article_ids: Sequence[str]) -> dict[str, int]:
        """Article id → the day it was published, as `date.toordinal` counts; dated ones only."""
        return self._catalog.days(article_ids)

    def vectors(self, article_ids: Sequence[str]) -> tuple[tuple[str, ...], Vectors]:
        """Passage ids and vectors (n, dimension) of these articles' current versions."""
        return self._catalog.vectors(Filters(articles=tuple(article_ids)))

    def article(self, article_id: str, version: int | None = None) -> Article:
        """That version of an article, or the current one. Raises UnknownArticle."""
        return self._catalog.article(article_id, version)

    def articles(self, filters: Filters = Filters()) -> Iterator[Article]:  # noqa: B008 (frozen)
        """The current version of every article under the filters, newest first."""
        return self._catalog.articles(filters)

    def statements(
        self,
        filters: Filters = Filters(),  # noqa: B008 (frozen)
        *,
        source: str = "",
        limit: int | None = None,
    ) -> tuple[Saying, ...]:
        """Those that `source` (a key) makes or passes on, or all.

        Newest article first, undated last, then in the article's order; ties by article id.
        """
        return self._catalog.statements(filters, source=source, limit=limit)

    def statements_of(self, article_id: str, version: int) -> tuple[Statement, ...]:
        """Those of one version, also an old one, in order. Raises UnknownArticle."""
        place = article_id, version
        found = self._catalog.statements_at([place])
        if place not in found:
            raise UnknownArticle(f"there is no article {article_id!r}, version {version}")
        return found[place]

    def statements_at(
        self, places: Sequence[tuple[str, int]]
    ) -> dict[tuple[str, int], tuple[Statement, ...]]:
        """As `statements_of` for several (article id, version); without those that don't exist."""
        return self._catalog.statements_at(places)

    def voices(self) -> tuple[Voice, ...]:
        """Everybody who says or passes on something, most statements first, then by name."""
        revision = self._catalog.revision
        kept = self._voices
        if kept[0] != revision:
            kept = self._voices = revision, self._catalog.voices()
        return kept[1]

    def not_attributed(self, rules: str) -> tuple[str, ...]:
        """Ids of articles whose statements were found by other rules than these, or by none."""
        return self._catalog.not_attributed(rules)

    def conversations(self, reader: str, kind: Kind = "conversation") -> tuple[Heading, ...]:
        """A reader's conversations of a kind, the one that was asked in last first."""
        return self._catalog.conversations(reader, kind)

    def conversation(
        self, reader: str, id: str, kind: Kind = "conversation"
    ) -> tuple[Exchange, ...]:
        """The exchanges of a reader's conversation, oldest first; none where there is no such."""
        return self._catalog.conversation(reader, id, kind)

    def unlinked(self, rules: str) -> tuple[str, ...]:
        """Ids of articles whose links were found by other rules than these, or by none."""
        return self._catalog.unlinked(rules)

    def sharing(self, shingles: Sequence[int], limit: int) -> tuple[str, ...]:
        """Ids of the articles that have two or more of these hashes, those with most first."""
        return self._catalog.sharing(shingles, limit)

    def sketched(
        self, first: int, last: int
    ) -> tuple[tuple[str, ...], tuple[int | None, ...], Vectors]:
        """Ids, days and vectors (n, dimension) of articles of these days, and of undated ones.

        Days are counted as by `date.toordinal`.
        """
        return self._catalog.sketched(first, last)

    def links(self, kind: LinkKind, ids: Sequence[str] | None = None) -> tuple[Link, ...]:
        """Links of a kind, those of these articles or all, in the order of their ends."""
        return self._catalog.links(kind, ids)

    def carriers(self, ids: Iterable[str] | None = None) -> dict[str, tuple[Listing, ...]]:
        """Article id → all that have its text, the first first; of those (or all) with copies."""
        revision = self._catalog.revision
        kept = self._carriers
        if kept[0] != revision:
            links = self.links("copy")
            found = carriers(links, self.listing()) if links else {}
            kept = self._carriers = revision, found
        if ids is None:
            return dict(kept[1])
        return {id: kept[1][id] for id in ids if id in kept[1]}

    def origins(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """As `carriers`, to the id of the first of them."""
        return {id: group[0].id for id, group in self.carriers(ids).items()}

    def stories(self) -> tuple[Story, ...]:
        """Articles about one event, two or more of them, newest story first."""
        revision = self._catalog.revision
        kept = self._stories
        if kept[0] != revision:
            kept = self._stories = revision, stories(self.links("near"), self.listing())
        return kept[1]

    def listing(self) -> tuple[Listing, ...]:
        """As `articles`, without the texts."""
        return self._catalog.listing()

    def current(self) -> dict[str, tuple[int, str]]:
        """Article id → (current version, its digest)."""
        return self._catalog.current()

    def newest_version(self, article_id: str) -> int:
        """The highest version number of an article; 0 where there is none."""
        return self._catalog.newest_version(article_id)

    def same_text(self, article: Article) -> str:
        """The id of another article with exactly this text, or nothing."""
        return self._catalog.same_text(article)

    def source(self, source: str) -> tuple[str, str] | None:
        """(digest of its bytes, article id) of a source that was read before."""
        return self._catalog.source(source)

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """Every outlet with its number of articles, in the order of its name."""
        return self._catalog.outlets()

    def __len__(self) -> int:
        return self._catalog.count()

    # Keeping it whole.

    def _statements_notice(self) -> str:
        if missing := self._catalog.count_without_statements():
            return f"Nobody looked for statements in {missing} articles yet: run `byline doctor`."
        return ""

    def check(self) -> tuple[str, ...]:
        """Compare the stores, rebuild what is derived and wrong, and say what that was.

        What was found at opening is included. Raises ArchiveDamaged for the catalog.
        """
        if wrong := self._catalog.check():
            raise ArchiveDamaged(
                f"the catalog is damaged: {wrong}",
                hint="restore it from a backup, or ingest the articles into a new archive",
            )
        with self._owning():
            self._dense.wait()  # what is being mended already is no second problem
            self._mended += self._mend()
            self._dense.wait()
            if self._dense.notice:
                raise IndexDamaged(self._dense.notice, hint="make room, then `byline doctor`")
        return self._mended

    def finish(self) -> None:
        """Bring to an end what an interrupted call, of this process or another, left half done."""
        with self._owning():
            if pending := tuple(self._catalog.prepared("pending")):
                self._index(pending)
            self._drop_stale()

    @contextmanager
    def _owning(self) -> Iterator[None]:
        """One thread writes at a time, and none after the archive was closed."""
        with self._writing:
            if self._closed or self._lock is None:
                raise ArchiveError(f"{self.folder} is not open for writing")
            yield

    def _remember_encoder(self, dimension: int) -> None:
        if self._encoder is None:
            raise ValueError("to add articles, open the archive with an encoder's name")
        kept = self._catalog.fact("dimension")
        if kept is None:
            self._catalog.set_fact("encoder", self._encoder)
            self._catalog.set_fact("dimension", str(dimension))
        elif kept != str(dimension):
            raise EncoderMismatch(
                f"the archive holds vectors of {kept} numbers, {self._encoder} gives {dimension}"
            )

    def _recover(self) -> None:
        """Finish what a killed process left, and see whether the indexes are whole."""
        closed = self._catalog.fact("closed")
        sound = closed is not None and closed == self._fingerprint()
        self._catalog.set_fact("closed", "")  # until it is closed again, anything may happen
        self._dense.discard_leftovers()
        if sound:
            self.finish()
        else:
            self._mended = self._mend()
        for problem in self._mended:
            _log.warning("%s; it is rebuilt from the catalog", problem)

    def _mend(self) -> tuple[str, ...]:
        problems = []
        if problem := self._dense.broken_off() or self._dense.problem():
            problems.append(problem)
            self._dense.start_rebuild()
        self.finish()
        if problem := self._words_problem():
            problems.append(problem)
            self._rebuild_words()
        return tuple(problems)

    def _index(self, batch: Sequence[Prepared]) -> None:
        articles = [prepared.article for prepared in batch]
        self._dense.add(batch)
        try:
            self._words.add(articles)
        except IndexDamaged as error:
            _log.warning("%s; rebuilding it from the catalog", error)
            self._rebuild_words(articles)
        self._catalog.confirm(articles)
        self._drop_stale()

    def _drop_stale(self) -> None:
        """Take out of the indexes, then out of the catalog, what is no longer to be found."""
        if stale := self._catalog.passage_ids("old", "removing"):
            self._dense.remove(stale)
        if removing := self._catalog.removing():
            try:
                self._words.remove(removing)
            except IndexDamaged as error:
                _log.warning("%s; rebuilding it from the catalog", error)
                self._rebuild_words()
        if stale or removing:
            self._catalog.drop_stale()

    def _words_problem(self) -> str:
        try:
            found = self._words.versions()
        except IndexDamaged as error:
            return str(error)
        expected = {id: version for id, (version, _) in self._catalog.current().items()}
        return "" if found == expected else "the words index disagrees with the catalog"

    def _open_words(self) -> WordIndex:
        try:
            return WordIndex(self.folder / "words")
        except IndexDamaged:
            if self._lock is None:
                raise
            shutil.rmtree(self.folder / "words")
            return WordIndex(self.folder / "words")  # empty: the comparison that follows fills it

    def _rebuild_words(self, more: Iterable[Article] = ()) -> None:
        self._words.abandon()
        shutil.rmtree(self.folder / "words", ignore_errors=True)
        self._words = WordIndex(self.folder / "words")
        self._words.add(chain(self._catalog.articles(), more))

    def _check_encoder(self) -> None:
        kept = self._catalog.fact("encoder")
        if None not in (kept, self._encoder) and kept != self._encoder:
            raise EncoderMismatch(
                f"the archive was embedded with {kept}, the encoder is now {self._encoder}"
            )

    def _fingerprint(self) -> str:
        """Names, sizes and times of the indexes' files: equal means nobody touched them."""
        files = [
            file
            for part in (self._dense.folder, self.folder / "words")
            for file in sorted(part.rglob("*"))
            if file.is_file() and not file.name.endswith(".lock")
        ]
        facts = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
        return json.dumps([self._catalog.revision, facts])


def _sign(folder: Path) -> None:
    signature = {"pid": os.getpid(), "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])}
    try:
        (folder / "owner.json").write_text(json.dumps(signature))
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> ArchiveError:
    message = f"{folder} can't be written: {error.strerror}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return ArchiveFull(message)
    return ArchiveError(message, hint="make the folder writable, or use another: --archive DIR")


def _owner(folder: Path) -> str:
    try:
        owner = json.loads((folder / "owner.json").read_text())
        return f"process {owner['pid']} ({owner['command']})"
    except (OSError, ValueError, KeyError):
        return "another process"
