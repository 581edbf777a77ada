"""Whom "he", "she", "they" and "it" stand for, in the order of one article.

A guess that could be wrong is not made. Knows who is named and who has spoken so far. Knows
nothing of how a source is resolved that is no pronoun.
"""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from archive.statement import Named
from ingest.attribution.names import ends_with, name_words
from ingest.attribution.people import People
from ingest.attribution.pronouns import (
    HE,
    SHE,
    goes_on_with,
    others_named,
    several_before,
    stranger_between,
    subject_before,
)
from ingest.attribution.reading import BACK, Reading
from ingest.attribution.roles import PEOPLE, could_be_one
from ingest.attribution.written import as_written, words_at

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token


class Antecedents:
    """Those of one article; whoever speaks is noted as the text goes on."""

    def __init__(self, reading: Reading, people: People) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._people = people
        self._sources: list[tuple[int, Named, bool]] = []  # (token, source, whether plural)
        self._spoke: list[tuple[int, str]] = []  # (token, person) of the sources so far
        self._meant: dict[int, Named | None] = {}  # by the pronoun's token

    def spoke(self, at: int, named: Named, head: Token) -> None:
        """Note that a source ends at this token, whose noun is `head`."""
        if named.kind == "person" and named.key in self._people:
            self._spoke.append((at, named.key))
        plural = head.tag_ in ("NNS", "NNPS") or head.lower_ == "they"
        plural &= named.kind != "person"  # "Sanders" looks like several
        self._sources.append((at, named, plural))

    def he_or_she(self, token: Token, spoken_of: Set[str] = frozenset()) -> Named | None:
        """Whom "he" stands for, unless he is spoken of there as another."""
        for earlier in reversed(self._goes_on_from(token)):
            self._note(earlier, self._goes_on(earlier, speaks=False))
        found = self._goes_on(token, speaks=True)
        return self._note(token, None if found and found.key in spoken_of else found)

    def they_or_it(self, token: Token) -> Named | None:
        """Begins a sentence: the source of the one before, where that fits."""
        first = self._reading.sentences_before(token, 1)
        near = {
            named.key: named
            for at, named, plural in self._sources
            if first <= at < token.i
            and named.kind != "person"
            and plural == (token.lower_ == "they")
        }
        if not near and token.lower_ == "they":
            several = several_before(self._reading, token)
            if not several:
                return None
            written = words_at(self._reading, several)
            return as_written(self._reading.head(several), written, {})
        if len(near) != 1 or (token.i - token.sent.start > 1 and token.lower_ == "it"):
            return None
        return next(iter(near.values()))

    def _note(self, pronoun: Token, meant: Named | None) -> Named | None:
        if meant and meant.key in self._people:
            self._people[meant.key].gender = _gender(pronoun)
        self._meant[pronoun.i] = meant
        return meant

    def _goes_on_from(self, token: Token) -> list[Token]:
        """The same pronouns that the sentences before are about and nobody asked for, backwards."""
        found: list[Token] = []
        before = subject_before(self._reading, token)
        while before is not None and before.lower_ == token.lower_ and before.i not in self._meant:
            found.append(before)
            before = subject_before(self._reading, before)
        return found

    def _goes_on(self, token: Token, speaks: bool) -> Named | None:
        """ "She painted it, though Brandt had not. She said …": she goes on, whoever she is.

        Behind a sentence about a name, it is nobody whom only another clause of it names.
        """
        before = subject_before(self._reading, token)
        if before is not None and before.lower_ == token.lower_:
            return self._meant[before.i]
        found = self._he_or_she(token, speaks)
        if before is None or before.pos_ != "PROPN":
            return found
        if found is None:
            return self._alone(before, token)
        return None if self._beside(found, before) else found

    def _alone(self, subject: Token, token: Token) -> Named | None:
        """The person whom the sentence before is about, where it names nobody else."""
        first = subject.sent.start
        near = self._people.named_between(first, token.i, _gender(token))
        if near != self._people.meant(subject) or len(near) != 1 or others_named(subject):
            return None
        return None if self._another(first, token, near[0]) else self._people.named(near[0])

    def _beside(self, found: Named, subject: Token) -> bool:
        """Whether somebody is named beside the person whom a sentence is about."""
        if found.key in self._people.meant(subject) or found.key not in self._people:
            return False
        words = name_words(subject)
        speakers = (named.name for _, named, _ in self._sources if named.kind == "person")
        person = bool(self._people.meant(subject)) or any(ends_with(n, words) for n in speakers)
        sentence = subject.sent
        places = self._people[found.key].places
        return person and any(sentence.start <= at < sentence.end for at in places)

    def _he_or_she(self, token: Token, speaks: bool) -> Named | None:
        """Who spoke last, while nobody else is a subject; else the one person it fits.

        Who does not speak himself may be anybody who is named since.
        """
        gender = _gender(token)
        first = self._reading.sentences_before(token, BACK)
        near = self._people.named_between(first, token.i, gender)
        found = ""
        own = self._people.named_between(token.sent.start, token.i, gender)
        if token.head.dep_ == "advcl" and own:
            # "… accused Vell of it when she asked …": somebody of this sentence, if one.
            return self._people.named(own[0]) if len(own) == 1 and not _met(token) else None
        others = {key for at, key in self._spoke if at >= first} - {*own}
        if len(own) == 1 and not others and goes_on_with(token):
            return self._people.named(own[0])
        sources = [source for source in self._sources if source[0] < token.i]
        spoke = [source for source in self._spoke if source[0] < token.i]
        human = [(i, named) for i, named, many in sources if not many and could_be_one(named)]
        if spoke and human and human[-1][1].key == spoke[-1][1]:
            at, last = spoke[-1]
            skipped = human[-1] != sources[-1][:2]
            since = self._people.named_between(
                at + 1, token.i, gender, subjects=speaks and at >= first and not skipped
            )
            stranger = self._another(at + 1, token, last, main=not skipped)
            if last in self._people.fitting(gender) and not set(since) - {last} and not stranger:
                found = last if at >= self._reading.sentences_before(token, 2 * BACK + 1) else ""
        behind = human[-1] if human and human[-1][0] >= first else None
        if not found and behind is not None and behind[1].kind == "unnamed":
            return self._somebody_before(token)
        if not found and len(near) == 1 and not self._another(first, token, near[0]):
            subjects = self._people.named_between(first, token.i, gender, subjects=True)
            found = near[0] if subjects == near or self._only_one(near[0], token, gender) else ""
        if not found:
            return self._somebody_before(token) if not near else None
        return self._people.named(found)

    def _another(self, first: int, token: Token, key: str, *, main: bool = False) -> bool:
        return stranger_between(self._reading, first, token, self._people[key], main=main)

    def _only_one(self, key: str, token: Token, gender: str) -> bool:
        """ "For the mayor, Ada Vell, it is a relief. … she said": nobody else in the paragraph."""
        start = token.i
        while start > 0 and "\n" not in self._doc[start - 1].text:
            start -= 1
        spoke = [k for _, k in self._spoke if k in self._people.fitting(gender)]
        first = self._people.named_between(start, min(start + 5, token.i), gender)
        named = self._people.named_between(start, token.i, gender)
        return first == named == [key] and not (spoke and spoke[-1] != key)

    def _somebody_before(self, token: Token) -> Named | None:
        """ "A woman asked not to be named. … she said": the one source before, though unnamed."""
        first = self._reading.sentences_before(token, 1)
        near = {
            named.key: named
            for at, named, plural in self._sources
            if first <= at < token.i and not plural and self._doc[at].sent.start >= first
        }
        if len(near) != 1:
            return None
        named = next(iter(near.values()))
        human = any(word.casefold() in PEOPLE for word in named.name.split())
        return named if named.kind == "unnamed" and human else None


def _met(pronoun: Token) -> bool:
    """ "Vell came because he had asked her to": of one that is named, it may be the other."""
    other = SHE if pronoun.lower_ in HE else HE
    return any(token.lower_ in other for token in pronoun.head.subtree)


def _gender(pronoun: Token) -> str:
    return "he" if pronoun.lower_ in HE else "she"
