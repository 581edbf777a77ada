"""Statements of an archive, by source and by topic."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.retrieve import Retriever
from app.said.statements import Said
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from archive.errors import UnknownArticle, UnknownOutlet
from archive.statement import Saying
from tests.fakes import Library, story
from tests.told import ALL, FERRY, PIER, ROUND_UP, keep


def over(library: Library) -> Said:
    retriever = Retriever(library.archive, library.encoder)
    return Said(library.archive, library.encoder, retriever)


@pytest.fixture
def said(library: Library) -> Said:
    keep(library, *ALL)
    return over(library)


def lines(found: tuple[Saying, ...]) -> list[tuple[str, str]]:
    return [(s.article.id, s.statement.content) for s in found]


def contents(found: tuple[Saying, ...]) -> list[str]:
    return [saying.statement.content for saying in found]


# By source.


def test_without_anything_it_is_everything_newest_first_undated_last(said: Said) -> None:
    assert lines(said.said()) == [
        (article.id, one.content)
        for article, statements in (FERRY, ROUND_UP, PIER, ALL[3])
        for one in statements
    ]


def test_a_source_is_found_by_part_of_its_name(said: Said) -> None:
    assert lines(said.said(source="Brandt")) == [
        ("round-up", "the price"),
        ("pier", "The repairs of the pier will cost 4.2 million crowns"),
    ]


def test_a_source_is_found_by_its_role(said: Said) -> None:
    assert {s.statement.speaker.name for s in said.said(source="the mayor")} == {"Ada Vell"}


def test_a_name_in_full_is_that_one_alone(said: Said) -> None:
    assert {s.statement.speaker.name for s in said.said(source="Joris Vell")} == {"Joris Vell"}


def test_a_part_of_two_names_is_both_newest_first(said: Said) -> None:
    assert [s.article.id for s in said.said(source="Vell")] == ["ferry"] * 2 + ["pier"] * 2


def test_a_voices_key_is_taken_as_it_is(said: Said) -> None:
    for voice in said.voices():
        found = said.said(source=voice.named.key)
        assert len(found) == voice.own + voice.passed_on


def test_own_words_and_what_is_passed_on_are_told_apart(said: Said) -> None:
    assert contents(said.said(source="Vella Courier", own=True)) == []
    assert contents(said.said(source="Vella Courier", own=False)) == [
        "“Nobody asked the fishing crews,”",
        "the price",
    ]
    assert len(said.said(source="Radio Lorrevia", own=True)) == 1
    assert said.said(source="Radio Lorrevia", own=False) == ()


def test_own_and_passed_on_together_are_all(said: Said) -> None:
    everything = said.said()
    parts = [*said.said(own=True), *said.said(own=False)]
    assert sorted(lines(tuple(parts))) == sorted(lines(everything))


def test_filters_hold(said: Said) -> None:
    found = said.said(filters=Filters(outlets=("the harbor ledger",)))
    assert {s.article.outlet for s in found} == {"The Harbor Ledger"}
    found = said.said(source="Brandt", filters=Filters(before="2026-04-15"))
    assert [s.article.id for s in found] == ["pier"]


def test_a_limit_holds(said: Said) -> None:
    assert contents(said.said(limit=3)) == contents(said.said())[:3]
    assert contents(said.said(source="Vell", limit=3)) == contents(said.said(source="Vell"))[:3]


def test_somebody_who_says_nothing_has_said_nothing(said: Said) -> None:
    assert said.said(source="Nobody Known") == ()
    assert said.said(source="Nobody Known", about="the pier") == ()


def test_an_unknown_article_or_outlet_is_an_error(said: Said) -> None:
    with pytest.raises(UnknownArticle):
        said.said(filters=Filters(articles=("nothing",)))
    with pytest.raises(UnknownOutlet):
        said.said(filters=Filters(outlets=("Nobody Daily",)))


def test_an_article_in_its_order_is_all_it_has(said: Said) -> None:
    found = said.said(filters=Filters(articles=("pier",)))
    assert [s.statement for s in found] == list(PIER[1])


def test_voices_are_found_by_part_of_a_name(said: Said) -> None:
    assert [v.named.name for v in said.voices("vell")] == [
        "Ada Vell",
        "Joris Vell",
        "Vella Courier",
    ]


def test_who_publishes_is_known_by_part_of_the_name(said: Said) -> None:
    assert said.publishers("the Ledger") == ("The Harbor Ledger",)
    assert said.publishers("The Tallyman") == ()


def test_who_publishes_is_known_in_all_spellings(library: Library) -> None:
    library.add(*(replace(story(n), outlet=o) for n, o in enumerate(("AP", "Associated Press"))))
    assert over(library).publishers("the AP") == ("AP", "Associated Press")


# By topic.


def test_a_topic_brings_what_is_about_it_best_first(said: Said) -> None:
    found = contents(said.said(about="repairs cost crowns"))
    assert set(found[:2]) == {
        "the repairs of the pier will cost six million crowns",
        "The repairs of the pier will cost 4.2 million crowns",
    }
    assert "he would miss the gulls" not in found


def test_a_topic_of_one_source_brings_its_own_only(said: Said) -> None:
    found = said.said(source="Brandt", about="repairs cost crowns")
    assert contents(found)[0] == "The repairs of the pier will cost 4.2 million crowns"
    assert {s.statement.speaker.name for s in found} == {"Tomas Brandt"}


def test_nothing_is_about_what_nobody_speaks_of(said: Said) -> None:
    assert said.said(about="elephants in Zanzibar") == ()


def test_the_order_is_the_same_every_time(said: Said) -> None:
    assert said.said(about="repairs of the pier") == said.said(about="repairs of the pier")


def test_an_empty_archive_has_nothing_to_say(library: Library) -> None:
    said = over(library)
    assert said.said() == said.said(about="pier") == said.voices("Vell") == ()
    assert said.matrix("pier").points == ()


def test_few_texts_are_encoded_for_a_topic(library: Library) -> None:
    library.add(*(story(number, paragraphs=12) for number in range(60)))
    before = library.encoder.encoded
    assert over(library).said(about="bridge district council")
    assert library.encoder.encoded - before <= 100


def test_a_matrix_sets_differing_prices_side_by_side(said: Said) -> None:
    matrix = said.matrix("the repairs of the pier cost crowns")
    column = {source.name: i for i, source in enumerate(matrix.sources)}
    point = matrix.points[0]
    numbers = {name: point.cells[i].numbers for name, i in column.items() if point.cells[i].numbers}
    assert numbers == {
        "Radio Lorrevia": ("six million crowns",),
        "Tomas Brandt": ("4.2 million crowns",),
    }


@pytest.mark.parametrize(
    ("topic", "first"),
    [
        ("how much money do the repairs take?", "will cost"),
        ("Will the pilots go on strike?", "sail in a storm"),
        ("fishermen were not consulted", "Nobody asked"),
        ("when does the quay shut?", "1 June"),
    ],
)
def test_the_real_encoder_finds_other_words_too(
    tmp_path: Path, encoder: Encoder, topic: str, first: str
) -> None:
    with Archive.own(tmp_path / "real", encoder.name) as archive:
        library = Library(archive, encoder)
        keep(library, *ALL)
        found = contents(over(library).said(about=topic))
    assert first in found[0]
