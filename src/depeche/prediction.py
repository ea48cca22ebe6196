"""Coded sentences in the format in which accuracy is scored: one line out for each line in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from depeche.coding import DEFAULT, Options, code_many
from depeche.errors import FormatError, SourceError
from depeche.model import Actor, Article, CodedArticle, Event, Span, Statement

ARTICLES_AT_ONCE = 32


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
    Raises SourceError where the file cannot be read and FormatError where a line is malformed.
    """
    groups = (tuple(lines) for _, lines in groupby(_read(Path(path)), key=lambda line: line.article))
    while some := tuple(islice(groups, ARTICLES_AT_ONCE)):
        articles = [as_article(lines, options.language) for lines in some]
        for lines, coded in zip(some, code_many(articles, options), strict=True):
            yield from by_line(lines, coded)


def as_article(lines: Iterable[Line], language: str | None = None) -> Article:
    """An article whose title is the line of index 0 and whose paragraphs are the other lines."""
    from depeche.language.detect import detect_language

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


def by_line(lines: Iterable[Line], coded: CodedArticle) -> Iterator[dict[str, Any]]:
    """What was coded of an article, sorted to the lines it was made of, each as one scored row."""
    spans = iter(coded.article.paragraphs)
    for line in lines:
        place = None if line.is_title else next(spans)

        def here(span: Span | None, place: Span | None = place) -> bool:
            if span is None:
                return False
            if place is None or span.part == "title":
                return place is None and span.part == "title"
            return place.start <= span.start < place.end

        yield {
            "id": line.id,
            "events": [event_row(event) for event in coded.events if here(event.trigger)],
            "statements": [statement_row(s) for s in coded.statements if here(s.content[0] if s.content else s.cue)],
        }


def event_row(event: Event) -> dict[str, Any]:
    """An event as it is scored: type, trigger, both sides, status."""
    return {
        "type": event.type,
        "trigger": event.trigger.text,
        "actor": _side(event.actors, event.actor_spans),
        "recipient": _side(event.recipients, event.recipient_spans),
        "status": event.status,
    }


def statement_row(statement: Statement) -> dict[str, Any]:
    """A statement as it is scored: kind, speaker, content, cue."""
    speaker = statement.speaker[0] if statement.speaker else None
    return {
        "kind": statement.kind,
        "act": statement.act,
        "speaker": statement.speaker_span.text if statement.speaker_span else speaker.name if speaker else "",
        "speaker_name": " + ".join(actor.name for actor in statement.speaker),
        "speaker_country": speaker.country if speaker else None,
        "content": " ".join(span.text for span in statement.content),
        "cue": statement.cue.text if statement.cue else "",
    }


def _side(actors: tuple[Actor, ...], spans: tuple[Span, ...]) -> list[dict[str, Any]]:
    return [
        {
            "country": actor.country,
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
