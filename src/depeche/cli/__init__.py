"""The command line: parses words, calls the library, prints. Each command imports what it needs when it runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from depeche import __version__
from depeche.cli.actors import actors
from depeche.cli.code import code
from depeche.cli.demo import demo
from depeche.cli.explain import explain
from depeche.cli.lexicon import lexicon
from depeche.cli.predict import predict
from depeche.cli.show import show
from depeche.errors import DepecheError

__all__ = ["depeche", "main"]

FAULT, STOPPED = 2, 130
"""Exit codes: something the user can put right; stopped by Ctrl-C."""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="depeche", message="%(prog)s %(version)s")
def depeche() -> None:
    """Read the press and write the diplomatic record: who did, said, promised or denied what to whom, when and
    where, in which words; and, apart from it, what the readers answered. French and English, offline."""


for command in (code, show, explain, demo, predict, actors, lexicon):
    depeche.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process. Every error is one line on standard error and exit code 2."""
    try:
        leave = depeche.main(args=arguments, prog_name="depeche", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.message)
        sys.exit(0)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "depeche"
        _complain(f"{error.format_message().rstrip('.')}: see {path} --help")
        sys.exit(FAULT)
    except (DepecheError, click.ClickException) as error:
        _complain(error.format_message() if isinstance(error, click.ClickException) else str(error))
        sys.exit(FAULT)
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped; what was recorded stays, and the same command goes on from there")
        sys.exit(STOPPED)
    sys.exit(leave if isinstance(leave, int) else 0)


def _complain(message: str) -> None:
    click.echo("depeche: " + " ".join(message.split()), err=True)
