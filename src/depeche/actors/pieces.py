"""Pieces of a sentence that a table knows: the longest forms that stand there, whole words only."""

from __future__ import annotations

from functools import lru_cache

from depeche.actors.forms import ALONE, LONGER, MOST_KEPT, Atom, Form, FormIndex, Forms, fold
from depeche.actors.wordclasses import word_classes
from depeche.language.parsed import Sentence, Word

_NOT_A_NOUN = frozenset({"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "PART", "PUNCT", "INTJ"})


class Piece:
    """Words `first` to `last` of a sentence and the forms (one or several readings) that they are."""

    __slots__ = ("first", "forms", "kinds", "last")

    def __init__(self, first: int, last: int, forms: list[Form], kinds: set[str] | None = None) -> None:
        self.first = first
        self.last = last
        self.forms = forms
        self.kinds = {form.kind for form in forms} if kinds is None else kinds

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
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 12 and sum(map(str.isupper, letters)) >= 0.75 * len(letters)


def find_pieces(sentence: Sentence, index: FormIndex) -> list[Piece]:
    """The longest table forms of a sentence from left to right, none overlapping another."""
    words = sentence.words
    pairs, known = index.pairs, index.atoms
    atoms: list[Atom] = []
    owners: list[int] = []
    hopeful: list[int] = []
    for i, word in enumerate(words):
        attached, parts = known.get(word.text) or index.cut(word.text)
        if attached and i:
            continue
        for atom in parts:
            if atom[2]:
                hopeful.append(len(atoms))
            atoms.append(atom)
            owners.append(i)
    if not hopeful:
        return []
    capitals = in_capitals(sentence.text)
    language = sentence.language
    met = index.met.setdefault((language, capitals), {})
    found: list[Piece] = []
    count = len(atoms)
    free = 0
    for i in hopeful:
        if i < free:
            continue
        lower, surface, begins, upper = atoms[i]
        lengths = begins & ALONE
        if begins & LONGER and i + 1 < count:
            second = atoms[i + 1][0]
            if lower in pairs and second in pairs[lower]:
                lengths |= pairs[lower][second]
            if upper and not (lower.isascii() and second.isascii()):
                lengths |= index.lengths(fold(lower), fold(second))
        if not lengths:
            continue
        for length in range(min(lengths.bit_length() - 1, count - i), 0, -1):
            if not lengths >> length & 1:
                continue
            text = surface if length == 1 else " ".join([atom[1] for atom in atoms[i : i + length]])
            forms, kinds = met.get(text) or _read(index, met, atoms[i : i + length], language, capitals)
            if not forms or (length == 1 and not upper and _not_a_noun(words, owners[i])):
                continue
            if words[owners[i]].pos == "NUM" and words[owners[i]].dep == "nummod":
                continue  # "vingt-sept soldats"
            piece = Piece(owners[i], owners[i + length - 1], forms, kinds)
            # a word with hyphens may hold two names: "Mali-Russie"
            if not found or piece.first > found[-1].last or piece.first == found[-1].last == found[-1].first:
                found.append(piece)
            free = i + length
            break
    return found


def _read(index: FormIndex, met: dict[str, Forms], atoms: list[Atom], language: str, capitals: bool) -> Forms:
    """The forms that atoms of a text, taken together, may be; `met` remembers them."""
    joined = " ".join([lower for lower, _, _, _ in atoms])
    surfaces = [surface for _, surface, _, _ in atoms]
    candidates = index.forms.get(joined)
    if atoms[0][3]:
        more = index.folded.get(joined) or (index.folded.get(fold(joined)) if not joined.isascii() else None)
        if more:
            candidates = more if candidates is None else candidates + more
        if candidates is None and capitals and not joined.isascii():
            candidates = index.forms.get(fold(joined))
    kept = [form for form in candidates or () if _fits(form, surfaces, language, capitals)]
    if len(met) >= MOST_KEPT:
        met.clear()
    forms = met[" ".join(surfaces)] = kept, {form.kind for form in kept}
    return forms


def _not_a_noun(words: list[Word], i: int) -> bool:
    """Whether the parse makes a lower-case word something that names nobody ("accuse"), and rightly so: not where it
    stands behind an article ("l'émir") or qualifies a noun ("le président turc"), whatever the parse calls it."""
    word = words[i]
    if word.pos not in _NOT_A_NOUN or word.dep == "amod":
        return False
    return not (word.pos in ("VERB", "ADV", "INTJ") and i > 0 and words[i - 1].pos == "DET")


def _fits(form: Form, surfaces: list[str], language: str, capitals: bool) -> bool:
    if form.language != language and form.language != "*" and form.kind in ("demonym", "office", "role", "metonym"):
        return False
    if form.capital < 0:
        return True
    first = surfaces[0]
    if capitals:
        return not (form.acronym and len(surfaces) == 1 and first.lower() in word_classes(language).not_acronym)
    if form.acronym:
        if all(part.isupper() or part.isdigit() or (not part.islower() and part.upper() == part) for part in surfaces):
            return True
        return len(surfaces) == 1 and len(first) >= 4 and first[0].isupper()
    return form.capital < len(surfaces) and surfaces[form.capital][0].isupper()
