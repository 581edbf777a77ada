"""Who says what in the scripted newsroom's articles, and how it is found there: by plain words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.said.matrix import Cell, Matrix, Point
from archive.article import Article, Listing
from archive.statement import NOBODY, Named, Saying, Span, Spans, Statement, Voice, statement
from tests.scripted_articles import COURIER, HARBOR, HOSTILE

VELL = Named("ada-vell", "Ada Vell", "person", "mayor of Port Vella")
BRANDT = Named("tomas-brandt", "Tomas Brandt", "person", "chief engineer")
PENN = Named("joss-penn", "Joss Penn", "person")
BUDGET = Named("budget-office", "the council's budget office", "group")
MASTER = Named("harbor-master", "the harbor master's office", "group")
ENGINEERS = Named("engineers", "engineers hired by the port", "unnamed")
OFFICIALS = Named("officials", "officials", "unnamed")
LORREVIA = Named("radio-lorrevia", "Radio Lorrevia", "outlet")
EVIL = Named('"><b key', "<b onclick=alert(6)>Eve</b>", "person", "=HYPERLINK(0)")


def spans(article: Article, *texts: str) -> Spans:
    """Where the texts stand, one after the other."""
    found: list[Span] = []
    for text in texts:
        start = article.text.index(text, found[-1][1] if found else 0)
        found.append((start, start + len(text)))
    return tuple(found)


def _said(
    article: Article,
    speaker: Named,
    who: str,
    cue: str,
    *content: str,
    relayed: Named = NOBODY,
    **more: Any,
) -> Statement:
    """The source and the cue are the ones nearest to the content."""
    said = spans(article, *content)
    near = min(article.text.rfind("\n", 0, said[0][0]) + 1, said[0][0])
    cut = Article(article.id, "", article.text[near : said[-1][1] + 200])
    moved = [
        tuple((a + near, b + near) for a, b in spans(cut, text)) if text else ()
        for text in (who, cue)
    ]
    return statement(
        article,
        speaker=speaker,
        relayed_from=relayed,
        speaker_spans=moved[0],
        cue_spans=moved[1],
        content_spans=said,
        **more,
    )


PIER = _said(
    HARBOR, VELL, "Mayor Ada Vell", "said", "“The pier will close on 1 June and not a day later,”",
    "“We have waited long enough.”", kind="direct",
)  # fmt: skip
LOW = _said(
    HARBOR, BUDGET, "the council's budget office", "according to",
    "The work is expected to cost $4.2 million", kind="indirect",
)  # fmt: skip
SHUTTLE = _said(
    HARBOR, MASTER, "the harbor master's office", "said",
    "A shuttle bus will connect it with the market every ten minutes", kind="indirect",
)  # fmt: skip
HIGH = _said(
    COURIER, ENGINEERS, "Engineers hired by the port", "estimate",
    "the cost of repairing the old pier at $8.5 million, twice the council's figure",
    kind="indirect",
)  # fmt: skip
WALL = _said(
    COURIER, BRANDT, "chief engineer Tomas Brandt", "said",
    "The difference is a sea wall the council left out of its plan",
    "“Without the wall the new deck will not last ten winters.”", kind="mixed",
)  # fmt: skip
DENIED = _said(
    COURIER, VELL, "Mayor Ada Vell", "denied", "the wall was forgotten",
    kind="indirect", stance="negated",
)  # fmt: skip
TOLD = _said(
    COURIER, VELL, "she", "told", "“It stands in next year's budget, and it always did,”",
    "the whole bill at $5 million", relayed=LORREVIA, kind="mixed", resolved="pronoun",
)  # fmt: skip
UNSURE = _said(
    COURIER, OFFICIALS, "Officials", "could not confirm",
    "boats will still land their catch after 1 June", kind="indirect", stance="hedged",
)  # fmt: skip
CREWS = _said(COURIER, PENN, "Joss Penn", "said", "“Nobody asked the crews,”", kind="direct")
JUNE = _said(
    COURIER, LORREVIA, "Radio Lorrevia", "reported", "the closure may begin on 15 June",
    relayed=LORREVIA, kind="indirect",
)  # fmt: skip
HOSTILE_SAID = _said(
    HOSTILE, EVIL, "<script>", "alert('text')", "<img src=x onerror=\"fetch('https://evil.example/')\">\n"
    "[click](javascript:alert(2)) **bold**", kind="direct", resolved="description",
)  # fmt: skip
ALL = (PIER, LOW, SHUTTLE, HIGH, WALL, DENIED, TOLD, UNSURE, CREWS, JUNE, HOSTILE_SAID)


def sayings(articles: Sequence[Listing]) -> tuple[Saying, ...]:
    """The statements of these articles, newest article first."""
    newest = sorted(articles, key=lambda article: article.published, reverse=True)
    return tuple(Saying(s, a) for a in newest for s in ALL if s.article_id == a.id)


def voices(every: Sequence[Saying], query: str) -> tuple[Voice, ...]:
    said = [saying.statement for saying in every]
    named = {who.key: who for s in said for who in (s.speaker, s.relayed_from) if who.key}
    found = []
    for key, who in named.items():
        own = [s for s in said if s.speaker.key == key]
        passed = [s for s in said if s.relayed_from.key == key != s.speaker.key]
        articles = {s.article_id for s in own + passed}
        newest = max(a.article.published for a in every if a.article.id in articles)
        roles = (who.role,) if who.role else ()
        found.append(Voice(who, len(own), len(passed), len(articles), newest, roles))
    words = query.casefold().split()
    fitting = [v for v in found if all(w in f"{v.named}".casefold() for w in words)]
    return tuple(sorted(fitting, key=lambda v: (-v.own - v.passed_on, v.named.name)))


def said(every: Sequence[Saying], source: str, about: str, own: bool | None) -> tuple[Saying, ...]:
    def fits(s: Statement) -> bool:
        mine = s.speaker.key == source
        passed = s.relayed_from.key == source and not mine
        wanted = {True: mine, False: passed, None: mine or passed}[own]
        words = about.casefold().split()
        return (not source or wanted) and all(word in s.text.casefold() for word in words)

    return tuple(saying for saying in every if fits(saying.statement))


def matrix(every: Sequence[Saying], topic: str) -> Matrix:
    """One of the pier, whatever of it the topic names; of anything else, nothing."""
    if not {"pier", "repairs", "hostile"} & set(topic.casefold().split()):
        return Matrix(topic, (), ())
    sources = (VELL, BUDGET, ENGINEERS, BRANDT, LORREVIA)
    points = (
        ("cost", {BUDGET: (LOW, "4.2 million"), ENGINEERS: (HIGH, "8.5 million"),
                  VELL: (TOLD, "5 million")}),
        ("sea wall", {BRANDT: (WALL, ""), VELL: (DENIED, "")}),
        ("closes in June", {VELL: (PIER, "1 June"), LORREVIA: (JUNE, "15 June")}),
    )  # fmt: skip
    if "hostile" in topic:
        sources = (*sources, EVIL)
        points = (*points, ("<img src=x>", {EVIL: (HOSTILE_SAID, "")}))
    here = {saying.statement: saying for saying in every}
    rows = []
    for label, cells in points:
        row = []
        for named in sources:
            statement, number = cells.get(named, (None, ""))
            found = (here[statement],) if statement in here else ()
            row.append(Cell(found, (number,) if number and found else ()))
        rows.append(Point(label, tuple(row)))
    return Matrix(topic, sources, tuple(rows))
