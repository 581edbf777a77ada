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
        self._seen: dict[bytes, str] = {}

    def of(self, article: Article) -> str:
        """The id of an earlier article with exactly this text, or nothing."""
        key = hashlib.sha256(article.text.encode()).digest()
        seen = self._seen.setdefault(key, article.id)
        return seen if seen != article.id else self._archive.same_text(article)
