"""A claim laid beside a sentence, word by word: what is the same, what stands in whose place.

Knows nothing of what follows from that.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from app.check.terms import Sentence, Token

# Of a claim's telling words, in the same order in the sentence: from here on what stands in the
# place of one another is taken for the same point, and then for the sentence with changes.
ALIKE = 0.6
COPY = 0.85


@dataclass(frozen=True, slots=True)
class Conflict:
    """`at` is where in the claim; `reason` is for a person."""

    at: int
    reason: str


@dataclass(frozen=True)
class Alignment:
    """A claim beside a sentence: which words are the same, in order."""

    claim: Sentence
    sentence: Sentence

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """Places of the same word in claim and sentence, in the order of both."""
        blocks = self._matcher.get_matching_blocks()
        return tuple((b.a + k, b.b + k) for b in blocks for k in range(b.size))

    @cached_property
    def changed(self) -> tuple[tuple[tuple[Token, ...], tuple[Token, ...]], ...]:
        """Runs of the claim that differ, each with the sentence's; either may be empty."""
        return tuple(
            (self.claim.tokens[a:b], self.sentence.tokens[c:d])
            for tag, a, b, c, d in self._matcher.get_opcodes()
            if tag != "equal"
        )

    @cached_property
    def replaced(self) -> tuple[tuple[tuple[Token, ...], tuple[Token, ...]], ...]:
        """Runs of the claim, each with the run of the sentence that stands in its place."""
        return tuple((ours, theirs) for ours, theirs in self.changed if ours and theirs)

    @cached_property
    def alike(self) -> float:
        """The share of the claim's telling words that stand in the sentence, in this order."""
        told = [i for i, token in enumerate(self.claim.tokens) if token.tells]
        same = {a for a, _ in self.pairs}
        return sum(1 for i in told if i in same) / len(told) if told else 0.0

    @cached_property
    def _matcher(self) -> SequenceMatcher[str]:
        return SequenceMatcher(
            None,
            [token.stem for token in self.claim.tokens],
            [token.stem for token in self.sentence.tokens],
            autojunk=False,
        )


def around(sentence: Sentence, place: int, reach: int = 2) -> frozenset[str]:
    before = [t.stem for t in sentence.tokens[:place] if t.tells][-reach:]
    behind = [t.stem for t in sentence.tokens[place + 1 :] if t.tells][:reach]
    return frozenset((*before, *behind))
