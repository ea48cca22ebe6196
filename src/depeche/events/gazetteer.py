"""The places of the actor tables (cities, regions, states) by name, found in a sentence's words whatever cuts them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from depeche.actors.tables import Tables
from depeche.language.parsed import Word

CITY, REGION, COUNTRY = "city", "region", "country"
LONGEST_NAME = 6
ARTICLES = frozenset("le la les l' the ce cette".split())


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the tables. country: ISO 3166-1 alpha-3, or None where a region lies in several."""

    kind: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    capital: bool = False


@lru_cache(maxsize=20000)
def compact(name: str) -> str:
    """A name without accents, blanks, hyphens and apostrophes, in lower case."""
    letters = unicodedata.normalize("NFKD", name.lower())
    return "".join([c for c in letters if c.isalnum()])


class Gazetteer:
    """The places of the actor tables by name."""

    def __init__(self, tables: Tables) -> None:
        self.places: dict[str, list[Known]] = {}
        self.starts: dict[str, int] = {}
        for row in tables.rows:
            if row.table == "cities":
                latitude, longitude = (float(row[c]) if row[c] else None for c in ("latitude", "longitude"))
                known = Known(CITY, row["country"] or None, latitude, longitude, row["capital"] == "yes")
                self._add(known, row["name_en"], row["name_fr"], *row.many("variants"))
            elif row.table == "regions":
                countries = row.many("country")
                known = Known(REGION, countries[0] if len(countries) == 1 else None)
                self._add(known, row["name_en"], row["name_fr"], *row.many("variants"))
            elif row.table == "states" and row["kind"] != "former":
                variants = row.many("variants_en") + row.many("variants_fr")
                self._add(Known(COUNTRY, row["code"]), row["name_en"], row["name_fr"], *variants)

    def _add(self, known: Known, *names: str) -> None:
        for name in names:
            whole = compact(name)
            if not whole:
                continue
            places = self.places.setdefault(whole, [])
            if known not in places:
                places.append(known)
            parts = [
                part for part in name.replace("'", "' ").replace("’", "' ").split() if part.lower() not in ARTICLES
            ]
            for first in {compact(parts[0]), compact(parts[0].split("-")[0])}:
                self.starts[first] = max(self.starts.get(first, 1), len(re.findall(r"\w+|[-']", name)))

    def match(self, words: Sequence[Word], start: int) -> tuple[int, list[Known]] | None:
        """The longest known name that begins at a word: its last word and what it may be."""
        joined = compact(words[start].text)
        longest = self.starts.get(joined)
        if longest is None:
            return None
        found: tuple[int, list[Known]] | None = None
        for last in range(start, min(len(words), start + min(longest, LONGEST_NAME))):
            if last > start:
                more = compact(words[last].text)
                if not more:
                    continue  # a hyphen within a name, or the comma after it
                joined += more
            known = self.places.get(joined)
            if known is not None:
                found = last, known
        return found


@lru_cache(maxsize=4)
def gazetteer(tables: Tables) -> Gazetteer:
    """The gazetteer of a set of tables, made once."""
    return Gazetteer(tables)
