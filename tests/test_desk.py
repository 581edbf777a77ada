"""app.web.desk and app.web.made: a briefing as it comes about, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer import Claim
from app.brief.briefing import Briefing, Line
from app.brief.kept import Briefings
from app.web.brief_markup import desk_html, status_html, stories_html
from app.web.desk import LONG, Desk, Order, follow, resumed
from app.web.filters import Only
from app.web.made import MOST, Made
from archive.article import Filters
from archive.groups import Story
from tests.fakes import Library
from tests.fragments import Tags, harmless
from tests.scripted_articles import HOSTILE
from tests.scripted_brief import ARTICLES, STORIES, pier
from tests.scripted_newsroom import ScriptedNewsroom


def order(topic: str, before: Briefing | None = None) -> Order:
    return Order(topic, Filters(), "standard", before)


def desks(topic: str, before: Briefing | None = None) -> list[Desk]:
    placed = order(topic, before)
    return list(follow(ScriptedNewsroom(), Made(), Desk().opened(placed), placed))


def test_it_says_what_is_being_done_until_it_is_there() -> None:
    *busy, done = desks("pier")
    assert [desk.doing for desk in busy] == [
        "Reading 38 sentences of 4 articles",
        "Holding 14 lines to their articles",
    ]
    assert all(desk.busy and desk.briefing is None for desk in busy)
    assert not done.busy
    assert done.briefing == pier("pier")
    assert done.doing == "The briefing is here: 18 lines"


def test_a_fault_leaves_the_briefing_that_was_to_be_refreshed() -> None:
    shown = Desk(pier("crash"), "name")
    placed = order("crash", shown.briefing)
    last = list(follow(ScriptedNewsroom(), Made(), shown.opened(placed), placed))[-1]
    assert (last.briefing, last.name, last.busy) == (shown.briefing, "name", False)
    assert "Something broke" in last.failure


def test_what_is_kept_is_what_is_shown() -> None:
    made, placed = Made(), order("pier")
    last = list(follow(ScriptedNewsroom(), made, Desk().opened(placed), placed))[-1]
    assert made.get(last.name) is last.briefing


def grown(*articles: str) -> Filters:
    """What is asked for where a briefing of these articles is refreshed."""
    newsroom = ScriptedNewsroom()
    filters = Filters(articles=articles)
    placed = Order("pier", filters, "standard", pier("pier"))
    list(follow(newsroom, Made(), Desk(pier("pier")).opened(placed), placed))
    return newsroom.briefed[-1][1]


def test_a_story_is_refreshed_from_the_articles_it_has_by_then() -> None:
    assert grown("courier-1", "gone") == Filters(articles=STORIES[0].articles)
    assert grown(HOSTILE.id, "gone") == Filters(articles=(HOSTILE.id,))
    assert grown("gone") == Filters(articles=("gone",))
    assert grown() == Filters()


def test_without_a_reader_or_a_place_nothing_is_kept(library: Library) -> None:
    newsroom = ScriptedNewsroom()
    newsroom.briefings = kept = Briefings(library.archive)
    placed = order("pier")
    last = list(follow(newsroom, Made(), Desk().opened(placed), placed))[-1]
    assert (last.id, kept.headings("")) == ("", ())
    last = list(follow(newsroom, Made(), Desk.new("reader").opened(placed), placed))[-1]
    assert [heading.id for heading in kept.headings("reader")] == [last.id]
    empty = order("nothing")
    list(follow(newsroom, Made(), last.opened(empty), empty))
    assert [heading.id for heading in kept.headings("reader")] == [last.id]


def test_a_refresh_keeps_its_name_and_another_briefing_gets_one_of_its_own() -> None:
    shown = Desk(pier(), "made", reader="reader", id="id")
    assert shown.opened(order("pier", pier())).id == "id"
    other = shown.opened(order("quay"))
    assert (other.reader, other.briefing) == ("reader", None)
    assert len(other.id) > 20


def test_what_was_kept_comes_back_as_it_was_shown(library: Library) -> None:
    newsroom, made = ScriptedNewsroom(), Made()
    newsroom.briefings = Briefings(library.archive)
    library.add(*ARTICLES)
    placed = order("pier")
    last = list(follow(newsroom, made, Desk.new("reader").opened(placed), placed))[-1]
    again = resumed(newsroom, made, "reader", last.id)
    assert desk_html(replace(again, name=last.name)) == desk_html(last)
    assert made.get(again.name) is again.briefing
    for reader, id in (("another", last.id), ("reader", "other"), ("reader", ""), ("", "")):
        empty = resumed(newsroom, made, reader, id)
        assert (empty.reader, empty.briefing) == (reader, None)
        assert empty.id != last.id


@pytest.mark.parametrize("number", ["", "x", "-1", "18", "999999999999", "²", "1.0"])
def test_a_line_that_is_not_there_can_t_be_asked_about(number: str) -> None:
    assert Desk(pier()).about(number) is None
    assert Desk().about("0") is None


def test_a_long_line_is_cut_between_words_in_the_question() -> None:
    line = Line(Claim("word " * 200, "", (), "supported"))
    briefing = Briefing("x", "", "short", (line,), (), (), (), (), (), (), 1, "quotes", 0.1)
    found = Desk(briefing).about("0")
    assert found is not None
    question, only = found
    assert question.endswith("word …")
    assert len(question) < LONG + 50
    assert only.articles == ()


def test_each_article_of_a_line_counts_once() -> None:
    found = Desk(pier()).about("0")
    assert found is not None
    assert found[1] == Only(("harbor-1", "northern-1"), "Only these 2 articles")


def test_a_new_briefing_takes_the_place_of_the_one_asked_for_longest_ago() -> None:
    made = Made()
    names = [made.keep(pier(str(number))) for number in range(MOST)]
    assert made.get(names[0]) is not None
    last = made.keep(pier("last"))
    assert made.get(names[1]) is None
    assert [made.get(name) is not None for name in (names[0], names[2], last)] == [True] * 3
    assert len(set(names)) == MOST


def test_no_text_of_a_story_becomes_a_tag() -> None:
    story = Story('"><b>', "<img src=x>", "<i>", "2026-04-14", ('"',))
    harmless(stories_html([story], 1))


def test_that_a_briefing_is_there_is_read_aloud_only() -> None:
    done = desks("pier")[-1]
    assert 'class="status unseen" role="status"' in status_html(done)
    assert 'class="status busy" role="status"' in status_html(desks("pier")[0])
    assert 'aria-busy="false"' in desk_html(done)


def test_ids_are_unique_on_the_page() -> None:
    ids = Tags(desk_html(desks("pier")[-1])).attributes["id"]
    assert len(ids) == len(set(ids))
