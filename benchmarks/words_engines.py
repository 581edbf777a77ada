"""Which lexical engine: tantivy, as archive/words.py uses it, or SQLite's FTS5.

Both index the same documents, as passages (100,000) and as whole articles; both are asked the
same questions with the same stop words. Times are of this machine, sizes in megabytes.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from archive.article import Article, Filters
from archive.words import WordIndex
from benchmarks.data import percentile, read_lines
from ingest.split import split

_PASSAGES = 100_000
_QUESTIONS = 200
_BATCH = 500


def run(folder: Path) -> None:
    lines = read_lines(folder, "articles_6000", 6000)
    articles = [
        Article(id=f"a{n}", title=line["title"], text=line["text"], outlet=line["outlet"] or "")
        for n, line in enumerate(lines)
    ]
    passages = [
        Article(id=f"{article.id}-{p.start}", title=article.title, text=p.text)
        for article in articles
        for p in split(article, count=lambda texts: [0] * len(texts), window=256)
    ]
    rounds = -(-_PASSAGES // len(passages))
    many = [
        Article(id=f"{p.id}-{n}", title=p.title, text=p.text)
        for n in range(rounds)
        for p in passages
    ][:_PASSAGES]
    questions = [article.title for article in articles[:: len(articles) // _QUESTIONS]]
    for kind, documents in (("passages", many), ("articles", articles)):
        for name, measure in (("tantivy", _tantivy), ("FTS5", _fts5)):
            with tempfile.TemporaryDirectory() as work:
                print(
                    f"{name}, {len(documents)} {kind}: {measure(Path(work), documents, questions)}"
                )


def _tantivy(work: Path, documents: Sequence[Article], questions: Sequence[str]) -> str:
    index = WordIndex(work / "words")
    started = time.perf_counter()
    for at in range(0, len(documents), _BATCH):
        index.add(documents[at : at + _BATCH])
    built = time.perf_counter() - started
    one = _timed(lambda: index.add(documents[:1]))
    index.close()
    started = time.perf_counter()
    opened = WordIndex(work / "words")
    opened.search("one", 1, Filters())
    cold = time.perf_counter() - started
    seconds = [_timed(lambda q=q: opened.search(q, 100, Filters())) for q in questions]
    return _report(built, one, cold, seconds, work)


def _fts5(work: Path, documents: Sequence[Article], questions: Sequence[str]) -> str:
    analyzer = WordIndex(work / "analyzer")
    connection = _connect(work)
    connection.execute("CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, body, tokenize=porter)")

    def add(batch: Sequence[Article]) -> None:
        rows = [(d.id, f"{d.title}\n{d.text}") for d in batch]
        with connection:
            connection.executemany("INSERT INTO words VALUES (?, ?)", rows)

    started = time.perf_counter()
    for at in range(0, len(documents), _BATCH):
        add(documents[at : at + _BATCH])
    built = time.perf_counter() - started
    one = _timed(lambda: add(documents[:1]))
    connection.close()

    def ask(question: str) -> None:
        terms = " OR ".join(f'"{term}"' for term in analyzer.terms(question))
        if terms:
            opened.execute(
                "SELECT id, bm25(words) FROM words WHERE words MATCH ? ORDER BY rank LIMIT 100",
                [terms],
            ).fetchall()

    started = time.perf_counter()
    opened = _connect(work)
    ask("bridge")
    cold = time.perf_counter() - started
    return _report(built, one, cold, [_timed(lambda q=q: ask(q)) for q in questions], work)


def _connect(work: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(work / "words.db")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _report(built: float, one: float, cold: float, seconds: Sequence[float], work: Path) -> str:
    size = sum(file.stat().st_size for file in work.rglob("*") if file.is_file()) / 1e6
    return (
        f"built in {built:.1f} s, one more in {one * 1e3:.0f} ms, {size:.0f} MB, "
        f"open and first question {cold * 1e3:.0f} ms, "
        f"p50 {percentile(seconds, 0.5) * 1e3:.1f} ms, p95 {percentile(seconds, 0.95) * 1e3:.1f} ms"
    )
