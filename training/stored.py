"""The net of the careful look as it ships (depeche.events.reader.Reader reads it): written from the one that is trained
(training/careful_net.py), and read back to be trained further."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from depeche.events.candidates import MARKS
from depeche.events.layers import widened
from depeche.events.windows import PIECES
from training.careful_data import TYPES
from training.careful_net import FACTS, FACTS_OF_GUESS, Net
from training.fitting import narrowed
from training.teacher import School, Start

SHIPS = {"fr": 0, "en": 1}
"""The style in which it ships in each language."""
OF_FACTS = {"facts": ("fact.type", "fact.deed"), "facts of guesses": ("whose.kind",)}
"""The arrays whose last axis are facts."""
OF_LAYERS = {"facts": ("fact.0", "fact.1"), "facts of guesses": ("whose",)}
"""The layers that give a number for each fact."""


def _layers(net: Net) -> dict[str, nn.Linear]:
    found = {
        "type.inner": net.inner, "type.outer": net.outer,
        "whose": net.whose_of, "whose.guess": net.whose_guess, "whose.telling": net.whose_telling,
    }  # fmt: skip
    for k in (0, 1):
        for name, layers in (("fact", net.about), ("trigger", net.trigger), ("mention", net.mention)):
            found[f"{name}.{k}"] = layers[k]  # type: ignore[assignment]
    return found


def _whole(net: Net) -> dict[str, Tensor]:
    """The arrays that are in the file as they are in the net."""
    found: dict[str, Tensor] = {
        "mix": net.encoder.mix, "mark": net.mark, "fact.deed": net.fact_deed, "side.type": net.side_type,
        "whose.fit": net.whose_fit,
    }  # fmt: skip
    found |= {f"fit.{k}": net.fit[k] for k in (0, 1)}
    for name, layer in _layers(net).items():
        found |= {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
    return found


def arrays(net: Net, vectors: Tensor) -> dict[str, Tensor]:
    """The arrays of the file, in the styles in which it ships. vectors: of the pieces that are kept, shape (pieces,
    width)."""
    shipped, width = list(SHIPS.values()), net.encoder.width
    found: dict[str, Tensor] = {_named(name): w for name, w in zip(net.encoder.names, net.encoder.held, strict=True)}
    for name in ("embeddings.position", "embeddings.kind"):
        found[name] = found[name].view(-1, width)
    found["embeddings.position"] = found["embeddings.position"][:PIECES]
    of_type = [(net.fact + net.fact_style[:, n])[:, None] + net.fact_type + net.fact_type_style[:, n] for n in shipped]
    return found | _whole(net) | {
        "embeddings.word": vectors, "style": net.style[shipped], "type.style": net.style_type[shipped],
        "fact.type": torch.stack(of_type), "whose.kind": net.whose_kind + net.whose_style[shipped],
    }  # fmt: skip


@torch.no_grad()
def save(path: Path, net: Net, start: Start, used: set[int], judged: Sequence[float]) -> None:
    """Store a net; matrices in eight bits with a scale for each row, the rest in sixteen.

    start: what all began from. used: the pieces that are kept. judged: how it counts beside the judgement.
    """
    kept = [*range(4), *sorted(i for i in used if i > 3)]
    some = arrays(net, net.school[0].vectors[kept])
    about = {
        "types": TYPES, "facts": FACTS, "facts of guesses": FACTS_OF_GUESS, "marks": MARKS, "deeds": [*net.deeds],
        "judged": judged, "styles": {language: n for n, language in enumerate(SHIPS)}, "names": sorted(some),
        "heads": net.encoder.heads, "layers": net.encoder.layers,
        "from": "multilingual-e5-small (Wang et al., 2024; MIT), by way of the parser of training/teacher.py",
        "trained on": "benchmarks/events, ../shared/gold/fr_dev, the lexicons; before, as a parser, on Sequoia "
        "and FQB (LGPL-LR), GSD, Rhapsodie and ParisStories (CC BY-SA 4.0), PUD (CC BY-SA 3.0)",
    }  # fmt: skip
    scores: dict[str, Any] = {"piece scores": np.array([start.pieces[i][1] for i in kept], np.float32)}
    np.savez_compressed(
        path,
        about=json.dumps(about, ensure_ascii=False),
        pieces="\n".join(start.pieces[i][0] for i in kept),
        **scores,
        **narrowed({name: tensor.detach().numpy() for name, tensor in some.items()}),
    )


@torch.no_grad()
def load(path: Path) -> Net:
    """The net of a file. Styles that are not in it begin as the French one, facts that it does not know as nothing.
    SystemExit where it knows other types or marks."""
    with np.load(path, allow_pickle=False) as stored:
        about: dict[str, Any] = json.loads(str(stored["about"]))
        w = {name: torch.from_numpy(widened(stored, name)) for name in about["names"]}
    if (about["types"], about["marks"]) != (TYPES, [*MARKS]):
        raise SystemExit(f"{path}: it knows other types or marks than the coder has now; start from the teacher")
    for known, now in (("facts", FACTS), ("facts of guesses", FACTS_OF_GUESS)):
        for name in OF_FACTS[known]:
            w[name] = by_name(w[name], about[known], now, -1)
        for name in OF_LAYERS[known]:
            for end in (".weight", ".bias"):
                w[name + end] = by_name(w[name + end], about[known], now, 0)
    net = Net(School(), about["deeds"])
    for name, held in zip(net.encoder.names, net.encoder.held, strict=True):
        one = w[_named(name)]
        if name == "emb.pos":  # there are more than are stored
            held.view(-1, net.encoder.width)[:PIECES] = one
        else:
            held[:] = one.view_as(held)
    for name, array in _whole(net).items():
        array.copy_(w[name])
    french, kind = about["styles"]["fr"], w["whose.kind"]
    for all_styles, name in ((net.style, "style"), (net.style_type, "type.style")):
        all_styles.copy_(w[name][french].expand_as(all_styles))
    net.fact_type.copy_(w["fact.type"][french])
    net.whose_kind.copy_(kind[french])
    for language, n in SHIPS.items():
        of_style = about["styles"][language]
        net.style[n] = w["style"][of_style]
        net.style_type[n] = w["type.style"][of_style]
        net.fact_type_style[:, n] = w["fact.type"][of_style] - w["fact.type"][french]
        net.whose_style[n] = kind[of_style] - kind[french]
    return net


def by_name(held: Tensor, known: Sequence[str], now: Sequence[str], axis: int) -> Tensor:
    """An array whose axis has some names, with that axis by others; zero where a name is new."""
    axis %= held.ndim
    found = torch.zeros([len(now) if n == axis else size for n, size in enumerate(held.shape)])
    both = [name for name in now if name in known]
    of_now, of_known = (torch.tensor([names.index(name) for name in both]) for names in (now, known))
    return found.index_copy(axis, of_now, held.index_select(axis, of_known))


def _named(name: str) -> str:
    """The name of one of e5's arrays in our file."""
    if name.startswith("emb."):
        where = {"pos": "position", "type": "kind", "ln": "norm"}
        part = name.split(".")[1]
        end = {"w": ".weight", "b": ".bias"}.get(name.rpartition(".")[2], "")
        return f"embeddings.{where[part]}{end}"
    layer, part, end = name.split(".")
    parts = {
        "q": "attention.query", "k": "attention.key", "v": "attention.value", "ao": "attention.output",
        "aln": "attention.norm", "fi": "inner", "fo": "outer", "oln": "norm",
    }  # fmt: skip
    return f"{layer[1:]}.{parts[part]}.{'weight' if end == 'w' else 'bias'}"
