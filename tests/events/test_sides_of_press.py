"""Who did it to whom in the manner of the French press: labels, sources, asides, ellipses, recalls, nouns taken up."""

from __future__ import annotations

import pytest
from tests.events.coded import told_in_story
from tests.events.parses import at, parsed

from depeche.events.repair import repair
from depeche.events.syntax import Syntax, preposition


def last(text: str, type_: str, title: bool = False) -> tuple[set[str], set[str]]:
    """The countries on either side of the last event of a type in a text."""
    found = [one for one in told_in_story(text, part="title" if title else "body") if one[0] == type_]
    assert found, text
    return found[-1][1], found[-1][2]


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        ("Paris et Rome ont applaudi, l'Union africaine aussi.", "SUPPORT", {"FRA", "ITA", "IGOAFU"}),
        ("Le Malawi a salué l'accord, tout comme la Zambie.", "SUPPORT", {"MWI", "ZMB"}),
        ("Le Malawi a expulsé deux diplomates rwandais, et la Zambie trois.", "SANCTION", {"MWI", "ZMB"}),
        ("« C'est une trahison », a fulminé un député béninois.", "ACCUSE", {"BEN"}),
        ("Ankara, parrain de Tripoli, a condamné l'offensive.", "ACCUSE", {"TUR"}),
        ("Selon la Croix-Rouge, des soldats burundais ont tué dix civils.", "ASSAULT", {"BDI"}),
    ],
)
def test_who_acts_is_no_label_source_or_apposition(text: str, type_: str, actors: set[str]) -> None:
    assert last(text, type_)[0] == actors


@pytest.mark.parametrize(
    ("text", "type_", "recipients"),
    [
        (
            "Le Togo a condamné le coup d'État, lui qui l'avait soutenu. Le Togo, lui, accuse le Bénin.",
            "ACCUSE",
            {"BEN"},
        ),
        ("Le Gabon reproche à l'Angola son soutien aux rebelles.", "ACCUSE", {"AGO"}),
        ("Le Malawi demande l'aide de la Zambie contre les rebelles.", "REQUEST", {"ZMB"}),
        ("Tensions entre le Togo et le Bénin. Lomé a rappelé son ambassadeur.", "SANCTION", {"BEN"}),
        ("Tensions entre le Togo et le Bénin. Lomé expulse des ressortissants.", "COERCE", {"BEN"}),
        ("Des milliers de Togolais ont défilé à Lomé pour exiger des élections.", "PROTEST", {"TGO"}),
        ("Des Nigériens ont défilé pour exiger le départ des soldats français.", "PROTEST", {"FRA"}),
        ("Des Nigériens ont défilé contre la présence militaire française.", "PROTEST", {"FRA"}),
    ],
)
def test_whom_it_concerns_is_no_aside_and_no_foe(text: str, type_: str, recipients: set[str]) -> None:
    assert last(text, type_)[1] == recipients


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        (
            "L'émissaire de l'ONU est arrivé à Tripoli. L'émissaire a exhorté la Libye à la retenue.",
            "REQUEST",
            {"IGOUNO"},
        ),
        ("Au Mali, le Jnim bloque la route. Le mouvement djihadiste exige le départ des soldats.", "REQUEST", {"MLI"}),
        ("L'ambassadeur du Ghana a été reçu à Lomé. Le diplomate a condamné le putsch.", "ACCUSE", {"GHA"}),
    ],
)
def test_nouns_without_a_country_take_up_who_was_told_before(text: str, type_: str, actors: set[str]) -> None:
    assert last(text, type_)[0] == actors


def test_the_former_colonial_power_is_the_one_of_the_story() -> None:
    text = "Le Rwanda a rompu avec la Belgique. Kigali accuse l'ancienne puissance coloniale de mentir."
    assert last(text, "ACCUSE") == ({"RWA"}, {"BEL"})


def test_nationals_are_arrested_by_the_other_state_of_the_story() -> None:
    text = "Tensions entre le Niger et le Bénin. Cinq Nigériens ont été arrêtés."
    assert last(text, "COERCE") == ({"BEN"}, {"NER"})


def test_a_label_gives_way_to_the_subject_behind_it() -> None:
    sentence = parsed(
        "Soudan/soudan/PROPN/nsubj/5 :/:/PUNCT/punct/1 Paris/paris/PROPN/appos/1 et/et/CCONJ/cc/5 "
        "condamne/condamner/VERB/ROOT/5 l'/le/DET/det/7 attaque/attaque/NOUN/obj/5"
    )
    assert repair(sentence, (), {"condamne": "condamner"}.get)
    assert [sentence.words[j].text for j in Syntax(sentence).surface_subjects(at(sentence, "condamne"))] == ["Paris"]


def test_an_unaccented_preposition_is_read() -> None:
    sentence = parsed("A/a/ADP/case/2 Dakar/dakar/PROPN/obl:mod/3 manifeste/manifester/VERB/ROOT/3")
    assert preposition(sentence, 1) == "à"


def test_who_is_asked_for_support_is_not_whom_it_is_against() -> None:
    assert last("Le Malawi demande l'appui de la Zambie contre les passeurs.", "REQUEST") == ({"MWI"}, {"ZMB"})
