"""Reading the annotated passages: plain text with the mentions marked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from depeche.errors import FormatError

FOLDER = Path(__file__).parent
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]|]+)\|([^\[\]|]+)(?:\|([^\[\]|]+))?\]")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated mention. paragraph: -1 for the title. countries: empty for none, None where any will do; sector:
    None where any will do; persons: full names, None where no person is meant or anybody will do."""

    paragraph: int
    start: int
    end: int
    text: str
    countries: frozenset[str] | None
    sector: str | None
    persons: tuple[str, ...] | None


@dataclass(slots=True)
class Passage:
    """A short news passage with its gold mentions."""

    id: str
    language: str
    date: str
    region: str
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    gold: list[Gold] = field(default_factory=list)


def read_passages(file: Path) -> list[Passage]:
    """Read one file of passages; raises FormatError for a mark that is not well formed."""
    passages: list[Passage] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("== "):
            cells = [cell.strip() for cell in line[3:].split("|")]
            if len(cells) != 4:
                raise FormatError(f"{file.name}:{number}: write == id | language | date | region")
            passages.append(Passage(*cells))
            continue
        passage = passages[-1]
        if line.startswith("title: "):
            passage.title = _unmark(passage, line[7:], -1, f"{file.name}:{number}")
        else:
            passage.paragraphs.append(_unmark(passage, line, len(passage.paragraphs), f"{file.name}:{number}"))
    return passages


def _unmark(passage: Passage, line: str, paragraph: int, where: str) -> str:
    plain: list[str] = []
    length = 0
    end = 0
    for match in _MARK.finditer(line):
        before = line[end : match.start()]
        plain.append(before)
        length += len(before)
        words, countries, sector, persons = match.groups()
        codes = None if countries == "*" else frozenset() if countries == "-" else frozenset(countries.split("+"))
        passage.gold.append(
            Gold(
                paragraph,
                length,
                length + len(words),
                words,
                codes,
                None if sector == "*" else sector,
                None if persons in (None, "*") else tuple(persons.split("+")),
            )
        )
        plain.append(words)
        length += len(words)
        end = match.end()
    plain.append(line[end:])
    text = "".join(plain)
    if "[" in text or "]" in text:
        raise FormatError(f"{where}: a mark is not of the form [words|country|sector|person]")
    return text
