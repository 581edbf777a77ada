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
NOT = "The box holds 212 postal ballots, not 2,120."
NAMED = "The Quay Gazette first spoke of 2,120 and has corrected that since."


def corrects(one: Excerpt, other: Excerpt, *, alike: bool = False) -> bool:
    return any(found.of(other, alike=alike) for found in corrections(one))


def test_a_later_article_takes_a_figure_back() -> None:
    (found,) = corrections(excerpt(NOT))
    assert found.of(WRONG, alike=False)
    assert found.about == "2,120, corrected to 212"


def test_another_outlet_tells_of_a_correction() -> None:
    (found,) = corrections(excerpt(NAMED, "Northern Wire"))
    assert found.of(WRONG, alike=False)
    assert found.about == "2,120, since corrected"


@pytest.mark.parametrize(
    "one",
    [
        excerpt(NOT, published="2026-05-09"),
        excerpt(NOT, published="2026-05-10"),
        excerpt(NOT, published=""),
        excerpt(NOT, "Northern Wire"),
        excerpt("The box holds 212 ballots, not 2,300."),
        excerpt("The box holds 2,120 ballots."),
        excerpt("A gazette first spoke of 2,120 and has corrected that since.", "Northern Wire"),
    ],
    ids=[
        "earlier",
        "of that day",
        "of no day",
        "another outlet",
        "another figure",
        "the same",
        "not named",
    ],
)
def test_what_does_not_take_it_back_corrects_nothing(one: Excerpt) -> None:
    assert not corrects(one, WRONG)


def test_what_itself_denies_the_figure_is_not_corrected() -> None:
    assert not corrects(excerpt(NOT), excerpt("They were not 2,120 votes.", published="2026-05-10"))


LAMPS = excerpt("The quay has 300 lamps.", published="2026-05-10")
BOATS = "The council counted 500 boats, not 300."


def test_a_figure_of_another_thing_is_not_corrected() -> None:
    assert not corrects(excerpt(BOATS), LAMPS)
    assert corrects(excerpt(BOATS.replace("boats", "lamps")), LAMPS)


def test_what_is_told_in_the_same_words_is_corrected_whatever_is_counted() -> None:
    assert corrects(excerpt(BOATS), LAMPS, alike=True)


@pytest.mark.parametrize("contrast", ["rather than", "instead of"])
def test_a_choice_is_no_correction_without_a_word_that_takes_back(contrast: str) -> None:
    chosen = f"The council ordered 500 lamps {contrast} 300 lamps."
    assert not corrects(excerpt(chosen), LAMPS, alike=True)
    assert corrects(excerpt(f"The Gazette wrongly wrote: {chosen}"), LAMPS)


def test_an_undated_article_is_not_corrected() -> None:
    undated = excerpt(WRONG.text, published="")
    assert not corrects(excerpt(NOT), undated)
    assert not corrects(excerpt(NAMED, "Northern Wire"), undated)


def test_an_outlet_is_named_as_whole_words() -> None:
    gazette = excerpt(WRONG.text, outlet="Quay Gaze", published="2026-05-10")
    assert not corrects(excerpt(NAMED, "Northern Wire"), gazette)
