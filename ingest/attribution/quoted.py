"""Whose words the quotations are that no clause of their own sentence claims.

A quotation goes on behind its cue ("…," she said. "…"), follows a colon or a sentence that
announces it, or stands alone in the paragraph after somebody was quoted. What is only a title or
a word in quotation marks is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.attribution.beside import is_title
from ingest.attribution.phrase import phrase
from ingest.attribution.reading import Clause, Reading

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Span, Token

_SPOKEN = 4  # words that a quotation has at least where nothing but itself says it is one


def settle(reading: Reading, found: Sequence[Clause]) -> list[Clause]:
    """The clauses, with the quotations that go on from them or stand alone."""
    claimed: dict[int, Clause] = {}
    for claimant in sorted(found, key=lambda c: _doubt(reading, c)):
        for number in claimant.quotes:
            claimed.setdefault(number, claimant)
    settled = [c for c in found if c.frame != "quote" or any(claimed[n] is c for n in c.quotes)]
    for number in range(len(reading.quotations)):
        tokens = reading.tokens(number)
        if number in claimed or not tokens or is_title(reading, number):
            continue
        clause = _goes_on_from(reading, settled, claimed, number)
        if clause is None and _spoken(reading, number):
            clause = _after_a_name(reading, number)
        if clause is None and _a_sentence(reading, number):
            clause = _beside_a_speaker(reading, number)
        if clause is not None:
            if clause not in settled:
                settled.append(clause)
            clause.content = sorted({*clause.content, *tokens})
            clause.quotes.append(number)
            claimed[number] = clause
    return settled


def _doubt(reading: Reading, clause: Clause) -> tuple[bool, bool, int]:
    """Of two cues beside one quotation, the one with a clause and a subject of its own reports."""
    head = reading.doc[clause.head]
    own = any(child.i in clause.source for child in head.children)
    return (clause.frame == "quote", not own, clause.head)


def _spoken(reading: Reading, number: int) -> bool:
    words = [reading.doc[i] for i in reading.tokens(number) if reading.doc[i].is_alpha]
    return len(words) >= _SPOKEN and (
        any(word.pos_ in ("VERB", "AUX") for word in words) or len(words) > 8
    )


def _goes_on_from(
    reading: Reading, found: Sequence[Clause], claimed: dict[int, Clause], number: int
) -> Clause | None:
    """The clause of the sentence that ends right before the quotation, where it goes on from it."""
    doc, text = reading.doc, reading.text
    quotation = reading.quotations[number]
    i = reading.first[number] - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    if i < 0:
        return None
    between = text[doc[i].idx + len(doc[i]) : quotation.start]
    colon = doc[i].text == ":" or doc[i].text.endswith(":")
    if between.strip() or not _beside(reading, i, reading.first[number]):
        return None
    after = text[quotation.end : quotation.end + 2]
    alone = not after or "\n" in after
    claimant = claimed.get(reading.inside[i]) if reading.inside[i] >= 0 else None
    if claimant is not None:
        if "\n" not in between or (alone and _spoken(reading, number)):
            return claimant
        return None
    sentence = doc[i].sent
    near = [c for c in found if sentence.start <= c.head < reading.first[number]]
    direct = [c for c in near if c.quotes]
    if "\n" in between and not colon:
        return direct[-1] if direct and alone and _spoken(reading, number) else None
    if not _spoken(reading, number) and not colon and (not direct or doc[i].is_alpha):
        return None  # a title: the film “Two Rivers”
    last = direct or near
    return last[-1] if last else None


def _after_a_name(reading: Reading, number: int) -> Clause | None:
    """ "Ada Vell: “…”", "…, the mayor's words: “…”": who stands before the colon says it."""
    doc = reading.doc
    i = reading.first[number] - 1
    while i >= 0 and doc[i].is_space:
        i -= 1
    if i < 1 or doc[i].text != ":" or not _beside(reading, i, reading.first[number]):
        return None
    sentence = doc[i - 1].sent
    subject = _subject(sentence)
    if subject is None or subject.i > i:
        return None
    verb = subject.head
    cue = [verb.i, i] if verb.pos_ in ("VERB", "AUX") and verb.i < i else [i]
    return Clause(cue[0], "colon", cue, phrase(subject), [], [])


def _a_sentence(reading: Reading, number: int) -> bool:
    """Whether the quotation is a sentence of its own in a paragraph: “Not a day longer.”"""
    quotation, text = reading.quotations[number], reading.text
    inner = text[quotation.start : quotation.end].strip("“”\"'«» \n")
    before = text[: quotation.start].rstrip(" ")[-1:]
    after = text[quotation.end : quotation.end + 2].strip(" ")
    return (
        " " in inner
        and inner[:1].isupper()
        and inner[-1:] in ".?!"
        and before in ("", "\n", ".", "?", "!", ":")
        and (not after or after[0] == "\n" or after[0].isupper() or after[0] == "(")
    )


def _beside_a_speaker(reading: Reading, number: int) -> Clause | None:
    """Whoever the sentence before, or else the one behind, is about: "Kerr shrugged. “No.”"."""
    doc = reading.doc
    first, last = reading.first[number], reading.last[number]
    for i, near in ((first - 1, first), (last + 1, last)):
        while 0 <= i < len(doc) and doc[i].is_space:
            i += -1 if i < first else 1
        if not 0 <= i < len(doc) or reading.inside[i] >= 0 or not _beside(reading, i, near):
            continue
        gap = reading.text[min(doc[i].idx, doc[near].idx) : max(doc[i].idx, doc[near].idx)]
        if i > last and "\n" in gap:
            continue
        subject = _subject(doc[i].sent)
        if subject is not None and reading.inside[subject.i] < 0:
            return Clause(subject.i, "beside", [], phrase(subject), [], [])
    return None


def _beside(reading: Reading, one: int, other: int) -> bool:
    """Whether no post of social media stands between two tokens."""
    first, last = sorted((reading.doc[one].idx, reading.doc[other].idx))
    return not any(first < post.whole[0] < last for post in reading.posts)


def _subject(sentence: Span) -> Token | None:
    """The person a sentence is about, where it has one."""
    for token in sentence:
        if token.dep_ in ("nsubj", "nsubjpass") and (
            token.pos_ == "PROPN" or token.lower_ in ("he", "she") or token.ent_type_ == "PERSON"
        ):
            return token
    return None
