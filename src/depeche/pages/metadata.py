"""What a page says of itself: JSON-LD, meta elements, and the elements that show title, byline and date."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from depeche.pages import dom
from depeche.pages.byline import Byline, read_byline
from depeche.pages.embedded import json_ld
from depeche.pages.index import Index
from depeche.pages.wordings import place, places

ARTICLE_TYPES = (
    "NewsArticle Article BlogPosting ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle Report "
    "BackgroundNewsArticle LiveBlogPosting ScholarlyArticle TechArticle SocialMediaPosting DiscussionForumPosting "
    "AdvertiserContentArticle ReviewNewsArticle Review Recipe WebPage QAPage Question PodcastEpisode"
).split()
"""schema.org's types, the most article-like first."""
_BY_SITE = re.compile(r"\s+(?:[|–—»·•]|-|::)\s+")


@dataclass(slots=True)
class Metadata:
    """What the page says of itself; each None or empty where it says nothing. dates: (where, value) in the order in
    which they are to be trusted."""

    title: str | None = None
    page_title: str = ""
    site: str | None = None
    url: str | None = None
    description: str | None = None
    language: str | None = None
    byline: Byline | None = None
    comment_count: int | None = None
    dates: list[tuple[str, str]] = field(default_factory=list)


def read_metadata(index: Index, source: str) -> Metadata:
    """Read title, site, address, description, byline, comment count and the dates that the page's head declares."""
    meta = _meta(index)
    articles = list(_articles(source))
    found = Metadata()
    found.site = _first(meta, *places("meta_site")) or next(
        (s for a in articles if (s := _named(a.get("publisher")))), None
    )
    found.url = _address(index, meta)
    found.title = _title(index, meta, articles, found.site)
    found.page_title = next((dom.words_of(element) for element in index.select("title")), "")
    found.description = _first(meta, *places("meta_description"))
    found.language = _language(index, meta)
    found.byline = _byline(index, meta, articles, found.site)
    for article in articles:
        for key in ("commentCount", "commentcount"):
            if str(article.get(key, "")).isdigit():
                found.comment_count = int(article[key])
        for key in ("datePublished", "dateCreated", "uploadDate"):
            if isinstance(article.get(key), str):
                found.dates.append(("json-ld", article[key]))
    for name in places("meta_published"):
        if meta.get(name):
            found.dates.append(("meta", meta[name]))
    return found


def _meta(index: Index) -> dict[str, str]:
    """The meta elements by property, name or itemprop in lower case; the first of several wins."""
    values: dict[str, str] = {}
    for element in index.select("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = dom.squeeze(element.get("content") or "")
        if name and content:
            values.setdefault(name.strip().lower(), content)
    return values


def _first(meta: dict[str, str], *names: str) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _articles(source: str) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe the page's article, the most article-like first."""
    found: list[dict[str, Any]] = []
    for value in json_ld(source):
        stack = [value]
        while stack:
            item = stack.pop(0)
            if isinstance(item, list):
                stack.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                if any(kind in ARTICLE_TYPES for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    found.append(item)
                stack.extend(item[key] for key in ("@graph", "mainEntity") if key in item)

    def rank(item: dict[str, Any]) -> int:
        kinds = item.get("@type")
        return min(
            ARTICLE_TYPES.index(k) for k in (kinds if isinstance(kinds, list) else [kinds]) if k in ARTICLE_TYPES
        )

    yield from sorted(found, key=rank)


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return dom.squeeze(html.unescape(value)) or None if isinstance(value, str) else None


def _address(index: Index, meta: dict[str, str]) -> str | None:
    for element in index.select("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    url = _first(meta, "og:url")
    return url if url and url.startswith("http") else None


def _title(index: Index, meta: dict[str, str], articles: list[dict[str, Any]], site: str | None) -> str | None:
    """The main heading as it stands on the page, where it agrees with what the head declares; else the declared."""
    declared = next((t for a in articles if (t := _named(a.get("headline")))), None) or _first(
        meta, *places("meta_title")
    )
    declared = html.unescape(declared) if declared else None
    elements = index.select("title")
    page_title = dom.words_of(elements[0]) if elements else ""
    told = _fold(f"{declared or ''} {page_title}")
    headings = [words for h in index.select("h1") if 3 < len(words := dom.words_of(h)) < 300]
    named = [words for e in index.select(place("title")) if 10 < len(words := dom.words_of(e)) < 300]
    for group in (headings + named, [words for e in index.select("h2") if 10 < len(words := dom.words_of(e)) < 300]):
        agreeing = [words for words in group if _fold(words) in told]
        if agreeing and (len(group) == 1 or not site or _fold(max(agreeing, key=len)) != _fold(site)):
            return max(agreeing, key=len)  # the site's own name may stand in a heading, and in the title too
    if len(headings) == 1 and (site is None or _fold(headings[0]) != _fold(site)) and not declared:
        return headings[0]
    return _without_site(declared or page_title, site) or None


def _without_site(title: str, site: str | None) -> str:
    pieces = _BY_SITE.split(title)
    if len(pieces) > 1 and (len(pieces[-1]) <= 30 or (site and _fold(site) in _fold(pieces[-1]))):
        cut = title.rfind(pieces[-1])
        return re.sub(r"\s+(?:[|–—»·•]|-|::)\s*$", "", title[:cut])
    return title


def _fold(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _language(index: Index, meta: dict[str, str]) -> str | None:
    declared = (
        index.tree.get("lang")
        or index.tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or index.tree.get("xml:lang")
    )
    declared = declared or _first(meta, "og:locale", "content-language", "dc.language", "language")
    match = re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", declared or "")
    return match.group().lower() if match else None


def _byline(index: Index, meta: dict[str, str], articles: list[dict[str, Any]], site: str | None) -> Byline | None:
    """The first byline that names people; a newsroom's only where none does."""
    newsroom: Byline | None = None
    for text, is_house in _byline_texts(index, meta, articles):
        byline = read_byline(text)
        if byline is not None and (is_house or _is_site(text, site)):
            byline = Byline((dom.squeeze(text),), newsroom=True)
        if byline is not None and not byline.newsroom:
            return byline
        newsroom = newsroom or byline
    return newsroom


def _is_site(text: str, site: str | None) -> bool:
    """Whether a byline is the site's own name, or holds it."""
    told, name = _fold(text), _fold(site or "")
    return bool(told and name) and (told in name or name in told)


def _byline_texts(index: Index, meta: dict[str, str], articles: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """What may be the byline, best first, each with whether it is declared to be an organisation's."""
    for article in articles:
        value = article.get("author") or article.get("creator")
        authors = [author for author in (value if isinstance(value, list) else [value]) if _named(author)]
        if authors:
            houses = [isinstance(author, dict) and "Organization" in str(author.get("@type")) for author in authors]
            yield " ; ".join(str(_named(author)) for author in authors), all(houses)
    for name in places("meta_author"):
        if meta.get(name) and "//" not in meta[name] and not re.search(r"\d", meta[name]):
            yield meta[name], False
    for css in places("byline"):
        for element in index.select(css):
            words = dom.words_of(element)
            if 3 < len(words) <= 120 and in_article(element):
                yield words, False
                break


def in_article(element: HtmlElement) -> bool:
    """Whether an element stands in the page's main part: not in a box beside it, a list of teasers, a menu."""
    return not any(
        a.tag in ("aside", "nav")
        or re.search(
            r"sidebar|widget_|related|teaser|most-?read|comment|site-?footer|page-?footer",
            dom.names_of(a),
            re.IGNORECASE,
        )
        for a in element.iterancestors()
        if a.tag not in ("body", "html")
    )


def site_of(url: str | None) -> str | None:
    """The host of an address without "www.", or None."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
