"""`depeche demo`: the example pages, coded and shown."""

from __future__ import annotations

import os
import tempfile

import click


@click.command(short_help="Code the example pages and print their record.")
@click.option("--into", metavar="FILE.duckdb", help="Keep the record in this DuckDB file.")
def demo(into: str | None) -> int:
    """Code the example pages that ship with Dépêche, store the record and print it."""
    from depeche.cli.code import run
    from depeche.cli.terminal import print_rows
    from depeche.coding import Options
    from depeche.examples import example_pages
    from depeche.record.readable import readable
    from depeche.record.store import Store

    with tempfile.TemporaryDirectory() as folder, example_pages() as pages:
        path = into or os.path.join(folder, "demo.duckdb")
        done = run((str(pages),), Options(), into=path)
        with Store(path, read_only=True) as store:
            print_rows(readable(list(store.coded())))
    return done
