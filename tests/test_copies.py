"""One text under other headlines, cut or changed, is known again; what two texts share is not."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.sentences import sentences
from ingest.copies import COVERED, covered, shingles, words
from tests.fakes import SAMPLES

LINES = [json.loads(line) for line in (SAMPLES / "wire.jsonl").read_text().splitlines()]
WIRE = [line["text"] for line in LINES]
OTHER = (SAMPLES / "05-halvenford-recount-ordered.md").read_text()
SAME_EVENT = (SAMPLES / "01-vennet-overhaul-put-off.md").read_text()


def alike(one: str, other: str) -> bool:
    return covered(words(one), words(other)) >= COVERED


def shared(one: str, other: str) -> int:
    return len(set(shingles(words(one))) & set(shingles(words(other))))


@pytest.mark.parametrize(("one", "other"), [(0, 1), (0, 2), (1, 2)])
def test_one_wire_story_in_three_papers_is_one_text(one: int, other: int) -> None:
    assert alike(WIRE[one], WIRE[other])
    assert shared(WIRE[one], WIRE[other]) > 10


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.8])
def test_the_first_part_of_a_text_is_a_copy_of_it(kept: float) -> None:
    spans = sentences(WIRE[0])
    assert alike(WIRE[0][: spans[int(len(spans) * kept)][1]], WIRE[0])


@pytest.mark.parametrize("seed", range(5))
def test_with_every_sixth_word_another_it_is_still_that_text(seed: int) -> None:
    chance, text = random.Random(seed), WIRE[0].split()
    changed = [chance.choice(text) if chance.random() < 1 / 6 else word for word in text]
    assert alike(" ".join(changed), WIRE[0])
    assert shared(" ".join(changed), WIRE[0]) >= 2


@pytest.mark.parametrize("other", [OTHER, SAME_EVENT])
def test_another_article_is_none(other: str) -> None:
    assert not alike(WIRE[0], other)


def test_a_box_that_two_articles_print_makes_no_copy() -> None:
    box = " ".join(WIRE[0].split()[:150])
    assert not alike(f"{box} {OTHER[:1200]}", f"{box} {SAME_EVENT[:1200]}")


def test_case_and_punctuation_play_no_part() -> None:
    assert alike(WIRE[0].upper().replace(",", ""), WIRE[0])


@pytest.mark.parametrize("text", ["", "Pier.", "The pier."])
def test_a_text_without_runs_is_a_copy_only_of_itself(text: str) -> None:
    assert alike(text, text) == bool(text)
    assert not alike(text, "The ferry.")


@given(st.text())
def test_any_text_has_shingles_of_63_bits_or_none(text: str) -> None:
    assert all(0 <= value < 2**63 for value in shingles(words(text)))
