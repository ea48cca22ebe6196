"""From Page to Article: which reader, which language, and what is not an article."""

from __future__ import annotations

import re

from depeche.errors import PageError
from depeche.model import Article, Page, Published
from depeche.pages.dates import read_stamp
from depeche.pages.draft import Draft, finish
from depeche.pages.encoding import decode
from depeche.pages.html import read_html
from depeche.pages.published import Bound
from depeche.pages.text import read_text

SHORTEST = 80
"""An article's text has at least so many letters and digits; a shorter page is a notice, an error message or a list."""

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|article|meta|title|h1|table|span|br)[\s>/]", re.IGNORECASE
)


def read_page(
    page: Page, *, language: str | None = None, published: str | None = None, today: str | None = None
) -> Article:
    """Read a page's article and its comments, cleanly apart.

    language: ISO 639-1 code, where it is known; else it is detected. published: ISO 8601 date, where it is known; it
    goes before whatever the page says. today: ISO 8601 date that no article may be later than; page.fetched bounds it
    as well. No clock is read: the same page and options give the same article.

    Raises PageError, its `reason` one of "empty", "not an article" (no text of an article's length), "unknown language"
    and "broken" (no known encoding, or beyond the limits of size).
    """
    if not page.content.strip():
        raise PageError(f"{page.source}: the page is empty", "empty")
    draft = draft_of(page, today)
    if published is not None:
        draft.published = _given(published, page.source)
    length = sum(c.isalnum() for paragraph in draft.paragraphs for c in paragraph)
    if length < SHORTEST:
        raise PageError(f"{page.source}: no text of an article's length ({length} letters)", "not an article")
    return finish(draft, page.source, language or _detect(draft, page.source))


def draft_of(page: Page, today: str | None = None) -> Draft:
    """Read a page whatever its language and length."""
    text = decode(page)
    bound = Bound(today, page.fetched)
    if is_html(page, text):
        return read_html(text, page, bound)
    if not text.strip():
        raise PageError(f"{page.source}: the page is empty", "empty")
    return read_text(text, page, bound)


def is_html(page: Page, text: str) -> bool:
    """By what it holds: servers and archives often declare the wrong type."""
    if page.media_type in ("text/html", "application/xhtml+xml") and "<" in text:
        return True
    return len(_MARKUP.findall(text[:20_000])) >= 2


def _given(date: str, source: str) -> Published:
    found = read_stamp(date)
    if found is None:
        raise PageError(f"{source}: {date!r} is no date; give it as 2021-11-12", "broken")
    return Published(found.iso, found.precision, "option")


def _detect(draft: Draft, source: str) -> str:
    """The text's language; a page's own word counts only where the text leaves it open."""
    from depeche.language.detect import detect_language

    text = " ".join(draft.paragraphs)
    found = detect_language(f"{draft.title}. {text[:4000]}") or draft.declared_language
    if found is None:
        raise PageError(f"{source}: its language cannot be told; give it with --language fr or en", "unknown language")
    return found
