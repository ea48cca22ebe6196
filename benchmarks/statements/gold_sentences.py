"""Statements of a file of sentences, in the format of `score.py sentences` (events are left empty).

    python benchmarks/statements/gold_sentences.py SENTENCES.jsonl > PREDICTED.jsonl

SENTENCES.jsonl has one {"id": "article:index", "text": ...} a line; lines of one article follow each other, index 0 is
its headline. Every other line is a paragraph, as in `depeche predict sentences`.
"""

from __future__ import annotations

import itertools
import json
import sys
from collections.abc import Iterator
from typing import Any

from reading import mentions_of, parsed

from depeche.model import Article, Span
from depeche.statements import by_sentence, find_statements


def coded(rows: list[dict[str, Any]], language: str = "fr") -> Iterator[dict[str, Any]]:
    """One output row for each line of one article."""
    title = rows[0]["text"] if rows[0]["id"].endswith(":0") else ""
    sentences, line_of, paragraphs = [], {}, []
    text = ""
    for number, row in enumerate(rows):
        is_title = number == 0 and bool(title)
        offset = 0 if is_title else len(text)
        part, paragraph = ("title", -1) if is_title else ("body", len(paragraphs))
        for sentence in parsed(row["text"], language, offset, len(sentences), paragraph, part):
            line_of[sentence.index] = row["id"]
            sentences.append(sentence)
        if not is_title:
            paragraphs.append(Span(offset, offset + len(row["text"]), row["text"]))
            text += row["text"] + "\n\n"
    article = Article(rows[0]["id"].split(":")[0], title, text, tuple(paragraphs))
    mentions = mentions_of(sentences, title, None)
    statements = find_statements(article, sentences, mentions)
    lines: dict[str, list[dict[str, str | None]]] = {row["id"]: [] for row in rows}
    for index, found in by_sentence(statements, sentences).items():
        lines[line_of[index]] += found
    for row in rows:
        yield {"id": row["id"], "events": [], "statements": lines[row["id"]]}


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    for _, group in itertools.groupby(rows, key=lambda row: row["id"].split(":")[0]):
        for row in coded(list(group)):
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
