"""When what a sentence tells happened: its dates, seen from the day its article was published.

Rather none, or an uncertain one, than a wrong one. A date that only places something in the
background ("since 1998", "the 2015 law", "Tuesday's vote") is none. Knows one sentence alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.brief.days import Spot, spots
from app.brief.readings import Reading
from app.brief.tense import Part, Verb, verb_of
from app.check.lexicon import lexicon
from app.check.terms import Token, tokens
from archive.quotations import quotations


@dataclass(frozen=True, slots=True)
class When:
    """`text[start:end]` says that something happened on `date`: an ISO day, month or year.

    Not `certain` where the words or the tense leave a choice, or somebody else says it. `future` is
    as seen from the article. `part` is what is dated: a deed, an announcement, that somebody said
    something, how something was, or an aside.
    """

    date: str
    certain: bool
    start: int
    end: int
    future: bool
    part: Part


# Words before a date that make it a border in time, a part of a name, or one of many.
_LED = re.compile(
    r"\b(?:since|until|till|by|before|after|through|throughout|than|from|between|to|every|each|"
    r"any|both|ago|as of|as in|week of|eve of|unlike|like|versus|vs\.?|against|following|prior to|"
    r"now and|previous|another|one|(?:so|thus) far|first time|same|born(?: in| on)?|dated|"
    r"effective|starting|beginning|not)"
    r"(?: (?:at least|about|around|late|early|mid|on|in|the (?:end|beginning|start|middle) of))*"
    r"[ -]$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"\b(?:a|an|the|his|her|its|their|our|my|that|those|these|some|whose|\w+['’]s)[ -]$",
    re.IGNORECASE,
)
# "The night of 14 April", "the summer of 2019"; of other things it is a name or an aside.
_OF = re.compile(
    r"\b(?:morning|afternoon|evening|night|hours|day|end|beginning|start|middle|spring|summer|fall|"
    r"autumn|winter|month|half|part|quarter) of(?: early| late| mid)? $"
)
_OVER = re.compile(r"\b(?:with|over|on|for|above|below|beyond|exceed(?:ed|ing|s)?|beat) $")
# A date that owns or parts something, or is the first of a range.
_BEHIND = re.compile(r"['’]s?\b|[-–/—](?=[\w])|s\b|,? (?:to|through|until|and|or) \d")
# "Up from 3 percent in 2019": no time of the rise.
_COMPARED = re.compile(
    r"\b(?:compared|up|down|more|fewer|less|same|from)\b[^,;]*\d[^,;]* (?:in |in the \w+ of )?$"
)
_ASIDE = re.compile(
    r"\([^()]{1,40}\)"
    # "Shortly after 6pm on Tuesday": no clause begins there.
    r"|\b(?:(?:shortly|just|soon|right) )?(?:after|before) (?:noon\b|midnight\b|\d{1,2}"
    r"(?:[.:]\d\d)? ?(?:[ap]\.?m\b\.?|o['’]clock\b))",
    re.IGNORECASE,
)
# Of a day that nobody knows where it is quoted: that on which it was said.
_THAT_DAY = re.compile(r"today|tonight|yesterday|this (?:morning|afternoon|evening)")
# The writer's own words, or those of somebody quoted over several sentences.
_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us|you|[Yy]our)\b")
_CLOSING = re.compile('^[^“”"]*[”]|^[^"“”]*\\w[.,!?]"')
_SINGLE = re.compile(r"(?<=[:,] )['‘](?=[A-Z]).*?(?:['’](?!\w)|$)", re.DOTALL)
_LONGEST = 2_000  # characters: what is longer is no sentence
_FIRST_YEAR, _LAST_YEAR = 1800, 2200


def events_in(text: str, published: str) -> tuple[When, ...]:
    """When the things told in a sentence happened, in the order written.

    `published` is an ISO date or date-time; without one only dates that name their year resolve.
    """
    today = _day(published)
    if len(text) > _LONGEST or text.rstrip('"”’) ').endswith("?"):
        return ()
    found = [spot for spot in spots(text, today) if _placed(text, spot)]
    if not found:
        return ()
    words = tokens(_plain(text, found))
    quoted = [(one.start, one.end) for one in quotations(text)]
    quoted += [one.span() for one in _SINGLE.finditer(text)]
    if (closing := _CLOSING.match(text)) and not any(a < closing.end() <= b for a, b in quoted):
        quoted.append((0, closing.end()))  # it began in a sentence before
    person = any(not any(a <= one.start() < b for a, b in quoted) for one in _PERSON.finditer(text))
    told = []
    for spot in found:
        inside = any(a <= spot.start < b for a, b in quoted)
        written = text[spot.start : spot.end].lower()
        if inside and _THAT_DAY.match(written):
            continue
        now = written == "today"
        when = _told(spot, _verb(words, spot), doubt=inside or person, now=now)
        if when is not None:
            told.append(when)
    return tuple(told)


def _day(published: str) -> date | None:
    try:
        found = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _placed(text: str, spot: Spot) -> bool:
    """Whether the date stands as the time of something, by the words beside it."""
    before, behind = text[: spot.start], text[spot.end :]
    if _LED.search(before) or _OWNED.search(before) or _BEHIND.match(behind):
        return False
    words = text[spot.start : spot.end]
    if re.search(r"\bof(?: early| late| mid)? $", before) and not _OF.search(before):
        return False
    if re.match(r"(?:last|this|next) (?:week|month|year)", words) and _OVER.search(before):
        return False
    if _COMPARED.search(before):
        return False
    following = re.match(r" (?P<word>[^\W\d_][\w’'.-]*)", behind)
    return following is None or _free(following["word"], before)


def _free(word: str, before: str) -> bool:
    """Whether a word behind a date is no thing that is called by the date: "Tuesday night talks".

    A date that begins the sentence has the subject behind it."""
    if re.fullmatch(
        r"\W*(?:(?:And|But|[Oo]n|[Ii]n|[Ll]ate|[Ee]arly|[Bb]ack|[Ee]arlier) ?){0,3}", before
    ):
        return True
    if word[0].isupper():
        return False
    known = lexicon()
    return (
        word in known.stop
        or word in known.irregular
        or word in _FREE
        or word.endswith(("ed", "ly", "ing"))
    )


_FREE = frozenset(
    "alone amid ago following despite under said near because unless including except inside "
    "outside across along around behind toward towards upon pending next last local am pm is are "
    "was were has had cut hit put set shut quit".split()
)


def _plain(text: str, found: Sequence[Spot]) -> str:
    """With blanks for what stands in brackets, and is no date: it parts no clause."""

    def blank(match: re.Match[str]) -> str:
        dated = any(match.start() < one.start < match.end() for one in found)
        return match.group() if dated else " " * len(match.group())

    return _ASIDE.sub(blank, text)


def _verb(words: tuple[Token, ...], spot: Spot) -> Verb:
    inside = [i for i, one in enumerate(words) if spot.start < one.end and one.start < spot.end]
    return verb_of(words, inside[0], inside[-1] + 1)


def _told(spot: Spot, verb: Verb, *, doubt: bool, now: bool) -> When | None:
    """The reading that goes with the tense of the verb."""
    past, coming = spot.past, spot.coming
    if now and (verb.part == "state" or verb.tense == "open"):
        return None  # "the dam has three gates today"

    def when(reading: Reading, *, certain: bool, future: bool) -> When:
        certain = certain and reading.sure and verb.sure and not doubt
        return When(reading.date, certain, spot.start, spot.end, future, verb.part)

    match verb.tense:
        case "past" if past:
            return when(past, certain=True, future=False)
        case "past" if coming:
            return when(coming, certain=False, future=True)
        case "coming" if coming:
            return when(coming, certain=True, future=True)
        case "open" if coming:
            return when(coming, certain=False, future=True)
        case "open" if past:
            return when(past, certain=False, future=False)
        case "" if coming and not past:
            return when(coming, certain=False, future=True)
        case "" if past and not coming and len(past.date) == 10:
            return when(past, certain=False, future=False)
    return None
