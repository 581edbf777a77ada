"""The engine for who said what: statements of the articles, verbatim, with the way they took.

It shows whole sentences, each cited, and says of each who speaks, which outlet passes it on and
which one publishes it. Where no statement of the source is found, it says who has one. Knows
nothing of pages, nor of how a question is read (asked.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace

from app.answer import Answer, Claim, Draft, Event, Evidence, Hit
from app.cite import teller
from app.claims import joined, only, with_claim
from app.quotes.denial import denies
from app.quotes.engine import Quotes
from app.quotes.expect import kind_of, short_answer
from app.rarity import shared
from app.said.asked import Asked
from app.said.quoted import Quoted, quoted
from app.said.stance import decides, says_so, yes_or_no
from app.said.statements import Ranked, Said
from archive.archive import Archive
from archive.article import Filters
from archive.statement import Saying
from ingest.outlets import outlet

_SHOWN = 5
_NEWEST = 50  # looked through where no topic is given
_SURE = 0.5  # of the words of a question, for a short answer
_NEAR = 0.7  # of the best score: an answer is not padded
_REPORTED = 0.8  # of the words of a topic, for a sentence to report it
_OTHERS = 4  # who do speak of it, where the source asked for does not
# What writes the answer instead, from the groups found: it is given the answer that quotes them.
Drafter = Callable[[Sequence[Sequence[Quoted]], Iterator[Event]], Iterator[Event]]


class Testimony:
    """Answers from the statements of one archive."""

    name = "statements"

    def __init__(self, archive: Archive, said: Said, quotes: Quotes) -> None:
        self._archive = archive
        self._said = said
        self._quotes = quotes

    def knows(self, name: str) -> bool:
        """Whether a name, a part of one or a role is a voice, or an outlet that has articles."""
        return bool(self._said.meant(name) or self._said.publishers(name))

    def ask(
        self, question: str, asked: Asked, *, filters: Filters, draft: Drafter | None = None
    ) -> Iterator[Event]:
        """Evidence, drafts, and last the answer.

        Where no statement fits, what an outlet writes itself is what it says; a question of who
        said something is answered by sentences as any other is. What is found, `draft` may tell;
        but which outlets had something is a list, and to be whole.
        """
        ranked = self._ranked(asked, filters)
        if asked.source:
            ranked = tuple(one for one in ranked if not self._only_asked(one))
        groups = self._groups(asked, ranked)
        if not groups and (written := self._written(question, asked, filters)):
            yield from written
            return
        events = self._quoting(question, asked, filters, ranked, groups)
        if draft and groups and asked.wants != "outlets":
            events = draft(groups, events)
        yield from events

    def _quoting(
        self,
        question: str,
        asked: Asked,
        filters: Filters,
        ranked: Sequence[Ranked],
        groups: Sequence[Sequence[Quoted]],
    ) -> Iterator[Event]:
        """The answer that quotes what was found; else who does speak of it."""
        answer = Answer(question, "not_found", "", (), (), (), self.name, 0.0, self._archive.notice)
        if not groups:
            answer = self._silent(answer, asked, filters)
        yield Evidence(tuple(one.hit for group in groups for one in group))
        if groups:
            short = _fact(asked, groups[0][0]) if asked.inner else yes_or_no(asked, ranked)
            answer = replace(answer, outcome="answered", short_answer=short)
        for group in groups:
            answer = with_claim(answer, [one.cited for one in group])
            yield Draft(answer)
        if asked.wants == "outlets" and groups:
            told = {key for group in groups for one in group for key in one.outlets}
            answer = self._reported(answer, told, asked, filters)
        yield answer

    def _written(self, question: str, asked: Asked, filters: Filters) -> tuple[Event, ...]:
        """The answer in sentences of the articles, where that may stand in; else nothing."""
        if not asked.source:
            found = self._quotes.ask(
                question, search=question, filters=filters, copies=asked.wants == "outlets"
            )
            return tuple(map(_without_speaker, found))
        given = {name.casefold() for name in filters.outlets}
        outlets = tuple(
            name
            for name in self._said.publishers(asked.source)
            if not given or name.casefold() in given
        )
        if not asked.topic or not (outlets or asked.inner):
            return ()
        if outlets:
            filters = replace(filters, outlets=outlets)
        evidence, *_, last = self._quotes.ask(question, search=asked.topic, filters=filters)
        if not isinstance(last, Answer) or last.outcome != "answered":
            return ()
        if not outlets:
            names = {_last_word(voice.named.name) for voice in self._said.meant(asked.source)}
            last = only(last, lambda claim: bool(names & set(_words(claim.text))))
        return (evidence, last) if last.claims else ()

    def _reported(self, answer: Answer, told: Set[str], asked: Asked, filters: Filters) -> Answer:
        """With what outlets not told of yet write themselves, if it has the words of the topic."""
        *_, own = self._quotes.ask(asked.topic, search=asked.topic, filters=filters, copies=True)
        if not isinstance(own, Answer):
            raise AssertionError("the last event is always the answer")
        outlets = {
            citation.number: outlet(citation.article.outlet).key for citation in own.citations
        }

        def new(claim: Claim) -> bool:
            has_it = shared(self._archive, asked.topic, claim.text) >= _REPORTED
            return has_it and not any(outlets[n] in told for n in claim.citations)

        return joined(answer, only(own, new))

    def _ranked(self, asked: Asked, filters: Filters) -> tuple[Ranked, ...]:
        """What fits the question, best first."""
        keys = [voice.named.key for voice in self._said.meant(asked.source)]
        if asked.source and not keys:
            return ()
        if not asked.topic:
            newest = self._said.said(source=asked.source, filters=filters, limit=_NEWEST)
            ranked = tuple(Ranked(saying, 1.0, 0.0, 0.0) for saying in newest)
        else:
            ranked = self._said.ranked(asked.topic, keys=keys, filters=filters)
        if asked.wants == "whether":
            return tuple(one for one in ranked if decides(asked, one)) or ranked
        if asked.stance == "negated":
            return tuple(one for one in ranked if denies(one.saying.statement))
        if asked.wants in ("who", "outlets") and asked.stance == "stated":
            return tuple(one for one in ranked if says_so(one, asked.topic))
        if asked.inner:  # what is denied or doubted answers no question
            return tuple(sorted(ranked, key=lambda one: one.saying.statement.stance != "stated"))
        return ranked

    def _groups(self, asked: Asked, ranked: Sequence[Ranked]) -> list[list[Quoted]]:
        """The sayings to show, each with its word-for-word twins in other articles.

        What a copy has in other words is not shown again, unless each outlet is to be told.
        """
        origins = self._archive.origins({one.saying.article.id for one in ranked})
        groups: list[list[Quoted]] = []
        shown: set[str] = set()
        least = _NEAR * max((one.score for one in ranked), default=0.0)
        for one in ranked:
            if one.score < least or len(groups) == _SHOWN:
                continue
            found = quoted(one, self._archive)
            if twin := next((g for g in groups if g[0].twin(found)), None):
                twin.append(found)
                continue
            if asked.wants != "outlets" and any(g[0].copied(found, origins) for g in groups):
                continue
            who = _whose(asked, one.saying)
            if any(group[0].passage.overlaps(found.passage) for group in groups) or (
                who and who in shown
            ):
                continue
            shown.add(who)
            groups.append([found])
        return groups

    def _only_asked(self, one: Ranked) -> bool:
        """Whether its sentence is a question by the outlet, with no words of the speaker."""
        if one.saying.statement.kind != "indirect":
            return False
        return quoted(one, self._archive).passage.text.rstrip("”\"’') \n").endswith("?")

    def _silent(self, answer: Answer, asked: Asked, filters: Filters) -> Answer:
        """That no statement of the source was found, and who does speak of it."""
        voices = self._said.meant(asked.source)
        name = voices[0].named.name if len(voices) == 1 else asked.source
        if voices and all(voice.named.kind in _COMMON for voice in voices):
            name = _running(name)
        others: dict[str, Ranked] = {}
        for one in self._said.ranked(asked.topic, filters=filters) if asked.topic else ():
            if who := teller(one.saying):
                others.setdefault(who, one)
        named = [
            who for who, one in others.items() if one.saying.statement.speaker.kind != "unnamed"
        ]
        tellers = [
            _running(who) if others[who].saying.statement.speaker.kind in _COMMON else who
            for who in (*named, *(who for who in others if who not in named))
        ]
        about = " about it" if asked.topic else ""
        told = f"No statement of {name}{about} was found."
        if others:
            told += f" Those who spoke of it: {', '.join(tellers[:_OTHERS])}."
        # Passages that name the source first: what it said there may have been missed.
        hits = [*self._naming(asked, filters)]
        hits += [quoted(one, self._archive).hit for one in list(others.values())[: 3 * _OTHERS]]
        related = tuple({hit.article.id: hit for hit in reversed(hits)}.values())[::-1][:_OTHERS]
        notice = " ".join(filter(None, [answer.notice, told]))
        return replace(answer, notice=notice, related=related)

    def _naming(self, asked: Asked, filters: Filters) -> list[Hit]:
        """The passages found for the topic that have the source's name in them."""
        found = self._said.passages(f"{asked.source} {asked.topic}", filters)
        name = _last_word(asked.source)
        return [hit for hit in found if name and name in _words(hit.passage.text)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _without_speaker(event: Event) -> Event:
    """Sentences that may answer who said something; whose they are, only a statement tells."""
    if isinstance(event, Draft):
        return Draft(replace(only(event.answer, bool), short_answer=""))
    if isinstance(event, Answer):
        return replace(only(event, bool), short_answer="")
    return event


_COMMON = ("group", "unnamed")
_ARTICLE = re.compile(r"(?:An?|The)\b")


def _running(name: str) -> str:
    """The name of a group or a role as it stands within a sentence."""
    return name[0].lower() + name[1:] if _ARTICLE.match(name) else name


def _last_word(name: str) -> str:
    return next(reversed(_words(name)), "")


def _whose(asked: Asked, saying: Saying) -> str:
    """Who is named only once in an answer: where it is asked who, or which outlets."""
    said = saying.statement
    if asked.wants == "who":
        return said.speaker.key
    if asked.wants == "outlets":
        return said.relayed_from.key or saying.article.outlet
    return ""


def _fact(asked: Asked, first: Quoted) -> str:
    """The short answer to a question of its own, where most of it is in what was said."""
    if first.ranked.words < _SURE or first.statement.stance != "stated":
        return ""
    return short_answer(kind_of(asked.topic), first.statement.content, asked.topic)
