"""TIME: nDCG@10 of articles on 423 news articles of 1963 with 83 queries."""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.retrieve import Retriever
from archive.archive import Archive
from archive.article import Filters
from benchmarks.data import default_encoder, fill, ndcg, read


def run(folder: Path) -> None:
    encoder = default_encoder()
    collection = read(folder, "time")
    with tempfile.TemporaryDirectory() as work, Archive.own(Path(work), encoder.name) as archive:
        documents = collection["docs"].items()
        fill(archive, encoder, [{"id": id, "title": "", "text": text} for id, text in documents])
        retriever = Retriever(archive, encoder)
        scores: dict[str, list[float]] = {"fused": [], "dense": [], "words": []}
        for id, query in collection["queries"].items():
            relevant = set(collection["qrels"][id])
            hits = retriever.search(query, limit=60)
            vector = encoder.encode_query(query)
            ranked = {
                "fused": [hit.article.id for hit in hits],
                "dense": [p.rsplit(":", 3)[0] for p, _ in archive.dense(vector, 100, Filters())],
                "words": [id for id, _ in archive.words(query, 10, Filters())],
            }
            for arm, ids in ranked.items():
                scores[arm].append(ndcg(list(dict.fromkeys(ids)), relevant))
    for arm, values in scores.items():
        print(f"{arm} nDCG@10 {sum(values) / len(values):.3f} over {len(values)} queries")
