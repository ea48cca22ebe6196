"""The shared page stripped of its HTML, and the shared annotated pages, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.pages import predict, read_page
from depeche.sources import Rejects, read_sources

SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "seed" / "page.txt").exists(), reason="../shared is not here")


@needs_shared
def test_the_stripped_page_is_read_whole() -> None:
    (page,) = read_sources([str(SHARED / "seed" / "page.txt")], Rejects())
    article = read_page(page)
    assert (article.byline, article.language, article.declared_comment_count) == (("Kader Toé",), "fr", 6)
    assert (article.comments_open, article.comments_elsewhere) == (False, ("facebook",))
    assert (len(article.paragraphs), len(article.comments)) == (6, 4)
    assert article.comments[0].text.count("\n\n") == 4


@needs_shared
def test_predictions_have_the_form_that_is_scored() -> None:
    rows = []
    for row in predict(SHARED / "pages" / "html"):
        rows.append(row)
        if len(rows) == 8:
            break
    assert all({"file", "body", "comments"} <= set(row) for row in rows)
    assert all(set(comment) == {"author", "date", "level", "text"} for row in rows for comment in row["comments"])
