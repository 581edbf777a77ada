"""What the processes do that the tests of recovery kill. Each says what it has done, as it does it.

The lines go to a file with `os.write`, so that a kill can't take back what was said.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import archive.vectors  # noqa: F401 (so that a forked process need not import it)
from archive.archive import Archive
from archive.article import Article, Filters
from archive.statement import Statement
from ingest.pipeline import ingest, reattribute
from ingest.sources import find
from tests.fakes import QuoteAttributor, WordEncoder

SYNC_THRESHOLD = 20  # Chroma writes its files far more often than it would: more moments to die in
WINDOW = 48


@contextmanager
def saying(path: Path) -> Iterator[Callable[[str], None]]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:

        def say(line: str) -> None:
            os.write(descriptor, f"{line}\n".encode())

        yield say
    finally:
        os.close(descriptor)


def own(folder: Path) -> Archive:
    return Archive.own(folder, WordEncoder.name, sync_threshold=SYNC_THRESHOLD)


def taking_in(folder: Path, source: Path, log: Path) -> None:
    with saying(log) as say:
        say("begin")
        with own(folder) as opened:
            encoder = WordEncoder(window=WINDOW)
            for result in ingest(find([str(source)]), opened, encoder, QuoteAttributor()):
                say(f"{result.status} {result.article_id}")
        say("end")


def reading(folder: Path, log: Path) -> None:
    with own(folder) as opened, saying(log) as say:
        encoder = WordEncoder(window=WINDOW)
        opened.dense(encoder.encode_query("story"), 5, Filters())
        say("begin")
        signal.pause()


class DyingAttributor(QuoteAttributor):
    """Kills its own process in the middle of an article."""

    def __init__(self, rules: str, articles: int) -> None:
        super().__init__(rules)
        self._left = articles

    def statements(self, article: Article) -> tuple[Statement, ...]:
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().statements(article)


def attributing(folder: Path, rules: str, articles: int, log: Path) -> None:
    with saying(log) as say:
        say("begin")
        with own(folder) as opened:
            reattribute(opened, DyingAttributor(rules, articles))


def removing(folder: Path, ids: list[str], log: Path) -> None:
    with saying(log) as say:
        say("begin")
        with own(folder) as opened:
            for id in ids:
                opened.remove([id])
                say(f"removed {id}")
        say("end")
