"""What a page says about its comments: how many, open or closed, and whether another service keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick
from lxml import etree
from lxml.html import HtmlElement

from depeche.pages import dom
from depeche.pages.index import Index
from depeche.pages.markup import widgets
from depeche.pages.wordings import any_of, place

_NOUN = any_of("comments.nouns")
COUNT = re.compile(
    r"^\W*(?:(?:les|all|alle|view|voir|afficher|lire|show|zeige)\s+(?:les\s+|all\s+|alle\s+)?)?"
    r"(?P<a>\d{1,3}(?:[ .,\u00a0\u202f]\d{3})*|\d+|un|une|one|ein|eine|zwei|two|deux|no|aucun|keine?)\s+"
    rf"{_NOUN}\b|^\W*{_NOUN}\s*[(\[:]?\s*(?P<b>\d{{1,6}})\s*[)\]]?\W*$",
    re.IGNORECASE,
)
_WORDS = {
    "un": 1,
    "une": 1,
    "one": 1,
    "ein": 1,
    "eine": 1,
    "zwei": 2,
    "two": 2,
    "deux": 2,
    "no": 0,
    "aucun": 0,
    "kein": 0,
    "keine": 0,
}
_COUNTER = re.compile(r"comments?-?_?(?:title|count|header|heading|number|total)|nb-?comment", re.IGNORECASE)
CLOSED = re.compile(any_of("comments.closed"), re.IGNORECASE)
OPEN = re.compile(any_of("comments.open"), re.IGNORECASE)
_PIECES = tuple("omment OMMENT orum eaction éaction ÉACTION épon eplies esponses ntworten iscussion".split())
"""Letters that a text which speaks of comments holds: such texts are found in C, then read by what stands above."""


class Said:
    """What the page says. count: declared number of comments, or None. open: True, False or None (not said).
    elsewhere: services that keep comments outside the page, in the table's order."""

    def __init__(self, count: int | None, is_open: bool | None, elsewhere: tuple[str, ...]) -> None:
        self.count = count
        self.open = is_open
        self.elsewhere = elsewhere


def read_said(index: Index, source: str) -> Said:
    """Read it from the whole tree, before the comments' part is taken out of it."""
    count: int | None = None
    closed = invited = False
    for element in index.select("[itemprop=commentCount], [itemprop=interactionCount]"):
        match = re.search(r"\d+", element.get("content") or dom.words_of(element))
        parent = element.getparent()
        kind = (element.get("content") or "") + ((parent.get("itemprop") or "") if parent is not None else "")
        if match is not None and (element.get("itemprop") == "commentCount" or "omment" in kind):
            count = int(match.group())
    in_heading = False
    for node, element in _mentions(index):
        words = dom.squeeze(node)
        if len(words) > 300:
            continue
        closed = closed or CLOSED.search(words) is not None
        invited = invited or OPEN.search(words) is not None
        if count is None or not in_heading:
            counted, heading = _count_at(element, words)
            if counted is not None and (count is None or heading):
                count, in_heading = counted, heading
    if not invited and not closed:
        invited = any(not _within_closed(form.get("class") or "") for form in index.select(place("comment_form")))
    return Said(count, False if closed else True if invited else None, _services(source))


def _mentions(index: Index) -> Iterator[tuple[str, HtmlElement]]:
    """The text nodes that may speak of comments, each with the element it stands in."""
    whole = str(_ALL(index.tree))
    pieces = tuple(piece for piece in _PIECES if piece in whole)
    nodes = _texts_with(pieces)(index.tree) if pieces else []
    for node in nodes if isinstance(nodes, list) else ():
        if not isinstance(node, etree._ElementUnicodeResult):
            continue
        element = node.getparent()
        if element is not None and node.is_tail:
            element = element.getparent()
        if isinstance(element, HtmlElement) and element.tag not in ("script", "style", "title", "textarea"):
            yield str(node), element


_ALL = etree.XPath("string()")


@cache
def _texts_with(pieces: tuple[str, ...]) -> etree.XPath:
    return etree.XPath("//text()[" + " or ".join(f"contains(., '{piece}')" for piece in pieces) + "]")


def _services(source: str) -> tuple[str, ...]:
    """The services that are built in, in the order of the table."""
    searcher, names = _searcher()
    found = {names[match[0]] for match in searcher.find_matches_as_indexes(source)}
    return tuple(widget.name for widget in widgets() if widget.name in found)


@cache
def _searcher() -> tuple[Any, list[str]]:
    signs = [(sign, widget.name) for widget in widgets() for sign in widget.sign]
    return AhoCorasick([sign for sign, _ in signs]), [name for _, name in signs]


def _within_closed(names: str) -> bool:
    return "closed" in names


def _count_at(element: HtmlElement | None, words: str) -> tuple[int | None, bool]:
    """The number that stands with these words, and whether it stands in a heading of the comments' part rather than
    in a link (which may belong to another article)."""
    for _ in range(2):
        if element is None or element.tag in ("body", "html", "li", "article"):
            break
        names = dom.names_of(element)
        heading = element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "legend") or _COUNTER.search(names) is not None
        number = parse_count(words)
        if number is not None:
            return (
                (number, heading)
                if heading or element.tag in ("a", "span", "strong", "b", "p", "div", "summary", "button")
                else (None, False)
            )
        element = element.getparent()
        words = dom.words_of(element) if element is not None else ""
        if len(words) > 120:
            break
    return None, False


def parse_count(words: str) -> int | None:
    """The number of "6 COMMENTAIRES", "Kommentare (3)", "One comment" ...; None where the words state none."""
    match = COUNT.match(words)
    if match is None:
        return None
    value = (match["a"] or match["b"]).lower()
    if value in _WORDS:
        return _WORDS[value]
    digits = re.sub(r"\D", "", value)
    return int(digits) if digits else None
