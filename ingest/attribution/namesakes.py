"""Whom a surname alone means, where the only one named in full is another of that name.

"President Vell and first lady Mira Vell arrived. Vell said …": of her relative the article never
gives the first name. Knows the names in a parsed text, and what it says somebody is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.attribution.names import COURTESY, name_words, person_key, titles_before

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Doc, Token

    from ingest.attribution.people import Person

_SHE = frozenset("aunt daughter granddaughter lady mother niece sister widow wife".split())
_HE = frozenset("brother father grandson husband nephew son uncle widower".split())
_OTHERS = _SHE | _HE | {"cousin", "spouse"}

_ABBREVIATED = 3  # letters: "Sen." is a senator


@dataclass(slots=True)
class _Family:
    """Where one surname stands with a first name, and where alone."""

    full: dict[str, list[Token]] = field(default_factory=dict)  # by the person's key
    alone: list[Token] = field(default_factory=list)


def namesakes(doc: Doc, people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """(surname, title) of those who are known by the surname alone, beside one named in full."""
    for surname, family in _families(doc, people).items():
        if len(family.full) != 1:
            continue
        ((key, named),) = family.full.items()
        relative = any(map(_relative, named)) or not _is(people[key]).isdisjoint(_OTHERS)
        first = min(token.i for token in named)
        for token in family.alone:
            titles = _titles(token)
            before = token.i < first
            others = _anothers(titles, people[key], relative=relative, before=before)
            if others or (relative and before and not titles):
                yield surname, token.nbor(-1).text if len(titles) == 1 else ""
                break


def gender_of(person: Person) -> str:
    """What a person's being somebody's relative tells: "he", "she", or nothing."""
    said = _is(person)
    return "she" if said & _SHE else "he" if said & _HE else ""


def _families(doc: Doc, people: Mapping[str, Person]) -> dict[str, _Family]:
    found: dict[str, _Family] = {}
    for token in doc:
        ends = token.i + 1 == len(doc) or doc[token.i + 1].pos_ != "PROPN"
        words = name_words(token) if token.pos_ == "PROPN" and ends else []
        key = person_key(words) if words else ""
        if len(words) > 1 and key in people:
            found.setdefault(words[-1], _Family()).full.setdefault(key, []).append(token)
        elif len(words) == 1:
            found.setdefault(words[0], _Family()).alone.append(token)
    return found


def _anothers(titles: Sequence[str], person: Person, *, relative: bool, before: bool) -> bool:
    """Whether the titles before a surname are not those of the one who is named in full."""
    words = [title.casefold() for title in titles]
    genders = {COURTESY[word] for word in words if COURTESY.get(word)}
    known = person.gender or gender_of(person)
    if genders:
        return bool(known) and known not in genders
    office = {word[:_ABBREVIATED] for word in words if word not in COURTESY}
    if not office or office & {word[:_ABBREVIATED] for word in _said_of(person)}:
        return False
    return relative or (before and bool(person.roles))


def _titles(token: Token) -> list[str]:
    """The titles that stand right before a name, as they are written."""
    before = token.i - 1
    titles = titles_before(token)
    own = before >= 0 and titles and token.doc[before].text.strip(".") == titles[0]
    return titles if own else []


def _relative(token: Token) -> bool:
    """ "first lady Mira Vell", "his sister Mila Brandt": the word before the name."""
    before = token.i - len(name_words(token))
    word = token.doc[before] if before >= 0 else token
    return word.lower_ == "lady" or (word.text in _OTHERS and word.text.islower())


def _is(person: Person) -> set[str]:
    """ "wife", of "wife of the president": the nouns of what the article says somebody is."""
    return {role.casefold().split(" of ")[0].split()[-1] for role in person.roles}


def _said_of(person: Person) -> set[str]:
    return {word for role in person.roles for word in role.casefold().split()}
