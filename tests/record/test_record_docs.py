"""docs/record.md tells the truth: its tables and views are there, and its questions have answers."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from depeche.record.store import Store

DOC = (Path(__file__).parents[2] / "docs" / "record.md").read_text(encoding="utf-8")


@pytest.fixture
def connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    Store(tmp_path / "r.duckdb").close()
    monkeypatch.chdir(tmp_path)
    return duckdb.connect("r.duckdb", read_only=True)


def test_every_table_and_view_is_named(connection: duckdb.DuckDBPyConnection) -> None:
    there = {name for (name,) in connection.execute("SHOW TABLES").fetchall()}
    assert set(re.findall(r"^\| `(\w+)` \|", DOC, re.MULTILINE)) == there


def test_views_have_the_columns_that_are_named(connection: duckdb.DuckDBPyConnection) -> None:
    named = re.findall(r"^\| `(\w+)` \| an? [^|]+ \| `([\w ]+)` \|$", DOC, re.MULTILINE)
    views = {view: columns for view, columns in named if " " in columns}
    assert set(views) == {"timeline", "event_actors", "dyads", "sayings"}
    for view, columns in views.items():
        there = connection.execute(f"SELECT * FROM {view} LIMIT 0").description
        assert [column[0] for column in there] == columns.split()


def test_the_questions_can_be_asked(connection: duckdb.DuckDBPyConnection) -> None:
    questions = re.findall(r"```sql\n(.*?)```", DOC, re.DOTALL)
    assert len(questions) == 4
    for question in questions:
        connection.execute(question)
