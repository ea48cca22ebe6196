"""What the encoder of the careful look reads in one go: an article whole or, where it is too long for that, windows
over it, each of which begins with the headline and the last sentences of the one before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from depeche.events.pieces import Pieces
from depeche.language.parsed import Sentence

PIECES = 512
"""So many pieces are read in one go."""
FULL, CONTEXT = 500, 200
"""A window takes sentences up to so many pieces, of which so many at most are of the headline and of those before;
what stands behind a headline, one that is given, and what opens and closes the text come on top."""
LONGEST = 110
"""So many words are read of a sentence."""
BEHIND_TITLE = "|"
"""What stands behind each sentence of a headline."""


class Window(NamedTuple):
    """A text. words, begins: its words, and whether a blank stands before each; at: of each the sentence and its number
    there, None of what is no word of the article; new: the sentences that no window before has."""

    words: list[str]
    begins: list[bool]
    at: list[tuple[int, int] | None]
    new: frozenset[int]


def windows(sentences: Sequence[Sentence], pieces: Pieces, untitled: Sequence[str] = ()) -> list[Window]:
    """The windows over an article, as few as may be. untitled: the headline of one that has none."""
    titled = bool(sentences) and sentences[0].part == "title"
    said = [_words(sentence) for sentence in sentences]
    sizes = [sum(len(pieces.of(*word)) for word in words) for words in said]
    found: list[Window] = []
    start = 0
    while start < len(sentences):
        read = _context(sizes, start, titled)
        room = FULL - sum(sizes[n] for n in read)
        end = start
        while end < len(sentences) and (end == start or sizes[end] <= room):
            room -= sizes[end]
            end += 1
        words: list[tuple[str, bool]] = []
        at: list[tuple[int, int] | None] = []
        if untitled and not titled:
            words += [(word, True) for word in (*untitled, BEHIND_TITLE)]
            at += [None] * len(words)
        for place in (*read, *range(start, end)):
            words += said[place]
            at += [(place, n) for n in range(len(said[place]))]
            if sentences[place].part == "title":
                words.append((BEHIND_TITLE, True))
                at.append(None)
        new = frozenset(range(start, end))
        found.append(Window([word for word, _ in words], [blank for _, blank in words], at, new))
        start = end
    return found


def _context(sizes: Sequence[int], start: int, titled: bool) -> list[int]:
    """The sentences that are read anew before one, as many as there is room for: the first of the headline, and those
    right before it."""
    room = min(CONTEXT, FULL - sizes[start])
    title = [0] if titled and start and sizes[0] <= room else []
    room -= sum(sizes[n] for n in title)
    first = start
    while first > len(title) and sizes[first - 1] <= room:
        first -= 1
        room -= sizes[first]
    return [*title, *range(first, start)]


def _words(sentence: Sentence) -> list[tuple[str, bool]]:
    """The words that are read of a sentence, and whether a blank stands before each."""
    words = sentence.words[:LONGEST]
    return [(word.text, n == 0 or word.start > words[n - 1].end) for n, word in enumerate(words)]
