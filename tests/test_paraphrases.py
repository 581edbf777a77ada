"""What a fluent model writes of the samples, held to its sources: true passes, false does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.answer import Hit
from app.model.draft import Written
from app.model.held import Held, Holder
from app.retrieve import Retriever
from archive.archive import Archive
from archive.encoder import Encoder
from ingest.attribute import SpacyAttributor
from tests.fakes import SAMPLES, Library
from tests.paraphrase_table import FALSE, MISSED, TRUE, UNKNOWN

_SHOWN = 8  # passages

Hold = Callable[[str, tuple[str, ...]], Held]


@pytest.fixture(scope="module")
def hold(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Hold]:
    folder = tmp_path_factory.mktemp("paraphrases") / "archive"
    with Archive.own(folder, encoder.name) as archive:
        library = Library(archive, encoder)
        library.attributor = SpacyAttributor()  # type: ignore[assignment]
        library.ingest(SAMPLES)
        passages = library.passages()

        def held(claim: str, words: tuple[str, ...]) -> Held:
            """A claim that cites the passages with these words, among others that are near it."""
            cited = [next(one for one in passages if each in one.text) for each in words]
            hits = [Hit(one, archive.article(one.article_id, 1), 1, 1, 1) for one in cited]
            found = Retriever(archive, encoder).search(claim, limit=_SHOWN)
            hits += [hit for hit in found if hit.passage not in cited]
            written = Written(claim, tuple(range(1, len(cited) + 1)))
            holder = Holder(archive, encoder, claim, hits[:_SHOWN])
            return holder.hold(written, shown=_SHOWN)

        yield held


def _rows(rows: tuple[tuple[str, ...], ...], known: frozenset[str], why: str) -> list[Any]:
    fails = pytest.mark.xfail(strict=True, reason=why)
    return [
        pytest.param(row[0], row[1:], id=row[0], marks=[fails] if row[0] in known else [])
        for row in rows
    ]


@pytest.mark.parametrize(("claim", "words"), _rows(TRUE, UNKNOWN, "it is said in no such words"))
def test_a_true_paraphrase_is_borne_out(hold: Hold, claim: str, words: tuple[str, ...]) -> None:
    held = hold(claim, words)
    assert held.verdict == "supported", held.reason


@pytest.mark.parametrize(("claim", "words"), _rows(FALSE, MISSED, "it has the words of the text"))
def test_what_is_subtly_false_is_not(hold: Hold, claim: str, words: tuple[str, ...]) -> None:
    assert hold(claim, words).verdict != "supported"
