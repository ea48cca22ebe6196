"""The net of the careful look in training gives what the reader that ships gives."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("tokenizers")
pytest.importorskip("sklearn")

from training.careful_net import FACTS_OF_GUESS, Net, added  # noqa: E402
from training.documents import Marked, Text  # noqa: E402

from depeche.events.candidates import KINDS, MARKS, Countries, Guess  # noqa: E402
from depeche.events.layers import Layers  # noqa: E402
from depeche.events.pieces import Pieces  # noqa: E402
from depeche.events.reader import Reader  # noqa: E402
from depeche.events.windows import PIECES  # noqa: E402

WIDE = 6
OPTIONS: dict[Countries, set[str]] = {(): {"none"}, ("MLI",): {"own", "home"}, ("RUS",): {"sent"}, ("FRA",): {"r0"}}
TELLING: dict[Countries, list[int]] = {("RUS",): [3, 1], ("MLI",): [2]}


def test_what_speaks_in_several_ways_is_added_by_row() -> None:
    found = added(torch.tensor([1.0, 2.0, 3.0]), [2, 0, 2], torch.tensor([0.5, 0.25, 0.5]))
    assert found.tolist() == pytest.approx([1.25, 2.0, 3.5 + np.log(2)])


@pytest.mark.parametrize("telling", [TELLING, {}])
def test_of_which_country_somebody_is_is_the_same_in_training(telling: dict[Countries, list[int]]) -> None:
    torch.manual_seed(0)
    facts, linear = len(FACTS_OF_GUESS), torch.nn.Linear
    layers = {"whose_of": linear(WIDE, facts), "whose_guess": linear(WIDE, 4), "whose_telling": linear(WIDE, 4)}
    kinds, styles, fit = torch.randn(len(KINDS), facts), torch.randn(2, len(KINDS), facts), torch.randn(4)
    net: Any = SimpleNamespace(drop=torch.nn.Identity(), whose_kind=kinds, whose_style=styles, whose_fit=fit, **layers)
    reader = object.__new__(Reader)
    reader.of_guess, reader.styles = FACTS_OF_GUESS, {"fr": 0}
    weights = {"whose.kind": kinds + styles, "whose.fit": fit}
    for name, layer in zip(("whose", "whose.guess", "whose.telling"), layers.values(), strict=True):
        weights |= {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
    reader.net = Layers({name: one.detach().numpy() for name, one in weights.items()}, 1, 1)
    guesses = [Guess(0, "pronoun", OPTIONS, telling, None), Guess(4, "name", OPTIONS, telling, None)]
    words = torch.randn(5, WIDE)
    with torch.no_grad():
        likely, at = Net.whose(net, words, guesses, 0)
    shipped = reader.whose(words.numpy(), guesses, "fr")
    for places, found in zip(at, shipped, strict=True):
        assert {key: float(likely[n]) for key, n in places.items()} == pytest.approx(found, abs=1e-5)
        assert sum(np.exp(list(found.values()))) == pytest.approx(1.0)


def test_what_marks_add_to_pieces_is_the_same_in_training() -> None:
    torch.manual_seed(0)
    weights = torch.randn(len(MARKS), WIDE)
    texts = [Text([], []), Text([], [Marked(2, 3, 0, [2, 5]), Marked(4, 4, 0, [0])])]
    net: Any = SimpleNamespace(training=False, mark=weights)
    both = Net.marked(net, torch.zeros(2, PIECES, WIDE), texts)
    added_here = torch.cat([both[0, :3], both[1]])
    assert not added_here[-1].any()
    reader = object.__new__(Reader)
    reader.marks, reader.styles = {name: n for n, name in enumerate(MARKS)}, {"fr": 0}
    seen: list[Any] = []

    class Run(Layers):
        """Remembers what is added to pieces."""

        def run(self, texts: Any, added: Any = None) -> Any:
            seen.append(added)
            return [added]

    reader.net = Run({"mark": weights.numpy(), "style": np.zeros((1, WIDE), np.float32), "mix": np.zeros(1)}, 1, 1)
    reader.pieces = Pieces(["<s>", "<pad>", "</s>", "<unk>", "▁a", "▁b", "c", "▁d"], [0.0] * 4 + [-1.0] * 4)
    read = [(["a"], [True]), (["a", "bc", *["d"] * PIECES], [True] * (PIECES + 2))]
    reader.vectors(read, [{}, {1: [MARKS[2], MARKS[5]], 2: [MARKS[0]], PIECES: [MARKS[1]]}], "fr")
    assert np.allclose(seen[0], added_here.numpy())
    assert np.abs(seen[0]).sum() > 0
