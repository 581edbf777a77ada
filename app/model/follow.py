"""A follow-up made a question that stands alone by a model, where that can be trusted.

Small models answer instead, or bring in what nobody spoke of: such a question is not used. Knows
nothing of rules; where this gives none, app/question/ has them.
"""

from __future__ import annotations

from app.answer import Turn, Usage
from app.check.terms import Sentence
from app.llm import ChatModel
from app.model.prompt import Prompts

_BACK = 3  # turns
_LONGEST = 300  # characters
_ANSWER = 400  # characters of an answer


def rewritten(
    question: str, history: tuple[Turn, ...], model: ChatModel, prompts: Prompts
) -> tuple[str, Usage]:
    """The question as the model puts it, and what that took.

    "" without a history, or where it adds words of its own. Raises ModelError.
    """
    if not history:
        return "", Usage()
    turns = "\n".join(
        f"Question: {turn.question}\nAnswer: {turn.answer[:_ANSWER]}" for turn in history[-_BACK:]
    )
    asked = prompts.standalone(turns, question)
    pieces, used = [], Usage()
    for piece in model.stream(*asked):
        if isinstance(piece, Usage):
            used = piece
        else:
            pieces.append(piece)
    written = " ".join("".join(pieces).split())
    return (written if _trusted(written, f"{turns} {question}") else ""), used


def _trusted(written: str, spoken_of: str) -> bool:
    """Whether it is one question made of words that were spoken before."""
    if not written.endswith("?") or len(written) > _LONGEST or written.count("?") > 1:
        return False
    known = Sentence(spoken_of).stems
    return all(token.stem in known for token in Sentence(written).telling)
