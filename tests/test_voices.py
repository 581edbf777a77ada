"""Whom a name means."""

from __future__ import annotations

import pytest

from app.said.voices import meant, search
from archive.statement import Named, Voice
from ingest.outlets import outlet


def voice(name: str, *roles: str, own: int = 1, key: str = "", kind: str = "person") -> Voice:
    named = Named(key or name.casefold(), name, kind, roles[0] if roles else "")  # type: ignore[arg-type]
    return Voice(named, own, 0, 1, "", roles)


VOICES = (
    voice("Ada Vell", "mayor of Graywater", "director of the port", own=9),
    voice("Joris Vell", "ferryman", own=2),
    voice("Vell", own=1),
    voice("Tomas Brandt", "chief engineer of the port", own=4),
    voice("Édith Marlow-Ross", "spokeswoman for the mayor of Tessmark", own=3),
    voice("Lena Orsk", "mayor of Tessmark", own=2),
    voice("The Harbor Ledger", kind="outlet", own=5),
    voice("The Vella Ledger", kind="outlet", own=1),
    voice("The New York Times", kind="outlet", key="new york times"),
    voice("Radio Lorrevia", kind="outlet"),
    voice("Jorun Haske", "professor of hydraulics"),
    voice("the Union of Pilots", kind="group"),
    voice("the Harbor Party of Mayor Penn", kind="group"),
)


def names(found: tuple[Voice, ...]) -> list[str]:
    return [one.named.name for one in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Vell", ["Ada Vell"]),
        ("ada vell", ["Ada Vell"]),
        ("Mayor Vell", ["Ada Vell"]),
        ("Ms Vell", ["Vell", "Ada Vell", "Joris Vell"]),
        ("Vell", ["Vell", "Ada Vell", "Joris Vell"]),
        ("Brandt", ["Tomas Brandt"]),
        ("Brandt's", ["Tomas Brandt"]),
        ("Tomas", ["Tomas Brandt"]),
        ("Edith Marlow-Ross", ["Édith Marlow-Ross"]),
        ("the Ledger", ["The Harbor Ledger", "The Vella Ledger"]),
        ("Harbor Ledger", ["The Harbor Ledger"]),
        ("NYT", ["The New York Times"]),
        ("the Times", ["The New York Times"]),
        ("new york times", ["The New York Times"]),
        ("the union", ["the Union of Pilots"]),
        ("the mayor", ["Ada Vell", "Lena Orsk"]),
        ("the Harbor Party", ["the Harbor Party of Mayor Penn"]),
        ("the mayor of Tessmark", ["Lena Orsk"]),
        ("the director", ["Ada Vell"]),
        ("the professor", ["Jorun Haske"]),
        ("Professor Haske", ["Jorun Haske"]),
        ("the port", []),
        ("Graywater", []),
        ("Bran", []),
        ("Nobody Known", []),
        ("the", []),
        ("", []),
    ],
)
def test_a_name_means(name: str, expected: list[str]) -> None:
    assert names(meant(name, VOICES)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nila Harrow", ["Harrow"]),
        ("Dorn Tulley", ["Dorn Tulley", "Tulley"]),
        ("Bo de Lasko", ["Lasko"]),
        ("Ada Vell", ["Ada Vell"]),  # there is a Joris Vell
        ("the party of Harrow", []),
    ],
)
def test_a_full_name_means_who_is_stored_by_its_surname_alone(
    name: str, expected: list[str]
) -> None:
    short = (voice("Harrow"), voice("Tulley"), voice("Dorn Tulley"), voice("Lasko"))
    assert names(meant(name, (*VOICES, *short))) == expected


@pytest.mark.parametrize(
    ("query", "first"),
    [("Vell", "Vell"), ("vel", "Ada Vell"), ("led", "The Harbor Ledger"), ("mayor", "Ada Vell"),
     ("lorr", "Radio Lorrevia"), ("NYT", "The New York Times")],
)  # fmt: skip
def test_a_search_finds_the_best_first(query: str, first: str) -> None:
    assert names(search(query, VOICES))[0] == first


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hill", ["The Hill", "Rowan Hill"]),
        ("the Hill", ["The Hill", "Rowan Hill"]),
        ("The Hill", ["The Hill"]),
        ("Mr. Hill", ["Rowan Hill"]),
        ("Fox", ["Fox News", "Ilse Fox"]),
        ("Fox News", ["Fox News"]),
        ("FOX", ["Fox News"]),
    ],
)
def test_a_surname_that_is_an_outlet_too_means_both(name: str, expected: list[str]) -> None:
    voices = (
        voice("The Hill", kind="outlet", key=outlet("The Hill").key, own=3),
        voice("Fox News", kind="outlet", key=outlet("Fox News").key, own=3),
        voice("Rowan Hill", "mayor of Tessmark"),
        voice("Ilse Fox"),
    )
    assert names(meant(name, voices)) == expected


def test_a_person_and_an_outlet_of_one_name_are_two_voices() -> None:
    assert outlet("The Hill").key != voice("Hill").named.key


def test_a_search_goes_on_with_what_fits_less() -> None:
    assert names(search("vell", VOICES)) == ["Vell", "Ada Vell", "Joris Vell", "The Vella Ledger"]


def test_a_search_for_nothing_finds_everybody() -> None:
    assert search(" ", VOICES) == VOICES


def test_a_role_is_not_somebody_who_speaks_for_it() -> None:
    mayor = Voice(Named("ada vell", "Ada Vell", "person", "mayor"), 1, 0, 1, "", ("mayor",))
    spokesman = Voice(Named("sp", "a spokesman for the mayor", "unnamed"), 9, 0, 1, "")
    assert meant("the mayor", (spokesman, mayor)) == (mayor,)
