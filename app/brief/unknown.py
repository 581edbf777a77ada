"""Sentences that say that something is not known yet. Knows words, not what they are about."""

from __future__ import annotations

import re

_NOT_YET = (
    r"\b(?:not|n['’]t|never|yet to)\b(?: \w+){0,3}? (?:clear|known|certain|confirmed|established|"
    r"determined|identified|disclosed|announced|explained|decided|released|verified)\b"
    r"(?! (?:for|as|by)\b)"
)
_UNKNOWN = (
    r"(?<!\bas )\b(?:unclear|unknown|unconfirmed|undetermined|unexplained)\b"
    r"|\bremains? (?:uncertain|open|unresolved|unanswered|a mystery|to be seen)\b"
    r"|\bopen question\b|\bquestions? (?:remains?|is still open|are still open)\b"
    r"|\bno (?:word|official (?:word|figure|cause)) (?:on|of|for|about|as to)\b"
)
_SILENT = (
    r"\b(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|ing)) to (?:say|comment|name|give|specify|identify|"
    r"disclose|elaborate|discuss|answer)\b"
    r"|\b(?:did|do|does|has|have|would|could) ?(?:not|n['’]t)(?: \w+)? (?:(?:say|said) (?:who|what|"
    r"when|where|why|how|whether|if|which)|specif(?:y|ied)|elaborated?|disclosed?|respond(?:ed)? to"
    r"|commented|explained)\b"
    r"|\bcould not (?:\w+ )?(?:be reached|confirm|verify|determine|be confirmed|be verified)\b"
)
_WORDS = re.compile(f"{_NOT_YET}|{_UNKNOWN}|{_SILENT}", re.IGNORECASE)
# What is only supposed leaves nothing open: "if it is not clear", "unknown assailants".
_NONE = re.compile(
    r"\bnot to be \w+|\b(?:person|persons|people|men) unknown\b|(?-i:\bUnknown [A-Z])|"
    r"\b(?:if|unless|until|whether or not)\b[^,;]*\b(?:clear|known|confirmed)\b"
    r"|\bunknown (?:assailants?|attackers?|gunm[ae]n|men|man|people|persons?|to)\b"
    r"|\bwho (?:was|were|is|are|has|have)(?: not been|n['’]t been|n['’]t| not) (?:identified|named)"
    r"|\b(?:previously|hitherto|long|once) (?:unknown|undisclosed)\b",
    re.IGNORECASE,
)


def left_unknown(text: str) -> bool:
    """Whether a sentence says that something is not known, not told or not decided."""
    return _WORDS.search(text) is not None and _NONE.search(text) is None
