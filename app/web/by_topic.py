"""Name a topic, see who says what about it, side by side. Knows nothing of how points are found."""

from __future__ import annotations

from collections.abc import Iterator

import gradio as gr

from app.web import markup, said_markup
from app.web.fields import QUIET, date_box, html_box, line_box, or_failure
from app.web.newsroom import Newsroom
from archive.article import Filters


class ByTopic:
    """Builds its components where it is made; `tab` is the `gr.Tab` that shows them."""

    def __init__(self, newsroom: Newsroom, tab: gr.Tab) -> None:
        self.newsroom = newsroom
        with gr.Row(elem_id="topic-filters"):
            self.topic = line_box("Topic", "topic", "", labelled=True)
            self.compare = gr.Button("Compare", variant="primary", elem_id="compare")
            self.after = date_box("From", "topic-after")
            self.before = date_box("To", "topic-before")
        self.table = html_box("matrix", choosing=True)
        gr.on(
            [self.topic.submit, self.compare.click, tab.select],
            self._compare,
            [self.topic, self.after, self.before],
            self.table,
            trigger_mode="always_last",
            **QUIET,
        )

    def _compare(self, topic: str, after: str, before: str) -> Iterator[str]:
        topic = (topic or "").strip()
        if not topic:
            yield said_markup.BEFORE_A_TOPIC
            return
        yield markup.said("Comparing what was said…")

        def make() -> str:
            filters = Filters((), (after or "").strip(), (before or "").strip())
            return said_markup.compared_html(self.newsroom.matrix(topic, filters), filters)

        yield or_failure(make)
