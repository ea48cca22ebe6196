"""Loading, holding to the schema and asking the tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depeche.actors.check import check_folder
from depeche.actors.lookup import lookup
from depeche.actors.rows import PACKAGE_TABLES, Row, table_files
from depeche.actors.schema import LAYOUTS, layout_of
from depeche.actors.tables import Tables, load_tables
from depeche.errors import TableError

SMALL = Path(__file__).parent / "tables"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small tables that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "own"))


def append(folder: Path, table: str, *cells: str) -> int:
    """Add a row to a table; returns its line number."""
    file = folder / f"{table}.tsv"
    with file.open("a", encoding="utf-8") as out:
        out.write("\t".join(cells) + "\n")
    return len(file.read_text(encoding="utf-8").splitlines())


def test_the_package_tables_have_no_fault() -> None:
    assert check_folder(PACKAGE_TABLES) == []


def test_every_package_file_is_a_table_that_is_read() -> None:
    read = {file.name for file, _ in table_files(PACKAGE_TABLES)}
    assert read == {file.name for file in PACKAGE_TABLES.glob("*.tsv")}
    assert {layout for _, layout in table_files(PACKAGE_TABLES)} == set(LAYOUTS)


def test_several_files_of_holders_are_one_table() -> None:
    assert layout_of("holders_africa") == layout_of("holders") == "holders"
    assert layout_of("notes") is None


def test_users_rows_are_found_beside_those_of_the_package(tmp_path: Path) -> None:
    header = "\t".join(LAYOUTS["holders"].columns)
    row = "Zoé Exemple\tMLI\tforeign_minister\t2090-01-01\t\t\tf"
    (tmp_path / "holders_mine.tsv").write_text(f"# mine\n{header}\n{row}\n", encoding="utf-8")
    answer = lookup("chef de la diplomatie malienne", load_tables((str(tmp_path),)), date="2091-01-01")
    assert [a.name for a in answer.actors] == ["Zoé Exemple"]
    assert "holders_mine.tsv:3" in [used.where for used in answer.rows]
    assert answer.source == "both"


@pytest.mark.parametrize(
    ("table", "cells", "wrong"),
    [
        ("holders", ("X Y", "XX", "minister", "2020", "", "", "m"), "country is 'XX'; write a code of states.tsv"),
        ("holders", ("X Y", "MLI", "tsar", "2020", "", "", "m"), "office is 'tsar'; write a key of offices.tsv"),
        ("holders", ("X Y", "MLI", "minister", "12/2020", "", "", "m"), "from is '12/2020'; write YYYY, YYYY-MM or"),
        ("holders", ("X Y", "MLI", "minister", "2021", "2020-01", "", "m"), "to 2020-01 comes before from 2021"),
        ("holders", ("X Y", "MLI", "minister", "2020", "", "", "x"), "gender is 'x'; write one of f, m"),
        ("states", ("ML", "state", "Mali", "Mali"), "code is 'ML'; write three capitals"),
        ("states", ("MLZ", "empire", "Mali", "Mali"), "kind is 'empire'; write one of disputed, former, state"),
        ("cities", ("Gao", "Gao", "", "MLI", "north", "0", ""), "latitude is 'north'; write degrees"),
        ("roles", ("fr", "roi", "", "", "", "person", "KING", "", ""), "sectors has 'KING'; write PLOVER sectors"),
        ("roles", ("fr", "", "", "", "", "person", "GOV", "", ""), "no form at all"),
        ("organisations", ("ABC", "", "", "", "", "MLI", "party", "PTY"), "no name at all"),
        ("people", ("", "MLI"), "person is empty; it must be filled"),
        ("people", ("A",) * 12, "12 cells where the header has 9"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_by_file_and_line_with_the_remedy(
    folder: Path, table: str, cells: tuple[str, ...], wrong: str
) -> None:
    line = append(folder, table, *cells)
    faults = check_folder(folder)
    assert len(faults) == 1
    assert faults[0].startswith(f"{table}.tsv:{line}: {wrong}")
    with pytest.raises(TableError, match=f"{table}.tsv:{line}: "):
        load_tables((str(folder),))


def test_a_wrong_header_says_what_the_columns_are(folder: Path) -> None:
    (folder / "people.tsv").write_text("name\tcountry\n", encoding="utf-8")
    (fault,) = check_folder(folder)
    assert fault.startswith("people.tsv:1: the header must be the columns person country sectors")


def test_the_same_row_twice_is_a_fault(folder: Path) -> None:
    line = append(folder, "people", "Rokia Traoré", "MLI", "CVL", "singer", "chanteuse", "", "", "", "f")
    (fault,) = check_folder(folder)
    assert fault.startswith(f"people.tsv:{line}: the same row as people.tsv:2")


def test_a_file_of_unknown_name_is_pointed_out(folder: Path) -> None:
    (folder / "ministers.tsv").write_text("x\n", encoding="utf-8")
    (fault,) = check_folder(folder)
    assert fault.startswith("ministers.tsv: no table of this name is read; call it one of states")


def test_a_folder_that_is_not_there_is_said_so() -> None:
    assert check_folder("/nowhere") == ["/nowhere: no such folder; give a folder that holds *.tsv files"]
    with pytest.raises(TableError, match="no such folder"):
        load_tables(("/nowhere",))


def row(begin: str, end: str) -> Row:
    return Row("holders", Path("x.tsv"), 1, {"from": begin, "to": end})


@pytest.mark.parametrize(
    ("begin", "end", "date", "stands"),
    [
        ("2020-10-05", "", "2021-01-01", True),
        ("2020-10-05", "", "2020-10-04", False),
        ("2020", "2021", "2021-12-31", True),
        ("2020", "2021-05", "2021-05-31", True),
        ("2020", "2021-05", "2021-06-01", False),
        ("", "", "1999-01-01", True),
        ("2020", "2021", None, True),
    ],
)
def test_a_row_stands_from_its_first_to_its_last_day_as_finely_as_they_are_known(
    begin: str, end: str, date: str | None, stands: bool
) -> None:
    assert row(begin, end).stands(date) is stands


def test_holders_by_date(tables: Tables) -> None:
    def name(date: str | None) -> str | None:
        person = tables.holder("MLI", "foreign_minister", date)
        return person.name if person else None

    assert name("2018-05-01") == "Tiéman Hubert Coulibaly"
    assert name("2021-11-12") == "Abdoulaye Diop"
    assert name("2020-01-01") is None
    assert name(None) is None


def test_lookup_answers_with_actor_and_rows(tables: Tables) -> None:
    answer = lookup("chef de la diplomatie malienne", tables, date="2021-11-12")
    assert [(a.name, a.country, a.role) for a in answer.actors] == [("Abdoulaye Diop", "MLI", "foreign minister")]
    assert {used.table for used in answer.rows} >= {"offices", "states", "holders"}
    assert all(used.where.split(":")[1].isdigit() for used in answer.rows)
    assert answer.how == "role+date > country:adjective"


def test_lookup_knows_a_surname_an_acronym_a_metonym_and_english(tables: Tables) -> None:
    def country(words: str) -> list[str | None]:
        return [a.country for a in lookup(words, tables, date="2021-11-12").actors]

    assert country("Lavrov") == ["RUS"]
    assert country("CEDEAO") == ["IGOECW"]
    assert country("Koulouba") == ["MLI"]
    assert country("the Russian foreign minister") == ["RUS"]


def test_lookup_of_nobody_known_names_nobody(tables: Tables) -> None:
    answer = lookup("trois petits chats", tables, date="2021-11-12")
    assert (answer.actors, answer.rows, answer.source) == ((), (), "none")
