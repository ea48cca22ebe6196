"""What the finders hand to each other: a statement before its speaker and act are known, and one part of an article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from depeche.language.parsed import Sentence
from depeche.statements.cues import Cue, Lexicon, load_lexicon
from depeche.statements.hits import Hit, find_hits
from depeche.statements.quotations import Quotation, find_quotations

REPORTED = 0.5
"""Confidence of the least sure statement that reports words; what is only a stance or intention has STANCE."""
STANCE = 0.4
_EDGE = " \t\n\u00a0\u202f\u2009,;:–—"
_MARKS = '«»“”"‹›'


@dataclass(slots=True)
class Draft:
    """A statement in the making. pieces: (start, end) of its content in the part; cue: (start, end) or None;
    speaker: (sentence, word) that names the speaker, or None where it is carried over; sentence: position in the part
    of the sentence that holds the cue, or the content's first words. possessive: the speaker is behind "son", "leur".
    """

    kind: str
    pieces: list[tuple[int, int]]
    sentence: int
    entry: Cue | None = None
    frame: str = ""
    cue: tuple[int, int] | None = None
    verb: int | None = None
    speaker: tuple[int, int] | None = None
    possessive: bool = False
    confidence: float = 0.5

    def __post_init__(self) -> None:
        if self.entry is not None and self.frame in self.entry.uncounted and self.kind == "indirect":
            self.confidence = STANCE

    @property
    def start(self) -> int:
        return min(p[0] for p in self.pieces)

    @property
    def end(self) -> int:
        return max(p[1] for p in self.pieces)


@dataclass(slots=True)
class Part:
    """The title or the body, with its sentences, quotations and cue verbs."""

    name: str
    text: str
    sentences: Sequence[Sentence]
    paragraphs: Sequence[tuple[int, int]]
    quotations: list[Quotation] = field(default_factory=list)
    hits: list[list[Hit]] = field(default_factory=list)
    lexicons: list[Lexicon] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    _pieces: list[tuple[int, int]] = field(default_factory=list)
    _piece_starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.quotations = find_quotations(self.text, self.paragraphs)
        self.starts = [s.start for s in self.sentences]
        known = {language: load_lexicon(language) for language in {s.language for s in self.sentences} & {"fr", "en"}}
        fallback = known.get("fr") or load_lexicon("fr")
        self.lexicons = [known.get(s.language, fallback) for s in self.sentences]
        self.hits = [find_hits(s, lexicon) for s, lexicon in zip(self.sentences, self.lexicons, strict=True)]
        self._pieces = [p for q in self.quotations for p in q.pieces]
        self._piece_starts = [p[0] for p in self._pieces]

    def sentence_at(self, offset: int) -> int | None:
        """Position of the sentence that holds a character, or of the last one before it in the same paragraph."""
        k = bisect_right(self.starts, offset) - 1
        return k if k >= 0 else None

    def quoted(self, offset: int) -> bool:
        """Whether a character stands within a quotation."""
        k = bisect_right(self._piece_starts, offset) - 1
        return k >= 0 and self._pieces[k][1] > offset

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The range without blanks, commas and colons at its ends, nor a quotation mark that has lost its fellow."""
        text = self.text
        while True:
            before = (start, end)
            while start < end and text[start] in _EDGE:
                start += 1
            while end > start and text[end - 1] in _EDGE:
                end -= 1
            inside = text[start:end]
            if inside[:1] in ("»", "”", "›") or (inside[:1] == '"' and inside.count('"') % 2):
                start += 1
            elif inside[-1:] in ("«", "“", "‹") or (inside[-1:] == '"' and inside.count('"') % 2):
                end -= 1
            if (start, end) == before:
                return start, end

    def overlapping(self, start: int, end: int) -> list[Quotation]:
        """The quotations that overlap a range."""
        return [q for q in self.quotations if q.start < end and q.end > start]

    def covered(self, start: int, end: int) -> float:
        """Share of a range that earlier statements' contents already hold."""
        taken = sum(max(0, min(end, e) - max(start, s)) for d in self.drafts for s, e in d.pieces)
        return taken / max(1, end - start)


def kind_of(part: Part, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """The kind of a reported content and its pieces: wholly quoted words are direct, and then without their marks, and
    with all sentences of their quotation; partly quoted ones are mixed."""
    quotations = part.overlapping(start, end)
    if not quotations:
        return "indirect", [(start, end)]
    first = quotations[0]
    if first.start <= start + 1 and first.end >= end - 1:
        return "direct", list(first.pieces)
    if first.start <= start + 1 and not part.text[first.end : end].strip(_EDGE + _MARKS + ".!?…"):
        return "direct", list(first.pieces)
    last = quotations[-1]
    if last.start < end < last.end:
        stop = last.inner_end if len(last.pieces) == 1 else last.pieces[0][1]
        end = stop + 1 if part.text[stop : stop + 1] in tuple(_MARKS) else stop
    return "mixed", [(start, end)]
