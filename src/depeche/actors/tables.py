"""The actor tables: read, held to their schema, and indexed by the forms that stand in text."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from depeche.actors.forms import Form, FormIndex, fold, key
from depeche.actors.rows import PACKAGE_TABLES, Row, known_of, read_table, table_files
from depeche.actors.schema import faults
from depeche.errors import TableError


class Person:
    """A person of the tables: all rows with the same full name."""

    __slots__ = ("gender", "name", "rows")

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[Row] = []
        self.gender = ""

    def at(self, date: str | None) -> list[Row]:
        """The person's rows that stand at the date; without a date all of them."""
        return [row for row in self.rows if row.stands(date)]

    def latest(self, date: str | None) -> Row | None:
        """The row that tells best who this is at the date: an office held then, else the last one held before it,
        else (all lie later) the earliest."""
        standing = self.at(date)
        if standing and date is not None:
            return min(standing, key=lambda r: _rank(r))
        if date is None:
            return max(self.rows, key=lambda r: (r["to"] or "9999", -_rank(r)), default=None)
        before = [row for row in self.rows if row["to"] and row["to"] < date]
        if before:
            return max(before, key=lambda r: (r["to"], -_rank(r)))
        return min(self.rows, key=lambda r: r["from"], default=None)

    def countries(self) -> set[str]:
        """Every country that the person's rows name."""
        return {row["country"] for row in self.rows if row["country"]}


_TITLES = frozenset({"m.", "mr", "mr.", "mme", "mrs", "mrs.", "ms", "president", "président", "présidente", "premier"})
_FEATURES = (("singular_m", "ms"), ("singular_f", "fs"), ("plural_m", "mp"), ("plural_f", "fp"))
_OFFICE_RANK = {"head_of_state": 0, "head_of_government": 1, "foreign_minister": 2, "defence_minister": 3}


def _rank(row: Row) -> int:
    return _OFFICE_RANK.get(row["office"], 4) if row.table == "holders" else 5


class Tables:
    """All rows of the package's and the users' tables with the indexes over them.

    rows: every row. forms: from words to rows. states, offices, organisations: by code, key, id. persons: by folded
    full name. surnames: folded last name -> persons. holders: (country, office) -> rows. capitals: city -> country.
    """

    __slots__ = (
        "_only",
        "capitals",
        "forms",
        "holders",
        "offices",
        "organisations",
        "persons",
        "rows",
        "states",
        "surnames",
    )

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.forms = FormIndex()
        self.states: dict[str, Row] = {}
        self.offices: dict[str, Row] = {}
        self.organisations: dict[str, Row] = {}
        self.persons: dict[str, Person] = {}
        self.surnames: dict[str, list[Person]] = {}
        self.holders: dict[tuple[str, str], list[Row]] = {}
        self.capitals: dict[str, str] = {}
        self._only: dict[str, str] | None = None
        for number, row in enumerate(rows):
            getattr(self, f"_index_{row.table}")(number, row)
        for person in self.persons.values():
            self._index_surname(person)

    def holder(self, country: str, office: str, date: str | None) -> Person | None:
        """Who held an office of a country on a date; None without a date, or where the tables do not know it, or where
        two persons could be meant."""
        if date is None:
            return None
        found = {row["person"]: row for row in self.holders.get((country, office), ()) if row.stands(date)}
        if len(found) > 1:
            # at a handover both rows stand on the day: the later one is in office at its end
            latest = max(row["from"] for row in found.values())
            found = {name: row for name, row in found.items() if row["from"] == latest}
        return self.persons[key(next(iter(found)))] if len(found) == 1 else None

    def person(self, name: str) -> Person | None:
        """The person of this full name, whatever its case and accents."""
        return self.persons.get(key(name))

    def state_name(self, code: str, language: str) -> str:
        """The state's usual name in a language; the code itself where the tables do not have it."""
        row = self.states.get(code)
        return row["name_fr" if language == "fr" else "name_en"] if row else code

    def only_country(self, office: str) -> str | None:
        """The country or IGO of an office that no other has: IGOUNO for the UN's secretary-general."""
        if self._only is None:
            seen: dict[str, set[str]] = {}
            for country, key_of_office in self.holders:
                seen.setdefault(key_of_office, set()).add(country)
            self._only = {key_of_office: next(iter(c)) for key_of_office, c in seen.items() if len(c) == 1}
        code = self._only.get(office)
        return code if code is not None and code.startswith("IGO") else None

    def title(self, office: str) -> str:
        """The first English title of an office ("minister of foreign affairs"); the key in words where it has none."""
        row = self.offices.get(office)
        titles = row.many("titles_en") if row else []
        return titles[0] if titles else office.replace("_", " ")

    # -- indexing, one method a table ------------------------------------------------------------

    def _add(
        self,
        row: Row,
        number: int,
        kind: str,
        columns: Iterable[str],
        language: str,
        any_case: bool = False,
        feature: str = "",
    ) -> None:
        add = self.forms.add
        for column in columns:
            cell = row.values[column]
            if cell:
                for text in cell.split("|"):
                    add(text, kind, number, language, any_case=any_case, feature=feature)

    def _index_states(self, number: int, row: Row) -> None:
        self.states.setdefault(row["code"], row)
        self._add(row, number, "state", ("name_en", "variants_en"), "en")
        self._add(row, number, "state", ("name_fr", "variants_fr"), "fr")
        self._add(row, number, "demonym", ("demonyms_en",), "en")
        self._add(row, number, "demonym", ("demonyms_fr",), "fr", any_case=True)

    def _index_cities(self, number: int, row: Row) -> None:
        if row["capital"]:
            self.capitals.setdefault(key(row["name_en"]), row["country"])
            self.capitals.setdefault(key(row["name_fr"]), row["country"])
        self._add(row, number, "city", ("name_en", "name_fr", "variants"), "*")

    def _index_regions(self, number: int, row: Row) -> None:
        self._add(row, number, "region", ("name_en", "name_fr", "variants"), "*")

    def _index_metonyms(self, number: int, row: Row) -> None:
        self._add(row, number, "metonym", ("words",), row["language"])

    def _index_offices(self, number: int, row: Row) -> None:
        self.offices.setdefault(row["office"], row)
        self._add(row, number, "office", ("titles_en",), "en", any_case=True)
        self._add(row, number, "office", ("titles_fr",), "fr", any_case=True)

    def _index_organisations(self, number: int, row: Row) -> None:
        self.organisations.setdefault(row["id"], row)
        self._add(row, number, "organisation", ("acronyms", "name_en", "name_fr", "variants"), "*")

    def _index_holders(self, number: int, row: Row) -> None:
        self.holders.setdefault((row["country"], row["office"]), []).append(row)
        self._index_person(number, row)

    def _index_people(self, number: int, row: Row) -> None:
        row.values["office"] = ""
        self._index_person(number, row)

    def _index_person(self, number: int, row: Row) -> None:
        name = row["person"]
        folded = key(name)
        person = self.persons.get(folded)
        if person is None:
            person = self.persons[folded] = Person(name)
            self.forms.add(name, "person", number, "*")
        person.rows.append(row)
        person.gender = person.gender or row["gender"]
        if row["spellings"]:
            for spelling in row["spellings"].split("|"):
                if spelling.split(" ", 1)[0].lower() not in _TITLES:  # the grammar knows titles, the name is the rest
                    self.forms.add(spelling, "person", number, "*")

    def _index_surname(self, person: Person) -> None:
        last = fold(person.name.rsplit(" ", 1)[-1]).lower()
        if set(last) <= set("ivx"):  # "Frederik X": a number, no surname
            return
        self.surnames.setdefault(last, []).append(person)

    def _index_roles(self, number: int, row: Row) -> None:
        if row["note"] == "pair":
            return  # "les deux pays" is found by the grammar, which knows which two
        for column, feature in _FEATURES:
            self._add(row, number, "role", (column,), row["language"], any_case=True, feature=feature)

    def row_of(self, form: Form) -> Row:
        """The row that a form belongs to."""
        return self.rows[form.row]


@cache
def load_tables(folders: tuple[str, ...] = ()) -> Tables:
    """Read the package's tables and those of the users' folders; a user's rows come first where both name the same.

    Raises TableError for the first wrong row: file, line, what is wrong, what would be right.
    """
    collecting = gc.isenabled()
    gc.disable()  # many small objects that all stay: collecting in between doubles the time
    try:
        return _load(folders)
    finally:
        if collecting:
            gc.enable()


def _load(folders: tuple[str, ...]) -> Tables:
    rows: list[Row] = []
    for folder in [*map(Path, folders), PACKAGE_TABLES]:
        if not folder.is_dir():
            raise TableError(f"{folder}: no such folder of actor tables; give a folder that holds *.tsv files")
        for file, layout in table_files(folder):
            for row in read_table(file, layout):
                if isinstance(row, tuple):
                    raise TableError(f"{file}:{row[0]}: {row[1]}")
                rows.append(row)
    known = known_of(rows)
    for row in rows:
        for fault in faults(row.table, row.values, known):
            raise TableError(f"{row.file}:{row.line}: {fault}")
    return Tables(rows)
