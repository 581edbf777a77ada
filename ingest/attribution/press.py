"""The outlets of one article: which of them "the Times" or "the newspaper" is there.

Knows the article's publisher, the outlets that it names, and whose surname such a name may be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.statement import Named
from ingest.attribution.dateline import credited
from ingest.attribution.names import name_words, of_a_paper
from ingest.attribution.people import People
from ingest.attribution.reading import BACK, Reading
from ingest.attribution.roles import titled
from ingest.outlets import ambiguous, canonical, key_of, mentioned, outlet, short_names

if TYPE_CHECKING:  # spaCy takes seconds to import: only the parser does
    from spacy.tokens import Token

_NOUNS = frozenset(
    "newspaper paper broadcaster network station magazine daily tabloid website outlet weekly "
    "agency channel publication".split()
)
_STORIES = frozenset("account article editorial report reporting story".split())
_KINDS = ("the", "its", "same", "business", "financial", "local", "regional", "state", "public")
_CAPITALISED = re.compile(
    r"(?:[Tt]he )?[A-ZÀ-Þ][\w.’-]*"
    r"(?: (?:[A-ZÀ-Þ][\w.’-]*|(?:of|and|&|the)(?= [A-Z])|\d+))*"
)


class Press:
    """Those that an article names, and the one that publishes it."""

    def __init__(self, reading: Reading, publisher: Named, people: People) -> None:
        self._reading = reading
        self._doc = reading.doc
        self._people = people
        # Those whose name stands there unmistakably.
        self._outlets = _named_in(reading.written)
        if publisher.key and not ambiguous(publisher.name):
            self._outlets = (publisher, *(o for o in self._outlets if o.key != publisher.key))
        self._reported: list[tuple[int, Named]] = []  # (token, outlet) of the sources so far

    def reported(self, at: int, outlet: Named) -> None:
        """Note that an outlet is a source at this token."""
        self._reported.append((at, outlet))

    def outlet(self, text: str) -> Named | None:
        """The outlet that a name in the article stands for: in full, an alias, or a short name."""
        if self._people.surname(text):
            return None
        full = canonical(text)
        if full is not None and ambiguous(text):
            # "Fox" behind "Fox News"; no "Hill", as nobody says that of The Hill.
            short = not full.name.startswith("The ") and full in self._outlets
            return full if short else None
        if full is not None:
            return full
        bare = key_of(text)
        fitting = {o.key: o for o in self._outlets if bare in short_names(o.name)}
        if not text[:4].casefold().startswith("the "):
            # "in Graywater": a place; only with its article is it the Graywater Gazette.
            names = {k: key_of(o.name) for k, o in fitting.items()}
            fitting = {k: o for k, o in fitting.items() if bare in (names[k], names[k].split()[-1])}
        if len(fitting) == 1 and text.removeprefix("the ").removeprefix("The ")[:1].isupper():
            return next(iter(fitting.values()))
        return None

    def outlet_in(self, head: Token) -> Named | None:
        """The outlet that a phrase ends in: "the Harbor Ledger newspaper", "state TV Canal 9";
        and whose "the Harbor Ledger's story" is."""
        if head.pos_ != "PROPN":
            if head.lower_ in _STORIES:
                owners = [t for t in head.lefts if t.dep_ == "poss" and t.pos_ == "PROPN"]
                return self.outlet_in(owners[0]) if owners else None
            if head.lower_ in _NOUNS:
                left = [t for t in head.lefts if t.pos_ == "PROPN"]
                behind = [t for t in self._doc[head.i + 1 : head.i + 5] if of_a_paper(t)]
                if behind and not left and any(t.dep_ == "appos" for t in head.rights):
                    return outlet(" ".join(name_words(behind[-1])))
                return canonical(" ".join(t.text for t in left)) if left else None
            return None
        words = name_words(head)
        if not words or (len(words) == 1 and titled(head)):
            return None
        before = self._doc[head.i - len(words)] if head.i >= len(words) else head
        if of_a_paper(head):
            return outlet(" ".join(words))
        if before.lower_ == "the" and ambiguous(" ".join(words)):
            words = [before.text, *words]  # "the Independent, a newspaper"
        return self.outlet(" ".join(words))

    def described(self, head: Token, tokens: Sequence[int]) -> Named | None:
        """ "The newspaper" is the outlet that was named last."""
        if not tokens:
            return None
        determiner = self._doc[tokens[0]].lower_
        short = all(self._doc[i].lower_ in (*_KINDS, head.lower_) for i in tokens)
        if head.lower_ not in _NOUNS or determiner not in ("the", "its") or not short:
            return None
        first = self._reading.sentences_before(head, BACK)
        near = [named for at, named in self._reported if first <= at < head.i]
        if near:
            return near[-1]
        text = self._reading.written[self._doc[first].idx : head.idx]
        mentioned = {o.key: o for o in self._outlets if o.name.removeprefix("The ") in text}
        if len(mentioned) == 1:
            return next(iter(mentioned.values()))
        return None


def _named_in(text: str) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for match in _CAPITALISED.finditer(text):
        words = match.group().split()
        behind = re.match(r" (\w+)", text[match.end() : match.end() + 20])
        surely = behind is not None and behind[1] in _NOUNS  # "Time magazine"
        for start in range(min(3, len(words))):
            named = (canonical if surely else mentioned)(" ".join(words[start:]))
            if named is not None:
                found.setdefault(named.key, named)
                break
    for name in credited(text):
        found.setdefault(outlet(name).key, outlet(name))
    return tuple(found.values())
