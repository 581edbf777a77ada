"""app.model: what a model writes is held to the articles, streamed, and never shown as it came."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from app.answer import Answer, Draft, Event, Hit, Turn
from app.llm import ModelError, most_written
from app.model.engine import Drafting
from app.model.prompt import Prompts
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from archive.errors import BylineError
from tests.fakes import Library, ScriptedModel

QUESTION = "What happened at the Mellow Dam?"
ARTICLES = (
    Article(
        "ledger",
        "Gate at Mellow Dam jams",
        "A gate at the Mellow Dam jammed on Saturday and 6,100 people left their homes. "
        "“The dam itself is sound,” said Ingrith Vale, the director of the dam. "
        "Vale said the gate had been tested in November.\n\n"
        "The mayor of Tarnwick, Bo Carr, did not say when people may return. "
        "“Nobody asked us about the repair,” Carr said.",
        outlet="The Harbor Ledger",
        published="2026-03-14",
    ),
    Article(
        "crier",
        "Fewer left Mellow Dam than was said",
        "Some 4,800 people were evacuated below the Mellow Dam, according to the lists of wardens. "
        "The gate of the Mellow Dam has four motors, and one of them failed in November.",
        outlet="The Upper Crier",
        published="2026-03-20",
    ),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Archive]:
    folder: Path = tmp_path_factory.mktemp("model") / "archive"
    with Archive.own(folder, encoder.name) as archive:
        library = Library(archive, encoder)
        library.add(*ARTICLES)
        yield archive


class Room:
    """A newsroom whose model writes what a test wants it to."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive, self._encoder = archive, encoder
        self.model = ScriptedModel("")

    def events(self, *written: str | Exception, **how: object) -> list[Event]:
        self.model = ScriptedModel(*written)
        drafting = Drafting(self.model, **how)  # type: ignore[arg-type]
        newsroom = Newsroom(self._archive, self._encoder, drafting=drafting)
        return list(newsroom.ask(QUESTION, (), Filters()))

    def answer(self, *written: str | Exception, **how: object) -> Answer:
        *_, last = self.events(*written, **how)
        assert isinstance(last, Answer)
        return last

    def number(self, words: str) -> int:
        """The number under which the model saw the passage with these words."""
        self.answer("NOT FOUND")
        shown = self.model.asked[0][1]
        before = shown[: shown.index(words)]
        return int(before[before.rindex("\n[") + 2 if "\n[" in before else 1 :].split("]")[0])


@pytest.fixture
def room(archive: Archive, encoder: Encoder) -> Room:
    return Room(archive, encoder)


def test_a_sentence_that_is_borne_out_cites_the_sentence_it_rests_on(room: Room) -> None:
    answer = room.answer(f"Some 4,800 people were evacuated [{room.number('4,800')}].")
    (claim,), (citation,) = answer.claims, answer.citations
    assert (claim.verdict, claim.citations) == ("supported", (1,))
    assert citation.passage.text.startswith("Some 4,800 people were evacuated")
    assert citation.passage.text.endswith("lists of wardens.")
    assert answer.engine == "scripted"


FAULTS = [
    ("wrong number", "Some 5,800 people were evacuated [{crier}].", "5,800"),
    ("another's words", "Bo Carr said the gate had been tested in November [{ledger}].", ""),
    ("altered words", "Vale said “the dam itself is safe” [{ledger}].", ""),
    ("negation", "Vale said the gate had not been tested in November [{ledger}].", ""),
    ("a name nobody wrote", "Orla Finch said the gate had been tested [{ledger}].", "Orla Finch"),
    (
        "another outlet",
        "The New York Times reported that one motor failed [{crier}].",
        "Upper Crier",
    ),
    ("nothing of it", "Three ships sank in the storm [{ledger}].", ""),
]


@pytest.mark.parametrize(("written", "reason"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_no_supported_claim(room: Room, written: str, reason: str) -> None:
    crier, ledger = room.number("4,800"), room.number("6,100")
    true = f"One of the motors failed in November [{crier}]."
    answer = room.answer(f"{true} {written.format(crier=crier, ledger=ledger)}")
    assert [claim.verdict == "supported" for claim in answer.claims] == [True, False]
    assert [bool(claim.attribution) for claim in answer.claims] == [True, False]
    assert answer.claims[1].reason
    assert reason in answer.claims[1].reason


def test_words_that_nobody_said_lose_their_quotation_marks(room: Room) -> None:
    answer = room.answer(
        "6,100 people left their homes [1]. Vale called it “a complete disaster” [1]."
    )
    assert answer.claims[1].text == "Vale called it a complete disaster."
    assert answer.claims[1].verdict != "supported"


def test_an_outlet_may_be_named_that_tells_it(room: Room) -> None:
    crier = room.number("4,800")
    told = "According to The Upper Crier, one of the motors failed in November"
    answer = room.answer(f"{told} [{crier}].")
    assert answer.claims[0].verdict == "supported"


def test_a_citation_of_nothing_is_dropped_and_counted(room: Room) -> None:
    answer = room.answer("Some 4,800 people were evacuated [77].")
    assert "Left out: 1 citation of no passage." in answer.notice
    (claim,) = answer.claims
    cited = {citation.number: citation.passage.text for citation in answer.citations}
    assert all("4,800" in cited[number] for number in claim.citations)


def test_a_right_sentence_gets_the_passage_that_has_it(room: Room) -> None:
    wrong = 3 - room.number("4,800") if room.number("4,800") < 3 else 1
    answer = room.answer(f"Some 4,800 people were evacuated [{wrong}].")
    assert answer.claims[0].verdict == "supported"
    assert all("4,800" in citation.passage.text for citation in answer.citations)


def test_where_nothing_survives_the_articles_own_words_answer(room: Room) -> None:
    answer = room.answer("Three ships sank in the storm [1].")
    assert answer.engine == "quotes"
    assert "Nothing that scripted wrote is borne out" in answer.notice
    assert all(claim.text in ARTICLES[0].text + ARTICLES[1].text for claim in answer.claims)


def test_what_is_not_borne_out_can_be_left_out(room: Room) -> None:
    crier = room.number("4,800")
    written = f"Three ships sank [{crier}]. Some 4,800 people were evacuated [{crier}]."
    answer = room.answer(written, unsupported="omit")
    assert [claim.text for claim in answer.claims] == ["Some 4,800 people were evacuated."]
    assert [citation.number for citation in answer.citations] == [1]
    assert "Left out: 1 sentence not borne out by the articles." in answer.notice


def test_the_model_may_judge_its_own_claims(room: Room) -> None:
    crier = room.number("4,800")
    true = f"Some 4,800 people were evacuated [{crier}]."
    written = f"{true} One of the motors failed in November [{crier}]."
    answer = room.answer(written, "Yes.", "No, it does not.", judge=True)
    assert [claim.verdict for claim in answer.claims] == ["supported", "not found"]


def test_it_is_asked_once_more_where_it_wrote_nothing(room: Room) -> None:
    crier = room.number("4,800")
    answer = room.answer("Here is:", f"Some 4,800 people were evacuated [{crier}].")
    assert len(room.model.asked) == 2
    assert answer.claims[0].verdict == "supported"


def test_a_draft_shows_what_is_written_and_no_half_mark(room: Room) -> None:
    crier = room.number("4,800")
    events = room.events(f"Some 4,800 people were evacuated [{crier}]. One motor failed [{crier}].")
    drafts = [event.answer for event in events if isinstance(event, Draft)]
    assert any(draft.writing for draft in drafts)
    assert all("[" not in draft.writing for draft in drafts)
    numbers = [tuple(c.number for c in draft.citations) for draft in drafts]
    assert all(later[: len(one)] == one for one, later in pairwise(numbers))
    assert drafts[-1].writing == ""


def test_a_stopped_question_stops_the_model(room: Room) -> None:
    model = ScriptedModel("Some 4,800 people were evacuated [1]. " * 50)
    newsroom = Newsroom(room._archive, room._encoder, drafting=Drafting(model))
    events = newsroom.ask(QUESTION, (), Filters())
    next(event for event in events if isinstance(event, Draft))
    events.close()  # type: ignore[attr-defined]
    assert model.closed == 1


class Breaking(ScriptedModel):
    """Writes its answer and then fails."""

    def stream(self, instructions: str, message: str) -> Iterator[str]:  # type: ignore[override]
        yield from (one for one in super().stream(instructions, message) if isinstance(one, str))
        raise ModelError("the line is dead")


def test_what_came_before_it_broke_off_is_kept_and_said(archive: Archive, encoder: Encoder) -> None:
    model = Breaking(
        "Some 4,800 people were evacuated [1]. One of the motors failed in November [1]. A"
    )
    newsroom = Newsroom(archive, encoder, drafting=Drafting(model))
    answer = newsroom.answer(QUESTION, (), Filters())
    assert "broke off: the line is dead" in answer.notice
    assert answer.claims[0].text == "Some 4,800 people were evacuated."
    assert answer.claims[0].verdict == "supported"


def test_a_model_that_fails_is_an_error_not_an_answer(room: Room) -> None:
    with pytest.raises(BylineError, match="the line is dead"):
        room.answer(ModelError("the line is dead"))


def test_article_text_is_between_marks_that_it_can_not_guess(room: Room) -> None:
    room.answer("NOT FOUND")
    first = room.model.asked[0][1]
    room.answer("NOT FOUND")
    second = room.model.asked[0][1]
    mark = first.split("\n")[1]
    assert len(mark) == 8
    assert mark not in second
    assert first.count(f"\n{mark}\n") == 2 * first.count("\n[") + 2
    assert first.rstrip().endswith(f"Question: {QUESTION}")


def test_passages_that_do_not_fit_are_left_out_whole(archive: Archive, encoder: Encoder) -> None:
    model = ScriptedModel("NOT FOUND")
    model.context = 140
    Newsroom(archive, encoder, drafting=Drafting(model)).answer(QUESTION, (), Filters())
    shown = model.asked[0][1]
    assert "[1]" in shown
    assert "\n[2]" not in shown
    model = ScriptedModel("The gate of the Mellow Dam jammed on Saturday [2].")
    model.context = 140
    answer = Newsroom(archive, encoder, drafting=Drafting(model)).answer(QUESTION, (), Filters())
    assert "Left out: 1 citation of no passage." in answer.notice  # it was never shown a second
    texts = [passage.text for passage in Library(archive, encoder).passages()]
    assert any(text in shown for text in texts)


def test_in_a_small_context_the_best_passages_stay_whole() -> None:
    """Of more than 2,000 tokens can take, the ones that fit the question best, none cut."""
    model = ScriptedModel("NOT FOUND")
    model.context = 2000
    hits = tuple(
        Hit(article.passage(0, 1400), article, 1 - place / 10, 1, 1)
        for place, article in enumerate(_long(number) for number in range(8))
    )
    asked = Prompts().answer(QUESTION, hits, model, relayed=lambda _: ())
    assert 3 <= asked.shown < 8
    shown = [hit.passage.text in asked.message for hit in hits]
    assert shown == [place < asked.shown for place in range(8)]
    taken = model.count(asked.instructions) + model.count(asked.message)
    assert taken + most_written(model.context) <= model.context
    longer = taken + model.count(hits[asked.shown].passage.text)
    assert longer + most_written(model.context) > model.context  # there was room for no more


def _long(number: int) -> Article:
    words = " ".join(f"word{number} is" for _ in range(200))
    return Article(f"long-{number}", f"Title {number}", f"{words}.".ljust(1400, "!"), "The Crier")


PAST = (Turn("What happened at the Mellow Dam?", "Some 4,800 people were evacuated."),)
REWRITES = [
    ("How many people were evacuated at the Mellow Dam?", True),
    ("How many ships sank in the storm?", False),  # nobody spoke of ships
    ("Some 4,800 people.", False),  # an answer, no question
]


@pytest.mark.parametrize(("rewrite", "used"), REWRITES)
def test_a_follow_up_is_the_models_where_it_adds_nothing(
    room: Room, rewrite: str, used: bool
) -> None:
    model = ScriptedModel(rewrite, "NOT FOUND")
    newsroom = Newsroom(room._archive, room._encoder, drafting=Drafting(model))
    newsroom.answer("How many people?", PAST, Filters())
    assert (f"Question: {rewrite}" in model.asked[1][1]) is used


def test_tokens_are_counted_and_priced(room: Room) -> None:
    crier = room.number("4,800")
    answer = room.answer(f"Some 4,800 people were evacuated [{crier}].", price=(1.0, 2.0))
    assert answer.usage is not None
    read, written = answer.usage.read, answer.usage.written
    assert read > 50
    assert answer.usage.cost == pytest.approx((read + 2 * written) / 1e6)


def test_what_the_judge_reads_and_writes_counts(room: Room) -> None:
    crier = room.number("4,800")
    answer = room.answer(f"Some 4,800 people were evacuated [{crier}].", "Yes.", judge=True)
    assert answer.usage is not None
    read = sum(len(message.split()) for _, message in room.model.asked)
    assert len(room.model.asked) == 2
    assert (answer.usage.read, answer.usage.written) == (read, 6 + 1)


def test_what_was_asked_first_under_filters_counts(room: Room) -> None:
    model = ScriptedModel("NOT FOUND", "Some 4,800 people were evacuated [1].")
    newsroom = Newsroom(room._archive, room._encoder, drafting=Drafting(model))
    question = "What happened at the Mellow Dam since 15 March 2026?"
    answer = newsroom.answer(question, (), Filters())
    assert "this is from all dates" in answer.notice
    read = sum(len(message.split()) for _, message in model.asked)
    assert answer.usage is not None
    assert (len(model.asked), answer.usage.read) == (2, read)


def test_what_is_offered_is_tried_without_the_model(room: Room) -> None:
    model = ScriptedModel("NOT FOUND")
    newsroom = Newsroom(room._archive, room._encoder, drafting=Drafting(model))
    newsroom.first_questions()
    assert model.asked == []
