"""The bodies of one article: which board "the board" is there.

Knows the phrases of a text whose noun names a body. Knows nothing of people and outlets.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.statement import Named
from ingest.attribution.reading import Reading
from ingest.outlets import key_of

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_NOUNS = frozenset(
    (
        "agency association authority board bureau commission committee council court "
        "department federation foundation fund hospital infirmary institute ministry office "
        "organisation organization party society trust union university"
    ).split()
)
# "the whole hospital" is the hospital.
_ANY = frozenset(
    "whole entire only same other new old former first last large largest local current".split()
)
_OWN = frozenset(("the", "its", "their", "our"))


class Bodies:
    """Those that an article names, each by the fullest of its forms."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._forms: dict[str, dict[frozenset[str], list[Token]]] = {}
        for token in reading.doc:
            noun = token.lower_
            if noun in _NOUNS and token.pos_ in ("NOUN", "PROPN") and token.tag_ != "NNS":
                words, phrase = _form(token)
                if words is not None:
                    self._forms.setdefault(noun, {}).setdefault(words, phrase)

    def body(self, head: Token, tokens: Sequence[int]) -> Named | None:
        """The one body that a shorter form of it means; None where there are two, or it is full."""
        first = self._reading.doc[tokens[0]]
        noun = head.lower_
        if head.pos_ != "NOUN" or noun not in self._forms or first.lower_ not in _OWN:
            return None
        if any(self._reading.doc[i].dep_ == "conj" for i in tokens):
            return None
        said = frozenset(self._reading.doc[i].lower_ for i in tokens[1:])
        forms = {words: at for words, at in self._forms[noun].items() if said <= words}
        before = {words: at for words, at in forms.items() if said < words and at[0].i < head.i}
        forms = before or forms  # what is named later is not meant, where something was before
        full = [words for words in forms if not any(words < other for other in forms)]
        if len(full) != 1 or not said < full[0]:
            return None
        name = _written(forms[full[0]])
        if "'s" in full[0] or "’s" in full[0]:
            return None  # "the mayor's office": whose it is would be said again
        proper = any(t.pos_ == "PROPN" for t in forms[full[0]])
        return Named(key_of(name), name, "group" if proper else "unnamed")


def _form(noun: Token) -> tuple[frozenset[str] | None, list[Token]]:
    """The words of a definite or capitalised phrase, the article apart; None for "a board"."""
    left = [
        t for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod", "poss") for t in c.subtree
    ]
    if any(c.dep_ == "det" and c.lower_ not in _OWN for c in noun.lefts):
        return None, []
    behind: list[Token] = []
    if noun.pos_ == "PROPN":
        of = [c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"]
        behind = [t for c in of[:1] for t in c.subtree]
        if any(t.pos_ not in ("PROPN", "ADP", "CCONJ", "DET") for t in behind):
            behind = []
    phrase = [t for t in (*left, noun, *behind) if t.lower_ not in _OWN or t in behind]
    while phrase[0].lower_ in _ANY:
        phrase.pop(0)
    if [t.i for t in phrase] != list(range(phrase[0].i, phrase[-1].i + 1)):
        return None, []
    return frozenset(t.lower_ for t in phrase), phrase


def _written(phrase: Sequence[Token]) -> str:
    text = phrase[0].doc.text[phrase[0].idx : phrase[-1].idx + len(phrase[-1])]
    return "the " + " ".join(text.split())
