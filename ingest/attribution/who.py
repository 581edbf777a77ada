"""Who the source of a statement is, within one article: names, titles, pronouns, short names.

Each rule is one method and has a name (`Resolution`). A guess that could be wrong is not made:
what stays unresolved keeps the words of the article. Whom the article names is found in people.py
and press.py. Knows nothing of other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.statement import NOBODY, Named, Resolution
from ingest.attribution.bodies import Bodies
from ingest.attribution.names import (
    BODIES,
    TITLES,
    after_office,
    name_words,
    person_key,
)
from ingest.attribution.people import People
from ingest.attribution.phrase import phrase
from ingest.attribution.press import Press
from ingest.attribution.pronouns import (
    goes_on_with,
    several_before,
    spoken_of,
    stranger_between,
    who_denied,
    whom_asked,
)
from ingest.attribution.reading import BACK, Reading
from ingest.attribution.roles import PEOPLE, called_by_role, could_be_one, is_role, roles
from ingest.attribution.written import acronyms, as_written, companies, words_at
from ingest.outlets import canonical, key_of

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_OTHER_PRONOUNS = frozenset(
    (
        "i we you they it who which that this these those one some many others most all both few"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who it is, and by which rule."""

    named: Named
    by: Resolution


class Who:
    """The people and outlets of one article; its sources are asked for in the order of the text."""

    def __init__(self, reading: Reading, publisher: Named) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._people = People(reading)
        self._press = Press(reading, publisher, self._people)
        self._bodies = Bodies(reading)
        self._short_for = acronyms(reading.text)
        self._companies = companies(reading.text)
        self._sources: list[tuple[int, Named, bool]] = []  # (token, source, whether plural)
        self._spoke: list[tuple[int, str]] = []  # (token, person) of the sources so far
        self._spoken_of: frozenset[str] = frozenset()  # by the source that is asked for

    def resolve(self, tokens: Sequence[int], said: Sequence[int] = ()) -> Resolved:
        """Who a source is that stands at these tokens. NOBODY where there are none.

        It is nobody of whom what is `said` speaks by name: "he said he had not met Bo Carr".
        """
        if not tokens:
            return Resolved(NOBODY, "written")
        self._spoken_of = spoken_of(self._reading, self._people, tokens, said)
        found = self._resolve(list(tokens))
        if found.named.kind == "person" and found.named.key in self._people:
            self._spoke.append((tokens[-1], found.named.key))
        elif found.named.kind == "outlet":
            self._press.reported(tokens[-1], found.named)
        if found.named.key:
            head = self._reading.head(tokens)
            plural = head.tag_ in ("NNS", "NNPS") or head.lower_ == "they"
            plural &= found.named.kind != "person"  # "Sanders" looks like several
            self._sources.append((tokens[-1], found.named, plural))
        return found

    def outlet(self, text: str) -> Named | None:
        """The outlet that a name in the article stands for: in full, an alias, or a short name."""
        return self._press.outlet(text)

    def described(self, noun: Token) -> Named | None:
        """The outlet that "the paper" or "the same broadcaster" means, if it means one."""
        return self._press.described(noun, phrase(noun)) if noun.pos_ == "NOUN" else None

    def _resolve(self, tokens: list[int]) -> Resolved:
        head = self._reading.head(tokens)
        written = words_at(self._reading, tokens)
        if len(tokens) == 1 and head.lower_ in _HE | _SHE:
            return self._pronoun(head) or Resolved(Named(name=written), "written")
        if len(tokens) == 1 and head.lower_ in ("they", "it"):
            return self._group_pronoun(head) or Resolved(Named(name=written), "written")
        if len(tokens) == 1 and head.lower_ in _OTHER_PRONOUNS:
            return Resolved(Named(name=written), "written")
        company = self._companies.get(written)
        if company and not any(" " in k for k in self._people.ending([written])):
            return Resolved(Named(key_of(company), company, "group"), "description")
        outlet = self.outlet(written) or self._press.outlet_in(head)
        if outlet is not None:
            return Resolved(outlet, "written" if canonical(written) else "alias")
        if any(self._doc[i].dep_ == "conj" and self._doc[i].head == head for i in tokens):
            return Resolved(as_written(head, written, self._short_for), "written")
        person = self._person_at(head, tokens)
        if person is not None:
            return person
        if head.pos_ != "PROPN" and len(tokens) == 1 and head.text[:1].isupper():
            fitting = self._people.ending([head.text])
            if len(fitting) == 1:
                return Resolved(self._people.named(fitting[0]), "surname")
        if head.pos_ != "PROPN":
            titled = self._title(head, tokens)
            if titled is not None:
                return titled
            described = self._press.described(head, tokens)
            if described is not None:
                return Resolved(described, "description")
            body = self._bodies.body(head, tokens)
            if body is not None:
                return Resolved(body, "description")
        return Resolved(as_written(head, written, self._short_for), "written")

    # The rules, one a method.

    def _person_at(self, head: Token, tokens: Sequence[int]) -> Resolved | None:
        """A name: in full, or a surname that only one person of the article has."""
        beside = [c for c in head.children if c.dep_ == "appos" and c.i in tokens]
        last = self._doc[tokens[-1]]
        if head.pos_ == "NOUN" and is_role(head) and last.pos_ == "PROPN" and not beside:
            beside = [last] if self._doc[last.left_edge.i - 1].text == "," else []
        office = after_office(last)
        if office is not None and office == head:
            return Resolved(self._people.named(person_key(name_words(last))), "written")
        for token in (head, *beside):
            words = name_words(token)
            if not words or BODIES.search(" ".join(words)):
                continue
            key = person_key(words)
            if len(words) > 1 and key in self._people:
                return Resolved(self._people.named(key), "written")
            if len(words) > 1 and (token is not head or called_by_role(token)):
                role = next(iter(roles(token)), "")
                return Resolved(Named(key, " ".join(words), "person", role), "written")
            fitting = self._people.meant(token)
            if len(fitting) == 1:
                return Resolved(self._people.named(fitting[0]), "surname")
            if token.ent_type_ == "PERSON" and token is head:
                return Resolved(Named(key, " ".join(words), "person"), "written")
        return None

    def _pronoun(self, token: Token) -> Resolved | None:
        """Whom "he" stands for, unless he is spoken of there as another."""
        found = self._he_or_she(token)
        return None if found and found.named.key in self._spoken_of else found

    def _he_or_she(self, token: Token) -> Resolved | None:
        """ "He" is who spoke last, while nobody else is a subject; else the one person it fits."""
        gender = "he" if token.lower_ in _HE else "she"
        first = self._reading.sentences_before(token, BACK)
        near = self._people.named_between(first, token.i, gender)
        found = ""
        own = self._people.named_between(token.sent.start, token.i, gender)
        if token.head.dep_ == "advcl" and own:
            # "… accused Vell of it when she asked …": somebody of this sentence, if one.
            return Resolved(self._people.named(own[0]), "pronoun") if len(own) == 1 else None
        others = {key for at, key in self._spoke if at >= first} - {*own}
        if len(own) == 1 and not others and goes_on_with(token):
            return Resolved(self._people.named(own[0]), "pronoun")
        human = [(i, named) for i, named, many in self._sources if not many and could_be_one(named)]
        if self._spoke and human and human[-1][1].key == self._spoke[-1][1]:
            at, last = self._spoke[-1]
            skipped = human[-1] != self._sources[-1][:2]
            since = self._people.named_between(
                at + 1, token.i, gender, subjects=at >= first and not skipped
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
        self._people[found].gender = gender
        return Resolved(self._people.named(found), "pronoun")

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

    def _somebody_before(self, token: Token) -> Resolved | None:
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
        return Resolved(named, "pronoun") if named.kind == "unnamed" and human else None

    def _group_pronoun(self, token: Token) -> Resolved | None:
        """ "They" or "it" begins a sentence: the source of the one before, where that fits."""
        first = self._reading.sentences_before(token, 1)
        near = {
            named.key: named
            for at, named, plural in self._sources
            if first <= at < token.i
            and named.kind != "person"
            and plural == (token.lower_ == "they")
        }
        asked = whom_asked(token)
        if asked:
            return Resolved(self._resolve(asked).named, "pronoun")
        if not near and token.lower_ == "they":
            several = several_before(self._reading, token)
            written = words_at(self._reading, several) if several else ""
            head = self._reading.head(several) if several else token
            return Resolved(as_written(head, written, {}), "pronoun") if several else None
        if len(near) != 1 or (token.i - token.sent.start > 1 and token.lower_ == "it"):
            return None
        return Resolved(next(iter(near.values())), "pronoun")

    def _title(self, head: Token, tokens: Sequence[int]) -> Resolved | None:
        """ "The mayor" is the one person whom the article calls a mayor."""
        words = [self._doc[i] for i in tokens]
        if words[0].lower_ not in ("the", "former") and head.i != tokens[0]:
            return None
        human = head.lemma_.lower() in PEOPLE or head.lower_ in TITLES
        if any(t.dep_ == "poss" for t in words) or head.tag_ == "NNS" or not human:
            return None
        said = frozenset(t.lower_ for t in words if t.pos_ in ("NOUN", "ADJ", "PROPN"))
        fitting = self._people.called(said)
        before = [k for k in fitting if any(at < head.i for at in self._people[k].places)]
        if len(fitting) == 1 and before:
            return Resolved(self._people.named(fitting[0]), "title")
        denied = "" if fitting else who_denied(self._reading, self._people, head)
        return Resolved(self._people.named(denied), "title") if denied else None
