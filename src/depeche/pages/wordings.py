"""The tables of words (wordings.toml) and places (places.toml), loaded once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from depeche.errors import TableError
from depeche.pages.selectors import read_selector


@cache
def _table(file: str) -> dict[str, Any]:
    text = resources.files("depeche.pages").joinpath(file).read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"{file}: {error}; the file must be TOML") from error


@cache
def any_of(name: str) -> str:
    """A list of wordings.toml ("comments.closed") as one regular expression, in brackets, the longest entry first so
    that the shorter ones do not cut it off. Raises TableError where an entry is no regular expression."""
    section, _, key = name.partition(".")
    entries = _table("wordings.toml").get(section, {}).get(key)
    if not isinstance(entries, list) or not entries:
        raise TableError(f"wordings.toml: {name} must be a list of regular expressions")
    for entry in entries:
        try:
            re.compile(entry)
        except re.error as error:
            raise TableError(f"wordings.toml, {name}: {entry!r} is no regular expression ({error})") from error
    return "(?:" + "|".join(sorted(entries, key=len, reverse=True)) + ")"


@cache
def any_of_names(name: str) -> str:
    """A list of places.toml's [names] as one regular expression, in brackets, the longest entry first."""
    return "(?:" + "|".join(sorted(places(f"names.{name}"), key=len, reverse=True)) + ")"


@cache
def places(name: str) -> tuple[str, ...]:
    """A list of places.toml ("lead", "json.author"). Raises TableError where an entry is no selector (but for the names
    of meta elements and JSON keys)."""
    section, _, key = name.rpartition(".")
    table = _table("places.toml")
    entries = (table.get(section, {}) if section else table).get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
        raise TableError(f"places.toml: {name} must be a list of words")
    if not section and not name.startswith("meta_"):
        for entry in entries:
            try:
                read_selector(entry)
            except ValueError as error:
                raise TableError(f"places.toml, {name}: {error}; see depeche.pages.selectors") from error
    return tuple(entries)


@cache
def place(name: str) -> str:
    """The same as one selector of alternatives."""
    return ", ".join(places(name))
