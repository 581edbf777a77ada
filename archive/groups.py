"""Groups that links make: who carries one text, which articles tell of one event.

Worked out from the links each time: nothing that could be stale is kept, and the order in which
articles came plays no part. Knows nothing of storage.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from archive.article import Listing
from archive.likely import likely
from archive.link import Link

_ONE_EVENT = 0.3  # chosen on half of the labelled groups (benchmarks/labels)


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, oldest first, undated last. `id` is that of the first.

    `name` is the headline of the one that is nearest to all; `first` and `last` are the days of
    the dated ones, as ISO dates, empty where none has a date.
    """

    id: str
    name: str
    first: str
    last: str
    articles: tuple[str, ...]


def components(links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The ids that links hold together, directly or through others, each group sorted."""
    leader: dict[str, str] = {}

    def lead(id: str) -> str:
        while leader.setdefault(id, id) != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    for link in links:
        first, second = sorted((lead(link.first), lead(link.second)))
        leader[second] = first
    groups: dict[str, list[str]] = {}
    for id in sorted(leader):
        groups.setdefault(lead(id), []).append(id)
    return tuple(tuple(group) for group in groups.values())


def stories(links: Sequence[Link], listings: Iterable[Listing]) -> tuple[Story, ...]:
    """Groups of two articles and more in which all are likely, on average, to tell of one event.

    Newest first.
    """
    listed = {one.id: one for one in listings}
    links = likely(_between(links, listed), listed)
    groups = [group for group in _linked_on_average(links) if len(group) > 1]
    member = {id: number for number, group in enumerate(groups) for id in group}
    inside: list[list[Link]] = [[] for _ in groups]
    for link in links:
        number = member.get(link.first, -1)
        if number == member.get(link.second, -2):
            inside[number].append(link)
    found = [_story(*both, listed) for both in zip(groups, inside, strict=True)]
    return tuple(sorted(found, key=lambda story: (story.last, story.first, story.id), reverse=True))


def _linked_on_average(links: Sequence[Link]) -> list[list[str]]:
    """Average linkage (UPGMA, Sokal and Michener, 1958); two that have no link count as 0.

    So a chain of neighbours makes no group. Time grows with the links, not with all pairs.
    """
    ids = sorted({end for link in links for end in (link.first, link.second)})
    place = {id: number for number, id in enumerate(ids)}
    groups = {number: [id] for number, id in enumerate(ids)}
    near: dict[int, dict[int, float]] = {number: {} for number in groups}
    for link in links:
        one, other = place[link.first], place[link.second]
        near[one][other] = near[other][one] = link.score
    ahead = [(-link.score, place[link.first], place[link.second]) for link in links]
    ahead = [entry for entry in ahead if -entry[0] >= _ONE_EVENT]
    heapq.heapify(ahead)
    numbers = count(len(ids))
    while ahead:
        _, one, other = heapq.heappop(ahead)
        if one not in groups or other not in groups:
            continue  # grown since
        sizes = len(groups[one]), len(groups[other])
        sides = near.pop(one), near.pop(other)
        number = next(numbers)
        groups[number] = groups.pop(one) + groups.pop(other)
        near[number] = {}
        for third in sorted(sides[0].keys() | sides[1].keys()):
            if third not in groups:
                continue
            parts = (side.get(third, 0.0) * size for side, size in zip(sides, sizes, strict=True))
            score = sum(parts) / sum(sizes)
            near[number][third] = near[third][number] = score
            if score >= _ONE_EVENT:
                heapq.heappush(ahead, (-score, third, number))
    return list(groups.values())


def _story(group: Sequence[str], links: Sequence[Link], listed: Mapping[str, Listing]) -> Story:
    near = dict.fromkeys(group, 0.0)
    for link in links:
        if link.first in near and link.second in near:
            near[link.first] += link.score
            near[link.second] += link.score
    order = sorted((listed[id] for id in group), key=oldest)
    days = sorted(one.published[:10] for one in order if one.published)
    middle = max(order, key=lambda one: near[one.id])
    first, last = (days[0], days[-1]) if days else ("", "")
    return Story(
        order[0].id, middle.title or "Untitled", first, last, tuple(one.id for one in order)
    )


def carriers(links: Iterable[Link], listings: Iterable[Listing]) -> dict[str, tuple[Listing, ...]]:
    """Article id → all that have its text, the first of them first; of articles with copies."""
    listed = {one.id: one for one in listings}
    found: dict[str, tuple[Listing, ...]] = {}
    for group in components(_between(links, listed)):
        found |= dict.fromkeys(group, tuple(sorted((listed[id] for id in group), key=oldest)))
    return found


def _between(links: Iterable[Link], listed: Mapping[str, Listing]) -> list[Link]:
    """Without links to articles that were removed since the links were read."""
    return [link for link in links if link.first in listed and link.second in listed]


def oldest(listing: Listing) -> tuple[bool, str, str]:
    """To sort by date, undated ones last, then by id."""
    return not listing.published, listing.published, listing.id
