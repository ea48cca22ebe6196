"""The commands beside `code` and `show`: the demonstration, look-ups, checks, explanations, predictions."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from depeche.cli import main
from depeche.record.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process: exit code, standard output, standard error."""

    def depeche(*words: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, said.out, said.err

    return depeche


def test_the_demonstration_codes_stores_and_prints_every_part(run: Run, tmp_path: Path) -> None:
    code, out, err = run("demo", "--into", tmp_path / "demo.duckdb")
    assert code == 0
    assert out.startswith("8 articles from 2022-11-02 to 2024-12-26: ")
    for part in ("Events", "Statements", "What the readers answered", "Articles"):
        assert f"\n{part}\n" in out
    assert "depeche show" in err
    with Store(tmp_path / "demo.duckdb", read_only=True) as store:
        assert len(store) == 8
        assert len(list(store.events(between=("NER", "DZA")))) >= 2


def test_the_demonstration_leaves_nothing_behind_unless_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run("demo")[0] == 0
    assert list(tmp_path.rglob("*.duckdb")) == []


def test_who_is_who_at_a_date(run: Run) -> None:
    code, out, _ = run("actors", "lookup", "chef", "de", "la", "diplomatie", "malienne", "--date", "2021-11-12")
    assert code == 0
    assert out.startswith("Abdoulaye Diop: person, MLI, GOV")
    assert "holders_" in out
    code, out, _ = run("actors", "lookup", "Sergueï Lavrov", "--json")
    assert json.loads(out)["actors"][0]["country"] == "RUS"


def test_nobody_is_an_answer_too(run: Run) -> None:
    code, out, _ = run("actors", "lookup", "zzyzx")
    assert (code, out.splitlines()[0]) == (1, "nobody that the tables know")


def test_own_tables_are_checked(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("actors", "check", tmp_path)
    assert code == 1
    assert "no *.tsv file" in out
    columns = "person\tcountry\tsectors\trole_en\trole_fr\tfrom\tto\tspellings\tgender\n"
    (tmp_path / "people.tsv").write_text(f"{columns}Awa Diarra\tMLI\tNGO\tactivist\tmilitante\t\t\t\tf\n")
    assert run("actors", "check", tmp_path) == (0, f"{tmp_path}: all is well\n", "")
    (tmp_path / "people.tsv").write_text(f"{columns}Awa Diarra\tMLI\tNGO\tactivist\tmilitante\t\t\t\tx\n")
    code, out, _ = run("actors", "check", tmp_path)
    assert code == 1
    assert "people.tsv:2" in out


def test_what_a_word_is_coded_as(run: Run) -> None:
    code, out, _ = run("lexicon", "explain", "promettre", "--language", "fr")
    assert code == 0
    assert "fr/core:promettre" in out
    assert "AGREE" in out
    assert run("lexicon", "explain", "zzyzx")[0] == 1


def test_an_own_lexicon_is_checked(run: Run, tmp_path: Path) -> None:
    columns = "words\tpos\tclass\toperator\tframe\tneeds\texamples\tnear_misses\n"
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "own.tsv").write_text(f"{columns}trinquer\tV\tTALK\n")
    code, out, err = run("lexicon", "check", tmp_path)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{tmp_path}: 1 entries for fr, all is well"
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "own.tsv").write_text(f"{columns}trinquer\tV\tNONSENSE\n")
    code, out, err = run("lexicon", "check", tmp_path / "wrong")
    assert code == 2
    assert "own.tsv:2: there is no class 'NONSENSE'" in err


def test_the_sentences_of_an_own_lexicon_are_coded(run: Run, tmp_path: Path) -> None:
    columns = "words\tpos\tclass\toperator\tframe\tneeds\texamples\tnear_misses\n"
    said = "La police malienne a embrigadé trois opposants."
    for folder, sentences in (
        ("right", f"COERCE: {said}\tASSAULT: {said}"),
        ("wrong", f"ASSAULT: {said}\tCOERCE: {said}"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "own.tsv").write_text(f"{columns}embrigader\tV\tARREST\t\t\t\t{sentences}\n")
    assert run("lexicon", "check", tmp_path / "right")[0] == 0
    code, out, _ = run("lexicon", "check", tmp_path / "wrong")
    assert code == 1
    assert f"own.tsv:2: the example is coded as COERCE, not as ASSAULT: {said}" in out
    assert f"own.tsv:2: the near miss is coded as COERCE: {said}" in out


def test_a_sentence_is_explained(run: Run) -> None:
    code, out, _ = run("explain", "Le Mali a promis d'aider le Niger.")
    assert code == 0
    assert "AGREE" in out
    assert "fr/core:promettre" in out


def test_predicted_sentences_are_one_line_for_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "1:0", "text": "Le Mali a remercié la Russie."}\n')
    code, out, _ = run("predict", "sentences", tmp_path / "in.jsonl")
    (row,) = (json.loads(line) for line in out.splitlines())
    assert (code, row["id"], [event["type"] for event in row["events"]]) == (0, "1:0", ["SUPPORT"])


def test_predicted_relations_are_a_table(run: Run, tmp_path: Path) -> None:
    sentence = "<s>Mali</s> accused <t>France</t> of arming the rebels."
    (tmp_path / "in.tsv").write_text(f"uid\tmarked_sentence\n7\t{sentence}\n")
    code, out, _ = run("predict", "relations", tmp_path / "in.tsv")
    rows = list(csv.DictReader(io.StringIO(out), delimiter="\t"))
    assert (code, rows) == (0, [{"uid": "7", "root": "ACCUSE"}])


def test_predicted_pages_are_body_and_comments(run: Run) -> None:
    from depeche.examples import example_pages

    with example_pages() as folder:
        code, out, _ = run("predict", "pages", folder)
    rows = {row["file"]: row for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert len(rows["alger-niamey.html"]["comments"]) == 5
    assert "Tebboune" in rows["alger-niamey.html"]["body"]
