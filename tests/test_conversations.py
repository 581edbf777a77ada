"""Conversations in the catalog: what is kept of them, and what of their articles' words."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from archive.archive import Archive
from archive.article import Article, Passage
from archive.conversation import Exchange, Heading, Quotation
from archive.errors import ArchiveError
from tests.fakes import Library, WordEncoder, story

READER, OTHER = "a-reader", "another"
QUOTED = Quotation(story(1).passage(4, 60), story(1))


def exchange(minute: int, *quotations: Quotation, question: str = "") -> Exchange:
    asked = f"2026-05-14T09:{minute:02}:00.000000+00:00"
    return Exchange(asked, question or f"Question {minute}?", '{"a": "document"}', quotations)


def rows(archive: Archive) -> dict[str, int]:
    with sqlite3.connect(archive.folder / "catalog.db") as connection:
        tables = ("conversations", "exchanges", "quotations")
        count = "SELECT count(*) FROM {}"
        found = {name: connection.execute(count.format(name)).fetchone()[0] for name in tables}
    connection.close()
    return found


def test_what_was_kept_comes_back_oldest_first(library: Library) -> None:
    library.add(story(1))
    kept = [exchange(2, QUOTED, QUOTED), exchange(1), exchange(3, QUOTED)]
    for one in kept:
        library.archive.keep(READER, "c", one)
    assert library.archive.conversation(READER, "c") == (kept[1], kept[0], kept[2])


def test_it_survives_a_restart(library: Library) -> None:
    library.add(story(1))
    library.archive.keep(READER, "c", exchange(1, QUOTED))
    library.archive.close()
    with Archive.own(library.archive.folder, WordEncoder.name) as again:
        assert again.conversation(READER, "c") == (exchange(1, QUOTED),)


def test_any_text_is_kept_as_it_is(library: Library) -> None:
    text = "'; DROP TABLE \x00 <b>\u202e\r\n🦀 \"“”\u2028"
    article = Article(text, text, text, text, text, text, text)
    quotation = Quotation(Passage(text, 1, 0, 3, text[:3]), article)
    library.archive.keep(READER, "c", exchange(1, quotation, question=text))
    (back,) = library.archive.conversation(READER, "c")
    assert back.question == text
    removed = replace(article, text="")
    assert back.quotations == (replace(quotation, article=removed, since="removed"),)


def test_an_exchange_asked_at_the_same_time_takes_the_place_of_the_one_before(
    library: Library,
) -> None:
    library.archive.keep(READER, "c", exchange(1, QUOTED, QUOTED))
    library.archive.keep(READER, "c", exchange(1, question="Again?"))
    assert library.archive.conversation(READER, "c") == (exchange(1, question="Again?"),)
    assert rows(library.archive)["quotations"] == 0


def test_the_list_has_the_first_question_and_the_last_time(library: Library) -> None:
    for id, minute in (("a", 1), ("b", 2), ("a", 3), ("c", 2)):
        library.archive.keep(READER, id, exchange(minute))
    times = {minute: exchange(minute).asked for minute in (1, 2, 3)}
    assert library.archive.conversations(READER) == (
        Heading("a", "Question 1?", times[1], times[3]),
        Heading("b", "Question 2?", times[2], times[2]),
        Heading("c", "Question 2?", times[2], times[2]),
    )


def test_a_kind_has_a_list_of_its_own_with_its_notes(library: Library) -> None:
    library.archive.keep(READER, "a", exchange(1))
    library.archive.keep(READER, "b", exchange(2), "briefing", note="short")
    library.archive.keep(READER, "b", exchange(3), "briefing", note="short")
    times = {minute: exchange(minute).asked for minute in (1, 2, 3)}
    assert library.archive.conversations(READER) == (
        Heading("a", "Question 1?", times[1], times[1]),
    )
    assert library.archive.conversations(READER, "briefing") == (
        Heading("b", "Question 2?", times[2], times[3], "short"),
    )
    assert library.archive.conversation(READER, "a", "briefing") == ()
    assert library.archive.conversation(READER, "b") == ()
    with pytest.raises(ArchiveError):
        library.archive.keep(READER, "a", exchange(4), "briefing")


def test_of_a_briefing_nothing_is_left_but_the_last(library: Library) -> None:
    library.archive.keep(READER, "b", exchange(1, QUOTED, QUOTED), "briefing")
    library.archive.keep(READER, "b", exchange(2, QUOTED), "briefing")
    assert [one.asked for one in library.archive.conversation(READER, "b", "briefing")] == [
        exchange(2).asked
    ]
    assert rows(library.archive) == {"conversations": 1, "exchanges": 1, "quotations": 1}


def test_a_reader_has_nothing_of_anothers(library: Library) -> None:
    library.archive.keep(READER, "c", exchange(1))
    assert library.archive.conversations(OTHER) == ()
    assert library.archive.conversation(OTHER, "c") == ()
    with pytest.raises(ArchiveError):
        library.archive.keep(OTHER, "c", exchange(2))
    library.archive.forget(OTHER, "c")
    assert library.archive.conversation(READER, "c") == (exchange(1),)


def test_an_article_that_was_replaced_is_quoted_from_the_version_that_was_cited(
    library: Library,
) -> None:
    library.add(story(1))
    library.archive.keep(READER, "c", exchange(1, QUOTED))
    library.add(story(1, version=2))
    (back,) = library.archive.conversation(READER, "c")
    assert back.quotations == (replace(QUOTED, since="replaced"),)
    assert library.archive.article("story-1", 1).text[4:60] == QUOTED.passage.text


def test_of_an_article_that_was_removed_the_quoted_words_are_left(library: Library) -> None:
    library.add(story(1), story(2))
    library.archive.keep(READER, "c", exchange(1, QUOTED))
    library.add(story(1, version=2))
    library.archive.remove(["story-1"])
    left = replace(QUOTED, article=replace(story(1), text=""), since="removed")
    (back,) = library.archive.conversation(READER, "c")
    assert back.quotations == (left,)
    library.add(story(1, version=3))  # the numbers of removed versions are not given again
    (back,) = library.archive.conversation(READER, "c")
    assert back.quotations == (left,)


def test_what_is_forgotten_leaves_nothing(library: Library) -> None:
    library.archive.keep(READER, "a", exchange(1, QUOTED))
    library.archive.keep(READER, "b", exchange(2, QUOTED))
    library.archive.forget(READER, "a")
    library.archive.forget(READER, "never there")
    assert rows(library.archive) == {"conversations": 1, "exchanges": 1, "quotations": 1}
    assert [heading.id for heading in library.archive.conversations(READER)] == ["b"]


def test_what_nobody_asked_in_for_long_is_forgotten(library: Library) -> None:
    for reader, id, minute in (
        (READER, "a", 1),
        (OTHER, "b", 1),
        (OTHER, "b", 5),
        (READER, "c", 5),
    ):
        library.archive.keep(reader, id, exchange(minute))
    library.archive.forget_before(exchange(5).asked)
    assert library.archive.conversations(READER)[0].id == "c"
    assert len(library.archive.conversation(OTHER, "b")) == 2
    assert library.archive.conversation(READER, "a") == ()


def test_an_exchange_is_kept_whole_or_not_at_all(library: Library) -> None:
    broken = Quotation(Passage("x", 1, 0, 1, "\ud800"), story(1))  # SQLite takes no half a pair
    with pytest.raises(UnicodeEncodeError):
        library.archive.keep(READER, "c", exchange(1, QUOTED, broken))
    assert rows(library.archive) == {"conversations": 0, "exchanges": 0, "quotations": 0}


def test_who_does_not_own_the_archive_keeps_nothing(library: Library) -> None:
    library.add(story(1))
    library.archive.keep(READER, "c", exchange(1))
    with Archive.read(library.archive.folder, WordEncoder.name) as reading:
        assert reading.conversation(READER, "c") == (exchange(1),)
        with pytest.raises(ArchiveError, match="not open for writing"):
            reading.keep(READER, "c", exchange(2))
        with pytest.raises(ArchiveError, match="not open for writing"):
            reading.forget(READER, "c")


def test_keeping_changes_nothing_that_can_be_found(library: Library) -> None:
    library.add(story(1))
    before = library.archive.revision
    library.archive.keep(READER, "c", exchange(1, QUOTED))
    assert library.archive.revision == before
    assert library.archive.check() == ()


def test_a_killed_writer_leaves_what_was_committed(library: Library, tmp_path: Path) -> None:
    library.archive.keep(READER, "c", exchange(1, QUOTED))
    copied = tmp_path / "killed"
    copied.mkdir()
    for file in library.archive.folder.glob("catalog.db*"):  # as they lie, the owner still at work
        (copied / file.name).write_bytes(file.read_bytes())
    with Archive.own(copied, WordEncoder.name) as again:
        (back,) = again.conversation(READER, "c")
    assert back.quotations[0].passage == QUOTED.passage
