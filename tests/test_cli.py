"""The command line: what it prints where, how it fails, and that it answers at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from depeche import __version__
from depeche.cli import main
from depeche.model import CodedArticle, from_dict
from depeche.record.store import Store


class Said:
    """What a command printed and with which code it left."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Depeche = Callable[..., Said]


@pytest.fixture
def depeche(capsys: pytest.CaptureFixture[str]) -> Depeche:
    """Run the command line in this process."""

    def run(*words: object) -> Said:
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        said = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Said(left.value.code, said.out, said.err)

    return run


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("a", "article un"), ("b", "menu"), ("c", "article deux")):
        (folder / f"{name}.txt").write_text(text)
    return folder


def one_line(said: Said, *parts: str) -> None:
    """An error: one line on standard error, nothing else, exit code 2."""
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith("depeche: ")
    assert said.err.count("\n") == 1
    for part in parts:
        assert part in said.err


def test_help_and_version(depeche: Depeche) -> None:
    assert "Usage: depeche" in depeche("--help").out
    assert "Usage: depeche" in depeche().out
    assert depeche("--version").out == f"depeche {__version__}\n"


def test_help_answers_at_once() -> None:
    command = [sys.executable, "-m", "depeche", "--help"]
    best = 9.0
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    assert best < 0.5


def test_help_imports_nothing_heavy() -> None:
    heavy = "{'spacy', 'numpy', 'duckdb', 'lxml', 'trafilatura', 'rich'}"
    check = f"import sys, depeche.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, text=True).stdout == "[]\n"


@pytest.mark.usefixtures("simple_coder")
def test_json_is_one_object_a_line_and_the_records_of_the_model(depeche: Depeche, pages: Path) -> None:
    said = depeche("code", pages, "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [set(row) for row in rows] == [{"article", "events", "statements", "reactions", "mentions"}] * 2
    assert [from_dict(CodedArticle, row).article.title for row in rows] == ["article un", "article deux"]
    assert said.code == 0
    assert "b.txt: not an article" in said.err


@pytest.mark.usefixtures("simple_coder")
def test_without_a_choice_the_record_is_printed(depeche: Depeche, pages: Path) -> None:
    said = depeche("code", pages / "a.txt")
    assert said.out.startswith("1 article: 1 event, 0 statements, 0 comments\n\nEvents\n")
    assert "AID" in said.out
    assert "\x1b" not in said.out
    assert said.err == ""


@pytest.mark.usefixtures("simple_coder")
def test_into_a_file_and_out_again(depeche: Depeche, pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    said = depeche("code", pages, "--into", record, "--rejects", tmp_path / "rejects.jsonl")
    assert said.out == ""
    assert said.err.splitlines()[-2] == f"2 articles coded into {record}: 2 events, 0 statements, 0 comments"
    assert said.err.splitlines()[-1] == "1 dropped: 1 not an article"
    assert json.loads((tmp_path / "rejects.jsonl").read_text())["reason"] == "not an article"
    again = depeche("code", pages, "--into", record)
    assert f"0 articles coded into {record}, 2 already there" in again.err
    assert again.code == 0
    shown = depeche("show", record)
    assert shown.out == depeche("code", pages).out
    assert depeche("show", record, "--json").out == depeche("code", pages, "--json").out


@pytest.mark.usefixtures("simple_coder")
def test_options_of_a_run_mark_the_record(depeche: Depeche, pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    depeche("code", pages, "--into", record)
    assert "2 articles coded" in depeche("code", pages, "--into", record, "--published", "2024-04-08").err
    with Store(record) as store:
        assert len(store) == 2


@pytest.mark.usefixtures("simple_coder")
def test_what_was_dropped_is_counted_where_it_is_much(depeche: Depeche, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("menu")
    one_line(depeche("code", tmp_path), "nothing could be coded (5 dropped: 5 not an article)")


def test_faults_are_one_line_with_a_remedy(depeche: Depeche, tmp_path: Path) -> None:
    one_line(depeche("code", "nowhere.html"), "nowhere.html: no such file")
    one_line(depeche("code", tmp_path), f"nothing could be coded (no page was found in {tmp_path})")
    one_line(depeche("code", tmp_path, tmp_path), f"(no page was found in {tmp_path} and 1 other)")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG" + bytes(100))
    one_line(depeche("code", tmp_path / "picture.html"), "picture.html: not a page: PNG image")
    one_line(depeche("code", "x", "--into", tmp_path / "no" / "r.duckdb"), "no folder")
    one_line(depeche("code", tmp_path, "--rejects", tmp_path), "cannot write the rejects")
    one_line(depeche("show", "none.duckdb"), "none.duckdb: no such record: depeche code SOURCE --into")
    one_line(depeche("predict", "sentences", "none.jsonl"), "none.jsonl: cannot be read")


def test_slips_of_the_pen_are_told_with_the_right_word(depeche: Depeche) -> None:
    one_line(depeche("shwo"), "No such command 'shwo'", "'show'", "depeche --help")
    one_line(depeche("code", "x", "--publishd", "2024"), "'--published'", "depeche code --help")
    one_line(depeche("code"), "Missing argument", "SOURCE")
    one_line(depeche("code", "x", "--published", "8 avril"), "'8 avril' is not a date: write it as 2024-04-08")
    one_line(depeche("code", "x", "--published", "2024-02-30"), "is not a date")
    one_line(depeche("code", "x", "--language", "de"), "'de' is not one of 'fr', 'en'")
    one_line(depeche("code", "x", "--pipeline", "fr_core_news_lg"), "write fr=NAME")
    one_line(depeche("code", "x", "--workers", "0"), "--workers")
    one_line(depeche("show", "x", "--between", "Mali", "RUS"), "'Mali' is not a code: write three letters")


@pytest.mark.usefixtures("simple_coder")
def test_bounds_may_be_days_months_or_years(depeche: Depeche, pages: Path, tmp_path: Path) -> None:
    record = tmp_path / "r.duckdb"
    depeche("code", pages, "--into", record)
    for bound in ("2024", "2024-02", "2024-02-29"):
        assert depeche("show", record, "--from", bound, "--to", bound, "--between", "mli", "igouno").code == 0


MUCH = """
import click
from depeche.cli import depeche, main

@depeche.command()
def much():
    for _ in range(40_000):
        click.echo("x" * 100)

main(["much"])
"""


def test_a_reader_that_leaves_early_gets_no_complaint() -> None:
    run = subprocess.Popen([sys.executable, "-c", MUCH], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    run.wait()


def test_ctrl_c_is_one_clear_line_and_keeps_what_was_recorded(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(
            f"Rencontre {number}\n\n" + f"Le Mali a remercié la Russie {number}. " * 20
        )
    record = tmp_path / "out" / "r.duckdb"
    record.parent.mkdir()
    command = [sys.executable, "-m", "depeche", "code", str(tmp_path), "--into", str(record)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    wal = Path(f"{record}.wal")
    until = time.monotonic() + 60
    while not (wal.exists() and wal.stat().st_size > 20_000) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert said.lstrip() == "depeche: stopped; what was recorded stays, and the same command goes on from there\n"
    assert run.returncode == 130
    with Store(record, read_only=True) as store:
        assert 0 < len(store) < 400
