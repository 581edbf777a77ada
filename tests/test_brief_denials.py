"""app.brief.denials: which sentences deny something, and what they say of it."""

from __future__ import annotations

import pytest

from app.brief.denials import Denial, denials
from archive.article import Article


def denial(text: str) -> Denial | None:
    found = denials(Article("a", "", text)).found
    assert len(found) < 2
    return found[0] if found else None


WHAT = {
    "Vale denied that money had anything to do with it.": "money had anything to do with it",
    "Vale denied to the paper that a test was left out.": "a test was left out",
    "The port denied that the quay was closed, but said it was full.": "the quay was closed",
    "The port denied a rumour, heard on Friday, that the quay was sold.": "the quay was sold",
    "The port rejected claims that the quay was sold.": "the quay was sold",
    "The mayor denied having met the banker before May.": "having met the banker before May",
    "The office denied any promise had been made to him.": "any promise had been made to him",
    "The clinic said it had no record of any such letter.": "any such letter",
}
POINTS = {
    "Dunnick denied this.": False,
    "The bus company denied it and spoke of a wrong bridge.": False,
    "The mayor has repeatedly denied the charges.": True,
    "The port dismissed the union's claims.": True,
    "The treasurer denied any wrongdoing.": True,
    "The port called the claim baseless.": True,
    "“That is not true,” the mayor said.": False,
}
NONE = (
    "The driver was denied bail on Monday.",
    "The port did not deny that the quay was closed.",
    "The mayor neither confirmed nor denied the report.",
    "He asked the mayor to deny the report.",
    "The council rejected the plan for the quay.",
    "A judge dismissed all charges against the driver.",
    "Did the mayor deny the report?",
    "The paper called it a long-denied accusation.",
    "At first the mayor admitted it, then denied it.",
    "Though the mayor denies the charges, the union goes to court.",
    "The guards denied visitors a seat.",
)


@pytest.mark.parametrize(("text", "what"), WHAT.items())
def test_what_is_denied_stands_in_the_denial(text: str, what: str) -> None:
    found = denial(text)
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(("text", "charge"), POINTS.items())
def test_what_is_denied_stands_before_it(text: str, charge: bool) -> None:
    found = denial(text)
    assert found is not None
    assert (found.what, found.charge) == ("", charge)


@pytest.mark.parametrize("text", NONE)
def test_what_denies_nothing_is_no_denial(text: str) -> None:
    assert denial(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The port denied a rumour that the quay was sold.", True),
        ("The union says that the quay is unsafe, but the port denied the claim.", True),
        ("The port denied that the quay was sold.", False),
        ("The quay is the longest here, but the port denied the claim.", False),
    ],
)
def test_a_sentence_can_tell_both_the_claim_and_its_denial(text: str, told: bool) -> None:
    found = denial(text)
    assert found is not None
    assert found.told is told
