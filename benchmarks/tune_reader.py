"""Fit the reader's weights on the even weeks of RealTimeQA 2022: `python -m benchmarks DATA
tune_reader` prints weights for app/quotes/read.py. The odd weeks are left for the test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from app.quotes.engine import PASSAGES
from app.quotes.expect import asks_what_is_new
from app.quotes.read import FEATURES, SIGNS, Reader
from app.quotes.spans import NetworkReader
from app.retrieve import Retriever
from archive.article import Filters
from benchmarks.data import default_encoder, holds
from benchmarks.realtimeqa import weeks


def run(folder: Path) -> None:
    encoder, network = default_encoder(), NetworkReader()
    features, labels, weights, signs, answered = [], [], [], [], []
    for number, week, archive in weeks(folder, encoder):
        if number % 2:
            continue
        reader, retriever = Reader(archive, encoder, network), Retriever(archive, encoder)
        for question in week["questions"]:
            bearing = set(question["answer_bearing_urls"])
            if not bearing:
                continue
            rest = tuple(a.id for a in archive.articles() if a.url not in bearing)
            for taken_out, filters in ((False, Filters()), (True, Filters(articles=rest))):
                asked = question["question"]
                hits = retriever.search(asked, limit=PASSAGES, filters=filters)
                reading = reader.read(asked, hits, new=asks_what_is_new(asked))
                signs.append(reading.signs)
                answered.append(not taken_out)
                right = [holds(c.text, question["answer_text"]) for c in reading.candidates]
                if taken_out or not any(right):
                    continue
                # Every question counts the same, and its right sentences as much as its wrong.
                for candidate, is_right in zip(reading.candidates, right, strict=True):
                    features.append(candidate.features)
                    labels.append(is_right)
                    weights.append(1 / right.count(is_right))
    ranker = LogisticRegression(C=0.3, max_iter=3000).fit(features, labels, sample_weight=weights)
    print(dict(zip(FEATURES, np.round(ranker.coef_[0], 2).tolist(), strict=True)))
    judge = LogisticRegression(C=10, max_iter=3000).fit(signs, answered)
    print(dict(zip(SIGNS, np.round(judge.coef_[0], 2).tolist(), strict=True)), judge.intercept_)
    sure = judge.predict_proba(signs)[:, 1]
    for threshold in (0.3, 0.35, 0.4, 0.45, 0.5):
        refused = sure < threshold
        there = np.array(answered)
        print(
            f"{threshold}: refused {refused[there].mean():.3f} of those it can answer, "
            f"{refused[~there].mean():.3f} of those it can't"
        )
