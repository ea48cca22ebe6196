"""What the trainings of encoders share: batches of like length, rates of learning, arrays in eight bits."""

from __future__ import annotations

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.fitting import Drop, by_length, narrowed, rising_and_falling  # noqa: E402

from depeche.events.layers import widened  # noqa: E402


def test_every_text_stands_in_one_group_that_its_length_fits() -> None:
    sizes = [3, 9, 16, 17, 30, 2]
    groups = by_length(sizes, (4, 16, 32), 32, mixed=True)
    assert sorted(i for group, _, _ in groups for i in group) == list(range(len(sizes)))
    assert all(sizes[i] <= length and len(group) <= count for group, length, count in groups for i in group)
    assert {(length, count) for _, length, count in groups} == {(4, 8), (16, 2), (32, 1)}


def test_rates_rise_and_fall_to_nothing() -> None:
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    rate = rising_and_falling(optimizer, 10, 0.2)
    seen = []
    for _ in range(10):
        optimizer.step()
        rate.step()
        seen.append(rate.get_last_lr()[0])
    assert seen[0] < seen[1] > seen[2] > seen[-2] > seen[-1] == 0


def test_what_is_stored_in_eight_bits_is_read_again_nearly_as_it_was() -> None:
    arrays = {"wide": np.random.default_rng(0).normal(size=(150, 90)).astype(np.float32), "small": np.ones((2, 3))}
    stored = narrowed(arrays)
    assert stored["wide"].dtype == np.int8
    assert "small.scale" not in stored
    for name, array in arrays.items():
        assert np.abs(widened(stored, name) - array).max() < 0.02


def test_a_share_is_dropped_in_training_and_nothing_in_use() -> None:
    drop, x = Drop(0.25, size=1 << 16), torch.ones(40, 50)
    dropped = drop(x)
    assert 0.2 < float((dropped == 0).float().mean()) < 0.3
    assert float(dropped.mean()) == pytest.approx(1, abs=0.08)
    assert drop.eval()(x) is x
