"""Dense search without an index: every vector of the catalog is compared, in memory.

What a process uses that does not own the archive (Chroma is the owner's alone), and what the
owner uses while Chroma's folder is being rebuilt. Gives the same passages, exactly; takes
1.5 kB of memory a passage.
"""

from __future__ import annotations

import numpy as np

from archive.article import Filters
from archive.catalog import Catalog
from archive.encoder import Vectors


class ExactSearch:
    """Keeps the vectors at hand until the catalog changes."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._revision = -1
        self._ids: tuple[str, ...] = ()
        self._vectors: Vectors = np.zeros((0, 0), np.float32)
        self._articles = np.zeros(0, dtype=object)

    def search(
        self, vector: Vectors, limit: int, filters: Filters
    ) -> tuple[tuple[str, float], ...]:
        """(passage id, cosine) of the nearest passages under the filters, nearest first."""
        self._refresh()
        if not self._ids:
            return ()
        cosines = self._vectors @ vector
        if filters:
            allowed = {article.id for article in self._catalog.articles(filters)}
            cosines[[article not in allowed for article in self._articles]] = -2.0
        limit = min(limit, len(cosines))
        nearest = np.argpartition(-cosines, limit - 1)[:limit]
        found = [(self._ids[place], float(cosines[place])) for place in nearest]
        return tuple(sorted((p for p in found if p[1] >= -1.0), key=lambda p: (-p[1], p[0])))

    def _refresh(self) -> None:
        revision = self._catalog.revision
        if revision != self._revision:
            self._ids, self._vectors = self._catalog.vectors()
            self._articles = np.array([id.rsplit(":", 3)[0] for id in self._ids], dtype=object)
            self._revision = revision
