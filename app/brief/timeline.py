"""Choose the sentences that tell what happened when, in the order in which it happened.

Knows dates, scores and how alike two sentences are; nothing of articles, lines or citations.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.brief.when import When, events_in

# What a date is worth: of a deed more than of an announcement, and a day more than a year.
_PARTS = {"deed": 1.0, "announcement": 0.8}
_LENGTHS = {10: 1.0, 7: 0.8, 4: 0.6}
_UNCERTAIN = 0.5
_ALIKE = 0.75  # from which two sentences tell the same event


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be shown; `published` is its article's date, `score` how much it matters
    to the topic, above 0."""

    text: str
    published: str
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """The sentence at `index` tells something that happened at `when`."""

    index: int
    when: When


@dataclass(frozen=True, slots=True)
class _Dated:
    index: int
    when: When
    value: float


def timeline(
    candidates: Sequence[Candidate],
    similarity: Callable[[int, int], float],
    *,
    limit: int,
) -> tuple[Entry, ...]:
    """At most `limit` sentences that tell a dated deed, by date; of one event only the best.

    `similarity` is asked for two places in `candidates`. Two that are much alike tell the same
    where their dates can be the same, or are a day apart: then the date is uncertain.
    """
    chosen: list[_Dated] = []
    for one in sorted(_dated(candidates), key=lambda one: (-one.value, one.index)):
        twin = _twin(one, chosen, similarity)
        if twin is not None:
            if not _same(one.when, chosen[twin].when) and one.when.certain:
                when = replace(chosen[twin].when, certain=False)
                chosen[twin] = replace(chosen[twin], when=when)
        elif len(chosen) < limit:
            chosen.append(one)
    kept = sorted(chosen, key=lambda one: (one.when.date, one.index))
    return tuple(Entry(one.index, one.when) for one in kept)


def _dated(candidates: Sequence[Candidate]) -> list[_Dated]:
    """Each sentence that tells something dated, with the best of its dates."""
    found = []
    for index, one in enumerate(candidates):
        dated = [
            (one.score * worth, -when.start, when)
            for when in events_in(one.text, one.published)
            if (worth := _worth(when)) > 0
        ]
        if dated:
            value, _, when = max(dated, key=lambda one: one[:2])
            found.append(_Dated(index, when, value))
    return found


def _worth(when: When) -> float:
    if when.future:
        return 0.0
    worth = _PARTS.get(when.part, 0.0) * _LENGTHS[len(when.date)]
    return worth if when.certain else worth * _UNCERTAIN


def _twin(
    one: _Dated,
    chosen: Sequence[_Dated],
    similarity: Callable[[int, int], float],
) -> int | None:
    """The place of what tells the same event."""
    for place, other in enumerate(chosen):
        near = _same(one.when, other.when) or _a_day_apart(one.when.date, other.when.date)
        if near and similarity(one.index, other.index) >= _ALIKE:
            return place
    return None


def _same(one: When, other: When) -> bool:
    """Whether two dates can be the same: one may only name the month of the other."""
    return one.date.startswith(other.date) or other.date.startswith(one.date)


def _a_day_apart(one: str, other: str) -> bool:
    if len(one) != 10 or len(other) != 10:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) == 1
