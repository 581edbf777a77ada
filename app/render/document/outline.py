"""What every written form of a briefing shows, in its order. Knows nothing of any form.

All text in an outline is fit to be shown (shown.py); only `Note.quote` keeps its line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.brief.briefing import Briefing, Change, Event, Line, Source
from app.cite import chain
from app.figures.dates import MONTHS, day
from app.render.answer import carried_text, doubt, explained
from app.render.document.shown import shown, verbatim
from app.render.escape import begun, count, link_target
from app.render.question import published
from archive.article import Article, Filters, Listing

_NOTHING = "Nothing was found on this."
_SINCE = {
    "": "",
    "replaced": "the article was replaced by a newer version since",
    "removed": "the article was removed from the archive since",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: what became of it (`before` is its text then), when, whose it is, what it says.

    `doubt` is what is wrong with it, in words. `numbers` are those of notes.
    """

    change: Change
    before: str
    when: str
    whose: str
    text: str
    doubt: str
    sources: int
    numbers: tuple[int, ...]

    @property
    def mark(self) -> str:
        """What became of it, in a word: "New", "Changed"."""
        return self.change.capitalize()

    @property
    def was(self) -> str:
        """What it said before, where it changed."""
        return f"before: “{self.before}”" if self.change == "changed" and self.before else ""

    @property
    def agreed(self) -> str:
        """How many sources have it, where those are several."""
        return f"{self.sources} independent sources" if self.sources > 1 else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together; `about` says of what, where there are several groups."""

    about: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """An article: `link` is its web address, empty where it has none."""

    outlet: str
    title: str
    published: str
    link: str


@dataclass(frozen=True, slots=True)
class Note:
    """A citation: the article, and the cited characters. `since` is what became of the article,
    and who else carries it."""

    number: int
    origin: Origin
    quote: str
    since: str


@dataclass(frozen=True, slots=True)
class Cited:
    """An article in the list of sources. `copies` says who else carries its text, or what it is a
    copy of."""

    origin: Origin
    numbers: tuple[int, ...]
    copies: str


@dataclass(frozen=True, slots=True)
class Outline:
    """`facts` is what to know of the briefing as a whole, `notice` what to know before all else.

    Notes are numbered from one in the order in which they are first mentioned: word processors and
    readers of Markdown count them so, whatever they are called.
    """

    title: str
    facts: tuple[str, ...]
    notice: str
    sections: tuple[Section, ...]
    counted: str
    sources: tuple[Cited, ...]
    notes: tuple[Note, ...]


def outline(briefing: Briefing) -> Outline:
    """A briefing as its written forms show it; sections that have no line are left out."""
    numbers = _numbers(briefing)
    sections = (
        Section("Key points", _one(_entry(line, numbers) for line in briefing.key_points)),
        Section("Who said what", _one(_said(briefing, numbers))),
        Section("Disputed", tuple(_disputed(briefing, numbers))),
        Section("Timeline", _one(_timeline(briefing, numbers))),
        Section("Not known yet", _one(_entry(line, numbers) for line in briefing.unknown)),
        Section("Withdrawn since", _one(_entry(line, numbers) for line in briefing.withdrawn)),
    )
    articles = count(len(briefing.sources), "article")
    notes = [
        Note(
            numbers[citation.number],
            _origin(citation.article),
            verbatim(citation.passage.text),
            "; ".join(
                filter(None, [shown(carried_text(citation.carried)), _SINCE[citation.since]])
            ),
        )
        for citation in briefing.citations
        if citation.number in numbers
    ]
    return Outline(
        title=begun(shown(briefing.topic)) or "Briefing",
        facts=tuple(_facts(briefing)),
        notice=shown(briefing.notice) or (_NOTHING if briefing.empty else ""),
        sections=tuple(section for section in sections if section.groups),
        counted=f"{articles}, {briefing.independent:,} independent",
        sources=tuple(_cited(source, briefing, numbers) for source in briefing.sources),
        notes=tuple(sorted(notes, key=lambda note: note.number)),
    )


def when(event: Event) -> str:
    """The date of an event in words, as exact as it is known: "about April 2026"."""
    if full := day(event.date):
        return full if event.certain else f"{full} (date uncertain)"
    found = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", event.date, re.ASCII)
    if not found:
        return ""
    written = f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]
    return written if event.certain else f"about {written}"


def _numbers(briefing: Briefing) -> dict[int, int]:
    """The number of each citation that a line or a source names → the number of its note."""
    cited = {citation.number for citation in briefing.citations}
    lines = (number for line in briefing.lines() for number in line.claim.citations)
    sources = (number for source in briefing.sources for number in source.citations)
    named = dict.fromkeys(number for part in (lines, sources) for number in part)
    return {number: note for note, number in enumerate((n for n in named if n in cited), 1)}


def _known(cited: Iterable[int], numbers: Mapping[int, int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers[number] for number in cited if number in numbers))


def _entry(line: Line, numbers: Mapping[int, int], *, whose: str = "", when: str = "") -> Entry:
    claim = line.claim
    return Entry(
        change=line.change,
        before=shown(line.before),
        when=when,
        whose=begun(shown(claim.attribution) or shown(whose)),
        text=shown(explained(claim)),
        doubt=shown(doubt(claim)),
        sources=line.sources,
        numbers=_known(claim.citations, numbers),
    )


def _one(entries: Iterable[Entry]) -> tuple[Group, ...]:
    lines = tuple(entries)
    return (Group("", lines),) if lines else ()


def _said(briefing: Briefing, numbers: Mapping[int, int]) -> Iterator[Entry]:
    for told in briefing.said:
        # What is not borne out is nobody's.
        borne_out = told.line.claim.verdict == "supported"
        way = chain(told.saying.article, told.saying.statement) if borne_out else ""
        yield _entry(told.line, numbers, whose=way)


def _disputed(briefing: Briefing, numbers: Mapping[int, int]) -> Iterator[Group]:
    for dispute in briefing.disputed:
        sides = tuple(_entry(side, numbers) for side in dispute.sides)
        if sides:
            yield Group(begun(shown(dispute.about)), sides)


def _timeline(briefing: Briefing, numbers: Mapping[int, int]) -> Iterator[Entry]:
    for event in briefing.timeline:
        yield _entry(event.line, numbers, when=when(event))


def _facts(briefing: Briefing) -> Iterator[str]:
    yield f"Briefing as of {day(briefing.as_of)}" if day(briefing.as_of) else "Briefing"
    yield f"{count(briefing.read, 'article')} read"
    yield from _limits(briefing.filters)
    if briefing.drafted:
        yield f"key points written with {shown(briefing.engine)}"
    if briefing.since:
        yield shown(briefing.since)


def _limits(filters: Filters) -> Iterator[str]:
    if filters.outlets:
        yield f"only {' or '.join(map(shown, filters.outlets))}"
    if filters.after or filters.before:
        yield f"only {published(filters)}"
    if filters.articles:
        yield f"only {count(len(filters.articles), 'chosen article')}"


def _origin(article: Article | Listing) -> Origin:
    return Origin(
        shown(article.outlet) or "Unknown outlet",
        shown(article.title) or "Untitled",
        day(article.published),
        link_target(article.url),
    )


def _cited(source: Source, briefing: Briefing, numbers: Mapping[int, int]) -> Cited:
    copies = shown(carried_text(briefing.carried(source)))
    if source.origin != source.article.id:
        first = next((s for s in briefing.sources if s.article.id == source.origin), None)
        whose = _origin(first.article) if first else None
        copies = f"copy of “{whose.title}”, {whose.outlet}" if whose else "copy of another article"
    return Cited(_origin(source.article), _known(source.citations, numbers), copies)
