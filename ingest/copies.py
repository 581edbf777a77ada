"""Articles that carry one text: a wire story with other headlines, cut, or with some words changed.

Two texts are one where the shorter is found in the longer from its beginning to its end, not
everywhere word for word: a shared box about the background, or a speech that both print, covers
only a part. Knows nothing of how an archive stores what it is given.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import accumulate

_WORD = re.compile(r"\w+")
# Runs of five words are rare enough to find candidates by; an eighth of them is kept.
_KEPT_RUN, _ONE_IN = 5, 8
# A place is covered where a quarter of the runs of three words within 40 words of it stand in the
# other text. Of 6,000 news articles no two different ones cover more than .73; with every fifth
# word dropped or replaced .97 are covered still (benchmarks/RESULTS.md).
_RUN, _AROUND, _FOUND = 3, 40, 0.25
COVERED = 0.78

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of a text as they are compared: in small letters, without punctuation."""
    return tuple(_WORD.findall(text.casefold()))


def shingles(text: Words) -> tuple[int, ...]:
    """Hashes (63 bits) of the runs of five words that are kept: the same of a run in every text."""
    hashes = (
        int.from_bytes(hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest()) >> 1
        for run in _runs(text, _KEPT_RUN)
    )
    return tuple(sorted({value for value in hashes if value % _ONE_IN == 0}))


def covered(one: Words, other: Words) -> float:
    """The share, from 0 to 1, of the shorter text that is found in the longer."""
    shorter, longer = sorted((_runs(one, _RUN), _runs(other, _RUN)), key=len)
    if not shorter:
        return float(bool(one) and one == other)
    there = set(longer)
    before = [0, *accumulate(run in there for run in shorter)]
    size = len(shorter)
    covered = 0
    for place in range(size):
        start = max(0, min(place - _AROUND // 2, size - _AROUND))
        end = min(size, start + _AROUND)
        covered += before[end] - before[start] >= _FOUND * (end - start)
    return covered / size


def _runs(text: Words, length: int) -> Sequence[Words]:
    return [text[start : start + length] for start in range(len(text) - length + 1)]
