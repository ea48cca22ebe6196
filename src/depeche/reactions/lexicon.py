"""The small lexicon of stance and hostility (stance.tsv), checked when it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depeche.errors import LexiconError
from depeche.statements.cues import rows_of

FILE = Path(__file__).with_name("stance.tsv")
KINDS = ("favourable", "hostile", "hostility", "group-hostility", "negation", "people")


@dataclass(frozen=True, slots=True)
class StanceWords:
    """One language's words, one pattern a kind; a pattern finds whole words and stems in lower-case text."""

    patterns: dict[str, re.Pattern[str]]

    def find(self, kind: str, text: str) -> list[re.Match[str]]:
        """The places in lower-case text where words of a kind stand."""
        return list(self.patterns[kind].finditer(text))


def _pattern(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    parts = [re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in ordered]
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)")


def read_stance(path: Path) -> dict[str, StanceWords]:
    """The words of every language in a file. Raises LexiconError for a wrong row."""
    found: dict[str, dict[str, re.Pattern[str]]] = {}
    for where, row in rows_of(path, ("language", "kind", "words")):
        if row["kind"] not in KINDS:
            raise LexiconError(f"{where}: kind {row['kind']!r}; expected one of {', '.join(KINDS)}")
        words = [w.strip() for w in row["words"].split("|")]
        if not all(words) or any(w != w.lower() for w in words):
            raise LexiconError(f"{where}: an empty word or one with capitals; write them in lower case, joined by |")
        found.setdefault(row["language"], {})[row["kind"]] = _pattern(words)
    for language, patterns in found.items():
        if missing := [k for k in KINDS if k not in patterns]:
            raise LexiconError(f"{path.name}: language {language} has no row for {', '.join(missing)}; add one each")
    return {language: StanceWords(patterns) for language, patterns in found.items()}


@cache
def load_stance() -> dict[str, StanceWords]:
    """The package's own words by language."""
    return read_stance(FILE)
