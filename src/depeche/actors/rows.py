"""Rows of the actor tables and the reading of them, each with the file and line where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from depeche.actors.schema import LAYOUTS, Known, layout_of

PACKAGE_TABLES = Path(__file__).parent / "tables"


class Row:
    """One row of a table. table: layout's name ("holders"); file, line: where it stands; values: column -> cell."""

    __slots__ = ("file", "line", "table", "values")

    def __init__(self, table: str, file: Path, line: int, values: dict[str, str]) -> None:
        self.table = table
        self.file = file
        self.line = line
        self.values = values

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def many(self, column: str) -> list[str]:
        """The cell's values, which are joined by "|" in the file."""
        cell = self.values[column]
        if "|" not in cell:
            return [part] if (part := cell.strip()) else []
        return [part for part in map(str.strip, cell.split("|")) if part]

    def stands(self, date: str | None) -> bool:
        """Whether the row holds on this ISO date (True where no date is given or the row has none)."""
        if date is None:
            return True
        begin, end = self.values.get("from", ""), self.values.get("to", "")
        return (not begin or begin <= date[:10]) and (not end or date[: len(end)] <= end)

    @property
    def where(self) -> str:
        """File and line, e.g. "holders_africa.tsv:112"."""
        return f"{self.file.name}:{self.line}"

    @property
    def of_package(self) -> bool:
        """Whether the row is one of the package's own."""
        return self.file.parent == PACKAGE_TABLES

    def __repr__(self) -> str:
        return f"<{self.where} {' '.join(v for v in self.values.values() if v)[:60]}>"


def read_table(file: Path, layout: str) -> Iterator[Row | tuple[int, str]]:
    """Read a table's rows; a line that is not even a row comes as (line number, what is wrong)."""
    columns = LAYOUTS[layout].columns
    width = len(columns)
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield 0, f"cannot be read as UTF-8 text ({error})"
        return
    header_seen = False
    for line, text in enumerate(lines, 1):
        if not text or text[0] == "#" or not text.strip():
            continue
        cells = text.rstrip("\r").split("\t")
        if not header_seen:
            header_seen = True
            if tuple(c.strip() for c in cells) != columns:
                yield line, f"the header must be the columns {' '.join(columns)}, with tabs between them"
                return
            continue
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        elif len(cells) > width:
            yield line, f"{len(cells)} cells where the header has {width}; take out the tabs that are too many"
            continue
        if "  " in text or " \t" in text or "\t " in text or text[-1] == " ":
            cells = [" ".join(cell.split()) for cell in cells]
        yield Row(layout, file, line, dict(zip(columns, cells, strict=True)))


def table_files(folder: Path) -> list[tuple[Path, str]]:
    """The tables of a folder with their layouts, in the order in which they are read."""
    found = [(file, layout) for file in sorted(folder.glob("*.tsv")) if (layout := layout_of(file.stem))]
    order = list(LAYOUTS)
    return sorted(found, key=lambda pair: order.index(pair[1]))


def known_of(rows: Iterable[Row]) -> Known:
    """What the rows of all tables together let other rows refer to."""
    offices, codes, organisations = set(), set(), set()
    for row in rows:
        if row.table == "offices":
            offices.add(row["office"])
        elif row.table == "states":
            codes.add(row["code"])
        elif row.table == "organisations":
            organisations.add(row["id"])
    return Known(frozenset(offices), frozenset(codes), frozenset(organisations))
