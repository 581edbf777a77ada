"""How well a sentence stands alone, out of its article. Knows words, no grammar."""

from __future__ import annotations

import re

_SHORTEST, _LONGEST = 8, 45  # words of a line
# Openings that make no sense without the sentence before.
_LEANS = re.compile(
    r"(?:This|These|That|Those|It|They|Its|Their|Such|Here|There|He|She|His|Her|Him|We|Our|You|Your"
    r"|But|And|Or|So|Yet|Also|Then|Thus|Hence|Still|Instead|Both|Another|Neither|Either|However"
    r"|Moreover|Furthermore|Additionally|Meanwhile|Nevertheless|Nonetheless|Consequently|Therefore"
    r"|Similarly|Likewise|Otherwise|Overall|Ultimately|As such|As a result|In addition|In turn"
    r"|In conclusion|In contrast|In this|In that|For example|For instance|On the other hand"
    r"|The (?:two|three|four|five|others?|latter|former|same|second|third|pair))\b"
)
# "It" that stands for what follows.
_FORWARD = re.compile(
    r"It (?:is|was|remains|remained)(?: \w+){0,2}? (?:un)?(?:clear|known|certain)"
    r" (?:who|whose|what|when|where|why|how|which|whether|if)\b"
)
# What stands for something named before.
_POINTS_BACK = re.compile(
    r"\b(?:he|she|it|they|them|him|his|her|their|its|this|these|those|there|such)\b", re.IGNORECASE
)
# A short sentence with one of these says what stands before it.
_STANDS_FOR = re.compile(r"\b(?:it|them|this|these|those|so)\b(?!['’])")
# What a headline, a link or a live ticker has: no stop, a colon that two lines were put together
# at, the time of an entry.
_STOP = re.compile(r"[.!?…][\"”'’)\]]*$")
_GLUED = re.compile(r"\w:[A-Z]|\b\d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: [A-Z]{2,4})?:", re.ASCII)
_BRIEF = 10  # words
_NAME = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w’'-]+|\d")
_EARLY = 60  # characters: what points back there points out of the sentence
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]urs?|[Uu]s|[Mm]y|[Mm]e|[Yy]ou|[Yy]our)\b(?!\.)")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_FURNITURE = re.compile(
    r"\bHide Caption\b|^FILE PHOTO|^FILE -|\bStory highlights\b|^[A-Z]{2,3}: |"
    r"^Related:|^Correction:|"
    r"\bJUST WATCHED\b|\b\d+ of \d+ Photos\b|\bPhotos: |\bGetty\b|"
    r"\b(?:click here|subscribe|sign up|newsletter|check out|visit our|don['’]t miss"
    r"|special offers?|read more|follow us|all rights reserved|copyright|advertisement)\b",
    re.IGNORECASE,
)


def stands_alone(text: str, *, spoken: bool) -> bool:
    """Whether a sentence may be a line: long enough to say something, short enough to be read, a
    whole one that leans on no other, and that sells nothing. Where it is not known to be `spoken`
    by somebody, nobody knows who "we" is."""
    opening = text.lstrip("“\"'‘")
    return (
        _SHORTEST <= len(text.split()) <= _LONGEST
        and (_LEANS.match(opening) is None or _FORWARD.match(opening) is not None)
        and _FURNITURE.search(text) is None
        and not (len(text.split()) <= _BRIEF and _STANDS_FOR.search(text))
        and _closed(text)
        and (spoken or _FIRST_PERSON.search(_unquoted(text)) is None)
    )


def is_sentence(text: str) -> bool:
    """Whether it is a sentence of running text, and no headline, link or entry of a ticker."""
    return _STOP.search(text) is not None and _GLUED.search(text) is None


def leaning(text: str) -> float:
    """How much of what a sentence speaks of is named outside of it, 0 to 1."""
    early = text[:_EARLY]
    forward = _FORWARD.match(early)
    pointing = _POINTS_BACK.search(early, forward.end() if forward else 0)
    if pointing is None:
        return 0.0
    named = _NAME.search(early, 1, pointing.start())
    return 0.3 if named else 1.0


def _unquoted(text: str) -> str:
    """A text without what stands in quotation marks."""
    return _QUOTED.sub("", text)


def _closed(text: str) -> bool:
    """Whether every quotation that begins in it ends there, and the other way round."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return False
    return text.count("(") == text.count(")")
