"""Claims put into an answer, taken out of it, and joined: citations stay numbered from one.

Knows nothing of how sentences are chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answer import Agreement, Answer, Citation, Claim, Verdict
from app.cite import resolves
from archive.article import Article, Passage

Cited = tuple[Passage, Article, str]  # where a sentence stands, and whose it is there


def cite(answer: Answer, passage: Passage, article: Article) -> tuple[Answer, int]:
    """With that passage cited, and its number: the one it has already, else the next."""
    for citation in answer.citations:
        if citation.passage == passage:
            return answer, citation.number
    if not resolves(passage, article):
        raise AssertionError(f"{passage.id} does not resolve")
    citation = Citation(len(answer.citations) + 1, passage, article)
    return replace(answer, citations=(*answer.citations, citation)), citation.number


def with_claim(
    answer: Answer,
    places: Sequence[Cited],
    *,
    text: str = "",
    who: str = "",
    verdict: Verdict = "supported",
    reason: str = "",
) -> Answer:
    """With one more claim, and the places it is cited from: `text`, else the first one's words.

    What its places do not bear out is nobody's: it gets no attribution.
    """
    numbers = []
    for passage, article, _ in places:
        answer, number = cite(answer, passage, article)
        numbers.append(number)
    whose = dict.fromkeys(whose for _, _, whose in places)
    claim = Claim(
        text=text or places[0][0].text,
        attribution="; ".join(whose) if verdict == "supported" else "",
        citations=tuple(numbers),
        verdict=verdict,
        who=who,
        reason=reason,
    )
    return replace(answer, claims=(*answer.claims, claim))


def only(answer: Answer, keep: Callable[[Claim], bool]) -> Answer:
    """With some of its claims; the short answer rests on the first. Who agrees is not told."""
    kept = [claim for claim in answer.claims if keep(claim)]
    short = answer.short_answer if kept[:1] == list(answer.claims[:1]) else ""
    bare = replace(answer, short_answer=short, agreement=Agreement(()), claims=(), citations=())
    return _joined(bare, answer, kept)


def joined(answer: Answer, other: Answer) -> Answer:
    """With the claims of another answer behind its own."""
    return _joined(answer, other, other.claims)


def _joined(answer: Answer, other: Answer, claims: Sequence[Claim]) -> Answer:
    first = len(answer.citations) + 1
    old = [number for claim in claims for number in claim.citations]
    numbers = {number: new for new, number in enumerate(dict.fromkeys(old), first)}
    cited = {citation.number: citation for citation in other.citations}
    return replace(
        answer,
        claims=(
            *answer.claims,
            *(replace(c, citations=tuple(numbers[n] for n in c.citations)) for c in claims),
        ),
        citations=(
            *answer.citations,
            *(replace(cited[number], number=new) for number, new in numbers.items()),
        ),
    )
