"""Measure a finished pipeline on the held-out test files: ``python -m training.evaluate fr``.

Syntax is scored twice: as the pipeline runs, with its own word boundaries and its rules for sentences and lemmas, and
the trained components alone over the treebank's word boundaries, which is what others report of theirs. Dependencies
are scored without punctuation.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

HERE = Path(__file__).parent
SYNTAX = ("token_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
SHOWN_LABELS = (
    "root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "obl:arg", "obl:mod", "xcomp", "ccomp", "advcl",
    "acl", "acl:relcl", "conj", "appos", "nmod", "flat:name", "flat", "compound", "parataxis",
)  # fmt: skip


def documents(nlp: Language, path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(nlp.vocab))


def scores(nlp: Language, gold: Iterable[Doc], *, own_words: bool) -> dict[str, Any]:
    """Score the pipeline on annotated documents, over its own word boundaries or over theirs."""
    examples = []
    for doc in gold:
        given = nlp.make_doc(doc.text) if own_words else Doc(
            nlp.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc]
        )  # fmt: skip
        examples.append(Example(given, doc))
    found: dict[str, Any] = nlp.evaluate(examples)
    return found


def syntax_scores(nlp: Language, path: Path) -> dict[str, Any]:
    gold = documents(nlp, path)
    own = scores(nlp, gold, own_words=True)
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("depeche_")]):
        alone = scores(nlp, gold, own_words=False)
    labels = {
        label: round(100 * value["f"], 1)
        for label, value in own["dep_las_per_type"].items()
        if label.lower() in SHOWN_LABELS
    }
    return {
        "as it runs": {name: round(100 * own[name], 2) for name in SYNTAX},
        "trained components alone": {name: round(100 * alone[name], 2) for name in SYNTAX},
        "LAS by label (F)": labels,
    }


def entity_scores(nlp: Language, path: Path, only: set[str] | None = None) -> dict[str, Any]:
    """Score entities; ``only`` restricts prediction and gold to the labels that a corpus has.

    Besides all labels together, persons, places, organisations and peoples (what the coder reads) are scored alone.
    """
    gold = documents(nlp, path)
    with nlp.select_pipes(enable=["ner"]):
        examples = [Example(nlp(doc.text), doc) for doc in gold]
    score = nlp.get_pipe("ner").score  # type: ignore[attr-defined]
    if only:
        _keep(examples, only)
    found = score(examples)
    _keep(examples, {"PER", "LOC", "ORG", "NORP"})
    return {
        "P": round(100 * found["ents_p"], 2),
        "R": round(100 * found["ents_r"], 2),
        "F": round(100 * found["ents_f"], 2),
        "F of actors and places": round(100 * score(examples)["ents_f"], 2),
        "F by label": {label: round(100 * value["f"], 1) for label, value in found["ents_per_type"].items()},
    }


def _keep(examples: list[Example], labels: set[str]) -> None:
    """Take all entities of other labels out of prediction and gold."""
    for example in examples:
        for doc in (example.predicted, example.reference):
            doc.ents = [entity for entity in doc.ents if entity.label_ in labels]


def loading_seconds(languages: str) -> float:
    """Return the processor time that a fresh process takes to load pipelines, spaCy's own import included."""
    program = (
        "import time; from depeche.language.loading import load_pipeline; "
        f"[load_pipeline(l) for l in {languages.split()!r}]; print(time.process_time())"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return float(done.stdout)


def words_a_second(language: str, gold: list[Doc]) -> int:
    """Return the speed of parsing the texts of ``gold`` one after the other, on one core."""
    from depeche.language.sentences import parse

    texts = [doc.text for doc in gold]
    sum(len(doc) for doc in parse(texts[:20], language))
    started = time.process_time()
    words = sum(len(doc) for doc in parse(texts, language))
    return round(words / (time.process_time() - started))


def evaluate(language: str, work: Path) -> dict[str, Any]:
    """Measure, print, and write the figures to ``work`` and into the pipeline's ``meta.json``."""
    from depeche.language.loading import load_pipeline
    from training.assemble import note_scores

    nlp = load_pipeline(language)
    corpus = work / "corpus"
    found: dict[str, Any] = {"syntax": {}, "entities": {}}
    for path in sorted(corpus.glob(f"{language}.test.*.spacy")):
        found["syntax"][path.name.split(".")[2]] = syntax_scores(nlp, path)
    for path in sorted(corpus.glob(f"{language}.entities.test.*.spacy")):
        name = path.name.split(".")[3]
        only = {"PER", "LOC", "ORG", "MISC"} if name == "wikineural" else {"PER", "LOC", "ORG"}
        plain = name in ("wikineural", "uner-ewt") and language == "en"
        found["entities"][name] = entity_scores(nlp, path, only if plain else None)
    found["seconds to load"] = round(loading_seconds(language), 2)
    found["seconds to load both"] = round(loading_seconds("fr en"), 2)
    gold = documents(nlp, next(iter(sorted(corpus.glob(f"{language}.test.*.spacy")))))
    found["words a second"] = words_a_second(language, gold)
    folder = Path(str(nlp.path)) if nlp.path else None
    if folder:
        found["megabytes"] = round(sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6, 1)
    text = json.dumps(found, indent=1, ensure_ascii=False)
    (work / f"{language}.scores.json").write_text(text + "\n", encoding="utf8")
    print(text)
    note_scores(language, found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=("fr", "en"))
    parser.add_argument("--work", type=Path, default=HERE / "work")
    given = parser.parse_args()
    evaluate(given.language, given.work)


if __name__ == "__main__":
    main()
