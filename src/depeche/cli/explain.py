"""`depeche explain`: why a sentence is coded as it is."""

from __future__ import annotations

import click

from depeche.cli.words import Day


@click.command(short_help="Show how a text is coded, step by step.")
@click.argument("text")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Its language, in place of what is found.")
@click.option("--published", type=Day(), help="The day on which it was published: offices change hands.")
@click.option("--lexicon", "lexicons", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
              help="A folder of your own lexicon, read after the one that ships.")  # fmt: skip
def explain(text: str, language: str | None, published: str | None, lexicons: tuple[str, ...]) -> None:
    """Show how a text is coded: its parse, mentions, lexicon entries, steps of the calculus and what was set aside."""
    from depeche.events import explain as explained

    click.echo(explained(text, language or _language(text), published, lexicons))


def _language(text: str) -> str:
    """French unless the text is found to be English: of a few words little is certain."""
    from depeche.language import detect_language

    return "en" if detect_language(text) == "en" else "fr"
