"""What is wrong with a folder of actor tables, line by line."""

from __future__ import annotations

from pathlib import Path

from depeche.actors.rows import PACKAGE_TABLES, Row, known_of, read_table, table_files
from depeche.actors.schema import LAYOUTS, faults


def check_folder(folder: str | Path) -> list[str]:
    """Return one line for each fault of a folder's tables ("people.tsv:12: gender is 'x'; write one of f, m"); an empty
    list where all is well. Rows may refer to the package's own states, offices and organisations."""
    place = Path(folder)
    if not place.is_dir():
        return [f"{place}: no such folder; give a folder that holds *.tsv files"]
    found: list[str] = []
    rows: list[Row] = []
    files = table_files(place)
    known_files = {file for file, _ in files}
    for file in sorted(place.glob("*.tsv")):
        if file not in known_files:
            names = ", ".join(LAYOUTS)
            found.append(f"{file.name}: no table of this name is read; call it one of {names} (holders_NAME.tsv too)")
    if not files and not found:
        found.append(f"{place}: no *.tsv file; docs/actors.md shows the tables that may stand here")
    for file, layout in files:
        for row in read_table(file, layout):
            if isinstance(row, tuple):
                found.append(f"{file.name}:{row[0]}: {row[1]}")
            else:
                rows.append(row)
    own = place.resolve() == PACKAGE_TABLES.resolve()
    package = [] if own else [
        row for file, layout in table_files(PACKAGE_TABLES) for row in read_table(file, layout) if isinstance(row, Row)
    ]  # fmt: skip
    known = known_of([*rows, *package])
    seen: dict[tuple[str, ...], str] = {}
    for row in rows:
        found.extend(f"{row.where}: {fault}" for fault in faults(row.table, row.values, known))
        same = (row.table, *row.values.values())
        if same in seen:
            found.append(f"{row.where}: the same row as {seen[same]}; take one of them out")
        seen.setdefault(same, row.where)
    return found
