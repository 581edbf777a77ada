"""The support check against WiCE: claims held against the pages they cite.

The weights and the threshold in app/check/support.py were set on the claims with an even number;
those with an odd number are the test. `python -m benchmarks DATA wice_fit` fits the weights anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.check.evidence import find
from app.check.support import Checker
from app.check.terms import Sentence
from archive.encoder import Encoder
from benchmarks.data import default_encoder, read

_GAP = "\n\n"  # between the sentences of a page, which WiCE gives one by one


def run(folder: Path) -> None:
    claims = read(folder, "wice_dev")
    encoder = default_encoder()
    for name, part in (("even, tuned on", claims[::2]), ("odd, test", claims[1::2])):
        counts = Counter(verdicts(part, Checker(encoder)))
        print(f"{name}: {len(part)} claims, balanced accuracy {balanced(counts):.3f}")
        for kind, label in ((True, "supported"), (False, "the rest")):
            told = ", ".join(f"{counts[kind, verdict]} {verdict}" for verdict in _VERDICTS)
            print(f"  {label}: {told}")
        print(f"  recall@5 of a whole supporting set {recall(part, encoder):.3f}")


_VERDICTS = ("supported", "contradicted", "not found")


def verdicts(claims: Sequence[dict[str, Any]], checker: Checker) -> list[tuple[bool, str]]:
    """(whether it is supported, the verdict) of each claim."""
    return [
        (one["label"] == "supported", checker.check(one["claim"], page(one)).verdict)
        for one in claims
    ]


def balanced(counts: Counter[tuple[bool, str]]) -> float:
    """The mean of the shares told right of those that are supported, and of the rest."""
    right = {True: counts[True, "supported"], False: 0}
    right[False] = sum(counts[False, verdict] for verdict in _VERDICTS[1:])
    totals = {kind: sum(counts[kind, verdict] for verdict in _VERDICTS) for kind in right}
    return sum(right[kind] / totals[kind] for kind in right) / 2


def recall(claims: Sequence[dict[str, Any]], encoder: Encoder, most: int = 5) -> float:
    """The share of claims with a supporting set that lies whole among the best sentences."""
    with_sets = [one for one in claims if one["supporting_sentences"]]
    return sum(_has_a_set(one, encoder, most) for one in with_sets) / len(with_sets)


def page(claim: dict[str, Any]) -> str:
    """The text of the page a claim cites."""
    return _GAP.join(claim["evidence"])


def _has_a_set(claim: dict[str, Any], encoder: Encoder, most: int) -> bool:
    borders, at = [], 0
    for sentence in claim["evidence"]:
        borders.append((at, at + len(sentence)))
        at += len(sentence) + len(_GAP)
    best: list[int] = []
    for sentence in find(Sentence(claim["claim"]), page(claim), encoder).ranked:
        end = sentence.start + len(sentence.text)
        # Ours may be parts of WiCE's, or run over two of them.
        touched = [i for i, (a, b) in enumerate(borders) if a < end and sentence.start < b]
        best += [i for i in touched if i not in best]
    return any(set(one) <= set(best[:most]) for one in claim["supporting_sentences"])
