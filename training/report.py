"""Write the figures of docs/pipelines.md from what the pipelines' ``meta.json`` say: ``python -m training.report``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.assemble import PIPELINES

DOCS = Path(__file__).parents[1] / "docs" / "pipelines.md"
BEGIN, END = "<!-- figures: python -m training.report -->", "<!-- end of figures -->"
TREEBANKS = {
    "sequoia-ud-test": "Sequoia", "gsd-ud-test": "GSD", "ewt-ud-test": "EWT", "gum-ud-test": "GUM",
}  # fmt: skip
CORPORA = {
    "winer": "WiNER, 120 held-out articles", "sequoia": "Sequoia, test part",
    "wikineural": "WikiNEuRal (never trained on)",
    "worldwide": "Worldwide newswire, 107 held-out articles", "uner-ewt": "Universal NER, test part of EWT",
}  # fmt: skip
NAMES = {"fr": "French", "en": "English"}


def performance(language: str) -> dict[str, Any]:
    meta = json.loads((PIPELINES / language / "meta.json").read_text(encoding="utf8"))
    found: dict[str, Any] = meta["performance"]
    return found


def table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _syntax_rows(language: str, found: dict[str, Any]) -> list[list[str]]:
    rows = []
    for name, scores in found["syntax"].items():
        for kind in ("as it runs", "trained components alone"):
            numbers = [scores[kind][key] for key in ("pos_acc", "dep_uas", "dep_las", "lemma_acc", "sents_f")]
            rows.append([NAMES[language], TREEBANKS[name], kind, *(f"{number:.1f}" for number in numbers)])
    return rows


def _entity_rows(language: str, found: dict[str, Any]) -> list[list[str]]:
    rows = []
    for name, scores in found["entities"].items():
        labels = {label: value for label, value in scores["F by label"].items() if value}
        by_label = ", ".join(f"{label} {value:.1f}" for label, value in sorted(labels.items()))
        numbers = [f"{scores[key]:.1f}" for key in ("P", "R", "F", "F of actors and places")]
        rows.append([NAMES[language], CORPORA[name], *numbers, by_label])
    return rows


def figures() -> str:
    """Return the tables of what both pipelines score, as Markdown."""
    found = {language: performance(language) for language in NAMES}
    syntax = [row for language in NAMES for row in _syntax_rows(language, found[language])]
    entities = [row for language in NAMES for row in _entity_rows(language, found[language])]
    labels = sorted(
        {label for one in found.values() for s in one["syntax"].values() for label in s["LAS by label (F)"]}
    )
    by_label = []
    for language in NAMES:
        for name, scores in found[language]["syntax"].items():
            values = scores["LAS by label (F)"]
            shown = ", ".join(f"{label} {values[label]:.0f}" for label in labels if values.get(label))
            by_label.append([NAMES[language], TREEBANKS[name], shown])
    sizes = [
        [
            NAMES[language], f"{one['megabytes']}", f"{one['seconds to load']}", f"{one['seconds to load both']}",
            f"{one['words a second']:,}",
        ]
        for language, one in found.items()
    ]  # fmt: skip
    return "\n\n".join(
        [
            table(["language", "test set", "measured", "UPOS", "UAS", "LAS", "lemma", "sentences F"], syntax),
            table(
                ["language", "test set", "precision", "recall", "F", "F of actors and places", "F by label"], entities
            ),
            table(["language", "test set", "F of labelled attachment, by label"], by_label),
            table(["language", "MB", "seconds to load", "seconds to load both", "words a second"], sizes),
        ]
    )


def written(text: str) -> str:
    """Return the document with its figures replaced by the present ones."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{figures()}\n\n{END}{after}"


def main() -> None:
    DOCS.write_text(written(DOCS.read_text(encoding="utf8")), encoding="utf8")


if __name__ == "__main__":
    main()
