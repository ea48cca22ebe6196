"""Repairs of clauses that small parsers join or split wrongly, from the text to the event."""

from __future__ import annotations

import pytest
from tests.events.coded import code_texts, told_in_story


def events(text: str) -> list[tuple[str, str, set[str], set[str]]]:
    """Type, status and countries of the events of a text."""
    told = [one for some in code_texts((text,), "fr") for one in some]
    return [(event.type, event.status, set(actors), set(recipients)) for event, actors, recipients in told]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La Belgique, avec laquelle le Rwanda a rompu ses relations diplomatiques, a tout de même envoyé ses "
            "champions.",
            ("SANCTION", "actual", {"RWA"}),
        ),
        ("L'Union européenne presse Le Caire de libérer deux opposants.", ("REQUEST", "actual", {"IGOEUU"})),
        ("Le Soudan rompt avec Abou Dhabi.", ("SANCTION", "actual", {"SDN"})),
        ("L'armée chinoise encercle Taïwan.", ("COERCE", "actual", {"CHN"})),
        ("L'armée dit avoir « neutralisé » vingt-trois terroristes.", ("ASSAULT", "actual", {"-"})),
        ("Des pourparlers entre Kinshasa et le M23 doivent s'ouvrir mardi à Doha.", ("AGREE", "actual", {"COD"})),
        ("Le texte a été lu avant que Paris ne rompe ses relations avec Niamey.", ("SANCTION", "actual", {"FRA"})),
        (
            "Quatre mois après la crise née du refoulement de migrants, le Niger et l'Algérie se parlent de nouveau.",
            ("CONSULT", "actual", {"NER", "DZA"}),
        ),
        (
            "Les rebelles rwandais ne quittent ni Goma ni Bukavu, conquises en février par le Rwanda.",
            ("ASSAULT", "actual", {"RWA"}),
        ),
    ],
)
def test_the_verb_has_its_own_subject_and_denial(text: str, expected: tuple[str, str, set[str]]) -> None:
    assert expected in [(type_, status, actors) for type_, status, actors, _ in events(text)]


def test_who_counts_the_dead_did_not_kill_them() -> None:
    (one,) = [e for e in told_in_story("L'Organisation mondiale de la santé recense 510 morts.") if e[0] == "ASSAULT"]
    assert "IGOUNO" not in one[1]


def test_a_number_behind_a_kings_name_is_no_surname() -> None:
    told = told_in_story("Le parquet gabonais a ouvert une information judiciaire contre X.")
    assert not any("DNK" in recipients for _, _, recipients in told)


def test_a_march_against_somebody_in_a_sentence_that_names_nobody_is_read() -> None:
    told = told_in_story("Une marche contre la vie chère a rassemblé mille personnes.")
    assert [type_ for type_, _, _ in told] == ["PROTEST"]


def test_the_other_state_summons_an_ambassador_whom_nobody_named_summons() -> None:
    text = "La Mauritanie proteste contre le Mali. L'ambassadeur du Mali a été convoqué."
    assert ("ACCUSE", {"MRT"}, {"MLI"}) in told_in_story(text)
