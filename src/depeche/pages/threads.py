"""Who answers whom: the level of each comment and the number of the one it answers."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from depeche.model import Comment
from depeche.pages.fields import Draft
from depeche.pages.wordings import any_of_names

_MARKED = re.compile(
    r"(?<![a-z])(?:depth|level|comment_level|indent|einzug|niveau)[-_ ]?(\d{1,2})(?!\d)", re.IGNORECASE
)
_WRAPPER = re.compile(rf"(?<![a-z]){any_of_names('answers')}(?![a-z])", re.IGNORECASE)
_PIXELS = re.compile(r"(?:margin|padding)-left:\s*(\d+)(?:px|em|%|rem)")


def number(drafts: list[Draft]) -> tuple[Comment, ...]:
    """Number the comments in page order and work out levels: by nesting, else by marks ("depth-2"), by wrappers named
    for indenting, or by indentation. A comment answers the nearest one above it that stands one level higher."""
    levels = _levels(drafts)
    last: dict[int, int] = {}
    comments = []
    for at, (draft, level) in enumerate(zip(drafts, levels, strict=True), start=1):
        level = min(level, max(last, default=-1) + 1)
        last = {depth: number for depth, number in last.items() if depth < level}
        comments.append(
            Comment(
                at, draft.text, draft.author, draft.date, level, last.get(level - 1) if level else None, draft.likes
            )
        )
        last[level] = at
    return tuple(comments)


def _levels(drafts: list[Draft]) -> list[int]:
    if all(draft.level is not None for draft in drafts):
        return _from_lowest([draft.level or 0 for draft in drafts])
    owners = set()
    for draft in drafts:
        owners.add(draft.element)
        parent = draft.element.getparent()
        if draft.element.tag != "li" and parent is not None and parent.tag == "li":
            owners.add(parent)  # <li><article>the comment</article><ol>its answers</ol></li>
    nested = [_nesting(draft, owners) for draft in drafts]
    if any(level > min(nested) for level in nested):
        return _from_lowest(nested)
    for measure in (_marked, _wrapped, _indented):
        found = [measure(draft) for draft in drafts]
        if len(set(found)) > 1:
            ranks = {value: rank for rank, value in enumerate(sorted(set(found)))}
            return [ranks[value] for value in found]
    return [0] * len(drafts)


def _nesting(draft: Draft, owners: set[HtmlElement]) -> int:
    """How many other comments stand around this one. The <li> right around an <article> is its own."""
    parent = draft.element.getparent()
    first = parent is not None and parent.tag == "li" and next(iter(parent)) is draft.element
    own = parent if first and draft.element.tag != "li" else None
    return sum(ancestor in owners and ancestor is not own for ancestor in draft.element.iterancestors())


def _from_lowest(levels: list[int]) -> list[int]:
    lowest = min(levels, default=0)
    return [level - lowest for level in levels]


def _marked(draft: Draft) -> int:
    for element in (draft.element, draft.element.getparent()):
        match = _MARKED.search(element.get("class") or "") if element is not None else None
        if match is not None:
            return int(match.group(1))
        depth = element.get("data-depth") or element.get("data-level") if element is not None else None
        if depth and depth.isdigit():
            return int(depth)
    return 0


def _wrapped(draft: Draft) -> int:
    return sum(_WRAPPER.search(a.get("class") or "") is not None for a in draft.element.iterancestors())


def _indented(draft: Draft) -> int:
    match = _PIXELS.search(draft.element.get("style") or "")
    return int(match.group(1)) if match else 0
