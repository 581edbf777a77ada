"""Which outlet passes a statement on: "told the Ledger", "Reuters, citing …", "(Via Euronews)".

An outlet is not the speaker only because it is named, and the article's own publisher passes
nothing on. Knows nothing of who the speakers are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from archive.statement import NOBODY, Named, Span
from ingest.attribution.dateline import CREDIT
from ingest.attribution.phrase import phrase
from ingest.attribution.reading import Clause, Reading
from ingest.attribution.roles import PEOPLE, is_role, titled
from ingest.attribution.subject import CITES, source_of
from ingest.attribution.who import Who

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

# "said on CNN", "in an interview with the Ledger", "wrote in The Guardian", "told Radio Lorrevia"
_TOWARDS = ("with", "to", "on", "in", "by", "for", "from", "via", "at")
_MODIFIES = ("amod", "compound", "nmod", "poss")
# "a Reuters reporter", "the Guardian's website": what of an outlet is told things, or tells them.
_MEDIA = frozenset(
    (
        "account affiliate agency analyst anchor appearance article audience blog breakfast "
        "broadcast broadcaster bulletin channel chat column columnist comment commentary "
        "commentator conference contributor conversation correspondent crew daily debate "
        "discussion dispatch documentary editorial essay event exclusive film forum hall host "
        "inquiry interview interviewer journalist listener livestream magazine moderator "
        "network newscast newspaper newsroom op op-ed opinion outlet page panel panelist paper "
        "photographer piece podcast poll polling presenter producer program programme "
        "publication query question radio reader report reporter request roundtable segment "
        "series service show site special statement station story stringer summit survey "
        "tabloid team television town-hall tv version video viewer website weekly wire writer"
    ).split()
)


def cited(reading: Reading, clause: Clause) -> list[int]:
    """Whom an outlet cites for what it reports: "Reuters reported, citing two officials"."""
    head = reading.doc[clause.head]
    for token in head.sent:
        behind = clause.source and clause.source[-1] < token.i
        if token.lemma_ not in CITES or token.tag_ not in ("VBG", "VBZ", "VBD") or not behind:
            continue
        if token.i in clause.content or reading.inside[token.i] >= 0 or token.i in clause.cue:
            continue
        for thing in token.children:
            if thing.dep_ == "dobj" and reading.inside[thing.i] < 0 and _speaks(thing):
                return phrase(thing)
    return []


def _speaks(noun: Token) -> bool:
    """Whether it can be a speaker: a name or people, not a memo or the weather."""
    return noun.pos_ == "PROPN" or noun.lemma_.lower() in PEOPLE


def passed_on_by(reading: Reading, clause: Clause, who: Who, publisher: Named) -> Named:
    """The outlet that the clause's own words name as the way it came; NOBODY where none."""
    head = reading.doc[clause.head]
    for named in _named_beside(reading, clause, head, who):
        if named.key != publisher.key:
            return named
    return NOBODY


def told_to(reading: Reading, clause: Clause, who: Who, publisher: Named) -> bool:
    """Whether the clause's own words say that it was said to the publisher."""
    named = _named_beside(reading, clause, reading.doc[clause.head], who)
    return bool(publisher.key) and any(one.key == publisher.key for one in named)


def credits(reading: Reading, who: Who) -> Iterator[tuple[Named, Span, Span, Span]]:
    """Outlets in brackets behind what they are credited for.

    Yields (outlet, span of its name, span of the cue, span of the credited text): the sentence
    before the bracket, the whole paragraph before it where it says "both" or "all".
    """
    doc, text = reading.doc, reading.written
    for match in CREDIT.finditer(text):
        named = who.outlet(match["name"].strip())
        if named is None or (match["cue"] is None and text[match.start()] != "["):
            continue
        rest = text[match.end() : match.end() + 2]
        if rest and not re.match(r"[.\s]|$", rest):
            continue
        if match["cue"] is None and not _stands_alone(reading, match.start(), match.end()):
            continue
        paragraph = text.rfind("\n", 0, match.start()) + 1
        before = [
            (s.start_char, s.end_char)
            for s in doc.sents
            if paragraph <= s.start_char < match.start()
        ]
        before = [
            (a, min(b, match.start())) for a, b in before if text[a : min(b, match.start())].strip()
        ]
        if not before:
            continue
        many = bool(match["many"])
        start = before[0][0] if many else before[-1][0]
        cue = match.span("cue") if match["cue"] else (match.start(), match.start() + 1)
        yield named, match.span("name"), cue, (start, before[-1][1])


def _stands_alone(reading: Reading, start: int, end: int) -> bool:
    """Whether brackets end a sentence, as a credit does: unlike "told [Reuters] nothing"."""
    text = reading.written
    if any(q.start <= start < q.end for q in reading.quotations):
        return False
    behind, before = text[end:].lstrip(" "), text[:start].rstrip()
    return not behind or behind[0] in ".\n\r" or before.endswith((".", "?", "!", "”", '"'))


def _named_beside(reading: Reading, clause: Clause, head: Token, who: Who) -> Iterator[Named]:
    content, own = set(clause.content), set(clause.source)
    # "CNN cites other journalists who say …"
    if clause.antecedent:
        inside = set(clause.antecedent)
        for i in clause.antecedent:
            token = reading.doc[i].head
            if token.i in inside:
                continue
            if token.lemma_ in CITES:
                source, _, _ = source_of(token)
                yield from _outlets(reading, source, who)
    # "The Ledger quotes her as saying …"
    if head.dep_ == "pcomp" and head.head.head.lemma_ in CITES:
        quoting = head.head.head
        for child in quoting.children:
            if child.dep_ in ("nsubj", "agent"):
                yield from _outlets(reading, [t.i for t in child.subtree], who)
    # "The Ledger asked the office about this; it could not say"
    for token in head.sent:
        if token.lemma_ == "ask" and token.i < head.i and [i for i in own if i > token.i]:
            asking = [c for c in token.children if c.dep_ == "nsubj"]
            if any(reading.doc[i].lower_ in ("it", "they", "he", "she") for i in own):
                yield from _outlets(reading, [i for c in asking for i in phrase(c)], who)
    verbs = [head, *(c for c in head.children if c.dep_ in ("advcl", "acl") and c.i not in content)]
    verbs = [verb for verb in verbs if verb.lemma_ != "refer"]  # "…, referring to a CNN debate"
    for verb in verbs:
        for child in verb.children:
            if child.i in content or child.i in own or reading.inside[child.i] >= 0:
                continue
            if child.dep_ in ("dobj", "dative") and verb.lemma_ in ("tell", "inform", "give"):
                yield from _outlets(reading, phrase(child), who)
                described = who.described(child)
                if described is not None:
                    yield described
            elif child.lower_ in ("for", "of") and any(map(_other_people, verb.children)):
                continue  # "told lawyers for the BBC"
            elif child.dep_ in ("prep", "agent", "dative", "npadvmod") and (
                child.lower_ in _TOWARDS or child.dep_ == "agent"
            ):
                yield from _outlets(
                    reading, [t.i for t in child.subtree if t.i not in content], who
                )
                for noun in child.children:
                    described = who.described(noun)
                    if described is not None:
                        yield described


def _outlets(reading: Reading, tokens: Sequence[int], who: Who) -> Iterator[Named]:
    """The outlets that are named at these tokens."""
    doc = reading.doc
    for i in tokens:
        token = doc[i]
        if token.pos_ not in ("PROPN", "NOUN") or not token.text[:1].isupper():
            continue
        if i + 1 < len(doc) and i + 1 in tokens and doc[i + 1].pos_ == "PROPN":
            continue
        start = i
        while start - 1 in tokens and (
            doc[start - 1].pos_ == "PROPN" or doc[start - 1].lower_ == "the"
        ):
            start -= 1
        words = reading.text[doc[start].idx : token.idx + len(token)].split()
        for first in range(len(words) - titled(token)):  # "told Ms Hill": no name of one word
            named = who.outlet(" ".join(words[first:]))
            if named is not None:
                if _reached(token, tokens):
                    yield named
                break


def _reached(name: Token, tokens: Sequence[int]) -> bool:
    """Whether a phrase leads to the outlet in it: "a BBC reporter" does, "BBC lawyers" do not."""
    place = name
    while place.head.i in tokens and place.head != place:
        above = place.head
        noun = above if place.dep_ in _MODIFIES else None
        if place.dep_ == "pobj":
            if above.lower_ not in (*_TOWARDS, "of"):
                return False  # "in a lawsuit against the BBC"
            noun = above.head if above.head.i in tokens and is_role(above.head) else None
        whole = noun is not None and noun.dep_ not in _MODIFIES  # "an ABC pregame show"
        if noun is not None and whole and noun.text.islower() and not _of_the_press(noun):
            return False
        place = above
    return True


def _other_people(noun: Token) -> bool:
    """Whether somebody is told who is not of the press."""
    return noun.dep_ in ("dobj", "dative") and is_role(noun) and not _of_the_press(noun)


def _of_the_press(noun: Token) -> bool:
    return noun.lemma_.lower() in _MEDIA or any(c.lower_ == "editorial" for c in noun.children)
