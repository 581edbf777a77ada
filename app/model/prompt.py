"""What a model is asked: numbered passages, statements or points, marked as data, and what of them.

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
from archive.instructions import without_instructions
from archive.statement import Statement

MOST = 5  # sentences
LONGEST = 45  # words of a key point
_BLANKS = re.compile(r" {2,}")
Told = tuple[str, str]  # whose a sentence is, with its date, and the sentence


@dataclass(frozen=True, slots=True)
class Asked:
    """`shown` tells how many of the passages, statements or points it shows: the first of them."""

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
        self._briefing = prompts.load("briefing", "longest")
        self._points = prompts.load("points", "points", "mark")
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
        return _asked(self._answer.substitute(most=MOST), texts, self._of(question, mark), model)

    def statements(self, question: str, found: Sequence[Quoted], model: ChatModel) -> Asked:
        """As many of the statements, best first, as the model has room for; none is cut."""
        mark = secrets.token_hex(4)
        texts = (_statement(number, one, mark) for number, one in enumerate(found, 1))
        of = self._of(question, mark)
        return _asked(self._statements.substitute(most=MOST), texts, of, model)

    def _of(self, question: str, mark: str) -> Callable[[str], str]:
        """The message that asks a question of passages, made of their texts."""
        return lambda shown: self._passages.substitute(passages=shown, mark=mark, question=question)

    def points(self, found: Sequence[tuple[int, Sequence[Told]]], model: ChatModel) -> Asked:
        """As many of the points, each with its number, as the model has room for; none is cut."""
        mark = secrets.token_hex(4)
        texts = (_point(number, told, mark) for number, told in found)
        return _asked(
            self._briefing.substitute(longest=LONGEST),
            texts,
            lambda shown: self._points.substitute(points=shown, mark=mark),
            model,
        )

    def judge(self, claim: str, text: str) -> tuple[str, str]:
        """Instructions and message that ask whether a text says what a claim says."""
        return self._judge.substitute(), self._claim.substitute(text=text, claim=claim)

    def standalone(self, turns: str, question: str) -> tuple[str, str]:
        """Instructions and message that ask for the question without the turns before it."""
        message = self._conversation.substitute(turns=turns, question=question)
        return self._standalone.substitute(), message


def _asked(
    instructions: str, texts: Iterable[str], message: Callable[[str], str], model: ChatModel
) -> Asked:
    """A message made of as many of the texts as there is room for, of one at least."""
    room = model.context - most_written(model.context)
    room -= model.count(instructions) + model.count(message(""))
    shown: list[str] = []
    for text in texts:
        room -= model.count(text) + 2
        if room < 0 and shown:
            break
        shown.append(text)
    return Asked(instructions, message("\n\n".join(shown)), len(shown))


def _passage(number: int, hit: Hit, mark: str, relayed: Sequence[Statement]) -> str:
    """A passage under its number, outlet, date and the outlets it passes on, between marks."""
    article = hit.article
    names = dict.fromkeys(one.relayed_from.name for one in relayed if one.relayed_from.key)
    via = f"passing on {', '.join(names)}" if names else ""
    heading = ", ".join(filter(None, [article.outlet, day(article.published), via, article.title]))
    return f"[{number}] {heading}\n{_marked(hit.told, mark)}"


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
    text = without_instructions(article)[said.start : said.end]
    return f"[{number}] {', '.join(filter(None, told))}\n{_marked(text, mark)}"


def _point(number: int, told: Sequence[Told], mark: str) -> str:
    """A point under its number: its sentences between marks, each under whose it is."""
    return "\n".join([f"[{number}]", *(f"{whose}\n{_marked(text, mark)}" for whose, text in told)])


def _marked(text: str, mark: str) -> str:
    """A text without its instructions, between marks."""
    # What looks like a mark in it is none of ours; where an instruction was is no gap to fill.
    return f"{mark}\n{_BLANKS.sub(' ', text.replace(mark, ''))}\n{mark}"
