"""The DuckDB types of the model's fields, read from the model itself, so that tables and records cannot drift apart.

Text is VARCHAR, a tuple is a list, a record within a record is a STRUCT; the ends of a DateRange are DATEs.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any

from depeche.model import Article, Comment, DateRange, Event, Mention, Reaction, Statement

TABLES: dict[str, type] = {
    "articles": Article,
    "comments": Comment,
    "events": Event,
    "statements": Statement,
    "reactions": Reaction,
    "mentions": Mention,
}
"""The record's tables and the type of which each holds one a row."""

PLAIN = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN"}
OWN_TABLE = (Article, "comments")


@cache
def columns(kind: type) -> dict[str, str]:
    """Name and DuckDB type of each column that holds a field of `kind`, in the order of its fields."""
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if (kind, field.name) != OWN_TABLE]
    if kind is DateRange:
        return {name: "DATE" if name in ("start", "end") else "VARCHAR" for name in names}
    return {name: column_type(hints[name]) for name in names}


def column_type(hint: Any) -> str:
    """The DuckDB type that holds values of an annotation of the model without loss."""
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return column_type(next(part for part in typing.get_args(hint) if part is not type(None)))
    if origin is tuple:
        return column_type(typing.get_args(hint)[0]) + "[]"
    if dataclasses.is_dataclass(hint):
        return struct(columns(typing.cast(type, hint)))
    return PLAIN[hint]


def struct(fields: dict[str, str]) -> str:
    """A STRUCT of these fields; names are quoted, since "end" is a word of SQL."""
    return "STRUCT(" + ", ".join(f'"{name}" {kind}' for name, kind in fields.items()) + ")"


def key_columns(table: str) -> dict[str, str]:
    """The columns that tie a row to its article, and an article to the version that coded it.

    articles: `coded_by` (version) and `day` (of publication, NULL where unknown). The others: `article` (its id) and
    `position` (order within the article).
    """
    if table == "articles":
        return {"coded_by": "VARCHAR", "day": "DATE"}
    return {"article": "VARCHAR", "position": "INTEGER"}


@cache
def table_columns(table: str) -> dict[str, str]:
    """All columns of a table: the keys, then the record's fields."""
    return key_columns(table) | columns(TABLES[table])
