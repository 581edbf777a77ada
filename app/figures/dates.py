"""The names of months and of days of the week, and a date in full, as English writes them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = tuple("Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split())
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
