"""A chat model in this process: a Hugging Face folder or name, or a GGUF file, by transformers.

Slow without a GPU, and loaded at the first question. Knows nothing of prompts.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.answer import Usage
from app.llm import ModelError

_CONTEXT = 8192  # where the model's own settings name none


class LocalModel:
    """One question at a time: the others wait."""

    def __init__(self, place: str, *, threads: int, written: int) -> None:
        """`place` is a folder, a `.gguf` file or a name on the hub; `written` are the tokens it
        may write."""
        self.name = f"local:{Path(place).name}"
        self._place = place
        self._threads = threads
        self._written = written
        self._busy = threading.Lock()
        self._loading = threading.Lock()
        self._loaded: tuple[Any, Any] | None = None

    @property
    def context(self) -> int:
        _, model = self._parts()
        return int(getattr(model.config, "max_position_embeddings", None) or _CONTEXT)

    def count(self, text: str) -> int:
        tokenizer, _ = self._parts()
        return len(tokenizer.encode(text, add_special_tokens=False))

    def stream(self, instructions: str, message: str) -> Iterator[str | Usage]:
        from transformers import TextIteratorStreamer

        tokenizer, model = self._parts()
        turns = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": message},
        ]
        asked = tokenizer.apply_chat_template(
            turns, add_generation_prompt=True, return_tensors="pt", return_dict=True
        )
        streamer = TextIteratorStreamer(tokenizer, skip_prompt=True, skip_special_tokens=True)
        left = threading.Event()
        failed: list[Exception] = []
        length = 0

        def write() -> None:
            nonlocal length
            try:
                out = model.generate(
                    **asked,
                    streamer=streamer,
                    max_new_tokens=self._written,
                    do_sample=False,
                    stopping_criteria=[lambda *_, **__: left.is_set()],
                )
                length = out.shape[1]
            except Exception as error:
                failed.append(error)
                streamer.end()  # type: ignore[no-untyped-call]

        read = asked["input_ids"].shape[1]
        with self._busy:
            thread = threading.Thread(target=write, name="byline-model", daemon=True)
            thread.start()
            try:
                yield from (piece for piece in streamer if piece)
            finally:
                left.set()
                thread.join()
        if failed:
            raise ModelError(f"{self.name} failed: {failed[0]}") from failed[0]
        yield Usage(read, max(0, length - read))

    def _parts(self) -> tuple[Any, Any]:
        """(tokenizer, model), loaded once. Raises ModelError."""
        with self._loading:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> tuple[Any, Any]:
        try:
            import torch
            from transformers import AutoModelForCausalLM, AutoTokenizer
            from transformers.utils import logging
        except ImportError as error:
            raise ModelError(
                f"{self.name} needs packages that are not installed",
                hint="pip install 'byline[local]'",
            ) from error
        logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        if self._threads:
            torch.set_num_threads(self._threads)
        place, file = Path(self._place).expanduser(), {}
        if place.suffix == ".gguf":
            place, file = place.parent, {"gguf_file": place.name}
        try:
            tokenizer = AutoTokenizer.from_pretrained(str(place), **file)
            model = AutoModelForCausalLM.from_pretrained(
                str(place), dtype=torch.float32, use_safetensors=True, **file
            )
        except ImportError as error:
            raise ModelError(
                f"{self.name} needs packages that are not installed",
                hint="pip install 'byline[local]'",
            ) from error
        except (OSError, ValueError) as error:
            raise ModelError(
                f"{self.name} can't be loaded: {str(error).splitlines()[0]}",
                hint="name a folder, a .gguf file or a model that can be downloaded",
            ) from error
        return tokenizer, model
