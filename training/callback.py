"""The callback by which a training configuration asks for this project's tokenizer."""

from __future__ import annotations

from collections.abc import Callable

import spacy
from spacy.language import Language

from depeche.language.tokenizer import TOKENIZERS


@spacy.registry.callbacks("depeche.tokenizer.v1")
def create_tokenizer_callback(language: str) -> Callable[[Language], Language]:
    """Give a new pipeline this project's tokenizer, so that labels are learned over its words."""

    def put(nlp: Language) -> Language:
        nlp.tokenizer = TOKENIZERS[language](nlp)
        return nlp

    return put
