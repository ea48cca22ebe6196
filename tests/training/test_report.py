"""The figures in the docs are the ones that the pipelines carry."""

from training.report import DOCS, written


def test_docs_show_the_pipelines_own_figures() -> None:
    text = DOCS.read_text(encoding="utf8")
    assert written(text) == text
