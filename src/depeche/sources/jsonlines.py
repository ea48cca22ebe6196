"""Pages from JSON Lines: one object a line, with `url` and `html` or `text`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

from depeche.model import Page
from depeche.sources import limits
from depeche.sources.rejects import Rejects

LINE_BYTES = 2 * limits.PAGE_BYTES
"""JSON escapes may double a page's size."""


def read_json_lines(stream: IO[bytes], source: str, rejects: Rejects) -> Iterator[Page]:
    """Give each line's page. Keys read: html or text (the page), url, title, published (or date), fetched. A line that
    is not such an object is counted as "broken line". Page.source is "file:1", "file:2" ... (line numbers)."""
    number = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        where = f"{source}:{number}"
        if len(line) > LINE_BYTES and not line.endswith(b"\n"):
            rejects.add(where, "too large", f"the line has more than {LINE_BYTES} bytes")
            while (rest := stream.readline(LINE_BYTES)) and not rest.endswith(b"\n"):
                pass
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            rejects.add(where, "broken line", " ".join(str(error).split())[:200])
            continue
        page = _page(row, where, rejects)
        if page is not None:
            yield page


def _page(row: Any, where: str, rejects: Rejects) -> Page | None:
    if not isinstance(row, dict):
        rejects.add(where, "broken line", "a line must be a JSON object with html or text")
        return None
    html, text = row.get("html"), row.get("text")
    content = html if isinstance(html, str) and html.strip() else text
    if not isinstance(content, str):
        rejects.add(where, "broken line", "the object has neither html nor text")
        return None
    if not content.strip():
        rejects.add(where, "empty")
        return None
    if len(content) > limits.PAGE_BYTES:
        rejects.add(where, "too large", f"the page has more than {limits.PAGE_BYTES} characters")
        return None
    return Page(
        source=where,
        content=content.encode("utf-8", "replace"),
        url=_word(row, "url"),
        media_type="text/html" if content is html else "text/plain",
        charset="utf-8",
        fetched=_word(row, "fetched"),
        published=_word(row, "published") or _word(row, "date"),
        title=_word(row, "title"),
    )


def _word(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None
