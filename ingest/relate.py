"""Which articles carry one text and which are near in meaning and time, found as they come in.

A link depends on its two articles alone, so they may come in any order. Knows nothing of the
groups that links make.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from archive.archive import Archive
from archive.article import Article, day_of
from archive.link import Link, Sketch
from ingest import stories
from ingest.copies import COVERED, covered, shingles, words

RULES = "2"  # changes whenever other links would be found
_CANDIDATES = 20  # articles that share runs of words, those with most first
_AT_ONCE = 50


def relate(archive: Archive, articles: Sequence[Article]) -> tuple[Link, ...]:
    """Find and keep the links of these current articles, among them and to all others."""
    sketches = [_sketch(archive, article) for article in articles]
    archive.sketch(sketches)
    found: list[Link] = []
    for article, sketch in zip(articles, sketches, strict=True):
        found += _copies(archive, article, sketch)
        found += stories.links(archive, sketch)
    archive.link([article.id for article in articles], found, RULES)
    return tuple(found)


def relate_rest(archive: Archive) -> int:
    """Find the links of all articles that have none by these rules; how many there were."""
    ids = archive.unlinked(RULES)
    for start in range(0, len(ids), _AT_ONCE):
        relate(archive, [archive.article(id) for id in ids[start : start + _AT_ONCE]])
    return len(ids)


def _sketch(archive: Archive, article: Article) -> Sketch:
    """With the first passage's vector beside the mean of all: a cosine is the average of both's."""
    ids, vectors = archive.vectors([article.id])
    first = min(range(len(ids)), key=lambda place: int(ids[place].split(":")[-2]), default=0)
    parts = (vectors[first], vectors.mean(axis=0)) if ids else (np.zeros(1),) * 2
    both = np.concatenate([part / max(float(np.linalg.norm(part)), 1e-9) for part in parts])
    # As precise as it is kept, so that a link is the same from both ends.
    unit = (both / math.sqrt(2)).astype(np.float16).astype(np.float32)
    day = day_of(article.published)
    runs = shingles(words(article.text))
    return Sketch(article.id, article.version, runs, day.toordinal() if day else None, unit)


def _copies(archive: Archive, article: Article, sketch: Sketch) -> list[Link]:
    mine = words(article.text)
    found = []
    candidates = archive.sharing(sketch.shingles, _CANDIDATES)
    for other in dict.fromkeys((archive.same_text(article), *candidates)):
        if other and other != article.id:
            share = covered(mine, words(archive.article(other).text))
            if share >= COVERED:
                found.append(Link.between(article.id, other, "copy", share))
    return found
