"""What the words of a topic ask for: what somebody or something is called, and a time.

Knows nothing of what is on the topic.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from datetime import date, timedelta

import numpy as np

from app.brief.excerpts import Excerpt
from app.check.terms import Sentence
from app.figures.dates import MONTHS
from app.rarity import rarities, share
from archive.archive import Archive
from archive.article import Article, day_of
from archive.encoder import Encoder

_NAME = 3  # times the rarity of a word in a name
_WRITTEN = 0.8  # of the times a word is written, it has a capital where it is a name
_INSIDE = re.compile(r"(?<=[a-z,;] )\w{3,}")
_DATED = re.compile(rf"\b(?:(?P<month>{'|'.join(MONTHS)}),? )?(?P<year>(?:19|20)\d\d)\b")
_AFTERWARDS = timedelta(days=31)  # what happened in June is still told in July


class Asked:
    """A topic's `text`, its `terms`, the `names` among them, and its `vector` (dimension,): zero
    where there is no text."""

    def __init__(
        self, archive: Archive, encoder: Encoder, text: str, excerpts: Sequence[Excerpt]
    ) -> None:
        """`excerpts` are what was read: they tell what is a name."""
        self.text = text.strip()
        self.terms = frozenset(archive.terms(text))
        self.names = _names(archive, text, excerpts)
        self.vector = (
            encoder.encode_query(text) if self.text else np.zeros(encoder.dimension, np.float32)
        )
        self._weights = {
            term: rarity * (_NAME if term in self.names else 1)
            for term, rarity in rarities(archive, text).items()
        }

    def share(self, words: Container[str]) -> float:
        """How much of its words these are, 0 to 1: by their rarity, names thrice."""
        return share(self._weights, words)

    def of_its_time(self, articles: Sequence[Article]) -> Sequence[Article]:
        """Where it names a month or a year, the articles of that time and the weeks after, and
        those without a date; all, where none is of that time: it may be a name."""
        match = _DATED.search(self.text)
        if not match:
            return articles
        year, month = int(match["year"]), match["month"]
        first = date(year, MONTHS.index(month) + 1 if month else 1, 1)
        last = first + timedelta(days=31 if month else 366)
        found = [
            one
            for one in articles
            if (day := day_of(one.published)) is None or first <= day <= last + _AFTERWARDS
        ]
        return found if any(one.published for one in found) else articles


def _names(archive: Archive, text: str, excerpts: Sequence[Excerpt]) -> frozenset[str]:
    """The terms of a topic's names: of words that are written as one in it, or in what was read."""
    words = {token.word for run in Sentence(text).names for token in run}
    written: dict[str, list[bool]] = {}
    for one in excerpts:
        # Inside of a sentence: at its beginning every word has a capital.
        for word in _INSIDE.findall(one.text):
            written.setdefault(word.casefold(), []).append(word[0].isupper())
    for word in re.findall(r"\w{3,}", text):
        found = written.get(word.casefold(), [])
        if len(found) > 1 and sum(found) >= _WRITTEN * len(found):
            words.add(word)
    return frozenset(archive.terms(" ".join(words)))
