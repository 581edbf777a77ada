"""Which articles are near in meaning and in time: what stories are made of.

A link depends on its two articles alone. Those a little further apart in time count, too: they tell
an event from a subject that is always in the news. Knows nothing of the groups that links make.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from archive.archive import Archive
from archive.likely import LEAST, WINDOW
from archive.link import Link, Sketch

_AROUND = 30  # days
_MOST, _FURTHER = 30, 5  # links an article looks for, within the window and beyond it: the nearest


def links(archive: Archive, sketch: Sketch) -> list[Link]:
    """To the nearest articles, the nearest first; `score` is the cosine."""
    day = sketch.day
    ids, days, vectors = archive.sketched(
        0 if day is None else day - _AROUND,
        date.max.toordinal() if day is None else day + _AROUND,
    )
    cosines = vectors @ sketch.vector
    found: list[Link] = []
    left = {True: _MOST, False: _FURTHER}
    for place in np.argsort(-cosines, kind="stable"):
        if cosines[place] < LEAST or not any(left.values()):
            break
        other = days[place]
        within = day is None or other is None or abs(day - other) <= WINDOW
        if ids[place] != sketch.article_id and left[within]:
            left[within] -= 1
            score = min(1.0, round(float(cosines[place]), 4))
            found.append(Link.between(sketch.article_id, ids[place], "near", score))
    return found
