"""The library tab: adding, finding and removing articles. Knows nothing of formats or stores."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from app.render.escape import count
from app.web import markup, shelf
from app.web.fields import QUIET, Updates, line_box
from app.web.newsroom import Newsroom
from archive.errors import BylineError
from ingest.sources import ENDINGS

if TYPE_CHECKING:
    from ingest.pipeline import IngestResult

PAUSE = 0.3  # seconds between two looks at how far an upload is
log = logging.getLogger(__name__)

# gr.HTML patches its nodes in place, which leaves a box ticked when its row becomes another's;
# `watch` runs after each patch and puts the boxes right.
_PICKING = """
element.addEventListener('change', () => {
  const boxes = [...element.querySelectorAll('input.pick')];
  trigger('select', {
    on: boxes.filter(box => box.checked).map(box => box.value),
    off: boxes.filter(box => !box.checked).map(box => box.value),
  });
});
watch('value', () => {
  for (const box of element.querySelectorAll('input.pick')) {
    box.checked = box.hasAttribute('checked');
  }
});
"""


class LibraryTab:
    """Builds its components where it is made. `changed` is called as (event) after each change."""

    def __init__(self, newsroom: Newsroom, then: Callable[[Any], None]) -> None:
        self.newsroom = newsroom
        self.picked = gr.State(())
        gr.HTML(
            '<h2 class="section">Add articles</h2><p class="lede">Text, Markdown, HTML, or JSONL '
            "with one article a line. Up to 20 MB a file.</p>",
            js_on_load=None,
            apply_default_css=False,
        )
        self.files = gr.File(
            file_count="multiple",
            file_types=list(ENDINGS),
            show_label=False,
            label="Files to add",
            height=120,
            elem_id="upload",
        )
        self.results = gr.HTML("", elem_id="results", js_on_load=None, apply_default_css=False)
        gr.HTML('<h2 class="section">Articles</h2>', js_on_load=None, apply_default_css=False)
        self.search = line_box("Search the library", "search", "Search headlines, outlets, dates")
        with gr.Row(visible=False, elem_id="selection") as self.selection:
            self.remove = gr.Button("Remove", size="sm", variant="stop", elem_id="remove")
            self.unpick = gr.Button("Clear selection", size="sm", elem_classes="quiet")
        with gr.Column(visible=False, elem_id="confirm") as self.confirm:
            self.warning = gr.HTML("", js_on_load=None, apply_default_css=False)
            with gr.Row():
                self.really = gr.Button("Remove for good", variant="stop", elem_id="really")
                self.keep = gr.Button("Keep them", elem_id="keep")
        self.list = gr.HTML("", elem_id="library", js_on_load=_PICKING, apply_default_css=False)
        self._wire(then)

    def _wire(self, then: Callable[[Any], None]) -> None:
        listing = [self.list, self.picked, self.selection, self.remove, self.confirm]
        # One ingest at a time: the encoder uses all cores as it is.
        added = self.files.upload(
            self._take,
            [self.files, self.search, self.picked],
            [self.files, self.results, self.list],
            concurrency_limit=1,
            **QUIET,
        )
        removed = self.really.click(
            self._remove, [self.search, self.picked], [*listing, self.results], **QUIET
        )
        then(added)
        then(removed)
        self.search.change(
            self.listing,
            [self.search, self.picked],
            self.list,
            trigger_mode="always_last",
            **QUIET,
        )
        self.list.select(
            self._pick,
            [self.picked],
            [self.picked, self.selection, self.remove, self.confirm],
            trigger_mode="multiple",
            **QUIET,
        )
        self.unpick.click(self._unpick, [self.search], listing, **QUIET)
        self.remove.click(self._warn, [self.picked], [self.confirm, self.warning], **QUIET)
        self.keep.click(lambda: gr.update(visible=False), None, self.confirm, **QUIET)

    def listing(self, query: str, picked: tuple[str, ...]) -> str:
        """The list as HTML."""
        try:
            articles = self.newsroom.articles()
            found = shelf.matching(articles, query or "")
            if not found:
                return shelf.nothing(len(articles), query)
            origins = self.newsroom.origins()
            shown = tuple(shelf.shelves(found, self.newsroom.stories(), origins))
            return shelf.library(
                shown,
                total=len(found),
                picked=picked,
                titles={article.id: article.title for article in articles},
                origins=origins,
                carried=self.newsroom.carried(one.id for row in shown for one in row.articles),
            )
        except BylineError as error:
            return markup.failure(str(error), error.hint)

    def _take(
        self, files: list[str] | None, query: str, picked: tuple[str, ...]
    ) -> Iterator[Updates]:
        paths = [Path(name) for name in files or ()]
        done: list[IngestResult] = []
        problem = ""
        yield {self.results: markup.results(done, {}, busy=True)}
        shown = time.monotonic()
        try:
            for result in self.newsroom.ingest(paths):
                done.append(result)
                if time.monotonic() - shown > PAUSE:
                    yield {self.results: markup.results(done, {}, busy=True)}
                    shown = time.monotonic()
        except BylineError as error:
            problem = markup.failure(str(error), error.hint)
        except Exception:
            log.exception("adding articles failed")
            problem = markup.broken()
        finally:
            _delete(paths)
        yield {
            self.files: None,
            self.results: problem + markup.results(done, self._titles(), busy=False),
            self.list: self.listing(query, picked),
        }

    def _titles(self) -> dict[str, str]:
        try:
            return {article.id: article.title for article in self.newsroom.articles()}
        except BylineError:
            return {}  # the list beneath says what is wrong

    def _pick(self, picked: tuple[str, ...], event: gr.EventData) -> Updates:
        on, off = _names(event, "on"), _names(event, "off")
        # Rows that a search hides keep their state.
        picked = tuple(dict.fromkeys([name for name in picked if name not in off] + on))
        return {**self._selected(picked), self.confirm: gr.update(visible=False)}

    def _selected(self, picked: tuple[str, ...]) -> Updates:
        return {
            self.picked: picked,
            self.selection: gr.update(visible=bool(picked)),
            self.remove: gr.update(value=f"Remove {count(len(picked), 'article')}…"),
        }

    def _unpick(self, query: str) -> Updates:
        hidden = gr.update(visible=False)
        return {**self._selected(()), self.list: self.listing(query, ()), self.confirm: hidden}

    def _warn(self, picked: tuple[str, ...]) -> Updates:
        text = (
            f"<p><strong>Remove {count(len(picked), 'article')} from the archive?</strong> "
            "Answers already given will keep their words, but their sources can't be opened.</p>"
        )
        return {self.confirm: gr.update(visible=True), self.warning: text}

    def _remove(self, query: str, picked: tuple[str, ...]) -> Updates:
        try:
            self.newsroom.remove(picked)
            text = markup.said(f"Removed {count(len(picked), 'article')}.")
        except BylineError as error:
            text = markup.failure(str(error), error.hint)
        except Exception:
            log.exception("removing articles failed")
            text = markup.broken()
        return {**self._unpick(query), self.results: text}


def _names(event: gr.EventData, name: str) -> list[str]:
    """A list of ids from the browser, which may send anything."""
    sent = event._data.get(name) if isinstance(event._data, dict) else None
    return [entry for entry in sent if isinstance(entry, str)] if isinstance(sent, list) else []


def _delete(paths: list[Path]) -> None:
    """Uploads lie where whoever knows their address can read them: not longer than needed."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
            path.parent.rmdir()  # its own folder, named by a hash; stays if something else is in it
