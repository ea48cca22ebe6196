"""Train, put together and measure a language's pipeline: ``python -m training.train fr``.

Steps, each of which leaves a file under ``training/work`` that the next ones start from and a second run reuses:
vectors, corpus, syntax, entities, assemble, evaluate. ``--only`` runs one of them again.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as spacy_train
from spacy.util import load_config

import training.augment  # registers the augmenter that the configurations name
import training.callback  # noqa: F401  (and the tokenizer)
from depeche.language.products import use_numpy_products
from depeche.language.tokenizer import TOKENIZERS

HERE = Path(__file__).parent
#: Where a language's training differs from the configuration.
SETTINGS: dict[str, dict[str, dict[str, object]]] = {
    "fr": {
        "syntax": {  # with what the teacher read: eight times as many words
            "training.dropout": 0.1,
            "training.max_steps": 8000,
            "training.eval_frequency": 500,
            "training.optimizer.learn_rate.total_steps": 8400,
            "components.tok2vec.model.encode.width": 128,
        },
        "entities": {  # half as many names to learn: a smaller model does as well
            "training.dropout": 0.2,
            "training.max_steps": 2600,
            "training.optimizer.learn_rate.total_steps": 2860,
            "components.tok2vec.model.encode.width": 96,
            "components.tok2vec.model.embed.rows": [6000, 1000, 3000, 2500],
            "components.ner.model.hidden_width": 64,
        },
    },
    "en": {"syntax": {}, "entities": {}},
}
STEPS = ("vectors", "corpus", "syntax", "entities", "assemble", "evaluate")


def train_component(config_file: Path, overrides: dict[str, object], out: Path) -> None:
    """Train from a configuration; the best and the last state stand in ``out/model-best`` and ``out/model-last``."""
    nlp = init_nlp(load_config(config_file, overrides=overrides, interpolate=True), use_gpu=-1)
    out.mkdir(parents=True, exist_ok=True)
    spacy_train(nlp, out, use_gpu=-1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=sorted(TOKENIZERS))
    parser.add_argument("--data", type=Path, default=HERE.parent / ".." / "shared", help="treebanks/, ner/, text/")
    parser.add_argument("--work", type=Path, default=HERE / "work")
    parser.add_argument("--only", choices=STEPS, action="append", help="run this step (may be given several times)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, help="number of updates in place of the configuration's, for a trial")
    parser.add_argument("--name", default="", help="a suffix to the trained state's folder, to keep several")
    given = parser.parse_args()
    language, data, work = given.language, given.data.resolve(), given.work
    steps = given.only or list(STEPS)
    use_numpy_products()

    from training import assemble, entities, evaluate, treebanks, vectors

    corpus = work / "corpus"
    vocabulary = work / "vectors" / language
    if "vectors" in steps:
        table = work / "vectors" / f"{language}.floret"
        if not table.exists():
            text = data / "text" / f"{language}.txt.gz"
            vectors.train_vectors(text, language, table.parent, dim=100, buckets=40_000, epochs=4)
        vectors.vocabulary_with_vectors(language, table, vocabulary)
    if "corpus" in steps:
        nlp = spacy.blank(language)
        nlp.tokenizer = TOKENIZERS[language](nlp)
        treebanks.write_syntax(data, language, corpus, nlp.vocab, seed=given.seed)
        entities.write_entities(data, language, corpus, nlp, seed=given.seed)
    for step, config, dev in (
        ("syntax", "syntax.cfg", f"{language}.dev.{treebanks.FILES[language]['dev'][0]}.spacy"),
        ("entities", "entities.cfg", f"{language}.entities.dev.spacy"),
    ):
        if step in steps:
            taught = (corpus / f"{language}.taught.spacy").exists()  # training.teacher has read news for this language
            kind = "entities.train" if step == "entities" else "taught" if taught else "train"
            overrides: dict[str, object] = {
                "nlp.lang": language,
                "paths.train": str(corpus / f"{language}.{kind}.spacy"),
                "paths.dev": str(corpus / dev),
                "paths.vectors": str(vocabulary),
                "system.seed": given.seed,
            }
            overrides.update(SETTINGS[language][step])
            if given.steps:
                overrides["training.max_steps"] = given.steps
                # the rate of learning falls towards nothing, but does not reach it
                overrides["training.optimizer.learn_rate.total_steps"] = round(given.steps * 1.1)
            train_component(HERE / "configs" / config, overrides, work / f"{language}-{step}{given.name}")
    if "assemble" in steps:
        assemble.assemble(language, work, syntax=given.name, entities=given.name)
    if "evaluate" in steps:
        evaluate.evaluate(language, work)


if __name__ == "__main__":
    main()
