"""Statements sentence by sentence, as `depeche predict sentences` writes them."""

from __future__ import annotations

from tests.statements.reading import read

from depeche.statements import by_sentence, find_statements


def rows(text: str) -> list[dict[str, str | None]]:
    article, sentences, mentions = read(text, "fr")
    found = by_sentence(find_statements(article, sentences, mentions), sentences)
    return [row for index in sorted(found) for row in found[index]]


def test_a_quotation_over_sentences_gives_one_direct_statement_a_sentence(pipelines: None) -> None:
    found = rows("« Ils ont tiré. Nous avons fui », raconte Hawa Touré.")
    assert [(r["kind"], r["content"], r["cue"]) for r in found] == [
        ("direct", "Ils ont tiré.", ""),
        ("direct", "Nous avons fui", "raconte"),
    ]
    assert {r["speaker_name"] for r in found} == {"Hawa Touré"}


def test_stances_are_left_out_and_reported_words_are_not(pipelines: None) -> None:
    found = rows("Berlin a salué la libération des otages. Paris accuse Moscou de mentir.")
    assert [(r["cue"], r["content"], r["speaker_country"]) for r in found] == [("accuse", "mentir", "FRA")]


def test_an_unknown_speaker_has_no_name(pipelines: None) -> None:
    (row,) = rows("« Nous n'avons plus rien du tout ici. » La ville est vide.")
    assert row["speaker"] is None
    assert row["speaker_name"] is None
