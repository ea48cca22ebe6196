"""Train the ranker of marked relations, and measure it.

    python -m training.relations [--shared ../shared] [--report]

Data: ../shared/gold/en_relations_dev.tsv (PLV, training split) and the sentences that this project annotated itself,
training/annotations/relations_*.tsv. The blind part is the 210 rows of PLV whose sha1(uid) sorts first: nobody read
them, no lexicon entry and no feature was chosen by them. --report gives five-fold cross-validation on the open part and
then, trained on all of the open part, the blind part. What ships is trained on everything.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from depeche.events.coder import sentence_coder
from depeche.events.relations import WEIGHTS, candidates, features, gist, parse_relations, unmark

BLIND = 210
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
STRENGTH = 0.3
OWN_WEIGHT = 0.25
GIST_WEIGHT = 1.75

Seen = tuple[list[dict[str, float]], np.ndarray]


def read(path: Path) -> list[tuple[str, str, str]]:
    """uid, root, marked sentence of each row."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(r["uid"], MERGED.get(r["gold_root"], r["gold_root"]), r["marked_sentence"]) for r in rows]


def annotated() -> list[tuple[str, str, str]]:
    """The rows that this project annotated itself."""
    return [row for path in sorted(Path(__file__).parent.glob("annotations/relations_*.tsv")) for row in read(path)]


def seen(rows: list[tuple[str, str, str]]) -> Seen:
    """The features and the gist of each row."""
    marked = [unmark(uid, text) for uid, _, text in rows]
    coder = sentence_coder("en")
    parsed = list(parse_relations(marked))
    held = [(m, s, candidates(m, s, coder)) for m, s in zip(marked, parsed, strict=True)]
    return [features(*one) for one in held], np.array([gist(*one) for one in held])


def doubled(named: list[dict[str, float]], domain: str) -> list[dict[str, float]]:
    """Each feature twice, shared and of its own domain ("p" PLV, "o" our own annotation), so that each set's labelling
    habits are learned apart (Daume, Frustratingly Easy Domain Adaptation, ACL 2007)."""
    return [{**found, **{f"{domain}|{name}": value for name, value in found.items()}} for found in named]


class Model:
    """The ranker while it is trained: one linear classifier a root over features of both domains and the gist."""

    def __init__(self, plv: Seen, roots: np.ndarray, own: Seen, own_roots: np.ndarray) -> None:
        self.vectorizer = DictVectorizer()
        named = self.vectorizer.fit_transform(doubled(plv[0], "p") + doubled(own[0], "o"))
        dense = csr_matrix(np.vstack([plv[1], own[1]]) * GIST_WEIGHT)
        weight = np.concatenate([np.ones(len(roots)), np.full(len(own_roots), OWN_WEIGHT)])
        self.classifier = LinearSVC(C=STRENGTH, class_weight="balanced", random_state=0)
        self.classifier.fit(hstack([named, dense]).tocsr(), np.concatenate([roots, own_roots]), sample_weight=weight)

    def scores(self, plv: Seen) -> np.ndarray:
        """What speaks for each root, in the order of their names, of rows of PLV's domain."""
        named = self.vectorizer.transform(doubled(plv[0], "p"))
        return self.classifier.decision_function(hstack([named, csr_matrix(plv[1] * GIST_WEIGHT)]).tocsr())

    def predict(self, plv: Seen) -> np.ndarray:
        """The roots of rows of PLV's domain."""
        return self.classifier.classes_[self.scores(plv).argmax(axis=1)]

    def save(self) -> int:
        """Store the weights as the ranker reads them, PLV's own copies added to the shared ones; gives how many."""
        names = list(self.vectorizer.get_feature_names_out())
        place = {name: i for i, name in enumerate(names)}
        kept = [name for name in names if not name.startswith(("p|", "o|"))]
        weights = self.classifier.coef_
        columns = [weights[:, place[n]] + (weights[:, place[f"p|{n}"]] if f"p|{n}" in place else 0.0) for n in kept]
        np.savez_compressed(
            WEIGHTS,
            roots=np.array(self.classifier.classes_, dtype=str),
            features=np.array("\n".join(kept)),
            weights=np.array(columns).T.astype(np.float16),
            gist=(weights[:, len(names) :] * GIST_WEIGHT).astype(np.float32),
            bias=self.classifier.intercept_.astype(np.float32),
        )
        return len(kept)


def part(data: Seen, chosen: np.ndarray) -> Seen:
    """Some rows of what was seen."""
    return [data[0][i] for i in chosen], data[1][chosen]


def show(name: str, gold: np.ndarray, predicted: np.ndarray) -> None:
    macro = f1_score(gold, predicted, average="macro")
    print(f"{name:<44} rows {len(gold):>5}   accuracy {accuracy_score(gold, predicted):.3f}   macro-F1 {macro:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--report", action="store_true", help="cross-validate and score the blind part")
    options = parser.parse_args()
    plv = read(options.shared / "gold/en_relations_dev.tsv")
    rows = sorted(plv, key=lambda r: hashlib.sha1(r[0].encode()).hexdigest())
    own = annotated()
    data, own_data = seen(rows), seen(own)
    roots, own_roots = np.array([r[1] for r in rows]), np.array([r[1] for r in own])
    blind, opened = np.arange(BLIND), np.arange(BLIND, len(rows))
    if options.report:
        predicted = np.empty(len(opened), dtype=object)
        for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(opened, roots[opened]):
            model = Model(part(data, opened[train]), roots[opened[train]], own_data, own_roots)
            predicted[test] = model.predict(part(data, opened[test]))
        show("open part, five-fold cross-validation", roots[opened], predicted)
        model = Model(part(data, opened), roots[opened], own_data, own_roots)
        show("blind part, trained on the open part", roots[blind], model.predict(part(data, blind)))
    count = Model(data, roots, own_data, own_roots).save()
    print(f"{WEIGHTS}: {count} features, {WEIGHTS.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
