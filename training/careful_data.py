"""What the encoder of the careful look learns from (training/careful.py): sentences of annotated stories with the types
that each word tells, the gold events with the countries of their sides, and the readings of the coder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from benchmarks.events.__main__ import countries

from depeche.events.assemble import Judged, sides_told, trigger_span
from depeche.events.candidates import MARKS, Countries, Guess, View
from depeche.events.coder import SentenceEvent
from depeche.events.judgement import Story, features
from depeche.events.unnamed import Sides
from depeche.events.windows import LONGEST
from depeche.model import EVENT_TYPES
from training.judgement import Read, Row, read, share_words, stories, verdicts
from training.unnamed import meant_of, row_of

TYPES = sorted(EVENT_TYPES)
STYLES = {
    "news fr": 0, "fr_dev": 0, "agency": 0, "broadcast fr": 0, "news en": 1, "broadcast en": 1, "press": 2, "own": 3,
    "written fr": 4, "written en": 4,
}  # fmt: skip
OF_LEXICON, LEXICON = 5, "lexicon"
"""The style of the lexicons' examples, and how their sources begin. They are read with nothing around them, as nothing
else is: what they tell beside their own type is not known, so all types are found likely in what is read like them."""
AS_OPTIONAL = 0.5
"""How much the sides of an optional event count."""


@dataclass(slots=True)
class Told:
    """A gold event: its type, its trigger's words, the countries of its sides, and the reading that found it."""

    type: str
    words: list[int]
    meant: tuple[Countries, Countries]
    weight: float
    gold: Row
    reading: SentenceEvent | None
    ruled: Sides | None


@dataclass(slots=True)
class Item:
    """A sentence: its view, what it tells and what was read in it.

    words: how many words its view has for it. marks: of its own by their number, the numbers of those of MARKS. target,
    known: shape (own words, types); whether a word tells a type, and whether that is known. guesses: the mentions whose
    country is guessed; of: those of which annotators say it, by number. readings: each with the names of its features
    and whether it is right.
    """

    source: str
    story: str
    view: View
    place: int
    words: int
    target: np.ndarray
    known: np.ndarray
    guesses: list[Guess]
    marks: dict[int, list[int]]
    of: list[tuple[int, Countries]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    readings: list[tuple[SentenceEvent, list[str], bool | None]] = field(default_factory=list)

    @property
    def is_example(self) -> bool:
        """Whether it is an example of a lexicon."""
        return self.source.startswith(LEXICON)

    @property
    def language(self) -> str:
        """The language of its sentence."""
        return self.view.sentences[self.place].language

    @property
    def style(self) -> int:
        """The style of its annotators."""
        return OF_LEXICON if self.is_example else STYLES[self.source]


def located(trigger: str, one: Read, places: Sequence[int]) -> tuple[int, list[int]] | None:
    """The sentence in which a trigger stands, and the numbers of its words there; None where it cannot be found."""
    text = trigger.replace("’", "'").strip()
    for place in places if text else ():
        sentence = one.sentences[place]
        at = sentence.text.replace("’", "'").find(text)
        start = sentence.start + at
        words = [w.i for w in sentence.words if w.start < start + len(text) and w.end > start]
        if at >= 0 and words:
            return place, words
    tokens = re.findall(r"\w+", text.lower())
    best: tuple[int, list[int]] | None = None
    for place in places:
        found: list[int] = []
        for token in tokens:  # "a ... refusé": each word where it stands nearest to the one before
            same = [w.i for w in one.sentences[place].words if w.lower.strip("'’") == token and w.i not in found]
            if same:
                found.append(min(same, key=lambda i: abs(i - (found[-1] if found else i))))
        if 2 * len(found) >= len(tokens) and found and (best is None or len(found) > len(best[1])):
            best = place, sorted(found)
    return best


def items(shared: Path) -> Iterator[Item]:
    """The sentences of all annotated open stories and of the lexicons' examples."""
    for one in read(list(stories(shared))):
        yield from of_story(one)


def of_story(one: Read) -> Iterator[Item]:
    """The sentences of one story."""
    readings = one.readings()
    around = Story(one.sentences, one.coded, one.statements)
    ruled = sides_told(one.sentences, one.mentions, [list(some) for some in readings], one.setting)
    view = View(one.sentences, one.mentions, one.setting, one.coded)
    found = []
    for place, sentence in enumerate(one.sentences):
        shape = min(len(sentence.words), LONGEST), len(TYPES)
        words, guesses, marks = len(view.words(place)), view.guesses(place), view.marks(place)
        if one.source.startswith(LEXICON):
            words, guesses, marks = shape[0], [], {}
        item = Item(
            one.source, f"{one.source}:{one.name}", view, place, words,
            np.zeros(shape, np.float32), np.ones(shape, np.float32), guesses,
            {word: [MARKS.index(name) for name in names] for word, names in marks.items()},
        )  # fmt: skip
        found.append(item)
    by_row: dict[int, list[int]] = defaultdict(list)
    for place, sentence in enumerate(one.sentences):
        by_row[one.place(sentence)].append(place)
    for number, row in enumerate(one.rows):
        _annotate(one, row, [found[place] for place in by_row[number]], readings, ruled, around)
    yield from (item for item in found if len(item.target))


def _annotate(
    one: Read,
    row: Row,
    some: list[Item],
    readings: list[list[Judged]],
    ruled: Sequence[list[Judged]],
    around: Story,
) -> None:
    """Write what a row tells into the items of its sentences."""
    places = [item.place for item in some]
    item_of = dict(zip(places, some, strict=True))
    here = [(place, event, both) for place in places for event, both in readings[place]]
    by_story = [both for place in places for _, both in ruled[place]]
    said = [
        {**row_of((event, both)), "trigger": trigger_span(event, one.sentences[place]).text}
        for place, event, both in here
    ]
    verdict = verdicts(said, row["events"])
    for (place, event, both), right in zip(here, verdict, strict=True):
        named = list(features(event, both, one.sentences[place], one.mentions[place], around))
        item_of[place].readings.append((event, named, right))
    left = [k for k, right in enumerate(verdict) if right]
    optional = {e["type"] for e in row["events"] if e.get("optional")}
    for item in some:
        for type_ in optional:
            item.known[:, TYPES.index(type_)] = 0
        if item.is_example:  # what else it tells is not known
            for type_ in {e["type"] for e in row["events"]}:
                item.known[:, TYPES.index(type_)] = 0
    _say_whose(row, [item for item in some if not item.is_example])
    for e in row["events"]:
        spare = bool(e.get("optional"))
        if spare and some and some[0].is_example:
            continue
        same = [k for k in left if here[k][1].type == e["type"]] if not spare else []
        chosen = max(same, key=lambda k: _likeness(said[k], e)) if same else None
        if chosen is not None and not some[0].is_example:
            left.remove(chosen)
        at = located(e["trigger"], one, places)
        if at is None and chosen is not None:
            at = here[chosen][0], sorted(here[chosen][1].words)
        if at is None:
            continue
        place, words = at
        item = item_of[place]
        words = [i for i in words if i < len(item.target)]
        reading, both = None, None
        if chosen is not None and here[chosen][0] == place:
            reading, both = here[chosen][1], by_story[chosen]
        one_side, other = (frozenset(countries(e[side])) for side in ("actor", "recipient"))
        if both is not None:
            one_side, other = meant_of(e, both)
        meant = tuple(sorted(one_side)), tuple(sorted(other))
        if words and not spare:
            item.target[words, TYPES.index(e["type"])] = 1
            item.known[words, TYPES.index(e["type"])] = 1
        if words and not item.is_example:
            item.told.append(Told(e["type"], words, meant, AS_OPTIONAL if spare else 1.0, e, reading, both))


def _say_whose(row: Row, some: Sequence[Item]) -> None:
    """Write of which country the parties of a row's events are into its items, where it is guessed of the first mention
    in their words; not where events differ about it. Parties of a side with the same words are one."""
    said: dict[tuple[int, int], set[Countries]] = defaultdict(set)
    sides = (e[side] for e in row["events"] for side in ("actor", "recipient"))
    for called, parties in (of_words for side in sides for of_words in by_words(side)):
        text = re.escape(called.replace("’", "'"))
        for place, item in enumerate(some) if text else ():
            sentence = item.view.sentences[item.place]
            at = re.search(rf"(?<!\w){text}(?!\w)", sentence.text.replace("’", "'"))
            heads = {sentence.words[m.head].start - sentence.start: m for m in item.view.mentions[item.place]}
            within = [heads[start] for start in sorted(heads) if at and at.start() <= start < at.end()]
            for n, guess in enumerate(item.guesses if within else ()):
                if guess.mention is within[0]:
                    said[place, n].add(tuple(countries(parties)))
            if within:
                break
    for (place, n), keys in said.items():
        if len(keys) == 1 and keys <= some[place].guesses[n].options.keys():
            some[place].of += [(n, key) for key in keys]


def by_words(side: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """The parties of a side by the words that name them ("les deux pays": both)."""
    found: dict[str, list[Row]] = defaultdict(list)
    for party in side:
        found[party.get("text") or ""].append(party)
    return [*found.items()]


def _likeness(one: Row, event: Row) -> tuple[bool, int]:
    return share_words(one, event), sum(countries(one[s]) == countries(event[s]) for s in ("actor", "recipient"))
