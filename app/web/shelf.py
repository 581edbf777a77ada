"""The library's list as HTML: articles by story, with copies behind the one that had their text.

Knows nothing of Gradio, nor of how stories and copies are found. Like app.render, it lets no text
into a page but through `escape`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.answer import Carried
from app.figures.dates import day, days
from app.render.answer import carried_html
from app.render.article import opener
from app.render.escape import bdi, count, dots, escape
from app.web.markup import ROWS, said
from archive.article import Listing
from archive.groups import Story


@dataclass(frozen=True, slots=True)
class Shelf:
    """Articles that stand together: those of a story, or one that is in none."""

    story: Story | None
    articles: tuple[Listing, ...]


def matching(articles: Sequence[Listing], query: str) -> tuple[Listing, ...]:
    """Those that have every word of the query in what a list shows of them."""
    words = query.casefold().split()
    return tuple(article for article in articles if _matches(article, words))


def _matches(article: Listing, words: Sequence[str]) -> bool:
    seen = f"{article.title} {article.outlet} {article.author} {article.published}".casefold()
    return all(word in seen for word in words)


def shelves(
    articles: Sequence[Listing], stories: Sequence[Story], origins: Mapping[str, str]
) -> Iterator[Shelf]:
    """Articles in their order, a story where the first of its articles stands; at most ROWS."""
    story_of = {id: story for story in stories for id in story.articles}
    together: dict[str, list[Listing]] = {}
    for article in articles:
        if story := story_of.get(article.id):
            together.setdefault(story.id, []).append(article)
    left = ROWS
    for article in articles:
        story = story_of.get(article.id)
        standing = together.pop(story.id, []) if story else [article]
        if standing and left:
            found = _copies_behind(standing, origins)[:left]
            left -= len(found)
            yield Shelf(story, found)


def _copies_behind(articles: Sequence[Listing], origins: Mapping[str, str]) -> tuple[Listing, ...]:
    texts: dict[str, list[Listing]] = {}
    for article in articles:
        texts.setdefault(origins.get(article.id, article.id), []).append(article)
    return tuple(
        article
        for first, carriers in texts.items()
        for article in sorted(carriers, key=lambda one: one.id != first)
    )


def library(
    found: Sequence[Shelf],
    *,
    total: int,
    picked: Collection[str],
    titles: Mapping[str, str],
    origins: Mapping[str, str],
    carried: Mapping[str, Carried],
) -> str:
    """The list, each article with a box to select it. `total` is how many match."""
    rows = _Rows(picked, titles, origins, carried)
    head = count(total, "article")
    if total > ROWS:
        head = f"The first {ROWS} of {head}; search to narrow them."
    parts = []
    for alone, group in groupby(found, key=lambda shelf: shelf.story is None):
        if alone:
            parts.append(rows.list([article for shelf in group for article in shelf.articles]))
        else:
            parts += [rows.story(shelf) for shelf in group]
    return f'{said(head)}<div class="shelves">{"".join(parts)}</div>'


def nothing(articles: int, query: str) -> str:
    """In place of the list, where it is empty."""
    text = (
        f"No article matches “{escape(query)}”."
        if articles
        else "No articles yet. Add files above."
    )
    return f'<p class="empty">{text}</p>'


@dataclass(frozen=True, slots=True)
class _Rows:
    picked: Collection[str]
    titles: Mapping[str, str]
    origins: Mapping[str, str]
    carried: Mapping[str, Carried]

    def story(self, shelf: Shelf) -> str:
        """A story under its name: when, and how many articles that count as how many sources."""
        story = shelf.story
        if story is None:
            return self.list(shelf.articles)
        texts = len({self.origins.get(id, id) for id in story.articles})
        number = count(len(story.articles), "article")
        if len(shelf.articles) < len(story.articles):
            number = f"{len(shelf.articles)} of {number}"
        independent = "" if texts == len(story.articles) else f", {texts} independent"
        line = dots([escape(days(story.first, story.last)), escape(f"{number}{independent}")])
        return (
            f'<section class="event"><h3><span class="kind">Story</span> {bdi(story.name)}</h3>'
            f'<p class="by">{line}</p>{self.list(shelf.articles)}</section>'
        )

    def list(self, articles: Sequence[Listing]) -> str:
        return f'<ul class="articles">{"".join(self._row(one) for one in articles)}</ul>'

    def _row(self, article: Listing) -> str:
        title = escape(article.title)
        first = self.origins.get(article.id, article.id)
        copied = f"Copy of “{self.titles.get(first, first)}”" if first != article.id else ""
        line = (
            f'<span class="carried" dir="auto">{escape(copied)}</span>'
            if copied
            else carried_html(self.carried.get(article.id, Carried()))
        )
        return (
            f'<li class="{"copy" if copied else ""}">'
            f'<input type="checkbox" class="pick" value="{escape(article.id)}" '
            f'aria-label="Select {title}"{" checked" if article.id in self.picked else ""}>'
            f'<button type="button" class="open" {opener(article.id, article.version)}>'
            f'<span class="title" dir="auto">{title}</span><span class="by">'
            f"{bdi(article.outlet or 'No outlet')}"
            f"<span>{escape(day(article.published)) or 'No date'}</span></span>{line}</button></li>"
        )
