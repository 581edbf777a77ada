"""An article ready to be kept, with all that was found in it. Knows nothing of storage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from archive.article import Article, Passage
from archive.statement import Statement


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """`vectors[i]` (float32, unit length) is that of `passages[i]`; statements in their order.

    `rules` names those that the statements were found by; empty where nobody looked for any.
    """

    article: Article
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]
    statements: tuple[Statement, ...] = ()
    rules: str = ""
