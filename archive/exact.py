"""Dense search without an index: every vector of the catalog is compared, in memory.

What a process uses that does not own the archive (Chroma is the owner's alone), and what the
owner uses while Chroma's folder is being rebuilt. Gives the same passages, exactly; takes
1.5 kB of memory a passage.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from archive.article import Filters, article_of
from archive.catalog import Catalog
from archive.encoder import Vectors


@dataclass(frozen=True, slots=True, eq=False)
class _Snapshot:
    """All passages at one revision of the catalog; `articles[i]` is the article of `ids[i]`."""

    revision: int
    ids: tuple[str, ...]
    articles: tuple[str, ...]
    vectors: Vectors


class ExactSearch:
    """Keeps the vectors at hand until the catalog changes. Several threads may search at once."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._snapshot = _Snapshot(-1, (), (), np.zeros((0, 0), np.float32))

    def search(
        self, vector: Vectors, limit: int, filters: Filters
    ) -> tuple[tuple[str, float], ...]:
        """(passage id, cosine) of the nearest passages under the filters, nearest first."""
        known = self._current()
        if not known.ids:
            return ()
        cosines = known.vectors @ vector
        if filters:
            allowed = self._catalog.ids(filters)
            cosines[[article not in allowed for article in known.articles]] = -2.0
        limit = min(limit, len(cosines))
        nearest = np.argpartition(-cosines, limit - 1)[:limit]
        found = [(known.ids[place], float(cosines[place])) for place in nearest]
        return tuple(sorted((p for p in found if p[1] > -2.0), key=lambda p: (-p[1], p[0])))

    def _current(self) -> _Snapshot:
        known = self._snapshot
        revision = self._catalog.revision
        if revision != known.revision:
            ids, vectors = self._catalog.vectors()
            articles = tuple(map(article_of, ids))
            known = self._snapshot = _Snapshot(revision, ids, articles, vectors)
        return known
