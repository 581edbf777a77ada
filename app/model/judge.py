"""Whether a model itself finds a claim borne out by a text. Knows nothing of rules."""

from __future__ import annotations

import re

from app.answer import Usage
from app.llm import ChatModel
from app.model.prompt import Prompts


def refuses(claim: str, text: str, model: ChatModel, prompts: Prompts) -> tuple[bool, Usage]:
    """Whether it says no, and what that took. Raises ModelError."""
    said, used = "", Usage()
    for piece in model.stream(*prompts.judge(claim, text)):
        if isinstance(piece, Usage):
            used = piece
        else:
            said += piece
    # Only a plain no counts: one that says neither has not judged.
    return re.match(r"\W*no\b", said, re.IGNORECASE) is not None, used
