"""A briefing that refreshes another: new, changed, withdrawn; nothing where nothing changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.brief.briefing import Briefing, Line
from app.brief.kept import restored
from app.newsroom import Newsroom
from app.shapes import briefing as as_json
from archive.article import Article, Filters
from tests.fakes import FigureReader, Library

TOPIC = "the old ferry pier of Graywater"
CLOSED = "The old ferry pier of Graywater was closed on Monday after divers found a crack in it."
COST = "The repairs of the old ferry pier of Graywater will cost 4.2 million crowns in all."
QUAY = "Ferries leave from the north quay until the pier of Graywater opens, pilots were told."
SHUT = Article(
    "shut", "Old ferry pier closed", f"{CLOSED} {COST}\n", "The Harbor Ledger",
    published="2026-05-12",
)  # fmt: skip
BOATS = Article(
    "boats", "Ferries of the old pier of Graywater leave from the north quay", f"{QUAY}\n",
    "Concord Wire", published="2026-05-13",
)  # fmt: skip
PRICE = COST.replace("4.2", "6.5")
NEW = Article(
    "new", "Old ferry pier is to be sold",
    "The council of Graywater sold the old ferry pier to a brewery on Thursday night.\n",
    "Radio Lorrevia", published="2026-05-15",
)  # fmt: skip


@pytest.fixture
def newsroom(library: Library) -> Newsroom:
    library.add(SHUT, BOATS)
    return over(library)


def over(library: Library, day: int = 20) -> Newsroom:
    return Newsroom(
        library.archive, library.encoder, network=FigureReader(), today=lambda: date(2026, 5, day)
    )


def made(newsroom: Newsroom, before: Briefing | None = None) -> Briefing:
    return newsroom.briefing(TOPIC, Filters(), before=before)


def marks(briefing: Briefing) -> dict[str, str]:
    return {line.claim.text: line.change for line in briefing.lines()}


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.claim.text for line in lines]


def test_the_first_briefing_has_no_marks(newsroom: Newsroom) -> None:
    first = made(newsroom)
    assert set(marks(first)) >= {CLOSED, COST, QUAY}
    assert set(marks(first).values()) == {""}
    assert (first.since, first.withdrawn) == ("", ())


def test_a_refresh_of_an_unchanged_archive_marks_nothing(newsroom: Newsroom) -> None:
    first = made(newsroom)
    again = made(newsroom, first)
    assert marks(again) == marks(first)
    assert again.withdrawn == ()
    assert again.since == "Compared with the briefing of 20 May 2026"


def test_a_briefing_read_from_a_file_is_refreshed_as_well(newsroom: Newsroom) -> None:
    first = restored(as_json(made(newsroom)))
    assert set(marks(made(newsroom, first)).values()) == {""}


def test_what_a_new_article_tells_is_new(newsroom: Newsroom, library: Library) -> None:
    first = made(newsroom)
    library.add(NEW)
    marked = marks(made(newsroom, first))
    assert marked[NEW.text.strip()] == "new"
    assert {text for text, change in marked.items() if change} == {NEW.text.strip()}


def test_the_same_with_another_figure_is_changed_and_says_what_it_was(
    newsroom: Newsroom, library: Library
) -> None:
    first = made(newsroom)
    library.add(replace(SHUT, text=f"{CLOSED} {PRICE}\n", version=2))
    again = made(newsroom, first)
    (changed,) = [line for line in again.key_points if line.change]
    assert (changed.claim.text, changed.change, changed.before) == (PRICE, "changed", COST)


def test_the_same_in_other_words_is_not(newsroom: Newsroom, library: Library) -> None:
    first = made(newsroom)
    other = COST.replace("will cost", "cost")
    library.add(replace(SHUT, text=f"{CLOSED} {other}\n", version=2))
    assert marks(made(newsroom, first))[other] == ""


def test_a_denial_of_what_was_told_is_a_change(newsroom: Newsroom, library: Library) -> None:
    first = made(newsroom)
    denied = COST.replace("will cost", "will not cost")
    library.add(replace(SHUT, text=f"{CLOSED} {denied}\n", version=2))
    assert marks(made(newsroom, first))[denied] == "changed"


def test_a_line_whose_article_was_removed_is_withdrawn(
    newsroom: Newsroom, library: Library
) -> None:
    first = made(newsroom)
    library.archive.remove([BOATS.id])
    again = made(newsroom, first)
    assert texts(again.withdrawn) == [QUAY]
    assert QUAY not in texts(again.key_points)


def test_a_line_that_a_new_version_has_no_more_is_withdrawn(
    newsroom: Newsroom, library: Library
) -> None:
    first = made(newsroom)
    library.add(replace(SHUT, text=f"{CLOSED}\n", version=2))
    again = made(newsroom, first)
    assert texts(again.withdrawn) == [COST]


def test_what_is_withdrawn_keeps_its_words_and_gets_numbers_of_its_own(
    newsroom: Newsroom, library: Library
) -> None:
    first = made(newsroom)
    library.add(replace(SHUT, text=f"{CLOSED}\n", version=2))
    again = made(newsroom, first)
    numbers = [citation.number for citation in again.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    (gone,) = again.withdrawn
    (cited,) = [one for one in again.citations if one.number in gone.claim.citations]
    assert (cited.passage.text, cited.passage.version) == (COST, 1)
    assert cited.number == len(numbers)


def test_a_line_that_one_of_its_articles_still_has_stays(
    newsroom: Newsroom, library: Library
) -> None:
    twin = replace(BOATS, id="twin", outlet="Vella Courier", published="2026-05-14")
    library.add(twin)
    first = newsroom.briefing(TOPIC, Filters(articles=(SHUT.id, BOATS.id, twin.id)))
    (line,) = [line for line in first.key_points if line.claim.text == QUAY]
    assert len(line.claim.citations) == 2
    library.archive.remove([BOATS.id])
    assert made(newsroom, first).withdrawn == ()


def test_a_line_that_gave_way_to_others_is_not_withdrawn(newsroom: Newsroom) -> None:
    first = made(newsroom)
    assert QUAY in texts(first.key_points)
    only = newsroom.briefing(TOPIC, Filters(articles=(SHUT.id,)), before=first)
    assert (QUAY in marks(only), only.withdrawn) == (False, ())


def test_what_was_withdrawn_is_not_withdrawn_again(newsroom: Newsroom, library: Library) -> None:
    first = made(newsroom)
    library.archive.remove([BOATS.id])
    second = made(newsroom, first)
    assert second.withdrawn
    assert made(newsroom, second).withdrawn == ()


def test_what_comes_back_is_new(newsroom: Newsroom, library: Library) -> None:
    first = made(newsroom)
    library.archive.remove([BOATS.id])
    second = made(newsroom, first)
    library.add(replace(BOATS, version=2))
    assert marks(made(newsroom, second))[QUAY] == "new"


def test_everything_is_new_since_a_briefing_without_lines(newsroom: Newsroom) -> None:
    empty = replace(
        made(newsroom), key_points=(), said=(), disputed=(), timeline=(), unknown=(), citations=()
    )
    assert set(marks(made(newsroom, empty)).values()) == {"new"}
