"""The key points of a briefing in a model's words, each held to the sentences that its point cites.

What is not borne out, or was not written, stays in the articles' own words: no point is lost. Knows
nothing of how points are found, and of models only that they write.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice

from app.answer import Hit, Usage
from app.brief.briefing import Briefing, Line, Progress, Stage
from app.brief.excerpts import Excerpt
from app.brief.lines import Lines
from app.llm import ModelError
from app.model.dated import dated
from app.model.draft import read
from app.model.engine import Drafting, whole
from app.model.held import Holder, Remembering
from app.model.judge import refuses
from app.model.prompt import LONGEST, Prompts, Told
from app.render.escape import count
from archive.archive import Archive
from archive.encoder import Encoder

_AT_ONCE = 8  # points in one request: what is written of them fits, and small models keep count
_SHOWN = 4  # sentences of one point; it is held to all that it cites
_ENDS = re.compile(r"[\]】\n]")  # of a sentence with its number, or of a line
_LISTED = re.compile(r"(?m)^[ \t]*(\d{1,2})[.)][ \t]+")


@dataclass(frozen=True, slots=True)
class _Point:
    """A key point: its line, and where its sentences stand, in the order of its citations."""

    line: Line
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """What came of it so far. `lines` are by the places of their points; `refused` are the places
    of those that were written and are not borne out."""

    lines: dict[int, Line]
    refused: frozenset[int] = frozenset()
    usage: Usage | None = None

    def with_line(self, place: int, line: Line | None) -> _Written:
        if line is None:
            return replace(self, refused=self.refused | {place})
        return replace(self, lines=self.lines | {place: line}, refused=self.refused - {place})


class KeyPoints:
    """Writes the key points of briefings from one archive with one chat model."""

    def __init__(self, archive: Archive, encoder: Encoder, drafting: Drafting) -> None:
        """Raises PromptError."""
        self._archive = archive
        self._encoder = encoder
        self._drafting = drafting
        self._model = drafting.model
        self._prompts = Prompts()

    def written(self, briefing: Briefing) -> Iterator[Progress]:
        """Stages, one for each sentence, and last the briefing; a model that fails leaves the rest
        of it as it is, and a notice."""
        if not briefing.key_points:
            yield briefing
            return
        started = time.monotonic()
        yield Stage("Writing")
        written, broke = _Written({}), ""
        try:
            for so_far in self._sentences(briefing):
                written = so_far
                yield Stage("Writing")
        except ModelError as error:
            broke = str(error)
        points = [written.lines.get(n, line) for n, line in enumerate(briefing.key_points)]
        yield replace(
            _cited_alone(replace(briefing, key_points=tuple(points))),
            engine=self._model.name if written.lines else briefing.engine,
            seconds=briefing.seconds + time.monotonic() - started,
            notice=" ".join(filter(None, [briefing.notice, self._notice(written, broke)])),
            usage=written.usage,
        )

    def _notice(self, written: _Written, broke: str) -> str:
        """What a reader should know of it: what is not the model's, and why."""
        own = "the rest is in" if written.lines else "these are"
        notices = (
            [f"The writing broke off: {broke}; {own} the articles' own words."] if broke else []
        )
        if written.lines and written.refused:
            many = len(written.refused)
            notices.append(
                f"{count(many, 'sentence')} that {self._model.name} wrote "
                f"{'is' if many == 1 else 'are'} not borne out by the articles; their own words "
                "stand there."
            )
        elif not written.lines and written.usage and not broke:
            notices.append(
                f"Nothing that {self._model.name} wrote is borne out by the articles; these are "
                "the articles' own words."
            )
        return " ".join(notices)

    def _sentences(self, briefing: Briefing) -> Iterator[_Written]:
        """What is written, sentence by sentence. Raises ModelError."""
        left = dict(enumerate(_points(briefing)))
        hits = [hit for point in left.values() for hit in point.hits]
        lines = Lines.of(self._archive, {hit.article.id: hit.article for hit in hits})
        encoder = Remembering(self._encoder)  # all at once is faster
        encoder.encode([text for hit in hits for text in (hit.told, hit.article.outlet) if text])
        written = _Written({})
        while left:
            here = dict(islice(left.items(), _AT_ONCE))
            shown = [(place + 1, _told(point, lines)) for place, point in here.items()]
            asked = self._prompts.points(shown, self._model)
            here = dict(islice(here.items(), asked.shown))
            left = {place: point for place, point in left.items() if place not in here}
            raw, checked, used = "", 0, None
            failed: ModelError | None = None
            with closing(whole(self._model.stream(asked.instructions, asked.message))) as pieces:
                for piece in pieces:
                    match piece:
                        case Usage():
                            used = piece
                        case ModelError():
                            failed = piece
                        case str():
                            raw += piece
                            if not _ENDS.search(piece):
                                continue
                        case None:
                            pass
                    draft = read(_numbered(raw), done=piece is None and failed is None)
                    for sentence in draft.sentences[checked:]:
                        place = sentence.numbers[0] - 1 if sentence.numbers else -1
                        if (point := here.get(place)) and len(sentence.text.split()) <= LONGEST:
                            line, judged = self._held(sentence.text, point, lines, encoder)
                            written = self._counted(written.with_line(place, line), judged)
                            yield written
                            if line:
                                del here[place]
                    checked = max(checked, len(draft.sentences))
                    if draft.circling:
                        break
            if used is None and raw:  # what was left early tells no tokens
                read_in = self._model.count(asked.instructions + asked.message)
                used = Usage(read_in, self._model.count(raw))
            yield (written := self._counted(written, used))
            if failed:
                raise failed

    def _held(
        self, text: str, point: _Point, lines: Lines, encoder: Encoder
    ) -> tuple[Line | None, Usage | None]:
        """A point in these words, cited from where they are borne out, if they are; and what that
        took."""
        if text == point.line.claim.text:
            return point.line, None  # copied
        places = Holder(self._archive, encoder, "", point.hits).bearing(text)
        if not places:
            return None, None
        used = None
        if self._drafting.judge:
            told = "\n".join(point.hits[place].told for place in places)
            refused, used = refuses(text, told, self._model, self._prompts)
            if refused:
                return None, used
        known = lines.line([_excerpt(point.hits[place]) for place in places])
        claim = replace(
            point.line.claim,
            text=text,
            attribution=known.claim.attribution,
            citations=tuple(point.line.claim.citations[place] for place in places),
            who="",
        )
        return replace(point.line, claim=claim, sources=known.sources), used

    def _counted(self, written: _Written, more: Usage | None) -> _Written:
        return (
            replace(written, usage=self._drafting.counted(written.usage, more)) if more else written
        )


def _numbered(raw: str) -> str:
    """With the numbers of a list as those of points, where there are no others."""
    return raw if "[" in raw else _LISTED.sub(r"[\1] ", raw)


def _points(briefing: Briefing) -> Iterator[_Point]:
    cited = {citation.number: citation for citation in briefing.citations}
    for line in briefing.key_points:
        found = [cited[number] for number in line.claim.citations]
        hits = tuple(Hit(one.passage, one.article, 0.0, 0.0, 0.0) for one in found)
        yield _Point(line, hits)


def _excerpt(hit: Hit) -> Excerpt:
    return Excerpt(hit.article, hit.passage.start, hit.passage.end)


def _told(point: _Point, lines: Lines) -> Sequence[Told]:
    """The first sentences of a point, each with whose it is; the days in them have their dates."""
    return [
        (lines.whose(_excerpt(hit)), dated(hit.told, hit.article.published))
        for hit in point.hits[:_SHOWN]
    ]


def _cited_alone(briefing: Briefing) -> Briefing:
    """Without the citations and sources that no line cites any more, numbered from one."""
    cited = {number for line in briefing.lines() for number in line.claim.citations}
    kept = [citation for citation in briefing.citations if citation.number in cited]
    numbers = {citation.number: new for new, citation in enumerate(kept, 1)}

    def renumbered(line: Line) -> Line:
        citations = tuple(numbers[number] for number in line.claim.citations)
        return replace(line, claim=replace(line.claim, citations=citations))

    sources = [
        replace(one, citations=tuple(numbers[n] for n in one.citations if n in numbers))
        for one in briefing.sources
    ]
    return replace(
        briefing.with_each(renumbered),
        sources=tuple(source for source in sources if source.citations),
        citations=tuple(replace(one, number=numbers[one.number]) for one in kept),
    )
