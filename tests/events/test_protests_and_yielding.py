"""Protests, threats, concessions and retreats as the French press tells them, and the rules that read them."""

from __future__ import annotations

import pytest
from tests.events.coded import types
from tests.events.parses import at, parsed

from depeche.events.repair import repair


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Les instituteurs béninois ont paralysé le port de Cotonou.", "PROTEST"),  # a group that may protest
        ("Le syndicat sénégalais a renoncé à sa marche.", "CONCEDE"),  # a preposition brings the object
        ("Il a fallu dix morts pour que le président kényan retire son projet de loi.", "CONCEDE"),  # it came about
        ("Le ministre tchadien a prévenu que les contrevenants seraient punis.", "THREATEN"),
        ("Le président malien a promis de punir les coupables.", "THREATEN"),
        ("Le gouvernement rwandais annonce qu'il prendra des mesures de rétorsion contre Bruxelles.", "THREATEN"),
        ("Les avocats guinéens ont entamé une grève pour réclamer la libération de deux opposants.", "PROTEST"),
        ("Gabon : les enseignants gabonais déposent la craie.", "PROTEST"),
    ],
)
def test_what_is_read(sentence: str, type_: str) -> None:
    assert any(found.startswith(type_) for found in types(sentence)), types(sentence)


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("Des hommes ont bloqué la porte de la banque à Dakar.", "PROTEST"),  # anybody
        ("Le président kényan manœuvre pour que le Parlement retire le projet de loi.", "CONCEDE"),
        ("L'élargissement de l'Union européenne divise Paris.", "RETREAT"),
        ("La défaite punira le président malien.", "THREATEN"),
        ("Le ministre malien a obtenu le fauteuil, laissant son rival sur le carreau.", "RETREAT"),
    ],
)
def test_what_is_not(sentence: str, type_: str) -> None:
    assert not any(found.startswith(type_) for found in types(sentence)), types(sentence)


def test_what_opens_a_headline_is_no_subject() -> None:
    sentence = parsed(
        "Sénégal/sénégal/PROPN/nsubj/5 :/:/PUNCT/punct/5 l'/le/DET/det/4 université/université/NOUN/appos/1 "
        "flambe/flamber/VERB/ROOT/5"
    )
    assert repair(sentence, (), lambda _: None)
    assert sentence.words[at(sentence, "université")].dep == "nsubj"
    assert sentence.words[at(sentence, "université")].head == at(sentence, "flambe")
    assert sentence.words[at(sentence, "Sénégal")].dep == "dislocated"
