"""What people marked as said against what was found: how they match, which is speech.

Knows nothing of the engine, of files or of how figures are printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.statement import Span, Spans
from ingest.outlets import canonical


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content, each as runs of characters of one text; content is never empty."""

    source: Spans
    cue: Spans
    content: Spans


Measure = Callable[[Attribution, Attribution], float]


def covered(found: Attribution, gold: Attribution) -> float:
    """The part of the marked content that was found. Finding too much costs nothing here."""
    return shared(found.content, gold.content) / _length(gold.content)


def jaccard(found: Attribution, gold: Attribution) -> float:
    """Intersection over union of the contents: finding too much costs as much as too little."""
    both = shared(found.content, gold.content)
    return both / (_length(found.content) + _length(gold.content) - both)


def matched(
    found: Sequence[Attribution], gold: Sequence[Attribution], measure: Measure, part: float
) -> dict[int, int]:
    """Find → what it matches, one to one: more than `part` of it, those that share most first."""
    pairs = sorted(
        (-shared(f.content, g.content), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if measure(f, g) > part
    )
    taken: set[int] = set()
    result: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in result and j not in taken:
            result[i] = j
            taken.add(j)
    return result


def shared(some: Spans, others: Spans) -> int:
    """How many characters lie in both."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)


def _length(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def words_at(text: str, spans: Sequence[Span]) -> str:
    """What stands there."""
    return " ".join(text[a:b] for a, b in spans)


def names_outlet(source: str) -> bool:
    """Whether an outlet is named in a source: "a reporter of The Harbor Ledger", "CNN's Vell"."""
    words = source.split()
    return any(
        canonical(" ".join(words[a:b])) is not None
        for a in range(len(words))
        for b in range(a + 1, min(len(words), a + 6) + 1)
    )


def is_speech(text: str, one: Attribution) -> bool:
    """Whether it was uttered or written, by the words alone.

    That is so with a word of saying in the cue, "according to", a bare colon, or content that
    begins with a quotation mark. The rest is intention, belief, attitude and what papers show. The
    list was drawn up before any result was seen, from Levin's verbs of communication (1993, class
    37) and of speech acts; "agree", "expect", "support", "find", "show" and "indicate" are not in.
    """
    cue = words_at(text, one.cue).casefold()
    start = one.content[0][0]
    quoted = any(mark in '"“' for mark in text[max(0, start - 1) : start + 1])
    return quoted or "according to" in cue or cue == ":" or bool(_SAYING.search(cue))


_REGULAR = (
    "accuse acknowledge add advise affirm allege announce answer argue articulate ask assail "
    "assert assure attack blame blast boast brag call caution challenge chant charge chide cite "
    "claim comment complain concede conclude condemn confess confide confirm congratulate contend "
    "counter criticise criticize cry declare decry demand denounce describe disclose dispute echo "
    "email emphasise emphasize exclaim explain express hail hint inform inquire insist instruct "
    "interject joke lament lash maintain mention mock mutter name narrate note object observe "
    "offer pledge post praise predict proclaim promise pronounce propose protest question quote "
    "rail reassure recite recommend recount reiterate relate remark remind repeat report request "
    "respond retort retweet reveal scoff scold scream shout shriek slam state stress suggest talk "
    "taunt testify threaten thunder tout tweet underscore urge utter voice vow warn whisper yell"
)
_OTHERS = (
    "say says said saying sayings tell tells told telling speak speaks spoke spoken speaking "
    "write writes wrote written writing read reads swear swears swore sworn swearing "
    "deny denies denied denying denial reply replies replied replying admit admits admitted "
    "admitting rebut rebuts rebutted rebutting quip quips quipped quipping refer refers referred "
    "referring recall recalls recalled recalling apologize apologizes apologized apologizing "
    "statement statements remarks comments testimony announcement accusation accusations "
    "allegation allegations assertion assertions admission declaration explanation speech answers"
)


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeo":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    return verb, third, f"{stem}ed", f"{stem}ing"


_SAYING = re.compile(
    rf"\b(?:{'|'.join([*_OTHERS.split(), *(f for v in _REGULAR.split() for f in _forms(v))])})\b"
)

_QUOTED = re.compile(r'“[^“”\n]+”|"[^"\n]+"')
_NAMES = re.compile(r"\b(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*|he|she|they)\b")
_NEAR = 80  # characters to look for a name on either side


def naive(text: str) -> list[Attribution]:
    """The baseline: each quotation, and the name that stands nearest to it outside of it."""
    runs = [match.span() for match in _QUOTED.finditer(text)]
    found = []
    for start, end in runs:
        names = [
            m.span()
            for m in _NAMES.finditer(text, max(0, start - _NEAR), end + _NEAR)
            if not any(a < m.end() and m.start() < b for a, b in runs)
        ]
        near = min(names, key=lambda n: max(start - n[1], n[0] - end), default=None)
        found.append(Attribution((near,) if near else (), (), ((start, end),)))
    return found
