"""One reader's conversation and how an answer comes into it. Knows nothing of Gradio.

A conversation is a value: it lives in the reader's session, never in a global. What is finished of
it is kept, too, where conversations are.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from app.answer import Answer, Draft, Evidence, Turn
from app.kept import Kept, timestamp
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
    question's words that the reader took away, `asked` is the time it is kept under. `id` is its
    own among those kept of the `reader`; without a reader nothing is.
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
    asked: str = ""
    reader: str = ""
    id: str = ""

    @classmethod
    def new(cls, reader: str) -> Conversation:
        """An empty one, that nobody can guess the id of."""
        return cls(reader=reader, id=secrets.token_urlsafe(16) if reader else "")

    @classmethod
    def restored(cls, reader: str, id: str, kept: Sequence[Kept]) -> Conversation:
        """As it was when the last of these was answered."""
        conversation = cls(reader=reader, id=id)
        for one in kept:
            opened = replace(conversation.opened(one.answer.question), asked=one.asked)
            conversation = replace(opened, unread=one.unread).answered(one.answer, one.given)
        return conversation

    @property
    def current(self) -> str:
        """The last turn as HTML; "" before the first."""
        if not self.question:
            return ""
        return markup.turn(
            self.question,
            self.body,
            number=self.number,
            status=self.status,
            busy=self.busy,
            conversation=self.id,
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
            asked=timestamp(datetime.now(UTC)),
            reader=self.reader,
            id=self.id,
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

    def answered(self, answer: Answer, given: Filters) -> Conversation:
        """With the answer to its question, under the filters that the reader gave."""
        claims = " ".join(claim.text for claim in answer.claims)
        key = str(self.number)
        return replace(
            self,
            turns=(*self.turns, Turn(self.question, claims)),
            body=searched_html(answer, given) + markup.finished(answer, key=key),
            status=markup.outcome(answer),
            busy=False,
            answer=answer,
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
                    conversation = _keep(newsroom, conversation.answered(event, filters), filters)
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


def resumed(newsroom: Newsroom, reader: str, id: str) -> Conversation:
    """A reader's conversation as it was kept; a new one where there is none. Raises BylineError."""
    kept = newsroom.conversations.read(reader, id) if newsroom.conversations and id else ()
    return Conversation.restored(reader, id, kept) if kept else Conversation.new(reader)


def _keep(newsroom: Newsroom, conversation: Conversation, filters: Filters) -> Conversation:
    """Kept before it is shown: what a reader has seen, a reload brings back."""
    kept, answer = newsroom.conversations, conversation.answer
    if kept is None or answer is None or not conversation.reader:
        return conversation
    done = Kept(conversation.asked, answer, filters, conversation.unread)
    unkept = replace(conversation, body=conversation.body + markup.not_kept("answer"))
    try:
        known = (heading.id for heading in kept.headings(conversation.reader))
        if len(conversation.turns) > 1 and conversation.id not in known:
            return unkept  # deleted meanwhile, in another tab
        kept.keep(conversation.reader, conversation.id, done)
    except Exception:
        log.exception("keeping an answer failed")
        return unkept
    return conversation


def go_on(newsroom: Newsroom, conversation: Conversation, filters: Filters) -> Iterator[str]:
    """Questions that go on from the last answer. Faults are for the log: nobody asked for them."""
    if conversation.busy or conversation.answer is None:
        return
    try:
        yield from newsroom.follow_ups(conversation.answer, conversation.turns, filters)
    except Exception:
        log.exception("finding follow-ups failed")
