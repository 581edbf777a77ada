"""The filters under the question box. Knows nothing of what is filtered."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.web.fields import QUIET, date_box
from archive.article import Filters


class FilterBox:
    """Builds its components where it is made; `inputs` are what `chosen` makes filters of."""

    def __init__(self) -> None:
        with gr.Accordion("Filters", open=False, elem_id="filters") as self.accordion:
            with gr.Row(elem_id="filter-row"):
                self.outlets = gr.Dropdown(
                    [], value=[], multiselect=True, label="Outlets", elem_id="outlets", scale=2
                )
                after, before = date_box("From", "after"), date_box("To", "before")
            self.clear = gr.Button("Clear filters", elem_classes="quiet", size="sm", visible=False)
        self.inputs: list[Any] = [self.outlets, after, before]
        for entry in self.inputs:
            entry.change(_active, self.inputs, [self.accordion, self.clear], **QUIET)
        self.clear.click(lambda: ([], "", ""), None, self.inputs, **QUIET)


def chosen(outlets: list[str] | None, after: str, before: str) -> Filters:
    """The filters that are set. Raises SettingError."""
    return Filters(tuple(outlets or ()), (after or "").strip(), (before or "").strip())


def _active(outlets: list[str] | None, after: str, before: str) -> tuple[Any, Any]:
    """The accordion's label says what is filtered even while it is closed."""
    parts = [", ".join(outlets or ())]
    parts += [f"from {after}" if after else "", f"to {before}" if before else ""]
    active = " · ".join(part for part in parts if part)
    label = f"Filters: {active}" if active else "Filters"
    return gr.update(label=label), gr.update(visible=bool(active))
