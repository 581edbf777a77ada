"""Dense search that is always there: Chroma where it is sound, every vector compared where not.

Looks after Chroma's folder: probes it, rebuilds it beside itself from the catalog, swaps the two.
Knows nothing of words or locks; whoever makes it with `owned=True` must own the archive.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from archive.article import Filters
from archive.catalog import Catalog
from archive.encoder import Vectors
from archive.errors import BylineError, IndexDamaged
from archive.exact import ExactSearch
from archive.prepared import Prepared

if TYPE_CHECKING:  # chromadb takes a second to import, and most commands don't need it
    from archive.vectors import VectorIndex

_log = logging.getLogger(__name__)
_REBUILDING = "The vector index is being rebuilt; answers may take a little longer until it is."
_WRITING = "writing"  # the fact that the index is being written to
_FOLDER = "vectors"  # the fact that names the folder in use: vectors-1, vectors-2, …
_FILTERED = 1000  # ids of articles
_CHUNK = 20  # articles handed to the index at a time


class Dense:
    """The vectors of an archive, to search, and for its owner to add to."""

    def __init__(
        self, folder: Path, catalog: Catalog, *, owned: bool, sync_threshold: int | None = None
    ) -> None:
        self._parent = folder
        self._catalog = catalog
        self._owned = owned
        self._sync_threshold = sync_threshold
        self._exact = ExactSearch(catalog)
        self._index: VectorIndex | None = None
        self._rebuild: threading.Thread | None = None
        self._failure: BylineError | None = None
        self._writing = False
        # Guards which index is open, and that there is one rebuild at a time.
        self._opening = threading.RLock()
        self.notice = ""

    @property
    def folder(self) -> Path:
        """The folder Chroma uses now; it need not exist."""
        return self._parent / (self._catalog.fact(_FOLDER) or f"{_FOLDER}-1")

    @property
    def next_name(self) -> str:
        """The name of the folder a rebuild makes."""
        return f"{_FOLDER}-{int(self.folder.name.rsplit('-', 1)[1]) + 1}"

    def search(
        self, vector: Vectors, limit: int, filters: Filters
    ) -> tuple[tuple[str, float], ...]:
        """(passage id, cosine) of the nearest passages under the filters, nearest first."""
        index = None
        # Chroma takes no more ids in a filter than SQLite takes variables.
        if self._owned and not self.rebuilding and len(filters.articles) <= _FILTERED:
            try:
                index = self._opened()
                return index.search(vector, limit, filters)
            except IndexDamaged as error:
                self._start_rebuild_of(index, error)
        return self._exact.search(vector, limit, filters)

    def add(self, batch: Sequence[Prepared]) -> None:
        """Add or replace passages that the catalog holds already, ready or pending."""
        self.wait()
        self._write()
        try:
            self._opened().add(batch)
        except IndexDamaged as error:
            self._mend(error)

    def remove(self, ids: Sequence[str]) -> None:
        """Forget passages; an id that is not there is no error."""
        self.wait()
        self._write()
        try:
            self._opened().remove(ids)
        except IndexDamaged as error:
            self._mend(error)

    def written(self) -> None:
        """Note that the index is whole: it has been closed, or made anew."""
        self._writing = False
        if self._catalog.fact(_WRITING):
            self._catalog.set_fact(_WRITING, "")

    def broken_off(self) -> str:
        """Says so where an earlier process was killed while it wrote; else empty.

        Such a folder may pass a probe, and yet crash whoever writes to it next.
        """
        killed = not self._writing and self._catalog.fact(_WRITING)
        return "the vector index was being written when its process was killed" if killed else ""

    def problem(self) -> str:
        """What is wrong with Chroma's folder, found from another process; empty if nothing is."""
        from archive.vectors import probe

        self.close()
        ready = set(self._catalog.passage_ids("ready"))
        if not self.folder.exists():
            return "the vector index is missing" if ready else ""
        found = probe(self.folder, seconds=30 + len(ready) / 500)
        if isinstance(found, str):
            return f"the vector index: {found}"
        missing = len(ready - found)
        extra = len(found - set(self._catalog.passage_ids("ready", "pending", "old", "removing")))
        if missing or extra:
            return f"the vector index lacks {missing} passages and has {extra} too many"
        return ""

    @property
    def rebuilding(self) -> bool:
        return self._rebuild is not None and self._rebuild.is_alive()

    def start_rebuild(self) -> None:
        """Make the index anew in the background; until then every vector is compared."""
        with self._opening:
            if self.rebuilding:
                return
            self.close()
            self.notice = _REBUILDING
            self._failure = None
            self._rebuild = threading.Thread(target=self._rebuild_quietly, daemon=True)
            self._rebuild.start()

    def wait(self) -> None:
        """Return when no rebuild is going on."""
        if self._rebuild is not None:
            self._rebuild.join()

    def close(self) -> None:
        """Let go of Chroma's files."""
        with self._opening:
            if self._index is not None:
                self._index.close()
                self._index = None

    def discard_leftovers(self) -> None:
        """Delete folders of rebuilds that were not finished, or are no longer used."""
        for folder in self._parent.glob(f"{_FOLDER}-*"):
            if folder != self.folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _write(self) -> None:
        if not self._writing:
            self._writing = True
            self._catalog.set_fact(_WRITING, "yes")

    def _opened(self) -> VectorIndex:
        with self._opening:
            if self._index is None:
                if not self.folder.exists() and self._catalog.count():
                    raise IndexDamaged("the vector index is missing")  # Chroma would begin anew
                self._index = self._open(self.folder)
            return self._index

    def _open(self, folder: Path) -> VectorIndex:
        from archive.vectors import SYNC_THRESHOLD, VectorIndex

        return VectorIndex(folder, sync_threshold=self._sync_threshold or SYNC_THRESHOLD)

    def _start_rebuild_of(self, index: VectorIndex | None, error: IndexDamaged) -> None:
        """Unless another thread has put a new index in its place meanwhile."""
        with self._opening:
            if self._index is index and not self.rebuilding:
                _log.warning("%s; it is rebuilt from the catalog", error)
                self.start_rebuild()

    def _mend(self, error: IndexDamaged) -> None:
        """The catalog holds what the index could not take, so that a rebuild includes it."""
        _log.warning("%s; it is rebuilt from the catalog", error)
        self.start_rebuild()
        self.wait()
        if self._failure is not None:
            raise self._failure

    def _rebuild_quietly(self) -> None:
        try:
            self._rebuild_now()
            self.notice = ""
        except BylineError as failure:
            self._failure = failure
        except Exception as error:  # nobody else would hear of it in this thread
            _log.exception("rebuilding the vector index")
            self._failure = IndexDamaged(f"the vector index can't be rebuilt: {error}")
        if self._failure is not None:
            self.notice = f"The vector index could not be rebuilt: {self._failure}"

    def _rebuild_now(self) -> None:
        old = self.folder
        new = self._parent / self.next_name
        shutil.rmtree(new, ignore_errors=True)
        index = self._open(new)
        try:
            batch: list[Prepared] = []
            for prepared in self._catalog.prepared("ready", "pending"):
                batch.append(prepared)
                if len(batch) == _CHUNK:
                    index.add(batch)
                    batch = []
            index.add(batch)
        finally:
            index.close()
        with self._opening:
            self.close()
            self._catalog.set_fact(_FOLDER, new.name)
            self.written()
        shutil.rmtree(old, ignore_errors=True)
