"""app.brief.openings: which articles are about a topic as a whole."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from app.brief.asked import Asked
from app.brief.excerpts import Excerpt, Material
from app.brief.openings import Openings
from archive.article import Article
from tests.fakes import Library, WordEncoder

ALL, NAME, NONE = "the Saltyard fire", "the Saltyard choir", "a choir"


class Ahead(WordEncoder):
    """For it every topic is at (1, 0, 0)."""

    def encode_query(self, _: str) -> NDArray[np.float32]:
        return np.array((1, 0, 0), np.float32)


def about(library: Library, *articles: tuple[str, tuple[float, float, float]]) -> tuple[str, ...]:
    """Ids of those that are about the fire, numbers from 0: each is a headline, and what it means,
    beside the topic at (1, 0, 0)."""
    made = [Article(str(i), title, "Nobody knew.", "A") for i, (title, _) in enumerate(articles)]
    for one in made:
        library.add(one)
    units = np.array([meaning for _, meaning in articles], np.float32)
    units /= np.linalg.norm(units, axis=1, keepdims=True)
    excerpts = tuple(Excerpt(one, 0, len(one.text)) for one in made)
    headlines = {one.id: unit for one, unit in zip(made, units, strict=True)}
    asked = Asked(library.archive, Ahead(), ALL, excerpts)
    read = Material(excerpts, np.zeros_like(units), np.zeros_like(units), headlines)
    places = {one.id: [place] for place, one in enumerate(made)}
    openings = Openings(library.archive, asked, read, [frozenset()] * len(made), places)
    return openings.about([one.id for one in made])


@pytest.mark.parametrize(
    ("title", "meaning", "is_about"),
    [
        (ALL, (0.9, 0.4, 0.0), True),
        (NAME, (0.9, 0.4, 0.0), True),
        (NAME, (0.4, 0.9, 0.0), False),
        (NONE, (0.9, 0.4, 0.0), False),
        (ALL, (0.3, 0.5, 0.8), False),
        (ALL, (0.3, 0.95, 0.0), True),
        (NAME, (0.6, -0.8, 0.0), False),
    ],
    ids=[
        "words and meaning",
        "a name and meaning",
        "a name",
        "meaning",
        "words, unlike the others",
        "words, like the others",
        "a name, unlike the others",
    ],
)
def test_an_article_is_about_what_it_names_and_means(
    library: Library, title: str, meaning: tuple[float, float, float], *, is_about: bool
) -> None:
    first = ALL, (0.8, 0.6, 0.0)
    found = about(library, first, ("bread", (0.0, 0.0, 1.0)), (title, meaning))
    assert found == (("0", "2") if is_about else ("0",))
