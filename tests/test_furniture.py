"""ingest.attribution.furniture: which sources are none."""

from __future__ import annotations

import pytest

from ingest.attribution.furniture import is_furniture


@pytest.mark.parametrize(
    "name",
    [
        "Image caption",
        "RELATED",
        "Watch: they",
        "Related: Mayor Ada Vell",
        "Read more: Officials of the port",
        "BRANDT: Well, they",
        "Tomas Brandt, on what was left of it: the quay",
        "the words over the door: In Tide We Trust",
    ],
)
def test_a_label_or_a_sentence_speaks_for_nobody(name: str) -> None:
    assert is_furniture(name)


@pytest.mark.parametrize(
    "name",
    [
        "Harbor: The Return star Ada Vell",
        "the author of Harbor: A Life",
        "a study called Piers at Risk: Oak and Tar on the Lorrevian Coast",
        "The Watch: Tessmark editor",
        "Highlights Museum",
    ],
)
def test_a_title_with_a_colon_may_belong_to_a_name(name: str) -> None:
    assert not is_furniture(name)
