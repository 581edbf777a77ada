"""app.brief.unknown: what says that something is not known, and what only sounds so."""

from __future__ import annotations

import pytest

from app.brief.unknown import left_unknown

UNKNOWN = [
    "It is not clear who will pay for the repairs.",
    "It was not immediately known how the gate came to jam.",
    "The cause has not been determined.",
    "The cause has yet to be established.",
    "The port hasn’t yet said who will lead the inquiry.",
    "The name of the lender has never been disclosed.",
    "The date of the vote has not been announced.",
    "Why the siren stayed silent is unclear.",
    "The whereabouts of the driver were unknown on Monday.",
    "The reports remained unconfirmed on Sunday night.",
    "What became of the box remains a mystery.",
    "The price remains uncertain.",
    "Whether the pier will open again remains to be seen.",
    "It is an open question whether the council may sell.",
    "Questions remain about the second letter.",
    "There was no word on when the ferries would run.",
    "There was no official figure for the damage.",
    "She declined to say how long that might take.",
    "The bank declined to comment.",
    "The hospital refused to name the patient.",
    "Marrisk, declining to elaborate, left the room.",
    "The ministry did not say why the letter was not opened.",
    "The company did not respond to questions.",
    "The Tallyman could not confirm the name of the lender.",
    "The account could not be independently verified.",
    "None of the judges could be named, and Vale could not be reached on Tuesday.",
]
KNOWN = [
    "It is clear who will pay for the repairs.",
    "The cause has been determined.",
    "The council announced the date on Tuesday.",
    "He is not known for his patience.",
    "She is known as a careful engineer.",
    "If it is not clear by Friday, the council will vote again.",
    "Unless the cause is not known, the gate may be opened.",
    "Unknown assailants broke two windows of the port office.",
    "The grave of the Unknown Sailor was cleaned.",
    "A previously unknown letter was found on 14 July.",
    "The road was unknown to the drivers from the coast.",
    "Two persons unknown carried the box out.",
    "The voters would not decline to pay.",
    "The mayor said why the pier had to close.",
    "Vale denied that money had anything to do with the failure.",
    "The mayor did not say that the pier would close.",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_known_not_told_or_not_decided_is_left_open(text: str) -> None:
    assert left_unknown(text)


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_known_or_only_supposed_is_not(text: str) -> None:
    assert not left_unknown(text)
