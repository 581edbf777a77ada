"""What sources said on a topic, laid out: the points it turns on as rows, the sources as columns.

Sayings that mean much the same are one point: average linkage over the cosines of their contents.
Knows vectors and texts; not how sayings are found, what a point is called, nor how it is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from app.figures.numbers import numbers, otherwise
from app.said.labels import labels
from archive.encoder import Vectors
from archive.statement import Named, Saying

_COLUMNS = 8
_ROWS = 10
_LABEL = 60  # characters of what was said, where no phrase of it makes a label
# Farther apart than this, on the average, two groups of sayings are two points. Sayings on one
# topic are all alike; what tells them apart is seen when what they share is taken off, which
# takes a few of them to know. Both chosen by looking at the samples.
_APART, _APART_CENTRED = 0.6, 0.85
_FEW = 8
# By one speaker and with the same numbers, these are one saying: nearly the same words; or much
# the same, in two articles that carry one text.
_ONE_SAYING, _COPIED = 0.95, 0.8
_SAME, _JUST_THE_SAME = 0.62, 0.7  # cosines from which numbers, and days too, can contradict
_THIN = 5  # words: with fewer, a saying says little alone
UNNAMED = Named("", "Unnamed sources", "unnamed")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source said on one point; empty where nothing of it was found.

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
    """What each source said on the points a topic turns on, the most discussed first.

    `left_out` is how many sayings have no place in it, because others speak more of the topic.
    """

    topic: str
    sources: tuple[Named, ...]
    points: tuple[Point, ...]
    left_out: int = 0


def lay_out(
    topic: str,
    sayings: Sequence[Saying],
    vectors: Vectors,
    encode: Callable[[Sequence[str]], Vectors],
    *,
    origins: Mapping[str, str],
) -> Matrix:
    """The matrix of sayings, given best first with the vectors of their contents (n, dimension).

    `encode` gives vectors of the phrases of which labels are made; `origins` is the article that
    had the text first, of articles with copies.
    """
    if not sayings:
        return Matrix(topic, (), ())
    once = _once(sayings, vectors, origins)
    sources = _columns([sayings[i] for i in once])
    keys = [source.key for source in sources]
    kept = [i for i in once if sayings[i].statement.speaker.key in keys]
    groups = [[kept[i] for i in group] for group in _groups(vectors[kept])]
    groups = sorted(groups, key=lambda group: _rank(group, sayings))[:_ROWS]
    points = []
    for group, label in zip(groups, _labels(topic, groups, sayings, vectors, encode), strict=True):
        columns = [
            [i for i in sorted(group) if sayings[i].statement.speaker.key == k] for k in keys
        ]
        cells = [
            Cell(tuple(sayings[i] for i in own), _differing(own, group, sayings, vectors))
            for own in columns
        ]
        points.append(Point(label, tuple(cells)))
    return Matrix(topic, sources, tuple(points), len(once) - sum(map(len, groups)))


def _once(sayings: Sequence[Saying], vectors: Vectors, origins: Mapping[str, str]) -> list[int]:
    """Places of the sayings, each saying once: of articles with one text, from the first of them.

    What somebody said to two outlets is found by its words alone.
    """
    articles = [saying.article.id for saying in sayings]
    texts = [origins.get(id, id) for id in articles]
    kept: list[int] = []
    for i in sorted(range(len(sayings)), key=lambda i: articles[i] != texts[i]):
        if not any(
            _same_speaker(sayings[k].statement.speaker, sayings[i].statement.speaker)
            and float(vectors[k] @ vectors[i]) >= _nearness(k, i, articles, texts)
            and _values(sayings[k]) == _values(sayings[i])
            for k in kept
        ):
            kept.append(i)
    return sorted(kept)


def _nearness(one: int, other: int, articles: Sequence[str], texts: Sequence[str]) -> float:
    """The cosine from which two sayings are one."""
    copied = texts[one] == texts[other] and articles[one] != articles[other]
    return _COPIED if copied else _ONE_SAYING


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


def _labels(
    topic: str,
    groups: Sequence[Sequence[int]],
    sayings: Sequence[Saying],
    vectors: Vectors,
    encode: Callable[[Sequence[str]], Vectors],
) -> list[str]:
    """Phrases nearest to all of a group; where it has none, the start of what it says."""
    texts = [[sayings[i].statement.content for i in group] for group in groups]
    means = np.array([vectors[group].mean(axis=0) for group in groups])
    found = labels(topic, texts, means, encode)
    return [label or _shortened(own[0]) for label, own in zip(found, texts, strict=True)]


def _shortened(text: str) -> str:
    """The start of a text, without quotation marks and stops around it, on one line."""
    text = " ".join(text.split()).strip('"“”«»,.;: …')
    if len(text) <= _LABEL:
        return text
    return f"{text[:_LABEL].rsplit(' ', 1)[0].rstrip(',;: ')}…"
