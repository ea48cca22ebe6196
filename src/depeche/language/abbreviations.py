"""Abbreviations that end in a full stop which ends no sentence: read from ``abbreviations.<language>.txt``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def abbreviations(language: str, *, before: str | None = None) -> tuple[str, ...]:
    """Return the abbreviations of a language ("M.", "Dr.", "Oct."), each with its full stop.

    ``before`` narrows them to those under one heading of the file: "name" (a name follows, so never the end of a
    sentence), "number" (no end when a number follows), "any" (an end only when what follows looks like a start).
    """
    found: list[str] = []
    heading = ""
    text = files("depeche.language").joinpath(f"abbreviations.{language}.txt").read_text(encoding="utf8")
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and before in (None, heading):
            found.extend(line.split())
    return tuple(found)
