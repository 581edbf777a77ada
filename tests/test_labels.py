"""What points are called."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.said.labels import labels, phrases
from archive.encoder import Vectors

NEAR = {"sea wall": 0.9, "wall": 0.85, "cost": 0.7, "pier": 0.8, "soup": 0.1}


def by_table(found: Sequence[str]) -> Vectors:
    return np.array([[NEAR.get(phrase, 0.0)] for phrase in found], np.float32)


def called(topic: str, *texts: str) -> str:
    (label,) = labels(topic, [texts], np.ones((1, 1), np.float32), by_table)
    return label


def test_phrases_stand_in_the_text_word_for_word() -> None:
    text = "The soldiers’ lorry, an hour later, took the head of the Velmer board for 4.2 million"
    assert phrases(text) == ["soldiers’ lorry", "hour", "head of the Velmer board"]
    assert all(phrase in text for phrase in phrases(text))


def test_a_long_phrase_is_cut_to_its_ends() -> None:
    assert phrases("old Port Vella harbor wall repairs") == [
        "old Port Vella harbor",
        "Vella harbor wall repairs",
    ]


def test_a_number_is_one_side_s_word_and_in_no_label() -> None:
    assert phrases("about 6,100 people were evacuated by half past six on 3 June") == [
        "people",
        "evacuated",
        "half past",
    ]


def test_a_label_is_the_nearest_phrases_that_share_no_word() -> None:
    assert called("money", "the sea wall, a wall, and its cost: the soup") == "Sea wall, cost"


def test_what_the_topic_says_is_not_repeated() -> None:
    assert called("the pier", "the pier, and its cost") == "Cost"
    assert called("the pier", "it is a pier") == "Pier"


def test_without_a_phrase_there_is_no_label() -> None:
    assert called("the pier", "it is what it is") == ""
    assert labels("x", [], np.zeros((0, 1), np.float32), by_table) == []
