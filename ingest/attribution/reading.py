"""A parsed text with its quotations and posts, and the clauses that are found in it: values.

Knows the parts of a parse and where they stand. Knows nothing of what reports, nor of who speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.quotations import Quotation
from ingest.attribution.posts import Post

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Doc, Token

BACK = 2  # sentences before their own in which "he" and "the paper" find whom they mean


@dataclass(slots=True)
class Clause:
    """A cue with its source and its content: indices of tokens, each in order.

    `antecedent` is the noun that a relative pronoun as source stands for.
    """

    head: int
    frame: str
    cue: list[int]
    source: list[int]
    content: list[int]
    quotes: list[int] = field(default_factory=list)
    antecedent: list[int] = field(default_factory=list)


class Reading:
    """A parsed text with its quotations, which token stands in which, and the posts beside it."""

    def __init__(
        self,
        doc: Doc,
        text: str,
        quotations: Sequence[Quotation],
        written: str,
        posts: Sequence[Post],
    ) -> None:
        """`doc` is the parse of `text`: `written` with blanks for furniture, posts and credits."""
        self.doc = doc
        self.text = text
        self.written = written
        self.quotations = quotations
        self.posts = posts
        self.inside: list[int] = [-1] * len(doc)
        at = 0
        for token in doc:
            while at < len(quotations) and quotations[at].end <= token.idx:
                at += 1
            if at < len(quotations) and quotations[at].start <= token.idx:
                self.inside[token.i] = at
        self.first: dict[int, int] = {}
        self.last: dict[int, int] = {}
        for i, quotation in enumerate(self.inside):
            if quotation >= 0:
                self.first.setdefault(quotation, i)
                self.last[quotation] = i

    def tokens(self, quotation: int) -> range:
        """The tokens of a quotation, its marks included."""
        if quotation not in self.first:
            return range(0)
        return range(self.first[quotation], self.last[quotation] + 1)

    def head(self, tokens: Sequence[int]) -> Token:
        """The one of these tokens that the others hang on."""
        inside = set(tokens)
        for i in tokens:
            if self.doc[i].head.i not in inside or self.doc[i].head.i == i:
                return self.doc[i]
        return self.doc[tokens[-1]]

    def sentences_before(self, token: Token, count: int) -> int:
        """The token that begins the sentence so many before the token's own, or the text."""
        start = token.sent.start
        for _ in range(count):
            if start > 0:
                start = self.doc[start - 1].sent.start
        return start
