"""The nouns: what articles are compared by, and that two of them belong together.

Knows nothing of storage, nor of when two do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

# Two articles carry one text, or are near in meaning and in time.
LinkKind = Literal["copy", "near"]


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """Of one version: hashes (63 bits) of some runs of its words, each once, and a unit vector.

    `day` is the day it was published, as `date.toordinal` counts; None where it is not known.
    """

    article_id: str
    version: int
    shingles: tuple[int, ...]
    day: int | None
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Link:
    """Between two articles, `first` the one whose id comes first; `score` above 0, at most 1."""

    first: str
    second: str
    kind: LinkKind
    score: float

    @classmethod
    def between(cls, one: str, other: str, kind: LinkKind, score: float) -> Link:
        """The same whichever is named first."""
        return cls(min(one, other), max(one, other), kind, score)

    def other(self, article_id: str) -> str:
        """The article at the other end."""
        return self.second if article_id == self.first else self.first
