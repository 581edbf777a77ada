"""Follow a blocking iterator from the event loop. Knows nothing of answers or pages.

Gradio runs a plain generator in a thread and, when a reader presses Stop, holds a lock that all
readers share until that thread comes back. A model that thinks for a minute would stop everybody
for a minute; so the blocking part runs in a thread of its own, which can be left at any moment.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


async def aside(blocking: Iterator[T]) -> AsyncIterator[T]:
    """The same items in the same order. Left early, `blocking` is closed at its next item."""
    loop = asyncio.get_running_loop()
    items: asyncio.Queue[tuple[T] | BaseException | None] = asyncio.Queue()
    left = threading.Event()

    def send(item: tuple[T] | BaseException | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: the server is going down
            loop.call_soon_threadsafe(items.put_nowait, item)

    def run() -> None:
        try:
            for item in blocking:
                if left.is_set():
                    break
                send((item,))
        except BaseException as error:
            send(error)
        else:
            send(None)
        finally:
            close = getattr(blocking, "close", None)
            if close is not None:
                close()

    threading.Thread(target=run, name="byline-aside", daemon=True).start()
    try:
        while (item := await items.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item[0]
    finally:
        left.set()
