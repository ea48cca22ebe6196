"""Words as they are compared: folded, cut into atoms, and the index from atoms to the table rows that carry them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_ATOM = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"le", "la", "les", "l", "the", "el"})
ALONE, LONGER = 2, 1
MOST_KEPT = 100_000
"""How many words of texts an index remembers the atoms of, and of how many what they may be."""
JOINING = frozenset({"-", "‑", "'", "’", "."})
_NOT_OF = ("-backed", "-led", "-based", "-linked", "-allied", "-born", "-brokered", "-sponsored", "-mediated", "-made")

Atom = tuple[str, str, int, bool]
"""In lower case, as on the page, what forms begin so (ALONE, LONGER), whether it begins with a capital."""


def _accents() -> dict[int, str]:
    table: dict[int, str] = {}
    for point in range(0xC0, 0x250):
        plain = "".join(c for c in unicodedata.normalize("NFKD", chr(point)) if not unicodedata.combining(c))
        if plain != chr(point):
            table[point] = plain
    extra = {
        "æ": "ae", "œ": "oe", "Æ": "Ae", "Œ": "Oe", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ł": "l",
        "Ł": "L", "ß": "ss", "ə": "e", "ŋ": "n", "ð": "d", "þ": "th",
    }  # fmt: skip
    table.update({ord(c): plain for c, plain in extra.items()})
    return table


_FOLD = _accents()


def fold(text: str) -> str:
    """Take the accents off Latin letters, leaving case alone: "Côte d'Ivoire" -> "Cote d'Ivoire"."""
    return text if text.isascii() else text.translate(_FOLD)


def atoms(text: str) -> list[str]:
    """Cut text into its runs of letters and digits: "États-Unis" -> ["États", "Unis"]."""
    return _ATOM.findall(text)


def key(text: str) -> str:
    """Fold text wholly (case, accents, punctuation, a leading article): two spellings of a name compare equal."""
    parts = _ATOM.findall(fold(text).lower())
    if len(parts) > 1 and parts[0] in _ARTICLES:
        parts = parts[1:]
    return " ".join(parts)


class Form(NamedTuple):
    """One way to write what a row stands for.

    kind: "state", "demonym", "city", "region", "metonym", "organisation", "person", "office", "role". row: number of
    the row in Tables.rows. capital: number of the atom that must be capitalised in the text, or -1. acronym: whether
    the form is all capitals and must be so in the text. language: "fr", "en" or "*". feature: of a role noun its gender
    and number ("ms", "fs", "mp", "fp").
    """

    kind: str
    row: int
    capital: int
    acronym: bool
    language: str
    feature: str = ""


Forms = tuple[list[Form], set[str]]
"""Every form that words of a text may be, and the kinds of these; not to be changed, since many pieces share them."""


class FormIndex:
    """From words in the text to the rows that they may stand for; several thousand patterns, one look per word.

    `starts` tells of the first atom of a form whether it is one by itself (ALONE) and whether it begins longer ones
    (LONGER); `pairs` maps the first and then the second atom of those to the set of their lengths (in atoms), as a bit
    mask: "la" and "de" begin so many forms that the second atom must tell whether to look at all.
    Both the exact lower-case spelling and the one without accents are indexed; the latter is for capitalised text only,
    since "accuse" must not be "accusé". `atoms` and `met` remember what was asked before of the words of texts.
    """

    __slots__ = ("atoms", "folded", "forms", "met", "pairs", "starts")

    def __init__(self) -> None:
        self.atoms: dict[str, tuple[bool, tuple[Atom, ...]]] = {}
        self.met: dict[tuple[str, bool], dict[str, Forms]] = {}
        self.forms: dict[str, list[Form]] = {}
        self.folded: dict[str, list[Form]] = {}
        self.starts: dict[str, int] = {}
        self.pairs: dict[str, dict[str, int]] = {}

    def add(self, text: str, kind: str, row: int, language: str, *, any_case: bool = False, feature: str = "") -> None:
        """Index one form. any_case: capitals in the table's spelling do not matter ("ministre des Affaires ...")."""
        if text.isalpha() and text.isascii():
            lower = text.lower()
            capital = 0 if not any_case and text != lower else -1
            self._put(
                self.forms,
                lower,
                1,
                Form(kind, row, capital, not any_case and len(text) > 1 and text.isupper(), language, feature),
            )
            return
        parts = _ATOM.findall(text)
        if not parts:
            return
        if parts[0].lower() in _ARTICLES and text[0] not in "eE" and self._stands_alone(parts[1:], kind):
            parts = parts[1:]
        capital, acronym = -1, False
        if not any_case:
            capital = next((k for k, part in enumerate(parts) if part != part.lower()), -1)
            acronym = text.isupper() and len(text) > 1
        form = Form(kind, row, capital, acronym, language, feature)
        lowered = [part.lower() for part in parts]
        joined = " ".join(lowered)
        self._put(self.forms, joined, len(lowered), form)
        if not joined.isascii():
            plain = joined.translate(_FOLD)
            self._put(self.folded, plain, len(lowered), form)

    def _stands_alone(self, rest: list[str], kind: str) -> bool:
        """Whether a name means the same without its article: "le Kremlin", not "les 27" nor the paper "Le Point"."""
        return bool(rest) and not rest[0].isdigit() and not (kind == "organisation" and len(rest) == 1)

    def cut(self, word: str) -> tuple[bool, tuple[Atom, ...]]:
        """Whether a word of a text is none of the table's unless it opens the sentence ("Iran-backed"), and its atoms,
        none where it only joins others; `atoms` remembers those of the words met before."""
        found: list[Atom] = []
        if word not in JOINING:
            for part in (word,) if word.isalnum() else _ATOM.findall(word) or (word,):
                lower, upper = part.lower(), part[0].isupper()
                begins = self.starts.get(lower, 0)
                if upper and not lower.isascii():
                    begins |= self.starts.get(fold(lower), 0)
                found.append((lower, part, begins, upper))
        if len(self.atoms) >= MOST_KEPT:
            self.atoms.clear()
        cut = self.atoms[word] = word.lower().endswith(_NOT_OF), tuple(found)
        return cut

    def _put(self, index: dict[str, list[Form]], joined: str, length: int, form: Form) -> None:
        self.atoms.clear()
        self.met.clear()
        found = index.get(joined)
        if found is None:
            index[joined] = [form]
        elif form not in found:
            found.append(form)
        if length == 1:
            self.starts[joined] = self.starts.get(joined, 0) | ALONE
            return
        first, second = joined.split(" ", 2)[:2]
        self.starts[first] = self.starts.get(first, 0) | LONGER
        lengths = self.pairs.setdefault(first, {})
        lengths[second] = lengths.get(second, 0) | (1 << length)

    def lengths(self, first: str, second: str) -> int:
        """The lengths of the forms that begin with two atoms, as a bit mask."""
        longer = self.pairs.get(first)
        return longer.get(second, 0) if longer is not None else 0

    def look(self, words: str) -> list[Form]:
        """Return every form that these words, taken whole, may be, whatever their case and accents."""
        parts = [part.lower() for part in _ATOM.findall(words)]
        tries = [parts]
        if len(parts) > 1 and parts[0] in _ARTICLES:
            tries.append(parts[1:])
        found: list[Form] = []
        for part in tries:
            joined = " ".join(part)
            found += self.forms.get(joined, [])
            found += [f for f in self.folded.get(fold(joined), []) if f not in found]
        return found
