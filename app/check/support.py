"""Whether a text supports a claim: supported, contradicted or not found, and why.

A function of the two, given an encoder; knows nothing of articles, answers or where the text is
from. It compares words, figures, names, negation, speakers and meaning, and does no reasoning: what
follows from a text without being said in it is not found. Figures and what was tried are in
benchmarks/RESULTS.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from app.answer import Verdict
from app.check.alignment import COPY, Alignment
from app.check.conflicts import conflicts
from app.check.evidence import Evidence, Item, clauses, coverage, find
from app.check.lexicon import lexicon
from app.check.negation import denied
from app.check.predicate import unsaid_verb
from app.check.quotation import missing, plain
from app.check.speaker import misattributed
from app.check.spoken import content, spoken
from app.check.terms import Sentence, named
from app.check.unsaid import Kind, called_false, left_open, meant, without
from archive.encoder import Encoder
from archive.sentences import sentences

# That the text supports the claim, seen in the few sentences that cover most of it: what they cover
# of the claim's weakest clause; their cosine with the claim; the share of its figures that the text
# gives; the share of its names that they have. A logistic regression, classes balanced, on the
# even claims of WiCE's dev set (benchmarks/wice_fit.py); SUPPORTED is where both classes are
# equally well told apart there.
SIGNS = ("weakest clause", "cosine", "figures", "names")
WEIGHTS = (1.86, 1.73, 1.83, 1.2)
BIAS = -4.84
SUPPORTED = 0.5
# A sentence contradicts only what it is about: with so much of the claim's words, or so near.
_SAME_POINT = 0.45
# Of a clause, by weight: so much less of it stands in what the text says is so.
_UNSAID = 0.2
# So many new words in a claim of so few things, or so large a share of them, are no longer only
# other words for the same.
_FEW, _NEW, _MOSTLY = 6, 2, 0.6
# The highest score of a claim that a rule found wrong, or something of it missing.
_CONTRADICTED, _MISSING = 0.1, 0.4


@dataclass(frozen=True, slots=True)
class Check:
    """`score` is how likely the text supports the claim, 0…1; `reason` is for a person."""

    verdict: Verdict
    score: float
    reason: str


class Checker:
    """Holds claims against texts, with one encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def check(self, claim: str, text: str) -> Check:
        """Hold a claim of a sentence or two against a text of any length."""
        if not claim.strip() or not text.strip():
            return Check("not found", 0.0, "there is nothing to compare")
        if _verbatim(claim, text):
            return Check("supported", 1.0, "the text has it word for word")
        read = Sentence(claim, known=named(text))
        evidence = find(read, text, self._encoder)
        score = self.score(read, evidence)
        verdict, reason = _judged(read, evidence, text)
        if verdict == "contradicted":
            return Check(verdict, min(score, _CONTRADICTED), reason)
        if verdict == "not found":
            return Check(verdict, min(score, _MISSING), reason)
        if score < SUPPORTED:
            return Check("not found", score, _lacking(evidence))
        return Check("supported", score, "the text says so in its own words")

    def signs(self, claim: Sentence, evidence: Evidence) -> tuple[float, ...]:
        """The features of a claim and its evidence, in the order of SIGNS."""
        joined = " ".join(sentence.text for sentence in evidence.together)
        one, other = self._encoder.encode([claim.text, joined])
        parts = clauses(claim, evidence.items)
        figures = [item for item in evidence.items if item.figure is not None]
        names = [item for item in evidence.items if item.name]
        return (
            min(_all(part, evidence.together) for part in parts),
            float(np.dot(one, other)),
            _all(figures, evidence.ranked),
            _all(names, evidence.together),
        )

    def score(self, claim: Sentence, evidence: Evidence) -> float:
        """How likely it is, from 0 to 1, that the evidence supports the claim."""
        if not evidence.items:
            return 0.0
        signs = self.signs(claim, evidence)
        total = BIAS + sum(w * s for w, s in zip(WEIGHTS, signs, strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


def _verbatim(claim: str, text: str) -> bool:
    """Whether whole sentences of the text are the claim, but for quotation marks and spaces."""
    wanted, whole = _ended(plain(claim)), plain(text)
    first, _, rest = wanted.partition(" ")
    # A headline runs into what follows it: "The", inside a text, begins a sentence all the same.
    if rest and first.istitle() and first.lower() in lexicon().stop and f" {wanted}. " in whole:
        return True
    pieces = [plain(text[start:end]) for start, end in sentences(text)]
    for place in range(len(pieces)):
        if not wanted.startswith(_ended(pieces[place])[:20]):
            continue
        run = ""
        for piece in pieces[place:]:
            run = f"{run} {piece}".strip()
            if _ended(run) == wanted:
                return True
            if len(run) > len(wanted) + 3:
                break
    return False


def _ended(text: str) -> str:
    return text.rstrip(".").rstrip()


def _judged(claim: Sentence, evidence: Evidence, text: str) -> tuple[Verdict, str]:
    """What the rules say; "supported" where none of them speaks against it."""
    for quotation, instead in missing(claim.text, text):
        if instead:
            return "contradicted", f"the text has “{instead}”, the claim quotes “{quotation}”"
        return "not found", f"the text does not have the words “{quotation}”"
    every = sorted(evidence.ranked, key=lambda sentence: sentence.start)
    if whose := misattributed(claim, evidence, every):
        return whose
    if reason := _contradiction(claim, evidence):
        return "contradicted", reason
    if whether := _not_said(claim, evidence):
        return whether
    if verb := unsaid_verb(claim, evidence.items, evidence.together):
        return "not found", f"the text does not say “{claim.text[verb.start : verb.end]}”"
    if words := meant(claim.text, [sentence.text for sentence in evidence.together]):
        return "not found", f"the text does not say “{words}”"
    if reason := _absent(evidence) or _short_of(evidence):
        return "not found", reason
    return "supported", ""


def _contradiction(claim: Sentence, evidence: Evidence) -> str:
    """The first conflict in a clause that no sentence states as well without one; else empty."""
    parts = clauses(claim, evidence.items)
    claim = content(claim)  # whose it is, has its own rule
    said = [item for item in evidence.items if claim.text[item.start] != " "]
    about = [
        sentence
        for sentence in evidence.ranked[:5]
        if coverage(said, [sentence]) >= _SAME_POINT
        or Alignment(claim, sentence).alike >= _SAME_POINT
    ]
    found = [(sentence, tuple(conflicts(claim, sentence))) for sentence in about]
    for sentence, against in found:
        for conflict in against:
            part = _part(parts, conflict.at)
            clean = [
                other
                for other, theirs in found
                if not any(_part(parts, one.at) is part for one in theirs)
            ]
            if Alignment(claim, sentence).alike >= COPY:  # only another copy outweighs a copy
                clean = [other for other in clean if Alignment(claim, other).alike >= COPY]
            here = coverage(part, [sentence])
            if not any(coverage(part, [other]) >= here for other in clean):
                return conflict.reason
    return ""


def _not_said(
    claim: Sentence, evidence: Evidence
) -> tuple[Literal["contradicted", "not found"], str] | None:
    """The verdict and the reason, where the text has a clause only as false, open or planned."""
    near = evidence.ranked[:5]
    open_ = left_open(claim.text)
    bare = [without(sentence, *open_) for sentence in near]
    claimed: tuple[Kind, ...] = ("false",) if spoken(claim) else ("false", "falsely")
    # What a claim denies, too, may well be so.
    denying = denied(claim) or called_false(claim.text)
    true = bare if denying else [without(one, *claimed) for one in bare]
    for part in clauses(claim, evidence.items):
        whole = max((coverage(part, [one]) for one in near), default=0.0)
        if whole < _SAME_POINT:
            continue
        if max(coverage(part, [one]) for one in bare) < whole - _UNSAID:
            return "not found", "the text leaves it open"
        if max(coverage(part, [one]) for one in true) < whole - _UNSAID:
            return "contradicted", "the text calls it false, or doubts it"
    return None


def _part(parts: Sequence[tuple[Item, ...]], at: int) -> tuple[Item, ...]:
    """The clause that a place of the claim is in."""
    return next((part for part in reversed(parts) if part and part[0].start <= at), parts[0])


def _absent(evidence: Evidence) -> str:
    """The first figure of the claim that the text nowhere gives; empty where it gives all."""
    for item in evidence.items:
        figure = item.figure
        if figure is None or figure.sort == "ordinal" or figure.value == 1:
            continue  # "its first", "one": too often only a way to speak
        if not any(item.covered(sentence) for sentence in evidence.ranked):
            return f"the text does not give {figure.written}"
    return ""


def _short_of(evidence: Evidence) -> str:
    """That two words of a short claim, or most of a longer one, stand nowhere near; else empty."""
    told = [item for item in evidence.items if item.token is not None and not item.name]
    words = [
        item.token.word
        for item in told
        if item.token is not None and not coverage([item], evidence.together)
    ]
    few = len(evidence.items) <= _FEW and len(words) >= _NEW
    mostly = len(words) > _NEW and len(words) >= _MOSTLY * len(told)
    return f"the text does not speak of {', '.join(words)}" if few or mostly else ""


def _lacking(evidence: Evidence) -> str:
    """In words, what the nearest sentences lack."""
    words = [
        item.token.word
        for item in evidence.items
        if item.token is not None and not coverage([item], evidence.together)
    ]
    if not words:
        return "the text has its words, but does not say this"
    return f"the text does not speak of {', '.join(words[:4])}"


def _all(part: Sequence[Item], by: Sequence[Sentence]) -> float:
    return coverage(part, by) if part else 1.0
