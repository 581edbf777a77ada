"""A statement while it is put together, and how tokens become runs of characters.

Knows nothing of how statements are found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.article import Article
from archive.statement import (
    Kind,
    Named,
    Resolution,
    Span,
    Spans,
    Stance,
    Statement,
    statement,
)
from ingest.attribution.reading import Clause, Reading


@dataclass(slots=True)
class Draft:
    """Spans are of the parsed piece; `own` is whether it was said to the publisher itself."""

    clause: Clause | None
    speaker: Named
    relayed_from: Named
    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    stance: Stance
    resolved: Resolution
    own: bool = False

    def statement(self, article: Article, offset: int) -> Statement:
        """The finished one; the piece begins at `offset` in the article."""

        def moved(spans: Spans) -> Spans:
            return tuple((a + offset, b + offset) for a, b in spans)

        return statement(
            article,
            speaker=self.speaker,
            relayed_from=self.relayed_from,
            speaker_spans=moved(self.source),
            cue_spans=moved(self.cue),
            content_spans=moved(self.content),
            kind=self.kind,
            stance=self.stance,
            resolved=self.resolved,
        )


def spans_of(reading: Reading, tokens: Sequence[int]) -> Spans:
    """Tokens as runs of characters; only punctuation and white space lies between joined ones."""
    text = reading.text
    spans: list[Span] = []
    for i in tokens:
        token = reading.doc[i]
        if token.is_space:
            continue
        start, end = token.idx, token.idx + len(token)
        if spans and not text[spans[-1][1] : start].strip(" ,;:—–-\n\t"):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def conjunctions(reading: Reading) -> frozenset[int]:
    """Where a "that" begins which only introduces a clause, unlike "that man"."""
    that = (t for t in reading.doc if t.text == "that")  # "That, she said, is": a subject
    return frozenset(t.idx for t in that if t.dep_ == "mark" or t.tag_ in ("IN", "WDT"))


def trimmed(text: str, spans: Sequence[Span], conjunctions: frozenset[int] = frozenset()) -> Spans:
    """Without what does not belong to content at its borders: "that", commas, the full stop."""
    kept = []
    for start, end in spans:
        while start < end and (start in conjunctions or text[start] in " ,;:—–-\n\t\r…)]"):
            start += len("that") if start in conjunctions else 1
        while start < end and text[end - 1] in " ,;:—–-\n\t\r([":
            end -= 1
        abbreviated = re.search(r"\.\w+\.$|\b[A-Z]\.$", text[start:end])
        if end - start > 1 and text[end - 1] == "." and not abbreviated:
            end -= 1
        if any(character.isalnum() for character in text[start:end]):
            kept.append((start, end))
    return tuple(kept)
