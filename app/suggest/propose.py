"""Questions that articles lend themselves to, not yet asked of anybody.

Knows what an article is about and who speaks in it; nothing of answers: whether a question holds,
who proposes it finds out by asking (first.py, follow.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.figures.dates import MONTHS
from archive.article import Article, Passage
from archive.statement import Statement

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+(?: [A-Z][\w-]+)*\b(?![’'])")


@dataclass(frozen=True, slots=True)
class Proposal:
    """`about` are the names it is asked for; `source` is the place that should answer it."""

    question: str
    about: tuple[str, ...]
    source: Passage | None = None


def chosen(proposals: Iterable[Proposal], holds: Callable[[Proposal], bool]) -> Iterator[Proposal]:
    """Those that hold, each about something else than the ones before."""
    used: set[str] = set()
    for proposal in proposals:
        words = set(" ".join(proposal.about).split())
        if used.isdisjoint(words) and holds(proposal):
            used |= words
            yield proposal


def speaker(statements: Sequence[Statement], topic: str) -> str:
    """The first person quoted under a full name."""
    for said in statements:
        name = said.speaker.name
        full = said.speaker.kind == "person" and " " in name
        other = set(name.split()).isdisjoint(topic.split())  # not: what did Vell say about Vell?
        if full and other and said.kind != "indirect":
            return name
    return ""


def topic(article: Article, outlets: Iterable[str]) -> str:
    """The name the article uses most, if it is in the headline too; not a place: all is in it."""
    counted: Counter[str] = Counter(_NAME.findall(article.text))
    own = " ".join([*outlets, article.author, *MONTHS])
    for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if name in article.title and name not in own and not _is_place(name, article.text):
            return name
    return ""


def _is_place(name: str, text: str) -> bool:
    """Whether things often happen there, or somebody is the mayor of it."""
    behind = re.findall(rf"\b(?:in|at|of|from|near|to) {re.escape(name)}\b", text)
    return 3 * len(behind) >= text.count(name)


def with_article(name: str, text: str) -> str:
    """ "the Vennet Dam", where the text says it so."""
    alone = re.findall(rf"\b([Tt]he )?{re.escape(name)}\b(?! [A-Z\d])", text)
    return f"the {name}" if 2 * sum(map(bool, alone)) >= max(len(alone), 1) else name
