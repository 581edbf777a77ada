"""The engine without a model: sentences of the articles, verbatim, the ones that answer.

It never writes a fact of its own. What it can't do is reason: an answer that has to be put
together from two sentences is shown as two sentences. Knows nothing of pages.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.answer import Answer, Draft, Event, Evidence, Hit
from app.cite import attributed, spoken_in
from app.claims import Cited, with_claim
from app.expect import kind_of, short_answer
from app.read import FEATURES, Candidate, Reader
from app.retrieve import Retriever
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder

PASSAGES = 10  # read for an answer
_SENTENCES = 3  # shown at most
_RELATED = 4
_SURE = 0.5
_TELLING = frozenset(
    (
        "not no never none nobody nothing neither nor without denied denies deny refused t "
        "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand "
        "million billion half"
    ).split()
)
# Shown only where they come close to the best: an answer is not padded.
_NEAR = 0.75
# Between few refusals where the answer is there and many where it is not (benchmarks/RESULTS.md).
_ENOUGH = 0.37


class Quotes:
    """Answers from one archive with one encoder."""

    name = "quotes"

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self._archive = archive
        self._retriever = Retriever(archive, encoder)
        self._reader = Reader(archive, encoder)

    def ask(self, question: str, *, search: str, filters: Filters) -> Iterator[Event]:
        """Evidence, drafts, and last the answer.

        `search` is what to look for: the question, with what it leans on.
        """
        started = time.monotonic()
        kind = kind_of(question)
        hits = self._retriever.search(search, limit=PASSAGES, filters=filters)
        yield Evidence(hits)
        reading = self._reader.read(search, hits, kind=kind)
        answer = Answer(question, "not_found", "", (), (), (), self.name, 0.0, self._archive.notice)
        if filters and not hits:
            answer = replace(answer, notice="No article passes the filters.")
        if reading.confidence < _ENOUGH:
            answer = replace(answer, related=_one_an_article(hits))
        else:
            groups = _chosen(reading.candidates)
            first = groups[0][0]
            # Set above everything else, it has to be sure: most of the question is in the sentence.
            sure = first.features[FEATURES.index("words")] >= _SURE
            short = short_answer(kind, first.text, search) if sure else ""
            answer = replace(answer, outcome="answered", short_answer=short)
            for group in groups:
                answer = self._with(answer, group)
                yield Draft(answer)
        yield replace(answer, seconds=time.monotonic() - started)

    def _with(self, answer: Answer, group: Sequence[Candidate]) -> Answer:
        """One more claim: the sentence, cited from every article that has it word for word."""
        articles = sorted({(c.article.id, c.article.version) for c in group})
        statements = self._archive.statements_at(articles)
        places: list[Cited] = []
        for candidate in group:
            article = candidate.article
            passage = article.passage(candidate.start, candidate.end)
            said = spoken_in(
                statements.get((article.id, article.version), ()), passage.start, passage.end
            )
            places.append((passage, article, attributed(article, said)))
        return with_claim(answer, places)


def _chosen(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """The best sentences, each with its word-for-word twins in other articles, best first."""
    groups: list[list[Candidate]] = []
    least = candidates[0].score * _NEAR
    for candidate in candidates:
        for group in groups:
            if candidate.text == group[0].text:
                group.append(candidate)
                break
            if _much_the_same(candidate.text, group[0].text):
                break
        else:
            if len(groups) < _SENTENCES and candidate.score >= least:
                groups.append([candidate])
    return groups


def _much_the_same(one: str, other: str) -> bool:
    """Whether two sentences share most of their words, so that the second adds nothing.

    Not where a number or a negation differs: then they may contradict each other.
    """
    first, second = (set(re.findall(r"\w+(?:[.,]\d+)*", t.casefold())) for t in (one, other))
    telling = {word for word in first ^ second if word[0].isdigit() or word in _TELLING}
    return not telling and len(first & second) > 0.7 * min(len(first), len(second))


def _one_an_article(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.article.id, hit)
    return tuple(best.values())[:_RELATED]
