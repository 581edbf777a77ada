"""The tokens that belong together: a noun with its name, whatever hangs on a token.

Knows the parse. Knows nothing of verbs that report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.attribution.names import PARTICLES, name_words

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token


def phrase(noun: Token, own: Token | None = None) -> list[int]:
    """A noun with what belongs to its name: no relative clause, and not the verb `own`."""
    away: set[int] = set()
    for token in noun.subtree:
        behind = token.dep_ in ("relcl", "advcl", "parataxis") or (
            token.dep_ == "acl" and noun.doc[token.left_edge.i - 1].text == ","
        )
        # "the mayor, Ada Vell, but Bo Carr": another clause begins there.
        but = token.dep_ == "cc" and token.lower_ == "but" and noun.doc[token.i - 1].text == ","
        if but and token.i > noun.i:
            away.update(t.i for t in noun.subtree if t.i >= token.i)
        if behind and token.i > noun.i:
            away.update(t.i for t in token.subtree)
    if own is not None:
        away.update(t.i for t in own.subtree)
    found = [t.i for t in noun.subtree if t.i not in away]
    while found and noun.doc[found[-1]].is_punct:
        found.pop()
    while found and _no_beginning(noun.doc[found[0]]):
        found.pop(0)
    if found and noun.pos_ == "PROPN":
        found = _whole_name(noun, found)
    return [*found, *_hyphened(noun.doc[found[-1]])] if found else found


def _whole_name(noun: Token, tokens: list[int]) -> list[int]:
    """With what a small word cuts off: "am" in "Halvenford am Abend" is a verb elsewhere."""
    words = name_words(noun)
    if not PARTICLES.intersection(words) or words[-1] != noun.text:
        return tokens
    return sorted({*range(noun.i - len(words) + 1, noun.i + 1), *tokens})


def _hyphened(last: Token) -> list[int]:
    """What a hyphen joins to a word: the parser makes a subject of the "E" of "E-mails"."""
    behind = last.doc[last.i + 1 : last.i + 3]
    joined = len(behind) == 2 and behind[0].text == "-" and behind[1].is_alpha
    apart = bool(last.whitespace_) or (joined and bool(behind[0].whitespace_))
    return [token.i for token in behind] if joined and not apart else []


def _no_beginning(token: Token) -> bool:
    """A comma or a preposition; but "at least 15 women" begins with "at"."""
    return token.is_punct or (token.pos_ in ("ADP", "SCONJ") and token.dep_ != "advmod")


def subtree(token: Token) -> list[int]:
    """The token with all that hangs on it, in order."""
    return [t.i for t in token.subtree]
