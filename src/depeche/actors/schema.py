"""What each actor table must look like, and the check of a row against it.

The formats are described for people in docs/architecture.md and docs/actors.md; this module is what holds rows to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
CODE = re.compile(r"[A-Z]{3}|(IGO|NGO|IMG|MNC)[A-Z]{3}")
SECTORS = frozenset(
    "GOV MIL LEG JUD COP SPY PRM PTY REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO NGO ISM IMG MNC".split()
)
"""PLOVER's primary and secondary sectors and its codes for international actors (manual, "Sector codes")."""
STATE_KINDS = frozenset({"state", "territory", "disputed", "former"})
ROLE_KINDS = frozenset({"person", "group", "organisation", "state", "unknown"})
ORGANISATION_KINDS = frozenset(
    [
        "igo",
        "organ",
        "mission",
        "army",
        "police",
        "armed_group",
        "pmc",
        "party",
        "movement",
        "ngo",
        "media",
        "company",
        "court",
        "agency",
        "union",
        "church",
    ]
)
LANGUAGES = frozenset({"fr", "en", "*"})
GENDERS = frozenset({"m", "f", ""})


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one kind of table; `required` must not be empty in any row."""

    columns: tuple[str, ...]
    required: tuple[str, ...]


LAYOUTS: dict[str, Layout] = {
    "states": Layout(
        ("code", "kind", "name_en", "name_fr", "variants_en", "variants_fr", "demonyms_en", "demonyms_fr"),
        ("code", "kind", "name_en", "name_fr"),
    ),
    "cities": Layout(
        ("name_en", "name_fr", "variants", "country", "latitude", "longitude", "capital"),
        ("name_en", "name_fr", "country"),
    ),
    "regions": Layout(("name_en", "name_fr", "variants", "country"), ("name_en", "name_fr")),
    "metonyms": Layout(("words", "language", "country", "sector", "office"), ("words", "language", "country")),
    "offices": Layout(("office", "sector", "titles_en", "titles_fr"), ("office", "sector")),
    "holders": Layout(
        ("person", "country", "office", "from", "to", "spellings", "gender"), ("person", "country", "office")
    ),
    "organisations": Layout(
        ("id", "acronyms", "name_en", "name_fr", "variants", "country", "kind", "sectors", "from", "to", "parent"),
        ("id", "kind"),
    ),
    "people": Layout(
        ("person", "country", "sectors", "role_en", "role_fr", "from", "to", "spellings", "gender"), ("person",)
    ),
    "roles": Layout(
        ("language", "singular_m", "singular_f", "plural_m", "plural_f", "kind", "sectors", "office", "note"),
        ("language", "kind"),
    ),
}


def layout_of(stem: str) -> str | None:
    """Name the layout of a file by its stem: holders_africa is a holders table; None where there is no such table."""
    if stem in LAYOUTS:
        return stem
    base = stem.split("_")[0]
    return base if base in LAYOUTS else None


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may refer to: office keys, country codes and organisation ids of all tables together."""

    offices: frozenset[str]
    codes: frozenset[str]
    organisations: frozenset[str]

    def place(self, code: str) -> bool:
        """Whether a country cell's value is a state's code, an IGO-like code or an organisation's id."""
        if code in self.codes or code in self.organisations:
            return True
        return len(code) == 6 and CODE.fullmatch(code) is not None


def _date(row: Row, known: Known) -> Iterator[str]:
    for column in ("from", "to"):
        value = row[column]
        if value and not DATE.fullmatch(value):
            yield f"{column} is {value!r}; write YYYY, YYYY-MM or YYYY-MM-DD, or leave it empty"
    if row["from"] and row["to"] and row["to"] < row["from"][: len(row["to"])]:
        yield f"to {row['to']} comes before from {row['from']}; exchange or correct them"


def _country(row: Row, known: Known) -> Iterator[str]:
    for code in row["country"].split("|"):
        if code and not known.place(code):
            yield f"country is {code!r}; write a code of states.tsv (MLI), an IGO code (IGOUNO) or an organisation's id"


def _office(row: Row, known: Known) -> Iterator[str]:
    if row["office"] and row["office"] not in known.offices:
        yield f"office is {row['office']!r}; write a key of offices.tsv or leave it empty"


def _sectors(column: str) -> Callable[[Row, Known], Iterator[str]]:
    def check(row: Row, known: Known) -> Iterator[str]:
        for sector in row[column].split("|"):
            if sector and sector not in SECTORS:
                yield f"{column} has {sector!r}; write PLOVER sectors such as GOV, MIL, OPP, joined by |"

    return check


def _among(column: str, values: frozenset[str]) -> Callable[[Row, Known], Iterator[str]]:
    def check(row: Row, known: Known) -> Iterator[str]:
        if row[column] not in values:
            yield f"{column} is {row[column]!r}; write one of {', '.join(sorted(v for v in values if v))}"

    return check


def _code(row: Row, known: Known) -> Iterator[str]:
    if not CODE.fullmatch(row["code"]):
        yield f"code is {row['code']!r}; write three capitals of ISO 3166-1 (MLI)"


def _degrees(row: Row, known: Known) -> Iterator[str]:
    for column, limit in (("latitude", 90.0), ("longitude", 180.0)):
        value = row[column]
        if value:
            try:
                right = abs(float(value)) <= limit
            except ValueError:
                right = False
            if not right:
                yield f"{column} is {value!r}; write degrees as 12.65 or leave it empty"


def _some_form(row: Row, known: Known) -> Iterator[str]:
    if not any(row[c] for c in ("singular_m", "singular_f", "plural_m", "plural_f")):
        yield "no form at all; fill at least one of singular_m, singular_f, plural_m, plural_f"


def _some_name(row: Row, known: Known) -> Iterator[str]:
    if not any(row[c] for c in ("acronyms", "name_en", "name_fr")):
        yield "no name at all; fill at least one of acronyms, name_en, name_fr"


CHECKS: dict[str, tuple[Callable[[Row, Known], Iterator[str]], ...]] = {
    "states": (_code, _among("kind", STATE_KINDS)),
    "cities": (_country, _degrees, _among("capital", frozenset({"yes", ""}))),
    "regions": (_country,),
    "metonyms": (_country, _office, _sectors("sector"), _among("language", LANGUAGES)),
    "offices": (_sectors("sector"),),
    "holders": (_country, _office, _date, _among("gender", GENDERS)),
    "organisations": (_country, _date, _sectors("sectors"), _some_name, _among("kind", ORGANISATION_KINDS)),
    "people": (_country, _date, _sectors("sectors"), _among("gender", GENDERS)),
    "roles": (_office, _sectors("sectors"), _some_form, _among("language", LANGUAGES), _among("kind", ROLE_KINDS)),
}


def faults(layout: str, row: Row, known: Known) -> Iterator[str]:
    """Yield what is wrong with one row, in words that say what would be right."""
    for column in LAYOUTS[layout].required:
        if not row[column]:
            yield f"{column} is empty; it must be filled"
            return
    for check in CHECKS[layout]:
        yield from check(row, known)
