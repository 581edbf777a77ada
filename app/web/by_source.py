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
    """Builds its components where it is made, inside a `gr.Tab`."""

    def __init__(self, newsroom: Newsroom) -> None:
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
                    self.own = gr.Radio(
                        list(_OWN), value="All", label="Whose words", elem_id="own", visible=False
                    )
                self.said = html_box("said")
        self._wire()

    def _wire(self) -> None:
        filters: list[Any] = [self.about, self.after, self.before]
        self.voices.select(
            self._choose, filters, [self.choice, self.whose, self.own, self.said], **QUIET
        )
        self.whose.select(
            self._back,
            [self.search, *filters],
            [self.choice, self.voices, self.whose, self.own, self.said],
            **QUIET,
        )
        for event in (
            *(self.about.submit, self.about.blur, self.own.input),
            *(self.after.change, self.before.change),
        ):
            event(self._said, [self.choice, *filters, self.own], self.said, **QUIET)
        self.search.change(
            self._voices,
            [self.search, self.choice],
            self.voices,
            trigger_mode="always_last",
            **QUIET,
        )

    @property
    def inputs(self) -> list[Any]:
        """What `refresh` takes."""
        return [self.search, self.choice, self.about, self.after, self.before, self.own]

    @property
    def refreshed(self) -> list[Any]:
        """The components that `refresh` and `show` change."""
        return [self.search, self.choice, self.voices, self.whose, self.own, self.said]

    def refresh(self, query: str, choice: Choice, *filters: Any) -> Updates:
        """All of it, as the archive is now."""
        return {
            self.voices: self._voices(query, choice),
            self.whose: self._whose(choice),
            self.said: self._said(choice, *filters),
        }

    def show(self, key: str) -> Updates:
        """All that a source said, chosen somewhere else."""
        choice = Choice(key, picked=True)
        fresh = {self.search: "", self.voices: self._voices("", choice)}
        return {**fresh, **self._shown(choice, "", "", "")}

    def _choose(self, about: str, after: str, before: str, event: gr.EventData) -> Updates:
        return self._shown(Choice(chosen_key(event), picked=True), about, after, before)

    def _back(self, query: str, about: str, after: str, before: str) -> Updates:
        choice = Choice()
        shown = self._shown(choice, about, after, before)
        return {**shown, self.voices: self._voices(query, choice)}

    def _shown(self, choice: Choice, about: str, after: str, before: str) -> Updates:
        return {
            self.choice: choice,
            self.whose: self._whose(choice),
            self.own: gr.update(visible=bool(choice.key), value="All"),
            self.said: self._said(choice, about, after, before, "All"),
        }

    def _voices(self, query: str, choice: Choice) -> str:
        query = (query or "").strip()

        def make() -> str:
            voices = self.newsroom.voices(query, Filters())
            articles = self.newsroom.count()
            return said_markup.voices_html(
                voices, query=query, chosen=choice.key, articles=articles
            )

        return or_failure(make)

    def _whose(self, choice: Choice) -> str:
        return or_failure(lambda: said_markup.heading(self._voice(choice), picked=choice.picked))

    def _voice(self, choice: Choice) -> Voice | None:
        voices = self.newsroom.voices("", Filters()) if choice.key else ()
        return next((voice for voice in voices if voice.named.key == choice.key), None)

    def _said(self, choice: Choice, about: str, after: str, before: str, own: str) -> str:
        about = (about or "").strip()

        def make() -> str:
            filters = Filters((), (after or "").strip(), (before or "").strip())
            mine = _OWN.get(own) if choice.key else None
            sayings = self.newsroom.said(choice.key, about, filters, mine)
            return said_markup.said_html(
                sayings, source=choice.key, about=about, filters=filters, own=mine
            )

        return or_failure(make)
