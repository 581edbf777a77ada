"""What a find and a marked attribution have to share to match; what counts as speech."""

from __future__ import annotations

import pytest

from archive.statement import Spans
from benchmarks.attributions import (
    Attribution,
    covered,
    is_speech,
    jaccard,
    matched,
    naive,
    names_outlet,
    words_at,
)


def at(*content: tuple[int, int]) -> Attribution:
    return Attribution((), (), content)


def found_in(text: str, words: str) -> Spans:
    start = text.index(words)
    return ((start, start + len(words)),)


def test_finding_too_much_costs_nothing_by_length_and_something_by_union() -> None:
    assert covered(at((0, 100)), at((0, 50))) == 1
    assert jaccard(at((0, 100)), at((0, 50))) == 0.5


def test_content_in_two_runs_is_one_content() -> None:
    assert covered(at((0, 30)), at((0, 10), (20, 30))) == 1
    assert covered(at((20, 30)), at((0, 10), (20, 30))) == 0.5


def test_exactly_the_part_that_is_asked_for_does_not_match() -> None:
    assert matched([at((0, 50))], [at((0, 100))], covered, 0.5) == {}
    assert matched([at((0, 51))], [at((0, 100))], covered, 0.5) == {0: 0}


def test_two_finds_of_one_attribution_count_once_and_the_longer_one_counts() -> None:
    assert matched([at((0, 40)), at((40, 100))], [at((0, 100))], covered, 0.3) == {1: 0}


def test_one_find_over_two_attributions_counts_once() -> None:
    assert matched([at((0, 100))], [at((0, 40)), at((40, 100))], covered, 0.3) == {0: 1}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ada Vell said the dam was safe.", "said", "the dam was safe"),
        ("According to Ada Vell, the dam was safe.", "According to", "the dam was safe"),
        ("Vell: the dam is safe.", ":", "the dam is safe"),
        ("Vell denied the report.", "denied", "the report"),
        ("Vell dismissed it as “noise”.", "dismissed", "“noise”"),
        ("Vell has testified that it broke.", "has testified", "it broke"),
    ],
)
def test_speech(text: str, cue: str, content: str) -> None:
    assert is_speech(text, Attribution((), found_in(text, cue), found_in(text, content)))


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Ada Vell plans to open the gate.", "plans", "to open the gate"),
        ("Residents fear the dam will break.", "fear", "the dam will break"),
        ("Vell supports the new gate.", "supports", "the new gate"),
        ("The map shows a second gate.", "shows", "a second gate"),
    ],
)
def test_no_speech(text: str, cue: str, content: str) -> None:
    assert not is_speech(text, Attribution((), found_in(text, cue), found_in(text, content)))


def test_an_outlet_may_be_named_within_a_source() -> None:
    assert names_outlet("a reporter of The Harbor Ledger")
    assert not names_outlet("a spokesman of the water authority")


def test_the_baseline_takes_the_nearest_name() -> None:
    text = "It held. “The gate is shut,” said Tomas Brandt, while Vell waited."
    (one,) = naive(text)
    assert words_at(text, one.content) == "“The gate is shut,”"
    assert words_at(text, one.source) == "Tomas Brandt"
