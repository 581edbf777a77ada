"""app.brief.opinion: which articles are opinions, and what of them is in a briefing."""

from __future__ import annotations

import pytest

from app.brief.opinion import is_opinion
from app.newsroom import Newsroom
from archive.article import Article, Filters
from tests.fakes import FigureReader, Library

PIER = "the ferry pier of Graywater"
NEWS = Article(
    "news", "Graywater closes its ferry pier",
    "The council of Graywater closed the ferry pier on Monday because of a crack.",
    "The Harbor Ledger",
)  # fmt: skip
VIEW = Article(
    "view", "OPINION: Close the ferry pier of Graywater for good",
    "The ferry pier of Graywater is a monument to the vanity of two mayors.\n\n"
    "“Nobody told the ferry pier of Graywater that it was old,” resident 4 said on the quay.",
    "Evening Lantern",
)  # fmt: skip


@pytest.mark.parametrize(
    "article",
    [
        VIEW,
        Article("a", "Opinion | Sell the pier", "", "Concord Wire"),
        Article("a", "Editorial: sell the pier", "", "Concord Wire"),
        Article("a", "Sell the pier", "", "Concord Wire Opinion"),
        Article("a", "Sell the pier", "", "", url="https://wire.example/opinion/2026/pier"),
    ],
)
def test_what_calls_itself_an_opinion_is_one(article: Article) -> None:
    assert is_opinion(article)


@pytest.mark.parametrize(
    "article",
    [
        NEWS,
        Article("a", "Opinions differ on the pier", "", "Concord Wire"),
        Article("a", "Column of smoke over the pier", "", "Concord Wire"),
        Article("a", "The pier", "", "", url="https://wire.example/news/opinion-poll"),
    ],
)
def test_any_other_is_none(article: Article) -> None:
    assert not is_opinion(article)


def texts(library: Library, *articles: Article) -> list[str]:
    library.add(*articles)
    newsroom = Newsroom(library.archive, library.encoder, network=FigureReader())
    return [line.claim.text for line in newsroom.briefing(PIER, Filters(), length="long").lines()]


def test_of_an_opinion_only_what_it_quotes_is_a_line(library: Library) -> None:
    found = texts(library, NEWS, VIEW)
    assert NEWS.text in found
    assert any(text.startswith("“Nobody told") for text in found)
    assert not any("vanity" in text for text in found)


def test_where_there_is_nothing_else_its_own_words_are(library: Library) -> None:
    assert any("vanity" in text for text in texts(library, VIEW))
