"""Train the ranker of marked relations, and measure it.

    python -m training.relations [--shared ../shared] [--report]

Data: ../shared/gold/en_relations_dev.tsv (PLV, training split) without its blind part, and the sentences that this
project
annotated itself, training/annotations/*.tsv. The blind part is the 210 rows whose sha1(uid) sorts first: nobody
reads them,
no lexicon entry or feature was chosen by them. --report gives five-fold cross-validation on the open part and then,
once
trained on all of the open part, the blind part.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold

from depeche.events.coder import sentence_coder
from depeche.events.relations import WEIGHTS, features, parse_relations, unmark

BLIND = 210
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
STRENGTH = 3.0
OWN_WEIGHT = 0.5


def read(path: Path) -> list[tuple[str, str, str]]:
    """uid, root, marked sentence of each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(r["uid"], MERGED.get(r["gold_root"], r["gold_root"]), r["marked_sentence"]) for r in rows]


def seen(rows: list[tuple[str, str, str]]) -> list[dict[str, float]]:
    """The features of each row."""
    marked = [unmark(uid, text) for uid, _, text in rows]
    coder = sentence_coder("en")
    return [features(m, s, coder) for m, s in zip(marked, parse_relations(marked), strict=True)]


def fit(x: list[dict[str, float]], y: np.ndarray, weight: np.ndarray) -> tuple[DictVectorizer, LogisticRegression]:
    vectorizer = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight="balanced")
    model.fit(vectorizer.fit_transform(x), y, sample_weight=weight)
    return vectorizer, model


def show(name: str, gold: np.ndarray, predicted: np.ndarray) -> None:
    macro = f1_score(gold, predicted, average="macro")
    print(f"{name:<44} rows {len(gold):>5}   accuracy {accuracy_score(gold, predicted):.3f}   macro-F1 {macro:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--report", action="store_true", help="cross-validate and score the blind part")
    options = parser.parse_args()
    rows = sorted(
        read(options.shared / "gold/en_relations_dev.tsv"), key=lambda r: hashlib.sha1(r[0].encode()).hexdigest()
    )
    blind, opened = rows[:BLIND], rows[BLIND:]
    own = [row for path in sorted(Path(__file__).parent.glob("annotations/relations_*.tsv")) for row in read(path)]
    x, own_x = seen(opened), seen(own)
    y, own_y = np.array([r[1] for r in opened]), np.array([r[1] for r in own])
    if options.report:
        predicted = np.empty(len(y), dtype=object)
        for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(x, y):
            weight = np.concatenate([np.ones(len(train)), np.full(len(own), OWN_WEIGHT)])
            vectorizer, model = fit([x[i] for i in train] + own_x, np.concatenate([y[train], own_y]), weight)
            predicted[test] = model.predict(vectorizer.transform([x[i] for i in test]))
        show("open part, five-fold cross-validation", y, predicted)
        weight = np.concatenate([np.ones(len(y)), np.full(len(own), OWN_WEIGHT)])
        vectorizer, model = fit(x + own_x, np.concatenate([y, own_y]), weight)
        show(
            "blind part, trained on the open part",
            np.array([r[1] for r in blind]),
            model.predict(vectorizer.transform(seen(blind))),
        )
    everything = x + seen(blind) + own_x
    roots = np.concatenate([y, np.array([r[1] for r in blind]), own_y])
    weight = np.concatenate([np.ones(len(rows)), np.full(len(own), OWN_WEIGHT)])
    vectorizer, model = fit(everything, roots, weight)
    np.savez_compressed(
        WEIGHTS,
        roots=np.array(model.classes_, dtype=str),
        features=np.array("\n".join(vectorizer.get_feature_names_out())),
        weights=model.coef_.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
    )
    print(f"{WEIGHTS}: {len(vectorizer.get_feature_names_out())} features, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
