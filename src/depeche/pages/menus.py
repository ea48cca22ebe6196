"""Menus in plain text: crawls keep every line of a page, with the navigation above the article and below it."""

from __future__ import annotations

import re

from depeche.pages.lines import Line, is_comments_heading

FEWEST = 6
"""So many short lines in a row, none of them a sentence, are a menu; fewer may be a list of the article's own."""

LONGEST = 60
_BY_SITE = re.compile(r"\s+(?:[|–—»·•]|-|::)\s+")
_SENTENCE_END = (".", "!", "?", "…", "»", "”", '"', ":", ";", ",")


def without_menus(lines: list[Line]) -> list[Line]:
    """Leave out what stands above the article's own heading, where the page's title is said again below a menu (as in
    WET archives, whose first line is the title with the site's name), and the menu below the last sentence. A page
    without a menu comes out as it is."""
    start = _second_title(lines)
    if start is not None:
        lines = lines[start:]
    end = len(lines)
    while end and _is_entry(lines[end - 1]):
        end -= 1
    if len(lines) - end >= FEWEST and end and not any(is_comments_heading(line.text) for line in lines):
        lines = lines[:end]
    return lines


def _second_title(lines: list[Line]) -> int | None:
    """Where the title stands again, if only entries of a menu stand between."""
    if not lines:
        return None
    title = lines[0].text
    told = _fold(title)
    for at, line in enumerate(lines[1:200], start=1):
        folded = _fold(line.text)
        same = folded == told or (len(folded) > 20 and told.startswith(folded) and _BY_SITE.search(title) is not None)
        if same:
            return at if at > 1 else None
        if not _is_entry(line):
            return None
    return None


def _is_entry(line: Line) -> bool:
    return len(line.text) <= LONGEST and not line.text.endswith(_SENTENCE_END)


def _fold(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())
