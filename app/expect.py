"""What kind of answer a question asks for, and where a sentence may hold one.

Knows patterns of English only: no parser, no model. Where it is not sure it gives no span.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["person", "date", "number", "place", "reason", "other"]

_KINDS: tuple[tuple[Kind, str], ...] = (
    ("number", r"\bhow (?:many|much|long|far|high|old|large|tall|big|fast|deep|often)\b"),
    ("number", r"\bwhat (?:is the )?(?:number|percentage|share|price|amount|sum)\b"),
    ("date", r"\bwhen\b|\b(?:what|which) (?:date|day|month|year|week)\b"),
    ("place", r"\bwhere\b|\b(?:what|which) (?:\w+ )?(?:country|city|state|town|place|nation)\b"),
    ("reason", r"\bwhy\b|\bwhat (?:caused|led to|was the (?:cause|reason))\b"),
    ("person", r"\b(?:who|whom|whose)\b"),
    ("person", r"\b(?:what|which) (?:\w+ )?(?:actor|actress|player|politician|singer|person)\b"),
)
_ANYTHING: tuple[Kind, str] = ("other", r"\b(?:what|which|how)\b")
_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundreds|thousands|dozens"
)
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan\\.|Feb\\.|Mar\\.|Apr\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\."
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SPANS: dict[Kind, re.Pattern[str]] = {
    "number": re.compile(
        rf"[$€£]?\b\d[\d,]*(?:\.\d+)?(?:%| (?:million|billion|trillion|thousand|percent|per cent))?"
        rf"(?: (?!and |in |on |at |to |of |or |for |by |a\.m|p\.m)[a-z]+)?"
        rf"|\b(?:{_NUMBER_WORDS})\b(?: (?!and |in |on |of |or )[a-z]+)?",
        re.IGNORECASE,
    ),
    "date": re.compile(
        rf"\b(?:(?:{_DAYS}), )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b"
        rf"|\b(?:(?:{_DAYS}), )?(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?\b|\b(?:{_MONTHS}) \d{{4}}\b"
        rf"|\b(?:{_DAYS})\b|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tomorrow)\b"
        rf"|\b(?:last|next|this) (?:week|month|year|night)\b",
    ),
    "person": re.compile(
        r"(?!(?:His|Her|Its|Their|The|A|An|In|On|At|But|And|For) )"
        r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]+\.?(?: [A-ZÀ-ÖØ-Þ][\w’'-]*\.?)+)"
    ),
    "place": re.compile(
        r"(?<=\bin )(?:[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
        r"|(?<=\bat )(?:the )?(?:[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
        r"|(?<=\bfrom )(?:[A-ZÀ-ÖØ-Þ][\w’'-]+(?: [A-ZÀ-ÖØ-Þ][\w’'-]+)*)"
    ),
    "reason": re.compile(
        r"\b(?:because|since|due to|owing to|after|in order to|so that|as a result|to save|"
        r"caused by|blamed)\b",
        re.IGNORECASE,
    ),
}


def kind_of(question: str) -> Kind:
    """What the question asks for first; `other` where its words don't tell."""
    found: list[tuple[int, Kind]] = []
    for kind, pattern in (*_KINDS, _ANYTHING):
        if match := re.search(pattern, question, re.IGNORECASE):
            found.append((match.start(), kind))
    return min(found, key=lambda one: one[0], default=(0, "other"))[1]


def spans(kind: Kind, sentence: str, question: str) -> tuple[tuple[int, int], ...]:
    """Where the sentence holds something of that kind which the question does not say itself."""
    pattern = _SPANS.get(kind)
    if pattern is None:
        return ()
    said = question.casefold()
    return tuple(
        match.span()
        for match in pattern.finditer(sentence)
        if kind == "reason" or match.group().casefold() not in said
    )


def short_answer(kind: Kind, sentence: str, question: str) -> str:
    """The words of the sentence that answer, where there is exactly one candidate; else empty."""
    found = spans(kind, sentence, question)
    if kind == "reason" or len(found) != 1:
        return ""
    start, end = found[0]
    return sentence[start:end]
