"""Coded sentences in the format in which accuracy is scored: one line out for each line in."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from depeche.coding import DEFAULT, Options, code_parsed, parse_articles
from depeche.errors import FormatError, SourceError
from depeche.model import Actor, Article, CodedArticle, Event, Span

if TYPE_CHECKING:
    from depeche.language.parsed import Sentence

ARTICLES_AT_ONCE = 32
TITLE = -1


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence to code. id: "article:index"; index 0 is the article's headline."""

    id: str
    text: str

    @property
    def article(self) -> str:
        """What stands before the last colon of the id."""
        return self.id.rpartition(":")[0]

    @property
    def is_title(self) -> bool:
        """Whether this is its article's headline."""
        return self.id.rpartition(":")[2] == "0"


def predict_sentences(path: str | Path, options: Options = DEFAULT) -> Iterator[dict[str, Any]]:
    """Code a file of lines {"id", "text"} and give {"id", "events", "statements"} for each, in order.

    Lines of one article follow each other: each is parsed by itself, and who is meant is read from the whole article.
    The command `depeche predict sentences` sets options.careful unless it is told not to.
    Raises SourceError where the file cannot be read and FormatError where a line is malformed.
    """
    groups = (tuple(lines) for _, lines in groupby(_read(Path(path)), key=lambda line: line.article))
    while some := tuple(islice(groups, ARTICLES_AT_ONCE)):
        articles = [as_article(lines, options.language) for lines in some]
        parsed = parse_articles(articles, options)
        for lines, article, sentences in zip(some, articles, parsed, strict=True):
            yield from by_line(lines, code_parsed(article, sentences, options, merge=False), sentences)


def as_article(lines: Iterable[Line], language: str | None = None) -> Article:
    """An article whose title is the line of index 0 and whose paragraphs are the other lines."""
    from depeche.language import detect_language

    title, text = "", ""
    paragraphs = []
    for line in lines:
        if line.is_title:
            title = line.text
        else:
            start = len(text) + 2 if text else 0
            text = f"{text}\n\n{line.text}" if text else line.text
            paragraphs.append(Span(start, start + len(line.text), line.text))
    key = hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()[:16]
    found = language or detect_language(f"{title}\n{text}")
    return Article(key, title, text, tuple(paragraphs), language=found if found in ("fr", "en") else "fr")


def by_line(lines: Iterable[Line], coded: CodedArticle, sentences: Sequence[Sentence]) -> Iterator[dict[str, Any]]:
    """What was coded of an article, sorted to the lines it was made of, each as one scored row."""
    from depeche.statements import by_sentence

    starts = [span.start for span in coded.article.paragraphs]
    events: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for event in coded.events:
        events[_paragraph(event.trigger, starts)].append(event_row(event))
    statements: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for index, rows in by_sentence(coded.statements, sentences).items():
        statements[sentences[index].paragraph] += rows
    paragraphs = iter(range(len(starts)))
    for line in lines:
        place = TITLE if line.is_title else next(paragraphs)
        yield {"id": line.id, "events": events[place], "statements": statements[place]}


def _paragraph(span: Span, starts: Sequence[int]) -> int:
    """Which paragraph a span stands in, TITLE for the headline."""
    return TITLE if span.part == "title" else bisect_right(starts, span.start) - 1


def event_row(event: Event) -> dict[str, Any]:
    """An event as it is scored: type, trigger, both sides, status."""
    return {
        "type": event.type,
        "trigger": event.trigger.text,
        "actor": _side(event.actors, event.actor_spans),
        "recipient": _side(event.recipients, event.recipient_spans),
        "status": event.status,
    }


def _side(actors: tuple[Actor, ...], spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [
        {
            "country": None if (actor.country or "").startswith("IMG") else actor.country,
            "sector": actor.sectors[0] if actor.sectors else None,
            "text": spans[number].text if number < len(spans) else actor.name,
        }
        for number, actor in enumerate(actors)
    ]


def _read(path: Path) -> Iterator[Line]:
    seen: set[str] = set()
    try:
        with open(path, encoding="utf-8") as file:
            for number, text in enumerate(file, 1):
                if text.strip():
                    line = _line(text, f"{path}:{number}")
                    if line.id in seen:
                        raise FormatError(f"{path}:{number}: the id {line.id} stands twice: give each line its own")
                    seen.add(line.id)
                    yield line
    except OSError as error:
        raise SourceError(f"{path}: cannot be read ({error.strerror}): check the name") from error
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not UTF-8: save it as UTF-8") from error


def _line(text: str, where: str) -> Line:
    try:
        row = json.loads(text)
    except ValueError as error:
        raise FormatError(f'{where}: not JSON: write {{"id": "article:index", "text": "..."}} on each line') from error
    if not isinstance(row, dict) or not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
        raise FormatError(f'{where}: no "id" and "text": write {{"id": "article:index", "text": "..."}} on each line')
    return Line(row["id"], row["text"])
