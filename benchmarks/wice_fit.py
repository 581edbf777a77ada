"""Fit the support check's weights on the even claims of WiCE: `python -m benchmarks DATA wice_fit`
prints weights for app/check/support.py, and the AUC in cross-validation. The odd claims are left
for the test."""

from __future__ import annotations

from pathlib import Path

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score

from app.check.evidence import find
from app.check.support import SIGNS, Checker
from app.check.terms import Sentence
from benchmarks.data import default_encoder, read
from benchmarks.wice import page


def run(folder: Path) -> None:
    encoder = default_encoder()
    checker = Checker(encoder)
    signs, labels = [], []
    for one in read(folder, "wice_dev")[::2]:
        claim = Sentence(one["claim"])
        signs.append(checker.signs(claim, find(claim, page(one), encoder)))
        labels.append(one["label"] == "supported")
    model = LogisticRegression(C=1, class_weight="balanced", max_iter=1000)
    folds = RepeatedStratifiedKFold(n_splits=5, n_repeats=6, random_state=0)
    for measure in ("roc_auc", "balanced_accuracy"):
        scores = cross_val_score(model, signs, labels, cv=folds, scoring=measure)
        print(f"{measure} in cross-validation {scores.mean():.3f}")
    model.fit(signs, labels)
    print(dict(zip(SIGNS, model.coef_[0].round(2).tolist(), strict=True)), model.intercept_)
