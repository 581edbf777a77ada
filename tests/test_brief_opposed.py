"""app.brief.opposed: which of the sentences that oppose each other repeat others."""

from __future__ import annotations

from app.brief.excerpts import Excerpt
from app.brief.opposed import Opposed
from archive.article import Article


def opposed(
    text: str, *, figures: tuple[str | float, ...] = (), by: str = "", denied: str = ""
) -> Opposed:
    side = Excerpt(Article("a", "", text), 0, len(text))
    return Opposed("", (side,), (0,), figures, by, frozenset(denied.split()))


BALLOTS = ("count", "", "votes", 212.0, 320.0)


def test_what_has_a_sentence_in_common_repeats() -> None:
    assert opposed("One.").repeats(opposed("One.", by="vell", denied="crew warned"))
    assert not opposed("One.").repeats(opposed("Two."))


def test_the_same_figures_of_the_same_thing_repeat() -> None:
    one = opposed("One.", figures=BALLOTS)
    assert one.repeats(opposed("Two.", figures=BALLOTS))
    assert not one.repeats(opposed("Two.", figures=("count", "", "chair", 212.0, 320.0)))
    assert not one.repeats(opposed("Two.", figures=("money", "crown", "", 212.0, 320.0)))


def test_somebody_who_denies_the_same_in_other_words_repeats() -> None:
    one = opposed("One.", by="vell", denied="crew warned may")
    assert one.repeats(opposed("Two.", by="vell", denied="warned crew ferry"))
    assert not one.repeats(opposed("Two.", by="brandt", denied="warned crew ferry"))
    assert not one.repeats(opposed("Two.", by="vell", denied="quay sold banker"))
