"""The evaluation sets, read from their folder; and what several benchmarks need."""

from __future__ import annotations

import gzip
import json
import math
import os
import re
import string
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from app.settings import Settings
from archive.archive import Archive
from archive.encoder import Encoder, load_encoder
from ingest.pipeline import ingest
from ingest.sources import find
from ingest.workers import Workers


def read(folder: Path, name: str) -> Any:
    """A set in one JSON document. Raises FileNotFoundError."""
    with gzip.open(folder / f"{name}.json.gz", "rt", encoding="utf-8") as stream:
        return json.load(stream)


def read_lines(folder: Path, name: str, most: int) -> list[Any]:
    """The first lines of a set in JSONL. Raises FileNotFoundError."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line, _ in zip(stream, range(most), strict=False)]


def default_encoder() -> Encoder:
    """The encoder as the settings have it."""
    settings = Settings.load(os.environ)
    return load_encoder(settings.encoder, settings.cache, threads=settings.threads)


def fill(archive: Archive, encoder: Encoder, articles: Iterable[dict[str, str]]) -> None:
    """Put articles into an archive by the way everybody's get in: a JSONL file."""
    with tempfile.TemporaryDirectory() as work:
        file = Path(work) / "articles.jsonl"
        file.write_text("".join(json.dumps(article) + "\n" for article in articles))
        with Workers() as workers:
            results = ingest(find([str(file)]), archive, encoder, workers)
            failed = [result for result in results if result.status == "failed"]
    if failed:
        raise ValueError(f"{len(failed)} failed, first: {failed[0].reason}")


def normalised(text: str) -> str:
    """SQuAD's normalisation: lower case, no punctuation, no articles, single spaces."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = "".join(" " if c in "-–—" else c for c in text if c not in _PUNCTUATION)
    return " ".join(re.sub(r"\b(?:a|an|the)\b", " ", text).split())


_PUNCTUATION = frozenset(string.punctuation + "“”‘’«»…") - frozenset("-")


def holds(text: str, answers: Iterable[str]) -> bool:
    """Whether a text contains one of the answers, word by word, both normalised."""
    padded = f" {normalised(text)} "
    return any(f" {normalised(answer)} " in padded for answer in answers if normalised(answer))


def f1(short: str, answers: Iterable[str]) -> float:
    """SQuAD's token F1 against the best of the answers."""
    best = 0.0
    for answer in answers:
        found, gold = normalised(short).split(), normalised(answer).split()
        common = sum(min(found.count(word), gold.count(word)) for word in set(found))
        if common:
            precision, recall = common / len(found), common / len(gold)
            best = max(best, 2 * precision * recall / (precision + recall))
    return best


def ndcg(ranked: Sequence[str], relevant: set[str], depth: int = 10) -> float:
    """nDCG with relevance 0 or 1 (Järvelin and Kekäläinen, 2002)."""
    gain = sum(1 / math.log2(i + 2) for i, id in enumerate(ranked[:depth]) if id in relevant)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(depth, len(relevant))))
    return gain / ideal if ideal else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
