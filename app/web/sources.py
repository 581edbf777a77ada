"""The Sources tab: who said what, by source and by topic."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.web.by_source import BySource
from app.web.by_topic import ByTopic
from app.web.fields import QUIET, Updates, chosen_key
from app.web.newsroom import Newsroom


class SourcesTab:
    """Builds its components where it is made. `tab` is the `gr.Tab` it is made in."""

    def __init__(self, newsroom: Newsroom, tab: gr.Tab) -> None:
        with gr.Tabs(elem_id="sources") as self.views:
            with gr.Tab("By source", id="by-source"):
                self.by_source = BySource(newsroom)
            with gr.Tab("By topic", id="by-topic"):
                self.by_topic = ByTopic(newsroom)
        # Read when a reader comes to see it: the first page needs none of it, and what was added
        # meanwhile is there.
        source, topic = self.by_source, self.by_topic
        tab.select(source.refresh, source.inputs, source.refreshed, **QUIET)
        asked: list[Any] = [topic.topic, topic.after, topic.before]
        tab.select(topic.refresh, asked, topic.table, **QUIET)
        shown = [*source.refreshed, source.about, source.after, source.before, self.views]
        topic.table.select(self._to_source, None, shown, **QUIET)

    def _to_source(self, event: gr.EventData) -> Updates:
        source = self.by_source
        return {
            **source.show(chosen_key(event)),
            **dict.fromkeys((source.about, source.after, source.before), ""),
            self.views: gr.update(selected="by-source"),
        }
