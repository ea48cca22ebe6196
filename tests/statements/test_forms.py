"""Direct, indirect and mixed speech in all its forms, French and English."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.statements.reading import content

from depeche.model import Statement

Said = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("language", "text", "kind", "words"),
    [
        ("fr", "« La route est sûre », a déclaré le maire.", "direct", ["La route est sûre"]),
        ("fr", "Le maire a déclaré : « La route est sûre. »", "direct", ["La route est sûre."]),
        ("fr", "« La route, a dit le maire, est sûre. »", "direct", ["La route", "est sûre."]),
        (
            "fr",
            "« La route est sûre », a dit le maire, « mais longue ».",
            "direct",
            ["La route est sûre", "mais longue"],
        ),
        ("fr", "Le maire a déclaré que « la route est sûre ».", "direct", ["la route est sûre"]),
        ("fr", "Le maire a déclaré que la route était sûre.", "indirect", ["la route était sûre"]),
        ("fr", "Le maire a déclaré que la route était « très sûre ».", "mixed", ["la route était « très sûre »"]),
        ("fr", "Le général affirme avoir repris la ville.", "indirect", ["avoir repris la ville"]),
        ("fr", "La route est sûre, a déclaré le maire.", "indirect", ["La route est sûre"]),
        ("fr", "Selon le maire, la route est sûre.", "indirect", ["la route est sûre"]),
        ("fr", "La route est sûre, selon le maire.", "indirect", ["La route est sûre"]),
        ("fr", "Moscou a qualifié les sanctions de provocation.", "indirect", ["les sanctions de provocation"]),
        ("fr", "Le Kenya demande au Soudan de retirer ses troupes.", "indirect", ["retirer ses troupes"]),
        ("en", '"The road is safe," the mayor said.', "direct", ["The road is safe"]),
        ("en", '"The road," the mayor said, "is safe."', "direct", ["The road", "is safe."]),
        ("en", "The mayor said that the road was safe.", "indirect", ["the road was safe"]),
        ("en", "The mayor said the road was safe.", "indirect", ["the road was safe"]),
        ("en", "The road is safe, the mayor said.", "indirect", ["The road is safe"]),
        ("en", "According to the mayor, the road is safe.", "indirect", ["the road is safe"]),
        ("en", 'The mayor said the road was "very safe".', "mixed", ['the road was "very safe"']),
        ("en", "Mali accuses France of supporting the rebels.", "indirect", ["supporting the rebels"]),
    ],
)
def test_one_statement_with_its_words(said: Said, language: str, text: str, kind: str, words: list[str]) -> None:
    found = said(text, language)
    assert [(s.kind, content(s)) for s in found] == [(kind, words)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le ministre est arrivé lundi à Dakar pour une visite de deux jours."),
        ("fr", "L'opération « Barkhane » a pris fin en 2022."),
        ("fr", "On dit que la capitale est calme."),
        ("fr", "Le député n'a pas précisé si la réunion aurait lieu."),
        ("fr", "Accusés de complot, trois officiers ont été arrêtés à Libreville."),
        ("fr", "Selon les termes de l'accord, les troupes doivent se retirer."),
        ("en", "Three officers accused of plotting a coup were arrested in Libreville."),
        ("en", "The deputy did not say whether the meeting would take place."),
    ],
)
def test_no_statement_where_nobody_is_reported_to_speak(said: Said, language: str, text: str) -> None:
    assert said(text, language) == []


def test_two_cues_of_one_speaker_share_no_words(said: Said) -> None:
    found = said("L'Iran affirme que son programme est pacifique et rejette les conclusions de l'agence.")
    assert [content(s) for s in found] == [["son programme est pacifique"], ["les conclusions de l'agence"]]


def test_a_quotation_over_paragraphs_is_one_statement_in_pieces(said: Said) -> None:
    (one,) = said("« Le dialogue est la seule issue.\n\n« Il suppose du courage », a plaidé l'archevêque.")
    assert content(one) == ["Le dialogue est la seule issue.", "Il suppose du courage"]


def test_title_and_body_are_both_read(said: Said) -> None:
    found = said("Le maire est parti.", title="Le Kremlin dément tout contrat entre Moscou et la junte")
    assert [(s.content[0].part, s.act) for s in found] == [("title", "deny")]


def test_ids_count_the_statements_of_the_article(said: Said) -> None:
    found = said("Le maire a dit que la route était sûre. « Elle est longue », a-t-il ajouté.")
    assert [s.id for s in found] == ["a1:s1", "a1:s2"]


def test_a_stance_without_words_is_less_sure_than_what_is_reported(said: Said) -> None:
    stance, words = said("Berlin a salué la libération des otages. Paris affirme que les otages vont bien.")
    assert stance.confidence < 0.5 <= words.confidence
