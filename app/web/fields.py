"""What several tabs are made of, set up in the same way. Knows nothing of what it is for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

import gradio as gr

from app.web import markup
from archive.errors import BylineError

log = logging.getLogger(__name__)

# For every event: no spinner over what is being replaced, and no address in the API.
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
Updates = dict[Any, Any]  # Gradio's own form: component → new value or update

# A click on a button with a key chooses it; what is chosen is marked at once, not a trip later.
_CHOOSING = """
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-key]');
  if (!button) return;
  for (const other of element.querySelectorAll('[aria-current]')) {
    other.removeAttribute('aria-current');
  }
  button.setAttribute('aria-current', 'true');
  trigger('select', { key: button.dataset.key });
});
"""


def or_failure(make: Callable[[], str]) -> str:
    """The HTML that `make` makes, or what went wrong and what to do about it."""
    try:
        return make()
    except BylineError as error:
        return markup.failure(str(error), error.hint)
    except Exception:
        log.exception("a page could not be made")
        return markup.broken()


def html_box(name: str, *, choosing: bool = False) -> gr.HTML:
    """A place for our own HTML. Where `choosing`, its buttons with a key send `select`."""
    script = _CHOOSING if choosing else None
    return gr.HTML("", elem_id=name, js_on_load=script, apply_default_css=False)


def chosen_key(event: gr.EventData, name: str = "key") -> str:
    """What was chosen. It comes from a browser, which may send anything."""
    key = event._data.get(name) if isinstance(event._data, dict) else None
    return key if isinstance(key, str) else ""


def date_box(label: str, name: str) -> gr.Textbox:
    """byline.js turns it into a native date field; without it, a date is typed as shown."""
    return gr.Textbox(
        label=label,
        placeholder="2026-04-14",
        max_lines=1,
        elem_id=name,
        elem_classes="date",
        min_width=130,
    )


def switch(label: str, name: str, choices: Sequence[str], value: str, **more: Any) -> gr.Radio:
    """One of a few words, side by side in one control."""
    return gr.Radio(
        list(choices), value=value, label=label, elem_id=name, elem_classes="switch", **more
    )


def line_box(label: str, name: str, placeholder: str, *, labelled: bool = False) -> gr.Textbox:
    """One line of text. Where it is not `labelled`, its label is for screen readers alone."""
    return gr.Textbox(
        label=label,
        placeholder=placeholder,
        show_label=labelled,
        container=labelled,
        max_lines=1,
        max_length=500,
        elem_id=name,
    )
