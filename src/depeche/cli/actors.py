"""`depeche actors`: who is who, and whether one's own tables are in order."""

from __future__ import annotations

import json

import click

from depeche.cli.words import Day

CELL = 40
"""So many characters of a table's cell are printed."""


@click.group(short_help="Look actors up; check your own tables.")
def actors() -> None:
    """Look actors up, and check your own actor tables."""


@actors.command(short_help="Say who some words mean.")
@click.argument("words", nargs=-1, required=True)
@click.option("--date", type=Day(), help="The day on which they are meant: offices change hands.")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Only in this language.")
@click.option("--actors", "folders", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
              help="A folder of your own actor tables, read after those that ship.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def lookup(
    words: tuple[str, ...], date: str | None, language: str | None, folders: tuple[str, ...], as_json: bool
) -> int:
    """Say who WORDS mean ("chef de la diplomatie malienne", "Lavrov", "CEDEAO") and which rows of the tables say so.

    Exit code 1 where they mean nobody that the tables know.
    """
    from depeche.actors.lookup import lookup as answer_of
    from depeche.coding import tables
    from depeche.model import to_dict

    answer = answer_of(" ".join(words), tables(folders), date=date, language=language)
    if as_json:
        click.echo(json.dumps(to_dict(answer), ensure_ascii=False))
        return 0 if answer.actors else 1
    for actor in answer.actors:
        sectors = " ".join(actor.sectors)
        known = [actor.kind, actor.country, sectors, actor.role]
        click.echo(f"{actor.name}: {', '.join(part for part in known if part)}")
    if not answer.actors:
        click.echo("nobody that the tables know")
    if answer.how:
        click.echo(f"how: {answer.how}")
    for used in answer.rows:
        cells = ((column, cell if len(cell) <= CELL else cell[:CELL] + "…") for column, cell in used.row.items())
        click.echo(f"  {used.where}: " + "; ".join(f"{column} {cell}" for column, cell in cells))
    return 0 if answer.actors else 1


@actors.command(short_help="Check your own actor tables.")
@click.argument("folder", metavar="FOLDER")
def check(folder: str) -> int:
    """Check the actor tables of a folder: one line for each fault, with file, line and remedy.

    Exit code 1 where there are faults.
    """
    from depeche.actors.check import check_folder

    faults = check_folder(folder)
    for fault in faults:
        click.echo(fault)
    if not faults:
        click.echo(f"{folder}: all is well")
    return 1 if faults else 0
