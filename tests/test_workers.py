"""Statements found in processes of their own."""

from __future__ import annotations

import sys

from archive.article import Article
from ingest.attribute import SpacyAttributor
from ingest.workers import Workers

ARTICLE = Article("a", "A title", "“We wait,” Ada Vell said.", "Tessmark Today")


def test_a_worker_finds_what_is_found_without_one() -> None:
    with Workers(1) as workers:
        assert workers.statements(ARTICLE) == SpacyAttributor().statements(ARTICLE) != ()


def test_nothing_is_started_for_nothing() -> None:
    with Workers() as workers:
        assert workers.rules == SpacyAttributor.rules


def test_the_parser_leaves_torch_as_it_was() -> None:
    before = "torch" in sys.modules
    SpacyAttributor().statements(ARTICLE)
    assert ("torch" in sys.modules) == before
