"""A source by the words of its article, where these are all there is to go by.

Knows what the article spells out. Knows nothing of who else is in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from archive.statement import Named
from ingest.attribution.names import BODIES, TITLES, name_words, person_key
from ingest.attribution.reading import Reading
from ingest.attribution.roles import is_human, roles
from ingest.outlets import key_of

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_SPELLED_OUT = re.compile(
    r"(?P<full>[A-Z][\w’'-]+(?: (?:of |for |and |the |on )*[A-Z][\w’'-]+)+) "
    r"\((?P<short>[A-Z]{2,8})\)"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*\.?")  # a word of one
_ONLY = ("even", "just", "only")
_PLACES = ("GPE", "NORP")
_COMPANY = re.compile(
    r"\b(?P<short>[A-Z][\w-]+) (?:Group|Corporation|Corp|Inc|Ltd|Holdings|Industries)\b"
)


def words_at(reading: Reading, tokens: Sequence[int]) -> str:
    """What stands there, on one line and without quotation marks."""
    only = len(tokens) > 1 and _only_so_many(*(reading.doc[i] for i in tokens[:2]))
    first, last = reading.doc[tokens[only]], reading.doc[tokens[-1]]
    text = " ".join(reading.text[first.idx : last.idx + len(last)].split())
    return re.sub(r"(?:'s|’s)$|[\"“”]", "", text)


def _only_so_many(word: Token, number: Token) -> bool:
    """ "Only 23 percent": that it is few is the writer's word; "nearly half" is another number."""
    return word.lower_ in _ONLY and (number.like_num or number.lower_ == "half")


def as_written(head: Token, written: str, short_for: Mapping[str, str]) -> Named:
    """Somebody of that name, a group, or somebody unnamed, as its head tells."""
    if head.pos_ == "PRON":
        return Named(name=written)
    proper = head.pos_ == "PROPN" and written.split()[0].lower() not in ("a", "an")
    if not proper:
        return Named(key_of(written), written, "unnamed")
    written, role = _before_apposition(head, written)
    words = name_words(head)
    if re.search(r", \d\d$", written):  # "Brandt, 58"
        return Named(person_key(words), " ".join(words), "person")
    body = (not is_human(head) and head.ent_type_ not in ("PERSON", "ORG", "")) or BODIES.search(
        " ".join(words)
    )
    if words and words[-1].casefold() in TITLES and head.doc[head.i - 1].ent_type_ in _PLACES:
        return Named(key_of(written), written, "unnamed")  # "U.S. Ambassador"
    the = any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)
    if body or the or not words:
        return _body(written, short_for, role)
    if words[-1].islower() or all(word.casefold().strip(".") in TITLES for word in words):
        return Named(key_of(written), written, "unnamed")  # "Minister", "Mr."
    return Named(person_key(words), " ".join(words), "person", next(iter(roles(head)), ""))


def signed(name: str, titles: int) -> Named:
    """Somebody of whom there is only a signature, the first words of which are titles."""
    words = name.split()[titles:]
    proper = 1 < len(words) < 5 and all(_NAME.fullmatch(word) for word in words)
    if titles or (proper and words[0] != "The" and not BODIES.search(name)):
        role = " ".join(name.split()[:titles])
        return Named(person_key(words), " ".join(words), "person", role)
    return Named(key_of(name), name, "group")


def acronyms(text: str) -> dict[str, str]:
    """What the article spells out: "the International Harbor Authority (IHA)"."""
    found = {}
    for match in _SPELLED_OUT.finditer(text):
        full = match["full"].removeprefix("The ")
        initials = "".join(w[0] for w in full.split() if w[0].isupper())
        if initials == match["short"]:
            found[match["short"]] = full
    return found


def companies(text: str) -> dict[str, str]:
    """Their first word, where the article names one so: "the Harl Group" is "Harl", too."""
    found: dict[str, set[str]] = {}
    for match in _COMPANY.finditer(text):
        found.setdefault(match["short"], set()).add(match.group())
    return {short: full.pop() for short, full in found.items() if len(full) == 1}


def _before_apposition(head: Token, written: str) -> tuple[str, str]:
    """The name and what it is: "the Pier Trust, an association of anglers"."""
    name, comma, _ = written.partition(", ")
    beside = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN"]
    if not (comma and beside and beside[0].i > head.i):
        return written, ""
    return name, next(iter(roles(head)), "")


def _body(written: str, short_for: Mapping[str, str], role: str) -> Named:
    """A group by its name; by its full one where the article explains what IHA stands for."""
    bare = re.sub(r"^[Tt]he ", "", written)
    full = short_for.get(bare)
    if full is None and " (" in bare:
        full = bare[: bare.index(" (")]
    name = full or written
    return Named(key_of(name), name, "group", role)
