"""The bytes of a source, with limits, so that nothing odd is read whole into memory.

Knows nothing of formats, except that JSONL is read line by line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from archive.errors import SourceError
from ingest.sources import Source

MAX_BYTES = 20 * 1024 * 1024  # of one article's file, or of one line of JSONL


def fetch(source: Source) -> bytes:
    """All of a file. Raises SourceError where it can't be read, is empty or too large."""
    with _opened(source) as stream:
        data = _read(stream, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"too large: over {MAX_BYTES >> 20} MB", hint="split it into articles")
    if not data.strip():
        raise SourceError("the file is empty")
    return data


def lines(source: Source) -> Iterator[tuple[int, bytes | SourceError]]:
    """The lines of a JSONL source that hold something, with their numbers from 1.

    A line over the limit is passed over and comes as a SourceError. Raises SourceError where
    the source can't be read.
    """
    with _opened(source) as stream:
        number = 0
        while line := _read(stream, MAX_BYTES + 1, line=True):
            number += 1
            if len(line) > MAX_BYTES:
                while line and not line.endswith(b"\n"):
                    line = _read(stream, MAX_BYTES, line=True)
                yield number, SourceError(f"too large: a line of over {MAX_BYTES >> 20} MB")
            elif line.strip():
                yield number, line


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    if source.path is None:
        yield sys.stdin.buffer
        return
    try:
        stream = source.path.open("rb")
    except OSError as error:
        raise SourceError(f"can't be read: {error.strerror}") from error
    with stream:
        yield stream


def _read(stream: BinaryIO, most: int, *, line: bool = False) -> bytes:
    try:
        return stream.readline(most) if line else stream.read(most)
    except OSError as error:
        raise SourceError(f"can't be read: {error.strerror}") from error
