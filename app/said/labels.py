"""What to call a point: phrases of what was said on it that are nearest to what all of it means.

A label says what is spoken of, not what is said of it: a number or a whole sentence in it would be
one side's word. Phrases are what stands between stop words (RAKE, Rose et al., 2010), of which the
nearest in meaning are taken (as KeyBERT does). Knows nothing of grammar, sources or pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from app.figures.numbers import numbers
from archive.encoder import Vectors

_MOST = 40  # phrases of a point that are looked at
_LONG = 4  # words
_SECOND = 0.6  # of the cosine of the first phrase, from which a second one stands beside it
_REPEATS = 0.8  # of its cosine counts, where a phrase only has words of the topic
_STEM = 3  # letters: words that begin alike are one ("voted", "vote")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BETWEEN = re.compile(r" |(?:['’] )| of (?:the )?")  # what may stand between the words of a phrase
_STOP = frozenset(
    """
    a about across added adds after again against all also although am among an and another any
    anybody anyone anything are around as ask asked asks at away back be because been before being
    below between both but by called came can claim claims come comes could denied did do does
    doing done down during each either else ever every everybody everyone everything far few fewer
    for from further gave get gets getting give given go goes going gone got had has have having he
    her here hers herself him himself his how i if in instead into is it its itself just know
    knows last later least less let like made make makes making many may me might mine more most
    much must my near neither never next no nobody none nor not nothing now of off on once one
    only or other others our ours ourselves out over own per put puts quite rather said same saw
    say saying says see seen several shall she should since so some somebody someone something
    still such take taken takes tell than that the their theirs them themselves then there these
    they thing things think this those though thought through till to told too took toward towards
    under until up upon us very want wanted wants was way we well went were what when where whether
    which while who whom whose why will with within without would yes yet you your yours yourself
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    morning noon afternoon evening night day days week weeks month months year years
    """.split()
)


def labels(
    topic: str,
    points: Sequence[Sequence[str]],
    meanings: Vectors,
    encode: Callable[[Sequence[str]], Vectors],
) -> list[str]:
    """A label for each point, of its texts and the vector (a row of `meanings`) of their meaning.

    "" where the texts have no phrase. `encode` gives a vector of length 1 for each phrase.
    """
    known = _stems(topic)
    phrased = [_new([p for text in texts for p in phrases(text)], known) for texts in points]
    every = list(dict.fromkeys(phrase for some in phrased for phrase in some))
    if not every:
        return [""] * len(points)
    vectors = dict(zip(every, encode(every), strict=True))
    return [
        _label(
            some,
            np.array(
                [
                    vectors[phrase] @ meaning * (_REPEATS if _stems(phrase) <= known else 1.0)
                    for phrase in some
                ]
            ),
        )
        for some, meaning in zip(phrased, meanings, strict=True)
    ]


def phrases(text: str) -> list[str]:
    """The phrases of a text, verbatim, in order: words that tell something, and "of" between."""
    for number in reversed(numbers(text)):
        text = f"{text[: number.start]};{text[number.end :]}"
    runs: list[list[tuple[int, int]]] = []
    end = -1
    for match in _WORD.finditer(text):
        told = match[0].lower()
        if re.split("['’]", told)[0] in _STOP or len(told) < 2:
            continue
        if runs and _BETWEEN.fullmatch(text, end, match.start()):
            runs[-1].append(match.span())
        else:
            runs.append([match.span()])
        end = match.end()
    cut = [
        part for run in runs for part in dict.fromkeys((tuple(run[:_LONG]), tuple(run[-_LONG:])))
    ]
    return list(dict.fromkeys(text[part[0][0] : part[-1][1]] for part in cut))


def _new(found: Sequence[str], known: frozenset[str]) -> list[str]:
    """Those that do not only repeat the topic, if any."""
    told = list(dict.fromkeys(found))
    return ([phrase for phrase in told if _stems(phrase) != known] or told)[:_MOST]


def _label(some: Sequence[str], near: Vectors) -> str:
    if not some:
        return ""
    order = np.argsort(-near, kind="stable")
    first = some[order[0]]
    least = _SECOND * near[order[0]]
    second = (
        some[i] for i in order[1:] if near[i] >= least and not _stems(some[i]) & _stems(first)
    )
    label = ", ".join((first, *list(second)[:1]))
    return label[0].upper() + label[1:]


def _stems(text: str) -> frozenset[str]:
    words = (match[0].lower() for match in _WORD.finditer(text))
    return frozenset(word[:_STEM] for word in words if word not in _STOP)
