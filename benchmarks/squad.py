"""What the reading network was not trained on: paragraphs of squad2_half and squadshifts.

The network alone, over the paragraph a question belongs to: exact match and F1 of its best span on
questions that have an answer; how many it leaves unanswered of those that have none, and have one.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path

from app.quotes.spans import NetworkReader
from benchmarks.data import f1, holds, normalised, read
from benchmarks.held_back import held_back

_MOST = 1000  # questions of each set


def run(folder: Path) -> None:
    network = NetworkReader()
    for name in ("squad2_half", "squadshifts"):
        found: dict[str, list[float]] = {}
        asked = [(p["context"], qa) for p in held_back(name, read(folder, name)) for qa in p["qas"]]
        for context, qa in asked[:: max(1, len(asked) // _MOST)]:
            gold = [answer["text"] for answer in qa["answers"]]
            started = time.perf_counter()
            span = network.read(qa["question"], [context])[0].best(0, len(context))
            found.setdefault("seconds", []).append(time.perf_counter() - started)
            none = span is None or span.score <= 0
            if not gold:
                found.setdefault("left unanswered, of those without an answer", []).append(none)
                continue
            short = context[span.start : span.end] if span else ""
            right = normalised(short) in [normalised(g) for g in gold]
            found.setdefault("exact match", []).append(right)
            found.setdefault("F1", []).append(f1(short, gold))
            found.setdefault("holds the answer", []).append(holds(short, gold))
            found.setdefault("left unanswered, of those with one", []).append(none)
        print(f"{name}, held back: {len(found['seconds'])} questions")
        for measure, values in found.items():
            print(f"  {measure}: {statistics.mean(values):.3f} of {len(values)}")
