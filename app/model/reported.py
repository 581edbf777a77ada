"""A model's sentence held to the statements it cites: the right speaker, by the right outlets.

All else of it held.py checks. Knows nothing of how statements are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.check.lexicon import lexicon
from app.check.spoken import spoken
from app.check.terms import Sentence
from app.cite import PRONOUNS, chain
from app.model.draft import Written
from app.model.held import Held, Holder, unquoted
from app.said.quoted import Quoted
from archive.archive import Archive
from archive.encoder import Encoder
from archive.statement import Named
from ingest.outlets import key_of, mentioned, outlet, short_names

_PLACES = 3  # that one claim is cited from, at most
_BY = (
    r"(?:via|according to|told|(?:as )?(?:passed on|reported|relayed|quoted|cited|published|"
    r"printed|carried|told) (?:by|in|to)|to|with|in|by|from)"
)
_REPORTED = r"(?: (?:has )?(?:reported|reports|said|says|writes|wrote))"
_PUBLISHED = re.compile(r"(?:published|printed|carried) (?:by|in) (?:the )?$", re.IGNORECASE)
_VIA = re.compile(r"\bvia (?:the )?$", re.IGNORECASE)


class Reporting:
    """Holds sentences to the statements that were found for one question."""

    def __init__(
        self,
        archive: Archive,
        encoder: Encoder,
        question: str,
        groups: Sequence[Sequence[Quoted]],
    ) -> None:
        """`groups` are the statements in the order of their numbers, each with its twins."""
        self._groups = groups
        self._hits = [group[0].hit for group in groups]
        self._holder = Holder(archive, encoder, question, self._hits)
        self._outlets = {key_of(name): outlet(name).key for name, _ in archive.outlets() if name}

    def hold(self, written: Written, *, shown: int) -> Held:
        """Check one sentence: as of a passage, and that it names nobody but who said it."""
        cited = [self._groups[n - 1] for n in written.numbers if 1 <= n <= shown]
        bare = _without_way(written.text, cited or self._groups)
        held = self._holder.hold(replace(written, text=bare), shown=shown)
        if held.verdict != "supported":
            articles = [group[0].article for group in cited]
            return replace(held, text=unquoted(written.text, articles))
        bearing = [group for group in self._groups if _bears(group[0], held)]
        wrong = [self._wrong(written.text, bare, group) for group in bearing]
        right = [group for group, why in zip(bearing, wrong, strict=True) if not why]
        if right:
            places = tuple(one.cited for group in right for one in group)[:_PLACES]
            return replace(held, text=written.text, places=places)
        places = tuple(group[0].cited for group in bearing)
        return replace(
            held, text=written.text, verdict="contradicted", reason=wrong[0], places=places
        )

    def _wrong(self, claim: str, bare: str, group: Sequence[Quoted]) -> str:
        """What is wrong with who a claim says it is from; empty where nothing is."""
        first = group[0]
        way = chain(first.article, first.statement)
        keys = {key for one in group for key in one.outlets}
        for start, name, key in self._named(claim):
            before = claim[:start]
            publisher = {outlet(one.article.outlet).key for one in group}
            relay = {one.statement.relayed_from.key for one in group} - {""} or publisher
            if (
                (key not in keys and name not in first.passage.text)
                or (_PUBLISHED.search(before) and key not in publisher)
                or (_VIA.search(before) and key not in relay)
            ):
                return f"the statement is from {way}, not by way of {name}"
        speakers = [one.speaker for one in self._holder.statements(first.hit)]
        if not self._said_by(bare, first.statement.speaker, speakers, keys):
            return f"the statement is from {way}"
        return ""

    def _named(self, claim: str) -> Iterator[tuple[int, str, str]]:
        """Every outlet that a claim names: where, as it is written, and its key."""
        for run in Sentence(claim).names:
            start, end = run[0].start, run[-1].end
            name = claim[start:end]
            known = self._outlets.get(key_of(name)) or self._short(key_of(name))
            if key := known or ((found := mentioned(name)) and found.key):
                yield start, name, key

    def _short(self, name: str) -> str:
        """The key of the one outlet here that is called so for short: "the Lantern"."""
        found = {key for full, key in self._outlets.items() if name in short_names(full)}
        return found.pop() if len(found) == 1 else ""

    def _said_by(
        self, bare: str, speaker: Named, speakers: Sequence[Named], keys: set[str]
    ) -> bool:
        """Whether a claim names nobody as the speaker but one of these, or leaves it open."""
        if speaker.kind == "outlet" or not speaker.name or speaker.name.casefold() in PRONOUNS:
            return True
        read = Sentence(bare)
        known = Sentence(" ".join(f"{one.name} {one.role}" for one in (speaker, *speakers))).stems
        for said in spoken(read):
            names = [t for t in said.telling if t.capital and t.word not in lexicon().titles]
            if not names or any(token.stem in known for token in said.telling):
                continue
            written = bare[said.speaker[0].start : said.speaker[-1].end]
            # An outlet tells it: then whose words they are has to stand beside it.
            own = outlet(written).key in keys
            if not own or not {t.stem for t in read.telling} & Sentence(speaker.name).stems:
                return False
        return True


def _without_way(claim: str, groups: Sequence[Sequence[Quoted]]) -> str:
    """The claim without the outlets its statements came by: no text of theirs need name them."""
    for one in (one for group in groups for one in group):
        for named in (one.statement.relayed_from.name, one.article.outlet):
            full = re.escape(re.sub(r"^the ", "", named, flags=re.IGNORECASE))
            if full:
                short = re.escape(named.split()[-1])
                name = rf"(?:(?:the )?{full}|the {short})"
                way = rf",? \(?(?:{_BY} {name}|{name}{_REPORTED})\)?(?=[\s,.;]|$)"
                claim = re.sub(way, "", claim, flags=re.IGNORECASE)
    return claim


def _bears(one: Quoted, held: Held) -> bool:
    """Whether a sentence was found borne out in the statement's own sentences."""
    return any(passage.overlaps(one.passage) for passage, _, _ in held.places)
