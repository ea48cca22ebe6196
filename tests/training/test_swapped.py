"""Texts with other countries in them, for training."""

from __future__ import annotations

import random

import pytest
from training.swapped import Swaps

FRENCH = "Le Mali accuse les soldats français et la ministre malienne ; la France dément à Bamako".split()


@pytest.fixture(scope="module")
def french() -> Swaps:
    return Swaps("fr")


@pytest.mark.parametrize("seed", range(20))
def test_all_words_of_a_country_give_way_to_those_of_one_other(french: Swaps, seed: int) -> None:
    random.seed(seed)
    found = french.swapped(FRENCH)
    code, other = (french.of[found[n]][0] for n in (1, 12))
    assert (code, other) != ("MLI", "FRA")
    words, others = french.words[code], french.words[other]
    assert (found[1], found[9], found[15]) == (words[0], words[3], words[1])
    assert (found[5], found[12]) == (others[4], others[0])
    kept = [n for n in range(len(FRENCH)) if n not in (1, 5, 9, 12, 15)]
    assert [found[n] for n in kept] == [FRENCH[n] for n in kept]


@pytest.mark.parametrize("seed", range(20))
def test_two_countries_never_become_one(french: Swaps, seed: int) -> None:
    random.seed(seed)
    found = french.swapped("le Mali et le Niger".split())
    assert len({found[1], found[4], "Mali"}) == 3
    assert found[4] != "Niger"


def test_a_country_gives_way_to_one_before_which_the_same_articles_stand(french: Swaps) -> None:
    kind = french.kind
    assert kind["MLI"] == kind["NER"] == kind["MEX"]
    assert kind["MLI"] not in (kind["LBY"], kind["RUS"])
    assert kind["RUS"] != kind["LBY"]  # "russe" is of both genders
    assert kind["HUN"] != kind["ITA"]
    assert kind["DZA"] != kind["FRA"]
    assert not {"PHL", "ISR"} & kind.keys()


def test_a_demonym_in_the_plural_stays_in_the_plural_where_its_forms_are_alike(french: Swaps) -> None:
    random.seed(1)
    one, several = (french.swapped(text.split())[2] for text in ("un soldat français", "des soldats français"))
    assert french.words[french.of[one][0]][2] == one
    assert french.words[french.of[several][0]][4] == several


def test_capitals_stay_capitals_and_what_is_no_country_stays() -> None:
    random.seed(3)
    english = Swaps("en")
    found = english.swapped("The Malian army and Kenya , in peace".split())
    assert found[1][0].isupper()
    assert found[1] != "Malian"
    assert found[4] != "Kenya"
    assert [found[n] for n in (0, 2, 3, 5, 6, 7)] == ["The", "army", "and", ",", "in", "peace"]
