"""The engine without a model: sentences of the articles, verbatim, the ones that answer.

It never writes a fact of its own. What it can't do is reason: an answer that has to be put
together from two sentences is shown as two sentences. Knows nothing of pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from app.answer import Agreement, Answer, Draft, Event, Evidence, Hit
from app.check.unsaid import called_false, disowned
from app.cite import attributed, spoken_in
from app.claims import Cited, cite, with_claim
from app.figures.comparable import qualified
from app.quotes.agreement import agreeing, opposing
from app.quotes.denial import denying
from app.quotes.expect import answers, asks_what_is_new, kind_of
from app.quotes.missing import missing
from app.quotes.point import names_counted, names_verb, on_point
from app.quotes.pronoun import explained
from app.quotes.read import SPAN, Candidate, Reader, Reading, same_answer
from app.quotes.spans import SpanReader
from app.rarity import shared
from app.repeats import much_the_same
from app.retrieve import Retriever
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder
from archive.statement import Stance, Statement

PASSAGES = 15  # read for an answer
_SENTENCES = 3  # shown at most
_RELATED = 4
_SURE = 0.6  # of the network: a wrong short answer is worse than none
_SURER = 0.78  # so sure of a thing or a place that the verb may be another (even weeks)
# Shown only where they come close to the best, with a short answer closer: an answer is not padded
# (on the even weeks 2.6 sentences for 3.0, right .643 for .653).
_NEAR, _NEAR_SHORT = 0.7, 0.8
# Of sentences that score alike, one with a short answer comes first (chosen on the even weeks).
_ALIKE, _ALIKE_OF = 0.85, 4
# Between few refusals where the answer is there and many where it is not (benchmarks/RESULTS.md).
_ENOUGH = 0.40


class Quotes:
    """Answers from one archive with one encoder and one reading network."""

    name = "quotes"

    def __init__(self, archive: Archive, encoder: Encoder, network: SpanReader) -> None:
        self._archive = archive
        self._retriever = Retriever(archive, encoder)
        self._reader = Reader(archive, encoder, network)

    def ask(
        self, question: str, *, search: str, filters: Filters, copies: bool = False
    ) -> Iterator[Event]:
        """Evidence, drafts, and last the answer.

        `search` is what to look for: the question, with what it leans on. With `copies`, what
        several outlets carry is cited from each.
        """
        hits = self._retriever.search(search, limit=PASSAGES, filters=filters, copies=copies)
        yield Evidence(hits)
        reading = self._reader.read(search, hits, new=asks_what_is_new(question))
        answer = Answer(question, "not_found", "", (), (), (), self.name, 0.0, self._archive.notice)
        if filters and not hits:
            answer = replace(answer, notice="No article passes the filters.")
        if reading.confidence < _ENOUGH:
            lacking = missing(search, hits, self._archive) if hits else ""
            answer = replace(answer, related=_one_an_article(hits), missing=lacking)
        else:
            for draft in self._answered(answer, search, reading):
                yield Draft(answer := draft)
        yield answer

    def _answered(self, answer: Answer, search: str, reading: Reading) -> Iterator[Answer]:
        """The answer as it grows: a claim at a time, then who else says so."""
        candidates = self._clearest_first(reading.candidates, search)
        bearing = [candidates[0], *(c for c in candidates[1:] if _bears(c, search))]
        if sides := opposing(bearing) or denying(
            candidates, self._said, partial(shared, self._archive)
        ):
            answer = replace(answer, outcome="conflicting")
            for side in sides:
                answer = self._with(answer, [side, *_twins(side, candidates)])
                yield answer
            return
        short = self._short(candidates[0], search)
        if short and self._rivalled(candidates, search):
            short = ""
        answer = replace(answer, outcome="answered", short_answer=short)
        for group in _chosen(candidates, once=bool(short)):
            answer = self._with(answer, group)
            yield answer
        if answer.short_answer:
            yield self._with_agreement(answer, agreeing(bearing, self._doubted))

    def _with(self, answer: Answer, group: Sequence[Candidate]) -> Answer:
        """One more claim: the sentence, cited from every article that has it word for word."""
        statements = self._statements(group)
        places: list[Cited] = []
        for candidate in group:
            article = candidate.article
            passage = article.passage(candidate.start, candidate.end)
            place = (passage.start, passage.end)
            said = spoken_in(statements[article.id], *place)
            places.append((passage, article, attributed(article, said, place)))
        first = group[0]
        who = explained(first.article, first.start, statements[first.article.id])
        return with_claim(answer, places, who=who)

    def _with_agreement(self, answer: Answer, group: Sequence[Candidate]) -> Answer:
        """With who gives the short answer, each origin once, those that report it first."""
        statements = self._statements(group)
        alone = answer
        origins: dict[str, list[int]] = {}
        passed_on: dict[str, bool] = {}
        texts: dict[str, str] = {}  # the origin of a sentence that others have
        carried: dict[str, str] = {}  # and of an article that others carry, by the first of them
        first = self._archive.origins([candidate.article.id for candidate in group])
        for candidate in group:
            article = candidate.article
            said = spoken_in(statements[article.id], candidate.start, candidate.end)
            relay = said.relayed_from.name if said else ""
            origin = relay or article.outlet or article.title
            known = (name for text, name in texts.items() if much_the_same(candidate.text, text))
            origin = texts.setdefault(candidate.text, next(known, origin))
            origin = carried.setdefault(first.get(article.id, article.id), origin)
            passage = article.passage(candidate.start, candidate.end)
            answer, number = cite(answer, passage, article)
            origins.setdefault(origin, []).append(number)
            passed_on.setdefault(origin, relay not in ("", article.outlet))
        if len(origins) < 2:
            return alone
        order = sorted(origins, key=lambda name: passed_on[name])
        return replace(
            answer, agreement=Agreement(tuple((name, tuple(origins[name])) for name in order))
        )

    def _clearest_first(self, candidates: Sequence[Candidate], question: str) -> list[Candidate]:
        """With one of those about as good as the best in front.

        The best that has a short answer, else the best that has the verb of the question.
        """
        alike = _alike(candidates)
        first = (
            next((c for c in alike if self._short(c, question)), None)
            or next((c for c in alike if names_verb(question, c.text)), None)
            or candidates[0]
        )
        return [first, *(c for c in candidates if c is not first)]

    def _rivalled(self, candidates: Sequence[Candidate], question: str) -> bool:
        """Whether a sentence about as good as the first answers with another figure.

        Not where more articles give the figure of the first.
        """
        if kind_of(question) != "number":
            return False
        bearing = [c for c in candidates if _bears(c, question)]

        def articles(answer: str) -> int:
            return len({c.article.id for c in bearing if same_answer(c.answer) == answer})

        ours = same_answer(candidates[0].answer)
        rivals = {
            same_answer(c.answer)
            for c in _alike(candidates)[1:]
            if self._short(c, question)
            and (names_counted(question, c.text) or not names_counted(question, candidates[0].text))
        }
        return any(
            _figures(theirs) != _figures(ours) and articles(theirs) >= articles(ours)
            for theirs in rivals
        )

    def _short(self, first: Candidate, question: str) -> str:
        """What in the first sentence answers, where the network is sure and the kind is right.

        Never what its source denies, or the sentence calls false.
        """
        if first.span is None or first.features[SPAN] < _SURE:
            return ""
        start, end = first.span.start - first.start, first.span.end - first.start
        if not answers(question, first.text, start, end) or not _bears(first, question):
            return ""
        false = disowned(first.text, start) and not called_false(question)
        if false or "negated" in self._stances(first):
            return ""
        start, end = qualified(first.text, start, end)
        return first.text[start:end]

    def _doubted(self, candidate: Candidate) -> bool:
        return bool(self._stances(candidate) - {"stated"})

    def _stances(self, candidate: Candidate) -> set[Stance]:
        """How the sources of the words that answer make them: said, denied, not vouched for."""
        if candidate.span is None:
            return set()
        at = candidate.span.start
        statements = self._statements([candidate])[candidate.article.id]
        return {one.stance for one in statements if any(a <= at < b for a, b in one.content_spans)}

    def _said(self, candidate: Candidate) -> Statement | None:
        """The statement that a sentence is, where it is one."""
        statements = self._statements([candidate])[candidate.article.id]
        return spoken_in(statements, candidate.start, candidate.end)

    def _statements(self, group: Sequence[Candidate]) -> dict[str, tuple[Statement, ...]]:
        places = sorted({(c.article.id, c.article.version) for c in group})
        found = self._archive.statements_at(places)
        return {id: found.get((id, version), ()) for id, version in places}


def _alike(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The first and those behind it that are about as good."""
    return [c for c in candidates[:_ALIKE_OF] if c.score >= _ALIKE * candidates[0].score]


def _bears(one: Candidate, question: str) -> bool:
    """Whether the sentence says of its answer what the question asks."""
    if one.span is None:
        return False
    start, end = one.span.start - one.start, one.span.end - one.start
    return on_point(question, one.text, start, end, sure=one.features[SPAN] >= _SURER)


def _figures(answer: str) -> set[str]:
    return set(re.findall(r"\d[\d.,]*\d|\d", answer)) or {answer}


def _twins(side: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    return [c for c in candidates if c is not side and c.text == side.text]


def _chosen(candidates: Sequence[Candidate], *, once: bool) -> list[list[Candidate]]:
    """The best sentences, each with its word-for-word twins in other articles, best first.

    With `once`, each answers with other words: who else gives the same is told apart.
    """
    groups: list[list[Candidate]] = []
    least = candidates[0].score * (_NEAR_SHORT if once else _NEAR)
    for candidate in candidates:
        for group in groups:
            if candidate.text == group[0].text:
                group.append(candidate)
                break
            if much_the_same(candidate.text, group[0].text):
                break
            if once and _same(candidate, group[0]):
                break
        else:
            if len(groups) < _SENTENCES and candidate.score >= least:
                groups.append([candidate])
    return groups


def _same(one: Candidate, other: Candidate) -> bool:
    """Whether both answer with the same words, and the network is sure of both."""
    sure = min(one.features[SPAN], other.features[SPAN]) >= _SURE
    return sure and same_answer(one.answer) == same_answer(other.answer)


def _one_an_article(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.article.id, hit)
    return tuple(best.values())[:_RELATED]
