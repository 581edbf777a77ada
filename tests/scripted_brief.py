"""A briefing and stories of the scripted newsroom's articles, and of two more that belong to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from app.answer import Citation, Claim, Verdict
from app.brief.briefing import (
    Briefing,
    Dispute,
    Event,
    Length,
    Line,
    Progress,
    Source,
    Stage,
    Told,
)
from app.cite import attributed
from archive.article import Article, Filters, Listing
from archive.errors import ArchiveBusy
from archive.groups import Story
from archive.statement import Saying, Statement
from tests.scripted_articles import COURIER, HARBOR, HOSTILE
from tests.scripted_said import CREWS, DENIED, HIGH, HOSTILE_SAID, LOW, PIER, TOLD, WALL

GAZETTE = Article(
    "gazette-1",
    "How the old pier came to be closed",
    "Divers of the port found the first cracks under the old ferry pier in January.\n\n"
    "On 3 March the harbor master barred lorries from it. The council put the repairs on its "
    "agenda three weeks later, and voted for the closure on 14 April.\n\n"
    "The north quay is to be ready in the second half of May, the port said.\n",
    "The Quay Gazette",
    "Bo Lindqvist",
    "2026-04-20",
    "https://quay-gazette.example/how-the-pier-closed",
)
COPY = replace(
    HARBOR,
    id="northern-1",
    title="Old ferry pier to close for two years",
    outlet="Northern Wire",
    author="",
    published="2026-04-15",
    url="https://northern.example/pier",
)
ARTICLES = (COURIER, HARBOR, HOSTILE, GAZETTE, COPY)
STORIES = (
    Story(
        "harbor-1",
        "Council votes to close the old ferry pier",
        "2026-04-14",
        "2026-04-20",
        ("harbor-1", "northern-1", "courier-1", "gazette-1"),
    ),
    Story(
        "tide-1",
        "Spring tide floods the <b>fish market</b>",
        "2026-03-02",
        "2026-03-02",
        ("a", "b"),
    ),
)


class _Cited:
    """Numbers the passages as lines cite them."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def number(self, article: Article, text: str) -> int:
        start = article.text.index(text)
        passage = article.passage(start, start + len(text))
        for known in self.citations:
            if known.passage == passage:
                return known.number
        self.citations.append(Citation(len(self.citations) + 1, passage, article))
        return len(self.citations)

    def line(
        self,
        text: str,
        *at: tuple[Article, str],
        whose: str = "",
        sources: int = 1,
        verdict: Verdict = "supported",
    ) -> Line:
        """Cites the text itself in the first article where nothing else is given of it."""
        numbers = tuple(self.number(article, cited or text) for article, cited in at)
        return Line(Claim(text, whose or at[0][0].outlet, numbers, verdict), sources)

    def told(self, statement: Statement, article: Article) -> Told:
        whose = attributed(article, statement, (statement.start, statement.end))
        return Told(
            Saying(statement, listed(article)),
            self.line(statement.text, (article, ""), whose=whose),
        )


def listed(article: Article) -> Listing:
    a = article
    return Listing(a.id, a.version, a.title, a.outlet, a.author, a.published, a.url, len(a.text))


def brief(
    topic: str, filters: Filters, length: Length, before: Briefing | None, go: threading.Event
) -> Iterator[Progress]:
    """ "slow" waits for `go` behind its first stage, "nothing" has no line."""
    if "busy" in topic:
        raise ArchiveBusy("another process owns this archive")
    yield Stage("Reading 38 sentences of 4 articles")
    if "crash" in topic:
        raise RuntimeError("secret detail")
    if "slow" in topic or (before and "slow" in before.topic):
        go.wait(10)
    yield Stage("Holding 14 lines to their articles")
    made = hostile(topic) if "hostile" in topic else pier(topic, length)
    if "nothing" in topic:
        made = Briefing(topic, "2026-04-21", length, (), (), (), (), (), (), (), 5, "quotes", 0.4)
    made = replace(made, filters=filters)
    yield refreshed(made) if before else made


def pier(topic: str = "The old ferry pier", length: Length = "standard") -> Briefing:
    """Of every section something: short ones have fewer points."""
    cited = _Cited()
    voted = (
        "The city council voted on Tuesday night to close the old ferry pier for two years of "
        "repairs."
    )
    quay = "Ferries will leave from the north quay instead."
    points = (
        cited.line(voted, (HARBOR, ""), (COPY, voted), sources=1),
        cited.line(
            "The pier will close on 1 June.",
            (HARBOR, "“The pier will close on 1 June and not a day later,”"),
            (GAZETTE, "voted for the closure on 14 April"),
            whose="The Harbor Ledger, citing Mayor Ada Vell",
            sources=2,
        ),
        cited.line(quay, (HARBOR, "")),
    )
    said = (
        cited.told(PIER, HARBOR),
        cited.told(WALL, COURIER),
        cited.told(TOLD, COURIER),
        cited.told(DENIED, COURIER),
        cited.told(CREWS, COURIER),
    )
    disputed = (
        Dispute(
            "What the repairs will cost",
            (cited.told(LOW, HARBOR).line, cited.told(HIGH, COURIER).line),
        ),
    )
    timeline = (
        _event(cited, "2026-01", "January", GAZETTE, "Divers of the port", "in January."),
        _event(cited, "2026-03-03", "3 March", GAZETTE, "On 3 March", "from it."),
        _unsure(cited, "2026-03-24", "three weeks later", GAZETTE, "The council put", "later"),
        _event(cited, "2026-04-14", "Tuesday night", HARBOR, "The city council", "repairs."),
        _event(cited, "2026-05", "the second half of May", GAZETTE, "The north", "said."),
        _event(cited, "2026-06-01", "1 June", HARBOR, "“The pier will", "the meeting."),
        _unsure(cited, "2026-06-15", "15 June", COURIER, "Radio Lorrevia reported", "June."),
    )  # fmt: skip
    unknown = (
        cited.line(
            "Officials could not confirm that boats will still land their catch after 1 June.",
            (COURIER, ""),
        ),
    )
    return Briefing(
        topic=topic,
        as_of="2026-04-21",
        length=length,
        key_points=points[:1] if length == "short" else points,
        said=said,
        disputed=disputed,
        timeline=timeline,
        unknown=unknown,
        sources=_sources(cited.citations, {COPY.id: HARBOR.id}),
        citations=tuple(cited.citations),
        read=5,
        engine="quotes",
        seconds=1.8,
    )


def refreshed(made: Briefing) -> Briefing:
    """One point is new, one changed, and one that was there is borne out no more."""
    first, *rest = made.key_points
    gone = replace(first.claim, text="The pier will stay open until autumn.", verdict="not found")
    points = (
        replace(first, change="new"),
        *(
            replace(line, change="changed", before="The pier will close on 1 May.")
            for line in rest[:1]
        ),
        *rest[1:],
    )
    withdrawn = (Line(replace(gone, reason="the article was replaced")),)
    return replace(
        made,
        key_points=points,
        withdrawn=withdrawn,
        since="Compared with the briefing of 15 April 2026",
    )


def hostile(topic: str) -> Briefing:
    """Of an article that means harm, in every field that takes a text."""
    text = HOSTILE.text
    citation = Citation(1, HOSTILE.passage(0, len(text)), HOSTILE)
    line = Line(
        Claim(text, HOSTILE.outlet, (1,), "contradicted", reason="<b>no</b>"), 2, "changed", text
    )
    statement = Saying(HOSTILE_SAID, listed(HOSTILE))
    return Briefing(
        topic=f"{topic} {text}",
        as_of="2026-04-21",
        length="long",
        key_points=(line,),
        said=(Told(statement, line),),
        disputed=(Dispute("<img src=x onerror=alert(8)>", (line, line)),),
        timeline=(
            Event("2026-03-01", False, "<b>Sunday</b>", line),
            Event('"><script>alert(9)</script>', True, "<i>soon</i>", line),
        ),
        unknown=(line,),
        sources=(Source(listed(HOSTILE), '"><b>', (1,)),),
        citations=(citation,),
        read=1,
        engine="<u>quotes</u>",
        seconds=0.1,
        withdrawn=(line,),
        since="<s>Since</s>",
        notice="<em>notice</em>",
    )  # fmt: skip


def _event(
    cited: _Cited, date: str, written: str, article: Article, first: str, last: str
) -> Event:
    """The line is the article's own, from its first words to its last."""
    start = article.text.index(first)
    end = article.text.index(last, start) + len(last)
    return Event(date, True, written, cited.line(article.text[start:end], (article, "")))


def _unsure(*of: Any) -> Event:
    return replace(_event(*of), certain=False)


def _sources(citations: Sequence[Citation], origins: dict[str, str]) -> tuple[Source, ...]:
    articles = {one.article.id: one.article for one in citations}
    return tuple(
        Source(
            listed(article),
            origins.get(id, id),
            tuple(one.number for one in citations if one.article.id == id),
        )
        for id, article in sorted(articles.items(), key=lambda pair: pair[1].published)
    )
