"""What a briefing is, and the events on the way to one. Knows nothing of how lines are found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from app.answer import VERBATIM, Carried, Citation, Claim, Usage
from archive.article import Filters, Listing
from archive.statement import Saying

Length = Literal["short", "standard", "long"]
Change = Literal["", "new", "changed"]
_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Line:
    """A claim of a briefing. `sources` is how many independent sources its citations are from.

    `change` is what became of it since the briefing that this one refreshes, `before` the text it
    had there where it changed.
    """

    claim: Claim
    sources: int = 1
    change: Change = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Who said what: a statement, and the line that shows it."""

    saying: Saying
    line: Line


@dataclass(frozen=True, slots=True)
class Dispute:
    """What sources disagree on: `about` names it, each side is a line."""

    about: str
    sides: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened when, not when that was published.

    `date` is ISO: a day, a month ("2026-04") or a year; `written` is how the line gives it
    ("Tuesday"). Not `certain` where the article leaves a choice.
    """

    date: str
    certain: bool
    written: str
    line: Line


@dataclass(frozen=True, slots=True)
class Source:
    """An article that is cited. `origin` is the id of the one that had its text first, itself
    where that is no copy."""

    article: Listing
    origin: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """`as_of` is the day it was made, ISO. `read` is how many articles it was made from.

    `withdrawn` are lines of the briefing it refreshes that are borne out no more; `since` says in
    words what it is compared with, or from when on it counts.
    """

    topic: str
    as_of: str
    length: Length
    key_points: tuple[Line, ...]
    said: tuple[Told, ...]
    disputed: tuple[Dispute, ...]
    timeline: tuple[Event, ...]
    unknown: tuple[Line, ...]
    sources: tuple[Source, ...]
    citations: tuple[Citation, ...]
    read: int
    engine: str
    seconds: float
    filters: Filters = _ALL
    withdrawn: tuple[Line, ...] = ()
    since: str = ""
    notice: str = ""
    usage: Usage | None = None

    @property
    def independent(self) -> int:
        """How many of the sources are independent: copies of one text are one, and so are the
        articles of one outlet."""
        texts = {source.origin: source.article.outlet or source.origin for source in self.sources}
        return len(set(texts.values()))

    @property
    def drafted(self) -> bool:
        """Whether a model wrote key points of it; that one was asked does not make them its own."""
        return self.usage is not None and self.engine not in VERBATIM

    @property
    def empty(self) -> bool:
        """Whether there is no line in it."""
        return not any(self.lines())

    def carried(self, source: Source) -> Carried:
        """Who else carries the text of an article that is cited."""
        found = (one.carried for one in self.citations if one.article.id == source.article.id)
        return next(found, Carried())

    def lines(self) -> Iterator[Line]:
        """Every line, in the order of the page."""
        yield from self.key_points
        yield from (told.line for told in self.said)
        yield from (side for dispute in self.disputed for side in dispute.sides)
        yield from (event.line for event in self.timeline)
        yield from self.unknown
        yield from self.withdrawn

    def with_each(self, changed: Callable[[Line], Line]) -> Briefing:
        """With every line changed, in the order of the page."""
        return replace(
            self,
            key_points=tuple(map(changed, self.key_points)),
            said=tuple(replace(told, line=changed(told.line)) for told in self.said),
            disputed=tuple(
                replace(one, sides=tuple(map(changed, one.sides))) for one in self.disputed
            ),
            timeline=tuple(replace(event, line=changed(event.line)) for event in self.timeline),
            unknown=tuple(map(changed, self.unknown)),
            withdrawn=tuple(map(changed, self.withdrawn)),
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """Event: what is being done now, in words: "Reading 412 sentences"."""

    doing: str


Progress = Stage | Briefing
