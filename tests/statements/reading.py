"""Short texts as articles, parsed by the package's own pipelines, and what a test asks of a statement."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import load_tables
from depeche.language import parse
from depeche.language.parsed import Sentence, sentences_of
from depeche.model import Article, Comment, Mention, Span, Statement

PUBLISHED = "2021-11-15"
Parsed = tuple[Article, list[Sentence], list[list[Mention]]]


def read(text: str, language: str, title: str = "", comments: Sequence[str] = (), mentioned: bool = True) -> Parsed:
    """An article of paragraphs parted by blank lines, its sentences and, if wanted, the mentions in them."""
    paragraphs, offset = [], 0
    for paragraph in text.split("\n\n"):
        paragraphs.append(Span(offset, offset + len(paragraph), paragraph))
        offset += len(paragraph) + 2
    below = tuple(Comment(n, words) for n, words in enumerate(comments, 1))
    article = Article("a1", title, text, tuple(paragraphs), language=language, comments=below)
    sentences: list[Sentence] = []
    places = [("title", -1, 0, title)] if title else []
    places += [("body", n, span.start, span.text) for n, span in enumerate(paragraphs)]
    for (part, number, start, words), doc in zip(places, parse([p[3] for p in places], language), strict=True):
        sentences += sentences_of(doc, words, language, len(sentences), part, number, start)
    if not mentioned:
        return article, sentences, [[] for _ in sentences]
    return article, sentences, find_mentions(sentences, load_tables(), published=PUBLISHED, title=title)


def content(statement: Statement) -> list[str]:
    return [span.text for span in statement.content]


def names(statement: Statement) -> list[str]:
    return [actor.name for actor in statement.speaker]
