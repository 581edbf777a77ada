"""Questions to begin with, made from what the articles hold and tried out before they are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import islice

from app import prompts
from app.answer import Answer, Turn
from archive.archive import Archive
from archive.article import Article, Filters
from archive.sentences import sentences
from ingest.attribute import attribute

_QUESTIONS = 4
_ARTICLES = 60  # looked at, newest first
_NAME = re.compile(r"(?<=[a-z,] )(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")

Ask = Callable[[str, tuple[Turn, ...], Filters], Answer]


def first_questions(archive: Archive, ask: Ask) -> tuple[str, ...]:
    """Up to four questions about different things, each of which the archive answers."""
    template = prompts.load("first_question", "speaker", "topic")
    outlets = [name for name, _ in archive.outlets()]
    questions: list[str] = []
    topics: set[str] = set()
    for article in islice(archive.articles(), _ARTICLES):
        topic = _topic(article, outlets)
        speaker = _speaker(article, topic, outlets)
        if not topic or not speaker or topic.removeprefix("the ") in topics:
            continue
        question = template.substitute(speaker=speaker, topic=topic)
        answer = ask(question, (), Filters())
        if answer.outcome == "answered" and speaker in answer.claims[0].attribution:
            topics.add(topic.removeprefix("the "))
            questions.append(question)
        if len(questions) == _QUESTIONS:
            break
    return tuple(questions)


def _speaker(article: Article, topic: str, outlets: list[str]) -> str:
    """The first speaker quoted under a full name."""
    for start, end in sentences(article.text):
        speaker = attribute(article, start, end, outlets=outlets).speaker
        proper = len(speaker.split()) > 1 and all(word[0].isupper() for word in speaker.split())
        if proper and re.search(r"[\"“”]", article.text[start:end]) and speaker not in topic:
            return speaker
    return ""


def _topic(article: Article, outlets: list[str]) -> str:
    """The name the article uses most, if it is in the headline too."""
    counted = Counter(match.group() for match in _NAME.finditer(article.text))
    own = " ".join([*outlets, article.author])
    for name, _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        bare = name.removeprefix("the ")
        if bare in article.title and bare not in own:
            return name
    return ""
