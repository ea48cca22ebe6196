"""Example pages: invented articles in the builds of real papers' sites, for `depeche demo` and for the tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path


@contextmanager
def example_pages() -> Iterator[Path]:
    """The folder of the example pages, for as long as the `with` block lasts."""
    with resources.as_file(resources.files("depeche.examples") / "pages") as folder:
        yield folder
