"""Where in passages an answer stands: a small reading network over question and passage.

It was trained by benchmarks/train_reader.py on encyclopedia, forum and review paragraphs, on no
news, and knows nothing of the archive, of sources or of other passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from archive.network import Network, Tokens, precisions

_QUESTION = 64  # tokens of it that are read
_WINDOW = 320  # tokens in all
_LONGEST = 16  # tokens of an answer


@dataclass(frozen=True, slots=True)
class Span:
    """An answer's place `text[start:end]`; `score` above 0 says rather it than none."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Read:
    """What the network says of each token of one passage: does an answer begin, end there?

    `starts` and `ends` are logits less those of "no answer", shape (tokens,).
    """

    spans: tuple[tuple[int, int], ...]
    starts: NDArray[np.float32]
    ends: NDArray[np.float32]

    def best(self, start: int, end: int) -> Span | None:
        """The likeliest answer inside `text[start:end]`; None where no token lies there."""
        inside = [n for n, (a, b) in enumerate(self.spans) if start <= a < b <= end]
        if not inside:
            return None
        first, last = inside[0], inside[-1] + 1
        size = last - first
        both = self.starts[first:last, None] + self.ends[None, first:last]
        allowed = np.triu(np.ones((size, size), bool)) & ~np.triu(
            np.ones((size, size), bool), _LONGEST
        )
        place = int(np.where(allowed, both, -np.inf).argmax())
        i, j = divmod(place, size)
        return Span(self.spans[first + i][0], self.spans[first + j][1], float(both[i, j]))


class SpanReader(Protocol):
    """Reads passages for a question; one result a passage, in their order."""

    def read(self, question: str, passages: Sequence[str]) -> list[Read]: ...


class NetworkReader:
    """The bundled network. It is loaded with the first question."""

    def __init__(self, *, cache: Path | None = None, threads: int = 0) -> None:
        """`cache` keeps what OpenVINO compiled, `threads` 0 takes all cores."""
        self._cache = cache
        self._threads = threads
        self._network: Network | None = None

    def read(self, question: str, passages: Sequence[str]) -> list[Read]:
        network = self._loaded()
        asked, *texts = network.tokens([question, *passages], special=False)
        begin, end = network.tokens([""])[0].ids
        head = [begin, *asked.ids[-_QUESTION:], end]
        texts = [_cut(text, _WINDOW - len(head) - 1) for text in texts]
        rows = [
            {
                "input_ids": (*head, *text.ids, end),
                "attention_mask": (1,) * (len(head) + len(text.ids) + 1),
                "token_type_ids": (0,) * len(head) + (1,) * (len(text.ids) + 1),
            }
            for text in texts
        ]
        found = []
        for text, (starts, ends) in zip(texts, network.run(rows, hint="THROUGHPUT"), strict=True):
            run = slice(len(head), len(head) + len(text.ids))
            found.append(Read(text.spans, starts[run] - starts[0], ends[run] - ends[0]))
        return found

    def _loaded(self) -> Network:
        if self._network is None:
            with as_file(files("app.quotes").joinpath("reader")) as folder:
                self._network = Network(
                    Path(folder) / "model.xml",
                    Path(folder) / "tokenizer.json",
                    precision=precisions()[0],
                    cache=self._cache,
                    threads=self._threads,
                )
        return self._network


def _cut(text: Tokens, room: int) -> Tokens:
    return Tokens(text.ids[:room], text.spans[:room])
