"""Rank passages for a question. Knows nothing of prompts, models or pages.

Two arms under the same filters: cosines of passages, BM25 of whole articles. Each is divided by
its best score, the two are weighed together, and newer articles get a little more, since of two
passages that fit alike a reader of news wants the later one. Weights and half-life were tuned on
every second week of RealTimeQA 2022; the others are the test (benchmarks/RESULTS.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from app.answer import Hit
from archive.archive import Archive
from archive.article import Filters, article_of
from archive.encoder import Encoder, Vectors
from archive.errors import UnknownOutlet
from ingest.outlets import outlet

DENSE_WEIGHT = 0.6
WORDS_WEIGHT = 0.4
RECENCY_WEIGHT = 0.1
RECENCY_HALF_LIFE = 30  # days
_AN_ARTICLE = 3  # passages of one, at most
_DENSE_CANDIDATES = 100  # passages
_WORDS_CANDIDATES = 30  # articles


@dataclass(frozen=True, slots=True)
class _Scored:
    id: str
    score: float
    dense: float
    words: float


class Retriever:
    """Finds passages in one archive with one encoder."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive = archive
        self._encoder = encoder

    def search(
        self,
        question: str,
        *,
        limit: int = 10,
        filters: Filters = Filters(),  # noqa: B008
    ) -> tuple[Hit, ...]:
        """The best passages, best first, at most a few an article; ties in the order of ids.

        Raises UnknownOutlet for an outlet nothing is from, UnknownArticle for one that is not here.
        """
        if not question.strip():
            return ()
        filters = self.known(filters)
        vector = self._encoder.encode_query(question)
        words = dict(self._archive.words(question, _WORDS_CANDIDATES, filters))
        cosines = dict(self._archive.dense(vector, max(_DENSE_CANDIDATES, 3 * limit), filters))
        seen = {article_of(id) for id in cosines}
        if unseen := [article for article in words if article not in seen]:
            cosines |= self._nearest(unseen, vector)
        days = self._archive.days(sorted({article_of(id) for id in cosines}))
        scored = _fuse(cosines, words, days)
        return tuple(islice(self._hits(self._capped(scored), limit), limit))

    def _nearest(self, article_ids: Sequence[str], vector: Vectors) -> dict[str, float]:
        """Passage id → cosine of the passages of these articles that come nearest."""
        ids, vectors = self._archive.vectors(article_ids)
        cosines = vectors @ vector
        kept: Counter[str] = Counter()
        nearest: dict[str, float] = {}
        for place in np.argsort(-cosines, kind="stable"):
            article = article_of(ids[place])
            kept[article] += 1
            if kept[article] <= _AN_ARTICLE:
                nearest[ids[place]] = float(cosines[place])
        return nearest

    def known(self, filters: Filters) -> Filters:
        """With the outlets, which people write as they like, as the archive spells them.

        An outlet that no article calls so goes by its other names ("AP"). Raises UnknownOutlet
        and UnknownArticle.
        """
        current = self._archive.current() if filters.articles else {}
        for article_id in filters.articles:
            if article_id not in current:
                self._archive.article(article_id)  # says that there is none
        if not filters.outlets:
            return filters
        spellings = [name for name, _ in self._archive.outlets()]
        found: dict[str, None] = {}
        for name in filters.outlets:
            same = [one for one in spellings if one.casefold() == name.casefold()]
            same = same or [one for one in spellings if outlet(one).key == outlet(name).key]
            if not same:
                some = ", ".join([*sorted(spellings)[:8], *["…"][: len(spellings) > 8]])
                raise UnknownOutlet(f"no article is from {name!r}", hint=f"there are: {some}")
            found |= dict.fromkeys(same)
        return replace(filters, outlets=tuple(found))

    def _capped(self, scored: Iterable[_Scored]) -> list[_Scored]:
        """The best of them, at most a few an article."""
        kept: Counter[str] = Counter()
        best = []
        for one in sorted(scored, key=lambda one: (-one.score, one.id)):
            article = article_of(one.id)
            kept[article] += 1
            if kept[article] <= _AN_ARTICLE:
                best.append(one)
        return best

    def _hits(self, best: Sequence[_Scored], step: int) -> Iterator[Hit]:
        """Passages with their articles, read a few at a time; the same words only once."""
        texts: set[str] = set()
        for at in range(0, len(best), step):
            some = best[at : at + step]
            found = self._archive.passages([one.id for one in some])
            for one in some:
                if one.id in found and found[one.id][0].text not in texts:
                    passage, article = found[one.id]
                    texts.add(passage.text)
                    yield Hit(passage, article, one.score, one.dense, one.words)


def _fuse(
    cosines: dict[str, float], words: dict[str, float], days: dict[str, int]
) -> Iterator[_Scored]:
    newest = max(days.values(), default=0)
    best_cosine = max(max(cosines.values(), default=0.0), 1e-9)
    best_words = max(max(words.values(), default=0.0), 1e-9)
    total = DENSE_WEIGHT + WORDS_WEIGHT + RECENCY_WEIGHT
    for id, cosine in cosines.items():
        article = article_of(id)
        dense = max(cosine, 0.0) / best_cosine
        lexical = words.get(article, 0.0) / best_words
        age = newest - days[article] if article in days else math.inf
        recency = 0.5 ** (age / RECENCY_HALF_LIFE)
        score = DENSE_WEIGHT * dense + WORDS_WEIGHT * lexical + RECENCY_WEIGHT * recency
        yield _Scored(id, score / total, dense, lexical)
