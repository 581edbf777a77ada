"""The filters under the question box, and the articles that all is narrowed to.

Knows nothing of what is filtered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from app.render.escape import escape
from app.web.fields import QUIET, date_box
from archive.article import Filters

# Its one button takes the chip away.
_WIDENING = """
element.addEventListener('click', event => {
  if (event.target.closest('button')) trigger('clear');
});
"""


@dataclass(frozen=True, slots=True)
class Only:
    """Articles, by their ids, that are looked at alone; no ids: all of them. `label` says it.

    A value of one session. `topic` is what a briefing of them is named, where that is known.
    """

    articles: tuple[str, ...] = ()
    label: str = ""
    topic: str = ""


class OnlyBox:
    """A chip that says what `only` is narrowed to, where it is, and takes it away."""

    def __init__(self, name: str) -> None:
        self.only = gr.State(Only())
        self.chip = gr.HTML("", elem_id=name, js_on_load=_WIDENING, apply_default_css=False)
        self.only.change(_chip, self.only, self.chip, **QUIET)
        self.chip.clear(Only, None, self.only, **QUIET)


def _chip(only: Only) -> str:
    if not only.articles:
        return ""
    return (
        f'<ul class="narrowed" aria-label="Narrowed to"><li><bdi dir="auto">{escape(only.label)}'
        f'</bdi><button type="button" aria-label="Remove the filter: {escape(only.label)}" '
        'title="Look at all articles"><span aria-hidden="true">×</span></button></li></ul>'
    )


class FilterBox:
    """Builds its components where it is made; `inputs` are what `chosen` makes filters of."""

    def __init__(self) -> None:
        self.only = OnlyBox("only").only
        with gr.Accordion("Filters", open=False, elem_id="filters") as self.accordion:
            with gr.Row(elem_id="filter-row"):
                self.outlets = gr.Dropdown(
                    [], value=[], multiselect=True, label="Outlets", elem_id="outlets", scale=2
                )
                after, before = date_box("From", "after"), date_box("To", "before")
            self.clear = gr.Button("Clear filters", elem_classes="quiet", size="sm", visible=False)
        self.inputs: list[Any] = [self.outlets, after, before, self.only]
        for entry in self.inputs:
            entry.change(_active, self.inputs, [self.accordion, self.clear], **QUIET)
        self.clear.click(lambda: ([], "", "", Only()), None, self.inputs, **QUIET)


def chosen(outlets: list[str] | None, after: str, before: str, only: Only) -> Filters:
    """The filters that are set. Raises SettingError."""
    dates = (after or "").strip(), (before or "").strip()
    return Filters(tuple(outlets or ()), *dates, only.articles)


def _active(outlets: list[str] | None, after: str, before: str, only: Only) -> tuple[Any, Any]:
    """The accordion's label says what is filtered even while it is closed; `only` has its chip."""
    parts = [", ".join(outlets or ())]
    parts += [f"from {after}" if after else "", f"to {before}" if before else ""]
    active = " · ".join(part for part in parts if part)
    label = f"Filters: {active}" if active else "Filters"
    return gr.update(label=label), gr.update(visible=bool(active or only.articles))
