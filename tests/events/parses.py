"""Sentences parsed by hand, for tests that need a parse but no pipeline."""

from __future__ import annotations

import re

from depeche.language.parsed import Sentence, Word


def parsed(spec: str, language: str = "fr", places: tuple[tuple[int, int], ...] = (), part: str = "body") -> Sentence:
    """Read "form/lemma/POS/relation/head[/features]" for each word; heads count from 1, blanks part all words.

    places: first and last word of what an entity recogniser would call a place.
    """
    words, text = list[Word](), ""
    for i, cell in enumerate(spec.split(" ")):
        form, lemma, pos, relation, head, *morph = cell.split("/")
        start = len(text) + bool(text)
        text = f"{text} {form}" if text else form
        words.append(Word(i, form, lemma, pos, relation, int(head) - 1, start, len(text), "/".join(morph)))
    return Sentence(0, text, 0, words, [(a, b, "place") for a, b in places], language, part)


def flat(text: str, language: str, part: str = "body", paragraph: int = 0) -> Sentence:
    """A sentence without a parse: every word hangs on the first."""
    words = [
        Word(i, match.group(), match.group(), "X", "dep" if i else "root", 0, match.start(), match.end(), "")
        for i, match in enumerate(re.finditer(r"[^\W\d_]+['’]|\w+(?:-\w+)*|[^\w\s]", text))
    ]
    return Sentence(0, text, 0, words, [], language, part, paragraph)


def at(sentence: Sentence, form: str) -> int:
    """The index of the first word with this form."""
    return next(word.i for word in sentence.words if word.text == form)
