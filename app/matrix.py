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
from numpy.typing import NDArray

from app.numbers import differing
from archive.statement import Named, Saying

_COLUMNS = 8
_ROWS = 10
_LABEL = 90  # characters
# Farther apart than this, on the average, two groups of sayings are two points.
_APART = 0.5
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


def lay_out(topic: str, sayings: Sequence[Saying], vectors: NDArray[np.float32]) -> Matrix:
    """The matrix of sayings, given best first with the vectors of their contents (n, dimension)."""
    if not sayings:
        return Matrix(topic, (), ())
    kept = _once(sayings)
    sources = _columns([sayings[i] for i in kept])
    place = {source.key: column for column, source in enumerate(sources)}
    kept = [i for i in kept if sayings[i].statement.speaker.key in place]
    groups = [[kept[i] for i in group] for group in _groups(vectors[kept])]
    points = []
    for group in sorted(groups, key=lambda g: _rank(g, sayings))[:_ROWS]:
        columns: list[list[Saying]] = [[] for _ in sources]
        for i in sorted(group):
            columns[place[sayings[i].statement.speaker.key]].append(sayings[i])
        differ = differing([[s.statement.content for s in column] for column in columns])
        cells = tuple(
            Cell(tuple(column), numbers) for column, numbers in zip(columns, differ, strict=True)
        )
        points.append(Point(_label([sayings[i] for i in group], vectors[group]), cells))
    return Matrix(topic, sources, tuple(points))


def _once(sayings: Sequence[Saying]) -> list[int]:
    """Places of the sayings without those that a copy of the article has word for word."""
    first: dict[tuple[str, str], int] = {}
    for i, saying in enumerate(sayings):
        words = " ".join(re.findall(r"\w+", saying.statement.content.casefold()))
        first.setdefault((saying.statement.speaker.key, words), i)
    return list(first.values())


def _columns(sayings: Sequence[Saying]) -> tuple[Named, ...]:
    """The sources with the most sayings; of the forms of a name the most frequent."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[Named]] = {}
    for saying in sayings:
        speaker = saying.statement.speaker if saying.statement.speaker.key else UNNAMED
        counts[speaker.key] += 1
        forms.setdefault(speaker.key, Counter())[speaker] += 1
    # most_common keeps the order of equals: best first.
    return tuple(forms[key].most_common(1)[0][0] for key, _ in counts.most_common(_COLUMNS))


def _groups(vectors: NDArray[np.float32]) -> list[list[int]]:
    """Rows of the vectors, grouped by average linkage (UPGMA, Sokal and Michener, 1958)."""
    groups = [[i] for i in range(len(vectors))]
    distance = (1 - vectors @ vectors.T).astype(np.float64)
    np.fill_diagonal(distance, np.inf)
    while len(groups) > 1:
        a, b = divmod(int(distance.argmin()), len(groups))
        a, b = sorted((a, b))
        if distance[a, b] > _APART:
            break
        sizes = len(groups[a]), len(groups[b])
        distance[a] = np.average(distance[[a, b]], axis=0, weights=sizes)
        distance[:, a] = distance[a]
        distance[a, a] = np.inf
        distance = np.delete(np.delete(distance, b, axis=0), b, axis=1)
        groups[a] += groups.pop(b)
    return groups


def _rank(group: Sequence[int], sayings: Sequence[Saying]) -> tuple[int, int, int]:
    sources = {sayings[i].statement.speaker.key for i in group}
    return (-len(sources), -len(group), min(group))


def _label(sayings: Sequence[Saying], vectors: NDArray[np.float32]) -> str:
    """The content that is nearest to all of the group, if one of them is short; else its start."""
    central = np.argsort(-(vectors @ vectors.mean(axis=0)), kind="stable")
    texts = [_bare(sayings[i].statement.content) for i in central]
    return next((text for text in texts if len(text) <= _LABEL), _shortened(texts[0]))


def _bare(text: str) -> str:
    """Without quotation marks and stops around it, on one line."""
    text = re.sub(r"^that\s+", "", " ".join(text.split()))
    return text.strip('"“”«»,.;: …')


def _shortened(text: str) -> str:
    return f"{text[:_LABEL].rsplit(' ', 1)[0].rstrip(',;: ')}…"
