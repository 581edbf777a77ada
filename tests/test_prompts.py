"""Prompts are files, checked when they are loaded."""

from __future__ import annotations

import pytest

from app import prompts
from tests.fakes import ROOT

VARIABLES = {
    "answer": ("most",),
    "briefing": ("longest",),
    "claim": ("text", "claim"),
    "conversation": ("turns", "question"),
    "first_question_known": ("topic",),
    "first_question_said": ("speaker", "topic"),
    "follow_up_cost": ("auxiliary", "subject", "rest"),
    "follow_up_denied": ("speaker",),
    "follow_up_many": ("counted",),
    "follow_up_when": ("auxiliary", "subject", "rest"),
    "follow_up_why": ("auxiliary", "subject", "rest"),
    "judge": (),
    "passages": ("passages", "mark", "question"),
    "points": ("points", "mark"),
    "standalone": (),
    "statements": ("most",),
}
each_prompt = pytest.mark.parametrize(("name", "variables"), VARIABLES.items())


def test_every_prompt_is_known_here() -> None:
    assert {file.stem for file in (ROOT / "prompts").glob("*.txt")} == set(VARIABLES)


@each_prompt
def test_a_prompt_loads_with_its_variables(name: str, variables: tuple[str, ...]) -> None:
    assert prompts.load(name, *variables).is_valid()


@each_prompt
def test_a_prompt_with_other_variables_is_refused_by_name(
    name: str, variables: tuple[str, ...]
) -> None:
    for others in {(*variables, "another"), variables[1:] or ("other",)}:
        with pytest.raises(prompts.PromptError, match=rf"{name}\.txt has the variables"):
            prompts.load(name, *others)


def test_a_missing_prompt_is_refused_by_name() -> None:
    with pytest.raises(prompts.PromptError, match=r"nowhere\.txt is missing") as caught:
        prompts.load("nowhere")
    assert "prompts/" in caught.value.hint
