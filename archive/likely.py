"""How likely two articles that are near in meaning tell of one event.

An event is one happening with its reporting and the reactions to it; what comes of it weeks later
is another. What has many near articles at other times belongs to a subject that is always in the
news, and has to be nearer. Worked out from the links each time; knows nothing of groups.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping

from archive.article import Listing, day_of
from archive.link import Link

WINDOW = 8  # days within which articles may tell of one event
LEAST = 0.5  # the cosine below which two are not near

# Fitted on half of the labelled groups (benchmarks/labels), with all other articles around them: by
# the cosine, the days between, that one has no date, and how near articles of other times are.
_BIAS, _COSINE, _A_DAY, _UNDATED, _OTHER_TIMES = -0.45, 19.95, -0.44, -4.62, -9.81
_OTHERS = 5  # articles of other times, the nearest
_OWN = 2  # of an undated article's nearest, as many may tell of its own event
_LITTLE = 0.02  # below, it is nothing


def likely(links: Iterable[Link], listed: Mapping[str, Listing]) -> list[Link]:
    """Those links whose ends may tell of one event; `score` is how likely they do, from 0 to 1."""
    dates = {id: day_of(one.published) for id, one in listed.items()}
    days = {id: date.toordinal() for id, date in dates.items() if date}
    other_times: dict[str, list[float]] = {}
    within: list[Link] = []
    for link in links:
        apart = _apart(days, link)
        if apart is None or apart <= WINDOW:
            within.append(link)
        for one, other in ((link.first, link.second), (link.second, link.first)):
            if other in days and (one not in days or (apart or 0) > WINDOW):
                other_times.setdefault(one, []).append(link.score)
    crowd = {
        id: _mean_of_nearest(scores, 0 if id in days else _OWN)
        for id, scores in other_times.items()
    }
    found = []
    for link in within:
        apart = _apart(days, link)
        total = _BIAS + _COSINE * link.score + (_UNDATED if apart is None else _A_DAY * apart)
        total += _OTHER_TIMES * (crowd.get(link.first, LEAST) + crowd.get(link.second, LEAST))
        if (score := 1 / (1 + math.exp(-total))) >= _LITTLE:
            found.append(Link(link.first, link.second, link.kind, score))
    return found


def _apart(days: Mapping[str, int], link: Link) -> int | None:
    """Days between the two; None where one has no date."""
    if link.first in days and link.second in days:
        return abs(days[link.first] - days[link.second])
    return None


def _mean_of_nearest(scores: Iterable[float], left_out: int) -> float:
    """Where there are fewer, the rest count as barely near."""
    nearest = heapq.nlargest(_OTHERS + left_out, scores)[left_out:]
    return (math.fsum(nearest) + LEAST * (_OTHERS - len(nearest))) / _OTHERS
