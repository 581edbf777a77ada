"""Part of speech and lemma of every token, by spaCy's own rules, asked once a word.

The model's attribute ruler and lemmatizer try all their rules on each token, which takes as long
as the parse. What they say hangs on the word, its tag and its grammatical relation: so they are
asked about the words that have not been met so, and remembered. Only their rules for two words
("gonna", "let's") are lost by that. Knows nothing of statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.language import Language
    from spacy.tokens import Doc

_ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
_SAID: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_MOST = 200_000  # words remembered, some tens of megabytes

_Word = tuple[int, ...]


class Forms:
    """Sets them in parses of one model, which has to do it no more."""

    def __init__(self, model: Language) -> None:
        self._rules = [model.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        model.select_pipes(disable=["attribute_ruler", "lemmatizer"])
        self._known: dict[_Word, _Word] = {}

    def set(self, doc: Doc) -> None:
        """Part of speech, morphology and lemma of every token of a parse that has none yet."""
        if not len(doc):
            return
        words = [tuple(row) for row in doc.to_array(_ASKED).tolist()]
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if len(self._known) + len(new) > _MOST:
            self._known, new = {}, list(dict.fromkeys(words))
        if new:
            self._known.update(zip(new, self._asked(doc, new), strict=True))
        doc.from_array(_SAID, _table([self._known[word] for word in words]))

    def _asked(self, doc: Doc, words: list[_Word]) -> list[_Word]:
        bare = type(doc)(doc.vocab, [doc.vocab.strings[word[0]] for word in words])
        bare.from_array(_ASKED[1:], _table([word[1:] for word in words]))
        for rules in self._rules:
            bare = rules(bare)
        return [tuple(row) for row in bare.to_array(_SAID).tolist()]


def _table(rows: list[_Word]) -> Any:  # thinc's type of it says no more
    return np.array(rows, np.uint64)
