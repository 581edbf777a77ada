"""Sentences of the passages found, each with what speaks for its being the answer.

Knows nothing of wording or citations. What a sentence answers with is found by the reading network
(spans.py); it and the rest are weighed together. The few weights were fitted on even weeks of
RealTimeQA 2022, as benchmarks/tune_reader.py does; the odd weeks are the test (RESULTS.md).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.answer import Hit
from app.quotes.expect import Kind, asks, describes, fits, kind_of, spans, who_is
from app.quotes.spans import Span, SpanReader
from app.rarity import rarities, share
from app.retrieve import RECENCY_HALF_LIFE
from archive.archive import Archive
from archive.article import Article, day_number
from archive.encoder import Encoder
from archive.instructions import without_instructions
from archive.sentences import sentences

# A sentence: its cosine with the question; the share of the question's words, weighed by rarity,
# that it, the sentences beside it and the headline have; the score of its passage;
# whether it holds what the question asks for (a number, a name, …); what the network gives its best
# span; how many other articles answer with the same words.
FEATURES = ("cosine", "words_around", "passage", "kind", "span", "agreement")
WEIGHTS = (1.38, 0.87, 1.21, 0.58, 2.31, 0.68)
COSINE, SPAN = FEATURES.index("cosine"), FEATURES.index("span")
# That the archive answers at all: the cosine of the best three sentences, headline in front; the
# share of the question's words in their articles; the score of the first; how old they are, beside
# the newest that was found, where the question is about what is new.
SIGNS = ("cosine", "article_words", "score", "stale")
SIGN_WEIGHTS = (3.14, 1.47, 0.51, -1.04)
SIGN_BIAS = -5.38

_BEST = 3
_ALL = 0.95
_SHORTEST = 30  # characters: below that it is a heading, a caption or half a thought
_LONGEST = 700
_SOFT = 4.0  # logits: the network's scores run from some -16 to 16


@dataclass(frozen=True, slots=True)
class Candidate:
    """The sentence `article.text[start:end]`, and its features in the order of FEATURES.

    `span` is the place in the article of what in it answers, with the network's score.
    """

    article: Article
    start: int
    end: int
    features: tuple[float, ...]
    span: Span | None = None

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def answer(self) -> str:
        """The words that answer, as written; empty where the network finds none."""
        return self.article.text[self.span.start : self.span.end] if self.span else ""

    @property
    def score(self) -> float:
        return sum(w * f for w, f in zip(WEIGHTS, self.features, strict=True))


@dataclass(frozen=True, slots=True)
class Reading:
    """The sentences found, best first, and the signs that they answer, in the order of SIGNS."""

    candidates: tuple[Candidate, ...]
    signs: tuple[float, ...]
    every_word: bool = False  # of a topic, which asks nothing, in one of the best sentences

    @property
    def confidence(self) -> float:
        """How likely it is, from 0 to 1, that the best sentences answer the question."""
        if not self.candidates:
            return 0.0
        if self.every_word:
            return 1.0
        total = SIGN_BIAS + sum(w * s for w, s in zip(SIGN_WEIGHTS, self.signs, strict=True))
        return 1 / (1 + math.exp(-total))


class Reader:
    """Reads passages for a question, with one archive's words, one encoder and one network."""

    def __init__(self, archive: Archive, encoder: Encoder, network: SpanReader) -> None:
        self._archive = archive
        self._encoder = encoder
        self._network = network

    def read(self, question: str, hits: Sequence[Hit], *, new: bool = False) -> Reading:
        """The sentences of the hits' passages; ties in the order of ids and places.

        `new` tells that the question is about what has just happened.
        """
        found = _sentences_of(hits)
        if not found:
            return Reading((), ())
        vector = self._encoder.encode_query(question)
        texts = [hit.article.text[start:end] for hit, start, end, _ in found]
        cosines = self._encoder.encode(texts) @ vector
        answers = self._answers(question, hits, found)
        weights = rarities(self._archive, question)
        candidates = []
        kind = kind_of(question)
        for (hit, start, end, around), text, cosine, span in zip(
            found, texts, cosines, answers, strict=True
        ):
            features = (
                float(cosine),
                self._met(weights, around),
                hit.score,
                1.0 if _of_kind(kind, text, span, hit.article, question) else 0.0,
                _sure(span),
            )
            candidates.append(Candidate(hit.article, start, end, features, span))
        candidates = _with_agreement(candidates)
        candidates.sort(key=lambda c: (-c.score, c.article.id, c.start))
        best = candidates[:_BEST]
        titled = self._encoder.encode([f"{c.article.title}. {c.text}" for c in best]) @ vector
        signs = (
            float(titled.max()),
            max(
                self._met(weights, f"{c.article.title} {without_instructions(c.article)}")
                for c in best
            ),
            best[0].score,
            _stale(best, hits) if new else 0.0,
        )
        # What is said just so need not be judged; a question can have all its words and no answer.
        every_word = not asks(question) and any(self._met(weights, c.text) >= _ALL for c in best)
        return Reading(tuple(candidates), signs, every_word)

    def _answers(
        self, question: str, hits: Sequence[Hit], found: Sequence[tuple[Hit, int, int, str]]
    ) -> list[Span | None]:
        """What in each sentence answers best, at its place in the article."""
        passages = [hit.passage for hit in hits]
        reads = dict(
            zip(
                (passage.id for passage in passages),
                self._network.read(question, [hit.told for hit in hits]),
                strict=True,
            )
        )
        answers = []
        for hit, start, end, _ in found:
            at = hit.passage.start
            span = reads[hit.passage.id].best(start - at, end - at)
            answers.append(span and replace(span, start=span.start + at, end=span.end + at))
        return answers

    def _met(self, weights: dict[str, float], text: str) -> float:
        return share(weights, set(self._archive.terms(text)))


def same_answer(text: str) -> str:
    """The same for answers that differ in case, articles and punctuation only."""
    words = re.findall(r"\w+(?:[.,]\d+)*", text.casefold())
    return " ".join(word for word in words if word not in ("a", "an", "the"))


def _stale(best: Sequence[Candidate], hits: Sequence[Hit]) -> float:
    """How much older the newest of the best is than the newest found, from 0 to 1."""
    newest = _newest(hit.article for hit in hits)
    ours = _newest(one.article for one in best)
    return 1 - 0.5 ** ((newest - ours) / RECENCY_HALF_LIFE) if newest and ours else 0.0


def _newest(articles: Iterable[Article]) -> int:
    """The day of the newest that has a date; 0 where none has."""
    return max((day_number(article.published) or 0 for article in articles), default=0)


def _of_kind(kind: Kind, text: str, span: Span | None, article: Article, question: str) -> bool:
    """Whether a sentence holds what is asked for; of "who", whether its answer is a name."""
    if name := who_is(question):
        return describes(text, name)
    if kind == "person":
        return span is not None and fits(kind, article.text[span.start : span.end], question)
    return bool(spans(kind, text, question))


def _sure(span: Span | None) -> float:
    """The network's score of a span as a share from 0 to 1."""
    return 1 / (1 + math.exp(-span.score / _SOFT)) if span else 0.0


def _with_agreement(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each with the surest score of every other text that answers with the same words, summed.

    log(1 + sum), so that the third counts for less than the second. A sentence that several
    articles carry word for word counts once.
    """
    best: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for one in candidates:
        texts = best[same_answer(one.answer)]
        texts[one.text] = max(texts.get(one.text, (0.0, "")), (one.features[SPAN], one.article.id))
    found = []
    for one in candidates:
        others: dict[str, float] = {}
        for text, (sure, article) in best[same_answer(one.answer)].items():
            if text != one.text and article != one.article.id:
                others[article] = max(others.get(article, 0.0), sure)
        agreement = math.log1p(sum(others.values()))
        found.append(replace(one, features=(*one.features, agreement)))
    return found


def _sentences_of(hits: Sequence[Hit]) -> list[tuple[Hit, int, int, str]]:
    """(hit, start, end, headline and neighbours) of each sentence of the passages, once.

    An instruction is none.
    """
    borders: dict[str, tuple[tuple[int, int], ...]] = {}
    found: dict[tuple[str, int], tuple[Hit, int, int, str]] = {}
    for hit in hits:
        text = without_instructions(hit.article)
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
