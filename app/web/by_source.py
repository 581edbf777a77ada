"""Choose a source, see what it said. Knows nothing of how statements are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from app.web import said_markup
from app.web.fields import (
    QUIET,
    Updates,
    chosen_key,
    date_box,
    html_box,
    line_box,
    or_failure,
    switch,
)
from app.web.newsroom import Newsroom
from archive.article import Filters
from archive.statement import Voice

_OWN = {"All": None, "Own words": True, "Relayed": False}


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose statements a reader looks at: a voice's, or everybody's. A value of one session.

    `picked` where the reader chose so: on a phone, the list of voices then makes way.
    """

    key: str = ""
    picked: bool = False


class BySource:
    """Builds its components where it is made; `tab` is the `gr.Tab` that shows them."""

    def __init__(self, newsroom: Newsroom, tab: gr.Tab) -> None:
        self.newsroom = newsroom
        self.choice = gr.State(Choice())
        with gr.Row(elem_id="by-source"):
            with gr.Column(elem_id="voices-side"):
                self.search = line_box("Search sources", "voice-search", "Search sources")
                self.voices = html_box("voices", choosing=True)
            with gr.Column(elem_id="said-side"):
                self.whose = html_box("whose", choosing=True)
                with gr.Row(elem_id="said-filters"):
                    self.about = line_box("Topic", "about", "Any", labelled=True)
                    self.after = date_box("From", "said-after")
                    self.before = date_box("To", "said-before")
                    self.own = switch("Whose words", "own", tuple(_OWN), "All", visible=False)
                self.said = html_box("said")
        self._wire(tab)

    def _wire(self, tab: gr.Tab) -> None:
        # Each place is filled by one event alone, one run after the other: what comes last is what
        # was asked last, and no statement stands under a heading that is not its own.
        gr.on(
            [self.search.change, tab.select],
            self._voices,
            [self.search, self.choice],
            self.voices,
            trigger_mode="always_last",
            **QUIET,
        )
        gr.on(
            [
                *(self.choice.change, self.about.submit, self.about.blur, self.own.input),
                *(self.after.change, self.before.change, tab.select),
            ],
            self._show,
            [self.choice, self.about, self.after, self.before, self.own],
            [self.whose, self.said],
            trigger_mode="always_last",
            **QUIET,
        )
        self.voices.select(self._choose, None, [self.choice, self.own], **QUIET)
        self.whose.select(self._back, self.search, [self.choice, self.own, self.voices], **QUIET)

    @property
    def chosen(self) -> list[Any]:
        """The components that `choose` changes."""
        filters = [self.about, self.after, self.before]
        return [self.choice, self.own, self.search, self.voices, *filters]

    def choose(self, key: str) -> Updates:
        """Have all shown that a source said, without filters."""
        empty = dict.fromkeys((self.search, self.about, self.after, self.before), "")
        choice = Choice(key, picked=True)
        return {**self._chosen(choice), **empty, self.voices: self._voices("", choice)}

    def _choose(self, event: gr.EventData) -> Updates:
        return self._chosen(Choice(chosen_key(event), picked=True))

    def _back(self, query: str) -> Updates:
        return {**self._chosen(Choice()), self.voices: self._voices(query, Choice())}

    def _chosen(self, choice: Choice) -> Updates:
        return {self.choice: choice, self.own: gr.update(visible=bool(choice.key), value="All")}

    def _voices(self, query: str, choice: Choice) -> str:
        query = (query or "").strip()

        def make() -> str:
            voices = self.newsroom.voices(query)
            articles = self.newsroom.count()
            return said_markup.voices_html(
                voices, query=query, chosen=choice.key, articles=articles
            )

        return or_failure(make)

    def _show(
        self, choice: Choice, about: str, after: str, before: str, own: str
    ) -> tuple[str, str]:
        about = (about or "").strip()

        def whose() -> str:
            return said_markup.heading(self._voice(choice.key), picked=choice.picked)

        def said() -> str:
            filters = Filters((), (after or "").strip(), (before or "").strip())
            mine = _OWN.get(own) if choice.key else None
            sayings = self.newsroom.said(
                choice.key, about, filters, mine, limit=said_markup.MOST + 1
            )
            return said_markup.said_html(
                sayings, source=choice.key, about=about, filters=filters, own=mine
            )

        return or_failure(whose), or_failure(said)

    def _voice(self, key: str) -> Voice | None:
        voices = self.newsroom.voices("") if key else ()
        return next((voice for voice in voices if voice.named.key == key), None)
