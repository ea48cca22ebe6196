"""Where persons are named: the parse's entities and the tables' persons, trimmed and joined into name spans."""

from __future__ import annotations

from collections.abc import Container

from depeche.actors.forms import fold
from depeche.actors.pieces import Piece
from depeche.actors.wordclasses import WordClasses
from depeche.language.parsed import Sentence, Word

_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "da",
        "dos",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ben",
        "bin",
        "ibn",
        "al",
        "el",
        "ag",
        "ould",
        "mint",
        "abd",
        "abou",
        "abu",
        "bah",
        "ter",
        "la",
        "le",
        "o'",
        "-",
    ]
)
_NAME_POS = frozenset({"PROPN", "NOUN", "X", "ADJ", "VERB", "ADV", "INTJ"})


def capitalised(word: Word) -> bool:
    """Whether a word begins with a capital and has letters: what names look like."""
    first = word.text[0]
    return first.isupper() or (len(word.text) > 2 and first in "'’-" and word.text[1].isupper())


def name_spans(
    sentence: Sentence, pieces: list[Piece], classes: WordClasses, known: frozenset[str] | set[str], capitals: bool
) -> list[tuple[int, int]]:
    """Spans (first word, last word) of persons' names, in order.

    known: folded surnames of persons that the article has named in full; a capitalised word among them is a name.
    """
    words = sentence.words
    spans = [(p.first, p.last) for p in pieces if "person" in p.kinds and _person_reading(p, sentence)]
    persons = [(first, last) for first, last, kind in sentence.entities if kind == "person"]
    again = not sentence.vocabulary.isdisjoint(known)
    if not (spans or persons or again):
        return spans
    taken: list[Piece | None] = [None] * len(words)
    for piece in pieces:
        for i in range(piece.first, piece.last + 1):
            taken[i] = piece
    for first, last in persons:
        spans.extend(_trimmed(words, taken, classes, first, last))
    if again:
        for word in words:
            if word.lower not in known or len(word.text) < 3 or not word.text[0].isupper():
                continue
            there = taken[word.i]
            before = words[word.i - 1].lower if word.i else ""
            if there is None or ("state" in there.kinds and before not in ("la", "l'", "en", "the", "in", "of")):
                spans.append((word.i, word.i))
    if not spans:
        return spans
    return _joined(words, taken, spans, classes, capitals)


def bare_surnames(
    sentence: Sentence, pieces: list[Piece], names: list[tuple[int, int]], surnames: Container[str]
) -> set[int]:
    """Words outside all names and pieces that are written as names and are the surname of a person of the tables.
    Whether the person is meant is for the resolver to say."""
    found = {
        word.i
        for word in sentence.words
        if word.pos == "PROPN" and len(word.text) > 3 and word.text[0].isupper() and fold(word.lower) in surnames
    }
    if found:
        for piece in pieces:
            found.difference_update(range(piece.first, piece.last + 1))
        for first, last in names:
            found.difference_update(range(first, last + 1))
    return found


def _person_reading(piece: Piece, sentence: Sentence) -> bool:
    if len(piece.kinds) == 1:
        return True
    first = piece.first
    if piece.last > first and piece.kinds <= {"person", "role", "office"}:
        return True
    return any(a <= first <= b and kind == "person" for a, b, kind in sentence.entities)


def _trimmed(
    words: list[Word], taken: list[Piece | None], classes: WordClasses, first: int, last: int
) -> list[tuple[int, int]]:
    """An entity cut where a coordination or a comma joins two names, and freed of titles, addresses and other words."""
    parts: list[tuple[int, int]] = []
    begin = first
    for i in range(first, last + 2):
        if i > last or words[i].pos == "CCONJ" or words[i].lower in ("et", "and", ",", "ou", "or"):
            if i > begin:
                parts.append((begin, i - 1))
            begin = i + 1
    found = []
    for a, b in parts:
        while a <= b and (
            not capitalised(words[a]) or words[a].lower in classes.address or words[a].lower in classes.determiners
            or _titled(taken[a])
        ):  # fmt: skip
            a += 1
        while b >= a and not capitalised(words[b]):
            b -= 1
        if a > b or all(_elsewhere(taken[i]) for i in range(a, b + 1)):
            continue
        found.append((a, b))
    return found


def _titled(piece: Piece | None) -> bool:
    return piece is not None and not piece.kinds.isdisjoint(("role", "office", "demonym"))


def _elsewhere(piece: Piece | None) -> bool:
    return piece is not None and "person" not in piece.kinds


def _joined(
    words: list[Word], taken: list[Piece | None], spans: list[tuple[int, int]], classes: WordClasses, capitals: bool
) -> list[tuple[int, int]]:
    spans.sort()
    merged: list[list[int]] = []
    for first, last in spans:
        if merged and first <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], last)
        else:
            merged.append([first, last])
    if not capitals:
        for span in merged:
            a, b = span
            while a > 0 and _may_extend(words, taken, classes, a - 1):
                a -= 1
            while b + 1 < len(words) and _may_extend(words, taken, classes, b + 1):
                b += 1
            while b + 2 < len(words) and words[b + 1].text == "-" and words[b + 1].end == words[b + 2].start:
                b += 2
            span[0], span[1] = a, b
    found: list[tuple[int, int]] = []
    for a, b in merged:
        if found and a <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(b, found[-1][1]))
        else:
            found.append((a, b))
    return found


def _may_extend(words: list[Word], taken: list[Piece | None], classes: WordClasses, i: int) -> bool:
    word = words[i]
    if taken[i] is not None or not capitalised(word) or word.pos != "PROPN":
        return False
    return word.lower not in classes.address and word.lower not in classes.determiners


def name_run(sentence: Sentence, i: int, taken: list[Piece | None], classes: WordClasses) -> int:
    """Last word of the run of capitalised words that begins at word i (a name after a title), or -1."""
    words = sentence.words
    last = -1
    j = i
    while j < len(words):
        word = words[j]
        piece = taken[j]
        if piece is not None and not ("person" in piece.kinds or ("city" in piece.kinds and j > i)):
            break
        if capitalised(word) and word.pos in _NAME_POS and word.lower not in classes.address:
            last = j
        elif not (last >= 0 and word.lower in _PARTICLES and j + 1 < len(words) and capitalised(words[j + 1])
                  and word.lower not in ("de", "du", "des", "la", "le", "d'")):  # fmt: skip
            break
        j += 1
    return last
