"""Words to the pieces that a multilingual encoder reads: the likeliest way to cut each (Kudo, ACL 2018, unigram)."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

FIRST, FILLING, LAST, UNKNOWN = 0, 1, 2, 3
"""The numbers of the pieces that open, fill and close a text, and of what no piece spells."""
BLANK = "▁"
PENALTY = 10.0
"""How much worse than the worst piece an unknown character scores."""


class Pieces:
    """A vocabulary of pieces with the logarithms of their shares.

    pieces: text by number; scores: of the same length. A piece that begins a word begins with BLANK.
    """

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self.pieces = list(pieces)
        self.index = {piece: i for i, piece in enumerate(pieces) if i > UNKNOWN}
        self.scores = [float(score) for score in scores]
        self.longest = max(map(len, self.index), default=1)
        self.worst = min(self.scores, default=0.0) - PENALTY
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str, begins: bool) -> tuple[int, ...]:
        """The numbers of a word's pieces. begins: whether a blank, or nothing, stands before it."""
        text = unicodedata.normalize("NFKC", word).replace("_", "")  # as in training (training/teacher.py)
        return tuple(self._cut((BLANK if begins else "") + text)) or (UNKNOWN,)

    def _cut(self, text: str) -> Iterator[int]:
        best = [0.0] + [-math.inf] * len(text)
        last = [(0, UNKNOWN)] * (len(text) + 1)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - self.longest), end):
                number = self.index.get(text[start:end])
                if number is not None:
                    score = best[start] + self.scores[number]
                elif start == end - 1:
                    score, number = best[start] + self.worst, UNKNOWN
                else:
                    continue
                if score > best[end]:
                    best[end], last[end] = score, (start, number)
        found: list[int] = []
        at = len(text)
        while at:
            at, number = last[at]
            if not (number == UNKNOWN and found and found[-1] == UNKNOWN):
                found.append(number)
        return reversed(found)

    def text(self, words: Sequence[str], begins: Sequence[bool], most: int) -> tuple[list[int], list[int], list[int]]:
        """The pieces of a text between those that open and close it, so many at most, and the first and the last piece
        of each word (of one that is cut away the last piece of all)."""
        ids, firsts, lasts = [FIRST], [], []
        for word, blank in zip(words, begins, strict=True):
            firsts.append(len(ids))
            ids.extend(self.of(word, blank))
            lasts.append(len(ids) - 1)
        return [*ids, LAST][:most], [min(i, most - 1) for i in firsts], [min(i, most - 1) for i in lasts]
