"""Every figure of a text that two texts can be held together by: numbers, dates, shares, measures.

Wider than app/figures/numbers.py, and for single claims. Knows which figures say the same; knows
nothing of the sentence around them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Literal

from app.figures.numbers import counted, thing
from app.figures.written import CURRENCIES, UNITS, Sort, written

About = Literal["", "about", "over", "under"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`text[start:end]`; `unit` is a currency or a measure, `thing` the noun that is counted."""

    start: int
    end: int
    value: float
    sort: Sort
    unit: str = ""
    thing: str = ""
    about: About = ""
    written: str = ""

    def says(self, other: Figure) -> bool:
        """Whether this figure of a claim is what the other, of a text, says."""
        if self.sort == "month" and other.sort == "day":
            return self.value == other.value // 100
        if not self._kin(other) or (self.unit and other.unit and self.unit != other.unit):
            return False
        return _near(self, other)

    def rivals(self, other: Figure) -> bool:
        """Whether the two give different values for what may be the same."""
        if self.sort != other.sort or self.says(other):
            return False
        if self.unit or other.unit:
            same = self.unit == other.unit
            return same or (self.value == other.value and bool(self.unit and other.unit))
        return not (self.thing and other.thing) or self.thing == other.thing

    def _kin(self, other: Figure) -> bool:
        if self.sort == other.sort:
            return True
        pair = {self.sort, other.sort}
        if pair <= {"count", "year"} or pair == {"count", "score"}:
            return True
        return pair == {"count", "money"} and "" in (self.unit, other.unit)


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order; none lies inside another."""
    found: list[Figure] = []
    for start, end, value, sort, unit in written(text):
        if any(start < one.end and one.start < end for one in found):
            continue
        dated = sort in ("weekday", "month", "day", "time", "year")
        following = "" if dated else counted(text, end)
        following = following if following in UNITS else thing(following)
        if sort == "count" and following in CURRENCIES:
            sort, unit = "money", following
        if sort == "count" and not unit:
            unit = UNITS.get(following, "")
        found.append(
            Figure(
                start,
                end,
                value,
                sort,
                unit,
                following if sort in ("count", "ordinal") else "",
                _about(text, start),
                text[start:end],
            )
        )
    return tuple(sorted(found, key=lambda one: one.start))


_ABOUT = re.compile(
    r"\b(?:(?P<about>about|around|roughly|approximately|some|nearly|almost|close to|"
    r"an estimated|estimated|or so)|(?P<over>more than|over|at least|no fewer than|no less than|"
    r"exceeding|above|upwards of)|(?P<under>less than|fewer than|under|up to|below|as many as|"
    r"no more than|not more than|at most))(?: an?| the)? $",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r" or (?:more|fewer|less|so)\b", re.IGNORECASE)


def qualified(text: str, start: int, end: int) -> tuple[int, int]:
    """The run `text[start:end]` with what limits its first figure: "fewer than" 312."""
    for figure in figures(text):
        if start <= figure.start and figure.end <= end:
            before = _ABOUT.search(text, max(0, figure.start - 24), figure.start)
            behind = _OR_MORE.match(text, end)
            start = min(start, before.start() if before else start)
            return start, behind.end() if behind else end
    return start, end


def _about(text: str, start: int) -> About:
    match = _ABOUT.search(text, max(0, start - 24), start)
    if match is None:
        return ""
    return "about" if match["about"] else "over" if match["over"] else "under"


def _near(claim: Figure, text: Figure) -> bool:
    a, b = claim.value, text.value
    if math.isclose(a, b, rel_tol=1e-9):
        return True
    if claim.sort == "percent" and "share" in (claim.unit, text.unit):
        return abs(a - b) <= 0.7
    if claim.sort not in ("count", "money", "percent") or b == 0:
        return False
    if claim.about == "about" and text.about in ("", "about") and _digits(a) < _digits(b):
        return abs(a - b) <= (0.02 if text.about else 0.06) * b
    if text.about:
        return False  # what the text limits, a claim may not limit anew
    if claim.about == "over":
        return a <= b <= 1.2 * a
    if claim.about == "under":
        return 0.8 * a <= b <= a
    return b >= 1e6 and _rounded(b, a)


def _rounded(exact: float, round_: float) -> bool:
    """Whether a number in millions is the other one, written with two digits or more."""
    digits = _digits(round_)
    return digits >= 2 and math.isclose(float(f"{exact:.{digits - 1}e}"), round_)


def _digits(value: float) -> int:
    """How many digits a number is written with, without the zeros behind them."""
    return len(f"{value:.6e}".split("e")[0].rstrip("0").replace(".", ""))
