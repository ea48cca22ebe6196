"""Sentences written by hand with their parse, and a few small tables, for whatever is not about the shipped data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from depeche.actors.mentions import find_mentions
from depeche.actors.rows import Row, read_table, table_files
from depeche.actors.tables import Tables
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

SMALL = Path(__file__).parent / "tables"
_POS = {
    "D": "DET", "N": "NOUN", "P": "PROPN", "A": "ADJ", "V": "VERB", "X": "AUX", "R": "ADP", "C": "CCONJ", "O": "PRON",
    "U": "NUM", "S": "SCONJ", "B": "ADV", "T": "PART", ".": "PUNCT",
}  # fmt: skip


def sentence(marked: str, language: str, index: int = 0, part: str = "body", start: int = 0) -> Sentence:
    """A sentence from "le:D ministre:N a:X reçu:V Samba_Ba:who": words with a letter for their part of speech; "who",
    "where" and "body" make a name and an entity. The tree is the plain one: determiners and adjectives hang on their
    noun, prepositional nouns on the word before, a noun before the verb is its subject, one behind it its object.
    """
    texts: list[tuple[str, str]] = []
    entities: list[tuple[int, int, str]] = []
    for token in marked.split():
        text, _, kind = token.rpartition(":")
        if kind in ("who", "where", "body"):
            names = text.split("_")
            entity = {"who": "person", "where": "place", "body": "organisation"}[kind]
            entities.append((len(texts), len(texts) + len(names) - 1, entity))
            texts += [(name, "P") for name in names]
        else:
            texts.append((text, kind))
    verb = next((i for i, (_, kind) in enumerate(texts) if kind == "V"), 0)
    words: list[Word] = []
    place = start
    pieces: list[str] = []
    for i, (text, kind) in enumerate(texts):
        if i and not texts[i - 1][0].endswith("'") and text not in (",", ".", ")", "'s") and texts[i - 1][0] != "(":
            pieces.append(" ")
            place += 1
        head, dep = _arc(texts, i, verb)
        words.append(Word(i, text, text.lower(), _POS[kind], dep, head, place, place + len(text), ""))
        pieces.append(text)
        place += len(text)
    return Sentence(index, "".join(pieces), start, words, entities, language, part)


def _arc(texts: list[tuple[str, str]], i: int, verb: int) -> tuple[int, str]:
    kinds = [kind for _, kind in texts]
    if i == verb:
        return i, "ROOT"
    kind = kinds[i]
    following = next((j for j in range(i + 1, len(kinds)) if kinds[j] in "NP"), verb)
    if kind in "DRUC":
        return following, {"D": "det", "R": "case", "U": "nummod", "C": "cc"}[kind]
    before = next((j for j in range(i - 1, -1, -1) if kinds[j] in "NP"), None)
    if kind == "A":
        return (before, "amod") if before is not None and before >= i - 2 else (following, "amod")
    if kind in "NP":
        if i and kinds[i - 1] in "NP":
            return i - 1, "flat:name" if kind == "P" else "compound"
        left = i - 1
        while left >= 0 and kinds[left] in "DAU":
            left -= 1
        if left >= 0 and kinds[left] == "R":
            return (before, "nmod") if before is not None and (verb > i or before > verb) else (verb, "obl")
        if left >= 0 and kinds[left] == "C" and before is not None:
            return before, "conj"
        return verb, "nsubj" if i < verb else "obj"
    if kind == "O":
        return verb, "nsubj" if i < verb else "obj"
    return verb, "dep"


@pytest.fixture(scope="session")
def tables() -> Tables:
    """The small tables beside this file, and nothing else."""
    rows = [row for file, layout in table_files(SMALL) for row in read_table(file, layout)]
    return Tables([row for row in rows if isinstance(row, Row)])


Find = Callable[..., list[list[Mention]]]


@pytest.fixture
def find(tables: Tables) -> Find:
    """Mentions of French sentences (written as for `sentence`) on 12 November 2021."""

    def found(
        *marked: str, language: str = "fr", date: str | None = "2021-11-12", country: str | None = None
    ) -> list[list[Mention]]:
        made: list[Sentence] = []
        start = 0
        for index, text in enumerate(marked):
            made.append(sentence(text, language, index, start=start))
            start = made[-1].end + 1
        return find_mentions(made, tables, published=date, country=country)

    return found
