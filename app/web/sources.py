"""The Sources tab: who said what, by source and by topic."""

from __future__ import annotations

import gradio as gr

from app.web.by_source import BySource
from app.web.by_topic import ByTopic
from app.web.fields import QUIET, Updates, chosen_key
from app.web.newsroom import Newsroom


class SourcesTab:
    """Builds its components where it is made, inside `tab`.

    They are filled when a reader comes to see them: the first page needs none of it, and what was
    added meanwhile is there.
    """

    def __init__(self, newsroom: Newsroom, tab: gr.Tab) -> None:
        with gr.Tabs(elem_id="sources") as self.views:
            with gr.Tab("By source", id="by-source"):
                self.by_source = BySource(newsroom, tab)
            with gr.Tab("By topic", id="by-topic"):
                self.by_topic = ByTopic(newsroom, tab)
        changed = [*self.by_source.chosen, self.views]
        self.by_topic.table.select(self._to_source, None, changed, **QUIET)

    def _to_source(self, event: gr.EventData) -> Updates:
        shown = self.by_source.choose(chosen_key(event))
        return {**shown, self.views: gr.update(selected="by-source")}
