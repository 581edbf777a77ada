"""The chat tab: question box, filters, transcript. Knows nothing of how answers are found."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from functools import partial
from typing import Any

import gradio as gr

from app.question.narrow import PARTS
from app.suggest.follow import QUESTIONS
from app.web import markup
from app.web.aside import aside
from app.web.conversation import Conversation, follow, go_on, resumed
from app.web.earlier import Earlier
from app.web.fields import QUIET, Updates, chosen_key, html_box
from app.web.filters import FilterBox, Only, chosen
from app.web.newsroom import Newsroom
from archive.errors import BylineError, SettingError

SUGGESTIONS = 4

# A click on a filter that was read from the question's words takes it away.
_UNREADING = """
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-unread]');
  if (button) trigger('select', { key: button.dataset.unread });
});
"""


class ChatTab:
    """Builds its components where it is made, inside a `gr.Tab` of `blocks`."""

    def __init__(self, newsroom: Newsroom, blocks: gr.Blocks) -> None:
        self.newsroom = newsroom
        self.state = gr.State(Conversation())
        self.notice = html_box("notice")
        self.above = html_box("above")
        self.intro = html_box("intro")
        with gr.Column(elem_id="suggestions"):
            self.suggestions = _suggestions(SUGGESTIONS)
        self.to_library = gr.Button(
            "Open the Library", variant="primary", visible=False, elem_id="to-library"
        )
        kept = newsroom.conversations
        self.earlier = Earlier(kept, "conversation", partial(resumed, newsroom))
        with gr.Column(elem_id="latest"):
            self.current = gr.HTML(
                "", elem_id="current", js_on_load=_UNREADING, apply_default_css=False
            )
            with gr.Row(visible=False, elem_id="afterwards") as self.afterwards:
                self.retry = gr.Button("Ask again", elem_classes="quiet", size="sm")
                self.renew = gr.Button("New conversation", elem_classes="quiet", size="sm")
            with gr.Column(elem_id="follow-ups"):
                self.going_on = html_box("going-on")
                self.follow_ups = _suggestions(QUESTIONS)
        with gr.Column(elem_id="composer"):
            with gr.Row(elem_id="asking"):
                self.box = gr.Textbox(
                    placeholder="Ask about the articles",
                    label="Your question",
                    show_label=False,
                    container=False,
                    lines=1,
                    max_lines=6,
                    max_length=2000,
                    autofocus=True,
                    elem_id="question",
                    scale=1,
                )
                self.send = gr.Button("Ask", variant="primary", elem_id="send", scale=0)
                self.stop = gr.Button("Stop", visible=False, elem_id="stop", scale=0)
            self.filters = FilterBox()
        self._wire(blocks)

    def _wire(self, blocks: gr.Blocks) -> None:
        filters = self.filters.inputs
        session = [self.earlier.remembered, self.state]
        shown = [
            *(self.state, self.above, self.current, self.intro, self.to_library, self.box),
            *(self.send, self.stop, self.afterwards, *self.suggestions, *self.follow_ups),
        ]
        remembering = {"js": self.earlier.remembering, **QUIET}
        asked = gr.on(
            [self.box.submit, self.send.click],
            self._ask,
            [*session, self.box, *filters],
            shown,
            **remembering,
        )
        running = [asked]
        for suggestion in (*self.suggestions, *self.follow_ups):
            inputs = [*session, suggestion, *filters]
            running.append(suggestion.click(self._ask, inputs, shown, **remembering))
        running.append(self.retry.click(self._retry, [*session, *filters], shown, **QUIET))
        inputs = [*session, *filters]
        running.append(self.current.select(self._unread, inputs, shown, **QUIET))
        # A step of its own behind each answer: the next question need not wait for it.
        inputs, outputs = [self.state, *filters], [self.going_on, *self.follow_ups]
        for event in running:
            event.then(self._go_on, inputs, outputs, trigger_mode="multiple", **QUIET)
        self.stop.click(self._stop, [self.state], shown, cancels=running, **QUIET)
        # Seen only when nothing runs.
        others = [*shown, self.earlier.list, self.earlier.remembered]
        fresh = [*others, self.notice, self.filters.outlets]
        self.renew.click(self._renew, session, fresh, **QUIET)
        back = self.earlier.list.select(self._go_back, session, others, **QUIET)
        back.then(self._go_on, inputs, outputs, **QUIET)
        loaded = blocks.load(self._load, session, others, **remembering)
        loaded.then(self.refresh, self.state, self.refreshed, **QUIET)
        loaded.then(self._go_on, inputs, outputs, **QUIET)

    @property
    def refreshed(self) -> list[Any]:
        """The components `refresh` may change."""
        return [self.intro, self.notice, self.filters.outlets, self.to_library, *self.suggestions]

    @property
    def turned(self) -> list[Any]:
        """The components `about` changes."""
        return [self.box, self.filters.only]

    def about(self, question: str, only: Only) -> Updates:
        """A question to edit and to ask of these articles alone."""
        return {self.box: question, self.filters.only: only}

    def refresh(self, conversation: Conversation) -> Updates:
        """Whatever depends on what the archive holds."""
        try:
            outlets, notice = self.newsroom.outlets(), self.newsroom.notice()
            number = self.newsroom.count()
            questions = self.newsroom.first_questions()[:SUGGESTIONS] if number else ()
        except BylineError as error:
            return {self.notice: markup.failure(str(error), error.hint)}
        idle = not conversation.question
        chips = _filled(self.suggestions, questions if idle else ())
        choices = [(f"{name} ({many})", name) for name, many in outlets if name]
        return {
            self.intro: markup.intro(number, len(outlets)) if idle else "",
            self.notice: markup.notice(notice),
            self.filters.outlets: gr.update(choices=choices),
            self.to_library: gr.update(visible=not number and idle),
            **chips,
        }

    async def _ask(
        self, remembered: str, conversation: Conversation, question: str, *filters: Any
    ) -> AsyncIterator[Updates]:
        question = question.strip()
        if not question:
            yield {self.box: ""}
            return
        opened = self.earlier.known(conversation, remembered).opened(question)
        # The box is emptied once, at the beginning: the next question may be typed meanwhile.
        yield {**self._show(opened), **self._frame(opened), self.box: ""}
        async for updates in self._follow(opened, *filters):
            yield updates

    async def _retry(
        self, remembered: str, conversation: Conversation, *filters: Any
    ) -> AsyncIterator[Updates]:
        conversation = self.earlier.known(conversation, remembered)
        if conversation.question:
            opened = conversation.reopened()
            yield {**self._show(opened), **self._frame(opened)}
            async for updates in self._follow(opened, *filters):
                yield updates
        else:
            yield self._frame(conversation)

    async def _unread(
        self, event: gr.EventData, remembered: str, conversation: Conversation, *filters: Any
    ) -> AsyncIterator[Updates]:
        conversation = self.earlier.known(conversation, remembered)
        parts = [part for part in PARTS if part == chosen_key(event)]
        if conversation.busy or not parts:
            yield {self.state: conversation}
            return
        opened = conversation.reopened(*parts)
        yield {**self._show(opened), **self._frame(opened)}
        async for updates in self._follow(opened, *filters):
            yield updates

    async def _follow(self, opened: Conversation, *filters: Any) -> AsyncIterator[Updates]:
        try:
            given = chosen(*filters)
        except SettingError as error:
            failed = opened.failed(markup.failure(str(error), error.hint))
            yield {**self._show(failed), **self._frame(failed)}
            return
        async for conversation in aside(follow(self.newsroom, opened, given)):
            done = {} if conversation.busy else self._frame(conversation)
            yield {**self._show(conversation), **done}

    async def _go_on(self, conversation: Conversation, *filters: Any) -> Updates:
        """Questions to ask next, all at once: a button that changes while it is drawn stays empty.

        What is too late for its turn, byline.js hides.
        """
        try:
            given = chosen(*filters)
        except SettingError:
            return {self.going_on: ""}
        found = [one async for one in aside(go_on(self.newsroom, conversation, given))]
        heading = markup.going_on(conversation.number)
        return {self.going_on: heading, **_filled(self.follow_ups, found)}

    def _stop(self, conversation: Conversation) -> Updates:
        stopped = conversation.stopped() if conversation.busy else conversation
        return {**self._show(stopped), **self._frame(stopped)}

    def _renew(self, remembered: str, conversation: Conversation) -> Updates:
        empty = Conversation.new(self.earlier.known(conversation, remembered).reader)
        return {**self._turn_to(empty), **self.refresh(empty), self.box: ""}

    def _load(self, remembered: str, conversation: Conversation) -> Updates:
        """What the tab showed before it was reloaded, or nothing."""
        if conversation.question:  # somebody was quicker
            return self.earlier.shown(conversation)
        try:
            return self._turn_to(self.earlier.reopened(remembered))
        except BylineError as error:
            return {self.above: markup.failure(str(error), error.hint)}

    def _go_back(self, event: gr.EventData, remembered: str, conversation: Conversation) -> Updates:
        """To an earlier conversation; or one of them is deleted."""
        conversation = self.earlier.known(conversation, remembered)
        if conversation.busy:
            return {self.state: conversation}
        try:
            if forgotten := chosen_key(event, "forget"):
                self.earlier.forget(conversation, forgotten)
                return self.earlier.shown(conversation)
            names = f"{conversation.reader} {chosen_key(event, 'resume')}"
            return self._turn_to(self.earlier.reopened(names))
        except BylineError as error:
            return {self.earlier.list: markup.failure(str(error), error.hint)}

    def _turn_to(self, conversation: Conversation) -> Updates:
        """All that shows a conversation, in place of the one before."""
        listed = self.earlier.shown(conversation)
        return {**self._show(conversation), **self._frame(conversation), **listed}

    def _show(self, conversation: Conversation) -> Updates:
        return {self.state: conversation, self.current: conversation.current}

    def _frame(self, conversation: Conversation) -> Updates:
        """All around the last turn: what is above it, and which buttons make sense now."""
        begun, busy = bool(conversation.question), conversation.busy
        updates: Updates = {
            self.above: "".join(conversation.above),
            self.send: gr.update(visible=not busy),
            self.stop: gr.update(visible=busy),
            self.afterwards: gr.update(visible=begun and not busy),
        }
        hidden = gr.update(visible=False)
        updates |= dict.fromkeys(self.follow_ups, hidden)
        if begun:
            updates |= {self.intro: "", self.to_library: hidden}
            updates |= dict.fromkeys(self.suggestions, hidden)
        return updates


def _suggestions(number: int) -> list[gr.Button]:
    """Buttons for questions that are asked with a click, unseen until there are any."""
    return [gr.Button("", visible=False, elem_classes="suggestion") for _ in range(number)]


def _filled(buttons: Sequence[gr.Button], questions: Sequence[str]) -> Updates:
    """A question on each button; those without one are not seen."""
    padded = (*questions, *[""] * len(buttons))
    return {
        button: gr.update(value=question, visible=bool(question))
        for button, question in zip(buttons, padded, strict=False)
    }
