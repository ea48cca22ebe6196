"""The lexicon's own examples: each sentence is coded with its type, each near miss is not.

Every example is one line "TYPE: sentence" of the columns `examples` and `near_misses`, several joined by ` || `. Some
parses fail; the share that may is stated here, and what fails is printed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from depeche.events.lexicon import load_lexicon
from depeche.model import EVENT_TYPES
from depeche.prediction import predict_sentences

CODED = 0.95
SPARED = 0.95
Example = tuple[str, str, str]


def examples(column: str) -> Iterator[Example]:
    """Entry, type and sentence of every example of a column of the French lexicon."""
    for entry in load_lexicon("fr").entries:
        for text in getattr(entry, column):
            type_, _, sentence = text.partition(": ")
            yield entry.id, type_, sentence


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The types that each example sentence is coded with, all parsed in one batch."""
    sentences = sorted({s for column in ("examples", "near_misses") for _, _, s in examples(column)})
    path: Path = tmp_path_factory.mktemp("examples") / "sentences.jsonl"
    lines = [json.dumps({"id": f"{n}:1", "text": s}, ensure_ascii=False) for n, s in enumerate(sentences)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = predict_sentences(path)
    return {s: {e["type"] for e in row["events"]} for s, row in zip(sentences, rows, strict=True)}


@pytest.mark.parametrize("column", ["examples", "near_misses"])
def test_examples_are_well_formed(column: str) -> None:
    for entry, type_, sentence in examples(column):
        assert type_ in EVENT_TYPES, f"{entry}: {type_!r} is no type; write TYPE: sentence"
        assert sentence.endswith((".", "?", "!", "»")), f"{entry}: {sentence!r} is no sentence"


def test_there_are_enough() -> None:
    assert sum(bool(e.examples) for e in load_lexicon("fr").entries) >= 500
    assert sum(bool(e.near_misses) for e in load_lexicon("fr").entries) >= 140


def test_examples_are_coded(coded: dict[str, set[str]]) -> None:
    found = list(examples("examples"))
    failed = [f"{i}: {t} missed, got {sorted(coded[s])}: {s}" for i, t, s in found if t not in coded[s]]
    print("\n".join(failed))
    assert len(found) - len(failed) >= CODED * len(found), f"{len(failed)} of {len(found)} examples are not coded"


def test_near_misses_are_not_coded(coded: dict[str, set[str]]) -> None:
    found = list(examples("near_misses"))
    failed = [f"{i}: {t} coded: {s}" for i, t, s in found if t in coded[s]]
    print("\n".join(failed))
    assert len(found) - len(failed) >= SPARED * len(found), f"{len(failed)} of {len(found)} near misses are coded"
