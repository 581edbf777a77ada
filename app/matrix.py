"""What sources said on a topic, laid out: the points it turns on as rows, the sources as columns.

Sayings that mean much the same are one point: average linkage over the cosines of their contents.
Knows vectors and texts; not how sayings are found, nor how a matrix is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.numbers import numbers, otherwise
from archive.encoder import Vectors
from archive.statement import Named, Saying

_COLUMNS = 8
_ROWS = 10
_LABEL = 90  # characters
# Farther apart than this, on the average, two groups of sayings are two points. Sayings on one
# topic are all alike; what tells them apart is seen when what they share is taken off, which
# takes a few of them to know. Both chosen by looking at the samples.
_APART, _APART_CENTRED = 0.5, 0.75
_FEW = 8
_COPY = 0.95  # cosine: by one speaker and with the same numbers, it is from a copy of the article
_SAME, _JUST_THE_SAME = 0.45, 0.7  # cosines from which numbers, and days too, can contradict
_THIN = 5  # words: with fewer, a saying says little alone
UNNAMED = Named("", "Unnamed sources", "unnamed")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source said on one point; empty where it does not say.

    `numbers` are those of its sayings that other sources' numbers on this point differ from.
    """

    sayings: tuple[Saying, ...]
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the topic turns on: `cells[i]` is what `Matrix.sources[i]` said of it."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """What each source said on the points a topic turns on, the most discussed first."""

    topic: str
    sources: tuple[Named, ...]
    points: tuple[Point, ...]


def lay_out(topic: str, sayings: Sequence[Saying], vectors: Vectors) -> Matrix:
    """The matrix of sayings, given best first with the vectors of their contents (n, dimension)."""
    if not sayings:
        return Matrix(topic, (), ())
    kept = _once(sayings, vectors)
    sources = _columns([sayings[i] for i in kept])
    keys = [source.key for source in sources]
    kept = [i for i in kept if sayings[i].statement.speaker.key in keys]
    groups = [[kept[i] for i in group] for group in _groups(vectors[kept])]
    points = []
    for group in sorted(groups, key=lambda g: _rank(g, sayings))[:_ROWS]:
        columns = [
            [i for i in sorted(group) if sayings[i].statement.speaker.key == k] for k in keys
        ]
        cells = [
            Cell(tuple(sayings[i] for i in own), _differing(own, group, sayings, vectors))
            for own in columns
        ]
        points.append(Point(_label([sayings[i] for i in group], vectors[group]), tuple(cells)))
    return Matrix(topic, sources, tuple(points))


def _once(sayings: Sequence[Saying], vectors: Vectors) -> list[int]:
    """Places of the sayings, without those that a copy of an article has (nearly) word for word."""
    kept: list[int] = []
    for i, saying in enumerate(sayings):
        said = saying.statement
        if not any(
            _same_speaker(sayings[k].statement.speaker, said.speaker)
            and float(vectors[k] @ vectors[i]) >= _COPY
            and _values(sayings[k]) == _values(saying)
            for k in kept
        ):
            kept.append(i)
    return kept


def _same_speaker(one: Named, other: Named) -> bool:
    return one.key == other.key and (one.key != "" or one.name == other.name)


def _values(saying: Saying) -> list[float]:
    return [number.value for number in numbers(saying.statement.content)]


def _differing(
    own: Sequence[int], group: Sequence[int], sayings: Sequence[Saying], vectors: Vectors
) -> tuple[str, ...]:
    """The numbers of a source's sayings that those of another source, on the same, differ from."""
    found: list[str] = []
    others: dict[str, list[int]] = {}
    for i in group:
        if i not in own:
            others.setdefault(sayings[i].statement.speaker.key, []).append(i)
    for i in own:
        for of_one in others.values():
            for least, dated in ((_SAME, False), (_JUST_THE_SAME, True)):
                near = [k for k in of_one if float(vectors[i] @ vectors[k]) >= least]
                texts = [sayings[k].statement.content for k in near]
                found += otherwise(sayings[i].statement.content, texts, dated=dated)
    return tuple(dict.fromkeys(found))


def _columns(sayings: Sequence[Saying]) -> tuple[Named, ...]:
    """The sources with the most sayings; of the forms of a name the most frequent."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[Named]] = {}
    for saying in sayings:
        speaker = saying.statement.speaker if saying.statement.speaker.key else UNNAMED
        counts[speaker.key] += 1
        forms.setdefault(speaker.key, Counter())[speaker] += 1
    # most_common keeps the order of equals: best first. Many people share the unnamed one.
    most = [key for key, _ in counts.most_common(_COLUMNS)]
    most.sort(key=lambda key: key == UNNAMED.key)
    return tuple(forms[key].most_common(1)[0][0] for key in most)


def _groups(vectors: Vectors) -> list[list[int]]:
    """Rows of the vectors, grouped by average linkage (UPGMA, Sokal and Michener, 1958)."""
    apart = _APART
    if len(vectors) >= _FEW:
        vectors = vectors - vectors.mean(axis=0)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        apart = _APART_CENTRED
    groups = [[i] for i in range(len(vectors))]
    distance = (1 - vectors @ vectors.T).astype(np.float64)
    np.fill_diagonal(distance, np.inf)
    while len(groups) > 1:
        a, b = divmod(int(distance.argmin()), len(groups))
        a, b = sorted((a, b))
        if distance[a, b] > apart:
            break
        sizes = len(groups[a]), len(groups[b])
        distance[a] = np.average(distance[[a, b]], axis=0, weights=sizes)
        distance[:, a] = distance[a]
        distance[a, a] = np.inf
        distance = np.delete(np.delete(distance, b, axis=0), b, axis=1)
        groups[a] += groups.pop(b)
    return groups


def _rank(group: Sequence[int], sayings: Sequence[Saying]) -> tuple[int, bool, int, int]:
    said = [sayings[i].statement for i in group]
    thin = all(len(one.content.split()) < _THIN for one in said)
    return (-len({one.speaker.key for one in said}), thin, -len(group), min(group))


def _label(sayings: Sequence[Saying], vectors: Vectors) -> str:
    """The content that is nearest to all of the group, if one of them is short; else its start.

    Of something that was only denied, the whole statement: its content alone says the opposite.
    """
    central = np.argsort(-(vectors @ vectors.mean(axis=0)), kind="stable")
    said = [sayings[i].statement for i in central]
    stated = [_bare(one.content) for one in said if one.stance != "negated"]
    texts = stated or [_bare(one.text) for one in said]
    return next((text for text in texts if len(text) <= _LABEL), _shortened(texts[0]))


def _bare(text: str) -> str:
    """Without quotation marks and stops around it, on one line."""
    text = re.sub(r"^that\s+", "", " ".join(text.split()))
    return text.strip('"“”«»,.;: …')


def _shortened(text: str) -> str:
    return f"{text[:_LABEL].rsplit(' ', 1)[0].rstrip(',;: ')}…"
