"""What a later article makes old: a toll that has risen since, and what was only to come.

Knows words and figures; knows nothing of how sentences were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.brief.clear import unquoted
from app.brief.excerpts import Excerpt
from app.figures.comparable import figures
from archive.article import day_of

_SOON = 3  # days after which what was to come has come, or has not
_AHEAD = re.compile(
    r"\b(?:will|shall|may|might)\b(?! (?:remain|stay|keep|not)\b)"
    r"|\bwould (?:need|be|have)\b|\bcould(?! not)\b"
    r"|\b(?:is|are) (?:to|due|set|expected|scheduled|likely|about)\b|\b(?:plans?|hopes?) to\b"
)
# What is counted, behind the figure or before it, in the same clause.
_BEHIND = {
    "dead": re.compile(r"[^,;.“\"]{0,40}?\b(?:dead|died|deaths?|(?:were|been) killed)\b"),
    "ill": re.compile(r"[^,;.“\"]{0,40}?\b(?:ill|infected|sick)\b"),
    "hurt": re.compile(r"[^,;.“\"]{0,40}?\b(?:injured|wounded|hurt)\b"),
}
_SOME = r"(?:at least |about |some |more than |nearly )?$"
_BEFORE = {
    "dead": re.compile(rf"\b(?:kill(?:ed|ing|s)|death toll [^,;.]{{0,30}}?) ?{_SOME}"),
    "ill": re.compile(rf"\binfect(?:ed|ing) {_SOME}"),
    "hurt": re.compile(rf"\b(?:injur(?:ed|ing)|wound(?:ed|ing)) {_SOME}"),
}


@dataclass(frozen=True, slots=True)
class _Toll:
    place: int
    day: date
    victims: str
    value: float


class Stale:
    """The sentences on one topic, each by its place; which of them a later one makes old."""

    def __init__(self, excerpts: Mapping[int, Excerpt]) -> None:
        self._excerpts = excerpts
        self._days = {place: day_of(one.article.published) for place, one in excerpts.items()}
        self._last = max((day for day in self._days.values() if day), default=None)
        self._tolls = tuple(self._read())

    def expired(self, place: int) -> bool:
        """Whether it tells only what was to come, days before the newest article."""
        day = self._days.get(place)
        if not day or not self._last or (self._last - day).days < _SOON:
            return False
        return _AHEAD.search(unquoted(self._excerpts[place].text)) is not None

    def risen(self, place: int) -> int | None:
        """Where it gives a toll, the place of the last sentence that gives a higher one."""
        higher = [
            other
            for one in self._tolls
            if one.place == place
            for other in self._tolls
            if other.victims == one.victims and other.day > one.day and other.value > one.value
        ]
        return max(higher, key=lambda toll: (toll.day, toll.value)).place if higher else None

    def _read(self) -> Iterator[_Toll]:
        for place, one in self._excerpts.items():
            if day := self._days[place]:
                for victims, value in tolls(one.text).items():
                    yield _Toll(place, day, victims, value)


def tolls(text: str) -> dict[str, float]:
    """How many are "dead", "ill" and "hurt", as far as a sentence says so: the most of each."""
    found: dict[str, float] = {}
    for figure in figures(text):
        if figure.sort != "count" or figure.about == "under":
            continue
        for victims in _BEHIND:
            behind = _BEHIND[victims].match(text, figure.end)
            if behind or _BEFORE[victims].search(text[: figure.start]):
                found[victims] = max(figure.value, found.get(victims, 0.0))
                break
    return found
