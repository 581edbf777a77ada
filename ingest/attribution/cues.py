"""The words that report, as data: which verbs and nouns, each with what follows it.

Knows nothing of grammar beyond the names of the frames; the words are in cues.toml.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """`frames[frame]` are the lemmas that report with it; `nouns` report with a clause of theirs.

    Frames: clause ("said that …"), quote ("…," she said), infinitive ("promised to …"), object
    ("praised …"), and one a preposition ("for": "called for …").
    """

    frames: dict[str, frozenset[str]]
    nouns: frozenset[str]
    negated: frozenset[str]
    hedged: frozenset[str]
    chained: frozenset[str]

    @classmethod
    def load(cls) -> Cues:
        """The bundled lists."""
        table = tomllib.loads(files("ingest.attribution").joinpath("cues.toml").read_text("utf-8"))
        return cls(
            {name: frozenset(words.split()) for name, words in table["frames"].items()},
            *(frozenset(table[name].split()) for name in ("nouns", "negated", "hedged", "chained")),
        )

    def noun(self, lemma: str) -> bool:
        """Whether this noun reports with a clause of its own."""
        return lemma in self.nouns

    def reports(self, lemma: str, frame: str) -> bool:
        """Whether this verb reports what follows it in this frame."""
        return lemma in self.frames.get(frame, ())
