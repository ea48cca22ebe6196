"""Time dates, places and contexts on parsed sentences: `python benchmarks/dates/speed.py [LANGUAGE FILE]`.

FILE: one sentence or paragraph a line; without it the sentences of sentences.tsv, which nearly all hold a date and so
cost more than others. Prints microseconds of processor time a sentence, the best of nine rounds, with one event a
sentence (its first verb). Parsing is not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from depeche.actors.tables import load_tables
from depeche.events.contexts import sentence_contexts
from depeche.events.when import event_date, find_dates
from depeche.events.where import event_place, find_places
from depeche.language.parsed import Sentence, sentences_of
from depeche.language.sentences import parse

PUBLISHED = "2021-11-17"


def sentences(texts: list[str], language: str) -> list[Sentence]:
    """The texts' sentences, parsed."""
    found: list[Sentence] = []
    for doc, text in zip(parse(texts, language), texts, strict=True):
        found += sentences_of(doc, text, language, len(found))
    return found


def main() -> None:
    """Print the times."""
    if len(sys.argv) > 2:
        lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
        parsed = sentences([line for line in lines if line.strip()], sys.argv[1])
    else:
        rows = [line.split("\t") for line in Path(__file__).with_name("sentences.tsv").read_text().splitlines()]
        parsed = [
            s for language in ("fr", "en") for s in sentences([r[3] for r in rows if r[1:2] == [language]], language)
        ]
    tables = load_tables()
    verbs = [next((word.i for word in s.words if word.pos == "VERB"), 0) for s in parsed]

    def dates(sentence: Sentence, verb: int) -> object:
        return event_date(sentence, verb, find_dates(sentence, PUBLISHED), PUBLISHED)

    def places(sentence: Sentence, verb: int) -> object:
        return event_place(sentence, verb, find_places(sentence, tables))

    def contexts(sentence: Sentence, verb: int) -> object:
        return sentence_contexts(sentence)

    total = sum(timed(step, parsed, verbs) for step in (dates, places, contexts))
    print(f"{'together':9} {total:6.1f} microseconds a sentence, {len(parsed)} sentences")


def timed(step: Callable[[Sentence, int], object], parsed: list[Sentence], verbs: list[int]) -> float:
    """Microseconds a sentence of one step, the best of nine rounds after one to warm up."""
    best = float("inf")
    for _ in range(10):
        begin = time.process_time()
        for sentence, verb in zip(parsed, verbs, strict=True):
            step(sentence, verb)
        best = min(best, time.process_time() - begin)
    print(f"{step.__name__:9} {best / len(parsed) * 1e6:6.1f}")
    return best / len(parsed) * 1e6


if __name__ == "__main__":
    main()
