"""What the trainings of text encoders share: batches by length, the rates of learning, arrays in eight bits."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

SMALL = 10_000
"""Matrices of so few numbers are stored in sixteen bits."""


def by_length(
    sizes: Sequence[int], lengths: Sequence[int], pieces: int, *, mixed: bool
) -> list[tuple[list[int], int, int]]:
    """Numbers of texts of like length, the length that they are to be filled up to, and how many to that.

    sizes: of the texts. Texts are filled up to few lengths, with as many at a time for each, which make so many pieces:
    kernels are compiled for every shape anew. mixed: in random order.
    """
    groups: list[tuple[list[int], int, int]] = []
    shorter = 0
    for length in lengths:
        some = [i for i, size in enumerate(sizes) if shorter < size <= length]
        shorter = length
        if mixed:
            random.shuffle(some)
        count = max(1, pieces // length)
        groups += [(some[k : k + count], length, count) for k in range(0, len(some), count)]
    if mixed:
        random.shuffle(groups)
    return groups


def rising_and_falling(optimizer: torch.optim.Optimizer, steps: int, warm: float) -> torch.optim.lr_scheduler.LambdaLR:
    """Rates that rise over the share `warm` of the steps and fall to nothing at the last."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, k / (warm * steps)) * max(0.0, 1 - k / steps) if steps else 0.0
    )


def narrowed(arrays: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Arrays as depeche.events.layers.widened reads them: matrices in eight bits with a scale for each row, what is
    small and the rest in sixteen."""
    stored: dict[str, Any] = {}
    for name, array in arrays.items():
        if array.ndim == 2 and array.size > SMALL:
            scale = np.abs(array).max(axis=1, keepdims=True) / 127 + 1e-12
            stored[name] = np.round(array / scale).astype(np.int8)
            stored[f"{name}.scale"] = scale[:, 0].astype(np.float32)
        else:
            stored[name] = array.astype(np.float16)
    return stored


class Drop(nn.Module):
    """Dropout that cuts its masks out of one long random one: drawing numbers takes a tenth of a step otherwise."""

    def __init__(self, share: float, size: int = 1 << 23) -> None:
        super().__init__()
        self.mask = (torch.rand(size) >= share).to(torch.bfloat16) / (1 - share)

    def forward(self, x: Tensor) -> Tensor:
        """A share of x set to 0, the rest larger for it; in use, x itself."""
        if not self.training:
            return x
        start = random.randrange(len(self.mask) - x.numel())
        return x * self.mask[start : start + x.numel()].view(x.shape)
