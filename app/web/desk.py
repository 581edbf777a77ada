"""One reader's briefing and how it comes about. Knows nothing of Gradio.

A desk is a value: it lives in the reader's session, never in a global.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from app.brief.briefing import Briefing, Length, Line, Stage
from app.render.brief import changes
from app.render.escape import count
from app.web import markup
from app.web.filters import Only
from app.web.made import Made
from app.web.newsroom import Newsroom
from archive.article import Filters
from archive.errors import BylineError

LONG = 300  # characters of a line that stand in a question about it

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """What a briefing is asked for; `before` is the one that it refreshes."""

    topic: str
    filters: Filters
    length: Length
    before: Briefing | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """`briefing` is what is shown, `name` what it can be got by. `doing` says in words what is
    being done, or what came of it; `failure` is HTML. `id` is its own among those kept of the
    `reader`; without a reader it is not kept."""

    briefing: Briefing | None = None
    name: str = ""
    doing: str = ""
    busy: bool = False
    failure: str = ""
    reader: str = ""
    id: str = ""

    @classmethod
    def new(cls, reader: str) -> Desk:
        """An empty one, that nobody can guess the id of."""
        return cls(reader=reader, id=secrets.token_urlsafe(16) if reader else "")

    def opened(self, order: Order) -> Desk:
        """With a briefing under way. The one that it refreshes stays until then."""
        kept = self if order.before else Desk.new(self.reader)
        return replace(kept, doing="Looking for articles…", busy=True, failure="")

    def done(self, briefing: Briefing, name: str) -> Desk:
        lines = count(sum(1 for _ in briefing.lines()), "line")
        told = f"The briefing is here: {lines}, {changes(briefing)}".removesuffix(", ")
        return replace(self, briefing=briefing, name=name, doing=told, busy=False, failure="")

    def stopped(self) -> Desk:
        return replace(self, doing=markup.STOPPED, busy=False)

    def failed(self, failure: str) -> Desk:
        return replace(self, doing="", busy=False, failure=failure)

    def about(self, number: str) -> tuple[str, Only] | None:
        """A question about a line, and the articles to ask it of. The number is a browser's."""
        if self.briefing is None or not (number.isdecimal() and number.isascii()):
            return None
        line = next(islice(self.briefing.lines(), int(number[:6]), None), None)
        return (_question(line), _cited(line, self.briefing)) if line else None


def _question(line: Line) -> str:
    text = " ".join(line.claim.text.split())
    if len(text) > LONG:
        text = text[:LONG].rsplit(" ", 1)[0] + " …"
    return f"Tell me more about this: {text}"


def _cited(line: Line, briefing: Briefing) -> Only:
    numbers = line.claim.citations
    ids = (c.article.id for c in briefing.citations if c.number in numbers)
    articles = tuple(dict.fromkeys(ids))
    many = "this article" if len(articles) == 1 else f"these {len(articles)} articles"
    return Only(articles, f"Only {many}")


def resumed(newsroom: Newsroom, made: Made, reader: str, id: str) -> Desk:
    """With a reader's briefing as it was kept; empty where there is none. Raises BylineError."""
    kept = newsroom.briefings.read(reader, id) if newsroom.briefings and id else None
    desk = Desk.new(reader)
    return replace(desk, id=id).done(kept, made.keep(kept)) if kept else desk


def follow(newsroom: Newsroom, made: Made, desk: Desk, order: Order) -> Iterator[Desk]:
    """An opened desk as the briefing comes about. Faults become its failure."""
    try:
        filters = _grown(order.filters, newsroom) if order.before else order.filters
        stages = newsroom.brief(order.topic, filters, length=order.length, before=order.before)
        for event in stages:
            match event:
                case Stage():
                    desk = replace(desk, doing=event.doing)
                case Briefing():
                    desk = _keep(newsroom, desk.done(event, made.keep(event)))
            yield desk
    except BylineError as error:
        yield desk.failed(markup.failure(str(error), error.hint))
    except Exception:
        log.exception("briefing failed")
        yield desk.failed(markup.broken())
    else:
        if desk.busy:
            log.error("the newsroom ended without a briefing")
            yield desk.failed(markup.broken())


def _grown(filters: Filters, newsroom: Newsroom) -> Filters:
    """A story's articles as they are now: some may have come since, some gone."""
    had = set(filters.articles)
    if not had:
        return filters
    stories = (story.articles for story in newsroom.stories())
    now = dict.fromkeys(id for ids in stories if not had.isdisjoint(ids) for id in ids)
    left = (one.id for one in newsroom.articles() if one.id in had)
    return replace(filters, articles=tuple(now or left) or filters.articles)


def _keep(newsroom: Newsroom, desk: Desk) -> Desk:
    """Kept before it is shown: what a reader has seen, a reload brings back."""
    kept, briefing = newsroom.briefings, desk.briefing
    if kept is None or briefing is None or briefing.empty or not desk.reader:
        return desk
    try:
        kept.keep(desk.reader, desk.id, briefing)
    except Exception:
        log.exception("keeping a briefing failed")
        return replace(desk, failure=markup.not_kept("briefing"))
    return desk
