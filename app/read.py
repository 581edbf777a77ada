"""Sentences of the passages found, each with what speaks for its being the answer.

Knows nothing of wording or citations. The weights were fitted by benchmarks/tune_reader.py on
every second week of RealTimeQA 2022; the other weeks are the test (benchmarks/RESULTS.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answer import Hit
from app.expect import kind_of, spans
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder
from archive.sentences import sentences

FEATURES = ("cosine", "in_context", "words", "words_around", "passage", "kind", "early")
WEIGHTS = (4.0, 2.0, 2.0, 1.0, 2.0, 0.5, 0.2)
# That the archive answers at all: bias, then weights of the signs `evidence` gives.
SIGNS = ("cosine", "in_context", "words", "article_words", "kind")
SIGN_WEIGHTS = (-6.0, 4.0, 2.0, 2.0, 2.0, 0.5)

_SHORTEST = 30  # characters: below that it is a heading, a caption or half a thought
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Candidate:
    """The sentence `article.text[start:end]`, and its features in the order of FEATURES."""

    article: Article
    start: int
    end: int
    features: tuple[float, ...]

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def score(self) -> float:
        return sum(w * f for w, f in zip(WEIGHTS, self.features, strict=True))


class Reader:
    """Reads passages for a question, with one archive's words and one encoder."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive = archive
        self._encoder = encoder

    def read(self, question: str, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
        """The sentences of the hits' passages, best first; ties in the order of ids and places."""
        found = _sentences_of(hits)
        if not found:
            return ()
        vector = self._encoder.encode_query(question)
        alone = [hit.article.text[start:end] for hit, start, end, _ in found]
        titled = [f"{hit.article.title}. {text}" for (hit, *_), text in zip(found, alone, strict=True)]
        cosines = self._encoder.encode([*alone, *titled]) @ vector
        rarities = {term: self._archive.rarity(term) for term in self._archive.terms(question)}
        kind = kind_of(question)
        candidates = []
        for place, (hit, start, end, before) in enumerate(found):
            around = hit.article.title + " " + hit.article.text[before : end + 200]
            features = (
                float(cosines[place]),
                float(cosines[len(found) + place]),
                self._met(rarities, alone[place]),
                self._met(rarities, around),
                hit.score,
                1.0 if spans(kind, alone[place], question) else 0.0,
                1 / (1 + start / 1000),
            )
            candidates.append(Candidate(hit.article, start, end, features))
        return tuple(sorted(candidates, key=lambda c: (-c.score, c.article.id, c.start)))

    def evidence(self, question: str, candidates: Sequence[Candidate]) -> float:
        """How likely it is, from 0 to 1, that the best candidates answer the question."""
        signs = self.signs(question, candidates)
        total = SIGN_WEIGHTS[0] + sum(w * s for w, s in zip(SIGN_WEIGHTS[1:], signs, strict=True))
        return 1 / (1 + math.exp(-total))

    def signs(self, question: str, candidates: Sequence[Candidate]) -> tuple[float, ...]:
        """What `evidence` weighs, in the order of SIGNS."""
        best = candidates[:3]
        rarities = {term: self._archive.rarity(term) for term in self._archive.terms(question)}
        return (
            max(c.features[0] for c in best),
            max(c.features[1] for c in best),
            max(c.features[2] for c in best),
            max(self._met(rarities, f"{c.article.title} {c.article.text}") for c in best),
            max(c.features[5] for c in best),
        )

    def _met(self, rarities: dict[str, float], text: str) -> float:
        """The share of the question's words, weighed by rarity, that the text has."""
        total = sum(rarities.values())
        terms = set(self._archive.terms(text))
        return sum(r for term, r in rarities.items() if term in terms) / total if total else 0.0


def _sentences_of(hits: Sequence[Hit]) -> list[tuple[Hit, int, int, int]]:
    """(hit, start, end, start of the sentence before) of each sentence, once, in order."""
    borders: dict[str, tuple[tuple[int, int], ...]] = {}
    found: dict[tuple[str, int], tuple[Hit, int, int, int]] = {}
    for hit in hits:
        spans_ = borders.setdefault(hit.article.id, sentences(hit.article.text))
        before = 0
        for start, end in spans_:
            inside = start < hit.passage.end and end > hit.passage.start
            if inside and _is_sentence(hit.article.text[start:end]):
                found.setdefault((hit.article.id, start), (hit, start, end, before))
            before = start
    return list(found.values())


def _is_sentence(text: str) -> bool:
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and re.search(r"[.!…][\"”’')\]]*$", text) is not None
        and any(character.islower() for character in text)
    )
