"""Score the grammar of dates on sentences.tsv: `python benchmarks/dates/score.py [seen|unseen]`.

A date is right where first day, last day and kind are those expected and its words overlap the expected ones. What is
found beside the expected dates counts as wrong, and so does a date in a sentence that has none. Prints the accuracy by
half and language, and what went wrong in the half named on the command line.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from depeche.events.when import DateExpression, find_dates
from depeche.language.parsed import Sentence, sentences_of
from depeche.language.sentences import parse

TABLE = Path(__file__).parent / "sentences.tsv"
EXPECTED = re.compile(r"(.+?) = (\S+?)\.\.(\S+?)/(\w+)/(\w+)$")


def read(path: Path) -> list[list[str]]:
    """The rows of the table: half, language, published, sentence, expected."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [([*line, ""])[:5] for line in lines[1:]]


def parsed(text: str, language: str) -> Sentence:
    """A text of one sentence, parsed."""
    doc = next(parse([text], language))
    return max(sentences_of(doc, text, language, 0), key=lambda sentence: len(sentence.words))


def is_right(found: DateExpression, words: str, start: str, end: str, kind: str) -> bool:
    """Whether a date is the expected one."""
    said = found.range.text or ""
    return (found.range.start, found.range.end, found.kind) == (start, end, kind) and (said in words or words in said)


def main() -> None:
    """Print the scores, and the errors of the half named on the command line."""
    shown = sys.argv[1] if len(sys.argv) > 1 else ""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    precise = dated = 0
    for half, language, published, text, cell in read(TABLE):
        left = found = find_dates(parsed(text, language), published)
        wanted = [EXPECTED.fullmatch(part.strip()) for part in cell.split(" ; ") if part.strip()]
        total[half, language] += max(len(wanted), len(found), 1)
        right[half, language] += not wanted and not found
        for match in wanted:
            assert match is not None, cell
            words, start, end, precision, kind = match.groups()
            hit = next((one for one in left if is_right(one, words, start, end, kind)), None)
            if hit is not None:
                left = [one for one in left if one is not hit]
                right[half, language] += 1
                dated += 1
                precise += hit.range.precision == precision
            elif half == shown:
                print(f"MISSED  {match.group()}")
        if half == shown and left:
            print(f"        {text}\n        {[(one.range, one.kind) for one in left]}")
    for half in ("seen", "unseen"):
        for language in ("fr", "en", ""):
            ours, all_of = (
                sum(n for key, n in counts.items() if key[0] == half and language in ("", key[1]))
                for counts in (right, total)
            )
            print(f"{half:7} {language or 'all':4} {ours:3} of {all_of:3}  {ours / all_of:.3f}")
    print(f"precision as expected in {precise} of the {dated} right dates")


if __name__ == "__main__":
    main()
