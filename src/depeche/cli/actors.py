"""`depeche actors`: who is who, and whether one's own tables are in order."""

from __future__ import annotations

import click


@click.group(short_help="Look actors up; check your own tables.")
def actors() -> None:
    """Look actors up, and check your own actor tables."""
