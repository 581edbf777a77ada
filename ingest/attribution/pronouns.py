"""Whom the sentences before a pronoun or a title are about, as far as grammar tells.

Knows the parse and the names in it. Knows nothing of who has spoken.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.attribution.names import ends_with, name_words
from ingest.attribution.people import People, Person
from ingest.attribution.phrase import phrase
from ingest.attribution.reading import BACK, Reading
from ingest.attribution.roles import PEOPLE, is_role, named_by

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

HE, SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_MEN = frozenset("brother father husband man son spokesman".split())
_WOMEN = frozenset("daughter mother sister spokeswoman wife woman".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_NO_PERSON = ("DATE", "FAC", "GPE", "LOC", "NORP", "TIME")


def spoken_of(
    reading: Reading, people: People, source: Sequence[int], said: Sequence[int]
) -> frozenset[str]:
    """Those whom a pronoun's own words, outside quotation marks, name or call by their role."""
    doc = reading.doc
    if len(source) != 1 or doc[source[0]].pos_ != "PRON":
        return frozenset()
    heard = [i for i in said if reading.inside[i] < 0]
    named = people.named_at(frozenset(heard))
    called = [
        doc[i]
        for i in heard
        if doc[i].tag_ == "NN"
        and is_role(doc[i])
        and [c.lower_ for c in doc[i].children] == ["the"]
        and not named_by(doc[i])
    ]
    of_role = [people.called(frozenset((noun.lower_,))) for noun in called]
    return frozenset((*named, *(keys[0] for keys in of_role if len(keys) == 1)))


def stranger_between(
    reading: Reading, first: int, token: Token, person: Person, *, main: bool
) -> bool:
    """Whether another than `person` might be meant: one without a name, or with an unknown one.

    With `main`, only one whom a sentence of its own is about: "A farmer disagreed. He said …".
    """
    outside = [t for t in reading.doc[first : token.i] if reading.inside[t.i] < 0]
    subjects = [t for t in outside if t.dep_ in _SUBJECTS]
    unnamed = any(
        t.tag_ == "NN"
        and is_role(t)
        and not named_by(t)
        and _could_be(token, t)
        and not person.called(frozenset((t.lower_,)))  # "Ada Vell, the mayor, …. The mayor …"
        for t in subjects
        if (_begins(t.head) if main else t.head.dep_ in ("ROOT", "conj", "ccomp"))
    )
    if unnamed or main:
        return unnamed
    return any(
        t.pos_ == "PROPN" and t.ent_type_ not in _NO_PERSON
        for t in (*subjects, *(t for t in outside if t.dep_ == "poss"))
        if not ends_with(person.name, name_words(t))
        if t.ent_type_ != "ORG" or len(name_words(t)) == 1
    )


def _begins(verb: Token) -> bool:
    """Whether a verb is the first of its sentence's main verbs, or goes on from that one."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ == "ROOT"


def _could_be(pronoun: Token, noun: Token) -> bool:
    """Whether the noun can be "he" or "she", as it is: no husband is "she"."""
    others = _WOMEN if pronoun.lower_ in HE else _MEN
    return noun.lower_ not in others


def subject_before(reading: Reading, token: Token) -> Token | None:
    """What the sentence before is about, where a pronoun is what its own is about.

    Sentences of quotations alone are passed over.
    """
    doc, first = reading.doc, token.sent.start
    own = [t for t in doc[first : token.i] if reading.inside[t.i] < 0]
    main = _begins(token.head) or token.head.dep_ == "parataxis"
    named = any(t.dep_ in _SUBJECTS and t.pos_ == "PROPN" for t in own)
    if token.dep_ not in _SUBJECTS or not main or named:
        return None
    words: list[Token] = []
    for _ in range(BACK + 1):
        before = doc[first - 1].sent if first > 0 else doc[:0]
        words = [t for t in before if reading.inside[t.i] < 0 and t.is_alpha]
        if words or not len(before):
            break
        first = before.start
    subjects = [t for t in words if t.dep_ in _SUBJECTS and _begins(t.head)]
    return subjects[0] if len({t.lower_ for t in subjects}) == 1 else None


def others_named(subject: Token) -> bool:
    """Whether its sentence has another name beside it, or as a subject of its own."""
    return any(
        t.pos_ == "PROPN"
        and t.ent_type_ not in _NO_PERSON
        and (t.head == subject if t.dep_ == "conj" else t.dep_ in _SUBJECTS and t != subject)
        and name_words(t)[-1:] != name_words(subject)[-1:]
        for t in subject.sent
    )


def goes_on_with(token: Token) -> bool:
    """ "Farrow found it while he was looking, he said, for …": "he" is whom that clause is of."""
    before = [t for t in token.doc[token.sent.start : token.i] if t.dep_ == "nsubj"]
    return bool(before) and before[-1].lower_ == token.lower_ and before[-1].head.dep_ == "advcl"


def whom_asked(token: Token) -> list[int]:
    """ "The Crier asked the office about it; it could not say": whoever was asked."""
    before = token.doc[token.sent.start : token.i]
    objects = [t for t in before if t.dep_ == "dobj" and t.head.lemma_ == "ask"]
    return phrase(objects[0]) if len(objects) == 1 and objects[0].tag_ != "NNS" else []


def several_before(reading: Reading, token: Token) -> list[int]:
    """ "Two people gave another reason. They said …": those whom that sentence is about."""
    before = reading.doc[reading.sentences_before(token, 1) : token.sent.start]
    if token.i - token.sent.start > 1 or any(reading.inside[t.i] >= 0 for t in before):
        return []
    many = [t for t in before if t.tag_ == "NNS" and t.lemma_.lower() in PEOPLE]
    if len(many) != 1 or many[0].dep_ != "nsubj" or many[0].head.dep_ != "ROOT":
        return []
    return phrase(many[0])


def who_denied(reading: Reading, people: People, head: Token) -> str:
    """ "Ada Vell denied it. “…,” the chief executive said": the key of who goes on, or nothing."""
    first = reading.sentences_before(head, 1)
    before = reading.doc[first : head.sent.start]
    denied = [t for t in before if t.lemma_ in ("deny", "confirm", "reject", "dispute")]
    between = reading.text[reading.doc[first].idx : head.idx].rstrip()
    if len(denied) != 1 or "\n" in between or reading.inside[head.sent.start] < 0:
        return ""
    subjects = [c for c in denied[0].children if c.dep_ == "nsubj" and c.pos_ == "PROPN"]
    objects = [c for c in denied[0].children if c.dep_ == "dobj" and c.pos_ == "PRON"]
    fitting = people.ending(name_words(subjects[0])) if subjects and objects else []
    return fitting[0] if len(fitting) == 1 and not people[fitting[0]].roles else ""
