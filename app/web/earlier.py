"""What a browser had before, conversations or briefings: the last, and a list of them all.

There are no accounts. A browser makes up a name of its own that can't be guessed, and keeps it
where pages of no other origin come; a tab remembers the one that it shows. Without a place to
remember (a browser may forbid it), nothing is kept.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

import gradio as gr

from app.web import markup
from app.web.fields import Updates, or_failure
from archive.conversation import Heading

log = logging.getLogger(__name__)

_READER = re.compile(r"[0-9a-f]{32}")
_ID = re.compile(r"[\w-]{1,64}", re.ASCII)

# What is remembered, put in front of an event's inputs; byline.js notes what is shown. Whoever is
# quick asks before the page is loaded.
_REMEMBERED = """
(_, ...inputs) => {
  try {
    let reader = localStorage.getItem('byline-reader');
    if (!reader) {
      const bytes = crypto.getRandomValues(new Uint8Array(16));
      reader = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
      localStorage.setItem('byline-reader', reader);
    }
    return [`${reader} ${sessionStorage.getItem('byline-%s') ?? ''}`, ...inputs];
  } catch {
    return ['', ...inputs];
  }
}
"""
_CHOOSING = """
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-resume], button[data-forget]');
  if (!button) return;
  const { resume = '', forget = '' } = button.dataset;
  trigger('select', { resume, forget });
});
"""


class Keeping(Protocol):
    """Where they are kept, each with the name of the reader whose it is."""

    def headings(self, reader: str) -> tuple[Heading, ...]: ...

    def forget(self, reader: str, id: str) -> None: ...


class _Named(Protocol):
    @property
    def reader(self) -> str: ...

    @property
    def id(self) -> str: ...


Shown = TypeVar("Shown", bound=_Named)


class Earlier(Generic[Shown]):
    """Builds its components where it is made; `list` sends `select` when one is chosen.

    `what` they are, in a word. `resumed` is one as the page shows it, by reader and id: as it was
    kept, or a new one where there is none; without a reader, one that won't be kept.
    """

    def __init__(
        self, kept: Keeping | None, what: str, resumed: Callable[[str, str], Shown]
    ) -> None:
        self.kept = kept
        self.what = what
        self._resumed = resumed
        self.list = gr.HTML("", elem_id=f"{what}s", js_on_load=_CHOOSING, apply_default_css=False)
        # Never seen: what the browser remembers, the names of reader and of what is shown.
        self.remembered = gr.Textbox(visible=False)

    @property
    def remembering(self) -> str | None:
        """The `js` of an event that has `remembered` as its first input."""
        return _REMEMBERED % self.what if self.kept else None

    def reopened(self, remembered: str) -> Shown:
        """One of a reader's as it was, or a new one. Both names come from a browser.

        Raises BylineError.
        """
        reader, _, id = (remembered or "").partition(" ")
        if self.kept is None or not _READER.fullmatch(reader):
            return self._resumed("", "")
        return self._resumed(reader, id if _ID.fullmatch(id) else "")

    def known(self, shown: Shown, remembered: str) -> Shown:
        """What this session shows; where a restarted server forgot it, what was kept."""
        if shown.reader:
            return shown
        try:
            found = self.reopened(remembered)
        except Exception:
            log.exception("a %s could not be read", self.what)
            return shown
        return found if found.reader else shown

    def forget(self, shown: Shown, id: str) -> None:
        """Delete one of the reader's. Raises BylineError."""
        if self.kept is not None and shown.reader and _ID.fullmatch(id):
            self.kept.forget(shown.reader, id)

    def shown(self, shown: Shown) -> Updates:
        """The list, as it is now, and what to remember."""
        names = f"{shown.reader} {shown.id}" if shown.reader else ""
        listed = or_failure(lambda: self._listed(shown.reader))
        return {self.list: listed, self.remembered: names}

    def _listed(self, reader: str) -> str:
        if self.kept is None or not reader:
            return ""
        return markup.earlier(self.kept.headings(reader), self.what)
