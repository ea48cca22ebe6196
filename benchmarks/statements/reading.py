"""Parsing and mentions for the benchmarks of statements, and the form in which their texts are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import Tables, load_tables
from depeche.language.loading import load_pipeline
from depeche.language.normalise import normalise
from depeche.language.parsed import Sentence, sentences_of
from depeche.model import Article, Mention, Span


@cache
def tables() -> Tables:
    """The actor tables, loaded once."""
    return load_tables()


def parsed(text: str, language: str, offset: int, index: int, paragraph: int, part: str) -> list[Sentence]:
    """One paragraph's sentences, numbered from `index`, their offsets counted from `offset`."""
    doc = load_pipeline(language)(normalise(text, language))
    return sentences_of(doc, text, language, index, part, paragraph, offset)


def mentions_of(sentences: Sequence[Sentence], title: str, published: str | None) -> list[list[Mention]]:
    """The mentions of an article's sentences."""
    return find_mentions(sentences, tables(), published=published, title=title)


def article_of(text: str, title: str, language: str) -> tuple[Article, list[Sentence]]:
    """An article of paragraphs parted by blank lines, and its sentences, the title's first."""
    sentences = parsed(title, language, 0, 0, -1, "title") if title else []
    paragraphs, offset = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        paragraphs.append(Span(offset, offset + len(paragraph), paragraph))
        sentences += parsed(paragraph, language, offset, len(sentences), number, "body")
        offset += len(paragraph) + 2
    return Article("benchmark", title, text, tuple(paragraphs), language=language), sentences


@dataclass
class Expected:
    """A statement as annotated. pieces: (part, start, end) of its content."""

    kind: str
    act: str
    speakers: list[str]
    cue: str
    pieces: list[tuple[str, int, int]]
    line: int


@dataclass
class Item:
    """A text of the set with its title and statements."""

    title: str
    text: str
    statements: list[Expected] = field(default_factory=list)


def _place(text: str, piece: str) -> tuple[int, int] | None:
    head, gap, tail = piece.partition(" ... ")
    start = text.find(head)
    if start < 0:
        return None
    if not gap:
        return start, start + len(head)
    end = text.find(tail, start + len(head))
    return None if end < 0 else (start, end + len(tail))


def read_set(path: Path) -> Iterator[Item]:
    """The items of a set; an annotation that does not stand in its text is an error."""
    item = Item("", "")
    lines = path.read_text(encoding="utf-8").splitlines()
    body: list[str] = []
    pending: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, "---"], 1):
        if line.startswith("#"):
            continue
        if line.strip() == "---":
            item.text = "\n\n".join(" ".join(p.split("\n")) for p in "\n".join(body).strip().split("\n\n"))
            item.statements = [_expected(path, n, row, item) for n, row in pending]
            yield item
            item, body, pending = Item("", ""), [], []
        elif line.startswith("TITLE "):
            item.title = line[6:]
        elif line.startswith("> "):
            pending.append((number, line[2:]))
        else:
            body.append(line)


def _expected(path: Path, number: int, row: str, item: Item) -> Expected:
    kind, act, speaker, cue, content = (cell.strip() for cell in row.split("|"))
    pieces = []
    for piece in content.split(" // "):
        place, part = _place(item.text, piece), "body"
        title_place = _place(item.title, piece) if item.title else None
        if title_place is not None and (place is None or cue not in item.text):
            place, part = title_place, "title"
        if place is None:
            raise SystemExit(f"{path.name}:{number}: {piece!r} does not stand in the text")
        pieces.append((part, *place))
    return Expected(kind, act, speaker.split(" + "), cue, pieces, number)
