"""The conversations that a browser had: which it had last, and a list to open or delete them.

There are no accounts. A browser makes up a name of its own that can't be guessed, and keeps it
where pages of no other origin come; a tab remembers the conversation it shows. Without a place to
remember (a browser may forbid it), nothing is kept.
"""

from __future__ import annotations

import logging
import re

import gradio as gr

from app.web import markup
from app.web.conversation import Conversation
from app.web.fields import Updates, or_failure
from app.web.newsroom import Newsroom
from archive.errors import BylineError

log = logging.getLogger(__name__)

_READER = re.compile(r"[0-9a-f]{32}")
_CONVERSATION = re.compile(r"[\w-]{1,64}", re.ASCII)

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
    return [`${reader} ${sessionStorage.getItem('byline-conversation') ?? ''}`, ...inputs];
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


class Earlier:
    """Builds its components where it is made; `list` sends `select` when one is chosen."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.kept = newsroom.conversations
        self.list = gr.HTML("", elem_id="earlier", js_on_load=_CHOOSING, apply_default_css=False)
        # Never seen: what the browser remembers, the names of reader and conversation.
        self.remembered = gr.Textbox(visible=False)

    @property
    def remembering(self) -> str | None:
        """The `js` of an event that has `remembered` as its first input."""
        return _REMEMBERED if self.kept else None

    def reopened(self, remembered: str) -> Conversation:
        """A reader's conversation as it was, or a new one. Both names come from a browser.

        Raises BylineError.
        """
        reader, _, id = (remembered or "").partition(" ")
        if self.kept is None or not _READER.fullmatch(reader):
            return Conversation()
        kept = self.kept.read(reader, id) if _CONVERSATION.fullmatch(id) else ()
        return Conversation.restored(reader, id, kept) if kept else Conversation.new(reader)

    def known(self, conversation: Conversation, remembered: str) -> Conversation:
        """The conversation of this session; where a restarted server forgot it, what was kept."""
        if conversation.reader:
            return conversation
        try:
            found = self.reopened(remembered)
        except BylineError:
            log.exception("a conversation could not be read")
            return conversation
        return found if found.reader else conversation

    def forget(self, conversation: Conversation, id: str) -> None:
        """Delete one of the reader's. Raises BylineError."""
        if self.kept is not None and conversation.reader and _CONVERSATION.fullmatch(id):
            self.kept.forget(conversation.reader, id)

    def shown(self, conversation: Conversation) -> Updates:
        """The list, as it is now, and what to remember."""
        names = f"{conversation.reader} {conversation.id}" if conversation.reader else ""
        listed = or_failure(lambda: self._listed(conversation.reader))
        return {self.list: listed, self.remembered: names}

    def _listed(self, reader: str) -> str:
        return markup.earlier(self.kept.headings(reader)) if self.kept and reader else ""
