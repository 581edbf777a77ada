"""Who the pronoun that begins a quoted sentence stands for, where the article leaves no doubt.

Uses the statements found in the article: where "She" is a source, ingest told who that is; else the
one person named in the sentence before, if elsewhere ingest told that "she" is that person. Where
several fit, in full or by surname, nobody is named. Knows no grammar.
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
    pronoun = _PRONOUN.match(article.text, start)
    if not pronoun:
        return ""
    for one in statements:
        if one.speaker_spans and one.speaker_spans[0][0] == start:
            known = one.speaker.kind == "person" and " " in one.speaker.name
            return one.speaker.name if known else ""
    people = {s.speaker.name for s in statements if s.speaker.kind == "person" and s.speaker.name}
    place = max((span for span in sentences(article.text) if span[1] <= start), default=(0, 0))
    before = article.text[slice(*place)]
    words = set(re.findall(r"[\w’'-]+", re.sub("['’]s\\b", "", before)))
    named = [person for person in people if person.split()[-1] in words]
    if len(named) != 1 or len(set(_NAME.findall(before))) != 1:
        return ""
    (name,) = named
    told = {_source(article, s) for s in statements if s.speaker.name == name}
    fits = " " in name and name in before and article.text[start : pronoun.end()] in told
    return name if fits else ""


def _source(article: Article, said: Statement) -> str:
    """The source of a statement as written, beginning with a capital."""
    written = "".join(article.text[a:b] for a, b in said.speaker_spans)
    return written[:1].upper() + written[1:]
