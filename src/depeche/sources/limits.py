"""The stated limits that keep bad input from eating the machine. All sizes in bytes, after decompression."""

from __future__ import annotations

PAGE_BYTES = 16 * 2**20
"""A single page (file, WARC record, JSON line) above this is rejected as "too large"; a long press page has 2 MiB."""

FEED_BYTES = 64 * 2**20
"""An RSS or Atom file above this is rejected: feedparser holds the whole feed in memory."""

GZIP_BYTES = 64 * 2**30
"""A compressed file that unpacks to more than this is abandoned as a decompression bomb. Archives are streamed, so
the limit costs no memory; it only ends a run that would otherwise never end."""

GZIP_RATIO = 1100
"""Deflate cannot compress more than 1032 to 1: a nested or crafted stream beyond this is abandoned as well."""

SNIFF_BYTES = 8192
"""How much of a source's beginning is looked at to know what it is."""
