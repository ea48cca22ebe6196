"""The text encoder of the careful look (careful.py), with what stands on it.

It is multilingual-e5-small (Wang et al., 2024), fine-tuned. To the vectors of pieces is added what the coder knows of
their words, as typed markers do (Zhou and Chen, AACL 2022). Of each word it gives a vector: its first and last piece,
each the mean of the layers by learnt shares. On these stand a net that scores the event types that a word tells, a
conditional logit over the countries of which somebody may be whose country is guessed, and one over the sets of
countries that a side may be.
Weights stand in careful.npz, in eight bits; training/careful.py makes them and says how well they do.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from depeche.events.candidates import KINDS, Candidate, Countries, Guess
from depeche.events.coder import SentenceEvent
from depeche.events.layers import Array, Layers, gelu, widened
from depeche.events.pieces import Pieces
from depeche.events.windows import PIECES

WEIGHTS = Path(__file__).with_name("careful.npz")


class Reader:
    """The encoder with what stands on top of it."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path, allow_pickle=False) as stored:
            about = json.loads(str(stored["about"]))
            weights = {name: widened(stored, name) for name in about["names"]}
            self.pieces = Pieces(str(stored["pieces"]).split("\n"), stored["piece scores"].tolist())
        self.types: dict[str, int] = {name: i for i, name in enumerate(about["types"])}
        self.facts: dict[str, int] = {name: i for i, name in enumerate(about["facts"])}
        self.of_guess: list[str] = about["facts of guesses"]
        self.deeds: dict[str, int] = {name: i for i, name in enumerate(about["deeds"])}
        self.marks: dict[str, int] = {name: i for i, name in enumerate(about["marks"])}
        self.styles: dict[str, int] = about["styles"]
        self.judged: list[float] = about["judged"]
        self.net = Layers(weights, about["layers"], about["heads"])

    def vectors(
        self, texts: Sequence[tuple[list[str], list[bool]]], marks: Sequence[Mapping[int, Sequence[str]]], language: str
    ) -> list[Array]:
        """The vectors of the words of texts, each of shape (words, 2 * width). A text: its words, and whether a blank
        stands before each. marks: of each text, some of MARKS by the number of the word. language: fr or en, in the
        style of whose annotators the texts are read."""
        cut = [self.pieces.text(*text, PIECES) for text in texts]
        ids = [numbers for numbers, _, _ in cut]
        share = np.exp(self.net.weights["mix"])
        share /= share.sum()
        *starts, size = np.cumsum([0, *map(len, ids)]).tolist()
        added = np.zeros((size, self.net.weights["style"].shape[1]), np.float32)
        added[starts] = self.net.weights["style"][self.styles[language]]
        for (_, firsts, lasts), start, marked in zip(cut, starts, marks, strict=True):
            for word, names in marked.items():
                if firsts[word] >= PIECES - 1:  # is not read
                    continue
                of_word = self.net.weights["mark"][[self.marks[name] for name in names]].sum(axis=0)
                added[start + firsts[word] : start + lasts[word] + 1] += of_word
        mixed: Array = sum(part * hidden for part, hidden in zip(share, self.net.run(ids, added), strict=True))
        found = []
        for (_, firsts, lasts), start in zip(cut, starts, strict=True):
            first, last = (start + np.array(some, dtype=int) for some in (firsts, lasts))
            found.append(np.concatenate([mixed[first], mixed[last]], axis=1))
        return found

    def type_scores(self, words: Array, language: str) -> Array:
        """How much speaks for each event type's being told by each word, shape (words, types)."""
        inner = gelu(self.net.linear(words, "type.inner"))
        found: Array = self.net.linear(inner, "type.outer") + self.net.weights["type.style"][self.styles[language]]
        return found

    def side_scores(
        self,
        k: int,
        words: Array,
        trigger: Sequence[int],
        event: SentenceEvent,
        some: Mapping[Countries, Candidate],
        guesses: Sequence[Guess],
        whose: Sequence[Mapping[Countries, float]],
        language: str,
    ) -> Array:
        """The logarithm of the likelihood of each candidate for a side (0: actors) of an event, shape (candidates,).
        words: the vectors of `View.words`, shape (words, 2 * width); trigger: the numbers of the event's; whose: what
        `whose` finds of the guesses; language: fr or en. What speaks for a candidate's words is summed over all that
        name it, those that may name it by the likelihood that they do."""
        w = self.net.weights
        type_, deed = self.types[event.type], self.deeds.get(event.deed, 0)
        about = words[list(trigger)].mean(axis=0)
        weight = w["fact.type"][self.styles[language], k, type_] + w["fact.deed"][k, deed]
        weight = weight + self.net.linear(about, f"fact.{k}")
        facts = np.array([[fact in one.facts for fact in self.facts] for one in some.values()], np.float32)
        scores = facts @ weight
        ways = [(n, at, 0.0) for n, one in enumerate(some.values()) for at in one.words]
        ways += [
            (n, (guesses[g].word,), whose[g][key])
            for n, (key, one) in enumerate(some.items())
            for g in one.guesses
        ]  # fmt: skip
        if ways:
            named = sorted({i for _, at, _ in ways for i in at})
            own = self.net.linear(about, f"trigger.{k}") + w["side.type"][k, type_]
            fits = np.tanh(own + self.net.linear(words[named], f"mention.{k}")) @ w[f"fit.{k}"]
            fit = dict(zip(named, fits.tolist(), strict=True))
            _add_all(scores, ((n, sum(fit[i] for i in at) / len(at) + likely) for n, at, likely in ways))
        found: Array = scores - log_sum(scores)
        return found

    def whose(self, words: Array, guesses: Sequence[Guess], language: str) -> list[dict[Countries, float]]:
        """The logarithm of the likelihood that each guess is of each of the countries that it may be of. words: the
        vectors of `View.words`, shape (words, 2 * width); language: fr or en. What speaks for a country's words is
        summed over all that tell it."""
        if not guesses:
            return []
        w = self.net.weights
        column = {i: n for n, i in enumerate(sorted({i for at in guesses[0].words.values() for i in at}))}
        telling = self.net.linear(words[list(column)], "whose.telling")
        found = []
        for guess in guesses:
            facts = np.array([[fact in some for fact in self.of_guess] for some in guess.options.values()], np.float32)
            of_kind = w["whose.kind"][self.styles[language], KINDS.index(guess.kind)]
            scores = facts @ (of_kind + self.net.linear(words[guess.word], "whose"))
            ways = [(n, column[i]) for n, key in enumerate(guess.options) for i in guess.words.get(key, ())]
            if ways:
                own = self.net.linear(words[guess.word], "whose.guess")
                fits = np.tanh(own + telling[[i for _, i in ways]]) @ w["whose.fit"]
                _add_all(scores, zip((n for n, _ in ways), fits.tolist(), strict=True))
            found.append(dict(zip(guess.options, (scores - log_sum(scores)).tolist(), strict=True)))
        return found


def _add_all(scores: Array, ways: Iterable[tuple[int, float]]) -> None:
    """Add what speaks for rows of scores in several ways: the logarithm of the sum of the exponentials of each row."""
    of: dict[int, list[float]] = defaultdict(list)
    for n, way in ways:
        of[n].append(way)
    for n, all_ways in of.items():
        scores[n] += log_sum(np.array(all_ways))


def log_sum(x: Array) -> float:
    """The logarithm of the sum of the exponentials."""
    most = float(x.max())
    return most + math.log(float(np.exp(x - most).sum()))


@cache
def load_reader() -> Reader:
    """The encoder that ships, read once a process."""
    return Reader()
