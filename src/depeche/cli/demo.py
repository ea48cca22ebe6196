"""`depeche demo`: the example pages, coded and shown."""

from __future__ import annotations

import os
import tempfile

import click


@click.command(short_help="Code the example pages and print their record.")
@click.option("--into", metavar="FILE.duckdb", help="Keep the record in this DuckDB file.")
def demo(into: str | None) -> None:
    """Code the example pages that ship with Dépêche, store the record and print it."""
    from depeche.cli.terminal import print_rows, progress
    from depeche.examples import example_pages
    from depeche.record.readable import readable
    from depeche.record.store import Store
    from depeche.run import code_into

    with tempfile.TemporaryDirectory() as folder, example_pages() as pages:
        sources = [str(pages)]
        with Store(into or os.path.join(folder, "demo.duckdb")) as store, progress(sources) as advance:
            code_into(sources, store, report=lambda _: advance())
            coded = list(store.coded(whole=False))
    print_rows(readable(coded))
    if into:
        click.echo(f"recorded in {into}; see a part of it: depeche show {into} --between NER DZA", err=True)
