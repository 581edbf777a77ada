"""A briefing as HTML: its lines in sections, each with its citations. Knows nothing of Gradio.

Everything passes through `escape`. Chips, cards and verdicts are those of an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.brief.briefing import Briefing, Dispute, Line, Told
from app.figures.dates import day
from app.render.answer import (
    byline_html,
    carried_html,
    claim_html,
    dated,
    side_html,
    since_html,
    source_line,
)
from app.render.article import opener
from app.render.escape import bdi, begun, count, escape
from app.render.question import published
from app.render.said import chain_html, labels_html, who_html
from app.render.timeline import timeline_html, when_html

NOTHING = "Nothing in the articles bears a line on this."
_CHANGES = {"new": "New", "changed": "Changed"}


def briefing_html(briefing: Briefing, *, bar: str = "") -> str:
    """A whole briefing. `bar` is HTML of what can be done with it, below its heading."""
    return (
        f'<article class="answer briefing" aria-labelledby="briefing-title">'
        '<header><h2 id="briefing-title" tabindex="-1" dir="auto">'
        f"{escape(begun(briefing.topic))}</h2>"
        f'<p class="as-of">{escape(as_of(briefing))}</p>{_told(briefing)}{bar}</header>'
        f"{''.join(_Lines(briefing).sections())}{_sources(briefing)}{_footnotes(briefing)}</article>"
    )


def as_of(briefing: Briefing) -> str:
    """When and from what it was made: "As of 14 April 2026, from 23 articles; …"."""
    read = count(briefing.read, "article")
    if filters := briefing.filters:
        outlets = f" of {' or '.join(filters.outlets)}" if filters.outlets else ""
        dates = f" {published(filters)}" if filters.after or filters.before else ""
        read = f"{read}{outlets}{dates}"
    line = f"As of {day(briefing.as_of) or briefing.as_of}, from {read}"
    if not briefing.sources:
        return line
    return f"{line}; {len(briefing.sources):,} cited, {briefing.independent:,} independent"


def changes(briefing: Briefing) -> str:
    """What became of the lines of the one before: "2 new, 1 changed"; "" where nothing did."""
    lines = [line.change for line in briefing.lines()]
    tally = {
        "new": lines.count("new"),
        "changed": lines.count("changed"),
        "withdrawn": len(briefing.withdrawn),
    }
    return ", ".join(f"{number} {name}" for name, number in tally.items() if number)


def _told(briefing: Briefing) -> str:
    """What a reader should know of it: what it is compared with, and what was amiss."""
    compared = ""
    if briefing.since:
        changed = f": <strong>{changes(briefing) or 'nothing changed'}</strong>"
        compared = f'<p class="compared-with">{bdi(briefing.since)}{changed}</p>'
    notice = f'<p class="notice">{escape(briefing.notice)}</p>' if briefing.notice else ""
    nothing = f'<p class="outcome">{NOTHING}</p>' if briefing.empty else ""
    return f"{compared}{notice}{nothing}{_legend(briefing) if briefing.drafted else ''}"


def _legend(briefing: Briefing) -> str:
    """What is the model's, in one line."""
    return (
        f'<p class="as-of"><span aria-hidden="true">✓</span> as {bdi(briefing.engine)} puts it, '
        "borne out by the cited text; all else is word for word</p>"
    )


class _Lines:
    """The sections of one briefing; counts its lines, so that the page can name one."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.cited = {citation.number: citation for citation in briefing.citations}
        self.number = 0

    def sections(self) -> Iterator[str]:
        """Those that have a line, in the order of `Briefing.lines`."""
        briefing = self.briefing
        yield self._section("points", "Key points", briefing.key_points)
        told = "".join(map(self._said, briefing.said))
        yield _section("told", "Who said what", f'<ul class="claims">{told}</ul>' if told else "")
        yield _section("disputed", "Disputed", "".join(map(self._dispute, briefing.disputed)))
        events = [
            (event, self._line(event.line, above=when_html(event))) for event in briefing.timeline
        ]
        timeline = timeline_html(events, briefing.as_of) if events else ""
        yield _section("times", "Timeline", timeline)
        yield self._section("unknown", "Not known yet", briefing.unknown)
        yield self._section(
            "withdrawn",
            "Withdrawn",
            briefing.withdrawn,
            "In the briefing before, and borne out no more:",
        )

    def _section(self, name: str, heading: str, lines: Sequence[Line], lead: str = "") -> str:
        shown = "".join(map(self._line, lines))
        lead = f'<p class="part-lead">{lead}</p>' if lead else ""
        return _section(name, heading, f'{lead}<ul class="claims">{shown}</ul>' if shown else "")

    def _line(self, line: Line, above: str = "", below: str = "") -> str:
        number, self.number = self.number, self.number + 1
        sources = f"{line.sources} independent sources" if line.sources > 1 else ""
        agreed = f'<span class="agreed">{sources}</span>' if sources else ""
        ask = (
            f'<button type="button" class="ask-line" data-line="{number}">Ask about this '
            "line</button>"
        )
        return claim_html(
            line.claim,
            self.cited,
            key=f"brief-{number}",
            written=self.briefing.drafted and not self._verbatim(line),
            above=f"{_change(line)}{above}",
            below=f'<div class="line-foot">{below}{agreed}{ask}</div>',
        )

    def _verbatim(self, line: Line) -> bool:
        """Whether it is a sentence of an article: none of a model's."""
        return line.claim.text in {
            " ".join(self.cited[number].passage.text.split())
            for number in line.claim.citations
            if number in self.cited
        }

    def _said(self, told: Told) -> str:
        """Speaker, relayed outlet and publisher stand apart: none is taken for another."""
        alone = replace(told.line, claim=replace(told.line.claim, attribution=""))
        statement = told.saying.statement
        way = f'<p class="chain">{chain_html(told.saying)}</p>{labels_html(statement)}'
        return self._line(alone, above=who_html(statement), below=way)

    def _dispute(self, dispute: Dispute) -> str:
        sides = []
        for side in dispute.sides:
            name, date = side.claim.attribution, dated(side.claim, self.cited)
            date = "" if name.endswith(date) else date
            line = self._line(replace(side, claim=replace(side.claim, attribution="")))
            sides.append(side_html(name or "Unnamed source", date, line, level=5))
        about = f'<h4 dir="auto">{escape(begun(dispute.about))}</h4>' if dispute.about else ""
        return (
            f'<section class="dispute">{about}<div class="sides">{"".join(sides)}</div></section>'
        )


def _section(name: str, heading: str, body: str) -> str:
    return f'<section class="part {name}"><h3>{heading}</h3>{body}</section>' if body else ""


def _change(line: Line) -> str:
    """That a line is new or changed, and on demand what it said before."""
    if not line.change:
        return ""
    mark = f'<span class="change">{_CHANGES[line.change]}</span>'
    if not line.before:
        return f'<p class="since-before">{mark}</p>'
    return (
        f'<details class="since-before"><summary>{mark}<span class="show-before">What it said '
        f"before</span></summary><p>Before: {bdi(line.before)}</p></details>"
    )


def _sources(briefing: Briefing) -> str:
    """The articles that are cited, each with its numbers; with who else carries its text."""
    cited = {citation.number: citation for citation in briefing.citations}
    listed = {source.article.id: source.article for source in briefing.sources}
    rows = []
    for source in briefing.sources:
        article = source.article
        one = next((cited[number] for number in source.citations if number in cited), None)
        where, since = (one.passage, since_html(one)) if one else (None, "")
        first = listed.get(source.origin)
        of = f"“{first.title}”, {first.outlet or 'unknown outlet'}" if first else "one not cited"
        copy = f'<span class="copy">{bdi(f"Copy of {of}")}</span>'
        copies = copy if source.origin != article.id else carried_html(briefing.carried(source))
        rows.append(
            f'<li><span class="number">{", ".join(map(str, source.citations))}</span>'
            f'<button type="button" class="source" {opener(article.id, article.version, where)}>'
            f'<span class="title" dir="auto">{escape(article.title or "Untitled")}</span> '
            f'<span class="by">{byline_html(article)}</span>{since}{copies}</button></li>'
        )
    return _section(
        "sources-part", "Sources", f'<ol class="sources">{"".join(rows)}</ol>' if rows else ""
    )


def _footnotes(briefing: Briefing) -> str:
    """What the numbers stand for, in full: for paper, where no number can be opened."""
    notes = "".join(
        f'<li><span class="number">[{citation.number}]</span> <q dir="auto">'
        f"{escape(citation.passage.text)}</q> {bdi(source_line(citation.article))}</li>"
        for citation in briefing.citations
    )
    return f'<section class="footnotes"><h3>Notes</h3><ol>{notes}</ol></section>' if notes else ""
