"""A post of social media that an article shows is its author's statement, word for word."""

from __future__ import annotations

import pytest

from archive.article import Article
from archive.statement import Statement
from ingest.attribute import SpacyAttributor

BEFORE = "Mayor Ada Vell and Bo Carr met at the pier on Monday. Vell then wrote:\n\n"
POST = "Carr paints the baths by night. The gulls are so very green!"


@pytest.fixture(scope="module")
def attributor() -> SpacyAttributor:
    return SpacyAttributor()


def found(attributor: SpacyAttributor, text: str) -> tuple[Statement, ...]:
    return attributor.statements(Article("a", "Pier", text, "Tessmark Today"))


@pytest.mark.parametrize(
    "signed",
    [
        " — Ada Vell (@vell_at_work) June 3, 2031",
        " – Ada Vell (@vell_at_work)",
        " -- Ada M. Vell (@vell_at_work)\nJune 3, 2031",
        "— Mayor Ada Vell 🌊 (@vell_at_work) 3 June 2031",
        " pic.twitter.com/aB3 https://t.co/x1 — Ada Vell | Pier (@vell_at_work) June 3, 2031",
        " — Mayor Vell (@vell_at_work) June 3, 2031 Report",
    ],
)
def test_a_post_is_all_its_authors_and_nothing_of_its_signature(
    attributor: SpacyAttributor, signed: str
) -> None:
    (said,) = found(attributor, f"{BEFORE}{POST}{signed}\n\nThe pier is old.")
    assert (said.content, said.speaker.name) == (POST, "Ada Vell")
    assert (said.kind, said.stance, said.speaker.kind) == ("direct", "stated", "person")
    assert said.relayed_from.name == ""


@pytest.mark.parametrize("which", ["", " 2"])
def test_a_frame_around_a_post_is_no_part_of_it(attributor: SpacyAttributor, which: str) -> None:
    text = f"{BEFORE}Skip Pigeon post{which} by @vell {POST} — Ada Vell (@vell) June 3, 2031 Report"
    assert [said.content for said in found(attributor, text)] == [POST]


@pytest.mark.parametrize(
    ("signed", "name", "kind"),
    [
        ("@CityCouncil", "CityCouncil", "group"),
        ("Ines Calder (@ines)", "Ines Calder", "person"),
        ("Sen. Orrin Teel (@teel)", "Orrin Teel", "person"),
        ("The Harbor Ledger (@ledger) June 3, 2031", "The Harbor Ledger", "outlet"),
        ("Friends of the Pier (@friends)", "Friends of the Pier", "group"),
        ("gullwatch (@gull) June 3, 2031", "gullwatch", "group"),
        ("Ines Calder | Pier @ines", "Ines Calder", "person"),
        ("🌊 (@gull)", "gull", "group"),
        ("  (@gull)", "gull", "group"),
        ("… (@gull)", "gull", "group"),
        ("| Pier (@gull)", "gull", "group"),
    ],
)
def test_an_author_is_who_signs(
    attributor: SpacyAttributor, signed: str, name: str, kind: str
) -> None:
    (said,) = found(attributor, f"The council shut the pier:\n\nIt is shut. — {signed}")
    assert (said.speaker.name, said.speaker.kind) == (name, kind)
    assert said.speaker.key
    assert said.relayed_from.name == (name if kind == "outlet" else "")
    assert name in said.text[-len(signed) :]


@pytest.mark.parametrize(
    "post",
    [
        "It is shut. — Ines Calder (@ines) June 3, 2031",
        "It is shut. https://t.co/x1 — Ines Calder (@ines)",
        "Skip Pigeon post by @ines It is shut. — Ines Calder (@ines)",
        "It is shut. — @ines June 3, 2031",
    ],
)
def test_a_date_a_link_or_a_frame_shows_that_it_is_a_post(
    attributor: SpacyAttributor, post: str
) -> None:
    (said,) = found(attributor, f"The council met.\n\n{post}")
    assert said.content == "It is shut."


@pytest.mark.parametrize("signed", ["Ines Calder (@ines)", "Ines Calder @ines", "@ines"])
@pytest.mark.parametrize("dash", ["—", "--"])
def test_a_reporters_signature_makes_no_post_of_a_paragraph(
    attributor: SpacyAttributor, dash: str, signed: str
) -> None:
    text = f"The baths shut.\n\n“We are not late at all,” Bo Carr said. {dash} {signed}"
    (said,) = found(attributor, text)
    assert (said.speaker.name, said.content) == ("Bo Carr", "“We are not late at all,”")


def test_what_announces_a_post_may_have_a_caption_behind_it(attributor: SpacyAttributor) -> None:
    text = "Ada Vell wrote:\n\nMedia caption\n\nIt is shut. — Ines Calder (@ines)"
    assert [said.speaker.name for said in found(attributor, text)] == ["Ines Calder"]


def test_a_post_far_down_in_an_article_keeps_its_place(attributor: SpacyAttributor) -> None:
    text = "The pier is old.\n\n" * 4000 + f"{BEFORE}{POST} — Ines Calder (@ines)"
    (said,) = found(attributor, text)
    assert (said.content, said.speaker.name) == (POST, "Ines Calder")


@pytest.mark.parametrize("between", ["Media playback is unsupported on your device", "(Via Gull)"])
@pytest.mark.parametrize("before", ["Ada Vell shrugged.", "“It is late,” Ada Vell said."])
def test_no_furniture_or_credit_stands_between_a_speaker_and_a_quotation(
    attributor: SpacyAttributor, before: str, between: str
) -> None:
    quotation = "“Not a day longer than that.”"
    said = found(attributor, f"{before} {between} {quotation}")
    assert "Ada Vell" in [s.speaker.name for s in said if s.content.endswith(quotation)]


def test_what_a_post_quotes_is_said_by_nobody_else(attributor: SpacyAttributor) -> None:
    text = (
        f"{BEFORE}Carr says “we shall sink it all.” He is wrong. — Ada Vell (@vell_at_work)\n\n"
        "“Not a day longer,” said Ines Calder."
    )
    assert [(s.speaker.name, s.content) for s in found(attributor, text)] == [
        ("Ada Vell", "Carr says “we shall sink it all.” He is wrong."),
        ("Ines Calder", "“Not a day longer,”"),
    ]


def test_what_announces_a_post_announces_no_quotation_behind_it(
    attributor: SpacyAttributor,
) -> None:
    text = (
        "Ada Vell said on Monday:\n\nThe pier is shut. — Ada Vell (@vell_at_work)\n\n"
        "“We were never asked about the pier at all.”\n\nIt rained."
    )
    assert [said.content for said in found(attributor, text)] == ["The pier is shut."]


@pytest.mark.parametrize(
    "text",
    [
        "A picture shows the pier.\n\npic.twitter.com/aB3 — Ada Vell (@vell_at_work) June 3, 2031",
        "Here is a complaint:\n\n—Ada Vell (@vell_at_work) June 3, 2031",
        "The pier is run by two sisters — Ada and Ines (@sisters)",
        "Follow her -- Ines Calder (@ines)",
        "Reach Ada Vell at the office on the pier — @adavell",
        "The post of Ada Vell — @adavell — was short.",
    ],
)
def test_what_is_no_post_or_says_nothing_is_no_statement(
    attributor: SpacyAttributor, text: str
) -> None:
    assert found(attributor, text) == ()
