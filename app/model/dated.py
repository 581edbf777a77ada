"""The days of a passage as dates: what happened "on Saturday" happened on a day of the calendar.

Knows when its article was published, and no grammar: a day to come stays as it is written.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from app.figures.dates import DAYS, MONTHS

_DAY = re.compile(rf"\b(?P<day>{'|'.join(DAYS)})\b(?!s\b|['’]s\b|,? \d)")
_END = re.compile(r"[.!?\n]")
# A day of another week, or one to come.
_ELSE = re.compile(r"\b(?:last|next|every|each|the|before|after|until|by|from|and|to|to be on) $")
_COMING = re.compile(
    r"\b(?:will|would|shall|is to|are to|due|begins?|starts?|opens?|expected|plans?|going to)\b"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"\n]*\"")


def dated(text: str, published: str) -> str:
    """The text with the date behind each day of the week that lies in the past of its article."""
    try:
        today = date.fromisoformat(published[:10])
    except ValueError:
        return text
    quoted = [match.span() for match in _QUOTED.finditer(text)]

    def with_date(match: re.Match[str]) -> str:
        before = text[: match.start()]
        begins = max((end.end() for end in _END.finditer(before)), default=0)
        ends = _END.search(text, match.end())
        sentence = text[begins : ends.end() if ends else len(text)]
        within = any(start < match.start() < end for start, end in quoted)
        if within or _ELSE.search(before) or _COMING.search(sentence):
            return match.group()
        day = today - timedelta((today.weekday() - DAYS.index(match["day"])) % 7)
        return f"{match.group()}, {day.day} {MONTHS[day.month - 1]} {day.year},"

    return _DAY.sub(with_date, text)
