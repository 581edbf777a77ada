"""Dense search that is always there: with Chroma, without it, and while it is rebuilt."""

from __future__ import annotations

from archive.archive import Archive
from archive.article import Filters
from archive.dense import Dense
from archive.exact import ExactSearch
from tests.fakes import Library, WordEncoder, story

QUESTIONS = ("The railway of district 7", "council", "resident 12 said", "library harvest", "day 2")


def wait(archive: Archive) -> Dense:
    archive._dense.wait()
    return archive._dense


def test_a_reader_finds_exactly_what_the_owner_finds(library: Library) -> None:
    library.add(*(story(number, paragraphs=8) for number in range(100)))
    assert len(library.passages()) >= 300
    with Archive.read(library.archive.folder, WordEncoder.name) as reader:
        for question in QUESTIONS:
            vector = library.encoder.encode_query(question)
            owned = library.archive.dense(vector, 20, Filters())
            read = reader.dense(vector, 20, Filters())
            assert [round(score, 4) for _, score in owned] == [round(s, 4) for _, s in read]
            least = owned[-1][1] + 1e-4  # of equals at the border either may be left out
            assert {i for i, s in owned if s > least} == {i for i, s in read if s > least}


def test_filters_hold_for_both_kinds_of_search(library: Library) -> None:
    library.add(*(story(number) for number in range(30)))
    exact = ExactSearch(library.archive._catalog)
    vector = library.encoder.encode_query("council")
    for filters in (
        Filters(outlets=("Outlet 1",)),
        Filters(after="2026-03-10", before="2026-03-20"),
        Filters(articles=("story-4", "story-5")),
        Filters(outlets=("Nobody",)),
    ):
        owned = {id for id, _ in library.archive.dense(vector, 200, filters)}
        assert owned == {id for id, _ in exact.search(vector, 200, filters)}


def test_search_goes_on_while_the_index_is_rebuilt(library: Library) -> None:
    library.add(*(story(number) for number in range(40)))
    vector = library.encoder.encode_query("The harvest of district 2")
    before = library.archive.dense(vector, 5, Filters())
    library.archive._dense.start_rebuild()
    during = library.archive.dense(vector, 5, Filters())
    assert during[0][0] == before[0][0]


def test_a_rebuild_says_so_and_stops_saying_so(library: Library) -> None:
    library.add(*(story(number) for number in range(40)))
    library.archive._dense.start_rebuild()
    assert "being rebuilt" in library.archive.notice
    wait(library.archive)
    assert library.archive.notice == ""


def test_a_rebuilt_index_holds_the_same_passages(library: Library) -> None:
    library.add(*(story(number) for number in range(40)))
    before = library.archive._dense._opened().ids()
    library.archive._dense.start_rebuild()
    assert wait(library.archive)._opened().ids() == before


def test_a_rebuild_leaves_one_folder(library: Library) -> None:
    library.add(story(1))
    library.archive._dense.start_rebuild()
    dense = wait(library.archive)
    assert [folder.name for folder in library.archive.folder.glob("vectors-*")] == ["vectors-2"]
    assert dense.folder.name == "vectors-2"


def test_an_article_added_during_a_rebuild_is_in_the_index(library: Library) -> None:
    library.add(*(story(number) for number in range(30)))
    library.archive._dense.start_rebuild()
    library.add(story(99))
    ids = wait(library.archive)._opened().ids()
    assert any(id.startswith("story-99:") for id in ids)


def test_an_article_removed_during_a_rebuild_is_not_in_the_index(library: Library) -> None:
    library.add(*(story(number) for number in range(30)))
    library.archive._dense.start_rebuild()
    library.archive.remove(["story-7"])
    ids = wait(library.archive)._opened().ids()
    assert not any(id.startswith("story-7:") for id in ids)


def test_an_empty_archive_finds_nothing(library: Library) -> None:
    vector = library.encoder.encode_query("anything")
    assert ExactSearch(library.archive._catalog).search(vector, 5, Filters()) == ()
    assert library.archive.dense(vector, 5, Filters()) == ()
