"""Lines of a briefing made from sentences: each cited, with whose it is and how many say it.

A line can only be made from sentences of articles, and each of them is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.answer import Carried, Citation, Claim
from app.brief.briefing import Line
from app.brief.excerpts import Excerpt
from app.carried import carried
from app.cite import attributed, resolves, spoken_in
from app.figures.dates import day
from app.quotes.pronoun import explained
from archive.archive import Archive
from archive.article import Article, Passage
from archive.statement import Statement
from ingest.outlets import outlet

_NAMED = 3  # who else says so, before they are only counted
# The statements of one version of an article.
Statements = Callable[[Article], Sequence[Statement]]


class Lines:
    """Makes the lines of one briefing, and numbers what they cite from one."""

    def __init__(
        self,
        statements: Statements,
        origins: Mapping[str, Article],
        carriers: Mapping[str, Carried],
    ) -> None:
        """`origins` gives of an article that is a copy the one that had its text first, `carriers`
        who carries the text of an article."""
        self._statements = statements
        self._origins = origins
        self._carriers = carriers
        self._numbers: dict[str, Citation] = {}
        self._said: dict[tuple[str, int, int], Statement | None] = {}

    @classmethod
    def of(cls, archive: Archive, articles: Mapping[str, Article]) -> Lines:
        """Lines from these articles, each by its id."""
        kept = archive.statements_at([(one.id, one.version) for one in articles.values()])
        origins = {
            id: articles.get(first) or archive.article(first)
            for id, first in archive.origins(list(articles)).items()
        }
        return cls(
            lambda article: kept.get((article.id, article.version), ()),
            origins,
            carried(archive, articles),
        )

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that was cited, by number."""
        return tuple(self._numbers.values())

    def line(self, excerpts: Sequence[Excerpt], *, attribution: str = "") -> Line:
        """The first sentence, verbatim, cited from where it stands and from those that say the
        same; `attribution` says whose it is, else what is known of the sentence does.
        """
        first, *others = excerpts
        whose = [self.whose(one) for one in others]
        own = _on_its_day(attribution, first) if attribution else self.whose(first)
        claim = Claim(
            text=" ".join(first.text.split()),
            attribution=_with_others(own, [one for one in dict.fromkeys(whose) if one != own]),
            citations=tuple(self._cited(one.passage, one.article) for one in excerpts),
            verdict="supported",  # word for word what the first citation has
            who=explained(first.article, first.start, self._statements(first.article)),
        )
        return Line(claim, sources=len({self.origin(one) for one in excerpts}))

    def said(self, one: Excerpt) -> Statement | None:
        """The statement that a sentence is, if it is one."""
        key = one.article.id, one.start, one.end
        if key not in self._said:
            self._said[key] = spoken_in(self._statements(one.article), one.start, one.end)
        return self._said[key]

    def first(self, article_id: str) -> str:
        """The id of the article that had its text first; its own, where it is no copy."""
        origin = self._origins.get(article_id)
        return origin.id if origin else article_id

    def origin(self, one: Excerpt) -> str:
        """Who says a sentence first: the outlet it is passed on from, else the one that published
        the text first; an article without an outlet speaks for itself."""
        said = self.said(one)
        if said and said.relayed_from.key:
            return said.relayed_from.key
        article = self._origins.get(one.article.id, one.article)
        return outlet(article.outlet).key if article.outlet else article.id

    def whose(self, one: Excerpt) -> str:
        """Whose a sentence is, and the day it was published: "on Tuesday" needs it."""
        wire = self._carriers.get(one.article.id, Carried()).wire
        within = one.start, one.end
        return _on_its_day(attributed(one.article, self.said(one), within, wire=wire), one)

    def _cited(self, passage: Passage, article: Article) -> int:
        if not resolves(passage, article):
            raise AssertionError(f"{passage.id} does not resolve")
        carried = self._carriers.get(article.id, Carried())
        new = Citation(len(self._numbers) + 1, passage, article, carried=carried)
        return self._numbers.setdefault(passage.id, new).number


def _on_its_day(whose: str, one: Excerpt) -> str:
    return ", ".join(filter(None, [whose, day(one.article.published)]))


def _with_others(own: str, others: Sequence[str]) -> str:
    """Whose a sentence is, and who else says the same."""
    if not others:
        return own
    rest = len(others) - _NAMED
    named = "; ".join(others if rest <= 1 else others[:_NAMED])
    return f"{own}; also {named}" + (f"; and {rest} more" if rest > 1 else "")
