"""Rank passages for a question. Knows nothing of prompts, models or pages.

Two arms under the same filters: cosines of passages, BM25 of whole articles. Each is divided by
its best score, the two are weighed together, and newer articles get a little more, since of two
passages that fit alike a reader of news wants the later one. Weights and half-life were tuned on
every second week of RealTimeQA 2022; the others are the test (benchmarks/RESULTS.md). Of articles
that carry one text the one that had it first is shown, and what the others add.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from app.answer import Carried, Hit
from app.carried import carried
from app.repeats import repeats
from archive.archive import Archive
from archive.article import Filters, article_of
from archive.encoder import Encoder, Vectors
from archive.errors import UnknownOutlet
from archive.sentences import sentences
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
        copies: bool = False,
    ) -> tuple[Hit, ...]:
        """The best passages, best first, at most a few an article; ties in the order of ids.

        Articles with one text count as one, unless what `copies` repeat is wanted, too. Raises
        UnknownOutlet for an outlet nothing is from, UnknownArticle for one that is not here.
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
        scored = list(_fuse(cosines, words, days))
        if copies:
            return tuple(islice(self._hits(_capped(scored, {}), limit), limit))
        origins = self._archive.origins({article_of(one.id) for one in scored})
        best = _capped(self._once(scored, origins), origins)
        hits = tuple(islice(_each_once(self._hits(best, limit)), limit))
        others = carried(self._archive, (hit.article.id for hit in hits)) if origins else {}
        return tuple(replace(hit, carried=others.get(hit.article.id, Carried())) for hit in hits)

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

    def _once(self, scored: Iterable[_Scored], origins: Mapping[str, str]) -> Iterator[_Scored]:
        """Without passages of copies that only repeat what the origin's passages say.

        Those stand where the best that repeats them stood. Where none of the origin's is among
        them, the best copy is taken for it.
        """
        texts: dict[str, list[_Scored]] = {}
        for one in scored:
            if origin := origins.get(article_of(one.id)):
                texts.setdefault(origin, []).append(one)
            else:
                yield one
        found = self._archive.passages([one.id for group in texts.values() for one in group])
        for group in texts.values():
            kept: dict[str, _Scored] = {}
            told: dict[str, str] = {}  # sentence → the passage that it is kept from
            for one in _origin_first([one for one in group if one.id in found], origins):
                text = found[one.id][0].text
                new = [text[start:end] for start, end in sentences(text)]
                heirs = [_told(sentence, told, but=article_of(one.id)) for sentence in new]
                if all(heirs):
                    (heir, _), *_ = Counter(heirs).most_common(1)
                    kept[heir] = max(kept[heir], replace(one, id=heir), key=lambda one: one.score)
                else:
                    kept[one.id] = one
                    told = dict.fromkeys(new, one.id) | told
            yield from kept.values()

    def _hits(self, best: Sequence[_Scored], step: int) -> Iterator[Hit]:
        """Passages with their articles, read a few at a time."""
        for at in range(0, len(best), step):
            some = best[at : at + step]
            found = self._archive.passages([one.id for one in some])
            for one in some:
                if one.id in found:
                    passage, article = found[one.id]
                    yield Hit(passage, article, one.score, one.dense, one.words)


def _told(sentence: str, told: Mapping[str, str], *, but: str) -> str:
    """The passage, not of the article `but`, that says what a sentence says; else nothing."""
    said = (id for other, id in told.items() if article_of(id) != but and repeats(sentence, other))
    return next(said, "")


def _origin_first(group: Sequence[_Scored], origins: Mapping[str, str]) -> list[_Scored]:
    """Passages of articles with one text: those of the first, then of the others, best first."""
    best: dict[str, float] = {}
    for one in group:
        article = article_of(one.id)
        best[article] = max(one.score, best.get(article, 0.0))
    return sorted(
        group,
        key=lambda one: (
            article_of(one.id) != origins[article_of(one.id)],
            -best[article_of(one.id)],
            -one.score,
            one.id,
        ),
    )


def _capped(scored: Iterable[_Scored], origins: Mapping[str, str]) -> list[_Scored]:
    """The best of them, at most a few a text."""
    kept: Counter[str] = Counter()
    best = []
    for one in sorted(scored, key=lambda one: (-one.score, one.id)):
        article = article_of(one.id)
        text = origins.get(article, article)
        kept[text] += 1
        if kept[text] <= _AN_ARTICLE:
            best.append(one)
    return best


def _each_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Without what has the same words as one before it, whichever article it is from."""
    texts: set[str] = set()
    for hit in hits:
        if hit.passage.text not in texts:
            texts.add(hit.passage.text)
            yield hit


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
