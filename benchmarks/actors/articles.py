"""Paragraphs to parsed sentences, as the coder itself makes them."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.language.parsed import Sentence, sentences_of
from depeche.language.sentences import parse


def sentences_of_article(language: str, title: str, paragraphs: Sequence[str]) -> list[Sentence]:
    """Parse a title (if any) and paragraphs; offsets as in Article.title and Article.text."""
    texts = [title, *paragraphs] if title else list(paragraphs)
    found: list[Sentence] = []
    offset = 0
    for number, doc in enumerate(parse(texts, language)):
        text = texts[number]
        if title and number == 0:
            found += sentences_of(doc, text, language, 0, "title", -1, 0)
            continue
        place = number - 1 if title else number
        found += sentences_of(doc, text, language, len(found), "body", place, offset)
        offset += len(text) + 2
    return found
