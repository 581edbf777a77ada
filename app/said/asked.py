"""From a question to what it asks of the statements: whose, on what, in which sense.

Rules over the shapes of English questions (wording.py). Which names are voices, the archive
decides: that is a function it is given. A question of another shape asks for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from app.answer import Turn
from app.said import wording
from app.said.wording import Wants
from archive.statement import Stance

Known = Callable[[str], bool]

_LONGEST = 300  # characters: the patterns' time grows with the square
BACK = 5  # questions before this one that "it" may stem from


@dataclass(frozen=True, slots=True)
class Asked:
    """What a source said, who or which outlets said something, whether a source said it.

    `source` is as the question writes it, empty for anybody; `topic` is empty for anything.
    `stance` is the one asked for: "deny" is negated, "say" stated, None where any will do. `inner`
    is True where the topic is a question of its own ("how many …, according to the mayor").
    """

    wants: Wants
    source: str = ""
    topic: str = ""
    stance: Stance | None = None
    inner: bool = False


def asked(question: str, history: Sequence[Turn], known: Known) -> Asked | None:
    """What a question asks of the statements; None where it asks for something else.

    `known` tells whether a name, a part of one or a role is a voice of the archive. What is none
    counts where it is written as a name: somebody who says nothing.
    """
    plain = " ".join(question.split()).strip(" ?!.")
    if len(plain) > _LONGEST:
        return None
    history = history[-BACK:]
    leans = wording.LEANING.match(plain) is not None
    plain = wording.COMMAND.sub("", wording.LEANING.sub("", plain))
    before = asked(history[-1].question, history[:-1], known) if history else None
    for wants, shape in wording.SHAPES:
        if match := shape.match(plain):
            found = _read(wants, match.groupdict(), before, known)
            if found is not None:
                return _with_topic(found, leans, before, history)
    if before and before.source and (match := wording.ANOTHER.match(plain)):
        source = match["source"]
        return replace(before, source=source) if _is_source(source, known) else None
    return None


def as_question(found: Asked) -> str:
    """The question in full, for a reader to see what was understood."""
    about = f" about {found.topic}" if found.topic else ""
    if found.inner:
        return f"According to {found.source}, {found.topic[0].lower()}{found.topic[1:]}?"
    verb = {"negated": "deny", "stated": "say"}.get(found.stance or "", "say")
    if found.wants == "who":
        return f"Who {'denied' if verb == 'deny' else 'spoke about'} {found.topic or 'it'}?"
    if found.wants == "outlets":
        return f"Which outlets reported {found.topic or 'it'}?"
    if found.wants == "whether":
        does = {"negated": "deny", "stated": "confirm"}.get(found.stance or "", "comment on")
        return f"Did {found.source} {does} {found.topic or 'it'}?"
    if not found.source:
        return f"What was said{about}?"
    return f"What did {found.source} {verb}{' ' + found.topic if verb == 'deny' else about}?"


def as_said(question: str) -> str:
    """A question of what somebody decided as one of what they said; else empty.

    "What did the judge rule?" asks for a deed, which is often told in what the judge said.
    """
    match = wording.DECIDED.match(" ".join(question.split()))
    return f"{match['before']} say{match['rest']}" if match else ""


def _read(
    wants: Wants, part: dict[str, str | None], before: Asked | None, known: Known
) -> Asked | None:
    verb = (part.get("verb") or "").lower()
    rest = (part.get("rest") or "").strip()
    head = part.get("head") or ""
    topic = " ".join(filter(None, [head, _topic(verb, rest)]))
    source, more = _split(part["from"] or "", known) if "from" in part else (part.get("source"), "")
    topic = topic or _topic("", more)
    stance = _stance(verb or (part.get("noun") or "").lower())
    if source is None:  # the question has a place for a source and names none
        return Asked(wants, "", topic, stance) if topic else None
    if re.fullmatch(wording.ANYBODY, source, re.IGNORECASE):
        anybody: Wants = "who" if wants == "whether" else wants
        return Asked(anybody, "", topic, stance) if topic else None
    if re.fullmatch(wording.OUTLETS, source, re.IGNORECASE) and not known(source):
        return Asked("outlets", "", topic, stance) if topic else None
    if source.lower() in wording.HE:
        source = before.source if before else ""
    if head:  # a fact is asked for: of nobody known, it is a question like any other
        return Asked(wants, source, topic, stance, inner=True) if known(source) else None
    return Asked(wants, source, topic, stance) if _is_source(source, known) else None


def _with_topic(found: Asked, leans: bool, before: Asked | None, history: Sequence[Turn]) -> Asked:
    """With what "it" is about; a question that leans on the one before has its topic."""
    open_ended = not found.topic and (leans or found.wants == "whether")
    if not open_ended and found.topic.lower() not in wording.IT:
        return found
    if before:
        return replace(found, topic=before.topic)
    return replace(found, topic=history[-1].question.strip(" ?") if history else "")


def _split(text: str, known: Known) -> tuple[str, str]:
    """A source and the topic behind it: the longest source that is a voice, else the shortest."""
    places = [match.span() for match in re.finditer(rf" {wording.ABOUT} ", text, re.IGNORECASE)]
    splits = [(text, ""), *((text[:a], text[b:]) for a, b in reversed(places))]
    return next((split for split in splits if known(split[0])), splits[-1])


def _is_source(name: str, known: Known) -> bool:
    return bool(name) and (known(name) or wording.NAME.fullmatch(name) is not None)


def _topic(verb: str, rest: str) -> str:
    """What stands behind the verb, without whom it was said to, and when."""
    if verb in wording.TELL:
        audience = wording.AUDIENCE.match(rest)
        rest = rest[audience.end() :] if audience else ""
    elif audience := wording.TO_AUDIENCE.match(rest):
        rest = rest[audience.end() :]
    rest = wording.WHEN.sub("", wording.MORE.sub("", rest))
    while (shorter := wording.LEAD.sub("", rest)) != rest:
        rest = shorter
    return rest.strip(" ,")


def _stance(word: str) -> Stance | None:
    if word in wording.DENY or word.startswith("denial"):
        return "negated"
    return "stated" if word in wording.ASSERT | wording.TELL else None
