"""`depeche predict`: the formats in which accuracy is scored."""

from __future__ import annotations

import json

import click


@click.group(short_help="Code in the formats in which accuracy is scored.")
def predict() -> None:
    """Code sentences, marked relations or pages in the formats in which accuracy is scored."""


@predict.command(short_help="Code sentences.")
@click.argument("file", metavar="FILE.jsonl")
@click.option("--quick", is_flag=True, help="Code as `depeche code` does without --careful.")
def sentences(file: str, quick: bool) -> None:
    """Code sentences: {"id": "article:index", "text"} a line; lines of one article follow each other, 0 is its title.

    Prints {"id", "events", "statements"} for each line. An encoder reads every article as well, as with
    `depeche code --careful`, unless --quick is given.
    """
    from depeche.coding import Options
    from depeche.prediction import predict_sentences

    for row in predict_sentences(file, Options(careful=not quick)):
        click.echo(json.dumps(row, ensure_ascii=False))


@predict.command(short_help="Code sentences with marked actor and recipient.")
@click.argument("file", metavar="FILE.tsv")
def relations(file: str) -> None:
    """Code marked sentences: a table with the columns uid and marked_sentence (<s>actor</s>, <t>recipient</t>).

    Prints a table of uid and root, the event type.
    """
    from depeche.events import predict_relations

    click.echo("uid\troot")
    for uid, root in predict_relations(file):
        click.echo(f"{uid}\t{root}")


@predict.command(short_help="Read HTML pages.")
@click.argument("folder", metavar="FOLDER")
def pages(folder: str) -> None:
    """Read the HTML pages of a folder: prints {"file", "body", "comments"} for each."""
    from depeche.pages import predict as predict_pages

    for row in predict_pages(folder):
        click.echo(json.dumps(row, ensure_ascii=False))
