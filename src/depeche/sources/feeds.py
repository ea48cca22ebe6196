"""Pages from RSS and Atom files whose entries carry the whole article."""

from __future__ import annotations

import html
import time
from collections.abc import Iterator
from typing import Any

import feedparser

from depeche.model import Page
from depeche.sources.rejects import Rejects

FULL_TEXT = 600
"""Fewest characters of markup for an entry's summary to pass for the article itself."""


def read_feed(content: bytes, source: str, rejects: Rejects) -> Iterator[Page]:
    """Give the feed's entries as small HTML pages, so that they are read like any other page. Entries that carry only
    a teaser are counted as "feed entry without full text". Page.source is "file#1", "file#2" ..."""
    # feedparser takes a bare string for a URL or a file name; only a stream is sure to be taken as content.
    import io

    feed = feedparser.parse(io.BytesIO(content))
    if not feed.entries:
        rejects.add(source, "empty feed", str(feed.get("bozo_exception", ""))[:200])
        return
    language = str(feed.feed.get("language") or "")
    for number, entry in enumerate(feed.entries, start=1):
        where = f"{source}#{number}"
        body = max((str(part.get("value", "")) for part in entry.get("content", [])), key=len, default="")
        if not body and len(str(entry.get("summary", ""))) >= FULL_TEXT:
            body = str(entry.summary)
        if not body.strip():
            rejects.add(where, "feed entry without full text", str(entry.get("link", "")))
            continue
        yield Page(
            source=where,
            content=_as_html(entry, body, language).encode(),
            url=entry.get("link"),
            media_type="text/html",
            charset="utf-8",
            published=_iso(entry.get("published_parsed")),
            title=html.unescape(str(entry.get("title", ""))) or None,
        )


def _as_html(entry: Any, body: str, language: str) -> str:
    title = html.escape(html.unescape(str(entry.get("title", ""))))
    author = html.escape(html.unescape(str(entry.get("author", ""))), quote=True)
    return (
        f'<!DOCTYPE html><html lang="{html.escape(language, quote=True)}"><head><meta charset="utf-8">'
        f'<title>{title}</title><meta name="author" content="{author}"></head>'
        f"<body><article><h1>{title}</h1><div>{body}</div></article></body></html>"
    )


def _iso(moment: time.struct_time | None) -> str | None:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", moment) if moment else None
