"""Every error says what a person can do."""

from __future__ import annotations

import pytest

from archive import errors

ALL = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.BylineError)
]


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind is not errors.BylineError])
def test_an_error_has_a_hint_of_its_own(kind: type[errors.BylineError]) -> None:
    assert kind("it broke").hint


@pytest.mark.parametrize("kind", ALL)
def test_the_hint_that_is_given_counts(kind: type[errors.BylineError]) -> None:
    assert kind("it broke", hint="turn it off").hint == "turn it off"


@pytest.mark.parametrize("kind", ALL)
def test_the_tree_in_the_docstring_has_every_error(kind: type[errors.BylineError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")
