"""The article's paragraphs: trafilatura finds the main text, and what it leaves out or lets in is put right."""

from __future__ import annotations

import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from depeche.pages import dom
from depeche.pages.boilerplate import is_furniture
from depeche.pages.index import Index
from depeche.pages.wordings import any_of_names

LEAD = re.compile(rf"(?<![a-z]){any_of_names('lead')}(?![a-z])", re.IGNORECASE)
SHORTEST_LEAD, LONGEST_LEAD = 40, 1200
SHORT_BLOCK = 120
SURE = 800
"""A main text of so many characters is taken as it is; a shorter one is compared with other extractors'."""
_NO_LETTERS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")


def read_body(index: Index, title: str, description: str | None) -> tuple[list[str], str | None]:
    """The paragraphs of the article, in order, without title and boilerplate, and its lead where one is marked."""
    lead = _lead(index, description)
    paragraphs = _main_text(index.tree, fast=True)
    if sum(map(len, paragraphs)) < SURE:
        paragraphs = _main_text(index.tree, fast=False)
    paragraphs = [p for p in paragraphs if not is_furniture(p)]
    folded_title = _fold(title)
    paragraphs = [p for p in dict.fromkeys(paragraphs) if not folded_title or _fold(p) != folded_title]
    if lead is not None and _fold(lead)[:60] not in _fold(" ".join(paragraphs)) and not is_furniture(lead):
        paragraphs.insert(0, lead)
    return paragraphs, lead


def _main_text(tree: HtmlElement, fast: bool) -> list[str]:
    """What trafilatura takes for the main text. fast: without its comparison with other extractors, which costs half
    of its time and changes little where the text is long."""
    document = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=False, output_format="python", fast=fast
    )
    body = getattr(document, "body", None)
    return list(_paragraphs(body)) if body is not None else []


def _fold(text: str) -> str:
    return _NO_LETTERS.sub("", text.lower())


def _paragraphs(body: etree._Element) -> Iterator[str]:
    """trafilatura's elements as paragraphs: a list item and a table row are one each."""
    for element in body:
        if element.tag in ("list", "table", "div", "quote") and len(element):
            if element.text and element.text.strip():
                yield _line(element.text)
            if element.tag == "quote" and not element.findall(".//p"):
                yield _line(" ".join(map(str, element.itertext())))
            else:
                yield from _paragraphs(element)
        elif element.tag == "row":
            cells = [_line("".join(map(str, cell.itertext()))) for cell in element]
            yield " | ".join(cell for cell in cells if cell)
        else:
            yield from _broken(element)
        if element.tail and element.tail.strip():
            yield _line(element.tail)


def _broken(element: etree._Element) -> Iterator[str]:
    """An element's text, cut where it has two line breaks in a row: that is how many pages mark paragraphs."""
    parts = [(element.text or "").replace("\n", " ")]
    for child in element.iterdescendants():
        parts.append("\n" if child.tag in ("lb", "item", "p", "head", "row", "cell") else "")
        parts.append((child.text or "").replace("\n", " "))
        parts.append((child.tail or "").replace("\n", " "))
    text = "".join(parts).strip()
    # A short block of lines is a signature or an address, where each line says something of its own.
    for piece in re.split(r"\n\s*\n" if len(text) > SHORT_BLOCK else r"\n", text):
        line = _line(piece)
        if line:
            yield line


def _line(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _lead(index: Index, description: str | None) -> str | None:
    """The lead: an element named for it near the main heading, or a paragraph that says what the page's description
    says and stands after the heading."""
    headings = index.select("h1")
    told = _fold(description or "")
    for element in [*index.matching(LEAD), *index.select("[itemprop=description], [itemprop=alternativeHeadline]")]:
        words = dom.words_of(element) if index.holds(element) else ""
        if not SHORTEST_LEAD <= len(words) <= LONGEST_LEAD or _is_linked(element, words):
            continue
        if (told and _fold(words)[:60] == told[:60]) or any(_near(heading, element) for heading in headings[:3]):
            return words
    return _described(index, description)


def _described(index: Index, description: str | None) -> str | None:
    """The paragraph that begins like the page's description: many pages repeat their lead there."""
    opening = " ".join((description or "").split()[:6])
    if len(opening) < 25 or "'" in opening:
        return None
    texts = etree.XPath(f"//body//text()[starts-with(normalize-space(.), '{opening}')]")(index.tree)
    for text in texts if isinstance(texts, list) else ():
        element = text.getparent() if isinstance(text, etree._ElementUnicodeResult) else None
        while element is not None and element.tag in ("b", "strong", "em", "i", "span", "a"):
            element = element.getparent()
        if not isinstance(element, HtmlElement) or element.tag in ("h1", "title", "script", "a", "li", "textarea"):
            continue
        words = dom.words_of(element)
        if SHORTEST_LEAD <= len(words) <= LONGEST_LEAD:
            return words
    return None


def _is_linked(element: HtmlElement, words: str) -> bool:
    """Most of its words are links: a list of teasers."""
    return sum(dom.length_of(link) for link in element.iter("a")) > 0.5 * len(words)


def _near(heading: HtmlElement, element: HtmlElement) -> bool:
    """Within the same header: at most three levels up from the heading the element is met, after the heading."""
    above = heading
    for _ in range(4):
        parent = above.getparent()
        if parent is None or parent.tag == "body":
            return False
        if parent in element.iterancestors():
            mine = element
            while mine.getparent() is not parent:
                mine = mine.getparent()
            return bool(parent.index(mine) >= parent.index(above))
        above = parent
    return False
