"""The layers of a text encoder (Devlin et al., BERT, NAACL 2019) in plain numpy.

Plain numpy because encoders run on request only: a runtime for neural networks and its tokenizer would weigh more than
all else that is installed. Weights are stored in eight bits and widened when loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]


class Layers:
    """The layers of BERT on arrays that have the names of training/encoder.py."""

    def __init__(self, weights: dict[str, Array], layers: int, heads: int) -> None:
        self.weights, self.layers, self.heads = weights, layers, heads

    def run(self, texts: Sequence[Sequence[int]], added: Array | None = None) -> Iterator[Array]:
        """The vectors of the pieces of texts, one behind the other, shape (pieces, width), after each layer.

        added: what is added to those of the pieces alone, of the same shape.
        """
        w = self.weights
        ends = np.cumsum([0, *map(len, texts)])
        places = [i for ids in texts for i in range(len(ids))]
        hidden = w["embeddings.word"][[i for ids in texts for i in ids]]
        if added is not None:
            hidden = hidden + added
        hidden = self._norm(hidden + w["embeddings.position"][places] + w["embeddings.kind"][0], "embeddings.norm")
        for n in range(self.layers):
            hidden = self._norm(hidden + self._attend(hidden, ends, n), f"{n}.attention.norm")
            inner = self.linear(hidden, f"{n}.inner")
            hidden = self._norm(hidden + self.linear(gelu(inner), f"{n}.outer"), f"{n}.norm")
            yield hidden

    def linear(self, x: Array, name: str) -> Array:
        """x through the linear layer of a name."""
        found: Array = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return found

    def _norm(self, x: Array, name: str) -> Array:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        found: Array = centred / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return found

    def _attend(self, x: Array, ends: Array, n: int) -> Array:
        size = x.shape[1] // self.heads
        q, k, v = (
            self.linear(x, f"{n}.attention.{part}").reshape(len(x), self.heads, size).transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        mixed = np.empty_like(q)
        for a, b in pairwise(ends):  # a text sees itself alone
            weight = q[:, a:b] @ k[:, a:b].transpose(0, 2, 1) / np.float32(np.sqrt(size))
            weight = np.exp(weight - weight.max(axis=-1, keepdims=True))
            weight /= weight.sum(axis=-1, keepdims=True)
            mixed[:, a:b] = weight @ v[:, a:b]
        return self.linear(mixed.transpose(1, 0, 2).reshape(x.shape), f"{n}.attention.output")


def widened(stored: Any, name: str) -> Array:
    """A stored array as 32-bit numbers; one in eight bits has a scale for each row."""
    held = stored[name]  # each access reads the file anew
    array: Array = held.astype(np.float32)
    if held.dtype == np.int8:
        array *= stored[f"{name}.scale"].astype(np.float32)[:, None]
    return array


def gelu(x: Array) -> Array:
    """x times the normal distribution's share below x (Hendrycks and Gimpel, 2016)."""
    found: Array = x * 0.5 * (1 + _erf(x / np.float32(np.sqrt(2))))
    return found


def _erf(x: Array) -> Array:
    """The error function to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    found: Array = np.sign(x) * (1 - series * np.exp(-(x**2)))
    return found
