"""app.brief.asked: what the words of a topic ask for."""

from __future__ import annotations

import pytest

from app.brief.asked import Asked
from app.brief.excerpts import Excerpt
from archive.article import Article
from tests.fakes import Library

TEXT = (
    "The choir of Stennick sang in the hall of Stennick. Boats lie in Gull Bay, where a gull sat. "
    "Nobody in Vella saw it."
)


@pytest.mark.parametrize(
    ("topic", "names"),
    [
        ("the choir of Stennick", {"stennick"}),
        ("stennick choir", {"stennick"}),
        ("Stennick choir", {"stennick"}),
        ("gull choir", set()),
        ("vella choir", set()),
        ("the choir in Vella", {"vella"}),
        ("", set()),
    ],
    ids=["written", "as it is read", "at its beginning", "both", "once", "once, written", "none"],
)
def test_a_name_is_written_as_one_in_the_topic_or_mostly_in_what_was_read(
    library: Library, topic: str, names: set[str]
) -> None:
    article = Article("a", "A choir", TEXT, "The Harbor Ledger")
    library.add(article)
    asked = Asked(library.archive, library.encoder, topic, [Excerpt(article, 0, len(TEXT))])
    assert asked.names == names


def test_a_name_counts_thrice(library: Library) -> None:
    article = Article("a", "A choir", TEXT, "The Harbor Ledger")
    library.add(article)
    asked = Asked(library.archive, library.encoder, "stennick choir", [Excerpt(article, 0, 90)])
    assert asked.share(["stennick"]) == pytest.approx(0.75)
    assert asked.share(["choir"]) == pytest.approx(0.25)
