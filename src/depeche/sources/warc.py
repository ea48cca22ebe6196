"""Pages from WARC archives: responses as they came over the wire, and conversion records (text, as in WET files).

The framing is read here rather than by fastwarc: version 2.0 stops at the first broken record, loses its place after
a record that was not read to its end, and panics on some streams, where a crawl of press pages must go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from depeche.model import Page
from depeche.sources import limits
from depeche.sources.compressed import BrokenStream
from depeche.sources.http import content_type, parse_headers, parse_response
from depeche.sources.rejects import Rejects

READABLE = ("text/html", "application/xhtml+xml", "text/plain", "")
HEADER_BYTES = 64 * 1024
"""A record whose header block is longer is broken."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record. offset: of its first byte in the unpacked archive. content: None where it is above the limit."""

    offset: int
    headers: dict[str, str]
    content: bytes | None


def read_warc(stream: IO[bytes], source: str, rejects: Rejects) -> Iterator[Page]:
    """Give the archive's pages one by one. Records that are not pages (images, redirects, errors of the server) are
    counted as "not a page"; records that cannot be read as "broken record"; an archive that ends in the middle of a
    record as "truncated record". Page.source is "file@offset", the offset that of the record in the unpacked archive.
    Requests, metadata and revisits are passed over without being counted: they never were pages."""
    try:
        for record in read_records(stream, source, rejects):
            where = f"{source}@{record.offset}"
            try:
                page = _page(record, where, rejects)
            except ValueError as error:
                rejects.add(where, "broken record", " ".join(str(error).split())[:200])
                continue
            if page is not None:
                yield page
    except BrokenStream as error:
        rejects.add(source, error.reason, error.detail)


def read_records(stream: IO[bytes], source: str, rejects: Rejects) -> Iterator[Record]:
    """Give the records that may hold pages. After a broken header the next line that begins with "WARC/" is looked
    for, so one broken record costs one record."""
    at = 0
    lost = False
    while line := stream.readline(HEADER_BYTES):
        offset, at = at, at + len(line)
        if not line.startswith(b"WARC/"):
            if line.strip() and not lost:
                rejects.add(f"{source}@{offset}", "broken record", "no WARC header where one should stand")
                lost = True
            continue
        lost = False
        block = _header_block(stream)
        at += len(block)
        headers = parse_headers(block)
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit():
            rejects.add(f"{source}@{offset}", "broken record", "Content-Length is missing or not a number")
            lost = True
            continue
        size = int(length)
        wanted = headers.get("warc-type", "").lower() in ("response", "conversion", "resource")
        content, read = _content(stream, size, wanted)
        at += read
        if read < size:
            rejects.add(f"{source}@{offset}", "truncated record", f"{read} of {size} bytes")
            return
        if wanted:
            yield Record(offset, headers, content)


def _header_block(stream: IO[bytes]) -> bytes:
    lines: list[bytes] = []
    size = 0
    while (line := stream.readline(HEADER_BYTES)) and size < HEADER_BYTES:
        lines.append(line)
        size += len(line)
        if not line.strip():
            break
    return b"".join(lines)


def _content(stream: IO[bytes], size: int, wanted: bool) -> tuple[bytes | None, int]:
    """The record's block (None where it is not wanted or too large) and how many bytes were read."""
    if wanted and size <= limits.PAGE_BYTES:
        content = stream.read(size)
        return content, len(content)
    left = size
    while left and (block := stream.read(min(left, 2**20))):
        left -= len(block)
    return None, size - left


def _page(record: Record, where: str, rejects: Rejects) -> Page | None:
    headers = record.headers
    if record.content is None:
        rejects.add(where, "too large", f"{headers['content-length']} bytes, the limit is {limits.PAGE_BYTES}")
        return None
    if headers.get("warc-truncated"):
        rejects.add(where, "truncated record", f"cut by the crawler: {headers['warc-truncated']}")
        return None
    media_type, charset = content_type(headers.get("content-type", ""))
    body: bytes | None = record.content
    if media_type == "application/http" or record.content.startswith(b"HTTP/"):
        response = parse_response(record.content)
        if response.status != 200:
            rejects.add(where, "not a page", f"HTTP status {response.status}")
            return None
        media_type, charset, body = response.media_type, response.charset, response.body
    if body is None:
        rejects.add(where, "too large", f"the page unpacks to more than {limits.PAGE_BYTES} bytes")
        return None
    if media_type not in READABLE:
        rejects.add(where, "not a page", f"media type {media_type}")
        return None
    if not body.strip():
        rejects.add(where, "empty")
        return None
    return Page(
        source=where,
        content=body,
        url=headers.get("warc-target-uri", "").strip("<>") or None,
        media_type=media_type,
        charset=charset or ("utf-8" if headers.get("warc-type") == "conversion" else None),
        fetched=_fetched(headers.get("warc-date", "")),
    )


def _fetched(date: str) -> str | None:
    return date if re.match(r"\d{4}-\d\d-\d\d", date) else None
