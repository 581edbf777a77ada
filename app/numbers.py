"""The numbers a text gives, as written and as values, so that two texts can be held together.

English number words count ("twenty-three", "half a million"); "one" alone and ordinals do not.
Knows what is counted only as far as the next word tells. Knows nothing of who gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

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
        value, sort = (
            (_minutes(match["time"]), "time") if match["time"] else (_day(match["day"]), "day")
        )
        found.append(Number(*match.span(), value, sort))  # type: ignore[arg-type]
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
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_month = rf"(?:{'|'.join(_MONTHS)}|(?:jan|feb|mar|apr|aug|sept|oct|nov|dec)\.)"
_word = rf"(?:{'|'.join(sorted([*_UNITS, *_TENS, *_SCALES], key=len, reverse=True))})\b"
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
_NEXT = re.compile(r" (?:more |other |new |of the )?([a-z]+)")
# What is counted under several names.
_SAME = {
    word: group.split()[0]
    for group in (
        "people persons residents inhabitants citizens",
        "dead deaths died killed fatalities",
        "ill sick cases infected infections patients",
        "injured wounded hurt injuries",
        "votes ballots",
    )
    for word in group.split()
}
_NO_THING = frozenset(
    (
        "a all an and are as at but by for from had has have if in is it of off on or so than that "
        "the then they to up was were what when which while who will with would"
    ).split()
)


def _number(text: str, match: re.Match[str]) -> Number | None:
    words = re.split(r"[ -]", re.sub(" and ", " ", match["run"].lower()))
    if (words[0] in _SCALES and not match["a"]) or words == ["one"]:
        return None
    value = _value(words) * (0.5 if match["half"] else 1)
    start = match.start("half" if match["half"] else "a" if words[0] in _SCALES else "run")
    end = match.end()
    if text[start - 1 : start] in ("$", "€", "£", "¥") and start:
        return Number(start - 1, end, value, "money")
    if unit := _MONEY.match(text, end):
        return Number(start, unit.end(), value, "money", unit.group().strip().rstrip("s").lower())
    if unit := _PERCENT.match(text, end):
        return Number(start, unit.end(), value, "percent")
    if re.fullmatch(r"(?:19|20)\d\d", match["run"]):
        return Number(start, end, value, "year")
    following = _NEXT.match(text, end)
    thing = following[1] if following and following[1] not in _NO_THING else ""
    return Number(start, end, value, "count", _SAME.get(thing, thing.removesuffix("s")))


def _value(words: Sequence[str]) -> float:
    total = current = 0.0
    for word in words:
        scale = _SCALES.get(word)
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
    afternoon = "p" in written.lower() and hour < 12
    return 60 * (hour + 12 * afternoon) + minute


def _day(written: str) -> float:
    month, day = sorted(written.lower().split(), key=str.isdecimal)
    names = [name[:3] for name in _MONTHS]
    return 100 * (names.index(month[:3]) + 1) + int(day)
