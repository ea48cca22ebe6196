"""The author, date, text and likes of one comment: by the selectors of its system, else by what its parts are named
and in what order they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from depeche.pages import dom
from depeche.pages.dates import RELATIVE, find_date, read_stamp
from depeche.pages.markup import System
from depeche.pages.selectors import selector
from depeche.pages.wordings import any_of, any_of_names

AUTHOR = re.compile(rf"(?<![a-z]){any_of_names('author')}(?![a-z])", re.IGNORECASE)
DATE = re.compile(rf"(?<![a-z]){any_of_names('date')}(?![a-z])", re.IGNORECASE)
FURNITURE = re.compile(rf"(?:^|[\s_])[\w-]*{any_of_names('furniture')}[\w-]*(?=\s)", re.IGNORECASE)
_SAYS = re.compile(
    rf"\s*(?:\b(?:{any_of('comments.says')}|on|le|am|at)\s*(?:am|on|le|um)?\s*)?[:,|–—-]*\s*$", re.IGNORECASE
)
_BY = re.compile(
    r"^\s*(?:\d{1,4}\s?[.)]\s*)?(?:#\d+\s*)?"
    rf"(?:(?:{any_of('comments.posted')}|commentaire)\s+(?:le .{{5,40}}? )?(?:par|de)|{any_of('comments.posted_by')}|"
    r"par|by|von|de)"
    r"\s*:?\s+",
    re.IGNORECASE,
)
_POSTED = re.compile(
    rf"{any_of('comments.posted')}\s+(?:le\s+.{{5,45}}?\s+)?par\s*:?\s+(?P<a>[^,|(–—\n]{{2,50}}?)\s*(?:,|\||\(|–|—|-\s|le\s|\s@|$)|"
    rf"{any_of('comments.posted_by')}\s*:?\s+(?P<b>[^,|(–—\n]{{2,50}}?)\s*(?:,|\||\(|–|—|-\s|on\s|at\s|am\s|$)|"
    rf"^(?P<c>[^:\n]{{2,50}}?)\s+{any_of('comments.says')}\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^#?[\d.]+\s*[—–-]\s*")
_BUTTON = re.compile(rf"^\W*{any_of('comments.buttons')}\W*:?$", re.IGNORECASE)
_WAITING = re.compile(rf"^{any_of('comments.waiting')}\W*$", re.IGNORECASE)
MACHINE_DATES = (
    "datetime",
    "content",
    "data-datetime",
    "data-timestamp",
    "data-utime",
    "data-time",
    "data-date",
    "data-created",
    "title",
)
LONGEST_NAME = 60


@dataclass(slots=True)
class Draft:
    """A comment while it is being read. text: paragraphs joined by blank lines; level: as marked, None where not."""

    element: HtmlElement
    text: str
    author: str | None = None
    date: str | None = None
    likes: int | None = None
    level: int | None = None


def read_item(
    item: HtmlElement, inner: list[HtmlElement], system: System | None = None, month_first: bool = False
) -> Draft:
    """Read one comment. inner: the elements of the comments that stand directly within this one and are not part of
    it."""
    own = _Own(item, inner)
    system = system or _NO_SYSTEM
    author_at, author = _author(own, system)
    date_at, date = _date(own, system, month_first)
    if author is None and date_at is not None:
        author_at, author = _author_beside(own, date_at)
    text = _text(own, system, [element for element in (author_at, date_at) if element is not None])
    if date is not None:
        text = "\n\n".join(p for p in text.split("\n\n") if len(p) > 40 or (f := find_date(p)) is None or f.iso != date)
    if author is None:
        author, text = _author_in_words(own, text)
    if date is None:
        date = _date_in_words(own, month_first)
    return Draft(item, text, author, date, _number(own, system.likes), _number(own, system.level))


_NO_SYSTEM = System("none", (), ())


class _Own:
    """The parts of an item that are not parts of the comments within it."""

    def __init__(self, item: HtmlElement, inner: list[HtmlElement]) -> None:
        self.item = item
        self.inner = inner
        self._foreign = set(inner)

    def select(self, css: str) -> Iterator[HtmlElement]:
        for element in selector(css)(self.item):
            if self.holds(element):
                yield element

    def holds(self, element: HtmlElement) -> bool:
        if not self._foreign:
            return True
        current: HtmlElement | None = element
        while current is not None and current is not self.item:
            if current in self._foreign:
                return False
            current = current.getparent()
        return True

    def parts(self) -> Iterator[HtmlElement]:
        stack = list(reversed(self.item))
        while stack:
            element = stack.pop()
            if not isinstance(element.tag, str) or element in self._foreign:
                continue
            yield element
            stack.extend(reversed(element))


def clean_name(text: str) -> str | None:
    """A reader's name without "says:", "Posté par" and the like; None where no name is left."""
    name = dom.squeeze(text)
    found = find_date(name)
    if found is not None:
        name = (name[: found.start].strip(" ,|–—-(") or name[found.end :]).strip(" ,|–—-)")
    name = _SAYS.sub("", _BY.sub("", name)).strip(' :,|–—-·•"“”«»')
    if not name or len(name) > LONGEST_NAME or not any(c.isalnum() for c in name):
        return None
    return name


def _author(own: _Own, system: System) -> tuple[HtmlElement | None, str | None]:
    for css in system.author:
        if css.startswith("@"):
            name = clean_name(own.item.get(css[1:]) or "")
            if name:
                return None, name
            continue
        for element in own.select(css):
            name = clean_name(dom.words_of(element) or element.get("content") or "")
            if name:
                return element, name
    best: HtmlElement | None = None
    for element in own.parts():
        if AUTHOR.search(dom.names_of(element)) and not re.search("reply|avatar|form", dom.names_of(element)):
            name = clean_name(dom.words_of(element) or element.get("content") or "")
            if name and not _BUTTON.match(name):
                best = element
                if len(element) == 0 or element.tag in ("a", "cite", "b", "strong"):
                    return element, name
    if best is not None:
        return best, clean_name(dom.words_of(best) or best.get("content") or "")
    return None, None


def _author_beside(own: _Own, date_at: HtmlElement) -> tuple[HtmlElement | None, str | None]:
    """Where nothing is named for an author: what stands with the date on one short line ("Awa 12/11/2021 10:30"), or
    in the element before it."""
    itself = date_at if date_at.tag != "time" and not date_at.get("datetime") else None
    for element in (date_at.getprevious(), itself, date_at.getparent()):
        if element is None or element is own.item or not own.holds(element):
            continue
        words = dom.words_of(element)
        name = clean_name(words) if len(words) <= LONGEST_NAME + 40 else None
        if name is not None and not _BUTTON.match(name) and not RELATIVE.match(name) and len(name.split()) <= 6:
            return element, name
    return None, None


def _date(own: _Own, system: System, month_first: bool) -> tuple[HtmlElement | None, str | None]:
    words: tuple[HtmlElement | None, str | None] = (None, None)
    for css in (*system.date, "time", "[datetime]", "abbr[title]"):
        for element in own.select(css) if not css.startswith("@") else ():
            date = date_of(element, month_first)
            if date is not None and date[:2].isdigit():
                return element, date
            if date is not None and words[1] is None:
                words = element, date
    for element in own.parts():
        if DATE.search(dom.names_of(element)) or element.tag in ("small", "em", "span", "time", "abbr", "i", "a"):
            date = date_of(element, month_first) if len(dom.words_of(element)) <= 80 else None
            if date is not None and date[:2].isdigit():
                return element, date
            if date is not None and words[1] is None:
                words = element, date
    return words


def date_of(element: HtmlElement, month_first: bool = False) -> str | None:
    """The date an element states, by its attributes, else by its words: ISO 8601 where it can be read, the words
    themselves where they are relative ("il y a 3 jours"), None where it states none."""
    for name in MACHINE_DATES:
        value = element.get(name)
        if value:
            found = read_stamp(value, month_first=month_first)
            if found is not None:
                return found.iso
    text = dom.words_of(element)
    found = find_date(text[:300], month_first=month_first, month_only=len(text) <= 40)
    if found is not None:
        return found.iso
    text = _ORDINAL.sub("", text)
    return text if len(text) <= 40 and RELATIVE.match(text) else None


def _text(own: _Own, system: System, taken: list[HtmlElement]) -> str:
    for css in system.text:
        matches = list(own.select(css))
        outer = [m for m in matches if not any(a in matches for a in m.iterancestors())]
        paragraphs = [p for m in outer for p in dom.paragraphs_of(m, [*own.inner, *_furniture(m, own)])]
        text = _without_buttons(paragraphs) or "\n\n".join(paragraphs)  # "+1" may be all that a reader says
        if text:
            return text
    return _without_buttons(dom.paragraphs_of(own.item, [*own.inner, *taken, *_furniture(own.item, own)]))


def _furniture(element: HtmlElement, own: _Own) -> list[HtmlElement]:
    found = []
    for part in element.iterdescendants():
        if not isinstance(part.tag, str) or part is element:
            continue
        if part.tag in ("form", "nav", "header", "figure") or (
            FURNITURE.search(dom.names_of(part)) and len(dom.words_of(part)) < 200
        ):
            found.append(part)
    return found


def _without_buttons(paragraphs: Iterable[str]) -> str:
    kept = []
    for paragraph in paragraphs:
        lines = [line for line in paragraph.split("\n") if not _BUTTON.match(line) and not _WAITING.match(line)]
        if any(c.isalnum() or ord(c) > 0x2000 for line in lines for c in line):
            kept.append("\n".join(lines).strip())
    return "\n\n".join(kept)


def _author_in_words(own: _Own, text: str) -> tuple[str | None, str]:
    """The author of "Posté par X le ..." or "X a écrit :", as the first line of the item says."""
    whole = dom.squeeze(" ".join(dom.paragraphs_of(own.item, own.inner)[:3]))
    match = _POSTED.search(whole[:160])
    if match is None:
        return None, text
    name = clean_name(next(group for group in match.groups() if group))
    first, _, rest = text.partition("\n\n")
    if name and rest and name in first and len(first) < len(name) + 60:
        text = rest
    return name, text


def _date_in_words(own: _Own, month_first: bool) -> str | None:
    for paragraph in dom.paragraphs_of(own.item, own.inner)[:3]:
        found = find_date(paragraph[:150], month_first=month_first)
        if found is not None and len(paragraph) < 120:
            return found.iso
    return None


def _number(own: _Own, selectors: tuple[str, ...]) -> int | None:
    for css in selectors:
        values = [own.item.get(css[1:]) or ""] if css.startswith("@") else map(dom.words_of, own.select(css))
        for value in values:
            match = re.search(r"[-+−]?\d{1,7}", value)
            if match is not None:
                return int(match.group().replace("−", "-"))
    return None
