"""Negations that an entry brings itself, refusals to yield, futures that somebody told, headlines of visits."""

from __future__ import annotations

import pytest
from tests.events.coded import code_texts, told_in_story


def coded(text: str) -> list[tuple[str, str]]:
    """Type and status of each event of a French text."""
    return [(event.type, event.status) for event, _, _ in code_texts((text,), "fr")[0]]


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Varsovie ne livrera plus d'armes à l'Ukraine.", "SANCTION", "actual"),
        ("Le Mali n'achète plus de blé à la France.", "SANCTION", "actual"),
        ("Le gouvernement malien n'a pas levé l'embargo contre le Niger.", "REJECT", "actual"),
        ("Le Mali n'a pas condamné la Russie.", "ACCUSE", "negated"),
        ("Le porte-parole a confirmé que le ministre grec se rendrait en Turquie.", "AGREE", "actual"),
        ("Le porte-parole a précisé que l'accord avec le Niger serait signé lundi.", "AGREE", "actual"),
    ],
)
def test_what_is_denied_and_what_is_told_to_come(text: str, type_: str, status: str) -> None:
    assert (type_, status) in coded(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre grec se rendrait en Turquie si Ankara l'invitait.",
        "Le ministre grec pourrait se rendre en Turquie.",
    ],
)
def test_a_conditional_that_nobody_told_is_only_possible(text: str) -> None:
    assert all(type_ != "AGREE" for type_, _ in coded(text))


@pytest.mark.parametrize("title", ["Sergueï Lavrov à Bamako", "Pedro Sanchez à Rabat pour une réunion des douanes"])
def test_somebody_in_office_abroad_is_a_visit_in_a_headline_alone(title: str) -> None:
    assert any(type_ == "CONSULT" for type_, _, _ in told_in_story(title, part="title"))
    assert not told_in_story(title.split(" pour")[0], part="body")


@pytest.mark.parametrize("title", ["Emmanuel Macron à Paris", "Kylian Mbappé à Madrid", "Sergueï Lavrov fâché"])
def test_whoever_is_at_home_or_in_no_office_pays_no_visit(title: str) -> None:
    assert not told_in_story(title, part="title")


def test_two_states_that_speak_of_something_talk() -> None:
    assert ("CONSULT", {"MLI", "RUS"}, set()) in told_in_story("Bamako et Moscou évoquent leurs relations.")
