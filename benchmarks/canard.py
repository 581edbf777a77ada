"""CANARD: how much of people's stand-alone rewrites of follow-ups is in ours, and in a copy.

`history` begins with the title of a page and of its section: they become a first turn, the title as
what was asked, the section as what was answered; then questions and answers by turns. Rules and
lists were made on the first half.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.answer import Turn
from app.question.standalone import standalone
from benchmarks.data import read

Scores = tuple[float, float, float, float]


def run(folder: Path) -> None:
    rows = read(folder, "canard_dev")
    started = time.monotonic()
    made = [standalone(row["question"], turns(row["history"])) for row in rows]
    spent = (time.monotonic() - started) / len(rows)
    half = len(rows) // 2
    for name, part in (("first half", slice(0, half)), ("second half", slice(half, None))):
        print(f"{name}: recall, precision, F1, mean length")
        gold = [row["rewrite"] for row in rows[part]]
        copies = [row["question"] for row in rows[part]]
        for what, texts in (("copy", copies), ("rewrite", made[part])):
            pairs = zip(texts, gold, strict=True)
            print(f"  {what}", *_mean(rouge_1(text, right) for text, right in pairs))
        print(f"  gold length {_mean((float(len(_tokens(text))),) for text in gold)[0]}")
        changed = sum(a != b.strip() for a, b in zip(made[part], copies, strict=True))
        print(f"  changed {changed} of {len(gold)}")
    print(f"{1000 * spent:.1f} ms a question, its whole history rewritten each time")


def turns(history: Sequence[str]) -> tuple[Turn, ...]:
    """Title and section as the first turn, then question and answer by turns."""
    return tuple(Turn(q, a) for q, a in zip(history[::2], history[1::2], strict=False))


def rouge_1(text: str, right: str) -> Scores:
    """Recall, precision and F1 of lower-cased words (Lin, 2004), and how many words there are."""
    ours, theirs = Counter(_tokens(text)), Counter(_tokens(right))
    common = (ours & theirs).total()
    precision, recall = common / max(ours.total(), 1), common / max(theirs.total(), 1)
    f1 = 2 * precision * recall / (precision + recall) if common else 0.0
    return recall, precision, f1, ours.total()


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _mean(rows: Iterable[tuple[float, ...]]) -> list[float]:
    columns = list(zip(*rows, strict=True))
    return [round(sum(column) / len(column), 3) for column in columns]
