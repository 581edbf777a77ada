"""app.brief.topic: which articles and which sentences are on a topic."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.brief.excerpts import Reader
from app.brief.topic import Topic
from archive.article import Article
from archive.groups import Story
from tests.fakes import Library

ABOUT = Article(
    "pier", "The ferry pier of Graywater", "The council of Graywater closed the ferry pier. "
    "Twelve boats were moved to the north quay. A diver had found a crack in the third pile. "
    "Repairs will take until the autumn of next year.", "The Harbor Ledger",
)  # fmt: skip
ROUND_UP = Article(
    "tray", "The week in three bites", "Bakers in Tarnwick went back to work on Monday morning. "
    "Flour had been short since the middle of May. Nobody expects the price of bread to fall.\n\n"
    "The council of Graywater closed the ferry pier. Twelve boats were moved to the north quay.\n\n"
    "In Stennick the choir sang for the mayor. Tickets had been sold out for weeks. "
    "Rain is expected in all valleys on Saturday.", "The Morning Tray",
)  # fmt: skip
IN_PASSING = Article(
    "choir", "A choir and its hall", "The choir of Stennick has sung in the hall since 1921. "
    "Half of its members are under thirty years of age. A new roof is to be paid by lottery. "
    "One tenor used to work at the council of Graywater. He moved to Stennick in 2004.",
    "The Morning Tray",
)  # fmt: skip


def over(library: Library, text: str, *articles: Article, chosen: bool = False) -> Topic:
    for article in articles:
        library.add(article)
    read = Reader(library.encoder).read(articles)
    terms = [frozenset(library.archive.terms(one.text)) for one in read.excerpts]
    return Topic(library.archive, library.encoder, text, read, terms, chosen=chosen)


def on(topic: Topic, many: int) -> list[bool]:
    return [topic.on(place) for place in range(many)]


def test_all_of_an_article_is_on_the_topic_that_it_is_about(library: Library) -> None:
    topic = over(library, "the ferry pier of Graywater", ABOUT, ROUND_UP)
    assert on(topic, 4) == [True] * 4
    assert topic.about(0)
    assert not topic.about(4)


def test_of_a_round_up_what_stands_beside_the_words_is(library: Library) -> None:
    topic = over(library, "the ferry pier of Graywater", ABOUT, ROUND_UP)
    assert on(topic, 12)[4:] == [False] * 3 + [True] * 2 + [False] * 3
    assert topic.articles() == ("pier", "tray")


def test_where_every_sentence_is_a_paragraph_those_beside_the_words_are(library: Library) -> None:
    apart = ROUND_UP.text.replace(". ", ".\n\n")
    topic = over(library, "the ferry pier of Graywater", ABOUT, replace(ROUND_UP, text=apart))
    assert on(topic, 12)[4:] == [False] * 2 + [True] * 4 + [False] * 2


def test_of_another_time_only_what_is_about_it_is(library: Library) -> None:
    now = replace(ABOUT, published="2026-05-12")
    for published, articles in (
        ("2026-06-02", ("pier", "tray")),
        ("2026-06-03", ("pier",)),
        ("", ("pier", "tray")),
        ("2029-05-12", ("pier",)),
    ):
        later = replace(ROUND_UP, published=published)
        assert over(library, "the ferry pier of Graywater", now, later).articles() == articles
    again = replace(ABOUT, id="again", published="2029-05-12")
    assert over(library, "the ferry pier of Graywater", now, again).articles() == ("pier", "again")


def test_an_article_that_has_one_of_the_words_is_not(library: Library) -> None:
    topic = over(library, "the ferry pier of Graywater", ABOUT, IN_PASSING)
    assert topic.articles() == ("pier",)


def test_an_article_that_shares_only_the_names_is_not(library: Library) -> None:
    name = "Supreme Court of Halm"
    first = Article("first", f"{name} lifts the travel ban", f"The {name} met. It rained.", "A")
    bread = f"Bakers say that the {name} has to weigh again how loaves given away are to be taxed."
    other = Article("other", "A tax on bread", f"{bread} Nobody knows when.", "B")
    topic = over(library, f"{name} travel ban", first, other)
    assert topic.articles() == ("first",)


def test_of_articles_that_somebody_chose_and_without_a_topic_everything_is(
    library: Library,
) -> None:
    for topic in (
        over(library, "the ferry pier of Graywater", ABOUT, IN_PASSING, chosen=True),
        over(library, "", ABOUT, IN_PASSING),
    ):
        assert all(on(topic, 9))
        assert topic.found()


def test_a_month_or_a_year_in_the_topic_leaves_what_is_of_that_time(library: Library) -> None:
    old = replace(ABOUT, id="old", published="2019-05-12")
    new = replace(ABOUT, published="2026-05-12")
    for text, articles in (
        ("the ferry pier of Graywater", ("old", "pier")),
        ("the ferry pier of Graywater in May 2026", ("pier",)),
        ("the ferry pier of Graywater in April 2026", ("pier",)),
        ("the 2019 ferry pier of Graywater", ("old",)),
        ("the ferry pier of Graywater 2030", ("old", "pier")),
    ):
        assert over(library, text, old, new).articles() == articles


def test_where_no_opening_has_its_words_an_article_that_has_them_twice_is_about_it(
    library: Library,
) -> None:
    assert on(over(library, "tenor", IN_PASSING), 5) == [False, False, True, True, True]
    twice = replace(IN_PASSING, text=f"{IN_PASSING.text} The tenor sings again in June.")
    assert on(over(library, "tenor", twice), 6) == [True] * 6


@pytest.mark.parametrize(("strangers", "found"), [(1, ("pier", "choir")), (2, ("pier",))])
def test_an_article_of_its_story_is_about_it_where_half_of_them_are(
    library: Library, monkeypatch: pytest.MonkeyPatch, strangers: int, found: tuple[str, ...]
) -> None:
    others = [replace(IN_PASSING, id=id) for id in ("choir", "hall")[:strangers]]
    told = ("pier", *(one.id for one in others), "never read")
    story = Story("pier", "The pier", "", "", told)
    monkeypatch.setattr(library.archive, "stories", lambda: (story,))
    assert over(library, "the ferry pier of Graywater", ABOUT, *others).articles() == found


def test_where_no_opening_has_its_name_only_what_mentions_it_is_on_it(library: Library) -> None:
    """However it is written: that it is a name is known from the articles."""
    other = Article("school", "Shots at a school", "Shots fell at the school of Stennick.", "C")
    heard = "heard the shots at the school of Tarnwick, not of Tarnwick by the sea"
    text = IN_PASSING.text.replace("used to work at the council of Graywater", heard)
    choir = replace(IN_PASSING, text=text)
    for topic in ("the Tarnwick school shots", "the tarnwick school shots"):
        made = over(library, topic, other, choir)
        assert on(made, 6) == [False, False, False, True, True, True]
        assert made.only_mentioned()
    assert not over(library, "the school shots", other).only_mentioned()


def test_what_goes_by_another_name_is_known_by_the_words_of_the_others(library: Library) -> None:
    names = "Kestlin offers 61 million crowns for the Saltyard of Port Ellery"
    first = Article("first", f"{names}, the stadium", "The Mariners play there. It is old.", "A")
    second = Article("second", f"{names}, a stadium", "A trust offers less. It waits.", "B")
    third = Article("third", names, "Seven members were against it. The mayor was not.", "C")
    other = Article("other", "Boats of Port Ellery", "They sail at noon. They are full.", "D")
    unlike = Article("unlike", "Sold!", f"{names}, says the harbor. It is full.", "E")
    topic = over(library, "the stadium", first, second, third, other, unlike)
    assert topic.articles() == ("first", "second", "third")


def test_of_what_nothing_is_about_nothing_is_found(library: Library) -> None:
    assert not over(library, "lunar telescopes", ABOUT, IN_PASSING).found()
    assert over(library, "the ferry pier", ABOUT).found()
