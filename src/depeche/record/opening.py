"""The record's file: made whole or not at all, opened, or refused with what to do."""

from __future__ import annotations

import os
from importlib import resources
from pathlib import Path

import duckdb

from depeche import __version__
from depeche.errors import RecordError
from depeche.record.columns import TABLES, table_columns

SCHEMA = 1
"""The version of the tables; a file of another one is refused."""

OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def open_record(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    """Open a record, made where there is none and it is to be written. Raises RecordError where that cannot be."""
    if not path.exists():
        if read_only:
            raise RecordError(f"{path}: no such record: depeche code SOURCE --into {path} makes it")
        _make(path)
    connection = _connect(path, read_only)
    try:
        _check_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def one_line(error: Exception) -> str:
    """What DuckDB says, without its line breaks."""
    return " ".join(str(error).split())


def _check_schema(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
    except duckdb.Error:
        found = []
    if not found:
        raise RecordError(f"{path}: a DuckDB file, but not a record of Dépêche: name another file")
    if found[0][0] != str(SCHEMA):
        raise RecordError(
            f"{path}: a record of schema {found[0][0]}, this version writes {SCHEMA}: code the pages into a new file"
        )


def _make(path: Path) -> None:
    """Make an empty record beside its name and move it there, so that no half-made file ever bears the name."""
    new = path.with_name(path.name + ".new")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: no folder {path.parent}: make it first")
    try:
        for left in (new, new.with_name(f"{new.name}.wal"), path.with_name(f"{path.name}.wal")):
            left.unlink(missing_ok=True)  # of a file that was killed while it was made, or has gone
        with duckdb.connect(str(new), config=OFFLINE) as connection:
            for table in TABLES:
                fields = ", ".join(f'"{name}" {kind}' for name, kind in table_columns(table).items())
                connection.execute(f"CREATE TABLE {table} ({fields})")
            connection.execute((resources.files("depeche.record") / "views.sql").read_text(encoding="utf-8"))
            connection.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
            connection.execute("INSERT INTO meta VALUES ('schema', ?), ('made_by', ?)", [str(SCHEMA), __version__])
        os.replace(new, path)
    except (duckdb.Error, OSError) as error:
        raise RecordError(f"{path}: cannot be made ({one_line(error)}): choose a place you may write to") from error


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=OFFLINE)
    except duckdb.Error as error:
        message = one_line(error)
        if "Could not set lock" in message:
            raise RecordError(f"{path}: in use by another process: wait until it ends, or close it") from error
        if "not a valid DuckDB" in message:
            raise RecordError(f"{path}: not a DuckDB file: name another file") from error
        raise RecordError(f"{path}: cannot be opened ({message}): check the name and your rights to it") from error
