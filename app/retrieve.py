"""Rank passages for a question. Knows nothing of prompts, models or pages.

Two arms under the same filters: cosines of passages, BM25 of whole articles. Each is divided by
its best score, the two are weighed together, and newer articles get a little more, since of two
passages that fit alike a reader of news wants the later one. Weights and half-life were tuned on
every second week of RealTimeQA 2022; the others are the test (benchmarks/RESULTS.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from app.answer import Hit
from archive.archive import Archive
from archive.article import Article, Filters, Passage
from archive.encoder import Encoder
from archive.errors import UnknownOutlet

DENSE_WEIGHT = 0.6
WORDS_WEIGHT = 0.4
RECENCY_WEIGHT = 0.1
RECENCY_HALF_LIFE = 30  # days
_DENSE_CANDIDATES = 100  # passages
_WORDS_CANDIDATES = 30  # articles


class Retriever:
    """Finds passages in one archive with one encoder."""

    def __init__(
        self, archive: Archive, encoder: Encoder, *, passages_per_article: int = 3
    ) -> None:
        self._archive = archive
        self._encoder = encoder
        self._passages_per_article = passages_per_article

    def search(
        self,
        question: str,
        *,
        limit: int = 10,
        filters: Filters = Filters(),  # noqa: B008
    ) -> tuple[Hit, ...]:
        """The best passages, best first, at most a few an article; ties in the order of ids.

        Raises UnknownOutlet for an outlet nothing is from.
        """
        if not question.strip():
            return ()
        filters = self._with_known_outlets(filters)
        vector = self._encoder.encode_query(question)
        words = dict(self._archive.words(question, _WORDS_CANDIDATES, filters))
        cosines = dict(self._archive.dense(vector, max(_DENSE_CANDIDATES, 3 * limit), filters))
        seen = {id.rsplit(":", 3)[0] for id in cosines}
        if unseen := [article for article in words if article not in seen]:
            ids, vectors = self._archive.vectors(unseen)
            cosines |= dict(zip(ids, (vectors @ vector).tolist(), strict=True))
        found = self._archive.passages(sorted(cosines))
        hits = _fuse(found.values(), cosines, words)
        return tuple(self._capped(hits))[:limit]

    def _with_known_outlets(self, filters: Filters) -> Filters:
        """Outlets are asked for as people write them; the archive knows how they are spelled."""
        if not filters.outlets:
            return filters
        spelled = {name.casefold(): name for name, _ in self._archive.outlets()}
        for name in filters.outlets:
            if name.casefold() not in spelled:
                some = ", ".join(sorted(spelled.values())[:8])
                raise UnknownOutlet(f"no article is from {name!r}", hint=f"there are: {some}")
        outlets = tuple(spelled[name.casefold()] for name in filters.outlets)
        return Filters(outlets, filters.after, filters.before, filters.articles)

    def _capped(self, hits: Iterable[Hit]) -> Iterable[Hit]:
        shown: Counter[str] = Counter()
        texts: set[str] = set()
        for hit in hits:
            if shown[hit.article.id] < self._passages_per_article and hit.passage.text not in texts:
                shown[hit.article.id] += 1
                texts.add(hit.passage.text)
                yield hit


def _fuse(
    found: Iterable[tuple[Passage, Article]], cosines: dict[str, float], words: dict[str, float]
) -> list[Hit]:
    pairs = list(found)
    newest = max((_ordinal(article) or 0 for _, article in pairs), default=0)
    best_cosine = max(max(cosines.values(), default=0.0), 1e-9)
    best_words = max(max(words.values(), default=0.0), 1e-9)
    hits = []
    for passage, article in pairs:
        dense = max(cosines[passage.id], 0.0) / best_cosine
        lexical = words.get(article.id, 0.0) / best_words
        day = _ordinal(article)
        recency = 0.0 if day is None else 0.5 ** ((newest - day) / RECENCY_HALF_LIFE)
        score = DENSE_WEIGHT * dense + WORDS_WEIGHT * lexical + RECENCY_WEIGHT * recency
        total = DENSE_WEIGHT + WORDS_WEIGHT + RECENCY_WEIGHT
        hits.append(Hit(passage, article, score / total, dense, lexical))
    return sorted(hits, key=lambda hit: (-hit.score, hit.passage.id))


def _ordinal(article: Article) -> int | None:
    try:
        return date.fromisoformat(article.published[:10]).toordinal()
    except ValueError:
        return None
