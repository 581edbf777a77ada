"""Somebody said something: who, how it is said, and what, each as runs of one article's text.

Knows nothing of how statements are found or kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from archive.article import Article, Listing

Span = tuple[int, int]
Spans = tuple[Span, ...]
Kind = Literal["direct", "indirect", "mixed"]
Stance = Literal["stated", "negated", "hedged"]
SpeakerKind = Literal["outlet", "person", "group", "unnamed"]
Resolution = Literal["written", "alias", "surname", "title", "pronoun", "description"]


@dataclass(frozen=True, slots=True)
class Named:
    """Who somebody is. `key` is the same in every article; empty where nobody is named.

    `name` is the fullest that the article gives ("Ada Vell"), `role` what it says of them
    ("mayor of Graywater"). Outlets carry their canonical name.
    """

    key: str = ""
    name: str = ""
    kind: SpeakerKind = "unnamed"
    role: str = ""


NOBODY = Named()


@dataclass(frozen=True, slots=True)
class Statement:
    """`text` is `article.text[start:end]`: the run from the first to the last character of it.

    Spans are (start, end) in code points of the article's text, in order, never empty or
    overlapping. `speaker_spans` is where the source stands as written ("she"), `speaker` who that
    is; `resolved` is the rule that led from one to the other. `speaker` is NOBODY where the text
    names none, `relayed_from` where no other outlet passes it on. Where an outlet says it of its
    own ("The Times reports"), it is both. `stance` is the cue's: "denied" is negated, "could not
    confirm", "reportedly" and "will say" are hedged.
    """

    article_id: str
    version: int
    start: int
    end: int
    text: str
    speaker: Named
    relayed_from: Named
    speaker_spans: Spans
    cue_spans: Spans
    content_spans: Spans
    kind: Kind
    stance: Stance = "stated"
    resolved: Resolution = "written"

    @property
    def content(self) -> str:
        """What was said, word for word; an ellipsis where something stands between."""
        return self._written(self.content_spans)

    @property
    def cue(self) -> str:
        """The words that tell it was said, as `content`: "said", "did … deny"."""
        return self._written(self.cue_spans)

    def _written(self, spans: Spans) -> str:
        return " … ".join(self.text[a - self.start : b - self.start] for a, b in spans)


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody an archive has statements of: how many they made, and how many they passed on.

    `newest` is the date of the newest article, as the article gives it. `roles` are all that
    articles say of them, the most frequent first.
    """

    named: Named
    own: int
    passed_on: int
    articles: int
    newest: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement, and the article it stands in."""

    statement: Statement
    article: Listing


def statement(
    article: Article,
    *,
    speaker: Named,
    relayed_from: Named,
    speaker_spans: Sequence[Span],
    cue_spans: Sequence[Span],
    content_spans: Sequence[Span],
    kind: Kind,
    stance: Stance = "stated",
    resolved: Resolution = "written",
) -> Statement:
    """A statement of an article. Raises ValueError where a span is no run of its text."""
    for spans in (speaker_spans, cue_spans, content_spans):
        flat = [at for span in spans for at in span]
        if any(a >= b for a, b in spans) or any(a > b for a, b in pairwise(flat)):
            raise ValueError(f"{spans} are not runs in order")
    if not content_spans:
        raise ValueError("a statement has content")
    every = [*speaker_spans, *cue_spans, *content_spans]
    passage = article.passage(min(a for a, _ in every), max(b for _, b in every))
    return Statement(
        article.id,
        article.version,
        passage.start,
        passage.end,
        passage.text,
        speaker,
        relayed_from,
        tuple(speaker_spans),
        tuple(cue_spans),
        tuple(content_spans),
        kind,
        stance,
        resolved,
    )
