"""app.model.draft: sentences and citations of what a model writes, whole or half."""

from __future__ import annotations

import pytest

from app.model.draft import Written, read

WHOLE = [
    ("The dam held [1].", [("The dam held.", (1,))]),
    ("The dam held. [1] It rained [2].", [("The dam held.", (1,)), ("It rained.", (2,))]),
    ("The dam held.[1][2] It rained.", [("The dam held.", (1, 2)), ("It rained.", ())]),
    ("The dam held [1, 2 and 3].", [("The dam held.", (1, 2, 3))]),
    ("The dam held 【4】.", [("The dam held.", (4,))]),
    ("The dam held [passage 2].", [("The dam held.", (2,))]),
    ("The dam held [sources 2, 5].", [("The dam held.", (2, 5))]),
    ("[1] The dam held.\n[2] It rained.", [("The dam held.", (1,)), ("It rained.", (2,))]),
    ("- The dam **held** [1].\n- It rained [2].", [("The dam held.", (1,)), ("It rained.", (2,))]),
    ("1. The dam held [1].\n2. It rained [2].", [("The dam held.", (1,)), ("It rained.", (2,))]),
    ("Here is what they say:\nThe dam held [1].", [("The dam held.", (1,))]),
    ("Based on the passages, the dam held [1].", [("The dam held.", (1,))]),
    ("The answer is: 6,100 people were evacuated [3].", [("6,100 people were evacuated.", (3,))]),
    (
        "See [the site](https://bad.example/x) for the dam [1].",
        [("See the site for the dam.", (1,))],
    ),
    ("The dam held ![x](http://bad.example/p.png) [1].", [("The dam held.", (1,))]),
    ("The dam <b>held</b> [1].", [("The dam held.", (1,))]),
    ("The dam held [1]. The dam held [1].", [("The dam held.", (1,))]),
    (
        "“It is over,” Vell said [2]. “Go home.” [2]",
        [("“It is over,” Vell said.", (2,)), ("“Go home.”", (2,))],
    ),
    ("The dam held [1] [", [("The dam held", (1,))]),
    ("The dam held in March [1]. The interview with", [("The dam held in March.", (1,))]),
    ("Mr. Vell, 4.5 km away, saw it [1].", [("Mr. Vell, 4.5 km away, saw it.", (1,))]),
]


@pytest.mark.parametrize(("raw", "expected"), WHOLE)
def test_a_sentence_has_the_numbers_that_stand_at_it(
    raw: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    if expected[0][0] == "The dam held":
        expected = []  # "The dam held" without its end is the beginning of something
    assert read(raw, done=True).sentences == tuple(Written(*one) for one in expected)


@pytest.mark.parametrize("raw", [raw for raw, _ in WHOLE])
def test_what_is_done_stays_as_it_is_while_more_is_written(raw: str) -> None:
    before: tuple[Written, ...] = ()
    for length in range(len(raw) + 1):
        now = read(raw[:length], done=False).sentences
        assert now[: len(before)] == before, raw[:length]
        before = now
    assert read(raw, done=True).sentences[: len(before)] == before


@pytest.mark.parametrize(
    "cut", ["The dam held [", "The dam held [1", "The dam held [1,", "The dam held *"]
)
def test_half_a_mark_is_held_back(cut: str) -> None:
    assert read(cut, done=False).rest == "The dam held"


@pytest.mark.parametrize(
    "raw",
    [
        "NOT FOUND",
        "Not found.",
        "The passages do not say when the bridge opens.",
        "I cannot answer this from the passages.",
        "None of the passages mentions it.",
    ],
)
def test_that_nothing_was_found_is_no_claim(raw: str) -> None:
    draft = read(raw, done=True)
    assert draft.nothing
    assert draft.sentences == ()
