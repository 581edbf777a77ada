"""Runs a converted network over tokens, by OpenVINO on all cores. Knows nothing of its meaning.

The one place where `openvino` runs and `tokenizers` cuts text; encoder.py converts models for it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

# Rows a request: on two cores 4, 8 and 16 were about as fast (benchmarks/RESULTS.md).
_BATCH = 8

# Many rows at a time, or the first result as soon as can be.
Hint = Literal["THROUGHPUT", "LATENCY"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Ids of one text, special tokens included where asked for; `spans[i]` is token i's run of
    characters in it."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Network:
    """A graph and its tokenizer. Compiled at the first run, once for each hint."""

    def __init__(
        self,
        graph: Path,
        tokenizer: Path,
        *,
        precision: str,
        cache: Path | None = None,
        threads: int = 0,
    ) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._graph = graph
        self._options: dict[str, Any] = {"INFERENCE_PRECISION_HINT": precision}
        if cache is not None:
            self._options["CACHE_DIR"] = str(cache)
        if threads:
            self._options["INFERENCE_NUM_THREADS"] = threads
        self._queues: dict[str, Any] = {}
        self._lock = threading.Lock()  # a queue serves one caller at a time

    def tokens(
        self, texts: Sequence[str], *, special: bool = True, window: int = 0
    ) -> list[Tokens]:
        """The tokens of each text, cut after `window` of them where that is set."""
        with self._lock:
            if window:
                self._tokenizer.enable_truncation(window)
            found = self._tokenizer.encode_batch(list(texts), add_special_tokens=special)
            self._tokenizer.no_truncation()
        return [Tokens(tuple(one.ids), tuple(one.offsets)) for one in found]

    def run(
        self, rows: Sequence[Mapping[str, Sequence[int]]], *, hint: Hint
    ) -> list[tuple[NDArray[np.float32], ...]]:
        """The outputs for each row of inputs, without its batch's dimension but padded.

        A row has every input of the graph by name, all of the row's length; they are padded with 0.
        """
        results: list[tuple[NDArray[np.float32], ...]] = [()] * len(rows)

        def keep(request: Any, places: list[int]) -> None:
            outputs = [np.array(tensor.data) for tensor in request.output_tensors]
            for row, place in enumerate(places):
                results[place] = tuple(output[row] for output in outputs)

        lengths = [len(next(iter(row.values()))) for row in rows]
        # Sorted by length, so that little is padded; ties by place, so that runs are repeatable.
        order = sorted(range(len(rows)), key=lambda place: (lengths[place], place))
        with self._lock:
            queue = self._queue(hint)
            queue.set_callback(keep)
            for first in range(0, len(order), _BATCH):
                places = order[first : first + _BATCH]
                width = _rounded(lengths[places[-1]])
                queue.start_async(_padded([rows[place] for place in places], width), places)
            queue.wait_all()
        return results

    def _queue(self, hint: Hint) -> Any:
        if hint not in self._queues:
            import openvino

            options = self._options | {"PERFORMANCE_HINT": hint}
            model = openvino.Core().compile_model(str(self._graph), "CPU", options)
            requests = model.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS")
            self._queues[hint] = openvino.AsyncInferQueue(model, requests)
        return self._queues[hint]


def precisions() -> tuple[str, ...]:
    """What this processor computes in, fastest first: bf16 only where it has it."""
    import openvino

    able = openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return ("bf16", "f32") if "BF16" in able else ("f32",)


def _padded(
    rows: Sequence[Mapping[str, Sequence[int]]], width: int
) -> dict[str, NDArray[np.int64]]:
    table = {name: np.zeros((len(rows), width), np.int64) for name in rows[0]}
    for number, row in enumerate(rows):
        for name, values in row.items():
            table[name][number, : len(values)] = values
    return table


def _rounded(length: int) -> int:
    """Padded to the next multiple of 16: OpenVINO prepares itself anew for every new shape."""
    return -(-length // 16) * 16
