"""Questions to begin with, made from what the articles hold and tried out before they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from app import prompts
from app.answer import Answer, Turn
from app.suggest.propose import Proposal, chosen, speaker, topic, with_article
from archive.archive import Archive
from archive.article import Filters

_QUESTIONS = 4
_ARTICLES = 60  # looked at, newest first

Ask = Callable[[str, tuple[Turn, ...], Filters], Answer]


def first_questions(archive: Archive, ask: Ask) -> tuple[str, ...]:
    """Up to four questions, each about something else, that the archive answers."""

    def holds(proposal: Proposal) -> bool:
        return ask(proposal.question, (), Filters()).outcome == "answered"

    found = islice(chosen(_proposed(archive), holds), _QUESTIONS)
    return tuple(proposal.question for proposal in found)


def _proposed(archive: Archive) -> Iterator[Proposal]:
    """By turns what somebody said and what is known."""
    said = prompts.load("first_question_said", "speaker", "topic")
    known = prompts.load("first_question_known", "topic")
    outlets = [name for name, _ in archive.outlets()]
    for number, listing in enumerate(archive.listing()[:_ARTICLES]):
        article = archive.article(listing.id, listing.version)
        name = topic(article, outlets)
        who = speaker(archive.statements_of(article.id, article.version), name)
        if not name:
            continue
        named = with_article(name, article.text)
        both = [Proposal(known.substitute(topic=named), (name,))]
        if who:
            both.append(Proposal(said.substitute(speaker=who, topic=named), (name, who)))
        yield from both if number % 2 else reversed(both)
