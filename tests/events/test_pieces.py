"""The pieces of words that the encoder of the careful look reads."""

from __future__ import annotations

import pytest

from depeche.events.pieces import FIRST, LAST, UNKNOWN, Pieces

VOCABULARY = ("<s>", "<pad>", "</s>", "<unk>", "▁mali", "▁ma", "li", "en", "▁", "m", "a", "l", "i")
SCORES = (0.0, 0.0, 0.0, 0.0, -5.0, -3.0, -3.0, -2.0, -4.0, -6.0, -6.0, -6.0, -6.0)


@pytest.fixture
def pieces() -> Pieces:
    return Pieces(VOCABULARY, SCORES)


def spelt(pieces: Pieces, word: str, begins: bool = True) -> list[str]:
    return [VOCABULARY[i] for i in pieces.of(word, begins)]


def test_a_word_is_cut_the_likeliest_way(pieces: Pieces) -> None:
    assert spelt(pieces, "mali") == ["▁mali"]
    assert spelt(pieces, "malien") == ["▁mali", "en"]
    assert spelt(pieces, "li", begins=False) == ["li"]


def test_what_no_piece_spells_is_one_unknown(pieces: Pieces) -> None:
    assert pieces.of("中文", False) == (UNKNOWN,)
    assert pieces.of("", False) == (UNKNOWN,)


def test_a_text_says_where_each_word_begins_and_ends(pieces: Pieces) -> None:
    ids, firsts, lasts = pieces.text(["malien", "li"], [True, False], 9)
    assert (ids[0], ids[-1]) == (FIRST, LAST)
    assert [ids[a : b + 1] for a, b in zip(firsts, lasts, strict=True)] == [[4, 7], [6]]


def test_a_text_that_is_too_long_is_cut_and_its_last_words_share_a_piece(pieces: Pieces) -> None:
    assert pieces.text(["mali", "mali", "mali"], [True] * 3, 3) == ([FIRST, 4, 4], [1, 2, 2], [1, 2, 2])
