"""Reading the tab-separated tables of knowledge about events, and saying where one is wrong."""

from __future__ import annotations

from pathlib import Path

from depeche.errors import LexiconError


class Row(dict[str, str]):
    """One line of a table: cells by column name, and where it stands."""

    def __init__(self, cells: dict[str, str], path: Path, line: int) -> None:
        super().__init__(cells)
        self.path = path
        self.line = line

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that joins several by |."""
        return tuple(part for value in self[column].split("|") if (part := value.strip()))

    def wrong(self, what: str, remedy: str) -> LexiconError:
        """The error to raise for this line."""
        return LexiconError(f"{self.path}, line {self.line}: {what}; {remedy}")


def read_rows(path: Path, columns: tuple[str, ...]) -> list[Row]:
    """Read a table whose first line that is no comment names exactly these columns.

    Cells may be left out at the end of a line. Raises LexiconError, naming file, line and remedy, where the file cannot
    be read, the header is another, a line has too many cells, or its first cell is empty.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read as UTF-8 text ({error}); put the table there") from error
    rows: list[Row] = []
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise LexiconError(
                    f"{path}, line {number}: the columns are {', '.join(header)}; they must be {', '.join(columns)}, "
                    "separated by tabs"
                )
            continue
        if len(cells) > len(columns):
            raise LexiconError(
                f"{path}, line {number}: {len(cells)} cells for {len(columns)} columns; remove the surplus tabs"
            )
        cells += [""] * (len(columns) - len(cells))
        row = Row(dict(zip(columns, cells, strict=True)), path, number)
        if not cells[0]:
            raise row.wrong(f"the column {columns[0]} is empty", "fill it or remove the line")
        rows.append(row)
    if header is None:
        raise LexiconError(f"{path}: the table is empty; its first line must name the columns {', '.join(columns)}")
    return rows
