"""What stands on a page beside the article and its comments: taken out of the tree, or dropped from the text."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from depeche.errors import TableError
from depeche.pages import dom
from depeche.pages.index import Index
from depeche.pages.selectors import read_selector, selector

MOST_SHARE = 0.3
"""A part that holds more of the page's text than this is left in, whatever it is named."""

LONGEST_FURNITURE = 250
"""A paragraph longer than this is the article's, however it begins."""


@cache
def table() -> dict[str, Any]:
    """boilerplate.toml, its selectors and expressions checked. Raises TableError naming the bad one."""
    text = resources.files("depeche.pages").joinpath("boilerplate.toml").read_text(encoding="utf-8")
    try:
        rows = tomllib.loads(text)
        read_selector(",".join(rows["parts"]))
        return {
            key: re.compile("|".join(f"(?:{row})" for row in rows[key]), re.I) for key in ("teasers", "furniture")
        } | {"parts": ",".join(rows["parts"])}
    except (tomllib.TOMLDecodeError, KeyError, ValueError, re.error) as error:
        raise TableError(f"boilerplate.toml: {error}") from error


def take_out(index: Index) -> None:
    """Take the parts that never are the article's text out of the tree."""
    whole = index.length
    for part in index.select(table()["parts"]):
        if part.tag in ("body", "html", "main", "article", "h1") or part.getparent() is None:
            continue
        length = dom.length_of(part)
        if length and length < max(300, MOST_SHARE * whole) and (length < 300 or not selector("h1")(part)):
            dom.remove(part)


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is a teaser, a share line, a list of tags or the like."""
    start = paragraph.lstrip(" >»→-–—•*#|[(«").lstrip()
    if len(paragraph) > LONGEST_FURNITURE:
        return False
    return bool(table()["teasers"].match(start) or table()["furniture"].match(start)) or not any(
        c.isalnum() for c in start
    )
