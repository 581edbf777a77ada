"""A reader's conversation as a value: what is kept of it, and that it comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.kept import Conversations
from app.web.conversation import Conversation, follow
from archive.article import Filters
from tests.fakes import Library
from tests.scripted_newsroom import ScriptedNewsroom

READER = "0123456789abcdef0123456789abcdef"
ALL = Filters()


class KeepingNewsroom(ScriptedNewsroom):
    """Keeps in a real archive; nothing waits."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.go.set()
        library.add(*self.kept)
        self.conversations = Conversations(library.archive)  # type: ignore[assignment]


@pytest.fixture
def newsroom(library: Library) -> Iterator[KeepingNewsroom]:
    return KeepingNewsroom(library)


def asked(
    newsroom: KeepingNewsroom, *questions: str, reader: str = READER, given: Filters = ALL
) -> Conversation:
    conversation = Conversation.new(reader)
    for question in questions:
        *_, conversation = follow(newsroom, conversation.opened(question), given)
    return conversation


def questions(newsroom: KeepingNewsroom, conversation: Conversation) -> list[str]:
    kept = newsroom.conversations.read(conversation.reader, conversation.id)
    return [one.answer.question for one in kept]


def test_it_comes_back_as_it_was(newsroom: KeepingNewsroom) -> None:
    given = Filters(("The Harbor Ledger",), "2026-01-01")
    told = ("pier", "cost last week", "weather", "model", "hostile", "And the pier last week?")
    conversation = asked(newsroom, *told, given=given)
    kept = newsroom.conversations.read(READER, conversation.id)
    assert Conversation.restored(READER, conversation.id, kept) == conversation


def test_filters_that_were_taken_away_stay_away(newsroom: KeepingNewsroom) -> None:
    conversation = asked(newsroom, "pier last week")
    *_, conversation = follow(newsroom, conversation.reopened("dates"), Filters())
    kept = newsroom.conversations.read(READER, conversation.id)
    assert Conversation.restored(READER, conversation.id, kept) == conversation
    assert conversation.unread == ("dates",)


def test_an_answer_is_kept_before_it_is_shown(newsroom: KeepingNewsroom) -> None:
    opened = Conversation.new(READER).opened("pier")
    for conversation in follow(newsroom, opened, Filters()):
        assert questions(newsroom, opened) == ([] if conversation.busy else ["pier"])


def test_what_was_stopped_is_not_kept(newsroom: KeepingNewsroom) -> None:
    opened = Conversation.new(READER).opened("model pier")
    growing = follow(newsroom, opened, Filters())
    while not next(growing).body:
        pass
    growing.close()  # type: ignore[attr-defined]
    assert questions(newsroom, opened) == []


@pytest.mark.parametrize("question", ["busy", "crash"])
def test_what_failed_is_not_kept(newsroom: KeepingNewsroom, question: str) -> None:
    conversation = asked(newsroom, "pier", question, "cost")
    assert questions(newsroom, conversation) == ["pier", "cost"]


def test_asked_again_and_failed_the_answer_before_stays(newsroom: KeepingNewsroom) -> None:
    conversation = replace(asked(newsroom, "pier"), question="busy")
    list(follow(newsroom, conversation.reopened(), Filters()))
    assert questions(newsroom, conversation) == ["pier"]


def test_without_a_reader_nothing_is_kept(newsroom: KeepingNewsroom) -> None:
    conversation = asked(newsroom, "pier", reader="")
    assert conversation.answer is not None
    assert newsroom.conversations.headings("") == ()


def test_nobody_can_guess_its_id() -> None:
    ids = {Conversation.new(READER).id for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 22  # 128 bits in base 64
