"""app.web.said_markup: voices under headings, and empty states that say what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.said.matrix import Matrix
from app.web.said_markup import MOST, compared_html, heading, said_html, voices_html
from archive.article import Article, Filters
from archive.statement import Named, Saying, Voice
from tests import scripted_said
from tests.fragments import harmless, named, nasty, sayings
from tests.scripted_newsroom import ScriptedNewsroom

EVERY = scripted_said.sayings(ScriptedNewsroom().articles())
VOICES = scripted_said.voices(EVERY, "")
ALL = Filters()
voices = st.builds(
    Voice, named, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), nasty, st.tuples(nasty)
)


def listed(found: tuple[Voice, ...] = VOICES, query: str = "", chosen: str = "") -> str:
    return voices_html(found, query=query, chosen=chosen, articles=3)


def words(fragment: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", fragment)).split())


def people(number: int) -> tuple[Voice, ...]:
    return tuple(Voice(Named(f"p{i}", f"Person {i}", "person"), 1, 0, 1, "") for i in range(number))


@given(voices, nasty)
def test_no_text_of_a_voice_becomes_a_tag(voice: Voice, text: str) -> None:
    harmless(voices_html((voice,), query=text, chosen=text, articles=1))
    harmless(voices_html((), query=text, chosen=text, articles=1))
    harmless(heading(voice, picked=True))


@given(sayings(), nasty)
def test_no_text_around_statements_becomes_a_tag(made: tuple[Saying, Article], text: str) -> None:
    harmless(said_html([made[0]], source=text, about=text, filters=ALL, own=None))
    harmless(said_html([], source=text, about=text, filters=ALL, own=False))
    harmless(compared_html(Matrix(text, (), ()), ALL))


def test_voices_stand_under_headings_with_their_counts() -> None:
    shown = listed()
    assert re.findall("<h3>([A-Z][a-z]+)", shown) == ["Outlets", "People", "Groups", "Unnamed"]
    assert "Radio Lorrevia 1 own · 1 relayed" in words(shown)
    assert "Ada Vell mayor of Port Vella · 3 own" in words(shown)


def test_the_chosen_voice_is_marked_and_only_that() -> None:
    assert re.findall('data-key="([^"]*)" aria-current', listed(chosen="ada-vell")) == ["ada-vell"]
    assert re.findall('data-key="([^"]*)" aria-current', listed()) == [""]


def test_many_voices_are_folded_but_never_the_chosen_one() -> None:
    assert "<details><summary>22 more</summary>" in listed(people(30))
    assert "<details open>" in listed(people(30), chosen="p20")
    assert "<details" not in listed(people(30), query="person")
    assert listed(people(300)).count("<li>") == MOST


@pytest.mark.parametrize(
    ("found", "said"), [(MOST, f"{MOST} statements,"), (MOST + 1, f"The first {MOST} statements,")]
)
def test_a_list_says_whether_there_are_more(found: int, said: str) -> None:
    shown = said_html((EVERY * MOST)[:found], source="", about="", filters=ALL, own=None)
    assert re.findall('<p class="tally" role="status">(.*?) newest', shown) == [said]
    assert shown.count('<li class="saying">') == MOST


def test_a_voice_that_nobody_could_look_up_is_left_out() -> None:
    nobody = Voice(Named(), 5, 0, 2, "")
    assert "Unnamed" not in listed((*VOICES[:1], nobody))


@pytest.mark.parametrize(
    ("query", "articles", "shown"),
    [
        ("xyz", 3, "No source matches “xyz”. Try a surname"),
        ("", 3, "Nobody is quoted in these articles."),
        ("", 0, "There are no articles yet. Add some in the Library"),
    ],
)
def test_without_voices_it_says_what_to_do(query: str, articles: int, shown: str) -> None:
    assert shown in voices_html((), query=query, chosen="", articles=articles)


@pytest.mark.parametrize(
    ("about", "filters", "own", "shown"),
    [
        ("tides", ALL, None, "No statement about “tides”. Try other words"),
        ("", Filters((), "2026-01-01"), True, "No statement in these dates in its own words."),
        ("", ALL, False, "No statement relayed from others."),
        ("", ALL, None, "No statement here. Choose another source."),
    ],
)
def test_without_statements_it_says_what_was_asked(
    about: str, filters: Filters, own: bool | None, shown: str
) -> None:
    fragment = said_html((), source="x", about=about, filters=filters, own=own)
    assert shown in words(fragment)


def test_a_topic_nobody_speaks_about_says_what_to_try() -> None:
    shown = words(compared_html(Matrix("tides", (), ()), Filters((), "", "2026-01-01")))
    assert shown.startswith("Nobody speaks about “tides” in these dates. Try fewer or other words")


def test_the_exports_ask_for_what_is_shown() -> None:
    shown = said_html(
        EVERY, source='a"&b', about="x y", filters=Filters((), "2026-04-01"), own=True
    )
    link = "export/said.csv?source=a%22%26b&about=x+y&after=2026-04-01&own=yes"
    assert link in [unescape(found) for found in re.findall('href="([^"]*)"', shown)]


def test_the_order_is_told() -> None:
    newest = said_html(EVERY, source="", about="", filters=ALL, own=None)
    closest = said_html(EVERY * 20, source="", about="pier", filters=ALL, own=None)
    assert "11 statements, newest first" in newest
    assert "The first 200 statements, the closest first" in closest


def test_a_heading_sums_up_a_voice() -> None:
    vell = next(voice for voice in VOICES if voice.named.key == "ada-vell")
    assert words(heading(vell, picked=True)).endswith(
        "Ada Vell mayor of Port Vella · 3 own statements · in 2 articles · last on 16 April 2026"
    )


def test_what_has_no_place_in_a_matrix_is_told() -> None:
    matrix = scripted_said.matrix(EVERY, "pier")
    assert "more statement" not in compared_html(matrix, ALL)
    shown = words(compared_html(replace(matrix, left_out=2), ALL))
    assert "3 points, 5 sources; 2 more statements on this under By source" in shown


def test_a_role_that_another_holds_is_not_said_twice() -> None:
    roles = ("authority’s director since 2021", "authority's director", "chair")
    named = Named("vale", "Ingrith Vale", "person", roles[1])
    shown = words(heading(Voice(named, 1, 0, 1, "", roles), picked=True))
    assert "authority’s director since 2021 · chair · 1 own statement" in shown
