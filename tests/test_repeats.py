"""Which sentences say again what another said."""

from __future__ import annotations

import pytest

from app.repeats import much_the_same, repeats

PEAK = "The river peaked at 6.8 metres at the gauge, almost a metre above the record of 1987."


@pytest.mark.parametrize(
    "other",
    [
        PEAK,
        "The river peaked at 6.8 meters at the gauge, almost a meter above the record of 1987.",
        f"Late on Saturday {PEAK}",
    ],
    ids=["the same", "spelled otherwise", "longer"],
)
def test_a_sentence_is_repeated_where_most_of_its_words_are_said(other: str) -> None:
    assert repeats(PEAK, other)
    assert much_the_same(PEAK, other)


@pytest.mark.parametrize(
    "other",
    [
        PEAK.replace("6.8", "6.9"),
        PEAK.replace("peaked", "never peaked"),
        "The river peaked on Saturday, officials said.",
    ],
    ids=["another number", "denied", "another sentence"],
)
def test_a_number_or_a_denial_makes_it_another(other: str) -> None:
    assert not repeats(PEAK, other)
    assert not much_the_same(PEAK, other)


def test_what_says_more_repeats_nothing() -> None:
    short = "The dam is sound."
    longer = "The dam is sound, but engineers found cracks in the wall, the director said."
    assert repeats(short, longer)
    assert not repeats(longer, short)
