"""A small sentence encoder (BERT architecture) in plain numpy, and the root type of marked sentences on top of it.

Its weights stand in encoder_en.npz, in eight bits; training/encoder.py makes them. The layers are those of MiniLM (Wang
et al., NeurIPS 2020).
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path

import numpy as np

from depeche.events.layers import Array, Layers, widened

WEIGHTS = Path(__file__).with_name("encoder_en.npz")
MARKS = {"<s>": "[unused0]", "</s>": "[unused1]", "<t>": "[unused2]", "</t>": "[unused3]"}
DOMAIN = "[unused4]"
"""The token that stands before a sentence of PLV, as in training; our own annotated sentences have another."""
LONGEST = 160


class WordPieces:
    """Splits text into the pieces of a vocabulary, in lower case and without accents, the longest piece first."""

    def __init__(self, vocabulary: list[str]) -> None:
        self.index = {piece: i for i, piece in enumerate(vocabulary)}

    def ids(self, marked: str) -> list[int]:
        """The numbers of the pieces of a marked sentence, between the tokens that open and close it."""
        for mark, token in MARKS.items():
            marked = marked.replace(mark, f" {token} ")
        found = [self.index[DOMAIN]]
        for part in marked.split():
            if part in self.index and part in MARKS.values():
                found.append(self.index[part])
            else:
                for word in _words(part):
                    found.extend(self._pieces(word))
        return [self.index["[CLS]"], *found[: LONGEST - 2], self.index["[SEP]"]]

    def _pieces(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                piece = word[start:end] if start == 0 else f"##{word[start:end]}"
                if piece in self.index:
                    found.append(self.index[piece])
                    start = end
                    break
            else:
                return [self.index["[UNK]"]]
        return found


def _words(part: str) -> list[str]:
    """A string without blanks as words and single signs, in lower case, accents and control characters left out."""
    found, word = [], ""
    for c in unicodedata.normalize("NFD", part.lower()):
        category = unicodedata.category(c)
        if category in ("Mn", "Cc", "Cf") or c == "\ufffd":
            continue
        if category.startswith("P") or (c.isascii() and not c.isalnum()) or "\u4e00" <= c <= "\u9fff":
            if word:
                found.append(word)
            found.append(c)
            word = ""
        else:
            word += c
    return [*found, word] if word else found


class Encoder:
    """The encoder and the layer that scores root types on top of it."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path, allow_pickle=False) as stored:
            about = json.loads(str(stored["about"]))
            self.roots: list[str] = about["roots"]
            self.pieces = WordPieces(str(stored["vocabulary"]).split("\n"))
            weights = {name: widened(stored, name) for name in about["names"]}
        self.net = Layers(weights, about["layers"], about["heads"])

    def scores(self, marked: str) -> Array:
        """How much speaks for each root type of a sentence with <s>actor</s> and <t>recipient</t>, shape (roots,)."""
        ids = self.pieces.ids(marked)
        *_, hidden = self.net.run([ids])
        numbers = np.array(ids)
        parts = [hidden[0]]
        for token in ("[unused0]", "[unused2]"):
            at = numbers == self.pieces.index[token]
            parts.append(hidden[at].mean(axis=0) if at.any() else np.zeros_like(hidden[0]))
        parts.append(hidden.mean(axis=0))
        found: Array = self.net.linear(np.concatenate(parts)[None], "out")[0]
        return found


@cache
def load_encoder() -> Encoder:
    """The encoder that ships, read once a process."""
    return Encoder()
