"""Reading CoNLL-U and turning its sentences into spaCy documents with the pipelines' own word boundaries."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc
from spacy.vocab import Vocab

from depeche.language.normalise import straightened


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a treebank sentence. ``head`` is the position of its head in the sentence (its own: the root)."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool


Sentence = tuple[Word, ...]
T = TypeVar("T")


@dataclass(slots=True)
class _Block:
    """The lines of one sentence as the file has them: words by number, and the spans that are written as one."""

    rows: dict[int, list[str]]
    spans: list[tuple[int, int, list[str]]]


def _blocks(path: Path) -> Iterator[_Block]:
    block = _Block({}, [])
    with path.open(encoding="utf8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if block.rows:
                    yield block
                block = _Block({}, [])
            elif line[0] != "#":
                cells = line.split("\t")
                if "-" in cells[0]:
                    first, last = map(int, cells[0].split("-"))
                    block.spans.append((first, last, cells))
                elif "." not in cells[0]:
                    block.rows[int(cells[0])] = cells
    if block.rows:
        yield block


def one_word(form: str) -> str:
    """Return a form as normalised text has it: plain apostrophes and quotation marks, "50 000" as "50_000"."""
    return straightened(form).replace(" ", "_")


def _spaced(cells: list[str]) -> bool:
    return "SpaceAfter=No" not in cells[9]


def _merged_features(rows: Sequence[list[str]]) -> str:
    features: dict[str, str] = {}
    for row in rows:
        if row[5] != "_":
            for pair in row[5].split("|"):
                features.setdefault(*pair.split("=", 1))
    return "|".join(f"{name}={features[name]}" for name in sorted(features)) or "_"


def read_conllu(path: Path, *, split_contractions: bool) -> list[Sentence]:
    """Read ``path`` with the word boundaries that a tokeniser can find in running text.

    Where several words are written as one, French "du", "aux", "desquels" become one word, which takes the place of
    the part that the others hang on (``split_contractions=False``); English "don't", "company's", "cannot" stay split
    when their parts, put together, are what is written (``split_contractions=True``), and become one word otherwise.
    """
    return [_sentence(block, split_contractions) for block in _blocks(path)]


def _sentence(block: _Block, split_contractions: bool) -> Sentence:
    rows = block.rows
    place = {number: number for number in rows}
    dropped: set[int] = set()
    spaces = {number: _spaced(cells) for number, cells in rows.items()}
    for first, last, cells in block.spans:
        parts = [rows[number] for number in range(first, last + 1)]
        if split_contractions and "".join(part[1] for part in parts) == cells[1]:
            for number in range(first, last):
                spaces[number] = False
            spaces[last] = _spaced(cells)
            continue
        outer = next((part for part in parts if not first <= int(part[6]) <= last), parts[0])
        rows[first] = [str(first), cells[1], *outer[2:5], _merged_features(parts), *outer[6:]]
        spaces[first] = _spaced(cells)
        for number in range(first + 1, last + 1):
            place[number] = first
            dropped.add(number)
    kept = [number for number in sorted(rows) if number not in dropped]
    position = {number: index for index, number in enumerate(kept)}
    words = []
    for index, number in enumerate(kept):
        _, form, lemma, upos, xpos, feats, head, dep, *_ = rows[number]
        root = head == "0"
        words.append(
            Word(
                form=one_word(form),
                lemma=one_word(lemma),
                upos=upos if upos != "_" else "X",
                xpos=xpos or "_",
                feats="" if feats == "_" else feats,
                head=index if root else position[place[int(head)]],
                dep="ROOT" if root else dep,
                space=spaces[number],
            )
        )
    return tuple(words)


def case_of(sentence: Sentence, index: int) -> str:
    """Return the lemma of the preposition that marks the word at ``index``, "" without one."""
    return next((word.lemma for word in sentence if word.head == index and word.dep == "case"), "")


def relabelled(sentence: Sentence, labels: dict[int, str]) -> Sentence:
    """Return the sentence with the dependency labels at the given positions put in place of the old ones."""
    return tuple(replace(word, dep=labels.get(index, word.dep)) for index, word in enumerate(sentence))


def document(vocab: Vocab, sentences: Iterable[Sentence], *, tags: bool) -> Doc:
    """Build one spaCy document of the sentences in turn; ``tags`` says whether the treebank's own tags are kept."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool] = []
    spaces: list[bool] = []
    for sentence in sentences:
        offset = len(words)
        words.extend(sentence)
        heads.extend(offset + word.head for word in sentence)
        starts.extend(index == 0 for index in range(len(sentence)))
        spaces.extend(word.space for word in sentence)
        spaces[-1] = True
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces,
        pos=[word.upos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.dep for word in words],
        tags=[word.xpos for word in words] if tags else None,
        sent_starts=None,
    )


def in_pieces(sentences: Sequence[T], rng: random.Random, longest: int) -> Iterator[Sequence[T]]:
    """Yield runs of 1 to ``longest`` sentences that follow each other, so the parser learns where one ends."""
    start = 0
    while start < len(sentences):
        count = rng.randint(1, longest)
        yield sentences[start : start + count]
        start += count
