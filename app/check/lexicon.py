"""The words the support check compares by: forms, opposites, negation, speech; from lexicon.toml.

Knows single words of English, not grammar and not meaning.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ENDINGS = (
    (re.compile(r"(?:sses)$"), "ss"),
    (re.compile(r"(?<=[a-z]{2})(?:ies|ied)$"), "y"),
    (re.compile(r"(?<=[a-z]{3})(?:xes|ches|shes|zes)$"), lambda m: m.group()[:-2]),
    (re.compile(r"(?<=[a-z]{2}[^suif'])s$"), ""),
    (re.compile(r"eed$"), "ee"),
    (re.compile(r"(?<=[a-z]{3})(?:ing|(?<!e)ed)$"), ""),
    (re.compile(r"(?<=[a-z]{4})ly$"), ""),
    (re.compile(r"(?<=[a-z]{4})(?:ment|ation|ion)$"), ""),
)
_DOUBLED = re.compile(r"([b-df-hj-kmnp-rtv-y])\1$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`sides[stem]` is (axis, +1 or -1) of a word that has an opposite,
    `near[stem]` the groups of near words it is in; `phrases[stem, particle]` is the stem of what
    a verb means with that particle; all else are stems."""

    irregular: dict[str, str]
    sides: dict[str, tuple[tuple[str, int], ...]]
    near: dict[str, frozenset[int]]
    phrases: dict[tuple[str, str], str]
    grave: frozenset[str]
    negators: frozenset[str]
    deniers: frozenset[str]
    against: frozenset[str]
    keeping: frozenset[str]
    mutual: frozenset[str]
    apart: tuple[str, ...]
    speech: frozenset[str]
    plain_speech: frozenset[str]
    the_text: frozenset[str]
    stop: frozenset[str]
    titles: frozenset[str]
    pronouns: frozenset[str]

    def stem(self, word: str) -> str:
        """What the forms of a word have in common: "closed", "closing" → "clos"."""
        return self.irregular.get(word) or _stem(word)


@cache
def lexicon() -> Lexicon:
    """The bundled one."""
    table = tomllib.loads(files("app.check").joinpath("lexicon.toml").read_text("utf-8"))
    irregular = {
        form: _stem(base) for base, forms in table["irregular"].items() for form in forms.split()
    }

    def stems(words: str) -> frozenset[str]:
        return frozenset(irregular.get(word) or _stem(word) for word in words.split())

    sides: dict[str, tuple[tuple[str, int], ...]] = {}
    for axis, (one, other) in table["opposites"].items():
        for sign, words in ((1, one), (-1, other)):
            for stem in sorted(stems(words)):
                sides[stem] = (*sides.get(stem, ()), (axis, sign))
    near: dict[str, frozenset[int]] = {}
    for group, words in enumerate(table["near"]["groups"]):
        for stem in stems(words):
            near[stem] = near.get(stem, frozenset()) | {group}
    phrases: dict[tuple[str, str], str] = {}
    for meant, written in table["phrases"].items():
        for verb, particle in (phrase.split() for phrase in written):
            phrases[irregular.get(verb) or _stem(verb), particle] = irregular.get(meant) or _stem(
                meant
            )
    return Lexicon(
        irregular=irregular,
        sides=sides,
        near=near,
        phrases=phrases,
        grave=stems(table["grave"]["verbs"]),
        negators=frozenset(table["negation"]["words"].split()),
        deniers=stems(table["negation"]["verbs"]),
        against=stems(table["negation"]["against"]),
        keeping=stems(table["negation"]["from"]),
        mutual=stems(table["mutual"]["verbs"]),
        apart=tuple(table["negation"]["apart"]),
        speech=stems(table["speech"]["verbs"]),
        plain_speech=stems(table["speech"]["plain"]),
        the_text=stems(table["speech"]["text"]),
        stop=frozenset(table["words"]["stop"].split()),
        titles=frozenset(table["words"]["name_starts"].split()),
        pronouns=frozenset(table["words"]["pronouns"].split()),
    )


def _stem(word: str) -> str:
    if len(word) < 4 or not word.isalpha():
        return word
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    if len(word) > 3:
        word = _DOUBLED.sub(r"\1", word)
    return word.removesuffix("e") if len(word) > 3 else word
