"""app.render.export: files that say the same as the page, and do nothing when they are opened."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from app.render.export import (
    COLUMNS,
    cell,
    csv_file,
    markdown,
    matrix_markdown,
    placed,
    said_markdown,
)
from app.said.matrix import Matrix
from archive.article import Article
from archive.statement import Saying
from tests import scripted_said
from tests.fragments import nasty, sayings, sent
from tests.scripted_newsroom import ScriptedNewsroom
from tests.scripted_said import DENIED, HOSTILE_SAID, TOLD

EVERY = scripted_said.sayings(ScriptedNewsroom().articles())
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def rows(file: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def saying(statement: object) -> Saying:
    return next(one for one in EVERY if one.statement == statement)


def test_a_line_of_csv_holds_the_whole_chain_and_the_place() -> None:
    (row,) = rows(csv_file("budget", [("", saying(TOLD))]))
    assert tuple(row) == COLUMNS
    assert row == {
        "topic": "budget",
        "source": "Ada Vell",
        "role": "mayor of Port Vella",
        "relayed": "Radio Lorrevia",
        "publisher": "Vella Courier",
        "date": "2026-04-16T08:30:00+02:00",
        "point": "",
        "quotation": TOLD.text,
        "kind": "mixed",
        "stance": "stated",
        "article": "courier-1",
        "title": "Pier repairs to cost twice the first estimate, engineers say",
        "url": "https://courier.example/a?b=1&c=2",
        "start": str(TOLD.start),
        "end": str(TOLD.end),
    }


@given(sayings(), nasty)
def test_no_cell_is_a_formula(made: tuple[Saying, Article], topic: str) -> None:
    file = csv_file(topic, [(topic, made[0])])
    (header, row) = csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))
    assert len(header) == len(row) == len(COLUMNS)
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for value in row)


@given(sayings())
def test_a_spreadsheet_gets_the_quotation_character_for_character(
    made: tuple[Saying, Article],
) -> None:
    text = sent(made[0].statement.text)
    (row,) = rows(csv_file("", [("", made[0])]))
    assert row["quotation"] in (text, f"'{text}")


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@A1", "'@A1"), ("\t=1", "'\t=1"),
     (" =1", "' =1"), ("＝1", "'＝1"), ("a=1", "a=1"), ("“-1”", "“-1”"), ("", "")],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str, written: str) -> None:
    assert cell(text) == written


def test_only_a_web_address_is_exported_as_one() -> None:
    (row,) = rows(csv_file("", [("", saying(HOSTILE_SAID))]))
    assert row["url"] == ""
    assert row["role"] == "'=HYPERLINK(0)"


def test_a_matrix_is_a_line_for_each_quotation() -> None:
    found = rows(csv_file("pier", placed(scripted_said.matrix(EVERY, "pier"))))
    assert [row["point"] for row in found] == ["cost"] * 3 + ["sea wall"] * 2 + [
        "closes in June"
    ] * 2
    assert found[3]["quotation"] == DENIED.text


@given(nasty)
def test_markdown_shows_any_text_as_text(text: str) -> None:
    line = " ".join(sent(text).split())
    shown = READER.render(markdown(line)).strip()
    assert "<" not in shown.removeprefix("<p>").removesuffix("</p>")
    assert unescape(re.sub("^<p>|</p>$", "", shown)) == line


@pytest.mark.parametrize(
    "text",
    ["- a *b* _c_", "1. one", "12) twelve", "# head", "> quote", "=== x", "--- x", "+ a", "***",
     "<b>x</b>", "&amp; &#60;", "`code` ~~gone~~", "![x](https://evil.example/x.png)", "[x][y]",
     "a | b", "https://evil.example www.evil.example", "$4 and $5", "4.2 million"],
)  # fmt: skip
def test_markdown_has_no_markup_of_an_articles(text: str) -> None:
    assert unescape(READER.render(markdown(text))) == f"<p>{text}</p>\n"


@given(sayings())
def test_no_statement_gets_out_of_its_place_in_markdown(made: tuple[Saying, Article]) -> None:
    shown = READER.render(said_markdown("Title", "", [made[0]]).decode())
    assert set(re.findall("<(/?[a-z0-9]+)", shown)) <= {
        *("h1", "/h1", "p", "/p", "strong", "/strong", "blockquote", "/blockquote", "a", "/a"),
    }
    assert shown.count("<h1>") == 1
    assert shown.count("<blockquote>") == 1


def test_a_list_in_markdown_names_the_whole_chain() -> None:
    text = said_markdown("What Ada Vell said", "budget", [saying(TOLD)]).decode()
    assert text.startswith("# What Ada Vell said\n\nTopic: budget\n\n")
    assert (
        "**Ada Vell** (mayor of Port Vella), as passed on by Radio Lorrevia, "
        "published by Vella Courier, 16 April 2026:\n\n> “It stands"
    ) in text
    assert text.endswith(f"c=2>), characters {TOLD.start}–{TOLD.end}\n")


def test_a_matrix_in_markdown_names_who_does_not_say() -> None:
    text = matrix_markdown(scripted_said.matrix(EVERY, "pier")).decode()
    assert re.findall("^## .*", text, re.M) == ["## cost", "## sea wall", "## closes in June"]
    assert "None found: Tomas Brandt; Radio Lorrevia." in text
    assert "≠ Ada Vell: 5 million" in text


def test_a_quotation_of_several_paragraphs_stays_one() -> None:
    long = Article("long", "Long", "“One.\n\n\n- Two,”\r\nshe said.", url="https://a.example/<x>")
    statement = replace(TOLD, text=long.text)
    text = said_markdown("T", "", [replace(saying(TOLD), statement=statement)]).decode()
    assert "> “One.\n>\n> \\- Two,”\n> she said.\n" in text


def test_nothing_found_is_a_file_too() -> None:
    assert said_markdown("T", "", []).decode() == "# T\n\nNothing.\n"
    assert matrix_markdown(Matrix("x", (), ())).decode().endswith("Nothing.\n")
