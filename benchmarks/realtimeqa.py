"""RealTimeQA 2022: retrieval, answers, abstaining, and whether every citation resolves.

One archive a week, through the same ingest as everybody's. Even weeks were used to tune weights;
odd weeks are the test, and both are printed apart. The archives are kept in the cache folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.answer import Answer, Hit
from app.newsroom import Newsroom
from app.settings import Settings
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from benchmarks.data import default_encoder, f1, fill, holds, normalised, read

_DEPTH = 10
_ARMS = ("fused", "dense", "words")


@dataclass
class Tally:
    """Sums over questions; `mean` divides by how many were counted under a name."""

    sums: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        self.sums[name] = self.sums.get(name, 0.0) + value
        self.counts[name] = self.counts.get(name, 0) + 1

    def mean(self, name: str) -> float:
        return self.sums.get(name, 0.0) / max(1, self.counts.get(name, 0))


def weeks(folder: Path, encoder: Encoder) -> Iterator[tuple[int, Any, Archive]]:
    """(number, week, its archive), each archive open as its owner's."""
    parent = Settings.load(os.environ).cache / "benchmarks" / "realtimeqa_2022"
    for number, week in enumerate(read(folder, "realtimeqa_2022")):
        with Archive.own(parent / f"{number:02d}", encoder.name) as archive:
            fill(archive, encoder, _articles(week))
            yield number, week, archive


def run(folder: Path) -> None:
    encoder = default_encoder()
    tallies = {"even weeks": Tally(), "odd weeks": Tally(), "all weeks": Tally()}
    for number, week, archive in weeks(folder, encoder):
        newsroom = Newsroom(archive, encoder)
        both = (tallies["odd weeks" if number % 2 else "even weeks"], tallies["all weeks"])
        for question in week["questions"]:
            for name, value in _measured(question, archive, newsroom, encoder):
                for tally in both:
                    tally.add(name, value)
        print(f"\rweek {number + 1}", end="", flush=True)
    print()
    names = list(tallies["all weeks"].sums)
    print(f"| measure | {' | '.join(tallies)} | n |\n|---|---|---|---|---|")
    for name in names:
        values = " | ".join(f"{tally.mean(name):.3f}" for tally in tallies.values())
        print(f"| {name} | {values} | {tallies['all weeks'].counts[name]} |")
    broken = tallies["all weeks"].sums["citations that don't resolve"]
    print(f"citations printed that don't resolve, in all: {broken:.0f}")


def _measured(
    question: Any, archive: Archive, newsroom: Newsroom, encoder: Encoder
) -> Iterator[tuple[str, float]]:
    asked, gold = question["question"], question["answer_text"]
    answer = newsroom.answer(asked, (), Filters())
    yield "citations that don't resolve", float(_broken(answer, archive))
    bearing = set(question["answer_bearing_urls"])
    if not bearing:
        return
    rankings: dict[str, Callable[[], list[str]]] = {
        "fused": lambda: _urls(newsroom.search(asked, limit=60, filters=Filters())),
        "dense": lambda: _dense_urls(asked, archive, encoder),
        "words": lambda: [
            archive.article(id).url for id, _ in archive.words(asked, _DEPTH, Filters())
        ],
    }
    for arm in _ARMS:
        ranked = rankings[arm]()[:_DEPTH]
        place = next((i for i, url in enumerate(ranked) if url in bearing), None)
        for depth in (1, 5, 10):
            yield f"{arm} Hit@{depth}", float(place is not None and place < depth)
        yield f"{arm} MRR@10", 0.0 if place is None else 1 / (place + 1)
    shown = " ".join(claim.text for claim in answer.claims)
    cited = " ".join(citation.passage.text for citation in answer.citations)
    yield "answer hit (3 sentences)", float(holds(shown, gold))
    yield "citation hit", float(holds(cited, gold))
    yield "short answer F1", f1(answer.short_answer, gold)
    exact = normalised(answer.short_answer) in [normalised(g) for g in gold]
    yield "short answer EM", float(exact)
    yield "refused, answer in the archive", float(answer.outcome == "not_found")
    rest = tuple(a.id for a in archive.articles() if a.url not in bearing)
    without = newsroom.answer(asked, (), Filters(articles=rest))
    yield "refused, answer taken out", float(without.outcome == "not_found")
    yield "seconds", answer.seconds


def _articles(week: Any) -> list[dict[str, str]]:
    """The week's documents, each URL once."""
    known = {}
    for document in week["documents"]:
        if document["text"].strip():
            known[document["url"]] = {
                "id": document["url"],
                "title": document["title"] or "",
                "text": document["text"],
                "published": document["date"] or "",
                "url": document["url"],
            }
    return list(known.values())


def _urls(hits: tuple[Hit, ...]) -> list[str]:
    return list(dict.fromkeys(hit.article.url for hit in hits))


def _dense_urls(question: str, archive: Archive, encoder: Encoder) -> list[str]:
    ids = [id for id, _ in archive.dense(encoder.encode_query(question), 100, Filters())]
    found = archive.passages(ids)
    return list(dict.fromkeys(found[id][1].url for id in ids if id in found))


def _broken(answer: Answer, archive: Archive) -> int:
    """Citations whose text is not what a fresh read of the catalog has at their place."""
    broken = 0
    for citation in answer.citations:
        passage = citation.passage
        article = archive.article(passage.article_id, passage.version)
        broken += article.text[passage.start : passage.end] != passage.text or not passage.text
    return broken
