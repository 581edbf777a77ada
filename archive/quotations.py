"""Where a text quotes: runs between quotation marks, straight or curly, over paragraphs too.

Knows nothing of who is quoted, nor whether a run is a statement or a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARAGRAPH = re.compile(r"\n\s*\n|\n")
_MARK = re.compile("[“”\"″«»„]|''")
# A straight mark opens where something may begin and closes where something ends.
_BEFORE_OPENING = frozenset(" \t\u00a0([{—–-/‘'“:")
# Longer than this without an end: a mark was forgotten, and the paragraph is no quotation.
_LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Quotation:
    """`text[start:end]`, marks included. `closed` is False where the paragraph ends first."""

    start: int
    end: int
    closed: bool = True


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order, without those inside others.

    A paragraph that ends inside a quotation goes on in the next one where that begins with an
    opening mark: one quotation over several paragraphs. Where it does not, the mark was forgotten
    or the cue follows, and the quotation ends with its paragraph.
    """
    found: list[Quotation] = []
    going_on = False
    for start, end in _paragraphs(text):
        runs = _in_paragraph(text, start, end)
        if going_on and runs and runs[0].start == start and found:
            first = runs.pop(0)
            found[-1] = Quotation(found[-1].start, first.end, first.closed)
            if not runs:
                going_on = not first.closed
                continue
        found.extend(runs)
        going_on = bool(runs) and not runs[-1].closed
    return tuple(q for q in found if q.end - q.start > 2)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        run = text[at:stop]
        left = at + len(run) - len(run.lstrip())
        if run.strip():
            spans.append((left, at + len(run.rstrip())))
        at = gap.end() if gap else stop
    return spans


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    runs: list[Quotation] = []
    opened = -1
    depth = 0
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        stop = match.end()
        before = text[at - 1] if at > start else " "
        after = text[stop] if stop < end else " "
        if mark in ('"', "″", "''"):
            opens = opened < 0 if before.isspace() == after.isspace() else before in _BEFORE_OPENING
            if before.isdigit() and opened < 0:
                continue  # inches
            if opened >= 0 and opens and not before.isspace():
                opens = False
        else:
            opens = mark in "“«„"
        if opens:
            if opened < 0:
                opened, depth = at, 1
            elif mark in "“«„":
                depth += 1
            continue
        if opened < 0:
            continue
        depth -= 1
        if depth <= 0:
            runs.append(Quotation(opened, stop))
            opened = -1
    if opened >= 0 and end - opened <= _LONGEST:
        runs.append(Quotation(opened, end, closed=False))
    return runs
