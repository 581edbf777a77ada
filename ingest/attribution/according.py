"""The clauses of "according to", "per" and "in a poll": a phrase beside what it reports.

Knows nothing of verbs that report, nor of who the source is in the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ingest.attribution.phrase import phrase, subtree
from ingest.attribution.reading import Clause, Reading
from ingest.attribution.roles import is_role

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_TALKS = frozenset(("interview", "conversation", "discussion"))
_GIVES_OUT = frozenset(("release", "publish", "issue"))
_FINDINGS = frozenset(("poll", "survey", "study", "census"))


def is_according(token: Token) -> bool:
    """Whether such a phrase begins here."""
    return token.lower_ == "according" or _per(token) or _in_a_poll(token)


def according_clause(reading: Reading, token: Token) -> Clause | None:
    """ "according to X", "per X", and "in a poll", which reports as they do."""
    to = next((c for c in token.children if c.lower_ == "to"), token)
    nouns = [c for place in (to, token) for c in place.children if c.dep_ == "pobj"]
    if not nouns or reading.inside[nouns[0].i] >= 0:
        return None
    source = _who_published(nouns[0])
    own = {token.i, to.i, *(t.i for t in to.subtree), *source}
    if token.is_sent_start and not any(c.dep_.startswith("nsubj") for c in token.head.children):
        # The parser took the subject into the name: "According to the Ledger, the mayor left."
        comma = next((i for i in source if reading.doc[i].text == ","), None)
        if comma is not None:
            source = [i for i in source if i < comma]
            own = {i for i in own if i < comma}
    if not source:
        return None
    name = _name_behind(nouns[0], source) if token.is_sent_start else []
    source = source + name
    own |= {*name}
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    if before is not None and before.lower_ in ("as", "first"):
        own.add(before.i)
    content = [i for i in _scope(token, own) if i not in own]
    if all(reading.doc[i].is_punct or reading.doc[i].pos_ in ("PRON", "AUX") for i in content):
        return None
    quotes = sorted({reading.inside[i] for i in content if reading.inside[i] >= 0})
    tokens = set(content)
    for quotation in quotes:
        tokens.update(reading.tokens(quotation))
    cue = sorted({token.i, to.i})
    return Clause(token.i, "according", cue, source, sorted(tokens), quotes)


def _who_published(noun: Token) -> list[int]:
    """ "results released by the coroner" are hers, "interviews with two aides" are of the aides;
    "results released on Friday" are only the results."""
    if noun.lemma_.lower() in _TALKS:
        with_whom = [
            p
            for c in noun.children
            if c.dep_ == "prep" and c.lower_ == "with"
            for p in c.children
            if p.dep_ == "pobj"
        ]
        return phrase(with_whom[0]) if with_whom else phrase(noun)
    given = [c for c in noun.children if c.dep_ == "acl" and c.lemma_.lower() in _GIVES_OUT]
    agents = [
        p
        for verb in given
        for c in verb.children
        if c.dep_ in ("agent", "prep") and c.lower_ == "by"
        for p in c.children
        if p.dep_ == "pobj"
    ]
    if agents:
        return phrase(agents[0])
    return phrase(noun, own=given[0]) if given else phrase(noun)


def _name_behind(noun: Token, source: list[int]) -> list[int]:
    """ "the treasurer, Ada Vell, the money would do": the parser made the name the subject."""
    doc, i = noun.doc, source[-1] + 1
    if not is_role(noun) or i >= len(doc) or doc[i].text != ",":
        return []
    end = i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN":
        end += 1
    if not 2 <= end - i - 1 <= 3 or end >= len(doc) or doc[end].text != ",":
        return []
    beside = [c for c in doc[end - 1].children if c.dep_ == "appos"]
    return [] if any(map(is_role, beside)) else list(range(i, end))


def _scope(token: Token, own: set[int]) -> Iterable[int]:
    """How far "according to" reaches: its sentence, or the clause of it that it stands in."""
    sentence = token.sent
    if token.i - sentence.start <= 2:
        return range(max(own) + 1, sentence.end)
    head = token.head
    who = [c for c in head.children if c.dep_ == "nsubj" and c.tag_ in ("WP", "WDT")]
    if who and token.i < who[0].i:  # "…, according to police, who did not name him"
        return range(sentence.start, token.i)
    while head.dep_ in ("prep", "pobj", "amod", "advmod", "pcomp") and head.head is not head:
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        return range(sentence.start, token.i)
    subject = any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children)
    if head.dep_ == "ROOT" or not subject:
        ends = all(sentence.doc[i].is_punct or i in own for i in range(token.i, sentence.end))
        return range(sentence.start, token.i if ends else sentence.end)
    scope = subtree(head)
    return [i for i in scope if i < token.i] if head.dep_ in ("relcl", "conj") else scope


def _per(token: Token) -> bool:
    """ ", per CTV News", "As per the ministry"."""
    before = token.doc[token.i - 1] if token.i > 0 else None
    return token.lower_ == "per" and (
        token.is_sent_start or (before is not None and before.lower_ in (",", "as"))
    )


def _in_a_poll(token: Token) -> bool:
    """ "In a poll by the Ledger, …" at the beginning of a sentence."""
    return (
        token.lower_ == "in"
        and bool(token.is_sent_start)
        and any(c.dep_ == "pobj" and c.lemma_.lower() in _FINDINGS for c in token.children)
    )
