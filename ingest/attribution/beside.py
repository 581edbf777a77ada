"""The quotations beside a cue: right before it and its source, or right behind them.

Knows marks, places and what is speech. Knows nothing of which verbs report.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.attribution.reading import Reading

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_TITLE = 6  # words of one, at most
_BEFORE_TITLES = frozenset("on in of at for called show program programme film book song".split())


def quotes_beside(
    reading: Reading, verb: Token, cue: Sequence[int], source: Sequence[int]
) -> list[int]:
    """Quotations that stand right before the cue and its source, or right behind them."""
    doc, inside = reading.doc, reading.inside
    near = [i for i in source if abs(i - verb.i) < 40] or [verb.i]
    first, last = min(*cue, *near), max(*cue, *near)
    if any(inside[i] >= 0 for i in range(first, last + 1)):
        first, last = min(cue), max(cue)
    found = []
    i = first - 1
    while i >= 0 and inside[i] < 0 and (doc[i].is_punct or doc[i].is_space) and first - i < 4:
        i -= 1
    if i >= 0 and inside[i] >= 0 and "\n" not in reading.text[doc[i].idx : doc[first].idx]:
        # "…." She added that …: a full stop before a sentence of its own.
        ended = bool(doc[first].is_sent_start) and _last_mark(reading, inside[i]) == "."
        ended |= any(doc[j].text in (".", "?", "!") for j in range(i + 1, first))
        ended |= bool(source) and source[0] < i and verb.i > i and source[-1] < i
        ended |= not source and verb.dep_ == "advcl" and inside[verb.i - 1] < 0
        ended |= bool(source) and verb.dep_ == "advcl" and verb.tag_ == "VBG" and i < verb.head.i
        if not ended and _speaks(reading, inside[i], ",?!."):
            found.append(inside[i])
    i, verbs = last + 1, 0
    while i < len(doc) and inside[i] < 0 and i - last < 16:
        token = doc[i]
        if (token.is_space and "\n" in token.text) or token.pos_ in ("VERB", "AUX"):
            verbs += 1
        if token.text in (".", ";", "?", "!"):
            verbs += 1
        i += 1
    if i < len(doc) and inside[i] >= 0 and i - last < 16 and not verbs:
        before = doc[i - 1]
        if (
            before.text in (",", ":", "that", "—", "–")
            or before.is_space
            or (i - 1 == last and (verb.lemma_ == "say" or _speaks(reading, inside[i], "")))
        ):
            found.append(inside[i])
    return found


def is_title(reading: Reading, number: int) -> bool:
    """Whether a quotation is the name of a programme or a work: on ABC’s “This Week,”."""
    tokens = reading.tokens(number)
    words = [reading.doc[i] for i in tokens if reading.doc[i].is_alpha]
    before = reading.doc[tokens[0] - 1] if tokens and tokens[0] > 0 else None
    return (
        0 < len(words) <= _TITLE
        and before is not None
        and (before.lower_ in _BEFORE_TITLES or before.tag_ == "POS" or before.text == "'")
        and all(w.text[:1].isupper() or (w is not words[0] and len(w) < 4) for w in words)
    )


def goes_on(reading: Reading, beside: Sequence[int], verb: Token) -> bool:
    """Whether a quotation before the verb ends in a comma or a question: any verb may report it."""
    for number in beside:
        quotation = reading.quotations[number]
        said = reading.text[quotation.start : quotation.end].rstrip("\"”'»")
        if quotation.end <= verb.idx and said.endswith((",", "?", "!")) and " " in said:
            return True
        between = reading.text[verb.idx + len(verb) : quotation.start].strip()
        if quotation.start > verb.idx and between[-1:] in (",", ":") and len(between) < 12:
            return said.endswith((".", "?", "!"))
    return False


def _last_mark(reading: Reading, number: int) -> str:
    quotation = reading.quotations[number]
    return reading.text[quotation.start : quotation.end].rstrip("\"'”’»")[-1:]


def _speaks(reading: Reading, number: int, marks: str) -> bool:
    """Whether a quotation is more than a title: it ends as speech does, or is a sentence."""
    if is_title(reading, number):
        return False
    if marks and _last_mark(reading, number) in marks:
        return True
    tokens = [reading.doc[i] for i in reading.tokens(number)]
    return len(tokens) > 5 and any(token.pos_ in ("VERB", "AUX") for token in tokens)
