"""Where pages come from: each source is known by what it holds, and what is dropped is counted with its reason."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from depeche.errors import SourceError
from depeche.model import Page
from depeche.sources import Rejects, read_sources

HTML = "<!DOCTYPE html><html><head><title>Une page</title></head><body><p>Bamako et Niamey.</p></body></html>"


def read(*sources: Path | str, rejects: Rejects | None = None) -> list[Page]:
    return list(read_sources([str(source) for source in sources], rejects if rejects is not None else Rejects()))


def record(
    body: bytes,
    kind: str = "response",
    headers: bytes = b"Content-Type: text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    if kind == "response":
        block = b"HTTP/1.1 " + status.encode() + b"\r\n" + headers + b"\r\n\r\n" + body
        media = b"application/http; msgtype=response"
    else:
        block, media = body, b"text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:0>\r\nWARC-Date: 2021-11-13T10:00:00Z\r\n"
        f"WARC-Target-URI: https://journal.example/page\r\nContent-Type: {media.decode()}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_a_folder_is_read_recursively_in_order_by_content_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "page.dat").write_text(HTML)
    (tmp_path / "a.csv").write_text("Une dépêche\n\nLe texte.")
    (tmp_path / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / ".hidden").write_text(HTML)
    rejects = Rejects()
    pages = read(tmp_path, rejects=rejects)
    assert [(os.path.basename(page.source), page.media_type) for page in pages] == [
        ("a.csv", "text/plain"),
        ("page.dat", "text/html"),
    ]
    assert dict(rejects.counts) == {"not a page": 1}


def test_a_missing_source_is_one_line_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(HTML)
    with pytest.raises(SourceError, match=r"^.*nowhere: no such file or folder; check the path$"):
        read_sources([str(tmp_path / "page.html"), str(tmp_path / "nowhere")], Rejects())


def test_standard_input_is_read_by_content_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO(gzip.compress(record(HTML.encode()) + record(b"<p>deux")))

    monkeypatch.setattr("sys.stdin", Input)
    assert [page.content[:5] for page in read("-")] == [b"<!DOC", b"<p>de"]


def test_a_warc_gives_responses_and_conversions_with_address_type_charset_and_time(tmp_path: Path) -> None:
    archive = tmp_path / "crawl"
    archive.write_bytes(
        record(HTML.encode(), headers=b"Content-Type: text/html; charset=ISO-8859-1")
        + record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
        + record("Texte tiré d'une page.".encode(), kind="conversion")
    )
    first, second = read(archive)
    assert (first.url, first.media_type, first.charset, first.fetched) == (
        "https://journal.example/page", "text/html", "ISO-8859-1", "2021-11-13T10:00:00Z",
    )  # fmt: skip
    assert first.source == f"{archive}@0"
    assert second.content.decode() == "Texte tiré d'une page."
    assert (second.media_type, second.charset) == ("text/plain", "utf-8")


@pytest.mark.parametrize("gzipped", [False, True], ids=["plain", "a gzip member a record"])
def test_what_is_no_page_in_a_warc_is_counted_and_the_rest_goes_on(tmp_path: Path, gzipped: bool) -> None:
    records = [
        record(b"<p>un"),
        record(b"gone", status="404 Not Found"),
        record(b"\x89PNG", headers=b"Content-Type: image/png"),
        record(b"<p>deux").replace(b"Content-Length", b"Content-Lenght"),
        record(b"not gzip at all \x1f", headers=b"Content-Type: text/html\r\nContent-Encoding: zstd"),
        record(b"   "),
        record(b"<p>trois"),
    ]
    archive = tmp_path / "crawl.warc"
    archive.write_bytes(b"".join(gzip.compress(r) if gzipped else r for r in records))
    rejects = Rejects()
    assert [page.content for page in read(archive, rejects=rejects)] == [b"<p>un", b"<p>trois"]
    assert dict(rejects.counts) == {"not a page": 2, "broken record": 2, "empty": 1}


@pytest.mark.parametrize(
    "coding", [b"Content-Encoding: gzip", b"Content-Encoding: deflate", b"Transfer-Encoding: chunked"]
)
def test_codings_of_http_are_undone(tmp_path: Path, coding: bytes) -> None:
    import zlib

    body = {
        b"Content-Encoding: gzip": gzip.compress(HTML.encode()),
        b"Content-Encoding: deflate": zlib.compress(HTML.encode()),
        b"Transfer-Encoding: chunked": b"%x\r\n%b\r\n5;ext=1\r\n<!---\r\n0\r\n\r\n"
        % (len(HTML.encode()), HTML.encode()),
    }[coding]
    archive = tmp_path / "crawl.warc"
    archive.write_bytes(record(body, headers=b"Content-Type: text/html\r\n" + coding))
    (page,) = read(archive)
    assert page.content.decode().startswith(HTML)


def test_a_cut_archive_gives_what_it_holds_and_one_reason(tmp_path: Path) -> None:
    whole = record(b"<p>un") + record(b"<p>deux")
    (tmp_path / "cut.warc").write_bytes(whole[:-10])
    (tmp_path / "cut.warc.gz").write_bytes(gzip.compress(record(b"<p>un")) + gzip.compress(record(b"<p>deux"))[:-12])
    for name, reason in (("cut.warc", "truncated record"), ("cut.warc.gz", "truncated gzip")):
        rejects = Rejects()
        assert read(tmp_path / name, rejects=rejects)[0].content == b"<p>un"
        assert dict(rejects.counts) == {reason: 1}


def test_a_sound_archive_is_read_as_fastwarc_reads_it(tmp_path: Path) -> None:
    """An independent reader of the same format; its version 2 gives up at broken records, so sound ones only."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    archive = tmp_path / "crawl.warc"
    bodies = [b"<p>%d " % number + b"x" * (number * 997 % 5000) for number in range(40)]
    archive.write_bytes(b"".join(record(body) + record(b"GET /", kind="request") for body in bodies))
    with open(archive, "rb") as stream:
        theirs = [
            (f"{archive}@{r.stream_pos}", r.reader.read(), r.headers["WARC-Target-URI"])
            for r in ArchiveIterator(stream, record_types=WarcRecordType.response)
        ]
    assert [(page.source, page.content, page.url) for page in read(archive)] == theirs
    assert len(theirs) == 40


def test_bombs_and_giants_are_stopped_at_the_stated_limits(tmp_path: Path) -> None:
    zeros = gzip.compress(b" " * (40 * 2**20))
    (tmp_path / "a.html.gz").write_bytes(zeros)
    (tmp_path / "b.warc").write_bytes(
        record(zeros, headers=b"Content-Type: text/html\r\nContent-Encoding: gzip") + record(b"<p>ici")
    )
    (tmp_path / "c.gz").write_bytes(gzip.compress(gzip.compress(gzip.compress(b"<p>loin"))))
    (tmp_path / "d.jsonl").write_text('{"text": "' + "a" * (33 * 2**20) + '"}\n{"text": "ici"}\n')
    rejects = Rejects()
    assert [page.content for page in read(tmp_path, rejects=rejects)] == [b"<p>ici", b"ici"]
    assert dict(rejects.counts) == {"too large": 3, "decompression bomb": 1}


def test_json_lines_give_html_or_text_and_what_they_say_of_it(tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    lines.write_text(
        json.dumps({"url": "https://a.example", "html": HTML, "published": "2021-11-12", "title": "T"})
        + "\n\n" + json.dumps({"text": "Une dépêche."})
        + '\n{"text": \n[1, 2]\n{"url": "https://b.example"}\n{"text": " "}\n'
    )  # fmt: skip
    rejects = Rejects()
    first, second = read(lines, rejects=rejects)
    assert (first.url, first.media_type, first.published, first.title) == (
        "https://a.example",
        "text/html",
        "2021-11-12",
        "T",
    )
    assert (second.source, second.media_type, second.content.decode()) == (f"{lines}:3", "text/plain", "Une dépêche.")
    assert dict(rejects.counts) == {"broken line": 3, "empty": 1}


FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fil</title><language>fr</language>
<item><title>Dakar reçoit Praia</title><link>https://fil.example/1</link>
<dc:creator>Awa Ndiaye</dc:creator>
<pubDate>Fri, 12 Nov 2021 10:30:00 GMT</pubDate>
<content:encoded><![CDATA[<p>Le Sénégal a reçu le Cap-Vert.</p>]]></content:encoded></item>
<item><title>Brève</title><link>https://fil.example/2</link>
<description>Trois mots.</description></item></channel></rss>"""


def test_a_feed_gives_its_full_entries_and_counts_the_teasers(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text(FEED)
    rejects = Rejects()
    (page,) = read(tmp_path / "fil", rejects=rejects)
    assert (page.url, page.title, page.published) == (
        "https://fil.example/1",
        "Dakar reçoit Praia",
        "2021-11-12T10:30:00Z",
    )
    assert "Awa Ndiaye" in page.content.decode()
    assert dict(rejects.counts) == {"feed entry without full text": 1}


def test_unreadable_files_and_folders_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "page.html").write_text(HTML)
    (tmp_path / "secret.html").write_text(HTML)
    # Whoever runs the tests may be allowed to read everything, so the system's refusal is played.
    real_open, real_scan = open, os.scandir

    def refuse(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def opened(path: Any, *rest: Any, **named: Any) -> Any:
            if str(path).endswith(name):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *rest, **named)

        return opened

    monkeypatch.setattr("builtins.open", refuse(real_open, "secret.html"))
    monkeypatch.setattr("os.scandir", refuse(real_scan, "locked"))
    rejects = Rejects()
    assert [os.path.basename(page.source) for page in read(tmp_path, rejects=rejects)] == ["page.html"]
    assert dict(rejects.counts) == {"unreadable": 2}


def test_a_corrupt_member_of_an_archive_costs_one_record(tmp_path: Path) -> None:
    members = [gzip.compress(record(b"<p>%d" % number + os.urandom(200))) for number in range(3)]
    members[1] = members[1][:40] + bytes(40) + members[1][80:]
    (tmp_path / "crawl.warc.gz").write_bytes(b"".join(members))
    rejects = Rejects()
    assert [page.content[:4] for page in read(tmp_path, rejects=rejects)] == [b"<p>0", b"<p>2"]
    assert rejects.counts["broken gzip"] == 1


def test_links_that_lead_nowhere_and_pipes_are_counted(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.html").touch()
    rejects = Rejects()
    assert read(tmp_path, rejects=rejects) == []
    assert dict(rejects.counts) == {"unreadable": 1, "not a page": 1, "empty": 1}


def test_an_archive_is_never_held_in_memory(tmp_path: Path) -> None:
    archive = tmp_path / "crawl.warc"
    one = record(b"<p>" + b"x" * 200_000)
    with open(archive, "wb") as file:
        for _ in range(200):
            file.write(one)
    import tracemalloc

    tracemalloc.start()
    count = sum(1 for _ in read_sources([str(archive)], Rejects()))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 200
    assert most < 4 * 2**20, f"{most} bytes for an archive of {archive.stat().st_size}"


def test_rejects_are_written_one_a_line_and_summed_up(tmp_path: Path) -> None:
    path = tmp_path / "rejects.jsonl"
    with Rejects(path) as rejects:
        rejects.add("a.html", "empty")
        rejects.add("b.html", "too large", "17 MiB")
        rejects.add("c.html", "empty")
    assert [json.loads(line)["source"] for line in path.read_text().splitlines()] == ["a.html", "b.html", "c.html"]
    assert rejects.summary() == "3 dropped: 2 empty, 1 too large"
    assert Rejects().summary() == ""
    with pytest.raises(SourceError, match="cannot write the rejects"):
        Rejects(tmp_path / "no" / "folder.jsonl")
