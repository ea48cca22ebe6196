"""`depeche lexicon`: what words are coded as, and whether one's own lexicon is in order."""

from __future__ import annotations

import click


@click.group(short_help="Look words up; check your own lexicon.")
def lexicon() -> None:
    """See what words are coded as, and check your own lexicon."""
