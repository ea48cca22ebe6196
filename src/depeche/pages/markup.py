"""The table of known comment markups (markup.toml), checked when it is loaded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from depeche.errors import TableError
from depeche.pages.selectors import selector

_LISTS = ("sign", "item", "skip", "author", "date", "text", "likes", "level")
_FLAGS = ("run", "first")


@dataclass(frozen=True, slots=True)
class System:
    """One entry of markup.toml; the fields are explained at its top."""

    name: str
    sign: tuple[str, ...]
    item: tuple[str, ...]
    skip: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    run: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Widget:
    """A service that keeps comments outside the page. name: as in Article.comments_elsewhere; sign: words of the page's
    source that show it is built in."""

    name: str
    sign: tuple[str, ...]


@cache
def systems() -> tuple[System, ...]:
    """The known systems, in the order in which they are tried."""
    return tuple(read_system(entry, number) for number, entry in enumerate(_table("markup.toml", "system"), start=1))


@cache
def widgets() -> tuple[Widget, ...]:
    """The known services that keep comments outside the page."""
    return tuple(Widget(entry["name"], tuple(entry["sign"])) for entry in _table("widgets.toml", "widget"))


def read_system(entry: dict[str, Any], number: int) -> System:
    """Check one entry and build it. Raises TableError naming the entry and what is wrong with it."""
    name = entry.get("name")
    where = f"markup.toml, system {number} ({name})"
    if not isinstance(name, str) or not name:
        raise TableError(f"markup.toml, system {number}: has no name; give it one")
    unknown = set(entry) - {"name", *_LISTS, *_FLAGS}
    if unknown:
        raise TableError(f"{where}: unknown key {', '.join(sorted(unknown))}; known are {', '.join(_LISTS + _FLAGS)}")
    values: dict[str, Any] = {flag: bool(entry.get(flag, False)) for flag in _FLAGS}
    for key in _LISTS:
        items = entry.get(key, [])
        if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
            raise TableError(f"{where}: {key} must be a list of words, such as {key} = ['.comment']")
        if key in ("sign", "item") and not items:
            raise TableError(f"{where}: {key} must not be empty")
        for item in items if key != "sign" else []:
            if not item.startswith("@"):
                try:
                    selector(item)
                except ValueError as error:
                    raise TableError(f"{where}: {key}: {error}; see depeche.pages.selectors") from error
        values[key] = tuple(items)
    return System(name=name, **values)


def _table(file: str, key: str) -> list[dict[str, Any]]:
    text = resources.files("depeche.pages").joinpath(file).read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(text)[key]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise TableError(f"{file}: {error}; it must hold [[{key}]] entries") from error
    return list(entries)
