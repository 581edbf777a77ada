"""Questions as JSONL: one object a line in, one line out with the same id, flushed as they come.

Knows what may stand in a line; what is answered is a function it is given.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.answer import Turn
from app.brief.briefing import Briefing
from app.brief.kept import read
from archive.article import Filters, day_number
from archive.errors import ArchiveEmpty, BylineError

Line = dict[str, Any]


class BatchError(BylineError):
    hint = 'write one JSON object a line: {"id": 1, "question": "…"}'


def run(batch: Iterable[bytes], answer: Callable[[Line], Line]) -> None:
    """Answer every line; one that can't be answered says so in its place, the rest go on.

    Raises BatchError at the end where there was such a line, ArchiveEmpty at once.
    """
    failed = 0
    for number, raw in enumerate(batch, 1):
        if not raw.strip():
            continue
        line: Line = {}
        try:
            line = _object(raw)
            _refuse_halves(line)
            out = answer(line)
        except ArchiveEmpty:
            raise
        except BylineError as error:
            failed += 1
            out = {"error": str(error), "hint": error.hint}
        id = line.get("id", number)
        write({"id": id if _whole(id) else number} | out)
    if failed:
        raise BatchError(f"{failed} lines failed", hint='they carry an "error" in the output')


def write(value: Any) -> None:
    """One JSON document on one line of stdout."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def question(line: Line) -> str:
    """The line's question. Raises BatchError."""
    return _string(line, "question")


def pair(line: Line) -> tuple[str, str]:
    """The line's claim and the text it is held against. Raises BatchError."""
    return _string(line, "claim"), _string(line, "text")


def text(line: Line, key: str) -> str:
    """The line's string of that name; empty where it has none. Raises BatchError."""
    return _string(line, key) if line.get(key) not in (None, "") else ""


def history(line: Line) -> tuple[Turn, ...]:
    """The turns before it. Raises BatchError."""
    turns = line.get("history") or []
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise BatchError("'history' is not a list of objects")
    return tuple(Turn(_string(turn, "question"), str(turn.get("answer") or "")) for turn in turns)


def filters(line: Line) -> Filters:
    """The line's filters. Raises BatchError, and SettingError for a date that is none."""
    return Filters(
        outlets=_strings(line, "outlets"),
        after=_string(line, "after") if line.get("after") else "",
        before=_string(line, "before") if line.get("before") else "",
        articles=_strings(line, "articles"),
    )


def since(line: Line) -> tuple[str, Briefing | None]:
    """The line's "since": a date, or the briefing in the file it names. Raises BatchError, and
    SourceError for a file that holds none."""
    given = text(line, "since")
    if not given or day_number(given) is not None:
        return given, None
    return "", read(Path(given))


def _object(raw: bytes) -> Line:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise BatchError(f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise BatchError("not a JSON object")
    return value


def _refuse_halves(line: Line) -> None:
    """Raises BatchError for a lone surrogate: it can be neither kept nor written out again."""
    for key, value in line.items():
        if not _whole({key: value}):
            raise BatchError(f"{key!r} has half a character in it (a lone surrogate)")


def _whole(value: Any) -> bool:
    """Whether it can be written out again."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _string(line: Line, key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BatchError(f"{key!r} is missing or not a string")
    return value


def _strings(line: Line, key: str) -> tuple[str, ...]:
    value = line.get(key) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise BatchError(f"{key!r} is not a list of strings")
    return tuple(value)
