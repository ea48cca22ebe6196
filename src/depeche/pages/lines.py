"""The lines of a plain text page: blocks between blank lines, and what kind of line one is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depeche.pages.byline import BEFORE_DATE
from depeche.pages.counted import CLOSED, OPEN, parse_count
from depeche.pages.dates import RELATIVE, find_date
from depeche.pages.structure import HEADING
from depeche.pages.wordings import any_of

BUTTON = re.compile(rf"^\W*{any_of('comments.buttons')}\W*$", re.IGNORECASE)
_FACEBOOK = re.compile(
    r"^\W*(?:commentaires?|comments?|facebook comments?)\s*(?:via|par|avec|with|by|from)?\s*(?:facebook)?"
    r"\s*(?:comments?)?\W*$",
    re.IGNORECASE,
)
SECTION_END = re.compile(rf"^\W*{any_of('footer.ends')}\W*$", re.IGNORECASE)
_BESIDE_DATE = re.compile(rf"\b{any_of('dates.beside')}\b", re.IGNORECASE)
_PUBLISHED = re.compile(rf"^\W*{any_of('comments.posted')}\s*(?:le)?\W*$|^\W*published\s*(?:on)?\W*$", re.IGNORECASE)
_BY_AFTER = re.compile(r"\b(?:par|by)\s+.+$", re.IGNORECASE)
SHORT = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank. indent: columns of white space before it (a tab counts four); after_blank: whether a
    blank line (or the page's beginning) stands before it."""

    text: str
    indent: int
    after_blank: bool


def read_lines(text: str) -> list[Line]:
    """The lines of a text that are not blank."""
    lines: list[Line] = []
    blank = True
    for raw in text.split("\n"):
        plain = raw.replace("\u00a0", " ").replace("\t", "    ").replace("\u200b", "").replace("\ufeff", "")
        stripped = plain.strip()
        if not stripped:
            blank = True
            continue
        lines.append(Line(" ".join(stripped.split()), len(plain) - len(plain.lstrip()), blank))
        blank = False
    return lines


def join_wrapped(lines: list[Line]) -> list[str]:
    """Lines as paragraphs: those of one block are joined where they look wrapped at a fixed width (all but the last of
    about one length, none long); otherwise each line is a paragraph."""
    paragraphs: list[str] = []
    for block in blocks_of(lines):
        texts = [line.text for line in block]
        if len(texts) > 1 and _is_wrapped(texts):
            paragraphs.append(" ".join(texts))
        else:
            paragraphs.extend(texts)
    return paragraphs


def blocks_of(lines: list[Line]) -> list[list[Line]]:
    """Runs of lines without a blank line between them."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_wrapped(texts: list[str]) -> bool:
    body = [len(text) for text in texts[:-1]]
    longest = max(len(text) for text in texts)
    return 40 <= longest <= SHORT and min(body) >= 0.6 * longest


def is_comments_heading(text: str) -> bool:
    """Whether a line alone announces the readers' comments: "6 COMMENTAIRES", "Commentaires (3) :", "Comments"."""
    return (
        len(text) <= 160
        and not is_facebook(text)
        and (HEADING.match(text) is not None or (parse_count(text) is not None and len(text) <= 60))
    )


def is_facebook(text: str) -> bool:
    """The line that stands above Facebook's own comments."""
    return "facebook" in text.lower() and _FACEBOOK.match(text) is not None


def is_closing(text: str) -> bool:
    """The line that says that comments are closed."""
    return len(text) <= 160 and CLOSED.search(text) is not None


def is_invitation(text: str) -> bool:
    """The line above the form for a new comment."""
    return len(text) <= 160 and OPEN.search(text) is not None


def is_date_line(text: str) -> bool:
    """A line that holds a date and hardly anything else."""
    if len(text) > 90:
        return False
    if RELATIVE.match(text):
        return True
    found = find_date(text)
    if found is None:
        return False
    rest = text[: found.start] + text[found.end :]
    rest = _BESIDE_DATE.sub("", rest)
    return sum(c.isalpha() for c in rest) <= 2


def undated(line: str) -> str:
    """A line without its date and what introduces it: "Par X - 12/11/2021 à 10h" -> "Par X"."""
    found = find_date(line)
    if found is None:
        return line
    kept = line[: found.start] if found.start > 3 else line[found.end :]
    after = _BY_AFTER.search(line[found.end :])
    if after is not None:
        return after.group()
    return BEFORE_DATE.sub("", _PUBLISHED.sub("", kept))
