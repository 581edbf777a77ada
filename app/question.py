"""From a question and what was asked before to the question to search for.

Carries the question before over to one that can't stand alone ("And when was that?"). Knows no
grammar: it does not find out what "that" is, it only searches for both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answer import Turn

_LEANS = re.compile(
    r"^(?:and|but|so|what about|how about)\b|^(?:why|when|where|who|how)\b\W*$"
    r"|\b(?:he|she|it|they|him|her|them|his|their|its|that|this|those|there|then)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w’'-]+")


def standalone(question: str, history: Sequence[Turn]) -> str:
    """The question, with the one before in front of it where it leans on that."""
    question = question.strip()
    leans = _LEANS.search(question) and not _NAME.search(question)
    if not history or not leans:
        return question
    return f"{history[-1].question.strip()} {question}"
