"""Cue, source and content of the clauses of a parsed text. Knows grammar, and no article.

What is found is read off a dependency parse. Verbs (verbs.py) and "according to" (according.py)
have files of their own; a noun that reports and a line that begins with a name are found here.
Which words report is data (cues.toml).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.attribution.according import according_clause, is_according
from ingest.attribution.cues import Cues
from ingest.attribution.phrase import phrase, subtree
from ingest.attribution.reading import Clause, Reading
from ingest.attribution.verbs import verb_clause
from ingest.outlets import mentioned

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_NAMED_LINE = re.compile(
    r"^(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):[ \t]+(?P<said>\S[^\n]{10,})", re.MULTILINE
)


def clauses(reading: Reading, cues: Cues) -> Iterator[Clause]:
    """Every clause that reports, in the order of the cues; none inside a quotation."""
    for token in reading.doc:
        if reading.inside[token.i] >= 0:
            continue
        found = None
        if is_according(token):
            found = according_clause(reading, token)
        elif token.pos_ in ("VERB", "AUX"):
            found = verb_clause(reading, token, cues)
        elif token.pos_ == "NOUN" and cues.noun(token.lemma_.lower()):
            found = _noun_clause(reading, token)
        if found is not None and found.content:
            yield found
    yield from _named_lines(reading)


def _noun_clause(reading: Reading, noun: Token) -> Clause | None:
    """ "his claim that …", "the warning by the mayor that …"."""
    clause = [
        c
        for c in noun.children
        if c.dep_ in ("acl", "ccomp", "relcl")
        and c.i > noun.i
        and any(m.dep_ == "mark" and m.lower_ in ("that", "to") for m in c.children)
    ]
    if not clause:
        return None
    owners = [c for c in noun.children if c.dep_ == "poss"] or [
        p
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in ("by", "from", "of", "among")
        for p in c.children
        if p.dep_ == "pobj"
    ]
    source = phrase(owners[0]) if owners else []
    tokens = set(subtree(clause[0]))
    quotes = sorted({reading.inside[i] for i in tokens if reading.inside[i] >= 0})
    for quotation in quotes:
        tokens.update(reading.tokens(quotation))
    return Clause(noun.i, "noun", [noun.i], source, sorted(tokens), quotes)


def _named_lines(reading: Reading) -> Iterator[Clause]:
    """ "AP: The port is closed", "BRANDT: We wait.": a name and a colon begin a line."""
    doc = reading.doc
    lines = list(_NAMED_LINE.finditer(reading.text))
    times = Counter(match["name"] for match in lines)
    for match in lines:
        name = match["name"]
        if mentioned(name) is None and not (times[name] > 1 and name.isupper()):
            continue
        span = doc.char_span(match.start("name"), match.end("name"), alignment_mode="expand")
        rest = doc.char_span(match.start("said"), match.end("said"), alignment_mode="contract")
        if span is None or rest is None or reading.inside[rest.start] >= 0:
            continue
        content = [t.i for t in rest]
        yield Clause(span.end, "colon", [span.end], [t.i for t in span], content)
