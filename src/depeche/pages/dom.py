"""The page's tree: parsing with a guard, and the text of an element as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from depeche.errors import PageError

MOST_CHARACTERS = 16 * 2**20
"""Longer pages are refused as broken; a long press page has two million characters."""

MOST_DEPTH = 200
"""Where tags nest beyond libxml2's limit of 256, below which all would be dropped, those deeper than this are left out
and their text kept. (A higher limit would end in a stack overflow, since trees are copied recursively in C.)"""

_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)
"""lxml.html's own lookup calls Python for each element, to tell forms and fields apart, which nothing here needs."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "td",
        "tr",
        "th",
        "dt",
        "dd",
        "option",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "body",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "head",
    ]
)
_LENGTH = etree.XPath("string-length(normalize-space(.))")
_SPACE = re.compile(r"[ \t\r\f\v\u00a0\u2000-\u200a\u202f]+")


def parse(text: str, source: str) -> HtmlElement:
    """Parse a page. Raises PageError where it is too large ("broken") or holds no markup at all ("empty")."""
    if len(text) > MOST_CHARACTERS:
        raise PageError(f"{source}: {len(text)} characters, the limit is {MOST_CHARACTERS}", "broken")
    text = _DECLARATION.sub("", text, count=1)
    if not text.strip():
        raise PageError(f"{source}: the page is empty", "empty")
    try:
        tree, too_deep = _parse(text)
        if too_deep:
            tree, _ = _parse(_flatten(text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise PageError(f"{source}: the page has no readable markup ({error})", "broken") from error
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            element.tag = "style"
    # Drawings have thousands of elements and no words; everything after this walks a smaller tree.
    etree.strip_elements(tree, "style", "svg", with_tail=False)
    return tree


def _parse(text: str) -> tuple[HtmlElement, bool]:
    """The tree, and whether libxml2 left out what nests too deep."""
    parser = etree.HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    return tree, any("Excessive depth" in entry.message for entry in parser.error_log)


def _flatten(text: str) -> str:
    """Leave out the tags that nest beyond the limit, keeping their text."""
    deep = 0
    parts: list[str] = []
    at = 0
    for match in _TAG.finditer(text):
        if match[2].lower() in _VOID or match[3]:
            continue
        if not match[1]:
            deep += 1
        if deep > MOST_DEPTH:
            parts.append(text[at : match.start()] + " ")
            at = match.end()
        if match[1]:
            deep = max(0, deep - 1)
    parts.append(text[at:])
    return "".join(parts)


def squeeze(text: str) -> str:
    """One line: every run of white space as one space, none at the ends."""
    return " ".join(text.split())


def words_of(element: HtmlElement) -> str:
    """All the element's text on one line, scripts left out."""
    return squeeze(" ".join(_strings(element)))


def length_of(element: HtmlElement) -> int:
    """About how many characters of text the element holds; quick, for comparing."""
    return int(float(str(_LENGTH(element))))


def _strings(element: HtmlElement) -> Iterator[str]:
    """The element's pieces of text in reading order, without those of silent elements."""
    if next(element.iter(*_SILENT), None) is None:
        yield from map(str, element.itertext())
        return
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            if node is not element and node.tail:
                yield node.tail
            continue
        stack.append((node, True))
        if isinstance(node.tag, str) and node.tag not in _SILENT:
            if node.text:
                yield node.text
            stack.extend((child, False) for child in reversed(node))


def paragraphs_of(element: HtmlElement, without: Collection[HtmlElement] = ()) -> list[str]:
    """The element's text as paragraphs, a line break within a paragraph as "\\n", leaving out the elements `without`
    and whatever shows no text (scripts, buttons, form fields)."""
    parts: list[str] = []
    skipped = set(without)

    def walk(node: HtmlElement) -> None:
        stack: list[tuple[HtmlElement, bool]] = [(node, False)]
        while stack:
            current, leaving = stack.pop()
            tag = current.tag if isinstance(current.tag, str) else ""
            if leaving:
                if tag in _BLOCKS:
                    parts.append("\n\n")
                if current is not node and current.tail:
                    parts.append(_inline(current.tail))
                continue
            stack.append((current, True))
            if current in skipped or tag in _SILENT or not tag:
                continue
            if tag == "br":
                parts.append("\n")
            elif tag in _BLOCKS:
                parts.append("\n\n")
            elif tag == "img" and "emoji" in (current.get("class") or "") + (current.get("src") or ""):
                parts.append(current.get("alt") or "")
            if current.text:
                parts.append(current.text if tag == "pre" else _inline(current.text))
            stack.extend((child, False) for child in reversed(current))

    walk(element)
    text = "".join(parts)
    paragraphs = (
        "\n".join(_SPACE.sub(" ", line).strip() for line in block.split("\n")).strip()
        for block in re.split(r"\n\s*\n", text)
    )
    return [paragraph for paragraph in paragraphs if paragraph]


def _inline(text: str) -> str:
    return text.replace("\n", " ")


def remove(element: HtmlElement) -> None:
    """Take an element out of its tree, keeping the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def names_of(element: HtmlElement) -> str:
    """Class, id and itemprop as one string with spaces around: what the page's builders call the element."""
    return f" {element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''} "
