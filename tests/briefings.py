"""Briefings made up for tests: one that has everything in it, and any that can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import strategies as st

from app.answer import Citation, Claim, Usage, Verdict
from app.brief.briefing import Briefing, Change, Dispute, Event, Line, Source, Told
from archive.article import Article, Filters
from archive.conversation import Since
from archive.statement import Saying
from tests.fragments import listing, nasty, sayings
from tests.told import BRANDT, RADIO, UNION, VELL, By, told

LEDGER, (VELL_SAYS, BRANDT_SAYS) = told(
    Article(
        "ledger",
        "Crack closes the Hollin Bridge",
        "The Hollin Bridge was closed to all traffic on Monday after inspectors found a crack in "
        "its north pier. {1t:“It will not open before the autumn,”} {1c:said} {1s:Mayor Ada Vell}. "
        "{2s:Tomas Brandt, the port’s chief engineer}, {2c:said} {2t:the repairs would cost 4.2 "
        "million crowns}. Some 3,000 people cross the bridge on a working day.\n",
        "The Harbor Ledger",
        published="2026-05-12",
        url="https://ledger.example/2026/05/hollin-bridge?ref=front&page=1",
    ),
    By(VELL, kind="direct"),
    By(BRANDT),
)
WIRE = Article(
    "wire",
    "Hollin Bridge shut; ferries put on",
    "Ferries will run every twenty minutes from Wednesday, the port said. The Hollin Bridge was "
    "closed on 11 May. The crack was first seen by a diver in early spring, two people who know "
    "the report say. It is not known who will pay for the repairs.\n",
    "Concord Wire",
    published="2026-05-12T18:40:00+02:00",
    url="https://wire.example/hollin",
)
COURIER = replace(
    WIRE, id="courier", outlet="Vella Courier", title="Ferries replace bridge",
    published="2026-05-13", url="https://courier.example/bridge",
)  # fmt: skip
RADIO_TEXT, (UNION_SAYS,) = told(
    Article(
        "radio",
        "Union doubts the price of the bridge",
        "{1s:The Union of Pilots} {1c:put} {1t:the repairs at six million crowns}. It had three "
        "engineers look at the pier last week.\n",
        RADIO.name,
        published="2026-05-15",
    ),
    By(UNION),
)
TRAY = Article(
    "tray",
    "The Morning Tray",
    "The bridge is to reopen in June. More on that tomorrow.\n",
    "The Morning Tray",
    url="https://tray.example/20",
)


class Making:
    """Numbers citations as they come."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def cite(self, article: Article, begins: str, since: Since = "") -> int:
        """The number of the sentence of an article that begins so."""
        start = article.text.index(begins)
        end = re.compile(r"\.(?=\s)").search(article.text, start)
        assert end
        passage = article.passage(start, end.end())
        for citation in self.citations:
            if citation.passage == passage:
                return citation.number
        self.citations.append(Citation(len(self.citations) + 1, passage, article, since))
        return len(self.citations)

    def line(
        self,
        text: str,
        whose: str,
        *numbers: int,
        sources: int = 1,
        change: Change = "",
        before: str = "",
        verdict: Verdict = "supported",
        reason: str = "",
    ) -> Line:
        """A line that cites what has these numbers; without a text it is the first one's words."""
        words = text or self.citations[numbers[0] - 1].passage.text
        claim = Claim(words, whose, numbers, verdict, reason=reason)
        return Line(claim, sources, change, before)


def sample() -> Briefing:
    """A bridge is closed: every section filled, copies, an uncertain date, changes, a dispute."""
    making = Making()
    cite, line = making.cite, making.line
    closed, again = cite(LEDGER, "The Hollin"), cite(WIRE, "The Hollin")
    copied = cite(COURIER, "The Hollin")
    key_points = (
        line("", "The Harbor Ledger", closed, again, copied, sources=2),
        line("", "Concord Wire", cite(WIRE, "Ferries will run"), change="new"),
        line(
            "", "The Harbor Ledger", cite(LEDGER, "Some 3,000"),
            change="changed", before="Some 2,000 people cross the bridge on a working day.",
        ),
    )  # fmt: skip
    vell, union = cite(LEDGER, "“It will"), cite(RADIO_TEXT, "The Union")
    brandt = cite(LEDGER, "Tomas")
    said = (
        Told(
            Saying(VELL_SAYS, listing(LEDGER)),
            line("", "Ada Vell, in The Harbor Ledger", vell),
        ),
        Told(Saying(UNION_SAYS, listing(RADIO_TEXT)), line("", "", union)),
    )
    disputed = (
        Dispute(
            "what the repairs cost",
            (
                line("", "The Harbor Ledger, citing Tomas Brandt", brandt),
                line("", "Radio Lorrevia, citing the Union of Pilots", union, change="new"),
            ),
        ),
    )
    seen = cite(WIRE, "The crack")
    timeline = (
        Event("2026-03", False, "early spring", line("", "Concord Wire", seen)),
        Event("2026-05-08", False, "last week", line("", RADIO.name, cite(RADIO_TEXT, "It had"))),
        Event("2026-05-11", True, "11 May", line("", "Concord Wire", again, copied)),
    )
    unknown = (line("", "Concord Wire", cite(WIRE, "It is not")),)
    withdrawn = (
        line(
            "", "The Morning Tray", cite(TRAY, "The bridge", since="replaced"),
            verdict="not found", reason="the article says so no more",
        ),
    )  # fmt: skip
    citations = tuple(making.citations)
    return Briefing(
        topic="the Hollin Bridge",
        as_of="2026-05-20",
        length="standard",
        key_points=key_points,
        said=said,
        disputed=disputed,
        timeline=timeline,
        unknown=unknown,
        sources=sources_of(citations, {"courier": "wire"}),
        citations=citations,
        read=14,
        engine="quotes",
        seconds=0.4,
        filters=Filters(after="2026-05-01"),
        withdrawn=withdrawn,
        since="compared with the briefing of 13 May 2026",
    )


def sources_of(citations: Iterable[Citation], copies: dict[str, str]) -> tuple[Source, ...]:
    """The articles that are cited, each with its numbers; `copies` names the origin of a copy."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.article.id, []).append(citation)
    return tuple(
        Source(listing(group[0].article), copies.get(name, name), tuple(c.number for c in group))
        for name, group in cited.items()
    )


_hostile = st.one_of(
    nasty,
    nasty.map(lambda text: text * 60),
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "[x](javascript:alert(1)) ![y](https://evil.example/y.png) [^1] ^[z]",
            "[^1]: https://evil.example",
            '=HYPERLINK("https://evil.example")',
            "\u202eevil\u2067 \u2066. \x1b[2J \x9b1m\ufffe\uffff",
            "]]>&amp;&#60;</w:t></w:r><w:p/>",
            "# one\n\n- two\n\n    three\n\n***",
        ]
    ),
)
_urls = st.one_of(
    _hostile,
    _hostile.map("https://a.example/{}".format),
    st.sampled_from(
        [
            "https://a.example/b?c=1&d=2#e_f",
            "http://a.example/früh/(x)[y]*z*",
            "https://a.example/&lt;&copy;",
            "javascript:alert(1)",
            "\x01https://a.example/",
            "data:text/html,x",
            "",
        ]
    ),
)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Any briefing: its citations are numbered anyhow, its lines cite any of them and others."""
    articles = [
        Article(
            f"a{number}", draw(_hostile), draw(_hostile.map("x{}".format)), draw(_hostile),
            published=draw(st.one_of(nasty, st.just("2026-05-12"))), url=draw(_urls),
        )
        for number in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    numbers = draw(st.lists(st.integers(1, 9), min_size=1, max_size=5, unique=True))
    citations = []
    for number in numbers:
        article = draw(st.sampled_from(articles))
        end = draw(st.one_of(st.just(len(article.text)), st.integers(1, len(article.text))))
        passage = article.passage(draw(st.one_of(st.just(0), st.integers(0, end - 1))), end)
        since = draw(st.sampled_from(["", "replaced", "removed"]))
        citations.append(Citation(number, passage, article, since))
    claims = st.builds(
        Claim, _hostile, _hostile, st.lists(st.integers(1, 9), max_size=3).map(tuple),
        st.sampled_from(["supported", "contradicted", "not found"]), nasty, nasty,
    )  # fmt: skip
    lines = st.builds(
        Line, claims, st.integers(0, 3), st.sampled_from(["", "new", "changed"]), _hostile
    )
    several = st.lists(lines, max_size=2).map(tuple)
    saying = sayings().map(lambda made: made[0])
    return Briefing(
        topic=draw(_hostile),
        as_of=draw(st.one_of(nasty, st.just("2026-05-20"))),
        length="short",
        key_points=draw(several),
        said=tuple(draw(st.lists(st.builds(Told, saying, lines), max_size=1))),
        disputed=tuple(draw(st.lists(st.builds(Dispute, _hostile, several), max_size=2))),
        timeline=tuple(
            draw(st.lists(st.builds(Event, _dates, st.booleans(), nasty, lines), max_size=2))
        ),
        unknown=draw(several),
        sources=sources_of(citations, {"a1": draw(st.sampled_from(["a0", "a1", "gone"]))}),
        citations=tuple(citations),
        read=draw(st.integers(0, 5000)),
        engine=draw(nasty),
        seconds=0.1,
        filters=Filters((draw(_hostile),), after="2026-05-01", articles=(draw(nasty),)),
        withdrawn=draw(several),
        since=draw(_hostile),
        notice=draw(_hostile),
        usage=draw(st.sampled_from([None, Usage(1, 1, 0.1)])),
    )


_dates = st.one_of(nasty, st.sampled_from(["2026-05-11", "2026-05", "2026", "2026-13", "", "0000"]))
