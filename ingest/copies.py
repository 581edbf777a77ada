"""Articles whose text is the same, letter for letter. Near-copies are not recognised yet.

Knows nothing of how an archive stores texts.
"""

from __future__ import annotations

import hashlib

from archive.archive import Archive
from archive.article import Article


class Copies:
    """What was seen in this run, and what the archive holds."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._seen: dict[bytes, Article] = {}

    def of(self, article: Article) -> Article | None:
        """Another article with exactly this text, or None."""
        seen = self._seen.get(_key(article))
        if seen is not None and seen.id != article.id:
            return seen
        return self._archive.same_text(article)

    def add(self, article: Article) -> None:
        self._seen.setdefault(_key(article), article)


def _key(article: Article) -> bytes:
    return hashlib.sha256(article.text.encode()).digest()
