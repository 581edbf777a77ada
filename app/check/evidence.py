"""The sentences of a text that speak of a claim, best first, and how much of it they cover.

Knows words, figures and cosines; whether the text says the same or the opposite is decided
elsewhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.check.lexicon import lexicon
from app.check.terms import Sentence, Token
from app.figures.comparable import Figure
from archive.encoder import Encoder
from archive.sentences import sentences

# Sentences of a text that are encoded; of a longer one those with most of the claim's words.
MOST = 150
TOGETHER = 4
_COSINE = 0.5  # against the coverage, in the ranking; chosen on the even claims of WiCE
_CLAUSE = re.compile(r"[,;:—–()]\s|\s(?:and|but|which|who|while|where|when|after|before)\s")


@dataclass(frozen=True, slots=True)
class Item:
    """Something a claim says that a text may say, too: a word or a figure."""

    start: int
    weight: float
    token: Token | None = None
    figure: Figure | None = None
    name: bool = False

    def covered(self, by: Sentence) -> float:
        """From 0 to 1: by the same word, one of the same side, or one that begins alike."""
        if self.figure is not None:
            return float(any(self.figure.says(other) for other in by.figures))
        assert self.token is not None
        if self.token.stem in by.stems:
            return 1.0
        if sides := lexicon().sides.get(self.token.stem):
            return float(any(side in by.sides for side in sides))
        return 0.7 if len(self.token.stem) > 4 and self.token.stem[:5] in by.beginnings else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """`ranked` are the text's sentences, best first; `cosines` and `shares` theirs, in that order.

    `together` are the few that cover most between them, in the order of the text.
    """

    items: tuple[Item, ...]
    ranked: tuple[Sentence, ...]
    cosines: tuple[float, ...]
    shares: tuple[float, ...]
    together: tuple[Sentence, ...]


def items(claim: Sentence) -> tuple[Item, ...]:
    """What a claim says, piece by piece: its telling words, and its figures in one piece each."""
    named = {token.start for name in claim.names for token in name}
    inside = [(figure.start, figure.end) for figure in claim.figures]
    found = [Item(figure.start, 2.0, figure=figure) for figure in claim.figures]
    for token in claim.telling:
        if any(start <= token.start < end for start, end in inside):
            continue
        weight = 1.6 if token.start in named else 1.0
        found.append(Item(token.start, weight, token=token, name=token.start in named))
    return tuple(sorted(found, key=lambda item: item.start))


def find(claim: Sentence, text: str, encoder: Encoder) -> Evidence:
    """Rank the sentences of a text for a claim."""
    wanted = items(claim)
    every = [Sentence(text[start:end], start, claim.known) for start, end in sentences(text)]
    met = [[item.covered(sentence) for item in wanted] for sentence in every]
    weights = _weights(wanted, met)
    shares = [_share(row, weights) for row in met]
    kept = sorted(range(len(every)), key=lambda place: (-shares[place], place))[:MOST]
    vectors = encoder.encode([claim.text, *(every[place].text for place in kept)])
    cosines = dict(zip(kept, (vectors[1:] @ vectors[0]).tolist(), strict=True))
    scores = {place: shares[place] + _COSINE * cosines[place] for place in kept}
    ranked = sorted(kept, key=lambda place: (-scores[place], place))
    chosen = _together(ranked, met, weights, scores)
    return Evidence(
        wanted,
        tuple(every[place] for place in ranked),
        tuple(cosines[place] for place in ranked),
        tuple(shares[place] for place in ranked),
        tuple(every[place] for place in sorted(chosen)),
    )


def coverage(wanted: Sequence[Item], by: Sequence[Sentence]) -> float:
    """The share of the items, by weight, that the sentences have between them."""
    met = [max((item.covered(one) for one in by), default=0.0) for item in wanted]
    return _share(met, [item.weight for item in wanted])


def clauses(claim: Sentence, wanted: Sequence[Item]) -> tuple[tuple[Item, ...], ...]:
    """The items of each clause of a claim; a clause with one item joins the one before it."""
    borders = [match.start() for match in _CLAUSE.finditer(claim.text)]
    parts: list[list[Item]] = [[]]
    for before, item in zip([None, *wanted], wanted, strict=False):
        new = before is not None and any(before.start < b < item.start for b in borders)
        if new and len(parts[-1]) > 1:
            parts.append([])
        parts[-1].append(item)
    if len(parts) > 1 and len(parts[-1]) < 2:
        parts[-2].extend(parts.pop())
    return tuple(tuple(part) for part in parts)


def _weights(wanted: Sequence[Item], met: Sequence[Sequence[float]]) -> list[float]:
    """An item tells the more the fewer sentences of the text have it."""
    count = len(met)
    weights = []
    for place, item in enumerate(wanted):
        having = sum(1 for row in met if row[place])
        weights.append(
            item.weight * (0.5 + math.log1p(count / (1 + having)) / math.log1p(count + 1))
        )
    return weights


def _share(met: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(m * w for m, w in zip(met, weights, strict=True)) / total if total else 0.0


def _together(
    ranked: Sequence[int],
    met: Sequence[Sequence[float]],
    weights: Sequence[float],
    scores: dict[int, float],
) -> list[int]:
    """Sentence after sentence, the one that adds most to what those before it cover."""
    chosen: list[int] = []
    best = [0.0] * len(weights)
    for _ in range(min(TOGETHER, len(ranked))):
        gains = {
            place: sum(
                max(0.0, m - b) * w for m, b, w in zip(met[place], best, weights, strict=True)
            )
            + 0.1 * scores[place]
            for place in ranked[:40]
            if place not in chosen
        }
        if not gains:
            break
        place = max(gains, key=lambda one: (gains[one], -one))
        if chosen and gains[place] < 0.3:
            break
        chosen.append(place)
        best = [max(m, b) for m, b in zip(met[place], best, strict=True)]
    return chosen
