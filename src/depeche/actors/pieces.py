"""Pieces of a sentence that a table knows: the longest forms that stand there, whole words only."""

from __future__ import annotations

from functools import lru_cache

from depeche.actors.forms import ALONE, LONGER, Form, FormIndex, fold
from depeche.actors.wordclasses import word_classes
from depeche.language.parsed import Sentence, Word

_NOT_A_NOUN = frozenset({"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ"})


_JOINING = frozenset({"-", "‑", "'", "’", "."})
_NOT_OF = ("-backed", "-led", "-based", "-linked", "-allied", "-born", "-brokered", "-sponsored", "-mediated", "-made")


class Piece:
    """Words `first` to `last` of a sentence and the forms (one or several readings) that they are."""

    __slots__ = ("first", "forms", "kinds", "last")

    def __init__(self, first: int, last: int, forms: list[Form]) -> None:
        self.first = first
        self.last = last
        self.forms = forms
        self.kinds = {form.kind for form in forms}

    def rows(self, kind: str) -> list[int]:
        """Numbers of the rows of one kind that the words may stand for."""
        return [form.row for form in self.forms if form.kind == kind]

    def __repr__(self) -> str:
        return f"<{self.first}-{self.last} {'/'.join(sorted(self.kinds))}>"


@lru_cache(maxsize=256)  # asked of the same sentence by each of the finders
def in_capitals(text: str) -> bool:
    """Whether text is set in capitals, as headlines are; acronyms cannot be told by their case then."""
    if text[1:16].islower() or text[-16:-1].islower():
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 12 and sum(c.isupper() for c in letters) >= 0.75 * len(letters)


def find_pieces(sentence: Sentence, index: FormIndex) -> list[Piece]:
    """The longest table forms of a sentence from left to right, none overlapping another."""
    words = sentence.words
    pairs, forms, folded, atoms = index.pairs, index.forms, index.folded, index.atoms
    lowers: list[str] = []
    surfaces: list[str] = []
    owners: list[int] = []
    hopeful: list[tuple[int, int, bool]] = []
    simple = True
    for i, word in enumerate(words):
        text = word.text
        whole, parts = atoms.get(text) or index.cut(text)
        if not whole:
            simple = False
            if text in _JOINING or (i and "-" in text and word.lower.endswith(_NOT_OF)):
                continue
        for part, surface, begins, upper in parts:
            if begins:
                hopeful.append((len(lowers), begins, upper))
            lowers.append(part)
            surfaces.append(surface)
            owners.append(i)
    capitals = in_capitals(sentence.text)
    language = sentence.language
    found: list[Piece] = []
    count = len(lowers)
    free = 0
    for i, begins, upper in hopeful:
        if i < free:
            continue
        lower = lowers[i]
        lengths = begins & ALONE
        if begins & LONGER and i + 1 < count:
            pair = f"{lower} {lowers[i + 1]}"
            lengths |= pairs.get(pair, 0)
            if upper and not pair.isascii():
                lengths |= pairs.get(fold(pair), 0)
        for length in range(min(lengths.bit_length() - 1, count - i), 0, -1):
            if not lengths >> length & 1:
                continue
            joined = lower if length == 1 else " ".join(lowers[i : i + length])
            candidates = forms.get(joined)
            if upper:
                more = folded.get(joined) or (folded.get(fold(joined)) if not joined.isascii() else None)
                if more:
                    candidates = more if candidates is None else candidates + more
                if candidates is None and capitals and not joined.isascii():
                    candidates = forms.get(fold(joined))
            if candidates is None:
                continue
            kept = [f for f in candidates if _fits(f, surfaces, i, length, language, capitals)]
            if kept and length == 1 and not upper and _not_a_noun(words, owners[i]):
                kept = []
            if kept:
                piece = Piece(owners[i], owners[i + length - 1], kept)
                if not found or piece.first > found[-1].last:
                    found.append(piece)
                elif not simple and piece.first == found[-1].last == found[-1].first:
                    # two names in one hyphenated word: "Mali-Russie"
                    found.append(piece)
                free = i + length
                break
    return found


def _not_a_noun(words: list[Word], i: int) -> bool:
    """Whether the parse makes a lower-case word something that names nobody ("accuse"), and rightly so: not where it
    stands behind an article ("l'émir") or qualifies a noun ("le président turc"), whatever the parse calls it."""
    word = words[i]
    if word.pos not in _NOT_A_NOUN or word.dep == "amod":
        return False
    return not (word.pos in ("VERB", "ADV", "INTJ") and i > 0 and words[i - 1].pos == "DET")


def _fits(form: Form, surfaces: list[str], i: int, length: int, language: str, capitals: bool) -> bool:
    if form.language != language and form.language != "*" and form.kind in ("demonym", "office", "role", "metonym"):
        return False
    if form.capital < 0:
        return True
    if capitals:
        return not (form.acronym and length == 1 and surfaces[i].lower() in word_classes(language).not_acronym)
    if form.acronym:
        text = surfaces[i : i + length]
        if all(part.isupper() or part.isdigit() or (not part.islower() and part.upper() == part) for part in text):
            return True
        return length == 1 and len(text[0]) >= 4 and text[0][0].isupper()
    return form.capital < length and surfaces[i + form.capital][0].isupper()
