"""Who said what: the statements of an archive by source and topic, and side by side.

Knows nothing of how statements are found in articles, nor of pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.answer import Hit
from app.rarity import rarities, share
from app.retrieve import Retriever
from app.said import voices as names
from app.said.matrix import Matrix, lay_out
from archive.archive import Archive
from archive.article import Filters, day_number
from archive.encoder import Encoder, Vectors
from archive.statement import Named, Saying, Statement, Voice
from ingest.outlets import outlet

_PASSAGES = 100  # looked through for a topic
_OF_A_SOURCE = 2000  # statements that are all looked at, wherever they stand
_ENCODED = 96  # statements whose meaning is compared with the topic's
_READ = 300  # characters of it
_IN_A_MATRIX = 60
_MEANING, _WORDS, _PLACE = 0.5, 0.3, 0.2
_ELSEWHERE = 0.6  # of the score of a passage, for what stands elsewhere in its article
# Below, a saying is not about the topic: score, and meaning or words. Chosen by reading: what a
# source said on something else seldom comes to .3 on the samples. Of what anybody said something
# always happens to be near; where even the best is below .4, nobody speaks of it (topics that
# 1,200 news articles know nothing of: .32 to .38; topics of theirs: from .5).
_ABOUT, _NEAR, _SHARED = 0.32, 0.25, 0.1
_BEST = 0.4
_NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Ranked:
    """A saying on a topic: how near it is, and how near in meaning and in words; 0…1.

    `vector` is that of its content; empty where nothing was asked of it.
    """

    saying: Saying
    score: float
    meaning: float
    words: float
    vector: Vectors = field(default_factory=lambda: np.zeros(0, np.float32), compare=False)


class Said:
    """Statements of one archive, found with one encoder."""

    def __init__(self, archive: Archive, encoder: Encoder, retriever: Retriever) -> None:
        self._archive = archive
        self._encoder = encoder
        self._retriever = retriever
        self._meant: tuple[tuple[Voice, ...], dict[str, tuple[Voice, ...]]] = ((), {})

    def passages(self, question: str, filters: Filters) -> tuple[Hit, ...]:
        """Passages for a question, best first."""
        return self._retriever.search(question, limit=_PASSAGES, filters=filters)

    def voices(self, query: str = "") -> tuple[Voice, ...]:
        """Who says or passes on something, found by name, part of a name, alias or role."""
        return names.search(query, self._archive.voices())

    def meant(self, source: str) -> tuple[Voice, ...]:
        """The voices a name stands for, in full, in part, or by role."""
        voices = self._archive.voices()
        if self._meant[0] is not voices:  # the archive has changed
            self._meant = voices, {}
        known = self._meant[1]
        if source not in known:
            known[source] = names.meant(source, voices)
        return known[source]

    def publishers(self, name: str) -> tuple[str, ...]:
        """The outlets with articles here that a name stands for, in all their spellings."""
        spelled: dict[Named, list[str]] = {}
        for spelling, _ in self._archive.outlets():
            spelled.setdefault(outlet(spelling), []).append(spelling)
        found = names.meant(name, [Voice(named, 0, 0, 0, "") for named in spelled])
        return tuple(spelling for voice in found for spelling in spelled[voice.named])

    def said(
        self,
        *,
        source: str = "",
        about: str = "",
        filters: Filters = _NO_FILTERS,
        own: bool | None = None,
        limit: int | None = None,
    ) -> tuple[Saying, ...]:
        """What a source said, or anybody: newest first, or best first where a topic is given.

        `source` is a name as people write it, or a voice's key. `own` True leaves what it said
        itself, False what it only passes on. Raises UnknownOutlet and UnknownArticle for filters.
        """
        filters = self._retriever.known(filters)
        keys = self._keys(source) if source.strip() else []
        if source.strip() and not keys:
            return ()
        if about.strip():
            ranked = self.ranked(about, keys=keys, filters=filters, own=own)
            return tuple(one.saying for one in ranked[:limit])
        if not keys:
            few = limit if own is None else None
            return _own(self._archive.statements(filters, limit=few), keys, own)[:limit]
        found = [s for key in keys for s in self._archive.statements(filters, source=key)]
        return _own(sorted(dict.fromkeys(found), key=_newest), keys, own)[:limit]

    def _keys(self, source: str) -> list[str]:
        if any(voice.named.key == source for voice in self._archive.voices()):
            return [source]
        return [voice.named.key for voice in self.meant(source)]

    def ranked(
        self,
        topic: str,
        *,
        keys: Sequence[str] = (),
        filters: Filters = _NO_FILTERS,
        own: bool | None = None,
    ) -> tuple[Ranked, ...]:
        """The sayings on a topic, of these voices or of all, best first.

        What is near neither in meaning nor in words is left out.
        """
        hits = self._retriever.search(topic, limit=_PASSAGES, filters=filters, copies=True)
        candidates = _own(self._candidates(hits, keys, filters), keys, own)
        if not candidates:
            return ()
        weights = rarities(self._archive, topic)
        rough = []
        for saying in candidates:
            words = self._met(weights, saying)
            place = _place(saying.statement, hits)
            rough.append((words, place, saying))
        rough.sort(key=lambda one: (-one[0] - one[1], *_newest(one[2])))
        rough = rough[:_ENCODED]
        vectors = self._encoder.encode([one[2].statement.content[:_READ] for one in rough])
        cosines = vectors @ self._encoder.encode_query(topic)
        ranked = []
        for (words, place, saying), vector, cosine in zip(rough, vectors, cosines, strict=True):
            meaning = max(float(cosine), 0.0)
            score = _MEANING * meaning + _WORDS * words + _PLACE * place
            if score >= _ABOUT and (meaning >= _NEAR or words >= _SHARED):
                ranked.append(Ranked(saying, score, meaning, words, vector))
        ranked.sort(key=lambda one: (-one.score, *_newest(one.saying)))
        spoken_of = ranked and (keys or ranked[0].score >= _BEST)
        return tuple(ranked) if spoken_of else ()

    def matrix(self, topic: str, *, filters: Filters = _NO_FILTERS) -> Matrix:
        """What each source said on the points a topic turns on. Raises UnknownOutlet."""
        ranked = self.ranked(topic, filters=self._retriever.known(filters))[:_IN_A_MATRIX]
        vectors = np.array([one.vector for one in ranked], np.float32)
        sayings = [one.saying for one in ranked]
        origins = self._archive.origins({saying.article.id for saying in sayings})
        return lay_out(topic, sayings, vectors, self._encoder.encode, origins=origins)

    def _candidates(
        self, hits: Sequence[Hit], keys: Sequence[str], filters: Filters
    ) -> tuple[Saying, ...]:
        """All that the voices said; where that is much, or there are none, what was found."""
        if keys:
            found = [s for key in keys for s in self._archive.statements(filters, source=key)]
            if len(found) <= _OF_A_SOURCE:
                return tuple(dict.fromkeys(found))
        articles = {(hit.article.id, hit.article.version): hit.article for hit in hits}
        kept = self._archive.statements_at(tuple(articles))
        return tuple(
            Saying(statement, article.listing)
            for place, article in articles.items()
            for statement in kept.get(place, ())
            if not keys or {statement.speaker.key, statement.relayed_from.key} & set(keys)
        )

    def _met(self, weights: dict[str, float], saying: Saying) -> float:
        """The share of the topic's words that the saying has; what stands around it counts half."""
        statement, article = saying.statement, saying.article
        own = set(self._archive.terms(f"{statement.speaker.name} {statement.content}"))
        around = set(self._archive.terms(f"{article.title} {statement.text}"))
        return (share(weights, own) + share(weights, own | around)) / 2


def _own(sayings: Iterable[Saying], keys: Sequence[str], own: bool | None) -> tuple[Saying, ...]:
    """Those a voice said itself, or passed on; of anybody, where there are no voices."""
    if own is None:
        return tuple(sayings)
    return tuple(saying for saying in sayings if _is_own(saying.statement, keys) == own)


def _is_own(statement: Statement, keys: Sequence[str]) -> bool:
    if keys:
        return statement.speaker.key in keys
    return statement.relayed_from.key in ("", statement.speaker.key)


def _place(statement: Statement, hits: Sequence[Hit]) -> float:
    """The score of the best passage it stands in, less where it only stands in its article."""
    best = 0.0
    for hit in hits:
        passage = hit.passage
        if (passage.article_id, passage.version) == (statement.article_id, statement.version):
            inside = statement.start < passage.end and statement.end > passage.start
            best = max(best, hit.score if inside else _ELSEWHERE * hit.score)
    return best


def _newest(saying: Saying) -> tuple[int, str, int, int]:
    """Newest article first, undated last; then in the article's order."""
    day = day_number(saying.article.published) or 0
    return (-day, saying.article.id, saying.statement.start, saying.statement.end)
