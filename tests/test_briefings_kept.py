"""What is kept of a briefing is read again as it was made, and says what became of its articles."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings

from app import shapes
from app.brief.briefing import Briefing
from app.brief.kept import Briefings, as_exchange, reopened
from app.kept import Conversations, timestamp
from app.newsroom import Newsroom
from app.render.brief import briefing_html
from app.render.document.file import TYPES, briefing_file
from archive.archive import Archive
from archive.article import Filters
from archive.conversation import Kind
from archive.encoder import Encoder
from tests.briefings import LEDGER, RADIO_TEXT, TRAY, WIRE, briefings, sample
from tests.fakes import SAMPLES, FigureReader, Library

NOW = "2026-05-20T09:00:00.000000+00:00"


def is_the_same(again: Briefing, made: Briefing) -> None:
    """In everything that is shown or downloaded."""
    assert briefing_html(again) == briefing_html(made)
    for ending in TYPES:
        assert briefing_file(again, ending) == briefing_file(made, ending)


@settings(phases=[Phase.generate], max_examples=50)  # what fails is told by its first difference
@given(briefings())
def test_any_briefing_is_read_as_it_was_made(briefing: Briefing) -> None:
    again = reopened(as_exchange(briefing, NOW))
    assert shapes.briefing(again) == shapes.briefing(briefing)
    assert again.citations == briefing.citations
    assert again.usage == briefing.usage


def test_it_is_shown_and_downloaded_as_it_was_made() -> None:
    is_the_same(reopened(as_exchange(sample(), NOW)), sample())


@pytest.mark.parametrize("topic", ["The Halvenford election", ""])
def test_through_the_catalog_it_comes_back_with_its_articles(
    encoder: Encoder, tmp_path_factory: pytest.TempPathFactory, topic: str
) -> None:
    with Archive.own(tmp_path_factory.mktemp("kept") / "archive", encoder.name) as archive:
        Library(archive, encoder).ingest(SAMPLES)
        conversations = Conversations(archive)
        newsroom = Newsroom(
            archive, encoder, network=FigureReader(), conversations=conversations,
            today=lambda: date(2026, 6, 20),
        )  # fmt: skip
        made = newsroom.briefing(topic, Filters(after="2026-01-01"))
        assert newsroom.briefings is not None
        assert len(made.citations) > 5
        newsroom.briefings.keep("reader", "id", made)
        again = newsroom.briefings.read("reader", "id")
        assert again is not None
        assert again.citations == made.citations
        is_the_same(again, made)
        refreshed = newsroom.briefing(again.topic, again.filters, before=again)
        assert refreshed.withdrawn == ()


def test_a_citation_says_what_became_of_its_article(library: Library) -> None:
    articles = [replace(one, text=one.text) for one in (LEDGER, WIRE, RADIO_TEXT, TRAY)]
    library.add(*articles)
    made = sample()
    kept = Briefings(library.archive)
    kept.keep("reader", "id", made)
    library.add(replace(LEDGER, text=f"Corrected. {LEDGER.text}", version=2))
    library.archive.remove([WIRE.id])
    again = kept.read("reader", "id")
    assert again is not None
    of = {one.article.id: one for one in again.citations}
    assert (of["ledger"].since, of["wire"].since, of["radio"].since) == ("replaced", "removed", "")
    assert of["ledger"].article == LEDGER
    assert of["wire"].article == replace(WIRE, text="")
    assert [one.passage for one in again.citations] == [one.passage for one in made.citations]
    sources = briefing_html(again).partition('<section class="part sources-part">')[2]
    assert "Replaced by a newer version since" in sources
    assert "Removed from the archive since" in sources


def test_of_a_briefing_the_last_is_kept_in_the_place_of_the_one_before(library: Library) -> None:
    kept = Briefings(library.archive)
    kept.keep("reader", "id", sample())
    (first,) = kept.headings("reader")
    kept.keep("reader", "id", replace(sample(), read=15))
    (last,) = kept.headings("reader")
    assert (last.title, last.note, last.begun) == ("the Hollin Bridge", "standard", first.begun)
    assert last.last > first.last
    again = kept.read("reader", "id")
    assert again is not None
    assert again.read == 15
    assert len(library.archive.conversation("reader", "id", "briefing")) == 1


def test_another_reader_sees_nothing_of_it(library: Library) -> None:
    kept = Briefings(library.archive)
    kept.keep("reader", "id", sample())
    assert kept.headings("another") == ()
    assert kept.read("another", "id") is None
    kept.forget("another", "id")
    assert kept.read("reader", "id") is not None
    kept.forget("reader", "id")
    assert kept.headings("reader") == ()
    assert kept.read("reader", "id") is None


def test_no_briefing_is_among_conversations_and_none_is_opened_as_one(library: Library) -> None:
    conversations, kept = Conversations(library.archive), Briefings(library.archive)
    kept.keep("reader", "id", sample())
    assert conversations.headings("reader") == ()
    assert conversations.read("reader", "id") == ()


@pytest.mark.parametrize("kind", ["conversation", "briefing"])
def test_it_is_forgotten_with_the_conversations_of_its_age(library: Library, kind: Kind) -> None:
    exchange = as_exchange(sample(), timestamp(datetime.now(UTC) - timedelta(days=9)))
    library.archive.keep("reader", "id", exchange, kind)
    conversations = Conversations(library.archive)
    conversations.forget_older(10)
    assert len(library.archive.conversations("reader", kind)) == 1
    conversations.forget_older(8)
    assert library.archive.conversations("reader", kind) == ()


def test_where_no_conversations_are_kept_no_briefings_are(library: Library) -> None:
    network = FigureReader()
    assert Newsroom(library.archive, library.encoder, network=network).briefings is None


def test_what_was_kept_is_the_json_that_others_build_on() -> None:
    assert json.loads(as_exchange(sample(), NOW).answer) == json.loads(
        json.dumps(shapes.briefing(sample()))
    )
