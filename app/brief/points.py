"""What several articles say in other words: the points of a topic, the most important first.

A point is a sentence and those of other articles that say the same. It counts for much where its
surroundings, and those of the sentences that say the same, are near the topic; where those
sentences are near each other and share rare words, as those that tell one fact do; and where it
says much. Weights and limits were chosen on one topic of SummHay, the other is the test
(benchmarks/RESULTS.md). Knows nothing of articles but which of them are independent.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.encoder import Vectors

Floats = npt.NDArray[np.float64]

# Two sentences say the same from that cosine, where of the words of the first, weighed by rarity,
# the other has so many.
_ALIKE, _WORDS = 0.68, 0.2
_NEIGHBOURS = 0.7  # and from which a sentence's neighbours tell what it is worth
_SAID_ALREADY = 0.65  # to a point chosen before
_CANDIDATES = 800  # sentences, those whose surroundings are nearest the topic,
_ABOUT = 0.6  # and no farther from it than that share of the nearest
_TOLD = 0.4  # of the sentences that say the same have a word that they share
_FULL = 20  # words that tell, from which more say no more
# In standard deviations over the candidates.
_WEIGHTS = {
    "around": 0.5,  # cosine of the surroundings with the topic
    "neighbours": 1.0,  # the mean of that over the sentences that say the same
    "words": 0.7,  # share of the topic's words there
    "shared": 1.0,  # rarity of the words that they share
    "tight": 0.7,  # their mean cosine
    "several": 0.5,  # logarithm of how many independent sources say it
    "telling": 0.5,  # words that tell
    "leaning": -0.4,  # on what stands before
}


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence by its place, and the best of each other text that says the same, the most alike
    first."""

    place: int
    others: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Read:
    """Sentences to find points in: vectors (n, dimension), those of the surroundings, and of each
    its terms, its article, the first one with that text, who says it first, the speaker where it
    is a statement of somebody known, whether it may be a point, and how much it leans on others,
    0 to 1."""

    vectors: Vectors
    around: Vectors
    terms: Sequence[frozenset[str]]
    articles: Sequence[str]
    texts: Sequence[str]
    sources: Sequence[str]
    speakers: Sequence[str]
    alone: Sequence[bool]
    leaning: Sequence[float]


def points(read: Read, topic: Vectors, words: frozenset[str], *, most: int) -> tuple[Point, ...]:
    """The best points, best first. `topic` is its vector (dimension,), `words` are its terms."""
    if not len(read.vectors):
        return ()
    nearness = (read.around @ topic).astype(np.float64)
    candidates = np.argsort(-nearness, kind="stable")[:_CANDIDATES]
    candidates = candidates[nearness[candidates] >= _ABOUT * nearness[candidates[0]]]
    cosines = read.vectors[candidates] @ read.vectors.T
    rarity = _rarities(read)
    rows = [
        _signs(read, int(place), row, nearness, rarity, words)
        for place, row in zip(candidates, cosines, strict=True)
    ]
    scores = sum(
        weight * _standardised(np.array([row[name] for row in rows]))
        for name, weight in _WEIGHTS.items()
    )
    order = np.argsort(-np.asarray(scores), kind="stable")
    chosen: list[Point] = []
    for rank in order:
        place = int(candidates[rank])
        if not read.alone[place] or _known(cosines[rank], chosen):
            continue
        others = _saying_the_same(read, place, cosines[rank], rarity)
        chosen.append(Point(place, others, float(np.asarray(scores)[rank])))
        if len(chosen) == most:
            break
    return tuple(chosen)


def _known(cosines: Vectors, chosen: Sequence[Point]) -> bool:
    return any(cosines[point.place] >= _SAID_ALREADY for point in chosen)


def _saying_the_same(
    read: Read, place: int, cosines: Vectors, rarity: Mapping[str, float]
) -> tuple[int, ...]:
    """The place of the most alike sentence of every other text, the most alike first."""
    best: dict[str, int] = {read.texts[place]: place}
    own, speaker = read.terms[place], read.speakers[place]
    whole = sum(rarity[term] for term in own)
    near = np.flatnonzero(cosines >= _ALIKE)
    for other in map(int, near[np.argsort(-cosines[near], kind="stable")]):
        if speaker and read.speakers[other] not in ("", speaker):
            continue  # two people said much the same
        if sum(rarity[term] for term in own & read.terms[other]) >= _WORDS * whole:
            best.setdefault(read.texts[other], other)
    return tuple(other for other in best.values() if other != place)


def _signs(
    read: Read,
    place: int,
    cosines: Vectors,
    nearness: Floats,
    rarity: Mapping[str, float],
    words: frozenset[str],
) -> dict[str, float]:
    """What a sentence is worth, by what says the same elsewhere."""
    near = np.flatnonzero(cosines >= _NEIGHBOURS)
    elsewhere: dict[str, int] = {}
    for other in near[np.argsort(-cosines[near], kind="stable")]:
        if read.sources[other] != read.sources[place]:
            elsewhere.setdefault(read.sources[other], int(other))
    told = Counter(term for other in elsewhere.values() for term in read.terms[other])
    shared = [
        rarity[term] for term in read.terms[place] if told[term] >= _TOLD * max(len(elsewhere), 1)
    ]
    asked = sum(rarity.get(term, 0.0) for term in words) or 1.0
    met = [sum(rarity[t] for t in words & read.terms[int(other)]) / asked for other in near]
    return {
        "around": float(nearness[place]),
        "neighbours": float(nearness[near].mean()),
        "words": float(np.mean(met)),
        "shared": sum(shared),
        "tight": float(np.mean([cosines[o] for o in elsewhere.values()])) if elsewhere else 0.0,
        "several": math.log(1 + len(elsewhere)),
        "telling": min(len(read.terms[place]), _FULL),
        "leaning": read.leaning[place],
    }


def _rarities(read: Read) -> dict[str, float]:
    """BM25's idf of each term over the articles that are read."""
    of_each: dict[str, set[str]] = {}
    for article, terms in zip(read.articles, read.terms, strict=True):
        of_each.setdefault(article, set()).update(terms)
    counts = Counter(term for terms in of_each.values() for term in terms)
    every = len(of_each)
    return {
        term: math.log(1 + (every - count + 0.5) / (count + 0.5)) for term, count in counts.items()
    }


def _standardised(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
