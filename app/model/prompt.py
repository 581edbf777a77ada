"""What a model is asked: numbered passages or statements, marked as data, and the question.

Knows no model.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app import prompts
from app.answer import Hit
from app.cite import chain
from app.figures.dates import day
from app.llm import ChatModel, most_written
from app.said.quoted import Quoted
from archive.statement import Statement

MOST = 5  # sentences
_BLANKS = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Asked:
    """`shown` tells how many of the passages or statements it shows: the first of them, numbered
    from one."""

    instructions: str
    message: str
    shown: int


class Prompts:
    """The texts of prompts/ that the engine asks with, checked when this is made."""

    def __init__(self) -> None:
        """Raises PromptError."""
        self._answer = prompts.load("answer", "most")
        self._statements = prompts.load("statements", "most")
        self._passages = prompts.load("passages", "passages", "mark", "question")
        self._judge = prompts.load("judge")
        self._claim = prompts.load("claim", "text", "claim")
        self._standalone = prompts.load("standalone")
        self._conversation = prompts.load("conversation", "turns", "question")

    def answer(
        self,
        question: str,
        hits: Sequence[Hit],
        model: ChatModel,
        *,
        relayed: Callable[[Hit], tuple[Statement, ...]],
    ) -> Asked:
        """As many of the passages, best first, as the model has room for; none is cut."""
        mark = secrets.token_hex(4)
        texts = (_passage(n, hit, mark, relayed(hit)) for n, hit in enumerate(hits, 1))
        return self._asked(self._answer.substitute(most=MOST), texts, question, mark, model)

    def statements(self, question: str, found: Sequence[Quoted], model: ChatModel) -> Asked:
        """As many of the statements, best first, as the model has room for; none is cut."""
        mark = secrets.token_hex(4)
        texts = (_statement(number, one, mark) for number, one in enumerate(found, 1))
        return self._asked(self._statements.substitute(most=MOST), texts, question, mark, model)

    def _asked(
        self, instructions: str, texts: Iterable[str], question: str, mark: str, model: ChatModel
    ) -> Asked:
        room = model.context - most_written(model.context)
        room -= model.count(instructions) + model.count(
            self._passages.substitute(passages="", mark=mark, question=question)
        )
        shown: list[str] = []
        for text in texts:
            room -= model.count(text) + 2
            if room < 0 and shown:
                break
            shown.append(text)
        message = self._passages.substitute(
            passages="\n\n".join(shown), mark=mark, question=question
        )
        return Asked(instructions, message, len(shown))

    def judge(self, claim: str, text: str) -> tuple[str, str]:
        """Instructions and message that ask whether a text says what a claim says."""
        return self._judge.substitute(), self._claim.substitute(text=text, claim=claim)

    def standalone(self, turns: str, question: str) -> tuple[str, str]:
        """Instructions and message that ask for the question without the turns before it."""
        message = self._conversation.substitute(turns=turns, question=question)
        return self._standalone.substitute(), message


def _passage(number: int, hit: Hit, mark: str, relayed: Sequence[Statement]) -> str:
    """A passage under its number, outlet, date and the outlets it passes on, between marks."""
    article = hit.article
    names = dict.fromkeys(one.relayed_from.name for one in relayed if one.relayed_from.key)
    via = f"passing on {', '.join(names)}" if names else ""
    heading = ", ".join(filter(None, [article.outlet, day(article.published), via, article.title]))
    # What looks like a mark in a text is none of ours; where an instruction was is no gap to fill.
    text = _BLANKS.sub(" ", hit.told.replace(mark, ""))
    return f"[{number}] {heading}\n{mark}\n{text}\n{mark}"


_KINDS = {
    "direct": "word for word",
    "indirect": "not word for word",
    "mixed": "partly word for word",
}


def _statement(number: int, one: Quoted, mark: str) -> str:
    """A statement under its number, whose it is, the way it took, its date and its kind."""
    said, article = one.statement, one.article
    role = f"{said.speaker.name} is {said.speaker.role}" if said.speaker.role else ""
    told = [chain(article, said), day(article.published), _KINDS[said.kind], role]
    text = said.text.replace(mark, "")
    return f"[{number}] {', '.join(filter(None, told))}\n{mark}\n{text}\n{mark}"
