"""`depeche show`: a stored record, readable."""

from __future__ import annotations

import json

import click

from depeche.cli.words import Country, Day


@click.command(short_help="Print a stored record.")
@click.argument("file", metavar="FILE.duckdb")
@click.option("--between", nargs=2, type=Country(), metavar="COUNTRY COUNTRY",
              help="Only events and statements in which both stand (MLI RUS; IGOUNO for the UN).")  # fmt: skip
@click.option("--from", "start", type=Day(), help="Only from this day, month or year on.")
@click.option("--to", "end", type=Day(last=True), help="Only up to the end of this day, month or year.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each article.")
def show(file: str, between: tuple[str, str] | None, start: str | None, end: str | None, as_json: bool) -> None:
    """Print a record: a timeline of events with the words on the page, then statements, readers' answers, articles.

    An event without a day of its own counts with its article's day.
    """
    from depeche.cli.terminal import print_rows
    from depeche.model import to_dict
    from depeche.record.readable import readable
    from depeche.record.store import Store

    with Store(file, read_only=True) as store:
        coded = store.coded(between, start, end, whole=as_json)
        if as_json:
            for one in coded:
                click.echo(json.dumps(to_dict(one), ensure_ascii=False))
        else:
            print_rows(readable(list(coded)))
