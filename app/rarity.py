"""How much of the words of one text another has: rare words count for more.

Knows the words of an archive and how rare they are there; nothing of what is done with the share.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from archive.archive import Archive


def rarities(archive: Archive, text: str) -> dict[str, float]:
    """The terms of a text, each with its rarity in the archive."""
    return {term: archive.rarity(term) for term in archive.terms(text)}


def share(weights: Mapping[str, float], terms: Container[str]) -> float:
    """How much of the weights is that of these terms, from 0 to 1; 0 where there are none."""
    total = sum(weights.values())
    return (
        sum(weight for term, weight in weights.items() if term in terms) / total if total else 0.0
    )


def shared(archive: Archive, words: str, text: str) -> float:
    """The share of the words, weighed by rarity, that the text has."""
    return share(rarities(archive, words), set(archive.terms(text)))
