"""Faults planted into what a scripted model writes: how many are flagged, how many truths harmed.

Each answer is sentences of the passages found for a RealTimeQA question, each citing its passage,
some shortened, and one of them with a fault: another number, another
speaker, an altered quotation, a citation of nothing, a negation, or another passage's number.
Thresholds were set on the even weeks; the odd weeks are the test. A fault counts as removed where
its claim is not shown as supported or, for citations, where those that are left are right.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answer import Answer, Claim, Draft, Hit
from app.model.draft import read as read_draft
from app.model.engine import Drafting, Model
from app.quotes.engine import Quotes
from app.quotes.spans import NetworkReader
from app.retrieve import Retriever
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from archive.quotations import quotations
from archive.sentences import sentences
from benchmarks.data import default_encoder
from benchmarks.realtimeqa import Tally, weeks
from tests.fakes import ScriptedModel

_ANSWERS = 200  # of each half
_TRUE = 3  # sentences of an answer that are left as they are
_PRONOUN = re.compile(r"(?:He|She|It|They|This|That|These|Those|We|I|You|But|And|So|His|Her)\b")
_PERSON = r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+"
_NAME = re.compile(
    rf"\b{_PERSON}(?=,? (?:said|told|added|says|wrote|tweeted)\b)|(?<=\bsaid ){_PERSON}\b"
)
_QUOTED = re.compile(r"[“\"]([^”\"]{20,})[”\"]")
_BE = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can|could|would)\b(?! not| never)")
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?![\w,]|\.\d)")


@dataclass(frozen=True)
class Line:
    """A sentence of an answer; `place` is its passage's, `fault` the kind planted, if any."""

    text: str
    place: int
    cites: int
    fault: str = ""


def run(folder: Path) -> None:
    encoder = default_encoder()
    tallies = {"even weeks": Tally(), "odd weeks": Tally()}
    chance = random.Random(11)
    for number, week, archive in weeks(folder, encoder):
        tally = tallies["odd weeks" if number % 2 else "even weeks"]
        quotes = Quotes(archive, encoder, NetworkReader())
        for question in week["questions"]:
            if tally.counts.get("answers", 0) < _ANSWERS:
                asked = question["question"]
                _measure(asked, archive, encoder, quotes, tally, chance)
    print("| | even weeks (tuned on) | odd weeks (test) |\n|---|---|---|")
    for name in sorted({name for tally in tallies.values() for name in tally.sums}):
        cells = (f"{t.mean(name):.3f} of {t.counts.get(name, 0)}" for t in tallies.values())
        print(f"| {name} | {' | '.join(cells)} |")


def _measure(
    question: str,
    archive: Archive,
    encoder: Encoder,
    quotes: Quotes,
    tally: Tally,
    chance: random.Random,
) -> None:
    hits = Retriever(archive, encoder).search(question, limit=8)
    rarest = sorted(_FAULTS, key=lambda kind: tally.counts.get(f"fault: {kind}", 0))
    lines = next(filter(None, (_answer(hits, chance, kind) for kind in rarest)), [])
    if not lines:
        return
    tally.add("answers", 1)
    writer = ScriptedModel(_written(lines), step=10_000)
    model = Model(archive, encoder, Drafting(writer), quotes)
    drafts = [
        event.answer
        for event in model.ask(question, search=question, filters=Filters())
        if isinstance(event, Draft)
    ]
    answer = drafts[-1]
    for line, claim in zip(lines, answer.claims, strict=True):
        passed = claim.verdict == "supported"
        if not line.fault:
            tally.add("true claims harmed", float(not passed))
            continue
        removed = not passed
        if line.fault in _CITATIONS:
            removed = removed or _rightly_cited(claim, line, answer, hits)
        tally.add("faults flagged or removed", float(removed))
        tally.add(f"fault: {line.fault}", float(removed))


def _rightly_cited(claim: Claim, line: Line, answer: Answer, hits: Sequence[Hit]) -> bool:
    """Whether all that is still cited has the sentence's words, whatever the model cited."""
    cited = {c.number: c for c in answer.citations}
    source = hits[line.place].passage.text
    words = set(re.findall(r"\w{4,}", line.text.casefold()))
    return bool(claim.citations) and all(
        len(words & set(re.findall(r"\w{4,}", cited[n].passage.text.casefold()))) > 0.8 * len(words)
        or cited[n].passage.text in source
        for n in claim.citations
    )


def _answer(hits: Sequence[Hit], chance: random.Random, fault: str) -> list[Line]:
    """Sentences of the passages in an order of chance, one with the fault; [] where none fits."""
    every = [Line(text, place, place + 1) for place, text in _sentences(hits)]
    chance.shuffle(every)
    for index, line in enumerate(every):
        wrong = _FAULTS[fault](Draw(line, every, hits, chance))
        if wrong is not None:
            others = every[:index] + every[index + 1 :]
            true = [_reworded(one, chance) for one in others[:_TRUE]]
            lines = [*true, wrong]
            chance.shuffle(lines)
            if len(read_draft(_written(lines), done=True).sentences) == len(lines):
                return lines
    return []


def _written(lines: Sequence[Line]) -> str:
    return " ".join(f"{line.text} [{line.cites}]" for line in lines)


def _sentences(hits: Sequence[Hit]) -> Iterator[tuple[int, str]]:
    """(place of the passage, sentence): those that stand for themselves."""
    seen = set()
    for place, hit in enumerate(hits):
        text = hit.passage.text
        for start, end in sentences(text):
            sentence = " ".join(text[start:end].split())
            plain = 8 <= len(sentence.split()) <= 35 and sentence.endswith((".", ".”", '."'))
            if not plain or not sentence[0].isupper() or _PRONOUN.match(sentence):
                continue
            alone = read_draft(f"{sentence} [1]", done=True).sentences
            if sentence in seen or [one.text for one in alone] != [sentence]:
                continue
            seen.add(sentence)
            yield place, sentence


def _reworded(line: Line, chance: random.Random) -> Line:
    """One in two without its last clause, where it has one."""
    head, comma, _ = line.text.rpartition(", ")
    balanced = head.count('"') % 2 == 0 and head.count("“") == head.count("”")
    if chance.random() < 0.5 and comma and len(head.split()) >= 8 and balanced:
        return Line(f"{head}.", line.place, line.cites)
    return line


@dataclass(frozen=True)
class Draw:
    """A sentence to plant a fault into, the others, the passages, and the chance to choose by."""

    line: Line
    every: Sequence[Line]
    hits: Sequence[Hit]
    chance: random.Random


Fault = Callable[[Draw], Line | None]


def _number(of: Draw) -> Line | None:
    found = [
        match for match in _DIGITS.finditer(of.line.text) if int(match[0].replace(",", "")) > 1
    ]
    if not found:
        return None
    match = of.chance.choice(found)
    value = int(match[0].replace(",", ""))
    other = value + of.chance.choice([1, 2, 3, max(4, value // 5)])
    shown = f"{other:,}" if "," in match[0] else str(other)
    text = of.line.text[: match.start()] + shown + of.line.text[match.end() :]
    return Line(text, of.line.place, of.line.cites, "wrong number")


def _speaker(of: Draw) -> Line | None:
    match = _NAME.search(of.line.text)
    names = sorted({m[0] for one in of.every for m in _NAME.finditer(one.text)})
    others = [name for name in names if match and name.split()[-1] != match[0].split()[-1]]
    if match is None or not others:
        return None
    text = of.line.text[: match.start()] + of.chance.choice(others) + of.line.text[match.end() :]
    return Line(text, of.line.place, of.line.cites, "swapped speaker")


def _quotation(of: Draw) -> Line | None:
    quoted = [q for q in quotations(of.line.text) if q.end - q.start >= 20]
    if not quoted:
        return None
    at, inside = quoted[0].start, of.line.text[quoted[0].start : quoted[0].end]
    words = list(re.finditer(r"\b[a-z]{4,}\b", inside))
    others = sorted({w for one in of.every for w in re.findall(r"\b[a-z]{4,}\b", one.text)})
    if not words or not others:
        return None
    word = of.chance.choice(words)
    other = of.chance.choice([one for one in others if one != word[0]])
    text = of.line.text[: at + word.start()] + other + of.line.text[at + word.end() :]
    return Line(text, of.line.place, of.line.cites, "altered quotation")


def _invented(of: Draw) -> Line | None:
    return Line(
        of.line.text, of.line.place, len(of.hits) + of.chance.randrange(1, 9), "invented citation"
    )


def _negation(of: Draw) -> Line | None:
    outside = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), of.line.text)
    if re.search(r"\bnot\b", outside):
        text = re.sub(r" not\b", "", of.line.text, count=1)
        return Line(text, of.line.place, of.line.cites, "negation flipped")
    match = _BE.search(outside)
    if match is None:
        return None
    text = f"{of.line.text[: match.end()]} not{of.line.text[match.end() :]}"
    return Line(text, of.line.place, of.line.cites, "negation flipped")


def _elsewhere(of: Draw) -> Line | None:
    home = of.hits[of.line.place].article
    others = [p for p, hit in enumerate(of.hits) if hit.article.id != home.id]
    apart = [p for p in others if of.line.text not in " ".join(of.hits[p].article.text.split())]
    if not apart:
        return None
    return Line(
        of.line.text, of.line.place, of.chance.choice(apart) + 1, "right fact, wrong citation"
    )


_FAULTS: dict[str, Fault] = {
    "wrong number": _number,
    "swapped speaker": _speaker,
    "altered quotation": _quotation,
    "invented citation": _invented,
    "negation flipped": _negation,
    "right fact, wrong citation": _elsewhere,
}
_CITATIONS = ("invented citation", "right fact, wrong citation")
