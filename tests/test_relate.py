"""Links between articles as they come in: in any order, again after a kill, gone with one."""

from __future__ import annotations

import json
import random

import pytest

from archive.article import Article
from archive.groups import Story
from archive.link import Link
from ingest.relate import RULES, relate, relate_rest
from tests.fakes import SAMPLES, Library

WIRE = json.loads((SAMPLES / "wire.jsonl").read_text().splitlines()[0])["text"]
RECOUNT, STADIUM, BOX = (
    (SAMPLES / name).read_text()
    for name in (
        "05-halvenford-recount-ordered.md",
        "15-kestlin-offers-61-million.md",
        "07-halvenford-box-correction.md",
    )
)


def carried(id: str, text: str = WIRE, *, day: str = "2026-04-14", version: int = 1) -> Article:
    return Article(id, f"By {id}", text, outlet=id, published=day, version=version)


CUT = WIRE[: len(WIRE) // 2]
ARTICLES = [
    carried("ledger"),
    carried("radio", f"{WIRE} It rained.", day="2026-04-13"),
    carried("tray", CUT, day="2026-04-15"),
    carried("meridian", RECOUNT),
    carried("tallyman", STADIUM),
]


def taken_in(library: Library, *articles: Article) -> None:
    for article in articles:
        library.add(article)
        relate(library.archive, [article])


def test_copies_have_the_one_that_was_published_first_as_their_origin(library: Library) -> None:
    taken_in(library, *ARTICLES)
    expected = dict.fromkeys(("ledger", "radio", "tray"), "radio")
    assert library.archive.origins() == expected
    assert library.archive.origins(["tray"]) == {"tray": "radio"}
    assert library.archive.origins(["tallyman"]) == {}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_in_which_they_come_plays_no_part(library: Library, seed: int) -> None:
    order = list(ARTICLES)
    random.Random(seed).shuffle(order)
    taken_in(library, *order[:2])
    library.add(*order[2:])
    relate(library.archive, order[2:])
    assert set(library.archive.origins()) == {"ledger", "radio", "tray"}
    pairs = {(link.first, link.second) for link in library.archive.links("copy")}
    assert pairs == {("ledger", "radio"), ("ledger", "tray"), ("radio", "tray")}


def test_what_was_not_looked_at_is_looked_at_later(library: Library) -> None:
    library.add(*ARTICLES)
    assert len(library.archive.unlinked(RULES)) == len(ARTICLES)
    assert relate_rest(library.archive) == len(ARTICLES)
    assert library.archive.unlinked(RULES) == ()
    assert set(library.archive.origins()) == {"ledger", "radio", "tray"}
    assert library.archive.unlinked("newer") == tuple(sorted(a.id for a in ARTICLES))


def test_the_links_of_a_removed_article_are_gone(library: Library) -> None:
    taken_in(library, *ARTICLES)
    library.archive.remove(["radio"])
    assert library.archive.origins() == {"ledger": "ledger", "tray": "ledger"}


def test_a_new_version_is_compared_anew(library: Library) -> None:
    taken_in(library, *ARTICLES, carried("radio", BOX, version=2))
    assert set(library.archive.origins()) == {"ledger", "tray"}


def test_near_articles_of_near_days_are_a_story(library: Library) -> None:
    days = {"ledger": "2026-04-14", "radio": "2026-04-15", "late": "2026-06-14"}
    taken_in(library, *(carried(id, day=day) for id, day in days.items()))
    (found,) = library.archive.stories()
    assert found == Story("ledger", "By ledger", "2026-04-14", "2026-04-15", ("ledger", "radio"))


def test_a_link_is_the_same_from_both_ends() -> None:
    assert Link.between("b", "a", "copy", 1.0) == Link.between("a", "b", "copy", 1.0)
