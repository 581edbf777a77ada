"""Copies and stories over 6,000 real articles: B³ of stories, recall and false alarms of copies.

Groups of articles about one event were judged by reading (benchmarks/labels); those whose first
line is even were used to choose weights, the odd ones are the test. A story's articles that nobody
judged count as wrong, since the judged groups are whole; dubious pairs count for nothing. Copies
are made of other articles' texts: cut, with words dropped, replaced and put in, with sentences of
another article behind, in another order. Articles come once in the order of the file and once
shuffled, for the order should play no part.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from app.settings import Settings
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder, Vectors
from archive.groups import Story, stories
from archive.sentences import sentences
from archive.statement import Statement
from benchmarks.data import default_encoder, read_lines
from ingest.copies import COVERED, covered, shingles, words
from ingest.pipeline import ingest
from ingest.sources import find

_LABELS = Path(__file__).parent / "labels"
_ALL = 6000
_MADE = 500  # copies of each kind
_Change = Callable[[str, random.Random], str]


class NoStatements:
    """Finds none, to save time."""

    rules = "none"

    def statements(self, _article: Article, /) -> tuple[Statement, ...]:
        return ()


class Remembering:
    """An encoder that encodes a text once."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimension, self.window = encoder.name, encoder.dimension, encoder.window
        self.count, self.encode_query = encoder.count, encoder.encode_query
        self._encode = encoder.encode
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._encode(new), strict=True))
        return np.array([self._known[text] for text in texts])


def run(folder: Path) -> None:
    encoder = Remembering(default_encoder())
    lines = read_lines(folder, "articles_6000", _ALL)
    parent = Settings.load(os.environ).cache / "benchmarks" / "related"
    order = list(range(len(lines)))
    in_order = _stories(parent / "in-order", encoder, lines, order)
    random.Random(1).shuffle(order)
    shuffled = _stories(parent / "shuffled", encoder, lines, order)
    alone = _alone(parent / "in-order", encoder)
    counts = ("judged ones alone", alone), ("in order", in_order), ("shuffled", shuffled)
    for name, found in counts:
        for half in ("tune", "test"):
            p, r = _b_cubed(found, half)
            print(f"stories, {name}, {half}: B³ F1 {2 * p * r / (p + r):.3f} ({p:.3f} / {r:.3f})")
    same = len({s.articles for s in in_order} & {s.articles for s in shuffled})
    print(f"{len(in_order)} stories, {len(shuffled)} shuffled, {same} the same")
    _copies(parent / "in-order", encoder, lines)


def _stories(
    folder: Path, encoder: Encoder, lines: Sequence[Any], order: Sequence[int]
) -> tuple[Story, ...]:
    """Those of all articles, taken in in an order; a run that was broken off is gone on with."""
    with Archive.own(folder, encoder.name) as archive:
        file = folder / "articles.jsonl"
        with file.open("w") as stream:
            for line in order:
                stream.write(json.dumps({"id": f"a{line}"} | _plain(lines[line])) + "\n")
        started = time.monotonic()
        for number, _ in enumerate(ingest(find([str(file)]), archive, encoder, NoStatements())):
            print(f"\r{number + 1} articles", end="", flush=True)
        print(f" in {time.monotonic() - started:.0f} s")
        file.unlink()
        return archive.stories()


def _alone(folder: Path, encoder: Encoder) -> tuple[Story, ...]:
    """Those of the judged articles by the links among them."""
    labels = json.loads((_LABELS / "stories.json").read_text())
    judged = {f"a{line}" for group in labels["groups"] for line in group}
    with Archive.read(folder, encoder.name) as archive:
        listed = [one for one in archive.listing() if one.id in judged]
        return stories(archive.links("near"), listed)


def _plain(line: Any) -> dict[str, str]:
    return {name: line[name] or "" for name in ("title", "text", "outlet", "published")}


def _b_cubed(found: Sequence[Story], half: str) -> tuple[float, float]:
    """Mean precision and recall over judged articles (Bagga and Baldwin, 1998)."""
    labels = json.loads((_LABELS / "stories.json").read_text())
    dubious = {frozenset(pair) for pair in labels["dubious"]}
    members = {id: story.articles for story in found for id in story.articles}
    precision, recall = [], []
    for group in labels["groups"]:
        if (group[0] % 2 == 0) != (half == "tune"):
            continue
        for line in group:
            story = [int(id[1:]) for id in members.get(f"a{line}", (f"a{line}",))]
            sure = [one for one in story if frozenset((one, line)) not in dubious]
            right = len(set(sure) & set(group))
            precision.append(right / len(sure))
            recall.append(right / len(group))
    return sum(precision) / len(precision), sum(recall) / len(recall)


def _copies(folder: Path, encoder: Encoder, lines: Sequence[Any]) -> None:
    labels = json.loads((_LABELS / "copies.json").read_text())
    true = {frozenset(f"a{line}" for line in pair) for pair in labels["pairs"]}
    with Archive.read(folder, encoder.name) as archive:
        found = {frozenset((link.first, link.second)) for link in archive.links("copy")}
        print(f"copies among {len(lines)}: {len(found)} found, {len(found & true)} of {len(true)}")
        for name, change in _CHANGES.items():
            chance = random.Random(name)
            recall = wrong = 0
            chosen = [line for line in lines if len(line["text"].split()) > 80]
            for line in chance.sample(chosen, _MADE):
                text = words(change(line["text"], chance))
                near = [archive.article(id) for id in archive.sharing(shingles(text), 20)]
                alike = [one for one in near if covered(text, words(one.text)) >= COVERED]
                right = [one for one in alike if one.text == line["text"]]
                recall += bool(right)
                wrong += sum(
                    frozenset((one.id, two.id)) not in true
                    for one in alike if one not in right for two in right
                )  # fmt: skip
            print(f"copies, {name}: {recall / _MADE:.3f} found, {wrong} others called copies")


def _cut(text: str, chance: random.Random) -> str:
    spans = sentences(text)
    return (
        text[: spans[max(3, int(len(spans) * chance.uniform(0.3, 0.8))) - 1][1]]
        if len(spans) > 3
        else text
    )


def _perturbed(share: float) -> _Change:
    """Of the share a third each: words dropped, replaced, put in."""

    def change(text: str, chance: random.Random) -> str:
        before = text.split(" ")

        def after() -> Iterator[str]:
            for word in before:
                drawn = chance.random() / share
                if drawn >= 1 / 3:
                    yield chance.choice(before) if drawn < 2 / 3 else word
                if 2 / 3 <= drawn < 1:
                    yield chance.choice(before)

        return " ".join(after())

    return change


def _turned(text: str, chance: random.Random) -> str:
    """The second part first."""
    spans = sentences(text)
    at = spans[chance.randrange(len(spans))][0]
    return f"{text[at:]}\n\n{text[:at]}"


def _both(text: str, chance: random.Random) -> str:
    return _perturbed(0.15)(_cut(text, chance), chance)


_CHANGES: dict[str, _Change] = {
    "cut to .3 to .8": _cut,
    "every tenth word changed": _perturbed(0.1),
    "every fifth word changed": _perturbed(0.2),
    "the second part first": _turned,
    "cut, every seventh word changed": _both,
}
