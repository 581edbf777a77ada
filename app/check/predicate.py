"""Whether a text has what a short claim says of its subject: its verb, or what stands for it.

Knows verbs by where they stand, not by grammar: a word behind an article is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.check.evidence import Item, clauses
from app.check.lexicon import lexicon
from app.check.negation import denied
from app.check.terms import Sentence, Token

# In a clause with more to tell, the other words are enough to know that it is the same point.
_FEW = 4
_BEFORE_NOUNS = frozenset(
    "a an the this that these those his her its their our my your of in on at by for from with "
    "into over under about against between during as".split()
)
# They say little by themselves.
_LIGHT = frozenset("become get take make give put let need".split())


def unsaid_verb(claim: Sentence, items: Sequence[Item], by: Sequence[Sentence]) -> Token | None:
    """The first verb of a short clause of the claim that none of the sentences has."""
    ours = denied(claim)
    for part in clauses(claim, items):
        if len(part) > _FEW:
            continue
        for place in _verbs(claim, part):
            if not any(_says(claim.tokens[place], place in ours, one) for one in by):
                return claim.tokens[place]
    return None


def _verbs(claim: Sentence, part: Sequence[Item]) -> Iterator[int]:
    wanted = {item.token for item in part if item.token is not None and not item.name}
    light = {lexicon().stem(word) for word in _LIGHT}
    for place, token in enumerate(claim.tokens):
        if token not in wanted or token.capital or not token.word.isalpha():
            continue
        if place == 0 or claim.tokens[place - 1].word in _BEFORE_NOUNS:
            continue
        if token.stem not in lexicon().speech and token.stem not in light:
            yield place


def _says(token: Token, negated: bool, sentence: Sentence) -> bool:
    """By the same word, a near one or one of its side; denied, by one of the other side."""
    known, theirs = lexicon().sides, denied(sentence)
    sides = known.get(token.stem, ())
    for place, other in enumerate(sentence.tokens):
        if other.stem == token.stem:
            return True  # whether it is denied there, the rules of negation tell
        if len(token.stem) > 4 and other.stem[:5] == token.stem[:5]:
            return True
        if lexicon().near.get(token.stem, frozenset()) & lexicon().near.get(
            other.stem, frozenset()
        ):
            return True
        turned = negated != (place in theirs)
        if any(
            (axis, -sign if turned else sign) in known.get(other.stem, ()) for axis, sign in sides
        ):
            return True
    return False
