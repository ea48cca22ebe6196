"""A small sentence encoder (BERT architecture) in plain numpy, and the root type of marked sentences on top of it.

Its weights stand in encoder_en.npz, in eight bits, and are widened when loaded; training/encoder.py makes them. Plain
numpy because the encoder runs for one command only: a runtime for neural networks and its tokenizer would weigh more
than all else that is installed. Source: Devlin et al., BERT, NAACL 2019; the layers are those of MiniLM (Wang et al.,
NeurIPS 2020).
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

WEIGHTS = Path(__file__).with_name("encoder_en.npz")
MARKS = {"<s>": "[unused0]", "</s>": "[unused1]", "<t>": "[unused2]", "</t>": "[unused3]"}
DOMAIN = "[unused4]"
"""The token that stands before a sentence of PLV, as in training; our own annotated sentences have another."""
LONGEST = 160
Array = np.ndarray[Any, np.dtype[Any]]


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
            self.heads: int = about["heads"]
            self.layers: int = about["layers"]
            self.pieces = WordPieces(str(stored["vocabulary"]).split("\n"))
            self.weights = {name: _widened(stored, name) for name in about["names"]}

    def scores(self, marked: str) -> Array:
        """How much speaks for each root type of a sentence with <s>actor</s> and <t>recipient</t>, shape (roots,)."""
        ids = self.pieces.ids(marked)
        hidden = self.encode(ids)
        numbers = np.array(ids)
        parts = [hidden[0]]
        for token in ("[unused0]", "[unused2]"):
            at = numbers == self.pieces.index[token]
            parts.append(hidden[at].mean(axis=0) if at.any() else np.zeros_like(hidden[0]))
        parts.append(hidden.mean(axis=0))
        found: Array = self._linear(np.concatenate(parts)[None], "out")[0]
        return found

    def encode(self, ids: list[int]) -> Array:
        """The vector of each piece in its context, shape (pieces, width)."""
        w = self.weights
        hidden = w["embeddings.word"][ids] + w["embeddings.position"][: len(ids)] + w["embeddings.kind"][0]
        hidden = self._norm(hidden, "embeddings.norm")
        for n in range(self.layers):
            hidden = self._norm(hidden + self._attend(hidden, n), f"{n}.attention.norm")
            inner = self._linear(hidden, f"{n}.inner")
            hidden = self._norm(hidden + self._linear(_gelu(inner), f"{n}.outer"), f"{n}.norm")
        return hidden

    def _linear(self, x: Array, name: str) -> Array:
        found: Array = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        found: Array = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found

    def _attend(self, x: Array, n: int) -> Array:
        size = x.shape[1] // self.heads
        q, k, v = (
            self._linear(x, f"{n}.attention.{part}").reshape(len(x), self.heads, size).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        weight = q @ k.transpose(0, 2, 1) / np.float32(np.sqrt(size))
        weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
        weight /= weight.sum(axis=-1, keepdims=True)
        return self._linear((weight @ v).transpose(1, 0, 2).reshape(x.shape), f"{n}.attention.output")


def _widened(stored: Any, name: str) -> Array:
    """A stored array as 32-bit numbers; one in eight bits has a scale for each row."""
    array: Array = stored[name].astype(np.float32)
    if stored[name].dtype == np.int8:
        array *= stored[f"{name}.scale"].astype(np.float32)[:, None]
    return array


def _gelu(x: Array) -> Array:
    """x times the normal distribution's share below x (Hendrycks and Gimpel, 2016)."""
    found: Array = x * 0.5 * (1 + _erf(x / np.float32(np.sqrt(2))))
    return found


def _erf(x: Array) -> Array:
    """The error function to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    found: Array = np.sign(x) * (1 - series * np.exp(-(x**2)))
    return found


@cache
def load_encoder() -> Encoder:
    """The encoder that ships, read once a process."""
    return Encoder()
