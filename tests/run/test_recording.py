"""From sources to the record: what is written, counted, known, dropped; and a run that is killed and begun again."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from depeche.errors import SourceError
from depeche.model import CodedArticle
from depeche.record.store import Store
from depeche.run import Known, Outcome, code_into
from depeche.sources import Rejects

TEXT = """Rencontre numéro {number}

Le président malien Assimi Goïta a reçu mardi à Bamako la ministre sénégalaise des Affaires étrangères, Yassine Fall. Le
Sénégal a promis une aide de {number} millions de francs au Mali, qui l'a remercié.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a", "article un"), ("b", "menu"), ("c", "article deux"), ("d", "article un")):
        (tmp_path / f"{name}.txt").write_text(text)
    return tmp_path


@pytest.mark.usefixtures("simple_coder")
def test_what_was_done_is_counted(folder: Path) -> None:
    rejects = Rejects()
    with Store(folder / "r.duckdb") as store:
        summary = code_into([str(folder / f"{name}.txt") for name in "abcd"], store, rejects=rejects)
        assert [article.title for article in store.articles()] == ["article un", "article deux"]
    assert (summary.coded, summary.known, summary.events) == (2, 1, 2)
    assert rejects.counts == {"not an article": 1}


@pytest.mark.usefixtures("simple_coder")
def test_a_second_run_changes_nothing_and_says_so(folder: Path) -> None:
    sources = [str(folder / f"{name}.txt") for name in "ac"]
    seen: list[Outcome] = []
    with Store(folder / "r.duckdb") as store:
        code_into(sources, store)
        before = list(store.coded())
        summary = code_into(sources, store, report=seen.append)
        assert list(store.coded()) == before
    assert (summary.coded, summary.known) == (0, 2)
    assert all(isinstance(one, Known) for one in seen)


@pytest.mark.usefixtures("simple_coder")
def test_what_is_known_is_coded_again_on_demand(folder: Path) -> None:
    with Store(folder / "r.duckdb") as store:
        code_into([str(folder / "a.txt")], store)
        summary = code_into([str(folder / "a.txt")], store, again=True)
        assert (summary.coded, summary.known, len(store)) == (1, 0, 1)


@pytest.mark.usefixtures("simple_coder")
def test_each_page_is_reported_after_it_was_written(folder: Path) -> None:
    with Store(folder / "r.duckdb") as store:

        def report(outcome: Outcome) -> None:
            assert isinstance(outcome, CodedArticle)
            assert store.has(outcome.article.id)

        code_into([str(folder / "a.txt"), str(folder / "c.txt")], store, report=report)


def test_a_source_that_is_not_there_is_told_before_anything_is_coded(folder: Path) -> None:
    with Store(folder / "r.duckdb") as store:
        with pytest.raises(SourceError, match="nowhere"):
            code_into([str(folder / "a.txt"), str(folder / "nowhere")], store)
        assert len(store) == 0


def test_a_run_that_is_killed_and_begun_again_ends_in_the_same_record(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(40):
        (pages / f"{number:03}.txt").write_text(TEXT.format(number=number))

    def command(record: str) -> list[str]:
        return [sys.executable, "-m", "depeche", "code", str(pages), "--into", str(tmp_path / record)]

    subprocess.run(command("whole.duckdb"), check=True, capture_output=True)
    killed = subprocess.Popen(command("killed.duckdb"), stderr=subprocess.PIPE)
    until = time.monotonic() + 60
    written = tmp_path / "killed.duckdb.wal"  # of which the tables alone, before any page, are some 30,000 bytes
    while not (written.exists() and written.stat().st_size > 60_000) and time.monotonic() < until:
        time.sleep(0.01)
    killed.kill()
    killed.wait()
    with Store(tmp_path / "killed.duckdb", read_only=True) as store:
        assert 0 < len(store) < 40
    subprocess.run(command("killed.duckdb"), check=True, capture_output=True)
    with Store(tmp_path / "whole.duckdb") as whole, Store(tmp_path / "killed.duckdb") as again:
        assert len(whole) == 40
        assert list(again.coded()) == list(whole.coded())
