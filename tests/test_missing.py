"""What the articles lack is said in words."""

from __future__ import annotations

import pytest

from app.answer import Hit
from app.quotes.missing import missing
from archive.article import Article
from tests.fakes import Library

BRIDGE = Article("a", "Bridge closed", "The Tessel Bridge was closed on Monday.", "Ledger")
AGAIN = Article("b", "Detour", "Since the Tessel Bridge is closed, the bus takes an hour.", "Crier")


def hit(article: Article) -> Hit:
    return Hit(article.passage(0, len(article.text)), article, 0.9, 0.9, 0.9)


@pytest.mark.parametrize(
    ("question", "articles", "said"),
    [
        (
            "When does the Tessel Bridge reopen?",
            (BRIDGE, AGAIN),
            "Of the articles found, two mention the Tessel Bridge; none clearly says when.",
        ),
        (
            "How much does the Tessel Bridge cost?",
            (BRIDGE,),
            "Of the articles found, one mentions the Tessel Bridge; "
            "it does not clearly say how much.",
        ),
        (
            "Will the bus reopen?",
            (BRIDGE, AGAIN),
            "Of the articles found, one mentions “bus”; it does not clearly answer this.",
        ),
        (
            "Who feeds the Zanzibar elephants?",
            (BRIDGE,),
            "None of the articles found mentions the Zanzibar.",
        ),
    ],
)
def test_it_is_said_how_many_mention_it_and_what_they_lack(
    library: Library, question: str, articles: tuple[Article, ...], said: str
) -> None:
    library.add(BRIDGE, AGAIN)
    assert missing(question, [hit(article) for article in articles], library.archive) == said
