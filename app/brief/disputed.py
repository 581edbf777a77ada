"""Where articles disagree: another figure for the same thing, or a denial of what another says.

Works on pairs of sentences that are near in meaning; knows nothing of how they were found.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.brief.excerpts import Excerpt
from app.figures.comparable import Figure, figures
from archive.article import day_number

NEAR = 0.62  # cosine from which two sentences can give two figures for one thing
_SAME_WORDS = 0.4  # of the terms of the shorter sentence, figures apart
_SORTS = ("count", "money", "percent", "score")
_ABOUT = 0.1  # "some 4,800" and "4,750" are no disagreement


def disagreement(one: Excerpt, other: Excerpt) -> str:
    """The figures by which two sentences disagree, in words: "61 or 48 crowns"; "" where they do
    not, or where the later one only tells how a count went on."""
    for ours, theirs in _rivals(one, other):
        if not _goes_on(one, ours, other, theirs):
            thing = f" {ours.thing}" if ours.thing else ""
            return f"{ours.written} or {theirs.written}{thing}"
    return ""


def overtaken(one: Excerpt, other: Excerpt) -> bool:
    """Whether a count of the first sentence is lower than the one that the other, later, gives."""
    return any(
        _goes_on(one, ours, other, theirs) and ours.value < theirs.value
        for ours, theirs in _rivals(one, other)
    )


def alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sentences share so many terms that what they count is the same thing."""
    words = [frozenset(term for term in terms if not term.isdecimal()) for terms in (ours, theirs)]
    least = min(len(one) for one in words)
    return least > 0 and len(words[0] & words[1]) / least >= _SAME_WORDS


def _rivals(one: Excerpt, other: Excerpt) -> Iterator[tuple[Figure, Figure]]:
    """Figures of two sentences that are different values for the same thing."""
    ours, theirs = figures(one.text), figures(other.text)
    for figure in ours:
        if not _tells(figure) or any(figure.says(known) for known in theirs):
            continue
        for rival in theirs:
            same = figure.unit == rival.unit and (figure.unit or figure.thing == rival.thing != "")
            if not same or not _tells(rival) or not figure.rivals(rival):
                continue
            far = abs(figure.value - rival.value) > _ABOUT * max(figure.value, rival.value)
            if any(rival.says(known) for known in ours) or not (far or figure.about == rival.about):
                continue
            yield figure, rival


def _tells(figure: Figure) -> bool:
    """Whether it is a figure of something, and not only a bound."""
    return figure.sort in _SORTS and figure.about in ("", "about")


def _goes_on(one: Excerpt, ours: Figure, other: Excerpt, theirs: Figure) -> bool:
    """A count that a later article gives higher is no disagreement."""
    mine, others = day_number(one.article.published), day_number(other.article.published)
    if mine is None or others is None or mine == others or ours.sort != "count":
        return False
    return (mine > others) == (ours.value > theirs.value)
