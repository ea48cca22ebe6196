"""Quotations in running text: which words stand between quotation marks, whatever the marks are.

No parse is needed. French guillemets, English curly and straight, single and double marks, nested ones, a quotation
over several paragraphs (reopened at each, or not), a mark that was forgotten: an unclosed quotation ends at the end of
its sentence or paragraph, never later. A `»` that nothing opened (a bullet) opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ANY = re.compile("[«»“”„‟‹›\"'‘’]")
_SINGLE = re.compile(r"''|‘(?=\w)|(?<!\w)'(?=[^\W\d])|(?<=[\w.,!?…;%)])['’](?!\w)")
"""Of single marks and apostrophes, those that may be marks."""
_CLOSES = {"«": "»", "“": "”“", "„": "“”", "‟": "”", "‹": "›", '"': '"', "''": "''", "‘": "’'", "'": "'’", "”": "”"}
_DOUBLE = frozenset('"”')
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-ÝŒ«“\"])|[.!?…]\s*$|\n")
_BLANK = " \t\u00a0\u202f\u2009\n"
_BEFORE_OPENING = frozenset("([{'’«“‘:;-–—/")
_AFTER_CLOSING = frozenset(",.;:!?)…]")
MAX_LOOKAHEAD = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation. start, end: with its marks; pieces: the quoted words, one (start, end) a paragraph, without marks
    or blanks at the ends. closed: whether a closing mark was found."""

    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]
    closed: bool = True

    @property
    def inner_start(self) -> int:
        return self.pieces[0][0]

    @property
    def inner_end(self) -> int:
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str
    opens: bool
    closes: bool


def _marks(text: str, begin: int, stop: int) -> list[_Mark]:
    found: list[_Mark] = []
    for any_mark in _ANY.finditer(text, begin, stop):
        char, start = any_mark.group(), any_mark.start()
        if char in "'‘’":
            match = _SINGLE.match(text, start, stop)
            if match is None or (found and start < found[-1].end):
                continue
            char = match.group()
        end = start + len(char)
        before = text[start - 1] if start > begin else " "
        after = text[end] if end < stop else " "
        gap_before = before in _BLANK
        gap_after = after in _BLANK or after in _AFTER_CLOSING
        if char in "«„‹‘‟":
            opens, closes = True, False
        elif char in "»›’":
            opens, closes = False, True
        elif char == "“":
            opens, closes = not gap_after or gap_before, gap_after and not gap_before
        elif char == "”":
            opens, closes = (gap_before or before in _BEFORE_OPENING) and not gap_after, True
        elif char == "'":
            opens = after.isalpha() and not before.isalnum()
            closes = not opens
        elif gap_before != gap_after:
            opens, closes = gap_before, gap_after
        else:  # blanks on both sides, or on neither: `(UNITA)"et`, `d'"élus"`
            opens, closes = True, gap_before or before not in _BEFORE_OPENING
        found.append(_Mark(start, end, char, opens, closes))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _closing(text: str, marks: Sequence[_Mark], first: int, char: str) -> int | None:
    """Index of the mark that closes a quotation opened by `char`, looking from marks[first] on; nested ones are passed
    over. None where nothing closes it, or another one opens first that this one cannot hold."""
    closers = _CLOSES[char]
    depth = 0
    possessive: int | None = None
    for k in range(first, len(marks)):
        mark = marks[k]
        if mark.char in ("'", "’", "‘") and char not in ("'", "‘"):
            continue
        if mark.char in closers and mark.closes:
            if (
                char in ("'", "‘")
                and text[mark.start - 1] == "s"
                and text[mark.end : mark.end + 2].strip()[:1].isalpha()
            ):
                possessive = k if possessive is None else possessive
                continue
            if depth and char not in _DOUBLE:
                depth -= 1
                continue
            return k
        if mark.char == char and mark.opens:
            if char in _DOUBLE or char == "''":
                return None
            depth += 1
    return possessive


def _unclosed_end(text: str, mark: _Mark, marks: Sequence[_Mark], stop: int) -> int:
    """Where a quotation that nothing closes ends: at the paragraph's end if a colon announced it and no other mark
    follows, else at the end of its sentence, in any case before the next mark."""
    following = next((m.start for m in marks if m.start > mark.start and m.char not in ("'", "’")), stop)
    announced = text[: mark.start].rstrip(_BLANK).endswith(":")
    if announced and following == stop:
        return stop
    end = _SENTENCE_END.search(text, mark.end, stop)
    return min(following, end.end() if end else stop)


def _continues(text: str, paragraphs: Sequence[tuple[int, int]], following: int, char: str) -> bool:
    """Whether a quotation left open at the end of a paragraph goes on in paragraph `following`."""
    for k in range(following, min(following + MAX_LOOKAHEAD, len(paragraphs))):
        begin, stop = paragraphs[k]
        marks = [m for m in _marks(text, begin, stop) if m.char not in ("'", "’")]
        if not marks:
            continue
        first = marks[0]
        if not text[begin : first.start].strip(_BLANK):
            return k == following and (first.char in (char, "»") or first.char in _CLOSES[char])
        return first.closes and not first.opens and first.char in _CLOSES[char]
    return False


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations of a text, in order. paragraphs: (start, end) of each paragraph in the text."""
    found: list[Quotation] = []
    carried: tuple[_Mark, list[tuple[int, int]]] | None = None  # opening mark and pieces of a quotation still open
    for number, (begin, stop) in enumerate(paragraphs):
        marks = _marks(text, begin, stop)
        at = 0
        if carried is not None:
            opening, pieces = carried
            carried = None
            inner = begin
            if marks and not text[begin : marks[0].start].strip(_BLANK):
                inner, at = marks[0].end, 1
            close = _closing(text, marks, at, opening.char)
            if close is None and _continues(text, paragraphs, number + 1, opening.char):
                carried = (opening, [*pieces, _trim(text, inner, stop)])
                continue
            if close is None:
                following = marks[at].start if at < len(marks) else stop
                end, closed = min(stop, following), False
                inner_end = end
            else:
                inner_end, end, closed = marks[close].start, marks[close].end, True
                at = close + 1
            pieces = [p for p in [*pieces, _trim(text, inner, inner_end)] if p[0] < p[1]]
            if pieces:
                found.append(Quotation(opening.start, end, tuple(pieces), closed))
        while at < len(marks):
            mark = marks[at]
            at += 1
            if not mark.opens or mark.char not in _CLOSES:
                continue
            close = _closing(text, marks, at, mark.char)
            if close is not None:
                inner_piece = _trim(text, mark.end, marks[close].start)
                if inner_piece[0] < inner_piece[1]:
                    found.append(Quotation(mark.start, marks[close].end, (inner_piece,)))
                at = close + 1
            elif mark.char in ("'", "‘", "''"):
                continue  # an apostrophe more likely than a quotation
            elif not any(m.char in _CLOSES for m in marks[at:] if m.opens) and _continues(
                text, paragraphs, number + 1, mark.char
            ):
                carried = (mark, [_trim(text, mark.end, stop)])
                break
            else:
                end = _unclosed_end(text, mark, marks, stop)
                inner_piece = _trim(text, mark.end, end)
                if inner_piece[0] < inner_piece[1]:
                    found.append(Quotation(mark.start, inner_piece[1], (inner_piece,), False))
                while at < len(marks) and marks[at].start < end:
                    at += 1
    if carried is not None:  # cannot happen while _continues looks ahead, but nothing may be lost
        opening, pieces = carried
        found.append(Quotation(opening.start, pieces[-1][1], tuple(pieces), False))
    return found
