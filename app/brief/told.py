"""Who said what: the statements nearest a topic, each a sentence by itself, a few of a speaker."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set

import numpy as np

from app.brief.clear import leaning, stands_alone
from app.brief.excerpts import Excerpt, Material
from app.brief.topic import Topic
from app.check.terms import tokens
from app.cite import PRONOUNS, speaks
from archive.statement import Statement

_OF_ONE = 2  # statements of one speaker; and of one article, where there are enough others
_LOOKED_AT = 400  # sentences, those nearest the topic
_LEAST = 0.4  # of the score of the nearest statement
_IN_HIS_WORDS = 0.1  # more for a quotation
# Who that is, is surer beside a quotation than in "He has denied it".
_ONE = frozenset(("he", "she"))
_REPEATS = 0.8  # cosine from which a statement says what another line does


def told(
    read: Material,
    said: Sequence[Statement | None],
    topic: Topic,
    shown: Set[int],
    most: int,
) -> Iterator[tuple[int, Statement]]:
    """The place of a sentence and the statement that it is, the nearest to the topic first.

    `said` has the statement of each sentence, `shown` the places of those that are lines already.
    """
    nearness = topic.around + topic.nearness
    ranked = []
    for place in map(int, np.argsort(-nearness, kind="stable")[:_LOOKED_AT]):
        one = said[place]
        if one and topic.on(place) and place not in shown and _speaks(one):
            ranked.append((nearness[place] + _IN_HIS_WORDS * (one.kind != "indirect"), place, one))
    ranked.sort(key=lambda entry: -entry[0])
    kept = set(shown)
    speakers: list[str] = []
    articles: list[str] = []
    of_one = max(_OF_ONE, math.ceil(most / max(len(topic.articles()), 1)))
    for score, place, one in ranked:
        who = one.speaker.key or one.speaker.name
        if len(speakers) == most or score < _LEAST * ranked[0][0]:
            break
        often = speakers.count(who) >= _OF_ONE or articles.count(one.article_id) >= of_one
        if often or not _is_line(read.excerpts[place], one):
            continue
        if kept and (read.vectors[sorted(kept)] @ read.vectors[place]).max() >= _REPEATS:
            continue
        yield place, one
        kept.add(place)
        speakers.append(who)
        articles.append(one.article_id)


def _is_line(excerpt: Excerpt, said: Statement) -> bool:
    """Whether it has its cue and is clear by itself, given who speaks."""
    text = excerpt.text
    if not any(excerpt.start <= start < excerpt.end for start, _ in said.cue_spans):
        return False
    written = " ".join(excerpt.article.text[start:end] for start, end in said.speaker_spans[:1])
    if said.kind == "indirect" and written.casefold() in _ONE:
        return False
    for start, end in said.speaker_spans[:1]:
        if said.resolved == "pronoun" and excerpt.start <= start < excerpt.end:
            before, behind = start - excerpt.start, end - excerpt.start
            text = text[:before] + said.speaker.name + text[behind:]
    return stands_alone(" ".join(text.split()), spoken=True) and leaning(text) < 1


def _speaks(said: Statement) -> bool:
    """Whether it is clear that somebody said it: by a name, and a verb of speech or a quotation."""
    name = said.speaker.name
    named = name and name.casefold() not in PRONOUNS and not name[:1].isdigit()
    asks = any(token.stem == "ask" for token in tokens(said.cue))
    return bool(named) and said.stance != "hedged" and not asks and speaks(said)
