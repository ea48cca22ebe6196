"""A coder that is quick and simple, in place of the real one, for whatever is not about coding itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pytest

from depeche.coding import Options
from depeche.errors import PageError
from depeche.model import Actor, Article, CodedArticle, Event, Page, Span


def read(page: Page, options: Options) -> Article:
    text = page.content.decode()
    if text.startswith("menu"):
        raise PageError(f"{page.source}: only a menu: leave it out", "not an article")
    if text.startswith("crash in reading"):
        raise ValueError("a fault\nin two lines")
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(key, text, text, (Span(0, len(text), text),), source=page.source, language="fr")


def code_many(articles: Iterable[Article], options: Options) -> Iterator[CodedArticle]:
    for article in articles:
        if article.text.startswith("crash in coding"):
            raise KeyError("a fault")
        event = Event(f"{article.id}:1", "AID", Span(0, 1, article.text[:1]), article.text, (Actor("Mali"),))
        yield CodedArticle(article, (event,))


@pytest.fixture
def simple_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are what the page holds, each with one event; "menu" is no article, "crash" shows a fault of ours."""
    monkeypatch.setattr("depeche.run.local.read", read)
    monkeypatch.setattr("depeche.run.local.code_many", code_many)
