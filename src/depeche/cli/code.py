"""`depeche code`: pages in, the record out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from depeche.cli.words import Day, Pipeline

if TYPE_CHECKING:
    from depeche.coding import Options
    from depeche.model import CodedArticle
    from depeche.run import Outcome, Summary
    from depeche.sources import Reject

SHOWN_REJECTS = 3
"""So many dropped pages are named one by one; of more, the reasons are counted."""


@click.command(short_help="Code pages; print or store their record.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--into", metavar="FILE.duckdb", help="Write the record into this DuckDB file (made where there is none)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line for each article.")
@click.option("--published", type=Day(), help="Day of publication of every page, in place of what it says.")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Language of every page, in place of what is found.")
@click.option("--pipeline", "pipelines", type=Pipeline(), multiple=True, metavar="LANGUAGE=NAME",
              help="Parse a language with this installed spaCy pipeline (fr=fr_core_news_lg).")  # fmt: skip
@click.option("--actors", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
              help="A folder of your own actor tables, read after those that ship.")  # fmt: skip
@click.option("--lexicon", "lexicons", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
              help="A folder of your own lexicon, read after the one that ships.")  # fmt: skip
@click.option(
    "--careful", is_flag=True, help="Let an encoder read each article too: more is right, in nine times the time."
)
@click.option("--rejects", metavar="FILE", help="Write what was dropped, and why, as JSON Lines into this file.")
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, metavar="N",
              help="How many processes code; the record is the same whatever their number.")  # fmt: skip
@click.option("--again", is_flag=True, help="Code also the articles that the record knows, and replace them.")
def code(sources: tuple[str, ...], into: str | None, as_json: bool, again: bool, **chosen: Any) -> int:
    """Code pages and print or store their record.

    SOURCE is a file or a folder: HTML pages, plain text, WARC archives, RSS or Atom feeds, JSON Lines, each also
    gzipped; "-" is standard input. Without --into and --json the record is printed as `depeche show` prints it. A page
    that the record knows is not coded again, so that a run that was stopped goes on where it stopped.
    """
    import datetime

    from depeche.coding import Options

    workers, rejects = chosen.pop("workers"), chosen.pop("rejects")
    options = Options(**chosen, today=datetime.date.today().isoformat())
    return run(sources, options, into=into, as_json=as_json, workers=workers, rejects=rejects, again=again)


def run(
    sources: tuple[str, ...],
    options: Options,
    *,
    into: str | None = None,
    as_json: bool = False,
    workers: int = 1,
    rejects: str | None = None,
    again: bool = False,
) -> int:
    """Code the sources, print or store what comes of them, say what was done, and give the exit code."""
    from contextlib import nullcontext

    from depeche.cli.terminal import print_rows, progress
    from depeche.model import CodedArticle, to_dict
    from depeche.record.readable import readable
    from depeche.record.store import Store
    from depeche.run import code_into
    from depeche.sources import Rejects

    first: list[Reject] = []

    class Kept(Rejects):
        """Keeps the first few, to name them."""

        def add(self, source: str, reason: str, detail: str = "") -> Reject:
            reject = super().add(source, reason, detail)
            if len(first) < SHOWN_REJECTS:
                first.append(reject)
            return reject

    held: list[CodedArticle] = []
    quiet = as_json and sys.stdout.isatty()
    opened = Store(into, version=options.version()) if into else nullcontext()
    with Kept(rejects) as dropped, opened as store, progress(sources, quiet) as advance:

        def report(outcome: Outcome) -> None:
            advance()
            if isinstance(outcome, CodedArticle):
                if as_json:
                    click.echo(json.dumps(to_dict(outcome), ensure_ascii=False))
                elif not into:
                    held.append(outcome)

        summary = code_into(sources, store, options, workers=workers, rejects=dropped, again=again, report=report)
    if held:
        print_rows(readable(held))
    _say(sources, summary, first, dropped.total, dropped.summary(), into)
    return 0 if summary.coded or summary.known else 2


def _say(
    sources: tuple[str, ...], summary: Summary, first: list[Reject], total: int, reasons: str, into: str | None
) -> None:
    """On standard error: the pages that were dropped, if they are few, then what was done in a line or two."""
    from depeche.record.readable import plural

    few = total <= SHOWN_REJECTS
    for reject in first if few else ():
        click.echo("depeche: " + ": ".join(filter(None, (reject.source, reject.reason, reject.detail))), err=True)
    if not summary.coded and not summary.known:
        if not total or not few:
            where = sources[0] + (f" and {plural(len(sources) - 1, 'other')}" if len(sources) > 1 else "")
            why = reasons or f"no page was found in {where}"
            click.echo(f"depeche: nothing could be coded ({why}): name files or folders that hold articles", err=True)
        return
    if into or summary.known or not few:
        counts = ((summary.events, "event"), (summary.statements, "statement"), (summary.comments, "comment"))
        found = ", ".join(plural(count, word) for count, word in counts)
        where = f" into {into}" if into else ""
        known = f", {summary.known} already there" if summary.known else ""
        click.echo(f"{plural(summary.coded, 'article')} coded{where}{known}: {found}", err=True)
        if total:
            click.echo(reasons, err=True)
