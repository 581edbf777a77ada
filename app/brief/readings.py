"""What a written date is on the calendar: of something that has happened, and of something to come.

Each takes the match of a pattern in app/brief/days.py and the day the text was published, None
where that is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.figures.dates import COUNTS, DAYS, day_in, last_of_month, last_weekday, month_number


@dataclass(frozen=True, slots=True)
class Reading:
    """An ISO day, month or year. Not `sure` where the words allow another one, too."""

    date: str
    sure: bool = True


Readings = tuple[Reading | None, Reading | None]
_NONE: Readings = (None, None)
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_LONG_AGO = 240  # days: further off, a day without its year may be one of another
_FARTHEST = 300


def iso_day(match: re.Match[str], today: date | None) -> Readings:
    found = day_in(int(match["year"]), int(match["month"]), int(match["day"]))
    return _sides(found.isoformat(), today) if found else _NONE


def day_of_month(match: re.Match[str], today: date | None) -> Readings:
    month = month_number(match["month"] or match["month2"])
    number = int(re.sub(r"\D", "", match["after"] or match["before"]))
    weekday = match["weekday"]
    if match["year"] or (today and match["other"]):
        year = _year_of(match, today)
        found = day_in(year, month, number)
        if found is None:
            return _NONE
        return _sides(found.isoformat(), today, not weekday or DAYS[found.weekday()] == weekday)
    if today is None:
        return _NONE
    days = [day_in(today.year + shift, month, number) for shift in (-1, 0, 1)]
    near = [one for one in days if one and abs((one - today).days) <= _FARTHEST]
    if weekday:
        near = [one for one in near if DAYS[one.weekday()] == weekday]
    past = max((one for one in near if one <= today), default=None)
    coming = min((one for one in near if one >= today), default=None)

    def reading(found: date | None) -> Reading | None:
        if found is None:
            return None
        return Reading(found.isoformat(), bool(weekday) or abs((found - today).days) <= _LONG_AGO)

    return reading(past), reading(coming)


def month_of_year(match: re.Match[str], today: date | None) -> Readings:
    return _sides(f"{match['year']}-{month_number(match['month']):02}", today)


def in_month(match: re.Match[str], today: date | None) -> Readings:
    if today is None:
        return _NONE
    number, side = month_number(match["month"]), (match["side"] or "").lower()
    if match["other"]:
        year = today.year + _SHIFTS[match["other"]]
        return _sides(f"{year}-{number:02}", today)
    behind = today.year - (number > today.month or (side == "last" and number == today.month))
    ahead = today.year + (number < today.month or (side == "next" and number == today.month))
    # "Last March" may be that of this year or of the one before; in May, few say "in May".
    sure = side == "this" or behind < today.year or (not side and number != today.month)
    past = Reading(f"{behind}-{number:02}", sure)
    coming = Reading(f"{ahead}-{number:02}", side != "next" or ahead > today.year)
    return (
        None if side in ("next", "this coming") else past,
        None if side in ("last", "this past") else coming,
    )


def in_year(match: re.Match[str], today: date | None) -> Readings:
    return _sides(match["year"], today)


def day_of_week(match: re.Match[str], today: date | None) -> Readings:
    if today is None:
        return _NONE
    name, side = match["weekday"], (match["side"] or "").lower()
    monday = today - timedelta(today.weekday())
    if match["week"]:
        week = monday + timedelta(7 * _SHIFTS[match["week"]])
        return _sides((week + timedelta(DAYS.index(name))).isoformat(), today)
    behind = last_weekday(name, today - timedelta(side in ("last", "this past")))
    ahead = last_weekday(name, today + timedelta(6))
    if side in ("next", "this coming") and ahead == today:
        ahead += timedelta(7)
    # Six days back is tomorrow's name: the text may be newer than its date. "Last Tuesday" of this
    # week, "next Friday" of this week: some mean the week after or before.
    past = Reading(
        behind.isoformat(), behind < monday if side == "last" else (today - behind).days < 6
    )
    sure = ahead >= monday + timedelta(7) if side == "next" else ahead > today
    coming = Reading(ahead.isoformat(), sure)
    return (
        None if side in ("next", "this coming") else past,
        None if side in ("last", "this past") else coming,
    )


def near_today(match: re.Match[str], today: date | None) -> Readings:
    if today is None:
        return _NONE
    word = match["word"].lower()
    if word == "overnight":
        return Reading(today.isoformat(), False), None
    shift = 0
    if "yesterday" in word or "last night" in word:
        shift = -2 if "before" in word else -1
    elif "tomorrow" in word:
        shift = 2 if "after" in word else 1
    # What went on "tonight" is often printed on the day after.
    past, coming = _sides((today + timedelta(shift)).isoformat(), today)
    return (Reading(past.date, word != "tonight") if past else None), coming


def week_month_or_year(match: re.Match[str], today: date | None) -> Readings:
    if today is None:
        return _NONE
    side, unit, part = match["side"].lower(), match["unit"], (match["part"] or "").lower()
    shift = {"last": -1, "next": 1}.get(side, 0)
    if side.endswith(" the") and unit != "weekend":
        return _NONE  # "over the year"
    if unit == "year":
        read = _sides(str(today.year + shift), today)
    elif unit == "month":
        first = today.replace(day=1)
        day = last_of_month(first) + timedelta(1) if shift > 0 else first + timedelta(shift)
        read = _sides(day.isoformat()[:7], today)
    else:
        read = _week(unit, shift, side, today)
    if part == "earlier":
        return read[0], None
    return (None, read[1]) if part == "later" else read


def ago(match: re.Match[str], today: date | None) -> Readings:
    if today is None:
        return _NONE
    many = match["many"].lower()
    count = 1 if many in ("a", "an") else COUNTS.get(many) or int(many)
    if match["unit"] == "day":
        return Reading((today - timedelta(count)).isoformat(), count < 8), None
    if match["unit"] == "week":
        about = today - timedelta(7 * count)
        months = {(about + timedelta(shift)).isoformat()[:7] for shift in (-3, 3)}
        return (Reading(months.pop(), count < 4) if len(months) == 1 else None), None
    if match["unit"] == "month":
        months_back = 12 * today.year + today.month - 1 - count
        return Reading(f"{months_back // 12}-{months_back % 12 + 1:02}", False), None
    return Reading(str(today.year - count), False), None


def _sides(found: str, today: date | None, sure: bool = True) -> Readings:
    """A date that is what it is: past, or to come; the very day, month or year may be both."""
    now = today.isoformat()[: len(found)] if today else found
    reading = Reading(found, sure)
    return reading if found <= now else None, reading if found >= now else None


def _year_of(match: re.Match[str], today: date | None) -> int:
    if match["year"] or today is None:
        return int(match["year"])
    return today.year + _SHIFTS[match["other"]]


def _week(unit: str, shift: int, side: str, today: date) -> Readings:
    """A week, or its end, as the month that all of it lies in."""
    monday = today - timedelta(today.weekday())
    if unit == "weekend" and side != "next":
        saturday = monday + timedelta(5 if today.weekday() >= 5 and side != "last" else -2)
        months = {day.isoformat()[:7] for day in (saturday, saturday + timedelta(1))}
        past = Reading(months.pop(), side != "this") if len(months) == 1 else None
        if side != "this":
            return past, None
    else:
        past = None
    first = monday + timedelta(7 * shift + 5 * (unit == "weekend"))
    # On a Sunday the week that ends is "last week" to some, and the one that begins "this week".
    sunday = unit == "week" and today.weekday() == 6
    last = monday + timedelta(7 * shift + 6 + 7 * sunday)
    behind = {day.isoformat()[:7] for day in (first, min(last, max(first, today)))}
    ahead = {day.isoformat()[:7] for day in (max(first, min(last, today)), last)}
    return (
        Reading(behind.pop()) if first <= today and len(behind) == 1 else past,
        Reading(ahead.pop()) if last >= today and len(ahead) == 1 and shift >= 0 else None,
    )
