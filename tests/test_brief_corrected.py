"""app.brief.corrected: which figure of an article a later one takes back."""

from __future__ import annotations

import pytest

from app.brief.corrected import corrections
from app.brief.excerpts import Excerpt
from archive.article import Article


def excerpt(text: str, outlet: str = "The Quay Gazette", published: str = "2026-05-12") -> Excerpt:
    article = Article(f"{outlet} {published}", "", text, outlet=outlet, published=published)
    return Excerpt(article, 0, len(text))


WRONG = excerpt("A box with 2,120 votes has been found in a gymnasium.", published="2026-05-10")
NOT = "The box holds 212 ballots, not 2,120."


def corrects(one: Excerpt, other: Excerpt) -> bool:
    return any(found.of(other) for found in corrections(one))


def test_a_later_article_takes_a_figure_back() -> None:
    (found,) = corrections(excerpt(NOT))
    assert found.of(WRONG)
    assert found.about == "2,120, corrected to 212"


def test_another_outlet_tells_of_a_correction() -> None:
    text = "The Quay Gazette first spoke of 2,120 and has corrected that since."
    (found,) = corrections(excerpt(text, "Northern Wire"))
    assert found.of(WRONG)
    assert found.about == "2,120, since corrected"


@pytest.mark.parametrize(
    "one",
    [
        excerpt(NOT, published="2026-05-09"),
        excerpt(NOT, "Northern Wire"),
        excerpt("The box holds 212 ballots, not 2,300."),
        excerpt("The box holds 2,120 ballots."),
        excerpt("A gazette first spoke of 2,120 and has corrected that since.", "Northern Wire"),
    ],
    ids=["earlier", "another outlet", "another figure", "the same", "not named"],
)
def test_what_does_not_take_it_back_corrects_nothing(one: Excerpt) -> None:
    assert not corrects(one, WRONG)


def test_what_itself_denies_the_figure_is_not_corrected() -> None:
    assert not corrects(excerpt(NOT), excerpt("They were not 2,120 votes.", published="2026-05-10"))
