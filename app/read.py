"""Sentences of the passages found, each with what speaks for its being the answer.

Knows nothing of wording or citations. The weights were fitted on every second week of RealTimeQA
2022, as benchmarks/tune_reader.py does; the other weeks are the test. What that prints today, and
how far it is from what stands here, is in benchmarks/RESULTS.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answer import Hit
from app.expect import Kind, spans
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder
from archive.sentences import sentences

# A sentence: its cosine with the question; the share of the question's words it has, weighed by
# rarity; the same with the sentences beside it and the headline; the score of its passage;
# whether it holds what the question asks for (a number, a name, …); how early it stands.
FEATURES = ("cosine", "words", "words_around", "passage", "kind", "early")
WEIGHTS = (1.21, 1.07, 0.63, 0.82, 0.61, 0.99)
# That the archive answers at all, seen in the best three sentences: their cosine with the
# headline in front, the share of the question's words in a sentence, and in its article.
SIGNS = ("cosine", "words", "article_words")
SIGN_WEIGHTS = (4.9, 1.0, 2.1)
SIGN_BIAS = -5.5

_BEST = 3
_ALL = 0.95
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


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences found, best first, and the signs that they answer, in the order of SIGNS."""

    candidates: tuple[Candidate, ...]
    signs: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """How likely it is, from 0 to 1, that the best sentences answer the question."""
        if not self.candidates:
            return 0.0
        if self.signs[1] >= _ALL:
            return 1.0  # one sentence has every word of the question that tells
        total = SIGN_BIAS + sum(w * s for w, s in zip(SIGN_WEIGHTS, self.signs, strict=True))
        return 1 / (1 + math.exp(-total))


class Reader:
    """Reads passages for a question, with one archive's words and one encoder."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive = archive
        self._encoder = encoder

    def read(self, question: str, hits: Sequence[Hit], *, kind: Kind) -> Reading:
        """The sentences of the hits' passages; ties in the order of ids and places.

        `kind` is what the question asks for.
        """
        found = _sentences_of(hits)
        if not found:
            return Reading((), ())
        vector = self._encoder.encode_query(question)
        texts = [hit.article.text[start:end] for hit, start, end, _ in found]
        cosines = self._encoder.encode(texts) @ vector
        rarities = {term: self._archive.rarity(term) for term in self._archive.terms(question)}
        candidates = []
        for (hit, start, end, around), text, cosine in zip(found, texts, cosines, strict=True):
            features = (
                float(cosine),
                self._met(rarities, text),
                self._met(rarities, around),
                hit.score,
                1.0 if spans(kind, text, question) else 0.0,
                1 / (1 + start / 1000),
            )
            candidates.append(Candidate(hit.article, start, end, features))
        candidates.sort(key=lambda c: (-c.score, c.article.id, c.start))
        best = candidates[:_BEST]
        titled = self._encoder.encode([f"{c.article.title}. {c.text}" for c in best]) @ vector
        signs = (
            float(titled.max()),
            max(c.features[1] for c in best),
            max(self._met(rarities, f"{c.article.title} {c.article.text}") for c in best),
        )
        return Reading(tuple(candidates), signs)

    def _met(self, rarities: dict[str, float], text: str) -> float:
        """The share of the question's words, weighed by rarity, that the text has."""
        total = sum(rarities.values())
        terms = set(self._archive.terms(text))
        return sum(r for term, r in rarities.items() if term in terms) / total if total else 0.0


def _sentences_of(hits: Sequence[Hit]) -> list[tuple[Hit, int, int, str]]:
    """(hit, start, end, headline and neighbours) of each sentence of the passages, once."""
    borders: dict[str, tuple[tuple[int, int], ...]] = {}
    found: dict[tuple[str, int], tuple[Hit, int, int, str]] = {}
    for hit in hits:
        text = hit.article.text
        places = borders.setdefault(hit.article.id, sentences(text))
        for number, (start, end) in enumerate(places):
            inside = start < hit.passage.end and end > hit.passage.start
            if inside and _is_sentence(text[start:end]):
                before = places[max(number - 1, 0)][0]
                after = places[min(number + 1, len(places) - 1)][1]
                around = f"{hit.article.title} {text[before:after]}"
                found.setdefault((hit.article.id, start), (hit, start, end, around))
    return list(found.values())


def _is_sentence(text: str) -> bool:
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and re.search(r"[.!…][\"”’')\]]*$", text) is not None
        and not text[0].islower()  # the rest of a sentence may say the opposite of the whole
        and any(character.islower() for character in text)
    )
