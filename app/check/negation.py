"""What a sentence denies, and where a claim and a sentence differ in it.

Knows negation by its words, not by grammar: "not" denies what stands next to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.check.alignment import COPY, Alignment, Conflict, around
from app.check.lexicon import lexicon
from app.check.terms import Sentence, Token
from app.check.unsaid import called_false

_Denials = dict[int, int]
_NEAR, _FAR = 1, 99


def negation(beside: Alignment) -> Iterator[Conflict]:
    """The same word, denied by one and stated by the other; in a copy, a negation too many."""
    copy = beside.alike >= COPY
    if _of_another_vote(beside):
        return
    if copy:
        yield from _negation_of_a_copy(beside)
        yield from _only_denied(beside)
    ours, theirs = denied(beside.claim, verbs=copy), denied(beside.sentence, verbs=copy)
    claim, sentence = (beside.claim, ours), (beside.sentence, theirs)
    if _turned(claim, sentence) or _turned(sentence, claim):
        return
    for i, j in (*beside.pairs, *_apart(beside, theirs)):
        token = beside.claim.tokens[i]
        if not token.tells or (i in ours) == (j in theirs):
            continue
        # Only what stands right behind a negation is surely what it denies.
        if ours.get(i, theirs.get(j, _FAR)) > _NEAR:
            continue
        if _near_one(theirs, j) if i in ours else _near_one(ours, i):
            continue
        if (i, j) not in beside.pairs or _kept(beside, i, j):
            reason = "the text denies it" if j in theirs else "the claim denies what the text says"
            yield Conflict(token.start, reason)
            return


def _of_another_vote(beside: Alignment) -> bool:
    """Whether the claim tells of a vote against something, and the sentence of no vote at all."""
    words = beside.claim.tokens
    return any(
        token.word == "against"
        and words[place - 1].stem in lexicon().against - beside.sentence.stems
        for place, token in enumerate(words[1:], 1)
    )


def negates(text: str) -> bool:
    """Whether a word of the text denies something, doubts it or calls it false."""
    sentence = Sentence(text)
    return bool(_deniers(sentence, verbs=False)) or called_false(text)


def _turned(one: tuple[Sentence, _Denials], other: tuple[Sentence, _Denials]) -> bool:
    """Whether what one denies, the other says by its opposite: "not accept" and "reject"."""
    known = lexicon().sides
    stated = {
        side
        for place, token in enumerate(other[0].tokens)
        if place not in other[1]
        for side in known.get(token.stem, ())
    }
    return any(
        (axis, -sign) in stated
        for place in one[1]
        for axis, sign in known.get(one[0].tokens[place].stem, ())
    )


def _apart(beside: Alignment, theirs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Places of a word that stands elsewhere in the sentence, and only denied."""
    aligned = {i for i, _ in beside.pairs}
    for i, token in enumerate(beside.claim.tokens):
        if i in aligned or not token.tells:
            continue
        places = [j for j, other in enumerate(beside.sentence.tokens) if other.stem == token.stem]
        if places and all(theirs.get(j, _FAR) == 0 for j in places):
            yield i, places[0]


def _negation_of_a_copy(beside: Alignment) -> Iterator[Conflict]:
    """A negation that was put in before a word that both have, or taken out there."""
    in_claim, in_sentence = _negators(beside.claim), _negators(beside.sentence)
    for ours, theirs in beside.changed:
        put_in = _denies_what_follows(ours, in_claim)
        taken_out = _denies_what_follows(theirs, in_sentence)
        if put_in != taken_out:
            reason = "the claim denies what the text says" if put_in else "the text denies it"
            yield Conflict(ours[0].start if ours else 0, reason)


def _only_denied(beside: Alignment) -> Iterator[Conflict]:
    """A word of the claim in the place of another, which the sentence has elsewhere and denies."""
    ours = denied(beside.claim)
    for i, _ in _apart(beside, denied(beside.sentence)):
        if i not in ours and not _near_one(ours, i):
            yield Conflict(beside.claim.tokens[i].start, "the text denies it")


def _negators(sentence: Sentence) -> frozenset[Token]:
    return frozenset(
        sentence.tokens[place]
        for place in _deniers(sentence, verbs=False)
        if sentence.tokens[place].stem not in lexicon().deniers
    )


def _denies_what_follows(run: tuple[Token, ...], negators: frozenset[Token]) -> bool:
    """Whether one of the negators in the run reaches behind it."""
    for token in reversed(run):
        if token in negators:
            return True
        if token.tells:
            return False
    return False


def _near_one(denials: dict[int, int], place: int) -> bool:
    """Whether something within a few words of a place is denied, too."""
    return any(abs(place - other) <= 4 for other in denials)


def _kept(beside: Alignment, i: int, j: int) -> bool:
    """Whether the words next to the two are the same as well: it is the same point."""
    return len(around(beside.claim, i) & around(beside.sentence, j, 3)) >= 1


@cache
def _harmless() -> re.Pattern[str]:
    """Phrases that hold the word of a negation and deny nothing, as "not only"."""
    return re.compile("|".join(map(re.escape, lexicon().apart)), re.IGNORECASE)


def denied(sentence: Sentence, *, verbs: bool = False) -> dict[int, int]:
    """Places of the words that a negation denies, with how far behind it they are; 0 is next.

    "Not" denies the next telling words of its clause, "denied" the rest of the sentence. What is
    denied twice is stated. `verbs` leaves all but the verbs out.
    """
    found: dict[int, int] = {}
    words = sentence.tokens
    for place in _deniers(sentence, verbs=verbs):
        token = words[place]
        denier = token.stem in lexicon().deniers
        reach, distance = (14 if denier else 3), 0
        for i in range(place + 1, len(words)):
            if words[i].clause != token.clause or distance >= reach or words[i].word == "but":
                break
            if not words[i].tells:
                continue
            if i in found:
                del found[i]
            else:
                found[i] = 0 if denier else distance
            distance += 1
    return found


def _deniers(sentence: Sentence, *, verbs: bool) -> list[int]:
    """Places of the words that deny something, of the verbs among them alone, in order."""
    apart = [match.span() for match in _harmless().finditer(sentence.text)]
    return [
        place
        for place, token in enumerate(sentence.tokens)
        if token.stem in lexicon().deniers
        or (not verbs and (token.word in lexicon().negators or _turns(sentence.tokens, place)))
        if not any(start <= token.start < end for start, end in apart)
    ]


def _turns(words: Sequence[Token], place: int) -> bool:
    """Whether it is the "against" of "voted against" or the "from" of "barred her from"."""
    word, before = words[place].word, [token.stem for token in words[max(0, place - 5) : place]]
    if word == "against":
        whom = any(t.word in lexicon().pronouns for t in words[place + 1 : place + 2])
        return not whom and bool(lexicon().against.intersection(before[-1:]))
    doing = word == "from" and any(t.word.endswith("ing") for t in words[place + 1 : place + 2])
    return doing and bool(lexicon().keeping.intersection(before))
