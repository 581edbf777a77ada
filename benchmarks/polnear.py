"""Statements against PolNeAR: content, source, and what outlets say.

A find and an attribution match one to one, most characters first, where their contents share more
than a part of the attribution's. Reported for `polnear_dev`, and for those of `polnear_train` that
no list in ingest/cues.toml was chosen on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from archive.article import Article
from archive.statement import Span, Statement
from benchmarks.data import read
from ingest.attribute import SpacyAttributor
from ingest.outlets import canonical

_CHOSEN_ON = 700  # the first articles of train


def run(folder: Path) -> None:
    attributor = SpacyAttributor()
    for name, articles in (
        ("train, last 140", read(folder, "polnear_train")[_CHOSEN_ON:]),
        ("dev", read(folder, "polnear_dev")),
    ):
        counts: Counter[str] = Counter()
        for article in articles:
            found = attributor.statements(
                Article(article["id"], article["title"], article["text"], article["publisher"])
            )
            gold = [a for a in article["attributions"] if _length(a["content"])]
            _count(counts, article["text"], found, gold)
        _print(name, counts)


def _count(
    counts: Counter[str], text: str, found: Sequence[Statement], gold: Sequence[dict[str, Any]]
) -> None:
    counts["found"] += len(found)
    counts["gold"] += len(gold)
    counts["matched at .8"] += len(_matched(found, gold, 0.8))
    matched = _matched(found, gold, 0.3)
    counts["matched at .3"] += len(matched)
    for f, g in matched:
        if source := gold[g]["source"]:
            counts["with a source"] += 1
            counts["source right"] += _shared(source, found[f].speaker_spans) > 0
    reached = {g for _, g in matched}
    for g, one in enumerate(gold):
        cue = " ".join(text[a:b] for a, b in one["cue"]).casefold()
        for kind, is_one in (
            ("outlet", canonical(" ".join(text[a:b] for a, b in one["source"])) is not None),
            ("according to", "according to" in cue),
        ):
            counts[kind] += is_one
            counts[f"{kind} found"] += is_one and g in reached


def _matched(
    found: Sequence[Statement], gold: Sequence[dict[str, Any]], part: float
) -> list[tuple[int, int]]:
    pairs = sorted(
        (-shared, f, g)
        for f, statement in enumerate(found)
        for g, one in enumerate(gold)
        if (shared := _shared(statement.content_spans, one["content"]))
        > part * _length(one["content"])
    )
    matched: dict[int, int] = {}
    for _, f, g in pairs:
        if f not in matched and g not in matched.values():
            matched[f] = g
    return list(matched.items())


def _print(name: str, counts: Counter[str]) -> None:
    print(f"{name}: {counts['found']} found, {counts['gold']} attributions")
    for part in (".3", ".8"):
        right = counts[f"matched at {part}"]
        precision, recall = right / counts["found"], right / counts["gold"]
        f1 = 2 * right / (counts["found"] + counts["gold"])
        print(f"  content > {part}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    for kind, all_of in (
        ("source right", "with a source"),
        ("outlet found", "outlet"),
        ("according to found", "according to"),
    ):
        print(f"  {kind}: {counts[kind] / counts[all_of]:.3f} of {counts[all_of]}")


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)
