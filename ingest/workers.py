"""Statements found in processes of their own, beside the encoder.

The parser holds Python's lock nearly all the time, and its libraries are heavy: so it runs where
neither is in the way, and where a text that breaks or hangs it takes nothing else along.
"""

from __future__ import annotations

import threading
from functools import cache
from multiprocessing import get_context
from types import TracebackType
from typing import TYPE_CHECKING

from archive.article import Article
from archive.statement import Statement
from ingest.attribute import RULES, SpacyAttributor

if TYPE_CHECKING:
    from pebble import ProcessPool

AT_A_TIME = 2  # articles in which statements are found at the same time
_SECONDS = 120  # for one article, which takes a tenth of one
_ARTICLES = 2_000  # then a process is replaced, whatever it has gathered


class Workers:
    """An attributor whose work is done by `count` processes, started with the first article."""

    rules = RULES

    def __init__(self, count: int = AT_A_TIME) -> None:
        self.count = count
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()

    def statements(self, article: Article) -> tuple[Statement, ...]:
        """The statements of an article; blocks only its own thread.

        Raises TimeoutError where they take two minutes, and what the search raised.
        """
        with self._starting:
            if self._pool is None:
                from pebble import ProcessPool

                self._pool = ProcessPool(self.count, _ARTICLES, context=get_context("spawn"))
        work = self._pool.schedule(_statements, [article], timeout=_SECONDS)
        found: tuple[Statement, ...] = work.result()
        return found

    def close(self) -> None:
        """End the processes, and what they are at."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _statements(article: Article) -> tuple[Statement, ...]:
    return _attributor().statements(article)


@cache
def _attributor() -> SpacyAttributor:
    return SpacyAttributor()
