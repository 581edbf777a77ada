"""A model's sentence held to its sources: what it cites, whether that bears it out, what is wrong.

A citation that is kept is narrowed to the sentences that bear the claim out. What only an
instruction in an article says (archive/instructions.py) bears nothing out. Knows nothing of prompts
or streams.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from app.answer import Hit, Verdict
from app.check.evidence import find
from app.check.quotation import missing, plain
from app.check.support import Check, Checker
from app.check.terms import Sentence
from app.cite import attributed, spoken_in
from app.claims import Cited
from app.figures.comparable import figures
from app.model.dated import dated
from app.model.draft import Written
from archive.archive import Archive
from archive.article import Article
from archive.encoder import Encoder, Vectors
from archive.instructions import without_instructions
from archive.statement import Statement
from ingest.outlets import canonical, outlet

_CITED = 3  # runs of sentences that one claim is cited from, at most
# "According to the Ledger, …", "The Ledger reported that …": who publishes or passes on.
_ACCORDING = re.compile(r"^(?:according to|as reported by|as) (?P<who>[^,]{2,60}?)(?: reports?)?, ")
_REPORTED = re.compile(
    r"^(?P<who>[^,]{2,60}?),? (?:has )?"
    r"(?:reports?|reported|says?|said|writes?|wrote|notes?|noted)(?: that)?,? "
)
_NOTHING = Check("not found", 0.0, "no passage bears it out")
# Digits, and names with digits in them: "COVID-19" is no 19.
_NUMBERED = re.compile(r"(?<!\w)[A-Z][A-Za-z]*-?\d+|\d+")


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that was checked: `text` is as it may be shown; `places` bear it out, if any do.

    `unknown` counts the numbers it cites that no passage has.
    """

    text: str
    verdict: Verdict
    reason: str
    places: tuple[Cited, ...]
    unknown: int


class Holder:
    """Holds sentences to the passages of one question."""

    def __init__(
        self, archive: Archive, encoder: Encoder, question: str, hits: Sequence[Hit]
    ) -> None:
        self._asked = frozenset(token.stem for token in Sentence(question).telling)
        self._encoder = Remembering(encoder)
        self._checker = Checker(self._encoder)
        self._hits = hits
        self._words: dict[tuple[str, int], frozenset[str]] = {}
        found = archive.statements_at(sorted({(h.article.id, h.article.version) for h in hits}))
        self._statements = [
            tuple(
                one
                for one in found.get((hit.article.id, hit.article.version), ())
                if one.start < hit.passage.end and hit.passage.start < one.end
            )
            for hit in hits
        ]

    def statements(self, hit: Hit) -> tuple[Statement, ...]:
        """What is said in a passage."""
        return self._statements[self._hits.index(hit)]

    def hold(self, written: Written, *, shown: int) -> Held:
        """Check one sentence: against what it cites first, then against the other passages.

        The model was `shown` the first of them: a number beyond is one that no passage has.
        """
        known = [number - 1 for number in written.numbers if 1 <= number <= shown]
        unknown = len(written.numbers) - len(known)
        bearing, check = self._bearing(written.text, known)
        # What cites nothing and is not about the question was copied from anywhere.
        about = written.numbers or Sentence(written.text).stems & self._asked
        if not bearing and about and check.verdict != "contradicted":
            bearing = self._elsewhere(written.text, known)
        if bearing:
            return Held(written.text, "supported", "", self._cited(written.text, bearing), unknown)
        places = tuple(self._place(place) for place in known)
        text = unquoted(written.text, [self._hits[place].article for place in known])
        return Held(text, check.verdict, check.reason, places, unknown)

    def bearing(self, claim: str) -> list[int]:
        """The places of the passages that bear a claim out; none where none does."""
        return self._bearing(claim, range(len(self._hits)))[0]

    def _bearing(self, claim: str, places: Sequence[int]) -> tuple[list[int], Check]:
        """Which of these passages bear a claim out, each alone, else together; and the check that
        tells what is wrong where none does."""
        found = [(place, self._check(claim, [place])) for place in places]
        bearing = [place for place, check in found if check.verdict == "supported"]
        wrong = _contradicted(found) or (found[0][1] if found else _NOTHING)
        if not bearing and len(places) > 1 and wrong.verdict != "contradicted":
            together = self._check(claim, places)
            bearing = list(places) if together.verdict == "supported" else []
        return bearing, wrong

    def _check(self, claim: str, places: Sequence[int]) -> Check:
        """A claim against passages, with who their statements and their words are by.

        The outlet that a claim names is that of the first.
        """
        rest, wrong = self._published(claim, places[0])
        if wrong:
            return Check("contradicted", 0.0, wrong)
        told = "\n\n".join(self._told(self._hits[place], claim) for place in places)
        check = self._checker.check(rest, told)
        if check.verdict == "supported" and (lacking := self._lacking(rest, told, places)):
            return Check("not found", check.score, lacking)
        return check

    def _lacking(self, claim: str, told: str, places: Sequence[int]) -> str:
        """What must not be missing where a model writes: a name or a number of the claim.

        The last word of a name stands in the passage or its heading, the rest in the article.
        """
        articles = [self._hits[place].article for place in places]
        headings = (f"{one.title}\n{one.outlet}\n{one.author}" for one in articles)
        near = Sentence("\n".join([told, *headings])).stems
        far = near.union(*(self._words_of(article) for article in articles))
        digits = " ".join([told, *(article.published for article in articles)])
        given = figures(told)
        rounded = [f for f in figures(claim) if f.about and any(f.says(one) for one in given)]
        for name in Sentence(claim).names:
            if name[-1].stem not in near or any(token.stem not in far for token in name):
                return f"the text does not name {claim[name[0].start : name[-1].end]}"
        for match in _NUMBERED.finditer(claim):
            number = match.group()
            if any(one.start <= match.start() < one.end for one in rounded):
                continue
            if not re.search(rf"(?<![^\W_]){re.escape(number)}(?!\d)", digits):
                return f"the text does not give {number}"
        return ""

    def _words_of(self, article: Article) -> frozenset[str]:
        key = (article.id, article.version)
        if key not in self._words:
            self._words[key] = Sentence(without_instructions(article)).stems
        return self._words[key]

    def _elsewhere(self, claim: str, cited: Sequence[int]) -> list[int]:
        """A passage that was not cited, and bears the claim out."""
        others = [place for place in range(len(self._hits)) if place not in cited]
        checks = [(self._check(claim, [place]), place) for place in others]
        good = [(-check.score, place) for check, place in checks if check.verdict == "supported"]
        return [min(good)[1]] if good else []

    def _told(self, hit: Hit, claim: str) -> str:
        """A passage, and behind it who speaks where it says only "she" or "the mayor".

        For a claim with a date the days of the week have theirs.
        """
        text = hit.told
        if any(one.sort in ("day", "year") for one in figures(claim)):
            text = dated(text, hit.article.published)
        lines = [
            f"{one.speaker.name}{one.speaker.role and f', {one.speaker.role},'} "
            f"{one.cue or 'said'} {_content(one, hit)}"
            for one in self.statements(hit)
            if one.speaker.key and one.resolved != "written"
        ]
        # That the outlet tells it stands in no sentence of its own article.
        return "\n\n".join(filter(None, [text, *lines, hit.article.outlet]))

    def _published(self, claim: str, place: int) -> tuple[str, str]:
        """The claim without the outlet that tells it; or what is wrong with that outlet."""
        hit = self._hits[place]
        lowered = claim[:1].lower() + claim[1:]
        match = _ACCORDING.match(lowered) or _REPORTED.match(claim)
        if match is None:
            return claim, ""
        who = match["who"]
        rest = claim[match.end() :]
        rest = rest[:1].upper() + rest[1:]
        ranked = find(Sentence(rest), hit.passage.text, self._encoder).ranked[:1]
        at = hit.passage.start + (ranked[0].start if ranked else 0)
        end = at + (len(ranked[0].text) if ranked else 0)
        told = [one for one in self.statements(hit) if one.start < end and at < one.end]
        passed_on = [one.relayed_from.name for one in told]
        telling = [hit.article.outlet, *filter(None, passed_on)]
        if any(_same_outlet(who, one) for one in telling):
            return rest, ""
        if canonical(who) and plain(who).casefold() not in plain(hit.told).casefold():
            return claim, f"the passage is from {hit.article.outlet or 'another outlet'}"
        return claim, ""

    def _cited(self, claim: str, places: Sequence[int]) -> tuple[Cited, ...]:
        """The runs of sentences in these passages that bear the claim out."""
        runs: list[Cited] = []
        for place in places:
            hit = self._hits[place]
            told = find(Sentence(claim), hit.told, self._encoder).together
            for start, end in _runs(hit.passage.text, [(s.start, len(s.text)) for s in told]):
                first = hit.passage.start
                runs.append(self._whose(hit, first + start, first + end))
        return tuple(runs[:_CITED])

    def _place(self, place: int) -> Cited:
        """A whole passage: what was cited and does not bear the claim out."""
        hit = self._hits[place]
        return self._whose(hit, hit.passage.start, hit.passage.end)

    def _whose(self, hit: Hit, start: int, end: int) -> Cited:
        passage = hit.article.passage(start, end)
        said = spoken_in(self.statements(hit), start, end)
        return passage, hit.article, attributed(hit.article, said, (start, end))


def _content(said: Statement, hit: Hit) -> str:
    """What was said, as far as it stands in the passage."""
    first, last = hit.passage.start, hit.passage.end
    spans = [
        (max(start, first) - first, min(end, last) - first) for start, end in said.content_spans
    ]
    return " … ".join(hit.told[start:end] for start, end in spans if start < end)


def unquoted(claim: str, articles: Sequence[Article]) -> str:
    """The claim; words in quotation marks that none of the articles has lose their marks."""
    whole = "\n\n".join(map(without_instructions, articles))
    for quotation, _ in missing(claim, whole):
        pattern = r"\s+".join(re.escape(word) for word in quotation.split())
        claim = re.sub(rf"[“\"„«‘']({pattern}[.,!?]?)[”\"»’']", r"\1", claim)
    return claim


def _contradicted(found: Sequence[tuple[int, Check]]) -> Check | None:
    return next((check for _, check in found if check.verdict == "contradicted"), None)


def _same_outlet(one: str, other: str) -> bool:
    return bool(outlet(one).key) and outlet(one).key == outlet(other).key


def _runs(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbouring sentences, given as (start, length), in one run each."""
    runs: list[tuple[int, int]] = []
    for start, length in sorted(sentences):
        if runs and not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], start + length)
        else:
            runs.append((start, start + length))
    return runs


class Remembering:
    """An encoder that encodes no text twice while one answer is checked."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}
        self.name, self.dimension = encoder.name, encoder.dimension
        self.window, self.count = encoder.window, encoder.count
        self.encode_query = encoder.encode_query

    def encode(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])
