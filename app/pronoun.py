"""Who the pronoun that begins a quoted sentence stands for, where the article leaves no doubt.

Uses the statements found in the article: where "She" is a source, ingest told who that is; else the
one person named in the sentence before. Where several fit, nobody is named. Knows no grammar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.article import Article
from archive.sentences import sentences
from archive.statement import Statement

_PRONOUN = re.compile(r"(?:He|She)\b(?!['’])")
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’-]+(?: (?:(?:al|bin|da|de|del|di|la|le|of|van|von) )?[A-ZÀ-Þ][\w’.-]+)+"
)


def explained(article: Article, start: int, statements: Sequence[Statement]) -> str:
    """The full name behind the pronoun at `start`, by which the sentence begins; else empty."""
    if not _PRONOUN.match(article.text, start):
        return ""
    for one in statements:
        if one.speaker_spans and one.speaker_spans[0][0] == start:
            known = one.speaker.kind == "person" and " " in one.speaker.name
            return one.speaker.name if known else ""
    people = {s.speaker.name for s in statements if s.speaker.kind == "person"}
    place = max((span for span in sentences(article.text) if span[1] <= start), default=(0, 0))
    before = article.text[slice(*place)]
    names = set(_NAME.findall(before))
    fitting = sorted(person for person in people if " " in person and person in before)
    return fitting[0] if len(fitting) == 1 and len(names) == 1 else ""
