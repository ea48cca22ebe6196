"""What annotators say of a story is what the encoder learns of it."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("sklearn")

from training.careful_data import Item, by_words, of_story
from training.judgement import read

MALI, RUSSIA = {"country": "MLI", "text": "Les voisins"}, {"country": "RUS", "text": "Les voisins"}


def items_of(*actors: dict[str, str]) -> list[Item]:
    """A story of a headline and a sentence, in which somebody signs."""
    signed: dict[str, Any] = {"type": "AGREE", "trigger": "ont signé", "actor": [*actors], "recipient": []}
    rows = [
        {"id": "one:0", "text": "La Russie et le Mali se rapprochent", "events": []},
        {"id": "one:1", "text": "Les voisins ont signé un accord mercredi.", "events": [signed]},
    ]
    (one,) = read([("agency", "fr", "one", rows)])
    return [*of_story(one)]


def test_parties_of_the_same_words_are_taken_together() -> None:
    assert by_words([MALI, {"country": "FRA", "text": "Paris"}, RUSSIA]) == [
        ("Les voisins", [MALI, RUSSIA]),
        ("Paris", [{"country": "FRA", "text": "Paris"}]),
    ]


@pytest.mark.parametrize(("actors", "key"), [([MALI, RUSSIA], ("MLI", "RUS")), ([RUSSIA], ("RUS",))])
def test_of_whom_it_is_guessed_annotators_say_of_which_countries_they_are(
    actors: list[dict[str, str]], key: tuple[str, ...]
) -> None:
    title, body = items_of(*actors)
    assert (title.of, [found for _, found in body.of]) == ([], [key])
    (told,) = body.told
    assert (told.type, told.meant) == ("AGREE", (key, ()))
    assert [body.view.sentences[1].words[i].text for i in told.words] == ["ont", "signé"]
