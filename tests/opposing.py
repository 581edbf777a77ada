"""Sentences of small archives with vectors that are made up: how near each is to what is sought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from app.brief.denied import ClaimsDenied
from app.brief.excerpts import Excerpt, Material, excerpts
from app.brief.opposites import Opposites
from archive.article import Article
from archive.statement import Statement
from tests.fakes import Library, WordEncoder


class OneMeaning(WordEncoder):
    """Everything that it encodes means the same."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([[1, 0]] * len(texts), np.float32)


class Opposing:
    """The sentences of articles, in order. `near` has how near each is to that meaning, by its
    beginning; any other is as far from it as can be."""

    def __init__(self, library: Library, *articles: Article, near: Mapping[str, float]) -> None:
        library.add(*articles)
        self.excerpts = tuple(one for article in articles for one in excerpts(article))
        cosines = np.array([self._near(one.text, near) for one in self.excerpts], np.float32)
        vectors = np.stack([cosines, np.sqrt(1 - cosines**2)], axis=1)
        self._read = Material(self.excerpts, vectors, vectors, {})
        self._terms = [frozenset(library.archive.terms(one.text)) for one in self.excerpts]
        self.denied = ClaimsDenied(
            library.archive, OneMeaning(), self._read, self._terms, self._nobody
        )

    @property
    def opposites(self) -> Opposites:
        outlets = [one.article.outlet for one in self.excerpts]
        places = range(len(self.excerpts))
        return Opposites(self.denied, self._read, self._terms, outlets, self._nobody, places)

    def denials(self, *beginnings: str) -> list[tuple[str, ...]]:
        """The sides of what is denied at the sentences that begin so, or at any."""
        places = [
            place
            for place, one in enumerate(self.excerpts)
            if not beginnings or one.text.startswith(beginnings)
        ]
        return [tuple(side.text for side in one.sides) for one in self.denied.found(places)]

    def opposed(self) -> list[str]:
        nearness = np.ones(len(self.excerpts), np.float32)
        return [one.about for one in self.opposites.found(nearness, least=0.0)]

    @staticmethod
    def _near(text: str, near: Mapping[str, float]) -> float:
        return next((value for begin, value in near.items() if text.startswith(begin)), 0.0)

    @staticmethod
    def _nobody(one: Excerpt) -> Statement | None:
        del one
        return None
