"""Small real classes that stand in for big ones, and articles made up for tests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.answer import Usage
from app.quotes.spans import Read
from archive.archive import Archive
from archive.article import Article, Passage
from archive.encoder import Encoder
from archive.prepared import Prepared
from archive.statement import NOBODY, Named, Statement, statement
from ingest.pipeline import IngestResult, ingest
from ingest.sources import find
from ingest.split import embedded, split

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"


class WordEncoder:
    """An encoder without a model: texts that share words are near. The same always and anywhere."""

    name = "words-64"
    dimension = 64

    def __init__(self, name: str = name, *, window: int = 128) -> None:
        self.name = name
        self.window = window
        self.encoded = 0

    def count(self, texts: Sequence[str]) -> list[int]:
        return [2 + len(_pieces(text)) for text in texts]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += len(texts)
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()):
                place = hashlib.md5(f"{self.name} {word}".encode()).digest()
                row[place[0] % self.dimension] += 1 if place[1] % 2 else -1
            row[0] += 1e-3
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.encode([text])[0]
        return vector


class FigureReader:
    """A reading network without a model: figures of two digits answer, nothing else does."""

    def read(self, question: str, passages: Sequence[str]) -> list[Read]:
        del question
        return [self._read(passage) for passage in passages]

    def _read(self, passage: str) -> Read:
        words = list(re.finditer(r"\S+", passage))
        logits = np.array([4.0 if re.match(r"\d[\d.,]", w[0]) else -6.0 for w in words], np.float32)
        return Read(tuple(w.span() for w in words), logits, logits)


class QuoteAttributor:
    """Who says what in `story`: “…,” resident 3 said. The role tells by which rules."""

    def __init__(self, rules: str = "quotes") -> None:
        self.rules = rules

    def statements(self, article: Article) -> tuple[Statement, ...]:
        return tuple(
            statement(
                article,
                speaker=Named(f"person:{match[2]}", match[2], "person", self.rules),
                relayed_from=NOBODY,
                speaker_spans=[match.span(2)],
                cue_spans=[match.span(3)],
                content_spans=[match.span(1)],
                kind="direct",
            )
            for match in re.finditer(r"(“[^”]+”) (resident \d+) (said)", article.text)
        )


def _pieces(text: str) -> list[str]:
    """Something like word pieces: a long word counts for many."""
    return re.findall(r"\w{1,6}|[^\w\s]", text)


class FailingAttributor(QuoteAttributor):
    """Breaks on every text with a certain word in it."""

    def __init__(self, word: str, rules: str = "quotes") -> None:
        super().__init__(rules)
        self._word = word

    def statements(self, article: Article) -> tuple[Statement, ...]:
        if self._word in article.text:
            raise RecursionError(f"too deep at {self._word!r}")
        return super().statements(article)


class Library:
    """An archive together with the encoder it was made with."""

    def __init__(self, archive: Archive, encoder: Encoder) -> None:
        self.archive = archive
        self.encoder = encoder
        self.attributor = QuoteAttributor()

    def prepare(self, article: Article) -> Prepared:
        passages = split(article, count=self.encoder.count, window=self.encoder.window)
        vectors = self.encoder.encode(embedded(article, passages))
        found = self.attributor.statements(article)
        return Prepared(article, passages, vectors, found, self.attributor.rules)

    def add(self, *articles: Article) -> None:
        self.archive.add([self.prepare(article) for article in articles])

    def ingest(self, *names: str | Path) -> list[IngestResult]:
        found = find([str(name) for name in names])
        return list(ingest(found, self.archive, self.encoder, self.attributor))

    def passages(self) -> list[Passage]:
        """Every passage that can be found, in the order of ids."""
        ids, _ = self.archive.vectors(sorted(self.archive.current()))
        found = self.archive.passages(ids)
        return [found[id][0] for id in ids]


def story(number: int, *, version: int = 1, paragraphs: int = 3) -> Article:
    """One of any number of different articles; the same number gives the same one."""
    topic = _TOPICS[number % len(_TOPICS)]
    lines = [
        f"The {topic} of district {number} was discussed on day {part} by council {number * 7}. "
        f"“Nobody asked us about the {topic},” resident {number} said in part {part}."
        for part in range(paragraphs)
    ]
    body = "\n\n".join(lines) + (f"\n\nThis is edition {version}." if version > 1 else "")
    return Article(
        id=f"story-{number}",
        title=f"The {topic} of district {number}",
        text=body,
        outlet=f"Outlet {number % 3}",
        published=f"2026-03-{1 + number % 28:02}" if number % 5 else "",
        url=f"https://news.example/{number}",
        version=version,
    )


_TOPICS = (
    *("bridge", "ferry", "harvest", "library", "orchestra"),
    *("quarry", "railway", "school", "tramway", "vineyard"),
)


class ScriptedModel:
    """A chat model that writes what it was given, a few characters at a time, and keeps what it
    was asked. An exception among the answers is raised when its turn comes."""

    name = "scripted"
    context = 8192

    def __init__(self, *answers: str | Exception, step: int = 7) -> None:
        self.asked: list[tuple[str, str]] = []
        self.closed = 0
        self._answers = list(answers)
        self._step = step

    def count(self, text: str) -> int:
        return len(text.split())

    def stream(self, instructions: str, message: str) -> Iterator[str | Usage]:
        self.asked.append((instructions, message))
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        try:
            for start in range(0, len(answer), self._step):
                yield answer[start : start + self._step]
            yield Usage(self.count(message), self.count(answer))
        except GeneratorExit:
            self.closed += 1
            raise
