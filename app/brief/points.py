"""What several articles say in other words: the points of a topic, the most important first.

A point is a sentence and those of other articles that say the same. It counts for much where its
surroundings, and those of the sentences that say the same, are near the topic; where those
sentences are near each other and share rare words, as those that tell one fact do; and where it
says much. Weights and limits were chosen on SummHay's two topics and by reading briefings of real
news (benchmarks/RESULTS.md). Knows nothing of articles but which of them are independent.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archive.encoder import Vectors

Floats = npt.NDArray[np.float64]

# Two sentences say the same where their cosine and the share of their words that they share, by
# rarity, come to so much: of 43 pairs in real news 18 do, and 16 of these say the same.
_ALIKE, _THE_SAME = 0.62, 1.4
_PRAISED = re.compile(
    r"\b(?:touted|promised|hailed|praised|pitched|billed|branded|portrayed|defended|dismissed"
    r"|blasted|slammed|boasted|described|called|cast|sold)\b"
)
_BESIDE_NAMES = 0.4  # of its terms without names
_NEIGHBOURS = 0.7  # and from which a sentence's neighbours tell what it is worth
# To a point chosen before; more where a sentence tells what its article is about: that an offer
# was made, and that it was withdrawn, are near each other.
_SAID_ALREADY, _TOLD_ALREADY = 0.65, 0.8
_CANDIDATES = 800  # of those that may be points, with the surroundings nearest the topic,
_ABOUT = 0.6  # and no farther from it than that share of the nearest
_TOLD = 0.4  # of the sentences that say the same have a word that they share
_FULL = 20  # words that tell, from which more say no more
# In standard deviations over the candidates.
_WEIGHTS = {
    "around": 0.5,  # cosine of the surroundings with the topic
    "near": 0.3,  # its own cosine with it
    "neighbours": 1.0,  # the mean of that over the sentences that say the same
    "words": 0.7,  # share of the topic's words there
    "shared": 1.0,  # rarity of the words that they share
    "tight": 0.7,  # their mean cosine
    "several": 0.5,  # logarithm of how many independent sources say it
    "telling": 0.5,  # words that tell
    "leaning": -0.4,  # on what stands before
}
# What has the words of its article's headline counts for more, and with so many of them always: it
# tells what the article is about.
_HEADLINE, _TELLS = 6.0, 0.4
_NEWNESS = 1.0  # more for the newest article than for the oldest


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence by its place, and the best of each other text that says the same, the most alike
    first."""

    place: int
    others: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """What of a sentence counts: its terms, its article, the first article with that text, who
    says it first, the speaker where it has somebody's own words, whether it may be a point, how
    much of its article's headline it has, how new that is among those read, and how much it leans
    on others, these two 0 to 1."""

    terms: frozenset[str]
    article: str
    text: str
    source: str
    speaker: str
    alone: bool
    headline: float
    newness: float
    leaning: float


@dataclass(frozen=True, slots=True)
class Read:
    """Sentences to find points in, their vectors (n, dimension), those of what is around, and how
    rare a term is in all articles."""

    sentences: Sequence[Sentence]
    vectors: Vectors
    around: Vectors
    rarity: Callable[[str], float]


def points(read: Read, topic: Vectors, words: frozenset[str], *, most: int) -> tuple[Point, ...]:
    """The best points, best first. `topic` is its vector (dimension,), `words` are its terms."""
    if not len(read.vectors):
        return ()
    nearness = (read.around @ topic).astype(np.float64)
    near = read.vectors @ topic
    alone = np.array([one.alone for one in read.sentences])
    candidates = np.argsort(np.where(alone, -nearness, np.inf), kind="stable")
    candidates = candidates[: min(int(alone.sum()), _CANDIDATES)]
    if not len(candidates):
        return ()
    tells = np.array([one.headline for one in read.sentences])[candidates] >= _TELLS
    candidates = candidates[tells | (nearness[candidates] >= _ABOUT * nearness[candidates[0]])]
    cosines = read.vectors[candidates] @ read.vectors.T
    rarity = _rarities(read)
    rows = [
        _signs(read, int(place), row, nearness, rarity, words) | {"near": float(near[place])}
        for place, row in zip(candidates, cosines, strict=True)
    ]
    scores = np.array(
        [
            _HEADLINE * one.headline + _NEWNESS * one.newness
            for one in (read.sentences[place] for place in candidates)
        ]
    )
    for name, weight in _WEIGHTS.items():
        scores += weight * _standardised(np.array([row[name] for row in rows], np.float64))
    chosen: list[Point] = []
    for rank in np.argsort(-scores, kind="stable"):
        place = int(candidates[rank])
        one = read.sentences[place]
        least = _TOLD_ALREADY if one.headline >= _TELLS else _SAID_ALREADY
        if any(cosines[rank][point.place] >= least for point in chosen):
            continue
        others = _saying_the_same(read, place, cosines[rank])
        chosen.append(Point(place, others, float(scores[rank])))
        if len(chosen) == most:
            break
    return tuple(chosen)


def _saying_the_same(read: Read, place: int, cosines: Vectors) -> tuple[int, ...]:
    """The place of the most alike sentence of every other text, the most alike first."""
    one = read.sentences[place]
    best: dict[str, int] = {one.text: place}
    near = np.flatnonzero(cosines >= _ALIKE)
    for place_of in map(int, near[np.argsort(-cosines[near], kind="stable")]):
        other = read.sentences[place_of]
        if other.text in best or (one.speaker and other.speaker not in ("", one.speaker)):
            continue  # two people said much the same
        shared = _weight(read, one.terms & other.terms)
        share = sum(shared / _weight(read, both.terms) for both in (one, other)) / 2
        if cosines[place_of] + share >= _THE_SAME:
            best[other.text] = place_of
    return tuple(other for other in best.values() if other != place)


def more_than_names(ours: frozenset[str], theirs: frozenset[str], names: frozenset[str]) -> bool:
    """Whether a sentence has a good part of the terms of another beside the names in that."""
    words = ours - names
    return len(words & theirs) >= _BESIDE_NAMES * len(words)


def names_who_says(
    text: str, speaker: frozenset[str], theirs: frozenset[str], *, spoken: bool
) -> bool:
    """Whether the terms of another sentence name the speaker of one that is said by somebody, or
    that tells what somebody thinks of a thing: "Vell has touted the sale"."""
    view = spoken or _PRAISED.search(text) is not None
    return not (view and speaker and speaker.isdisjoint(theirs))


def _weight(read: Read, terms: frozenset[str]) -> float:
    return sum(map(read.rarity, terms)) or 1e-9


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
        if read.sentences[other].source != read.sentences[place].source:
            elsewhere.setdefault(read.sentences[other].source, int(other))
    told = Counter(term for other in elsewhere.values() for term in read.sentences[other].terms)
    shared = [
        rarity[term]
        for term in read.sentences[place].terms
        if told[term] >= _TOLD * max(len(elsewhere), 1)
    ]
    asked = sum(rarity.get(term, 0.0) for term in words) or 1.0
    met = [
        sum(rarity[t] for t in words & read.sentences[int(other)].terms) / asked for other in near
    ]
    return {
        "around": float(nearness[place]),
        "neighbours": float(nearness[near].mean()),
        "words": float(np.mean(met)),
        "shared": sum(shared),
        "tight": float(np.mean([cosines[o] for o in elsewhere.values()])) if elsewhere else 0.0,
        "several": math.log(1 + len(elsewhere)),
        "telling": min(len(read.sentences[place].terms), _FULL),
        "leaning": read.sentences[place].leaning,
    }


def _rarities(read: Read) -> dict[str, float]:
    """BM25's idf of each term over the articles that are read."""
    of_each: dict[str, set[str]] = {}
    for one in read.sentences:
        of_each.setdefault(one.article, set()).update(one.terms)
    counts = Counter(term for terms in of_each.values() for term in terms)
    every = len(of_each)
    return {
        term: math.log(1 + (every - count + 0.5) / (count + 0.5)) for term, count in counts.items()
    }


def _standardised(values: Floats) -> Floats:
    spread = float(values.std())
    return (values - values.mean()) / spread if spread > 1e-9 else np.zeros_like(values)
