"""The act of a statement, and what the record keeps of pledges and denials."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depeche.model import Statement

Said = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("language", "text", "act"),
    [
        ("fr", "« Nous allons poursuivre ce soutien », a assuré le ministre.", "pledge"),
        ("fr", "« Nous livrerons les camions », a dit le ministre.", "pledge"),
        ("fr", "« Nous n'avons jamais livré d'armes », a dit le ministre.", "deny"),
        ("fr", "« Nous frapperons leurs bases », a dit le général.", "threaten"),
        ("fr", "« Nous ne négocierons jamais », a dit le général.", "refuse"),
        ("fr", "« Il faut que les combats cessent », a dit le pape.", "demand"),
        ("fr", "« Merci à la Chine pour ce stade », a dit le maire.", "thank"),
        ("fr", "« Nous sommes au bord de la famine », a dit le maire.", "warn"),
        ("fr", "Le Qatar a proposé sa médiation entre les deux camps.", "mediate"),
        ("fr", "La route est sûre, a dit le maire.", "say"),
        ("en", '"We will continue this support," the minister said.', "pledge"),
        ("en", '"We have never sent weapons," the minister said.', "deny"),
        ("en", "Moscow offered to mediate between Ethiopia and Egypt.", "mediate"),
    ],
)
def test_the_content_names_the_act_where_the_cue_says_little(said: Said, language: str, text: str, act: str) -> None:
    assert [s.act for s in said(text, language)] == [act]


def test_a_pledge_keeps_who_owes_whom_by_when_and_on_which_condition(said: Said) -> None:
    (pledge,) = said(
        "La Russie s'est engagée à livrer des hélicoptères au Mali avant la fin de l'année, si la route est sûre."
    )
    assert pledge.act == "pledge"
    assert [a.country for a in pledge.owed_by] == ["RUS"]
    assert [a.country for a in pledge.owed_to] == ["MLI"]
    assert pledge.deadline == "avant la fin de l'année"
    assert pledge.condition == "si la route est sûre"


def test_a_demand_keeps_its_addressee_and_deadline(said: Said) -> None:
    (demand,) = said("Le Kenya a demandé au Soudan de retirer ses troupes d'ici à la fin du mois.")
    assert [a.country for a in demand.addressee] == ["SDN"]
    assert demand.deadline == "d'ici à la fin du mois"


def test_a_denial_keeps_what_is_denied_and_who_had_claimed_it(said: Said) -> None:
    found = said("L'Ukraine accuse la Russie de préparer une attaque. Moscou dément toute attaque contre ses voisins.")
    denial = next(s for s in found if s.act == "deny")
    assert denial.content[0].text == "toute attaque contre ses voisins"
    assert [a.country for a in denial.claimed_by] == ["UKR"]


def test_what_is_spoken_of_leaves_the_speaker_out(said: Said) -> None:
    (one,) = said("Le Mali accuse la France de soutenir les rebelles.")
    assert "FRA" in {a.country for a in one.about}
    assert "MLI" not in {a.country for a in one.about if a.kind == "state"}
