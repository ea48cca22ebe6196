"""What the encoder of the careful look reads in one go."""

from __future__ import annotations

import pytest
from tests.events.coded import view

from depeche.events import windows as of_windows
from depeche.events.pieces import Pieces
from depeche.events.windows import BEHIND_TITLE, LONGEST, windows

WORDS = Pieces(["<s>", "<pad>", "</s>", "<unk>"], [0.0] * 4)
"""Every word is one piece."""
LINES = ("Le Mali parle", "La Russie répond.", "La France se tait.", "Le Tchad proteste ici.", "Le Niger aussi.")


def test_a_short_article_is_one_window() -> None:
    sentences = view(*LINES).sentences
    (window,) = windows(sentences, WORDS)
    assert window.new == {0, 1, 2, 3, 4}
    assert window.words[:4] == ["Le", "Mali", "parle", BEHIND_TITLE]
    assert window.at[:5] == [(0, 0), (0, 1), (0, 2), None, (1, 0)]
    assert [sentences[at[0]].words[at[1]].text for at in window.at if at] == [
        word for word, at in zip(window.words, window.at, strict=True) if at
    ]
    assert window.begins[window.words.index(".")] is False


def test_a_long_article_is_read_in_windows_that_begin_with_the_headline_and_the_sentences_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of_windows, "FULL", 13)
    monkeypatch.setattr(of_windows, "CONTEXT", 8)
    found = windows(view(*LINES).sentences, WORDS)
    assert [sorted({at[0] for at in window.at if at}) for window in found] == [[0, 1, 2], [0, 2, 3], [0, 3, 4]]
    assert [sorted(window.new) for window in found] == [[0, 1, 2], [3], [4]]


def test_what_is_read_anew_gives_way_to_a_long_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = view(LINES[0], "Les chefs " + "et encore " * 10, *LINES[1:3]).sentences
    monkeypatch.setattr(of_windows, "FULL", len(sentences[1].words) + len(sentences[0].words) - 1)
    found = windows(sentences, WORDS)
    assert [sorted({at[0] for at in window.at if at}) for window in found] == [[0], [1], [0, 2, 3]]


def test_each_sentence_is_new_in_one_window_however_long_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_windows, "FULL", 3)
    found = windows(view(*LINES, "Les chefs " + "et encore " * LONGEST).sentences, WORDS)
    assert sorted(n for window in found for n in window.new) == [0, 1, 2, 3, 4, 5]
    assert len([at for at in found[-1].at if at and at[0] == 5]) == LONGEST


def test_what_has_no_headline_is_read_behind_the_one_that_is_given() -> None:
    sentences = view(*LINES).sentences
    sentences[0].part = "body"
    (window,) = windows(sentences, WORDS, ("En", "bref"))
    assert window.words[:4] == ["En", "bref", BEHIND_TITLE, "Le"]
    assert window.at[:4] == [None, None, None, (0, 0)]
    assert windows([], WORDS) == []


def test_a_headline_that_is_given_stands_in_every_window(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = view(*LINES).sentences
    sentences[0].part = "body"
    monkeypatch.setattr(of_windows, "FULL", 8)
    found = windows(sentences, WORDS, ("En", "bref"))
    assert len(found) > 1
    assert all(window.words[:3] == ["En", "bref", BEHIND_TITLE] for window in found)
