"""Whatever bytes a source holds, reading it ends, raises nothing, and gives pages within the limits or reasons."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from depeche.model import Page
from depeche.sources import Rejects, limits
from depeche.sources.reading import _read_stream

REASONS = set(
    "unreadable, empty, not a page, too large, truncated gzip, broken gzip, decompression bomb, truncated record, "
    "broken record, broken line, empty feed, feed entry without full text".split(", ")
)


def record(number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Page %d, Bamako" % number
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2021-11-13T10:00:00Z\r\nContent-Length: %d\r\n\r\n" % len(
        block
    )
    return head + block + b"\r\n\r\n"


ARCHIVE = b"".join(record(number) for number in range(4))
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Fil</title><item><title>Un</title><link>https://a.example/1</link>'
    b"<description>" + b"&lt;p&gt;Bamako et Niamey. &lt;/p&gt;" * 30 + b"</description></item></channel></rss>"
)
LINES = b"".join(
    json.dumps({"url": f"https://a.example/{n}", "text": f"Dépêche {n}"}).encode() + b"\n" for n in range(4)
)
SOUND: dict[str, bytes] = {
    "warc": ARCHIVE,
    "warc.gz": b"".join(gzip.compress(record(n)) for n in range(4)),
    "gzip": gzip.compress(ARCHIVE),
    "feed": FEED,
    "json lines": LINES,
    "html": b"<html><body><p>Bamako</p></body></html>" * 5,
}


def read(content: bytes) -> tuple[list[Page], Rejects]:
    rejects = Rejects()
    return list(
        _read_stream(io.BufferedReader(io.BytesIO(content)), "source", rejects),
    ), rejects  # type: ignore[type-var]


def lawful(content: bytes) -> list[Page]:
    pages, rejects = read(content)
    assert set(rejects.counts) <= REASONS
    assert all(0 < len(page.content) <= limits.PAGE_BYTES for page in pages)
    assert (
        pages or rejects.total or not content.strip() or b"WARC/" in content or content.startswith((b"{", b"\x1f\x8b"))
    )
    return pages


def test_the_sound_sources_give_all_their_pages() -> None:
    assert {name: len(lawful(content)) for name, content in SOUND.items()} == {
        "warc": 4, "warc.gz": 4, "gzip": 4, "feed": 1, "json lines": 4, "html": 1,
    }  # fmt: skip


MUTATIONS: dict[str, Callable[[bytes, int, bytes], bytes]] = {
    "cut": lambda content, at, _: content[:at],
    "drop": lambda content, at, noise: content[:at] + content[at + len(noise) :],
    "insert": lambda content, at, noise: content[:at] + noise + content[at:],
    "overwrite": lambda content, at, noise: content[:at] + noise + content[at + len(noise) :],
    "twice": lambda content, at, _: content[:at] + content,
}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(SOUND)),
    st.lists(
        st.tuples(st.sampled_from(sorted(MUTATIONS)), st.floats(0, 1), st.binary(max_size=40)), min_size=1, max_size=3
    ),
)
@example("warc", [("overwrite", 0.2, b"Content-Length: 99999999999999999999\r\n")])
@example("warc", [("insert", 0.5, b"\0" * 40)])
def test_any_damage_ends_in_pages_or_reasons(kind: str, damage: list[tuple[str, float, bytes]]) -> None:
    content = SOUND[kind]
    for name, place, noise in damage:
        content = MUTATIONS[name](content, int(place * len(content)), noise)
    lawful(content)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"WARC/1.0\r\n", b"{", b"<rss>", b"\x1f\x8b\x08", b"<html>", b"HTTP/1.1 200"]),
)
def test_any_bytes_end_in_pages_or_reasons(noise: bytes, start: bytes) -> None:
    lawful(start + noise)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 3),
    st.binary(min_size=1, max_size=30).filter(lambda noise: b"\n" not in noise and b"WARC" not in noise),
)
def test_damage_within_one_record_leaves_the_others_whole(number: int, noise: bytes) -> None:
    records = [record(n) for n in range(4)]
    records[number] = records[number].replace(b"Content-Length", b"X" + noise.replace(b":", b""))
    pages = lawful(b"".join(records))
    assert [page.content[:7] for page in pages] == [b"<p>Page"] * 3
