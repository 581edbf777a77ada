"""Whether somebody said just this, denied it, or only spoke of it.

Strict, since it puts words into a mouth: a yes or no needs the words of the question themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.check.negation import negates
from app.figures.numbers import numbers
from app.quotes.denial import denies
from app.said.asked import Asked
from app.said.statements import Ranked

# Somebody said just this, and not only something on the same topic: with so many of the words, or
# so near in meaning, for which words help. Chosen by reading what the samples say.
_SAME_WORDS, _SAME = 0.8, 0.84


def says_so(one: Ranked, topic: str) -> bool:
    """Whether somebody said just this: the same, neither denied nor turned into its opposite."""
    stated = one.saying.statement.stance == "stated"
    return stated and not _opposite(one, topic) and _the_same(one, topic)


def _opposite(one: Ranked, topic: str) -> bool:
    return negates(topic) != negates(one.saying.statement.content)


def _the_same(one: Ranked, topic: str) -> bool:
    given = {number.value for number in numbers(one.saying.statement.content)}
    if not {number.value for number in numbers(topic)} <= given:
        return False
    return one.words >= _SAME_WORDS or one.meaning + one.words / 2 >= _SAME


def decides(asked: Asked, one: Ranked) -> str:
    """ "Yes" or "No", where a saying clearly answers whether its source said so; else empty."""
    stance = one.saying.statement.stance
    if one.words < _SAME_WORDS or stance == "hedged":
        return ""  # "fled" and "stayed" are near in meaning
    if asked.stance is None:
        return "Yes"
    if _opposite(one, asked.topic):
        return ""
    if stance == "negated":
        if not denies(one.saying.statement):  # "did not say" is no denial
            return ""
        return "Yes" if asked.stance == "negated" else "No"
    return "Yes" if asked.stance == "stated" else "No"


def yes_or_no(asked: Asked, ranked: Sequence[Ranked]) -> str:
    """The short answer, where those that decide are of one mind."""
    if asked.wants != "whether" or not asked.topic:
        return ""
    decided = {decided for one in ranked if (decided := decides(asked, one))}
    return decided.pop() if len(decided) == 1 else ""
