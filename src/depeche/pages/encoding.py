"""From a page's bytes to its characters, without mojibake: mark, header, meta element, then detection."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from depeche.errors import PageError
from depeche.model import Page

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"']")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
# What browsers do: pages that say Latin-1 or ASCII are Windows-1252 (WHATWG Encoding Standard, section 4.2).
_AS_BROWSERS = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
}
_TWICE = re.compile(
    "Ã[\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€"
)
_CONTROL = bytes([*range(9), 11, *range(14, 32), 127])
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_C1 = {n: bytes([n]).decode("cp1252", "replace") for n in range(0x80, 0xA0)}
_WESTERN = frozenset("àâäçèéêëîïôöùûüœÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒßñáíóúÑÁÍÓÚ«»‹›‘’“”„…–—°€§©®·¿¡\u00a0".encode("cp1252"))
SAMPLE = 64 * 1024


def decode(page: Page) -> str:
    """The page's characters, control characters left out and line ends as "\\n".

    Raises PageError, reason "broken", where the bytes are no text in any encoding that fits them.
    """
    content = page.content
    text = _decode(content, page.charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD.search(text):
        text = _ODD.sub("", text)
    if ("Ã" in text or "â€" in text) and len(_TWICE.findall(text[: 4 * SAMPLE])) >= 3:
        text = _undo_twice(text)
    strange = text.count("\ufffd")
    if strange > 10 and strange > 0.02 * len(text):
        raise PageError(f"{page.source}: its bytes fit no known encoding; save it again as UTF-8", "broken")
    return text


def _decode(content: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    head = content[:SAMPLE]
    if head.count(0) > len(head) * 0.3:
        return content.decode("utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be", "replace")
    if (declared or "").lower().replace("_", "-").startswith("utf-16") and len(
        head.translate(None, _CONTROL)
    ) < 0.95 * len(head):
        return content.decode("utf-16-be" if "be" in str(declared).lower() else "utf-16-le", "replace")
    content = content.translate(None, _CONTROL)  # on bytes, where it is quick; below, encodings are ASCII's children
    try:
        # Text in another encoding is hardly ever valid UTF-8 by chance, whatever the header says.
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end >= len(content) - 3 and error.start > len(content) - 4:
            return content[: error.start].decode("utf-8")  # cut in the middle of its last character
    names = [declared]
    for pattern in (_XML, _META):
        match = pattern.search(head)
        names.append(match.group(1).decode("ascii") if match else None)
    for named in names:
        codec = _codec(named)
        if codec == "utf-8":
            text = content.decode("utf-8", "depeche.mixed")
            if _wrong_bytes(content) <= 0.05 * max(20, sum(byte > 127 for byte in head)):
                return text
        elif codec is not None:
            try:
                return content.decode(codec).translate(_C1)
            except UnicodeDecodeError:
                if codec == "cp1252":
                    return content.decode("latin-1").translate(_C1)
    telling = _telling(content)
    if _is_western(telling):
        return content.decode("cp1252", "replace").translate(_C1)
    guess = from_bytes(telling).best()
    codec = _codec(guess.encoding if guess is not None else None) or "cp1252"
    return content.decode("cp1252" if codec == "utf-8" else codec, "replace").translate(_C1)


def _telling(content: bytes) -> bytes:
    """The stretch of the page that has the most to tell: around its first character beyond ASCII."""
    match = re.search(rb"[\x80-\xff]", content)
    start = max(0, (match.start() if match else 0) - 2000)
    return content[start : start + SAMPLE]


def _is_western(content: bytes) -> bool:
    """Whether the bytes beyond ASCII are nearly all letters and signs of French, German or Spanish in Windows-1252,
    each beside an ASCII letter or a space: guessers take short French texts for Polish or Turkish."""
    odd = [byte for byte in content if byte > 127]
    joined = re.search(rb"[\xc0-\xff]{3}", content)
    return joined is None and sum(byte in _WESTERN for byte in odd) > 0.95 * len(odd)


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    try:
        found = codecs.lookup(name.strip().lower())
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name.startswith(
        ("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode")
    ):
        return None  # utf-16 would have been told by its null bytes; browsers refuse utf-7
    return _AS_BROWSERS.get(found.name, found.name)


def _wrong_bytes(content: bytes) -> int:
    return content[:SAMPLE].decode("utf-8", "replace").count("\ufffd")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """For pages that are UTF-8 but for some pasted words in Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("depeche.mixed", _as_windows)


def _undo_twice(text: str) -> str:
    """Repair a page that was encoded in UTF-8 twice ("Ã©" for "é"), run by run, leaving the rest as it is."""

    def repair(match: re.Match[str]) -> str:
        run = match.group()
        try:
            raw = b"".join(c.encode("latin-1") if ord(c) < 256 else c.encode("cp1252") for c in run)
            return raw.decode("utf-8")
        except UnicodeError:
            return run

    return re.sub(
        "[\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}",
        repair,
        text,
    )
