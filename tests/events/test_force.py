"""Force as the press tells it: who is armed by sector, which places are taken, and words that are no force."""

from __future__ import annotations

import pytest
from tests.events.coded import code_text


def types_of(text: str) -> set[str]:
    return {event.type for event, _, _ in code_text(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Le Front de libération de l'Azawad a repris Tessalit.",  # armed by its sector, the town by its name
        "Les rebelles revendiquent la prise de Goma.",
        "El-Fasher est tombée après dix-huit mois de siège.",
        "Des assaillants ont pillé un entrepôt de Nyala.",
        "Les djihadistes s'en sont pris à des villageois de Mopti.",
        "Des centaines de femmes ont été violées par des combattants à Goma.",
        "Douze soldats ont péri à Banibangou.",
        "Quarante fidèles massacrés dans une église en Ituri",
    ],
)
def test_force_is_read(text: str) -> None:
    assert "ASSAULT" in types_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lille est tombée à Lyon lors du match de samedi.",
        "La reprise des cours à Goma est prévue lundi.",
        "Quatre soldats maliens ont péri dans un accident.",
        "Un court-circuit a brûlé le marché de Bangui.",
        "Le ministre malien s'en est pris à la presse étrangère.",
        "Quarante élèves motivés par leur maître à Goma",
        "La réconciliation entre Alger et Paris fait long feu.",
    ],
)
def test_what_only_sounds_like_force_is_not(text: str) -> None:
    assert "ASSAULT" not in types_of(text)


def test_reservists_counted_twice_over_are_the_object() -> None:
    assert "MOBILIZE" in types_of("Israël a rappelé des dizaines de milliers de réservistes.")


def test_a_finite_verb_hung_on_a_name_is_the_verb() -> None:
    assert "MOBILIZE" in types_of("Addis-Abeba amasse des blindés à la frontière avec l'Érythrée.")
