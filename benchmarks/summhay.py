"""Briefings on SummHay's two news topics: insights covered, and cited from the right documents.

One archive a topic, a standard briefing a query, without a model. Of an insight the best key point
is the one with the largest weighted share of its parts: numbers count 2, names 1.5, other words
that tell 1, stemmed. It covers the insight from a share of .50, half of it from .34; a line of more
than 45 words covers nothing. Citation F1 is between the documents that this line cites and those
that have the insight, over insights that are covered; joint is the mean of coverage × citation F1.
Weights of the points were chosen while both topics were looked at: neither is a clean test. First,
one briefing over all articles of a topic against embedding its sentences, in this run.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.brief.briefing import Briefing
from app.brief.excerpts import excerpts
from app.check.lexicon import lexicon
from app.newsroom import Newsroom
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from benchmarks.data import default_encoder, fill, read

_LINE = 45  # words
_WORD = re.compile(r"[^\W_][\w'’.,%$/-]*")
_TOPICS = ("summhay_news1", "summhay_news2")
# Of an insight: coverage of its best line (0, ½ or 1) and citation F1 of that line.
Judged = tuple[float, float]


def run(folder: Path) -> None:
    encoder = default_encoder()
    for name in _TOPICS:
        topic = read(folder, name)
        with (
            tempfile.TemporaryDirectory() as work,
            Archive.own(Path(work), encoder.name) as archive,
        ):
            fill(archive, encoder, map(_article, topic["documents"]))
            _timed(archive, encoder)
            newsroom = Newsroom(archive, encoder)
            judged: list[Judged] = []
            lines = seconds = 0.0
            for subtopic in topic["subtopics"]:
                made = newsroom.briefing(subtopic["query"], Filters())
                judged += judge(subtopic, made)
                lines += len(made.key_points)
                seconds += made.seconds
            many = len(topic["subtopics"])
            coverage, cited, joint = means(judged)
            print(
                f"{name}: insights {coverage:.3f}, citation F1 {cited:.3f}, joint "
                f"{joint:.3f}; {lines / many:.1f} key points, {seconds / many:.1f} s a briefing"
            )


def judge(subtopic: Mapping[str, Any], made: Briefing) -> list[Judged]:
    """Each insight of a subtopic, in order."""
    documents = {one.number: int(one.article.id.removeprefix("d")) for one in made.citations}
    lines = [
        (frozenset(parts(line.claim.text)), {documents[n] for n in line.claim.citations})
        for line in made.key_points
        if len(line.claim.text.split()) <= _LINE
    ]
    found: list[Judged] = []
    for insight in subtopic["insights"]:
        wanted = parts(insight["insight"])
        whole = sum(wanted.values())
        best, cited = 0.0, set[int]()
        for has, documents_of in lines:
            share = sum(weight for part, weight in wanted.items() if part in has) / whole
            if share > best:
                best, cited = share, documents_of
        coverage = 1.0 if best >= 0.5 else 0.5 if best >= 0.34 else 0.0
        gold = set(subtopic["insight_docs"][insight["insight_id"]])
        f1 = 2 * len(cited & gold) / max(len(cited) + len(gold), 1)
        found.append((coverage, f1))
    return found


def means(judged: Sequence[Judged]) -> tuple[float, float, float]:
    """Coverage, citation F1 over what is covered, and joint."""
    covered = [f1 for coverage, f1 in judged if coverage]
    joint = sum(coverage * f1 for coverage, f1 in judged) / len(judged)
    coverage = sum(coverage for coverage, _ in judged) / len(judged)
    return coverage, sum(covered) / len(covered) if covered else 0.0, joint


def parts(text: str) -> dict[str, float]:
    """The numbers, names and other words that tell, stemmed, each with its weight."""
    found: dict[str, float] = {}
    for place, match in enumerate(_WORD.finditer(text)):
        word = re.sub(r"['’]s$", "", match.group().strip(".,'’-/"))
        lower = word.lower()
        if re.search(r"\d", word):
            part, weight = lower.replace(",", "").strip("$%"), 2.0
        elif not word or lower in lexicon().stop:
            continue
        else:
            part, weight = lexicon().stem(lower), 1.5 if word[0].isupper() and place else 1.0
        found[part] = max(weight, found.get(part, 0.0))
    return found


def _timed(archive: Archive, encoder: Encoder) -> None:
    every = tuple(archive.current())
    started = time.monotonic()
    made = Newsroom(archive, encoder).briefing("What happened?", Filters(articles=every))
    whole = time.monotonic() - started
    read = archive.articles(Filters(articles=every))
    texts = [one.text for article in read for one in excerpts(article)]
    started = time.monotonic()
    encoder.encode(texts)
    embedding = time.monotonic() - started
    print(
        f"  {made.read} articles, {len(texts)} sentences: {whole:.1f} s, {whole / embedding:.2f} x "
        f"the {embedding:.1f} s of embedding them"
    )


def _article(document: Mapping[str, Any]) -> dict[str, str]:
    id = document["idx"]
    return {"id": f"d{id}", "title": f"Document {id}", "text": document["text"]}
