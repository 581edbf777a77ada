"""The engine without a model: verbatim, cited, and silent where the archive is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer import Answer, Draft, Evidence
from app.newsroom import Newsroom
from app.quotes.engine import Quotes
from app.quotes.spans import NetworkReader
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from archive.errors import ArchiveEmpty
from tests.fakes import FigureReader, Library, WordEncoder, story
from tests.told import BRANDT, VELL, By, keep, told

PIER, SAID = told(
    Article(
        "pier",
        "Council votes to close the old ferry pier",
        "The city council voted on Tuesday night to close the old ferry pier for two years.\n\n"
        "{1t:“The pier will close on 1 June and not a day later,”} {1s:Mayor Ada Vell} {1c:said} "
        "after the vote.\n\n"
        "{2t:The repairs of the ferry pier will cost 4.2 million crowns}, {2c:according to} "
        "{2s:Tomas Brandt}.\n",
        "The Harbor Ledger",
        "Ines Marlow",
        "2026-04-14",
    ),
    By(VELL, kind="direct"),
    By(BRANDT),
)
QUESTION = "What will the repairs of the ferry pier cost?"


@pytest.fixture
def quotes(library: Library) -> Quotes:
    keep(library, (PIER, SAID))
    library.add(*(story(number) for number in range(5)))
    return Quotes(library.archive, library.encoder, FigureReader())


def answer(quotes: Quotes, question: str) -> Answer:
    *_, last = quotes.ask(question, search=question, filters=Filters())
    assert isinstance(last, Answer)
    return last


def test_the_answer_is_the_sentence_that_says_it(quotes: Quotes) -> None:
    found = answer(quotes, QUESTION)
    assert found.outcome == "answered"
    assert found.claims[0].text == PIER.text.splitlines()[4]


def test_the_answer_says_whose_it_is(quotes: Quotes) -> None:
    found = answer(quotes, QUESTION)
    assert found.claims[0].attribution == "The Harbor Ledger, citing Tomas Brandt"


def test_every_claim_is_verbatim_in_what_it_cites(quotes: Quotes) -> None:
    found = answer(quotes, QUESTION)
    cited = {citation.number: citation for citation in found.citations}
    for claim in found.claims:
        for number in claim.citations:
            passage, article = cited[number].passage, cited[number].article
            assert claim.text == passage.text == article.text[passage.start : passage.end]


def test_the_short_answer_stands_in_the_first_claim(quotes: Quotes) -> None:
    found = answer(quotes, QUESTION)
    assert found.short_answer in found.claims[0].text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Fewer than 312 ferry passengers were moved out of the pier.", "Fewer than 312"),
        ("Nobody believes that 312 ferry passengers were moved out of the pier.", ""),
    ],
)
def test_a_short_answer_keeps_what_limits_it_and_is_nothing_called_false(
    library: Library, text: str, short: str
) -> None:
    library.add(replace(PIER, text=text))
    quotes = Quotes(library.archive, library.encoder, FigureReader())
    found = answer(quotes, "How many ferry passengers were moved out of the pier?")
    assert (found.outcome, found.short_answer) == ("answered", short)


def test_what_a_source_denies_is_no_short_answer(library: Library) -> None:
    text = "{s:Mayor Ada Vell} {c:denied} that {t:312 ferry passengers were moved out}.\n"
    article = replace(PIER, text=text)
    keep(library, told(article, By(VELL, stance="negated")))
    quotes = Quotes(library.archive, library.encoder, FigureReader())
    found = answer(quotes, "How many ferry passengers were moved out?")
    assert (found.outcome, found.short_answer) == ("answered", "")


def test_evidence_comes_first_and_the_answer_last(quotes: Quotes) -> None:
    kinds = [type(event) for event in quotes.ask(QUESTION, search=QUESTION, filters=Filters())]
    assert kinds[0] is Evidence
    assert set(kinds[1:-1]) == {Draft}
    assert kinds[-1] is Answer


def test_a_draft_is_a_beginning_of_the_answer(quotes: Quotes) -> None:
    *events, last = quotes.ask(QUESTION, search=QUESTION, filters=Filters())
    assert isinstance(last, Answer)
    drafts = [event.answer for event in events if isinstance(event, Draft)]
    assert all(last.claims[: len(draft.claims)] == draft.claims for draft in drafts)


def test_what_nobody_wrote_about_is_not_found(quotes: Quotes) -> None:
    found = answer(quotes, "Zanzibar elephants migrating?")
    assert (found.outcome, found.claims, found.citations) == ("not_found", (), ())


def test_an_empty_archive_is_not_found(library: Library) -> None:
    assert (
        answer(Quotes(library.archive, library.encoder, FigureReader()), QUESTION).outcome
        == "not_found"
    )


def test_twins_are_one_claim_with_a_citation_each(library: Library) -> None:
    library.add(PIER, replace(PIER, id="twin", outlet="Vella Courier"))
    # The same passage is read once; the sentence of a rewritten neighbour counts as a twin.
    library.add(
        replace(PIER, id="near", text=PIER.text.splitlines()[4] + " It rained.", outlet="C")
    )
    found = answer(Quotes(library.archive, library.encoder, FigureReader()), QUESTION)
    assert len({claim.text for claim in found.claims}) == len(found.claims)


def test_the_answer_is_the_same_every_time(quotes: Quotes) -> None:
    one, other = answer(quotes, QUESTION), answer(quotes, QUESTION)
    assert replace(one, seconds=0) == replace(other, seconds=0)


def test_filters_hold(quotes: Quotes) -> None:
    *_, last = quotes.ask(QUESTION, search=QUESTION, filters=Filters(outlets=("Outlet 1",)))
    assert isinstance(last, Answer)
    places = [*last.citations, *last.related]
    assert {place.article.outlet for place in places} <= {"Outlet 1"}


def test_the_real_encoder_finds_it_too(tmp_path: Path, encoder: Encoder) -> None:
    with Archive.own(tmp_path / "real", encoder.name) as archive:
        Library(archive, encoder).add(PIER, story(2))
        found = answer(Quotes(archive, encoder, NetworkReader()), QUESTION)
    assert found.claims[0].text == PIER.text.splitlines()[4]


def test_a_newsroom_without_articles_says_so(library: Library) -> None:
    with pytest.raises(ArchiveEmpty):
        Newsroom(library.archive, WordEncoder()).answer("Who?", (), Filters())


def test_first_questions_are_ones_the_archive_answers(library: Library) -> None:
    keep(library, (PIER, SAID))
    newsroom = Newsroom(library.archive, library.encoder)
    for question in newsroom.first_questions():
        assert newsroom.answer(question, (), Filters()).outcome == "answered"
