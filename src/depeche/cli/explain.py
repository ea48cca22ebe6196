"""`depeche explain`: why a sentence is coded as it is."""

from __future__ import annotations

import click


@click.command(short_help="Show how a text is coded, step by step.")
@click.argument("text")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Its language, in place of what is found.")
def explain(text: str, language: str | None) -> None:
    """Show how a text is coded: its parse, mentions, lexicon entries, steps of the calculus and what was set aside."""
    from depeche.events import explain as explained
    from depeche.language.detect import detect_language

    click.echo(explained(text, language or detect_language(text) or "fr"))
