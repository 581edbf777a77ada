"""Sentences of passages, and what speaks for them."""

from __future__ import annotations

import pytest

from app.answer import Hit
from app.quotes.read import FEATURES, SIGNS, Reader
from archive.article import Article
from tests.fakes import FigureReader, Library

TEXT = (
    "HEADING\n\n"
    "The old ferry pier will be closed for two years, the council said on Tuesday.\n\n"
    "Too short.\n\n"
    "The choir of the harbor church sang for three hours in the rain last Sunday."
)
ARTICLE = Article("a", "Pier and choir", TEXT, "Ledger")


@pytest.fixture
def reader(library: Library) -> Reader:
    library.add(ARTICLE)
    return Reader(library.archive, library.encoder, FigureReader())


def hit(start: int = 0, end: int = len(TEXT)) -> Hit:
    return Hit(ARTICLE.passage(start, end), ARTICLE, 0.9, 0.9, 0.9)


def test_the_sentence_that_shares_the_words_comes_first(reader: Reader) -> None:
    reading = reader.read("When will the old ferry pier be closed?", [hit()])
    assert reading.candidates[0].text.startswith("The old ferry pier")


def test_headings_and_half_thoughts_are_no_candidates(reader: Reader) -> None:
    texts = {candidate.text for candidate in reader.read("pier", [hit()]).candidates}
    assert not texts & {"HEADING", "Too short."}
    assert len(texts) == 2


def test_a_candidate_is_exactly_a_run_of_its_article(reader: Reader) -> None:
    for candidate in reader.read("pier", [hit()]).candidates:
        assert candidate.text == TEXT[candidate.start : candidate.end]


def test_a_sentence_of_two_passages_is_read_once(reader: Reader) -> None:
    reading = reader.read("pier", [hit(), hit(9, 60)])
    assert len({candidate.start for candidate in reading.candidates}) == len(reading.candidates)


def test_features_and_signs_have_their_names(reader: Reader) -> None:
    reading = reader.read("pier", [hit()])
    assert all(len(candidate.features) == len(FEATURES) for candidate in reading.candidates)
    assert len(reading.signs) == len(SIGNS)


def test_confidence_is_higher_where_the_answer_is(reader: Reader) -> None:
    yes = reader.read("Will the old ferry pier be closed by the council?", [hit()])
    no = reader.read("Which elephants live in Zanzibar?", [hit()])
    assert 0 <= no.confidence < yes.confidence <= 1


def test_nothing_to_read_gives_no_confidence(reader: Reader) -> None:
    assert reader.read("pier", []).confidence == 0
