"""Who said what: the statements of an archive by source and topic, and side by side.

Knows nothing of how statements are found in articles, nor of pages.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.statement import Named, Saying


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
