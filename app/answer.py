"""What an answer is, and the events on the way to one. Knows nothing of engines or pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.article import Article, Filters, Passage
from archive.conversation import Since
from archive.instructions import without_instructions

Outcome = Literal["answered", "not_found", "conflicting"]
Verdict = Literal["supported", "contradicted", "not found"]
_ALL = Filters()
VERBATIM = ("quotes", "statements")  # engines that write no sentence of their own


@dataclass(frozen=True, slots=True)
class Carried:
    """Which outlets carry one text, the one that had it first in front; none where only one does.

    `wire` is the agency that the text is from, where one of them says so.
    """

    outlets: tuple[str, ...] = ()
    wire: str = ""

    def __bool__(self) -> bool:
        return bool(self.outlets)


_ONE_OUTLET = Carried()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question, with its article and the scores that brought it there.

    `score`, `dense` and `words` lie in 0…1: the fused score, and each arm's own, normalised over
    the candidates of this question. `since` and `carried` are as in a citation.
    """

    passage: Passage
    article: Article
    score: float
    dense: float
    words: float
    since: Since = ""
    carried: Carried = _ONE_OUTLET

    @property
    def told(self) -> str:
        """The passage with blanks in place of instructions: what may be answered from."""
        return without_instructions(self.article)[self.passage.start : self.passage.end]


@dataclass(frozen=True, slots=True)
class Citation:
    """A number in an answer, and the exact characters it stands for.

    `since` is what became of the article's version after the answer was given. Where it was
    removed, the article has no text: `passage` is all that was kept of it. `carried` is who had the
    text when the answer was given.
    """

    number: int
    passage: Passage
    article: Article
    since: Since = ""
    carried: Carried = _ONE_OUTLET


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer. `attribution` says whose it is: outlet, and speaker if named.

    `who` is what a pronoun that begins `text` stands for, where the article says so; a page shows
    it in brackets behind the pronoun, the text itself stays as it is written. `reason` says in
    words why the verdict is not "supported".
    """

    text: str
    attribution: str
    citations: tuple[int, ...]
    verdict: Verdict
    who: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who gives the short answer: each origin, and the citations in which it does, in their order.

    An origin is who was first: the outlet passed on, else the publisher; carriers of one text are
    one.
    """

    origins: tuple[tuple[str, tuple[int, ...]], ...]


_NOBODY_ELSE = Agreement(())


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that a model read and wrote, and their cost in dollars where the price is known."""

    read: int = 0
    written: int = 0
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`related` is offered where nothing was found: the nearest passages, not an answer; `missing`
    says in words what they lack. `standalone` is the question that was searched for, where the one
    asked leaned on those before; `filters` are all that applied, read from its words or given.
    `writing` is what a model is just writing: not a claim yet, nothing of it is checked.
    """

    question: str
    outcome: Outcome
    short_answer: str
    claims: tuple[Claim, ...]
    citations: tuple[Citation, ...]
    related: tuple[Hit, ...]
    engine: str
    seconds: float
    notice: str = ""  # what the reader should know of how it was found; empty when all is well
    standalone: str = ""
    filters: Filters = _ALL
    missing: str = ""
    agreement: Agreement = _NOBODY_ELSE
    writing: str = ""
    usage: Usage | None = None

    @property
    def drafted(self) -> bool:
        """Whether a model wrote its sentences; that one was asked does not make them its own."""
        return self.usage is not None and self.engine not in VERBATIM


@dataclass(frozen=True, slots=True)
class Evidence:
    """Event: these passages were found and are being read."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Event: the answer so far."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked before, and the text of its answer."""

    question: str
    answer: str


Event = Evidence | Draft | Answer
