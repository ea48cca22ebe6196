"""An HTML page: one tree, out of which comments and boilerplate are taken until the article is left."""

from __future__ import annotations

from depeche.model import Page
from depeche.pages import dom
from depeche.pages.body import read_body
from depeche.pages.boilerplate import take_out
from depeche.pages.byline import Byline, is_marked, read_signature
from depeche.pages.comments import take_comments
from depeche.pages.counted import read_said
from depeche.pages.draft import Draft
from depeche.pages.index import Index
from depeche.pages.lines import is_date_line, undated
from depeche.pages.metadata import read_metadata, site_of
from depeche.pages.published import Bound, find_published

MOST_LINES, LONGEST_LINE = 8, 200
MONTH_FIRST = (".com", ".us", ".org", ".net")
"""Sites in English under these ends mostly write 11/12/2021 for November 12."""


def read_html(text: str, page: Page, bound: Bound) -> Draft:
    """Read a page's markup. Raises PageError where there is none or it is too large."""
    index = Index(dom.parse(text, page.source))
    metadata = read_metadata(index, text)
    url = page.url or metadata.url
    host = site_of(url) or ""
    month_first = metadata.language == "en" and (not host or host.endswith(MONTH_FIRST))
    said = read_said(index, text)
    found = take_comments(index, text, month_first)
    given = [("feed", page.published)] if page.published else []
    title = metadata.title or page.title or ""
    lines = lines_below(index, title)
    published = find_published([*given, *metadata.dates], index, url, lines, bound, month_first)
    take_out(index)
    paragraphs, lead = read_body(index, title, metadata.description)
    byline, paragraphs = _signed(metadata.byline, paragraphs, f"{metadata.site or host} {metadata.page_title}")
    if byline is None or byline.newsroom:
        shown = (read_signature(undated(line)) for line in lines)
        byline = next((s for s in shown if s is not None and s.names and not s.newsroom), byline)
    return Draft(
        title=title,
        paragraphs=paragraphs,
        url=url,
        site=metadata.site or site_of(url),
        lead=lead,
        byline=byline,
        published=published,
        declared_language=metadata.language,
        declared_comment_count=said.count if said.count is not None else metadata.comment_count,
        comments_open=said.open,
        comments=found.comments,
        comments_elsewhere=said.elsewhere,
    )


def lines_below(index: Index, title: str) -> list[str]:
    """The short lines between the main heading and the text, where pages put byline and date."""
    told = title.casefold()
    headings = index.select("h1, h2, h3, .entry-title, .post-title, .titre")
    heading = next((h for h in headings if dom.words_of(h).casefold() == told), None)
    lines: list[str] = []
    following = heading.itersiblings() if heading is not None else iter(())
    above = heading.getparent() if heading is not None else None
    for element in (*following, *(above.itersiblings() if above is not None and above.tag != "body" else ())):
        for line in dom.paragraphs_of(element)[:MOST_LINES]:
            if len(line) > LONGEST_LINE or len(lines) >= MOST_LINES:
                return lines
            lines.append(dom.squeeze(line))
    return lines


def _signed(declared: Byline | None, paragraphs: list[str], headings: str) -> tuple[Byline | None, list[str]]:
    """The byline, by what the head declares and the lines that sign the text, which are taken out of it. headings: the
    names of site and page, which sign nothing."""
    signed: Byline | None = None
    while len(paragraphs) > 1:
        signature = read_signature(paragraphs[-1])
        if signature is None and not is_date_line(paragraphs[-1]):
            break
        paragraphs = paragraphs[:-1]
        if signature is None or any(name in headings for name in signature.names):
            continue  # a date, or the site's own name
        if signed is None or signature.names:
            signed = Byline(
                signature.names, signature.outlet or (signed.outlet if signed else None), signature.newsroom
            )
    while len(paragraphs) > 1 and is_date_line(paragraphs[0]):
        paragraphs = paragraphs[1:]
    first = read_signature(undated(paragraphs[0])) if len(paragraphs) > 1 else None
    if (
        first is not None
        and first.names
        and (is_marked(paragraphs[0]) or first.names == (declared.names if declared else ()))
    ):
        paragraphs = paragraphs[1:]
        signed = signed or first
    if signed is None:
        return declared, paragraphs
    if declared is not None and not declared.newsroom and (signed.newsroom or not signed.names):
        return Byline(declared.names, declared.outlet or signed.outlet), paragraphs
    if not signed.names:
        return (Byline(declared.names, signed.outlet, declared.newsroom) if declared else signed), paragraphs
    return signed, paragraphs
