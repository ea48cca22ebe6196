"""Readers' comments in plain text: numbered, signed, or set apart by nothing but blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depeche.model import Comment
from depeche.pages.byline import BEFORE_DATE
from depeche.pages.dates import RELATIVE, find_date
from depeche.pages.fields import clean_name
from depeche.pages.lines import BUTTON, Line, blocks_of, is_date_line
from depeche.pages.wordings import any_of

NUMBERED = re.compile(r"^(?P<number>\d{1,4})\s?[.)]\s*(?P<rest>.*)$|^#\s?(?P<hash>\d{1,4})\b[.:)]?\s*(?P<after>.*)$")
POSTED = re.compile(
    r"^\W*(?:(?:commentaire|message|comment|réponse|reply)\s+)?"
    rf"(?:{any_of('comments.posted')}\s+(?:le\s+(?P<when>.{{5,40}}?)\s+)?par|{any_of('comments.posted_by')}|de\s*:|par\s*:|from\s*:|by\s*:)"
    r"\s*:?\s*(?P<name>.{1,60}?)\s*(?:(?:[,|–—(-]|\ble\b|\bon\b|\bat\b|\bà\b|@)\s*(?P<date>.{0,45}))?\W*$",
    re.IGNORECASE,
)
SAYS = re.compile(
    rf"^(?P<name>[^.!?:]{{1,50}}?)\s+{any_of('comments.says')}"
    r"(?:\s*[,:]?\s*(?P<date>(?:le|on|il y a)?\s*.{0,45}?))?\s*:?\s*$",
    re.IGNORECASE,
)
BY_AFTER_DATE = re.compile(r"^\W*(?:par|by|von)\s+(?P<name>.{2,60})$", re.IGNORECASE)
NAME_RELATIVE = re.compile(
    r"^(?P<name>[^.!?:]{1,45}?)[\s,|·•–—-]+(?P<date>(?:il y a|hier|aujourd|yesterday|\d+ \w+ ago).{0,25})$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Opening:
    """A line that begins a comment. skip: how many lines it takes; text: words of the comment that stand on it."""

    at: int
    indent: int
    author: str | None = None
    date: str | None = None
    text: str = ""
    skip: int = 1
    number: int | None = None


def read_comments(lines: list[Line], declared: int | None) -> tuple[Comment, ...]:
    """The comments in the lines below their heading. declared: the number the page states, which helps only where
    nothing but blank lines sets them apart."""
    openings = _numbered(lines) or _signed(lines)
    if not openings:
        return _by_blocks(lines, declared)
    ends = [opening.at for opening in openings[1:]] + [len(lines)]
    comments: list[tuple[Opening, str]] = []
    for opening, end in zip(openings, ends, strict=True):
        text = comment_text(lines[opening.at + opening.skip : end], opening.text)
        if text:
            comments.append((opening, text))
    return _levelled(comments)


def _levelled(read: list[tuple[Opening, str]]) -> tuple[Comment, ...]:
    indents = sorted({opening.indent for opening, _ in read})
    numbered = all(opening.number is not None for opening, _ in read)
    ranks = {indent: 0 if numbered else rank for rank, indent in enumerate(indents)}
    last: dict[int, int] = {}
    comments = []
    for number, (opening, text) in enumerate(read, start=1):
        level = min(ranks[opening.indent], max(last, default=-1) + 1)
        last = {depth: n for depth, n in last.items() if depth < level}
        comments.append(
            Comment(number, text, opening.author, opening.date, level, last.get(level - 1) if level else None)
        )
        last[level] = number
    return tuple(comments)


def comment_text(lines: list[Line], first: str = "") -> str:
    """The words of a comment: paragraphs joined by blank lines, lines by line ends, "Répondre" and so on left out."""
    parts = [first] if first else []
    for number, line in enumerate(lines):
        if BUTTON.match(line.text):
            continue
        if parts:
            parts.append("\n\n" if line.after_blank and (number or first) else "\n")
        parts.append(line.text)
    return "".join(parts).strip()


def _numbered(lines: list[Line]) -> list[Opening]:
    """Numbers that count up from 1; a list within a comment is told by its deeper indent or its wrong number."""
    openings: list[Opening] = []
    for at, line in enumerate(lines):
        match = NUMBERED.match(line.text)
        if match is None:
            continue
        number = int(match["number"] or match["hash"])
        rest = (match["rest"] if match["number"] else match["after"]) or ""
        if number != len(openings) + 1 or (openings and line.indent > openings[0].indent + 3):
            continue
        if (
            openings
            and not line.after_blank
            and lines[openings[-1].at].after_blank
            and at - openings[-1].at > 1
            and line.indent > openings[0].indent
        ):
            continue
        opening = (
            _signature([Line(rest, line.indent, True), *lines[at + 1 : at + 3]], 0)
            if rest or at + 1 < len(lines)
            else None
        )
        if opening is not None:
            opening.at, opening.number, opening.indent = at, number, line.indent
            opening.skip = max(1, opening.skip)
        else:
            opening = Opening(at, line.indent, text=rest, number=number)
        openings.append(opening)
    return openings if openings and openings[0].at <= 2 else []


def _signed(lines: list[Line]) -> list[Opening]:
    openings: list[Opening] = []
    at = 0
    while at < len(lines):
        opening = _signature(lines, at)
        if opening is not None:
            openings.append(opening)
            at += max(1, opening.skip)
        else:
            at += 1
    return openings if openings and openings[0].at <= 3 else []


def _signature(lines: list[Line], at: int) -> Opening | None:
    """The author and date that open a comment at this line, on one line or on two."""
    line = lines[at]
    text = line.text
    following = lines[at + 1] if at + 1 < len(lines) else None
    for pattern in (POSTED, SAYS):
        match = pattern.match(text)
        if match is None or len(text) > 130:
            continue
        groups = match.groupdict()
        words = groups.get("when") or groups.get("date") or ""
        date = _date(words) or _date(text)
        name = clean_name(groups["name"])
        if name is None or (pattern is SAYS and words and date is None):
            continue
        skip = 1
        if date is None and following is not None and is_date_line(following.text):
            date, skip = _date(following.text), 2
        return Opening(at, line.indent, name, date, skip=skip)
    found = find_date(text) if len(text) <= 110 else None
    after = BY_AFTER_DATE.match(text[found.end :]) if found is not None and found.start <= 4 else None
    if found is not None and after is not None and (name := clean_name(after["name"])) is not None:
        return Opening(at, line.indent, name, found.iso)
    if found is not None and not is_date_line(text) and is_date_line(text[found.start :]):
        name = clean_name(BEFORE_DATE.sub("", text[: found.start]))
        if name is not None and _is_name(name):
            return Opening(at, line.indent, name, found.iso)
    match = NAME_RELATIVE.match(text) if found is None and len(text) <= 80 else None
    if match is not None and RELATIVE.match(match["date"]) and _is_name(match["name"]):
        return Opening(at, line.indent, clean_name(match["name"]), match["date"])
    if (
        following is not None
        and len(text) <= 50
        and is_date_line(following.text)
        and _is_name(text)
        and line.after_blank
    ):
        return Opening(at, line.indent, clean_name(text), _date(following.text), skip=2)
    return None


def _is_name(text: str) -> bool:
    """A reader's name: a few words, no end of a sentence. Readers call themselves anything; no more can be asked."""
    return (
        1 <= len(text.split()) <= 5
        and (
            not text.rstrip().endswith((".", "!", "?", ":", ",", ";")) or re.search(r"\b[A-ZÀ-Þ]\.$", text) is not None
        )
        and not BUTTON.match(text)
        and any(c.isalpha() for c in text)
    )


def _date(words: str) -> str | None:
    found = find_date(words)
    if found is not None:
        return found.iso
    words = words.strip(" ,()-–—|")
    return words if 0 < len(words) <= 40 and RELATIVE.match(words) else None


def _by_blocks(lines: list[Line], declared: int | None) -> tuple[Comment, ...]:
    """Blank lines alone: one comment a block, or all one where the page says that there is one. "Répondre" between
    them is a surer sign than blank lines."""
    ends = [
        at
        for at, line in enumerate(lines)
        if BUTTON.match(line.text) and re.match(r"\W*(?:r[ée]pon|reply|antw)", line.text, re.I)
    ]
    if ends:
        starts = [0, *(end + 1 for end in ends)]
        groups = [lines[start:end] for start, end in zip(starts, [*ends, len(lines)], strict=True)]
    elif declared == 1:
        groups = [lines]
    else:
        groups = blocks_of(lines)
    texts = [text for group in groups if (text := comment_text(group))]
    return tuple(Comment(number, text) for number, text in enumerate(texts, start=1))
