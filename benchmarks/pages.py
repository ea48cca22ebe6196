"""Accuracy and speed of the page reader beside trafilatura alone, on a folder of annotated HTML pages.

    python benchmarks/pages.py ../shared/pages

FOLDER holds html/ and gold.json (file name -> {"with", "without", "comments", "comment_count"}: strings of the body,
strings that are not of it, strings of readers' comments). Prints, for both readers, the shares of strings found and
leaked; for how many of the comment strings the saved page's source holds them at all (the ceiling), and in how many of
those they stand in a comment's markup; and pages per second of one core, the two readers taking turns in one run.
"""

from __future__ import annotations

import html
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import trafilatura

from depeche.model import Page
from depeche.pages.reading import draft_of

ROUNDS = 5


def squeeze(text: str) -> str:
    """The text without white space, so that line breaks do not count."""
    return re.sub(r"\s+", "", text)


def read_here(path: Path) -> tuple[str, list[str]]:
    """This project's reader: the body and the comments."""
    draft = draft_of(Page(str(path), path.read_bytes(), media_type="text/html"))
    return "\n\n".join(draft.paragraphs), [comment.text for comment in draft.comments]


def read_alone(path: Path) -> tuple[str, list[str]]:
    """trafilatura as it comes, comments off: the body."""
    return trafilatura.extract(path.read_bytes(), include_comments=False) or "", []


def score(gold: dict[str, Any], read: dict[str, tuple[str, list[str]]]) -> Counter[str]:
    """Count the strings of each kind that were found where they belong and where they do not."""
    n: Counter[str] = Counter()
    for name, page in gold.items():
        body, comments = squeeze(read[name][0]), [squeeze(text) for text in read[name][1]]
        n["body"] += len(page["with"])
        n["body found"] += sum(squeeze(s) in body for s in page["with"])
        n["boilerplate"] += len(page["without"])
        n["boilerplate leaked"] += sum(squeeze(s) in body for s in page["without"])
        n["comments"] += len(page["comments"])
        n["comments found"] += sum(any(squeeze(s) in text for text in comments) for s in page["comments"])
        n["comments leaked"] += sum(squeeze(s) in body for s in page["comments"])
        if page.get("comment_count") is not None:
            n["counts"] += 1
            n["counts right"] += page["comment_count"] == len(comments)
    return n


def in_source(gold: dict[str, Any], folder: Path) -> int:
    """How many of the comment strings stand anywhere in the saved pages' source."""
    held = 0
    for name, page in gold.items():
        source = (folder / name).read_bytes().decode("utf-8", "replace")
        plain = squeeze(html.unescape(re.sub(r"<[^>]+>", "", source))) + squeeze(html.unescape(source))
        held += sum(squeeze(s) in plain for s in page["comments"])
    return held


def main(root: Path) -> None:
    """Print the figures."""
    gold = json.loads((root / "gold.json").read_text(encoding="utf-8"))
    folder = root / "html"
    paths = [folder / name for name in gold]
    readers = {"depeche": read_here, "trafilatura alone": read_alone}
    print(f"{len(paths)} pages; of {sum(len(p['comments']) for p in gold.values())} comment strings "
          f"{in_source(gold, folder)} stand in the saved source: the ceiling")  # fmt: skip
    for name, reader in readers.items():
        n = score(gold, {path.name: reader(path) for path in paths})
        print(
            f"{name:18} body {n['body found'] / n['body']:.3f}"
            f"  boilerplate {n['boilerplate leaked'] / n['boilerplate']:.3f}"
            f"  comments {n['comments found']}/{n['comments']}  leaked {n['comments leaked']}"
            f"  counts {n['counts right']}/{n['counts']}"
        )
    seconds = {name: [0.0] * ROUNDS for name in readers}
    for turn in range(ROUNDS):
        for name, reader in readers.items():
            start = time.process_time()
            for path in paths:
                reader(path)
            seconds[name][turn] = time.process_time() - start
    for name, turns in seconds.items():
        best, worst = len(paths) / min(turns), len(paths) / max(turns)
        print(f"{name:18} {best:6.1f} pages/s/core (best of {ROUNDS}; worst {worst:.1f})")
    print(f"speed relative to trafilatura alone: {min(seconds['trafilatura alone']) / min(seconds['depeche']):.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/pages.py FOLDER")
    main(Path(sys.argv[1]))
