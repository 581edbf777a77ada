"""What a model has written so far, as sentences with the passages each of them cites.

Tolerant, for what a model writes is untrusted: citations in any bracket, lists, markdown. Knows
nothing of whether any of it is true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.check.terms import tokens
from archive.sentences import sentences

_NUMBERS = r"\d{1,3}(?:\s*(?:,|;|and|&)\s*(?:(?:passage|statement|source)s?\s*)?\d{1,3})*"
_MARK = re.compile(
    rf"[^\S\n]*[\[【]\^?(?:(?:passage|statement|source|see)s?:?\s*)?(?P<numbers>{_NUMBERS})[\]】]"
)
# What may still become a citation, or markdown that is taken out.
_HALF = re.compile(
    r"(?:\s*(?:[\[【][^\]】]*|!|\*+|`+)|(?:^|\n)[ \t]*(?:[-*•–>#]+|\d{1,2}[.)]?)?[ \t]*)$"
)
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*•–]|#{1,6}|>|\d{1,2}[.)])[ \t]+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|<[^<>]*>")
_LINK = re.compile(r"\[([^\]\d][^\]]*)\]\([^)]*\)")
_ADDRESS = re.compile(r"\(?(?:https?://|www\.)\S+")
_EMPHASIS = re.compile(r"(\*\*|__|`+|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))")
_PREAMBLE = re.compile(
    r"^(?:the )?answer(?: to the question)?(?: is)?:\s*|"
    r"^(?:(?:sure|okay|yes|no|certainly)[,.!]\s+)?(?:based on|according to) "
    r"(?:the |these |this )?(?:provided |given |above |numbered )?"
    r"(?:passages?|statements?|articles?|sources?|texts?|information|evidence|context)"
    r"(?: (?:provided|given|above))?,\s*",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^(?:\W*not found\b|(?:unfortunately, )?(?:the|these|none of the|no) "
    r"(?:\w+ )?(?:passages?|articles?|sources?|texts?|information)\b.*"
    r"\b(?:(?:do|does|did) not|don't|doesn't|answers?|mentions?|says?|contains?|provides?)\b|"
    r"(?:the|these|none of the) statements (?:do not|don't|answers?|mentions?|says?)\b|"
    r"no statements? (?:answers?|mentions?|says?)\b|"
    r"(?:i|we) (?:can ?not|can't|could not|do not|don't|am unable|was unable)\b)",
    re.IGNORECASE,
)
_CLOSED = frozenset('.!?…”"’)')


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence without its marks, and the numbers it cites in the order it does."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """`sentences` are done; `rest` is the one being written, without what may become a mark."""

    sentences: tuple[Written, ...]
    rest: str
    nothing: bool  # whether the model says that the passages do not answer
    circling: bool  # whether it has begun to repeat itself, as small models do without end


def read(raw: str, *, done: bool) -> Draft:
    """The sentences of what a model has written; unless it is `done` the last one is the rest."""
    bare, marks = _unmarked(_HALF.sub("", raw))
    spans = sentences(bare)
    cited: list[list[int]] = [[] for _ in spans]
    for at, numbers in marks:
        if (place := _sentence_of(at, spans, bare)) is not None:
            cited[place] += numbers
    finished = len(spans) if done else max(0, len(spans) - 1)
    found: list[Written] = []
    nothing = circling = False
    for (start, end), numbers in list(zip(spans, cited, strict=True))[:finished]:
        text = _clean(bare[start:end])
        if _NOTHING.match(text):
            nothing = True
            continue
        if not _says_something(text) or (text.endswith(":") and not numbers):
            continue  # "Here is what they say:"
        if any(text == one.text for one in found):
            circling = True
            continue
        found.append(Written(text, tuple(dict.fromkeys(numbers))))
    rest = "" if finished == len(spans) else _clean(bare[spans[-1][0] :])
    return Draft(tuple(found), rest, nothing, circling)


def _says_something(text: str) -> bool:
    """Whether it is more than the beginning of a sentence: "The interview with", "No one"."""
    telling = [word for word in tokens(text) if word.tells]
    enough = len(telling) > 2 or any(word.word.isdigit() for word in telling)
    return enough or (bool(telling) and text[-1:] in _CLOSED)


def _unmarked(raw: str) -> tuple[str, list[tuple[int, list[int]]]]:
    """The text without citations and lists, and each citation with the place it stood at."""
    raw = _LINK.sub(r"\1", _IMAGE.sub("", _BULLET.sub("", raw)))
    pieces, marks, last, length = [], [], 0, 0
    for match in _MARK.finditer(raw):
        piece = raw[last : match.start()]
        pieces.append(piece)
        length += len(piece)
        marks.append((length, [int(one) for one in re.findall(r"\d+", match["numbers"])]))
        last = match.end()
    return "".join([*pieces, raw[last:]]), marks


def _sentence_of(at: int, spans: tuple[tuple[int, int], ...], text: str) -> int | None:
    """The sentence that a mark belongs to: the one before it, on its line; else the next."""
    before = [place for place, (start, _) in enumerate(spans) if start < at]
    begins = not text[:at].strip() or text[:at].rstrip(" \t").endswith("\n")
    if before and not begins:
        return before[-1]
    after = [place for place, (start, _) in enumerate(spans) if start >= at]
    return after[0] if after else (before[-1] if before else None)


def _clean(text: str) -> str:
    """In plain words: no emphasis, no addresses, no "Based on the passages,"."""
    text = _EMPHASIS.sub("", _ADDRESS.sub("", text))
    text = " ".join(text.split())
    bare = _PREAMBLE.sub("", text)
    return bare[:1].upper() + bare[1:] if bare != text else text
