"""Comments that a page carries as data: schema.org Comment in JSON-LD, or the state its own scripts are to show."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from depeche.model import Comment
from depeche.pages import dom
from depeche.pages.dates import read_stamp
from depeche.pages.wordings import places

_LD = re.compile(r"<script[^>]{0,300}application/ld\+json[^>]{0,300}>(.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_STATE = re.compile(
    r"<script[^>]{0,300}>\s*(?:(?:window|self|var|let|const)?[\w.\s\[\]\"']{0,80}=\s*)?(?=[{\[])(.{200,}?)</script\s*>",
    re.DOTALL,
)
_TEXT, _AUTHOR, _DATE = places("json.text"), places("json.author"), places("json.date")
_CHILDREN, _LIKES, _NAME = places("json.answers"), places("json.likes"), places("json.name")
MOST_STATE = 8 * 2**20


def comments_in_json_ld(source: str) -> tuple[Comment, ...]:
    """The comments of the page's JSON-LD, with their answers, or ()."""
    if "Comment" not in source:
        return ()
    found: list[Comment] = []
    for value in json_ld(source):
        for item in _objects(value):
            if not _is(item, "Comment", "UserComments", "Answer"):
                for key in ("comment", "comments", "suggestedAnswer"):
                    _add(item.get(key), found, 0, None, typed=True)
    return tuple(found)


def json_ld(source: str) -> Iterator[Any]:
    """Each JSON-LD block of the page that can be read, broken ones passed over."""
    for match in _LD.finditer(source):
        text = match.group(1).strip()
        text = re.sub(r"^\s*(?:<!\[CDATA\[|<!--|//<!\[CDATA\[)|(?:\]\]>|-->|//\]\]>)\s*;?\s*$", "", text)
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            try:
                yield json.loads(re.sub(r",\s*([}\]])", r"\1", html.unescape(text)), strict=False)
            except (ValueError, RecursionError):
                continue


def comments_in_json(source: str) -> tuple[Comment, ...]:
    """Comments in the state that a page's own scripts are to show: the largest list (or table) of objects under a key
    that names comments, each with a text, an author and a date."""
    if "omment" not in source:
        return ()
    best: list[Comment] = []
    for match in _STATE.finditer(source):
        text = match.group(1)
        if len(text) > MOST_STATE or not re.search(r"\"\w*[cC]omments?\w*\"\s*:", text):
            continue
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(text)
        except (ValueError, RecursionError):
            continue
        for group in _groups(value):
            found: list[Comment] = []
            _add(group, found, 0, None, typed=False)
            if len(found) > len(best):
                best = found
    return tuple(best)


def _groups(value: Any, depth: int = 0) -> Iterator[Any]:
    """Whatever stands under a key that names comments, at any depth."""
    if depth > 40:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            if re.search(r"comments?$|^comment|replies$", str(key), re.IGNORECASE) and isinstance(inner, dict | list):
                yield inner
            yield from _groups(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _groups(inner, depth + 1)


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 40:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _is(item: dict[str, Any], *kinds: str) -> bool:
    kind = item.get("@type")
    return any(k in kinds for k in (kind if isinstance(kind, list) else [kind]))


def _add(value: Any, found: list[Comment], level: int, answers: int | None, typed: bool) -> None:
    if level > 20 or len(found) > 20_000:
        return
    if isinstance(value, dict) and not typed and not _has_text(value):
        value = list(value.values())  # {"t1_abc": {...}, "t1_def": {...}}, or {"items": [...]}
        if len(value) <= 6:
            value = next((inner for inner in value if isinstance(inner, list | dict) and inner), [])
            if isinstance(value, dict):
                value = list(value.values())
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict) or (typed and not _is(item, "Comment", "UserComments", "Answer")):
            continue
        low = {str(key).lower(): inner for key, inner in item.items()}
        text = next((t for key in _TEXT if key in low and (t := plain(low[key]))), "")
        author = next((a for key in _AUTHOR if key in low and (a := _name(low[key]))), None)
        date = next((d for key in _DATE if key in low and (d := _date(low[key]))), None)
        if not text or (not typed and (author is None or date is None)):
            continue
        likes = next((low[key] for key in _LIKES if isinstance(low.get(key), int)), None)
        depth = low.get("depth")
        mine = level + (depth if isinstance(depth, int) and not typed and 0 <= depth < 30 else 0)
        parent = answers
        if mine > level:
            parent = next((c.number for c in reversed(found) if c.level == mine - 1), None)
        found.append(Comment(len(found) + 1, text, author, date, mine, parent, likes))
        me = len(found)
        for key in _CHILDREN:
            if isinstance(low.get(key), list | dict):
                _add(low[key], found, mine + 1, me, typed)


def _has_text(item: dict[str, Any]) -> bool:
    low = {str(key).lower() for key in item}
    return any(key in low for key in _TEXT) and any(key in low for key in _AUTHOR)


def plain(value: Any) -> str:
    """The words of a JSON text, which may be markup, or an object that holds it."""
    if isinstance(value, dict):
        parts = (value.get(key) for key in ("rendered", "text", "markdown", "html", "content"))
        value = next((part for part in parts if isinstance(part, str)), "")
    if not isinstance(value, str) or not value.strip():
        return ""
    words: str = html.unescape(value) if "&" in value else value
    if not re.search(r"<(?:p|br|div|a|b|i|em|strong|span|blockquote|ul|ol)\b", words, re.IGNORECASE):
        return words.strip()
    try:
        return "\n\n".join(dom.paragraphs_of(lxml_html.fragment_fromstring(words, create_parent="div")))
    except (etree.ParserError, ValueError):
        return words.strip()


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        low = {str(key).lower(): inner for key, inner in value.items()}
        value = next(
            (low[key] for key in _NAME if isinstance(low.get(key), str)),
            None,
        )
    return dom.squeeze(html.unescape(value)) or None if isinstance(value, str) and len(value) <= 80 else None


def _date(value: Any) -> str | None:
    if isinstance(value, float):
        value = int(value)
    if isinstance(value, int) and value < 10**8:
        return None
    found = read_stamp(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else None
    return found.iso if found is not None else None
