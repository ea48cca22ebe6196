"""Predicted sentences: one line out for each line in, whoever is meant read from the whole article."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depeche.errors import FormatError, SourceError
from depeche.model import EVENT_TYPES, STATUSES
from depeche.prediction import Line, as_article, predict_sentences

LINES = (
    ("7:0", "Mali : le chef de la diplomatie reçu à Moscou"),
    ("7:1", "Abdoulaye Diop a rencontré mercredi le ministre russe des Affaires étrangères, Sergueï Lavrov."),
    ("7:2", "« Le Mali a besoin de ce partenaire », a-t-il déclaré. Il a remercié la Russie."),
    ("8:1", "The Turkish president condemned the attack in Athens on Monday."),
    ("9:0", ""),
)


def written(folder: Path, *rows: str) -> Path:
    path = folder / "in.jsonl"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def rows(tmp_path: Path) -> list[dict[str, object]]:
    path = written(tmp_path, *(json.dumps({"id": key, "text": text}) for key, text in LINES))
    return list(predict_sentences(path))


def test_every_line_has_one_answer_in_its_place(rows: list[dict[str, object]]) -> None:
    assert [row["id"] for row in rows] == [key for key, _ in LINES]
    assert all(set(row) == {"id", "events", "statements"} for row in rows)


def test_events_are_in_the_form_that_is_scored(rows: list[dict[str, object]]) -> None:
    events = [event for row in rows for event in row["events"]]  # type: ignore[attr-defined]
    assert events
    for event in events:
        assert set(event) == {"type", "trigger", "actor", "recipient", "status"}
        assert event["type"] in EVENT_TYPES
        assert event["status"] in STATUSES
        for actor in (*event["actor"], *event["recipient"]):
            assert set(actor) == {"country", "sector", "text"}


def test_triggers_and_contents_stand_in_their_own_lines(rows: list[dict[str, object]]) -> None:
    for (_, text), row in zip(LINES, rows, strict=True):
        for event in row["events"]:  # type: ignore[attr-defined]
            assert event["trigger"] in text
        for statement in row["statements"]:  # type: ignore[attr-defined]
            assert statement["content"] in text


def test_who_is_meant_is_read_from_the_earlier_lines(rows: list[dict[str, object]]) -> None:
    (statement,) = (s for s in rows[2]["statements"] if s["kind"] == "direct")  # type: ignore[attr-defined]
    assert statement["speaker_name"] == "Abdoulaye Diop"
    assert statement["speaker_country"] == "MLI"


def test_an_articles_lines_are_its_title_and_its_paragraphs() -> None:
    article = as_article([Line("a:b:0", "Titre"), Line("a:b:1", "Un."), Line("a:b:2", "Deux.")], "fr")
    assert (article.title, article.text) == ("Titre", "Un.\n\nDeux.")
    assert [article.text[p.start : p.end] for p in article.paragraphs] == ["Un.", "Deux."]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["{"], r"in\.jsonl:1: not JSON"),
        (['{"id": "1:0", "text": "a"}', '["id"]'], r"in\.jsonl:2: no \"id\" and \"text\""),
        (['{"id": 1, "text": "a"}'], r"in\.jsonl:1: no \"id\""),
        (['{"id": "1:0", "text": "a"}'] * 2, r"in\.jsonl:2: the id 1:0 stands twice"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(FormatError, match=message):
        list(predict_sentences(written(tmp_path, *rows)))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.jsonl: cannot be read"):
        list(predict_sentences(tmp_path / "none.jsonl"))
    (tmp_path / "latin.jsonl").write_bytes('{"id": "1:0", "text": "é"}'.encode("latin-1"))
    with pytest.raises(FormatError, match="not UTF-8"):
        list(predict_sentences(tmp_path / "latin.jsonl"))
