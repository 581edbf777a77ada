"""Dates as English writes them: months, days of the week, small counts, a day in full."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = tuple("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split())
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}


def day(published: str) -> str:
    """An ISO date or date-time as "14 April 2026"; "" where it has no date."""
    try:
        found = date.fromisoformat(published[:10])
    except ValueError:
        return ""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def days(first: str, last: str) -> str:
    """Two ISO dates as "14 to 18 April 2026", one where they are the same; "" without dates."""
    start, end = day(first), day(last)
    if start == end:
        return end
    same = 7 if first[:7] == last[:7] else 4 if first[:4] == last[:4] else 0
    short = {7: start.split(" ")[0], 4: start.rpartition(" ")[0]}.get(same, start)
    return f"{short} to {end}"


def month_number(name: str) -> int:
    """1 to 12, of the name of a month or its beginning."""
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


def last_weekday(name: str, latest: date) -> date:
    """The last such day of the week up to `latest`."""
    return latest - timedelta((latest.weekday() - DAYS.index(name.capitalize())) % 7)


def last_of_month(first: date) -> date:
    """The last day of the month that a day lies in."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def day_in(year: int, month: int, day: int) -> date | None:
    """That day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
