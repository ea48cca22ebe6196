"""What the terminal shows: rows of the record, and how far a run has come. A pipe gets plain lines and no bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from depeche.record.readable import Row

COLOURS = {
    "plain": "",
    "heading": "bold",
    "date": "cyan",
    "verbal cooperation": "green",
    "material cooperation": "bold green",
    "verbal conflict": "yellow",
    "material conflict": "bold red",
    "actor": "bold",
    "trigger": "bold underline",
    "faint": "dim",
}
"""How the styles of the readable record look."""


def print_rows(rows: Iterable[Row]) -> None:
    """Print rows: in colour and wrapped within their indent on a terminal, one plain line each in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo(str(row))
        return
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for row in rows:
        text = Text.assemble(*((piece, COLOURS[style]) for piece, style in row.pieces))
        console.print(Padding(text, (0, 0, 0, row.indent)))


@contextmanager
def progress(sources: Sequence[str], quiet: bool = False) -> Iterator[Callable[[], None]]:
    """A bar on standard error where that is a terminal; gives what to call after each page."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=_files(sources))

        def advance() -> None:
            bar.advance(task)
            total = bar.tasks[0].total
            if total is not None and bar.tasks[0].completed > total:  # an archive or a feed holds many pages
                bar.update(task, total=None)

        yield advance


def _files(sources: Sequence[str]) -> int | None:
    """How many files the sources hold, or None where that cannot be said."""
    if "-" in sources:
        return None
    return sum(sum(len(names) for _, _, names in os.walk(source)) if os.path.isdir(source) else 1 for source in sources)
