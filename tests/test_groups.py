"""Groups that links make: the same in every order, and no chain of neighbours makes a story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from archive.article import Listing
from archive.groups import carriers, components, stories
from archive.link import Link

IDS = "abcdefgh"
LISTED = tuple(
    Listing(id, 1, f"On {id}", "Radio Lorrevia", "", f"2026-04-{14 + place:02}", "", 100)
    for place, id in enumerate(IDS)
)
_links = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.integers(1, 10)).filter(
        lambda entry: entry[0] < entry[1]
    ),
    unique_by=lambda entry: entry[:2],
).map(lambda entries: [Link(a, b, "near", score / 10) for a, b, score in entries])


def links(*pairs: str, score: float = 0.9) -> list[Link]:
    return [Link.between(pair[0], pair[1], "near", score) for pair in pairs]


def groups(found: list[Link]) -> list[str]:
    return sorted("".join(story.articles) for story in stories(found, LISTED))


def test_what_is_linked_through_others_is_one_component() -> None:
    assert components(links("ab", "bc", "ef")) == (("a", "b", "c"), ("e", "f"))


def test_articles_that_are_all_near_are_one_story() -> None:
    assert groups(links("ab", "bc", "ac", "ef")) == ["abc", "ef"]


def test_a_chain_of_neighbours_is_no_story() -> None:
    assert "abcdef" not in groups(links("ab", "bc", "cd", "de", "ef"))


def test_what_is_hardly_likely_is_no_story() -> None:
    assert groups(links("ab", score=0.1)) == []


def test_a_story_has_the_headline_of_its_middle_and_the_days_of_its_ends() -> None:
    (story,) = stories(links("ab", "bc", "bd", "cd", "ac", "ad"), LISTED)
    assert (story.id, story.first, story.last) == ("a", "2026-04-14", "2026-04-17")
    assert story.articles == ("a", "b", "c", "d")
    (star,) = stories([*links("ac", "bc", score=1.0), *links("ab", score=0.8)], LISTED)
    assert star.name == "On c"


def test_the_one_that_was_published_first_is_the_origin() -> None:
    undated = Listing("A", 1, "", "", "", "", "", 100)
    found = carriers(links("cb", "Ab"), [*LISTED, undated])
    assert set(found) == {"A", "b", "c"}
    assert {tuple(one.id for one in group) for group in found.values()} == {("b", "c", "A")}


@given(_links, st.randoms(use_true_random=False))
def test_the_order_of_links_plays_no_part(found, chance) -> None:  # type: ignore[no-untyped-def]
    other = list(found)
    chance.shuffle(other)
    assert components(found) == components(other)
    assert stories(found, LISTED) == stories(other, LISTED)


@given(_links)
def test_an_article_is_in_one_story_at_most(found: list[Link]) -> None:
    members = [id for story in stories(found, LISTED) for id in story.articles]
    assert len(members) == len(set(members))


def test_what_was_removed_meanwhile_is_in_no_group() -> None:
    found = links("ab", "bc", "ac")
    (story,) = stories(found, LISTED[:2])
    assert story.articles == ("a", "b")
    assert set(carriers(found, LISTED[:2])) == {"a", "b"}
