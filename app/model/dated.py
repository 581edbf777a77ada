"""The days of a passage as dates: what happened "on Saturday" happened on a day of the calendar.

Knows when its article was published; which day it was is told in app/brief/when.py. A day that is
to come, or leaves a choice, stays as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.brief.when import events_in
from app.figures.dates import DAYS, day
from archive.quotations import quotations
from archive.sentences import sentences


def dated(text: str, published: str) -> str:
    """The text with the date behind each day of the week that lies in the past of its article."""
    for end, found in reversed(tuple(_days_past(text, published))):
        comma = "," if text[end : end + 1].isspace() else ""
        text = f"{text[:end]}, {day(found)}{comma}{text[end:]}"
    return text


def _days_past(text: str, published: str) -> Iterator[tuple[int, str]]:
    """Where a day of the week ends on which something happened, outside quotation marks, and its
    date; in order."""
    quoted = quotations(text)
    for start, end in sentences(text):
        for when in events_in(text[start:end], published):
            at = start + when.start
            within = any(one.start < at < one.end for one in quoted)
            words = text[at : start + when.end].split()
            plain = words[0] in DAYS and len(words) < 3  # "Tuesday", "Tuesday night"
            if plain and when.certain and not when.future and not within:
                yield start + when.end, when.date
