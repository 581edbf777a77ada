"""The real encoder: unit vectors, the same as the original's, the same every time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from archive.encoder import (
    BUNDLED,
    MINIMUM_COSINE,
    Encoder,
    LazyEncoder,
    OpenVinoEncoder,
    TorchEncoder,
    _folder,
    load_encoder,
)
from archive.errors import EncoderMissing
from tests.fakes import WordEncoder

TEXTS = [
    "The council voted to close the pier.",
    "Le conseil a voté. 市長は辞任した。 🦀",
    "",
    " ",
    "x" * 3000,
    "The ferry sails at noon. " * 200,
    "\x00\u202e\u200b",
    "no",
]


def test_vectors_have_length_one(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_the_bundled_encoder_is_the_one_that_was_converted(encoder: Encoder) -> None:
    assert isinstance(encoder, OpenVinoEncoder)


def test_vectors_are_those_of_sentence_transformers(encoder: Encoder) -> None:
    reference = TorchEncoder(BUNDLED, _folder(BUNDLED))
    cosines = (reference.encode(TEXTS) * encoder.encode(TEXTS)).sum(axis=1)
    assert cosines.min() >= MINIMUM_COSINE - 1e-4
    assert reference.count(TEXTS) == encoder.count(TEXTS)
    assert (reference.dimension, reference.window) == (encoder.dimension, encoder.window)


def test_the_same_texts_give_the_same_vectors(encoder: Encoder) -> None:
    assert np.array_equal(encoder.encode(TEXTS), encoder.encode(TEXTS))


def test_a_vector_does_not_depend_on_what_is_encoded_with_it(encoder: Encoder) -> None:
    together = encoder.encode(TEXTS)
    alone = np.stack([encoder.encode([text])[0] for text in TEXTS])
    assert (together * alone).sum(axis=1).min() > 0.999


def test_a_question_is_nearest_to_what_answers_it(encoder: Encoder) -> None:
    vectors = encoder.encode(["The pier closes in June.", "The choir sang.", "Apples are red."])
    assert int((vectors @ encoder.encode_query("When is the pier closed?")).argmax()) == 0


def test_counting_cuts_nothing(encoder: Encoder) -> None:
    (short,), (long,) = encoder.count(["ferry"]), encoder.count(["ferry " * 1000])
    assert short == 3
    assert long == 1002


def test_what_lies_beyond_the_window_is_not_read(encoder: Encoder) -> None:
    front = "The ferry sails at noon. " * 100
    one, other = encoder.encode([front, f"{front} The choir sang."])
    assert float(one @ other) == pytest.approx(1, abs=1e-3)


def test_nothing_gives_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


@pytest.mark.parametrize("name", ["/nonexistent", "nobody/no-such-model"])
def test_a_missing_model_is_our_own_error(tmp_path: Path, name: str, reached: list[str]) -> None:
    with pytest.raises(EncoderMissing) as caught:
        load_encoder(name, tmp_path)
    assert "BYLINE_ENCODER" in caught.value.hint
    assert reached == []


def test_a_lazy_encoder_is_not_loaded_for_its_name() -> None:
    loads: list[str] = []

    def load() -> Encoder:
        loads.append("loaded")
        return WordEncoder()

    lazy = LazyEncoder("words-64", load)
    assert lazy.name == "words-64"
    assert loads == []
    assert lazy.encode_query("x").shape == (lazy.dimension,)
    assert lazy.count(["a b"]) == [4]
    assert loads == ["loaded"]
