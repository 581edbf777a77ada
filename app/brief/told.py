"""Who said what: the statements nearest a topic, each a sentence by itself, a few of a speaker."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set

import numpy as np

from app.brief.clear import is_clear
from app.brief.excerpts import Excerpt, Material
from app.brief.topic import Topic
from app.check.terms import tokens
from app.cite import PRONOUNS
from app.speech import speaks
from archive.statement import Named, Statement

_OF_ONE = 2  # statements of one speaker; and of one article, where there are enough others
_LOOKED_AT = 400  # sentences, those nearest the topic
_LEAST = 0.4  # of the score of the nearest statement
_QUOTED = 0.1  # more for a quotation
# "Many said", "some of them", "Nobody", "She and Mr Carr" tell of no speaker.
_NOBODY = frozenset("all both everybody few many most no nobody none others people some".split())
# Who that is, is surer beside a quotation than in "He has denied it".
_ONE = frozenset(("he", "she"))
_LEAST_SAID, _LONGEST = 4, 60  # words said, and of the whole
_REPEATS = 0.8  # cosine from which a statement says what another line does


def told(
    read: Material,
    said: Sequence[Statement | None],
    topic: Topic,
    shown: Set[int],
    most: int,
) -> Iterator[tuple[Excerpt, Statement]]:
    """Statements with the sentences that they stand in, the nearest to the topic first.

    `said` has the statement of each sentence, `shown` the places of those that are lines already.
    """
    nearness = topic.around + topic.nearness
    ranked = []
    for place in map(int, np.argsort(-nearness, kind="stable")[:_LOOKED_AT]):
        one = said[place]
        if one and topic.on(place) and place not in shown and _speaks(one):
            ranked.append((nearness[place] + _QUOTED * (one.kind != "indirect"), place, one))
    ranked.sort(key=lambda entry: -entry[0])
    least = _LEAST * ranked[0][0] if ranked and topic.asked.text else 0.0
    kept = set(shown)
    speakers: list[str] = []
    articles: list[str] = []
    of_one = max(_OF_ONE, math.ceil(most / max(len(topic.articles()), 1)))
    for score, place, one in ranked:
        who = surname(one.speaker)
        if len(speakers) == most or score < least:
            break
        often = speakers.count(who) >= _OF_ONE or articles.count(one.article_id) >= of_one
        run = None if often else _whole(read, place, one)
        if run is None or not _tells(run, one):
            continue
        if kept and (read.vectors[sorted(kept)] @ read.vectors[place]).max() >= _REPEATS:
            continue
        yield run, one
        kept.add(place)
        speakers.append(who)
        articles.append(one.article_id)


def surname(speaker: Named) -> str:
    """ "Vell", "Ada Vell" and "Ada Vell Jr." may be one; of others the key."""
    words = [word for word in speaker.name.split() if word.strip(".") not in ("Jr", "Sr")]
    return words[-1] if speaker.kind == "person" and words else speaker.key or speaker.name


def _whole(read: Material, place: int, said: Statement) -> Excerpt | None:
    """The sentence with the cue, and those behind it up to the end of what is said: what is cut may
    say the opposite. None where the cue stands elsewhere, or another sentence between."""
    first = read.excerpts[place]
    if not any(first.start <= start < first.end for start, _ in said.cue_spans):
        return None
    end = first.end
    for one in read.excerpts[place + 1 :]:
        if end >= said.end:
            break
        if one.article.id != said.article_id or first.article.text[end : one.start].strip():
            return None
        end = one.end
    return Excerpt(first.article, first.start, end, first.number) if end >= said.end else None


def _tells(run: Excerpt, said: Statement) -> bool:
    """Whether it is clear by itself, given who speaks."""
    if len(said.content.split()) < _LEAST_SAID:
        return False
    text = run.text
    written = " ".join(run.article.text[start:end] for start, end in said.speaker_spans[:1])
    if said.kind == "indirect" and written.casefold() in _ONE:
        return False
    for start, end in said.speaker_spans[:1]:
        if said.resolved == "pronoun" and run.start <= start < run.end:
            before, behind = start - run.start, end - run.start
            text = text[:before] + said.speaker.name + text[behind:]
    return is_clear(" ".join(text.split()), spoken=True, longest=_LONGEST)


def _speaks(said: Statement) -> bool:
    """Whether it is clear that somebody said it: by a name, and a verb of speech or a quotation."""
    name = said.speaker.name
    first = name.split()[:1]
    named = first and first[0].casefold() not in PRONOUNS | _NOBODY and not name[:1].isdigit()
    asks = any(token.stem == "ask" for token in tokens(said.cue))
    return bool(named) and said.stance != "hedged" and not asks and speaks(said)
