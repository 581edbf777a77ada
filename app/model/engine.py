"""The engine with a model: it writes, and every sentence of it is held to the articles.

A sentence that is not borne out is marked, or left out; where none is left, the engine without a
model answers. Knows nothing of pages, and of models only that they write.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from app.answer import Answer, Draft, Event, Evidence, Turn, Usage
from app.claims import only, with_claim
from app.llm import ChatModel, ModelError
from app.model.draft import read
from app.model.follow import rewritten
from app.model.held import Held, Holder
from app.model.judge import refuses
from app.model.prompt import MOST, Asked, Prompts
from app.model.reported import Reporting
from app.quotes.engine import Quotes
from app.render.escape import count
from app.retrieve import Retriever
from app.said.quoted import Quoted
from app.settings import Unsupported
from archive.archive import Archive
from archive.article import Filters
from archive.encoder import Encoder

_PASSAGES = 8
_TWICE = 2  # asked at most: small models often forget every citation the first time


@dataclass(frozen=True, slots=True)
class Drafting:
    """A model, and how it is used: whether what is not borne out is struck or omitted, whether it
    judges its own claims, too, and its price in dollars for a million tokens read and written."""

    model: ChatModel
    unsupported: Unsupported = "strike"
    judge: bool = False
    price: tuple[float, float] | None = None

    def counted(self, before: Usage | None, more: Usage) -> Usage:
        """With the tokens of one more request, and what they cost."""
        read, written = more.read, more.written
        if before:
            read, written = before.read + read, before.written + written
        price = self.price
        cost = (read * price[0] + written * price[1]) / 1e6 if price else None
        return Usage(read, written, cost)


class Model:
    """Answers from one archive with one chat model, and with `quotes` where that fails."""

    def __init__(
        self, archive: Archive, encoder: Encoder, drafting: Drafting, quotes: Quotes
    ) -> None:
        """Raises PromptError."""
        self._archive = archive
        self._encoder = encoder
        self._drafting = drafting
        self._model = drafting.model
        self._quotes = quotes
        self._retriever = Retriever(archive, encoder)
        self._prompts = Prompts()

    def standalone(self, question: str, history: tuple[Turn, ...]) -> tuple[str, Usage]:
        """The question as the model puts it so that it stands alone, "" where that won't do; and
        what that took. Raises ModelError.
        """
        return rewritten(question, history, self._model, self._prompts)

    def ask(self, question: str, *, search: str, filters: Filters) -> Iterator[Event]:
        """Evidence, drafts, and last the answer. Raises ModelError where nothing came of it."""
        hits = self._retriever.search(search, limit=_PASSAGES, filters=filters)
        instead = self._quotes.ask(question, search=search, filters=filters)
        if not hits:
            yield from instead
            return
        yield Evidence(hits)
        holder = Holder(self._archive, self._encoder, search, hits)
        asked = self._prompts.answer(search, hits, self._model, relayed=holder.statements)
        yield from self._drafted(question, asked, holder, instead)

    def tell(
        self,
        question: str,
        alone: str,
        groups: Sequence[Sequence[Quoted]],
        instead: Iterator[Event],
    ) -> Iterator[Event]:
        """As `ask`, from statements, each with its twins; `instead` is the answer quoting them.

        `alone` is the question that stands alone.
        """
        yield Evidence(tuple(one.hit for group in groups for one in group))
        holder = Reporting(self._archive, self._encoder, alone, groups)
        asked = self._prompts.statements(alone, [group[0] for group in groups], self._model)
        yield from self._drafted(question, asked, holder, instead)

    def _drafted(
        self, question: str, asked: Asked, holder: Holder | Reporting, instead: Iterator[Event]
    ) -> Iterator[Event]:
        """The answer as it is written; where nothing of it is borne out, the one instead."""
        empty = Answer(
            *(question, "answered", "", (), (), (), self._model.name, 0.0, self._archive.notice),
            usage=Usage(),
        )
        answer = empty
        for _ in range(_TWICE):
            for draft in self._written(replace(empty, usage=answer.usage), asked, holder):
                yield Draft(answer := draft)
            if answer.claims or answer.outcome == "not_found":
                break
        if any(claim.verdict == "supported" for claim in answer.claims):
            if self._drafting.unsupported == "omit":
                answer = _without_unsupported(answer)
            yield answer
            return
        for event in instead:
            if isinstance(event, Answer):
                why = self._why(answer, event)
                yield replace(event, notice=why, usage=answer.usage)

    def _why(self, answer: Answer, instead: Answer) -> str:
        """The notice of the answer that is shown instead of the model's."""
        why = f"Nothing that {self._model.name} wrote is borne out by the articles"
        if answer.outcome == "not_found":
            why = f"{self._model.name} found no answer"
        own = "" if instead.outcome == "not_found" else "; these are the articles' own words"
        return _joined(f"{why}{own}.", instead.notice)

    def _written(
        self, answer: Answer, asked: Asked, holder: Holder | Reporting
    ) -> Iterator[Answer]:
        """The answer as it is written: each sentence checked when it is done.

        Raises ModelError where the model fails before it has finished one.
        """
        raw, checked, unknown, broke, counted = "", 0, 0, "", False
        with closing(whole(self._model.stream(asked.instructions, asked.message))) as pieces:
            for piece in pieces:
                match piece:
                    case Usage():
                        answer, counted = self.counted(answer, piece), True
                        continue
                    case ModelError():
                        if not answer.claims:
                            raise piece
                        broke = f"The answer broke off: {piece}."
                        continue
                    case None:
                        pass
                    case _:
                        raw += piece
                draft = read(raw, done=piece is None and not broke)
                for sentence in draft.sentences[checked:MOST]:
                    held = holder.hold(sentence, shown=asked.shown)
                    unknown += held.unknown
                    answer = self._with(answer, held)
                checked = max(checked, len(draft.sentences))
                if not answer.claims and draft.nothing:
                    answer = replace(answer, outcome="not_found")
                if checked >= MOST or draft.circling:
                    break
                yield (answer := replace(answer, writing=draft.rest))
        if not counted:  # what was left early tells no tokens
            read_in = self._model.count(asked.instructions + asked.message)
            answer = self.counted(answer, Usage(read_in, self._model.count(raw)))
        dropped = f"Left out: {count(unknown, 'citation')} of no passage." if unknown else ""
        yield replace(answer, notice=_joined(answer.notice, dropped, broke), writing="")

    def _with(self, answer: Answer, held: Held) -> Answer:
        """With one more claim, judged by the model, too, where that is wanted."""
        if self._drafting.judge and held.verdict == "supported":
            answer, held = self._judged(answer, held)
        return with_claim(
            answer, held.places, text=held.text, verdict=held.verdict, reason=held.reason
        )

    def _judged(self, answer: Answer, held: Held) -> tuple[Answer, Held]:
        """What the model itself says of a claim that the rules let pass."""
        text = "\n".join(passage.text for passage, _, _ in held.places)
        refused, used = refuses(held.text, text, self._model, self._prompts)
        if refused:
            reason = "the model itself finds it not borne out"
            held = replace(held, verdict="not found", reason=reason)
        return self.counted(answer, used), held

    def counted(self, answer: Answer, more: Usage) -> Answer:
        """With the tokens of one more request, and what they cost."""
        return replace(answer, usage=self._drafting.counted(answer.usage, more))


def with_usage(events: Iterator[Event], used: Usage, model: Model | None) -> Iterator[Event]:
    """With the tokens that a model took before these events."""
    for event in events:
        if used == Usage() or model is None or isinstance(event, Evidence):
            yield event
        elif isinstance(event, Draft):
            yield Draft(model.counted(event.answer, used))
        else:
            yield model.counted(event, used)


def whole(
    stream: Iterator[str | Usage],
) -> Generator[str | Usage | ModelError | None]:
    """All pieces of a stream, the error that it broke off with, and None at the end."""
    try:
        yield from stream
    except ModelError as error:
        yield error
    yield None


def _without_unsupported(answer: Answer) -> Answer:
    kept = only(answer, lambda claim: claim.verdict == "supported")
    gone = len(answer.claims) - len(kept.claims)
    told = f"Left out: {count(gone, 'sentence')} not borne out by the articles." if gone else ""
    return replace(kept, notice=_joined(kept.notice, told))


def _joined(*notices: str) -> str:
    return " ".join(filter(None, notices))
