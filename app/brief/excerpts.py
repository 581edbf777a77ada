"""The sentences of articles, what they mean, and how near each and its surroundings are to a topic.

Knows nothing of what becomes of them in a briefing.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from archive.article import Article, Passage
from archive.encoder import Encoder, Vectors
from archive.instructions import without_instructions
from archive.sentences import sentences
from ingest.attribution.dateline import behind_dateline

_AROUND = 3  # sentences on either side: what a sentence is about is told by those beside it
_SHORTEST, _LONGEST = 4, 400  # words, and characters
_MOST = 300  # sentences of one article: nobody waits for a book
_REMEMBERED = 300  # articles


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A whole sentence of an article: `text[start:end]`, the one with that number, from 0."""

    article: Article
    start: int
    end: int
    number: int = 0

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def passage(self) -> Passage:
        return self.article.passage(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences with their vectors (n, dimension), and with those of their surroundings; and what
    the headlines of their articles mean: a vector (dimension,) for each article's id."""

    excerpts: tuple[Excerpt, ...]
    vectors: Vectors = field(compare=False)
    around: Vectors = field(compare=False)
    headlines: Mapping[str, Vectors] = field(compare=False)


class Reader:
    """Reads articles with one encoder, and remembers what it read last: the next briefing, or the
    same one again, mostly needs it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._read: dict[tuple[str, int], Material] = {}
        self._reading = threading.Lock()

    def read(self, articles: Sequence[Article]) -> Material:
        """The sentences of articles, in their order, and what they mean."""
        with self._reading:
            new = [one for one in articles if (one.id, one.version) not in self._read]
            self._read |= _material(new, self._encoder)
            found = [self._read.pop((one.id, one.version)) for one in articles]
            for article, one in zip(articles, found, strict=True):
                self._read[article.id, article.version] = one  # the last ones used are at the end
            while len(self._read) > max(_REMEMBERED, len(articles)):
                del self._read[next(iter(self._read))]
        if not found:
            nothing = np.zeros((0, self._encoder.dimension), np.float32)
            return Material((), nothing, nothing, {})
        return Material(
            tuple(excerpt for one in found for excerpt in one.excerpts),
            np.concatenate([one.vectors for one in found]),
            np.concatenate([one.around for one in found]),
            {id: vector for one in found for id, vector in one.headlines.items()},
        )


def _material(articles: Iterable[Article], encoder: Encoder) -> dict[tuple[str, int], Material]:
    """Each article's sentences; all are embedded at once, which is faster."""
    found = {article: excerpts(article) for article in articles}
    texts = [article.title for article in found]
    texts += [excerpt.text for some in found.values() for excerpt in some]
    vectors = encoder.encode(texts) if texts else np.zeros((0, encoder.dimension), np.float32)
    headlines, vectors = vectors[: len(found)], vectors[len(found) :]
    read: dict[tuple[str, int], Material] = {}
    for (article, some), headline in zip(found.items(), headlines, strict=True):
        own, vectors = vectors[: len(some)], vectors[len(some) :]
        read[article.id, article.version] = Material(
            some, own, _around(own), {article.id: headline}
        )
    return read


def excerpts(article: Article) -> tuple[Excerpt, ...]:
    """The sentences of an article, in order; no instructions, headlines or scraps."""
    text = without_instructions(article)
    whole = [(behind_dateline(text, start), end) for start, end in sentences(text)]
    spans = [span for span in whole if _is_sentence(text[slice(*span)])]
    return tuple(Excerpt(article, *span, number) for number, span in enumerate(spans[:_MOST]))


def _around(vectors: Vectors) -> Vectors:
    """Unit vectors of each sentence of an article together with its neighbours."""
    many = len(vectors)
    sums = np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors.cumsum(axis=0)])
    places = np.arange(many)
    first, last = np.maximum(places - _AROUND, 0), np.minimum(places + _AROUND + 1, many)
    means = sums[last] - sums[first]
    around: Vectors = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    return around


def _is_sentence(text: str) -> bool:
    return (
        len(text) <= _LONGEST
        and len(text.split()) >= _SHORTEST
        and re.search(r"[.!…][\"”’')\]]*$", text) is not None
        and not text[:1].islower()  # the rest of a sentence may say the opposite of the whole
        and any(character.islower() for character in text)
    )
