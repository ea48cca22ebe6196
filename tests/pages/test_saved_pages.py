"""Pages that this project wrote itself, each in the build of some outlet, with what a careful reader finds in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from depeche.model import Article, to_dict
from depeche.pages import read_page
from depeche.sources import Rejects, read_sources

SAVED = Path(__file__).parent / "saved"
PAGES = sorted(path for path in SAVED.iterdir() if path.suffix in (".html", ".txt"))
DIRECT = ("title", "site", "url", "outlet", "lead", "language", "published", "declared_comment_count", "comments_open")


def read(path: Path) -> Article:
    rejects = Rejects()
    pages = list(read_sources([str(path)], rejects))
    assert (len(pages), rejects.total) == (1, 0)
    return read_page(pages[0])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_field_is_what_stands_on_the_page(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = read(path)
    found = to_dict(article)
    assert {key: found[key] for key in DIRECT if key in expected} == {k: expected[k] for k in DIRECT if k in expected}
    assert list(article.byline) == expected["byline"]
    if "comments_elsewhere" in expected:
        assert list(article.comments_elsewhere) == expected["comments_elsewhere"]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_body_is_the_article_and_nothing_else(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = read(path)
    assert article.text.startswith(expected["begins"])
    assert article.text.endswith(expected["ends"])
    assert len(article.paragraphs) == expected["paragraphs"]
    assert [words for words in expected["without"] if words in article.text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_comments_are_the_readers_words(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = [to_dict(comment) for comment in read(path).comments]
    assert [comment.pop("number") for comment in found] == list(range(1, len(expected["comments"]) + 1))
    assert found == [{"likes": None, **comment} for comment in expected["comments"]]


def test_every_page_has_its_expected_result_and_the_other_way_round() -> None:
    assert {path.stem for path in PAGES} == {path.stem for path in SAVED.glob("*.json")}
