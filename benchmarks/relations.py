"""What the rules alone make of marked English sentences, before any ranker: how often a reading has the gold root.

    python -m benchmarks.relations [--shared ../shared] [--errors N] [--root ROOT]

Data: the open part of ../shared/gold/en_relations_dev.tsv (the blind part, the 210 rows whose sha1(uid) sorts first,
is left out and never shown) and training/annotations/relations_en.tsv. CONCEDE and RETREAT count as YIELD. For each:

    first      share of sentences whose first candidate by the rules has the gold root
    any        share where any candidate has it (what a ranker could reach)
    none       share without any candidate

--errors N shows N sentences where no candidate has the gold root, then N where only a later one has it. Parses are kept
under /tmp; delete the file to parse anew after a change of the pipeline.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import pickle
import tempfile
from collections import Counter
from pathlib import Path

from depeche.events.coder import sentence_coder
from depeche.events.relations import Candidate, Marked, candidates, parse_relations, read_relations
from depeche.language.parsed import Sentence

BLIND = 210
MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
OWN = Path("training/annotations/relations_en.tsv")
CACHE = Path(tempfile.gettempdir()) / "depeche_relations_parses.pickle"


def gold_of(path: Path) -> dict[str, str]:
    """The gold root of each row by its uid, CONCEDE and RETREAT merged."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {r["uid"]: MERGED.get(r["gold_root"], r["gold_root"]) for r in rows}


def open_part(marked: list[Marked]) -> list[Marked]:
    """The rows that may be read: all but the blind ones."""
    return sorted(marked, key=lambda m: hashlib.sha1(m.uid.encode()).hexdigest())[BLIND:]


def parses_of(marked: list[Marked]) -> list[list[Sentence]]:
    """The parse of each, from the cache where its text is there."""
    cache: dict[str, list[Sentence]] = pickle.loads(CACHE.read_bytes()) if CACHE.exists() else {}
    missing = [m for m in marked if m.text not in cache]
    for one, sentences in zip(missing, parse_relations(missing), strict=True):
        cache[one.text] = sentences
    if missing:
        CACHE.write_bytes(pickle.dumps(cache))
    return [cache[m.text] for m in marked]


def root(candidate: Candidate) -> str:
    return MERGED.get(candidate.type, candidate.type)


def told(gold: str, one: Marked, found: list[Candidate]) -> str:
    """One sentence and what the rules saw in it."""
    (s0, s1), (t0, t1) = (one.spans.get(k, (0, 0)) for k in "st")
    seen = ", ".join(f"{root(c)} {c.reading.entry.id.split('/')[-1]}" for c in found[:4])
    return f"{one.uid} {gold} <- [{seen}]\n    {one.text}\n    s={one.text[s0:s1]} t={one.text[t0:t1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--root", help="show errors of this gold root alone")
    options = parser.parse_args()
    dev = options.shared / "gold" / "en_relations_dev.tsv"
    coder = sentence_coder("en")
    print(f"English lexicon: {len(coder.lexicon.entries)} entries")
    print(f"{'':<14}{'rows':>6}{'first':>8}{'any':>8}{'none':>8}")
    lost: list[str] = []
    late: list[str] = []
    for name, path in (("PLV open", dev), ("own", OWN)):
        gold = gold_of(path)
        marked = open_part(read_relations(path)) if path == dev else read_relations(path)
        counts: Counter[str] = Counter()
        by_root: dict[str, Counter[str]] = {}
        for one, sentences in zip(marked, parses_of(marked), strict=True):
            found = candidates(one, sentences, coder)
            wanted, roots = gold[one.uid], [root(c) for c in found]
            row = Counter(rows=1, first=roots[:1] == [wanted], any=wanted in roots, none=not roots)
            counts += row
            by_root.setdefault(wanted, Counter()).update(row)
            if options.root in (None, wanted) and not row["first"]:
                (late if row["any"] else lost).append(told(wanted, one, found))
        for label, c in [(name, counts), *((f"  {r}", by_root[r]) for r in sorted(by_root))]:
            shares = "".join(f"{c[k] / c['rows']:>8.3f}" for k in ("first", "any", "none"))
            print(f"{label:<14}{c['rows']:>6}{shares}")
    for title, rows in (("no candidate has the gold root", lost), ("only a later candidate has it", late)):
        if options.errors:
            print(f"\n{title}: {len(rows)}")
            print("\n".join(rows[: options.errors]))


if __name__ == "__main__":
    main()
