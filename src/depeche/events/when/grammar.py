"""The small grammar of dates: patterns over words (patterns.tsv, words.tsv, bounds.tsv), found in a sentence's words.

Each word of a sentence becomes one symbol, a pattern a regular expression over symbols, so that a match tells the very
words. In a pattern a lower-case word is that word; an upper-case one is a class of words.tsv, or DAY (1 to 31, "1er",
"12th"), MM (1 to 12), YY (two digits), YEAR (1800 to 2199), DECADE ("1990s"); (a|b c) is either; ? follows what may be
left out; <a|b> asks for one of these words before (^: nothing), &(a|b) for one after ($: nothing), !(a|b) for none of
them after. The longest match from the leftmost word is taken; a pattern whose reading is "none" is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from depeche.events.ontology.rows import Row, read_rows
from depeche.events.when.readings import READINGS
from depeche.language.parsed import Sentence, Word

FOLDER = Path(__file__).parent
KINDS = ("point", "interval", "since", "until", "before", "after")
UNKNOWN, SMALL, LARGER, YEAR, OTHER, NTH, DECADE = (chr(k) for k in range(0xE000, 0xE007))
FIRST_SYMBOL = 0xE010
NUMERIC = {
    "DAY": SMALL + LARGER + NTH,
    "MM": SMALL,
    "YY": SMALL + LARGER + OTHER,
    "YEAR": YEAR,
    "NUMBER": SMALL + LARGER + OTHER,
    "ORDINAL": NTH,
    "DECADE": DECADE,
    "DAYWORD": "",
}
TOKEN = re.compile(
    r"aujourd'hui|\b[tq][1-4]\b|\b(?:[cdjlmnst]|qu|jusqu|lorsqu)'(?=\w)|'s\b|\d+[^\W\d_]*|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]",
    re.IGNORECASE,
)
NTH_FORM = re.compile(r"[0-9]{1,2}(?:er|re|e|ème|eme|nd|st|rd|th)$")
PIECE = re.compile(r"<([^>]*)>|([!&]?)\(([^)]*)\)(\?)?|(\S+?)(\?)?(?=\s|$)")
FIGURES = re.compile(r"\d(?:\d{3}|[/.-]\d|(?:er|th|st|nd|rd|s)\b)")
COMPOUND = re.compile(r"-(?<=[^\W\d_]-)")
"""Figures and compounds of which a date may be made that has no anchor of its own ("mi-mars")."""
REACH = 9
"""How many words before a word that anchors a date its pattern may begin."""


@dataclass(slots=True)
class Line:
    """A sentence as the grammar reads it: its words or their parts, their symbols, and the words they belong to."""

    forms: list[str] = field(default_factory=list)
    symbols: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A line of patterns.tsv. reading: one of READINGS, then its arguments. opens: the symbols that a match can begin
    with. classes: what each group of the expression captures."""

    expression: re.Pattern[str]
    reading: str
    arguments: tuple[str, ...]
    kind: str
    opens: frozenset[str]
    classes: tuple[str, ...]
    example: str
    expected: str
    row: Row


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: first and last word, its kind and tense (by words that bound it), what it captured."""

    pattern: Pattern
    first: int
    last: int
    kind: str
    tense: str
    captured: dict[str, list[str]] = field(default_factory=dict)


class Grammar:
    """The date words and patterns of one language."""

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        self.language = language
        self.symbols: dict[str, str] = {}
        self.values: dict[tuple[str, str], str] = {}
        self.classes: dict[str, str] = dict(NUMERIC)
        self.anchors: set[str] = set()
        self._read_words(folder / "words.tsv")
        named = ("MONTH", "WEEKDAY", "SHORTDAY") if language == "en" else ()
        self._parts = frozenset(self.classes["PART"])
        self._capital = frozenset(form for name, form in self.values if name in named)
        rows = [row for row in read_rows(folder / "patterns.tsv", COLUMNS) if row["language"] == language]
        bounds = [row for row in read_rows(folder / "bounds.tsv", BOUNDS) if row["language"] == language]
        self.bounds = {tuple(row["words"].split()): (self._kind(row), row["tense"]) for row in bounds}
        self.patterns = [self._compile(row) for row in rows]
        self._by_symbol: dict[str, list[Pattern]] = {}
        for pattern in self.patterns:
            for symbol in pattern.opens:
                self._by_symbol.setdefault(symbol, []).append(pattern)
        self._anchor_symbols = frozenset(self.symbols[form] for form in self.anchors) | {
            YEAR,
            DECADE,
            NTH,
            self._symbol("/"),
        }
        self.anchor_words = frozenset(self.anchors) | {form + "." for form in self.anchors}  # "Oct."

    def may_stand(self, sentence: Sentence) -> bool:
        """Whether a date may stand in a sentence; nearly all of those in which none does are told so."""
        if not self.anchor_words.isdisjoint(sentence.vocabulary):
            return True
        return FIGURES.search(sentence.text) is not None or COMPOUND.search(sentence.text) is not None

    def _read_words(self, path: Path) -> None:
        for row in read_rows(path, ("class", "anchor", "language", "value", "forms")):
            if row["anchor"] not in ("yes", "no"):
                raise row.wrong(f"anchor is {row['anchor']!r}", "write yes or no")
            if not row.many("forms"):
                raise row.wrong("no form stands here", "write the words, joined by |")
            if row["language"] not in (self.language, "*"):
                continue
            for form in row.many("forms"):
                self.values[row["class"], form] = row["value"]
                self.classes[row["class"]] = self.classes.get(row["class"], "") + self._symbol(form)
                if row["anchor"] == "yes":
                    self.anchors.add(form)

    def _kind(self, row: Row) -> str:
        if row["kind"] not in KINDS:
            raise row.wrong(f"the kind is {row['kind']!r}", f"write one of {', '.join(KINDS)}")
        return row["kind"]

    def _symbol(self, form: str) -> str:
        found = self.symbols.get(form)
        if found is None:
            found = self.symbols[form] = chr(FIRST_SYMBOL + len(self.symbols))
        return found

    def _word(self, word: str, row: Row, classes: list[str]) -> tuple[str, str]:
        """A word or class of a pattern as an expression, and the symbols it may be."""
        if not word.isupper():
            symbol = self._symbol(word)
            return symbol, symbol
        if word == "DAY":
            symbols = NUMERIC["DAY"] + self.classes["DAYWORD"]
        elif word in self.classes:
            symbols = self.classes[word]
        else:
            raise row.wrong(f"there is no class {word}", "name one of words.tsv, or DAY, MM, YY, YEAR, DECADE")
        classes.append(word)
        return f"([{symbols}])", symbols

    def _compile(self, row: Row) -> Pattern:
        expression, classes = "", list[str]()
        opens, open_yet = set[str](), True
        for before, sign, group, maybe, word, word_maybe in PIECE.findall(row["pattern"]):
            if before:
                expression += self._around("(?<=", before)
                continue
            if sign:
                expression += self._around("(?!" if sign == "!" else "(?=", group)
                continue
            ways, firsts = [], set[str]()
            for way in (group or word).split("|") if group else [word]:
                parts = [self._word(part, row, classes) for part in way.split()]
                if not parts:
                    raise row.wrong("an empty alternative", "write a word between the bars")
                ways.append("".join(part for part, _ in parts))
                firsts.update(parts[0][1])
            expression += f"(?:{'|'.join(ways)})" + (maybe or word_maybe)
            if open_yet:
                opens |= firsts
                open_yet = bool(maybe or word_maybe)
        reading, *arguments = row["reading"].split()
        if reading not in READINGS and reading != "none":
            raise row.wrong(f"there is no reading {reading!r}", f"write one of {', '.join(READINGS)}, none")
        return Pattern(
            re.compile(expression), reading, tuple(arguments), self._kind(row), frozenset(opens), tuple(classes),
            row["example"], row["expected"], row,
        )  # fmt: skip

    def _around(self, opening: str, words: str) -> str:
        """A look before or behind: single words, or ^ and $ for the sentence's ends."""
        symbols, ends = "", ""
        for word in words.split("|"):
            if word in "^$":
                ends = "\\A" if word == "^" else "\\Z"
            elif word in self.classes and word.isupper():
                symbols += self.classes[word]
            else:
                symbols += self._symbol(word)
        if not ends:
            return f"{opening}[{symbols}])"
        return f"(?:{opening}[{symbols}])|{ends})"

    def cut(self, words: Sequence[Word]) -> Line:
        """A sentence's words as the grammar reads them; compounds and figures that it does not know fall into parts."""
        line = Line()
        forms, symbols, places = line.forms, line.symbols, line.places
        known, capital, day_parts = self.symbols, self._capital, self._parts
        for word in words:
            form = word.lower
            symbol = known.get(form)
            if symbol is None and form.isalpha():
                symbol = UNKNOWN
            elif symbol is not None:
                if form in capital and word.text[0].islower():
                    symbol = UNKNOWN  # "may", "march": no month
                elif symbol in day_parts and word.pos == "VERB":
                    symbol = UNKNOWN  # "the talks end this week"
            else:
                for part in self.parts(form):
                    forms.append(part)
                    symbols.append(self.symbol(part))
                    places.append(word.i)
                continue
            forms.append(form)
            symbols.append(symbol)
            places.append(word.i)
        return line

    def read(self, text: str) -> Line:
        """A text as the grammar reads it, where no parse is at hand; places are those of its own words."""
        line = Line()
        for place, match in enumerate(TOKEN.finditer(text.replace("’", "'"))):
            form = match.group()
            for part in [form.lower()] if form.lower() in self.symbols else self.parts(form.lower()):
                lower = form.lower() in self._capital and form[0].islower()
                line.forms.append(part)
                line.symbols.append(UNKNOWN if lower else self.symbol(part))
                line.places.append(place)
        return line

    def parts(self, form: str) -> list[str]:
        """A word that is not in the tables as figures, letters and signs."""
        found: list[str] = []
        for part in TOKEN.findall(form):
            if "-" in part and len(part) > 1 and part not in self.symbols:
                found.extend(re.split("(-)", part))
            else:
                found.append(part)
        return found

    def symbol(self, form: str) -> str:
        """The symbol of a word."""
        found = self.symbols.get(form)
        if found is not None:
            return found
        if form[0] in "0123456789" and NTH_FORM.match(form):
            return NTH
        if form[0].isdigit() and form.isascii():
            if form.isdigit():
                number = int(form) if len(form) < 5 else 0
                if 1 <= number <= 12:
                    return SMALL
                if 13 <= number <= 31:
                    return LARGER
                return YEAR if 1800 <= number < 2200 else OTHER
            if form.endswith("0s") and form[:-1].isdigit():
                return DECADE
        return UNKNOWN

    def find(self, line: Line) -> Iterator[Match]:
        """The dates of a sentence, from left to right; those that read as none are left out."""
        coded = "".join(line.symbols)
        anchors, patterns = self._anchor_symbols, self._by_symbol
        opening = [begin for begin, symbol in enumerate(coded) if symbol in patterns]
        longest: dict[int, tuple[Pattern, re.Match[str]] | None] = {}
        start = 0
        for place, symbol in enumerate(coded):
            if symbol not in anchors:
                continue
            for begin in opening:
                if begin > place:
                    break
                if begin < start or begin < place - REACH:
                    continue
                if begin not in longest:
                    longest[begin] = self._longest(coded, begin)
                found = longest[begin]
                if found is not None and found[1].end() > place:
                    pattern, match = found
                    start = match.end()
                    if pattern.reading != "none":
                        yield self._match(pattern, match, line)
                    break

    def _longest(self, coded: str, begin: int) -> tuple[Pattern, re.Match[str]] | None:
        best: tuple[Pattern, re.Match[str]] | None = None
        for pattern in self._by_symbol.get(coded[begin], ()):
            match = pattern.expression.match(coded, begin)
            if match is not None and (best is None or match.end() > best[1].end()):
                best = pattern, match
        return best

    def _match(self, pattern: Pattern, match: re.Match[str], line: Line) -> Match:
        captured: dict[str, list[str]] = {}
        for group, name in enumerate(pattern.classes, 1):
            place = match.start(group)
            if place >= 0:
                captured.setdefault(name, []).append(self.value(name, line.forms[place]))
        first, kind, tense = match.start(), pattern.kind, ""
        for length in range(min(4, first), 0, -1):
            bound = self.bounds.get(tuple(line.forms[first - length : first]))
            if bound is not None:
                first, (kind, tense) = first - length, bound
                break
        return Match(pattern, line.places[first], line.places[match.end() - 1], kind, tense, captured)

    def value(self, name: str, form: str) -> str:
        """What a word means as a member of a class: the value of words.tsv, or the number its digits say."""
        found = self.values.get((name, form))
        if found is None and name == "DAY":
            found = self.values.get(("DAYWORD", form))
        return found if found is not None else "".join(c for c in form if c.isdigit())


BOUNDS = ("language", "words", "kind", "tense")
COLUMNS = ("language", "pattern", "reading", "kind", "example", "expected")


@cache
def load_grammar(language: str) -> Grammar | None:
    """The grammar of dates of a language ("fr", "en"), or None for another. Raises LexiconError for a bad row."""
    return Grammar(language) if language in ("fr", "en") else None
