"""docs/cli.md, written from the commands' own help: `python -m depeche.cli.reference > docs/cli.md`."""

from __future__ import annotations

from collections.abc import Iterator

import click

from depeche.cli import depeche

OPENING = """# The command line

Written from the commands' own help by `python -m depeche.cli.reference`; a test holds it up to date.

Every error is one line on standard error, `depeche: FILE: what is wrong: what to do`, with exit code 2; Ctrl-C gives
exit code 130, and what was recorded stays. Results go to standard output, all else to standard error. A progress bar
and colours show on a terminal only: a pipe gets plain lines.
"""


def commands(command: click.Command = depeche, path: str = "depeche") -> Iterator[tuple[str, click.Command]]:
    """Every command with the words that call it, the outermost first."""
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from commands(inner, f"{path} {name}")


def reference() -> str:
    """The text of docs/cli.md."""
    parts = [OPENING]
    for path, command in commands():
        context = click.Context(command, info_name=path, terminal_width=100, help_option_names=["-h", "--help"])
        parts.append(f"## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
