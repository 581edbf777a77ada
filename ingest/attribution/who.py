"""Who the source of a statement is, within one article: names, titles, pronouns, short names.

Each rule is one method and has a name (`Resolution`). A guess that could be wrong is not made:
what stays unresolved keeps the words of the article. Whom the article names is found in people.py
and press.py, whom its pronouns stand for in antecedents.py. Knows nothing of other articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.statement import NOBODY, Named, Resolution
from ingest.attribution.antecedents import Antecedents
from ingest.attribution.bodies import Bodies
from ingest.attribution.names import (
    BODIES,
    TITLES,
    after_office,
    in_a_name,
    name_words,
    person_key,
)
from ingest.attribution.people import People
from ingest.attribution.phrase import phrase
from ingest.attribution.press import Press
from ingest.attribution.pronouns import HE, SHE, spoken_of, who_denied, whom_asked
from ingest.attribution.reading import Reading
from ingest.attribution.roles import PEOPLE, called_by_role, is_role, roles
from ingest.attribution.written import acronyms, as_written, companies, signed, words_at
from ingest.outlets import canonical, key_of

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

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
        self._antecedents = Antecedents(reading, self._people)
        self._spoken_of: frozenset[str] = frozenset()  # by the source that is asked for

    def resolve(self, tokens: Sequence[int], said: Sequence[int] = ()) -> Resolved:
        """Who a source is that stands at these tokens. NOBODY where there are none.

        It is nobody of whom what is `said` speaks by name: "he said he had not met Bo Carr".
        """
        if not tokens:
            return Resolved(NOBODY, "written")
        self._spoken_of = spoken_of(self._reading, self._people, tokens, said)
        found = self._resolve(list(tokens))
        if found.named.kind == "outlet":
            self._press.reported(tokens[-1], found.named)
        if found.named.key:
            self._antecedents.spoke(tokens[-1], found.named, self._reading.head(tokens))
        return found

    def outlet(self, text: str) -> Named | None:
        """The outlet that a name in the article stands for: in full, an alias, or a short name."""
        return self._press.outlet(text)

    def author(self, name: str) -> Named:
        """Who signs with that name: "Mayor Ada Vell", "The Harbor Ledger"."""
        found = self.outlet(name)
        if found is not None:
            return found
        words = name.split()
        titles = [n for n, word in enumerate(words[:-1]) if word.casefold().strip(".") in TITLES]
        behind = titles[-1] + 1 if titles else 0
        key = person_key(words[behind:])
        if len(words) - behind == 1:
            fitting = [k for k in self._people.ending(words[behind:]) if k.endswith(key)]
            return self._people.named(fitting[0]) if len(fitting) == 1 else signed(name, behind)
        return self._people.named(key) if key in self._people else signed(name, behind)

    def described(self, noun: Token) -> Named | None:
        """The outlet that "the paper" or "the same broadcaster" means, if it means one."""
        return self._press.described(noun, phrase(noun)) if noun.pos_ == "NOUN" else None

    def _resolve(self, tokens: list[int]) -> Resolved:
        head = self._reading.head(tokens)
        if in_a_name(head):
            head = self._doc[tokens[-1]]
        written = words_at(self._reading, tokens)
        if len(tokens) == 1 and head.lower_ in HE | SHE:
            meant = self._antecedents.he_or_she(head, self._spoken_of)
            return Resolved(meant or Named(name=written), "pronoun" if meant else "written")
        if len(tokens) == 1 and head.lower_ in ("they", "it"):
            asked = whom_asked(head)
            meant = self._resolve(asked).named if asked else self._antecedents.they_or_it(head)
            return Resolved(meant or Named(name=written), "pronoun" if meant else "written")
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
