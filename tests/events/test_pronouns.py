"""Sides that pronouns tell: objects before French verbs, whose a deed's noun is, "dont"."""

from __future__ import annotations

import pytest
from tests.events.coded import code_text

Case = tuple[str, str, str, list[str]]


def sides(text: str, type_: str, language: str) -> tuple[list[str], list[str]]:
    """The countries on either side of the last event of a type."""
    events = [(actors, recipients) for e, actors, recipients in code_text(text, language) if e.type == type_]
    assert events, text
    return events[-1]


CLITICS = [
    ("L'ambassadeur de France a quitté Niamey. Les militaires nigériens l'ont expulsé vendredi.", "NER", "FRA"),
    ("Les Rwandais ont quitté Goma. Kinshasa les a accusés de soutenir les rebelles.", "COD", "RWA"),
    ("Les Ukrainiens attendent des chars. Berlin leur a promis une aide militaire.", "DEU", "UKR"),
    ("Les soldats maliens patrouillaient près de Gao lorsque des miliciens nigériens les ont attaqués.", "NER", "MLI"),
    ("L'Allemagne a livré des chars à Kyiv. Moscou l'a menacée de représailles.", "RUS", "DEU"),
    ("Kigali nie toute implication. Kinshasa lui reproche son soutien aux rebelles.", "COD", "RWA"),
    ("Un Algérien a frappé un policier français. L'individu a tenté de l'agresser au couteau.", "DZA", "FRA"),
]
TYPES = ["COERCE", "ACCUSE", "AGREE", "ASSAULT", "THREATEN", "ACCUSE", "ASSAULT"]


@pytest.mark.parametrize(("case", "type_"), list(zip(CLITICS, TYPES, strict=True)))
def test_an_object_before_the_verb_is_whom_it_is_done_to(case: tuple[str, str, str], type_: str) -> None:
    text, actor, recipient = case
    assert sides(text, type_, "fr") == ([actor], [recipient])


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient", "language"),
    [
        ("Le président Nana Akufo-Addo est à Lomé. Paris a exigé sa libération.", "REQUEST", "FRA", "GHA", "fr"),
        ("Julian Assange est à Londres. Washington a demandé son extradition.", "REQUEST", "USA", "AUS", "fr"),
        ("Les otages maliens sont rentrés. Berlin a salué leur libération.", "SUPPORT", "DEU", "MLI", "fr"),
        ("Julian Assange is in London. The United States requested his extradition.", "REQUEST", "USA", "AUS", "en"),
    ],
)
def test_what_is_demanded_for_somebody_is_not_for_who_demands(
    text: str, type_: str, actor: str, recipient: str, language: str
) -> None:
    assert sides(text, type_, language) == ([actor], [recipient])


def test_what_one_does_oneself_is_one_s_own() -> None:
    text = "Le Rwanda est visé par des accusations. Israël poursuit son offensive contre le Liban."
    assert sides(text, "ASSAULT", "fr") == (["ISR"], ["LBN"])


def test_a_noun_may_belong_to_whom_the_relative_clause_qualifies() -> None:
    text = "L'opposant tchadien Succès Masra, dont Libreville a demandé l'extradition, vit en Belgique."
    assert sides(text, "REQUEST", "fr") == (["GAB"], ["TCD"])


@pytest.mark.parametrize(
    "text",
    [
        "Le président sénégalais a reçu le texte. Le parlement gambien l'a rejeté.",
        "Le ministre sénégalais est parti. Banjul l'a annoncé et l'a confirmé.",
    ],
)
def test_what_may_be_a_thing_is_nobody(text: str) -> None:
    assert all("SEN" not in recipients for _, _, recipients in code_text(text))


def test_they_did_not_attack_themselves() -> None:
    text = "Malian soldiers were on patrol near Gao when Nigerian gunmen attacked them."
    assert sides(text, "ASSAULT", "en") == (["NGA"], ["MLI"])


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        (
            "Le président Emmanuel Macron a reçu Angela Merkel. Cette dernière a accusé la Russie.",
            "ACCUSE",
            "DEU",
            "RUS",
        ),
        ("Le conflit entre le Kenya et la Somalie dure. Cette dernière a accusé Djibouti.", "ACCUSE", "SOM", "DJI"),
        ("Des Maliens ont insulté des soldats français. Ces derniers ont attaqué Kidal.", "ASSAULT", "FRA", "MLI"),
    ],
)
def test_the_latter_is_who_was_named_last(text: str, type_: str, actor: str, recipient: str) -> None:
    assert sides(text, type_, "fr") == ([actor], [recipient])


def test_who_is_thanked_twice_is_thanked_once() -> None:
    text = "Angela Merkel a été réélue. Emmanuel Macron lui a rendu hommage et l'a félicitée."
    events = [(actors, recipients) for e, actors, recipients in code_text(text) if e.type == "SUPPORT"]
    assert events[-1:] == [(["FRA"], ["DEU"])]
    assert sum(recipients == ["DEU"] and actors == ["FRA"] for actors, recipients in events) == 1
