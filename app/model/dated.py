"""The days of a passage as dates: what happened "on Saturday" happened on a day of the calendar.

Knows when its article was published, and verbs by form and place, not by grammar: a day that no
verb in the past leads to, or that may be to come, stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from app.check.lexicon import lexicon
from app.check.terms import Sentence, Token
from app.figures.dates import DAYS, MONTHS
from archive.quotations import quotations
from archive.sentences import sentences

_DAY = re.compile(rf"\b(?P<day>{'|'.join(DAYS)})\b(?!s\b|['’]s\b|,? \d)")
# A day of another week, or one to come.
_ELSE = re.compile(r"\b(?:last|next|every|each|the|before|after|until|by|from|for|and|to|be on) $")
_COMING = re.compile(
    r"\b(?:will|would|shall|is to|are to|due|begins?|starts?|opens?|faces?|votes on|meets|expected|"
    r"plans? to|going to)\b"
)
# No verb in the past, though they look it or are a form of an irregular one; behind the second
# kind stands none.
_NO_VERBS = frozenset(
    "am is are been being has having does doing done says loss growth death dead dying lying "
    "flight speech choice withdrawal rejection acceptance approval refusal arrival decision "
    "denials men women children people persons wives lives feet analyses crises better best worse "
    "worst more most fewer fewest less least hundred need speed indeed exceed proceed".split()
)
_BEFORE_NONE = frozenset(
    "a an the this that these those his her its their our my of in on at by for from with is are "
    "be being to".split()
)
# What a verb does not reach over; "to" only before another verb.
_BORDERS = frozenset(
    "that who whom which whose and but or as if when while where after before since until".split()
)
_BEFORE_PLACES = frozenset("the a an his her its their".split())
_BEHIND = 4  # words from a day that begins its clause to the end of the verb behind it


def dated(text: str, published: str) -> str:
    """The text with the date behind each day of the week that lies in the past of its article."""
    try:
        today = date.fromisoformat(published[:10])
    except ValueError:
        return text
    for match in reversed(tuple(_days_past(text))):
        day = today - timedelta((today.weekday() - DAYS.index(match["day"])) % 7)
        written = f", {day.day} {MONTHS[day.month - 1]} {day.year},"
        text = text[: match.end()] + written + text[match.end() :]
    return text


def _days_past(text: str) -> Iterator[re.Match[str]]:
    """The days outside quotation marks on which something happened, in order."""
    quoted = quotations(text)
    for start, end in sentences(text):
        if _COMING.search(text, start, end):
            continue
        words = Sentence(text[start:end]).tokens
        for match in _DAY.finditer(text, start, end):
            within = any(one.start < match.start() < one.end for one in quoted)
            if within or _ELSE.search(text[start : match.start()]):
                continue
            place = next(i for i, one in enumerate(words) if one.start == match.start() - start)
            if _past(words, place):
                yield match


def _past(words: Sequence[Token], day: int) -> bool:
    """Whether a verb in the past stands before the day in its clause, or close behind it."""
    clause = words[day].clause
    before = [i for i in range(day) if words[i].clause == clause]
    verb = _first_verb(words, reversed(before))
    if verb is not None:
        between = [one for one in words[verb + 1 : day] if one.tells]
        # "Said the council votes on Saturday" says nothing of when it was said.
        return len(between) <= 1 or words[verb].stem not in lexicon().speech
    # "On Saturday the council rejected it", "the council on Saturday rejected it"
    reach = 1 if any(words[i].tells for i in before) else _BEHIND
    verb = _first_verb(words, range(day + 1, min(day + 1 + reach, len(words))))
    return verb is not None and words[verb].stem not in lexicon().speech


def _first_verb(words: Sequence[Token], places: Iterable[int]) -> int | None:
    """The first place of a verb in the past, if nothing stands before it that it ends at."""
    for i in places:
        following = words[i + 1] if i + 1 < len(words) else words[i]
        to_do = words[i].word == "to" and not following.capital
        if words[i].word in _BORDERS or (to_do and following.word not in _BEFORE_PLACES):
            return None
        if _in_the_past(words, i):
            return i
    return None


def _in_the_past(words: Sequence[Token], place: int) -> bool:
    word = words[place].word
    if word in _NO_VERBS or (place and words[place - 1].word in _BEFORE_NONE):
        return False
    return word.endswith("ed") or word in lexicon().irregular
