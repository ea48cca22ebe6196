"""Loading a parsing pipeline: the ones trained here, or any installed spaCy pipeline that can do the same."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language

from depeche.errors import PipelineError
from depeche.language.lemmas import add_lemma_repair
from depeche.language.products import speed_up
from depeche.language.sentences import add_sentence_rules

#: Languages with a pipeline of their own in this package.
LANGUAGES = ("fr", "en")
OWN = Path(__file__).with_name("pipelines")

#: What coding needs, and by which components a pipeline can provide it (any group, all of its members).
NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "parts of speech": (("morphologizer",), ("tagger", "attribute_ruler")),
    "lemmas": (("trainable_lemmatizer",), ("lemmatizer",)),
    "a dependency parser": (("parser",),),
    "named entities": (("ner",),),
}
ENCODERS = ("tok2vec", "transformer", "curated_transformer")
USED = frozenset([*ENCODERS, *(component for groups in NEEDS.values() for group in groups for component in group)])


def load_pipeline(language: str, name: str | None = None) -> Language:
    """Return the parsing pipeline of a language ("fr", "en"), loaded once in a process.

    name: an installed spaCy pipeline or the path of one to use in place of the one trained here. It must be of that
    language, label dependencies as Universal Dependencies does, and bring parts of speech, lemmas, a parser and named
    entities; components that coding does not need are not loaded.

    Raises PipelineError when it is missing, broken, of another language, or lacks one of these.
    """
    return _loaded(language, name)


@cache
def _loaded(language: str, name: str | None) -> Language:
    if name is None and language not in LANGUAGES:
        raise PipelineError(
            f"no parsing pipeline for language {language!r}: Dépêche brings {' and '.join(LANGUAGES)}; "
            "name an installed spaCy pipeline of that language"
        )
    source = OWN / language if name is None else name
    nlp = _read(source, language)
    _check(nlp, language, str(source))
    _widen(nlp)
    speed_up(nlp)
    add_sentence_rules(nlp)
    if name is None:
        add_lemma_repair(nlp)
    return nlp


class _French(Language):  # type: ignore[no-untyped-call]
    """French without spaCy's own French tokenizer, whose patterns take two seconds to compile and go unused here:
    the pipeline brings its tokenizer along.
    """

    lang = "fr"


def _read(source: str | Path, language: str) -> Language:
    """Load the pipeline with the components that coding uses and no others."""
    own = isinstance(source, Path)
    try:
        if own and language == "fr":
            nlp = _French.from_config(spacy.util.load_config(Path(source) / "config.cfg"))
            return nlp.from_disk(source)
        return spacy.load(source, exclude=_unused(source))
    except OSError as error:
        remedy = (
            "reinstall depeche, or build it with `python -m training.train " + language + "`"
            if own
            else f"install it (`python -m spacy download {source}`) or give the path of its folder"
        )
        raise PipelineError(f"cannot find the pipeline {str(source)!r} for {language!r}: {remedy}") from error
    except (ValueError, KeyError, TypeError) as error:
        first = str(error).strip().splitlines()[0]
        raise PipelineError(
            f"cannot load the pipeline {str(source)!r}: {first}; install one made for spaCy {version('spacy')}"
        ) from error


def _unused(source: str | Path) -> list[str]:
    """Return the names of a pipeline's components that coding does not need, read before it is loaded."""
    try:
        if not isinstance(source, Path) and spacy.util.is_package(source):
            folder = next(Path(spacy.util.get_package_path(source)).glob("*/config.cfg")).parent
        else:
            folder = Path(source)
        config = spacy.util.load_config(folder / "config.cfg")
    except (OSError, ValueError, StopIteration):
        return []  # loading itself will say what is wrong
    names: list[str] = config.get("nlp", {}).get("pipeline", [])
    factories = {name: config["components"].get(name, {}).get("factory", name) for name in names}
    return [name for name, factory in factories.items() if factory not in USED]


def _check(nlp: Language, language: str, source: str) -> None:
    if nlp.lang != language:
        raise PipelineError(
            f"pipeline {source!r} is for {nlp.lang!r}, not for {language!r}: name a pipeline of that language"
        )
    present = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    for need, groups in NEEDS.items():
        if not any(set(group) <= present for group in groups):
            ways = " or ".join(" with ".join(group) for group in groups)
            raise PipelineError(f"pipeline {source!r} has no component for {need} ({ways}): use one that has")
    labels = set(nlp.get_pipe("parser").labels)  # type: ignore[attr-defined]
    if "dobj" in labels or not any(label.split(":")[0] == "obl" for label in labels):
        raise PipelineError(
            f"pipeline {source!r} does not label dependencies as Universal Dependencies does (nsubj, obj, obl): "
            "use one trained on a UD treebank"
        )


def _widen(nlp: Language) -> None:
    """Turn parameters and vectors that were stored in half precision into the single precision that parsing needs."""
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        if model is None or not hasattr(model, "walk"):
            continue
        for node in model.walk():
            for name in node.param_names:
                if node.has_param(name) and node.get_param(name).dtype == np.float16:
                    node.set_param(name, node.get_param(name).astype(np.float32))
    vectors = nlp.vocab.vectors
    if vectors.data.dtype == np.float16:
        vectors.data = vectors.data.astype(np.float32)
