"""The people whom one article names: their names, roles and gender, and where they stand.

Knows nothing of statements, and of other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.statement import Named
from ingest.attribution.names import (
    BODIES,
    COURTESY,
    PARTICLES,
    ends_with,
    name_words,
    of_a_paper,
    person_key,
    regnal,
    titles_before,
    with_article,
)
from ingest.attribution.namesakes import gender_of, namesakes
from ingest.attribution.reading import Reading
from ingest.attribution.roles import is_human, roles
from ingest.outlets import canonical

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token


@dataclass(slots=True)
class Person:
    """Somebody the article names in full."""

    name: str
    roles: list[str] = field(default_factory=list)
    gender: str = ""
    places: list[int] = field(default_factory=list)  # tokens where a name of theirs ends
    surely: bool = False  # a person beyond doubt, not only capitalised like one
    title: str = ""  # without which a single name is hardly known

    def called(self, words: frozenset[str]) -> bool:
        """Whether one of their roles has all these words."""
        if self.title:
            words = frozenset("pope" if word == "pontiff" else word for word in words)
        held = (*self.roles, self.title) if self.title else self.roles
        return any(words <= frozenset(role.casefold().split()) for role in held)


class People:
    """Those of one article, each under a key, in the order in which they are found."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._people: dict[str, Person] = {}
        self._find()

    def __contains__(self, key: str) -> bool:
        return key in self._people

    def __getitem__(self, key: str) -> Person:
        return self._people[key]

    def named(self, key: str) -> Named:
        """The person as a source: the full name, and the first role."""
        person = self._people[key]
        name = f"{person.title} {person.name}" if person.title else person.name
        return Named(key, name, "person", person.roles[0] if person.roles else "")

    def ending(self, words: Sequence[str]) -> list[str]:
        """Those whose name these words end, or whose first name they are."""
        return [k for k, p in self._people.items() if ends_with(p.name, words)]

    def meant(self, token: Token) -> list[str]:
        """Those whom the name that ends at a token may mean: of relatives, whom its title fits,
        and without a title the one who is known by the surname alone."""
        fitting = self.ending(name_words(token))
        titles = [title.casefold() for title in titles_before(token)]
        if len(fitting) < 2:
            return fitting
        if not titles:
            return [k for k in fitting if " " not in self._people[k].name] or fitting
        held = [k for k in fitting if self._people[k].called(frozenset(titles))]
        genders = {COURTESY[title] for title in titles if COURTESY.get(title)}
        sure = [k for k in fitting if gender_of(self._people[k]) in genders]
        alone = any(" " not in self._people[k].name for k in fitting)
        return held or (sure if alone and sure else fitting)

    def surname(self, word: str) -> bool:
        """Whether a word is the last of a full name here: of a person's, not of "Sky CNN"."""
        if " " in word or (word.isupper() and len(word) > 1):
            return False
        return any(
            p.surely and p.name != word and p.name.split()[-1] == word
            for p in self._people.values()
        )

    def called(self, words: frozenset[str]) -> list[str]:
        """Those of whom one role has all these words."""
        return [k for k, p in self._people.items() if p.called(words)]

    def fitting(self, gender: str) -> list[str]:
        """The people whom a pronoun can stand for."""
        return [k for k, p in self._people.items() if p.gender in ("", gender) and p.surely]

    def named_at(self, tokens: frozenset[int]) -> list[str]:
        """Those whom one of these tokens names, where it can name nobody else."""
        return [
            key
            for key, person in self._people.items()
            if tokens.intersection(person.places) and person.surely
        ]

    def named_between(
        self, first: int, last: int, gender: str, *, subjects: bool = False
    ) -> list[str]:
        """Those of them who are named there, or are named there as a subject."""
        return [
            key
            for key in self.fitting(gender)
            if any(
                first <= at < last and (not subjects or _is_subject(self._doc[at]))
                for at in self._people[key].places
            )
        ]

    def _find(self) -> None:
        for entity in self._doc.ents:
            if entity.label_ == "PERSON":
                self._meet(entity.root)
        for token in self._doc:
            if token.pos_ == "PROPN" and (token.ent_type_ in ("", "ORG") or is_human(token)):
                ends = token.i + 1 == len(self._doc) or self._doc[token.i + 1].pos_ != "PROPN"
                if ends and not with_article(token):
                    self._meet(token)
        for surname, title in tuple(namesakes(self._doc, self._people)):
            self._people[person_key([surname])] = Person(surname, surely=True, title=title)
        for entity in self._doc.ents:  # those whom the article knows by their surname alone
            words = name_words(entity.root)
            if entity.label_ != "PERSON" or len(words) != 1 or words[0].islower():
                continue  # no name, or the "in" of "Ha-in"
            known = self.ending(words)
            if len(known) == 1:
                self._people[known[0]].surely = True
            elif not known:
                key = person_key(words)
                self._people.setdefault(key, Person(words[0], surely=True))
                known = [key]
            if len(known) == 1 and " " not in self._people[known[0]].name:
                self._people[known[0]].title = self._people[known[0]].title or regnal(entity.root)
        for token in self._doc:
            if token.pos_ == "PROPN" and self._reading.inside[token.i] < 0:
                self._place(token)

    def _meet(self, token: Token) -> None:
        words = name_words(token)
        if len(words) < 2 or len(words) > 4 or BODIES.search(" ".join(words)):
            return
        if of_a_paper(token):
            return
        name = " ".join(words)
        if words[0].casefold() in PARTICLES and self.ending(words):
            return  # "De Blasio": the end of a name that is known
        if canonical(name) or any(not w[:1].isupper() and len(w) > 3 for w in words):
            return
        person = self._people.setdefault(person_key(words), Person(name))
        person.surely |= token.ent_type_ == "PERSON" or bool(titles_before(token))
        for role in roles(token):
            person.surely = True
            if role not in person.roles:
                person.roles.append(role)

    def _place(self, token: Token) -> None:
        words = name_words(token)
        follows = token.i + 1 < len(self._doc) and self._doc[token.i + 1].pos_ == "PROPN"
        if not words or (follows and token.dep_ == "compound"):
            return
        fitting = self.meant(token)
        if len(fitting) > 1 and titles_before(token):
            return
        for key in fitting:  # where a surname is two people's, either may be meant
            self._people[key].places.append(token.i)
        if len(fitting) == 1:
            person = self._people[fitting[0]]
            for title in titles_before(token):
                person.gender = person.gender or COURTESY.get(title.casefold().rstrip("."), "")


def _is_subject(token: Token) -> bool:
    """Of a main clause: who is named in what somebody says, or in an aside, is not spoken of on."""
    noun = token.head if token.dep_ == "appos" else token
    subject = noun.dep_ in ("nsubj", "nsubjpass") or (noun is token and token.dep_ == "attr")
    return subject and noun.head.dep_ in ("ROOT", "conj", "parataxis")
