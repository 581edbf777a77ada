"""Which articles carry one text and which tell of one event, found as they come in.

A link depends on its two articles alone, so they may come in any order. Knows nothing of the
groups that links make.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from archive.archive import Archive
from archive.article import Article
from archive.link import Link, Sketch
from ingest import stories
from ingest.copies import COVERED, covered, shingles, words

RULES = "1"  # changes whenever other links would be found
_CANDIDATES = 20  # articles that share runs of words, those with most first
_AT_ONCE = 50


def relate(archive: Archive, articles: Sequence[Article]) -> tuple[Link, ...]:
    """Find and keep the links of these current articles, among them and to all others."""
    sketches = [_sketch(archive, article) for article in articles]
    archive.sketch(sketches)
    found: list[Link] = []
    for article, sketch in zip(articles, sketches, strict=True):
        found += _copies(archive, article, sketch)
        found += stories.links(archive, article, sketch.vector)
    archive.link([article.id for article in articles], found, RULES)
    return tuple(found)


def relate_rest(archive: Archive) -> int:
    """Find the links of all articles that have none by these rules; how many there were."""
    ids = archive.unlinked(RULES)
    for start in range(0, len(ids), _AT_ONCE):
        relate(archive, [archive.article(id) for id in ids[start : start + _AT_ONCE]])
    return len(ids)


def _sketch(archive: Archive, article: Article) -> Sketch:
    _, vectors = archive.vectors([article.id])
    middle = vectors.mean(axis=0) if len(vectors) else np.zeros(1, np.float32)
    unit = middle / max(float(np.linalg.norm(middle)), 1e-9)
    return Sketch(article.id, article.version, shingles(words(article.text)), unit)


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
