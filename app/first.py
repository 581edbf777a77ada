"""Questions to begin with, made from what the articles hold and tried out before they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from app import prompts
from app.answer import Answer, Turn
from archive.archive import Archive
from archive.article import Article, Filters
from archive.statement import Statement

_QUESTIONS = 4
_ARTICLES = 60  # looked at, newest first
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+(?: [A-Z][\w-]+)*\b(?![’'])")

Ask = Callable[[str, tuple[Turn, ...], Filters], Answer]


def first_questions(archive: Archive, ask: Ask) -> tuple[str, ...]:
    """Up to four questions, each about something else, that the archive answers."""
    questions: list[str] = []
    used = ""
    for question, about in _proposed(archive):
        new = set(used.split()).isdisjoint(" ".join(about).split())
        if new and ask(question, (), Filters()).outcome == "answered":
            questions.append(question)
            used = " ".join([used, *about])
        if len(questions) == _QUESTIONS:
            break
    return tuple(questions)


def _proposed(archive: Archive) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(question, the names in it), by turns what somebody said and what is known."""
    said = prompts.load("first_question_said", "speaker", "topic")
    known = prompts.load("first_question_known", "topic")
    outlets = [name for name, _ in archive.outlets()]
    for number, listing in enumerate(archive.listing()[:_ARTICLES]):
        article = archive.article(listing.id, listing.version)
        topic = _topic(article, outlets)
        speaker = _speaker(archive.statements_of(article.id, article.version), topic)
        if not topic:
            continue
        named = _with_article(topic, article.text)
        both: list[tuple[str, tuple[str, ...]]] = [(known.substitute(topic=named), (topic,))]
        if speaker:
            both.append((said.substitute(speaker=speaker, topic=named), (topic, speaker)))
        yield from both if number % 2 else reversed(both)


def _speaker(statements: Sequence[Statement], topic: str) -> str:
    """The first person quoted under a full name."""
    for said in statements:
        name = said.speaker.name
        full = said.speaker.kind == "person" and " " in name
        if full and said.kind != "indirect" and name not in topic:
            return name
    return ""


def _topic(article: Article, outlets: list[str]) -> str:
    """The name the article uses most, if it is in the headline too."""
    counted: Counter[str] = Counter(_NAME.findall(article.text))
    own = " ".join([*outlets, article.author])
    for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if name in article.title and name not in own:
            return name
    return ""


def _with_article(name: str, text: str) -> str:
    """ "the Vennet Dam", where the text says it so."""
    return f"the {name}" if 2 * text.count(f"the {name}") >= text.count(name) else name
