"""Whether a sentence says again what another said. Knows nothing of articles or of meaning."""

from __future__ import annotations

import re

_TELLING = frozenset(
    (
        "not no never none nobody nothing neither nor without denied denies deny refused t "
        "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand "
        "million billion half"
    ).split()
)
_MOST = 0.7  # of the words


def much_the_same(one: str, other: str) -> bool:
    """Whether two sentences share most of their words, so that the second adds nothing.

    Not where a number or a negation differs: then they may contradict each other.
    """
    first, second = _words(one), _words(other)
    return _agree(first, second) and len(first & second) > _MOST * min(len(first), len(second))


def repeats(one: str, other: str) -> bool:
    """Whether most of the words of `one` stand in `other`, with the same numbers and negations.

    Other than in `much_the_same`, a longer sentence does not repeat a shorter one.
    """
    if one == other:
        return True
    first, second = _words(one), _words(other)
    return _agree(first, second) and len(first & second) > _MOST * len(first)


def _agree(first: set[str], second: set[str]) -> bool:
    return not any(word[0].isdigit() or word in _TELLING for word in first ^ second)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+(?:[.,]\d+)*", text.casefold()))
