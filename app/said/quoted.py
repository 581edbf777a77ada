"""A saying found for a question, as it is quoted: the whole sentences it stands in, and its way.

Knows nothing of how sayings are ranked, nor of who writes the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.answer import Hit
from app.cite import chain
from app.claims import Cited
from app.repeats import much_the_same
from app.said.statements import Ranked
from archive.archive import Archive
from archive.article import Article, Passage
from archive.sentences import sentences
from archive.statement import Statement
from ingest.outlets import outlet

_BRACKET = re.compile(r"\([^()]*\)\s+")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A saying on the topic, and the whole sentences it stands in."""

    ranked: Ranked
    article: Article
    passage: Passage

    @property
    def statement(self) -> Statement:
        return self.ranked.saying.statement

    @property
    def cited(self) -> Cited:
        return self.passage, self.article, chain(self.article, self.statement)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The keys of the outlets that an answer which cites it has told of, and of its speaker."""
        keys = (self.statement.speaker.key, self.statement.relayed_from.key)
        return tuple(filter(None, (*keys, outlet(self.article.outlet).key)))

    @property
    def hit(self) -> Hit:
        one = self.ranked
        return Hit(self.passage, self.article, min(one.score, 1.0), one.meaning, one.words)

    def twin(self, other: Quoted) -> bool:
        """Whether it is the same speaker's, word for word."""
        return self._same_speaker(other) and self.passage.text == other.passage.text

    def copied(self, other: Quoted, origins: Mapping[str, str]) -> bool:
        """Whether it is the same saying in another article with the same text, or nearly."""
        first = origins.get(self.article.id)
        return (
            first is not None
            and first == origins.get(other.article.id)
            and self._same_speaker(other)
            and much_the_same(self.passage.text, other.passage.text)
        )

    def _same_speaker(self, other: Quoted) -> bool:
        return self.statement.speaker.key == other.statement.speaker.key


def quoted(one: Ranked, archive: Archive) -> Quoted:
    """A saying with its article and its whole sentences."""
    said = one.saying.statement
    article = archive.article(said.article_id, said.version)
    runs = [run for run in sentences(article.text) if run[0] < said.end and run[1] > said.start]
    start = runs[0][0]
    # "(Via Radio Lorrevia) The mayor said …": the bracket belongs to the sentence before.
    if bracket := _BRACKET.match(article.text, start, said.start):
        start = bracket.end()
    return Quoted(one, article, article.passage(start, runs[-1][1]))
