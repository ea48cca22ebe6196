"""The trees that the teaching parser decides on (only where the training group is installed)."""

from itertools import product

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("tokenizers")
from training.teacher import tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether every word leads up to word 0, one of them directly."""
    for word in range(1, len(heads)):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word]
    return sum(head == 0 for head in heads[1:]) == 1


@pytest.mark.parametrize("seed", range(12))
def test_the_best_tree_with_one_root_is_found(seed: int) -> None:
    rng = np.random.default_rng(seed)
    words = int(rng.integers(2, 6))
    scores = np.log(rng.dirichlet(np.ones(words), size=words))
    np.fill_diagonal(scores, -1e9)
    every = (heads for heads in product([0], *[range(words)] * (words - 1)) if is_tree(heads))
    best = max(every, key=lambda heads: sum(scores[w, heads[w]] for w in range(1, words)))
    assert tree(scores) == list(best)
