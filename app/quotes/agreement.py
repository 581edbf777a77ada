"""How many independent sources give one answer, and where they give another.

Works on the sentences a reader found, each with the words that answer. Knows nothing of how they
were found or of pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.check.negation import negates
from app.figures.comparable import About, Figure, figures
from app.quotes.read import COSINE, SPAN, Candidate, same_answer
from archive.article import day_number

_SURE = 0.5  # of the network's score: below it, a span is no answer
# Two sentences speak of one point where both answer the question so surely, and are so near to it
# in meaning and in score. Chosen by reading the samples.
_ANSWERS, _MEANS, _NEAR = 0.8, 0.5, 0.8
_PUT_OFF = ("weekday", "day", "month", "time")
_AT_ONCE = 3  # days between two articles that give different ones and mean the same


def agreeing(
    candidates: Sequence[Candidate], doubted: Callable[[Candidate], bool]
) -> list[Candidate]:
    """Those that answer with the words of the first, the best of each article, best first.

    Not one that denies something where the first does not, or has a "more than" that the first has
    not; nor one that is `doubted`: whose source denies what answers, or does not vouch for it.
    """
    first, *others = candidates
    found = {first.article.id: first}
    for one in others:
        if (
            same_answer(first.answer)
            and same_answer(one.answer) == same_answer(first.answer)
            and one.features[SPAN] >= _SURE
            and _bound(one) == _bound(first)
            and negates(one.text) == negates(first.text)
            and not doubted(one)
        ):
            found.setdefault(one.article.id, one)
    return list(found.values())


def opposing(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The first sentence and the best that gives another figure for the same point; else none.

    Newest first. Two figures of the same outlet, a count that a later article gives higher, or a
    day that one some days later gives otherwise are how a story goes on, and no disagreement.
    """
    first = candidates[0]
    ours = _figure(first)
    if ours is None or not _to_the_point(first):
        return []
    for one in candidates[1:]:
        theirs = _figure(one)
        if theirs is None or not _to_the_point(one) or one.score < _NEAR * first.score:
            continue
        if ours.rivals(theirs) and not _goes_on(first, ours, one, theirs):
            return newest_first([first, one])
    return []


def newest_first(sides: Sequence[Candidate]) -> list[Candidate]:
    """By the date of their articles; undated ones last."""
    return sorted(sides, key=lambda one: -(day_number(one.article.published) or 0))


def _to_the_point(one: Candidate) -> bool:
    return one.features[SPAN] >= _ANSWERS and one.features[COSINE] >= _MEANS


def _figure(one: Candidate) -> Figure | None:
    """The figure that a sentence answers with, read in its sentence, so that the unit is known."""
    if one.span is None:
        return None
    start, end = one.span.start - one.start, one.span.end - one.start
    inside = [f for f in figures(one.text) if start <= f.start and f.end <= end]
    return inside[0] if len(inside) == 1 else None


def _bound(one: Candidate) -> About:
    """Whether the figure that it answers with is no more than a bound: "fewer than 312"."""
    figure = _figure(one)
    return figure.about if figure and figure.about != "about" else ""


def _goes_on(one: Candidate, ours: Figure, other: Candidate, theirs: Figure) -> bool:
    if one.article.outlet == other.article.outlet:
        return True
    mine, others = day_number(one.article.published), day_number(other.article.published)
    if ours.sort in _PUT_OFF:
        # "On Tuesday" is another day a week later, and what is planned is put off.
        return mine is None or others is None or abs(mine - others) > _AT_ONCE
    if mine is None or others is None or mine == others or ours.sort != "count":
        return False
    return (mine > others) == (ours.value > theirs.value)
