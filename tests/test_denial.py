"""Who denies what another says."""

from __future__ import annotations

import pytest

from app.quotes.denial import denying
from app.quotes.read import FEATURES, Candidate
from archive.article import Article
from archive.statement import Named, Stance, Statement, statement

SCORES = {"cosine": 0.7, "words_around": 1.0, "passage": 0.9, "kind": 1.0, "span": 0.9}
PROMISED = ("Tam Wickery", "said", "he had been promised a fire station")
DENIED = ("The mayor’s office", "denied", "that any promise of a fire station was made")


def sentence(
    said: tuple[str, str, str],
    *,
    stance: Stance = "stated",
    day: str = "2026-03-14",
    near: float = 1.0,
) -> tuple[Candidate, Statement]:
    speaker, cue, content = said
    text = f"{speaker} {cue} {content}."
    article = Article(f"{speaker}-{day}", "Vote", text, "Ledger", published=day)
    at = len(speaker) + 1
    found = statement(
        article,
        speaker=Named(speaker.casefold(), speaker, "person"),
        relayed_from=Named(),
        speaker_spans=[(0, len(speaker))],
        cue_spans=[(at, at + len(cue))],
        content_spans=[(at + len(cue) + 1, len(text) - 1)],
        kind="indirect",
        stance=stance,
    )
    values = tuple(near * (SCORES | {"agreement": 0.0})[name] for name in FEATURES)
    return Candidate(article, 0, len(text), values), found


def sides(*found: tuple[Candidate, Statement]) -> list[str]:
    known = {one.article.id: said for one, said in found}
    candidates = [one for one, _ in found]
    opposed = denying(candidates, lambda one: known[one.article.id], shared)
    return [known[one.article.id].speaker.name for one in opposed]


def shared(words: str, text: str) -> float:
    own = {word for word in words.split() if len(word) > 3}
    return len([word for word in own if word in text]) / len(own)


def test_a_claim_and_its_denial_are_two_sides() -> None:
    claim, denial = sentence(PROMISED), sentence(DENIED, stance="negated")
    assert sides(claim, denial) == ["Tam Wickery", "The mayor’s office"]


def test_the_denial_may_be_the_better_sentence_and_the_newest_comes_first() -> None:
    denial = sentence(DENIED, stance="negated")
    assert sides(denial, sentence(PROMISED, day="2026-03-20"))[0] == "Tam Wickery"


@pytest.mark.parametrize(
    "other",
    [
        sentence(("The mayor’s office", "denied", "that the bridge was sold"), stance="negated"),
        sentence(("The mayor’s office", "would not discuss", DENIED[2]), stance="negated"),
        sentence(("Tam Wickery", "denied", DENIED[2]), stance="negated"),
        sentence(DENIED, stance="negated", near=0.3),
        sentence(("The mayor’s office", "said", "a promise of a fire station was made")),
    ],
    ids=["another point", "no denial", "the same source", "far from the question", "it agrees"],
)
def test_what_is_no_denial(other: tuple[Candidate, Statement]) -> None:
    assert sides(sentence(PROMISED), other) == []
