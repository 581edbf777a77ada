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
