"""Who "she" is, what "it" is: pronouns of a question replaced by what was asked about before.

Looks into the questions first, the last one before the others, then into the answers. Knows no
meaning: of two things of the same kind it takes the nearer one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answer import Turn
from app.question.mentions import AUX, PREPOSITIONS, Mention, is_verb, mentions

Fits = Callable[[Mention], bool]

_ANSWER = 600  # characters of an answer that are looked through
_ANSWERS = 3  # turns whose answers are looked through
_HE = re.compile(r"\b(?:he|she|him|his|hers?|himself|herself)\b(?!['’])", re.IGNORECASE)
_MASCULINE = re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE)
_FEMININE = re.compile(r"\b(?:she|hers?)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:that|because|when|if|whether|why|after|before|and)\b", re.IGNORECASE)
_SINGULAR = {"do": "does", "are": "is", "were": "was", "have": "has"}
_THEY = re.compile(r"\b(?:they|them|theirs?)\b(?!['’])", re.IGNORECASE)
# "What will it cost to repair the dam?", "How long did it take to dry?": what is to be done.
_TO_DO = re.compile(r" (?:costs?|takes?|took)\b(?: [\w’'-]+){0,3}? to [a-z]", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its|this|that)\b", re.IGNORECASE)
# Whoever did it is spoken of next; of "Who is Ada Vell?" it is she.
_WHO_DID = re.compile(r"[Ww]ho(?:m|se)?\b(?! (?:is|was|are|were) [A-Z])")
_NOTHING = re.compile(r"^(?:Nothing in the articles|I don't know)", re.MULTILINE)
_THERE = re.compile(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )\bthere$", re.I)


def resolved(bare: str, past: Sequence[Turn]) -> str:
    text = bare
    if not (_MASCULINE.search(bare) and _FEMININE.search(bare)):  # who of them is who?
        text = _replaced(_HE, text, _person(past), {"person"})
    text = _replaced(_THEY, text, _group(past), {"person", "group"})
    text = _thing_in(text, past)
    text = _in_full(text, past)
    if (match := _THERE.search(text)) and (
        place := asked_about(past, _is_place) or answered(past, _is_place)
    ):
        text = f"{text[: match.start()]}in {place.text}"
    return text


def _replaced(
    pronoun: re.Pattern[str], text: str, stands_for: Mention | None, kinds: set[str]
) -> str:
    """The first such pronoun by what it stands for; those behind it refer to that."""
    match = pronoun.search(text)
    if not match or stands_for is None or stands_for.text in text:
        return text
    word, rest = match[0].lower(), text[match.end() :]
    if any(m.kind in kinds and m.end <= match.start() for m in mentions(text)):
        return text  # the question says itself who "he" is
    if word in ("himself", "herself"):
        return text
    owns = word in ("his", "their", "its") or (word == "her" and _owns(rest))
    before = text[: match.start()]
    if word == "they" and not stands_for.plural:
        before = _agreeing(before)
    return f"{before}{_put(stands_for, before, owns=owns)}{rest}"


def _agreeing(before: str) -> str:
    """ "Do (they)" as "Does (the union)"."""
    *words, last = before.split() or [""]
    one = _SINGULAR.get(last.lower(), last)
    return " ".join([*words, one if words else one.capitalize()]) + " " if before else before


def _put(mention: Mention, before: str, *, owns: bool = False) -> str:
    """A mention as it is written behind `before`."""
    name = re.sub(r"^an? ", "the ", mention.text, flags=re.IGNORECASE)
    name = re.sub(r"^The (?=[a-z])", "the ", name)
    if not before:
        name = name[0].upper() + name[1:]
    if owns:
        name += "'" if name.endswith("s") else "'s"
    return name


def _in_full(text: str, past: Sequence[Turn]) -> str:
    """ "the inquiry" as the inquiry that was asked about: "the inquiry into the dam"."""
    for mention in mentions(text):
        if mention.named or not re.match(r"(?:the|this|that) [\w-]+$", mention.text, re.IGNORECASE):
            continue

        def longer(other: Mention, head: str = mention.head) -> bool:
            return other.head == head and len(other.text) > len(head) + 5

        full = asked_about(past, longer)
        if full and full.text not in text:
            put = _put(full, text[: mention.start])
            if not put.lower().startswith("the "):
                put = f"the {put}"
            return f"{text[: mention.start]}{put}{text[mention.end :]}"
    return text


def _owns(rest: str) -> bool:
    """Whether "her" has something behind it that is hers."""
    word = (rest.split() or [""])[0].lower()
    return (
        bool(word)
        and word not in PREPOSITIONS
        and word not in AUX
        and word not in ("the a an and or this that when then there again".split())
    )


def _thing_in(text: str, past: Sequence[Turn]) -> str:
    for match in _IT.finditer(text):
        before, rest = text[: match.start()], text[match.end() :]
        word = match[0].lower()
        if not _stands_for_thing(word, before, rest):
            continue
        thing = _thing(past)
        if thing is None or thing.text in text:
            return text
        own = [m for m in mentions(before) if m.named or m.text.lower().startswith("the ")]
        if any(m.kind == "thing" for m in own) or (own and _CLAUSE.search(before, 1)):
            return text  # the question says itself what "it" is
        # "Why did the council sell it?", after "the sale of the Saltyard"
        if _bones(thing.head).startswith(_bones((before.split() or ["-"])[-1])):
            thing = replace(thing, text=re.sub(r"^the \w+ of ", "", thing.text))
        return f"{before}{_put(thing, before, owns=word == 'its')}{rest}"
    return text


def _bones(word: str) -> str:
    """The consonants, by which a noun is like its verb: "sale" and "sell"."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", word.lower())) or "-"


def _stands_for_thing(word: str, before: str, rest: str) -> bool:
    last = (before.split() or [""])[-1].lower()
    following = (rest.split() or [""])[0].lower()
    if word == "it" and _TO_DO.match(rest):
        return False
    if word in ("this", "that"):
        alone = not following or following in AUX or following in PREPOSITIONS
        return alone and (last in AUX or last in PREPOSITIONS or is_verb(last) or not last)
    if word == "its":
        return bool(following)
    if last in ("is", "was") and re.match(
        r"\s*(?:true|possible|known|clear|likely|\w+ that)\b", rest
    ):
        return False
    return not (
        last in ("does", "did", "will", "would") and following in ("take", "rain", "matter")
    )


def _person(past: Sequence[Turn]) -> Mention | None:
    last = past[-1]
    if _WHO_DID.match(last.question):
        asked = {word for m in mentions(last.question) for word in m.core.split()}
        for mention in mentions(told(last)):
            other = not asked & set(mention.core.split())
            if mention.kind == "person" and mention.named and mention.sure and other:
                return mention
    found = (
        asked_about(past, lambda m: m.kind == "person" and _full(m, past).sure)
        or asked_about(past, lambda m: m.kind == "person")
        or answered(past, lambda m: m.kind == "person" and m.sure)
        or asked_about(past, lambda m: m.named and m.kind in ("thing", "group", "place"))
    )
    return _full(found, past) if found else None


def _full(mention: Mention, past: Sequence[Turn]) -> Mention:
    """A person by the longest name that was used."""
    if mention.kind != "person" or not mention.named:
        return mention
    words = set(mention.core.split())

    def longer(other: Mention) -> bool:
        theirs = set(other.core.split())
        return other.kind == "person" and other.named and words < theirs

    return asked_about(past, longer) or answered(past, longer) or mention


def _group(past: Sequence[Turn]) -> Mention | None:
    def fits(mention: Mention) -> bool:
        return mention.kind == "group" or (mention.plural and mention.kind != "time")

    people = [m for m in mentions(past[-1].question) if m.kind == "person" and m.named]
    if len({m.text for m in people}) == 2:
        first, second = people[:2]
        return replace(first, text=f"{first.text} and {second.text}", plural=True)
    for turn in reversed(past):
        if found := next((m for m in mentions(turn.question) if fits(m)), None):
            return _counted(found, turn.question) or found
    found = asked_about(
        past, lambda m: m.kind == "person" or (m.named and m.kind != "time")
    ) or answered(past, fits)
    return _full(found, past) if found else None


def _counted(mention: Mention, question: str) -> Mention | None:
    """ "How many people were evacuated?": those who were evacuated."""
    match = _COUNT.match(question)
    if not match or match.end() != mention.start:
        return None
    rest = question[mention.end :].strip(" ?.")
    first = (rest.split() or [""])[0].lower()
    if not (first in ("was", "were", "are", "have", "had") or is_verb(first)) or "," in rest:
        return None
    link = "that" if mention.kind == "thing" and mention.head not in _PEOPLE else "who"
    return replace(mention, text=f"the {mention.core} {link} {rest}")


_COUNT = re.compile(r"(?:how many|which|what) ", re.IGNORECASE)
_PEOPLE = frozenset(
    "people residents workers patients voters passengers families children men women members "
    "households victims employees students teachers farmers migrants refugees".split()
)


def _thing(past: Sequence[Turn]) -> Mention | None:
    def thing(mention: Mention) -> bool:
        return mention.kind in ("thing", "place") and not mention.plural

    def group(mention: Mention) -> bool:
        return mention.kind == "group"

    for turn in reversed(past):
        each = mentions(turn.question)
        found = next((m for m in each if thing(m)), None) or next(
            (m for m in each if group(m)), None
        )
        if found:
            return found
    return answered(past, thing) or answered(past, group)


def _is_place(mention: Mention) -> bool:
    return mention.kind == "place"


def asked_about(past: Sequence[Turn], fits: Fits) -> Mention | None:
    """The mention in the questions that fits, in the last first."""
    every = (mention for turn in reversed(past) for mention in mentions(turn.question))
    return next((mention for mention in every if fits(mention)), None)


def answered(past: Sequence[Turn], fits: Fits) -> Mention | None:
    """The same in the last answers."""
    last = reversed(past[-_ANSWERS:])
    every = (
        mention
        for turn in last
        for mention in mentions(told(turn))
        if mention.named or mention.text.lower().startswith("the ")
    )
    return next((mention for mention in every if fits(mention)), None)


def told(turn: Turn) -> str:
    """The sentences of an answer, without their sources; none of one that found nothing.

    Whoever asks at the command line hands back what it printed, a notice in front and all.
    """
    text = re.split(r"^\[\d+\] ", turn.answer[: 2 * _ANSWER], maxsplit=1, flags=re.MULTILINE)[0]
    text = re.sub(r" ?\[\d+\]", "", text)
    text = re.sub(r"^[A-Z][^:.!?“”\"]{0,80}: ", "", text, flags=re.MULTILINE)
    return "" if _NOTHING.search(text) else text[:_ANSWER]
