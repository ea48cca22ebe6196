"""How long coding takes beside parsing: `python -m benchmarks.speed [--rounds N] [--text FILE.jsonl] [--careful]`.

Parses the same articles with the bare spaCy pipeline, then codes them from the parsed sentences (mentions, statements,
events, reactions), in turn, in one process and one thread, N rounds; prints medians of processor time, and ratios. The
articles are the example pages that ship, or the lines of a file {"id": "article:index", "text"} as
`depeche predict sentences` reads it. With --careful they are coded a second time with an encoder's look at every
sentence (`depeche code --careful`).
"""

from __future__ import annotations

import argparse
import statistics
import time
from itertools import groupby
from pathlib import Path

from depeche.coding import DEFAULT, Options, code_parsed, parse_articles, read
from depeche.language import load_pipeline, parse
from depeche.model import Article
from depeche.prediction import _read, as_article
from depeche.sources import read_sources
from depeche.sources.rejects import Rejects

EXAMPLES = Path(__file__).parents[1] / "src/depeche/examples"


def articles(file: Path | None) -> list[Article]:
    """The articles to measure on, in French or English."""
    if file is None:
        return [read(page, DEFAULT) for page in read_sources([str(EXAMPLES)], Rejects())]
    return [as_article(tuple(lines)) for _, lines in groupby(_read(file), key=lambda line: line.article)]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--careful", action="store_true", help="code with an encoder's look as well")
    options = parser.parse_args()
    held = articles(options.text)
    for language in {a.language or "fr" for a in held}:
        load_pipeline(language)
    texts = {
        language: [t for a in held if a.language == language for t in (a.title, *(p.text for p in a.paragraphs)) if t]
        for language in ("fr", "en")
    }
    parsing, coding, looking, count = [], [], [], 0
    for _ in range(options.rounds + 1):
        start = time.process_time()
        for language, some in texts.items():
            for _document in parse(some, language):
                pass
        middle = time.process_time()
        parsed = parse_articles(held, DEFAULT)
        ready = time.process_time()
        for article, sentences in zip(held, parsed, strict=True):
            code_parsed(article, sentences)
        end = time.process_time()
        parsing.append(middle - start)
        coding.append((end - ready, end - middle))
        if options.careful:
            start = time.process_time()
            for article, sentences in zip(held, parse_articles(held, DEFAULT), strict=True):
                code_parsed(article, sentences, Options(careful=True))
            looking.append(time.process_time() - start)
        count = sum(map(len, parsed))
    bare = statistics.median(parsing[1:])
    alone = statistics.median(c for c, _ in coding[1:])
    whole = statistics.median(w for _, w in coding[1:])
    print(f"articles {len(held)}   sentences {count}   rounds {options.rounds}, after one to warm up")
    print(f"bare pipeline          {count / bare:8.0f} sentences a second")
    each = 1e6 * alone / count
    print(f"coding without parsing {count / alone:8.0f} sentences a second   {each:.0f} microseconds each")
    print(f"whole coder / pipeline {whole / bare:8.2f} times the bare pipeline's time")
    if looking:
        careful = statistics.median(looking[1:])
        print(f"whole coder with care  {count / careful:8.1f} sentences a second   {careful / whole:.1f} times as long")


if __name__ == "__main__":
    main()
