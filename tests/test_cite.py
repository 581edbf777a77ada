"""A citation is there, letter for letter, and says whose words it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.cite import attributed, resolves
from archive.article import Article
from ingest.attribute import Attribution

ARTICLE = Article("a", "Pier", "The pier is “closed”.", "The Harbor Ledger")
PASSAGE = ARTICLE.passage(4, 8)


def test_a_passage_resolves_to_its_article() -> None:
    assert resolves(PASSAGE, ARTICLE)


@pytest.mark.parametrize(
    "wrong",
    [{"text": "Pier"}, {"text": "pier "}, {"start": 5}, {"end": 7}, {"version": 2},
     {"article_id": "b"}, {"text": "", "start": 4, "end": 4}, {"text": "pier", "end": 99}],
    ids=str,
)  # fmt: skip
def test_a_passage_that_is_off_by_anything_does_not(wrong: dict[str, object]) -> None:
    assert not resolves(replace(PASSAGE, **wrong), ARTICLE)


@pytest.mark.parametrize(
    ("said", "quoted", "expected"),
    [
        (Attribution(), False, "The Harbor Ledger"),
        (Attribution("Ada Vell"), True, "The Harbor Ledger, quoting Ada Vell"),
        (Attribution("Ada Vell"), False, "The Harbor Ledger, citing Ada Vell"),
        (Attribution("", "Reuters"), False, "The Harbor Ledger, passing on Reuters"),
        (
            Attribution("Ada Vell", "Reuters"),
            True,
            "The Harbor Ledger, passing on Reuters, quoting Ada Vell",
        ),
    ],
)
def test_a_chain_names_who_is_known(said: Attribution, quoted: bool, expected: str) -> None:
    assert attributed(ARTICLE, said, quoted=quoted) == expected


def test_an_article_without_an_outlet_goes_by_its_title() -> None:
    assert attributed(replace(ARTICLE, outlet=""), Attribution(), quoted=False) == "“Pier”"
