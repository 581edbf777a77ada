"""Which voices somebody means who writes a name, a part of one, or a role.

Knows no archive: the voices are handed in. Aliases of outlets are known where they are kept
(ingest/outlets.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from archive.statement import Voice
from ingest.outlets import ambiguous, canonical

_ARTICLES = frozenset("the a an".split())
_COURTESY = frozenset("mr mrs ms miss mx dr prof professor sir madam".split())
_BEHIND = frozenset("of for in at to on from with familiar close who".split())


class Grade(IntEnum):
    """How well a voice fits: by beginnings, a role, words of the name, its last one, all of it."""

    NOT = 0
    BEGINS = 1
    ROLE = 2
    PART = 3
    LAST = 4
    WHOLE = 5


def search(query: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices that fit a query, best first; of equals the one with more statements."""
    if not _words(query):
        return tuple(voices)
    return tuple(voice for _, voice in _fitting(query, voices))


def meant(name: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices a name stands for: the one it names in full, else all that have its words.

    A surname stands for everybody who has it: where an article gives no more, a voice has no other
    name, and may be one of them. A role ("the mayor") stands for everybody who has it. Beginnings
    of words count for nothing. A name in full stands, too, for whom the archive has by the surname
    alone, unless another there has that surname with another first name.
    """
    found = _named(name, voices)
    return (*found, *(voice for voice in _by_surname(name, voices) if voice not in found))


def _named(name: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    fitting = _fitting(name, voices)
    best = fitting[0][0] if fitting else Grade.NOT
    if best < Grade.ROLE:
        return ()
    least = best
    if best == Grade.LAST:
        least = Grade.PART
    elif best == Grade.WHOLE and " " not in fitting[0][1].named.name:
        least = Grade.WHOLE if fitting[0][1].named.kind == "outlet" else Grade.LAST
    return tuple(voice for grade, voice in fitting if grade >= least)


def _by_surname(name: str, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The persons stored by the last word of a name alone, where nobody else can be meant."""
    wanted = _bare(_words(name))
    if len(wanted) < 2 or _BEHIND.intersection(wanted) or canonical(name):
        return ()
    found = []
    for voice in voices:
        theirs = _bare(_words(voice.named.name))
        if theirs == wanted and voice.named.kind != "person":
            return ()  # "the Harbor Ledger" is nobody's surname
        if voice.named.kind != "person" or theirs[-1:] != wanted[-1:]:
            continue
        if len(theirs) == 1:
            found.append(voice)
        elif theirs[0] != wanted[0]:
            return ()
    return tuple(found)


def _fitting(query: str, voices: Sequence[Voice]) -> list[tuple[Grade, Voice]]:
    wanted = _words(query)
    if not wanted:
        return []
    outlet = canonical(query)
    key = outlet.key if outlet else None
    graded = [
        (Grade.WHOLE if voice.named.key == key else _grade(wanted, voice), voice)
        for voice in voices
    ]
    if ambiguous(query):  # "Hill" may be somebody's surname: of The Hill, no more than a last word
        graded = [(min(g, Grade.LAST) if v.named.kind == "outlet" else g, v) for g, v in graded]
    return sorted(((g, voice) for g, voice in graded if g), key=lambda one: _order(*one))


def _order(grade: Grade, voice: Voice) -> tuple[int, int, str, str]:
    return (-grade, -voice.own - voice.passed_on, voice.named.name, voice.named.key)


def _grade(wanted: tuple[str, ...], voice: Voice) -> Grade:
    name, bare = _bare(_words(voice.named.name)), _bare(wanted)
    if voice.named.kind == "outlet" and bare != wanted:
        return Grade.NOT  # "Mr. Hill" is nobody's paper
    if bare == name:
        return Grade.WHOLE
    if voice.named.kind == "unnamed" and _head(name) != _head(bare):
        return Grade.BEGINS if set(bare) <= set(name) else Grade.NOT  # the mayor's spokesman
    if voice.named.kind == "group" and not set(bare) & set(_front(name)):
        return Grade.BEGINS if set(bare) <= set(name) else Grade.NOT  # the party of Mayor Vell
    if set(bare) <= set(name):
        return Grade.LAST if bare[-1] == name[-1] else Grade.PART
    roles = [_words(role) for role in voice.roles or (voice.named.role,)]
    # "Mayor Vell" is a name with its role in front, "the mayor" a role alone.
    if bare[-1:] == name[-1:] and any(set(bare) <= {*name, *role} for role in roles):
        return Grade.LAST
    if any(set(wanted) <= set(role) and _head(wanted) == _head(role) for role in roles):
        return Grade.ROLE
    if all(any(word.startswith(start) for word in name) for start in wanted):
        return Grade.BEGINS
    return Grade.NOT


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without courtesy titles, where more than these is left."""
    return tuple(word for word in words if word not in _COURTESY) or words


def _head(role: tuple[str, ...]) -> str:
    """The noun of a role: "director" in "director of the water authority"."""
    front = _front(role)
    return front[-1] if front else ""


def _front(words: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before "of": "director" in "director of the water authority"."""
    end = next((i for i, word in enumerate(words) if word in _BEHIND), len(words))
    return words[:end]


@lru_cache(1 << 16)
def _words(text: str) -> tuple[str, ...]:
    """The words of a name or a role: folded, without article and genitive."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b|(?<=s)['’](?!\w)", "", folded))
    return tuple(word for word in words if word not in _ARTICLES)
