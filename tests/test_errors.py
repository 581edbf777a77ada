"""Every error says what a person can do."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

import app
from archive import errors
from archive.errors import BylineError


def kinds(of: type[BylineError]) -> list[type[BylineError]]:
    return [of, *(kind for under in of.__subclasses__() for kind in kinds(under))]


for _module in pkgutil.walk_packages(app.__path__, "app."):
    import_module(_module.name)
ALL = kinds(BylineError)
OURS = [kind for kind in ALL if not kind.__module__.startswith("tests.")]


@pytest.mark.parametrize("kind", [kind for kind in OURS if kind is not BylineError])
def test_an_error_has_a_hint_of_its_own(kind: type[BylineError]) -> None:
    assert kind("it broke").hint


@pytest.mark.parametrize("kind", ALL)
def test_the_hint_that_is_given_counts(kind: type[BylineError]) -> None:
    assert kind("it broke", hint="turn it off").hint == "turn it off"


@pytest.mark.parametrize("kind", OURS)
def test_the_tree_in_the_docstring_has_every_error(kind: type[BylineError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")
