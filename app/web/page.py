"""The page: masthead and four tabs, and what happens when one changes the other."""

from __future__ import annotations

from typing import Any

import gradio as gr

from app.web import markup
from app.web.brief import BriefTab
from app.web.chat import ChatTab
from app.web.desk import Desk
from app.web.fields import QUIET, Updates, chosen_key
from app.web.library import LibraryTab
from app.web.made import Made
from app.web.newsroom import Newsroom
from app.web.sources import SourcesTab

_TO_THE_QUESTION = "() => { document.querySelector('#question textarea')?.focus(); }"


def page(newsroom: Newsroom, made: Made) -> gr.Blocks:
    """The Blocks to mount. Nothing from the archive is in it until a reader loads it."""
    blocks = gr.Blocks(
        title="Byline", analytics_enabled=False, delete_cache=(3600, 3600), fill_width=True
    )
    with blocks:
        gr.HTML(markup.MASTHEAD, js_on_load=None, apply_default_css=False)
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab("Ask", id="ask"):
                chat = ChatTab(newsroom, blocks)

            def refresh_chat(event: Any) -> None:
                event.then(chat.refresh, chat.state, chat.refreshed, **QUIET)

            with gr.Tab("Brief", id="brief") as briefs:
                brief = BriefTab(newsroom, made, briefs)
            with gr.Tab("Sources", id="sources") as sources:
                SourcesTab(newsroom, sources)
            with gr.Tab("Library", id="library"):
                library = LibraryTab(newsroom, refresh_chat)

        def ask_about(event: gr.EventData, desk: Desk) -> Updates:
            about = desk.about(chosen_key(event, "line"))
            if about is None:
                return {tabs: gr.update()}
            return {**chat.about(*about), tabs: gr.update(selected="ask")}

        turned = brief.result.select(ask_about, brief.desk, [tabs, *chat.turned], **QUIET)
        turned.then(None, js=_TO_THE_QUESTION, **QUIET)
        chat.to_library.click(lambda: gr.update(selected="library"), None, tabs, **QUIET)
        blocks.load(library.listing, [library.search, library.picked], library.list, **QUIET)
    return blocks
