"""Statements against PolNeAR: content, source, what outlets say, and speech alone.

Reported for `polnear_dev`, and for those of `polnear_train` that no list in
ingest/attribution/cues.toml was chosen on; beside them a regular expression for
quotations, measured by the same code.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from archive.article import Article
from benchmarks.attributions import (
    Attribution,
    covered,
    is_speech,
    jaccard,
    matched,
    naive,
    names_outlet,
    shared,
    words_at,
)
from benchmarks.data import read
from ingest.attribute import SpacyAttributor
from ingest.outlets import canonical

_CHOSEN_ON = 700  # the first articles of train
_PARTS = (0.3, 0.8)


def run(folder: Path) -> None:
    attributor = SpacyAttributor()
    for name, articles in (
        ("train, last 140", read(folder, "polnear_train")[_CHOSEN_ON:]),
        ("dev", read(folder, "polnear_dev")),
    ):
        counts: Counter[str] = Counter()
        quotations: Counter[str] = Counter()
        for article in articles:
            gold = marked(article)
            _count(counts, article["text"], statements(attributor, article), gold)
            _count(quotations, article["text"], naive(article["text"]), gold)
        print(f"{name}: {counts['gold']} attributions in {len(articles)} articles")
        _print("quotations by a regular expression", quotations)
        _print("statements", counts)
        _print_kinds(counts)


def marked(article: dict[str, Any]) -> list[Attribution]:
    """What people marked; without content there is nothing to find."""
    return [
        Attribution(*(tuple((a, b) for a, b in one[part]) for part in ("source", "cue", "content")))
        for one in article["attributions"]
        if any(a < b for a, b in one["content"])
    ]


def statements(attributor: SpacyAttributor, article: dict[str, Any]) -> list[Attribution]:
    """What Byline finds."""
    found = attributor.statements(
        Article(article["id"], article["title"], article["text"], article["publisher"])
    )
    return [Attribution(s.speaker_spans, s.cue_spans, s.content_spans) for s in found]


def _count(
    counts: Counter[str], text: str, found: list[Attribution], gold: list[Attribution]
) -> None:
    counts["found"] += len(found)
    counts["gold"] += len(gold)
    for part in _PARTS:
        counts[f"covered {part}"] += len(matched(found, gold, covered, part))
        counts[f"jaccard {part}"] += len(matched(found, gold, jaccard, part))
    pairs = matched(found, gold, covered, _PARTS[0])
    for i, j in pairs.items():
        right = shared(found[i].source, gold[j].source) > 0
        if gold[j].source:
            counts["source right, of pairs whose attribution has one of"] += 1
            counts["source right, of pairs whose attribution has one"] += right
        counts["source right, of all pairs (none is right where none is marked) of"] += 1
        counts["source right, of all pairs (none is right where none is marked)"] += (
            right if gold[j].source else not found[i].source
        )
    for j, one in enumerate(gold):
        source, cue = words_at(text, one.source), words_at(text, one.cue).casefold()
        speech = is_speech(text, one)
        for kind, is_one in (
            ("found, of those whose source is an outlet's name", canonical(source) is not None),
            ("found, of those whose source holds an outlet's name", names_outlet(source)),
            ("found, of those with the cue according to", "according to" in cue),
            ("speech R", speech),
            ("other R", not speech),
        ):
            counts[f"{kind} of"] += is_one
            counts[kind] += is_one and j in pairs.values()
    for i, one in enumerate(found):
        kind = "speech P" if is_speech(text, one) else "other P"
        counts[f"{kind} of"] += 1
        counts[kind] += i in pairs


def _print(name: str, counts: Counter[str]) -> None:
    print(f"  {name}: {counts['found']} found")
    for measure, said in (("covered", "of the length marked"), ("jaccard", "of the union")):
        for part in _PARTS:
            right = counts[f"{measure} {part}"]
            of = (right / counts["found"], right / counts["gold"])
            print(f"    content > {part} {said}: {_three(*of)}")
    _print_shares(counts, "source right")


def _print_kinds(counts: Counter[str]) -> None:
    for kind in ("speech", "other"):
        precision, recall = (
            counts[f"{kind} {side}"] / max(1, counts[f"{kind} {side} of"]) for side in "PR"
        )
        of_both = f"{counts[f'{kind} P of']} found, {counts[f'{kind} R of']} marked"
        print(f"    {kind} alone, content > {_PARTS[0]}: {_three(precision, recall)} ({of_both})")
    _print_shares(counts, "found, ")


def _print_shares(counts: Counter[str], begins: str) -> None:
    for label, all_of in counts.items():
        if label.startswith(begins) and label.endswith(" of"):
            kind = label.removesuffix(" of")
            print(f"    {kind}: {counts[kind] / max(1, all_of):.3f} of {all_of}")


def _three(precision: float, recall: float) -> str:
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
