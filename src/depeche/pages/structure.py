"""Comments where no known markup is: a part of the page that is announced as the readers', and in it blocks that
repeat, each with a date or a signature and a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from depeche.pages import dom
from depeche.pages.dates import RELATIVE, find_date
from depeche.pages.fields import Draft, date_of, read_item
from depeche.pages.index import Index
from depeche.pages.selectors import selector
from depeche.pages.wordings import any_of, any_of_names

REGION = re.compile(rf"(?<![a-z]){any_of_names('region')}(?![a-z])", re.IGNORECASE)
NOT_REGION = re.compile(rf"(?<![a-z]){any_of_names('not_region')}(?![a-z])", re.IGNORECASE)
HEADING = re.compile(
    r"^\W*(?:(?:les?|die|the|your|vos|nos|ihre?|alle|all|tous les)\s+)?"
    r"(?:\(?\d+\)?|un|une|one|ein|eine|deux|two|zwei)?\s*"
    rf"{any_of('comments.headings')}(?:\s+{any_of('comments.heading_ends')})?"
    r"(?:\s*[(\[:–—-]?\s*\d*\s*[)\]]?)?(?:\s+(?:to|sur|zu|for|on|à|pour|auf|de)\s.{0,160})?\W*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"^\W*(?:{any_of('comments.posted')}|commentaire)\b.{{0,60}}\bpar\s|^\W*{any_of('comments.posted_by')}\s|"
    rf"^[^.!?]{{2,40}}\s{any_of('comments.says')}\s*:?\s*$",
    re.IGNORECASE,
)
ITEM = re.compile(rf"(?<![a-z]){any_of_names('item')}(?![a-z])", re.IGNORECASE)
ITEM_PART = re.compile(rf"(?<![a-z]){any_of_names('item_part')}(?![a-z])", re.IGNORECASE)
MOST_BLOCKS = 3000
_DATED = re.compile(r"\d|hier|ago|yesterday|today|heute|gestern", re.IGNORECASE)
LONGEST_MARK = 120


def find_by_structure(index: Index, month_first: bool) -> list[Draft]:
    """The comments of the first part of the page that is announced as the readers' and holds any."""
    for region in _regions(index):
        drafts = _read_region(region, month_first)
        if drafts:
            return drafts
    return []


def find_by_name(index: Index, month_first: bool) -> list[Draft]:
    """The comments by a class that names one ("article-comment", "lk-comment"), stands on blocks, and whose blocks hold
    an author or a date each. Of several such classes the one with the most comments."""
    best: list[Draft] = []
    for token, elements in index.classes():
        if not ITEM.search(token) or ITEM_PART.search(token):
            continue
        blocks = [
            e
            for e in elements
            if e.tag in ("div", "li", "article", "section", "tr", "dd", "blockquote") and _readable(e)
        ]
        blocks = [b for b in blocks if not NOT_REGION.search(dom.names_of(b)) and not holds_article(b, index)]
        if not 0 < len(blocks) <= MOST_BLOCKS:
            continue
        drafts = _read_blocks(blocks, month_first)
        if len(drafts) > len(best) and 2 * len(drafts) > len(blocks):
            best = drafts
    return best


def holds_article(block: HtmlElement, index: Index) -> bool:
    """Whether a block is the article rather than a comment: it holds the main heading, or more than half of the page
    ("posting" and "entry" name a blog's articles as well as its readers' comments)."""
    return bool(selector("h1")(block)) or dom.length_of(block) > max(2000, 0.5 * index.length)


def _regions(index: Index) -> Iterator[HtmlElement]:
    seen: set[HtmlElement] = set()
    for element in index.matching(REGION):
        if element.tag not in ("div", "section", "ul", "ol", "article", "aside", "dl", "table", "main"):
            continue
        names = dom.names_of(element)
        if not NOT_REGION.search(names) and _readable(element):
            if not any(ancestor in seen for ancestor in element.iterancestors()):
                yield element
            seen.add(element)
    for heading in index.select("h1, h2, h3, h4, h5, h6, legend"):
        words = dom.words_of(heading)
        if len(words) < 200 and HEADING.match(words):
            parent = heading.getparent()
            if parent is not None and parent not in seen and (parent.tag == "body" or _readable(parent)):
                yield _after(heading)


def _readable(element: HtmlElement) -> bool:
    """Not the page as a whole, and not a box of links to comments on other pages."""
    if element.tag in ("body", "html") or selector("h1")(element):
        return False
    return not any(
        re.search(r"recent|widget|sidebar|footer|latest", dom.names_of(a), re.I) for a in element.iterancestors()
    )


def _after(heading: HtmlElement) -> HtmlElement:
    """A new element that takes in all that follows a heading beside it. It stands in the tree where they stood."""
    parent = heading.getparent()
    following = list(heading.itersiblings())
    box = heading.makeelement("div", {"class": "depeche-run"})
    if parent is not None:
        parent.append(box)
        box.extend(following)
    return box


def _read_region(region: HtmlElement, month_first: bool) -> list[Draft]:
    marks = _marks(region, month_first)
    if not marks:
        return []
    blocks = _blocks(region, marks)
    drafts = _read_blocks(blocks, month_first)
    return drafts if 2 * len(drafts) >= len(blocks) else []


def _read_blocks(blocks: list[HtmlElement], month_first: bool) -> list[Draft]:
    """Read blocks as comments; those without a text, or without both author and date, and teasers are left out."""
    chosen = set(blocks)
    inner: dict[HtmlElement, list[HtmlElement]] = {block: [] for block in blocks}
    for block in blocks:
        above = next((a for a in block.iterancestors() if a in chosen), None)
        if above is not None:
            inner[above].append(block)
    drafts: list[Draft] = []
    for block in blocks:
        draft = read_item(block, inner[block], None, month_first)
        if _has_words(draft.text) and (draft.author or draft.date) and not _is_teaser(block, draft.text):
            drafts.append(draft)
        elif draft.date and not draft.text and drafts and drafts[-1].date is None:
            drafts[-1].date = draft.date  # a comment whose date stands below it
    return drafts


def _marks(region: HtmlElement, month_first: bool) -> list[HtmlElement]:
    """The elements that date or sign a comment, in page order."""
    marks: list[HtmlElement] = []
    for element in region.iterdescendants():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "option", "form"):
            continue
        stated = element.tag == "time" or element.get("datetime") or element.get("data-timestamp")
        own = " ".join([element.text or "", *(child.tail or "" for child in element)])
        if not stated and (len(own) > 400 or not (_DATED.search(own) or _SIGNED.search(dom.squeeze(own)))):
            continue
        words = dom.words_of(element)
        if len(words) > LONGEST_MARK or (marks and marks[-1] in element.iterancestors()):
            continue
        if stated or _SIGNED.search(words) or date_of(element, month_first) is not None:
            marks.append(element)
    return marks


def _blocks(region: HtmlElement, marks: list[HtmlElement]) -> list[HtmlElement]:
    """For each mark the largest element that holds no other mark; where that is only a heading line, it and what
    follows it up to the next mark, put into an element of their own."""
    above: dict[HtmlElement, int] = {}
    for mark in marks:
        for element in (mark, *mark.iterancestors()):
            above[element] = above.get(element, 0) + 1
    blocks: list[HtmlElement] = []
    for mark in marks:
        block = mark
        parent = block.getparent()
        while parent is not None and parent is not region and above[parent] == 1:
            block, parent = parent, parent.getparent()
        if len(dom.words_of(block)) < len(dom.words_of(mark)) + 40 and parent is not None:
            block = _run(block, above)
        blocks.append(block)
    return blocks


def _run(head: HtmlElement, above: dict[HtmlElement, int]) -> HtmlElement:
    following = []
    for sibling in head.itersiblings():
        if above.get(sibling) or sibling.tag in ("form", "h1", "h2", "footer"):
            break
        following.append(sibling)
    if not following:
        return head
    parent = head.getparent()
    box = head.makeelement("div", {"class": "depeche-run"})
    if parent is not None:
        parent.insert(parent.index(head), box)
        box.extend([head, *following])
        above[box] = 1
    return box


def _has_words(text: str) -> bool:
    """Whether a text says more than a date."""
    if len(text) < 40 and RELATIVE.match(text):
        return False
    found = find_date(text) if len(text) < 60 else None
    rest = text if found is None else text[: found.start] + text[found.end :]
    return any(c.isalpha() or ord(c) > 0x2000 for c in rest)


def _is_teaser(block: HtmlElement, text: str) -> bool:
    """A link to another page with its date looks like a comment, but most of its words are the link."""
    if block.tag == "a":
        return True
    linked = sum(len(dom.words_of(a)) for a in selector("a[href]")(block) if not (a.get("href") or "").startswith("#"))
    return linked > 0.6 * max(1, len(text)) and len(text) < 400
