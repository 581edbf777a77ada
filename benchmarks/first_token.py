"""How long a reader waits for the first words of a model's answer, against the model's own time.

For the model that BYLINE_MODEL names, over the samples: from asking to the first words that are
shown, beside the time from the model's being asked to the first words that come from it.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.answer import Draft, Usage
from app.llm import ChatModel, load
from app.model.engine import Drafting
from app.newsroom import Newsroom
from app.settings import Settings
from archive.archive import Archive
from archive.article import Filters
from benchmarks.data import default_encoder
from benchmarks.injection import QUESTIONS, SAMPLES
from ingest.attribute import SpacyAttributor
from ingest.pipeline import ingest
from ingest.sources import find


def run(folder: Path) -> None:
    del folder  # the samples are enough
    settings = Settings.load(os.environ)
    if not settings.model:
        print("skipped: name a model with BYLINE_MODEL")
        return
    encoder = default_encoder()
    model = _Timed(load(settings, os.environ))
    with tempfile.TemporaryDirectory() as work, Archive.own(Path(work), encoder.name) as archive:
        list(ingest(find([str(SAMPLES)]), archive, encoder, SpacyAttributor()))
        newsroom = Newsroom(archive, encoder, drafting=Drafting(model))
        waits = [_wait(newsroom, question) for question in (QUESTIONS[0], *QUESTIONS)][1:]
    own = model.waits[1:]
    ratios = [wait / one for wait, one in zip(waits, own, strict=True)]
    print(
        f"{model.name}: first words after {statistics.median(waits):.2f} s, the model's own "
        f"{statistics.median(own):.2f} s; ratio {statistics.median(ratios):.2f}, "
        f"highest {max(ratios):.2f} of {len(ratios)}"
    )


def _wait(newsroom: Newsroom, question: str) -> float:
    started = time.monotonic()
    for event in newsroom.ask(question, (), Filters()):
        if isinstance(event, Draft) and (event.answer.writing or event.answer.claims):
            break
    return time.monotonic() - started


class _Timed:
    """A model, and how long its first words took, question by question."""

    def __init__(self, model: ChatModel) -> None:
        self.name, self.context, self.count = model.name, model.context, model.count
        self._model = model
        self.waits: list[float] = []

    def stream(self, instructions: str, message: str) -> Iterator[str | Usage]:
        started, first = time.monotonic(), True
        for piece in self._model.stream(instructions, message):
            if first:
                self.waits.append(time.monotonic() - started)
                first = False
            yield piece
