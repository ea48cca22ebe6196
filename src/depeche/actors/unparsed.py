"""Words that no parser has seen as a Sentence: what is asked of the tables directly, and a headline given apart."""

from __future__ import annotations

import re

from depeche.actors.wordclasses import word_classes
from depeche.language.parsed import Sentence, Word

_TOKEN = re.compile(r"\w+['’]|[\w.]+(?:-[\w.]+)*|[^\w\s]")


def unparsed(words: str, language: str, part: str = "body") -> Sentence:
    """Words without a parse as a Sentence, as far as their spelling tells what they are."""
    classes = word_classes(language)
    made: list[Word] = []
    for match in _TOKEN.finditer(words):
        text = match.group()
        lower = text.lower().replace("’", "'")
        if not text[0].isalnum():
            pos = "PUNCT"
        elif lower in classes.of or lower in classes.place_only:
            pos = "ADP"
        elif lower in classes.determiners:
            pos = "DET"
        elif text[0].isupper():
            pos = "PROPN"
        else:
            pos = "NOUN"
        made.append(Word(len(made), text, lower, pos, "dep" if made else "ROOT", 0, match.start(), match.end(), ""))
    return Sentence(0, words, 0, made, [], language, part)
