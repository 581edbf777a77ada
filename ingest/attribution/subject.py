"""Whose words a verb reports: its subject, its agent, what a pronoun before it stands for.

Knows grammar. Knows nothing of what is reported, nor of who the source is in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.attribution.phrase import phrase
from ingest.attribution.reading import Reading
from ingest.attribution.roles import PEOPLE

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

CITES = ("quote", "cite")
FINITE = ("VBD", "VBZ", "VBP", "MD")
_SAID_TO_BE = ("quote", "cite", "report", "hear")
_CATCHES = ("catch", "capture", "film", "hear", "overhear", "record", "tape")
_OCCASIONS = frozenset(
    "address appearance call conference debate event hearing interview rally speech".split()
)
_HOLDS = ("give", "hold", "make")  # one
_APPEARS = ("appear", "speak")  # at one
_AT = ("at", "before", "during", "in", "on")
_COUNTING = ("amod", "nmod", "nummod", "quantmod")
_MANY = ("couple", "dozen", "few", "hundred", "million", "thousand")
_TIMES = ("times", "occasions", "instances", "moments")
_THESE = ("the", "all", "those", "these", "her", "his", "their")
_PRONOUNS = ("who", "which", "that")


def source_of(verb: Token) -> tuple[list[int], bool, list[int]]:
    """(tokens of the source, whether the verb is passive, antecedent of a relative pronoun)."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        passive = any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children)
        agent = [
            p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"
        ]
        if verb.lemma_.lower() in CITES:
            quoted = "nsubjpass" if passive else "dobj"
            spoken = [c for c in verb.children if c.dep_ == quoted]
            if spoken and len(seen) > 1:  # "was quoted as saying": reached from "saying"
                return phrase(spoken[0]), False, []
        if agent:
            return phrase(agent[0]), True, []
        if caught := _caught(verb):
            return phrase(caught[-1]), False, []
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not subjects and passive and verb.lemma_.lower() in _SAID_TO_BE:
            subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
        if subjects:
            subject = _behind_but(subjects[0], verb)
            if verb.dep_ == "relcl" and subject.lower_ in _PRONOUNS:
                return [subject.i], False, phrase(_antecedent(verb, subject), own=verb)
            return phrase(subject), False, []
        if passive:
            return [], True, []
        match verb.dep_:
            case "conj" | "xcomp" | "advcl":
                verb = verb.head
            case "pcomp":
                verb = verb.head.head
            case "acl":
                speaking = _speaking_at(verb.head) if verb.tag_ == "VBG" else None
                if speaking is None:
                    return phrase(verb.head, own=verb), False, []
                verb = speaking
            case _:
                return [], False, []
        if verb.pos_ not in ("VERB", "AUX"):
            return [], False, []
    return [], False, []


def _speaking_at(occasion: Token) -> Token | None:
    """ "She held a press conference saying …": the verb whose subject speaks there.

    Who receives a call, is given a speech or holds one up does not.
    """
    if occasion.lemma_.lower() not in _OCCASIONS:
        return None
    place = occasion.head
    at = occasion.dep_ == "pobj" and place.lower_ in _AT
    verb, speaks = (place.head, _APPEARS) if at else (place, _HOLDS)
    fitting = verb.lemma_.lower() in speaks and (at or occasion.dep_ == "dobj")
    other = any(c.dep_ in ("auxpass", "prt") for c in verb.children)
    return verb if fitting and not other else None


def _caught(verb: Token) -> list[Token]:
    """ "The tape caught him saying", "he was heard on a tape saying": the tape says nothing."""
    noun = verb.head
    on_tape = verb.dep_ == "acl" and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "on")
    catching = noun.head.head if on_tape else noun
    if verb.tag_ != "VBG" or catching.lemma_.lower() not in _CATCHES:
        return []
    whom = ("dobj", "nsubjpass") if on_tape else ("dobj",)
    return [c for c in catching.children if c.dep_ in whom and c.i < verb.i]


def _behind_but(subject: Token, verb: Token) -> Token:
    """ "…, said the mayor, but Bo Carr said that …": the parser made one subject of both."""
    but = [c.i for c in subject.children if c.dep_ == "cc" and c.lower_ == "but"]
    behind = [c for c in subject.children if c.dep_ == "conj" and but and but[0] < c.i < verb.i]
    apart = but and subject.doc[but[0] - 1].text == "," and subject.doc[but[0] + 1].dep_ != "neg"
    return behind[0] if behind and apart else subject


def _antecedent(verb: Token, pronoun: Token) -> Token:
    """ "two people familiar with the budget who say": who is people, not a budget.

    It agrees with its verb: "an ally of the mayors, who have said" is of the mayors.
    """
    noun = verb.head
    if pronoun.lower_ != "who":
        return noun
    many = _many(verb)
    above = [noun]
    for _ in range(5):
        above.append(above[-1].head)
    fitting = [t for t in above if _agrees(t, many)]
    if not _is_people(noun) and (beside := _named_before(pronoun)):
        return beside  # "warm words from Ada Vell, who said": no words do
    for place in fitting:
        if _is_people(place):
            return place
    if many and noun.dep_ == "pobj" and noun not in fitting:  # "leaders of the Church who have"
        several = [t for t in fitting if t.lower_ == "those" or t.tag_ in ("NNS", "NNPS")]
        return next((t for t in several if t.lower_ == "those"), [*several, noun][0])
    return noun


def _is_people(noun: Token) -> bool:
    return noun.lemma_.lower() in PEOPLE or noun.ent_type_ == "PERSON"


def _named_before(pronoun: Token) -> Token | None:
    """The person whose name ends right before the comma before "who"."""
    i = pronoun.i - 1
    if i <= pronoun.sent.start or pronoun.doc[i].text != ",":
        return None
    last = pronoun.doc[i - 1]
    named = last.pos_ == "PROPN" and last.ent_type_ == "PERSON"
    return last if named and last.dep_ == "pobj" else None


def _agrees(noun: Token, many: bool | None) -> bool:
    """Whether a noun can be the subject of a verb that is of several, or of one."""
    joined = noun.dep_ == "conj" or any(c.dep_ == "conj" for c in noun.children)
    if many is None or joined or noun.lower_ in ("people", "police"):
        return True
    return many == (noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("those", "some", "many"))


def _many(verb: Token) -> bool | None:
    """Whether a verb is of several, as its form tells; None where it does not."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if first.tag_ == "VBP" or first.lower_ == "were":
        return True
    return False if first.tag_ == "VBZ" or first.lower_ == "was" else None


def inverted(reading: Reading, verb: Token) -> list[int]:
    """ "…," said Ada Vell: the subject behind the verb, where the parser took it for an object."""
    if verb.dep_ == "amod" and verb.head.i > verb.i:  # "…," joked headmaster Arno Teel
        noun = verb.head
        while noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head
        return [i for i in phrase(noun) if i > verb.i]
    for child in verb.children:
        if child.pos_ == "PROPN" and child.dep_ in ("advmod", "npadvmod") and child.i == verb.i + 1:
            return phrase(child)
        near = child.dep_ in ("dobj", "attr", "oprd") and 0 < child.i - verb.i < 6
        if near and reading.inside[child.i] < 0:
            return phrase(child)
    # "…," said Rosalind Tarr, whose father was buried: the name was taken for another's subject.
    named = []
    for i in range(verb.i + 1, min(verb.i + 6, len(reading.doc))):
        if reading.doc[i].pos_ != "PROPN" or reading.inside[i] >= 0:
            break
        named.append(i)
    return named


def two_in_one(noun: Token) -> bool:
    """ "a film group researchers": "researchers" is of another clause than "a film group"."""
    one = [c for c in noun.lefts if c.lower_ in ("a", "an") and c.dep_ == "det"]
    joined = any(c.dep_ == "compound" and c.tag_ == "NN" for c in noun.lefts)
    counted = any(c.dep_ in _COUNTING for c in noun.lefts)
    counted |= any(c.nbor().lower_ in _MANY for c in one)
    return noun.tag_ == "NNS" and bool(one) and joined and not counted


def on_the_times(reading: Reading, source: Sequence[int]) -> bool:
    """ "all the times Vell denied it": what is said of them tells, and not of what she said."""
    doc, first = reading.doc, source[0]
    near = [doc[i] for i in range(max(doc[first].sent.start, first - 4), source[-1])]
    for token, behind in pairwise(near):
        these = token.lower_ in _THESE or (behind.i > 1 and doc[behind.i - 2].lower_ in _THESE)
        if behind.text in _TIMES and behind.i >= first - 1 and these:
            return True
        if token.lower_ in ("every", "each", "any") and behind.lower_ == "time":
            return behind.i == first - 1 and token.i > token.sent.start
    return False
