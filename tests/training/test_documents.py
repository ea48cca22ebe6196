"""Stories as the encoder reads them in training are what it reads in use."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tests.events.coded import STORY, view

pytest.importorskip("sklearn")

from training.careful_data import Item
from training.documents import Documents, by_story

from depeche.events import careful as careful_look
from depeche.events import windows as of_windows
from depeche.events.candidates import MARKS, View
from depeche.events.careful import Look
from depeche.events.pieces import Pieces
from depeche.events.windows import LONGEST

PIECES = Pieces(["<s>", "<pad>", "</s>", "<unk>", "▁La", "▁Le", "▁ministre", "▁Russie", "s"], [-1.0] * 9)


def story(shown: View) -> list[Item]:
    """The sentences of a story of which nothing is known."""
    found = []
    for place, sentence in enumerate(shown.sentences):
        none = np.zeros((min(len(sentence.words), LONGEST), 16), np.float32)
        marks = {n: [MARKS.index(name) for name in names] for n, names in shown.marks(place).items()}
        found.append(Item("agency", "agency:one", shown, place, len(shown.words(place)), none, none, [], marks))
    return found


class Listening:
    """A reader that remembers what it is given."""

    pieces = PIECES
    types: dict[str, int] = {}  # noqa: RUF012

    def __init__(self) -> None:
        self.given: list[tuple[list[int], dict[int, list[str]]]] = []

    def vectors(self, texts: Any, marks: Any, language: str) -> list[np.ndarray]:
        ids, first, last = PIECES.text(*texts[0], of_windows.PIECES)
        spread = {i: names for n, names in marks[0].items() for i in range(first[n], last[n] + 1)}
        self.given.append((ids, spread))
        return [np.zeros((len(first), 2))]

    def whose(self, *more: object) -> list[object]:
        return []

    def type_scores(self, *more: object) -> np.ndarray:
        return np.zeros((1, 1))


@pytest.mark.parametrize("full", [500, 25])
def test_a_story_is_read_in_training_as_in_use(monkeypatch: pytest.MonkeyPatch, full: int) -> None:
    monkeypatch.setattr(of_windows, "FULL", full)
    monkeypatch.setattr(of_windows, "CONTEXT", 20)
    shown = view(*STORY)
    reader = Listening()
    monkeypatch.setattr(careful_look, "load_reader", lambda: reader)
    Look(shown.sentences, shown.mentions, shown.setting, [])
    one = Documents(PIECES, ["fr"]).of(story(shown))
    assert [text.ids for text in one.texts] == [ids for ids, _ in reader.given]
    marked = [
        {i: [MARKS[n] for n in word.marks] for word in text.marked for i in range(word.first, word.last + 1)}
        for text in one.texts
    ]
    assert marked == [marks for _, marks in reader.given]
    assert sum(map(len, marked)) > 3
    for (place, n), (text, first, _) in one.at.items():
        known = PIECES.index.get("▁" + shown.sentences[place].words[n].text)
        assert known is None or one.texts[text].ids[first] == known
    assert {place for place, _ in one.at} == {0, 1, 2}


def test_other_countries_stand_in_a_swapped_story_and_all_else_stays() -> None:
    held = story(view(*STORY))
    documents = Documents(PIECES, ["fr"])
    plain, other = documents.of(held), documents.of(held, swapped=True)
    russia = PIECES.index["▁Russie"]
    assert russia in plain.texts[0].ids
    assert russia not in other.texts[0].ids
    assert plain.at.keys() == other.at.keys()
    assert [word.marks for word in plain.texts[0].marked] == [word.marks for word in other.texts[0].marked]


def test_batches_hold_all_stories_once_and_no_more_windows_than_there_is_room_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of_windows, "FULL", 12)
    held = [item for _ in range(3) for item in story(view(*STORY))]
    assert [len(some) for some in by_story(held)] == [3, 3, 3]
    found = [*Documents(PIECES, ["fr"]).batches(by_story(held), 96)]
    assert sum(len(group) for group, _ in found) == 3
    assert all(len(group) == 1 or sum(len(one.texts) for one in group) * length <= 96 for group, length in found)
    assert len(found) > 1
