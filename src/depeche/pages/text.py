"""A page that was stripped to plain text: the same fields, from layout and wording alone."""

from __future__ import annotations

import re

from depeche.model import Comment, Page, Published
from depeche.pages.boilerplate import is_furniture
from depeche.pages.byline import Byline, read_signature
from depeche.pages.counted import parse_count
from depeche.pages.dates import find_date
from depeche.pages.draft import Draft
from depeche.pages.lines import (
    SECTION_END,
    Line,
    blocks_of,
    is_closing,
    is_comments_heading,
    is_date_line,
    is_facebook,
    is_invitation,
    join_wrapped,
    read_lines,
    undated,
)
from depeche.pages.menus import without_menus
from depeche.pages.metadata import site_of
from depeche.pages.published import Bound, date_in_line, find_published
from depeche.pages.text_comments import POSTED, read_comments
from depeche.pages.wordings import any_of

LONGEST_TITLE = 250
HEADER_LINES = 6
_VIEWS = re.compile(rf"^\W*(?:lu|vu|read|viewed)?\s*[\d .,]+\s*{any_of('footer.counters')}\W*$", re.IGNORECASE)


def read_text(text: str, page: Page, bound: Bound, month_first: bool = False) -> Draft:
    """Read a page of plain text. A text that is only an article comes out as it is."""
    lines = without_menus(read_lines(text))
    title, lines = _title(lines, page.title)
    article, below, count = _split(lines)
    header, rest = _header(article)
    paragraphs = join_wrapped(rest)
    paragraphs, footer = _footer(paragraphs)
    said = [line.text for line in (*header, *below)] + footer
    count = next((n for line in header if (n := _bare_count(line.text)) is not None), None) if count is None else count
    comments, is_open = _comments(below, count)
    byline = _byline([line.text for line in header], footer)
    given = [("feed", page.published)] if page.published else []
    published = find_published(given, None, page.url, [*(line.text for line in header), *footer], bound, month_first)
    return Draft(
        title=title,
        paragraphs=paragraphs,
        url=page.url,
        site=site_of(page.url),
        byline=byline,
        published=published or _dateline(paragraphs, bound, month_first),
        declared_comment_count=count,
        comments_open=is_open,
        comments=comments,
        comments_elsewhere=("facebook",) if any(is_facebook(words) for words in said) else (),
    )


def _title(lines: list[Line], given: str | None) -> tuple[str, list[Line]]:
    """The first line, where it is short and stands alone or ends without a full stop; else what the source gives."""
    if not lines:
        return given or "", lines
    first = lines[0].text
    if given and _fold(first) == _fold(given):
        return first, lines[1:]
    alone = len(lines) > 1 and join_wrapped(blocks_of(lines)[0])[0] == first
    if (
        not given
        and len(first) <= LONGEST_TITLE
        and alone
        and not first.endswith((".", ";", ","))
        and not is_date_line(first)
    ):
        return first, lines[1:]
    return given or "", lines


def _fold(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _split(lines: list[Line]) -> tuple[list[Line], list[Line], int | None]:
    """The article's lines, the lines of the comments' part, and the number its heading states. The heading is the last
    thing before the comments: one that stands above the first long paragraph only counts them."""
    first_long = next((at for at, line in enumerate(lines) if len(line.text) >= 80), len(lines))
    for at, line in enumerate(lines):
        if at <= first_long and first_long < len(lines):
            continue
        if is_comments_heading(line.text) and (line.after_blank or at + 1 == len(lines) or lines[at + 1].after_blank):
            return lines[:at], lines[at + 1 :], parse_count(line.text)
        if (
            POSTED.match(line.text)
            and find_date(line.text)
            and len(line.text) < 130
            and at > first_long + 1
            and at + 1 < len(lines)
        ):
            return lines[:at], lines[at:], None
        if is_closing(line.text) or (is_invitation(line.text) and len(line.text) < 80):
            return lines[:at], lines[at:], None
    return lines, [], None


def _header(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """What stands between title and text: counts, bylines, dates, views, share lines. All short; the first line that is
    none of these begins the text."""
    at = 0
    while at < min(HEADER_LINES, len(lines) - 1):
        text = lines[at].text
        known = (
            _bare_count(text) is not None or is_date_line(text) or _VIEWS.match(text) or is_furniture(text)
            or (len(text) <= 120 and (read_signature(text) is not None or _signed_and_dated(text)))
        )  # fmt: skip
        if not known:
            break
        at += 1
    return lines[:at], lines[at:]


def _bare_count(text: str) -> int | None:
    """ "6", or "6 commentaires"."""
    if re.fullmatch(r"\d{1,4}", text):
        return int(text)
    return parse_count(text) if len(text) <= 40 else None


def _signed_and_dated(text: str) -> bool:
    """ "Aminata Diallo - 12/11/2021 à 10h", "Publié le 12 novembre 2021 par X", "Bamako, le 12 novembre 2021"."""
    found = find_date(text)
    return (
        found is not None
        and len(text) - (found.end - found.start) <= 60
        and not text.rstrip().endswith((".", "!", "?"))
    )


def _footer(paragraphs: list[str]) -> tuple[list[str], list[str]]:
    """Cut what stands below the text: signatures, sources, dates, share lines, teasers. Given from the top down."""
    footer: list[str] = []
    while len(paragraphs) > 1:
        last = paragraphs[-1]
        belongs = (
            is_furniture(last) or is_facebook(last) or read_signature(last) is not None or is_date_line(last)
            or _VIEWS.match(last) or SECTION_END.match(last) or (len(last) <= 90 and _signed_and_dated(last))
        )  # fmt: skip
        if not belongs:
            break
        footer.insert(0, last)
        paragraphs = paragraphs[:-1]
    teasers = [p for p in paragraphs if is_furniture(p)]
    return [p for p in paragraphs if p not in teasers] or paragraphs, footer


def _byline(header: list[str], footer: list[str]) -> Byline | None:
    """Signatures below the text come first: a name above it may be the photographer's or the site's."""
    newsroom: Byline | None = None
    outlet: str | None = None
    for line in (*footer, *header):
        found = read_signature(line) or (read_signature(undated(line)) if find_date(line) else None)
        if found is None:
            continue
        outlet = outlet or found.outlet
        if found.names and not found.newsroom:
            return Byline(found.names, found.outlet or _outlet(footer))
        newsroom = newsroom or (found if found.names else None)
    if newsroom is not None:
        return Byline(newsroom.names, newsroom.outlet or outlet, newsroom=True)
    return Byline((), outlet) if outlet else None


def _outlet(lines: list[str]) -> str | None:
    return next((found.outlet for line in lines if (found := read_signature(line)) is not None and found.outlet), None)


def _dateline(paragraphs: list[str], bound: Bound, month_first: bool) -> Published | None:
    """ "Bamako, le 12 novembre 2021 - ..." at the very beginning of the text."""
    match = re.match(r"^[A-ZÀ-Þ][\w’' -]{1,30},\s(?:le\s)?", paragraphs[0]) if paragraphs else None
    found = date_in_line(paragraphs[0][: match.end() + 30], month_first) if match is not None else None
    if found is None or match is None or found.start > match.end() or not bound.allows(found.iso):
        return None
    return Published(found.iso, found.precision, "text")


def _comments(below: list[Line], declared: int | None) -> tuple[tuple[Comment, ...], bool | None]:
    """The comments in the lines below their heading, and whether the page says that they are open."""
    is_open: bool | None = None
    kept: list[Line] = []
    for line in below:
        if is_closing(line.text):
            is_open = False
            continue
        if SECTION_END.match(line.text) and kept:
            break
        if is_invitation(line.text) and len(line.text) < 80:
            is_open = True if is_open is None else is_open
            if kept:
                break
            continue
        if is_facebook(line.text) or is_comments_heading(line.text):
            continue
        kept.append(line)
    return (read_comments(kept, declared) if kept else ()), is_open
