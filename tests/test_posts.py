"""A post of social media that an article shows is its author's statement, word for word."""

from __future__ import annotations

import pytest

from archive.article import Article
from archive.statement import Statement
from ingest.attribute import SpacyAttributor

BEFORE = "Mayor Ada Vell and Bo Carr met at the pier on Monday. Vell then wrote:\n\n"
POST = "Carr and Tarr are going to collude. They are totally desperate!"


@pytest.fixture(scope="module")
def attributor() -> SpacyAttributor:
    return SpacyAttributor()


def found(attributor: SpacyAttributor, text: str) -> tuple[Statement, ...]:
    return attributor.statements(Article("a", "Pier", text, "Tessmark Today"))


@pytest.mark.parametrize(
    "signed",
    [
        " — Ada Vell (@realAdaVell) April 25, 2016",
        " – Ada Vell (@realAdaVell)",
        " -- Ada M. Vell (@realAdaVell)\nApril 25, 2016",
        "— Mayor Ada Vell 🌊 (@realAdaVell) 25 April 2016",
        " pic.twitter.com/aB3 https://t.co/x1 — Ada Vell | Pier (@AdaVell) April 25, 2016",
        " — Mayor Vell (@AdaVell) April 25, 2016 Report",
    ],
)
def test_a_post_is_all_its_authors_and_nothing_of_its_signature(
    attributor: SpacyAttributor, signed: str
) -> None:
    (said,) = found(attributor, f"{BEFORE}{POST}{signed}\n\nThe pier is old.")
    assert (said.content, said.speaker.name) == (POST, "Ada Vell")
    assert (said.kind, said.stance, said.speaker.kind) == ("direct", "stated", "person")
    assert said.relayed_from.name == ""


def test_a_frame_around_a_post_is_no_part_of_it(attributor: SpacyAttributor) -> None:
    text = f"{BEFORE}Skip Pigeon post by @AdaVell {POST} — Ada Vell (@AdaVell) April 2, 2016 Report"
    assert [said.content for said in found(attributor, text)] == [POST]


@pytest.mark.parametrize(
    ("signed", "name", "kind"),
    [
        ("@CityCouncil", "CityCouncil", "group"),
        ("Ines Calder (@ines)", "Ines Calder", "person"),
        ("Sen. Orrin Teel (@teel)", "Orrin Teel", "person"),
        ("The Harbor Ledger (@ledger) May 2, 2016", "The Harbor Ledger", "outlet"),
        ("Friends of the Pier (@friends)", "Friends of the Pier", "group"),
        ("gullwatch (@gull) May 2, 2016", "gullwatch", "group"),
    ],
)
def test_an_author_is_who_signs(
    attributor: SpacyAttributor, signed: str, name: str, kind: str
) -> None:
    (said,) = found(attributor, f"The council shut the pier.\n\nIt is shut. — {signed}")
    assert (said.speaker.name, said.speaker.kind) == (name, kind)
    assert said.relayed_from.name == (name if kind == "outlet" else "")


def test_what_a_post_quotes_is_said_by_nobody_else(attributor: SpacyAttributor) -> None:
    text = (
        f"{BEFORE}Carr says “we shall sink it all.” She is wrong. — Ada Vell (@AdaVell)\n\n"
        "“Not a day longer,” said Ines Calder."
    )
    assert [(s.speaker.name, s.content) for s in found(attributor, text)] == [
        ("Ada Vell", "Carr says “we shall sink it all.” She is wrong."),
        ("Ines Calder", "“Not a day longer,”"),
    ]


def test_what_announces_a_post_announces_no_quotation_behind_it(
    attributor: SpacyAttributor,
) -> None:
    text = (
        "Ada Vell said on Monday:\n\nThe pier is shut. — Ada Vell (@AdaVell)\n\n"
        "“We were never asked about the pier at all.”\n\nIt rained."
    )
    assert [said.content for said in found(attributor, text)] == ["The pier is shut."]


@pytest.mark.parametrize(
    "text",
    [
        "A picture shows the pier.\n\npic.twitter.com/aB3 — Ada Vell (@AdaVell) April 25, 2016",
        "Here is a complaint:\n\n—Ada Vell (@AdaVell) April 25, 2016",
        "Reach Ada Vell at the office on the pier — @adavell",
        "The post of Ada Vell — @adavell — was short.",
    ],
)
def test_what_is_no_post_or_says_nothing_is_no_statement(
    attributor: SpacyAttributor, text: str
) -> None:
    assert found(attributor, text) == ()
