"""Which paragraphs of the question sets train the reading network, and which are held back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_TITLES = 4  # of squad2_half's 16: a title is held back whole
_PARAGRAPHS = 10  # one in ten of squadshifts


def held_back(name: str, paragraphs: Sequence[Any]) -> list[Any]:
    """Those of a set that are not trained on."""
    return [p for p, held in _marked(name, paragraphs) if held]


def trained_on(name: str, paragraphs: Sequence[Any]) -> list[Any]:
    """The rest of the set."""
    return [p for p, held in _marked(name, paragraphs) if not held]


def _marked(name: str, paragraphs: Sequence[Any]) -> list[tuple[Any, bool]]:
    if name == "squadshifts":
        return [(p, number % _PARAGRAPHS == 0) for number, p in enumerate(paragraphs)]
    titles = sorted({p["title"] for p in paragraphs})
    held = frozenset(titles[:: len(titles) // _TITLES][:_TITLES])
    return [(p, p["title"] in held) for p in paragraphs]
