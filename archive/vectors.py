"""Passage vectors in Chroma: a derived index, made again from the catalog whenever in doubt.

The only module that imports chromadb. Knows nothing of articles beyond what filters need. Run as
a program (`python -m archive.vectors FOLDER`) it is the probe: opening a damaged folder can hang
or crash the process, so another one does it first.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import chromadb
import numpy as np
from chromadb.config import Settings
from chromadb.errors import InvalidArgumentError

from archive.article import Filters, day_number
from archive.encoder import Vectors
from archive.errors import ArchiveError, ArchiveFull, IndexDamaged
from archive.prepared import Prepared

_COLLECTION = "passages"
_BATCH = 50  # larger upserts hold up the queries of a running web app
_PAGE = 1000  # "too many SQL variables" beyond some tens of thousands
_ABSURD = 50 << 30  # bytes
SYNC_THRESHOLD = 1000  # Chroma's default; the crash tests lower it


class VectorIndex:
    """One Chroma collection in one folder, owned by this process alone."""

    def __init__(self, folder: Path, *, sync_threshold: int = SYNC_THRESHOLD) -> None:
        self.folder = folder
        with _translating():
            self._client = chromadb.PersistentClient(
                str(folder), settings=Settings(anonymized_telemetry=False)
            )
            self._collection = self._client.get_or_create_collection(
                _COLLECTION,
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine", "sync_threshold": sync_threshold}},
            )

    def close(self) -> None:
        self._client.close()  # type: ignore[attr-defined]

    def add(self, batch: Iterable[Prepared]) -> None:
        """Add or replace the passages of articles."""
        ids: list[str] = []
        vectors: list[Any] = []
        metadatas: list[Any] = []
        for prepared in batch:
            article = prepared.article
            known = {"article": article.id, "outlet": article.outlet}
            day = day_number(article.published)
            for passage, vector in zip(prepared.passages, prepared.vectors, strict=True):
                ids.append(passage.id)
                vectors.append(vector)
                # Chroma drops a None without a word: an undated passage has no day at all.
                metadatas.append(known if day is None else known | {"day": day})
        with _translating():
            for at in range(0, len(ids), _BATCH):
                end = at + _BATCH
                self._collection.upsert(
                    ids[at:end],
                    embeddings=np.stack(vectors[at:end]),
                    metadatas=metadatas[at:end],
                )

    def remove(self, ids: Sequence[str]) -> None:
        """Forget passages; an id that is not there is no error."""
        with _translating():
            for at in range(0, len(ids), _PAGE):
                self._collection.delete(ids=list(ids[at : at + _PAGE]))

    def search(
        self, vector: Vectors, limit: int, filters: Filters
    ) -> tuple[tuple[str, float], ...]:
        """(passage id, cosine) of the nearest passages under the filters, nearest first."""
        with _translating():
            found = self._collection.query(
                query_embeddings=np.stack([vector]),
                n_results=limit,
                where=_where(filters),
                include=["distances"],
            )
        distances = (found["distances"] or [[]])[0]
        pairs = zip(found["ids"][0], distances, strict=True)
        return tuple(sorted(((id, 1 - far) for id, far in pairs), key=lambda p: (-p[1], p[0])))

    def ids(self) -> tuple[str, ...]:
        """The ids of all passages in the index, sorted."""
        with _translating():
            return tuple(sorted(self._collection.get(include=[])["ids"]))

    def check(self) -> None:
        """Read every vector and search for one. Raises IndexDamaged where that can't be done."""
        with _translating():
            total, read = self._collection.count(), 0
            for at in range(0, total, _PAGE):
                page = self._collection.get(limit=_PAGE, offset=at, include=["embeddings"])
                vectors = page["embeddings"]
                if vectors is None or not len(vectors):
                    break
                read += len(vectors)
                if at == 0:
                    wanted = min(10, total)
                    found = self._collection.query(query_embeddings=vectors[:1], n_results=wanted)
                    if len(found["ids"][0]) < wanted:
                        raise IndexDamaged("the vector index fails: a search finds too little")
            if read < total:
                raise IndexDamaged(f"the vector index fails: {total - read} vectors are missing")


def probe(folder: Path, *, seconds: float) -> set[str] | str:
    """The ids in the index, read by another process within `seconds`; or what is wrong with it."""
    # A kill during a flush has left a sparse file of 184 GB: no sound index comes near this.
    if any(file.stat().st_size > _ABSURD for file in folder.rglob("*") if file.is_file()):
        return "a file of it is far too large"
    leash, end = os.pipe()  # closed when this process ends, however it does
    try:
        done = subprocess.run(
            # -P: a folder named archive where the user happens to be is not ours.
            [sys.executable, "-P", "-m", "archive.vectors", str(folder)],
            stdin=leash,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it does not answer within {seconds:.0f} seconds"
    finally:
        os.close(leash)
        os.close(end)
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:]
        return f"it can't be read: {last[0] if last else f'exit {done.returncode}'}"
    return set(json.loads(done.stdout))


def _where(filters: Filters) -> Any:
    conditions: list[dict[str, Any]] = []
    if filters.outlets:
        conditions.append({"outlet": {"$in": list(filters.outlets)}})
    if filters.articles:
        conditions.append({"article": {"$in": list(filters.articles)}})
    if filters.after:
        conditions.append({"day": {"$gte": day_number(filters.after)}})
    if filters.before:
        conditions.append({"day": {"$lte": day_number(filters.before)}})
    return {"$and": conditions} if len(conditions) > 1 else conditions[0] if conditions else None


class _translating:
    """Chroma's errors (and its Rust core's panics) as ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, KeyboardInterrupt | SystemExit | IndexDamaged):
            return
        text = str(error) or type(error).__name__
        if isinstance(error, ValueError | InvalidArgumentError):
            raise ArchiveError(f"the vector index was asked wrongly: {text}") from error
        if "No space left" in text or "disk is full" in text:
            raise ArchiveFull(f"the vector index can't be written: {text}") from error
        raise IndexDamaged(f"the vector index fails: {text}") from error


def main(folder: Path) -> None:
    """The probe: print the ids as JSON, or die; at the latest when whoever asked has died.

    Two processes in one folder of Chroma's lose vectors, so that it must not stay behind.
    """
    threading.Thread(target=_die_with_parent, daemon=True).start()
    index = VectorIndex(folder)
    index.check()
    print(json.dumps(index.ids()))


def _die_with_parent() -> None:
    os.read(0, 1)  # no buffer, no lock that the end of the program would wait for
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
