"""The readers' comments of a page, and the parts of its tree that belong to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from depeche.model import Comment
from depeche.pages import dom
from depeche.pages.embedded import comments_in_json, comments_in_json_ld
from depeche.pages.fields import Draft, read_item
from depeche.pages.index import Index
from depeche.pages.markup import System, systems
from depeche.pages.selectors import selector
from depeche.pages.structure import find_by_name, find_by_structure, holds_article
from depeche.pages.threads import number
from depeche.pages.wordings import place

RECENT = re.compile(
    r"(?:recent|latest|last|derni.re?|letzte|neueste|teaser|tab|most)-?s?_?-?(?:comment|kommentar|entries)",
    re.IGNORECASE,
)
BESIDE = re.compile(r"(?<![\w-])(?:widget|sidebar|widget[_-][\w-]+)(?![\w-])", re.IGNORECASE)
_TAGS = frozenset(
    ["li", "div", "article", "section", "tr", "table", "dl", "dd", "blockquote", "shreddit-comment", "details"]
)
_FORM = re.compile(r"(?<![a-z])(?:form|respond|login|guidelines?|policy|rules|prompt|error)(?![a-z])", re.IGNORECASE)
_NUMBER = re.compile(r"(\d+)\D*$")


@dataclass(frozen=True, slots=True)
class FoundComments:
    """The comments in page order, and the name of the system by which they were found (None: there are none)."""

    comments: tuple[Comment, ...]
    system: str | None


def take_comments(index: Index, source: str, month_first: bool = False) -> FoundComments:
    """Find the comments and take them, their headings and forms out of the tree, so that what is left is the article.
    source: the page's markup, for the comments that it carries as data."""
    for system in systems():
        if any(sign in index.names for sign in system.sign):
            drafts = _by_system(index, system, month_first)
            if drafts:
                return _taken(index, drafts, system.name)
    comments = comments_in_json_ld(source)
    if comments:
        _remove_regions(index)
        return FoundComments(comments, "JSON-LD")
    for way, find in (("name", find_by_name), ("structure", find_by_structure)):
        drafts = find(index, month_first)
        if drafts:
            return _taken(index, drafts, way)
    comments = comments_in_json(source)
    _remove_regions(index)
    return FoundComments(comments, "JSON" if comments else None)


def _taken(index: Index, drafts: list[Draft], name: str) -> FoundComments:
    comments = number(drafts)
    for draft in drafts:
        dom.remove(draft.element)
    _remove_regions(index)
    return FoundComments(comments, name)


def _by_system(index: Index, system: System, month_first: bool) -> list[Draft]:
    skipped = {element for css in system.skip for element in index.select(css)}
    found: list[Draft] = []
    for css in system.item:
        items = [e for e in index.select(css) if e.tag in _TAGS or system.run]
        items = [e for e in items if e not in skipped and not _is_form(e) and not _elsewhere(e)]
        if system.run:
            items = [_run(head, set(items)) for head in items]
        items = [item for item in _without_doubles(items) if not holds_article(item, index)]
        drafts = _read(items, system, month_first)
        if system.first:
            drafts = drafts[1:]
        if system.name == "named comment":
            drafts = [draft for draft in drafts if draft.author or draft.date]
        if sum(bool(draft.author or draft.date) for draft in drafts) * 2 >= len(drafts) > 0:
            return drafts
        found = found or drafts
    return found


def _is_form(element: HtmlElement) -> bool:
    """ "comment-form" and "comment_login" begin like "comment-7"."""
    return _FORM.search(dom.names_of(element)) is not None and not any(c.isdigit() for c in element.get("id") or "")


def _elsewhere(element: HtmlElement) -> bool:
    """In a box of recent comments on other pages, or a form."""
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag in ("form", "head", "nav", "noscript", "body"):
            return bool(ancestor.tag != "body")
        names = dom.names_of(ancestor)
        if RECENT.search(names):
            return True
        # Blogger puts post and comments into a "widget" of their own; a box beside the article holds no #comments.
        if BESIDE.search(names) and not selector("#comments, .comments-area, .comment-list, .commentlist")(ancestor):
            return True
    return False


def _run(head: HtmlElement, heads: set[HtmlElement]) -> HtmlElement:
    """Put a heading and what follows it, up to the next heading, into an element of their own."""
    following = []
    for sibling in head.itersiblings():
        if sibling in heads:
            break
        following.append(sibling)
    parent = head.getparent()
    box = head.makeelement("div", {"class": "depeche-run", "id": head.get("id") or ""})
    if parent is not None:
        parent.insert(parent.index(head), box)
        box.extend([head, *following])
    return box


def _without_doubles(items: list[HtmlElement]) -> list[HtmlElement]:
    """Leave out an element within another one of the same number: <li id="li-comment-7"><div id="comment-7">."""
    chosen = set(items)
    kept = []
    for item in items:
        above = next((a for a in item.iterancestors() if a in chosen), None)
        if above is not None:
            mine, its = (_NUMBER.search(e.get("id") or "") for e in (item, above))
            if mine is not None and its is not None and mine.group(1) == its.group(1):
                continue
        kept.append(item)
    return kept


def _read(items: list[HtmlElement], system: System, month_first: bool) -> list[Draft]:
    chosen = set(items)
    inner: dict[HtmlElement, list[HtmlElement]] = {item: [] for item in items}
    for item in items:
        above = next((a for a in item.iterancestors() if a in chosen), None)
        if above is not None:
            inner[above].append(item)
    drafts = (read_item(item, inner[item], system, month_first) for item in items)
    return [draft for draft in drafts if draft.text]


def _remove_regions(index: Index) -> None:
    """Take out what is left of the comments' part: headings, forms, notes, empty widgets. A part that holds the page's
    main heading or most of its text is no comments' part, whatever it is named."""
    whole = index.length
    for region in index.select(place("comments")):
        if not index.holds(region) or region.tag in ("body", "html", "main"):
            continue
        if not selector("h1")(region) and dom.length_of(region) < max(600, 0.5 * whole):
            dom.remove(region)
