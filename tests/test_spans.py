"""The reading network: a span of the passage, in its own characters, or rather none."""

from __future__ import annotations

import numpy as np
import pytest

from app.quotes.spans import NetworkReader, Read

PASSAGE = (
    "The ferry “Grey Heron” ran aground off Tessel Point on Monday night. Captain Odile Marsh "
    "said that 214 passengers were brought ashore by two fishing boats."
)


@pytest.fixture(scope="module")
def network() -> NetworkReader:
    return NetworkReader()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many passengers were brought ashore?", "214"),
        ("Who is the captain of the ferry?", "Odile Marsh"),
        ("Where did the ferry run aground?", "Tessel Point"),
        ("When did the ferry run aground?", "Monday night"),
    ],
)
def test_the_words_that_answer_are_found(
    network: NetworkReader, question: str, answer: str
) -> None:
    span = network.read(question, [PASSAGE])[0].best(0, len(PASSAGE))
    assert span is not None
    assert answer in PASSAGE[span.start : span.end]
    assert len(PASSAGE[span.start : span.end]) < 40


def test_a_passage_without_the_answer_scores_lower(network: NetworkReader) -> None:
    other = "The choir of the harbor church sang for three hours in the rain."
    there, not_there = (
        read.best(0, len(text))
        for text, read in zip(
            (PASSAGE, other),
            network.read("How many passengers were brought ashore?", [PASSAGE, other]),
            strict=True,
        )
    )
    assert there is not None
    assert not_there is not None
    assert there.score > 0 > not_there.score


def test_a_span_stays_where_it_was_asked_for(network: NetworkReader) -> None:
    first = PASSAGE.index("Captain")
    span = network.read("Who said how many were brought ashore?", [PASSAGE])[0].best(0, first)
    assert span is not None
    assert 0 <= span.start < span.end <= first


def test_where_nothing_stands_nothing_is_found() -> None:
    read = Read(((0, 3),), np.zeros(1, np.float32), np.zeros(1, np.float32))
    assert read.best(4, 9) is None


def test_nothing_to_read_is_read(network: NetworkReader) -> None:
    assert network.read("Who?", []) == []
    assert network.read("Who?", [""])[0].best(0, 0) is None
