"""Train the weights by which sides that no words name are decided, and measure them.

    python -m training.unnamed [--shared ../shared] [--report]

Data: the events of the annotated open stories (training/judgement.py lists them) that the coder finds in the right
sentence and type, with the countries of both sides as annotated; mutual events either way round. A conditional logit:
for each side the annotated countries against all others that might be meant (events/unnamed.py). --report gives
eight-fold cross-validation by story: how many of these events have both sides right by the rules alone and with the
weights. Train after training/judgement.py, which decides what is an event.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.events.__main__ import MUTUAL, countries, pairs, same_dyad
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from depeche.events import unnamed
from depeche.events.assemble import judge, sides_told
from depeche.events.understood import Setting
from depeche.events.unnamed import WEIGHTS, facts, features, ways
from depeche.language.parsed import Sentence
from training.judgement import read, stories

STRENGTH = 8.0
SEEN_AT_LEAST = 3
FOLDS = 8
WRITERS = "written"
"""Stories annotated by their writers, who supply sides more freely than those who read: their features stand twice,
once for them alone (Daumé III, ACL 2007), and what is theirs alone is not used."""
Row = dict[str, Any]
SIDES = ("actor", "recipient")


@dataclass(slots=True)
class Case:
    """An event found in the right sentence and type, and its annotation."""

    source: str
    story: str
    event: unnamed.Told
    sentence: Sentence
    setting: Setting
    gold: Row
    meant: tuple[frozenset[str], frozenset[str]]


def cases(shared: Path) -> list[Case]:
    """The events of the open stories that the coder finds."""
    held = [story for story in stories(shared) if not story[0].startswith("lexicon")]
    found = []
    for story in read(held):
        sentences, mentions, setting = story.sentences, story.mentions, story.setting
        judged = judge(sentences, mentions, story.coded, story.statements)
        by_row = defaultdict(list)
        for sentence, some in zip(sentences, sides_told(sentences, mentions, judged, setting), strict=True):
            by_row[story.place(sentence)] += [{**row_of(one), "found": (one, sentence)} for one in some]
        for place, row in enumerate(story.rows):
            for event, candidate in pairs(row["events"], by_row[place])[0]:
                one, sentence = candidate["found"]
                meant = meant_of(event, one[1])
                name = f"{story.source}:{story.name}"
                found.append(Case(story.source, name, one, sentence, setting, event, meant))
    return found


def row_of(one: unnamed.Told) -> Row:
    """An event as it is scored: its type and the countries of its sides."""
    event, both = one
    rows = ([{"country": code} for code in sorted(unnamed.countries(side))] for side in both)
    return {"type": event.type, **dict(zip(SIDES, rows, strict=True))}


def meant_of(event: Row, both: tuple[unnamed.Side, unnamed.Side]) -> tuple[frozenset[str], frozenset[str]]:
    """The annotated countries of both sides; of a mutual event the way round that the rules have them."""
    actor, recipient = (frozenset(countries(event[side])) for side in SIDES)
    one, two = (unnamed.countries(side) for side in both)
    if event["type"] in MUTUAL and (recipient == one or actor == two) and actor != one and recipient != two:
        return recipient, actor
    return actor, recipient


def candidates(case: Case, k: int) -> dict[str, list[str]] | None:
    """The features of each way one side (0: actors) may be meant, the annotated one called "meant"; None where words
    name the side, or it is none of the ways."""
    event, both = case.event
    other = case.meant[0] if k else unnamed.countries(both[1])
    known = facts(SIDES[k], event, both, case.sentence, case.setting, other)
    if known.told == "named":
        return None
    found = {}
    for names in ways(known):
        codes = {
            "nobody": frozenset(),
            "rule": unnamed.countries(both[k]),
            "home": frozenset([case.setting.home]),
            "partner": frozenset([case.setting.partner]),
            "same": other,
        }[names[0]]
        said = list(features(known, names))
        if case.source.startswith(WRITERS):
            said += [f"{WRITERS} {name}" for name in said]
        found["meant" if codes == case.meant[k] else " ".join(names)] = said
    return found if "meant" in found and len(found) > 1 else None


def train(held: Sequence[Case]) -> dict[str, float]:
    """The weights of a conditional logit."""
    groups = [found for case in held for k in (0, 1) if (found := candidates(case, k)) is not None]
    seen = Counter(name for found in groups for names in found.values() for name in set(names))
    index = {name: i for i, name in enumerate(sorted(n for n, often in seen.items() if often >= SEEN_AT_LEAST))}
    rows, right, starts = [], [], []
    for found in groups:
        starts.append(len(rows))
        for key, names in found.items():
            rows.append(sorted({index[name] for name in names if name in index}))
            right.append(key == "meant")
    pointers = np.cumsum([0, *map(len, rows)])
    shape = (len(rows), len(index))
    matrix = csr_matrix((np.ones(pointers[-1]), np.concatenate(rows).astype(int), pointers), shape=shape)
    is_right = np.array(right)
    group = np.repeat(np.arange(len(starts)), np.diff([*starts, len(rows)]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[group])
        chances = powers / np.add.reduceat(powers, starts)[group]
        slope = matrix.T @ (chances - is_right) + STRENGTH * weights
        return float(-np.log(chances[is_right]).sum() + STRENGTH / 2 * weights @ weights), slope

    found_weights = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: float(found_weights[i]) for name, i in index.items()}


def is_right(case: Case, both: tuple[unnamed.Side, unnamed.Side]) -> bool:
    """Whether both sides have the annotated countries."""
    return same_dyad(case.gold, row_of((case.event[0], both)))


def use(weights: dict[str, float]) -> None:
    """Decide by these weights from here on."""
    unnamed.weights = lambda: weights  # type: ignore[assignment]
    unnamed.choose.cache_clear()


def report(held: Sequence[Case]) -> None:
    """Cross-validate and print."""
    names = sorted({case.story for case in held})
    fold = dict(zip(names, np.random.default_rng(0).integers(0, FOLDS, len(names)), strict=True))
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for k in range(FOLDS):
        use(train([case for case in held if fold[case.story] != k]))
        for case in held:
            if fold[case.story] == k:
                event, both = case.event
                now = unnamed.settled(event, both, case.sentence, case.setting)
                for source in (case.source, "all"):
                    right[source].update({"events": 1, "rules": is_right(case, both), "weights": is_right(case, now)})
    for source, n in right.items():
        share = n["rules"] / n["events"], n["weights"] / n["events"]
        print(f"{source:<8} events {n['events']:>5}   both sides right: rules {share[0]:.3f}   weights {share[1]:.3f}")


def save(weights: dict[str, float]) -> None:
    """Write the weights, the heaviest first."""
    shared = {name: weight for name, weight in weights.items() if not name.startswith(WRITERS)}
    lines = sorted(((n, w) for n, w in shared.items() if abs(w) >= 0.02), key=lambda pair: (-abs(pair[1]), pair[0]))
    WEIGHTS.write_text(
        "# What speaks for (above 0) and against each way an unnamed side may be meant; made by training/unnamed.py.\n"
        "feature\tweight\n" + "\n".join(f"{name}\t{weight:.3f}" for name, weight in lines) + "\n",
        encoding="utf-8",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--report", action="store_true", help="cross-validate")
    options = parser.parse_args()
    held = cases(options.shared)
    if options.report:
        report(held)
    save(train(held))


if __name__ == "__main__":
    main()
