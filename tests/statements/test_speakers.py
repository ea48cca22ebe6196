"""Who speaks: names, roles, pronouns, several, and nobody known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.statements.reading import names

from depeche.model import Statement

Said = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("fr", "« Rien ne presse », a assuré M. Sergueï Lavrov.", ["Sergueï Lavrov"]),
        ("fr", "Londres et Paris ont annoncé la reprise des vols.", ["Royaume-Uni", "France"]),
        ("fr", "Un communiqué de l'armée malienne indique que la route est libre.", ["armée"]),
        ("en", '"Nothing is urgent," Sergei Lavrov said.', ["Lavrov"]),
    ],
)
def test_the_speaker_is_the_resolved_actor(said: Said, language: str, text: str, speakers: list[str]) -> None:
    (one,) = said(text, language)
    found = [*names(one), one.speaker_span.text if one.speaker_span else ""]
    assert all(any(speaker in name for name in found) for speaker in speakers)
    assert len(one.speaker) == len(speakers)


def test_a_pronoun_carries_the_last_speaker_on(said: Said) -> None:
    first, second = said(
        "Le ministre russe Sergueï Lavrov a dit que rien ne pressait. Il a ajouté que tout allait bien."
    )
    assert names(second) == names(first)
    assert second.speaker_span is not None
    assert second.speaker_span.text == "Il"


def test_a_pronoun_agrees_with_whom_it_means(said: Said) -> None:
    found = said("Selon le ministre Alpha Diallo, la ministre Aminata Sow est partie. Elle a dit que tout allait bien.")
    assert names(found[-1]) == ["Aminata Sow"]


def test_a_quotation_without_a_cue_belongs_to_whoever_spoke_last(said: Said) -> None:
    first, second = said("« Ils ont tiré », raconte Hawa Touré. « Nous n'avons plus rien du tout. »")
    assert names(second) == names(first)
    assert second.speaker_span is None


def test_the_speaker_is_unknown_where_the_page_does_not_say(said: Said) -> None:
    (one,) = said("« Nous n'avons plus rien du tout ici. » La ville est vide.")
    assert names(one) == ["unknown"]


def test_a_relative_clause_takes_its_speaker_from_the_noun_before(said: Said) -> None:
    (one,) = said("L'opposition, qui estime que le scrutin était truqué, a saisi la Cour.")
    assert "opposition" in names(one)[0]
