"""Put syntax and entities together into one pipeline, shrink it, and give it its papers.

Numbers are kept in half precision on disk (the loader widens them again), optimizer state and what is not needed to
parse goes; the change in accuracy is below what a test set can show, and the folder is half the size.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from thinc.api import Model

import training.augment  # the trained states' configurations name its augmenter
import training.callback  # noqa: F401  (and this tokenizer callback)
from depeche.language import load_pipeline

VERSION = "1.1.0"
HERE = Path(__file__).parent
PIPELINES = HERE.parent / "src" / "depeche" / "language" / "pipelines"

SOURCES = {
    "fr": [
        {"name": "UD French Sequoia", "license": "LGPL-LR", "use": "syntax"},
        {"name": "UD French GSD (its development part)", "license": "CC BY-SA 4.0", "use": "syntax"},
        {"name": "UD French PUD", "license": "CC BY-SA 3.0", "use": "syntax"},
        {"name": "UD French FQB", "license": "LGPL-LR", "use": "syntax"},
        {"name": "UD French Rhapsodie", "license": "CC BY-SA 4.0", "use": "syntax"},
        {"name": "UD French ParisStories", "license": "CC BY-SA 4.0", "use": "syntax"},
        {"name": "WiNER-fr (Wikinews)", "license": "CC BY 4.0, its texts CC BY 2.5", "use": "entities"},
        {"name": "Sequoia's named entities (PARSEME-FR, FrSemCor)", "license": "LGPL-LR", "use": "entities"},
        {"name": "ELTeC French novels, Wikinews", "license": "public domain, CC BY 2.5", "use": "vectors"},
        {"name": "Dépêche's own sentences and lists of names", "license": "Apache-2.0", "use": "entities, syntax"},
        {
            "name": "ELTeC French novels, Wikinews, Dépêche's own stories, read by a larger parser (teacher.py)",
            "license": "public domain, CC BY 2.5, Apache-2.0; the parser starts from multilingual-e5-small, MIT",
            "use": "syntax",
        },
    ],
    "en": [
        {"name": "UD English EWT", "license": "CC BY-SA 4.0", "use": "syntax"},
        {
            "name": "UD English GUM: its news, interviews, biographies, travel guides, textbooks, vlogs, speeches only",
            "license": "CC BY 4.0 (texts CC BY or public domain)",
            "use": "syntax",
        },
        {"name": "UD English PUD", "license": "CC BY-SA 3.0", "use": "syntax"},
        {
            "name": "Worldwide newswire (Stanford NLP, 1,075 articles of the non-Western press)",
            "license": "published for training and evaluation without a licence file",
            "use": "entities",
        },
        {"name": "WikiGold", "license": "CC BY 4.0", "use": "entities"},
        {"name": "Universal NER: EWT (development part), PUD", "license": "CC BY-SA 4.0", "use": "entities"},
        {"name": "ELTeC English novels", "license": "public domain", "use": "vectors"},
        {"name": "Dépêche's own sentences and lists of names", "license": "Apache-2.0", "use": "entities, syntax"},
    ],
}


def halve(model: Model) -> None:
    """Turn every parameter of a model into half precision, in place."""
    for node in model.walk():
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, node.get_param(name).astype(np.float16))


def combined(syntax: Path, entities: Path, language: str) -> Language:
    """Return one pipeline: the syntax state's components, and ``ner`` with its own encoder inside.

    Where no entities were trained, they are those of the pipeline that ships: the word vectors are the same.
    """
    nlp = spacy.load(syntax)
    if entities.exists():
        ner = spacy.load(entities, vocab=nlp.vocab)
        ner.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    else:
        ner = load_pipeline(language)
    nlp.add_pipe("ner", source=ner)
    return nlp


def assemble(language: str, work: Path, *, syntax: str = "", entities: str = "") -> Path:
    """Write the finished pipeline into the package, in one move, and return its folder.

    syntax, entities: the suffixes of the trained states' folders.
    """
    nlp = combined(
        work / f"{language}-syntax{syntax}" / "model-best",
        work / f"{language}-entities{entities}" / "model-best",
        language,
    )
    nlp.config["nlp"]["after_creation"] = None
    nlp.config["corpora"] = {}
    nlp.config["paths"] = {}
    nlp.config["training"] = {}
    nlp.config["initialize"] = {}
    nlp.meta.update(
        name="depeche",
        version=VERSION,
        description="Words, sentences and names of press text. In half precision: load it with depeche.language.",
        author="Dépêche",
        license="CC BY-SA 4.0",
        sources=SOURCES[language],
        performance={},
    )
    for _, component in nlp.pipeline:
        halve(component.model)
    vectors = nlp.vocab.vectors
    vectors.data = vectors.data.astype(np.float16)
    beside = PIPELINES / f".{language}.new"
    shutil.rmtree(beside, ignore_errors=True)
    nlp.to_disk(beside)
    _trim(beside)
    put_in_place(beside, PIPELINES / language)
    return PIPELINES / language


def _trim(folder: Path) -> None:
    """Drop what a pipeline does not need at run time."""
    for unneeded in ("vocab/lookups.bin", "vocab/key2row"):
        (folder / unneeded).unlink(missing_ok=True)


def put_in_place(new: Path, place: Path) -> None:
    """Move a folder to where an older one may stand; whoever loads at that moment finds the one or the other."""
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def note_scores(language: str, scores: dict[str, object]) -> None:
    """Write what the pipeline scores into its ``meta.json``."""
    path = PIPELINES / language / "meta.json"
    meta = json.loads(path.read_text(encoding="utf8"))
    meta["performance"] = scores
    path.write_text(json.dumps(meta, ensure_ascii=False, indent=2) + "\n", encoding="utf8")
