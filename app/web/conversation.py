"""One reader's conversation and how an answer comes into it. Knows nothing of Gradio.

A conversation is a value: it lives in the reader's session, never in a global.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.answer import Answer, Draft, Evidence, Turn
from app.question.narrow import Part
from app.render.answer import answer_html, status_text
from app.render.question import searched_html
from app.web import markup
from app.web.newsroom import Newsroom
from archive.article import Filters
from archive.errors import BylineError

KEPT = 50  # turns on the page and in the history
PAUSE = 0.08  # seconds between two drafts: faster than that nobody sees, and each is a message

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Conversation:
    """`above` are finished turns as HTML; `body` is the last turn's, under `question`.

    `answer` is the last turn's, None while there is none; `unread` are the filters in its
    question's words that the reader took away.
    """

    turns: tuple[Turn, ...] = ()
    above: tuple[str, ...] = ()
    number: int = 0
    question: str = ""
    body: str = ""
    status: str = ""
    busy: bool = False
    answer: Answer | None = None
    unread: tuple[Part, ...] = ()

    @property
    def current(self) -> str:
        """The last turn as HTML; "" before the first."""
        if not self.question:
            return ""
        return markup.turn(
            self.question, self.body, number=self.number, status=self.status, busy=self.busy
        )

    def opened(self, question: str) -> Conversation:
        """With a new turn under way."""
        above = (*self.above, self.current)[-KEPT:] if self.question else ()
        return Conversation(
            turns=self.turns[-KEPT:],
            above=above,
            number=self.number + 1,
            question=question,
            status="Searching the articles…",
            busy=True,
        )

    def reopened(self, *unread: Part) -> Conversation:
        """Without the last turn's answer, about to be asked again, without these filters."""
        return replace(
            self,
            turns=self.turns[:-1] if self.answer else self.turns,
            body="",
            status="Searching the articles…",
            busy=True,
            answer=None,
            unread=tuple(dict.fromkeys((*self.unread, *unread))),
        )

    def stopped(self) -> Conversation:
        """What there was when the reader had enough."""
        return replace(self, status=markup.STOPPED, busy=False)

    def failed(self, body: str) -> Conversation:
        return replace(self, body=body, status="", busy=False)


def follow(
    newsroom: Newsroom, conversation: Conversation, filters: Filters
) -> Iterator[Conversation]:
    """Ask what an opened conversation asks; yield it as it grows. Faults become its body."""
    key = str(conversation.number)
    shown = 0.0
    try:
        events = newsroom.ask(
            conversation.question, conversation.turns, filters, unread=conversation.unread
        )
        for event in events:
            match event:
                case Evidence():
                    conversation = replace(conversation, status=status_text(event))
                case Draft(answer=draft):
                    conversation = replace(
                        conversation,
                        body=searched_html(draft, filters) + answer_html(draft, key=key),
                    )
                    if time.monotonic() - shown < PAUSE:
                        continue
                    shown = time.monotonic()
                case Answer():
                    claims = " ".join(claim.text for claim in event.claims)
                    turn = Turn(conversation.question, claims)
                    conversation = replace(
                        conversation,
                        turns=(*conversation.turns, turn),
                        body=searched_html(event, filters) + markup.finished(event, key=key),
                        status=markup.outcome(event),
                        busy=False,
                        answer=event,
                    )
            yield conversation
    except BylineError as error:
        yield conversation.failed(markup.failure(str(error), error.hint))
    except Exception:
        log.exception("asking failed")
        yield conversation.failed(markup.broken())
    else:
        if conversation.busy:
            log.error("the newsroom ended without an answer")
            yield conversation.failed(markup.broken())


def go_on(newsroom: Newsroom, conversation: Conversation, filters: Filters) -> Iterator[str]:
    """Questions that go on from the last answer. Faults are for the log: nobody asked for them."""
    if conversation.busy or conversation.answer is None:
        return
    try:
        yield from newsroom.follow_ups(conversation.answer, conversation.turns, filters)
    except Exception:
        log.exception("finding follow-ups failed")
