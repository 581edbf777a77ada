"""Where a sentence of a text says otherwise than a claim: number, date, name, negation, opposite.

Each rule takes a claim and the sentence it is held against, with how far they run alike, and gives
a reason in words, or nothing. Knows nothing of how the sentence was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from app.check.alignment import ALIKE, COPY, Alignment, Conflict, around
from app.check.lexicon import lexicon
from app.check.negation import denied, negation
from app.check.terms import Sentence, Token
from app.figures.comparable import Figure

_WORDS_OF_SORT = {
    **{"weekday": "day", "day": "date", "month": "month", "year": "year", "time": "time"},
    **{"percent": "share", "money": "sum", "score": "score", "ordinal": "rank"},
}


def conflicts(claim: Sentence, sentence: Sentence) -> Iterator[Conflict]:
    """The reasons why the sentence contradicts the claim, the plainest first."""
    beside = Alignment(claim, sentence)
    yield from _figures(beside)
    yield from _all_of(beside)
    yield from _opposites(beside)
    yield from negation(beside)
    yield from _names(beside)
    yield from _swapped(beside)


def _figures(beside: Alignment) -> Iterator[Conflict]:
    """Another value in the same place, or of the same thing."""
    ours, theirs = beside.claim.figures, beside.sentence.figures
    parts = frozenset(_parts(beside.sentence))
    for figure in ours:
        if figure.value in parts and beside.alike < COPY:
            continue  # "four motors, and one of them": one motor
        place = _in_place_of(beside, figure.start, figure.end)
        rivals = [
            other
            for other in theirs
            if figure.rivals(other)
            and not any(one.says(other) for one in ours)
            and (_stands_in(other, place) or (beside.alike >= ALIKE and _same_thing(figure, other)))
        ]
        swapped = beside.alike >= ALIKE and any(_stands_in(other, place) for other in rivals)
        if rivals and (swapped or not any(figure.says(other) for other in theirs)):
            what = _WORDS_OF_SORT.get(figure.sort, "number")
            yield Conflict(
                figure.start,
                f"the text says {rivals[0].written}, the claim {figure.written} ({what})",
            )


_ONE_OF = re.compile(r"\bone of (?:them|those|these|which|the|its|their)\b", re.IGNORECASE)
_OF = re.compile(r" of (?:them|those|these|which|the|its|their)\b", re.IGNORECASE)


def _parts(sentence: Sentence) -> Iterator[float]:
    """The numbers that a sentence takes out of a larger one: "two of them"."""
    if _ONE_OF.search(sentence.text):
        yield 1.0
    for figure in sentence.figures:
        if figure.sort == "count" and _OF.match(sentence.text, figure.end):
            yield figure.value


def _same_thing(one: Figure, other: Figure) -> bool:
    if one.sort in ("weekday", "month", "year", "day", "time", "percent", "money", "score"):
        return True
    return bool(one.thing) and one.thing == other.thing


_ALL_OF = re.compile(r"\b(?:all|both)\b(?: of)?(?: the| its| their)?(?= \w)", re.IGNORECASE)
_SOME_OF = re.compile(r"\b(?:only )?(?:one|some|part|half|most|few) of\b", re.IGNORECASE)


def _all_of(beside: Alignment) -> Iterator[Conflict]:
    """All of them in the claim, where the text says it of one of as many."""
    for match in _ALL_OF.finditer(beside.claim.text):
        some = _SOME_OF.search(beside.sentence.text)
        if some is None or _ALL_OF.search(beside.sentence.text):
            continue
        count = next((f for f in beside.claim.figures if 0 <= f.start - match.end() <= 1), None)
        if count and any(count.value == other.value for other in beside.sentence.figures):
            yield Conflict(
                match.start(), f"the text says “{some.group()}”, the claim “{match.group()}”"
            )


def _stands_in(figure: Figure, place: tuple[int, int] | None) -> bool:
    return place is not None and figure.start < place[1] and place[0] < figure.end


def _in_place_of(beside: Alignment, start: int, end: int) -> tuple[int, int] | None:
    """Where in the sentence that stands which the claim replaces by `claim[start:end]`."""
    for ours, theirs in beside.replaced:
        if any(token.start < end and start < token.end for token in ours):
            return theirs[0].start, theirs[-1].end
    return None


def _opposites(beside: Alignment) -> Iterator[Conflict]:
    """A word whose opposite stands in its place, with the same negation around both."""
    claim, sentence = beside.claim, beside.sentence
    ours_denied, theirs_denied = denied(claim), denied(sentence)
    for i, token in enumerate(claim.tokens):
        for axis, sign in lexicon().sides.get(token.stem, ()):
            same = (axis, sign) in sentence.sides
            for j, other in enumerate(sentence.tokens):
                if (axis, -sign) not in lexicon().sides.get(other.stem, ()):
                    continue
                facing = _facing(beside, i, j)
                if not facing and (same or not _neighbours(beside, i, j)):
                    continue
                if (i in ours_denied) == (j in theirs_denied):
                    yield Conflict(
                        token.start,
                        f"the text says “{_written(sentence, other)}”, "
                        f"the claim “{_written(claim, token)}”",
                    )


def _facing(beside: Alignment, i: int, j: int) -> bool:
    """Whether one stands in the place of the other."""
    ours, theirs = beside.claim.tokens[i], beside.sentence.tokens[j]
    return any(ours in run and theirs in other for run, other in beside.replaced)


def _neighbours(beside: Alignment, i: int, j: int) -> bool:
    """Whether the two words share most of the telling words next to them."""
    ours = around(beside.claim, i)
    theirs = around(beside.sentence, j, 3)
    return len(ours & theirs) >= min(2, max(1, len(ours)))


def _names(beside: Alignment) -> Iterator[Conflict]:
    """Another name in the place of a name."""
    if beside.alike < ALIKE:
        return
    for name in beside.claim.names:
        place = _in_place_of(beside, name[0].start, name[-1].end)
        if place is None:
            continue
        for other in beside.sentence.names:
            inside = place[0] <= other[0].start and other[-1].end <= place[1] + 1
            elsewhere = _has(beside.sentence, name)
            lost = beside.alike >= COPY and not _has(beside.claim, other)
            if inside and not same_name(name, other) and (lost or not elsewhere):
                yield Conflict(
                    name[0].start,
                    f"the text names {_run(beside.sentence, other)}, "
                    f"the claim {_run(beside.claim, name)}",
                )


def _swapped(beside: Alignment) -> Iterator[Conflict]:
    """Two names around a verb that stand around it the other way: who did it to whom."""
    theirs = _around_verbs(beside.sentence)
    for verb, before, behind in _around_verbs(beside.claim):
        same = [(a, b) for other, a, b in theirs if other.stem == verb.stem]
        once = [t.stem for t in beside.sentence.tokens].count(verb.stem) == 1
        if not once or verb.stem in lexicon().mutual or any(same_name(before, a) for a, _ in same):
            continue
        if any(same_name(before, b) and same_name(behind, a) for a, b in same):
            one, other = _run(beside.claim, before), _run(beside.claim, behind)
            yield Conflict(
                verb.start, f"the text has {one} and {other} the other way round (“{verb.word}”)"
            )


def _around_verbs(sentence: Sentence) -> list[tuple[Token, tuple[Token, ...], tuple[Token, ...]]]:
    """Every word that has a name right before it and one right behind it, with the two."""
    words, found = sentence.tokens, []
    for token in words:
        if token.capital or not token.tells:
            continue
        near = [t for t in words if t.clause == token.clause and t.word not in _HAS]
        before = _capitals(reversed([t for t in near if t.end <= token.start]))[::-1]
        behind = _capitals(t for t in near if t.start >= token.end)
        if before and behind:
            found.append((token, before, behind))
    return found


_HAS = frozenset("has have had did will would".split())


def _capitals(words: Iterable[Token]) -> tuple[Token, ...]:
    """The run of capitalised words that comes first."""
    return tuple(takewhile(lambda token: token.capital and token.tells, words))


def _has(sentence: Sentence, name: tuple[Token, ...]) -> bool:
    return any(same_name(name, other) for other in sentence.names)


def same_name(one: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Whether two names may be one: a last word in common, initials, or a people and its land."""
    ours, theirs = [t.stem for t in one], [t.stem for t in other]
    if ours[-1] in theirs or theirs[-1] in ours:
        first_differ = len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1]
        return not first_differ or _first_names_agree(ours[0], theirs[0])
    for short, long in ((ours, theirs), (theirs, ours)):
        if len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long):
            return True
    return any(a[:4] == b[:4] for a in ours for b in theirs if len(a) > 3 and len(b) > 3)


def _first_names_agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or one[:1] == other[:1]


def _run(sentence: Sentence, name: tuple[Token, ...]) -> str:
    return sentence.text[name[0].start : name[-1].end]


def _written(sentence: Sentence, token: Token) -> str:
    return sentence.text[token.start : token.end]
