"""Which verb of a sentence a date belongs to, and what the sentence tells with it.

Knows verbs by form and place (app/brief/verbs.py), not by grammar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.brief.verbs import (
    BETWEEN,
    HAVING,
    PRESENT,
    WAS,
    Tense,
    bare_participle,
    helping,
    is_verb,
    tense_of,
    whole,
)
from app.check.lexicon import lexicon
from app.check.terms import Token

Part = Literal["deed", "announcement", "saying", "state", "aside"]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a date belongs to: what the sentence tells as done, or done by saying it, that somebody
    said it, how something was, or what is told in passing.

    `tense` is "" where no verb was found that tells.
    """

    tense: Tense
    part: Part
    sure: bool = True


_NO_VERB = Verb("", "aside", False)
# A verb does not reach over these.
_BORDERS = frozenset(
    "that who whom which whose when while where after before since until because if unless "
    "whether as though although once than why how what".split()
)
_ASIDE = _BORDERS - {"that", "whether", "why", "how", "what"}
_LOOSE = frozenset("and or but".split())  # over these only with doubt
_BEFORE_DOING = frozenset("of for with by about from over on against in without at upon".split())
_SPOKEN = ("saying", "announcement")
# Deeds of those who speak.
_ANNOUNCED = frozenset(
    "announced declared promised pledged vowed confirmed denied admitted acknowledged conceded "
    "testified demanded warned".split()
)
_UNREAL = frozenset("if unless whether".split())
_AHEAD = frozenset("next upcoming forthcoming coming".split())  # "at its next meeting on Tuesday"
_TIMING = frozenset("early late earlier mid back".split())
_PLACING = frozenset("in at on for during with amid under speaking".split())
_REACH = 9  # words from a date that begins its clause to the end of the verb behind it
_SURE_REACH = 5


def verb_of(words: Sequence[Token], first: int, last: int) -> Verb:
    """The verb that the date in words[first:last] belongs to."""
    before = [i for i in range(first) if words[i].clause == words[first].clause]
    doubt = False
    while before:
        place = before.pop()
        if _border(words, place):
            return _ahead(words, place, first, last)
        named = all(one.capital or not one.tells for one in words[place:first])
        doubt = doubt or (words[place].word in _LOOSE and not named)
        if is_verb(words, place):
            verb = _behind(words, place, first, last, doubt)
            return _NO_VERB if any(words[i].word in _UNREAL for i in before) else verb
    return _ahead(words, None, first, last)


def _behind(words: Sequence[Token], place: int, first: int, last: int, doubt: bool) -> Verb:
    """A date that stands behind its verb."""
    tense, sure = tense_of(words, place)
    part = _part(words, place)
    begins = not place or words[place - 1].clause < words[place].clause
    if begins and _goes_on(words, last):
        return _NO_VERB  # "limited action on Monday might help"
    between = range(place + 1, first)
    telling = [i for i in between if words[i].tells and not words[i].capital]
    if part in _SPOKEN and (len(telling) > 1 or doubt):
        # "Said the council votes on Saturday" says nothing of when it was said.
        return _NO_VERB
    if tense == "past" and any(words[i].word in _AHEAD for i in between):
        tense = "open"
    if words[place].word in PRESENT | HAVING - {"had"} and len(telling) > 1:
        tense = ""  # "they are debating the death of an owl in May"
    doing = any(
        words[i].word.endswith("ing") and words[i - 1].word in _BEFORE_DOING for i in between
    )
    # Nothing "has been filled last year": that is when it was left.
    perfect = bool(helping(words, place) & {"has", "have", "'ve"}) and tense == "past"
    if (
        doing
        or perfect
        or (part == "deed" and (_goes_on(words, last) or _in_a_place(words, place)))
    ):
        part = "aside"
    return Verb(tense, part, sure and not (doubt or doing or perfect) and len(telling) < 9)


def _ahead(words: Sequence[Token], border: int | None, first: int, last: int) -> Verb:
    """A date that stands before its verb: "on Saturday the council rejected it"."""
    if last >= len(words) or (border is not None and words[border].word in _UNREAL):
        return _NO_VERB
    lead = [i for i in range(first) if words[i].clause == words[first].clause]
    lead = lead if border is None else [i for i in lead if i > border]
    led = any(words[i].tells and words[i].word not in _TIMING for i in lead)
    if led and words[last].clause != words[last - 1].clause:
        if border is not None or words[lead[0]].word not in _PLACING:
            return _NO_VERB
        led = False  # "At a hearing on Saturday, the council rejected it"
    start = _begins(words, last)
    for i in range(start, min(start + (1 if led else _REACH), len(words))):
        if words[i].word in _BORDERS or words[i].clause != words[start].clause:
            break
        if not is_verb(words, i):
            continue
        main = whole(words, i)
        tense, sure = tense_of(words, main)
        part = _part(words, main)
        if border is not None and (words[border].word in _ASIDE or border == first - 1):
            part = "aside"
        after = words[main + 1 : main + 2]
        if part in _SPOKEN and (not after or after[0].clause > words[main].clause):
            break  # "On Friday, the mayor said, the council debates the dam"
        near = i - start < _SURE_REACH and not _present_between(words, start, i)
        return Verb(tense, part, sure and near)
    return _NO_VERB


def _present_between(words: Sequence[Token], start: int, end: int) -> bool:
    """Whether a verb in the present may stand there: "the council debates plans submitted"."""
    return any(
        words[i].word.endswith("s") and words[i].tells and not words[i].capital
        for i in range(start + 1, end - 1)
    )


def _begins(words: Sequence[Token], last: int) -> int:
    """Where the clause behind a date begins, past "in Orvale," and the like."""
    here = words[last].clause
    if here == words[last - 1].clause or words[last].word not in _PLACING:
        return last
    beyond = next((i for i in range(last, len(words)) if words[i].clause > here), last)
    return last if any(is_verb(words, i) for i in range(last, beyond)) else beyond


def _part(words: Sequence[Token], place: int) -> Part:
    word, chain = words[place], helping(words, place)
    if word.word in HAVING | WAS | PRESENT:
        part: Part = "state"
    elif word.word == "to" or (word.word == "added" and _numbered(words, place)):
        part = "deed"  # "added 300 jobs"
    elif word.stem in lexicon().speech and not chain & (WAS | {"been"}):
        part = "announcement" if word.word in _ANNOUNCED else "saying"
    else:
        part = "deed"
    clause = [i for i in range(place) if words[i].clause == word.clause]
    if any(_border(words, i) and words[i].word in _ASIDE for i in clause):
        return "aside"
    subject = [i for i in clause if words[i].word not in chain and words[i].word not in BETWEEN]
    if subject and words[subject[-1]].word == "that":
        return "aside"  # "the dam that broke"
    if not subject and not chain and word.clause and _added(words, place):
        return "aside"
    by = place + 1 < len(words) and words[place + 1].word == "by"
    if (by or bare_participle(word.word)) and not chain:
        return "aside"
    return part


def _in_a_place(words: Sequence[Token], place: int) -> bool:
    """Whether it is told of where something happened: "in a letter sent on Monday, they asked"."""
    here = words[place].clause
    first = next(word for word in words if word.clause == here)
    behind = [i for i in range(place, len(words)) if words[i].clause > here]
    if first.word not in _PLACING or not behind or words[behind[0]].word in _LOOSE:
        return False
    following = words[behind[0]].clause
    return any(words[i].clause == following and is_verb(words, i) for i in behind)


def _added(words: Sequence[Token], place: int) -> bool:
    """Whether a clause that begins with a participle only adds to another: "Vell, elected in May,
    resigned", "left a post, created in May"."""
    clauses: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        clauses.setdefault(word.clause, []).append(i)
    here = words[place].clause
    following = next((clauses[c] for c in sorted(clauses) if c > here), None)
    if following and is_verb(words, following[0]) and words[following[0]].word != "to":
        return True
    return any(
        words[places[0]].word not in _BORDERS
        and not is_verb(words, places[0])
        and any(is_verb(words, i) for i in places)
        for clause, places in clauses.items()
        if clause < here
    )


def _goes_on(words: Sequence[Token], last: int) -> bool:
    """Whether another verb follows in the clause: "a man arrested on Tuesday was released"."""
    for i in range(last, len(words)):
        if words[i].clause != words[last - 1].clause or words[i].word in _BORDERS | _LOOSE:
            return False
        if words[i].word != "to" and is_verb(words, i):
            return True
    return False


def _border(words: Sequence[Token], place: int) -> bool:
    near = [one.word for one in words[max(0, place - 2) : place]]
    if words[place].word == "as" and ("such" in near or "well" in near or "as" in near):
        return False
    return words[place].word in _BORDERS


def _numbered(words: Sequence[Token], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1].word[:1].isdigit()
