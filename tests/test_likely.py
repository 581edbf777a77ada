"""How likely near articles tell of one event: by the days between and by what is near elsewhere."""

from __future__ import annotations

from archive.article import Listing
from archive.likely import likely
from archive.link import Link

DAYS = {"a": "2026-04-14", "b": "2026-04-15", "c": "2026-04-20", "undated": ""}
FURTHER = tuple(f"f{number}" for number in range(5))
LISTED = {
    id: Listing(id, 1, id, "", "", day, "", 100)
    for id, day in (DAYS | dict.fromkeys(FURTHER, "2026-05-01")).items()
}


def near(one: str, other: str, score: float = 0.65) -> Link:
    return Link.between(one, other, "near", score)


def chance(*links: Link) -> float:
    """Of the first of the links."""
    ends = links[0].first, links[0].second
    found = {(link.first, link.second): link.score for link in likely(links, LISTED)}
    return found.get(ends, 0.0)


def test_it_falls_with_the_days_between_and_without_a_date() -> None:
    a_day, six_days = chance(near("a", "b")), chance(near("a", "c"))
    assert a_day > six_days > chance(near("a", "undated")) > 0


def test_what_is_near_at_other_times_makes_it_less_likely() -> None:
    subject = [near("a", id, 0.7) for id in FURTHER]
    assert chance(near("a", "b")) > chance(near("a", "b"), *subject) > 0


def test_articles_of_other_times_tell_of_other_events() -> None:
    assert chance(near("a", "f0", 0.99)) == 0
