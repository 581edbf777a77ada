"""The Brief tab: name a topic or choose a story, read what the articles say of it on a page.

Knows nothing of how briefings are made.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import gradio as gr

from app.brief.briefing import Length
from app.web import brief_markup, markup
from app.web.aside import aside
from app.web.desk import Desk, Order, follow, resumed
from app.web.earlier import Earlier
from app.web.fields import (
    QUIET,
    Updates,
    chosen_key,
    date_box,
    line_box,
    or_failure,
    switch,
)
from app.web.filters import Only, OnlyBox
from app.web.made import Made
from app.web.newsroom import Newsroom
from archive.article import Filters
from archive.errors import BylineError, SettingError

_LENGTHS: dict[str, Length] = {"Short": "short", "Standard": "standard", "Long": "long"}

_CHOOSING = """
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-story]');
  if (button) trigger('select', { story: button.dataset.story });
});
"""
# "retry" is to refresh it, "clear" to leave it, "select" to ask about one of its lines.
_DOING = """
element.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  if ('again' in button.dataset) trigger('retry');
  if ('anew' in button.dataset) trigger('clear');
  if ('line' in button.dataset) trigger('select', { line: button.dataset.line });
});
"""
# What was pressed may be gone by then; who sees nothing is told where it led.
_TO_THE_TITLE = """() => {
  if (document.activeElement !== document.body) return;
  document.querySelector('#briefing-title')?.focus({ preventScroll: true });
}"""
_TO_THE_TOPIC = "() => { document.querySelector('#brief-topic input')?.focus(); }"


class BriefTab:
    """Builds its components where it is made; `tab` is the `gr.Tab` that shows them.

    `result` sends `select` with a line that is to be asked about; `desk` knows it.
    """

    def __init__(self, newsroom: Newsroom, made: Made, tab: gr.Tab) -> None:
        self.newsroom = newsroom
        self.made = made
        self.desk = gr.State(Desk())
        with gr.Row(elem_id="ordering"):
            self.topic = line_box("Topic", "brief-topic", "", labelled=True)
            self.go = gr.Button("Brief", variant="primary", elem_id="brief-go")
            self.stop = gr.Button("Stop", visible=False, elem_id="brief-stop")
            self.length = switch("Length", "length", tuple(_LENGTHS), "Standard")
            self.after = date_box("From", "brief-after")
            self.before = date_box("To", "brief-before")
        self.only = OnlyBox("brief-only").only
        self.status = gr.HTML("", elem_id="brief-status", js_on_load=None, apply_default_css=False)
        self.stories = gr.HTML("", elem_id="stories", js_on_load=_CHOOSING, apply_default_css=False)
        self.earlier = Earlier(newsroom.briefings, "briefing", partial(resumed, newsroom, made))
        self.result = gr.HTML("", elem_id="briefing", js_on_load=_DOING, apply_default_css=False)
        self._wire(tab)

    def _wire(self, tab: gr.Tab) -> None:
        fields = [self.topic, self.after, self.before]
        session = [self.earlier.remembered, self.desk]
        offered = [self.stories, self.earlier.list, self.earlier.remembered]
        shown = [self.desk, self.status, *offered, self.result, self.go, self.stop]
        remembering = {"js": self.earlier.remembering, **QUIET}
        ordered = gr.on(
            [self.topic.submit, self.go.click],
            self._brief,
            [*session, *fields, self.length, self.only],
            [*shown, self.only],
            **remembering,
        )
        inputs = [*session, self.length]
        every = [*shown, *fields, self.only, self.length]
        chosen = self.stories.select(self._choose, inputs, every, **remembering)
        refreshed = self.result.retry(self._refresh, session, shown, **remembering)
        running = [ordered, chosen, refreshed]
        for event in running:
            event.then(None, js=_TO_THE_TITLE, **QUIET)
        self.stop.click(self._stop, self.desk, shown, cancels=running, **QUIET)
        left = self.result.clear(self._leave, session, every, cancels=running, **remembering)
        left.then(None, js=_TO_THE_TOPIC, **QUIET)
        back = self.earlier.list.select(self._go_back, session, every, **remembering)
        back.then(None, js=_TO_THE_TITLE, **QUIET)
        tab.select(self._come, session, every, **remembering)
        # A topic in other words is no longer that of the story.
        self.topic.change(
            _held, [self.topic, self.only], self.only, trigger_mode="always_last", **QUIET
        )

    async def _brief(
        self,
        remembered: str,
        desk: Desk,
        topic: str,
        after: str,
        before: str,
        length: str,
        only: Only,
    ) -> AsyncIterator[Updates]:
        desk = self.earlier.known(desk, remembered)
        topic = " ".join((topic or "").split())
        if not topic:
            yield {self.status: brief_markup.NO_TOPIC}
            return
        only = _held(topic, only)
        try:
            filters = Filters((), (after or "").strip(), (before or "").strip(), only.articles)
        except SettingError as error:
            yield self._show(desk.failed(markup.failure(str(error), error.hint)))
            return
        order = Order(topic, filters, _LENGTHS.get(length, "standard"))
        yield {self.only: only}
        async for updates in self._follow(desk, order):
            yield updates

    async def _choose(
        self, event: gr.EventData, remembered: str, desk: Desk, length: str
    ) -> AsyncIterator[Updates]:
        """A story's articles, under its name."""
        desk = self.earlier.known(desk, remembered)
        key = chosen_key(event, "story")
        try:
            stories = await asyncio.to_thread(self.newsroom.stories)
            story = next((one for one in stories if one.id == key), None)
        except BylineError as error:
            yield self._show(desk.failed(markup.failure(str(error), error.hint)))
            return
        if story is None:  # it has grown together with another since
            yield self._offered(desk)
            return
        only = _only(story.articles, story.name)
        yield {self.topic: only.topic, self.only: only, self.after: "", self.before: ""}
        filters = Filters(articles=story.articles)
        order = Order(only.topic, filters, _LENGTHS.get(length, "standard"))
        async for updates in self._follow(desk, order):
            yield updates

    async def _refresh(self, remembered: str, desk: Desk) -> AsyncIterator[Updates]:
        desk = self.earlier.known(desk, remembered)
        shown = desk.briefing
        if shown is None:
            yield {self.desk: desk}
            return
        order = Order(shown.topic, shown.filters, shown.length, shown)
        async for updates in self._follow(desk, order):
            yield updates

    async def _follow(self, desk: Desk, order: Order) -> AsyncIterator[Updates]:
        if desk.busy:  # one at a time: both would be shown in one place
            yield {self.desk: desk}
            return
        opened = desk.opened(order)
        yield self._show(opened)
        async for now in aside(follow(self.newsroom, self.made, opened, order)):
            if now.busy:
                yield {self.desk: now, self.status: brief_markup.status_html(now)}
            else:
                yield self._show(now)

    def _stop(self, desk: Desk) -> Updates:
        return self._show(desk.stopped() if desk.busy else desk)

    def _leave(self, remembered: str, desk: Desk) -> Updates:
        empty = dict.fromkeys((self.topic, self.after, self.before), "")
        left = Desk.new(self.earlier.known(desk, remembered).reader)
        return {**self._show(left), **empty, self.only: Only()}

    def _come(self, remembered: str, desk: Desk) -> Updates:
        """What the tab showed before it was reloaded, or what there is to choose now."""
        known = self.earlier.known(desk, remembered)
        return self._offered(desk) if known is desk else self._turn_to(known)

    def _go_back(self, event: gr.EventData, remembered: str, desk: Desk) -> Updates:
        """To an earlier briefing; or one of them is deleted."""
        desk = self.earlier.known(desk, remembered)
        if desk.busy:
            return {self.desk: desk}
        try:
            if forgotten := chosen_key(event, "forget"):
                self.earlier.forget(desk, forgotten)
                return self._offered(desk)
            names = f"{desk.reader} {chosen_key(event, 'resume')}"
            return self._turn_to(self.earlier.reopened(names))
        except BylineError as error:
            return {self.earlier.list: markup.failure(str(error), error.hint)}

    def _turn_to(self, desk: Desk) -> Updates:
        """A briefing that was kept, and what it was asked for."""
        if (briefing := desk.briefing) is None:
            return self._show(desk)
        asked = briefing.filters
        return {
            **self._show(desk),
            self.topic: briefing.topic,
            self.after: asked.after,
            self.before: asked.before,
            self.only: _only(asked.articles, briefing.topic),
            self.length: next(key for key in _LENGTHS if _LENGTHS[key] == briefing.length),
        }

    def _offered(self, desk: Desk) -> Updates:
        """Stories to choose and earlier briefings, while there is no briefing in their place."""
        if desk.briefing or desk.busy:
            return {self.stories: "", self.earlier.list: ""}

        def make() -> str:
            articles = self.newsroom.count()
            stories = self.newsroom.stories() if articles else ()
            return brief_markup.stories_html(stories, articles)

        return {self.stories: or_failure(make), **self.earlier.shown(desk)}

    def _show(self, desk: Desk) -> dict[Any, Any]:
        return {
            self.desk: desk,
            self.status: brief_markup.status_html(desk),
            **self._offered(desk),
            self.result: brief_markup.desk_html(desk),
            self.go: gr.update(visible=not desk.busy),
            self.stop: gr.update(visible=desk.busy),
        }


def _only(articles: tuple[str, ...], topic: str) -> Only:
    """The articles of a story, as what a briefing of them is asked for."""
    if not articles:
        return Only()
    label = f"Only the {len(articles)} articles of this story"
    return Only(articles, label, " ".join(topic.split()))


def _held(topic: str, only: Only) -> Only:
    """The articles of a story, as long as the topic is its name."""
    return only if " ".join((topic or "").split()) == only.topic else Only()
