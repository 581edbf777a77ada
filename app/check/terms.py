"""The words of a sentence, each with its stem, and which of them tell something or name somebody.

Knows nothing of meaning: a name is a capital letter where none has to stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from app.check.lexicon import lexicon
from app.figures.comparable import Figure, figures
from app.figures.dates import DAYS, MONTHS, SHORT_MONTHS

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d[\d,.]*\d|\d"
    r"|[^\W_](?:[^\W_]|[\u0300-\u036f])*?(?=n['’]t\b)|n['’]t\b"
    r"|(?:[^\W_]|[\u0300-\u036f])+(?:['’](?!s\b)(?:[^\W_]|[\u0300-\u036f])+)?"
)
_BOUNDARY = re.compile(r"[,;:.!?—–()“”\"]")


@dataclass(frozen=True, slots=True)
class Token:
    """`text[start:end]`; `word` is folded to small letters without accents. `clause` counts the
    punctuation before it; `capital` holds where it is written with a capital letter."""

    start: int
    end: int
    word: str
    stem: str
    capital: bool
    clause: int

    @property
    def tells(self) -> bool:
        """Whether it carries content of its own."""
        return self.word not in lexicon().stop and (len(self.word) > 1 or self.word.isdigit())


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a few, read once. `known` are words that are names at its beginning, too."""

    text: str
    start: int = 0
    known: frozenset[str] = frozenset()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokens(self.text)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self.tokens)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        return frozenset(stem[:5] for stem in self.stems if len(stem) > 4)

    @cached_property
    def sides(self) -> frozenset[tuple[str, int]]:
        known = lexicon().sides
        return frozenset(side for stem in self.stems for side in known.get(stem, ()))

    @cached_property
    def telling(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if token.tells)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return figures(self.text)

    @cached_property
    def names(self) -> tuple[tuple[Token, ...], ...]:
        return names(self.text, self.tokens, self.known)


def tokens(text: str) -> tuple[Token, ...]:
    """Every word and number of a text, in order; "threw out" has the stem of what it means."""
    stem, found, clause, at = lexicon().stem, list[Token](), 0, 0
    for match in _WORD.finditer(text):
        clause += len(_BOUNDARY.findall(text, at, match.start()))
        at = match.end()
        word = folded(match.group())
        before = found[-1] if found else None
        if before and (one := lexicon().phrases.get((before.stem, word))):
            found[-1] = replace(before, stem=one)
        found.append(
            Token(match.start(), match.end(), word, stem(word), match.group()[0].isupper(), clause)
        )
    return tuple(found)


def folded(word: str) -> str:
    """In small letters, without accents, full stops or a curly apostrophe."""
    word = word.casefold().replace("’", "'")
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(part for part in parts if not unicodedata.combining(part))
    return word.replace(".", "") if word[:1].isalpha() else word.replace(",", "")


def named(text: str) -> frozenset[str]:
    """The words that a text writes with a capital amid a sentence, and nowhere without one."""
    words = tokens(text)
    small = {token.word for token in words if not token.capital}
    inside = {token.word for run in names(text, words) for token in run}
    return frozenset(inside - small)


def names(
    text: str, words: Sequence[Token], known: frozenset[str] = frozenset()
) -> tuple[tuple[Token, ...], ...]:
    """Runs of capitalised words; the first word of a sentence only where it is no common one."""
    runs: list[list[Token]] = []
    last = -2
    for place, token in enumerate(words):
        if not _named(text, words, place, known):
            continue
        joined = last == place - 1 and not text[words[last].end : token.start].strip("’'.s -")
        if joined and ". " not in text[words[last].end : token.start].replace("r. ", ""):
            runs[-1].append(token)
        else:
            runs.append([token])
        last = place
    kept = [tuple(t for t in run if t.word not in lexicon().titles) for run in runs]
    return tuple(run for run in kept if run)


def _named(text: str, words: Sequence[Token], place: int, known: frozenset[str]) -> bool:
    token = words[place]
    if not token.capital or token.word in lexicon().stop or token.word in _CALENDAR:
        return False
    before = text[: token.start].rstrip()
    begins = not before or before[-1] in ".!?:“\"‘'—\n"
    if not begins or token.word in known:
        return True
    # At a beginning any word has a capital letter: a name where the next one has, too.
    following = words[place + 1] if place + 1 < len(words) else None
    if following is not None and following.capital and following.word not in lexicon().stop:
        gap = text[token.end : following.start]
        return gap.strip("’'s") == " " and following.word not in _CALENDAR
    return text[token.start : token.end].isupper() and len(token.word) > 1


_CALENDAR = frozenset(map(str.lower, (*DAYS, *MONTHS, *SHORT_MONTHS)))
