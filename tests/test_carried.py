"""Who carries one text, and what of it a search shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import shapes
from app.answer import Carried, Hit
from app.carried import carried
from app.newsroom import Newsroom
from app.retrieve import Retriever
from archive.archive import Archive
from archive.article import Article, Filters
from archive.encoder import Encoder
from archive.link import Link
from ingest.relate import RULES, relate
from tests.fakes import Library

FIRE = (
    "VELLA (Concord Wire) — A fire in the old rope works at Vella killed two people on Monday "
    "night and drove some 140 others out of their homes in the lower town. The fire broke out "
    "at 11:20 p.m. in a store of tarred rope, the fire brigade said, and spread to the roof "
    "within minutes.\n\n"
    "“We heard it before we saw it,” said Joss Penn, who lives across the street and left with "
    "his two dogs. “It sounded like a sail tearing.” Sixty firefighters from four towns fought "
    "the flames until dawn, and pumped water out of the harbour when the mains ran dry.\n\n"
    "The rope works, built in 1871, had stood empty since its owner went bankrupt in 2019. The "
    "council had meant to decide this spring whether it becomes a museum or flats, and the "
    "mayor, Ada Vell, said that the plans would now have to be drawn again from nothing.\n\n"
)
ADDED = "A bakery on Mole Street hands out free soup to all who lost their homes."
LEDGER = Article(
    "b-ledger", "Fire at rope works", FIRE, "The Harbor Ledger", published="2026-05-05"
)
COURIER = Article(
    "a-courier",
    "Two die as rope works burns",
    FIRE.replace("harbour", "harbor").replace("some 140", "around 140") + ADDED,
    "Vella Courier",
    published="2026-05-06",
)
LANTERN = replace(LEDGER, id="c-lantern", outlet="Evening Lantern", published="2026-05-07")
OTHER = Article(
    "d-other",
    "After the fire",
    "The rope works at Vella will be pulled down, the mayor said. A fire had broken out there, "
    "and two people were killed. An architect is to report on what is left of the walls.",
    "Radio Lorrevia",
    published="2026-05-06",
)
THREE = Carried(("The Harbor Ledger", "Vella Courier", "Evening Lantern"), "Concord Wire")


@pytest.fixture
def found(library: Library) -> Library:
    articles = [LEDGER, COURIER, LANTERN, OTHER]
    library.add(*articles)
    relate(library.archive, articles)
    return library


def search(library: Library, question: str, **options: object) -> tuple[Hit, ...]:
    return Retriever(library.archive, library.encoder).search(question, **options)  # type: ignore[arg-type]


def outlets(hits: tuple[Hit, ...]) -> set[str]:
    return {hit.article.outlet for hit in hits}


def test_carriers_stand_in_the_order_in_which_they_had_the_text(found: Library) -> None:
    ids = [one.id for one in (LEDGER, COURIER, LANTERN, OTHER)]
    assert carried(found.archive, ids) == dict.fromkeys(ids[:3], THREE)


def test_the_wire_is_the_one_that_any_of_them_names(library: Library) -> None:
    bare = replace(LEDGER, text=FIRE.replace("VELLA (Concord Wire) — ", ""))
    library.add(bare, COURIER)
    relate(library.archive, [bare, COURIER])
    assert carried(library.archive, [bare.id])[bare.id].wire == "Concord Wire"


def test_a_wire_s_own_article_names_no_other(library: Library) -> None:
    own = replace(LEDGER, outlet="Concord Wire")
    twin = replace(own, id="twin", outlet="", text=FIRE.replace(" (Concord Wire)", ""))
    library.add(own, twin)
    relate(library.archive, [own, twin])
    assert carried(library.archive, [own.id])[own.id] == Carried(
        ("Concord Wire", "“Fire at rope works”")
    )


def test_what_one_outlet_has_twice_is_carried_by_nobody_else(library: Library) -> None:
    twin = replace(LANTERN, outlet="the Harbor Ledger")
    library.add(LEDGER, twin)
    relate(library.archive, [LEDGER, twin])
    assert carried(library.archive, [LEDGER.id]) == {}


@pytest.mark.parametrize("question", ["rope works fire", "140 homes Vella Courier", "Joss Penn"])
def test_of_copies_the_one_that_had_the_text_first_is_shown(found: Library, question: str) -> None:
    hits = search(found, question)
    shown = [hit for hit in hits if hit.article.id != OTHER.id and ADDED not in hit.passage.text]
    assert outlets(tuple(shown)) == {"The Harbor Ledger"}
    assert {hit.carried for hit in shown} == {THREE}
    assert [hit.carried for hit in hits if hit.article.id == OTHER.id] == [Carried()]


def test_it_stands_where_the_best_copy_stood(found: Library) -> None:
    question = "Vella Courier: two die as rope works burns"
    best, first = search(found, question, copies=True)[0], search(found, question)[0]
    assert best.article.id == COURIER.id
    assert first.article.id == LEDGER.id
    assert (first.score, first.dense, first.words) == (best.score, best.dense, best.words)


def test_what_a_copy_adds_is_not_lost(found: Library) -> None:
    assert any(ADDED in hit.passage.text for hit in search(found, "Who hands out soup?"))


def test_a_copy_with_another_number_is_shown_too(library: Library) -> None:
    later = replace(LANTERN, text=FIRE.replace("killed two people", "killed three people"))
    library.add(LEDGER, later)
    relate(library.archive, [LEDGER, later])
    assert outlets(search(library, "people killed")) == {"The Harbor Ledger", "Evening Lantern"}


def test_where_the_origin_does_not_pass_the_filters_a_copy_is_shown(found: Library) -> None:
    hits = search(found, "rope works fire", filters=Filters(after="2026-05-06"))
    assert len({hit.article.id for hit in hits} - {OTHER.id}) == 1
    assert {hit.carried for hit in hits if hit.article.id != OTHER.id} == {THREE}


def test_articles_of_one_story_are_no_copies(library: Library) -> None:
    near = replace(OTHER, id="near", outlet="Evening Lantern", text=f"It rained. {OTHER.text}")
    library.add(OTHER, near)
    library.archive.link([], [Link.between(OTHER.id, near.id, "story", 1.0)], RULES)
    assert outlets(search(library, "rope works fire")) == {"Radio Lorrevia", "Evening Lantern"}


def test_with_copies_every_carrier_is_found(found: Library) -> None:
    hits = search(found, "rope works fire", limit=30, copies=True)
    assert outlets(hits) == {"The Harbor Ledger", "Vella Courier", "Evening Lantern",
                             "Radio Lorrevia"}  # fmt: skip
    assert {hit.carried for hit in hits} == {Carried()}


def test_an_answer_says_who_carries_what_it_cites_and_what_it_offers(
    tmp_path: Path, encoder: Encoder
) -> None:
    articles = [LEDGER, COURIER, LANTERN, OTHER]
    with Archive.own(tmp_path / "real", encoder.name) as archive:
        Library(archive, encoder).add(*articles)
        relate(archive, articles)
        newsroom = Newsroom(archive, encoder)
        cited = newsroom.answer("How many people did the fire kill?", (), Filters())
        offered = newsroom.answer("Who insured the rope works?", (), Filters())
    (first, *_) = shapes.answer(cited)["citations"]
    assert (first["outlet"], first["wire"]) == ("The Harbor Ledger", "Concord Wire")
    assert first["carried_by"] == list(THREE.outlets)
    assert cited.agreement.origins in ((), (("The Harbor Ledger", (1,)), ("Radio Lorrevia", (2,))))
    assert {hit.carried for hit in (*offered.related, *offered.citations)} == {THREE, Carried()}
