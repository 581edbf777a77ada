"""Prompts are files, checked when they are loaded."""

from __future__ import annotations

import string

import pytest

from app import prompts
from tests.fakes import ROOT

FILES = sorted((ROOT / "prompts").glob("*.txt"))


def variables(name: str) -> list[str]:
    return string.Template((ROOT / "prompts" / f"{name}.txt").read_text("utf-8")).get_identifiers()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_prompt_loads_with_its_variables(file: object) -> None:
    name = file.stem  # type: ignore[attr-defined]
    assert prompts.load(name, *variables(name)).is_valid()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_prompt_with_other_variables_is_refused_by_name(file: object) -> None:
    name = file.stem  # type: ignore[attr-defined]
    with pytest.raises(prompts.PromptError, match=rf"{name}\.txt has the variables"):
        prompts.load(name, *variables(name), "another")


def test_a_missing_prompt_is_refused_by_name() -> None:
    with pytest.raises(prompts.PromptError, match=r"nowhere\.txt is missing") as caught:
        prompts.load("nowhere")
    assert "prompts/" in caught.value.hint
