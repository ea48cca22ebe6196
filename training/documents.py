"""Annotated stories as the encoder of the careful look reads them in training (training/careful.py): whole, some with
other countries in them, in batches of like length."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from depeche.events.careful import OF_NOTHING
from depeche.events.pieces import Pieces
from depeche.events.windows import PIECES, windows
from training.careful_data import Item
from training.fitting import by_length
from training.swapped import Swaps

LENGTHS = (24, 48, 96, 160, 224, 288, 352, 416, 464, PIECES)
"""The lengths to which windows are filled up."""


class Marked(NamedTuple):
    """The pieces of a word, the first and the last, its sentence, and the numbers of its marks."""

    first: int
    last: int
    place: int
    marks: list[int]


class Text(NamedTuple):
    """A window: the numbers of its pieces, and its words that are marked."""

    ids: list[int]
    marked: list[Marked]


@dataclass(slots=True)
class Document:
    """A story: its sentences, its windows, and of each word, by its sentence and its number there, the window and the
    first and the last piece."""

    items: list[Item]
    texts: list[Text]
    at: dict[tuple[int, int], tuple[int, int, int]]


class Documents:
    """Makes documents of stories."""

    def __init__(self, pieces: Pieces, languages: Sequence[str]) -> None:
        self.pieces, self.swaps = pieces, {language: Swaps(language) for language in languages}

    def of(self, story: Sequence[Item], swapped: bool = False) -> Document:
        """The document of a story. swapped: with other countries in the place of those that it names."""
        one = story[0]
        untitled = () if one.is_example else OF_NOTHING[one.language]
        read = windows(one.view.sentences, self.pieces, untitled)
        said = [word for window in read for word in window.words]
        words = iter(self.swaps[one.language].swapped(said) if swapped else said)
        marks = {(item.place, n): names for item in story for n, names in item.marks.items()}
        found = Document(list(story), [], {})
        for window in read:
            of_window = [next(words) for _ in window.words]
            ids, first, last = self.pieces.text(of_window, window.begins, PIECES)
            text = Text(ids, [])
            for start, end, at in zip(first, last, window.at, strict=True):
                if at is None:
                    continue
                if at[0] in window.new:
                    found.at[at] = len(found.texts), start, end
                if at in marks and start < PIECES - 1:
                    text.marked.append(Marked(start, end, at[0], marks[at]))
            found.texts.append(text)
        return found

    def batches(
        self, stories: Sequence[Sequence[Item]], size: int, swapped: float = 0.0, *, mixed: bool = False
    ) -> Iterator[tuple[list[Document], int]]:
        """Stories of like length with some `size` pieces in all, and the length that their windows are filled up to.
        swapped: the share of those with other countries; mixed: in random order."""
        made = [self.of(story, not story[0].is_example and random.random() < swapped) for story in stories]
        longest = [max(len(text.ids) for text in one.texts) for one in made]
        for group, length, count in by_length(longest, LENGTHS, size, mixed=mixed):
            some: list[Document] = []
            for one in (made[i] for i in group):
                if some and sum(len(other.texts) for other in (*some, one)) > count:
                    yield some, length
                    some = []
                some.append(one)
            yield some, length


def by_story(held: Sequence[Item]) -> list[list[Item]]:
    """Sentences by their stories."""
    found: dict[int, list[Item]] = defaultdict(list)
    for item in held:
        found[id(item.view)].append(item)
    return [*found.values()]
