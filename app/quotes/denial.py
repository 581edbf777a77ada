"""Where one source says what another denies.

Works on the sentences a reader found, and on the statements they are. Knows cues and the words of
what is denied; knows nothing of how either was found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.check.lexicon import lexicon
from app.check.terms import tokens
from app.quotes.agreement import newest_first
from app.quotes.read import Candidate
from app.said.wording import DENY, DISPUTE
from archive.statement import Statement

_LOOKED_AT = 6  # sentences behind the first
_NEAR = 0.6  # of the first one's score
# Of the words that are denied, weighed by rarity: so many stand in the other sentence.
_SAME_POINT = 0.5

_DENY = DENY | {"denial", "denials"}
_REJECT = DENY - DISPUTE

# The share of the words of the first text that the second has, weighed by rarity, 0 to 1.
Shared = Callable[[str, str], float]


def denying(
    candidates: Sequence[Candidate],
    said: Callable[[Candidate], Statement | None],
    shared: Shared,
) -> list[Candidate]:
    """The first sentence and the best whose source denies it, or is denied by it; else none.

    Newest first. `said` gives the statement that a sentence is.
    """
    first = candidates[0]
    ours = said(first)
    for one in candidates[1 : 1 + _LOOKED_AT]:
        if one.score < _NEAR * first.score:
            break
        theirs = said(one)
        if _same_source(ours, theirs):
            continue
        for denial, (denied, other) in ((ours, (one, theirs)), (theirs, (first, ours))):
            if denial is None or not _disputes(denial) or (other is not None and _disputes(other)):
                continue
            if shared(denial.content, denied.text) >= _SAME_POINT:
                return newest_first([first, one])
    return []


def denies(said: Statement) -> bool:
    """Whether its source calls it untrue: who "did not say" it, or "did not deny" it, does not."""
    words = _cue(said)
    denied = not words.isdisjoint(_DENY)
    return said.stance == "negated" and denied and words.isdisjoint(lexicon().negators)


def _disputes(said: Statement) -> bool:
    """A claim, that is, and not a plan, which is rejected as well."""
    return denies(said) and _cue(said).isdisjoint(_REJECT)


def _cue(said: Statement) -> set[str]:
    return {token.word for token in tokens(said.cue)}


def _same_source(one: Statement | None, other: Statement | None) -> bool:
    return one is not None and other is not None and one.speaker.key == other.speaker.key
