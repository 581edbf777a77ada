"""What a sentence only speaks of without saying that it is so: called false, doubted, left open.

Knows the words that tell, and that they reach to the end of their clause; no grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.check.terms import Sentence
from app.said.wording import DENY

Kind = Literal["false", "falsely", "open", "planned"]


@dataclass(frozen=True, slots=True)
class Unsaid:
    """`text[start:end]` of a sentence: what is called false, left open, or only planned.

    What is "falsely claimed" is claimed all the same.
    """

    start: int
    end: int
    kind: Kind


_FALSE = r"(?:false|untrue|not true|wrong|fake|fabricated|baseless|unfounded|a lie|a hoax|a myth)"
_REPORTS = (
    r"(?:reports?|rumou?rs?|claims?|allegations?|accusations?|suggestions?|assertions?|stor(?:y|ies)"
    r"|posts?|ideas?|notions?|statements?)"
)
_DENY = "|".join(sorted(DENY))
_NOBODY = r"(?:nobody|no one|no-one|none of \w+(?: \w+)?|(?:do|does|did) ?(?:not|n['’]t))"
_SAY = r"(?:believes?d?|thinks?|thought|claims?|claimed|says?|said|accepts?|accepted)"
_SIGNS: tuple[tuple[Kind, str], ...] = (
    ("false", r"(?:\b(?:not|never|hardly|no longer)|n['’]t) (?:\w+ )?(?:true|the case)\b"),
    ("false", r"\b(?:false|untrue|wrong|a lie|a myth|a hoax)(?= that\b)"),
    ("falsely", r"\b(?:falsely|wrongly|mistakenly) \w+"),
    ("false", r"\bdoubt(?:s|ed|ing|ful)?\b(?<!no doubt)(?<!without doubt)"),
    ("false", rf"\b(?:{_DENY}|dismiss\w*) (?:(?:\w+ )?{_REPORTS} )?that\b"),
    ("false", r"\b(?:refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|fail(?:s|ed|ing)?) to\b"),
    ("false", r"\b(?:has|have|had) yet to\b"),
    ("false", rf"\b{_NOBODY} (?:\w+ly )?{_SAY}\b"),
    ("false", r"\bno (?:evidence|proof|sign|indication|suggestion) (?:that|of)\b"),
    ("open", r"\b(?<!as )(?:if|whether|unless|might|(?-i:may)(?! not\b))\b"),
    (
        "planned",
        r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|hop(?:es?|ed|ing)|want(?:s|ed)?|"
        r"aim(?:s|ed|ing)?|threaten(?:s|ed|ing)?|propos(?:es?|ed|ing)) to\b",
    ),
)
_SIGN = tuple((kind, re.compile(sign, re.IGNORECASE)) for kind, sign in _SIGNS)
# "Reports that the gate jammed are false": what stands before it.
_CALLED = re.compile(
    rf"\b{_REPORTS} (?:\w+ ){{0,3}}?that\b(?P<what>.{{1,200}}?)"
    rf"\b(?:is|are|was|were|be|been|proved) (?:\w+ly )?{_FALSE}\b(?! that)",
    re.IGNORECASE,
)
_END = re.compile(
    r"[,;:.!?—–()“”\"]|\b(?:but|because|although|though|while|when|after|before|since)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|shall|going to)\b|['’]ll\b", re.IGNORECASE)


def unsaid(text: str) -> Iterator[Unsaid]:
    """Every run of a sentence that it does not say is so, whichever sign comes first."""
    for match in _CALLED.finditer(text):
        yield Unsaid(*match.span("what"), "false")
    for kind, sign in _SIGN:
        for match in sign.finditer(text):
            end = _END.search(text, match.end())
            yield Unsaid(match.end(), end.start() if end else len(text), kind)


def called_false(text: str) -> bool:
    """Whether something in the text is doubted or called false."""
    return any(one.kind in ("false", "falsely") for one in unsaid(text))


def disowned(text: str, at: int) -> bool:
    """Whether what stands at a place of a sentence is doubted or called false there."""
    false = (one for one in unsaid(text) if one.kind in ("false", "falsely"))
    return any(one.start <= at < one.end for one in false)


def without(sentence: Sentence, *kinds: Kind) -> Sentence:
    """The sentence with spaces for all that it leaves unsaid in one of these ways."""
    text = sentence.text
    for one in unsaid(text):
        if one.kind in kinds:
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return Sentence(text, sentence.start, sentence.known) if text != sentence.text else sentence


def left_open(claim: str) -> tuple[Kind, ...]:
    """In which ways a text that has the words of a claim may leave it open: in none of its own."""
    own = {one.kind for one in unsaid(claim)}
    if own & {"open", "planned"}:
        return ()
    return ("open",) if _WILL.search(claim) else ("open", "planned")
