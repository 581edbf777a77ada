"""app.render.said: who said it, through whom and how is on the card, and nothing alive."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.render.said import (
    SHORT,
    labels,
    matrix_html,
    saying_html,
    sayings_html,
    short,
    source_as_written,
    source_name,
)
from app.said.matrix import Cell, Matrix, Point
from archive.article import Article
from archive.statement import NOBODY, Named, Saying, Statement
from tests import scripted_said
from tests.fragments import Tags, harmless, nasty, sayings, sent
from tests.scripted_newsroom import ScriptedNewsroom
from tests.scripted_said import CREWS, DENIED, HIGH, JUNE, LORREVIA, PIER, TOLD, UNSURE, WALL

EVERY = scripted_said.sayings(ScriptedNewsroom().articles())


def saying(statement: Statement) -> Saying:
    return next(one for one in EVERY if one.statement == statement)


def words(fragment: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", "", fragment)).split())


@given(sayings())
def test_no_text_of_a_statement_becomes_a_tag(made: tuple[Saying, Article]) -> None:
    harmless(sayings_html([made[0], made[0]]))


@given(sayings(), nasty, st.tuples(nasty), st.booleans())
def test_no_text_of_a_matrix_becomes_a_tag(
    made: tuple[Saying, Article], text: str, numbers: tuple[str], silent: bool
) -> None:
    cells = (Cell((made[0],) * 3, numbers), Cell(() if silent else (made[0],)))
    named = made[0].statement.speaker
    harmless(matrix_html(Matrix(text, (named, named), (Point(text, cells),))))


@given(sayings())
def test_a_card_holds_the_statement_character_for_character(made: tuple[Saying, Article]) -> None:
    found = re.search("<blockquote[^>]*>(.*)</blockquote>", saying_html(made[0]), re.S)
    assert found
    assert unescape(re.sub("<[^>]*>", "", found[1])) == sent(made[0].statement.text)


def test_a_card_names_speaker_relay_and_publisher_as_what_they_are() -> None:
    shown = words(saying_html(saying(TOLD)))
    assert shown.startswith("Ada Vellmayor of Port Vella“she” in the article")
    assert "As passed on by Radio Lorrevia, published by Vella Courier, 16 April 2026" in shown


def test_an_outlet_does_not_pass_on_itself() -> None:
    assert "Published by Vella Courier, 16 April 2026" in words(saying_html(saying(JUNE)))


def test_a_publisher_by_another_of_its_names_passes_on_nothing_either() -> None:
    told = replace(TOLD, relayed_from=Named("bbc", "BBC", "outlet"))
    of = saying(TOLD)
    shown = words(saying_html(Saying(told, replace(of.article, outlet="BBC News"))))
    assert "Published by BBC News, 16 April 2026" in shown
    assert "passed on" not in shown


def test_source_cue_and_content_are_told_apart_on_a_card() -> None:
    assert re.findall('<span class="said-([a-z]+)">([^<]*)', saying_html(saying(DENIED))) == [
        ("source", "Mayor Ada Vell"),
        ("cue", "denied"),
        ("content", "the wall was forgotten"),
    ]


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (PIER, ("quoted",)),
        (WALL, ("partly quoted",)),
        (JUNE, ("reported",)),
        (DENIED, ("reported", "“denied”")),
        (UNSURE, ("reported", "“could not confirm”")),
        (replace(DENIED, cue_spans=()), ("reported", "negated")),
    ],
)
def test_labels_say_how(statement: Statement, shown: tuple[str, ...]) -> None:
    assert labels(statement) == shown


def test_what_the_article_calls_a_source_is_told_only_where_it_is_not_its_name() -> None:
    assert source_as_written(TOLD) == "she"
    assert source_as_written(PIER) == ""  # as written
    surname = replace(PIER, resolved="surname")
    assert source_as_written(surname) == ""  # "Mayor Ada Vell" holds the name


def test_a_source_without_a_name_is_called_so() -> None:
    nameless = replace(saying(CREWS), statement=replace(CREWS, speaker=NOBODY))
    assert words(saying_html(nameless)).startswith("Unnamed source")


def test_a_card_opens_its_article_at_the_three_parts() -> None:
    seen = Tags(saying_html(saying(TOLD))).attributes
    assert seen["data-article"] == ["courier-1"]
    assert seen["data-source"] == [f"{TOLD.speaker_spans[0][0]}-{TOLD.speaker_spans[0][1]}"]
    assert seen["data-content"] == [",".join(f"{a}-{b}" for a, b in TOLD.content_spans)]


def test_short_is_the_content_alone_and_says_where_it_is_cut() -> None:
    assert short(TOLD) == (
        "“It stands in next year's budget, and it always did,” … the whole bill at $5 million"
    )
    long = replace(HIGH, text="word " * 200, start=0, content_spans=((0, 1000),))
    assert short(long) == "word " * (SHORT // 5) + "…"


def test_a_matrix_has_a_heading_for_each_row_and_column() -> None:
    shown = matrix_html(scripted_said.matrix(EVERY, "pier"))
    assert shown.count('scope="col"') == 6
    assert shown.count('scope="row"') == 3
    assert shown.count("none found") == 8


def test_numbers_that_differ_are_marked_in_text_too() -> None:
    shown = matrix_html(scripted_said.matrix(EVERY, "pier"))
    assert re.findall('<mark class="number">([^<]*)', shown) == [
        "5 million", "4.2 million", "8.5 million", "1 June", "15 June",
    ]  # fmt: skip
    assert shown.count("differs between sources") == 5
    assert "≠ " in shown


@pytest.mark.parametrize(("number", "marked"), [("1", []), ("15", ["15"]), ("$5", []), ("", [])])
def test_a_number_is_marked_only_where_it_stands_alone(number: str, marked: list[str]) -> None:
    cells = (Cell((saying(JUNE),), (number,)),)
    shown = matrix_html(Matrix("pier", (LORREVIA,), (Point("begin", cells),)))
    assert re.findall('<mark class="number">([^<]*)', shown) == marked


def test_a_denial_never_reads_as_what_it_denies() -> None:
    shown = words(matrix_html(scripted_said.matrix(EVERY, "pier")))
    assert "“denied”the wall was forgotten" in shown


def test_the_third_quotation_of_a_cell_is_folded() -> None:
    cells = (Cell((saying(PIER), saying(TOLD), saying(DENIED))),)
    shown = matrix_html(Matrix("pier", (PIER.speaker,), (Point("all", cells),)))
    assert "<details><summary>1 more</summary>" in shown


def test_only_a_source_that_can_be_looked_up_is_a_button() -> None:
    cells = (Cell(()),)
    shown = matrix_html(Matrix("pier", (NOBODY,), (Point("all", cells),)))
    assert "data-key" not in shown
    assert "Unnamed source" in shown


def test_in_the_column_of_those_without_a_name_each_is_told_apart() -> None:
    nameless = replace(PIER, speaker=Named("", "two people in the room"))
    cells = (Cell((saying(PIER), replace(saying(PIER), statement=nameless))),)
    shown = words(matrix_html(Matrix("pier", (NOBODY,), (Point("all", cells),))))
    assert shown.count("two people in the room") == 1


def test_a_pronoun_is_no_name() -> None:
    assert source_name(Named("", "She")) == "Unclear: “She”"
    assert source_name(Named("", "Neither")) == "Unclear: “Neither”"
    assert source_name(Named("it", "It Works Ltd", "group")) == "It Works Ltd"


def test_who_does_not_say_is_a_line_of_its_own_where_cells_are_stacked() -> None:
    cells = (Cell((saying(PIER),)), Cell(()), Cell(()))
    matrix = Matrix("pier", (PIER.speaker, LORREVIA, NOBODY), (Point("all", cells),))
    assert "None found: Radio Lorrevia; Unnamed source" in words(matrix_html(matrix))
    everybody = Matrix("pier", (PIER.speaker,), (Point("all", cells[:1]),))
    assert "None found" not in matrix_html(everybody)
