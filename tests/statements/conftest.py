"""Statements of a short text, parsed by the package's own pipelines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.statements.reading import read

from depeche.errors import PipelineError
from depeche.language import load_pipeline
from depeche.model import Statement
from depeche.statements import find_statements


@pytest.fixture(scope="session")
def pipelines() -> None:
    for language in ("fr", "en"):
        try:
            load_pipeline(language)
        except PipelineError as error:
            pytest.skip(f"no parsing pipeline to read with: {error}")


@pytest.fixture
def said(pipelines: None) -> Callable[..., list[Statement]]:
    """Read a text and return its statements: said(text, language="fr", title="", comments=())."""

    def statements(text: str, language: str = "fr", title: str = "", comments: Sequence[str] = ()) -> list[Statement]:
        return find_statements(*read(text, language, title, comments))

    return statements
