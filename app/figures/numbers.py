"""The numbers a text gives, as written and as values, so that two texts can be held together.

English number words count ("twenty-three", "half a million"); "one" alone and ordinals do not.
Knows what is counted only as far as the next word tells. Knows nothing of who gives them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.figures.dates import MONTHS, SHORT_MONTHS, month_number

Sort = Literal["count", "money", "percent", "year", "day", "time"]


@dataclass(frozen=True, slots=True)
class Number:
    """`text[start:end]` of the text it was found in; `thing` is what it counts, where told."""

    start: int
    end: int
    value: float
    sort: Sort
    thing: str = ""

    def comparable(self, other: Number) -> bool:
        """Whether the two can say the same, or contradict each other."""
        told = bool(self.thing and other.thing)
        return self.sort == other.sort != "year" and (not told or self.thing == other.thing)


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text, in order."""
    found: list[Number] = []
    for match in _DATED.finditer(text):
        if match["time"]:
            found.append(Number(*match.span(), _minutes(match["time"]), "time"))
        elif value := day_of_year(*sorted(match["day"].split(), key=str.isdecimal)):
            found.append(Number(*match.span(), value, "day"))
    taken = [(number.start, number.end) for number in found]
    for match in _RUN.finditer(text):
        inside = any(match.start() < end and start < match.end() for start, end in taken)
        if not inside and (number := _number(text, match)) is not None:
            found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def otherwise(text: str, others: Sequence[str], *, dated: bool = True) -> tuple[str, ...]:
    """The numbers of a text, as written, that the others give, and none of them as the text does.

    `dated` False leaves out days and times: on one topic many things have their own.
    """
    known = [number for other in others for number in numbers(other)]
    found = []
    for number in numbers(text):
        values = {other.value for other in known if number.comparable(other)}
        if values and number.value not in values and (dated or number.sort not in ("day", "time")):
            found.append(text[number.start : number.end])
    return tuple(dict.fromkeys(found))


_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_month = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\.)"
_word = rf"(?:{'|'.join(sorted([*_UNITS, *_TENS, *SCALES], key=len, reverse=True))})\b"
_DATED = re.compile(
    rf"(?P<time>\b\d{{1,2}}(?::\d\d|(?=(?:\.\d\d)? ?[ap]\.?m\b)(?:\.\d\d)?)(?: ?[ap]\.?m\b\.?)?)"
    rf"|(?P<day>\b\d{{1,2}} {_month}|\b{_month} \d{{1,2}}\b)",
    re.IGNORECASE,
)
_RUN = re.compile(
    rf"(?P<half>\bhalf )?(?P<a>\ba )?(?<![\w.,/-])"
    rf"(?P<run>(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?![\w/])|\b{_word})"
    rf"(?:(?: and |[ -]){_word})*)(?!-\w)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r" ?(?:dollars?|euros?|pounds?|crowns?|cents|francs?|yen|rupees?|pesos?|kron[ae]r)\b", re.I
)
_PERCENT = re.compile(r" ?%| per ?cent\b", re.IGNORECASE)
_NEXT = re.compile(r"[ -](?:(?:more|other|new|of the|or so|extra|additional) )?([a-z]+)")
# What is counted under several names.
_SAME = {
    word: group.split()[0]
    for group in (
        "people persons person residents inhabitants citizens",
        "dead deaths died killed fatalities",
        "ill sick cases infected infections patients",
        "injured wounded hurt injuries",
        "votes ballots",
        "homes houses",
    )
    for word in group.split()
}
_NO_THING = frozenset(
    (
        "a all an and are as at but by for from had has have if in is it of off on or so than that "
        "the then they to up was were what when which while who will with would percent per did "
        "million billion thousand hundred ago"
    ).split()
)


def counted(text: str, end: int) -> str:
    """The word for what a number that ends there counts, as written; "" where that is untold."""
    following = _NEXT.match(text, end)
    return following[1] if following and following[1] not in _NO_THING else ""


def thing(word: str) -> str:
    """What is counted, by one of its names and in the singular."""
    return _SAME.get(word, word.removesuffix("s"))


def _number(text: str, match: re.Match[str]) -> Number | None:
    words = re.split(r"[ -]", re.sub(" and ", " ", match["run"].lower()))
    if (words[0] in SCALES and not match["a"]) or words == ["one"]:
        return None
    value = _value(words) * (0.5 if match["half"] else 1)
    start = match.start("half" if match["half"] else "a" if words[0] in SCALES else "run")
    end = match.end()
    if text[start - 1 : start] in ("$", "€", "£", "¥") and start:
        return Number(start - 1, end, value, "money")
    if unit := _MONEY.match(text, end):
        return Number(start, unit.end(), value, "money", unit.group().strip().rstrip("s").lower())
    if unit := _PERCENT.match(text, end):
        return Number(start, unit.end(), value, "percent")
    if re.fullmatch(r"(?:19|20)\d\d", match["run"]):
        return Number(start, end, value, "year")
    return Number(start, end, value, "count", thing(counted(text, end)))


def _value(words: Sequence[str]) -> float:
    total = current = 0.0
    for word in words:
        scale = SCALES.get(word)
        if scale is None:
            current += _UNITS.get(word, _TENS.get(word, 0)) or _digits(word)
        elif scale < 1000:
            current = max(current, 1) * scale
        else:
            total += max(current, 1) * scale
            current = 0
    return total + current


def _digits(word: str) -> float:
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return 0.0


def _minutes(written: str) -> float:
    hour, minute = (int(part or 0) for part in re.match(r"(\d+)(?:[:.](\d+))?", written).groups())  # type: ignore[union-attr]
    half = re.search("[ap]", written.lower())
    if half and hour <= 12:  # 12 a.m. is midnight
        hour = hour % 12 + 12 * (half[0] == "p")
    return 60 * hour + minute


def day_of_year(month: str, day: str) -> int:
    """100 * month + day, of the name of a month or its beginning; 0 where it has no such day."""
    number = month_number(month)
    longest = monthrange(2024, number)[1]  # a leap year
    return 100 * number + int(day) if 1 <= int(day) <= longest else 0
