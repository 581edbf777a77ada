"""What it takes to add one article to 2,000 and to 20,000, with its copies and its story.

The articles are made: sentences of `articles_6000` thrown together, every tenth the text of an
earlier one with words changed, with the dates of real ones (an eighth have none). Nothing is
encoded: an article has one passage, and its vector is drawn at random, near those of three others.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

import numpy as np

from archive.archive import Archive
from archive.article import Article
from archive.prepared import Prepared
from archive.sentences import sentences
from benchmarks.data import read_lines
from ingest.relate import relate

_SIZES = 2_000, 20_000
_MEASURED = 60
_AT_ONCE = 50
_SENTENCES = 22  # of an article
_COPY = 10  # one in so many
_EVENT = 4  # articles
_DIMENSION = 384


def run(folder: Path) -> None:
    made = _made(folder)
    with tempfile.TemporaryDirectory() as place, Archive.own(Path(place), "none") as archive:
        for size in _SIZES:
            while len(archive) < size:
                batch = list(islice(made, min(_AT_ONCE, size - len(archive))))
                archive.add(batch)
                relate(archive, [prepared.article for prepared in batch])
                print(f"\r{len(archive)} articles", end="", flush=True)
            _measure(archive, list(islice(made, _MEASURED)))


def _measure(archive: Archive, some: Sequence[Prepared]) -> None:
    before = len(archive)
    clocks = time.perf_counter, time.process_time
    whole: list[list[float]] = [[], []]
    relating: list[list[float]] = [[], []]
    for prepared in some:
        started = [clock() for clock in clocks]
        archive.add([prepared])
        between = [clock() for clock in clocks]
        relate(archive, [prepared.article])
        for place, clock in enumerate(clocks):
            now = clock()
            whole[place].append(now - started[place])
            relating[place].append(now - between[place])
    print(
        f"\r{before} articles: adding one {_milliseconds(whole[0])} ms, of the processor's time "
        f"{_milliseconds(whole[1])} ms; its copies and story {_milliseconds(relating[0])} ms, of "
        f"the processor's {_milliseconds(relating[1])} ms"
    )
    started = [time.process_time()]
    stories = archive.stories()
    started.append(time.process_time())
    copies = archive.origins()
    print(
        f"after a change: {len(stories)} stories {started[1] - started[0]:.2f} s, {len(copies)} "
        f"articles with copies {time.process_time() - started[1]:.2f} s of the processor's time"
    )


def _milliseconds(seconds: Sequence[float]) -> str:
    return f"{statistics.median(seconds) * 1e3:.0f}"


def _made(folder: Path) -> Iterator[Prepared]:
    lines = read_lines(folder, "articles_6000", 3_000)
    pool = [line["text"][a:b] for line in lines for a, b in sentences(line["text"])]
    chance, noise = random.Random(1), np.random.default_rng(1)
    texts: list[str] = []
    event, day = np.zeros(_DIMENSION), ""
    for number in count():
        if number % _EVENT == 0:
            event, day = noise.normal(size=_DIMENSION), chance.choice(lines)["published"] or ""
        if number % _COPY == _COPY - 1:
            words = chance.choice(texts).split(" ")
            for place in range(0, len(words), 12):
                words[place] = chance.choice(words)
            text = " ".join(words)
        else:
            text = " ".join(chance.sample(pool, _SENTENCES))
        texts.append(text)
        article = Article(f"m{number}", f"Article {number}", text, "Outlet", published=day)
        vector = event + noise.normal(size=_DIMENSION) * 0.6
        vectors = (vector / np.linalg.norm(vector))[None, :].astype(np.float32)
        yield Prepared(article, (article.passage(0, min(700, len(text))),), vectors)
