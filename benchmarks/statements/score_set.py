"""Score the statements found in this folder's sets: F1 by overlap of content, and of those found the share with the
right kind, act, speaker and cue.

    python benchmarks/statements/score_set.py set_fr.txt set_en.txt [--show]
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from reading import Expected, Item, article_of, mentions_of, read_set

from depeche.model import Statement
from depeche.statements import find_statements

FOLDER = Path(__file__).parent
PUBLISHED = "2023-10-15"
STOP = frozenset("le la les l un une des de du d m mm mme the a of mr mrs ms ce cette son sa ses s".split())


def words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.lower())
    return re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))


def overlap(expected: Expected, statement: Statement, item: Item) -> float:
    """F1 of the characters of words that both contents hold."""
    wanted = {(p, i) for p, s, e in expected.pieces for i in range(s, e)}
    found = {(c.part, i) for c in statement.content for i in range(c.start, c.end)}
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def speaker_right(expected: Expected, statement: Statement) -> bool:
    """Every expected speaker is among the words or names found; "?" wants none to be named."""
    texts = [statement.speaker_span.text if statement.speaker_span else "", *(a.name for a in statement.speaker)]
    if expected.speakers == ["?"]:
        return True
    for speaker in expected.speakers:
        if not any(same_name(name, text) for name in speaker.split(" / ") for text in [*texts, " ".join(texts)]):
            return False
    return True


def same_name(wanted: str, found: str) -> bool:
    """As score.py compares: one holds all words of the other, or both end alike."""
    a = [w for w in words(wanted) if w not in STOP]
    b = [w for w in words(found) if w not in STOP]
    return bool(a and b) and (set(a) <= set(b) or set(b) <= set(a) or a[-1] == b[-1])


def score(paths: list[Path], show: bool) -> Counter[str]:
    n: Counter[str] = Counter()
    for path in paths:
        language = "fr" if "_fr" in path.name else "en"
        for item in read_set(path):
            article, sentences = article_of(item.text, item.title, language)
            found = find_statements(article, sentences, mentions_of(sentences, item.title, PUBLISHED))
            left = list(found)
            notes = []
            for expected in item.statements:
                n["expected"] += 1
                best = max(left, key=lambda s: overlap(expected, s, item), default=None)
                share = overlap(expected, best, item) if best else 0.0
                if best is None or share < 0.5:
                    notes.append(f"missed {expected.kind} {expected.act} | {expected.cue} (line {expected.line})")
                    continue
                left.remove(best)
                n["found"] += 1
                n["found_08"] += share >= 0.8
                n["kind"] += expected.kind == best.kind
                n["act"] += expected.act == best.act
                n["speaker"] += speaker_right(expected, best)
                n["cue"] += words(expected.cue) == words(best.cue.text if best.cue else "")
                if share < 0.8:
                    notes.append(f"content {share:.2f}: {' // '.join(c.text for c in best.content)}")
                if expected.kind != best.kind:
                    notes.append(f"kind {best.kind}, expected {expected.kind}")
                if expected.act != best.act:
                    notes.append(f"act {best.act}, expected {expected.act}")
                if not speaker_right(expected, best):
                    notes.append(f"speaker {[a.name for a in best.speaker]}, expected {expected.speakers}")
                if words(expected.cue) != words(best.cue.text if best.cue else ""):
                    notes.append(f"cue {best.cue.text if best.cue else ''}, expected {expected.cue}")
            n["extra"] += len(left)
            notes += [
                f"extra {s.kind} {s.act} {s.cue.text if s.cue else ''} | {' // '.join(c.text for c in s.content)}"
                for s in left
            ]
            if show and notes:
                print(item.text.replace("\n", " "), *notes, sep="\n    ")
    return n


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--show", action="store_true", help="print what is missed or wrong")
    options = parser.parse_args()
    paths = [FOLDER / name for name in options.files]
    n = score(paths, options.show)
    predicted = n["found"] + n["extra"]
    for name, hits in (("overlap >= 0.5", n["found"]), ("overlap >= 0.8", n["found_08"])):
        precision, recall = hits / max(1, predicted), hits / max(1, n["expected"])
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        print(f"statements {n['expected']}  {name}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for field in ("kind", "act", "speaker", "cue"):
        print(f"  {field:<8} {n[field]}/{n['found']} = {n[field] / max(1, n['found']):.3f}")


if __name__ == "__main__":
    sys.exit(main())
