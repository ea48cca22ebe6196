"""`depeche lexicon`: what words are coded as, and whether one's own lexicon is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from depeche.events.lexicon import Entry, Lexicon

LANGUAGES = ("fr", "en")


@click.group(short_help="Look words up; check your own lexicon.")
def lexicon() -> None:
    """See what words are coded as, and check your own lexicon."""


@lexicon.command(short_help="Say what a word or expression is coded as.")
@click.argument("words", nargs=-1, required=True)
@click.option("--language", type=click.Choice(LANGUAGES), help="Only in this language.")
@click.option("--lexicon", "folders", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="FOLDER",
              help="A folder of your own lexicon, read after the one that ships.")  # fmt: skip
def explain(words: tuple[str, ...], language: str | None, folders: tuple[str, ...]) -> int:
    """Print the entries in which these WORDS stand: class, type and mode, operator, conditions, file and line.

    Exit code 1 where there is none.
    """
    from depeche.events.lexicon import load_lexicon

    wanted = " ".join(words).lower().replace("’", "'").split()
    found = False
    for one in (language,) if language else LANGUAGES:
        loaded = load_lexicon(one, folders)
        for entry in loaded.entries:
            if all(any(word in token for token in entry.tokens) for word in wanted):
                found = True
                click.echo(_described(entry, loaded))
    if not found:
        click.echo("no entry: a lexicon's entries are lemmas (the infinitive, the singular)")
    return 0 if found else 1


@lexicon.command(short_help="Check your own lexicon.")
@click.argument("folder", metavar="FOLDER")
def check(folder: str) -> int:
    """Check the lexicon of a folder, which holds fr/ and en/ or the TSV files of one language themselves.

    A fault is named with file, line and remedy. Then the sentences that the entries carry are coded: exit code 1 where
    an example is not coded as it says, or a near miss is.
    """
    from depeche.events.lexicon import load_lexicon
    from depeche.events.lexicon.examples import failures

    wrong = 0
    for language in LANGUAGES:
        own = [entry for entry in load_lexicon(language, (folder,)).entries if entry.where.startswith(folder)]
        count = sum(len(entry.examples) + len(entry.near_misses) for entry in own)
        faults = list(failures(own, language, (folder,))) if count else []
        wrong += len(faults)
        for entry, fault in faults:
            click.echo(f"{entry.where}: {fault}")
        state = f"{len(faults)} of its {count} sentences fail" if faults else "all is well"
        click.echo(f"{folder}: {len(own)} entries for {language}, {state}")
    return 1 if wrong else 0


def _described(entry: Entry, loaded: Lexicon) -> str:
    """One entry: what it is, and beneath it what its class and operator mean."""
    lines = [f"{entry.id}  ({entry.pos}, {entry.where})"]
    if entry.deed:
        deed = loaded.classes[entry.deed]
        kind = " ".join(filter(None, (deed.type, deed.mode))) or "no type of its own"
        lines.append(f"  class {deed.name}: {kind}" + (f" — {deed.meaning}" if deed.meaning else ""))
    if entry.operator:
        operator = loaded.operators[entry.operator]
        results = ", ".join(f"{argument} → {result or 'nothing'}" for argument, result in operator.results.items())
        lines.append(f"  operator {operator.name}: {operator.meaning} ({results})")
    if entry.needs:
        lines.append(f"  only where: {' '.join(entry.needs)}")
    lines += [f"  example: {example}" for example in entry.examples]
    return "\n".join(lines)
