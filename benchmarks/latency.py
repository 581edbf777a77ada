"""How long one question takes over 20,000 passages, beside plain encoding on the same machine.

Before every question the encoder encodes the same eight passages: the ratio of the two says what
the machine's other work does to a figure in seconds. The archive is kept in the cache folder.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from app.newsroom import Newsroom
from app.quotes.spans import NetworkReader
from app.settings import Settings
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from benchmarks.data import default_encoder, fill, percentile, read, read_lines
from ingest.split import split

_PASSAGES = 20_000
_QUESTIONS = 100  # of each kind
_CALIBRATION = 8  # passages


def run(folder: Path) -> None:
    settings = Settings.load(os.environ)
    encoder = default_encoder()
    articles = list(_articles(folder, encoder))
    texts = [passage for _, passages in articles for passage in passages]
    place = settings.cache / "benchmarks" / f"passages_{_PASSAGES}"
    questions = {
        "news quiz (RealTimeQA 2022)": _quiz(folder),
        "headlines of the archive": _headlines([article for article, _ in articles]),
    }
    with Archive.own(place, encoder.name) as archive:
        fill(archive, encoder, [_line(article) for article, _ in articles])
        print(f"{len(archive)} articles, {len(texts)} passages")
        network = NetworkReader(cache=settings.cache / "reader", threads=settings.threads)
        newsroom = Newsroom(archive, encoder, network=network)
        newsroom.answer("What was said?", (), Filters())  # loads everything
        encoder.encode(texts[:_CALIBRATION])
        for kind, asked in questions.items():
            _measure(kind, asked, newsroom, encoder, texts[:_CALIBRATION])


def _measure(
    kind: str, questions: list[str], newsroom: Newsroom, encoder: Encoder, texts: list[str]
) -> None:
    seconds, encoding, answered = [], [], 0
    for question in questions:
        started = time.perf_counter()
        encoder.encode(texts)
        between = time.perf_counter()
        answer = newsroom.answer(question, (), Filters())
        seconds.append(time.perf_counter() - between)
        encoding.append(between - started)
        answered += answer.outcome != "not_found"
    plain = statistics.median(encoding)
    p50, p95 = percentile(seconds, 0.5), percentile(seconds, 0.95)
    print(
        f"{kind}: {len(questions)} questions, {answered} answered; p50 {p50:.3f} s, "
        f"p95 {p95:.3f} s, longest {max(seconds):.3f} s; encoding {len(texts)} passages "
        f"{plain * 1e3:.0f} ms; ratio p50 {p50 / plain:.1f}, p95 {p95 / plain:.1f}"
    )


def _articles(folder: Path, encoder: Encoder) -> Iterator[tuple[Article, list[str]]]:
    """Articles with their passages, up to the number of passages."""
    count = 0
    for number, line in enumerate(read_lines(folder, "articles_6000", 6_000)):
        stated = {key: line[key] or "" for key in ("title", "text", "outlet", "published")}
        article = Article(id=f"a{number}", **stated)
        passages = split(article, count=encoder.count, window=encoder.window)
        yield article, [passage.text for passage in passages]
        count += len(passages)
        if count >= _PASSAGES:
            return


def _line(article: Article) -> dict[str, str]:
    keys = ("id", "title", "text", "outlet", "published")
    return {key: getattr(article, key) for key in keys}


def _quiz(folder: Path) -> list[str]:
    """Real questions; the archive answers few of them."""
    weeks = read(folder, "realtimeqa_2022")
    asked = [question["question"] for week in weeks for question in week["questions"]]
    return random.Random(7).sample(asked, _QUESTIONS)


def _headlines(articles: list[Article]) -> list[str]:
    return [article.title for article in random.Random(7).sample(articles, _QUESTIONS)]
