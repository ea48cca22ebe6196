"""When an article was published: never in the future, never the time of the crawl."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from lxml import etree

from depeche.model import Published
from depeche.pages import dom
from depeche.pages.dates import FoundDate, day_of, find_date, read_stamp
from depeche.pages.index import Index
from depeche.pages.metadata import in_article
from depeche.pages.wordings import any_of, place

CHANGED = re.compile(rf"{any_of('dates.changed')}[^\d\n]{{0,30}}$", re.IGNORECASE)
_CUE = re.compile(rf"\b{any_of('dates.published')}\b\s*(?:le|on|am|:)?", re.IGNORECASE)
_ALL = etree.XPath("string()")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/_-]|$)")
EARLIEST = "1990"
MOST_SHOWN = 12
CRAWL_MINUTES = 3
"""A time this near to the crawl is taken for the server's clock, not for the article's date."""


class Bound:
    """What a date of publication must not be later than. latest: ISO 8601 date or date and time, or None (unknown);
    fetched: the time of the crawl, which is itself never the date of publication."""

    def __init__(self, today: str | None, fetched: str | None) -> None:
        limits = [value for value in (today, fetched) if value]
        self.latest = min(limits, key=day_of) if limits else None
        self.fetched = fetched

    def allows(self, iso: str) -> bool:
        """Whether an article may have been published then."""
        if iso < EARLIEST:
            return False
        if self.latest is not None and iso[: len(day_of(iso))] > day_of(self.latest)[: len(iso)]:
            return False
        return not self._is_crawl(iso)

    def _is_crawl(self, iso: str) -> bool:
        if self.fetched is None or len(iso) < 16 or len(self.fetched) < 16:
            return False
        try:
            apart = datetime.fromisoformat(iso[:16]) - datetime.fromisoformat(self.fetched[:16])
        except ValueError:
            return False
        return abs(apart) < timedelta(minutes=CRAWL_MINUTES)


def find_published(
    given: Iterable[tuple[str, str]],
    index: Index | None,
    url: str | None,
    lines: Iterable[str],
    bound: Bound,
    month_first: bool,
) -> Published | None:
    """The first lawful date of: what is given or declared (`given`: where and value), the elements that show it, the
    page's first lines, the address; or None. A finer date of the same day is preferred to a bare day."""
    best: Published | None = None
    for where, found in _candidates(given, index, url, lines, month_first):
        if found is None or not bound.allows(found.iso):
            continue
        published = Published(found.iso, found.precision, where)
        if best is None:
            best = published
            if published.precision in ("minute", "hour"):
                return best
        elif (
            published.date.startswith(best.date)
            and published.precision in ("minute", "hour", "day")
            and len(published.date) > len(best.date)
        ):
            return published
    return best


def _candidates(
    given: Iterable[tuple[str, str]], index: Index | None, url: str | None, lines: Iterable[str], month_first: bool
) -> Iterator[tuple[str, FoundDate | None]]:
    for where, value in given:
        yield where, read_stamp(value, month_first=month_first)
    if index is not None:
        shown = (e for e in index.select(place("published")) if index.holds(e) and in_article(e))
        for element in itertools.islice(shown, MOST_SHOWN):
            stamp = (
                element.get("datetime")
                or element.get("content")
                or (element.get("title") if element.tag == "abbr" else None)
            )
            found = read_stamp(stamp, month_first=month_first) if stamp else None
            words = dom.words_of(element)
            if found is None and len(words) <= 200:
                found = date_in_line(words, month_first)
            yield "time element", found
    for line in lines:
        if len(line) <= 200:
            yield "text", date_in_line(line, month_first)
    if index is not None:
        yield "text", _announced(str(_ALL(index.tree)), month_first)
    match = _IN_URL.search(url or "")
    if match is not None:
        iso = "-".join(group for group in match.groups() if group)
        yield "url", FoundDate(0, len(iso), iso, "day" if match.group(3) else "month")


def _announced(text: str, month_first: bool) -> FoundDate | None:
    """The first date anywhere on the page that is announced as that of publication ("Publié le ...")."""
    for cue in _CUE.finditer(text):
        found = find_date(text[cue.end() : cue.end() + 60], month_first=month_first)
        if found is not None and found.start <= 20:
            return found
    return None


def date_in_line(line: str, month_first: bool = False) -> FoundDate | None:
    """The date of a short line, unless the line says that it is when the page was changed. Where it says both, the
    first that is not a change."""
    at = 0
    while (found := find_date(line[at:], month_first=month_first)) is not None:
        if not CHANGED.search(line[at : at + found.start]):
            return found
        at += found.end
    return None
