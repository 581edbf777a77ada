"""Questions of who said what, told by a model: every sentence held to its statement."""

from __future__ import annotations

import pytest

from app.answer import Answer, Turn
from app.model.engine import Drafting
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from tests.fakes import Library, ScriptedModel
from tests.told import ALL, COURIER, MARLOW, VELL, By, keep, told

CARRIED = told(
    Article(
        "carried",
        "What they say of the lighthouse",
        "{1t:“The lighthouse needs a new lamp,”} {1s:Ines Marlow} {1c:said}. (Via Vella Courier)\n"
        "\n{2s:Mayor Ada Vell} {2c:denied} that {2t:the lighthouse had been sold}.\n",
        "The Harbor Ledger",
        published="2026-05-04",
    ),
    By(MARLOW, COURIER, "direct"),
    By(VELL, stance="negated"),
)
ABOUT = "What did Ines Marlow say about the lighthouse?"
DENIED = "What did Ada Vell say about the lighthouse?"


class Room:
    """A newsroom whose model writes what a test wants it to."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive, self._encoder = archive, encoder
        self.model = ScriptedModel("")

    def answer(self, question: str, *written: str, before: tuple[Turn, ...] = ()) -> Answer:
        self.model = ScriptedModel(*written)
        drafting = Drafting(self.model, price=(1.0, 1.0))
        newsroom = Newsroom(self._archive, self._encoder, drafting=drafting)
        return newsroom.answer(question, before, Filters())


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Room:
    archive = Archive.own(tmp_path_factory.mktemp("reported") / "archive", encoder.name)
    keep(Library(archive, encoder), *ALL, CARRIED)
    return Room(archive, encoder)


def test_a_model_is_shown_statements_with_speaker_way_date_and_kind(room: Room) -> None:
    room.answer(ABOUT, "NOT FOUND")
    instructions, message = room.model.asked[0]
    assert "who said what" in instructions
    mark = message.split("\n")[1]
    way = "Ines Marlow, via Vella Courier, as passed on by The Harbor Ledger"
    text = "“The lighthouse needs a new lamp,” Ines Marlow said"
    assert f"[1] {way}, 4 May 2026, word for word\n{mark}\n{text}\n{mark}" in message


RIGHT = [
    (ABOUT, "Ines Marlow said the lighthouse needs a new lamp [1]."),
    (ABOUT, "“The lighthouse needs a new lamp,” Marlow said, according to Vella Courier [1]."),
    (ABOUT, "Ines Marlow said the lighthouse needs a new lamp, the Courier reported [1]."),
    (ABOUT, "Ines Marlow told Vella Courier that the lighthouse needs a new lamp [1]."),
    (ABOUT, "The Harbor Ledger reports that Marlow said the lighthouse needs a new lamp [1]."),
    (ABOUT, "The lighthouse needs a new lamp, Ines Marlow said (via Vella Courier) [1]."),
    (
        ABOUT,
        "According to The Harbor Ledger, Marlow said the lighthouse needs a new lamp [1].",
    ),
    (DENIED, "Mayor Ada Vell denied that the lighthouse had been sold [1]."),
    (DENIED, "The mayor denied that the lighthouse had been sold [1]."),
]


@pytest.mark.parametrize(("question", "written"), RIGHT)
def test_what_was_said_may_be_told_in_other_words(room: Room, question: str, written: str) -> None:
    answer = room.answer(question, written)
    (claim,) = answer.claims
    assert (claim.verdict, answer.engine) == ("supported", "scripted"), claim.reason
    assert answer.citations[0].article.id == "carried"
    assert "as passed on by" in claim.attribution or question == DENIED


WRONG = [
    ("another speaker", ABOUT, "Tomas Brandt said the lighthouse needs a new lamp [1].", "Marlow"),
    ("a speaker of another one", ABOUT, "Ada Vell said the lighthouse needs a new lamp [1].", ""),
    ("another outlet", ABOUT,
     "Ines Marlow said the lighthouse needs a new lamp, Radio Lorrevia reported [1].",
     "Radio Lorrevia"),
    ("the way turned round", ABOUT,
     "Ines Marlow said the lighthouse needs a new lamp, via The Harbor Ledger [1].",
     "via Vella Courier"),
    ("the wrong publisher", ABOUT,
     "Ines Marlow said the lighthouse needs a new lamp, published by Vella Courier [1].",
     "passed on by The Harbor Ledger"),
    ("her words as the outlet's", ABOUT,
     "Vella Courier said the lighthouse needs a new lamp [1].", "Ines Marlow"),
    ("an altered quotation", ABOUT, "“The lighthouse needs a bigger lamp,” Marlow said [1].", ""),
    ("a denial told as a fact", DENIED, "Ada Vell said the lighthouse had been sold [1].", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "written", "reason"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG]
)
def test_what_was_not_said_so_is_struck(
    room: Room, question: str, written: str, reason: str
) -> None:
    true = {ABOUT: "Ines Marlow said the lighthouse needs a new lamp [1].",
            DENIED: "Ada Vell denied that the lighthouse had been sold [1]."}[question]  # fmt: skip
    answer = room.answer(question, f"{true} {written}")
    first, second = answer.claims
    assert first.verdict == "supported", first.reason
    assert second.verdict != "supported"
    assert reason in second.reason


def test_where_nothing_survives_the_statements_are_quoted(room: Room) -> None:
    answer = room.answer(ABOUT, "Tomas Brandt said the lighthouse was blue [1].")
    assert answer.engine == "statements"
    assert "borne out" in answer.notice
    assert [claim.text for claim in answer.claims] == [
        "“The lighthouse needs a new lamp,” Ines Marlow said."
    ]
    assert answer.usage is not None
    assert not answer.drafted


def test_which_outlets_had_it_is_a_list_that_no_model_shortens(room: Room) -> None:
    answer = room.answer("Which outlets reported the lighthouse?", "NOT FOUND")
    assert room.model.asked == []
    assert answer.engine == "statements"


def test_what_a_source_did_not_say_asks_no_model(room: Room) -> None:
    answer = room.answer("What did Joris Vell say about the lighthouse?", "NOT FOUND")
    assert (answer.outcome, room.model.asked) == ("not_found", [])


def test_a_follow_up_is_told_from_statements_and_its_rewriting_counts(room: Room) -> None:
    before = (Turn(ABOUT, "Ines Marlow said the lighthouse needs a new lamp."),)
    rewritten = "What did Ada Vell say about the lighthouse?"
    told = "Ada Vell denied that the lighthouse had been sold [1]."
    answer = room.answer("And Ada Vell?", rewritten, told, before=before)
    assert answer.claims[0].verdict == "supported"
    read = sum(len(message.split()) for _, message in room.model.asked)
    written = len(rewritten.split()) + len(told.split())
    assert answer.usage is not None
    assert (answer.usage.read, answer.usage.written) == (read, written)
    assert answer.usage.cost == pytest.approx((read + written) / 1e6)
