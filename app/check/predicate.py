"""Whether a text has what a short claim says of its subject: its verb, or what stands for it.

Knows verbs by form and place, not by grammar: a word in the past is one, or one behind a pronoun or
an auxiliary; one behind an article or a preposition is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.check.evidence import Item, clauses
from app.check.lexicon import lexicon
from app.check.negation import denied
from app.check.terms import Sentence, Token

# In a clause or a claim with more to tell, the other words are enough to know that it is the same
# point: there the rule harmed more claims than it caught (the even ones of WiCE).
_FEW, _FEW_IN_ALL = 4, 7
_BEFORE_NOUNS = frozenset(
    "a an the this that these those his her its their our my your of in on at by for from with "
    "into over under about against between during as".split()
)
_BEFORE_VERBS = frozenset(
    "am is are was were be been being has have had will would shall should can could may might "
    "must do does did not n't never to he she it they we i you who".split()
)
_SAME_IN_THE_PAST = frozenset(
    "quit cut hit set hurt beat split shut spread cost burst cast".split()
)
# They say little by themselves.
_LIGHT = frozenset("become get take make give put let need".split())


def unsaid_verb(claim: Sentence, items: Sequence[Item], by: Sequence[Sentence]) -> Token | None:
    """The first verb of a short clause of the claim that none of the sentences has.

    A grave one counts in any clause.
    """
    ours = denied(claim)
    for part in clauses(claim, items):
        short = len(items) <= _FEW_IN_ALL and len(part) <= _FEW
        for place in _verbs(claim, part):
            if not short and claim.tokens[place].stem not in lexicon().grave:
                continue
            if not any(_says(claim.tokens[place], place in ours, one) for one in by):
                return claim.tokens[place]
    return None


def _verbs(claim: Sentence, part: Sequence[Item]) -> Iterator[int]:
    wanted = {item.token for item in part if item.token is not None and not item.name}
    light = {lexicon().stem(word) for word in _LIGHT}
    for place, token in enumerate(claim.tokens):
        if token not in wanted or token.capital or not token.word.isalpha():
            continue
        if place == 0 or not _looks_a_verb(claim, place):
            continue
        if token.stem not in lexicon().speech and token.stem not in light:
            yield place


def _looks_a_verb(claim: Sentence, place: int) -> bool:
    token, before = claim.tokens[place], claim.tokens[place - 1]
    joined = claim.text[token.start - 1] == "-" or claim.text[token.end : token.end + 1] == "-"
    if joined or before.word in _BEFORE_NOUNS or token.word.endswith("ly"):
        return False
    word = token.word
    past = word.endswith("ed") or word in lexicon().irregular or word in _SAME_IN_THE_PAST
    return (
        past
        or before.word in _BEFORE_VERBS
        or (word.endswith("s") and before.capital and before.tells)
    )


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
