"""An HTTP response as a WARC archive holds it: status, headers, and the body with its codings undone."""

from __future__ import annotations

import importlib
import zlib
from dataclasses import dataclass
from email.message import Message

from depeche.sources import limits


@dataclass(frozen=True, slots=True)
class Response:
    """status: as sent, 0 where the status line is broken. media_type: in lower case, without parameters, or "".
    charset: as declared, or None. body: decoded; None where it unpacks to more than limits.PAGE_BYTES."""

    status: int
    media_type: str
    charset: str | None
    body: bytes | None


def parse_headers(block: bytes) -> dict[str, str]:
    """Header lines to a dict with keys in lower case; the first of several wins; folded lines are joined."""
    headers: dict[str, str] = {}
    last = ""
    for line in block.decode("utf-8", "replace").splitlines():
        if last and line.startswith((" ", "\t")):
            headers[last] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        if colon:
            last = name.strip().lower()
            headers.setdefault(last, value.strip())
    return headers


def parse_response(block: bytes) -> Response:
    """Parse a whole response. Raises ValueError where chunks or compression are broken."""
    head, _, body = block.partition(b"\r\n\r\n") if b"\r\n\r\n" in block[:65536] else block.partition(b"\n\n")
    status_line, _, header_block = head.partition(b"\n")
    words = status_line.split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[0].startswith(b"HTTP/") and words[1].isdigit() else 0
    headers = parse_headers(header_block)
    media_type, charset = content_type(headers.get("content-type", ""))
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _dechunk(body)
    decoded: bytes | None = body
    for coding in reversed(headers.get("content-encoding", "").lower().split(",")):
        if decoded is not None:
            decoded = _undo(decoded, coding.strip())
    return Response(status, media_type, charset, decoded)


def content_type(header: str) -> tuple[str, str | None]:
    """The media type in lower case, without parameters, and the charset parameter or None."""
    message = Message()
    message["Content-Type"] = header.replace("\n", " ").replace("\r", " ")
    charset = message.get_param("charset")
    return header.partition(";")[0].strip().lower(), charset.strip() or None if isinstance(charset, str) else None


def _dechunk(body: bytes) -> bytes:
    """Join the chunks; a body that is not chunked although the header says so (crawlers store such) is given back."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\n", at, at + 1024)
        size_text = body[at : end if end >= 0 else at].split(b";")[0].strip()
        try:
            size = int(size_text, 16)
        except ValueError:
            if not parts:
                return body
            raise ValueError("broken chunked encoding") from None
        if size == 0:
            break
        at = end + 1
        parts.append(body[at : at + size])
        at += size
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(parts)


def _undo(body: bytes, coding: str) -> bytes | None:
    if coding in ("gzip", "x-gzip", "deflate"):
        if coding != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body  # many crawlers store the body unpacked and leave the header as it was
        return _inflate(body, 31 if coding != "deflate" else 15 if body[:1] == b"x" else -15)
    if coding == "br":
        return _brotli(body)
    if coding in ("", "identity", "utf-8", "none"):
        return body
    raise ValueError(f"content coding {coding} is not known")


def _inflate(body: bytes, window: int) -> bytes | None:
    inflate = zlib.decompressobj(wbits=window)
    try:
        data = inflate.decompress(body, limits.PAGE_BYTES + 1)
    except zlib.error as error:
        raise ValueError(f"broken compression: {error}") from error
    if len(data) > limits.PAGE_BYTES:
        return None
    if not inflate.eof:
        raise ValueError("broken compression: it ends before its end mark")
    return data


def _brotli(body: bytes) -> bytes | None:
    if body.lstrip()[:1] == b"<":
        return body  # stored unpacked, as above
    try:
        brotli = importlib.import_module("brotli")
    except ImportError:
        raise ValueError("brotli compression: pip install brotli") from None
    decoder = brotli.Decompressor()
    data = b""
    try:
        data = decoder.process(body, output_buffer_limit=limits.PAGE_BYTES + 1)
    except (brotli.error, TypeError) as error:
        raise ValueError(f"broken brotli: {error}") from error
    return data if len(data) <= limits.PAGE_BYTES else None
