"""Which articles tell of one event: near in meaning, and published within days of each other.

An event is one happening with its reporting and the reactions to it; what comes of it weeks later
is another. Knows nothing of the groups that links make.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np

from archive.archive import Archive
from archive.article import Article, day_of
from archive.encoder import Vectors
from archive.link import Link

# How likely two articles tell of one event, fitted on half of the labelled groups
# (benchmarks/labels): by the cosine of their vectors, and the days between.
_COSINE, _A_DAY, _UNDATED, _BIAS = 17.8, -0.65, -4.6, -9.0
_WINDOW = 8  # days
_LEAST = 0.05  # below, it is no link
_MOST = 30  # links an article looks for, the likeliest


def links(archive: Archive, article: Article, vector: Vectors) -> list[Link]:
    """To the articles that are likely to tell of the same event, the likeliest first."""
    day = day_of(article.published)
    window = timedelta(_WINDOW)
    first, last = (day - window, day + window) if day else (date.min, date.max)
    ids, vectors = archive.sketched(first, last)
    cosines = vectors @ vector
    near = np.argsort(-cosines, kind="stable")[: _MOST + 1]
    days = archive.days([ids[place] for place in near])
    found = []
    for place in near:
        if ids[place] != article.id:
            apart = abs(day.toordinal() - days[ids[place]]) if day and ids[place] in days else None
            score = likely(float(cosines[place]), apart)
            if score >= _LEAST:
                found.append(Link.between(article.id, ids[place], "story", score))
    return found


def likely(cosine: float, days: int | None) -> float:
    """How likely two articles tell of one event, from 0 to 1; `days` None where one is undated."""
    total = _BIAS + _COSINE * cosine + (_UNDATED if days is None else _A_DAY * days)
    return 1 / (1 + math.exp(-total))
