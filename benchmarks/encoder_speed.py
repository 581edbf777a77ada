"""The encoder against sentence-transformers itself: passages a second, and how close they are."""

from __future__ import annotations

import time
from pathlib import Path

from archive.article import Article
from archive.encoder import BUNDLED, TorchEncoder, _folder
from benchmarks.data import default_encoder, read_lines
from ingest.split import split

_PASSAGES = 400


def run(folder: Path) -> None:
    encoder = default_encoder()
    texts: list[str] = []
    for number, line in enumerate(read_lines(folder, "articles_6000", 200)):
        article = Article(id=str(number), title=line["title"], text=line["text"])
        texts += [p.text for p in split(article, count=encoder.count, window=encoder.window)]
    texts = texts[:_PASSAGES]
    reference = TorchEncoder(BUNDLED, _folder(BUNDLED))
    vectors = {}
    for name, one in (("openvino", encoder), ("sentence-transformers", reference)):
        one.encode(texts[:50])
        started = time.perf_counter()
        vectors[name] = one.encode(texts)
        print(f"{name}: {len(texts) / (time.perf_counter() - started):.0f} passages/s")
    cosines = (vectors["openvino"] * vectors["sentence-transformers"]).sum(axis=1)
    tokens = sum(encoder.count(texts)) / len(texts)
    print(f"{tokens:.0f} tokens a passage; cosine at least {cosines.min():.5f}")
