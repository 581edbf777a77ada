"""Where articles disagree: another figure for the same thing, or a denial of what another says.

Works on pairs of sentences that are near in meaning; knows nothing of how they were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.brief.excerpts import Excerpt
from app.brief.verbs import is_verb, tense_of
from app.check.lexicon import lexicon
from app.check.terms import tokens
from app.figures.comparable import Figure, figures
from app.figures.numbers import counted
from archive.article import day_number, day_of

NEAR = 0.4  # cosine from which two sentences can give two figures for one deed,
SAME = 0.62  # and for one thing, where they share so much
_SAME_WORDS = 0.4  # of the terms of the shorter sentence, figures apart
_SORTS = ("count", "money", "percent", "score")
_MANY_TIMES = 4  # so many times as much is of another thing
_ABOUT = 0.1  # "some 4,800" and "4,750" are no disagreement
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless)\b", re.IGNORECASE)
_OF_ONE_TIME = 60  # days between two articles that can tell of one event
# "312 people were evacuated": what became of those that are counted.
_DEED = re.compile(
    r"(?: [a-z]+){0,2}? (?:were|was|have been|had been|are|had|have) "
    r"(?!not\b|never\b|also\b|then\b|still\b|now\b|\w+ly\b|been\b|no\b)(?P<deed>[a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The figures by which two sentences disagree, and in words: "312 or 298 people"."""

    ours: Figure
    theirs: Figure
    about: str

    @property
    def key(self) -> tuple[str | float, ...]:
        """The same for the same two figures of the same thing, whichever comes first."""
        ours, theirs = self.ours, self.theirs
        thing = ours.thing or theirs.thing
        return ours.sort, ours.unit, thing, *sorted((ours.value, theirs.value))


def disagreements(one: Excerpt, other: Excerpt, *, same: bool) -> Iterator[Disagreement]:
    """The figures by which two sentences disagree; not where the later one only tells how a count
    went on, nor where their articles are from other times. `same` tells that the two are so near in
    words and meaning that what they count is the same."""
    if not _of_one_time(one, other):
        return
    for ours, theirs in _rivals(one, other, same):
        if not _goes_on(one, ours, other, theirs):
            both = f"{ours.written} or {theirs.written}"
            thing = counted(one.text, ours.end) or counted(other.text, theirs.end)
            about = f"{both} {thing}" if thing and ours.sort == "count" else both
            yield Disagreement(ours, theirs, about)


def overtaken(one: Excerpt, other: Excerpt, *, same: bool) -> bool:
    """Whether a count of the first sentence is lower than the one that the other, later, gives."""
    return any(
        _goes_on(one, ours, other, theirs) and ours.value < theirs.value
        for ours, theirs in _rivals(one, other, same)
    )


def figures_differ(one: Excerpt, other: Excerpt) -> bool:
    """Whether two sentences that say the same do not give the same figures, bounds among them."""
    ours, theirs = _figures(one.text), _figures(other.text)
    return any(
        figure.sort in _SORTS
        and not any(figure.says(known) for known in theirs)
        and any(figure.rivals(rival) and _alike(figure, rival) for rival in theirs)
        for figure in ours
    )


def given(text: str) -> tuple[Figure, ...]:
    """The figures of a sentence that another sentence could give otherwise; none of what holds only
    on some condition."""
    if _NUMBER.search(text) is None or _conditional(text):
        return ()
    return tuple(filter(_tells, _figures(text)))


def tells_deed(text: str) -> bool:
    """Whether a sentence counts those to whom something was done."""
    return any(_DEED.match(text, figure.end) for figure in given(text))


def words(terms: frozenset[str]) -> frozenset[str]:
    """The terms of a sentence without its figures: by these it tells what they count."""
    return frozenset(term for term in terms if not term.isdecimal())


def alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sentences share so many words that what they count is the same thing."""
    least = min(len(ours), len(theirs))
    return least > 0 and len(ours & theirs) / least >= _SAME_WORDS


def _conditional(text: str) -> bool:
    """Whether it tells of a case, as in "when it rains the pump lifts 320 litres": of another case
    another figure is true. What was when something happened was so."""
    if _CONDITION.search(text):
        return True
    if not text.startswith("When "):
        return False
    words = tokens(text)
    clause = (place for place, word in enumerate(words) if word.clause == words[0].clause)
    return not any(is_verb(words, i) and tense_of(words, i)[0] == "past" for i in clause)


def _of_one_time(one: Excerpt, other: Excerpt) -> bool:
    mine, others = day_of(one.article.published), day_of(other.article.published)
    return mine is None or others is None or abs((mine - others).days) <= _OF_ONE_TIME


def _rivals(one: Excerpt, other: Excerpt, same: bool) -> Iterator[tuple[Figure, Figure]]:
    """Figures of two sentences that are different values for the same thing."""
    ours, theirs = _figures(one.text), _figures(other.text)
    for figure in given(one.text):
        if any(figure.says(known) for known in theirs):
            continue
        for rival in given(other.text):
            if not figure.rivals(rival):
                continue
            if not (same and _alike(figure, rival)) and not _of_one_deed(one, figure, other, rival):
                continue
            low, high = sorted((figure.value, rival.value))
            far = high - low > _ABOUT * high and high < _MANY_TIMES * low
            if not far or any(rival.says(known) for known in ours):
                continue
            yield figure, rival


def _alike(ours: Figure, theirs: Figure) -> bool:
    """Whether two figures have one unit, or count the same."""
    if ours.unit or theirs.unit:
        return ours.unit == theirs.unit
    return ours.thing == theirs.thing != ""


def _of_one_deed(one: Excerpt, ours: Figure, other: Excerpt, theirs: Figure) -> bool:
    """Whether two figures count those to whom the same was done: "were evacuated"."""
    done = _DEED.match(one.text, ours.end), _DEED.match(other.text, theirs.end)
    if done[0] is None or done[1] is None or ours.unit or theirs.unit:
        return False
    things = {ours.thing, theirs.thing} - {""}
    return len(things) < 2 and lexicon().stem(done[0]["deed"]) == lexicon().stem(done[1]["deed"])


@lru_cache(maxsize=8192)
def _figures(text: str) -> tuple[Figure, ...]:
    return figures(text)


def _tells(figure: Figure) -> bool:
    """Whether it is a figure of something, and not only a bound."""
    return figure.sort in _SORTS and figure.about in ("", "about")


def _goes_on(one: Excerpt, ours: Figure, other: Excerpt, theirs: Figure) -> bool:
    """A count that a later article gives higher is no disagreement."""
    mine, others = day_number(one.article.published), day_number(other.article.published)
    if mine is None or others is None or mine == others or ours.sort != "count":
        return False
    return (mine > others) == (ours.value > theirs.value)
