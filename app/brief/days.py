"""The dates a text writes, in full, in part or as seen from the day it was published.

Each is read twice: what it is of something that has happened, and of something to come. Knows no
grammar: whether a date is when something happened is told in app/brief/when.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.brief.readings import (
    Reading,
    Readings,
    ago,
    day_of_month,
    day_of_week,
    in_month,
    in_year,
    iso_day,
    month_of_year,
    near_today,
    week_month_or_year,
)
from app.figures.dates import COUNTS, DAYS, MONTHS, SHORT_MONTHS


@dataclass(frozen=True, slots=True)
class Spot:
    """`text[start:end]` is a date; None where it can't be one that is past, or to come."""

    start: int
    end: int
    past: Reading | None
    coming: Reading | None


_YEARS_AHEAD = 10  # nothing is reported from beyond
_a_month = rf"(?:(?:{'|'.join(MONTHS)})\b|(?:{'|'.join(SHORT_MONTHS)})\b\.?)"
_month = rf"(?P<month>{_a_month})"
_year = r"(?P<year>(?:19|20)\d\d)(?![\d,.]?\d|%)"
_figure = r"\d{1,2}(?:st|nd|rd|th)?\b(?!,\d|[.:]\d|%)"
_weekday = rf"(?P<weekday>{'|'.join(DAYS)})\b"
_hours = r"(?: (?:morning|afternoon|evening|night))?"
_side = r"(?:(?P<side>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his) )"
_other_year = r"(?:,? (?:of )?(?P<other>last|this|next) year\b)?"
_DAY_OF_MONTH = re.compile(
    rf"\b(?:{_weekday}{_hours},? (?:the )?)?"
    rf"(?:{_month} (?P<after>{_figure})"
    rf"|(?:the )?(?P<before>{_figure})(?: of)? (?P<month2>{_a_month}))"
    rf"(?:,? {_year}|{_other_year})"
)
_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b(?!-)")
_MONTH_OF_YEAR = re.compile(rf"\b{_month}(?:,| of)? {_year}\b")
_MONTH = re.compile(
    rf"\b(?:(?:[Ii]n|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id)[ -](?:early |late |mid-)?|{_side})"
    rf"(?P<written>{_month})(?! \d){_other_year}"
)
_YEAR = re.compile(rf"\b(?:[Ii]n|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|of)[ -](?P<written>{_year})")
_WEEKDAY = re.compile(
    rf"(?<!Black )(?<!Super )(?<!Ash )(?<!Easter )(?<!Palm )(?<!Good )(?<!Holy )(?<!Bloody )"
    rf"(?<!Cyber )(?<!Giving )(?<!Maundy )(?<!Fat )(?<!Shrove )(?<!News )"
    rf"\b{_side}?{_weekday}{_hours}(?:,? (?:of )?(?P<week>last|this|next) week\b)?"
)
_NEAR = re.compile(
    r"\b(?P<word>(?:[Tt]he )?day before yesterday|(?:[Tt]he )?day after tomorrow"
    r"|(?:[Ee]arlier |[Ll]ate |[Ee]arly )?(?:(?:yesterday|tomorrow)(?: morning| afternoon| evening|"
    r" night)?|today|this (?:morning|afternoon|evening)|last night)|tonight"
    r"|(?<![\w“\"‘'] )(?:Today|Yesterday|Tomorrow|Tonight|Last night)(?=,? [a-z])"
    r"|[Tt]his (?:morning|afternoon|evening)|[Oo]vernight)\b"
)
_CALENDAR = re.compile(
    r"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly) )?"
    r"(?P<side>[Tt]his|[Ll]ast|[Nn]ext|(?:[Oo]ver|[Aa]t|[Dd]uring) the) "
    r"(?P<unit>weekend|week|month|year)\b"
)
_AGO = re.compile(
    rf"\b(?P<many>an?|\d\d?|{'|'.join([*COUNTS, *map(str.capitalize, COUNTS)])}) "
    r"(?P<unit>day|week|month|year)s? ago\b"
)


def spots(text: str, today: date | None) -> tuple[Spot, ...]:
    """Every date that can be told, in order. Without `today` only those that name their year."""
    found: list[Spot] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            start = match.start("written" if "written" in match.groupdict() else 0)
            if any(start < one.end and one.start < match.end() for one in found):
                continue
            past, coming = _within(read(match, today), today)
            found.append(Spot(start, match.end(), past, coming))
    return tuple(sorted((one for one in found if one.past or one.coming), key=lambda s: s.start))


def _within(read: Readings, today: date | None) -> Readings:
    """Without what is too far ahead."""
    past, coming = read
    far = coming and today and int(coming.date[:4]) > today.year + _YEARS_AHEAD
    return past, None if far else coming


_Reader = Callable[[re.Match[str], date | None], Readings]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ISO, iso_day),
    (_DAY_OF_MONTH, day_of_month),
    (_MONTH_OF_YEAR, month_of_year),
    (_WEEKDAY, day_of_week),
    (_MONTH, in_month),
    (_YEAR, in_year),
    (_AGO, ago),
    (_NEAR, near_today),
    (_CALENDAR, week_month_or_year),
)
