"""The net of the careful look as it is trained (training/careful.py): depeche.events.reader.Reader, with gradients."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel

from depeche.events.candidates import KINDS, MARKS, Candidate, Countries, Guess
from depeche.events.pieces import FILLING, LAST
from depeche.model import EVENT_TYPES
from training.careful_data import OF_LEXICON, TYPES
from training.documents import Document, Text
from training.teacher import School, Teacher

FACTS = [
    "none", "rule:none", "rule:implied", "rule:vague", "rule:named", "home", "partner", "r0", "r1", "r2", "r3", "other",
    "same", "poss", "title", "sent", "conj", "multi", "before", "rule:guess", "earlier", "both", "r0r1",
    "r0r2", "r1r2", "together",
]  # fmt: skip
FACTS_OF_GUESS = [
    "none", "own", "home", "partner", "r0", "r1", "r2", "r3", "sent", "title", "before", "earlier", "both", "r0r1",
    "r0r2", "r1r2", "together",
]  # fmt: skip
"""What may be so of a candidate, and of a country that somebody may be of (src/depeche/events/candidates.py)."""
Whose = tuple[Tensor, list[dict[Countries, int]]]
"""How likely guesses are of each country: logarithms in a row, and where in it each country of each guess stands."""
MASK, MASKED = 250_001, 0.06
"""The number of the piece that stands for any in the vocabulary of XLM-R, and how many pieces it hides in training."""
UNMARKED, UNREAD = 0.15, 0.15
"""How many marks are withheld in training; from how many sentences all types of readings are: an event that no entry
reads has none."""
TYPES_FROM = len(MARKS) - len(EVENT_TYPES)
"""The number of the first mark that is an event type."""
LONG = 288
"""From so many pieces on, attention is quicker without a table of all pairs."""
NOBODY: Whose = torch.zeros(0), []


class Net(nn.Module):
    """The encoder and what stands on it; the arrays of depeche.events.reader.Reader, with gradients and by style."""

    def __init__(self, school: School, deeds: Sequence[str]) -> None:
        super().__init__()
        self.school, self.deeds = [school], {name: i for i, name in enumerate(deeds)}
        self.encoder: Teacher = school.net
        for name in ("below", "above", "below_label", "above_label", "tag", "arc", "label"):
            delattr(self.encoder, name)
        width, wide, styles = self.encoder.width, 2 * self.encoder.width, OF_LEXICON + 1
        facts, types, hidden = len(FACTS), len(TYPES), 192

        def zeros(*shape: int) -> nn.Parameter:
            return nn.Parameter(torch.zeros(*shape))

        self.drop = nn.Dropout(0.2)
        self.inner, self.outer = nn.Linear(wide, 256), nn.Linear(256, types)
        self.mark = zeros(len(MARKS), width)
        self.style, self.style_type = zeros(styles, width), zeros(styles, types)
        self.fact, self.fact_style = zeros(2, facts), zeros(2, styles, facts)
        self.fact_type, self.fact_type_style = zeros(2, types, facts), zeros(2, styles, types, facts)
        self.fact_deed, self.side_type = zeros(2, len(deeds), facts), zeros(2, types, hidden)
        self.about = nn.ModuleList([nn.Linear(wide, facts) for _ in range(2)])
        self.trigger = nn.ModuleList([nn.Linear(wide, hidden) for _ in range(2)])
        self.mention = nn.ModuleList([nn.Linear(wide, hidden) for _ in range(2)])
        self.fit = nn.Parameter(torch.randn(2, hidden) * 0.05)
        kinds, of_guess = len(KINDS), len(FACTS_OF_GUESS)
        self.whose_kind, self.whose_style = zeros(kinds, of_guess), zeros(styles, kinds, of_guess)
        self.whose_of = nn.Linear(wide, of_guess)
        self.whose_guess, self.whose_telling = nn.Linear(wide, hidden), nn.Linear(wide, hidden)
        self.whose_fit = nn.Parameter(torch.randn(hidden) * 0.05)
        with torch.no_grad():
            self.whose_kind[:, FACTS_OF_GUESS.index("own")] = 2.0
        nn.init.constant_(self.outer.bias, -3.0)
        for about in (*self.about, self.whose_of):
            nn.init.zeros_(about.weight)
            nn.init.zeros_(about.bias)

    def words(self, some: Sequence[Document], length: int) -> tuple[Tensor, ...]:
        """The vectors of the words that each sentence of some stories is judged by (`View.words`). length: what their
        windows are filled up to."""
        texts = [text for one in some for text in one.texts]
        ids = torch.tensor([[*text.ids, *[FILLING] * (length - len(text.ids))] for text in texts])
        style = self.style[torch.tensor([one.items[0].style for one in some for _ in one.texts])]
        first = (torch.arange(length) == 0)[None, :, None]
        if self.training:
            ids = torch.where((torch.rand(ids.shape) < MASKED) & (ids > LAST), MASK, ids)
        vectors = self.marked(self.school[0].vectors[ids] + style[:, None] * first, texts)
        quick = [SDPBackend.FLASH_ATTENTION] if length >= LONG else []
        with torch.autocast("cpu", dtype=torch.bfloat16), sdpa_kernel([*quick, SDPBackend.MATH]):
            hidden = self.encoder.encode(vectors, ids != FILLING)
        flat, start = hidden.float().flatten(0, 1), 0
        firsts, lasts, sizes = list[int](), list[int](), list[int]()
        for one in some:
            for item in one.items:
                at = [one.at[word] for word in item.view.words(item.place)[: item.words]]
                firsts += [(start + n) * length + i for n, i, _ in at]
                lasts += [(start + n) * length + i for n, _, i in at]
                sizes.append(item.words)
            start += len(one.texts)
        return torch.cat([flat[firsts], flat[lasts]], -1).split(sizes)

    def marked(self, vectors: Tensor, texts: Sequence[Text]) -> Tensor:
        """The vectors of pieces, shape (texts, length, width), with what the marks of their words add; in training some
        marks are withheld."""
        length, places, marks = vectors.shape[1], list[int](), list[int]()
        for n, text in enumerate(texts):
            marked = sorted({word.place for word in text.marked})
            unread = {place for place in marked if self.training and random.random() < UNREAD}
            for word in text.marked:
                names = word.marks
                if self.training:
                    most = TYPES_FROM if word.place in unread else len(MARKS)
                    names = [name for name in names if name < most and random.random() >= UNMARKED]
                for i in range(word.first, word.last + 1):
                    places += [n * length + i] * len(names)
                    marks += names
        at = torch.tensor(places, dtype=torch.int64)
        return vectors.flatten(0, 1).index_add(0, at, self.mark[marks]).view(vectors.shape)

    def type_scores(self, words: Tensor, styles: Tensor) -> Tensor:
        """As Reader.type_scores; styles: that of each word."""
        inner = self.drop(nn.functional.gelu(self.inner(self.drop(words))))
        return self.outer(inner) + self.style_type[styles]

    def whose(self, words: Tensor, guesses: Sequence[Guess], style: int) -> Whose:
        """As Reader.whose: the logarithms in a row, and where in it each country of each guess stands."""
        if not guesses:
            return NOBODY
        kinds = [KINDS.index(guess.kind) for guess in guesses]
        weight = self.whose_kind[kinds] + self.whose_style[style, kinds]
        weight = weight + self.whose_of(self.drop(words[[guess.word for guess in guesses]]))
        sizes = [len(guess.options) for guess in guesses]
        facts = torch.tensor(
            [[float(f in one) for f in FACTS_OF_GUESS] for guess in guesses for one in guess.options.values()]
        )
        scores = (facts * weight[[n for n, size in enumerate(sizes) for _ in range(size)]]).sum(-1)
        start = np.cumsum([0, *sizes]).tolist()
        at = [{key: start[n] + i for i, key in enumerate(guess.options)} for n, guess in enumerate(guesses)]
        ways = [
            (at[n][key], n, i) for n, one in enumerate(guesses) for key in one.options for i in one.words.get(key, ())
        ]
        if ways:
            rows, of, named = (list(some) for some in zip(*ways, strict=True))
            column = {i: n for n, i in enumerate(sorted(set(named)))}
            own = self.whose_guess(self.drop(words[[guess.word for guess in guesses]]))
            telling = self.whose_telling(self.drop(words[list(column)]))
            fits = torch.tanh(own[of] + telling[[column[i] for i in named]]) @ self.whose_fit
            scores = added(scores, rows, fits)
        return torch.cat([torch.log_softmax(part, 0) for part in scores.split(sizes)]), at

    def side_scores(
        self,
        k: int,
        words: Tensor,
        trigger: list[int],
        told: str,
        deed: str,
        some: Mapping[Countries, Candidate],
        guesses: Sequence[Guess],
        whose: Whose,
        style: int,
    ) -> Tensor:
        """As Reader.side_scores, not yet normalised. told: the event type."""
        type_ = TYPES.index(told)
        about = self.drop(words[trigger].mean(0))
        weight = (
            self.fact[k] + self.fact_style[k, style] + self.fact_type[k, type_] + self.fact_type_style[k, style, type_]
            + self.fact_deed[k, self.deeds.get(deed, 0)] + self.about[k](about)
        )  # fmt: skip
        facts = torch.tensor([[float(fact in one.facts) for fact in FACTS] for one in some.values()])
        scores = facts @ weight
        ways = [(n, at, -1) for n, one in enumerate(some.values()) for at in one.words]
        ways += [
            (n, (guesses[g].word,), whose[1][g][key]) for n, (key, one) in enumerate(some.items()) for g in one.guesses
        ]
        if not ways:
            return scores
        named = sorted({i for _, at, _ in ways for i in at})
        column = {i: n for n, i in enumerate(named)}
        own = self.trigger[k](about) + self.side_type[k, type_]
        fits = torch.tanh(own + self.mention[k](self.drop(words[named]))) @ self.fit[k]
        share = np.zeros((len(ways), len(named)), np.float32)
        for row, (_, at, _) in enumerate(ways):
            share[row, [column[i] for i in at]] = 1 / len(at)
        likely = torch.cat([torch.zeros(1), whose[0]])[[1 + i for _, _, i in ways]]
        return added(scores, [n for n, _, _ in ways], torch.from_numpy(share) @ fits + likely)


def added(scores: Tensor, of: Sequence[int], ways: Tensor) -> Tensor:
    """Scores with what speaks for them in several ways: for each the logarithm of the sum of the exponentials.

    scores: shape (scores,); of: which score each way speaks for; ways: shape (ways,).
    """
    some = sorted(set(of))
    row = {n: i for i, n in enumerate(some)}
    by = torch.full((len(some), len(of)), -torch.inf)
    by[[row[n] for n in of], range(len(of))] = ways
    return scores.index_add(0, torch.tensor(some), by.logsumexp(1))
