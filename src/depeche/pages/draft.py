"""An article while it is being read, and how it becomes a record."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from depeche.model import Article, Comment, Published, Span
from depeche.pages.byline import Byline


@dataclass(slots=True)
class Draft:
    """What a reader of HTML or of plain text found; the fields are Article's, before the language is known."""

    title: str
    paragraphs: list[str]
    url: str | None = None
    site: str | None = None
    lead: str | None = None
    byline: Byline | None = None
    published: Published | None = None
    declared_language: str | None = None
    declared_comment_count: int | None = None
    comments_open: bool | None = None
    comments: tuple[Comment, ...] = ()
    comments_elsewhere: tuple[str, ...] = ()


def identify(title: str, text: str) -> str:
    """16 hexadecimal digits: the same title and text give the same, whatever their white space and Unicode form."""
    said = " ".join(unicodedata.normalize("NFC", f"{title}\n{text}").split())
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def finish(draft: Draft, source: str | None, language: str | None) -> Article:
    """Join the paragraphs by blank lines and note where each one stands."""
    text = ""
    spans: list[Span] = []
    for paragraph in draft.paragraphs:
        if text:
            text += "\n\n"
        spans.append(Span(len(text), len(text) + len(paragraph), paragraph))
        text += paragraph
    return Article(
        id=identify(draft.title, text),
        title=draft.title,
        text=text,
        paragraphs=tuple(spans),
        url=draft.url,
        source=source,
        site=draft.site,
        lead=draft.lead,
        byline=draft.byline.names if draft.byline else (),
        outlet=draft.byline.outlet if draft.byline else None,
        published=draft.published,
        language=language,
        declared_comment_count=draft.declared_comment_count,
        comments_open=draft.comments_open,
        comments=draft.comments,
        comments_elsewhere=draft.comments_elsewhere,
    )
