"""Score mentions and actors: python -m benchmarks.actors [--show] [--gold ../shared/gold]

Prints, for the passages that the rules were tuned on and for those held out: F1 of mentions (overlapping by half or
more, and exact), and over the mentions found the share with the right country, sector and person; then the speed. With
--show, every miss of the tuned passages (never of the held-out ones). With --gold, how often the actors' words of a
development set in score.py's format have a mention of the gold country.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.actors.articles import sentences_of_article
from benchmarks.actors.gold import measure_gold
from benchmarks.actors.passages import FOLDER, Gold, Passage, read_passages

from depeche.actors.forms import key
from depeche.actors.mentions import find_mentions
from depeche.actors.pieces import find_pieces
from depeche.actors.tables import Tables, load_tables
from depeche.model import Mention

_LEADING = ("le ", "la ", "les ", "l'", "l’", "un ", "une ", "des ", "du ", "the ", "a ", "an ")


@dataclass
class Tally:
    """Counts over passages."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def share(self, right: str, all_of: str) -> float:
        return self.counts[right] / self.counts[all_of] if self.counts[all_of] else 0.0

    def f1(self, right: str) -> float:
        both = self.counts["gold"] + self.counts["found"]
        return 2 * self.counts[right] / both if both else 0.0


def core(start: int, end: int, text: str) -> tuple[int, int]:
    """The span without its leading article."""
    lower = text.lower()
    for word in _LEADING:
        if lower.startswith(word) and len(text) > len(word):
            return start + len(word), end
    return start, end


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def same_person(gold: str, name: str) -> bool:
    a, b = key(gold).split(), key(name).split()
    return a == b or a[-1] == b[-1] or set(a) <= set(b) or set(b) <= set(a)


def score(passage: Passage, mentions: list[tuple[int, Mention]], offsets: list[int], tally: Tally) -> None:
    """Pair a passage's gold mentions with those found and count."""
    free = []
    for paragraph, mention in mentions:
        shift = 0 if paragraph < 0 else offsets[paragraph]
        free.append((paragraph, mention.span.start - shift, mention.span.end - shift, mention))
    tally.counts["gold"] += len(passage.gold)
    tally.counts["found"] += len(free)
    pairs = sorted(
        (
            (overlap(core(g.start, g.end, g.text), core(s, e, m.span.text)), gi, fi)
            for gi, g in enumerate(passage.gold)
            for fi, (p, s, e, m) in enumerate(free)
            if p == g.paragraph
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for share, gi, fi in pairs:
        if share < 0.5 or gi in used_gold or fi in used_found:
            continue
        used_gold.add(gi)
        used_found.add(fi)
        tally.counts["matched"] += 1
        tally.counts["exact"] += share == 1.0
        judge(passage, passage.gold[gi], free[fi][3], tally)
    for gi, gold in enumerate(passage.gold):
        if gi not in used_gold:
            tally.misses.append(f"{passage.id} not found: {gold.text!r} {set(gold.countries or ())}")
    for fi, (_, _, _, mention) in enumerate(free):
        if fi not in used_found:
            tally.misses.append(f"{passage.id} not gold:  {mention.span.text!r} {mention.how}")


def judge(passage: Passage, gold: Gold, mention: Mention, tally: Tally) -> None:
    """Count country, sector and person of one matched mention."""
    countries = {a.country for a in mention.actors if a.country}
    sectors = {s for a in mention.actors for s in a.sectors}
    names = [a.name for a in mention.actors]
    said = f"{mention.span.text!r}: {[(a.name, a.country, a.sectors) for a in mention.actors]} by {mention.how}"
    if gold.countries is not None:
        tally.counts["countries"] += 1
        if countries == gold.countries:
            tally.counts["country"] += 1
        else:
            tally.misses.append(f"{passage.id} country {set(gold.countries)}, found {said}")
    if gold.sector is not None:
        tally.counts["sectors"] += 1
        if gold.sector in sectors:
            tally.counts["sector"] += 1
        else:
            tally.misses.append(f"{passage.id} sector {gold.sector}, found {said}")
    if gold.persons is not None:
        tally.counts["persons"] += 1
        if len(names) == len(gold.persons) and all(any(same_person(g, n) for n in names) for g in gold.persons):
            tally.counts["person"] += 1
        else:
            tally.misses.append(f"{passage.id} person {gold.persons}, found {said}")


def run(file: Path, tables: Tables) -> tuple[Tally, float, float, int]:
    """Score one file. Returns the tally, the seconds of processor time that find_mentions took and those that looking
    words up in the tables took by itself (best of three), and the number of sentences."""
    tally = Tally()
    seconds, looking, count = 0.0, 0.0, 0
    for passage in read_passages(file):
        sentences = sentences_of_article(passage.language, passage.title, passage.paragraphs)
        spent, looked = [], []
        for _ in range(3):
            begin = time.process_time()
            for sentence in sentences:
                find_pieces(sentence, tables.forms)
            looked.append(time.process_time() - begin)
            begin = time.process_time()
            found = find_mentions(sentences, tables, published=passage.date, title=passage.title)
            spent.append(time.process_time() - begin)
        seconds += min(spent)
        looking += min(looked)
        count += len(sentences)
        offsets = [0]
        for paragraph in passage.paragraphs:
            offsets.append(offsets[-1] + len(paragraph) + 2)
        placed = [(s.paragraph, m) for s, row in zip(sentences, found, strict=True) for m in row]
        score(passage, placed, offsets, tally)
    return tally, seconds, looking, count


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.actors")
    parser.add_argument("--show", action="store_true", help="print the misses of the tuned passages")
    parser.add_argument("--gold", type=Path, help="folder with fr_dev.gold.jsonl and fr_dev.sentences.jsonl")
    options = parser.parse_args()
    begin = time.process_time()
    tables = load_tables()
    print(f"tables: {len(tables.rows)} rows in {time.process_time() - begin:.3f} s")
    for name in ("passages", "heldout"):
        tally, seconds, looking, count = run(FOLDER / f"{name}.txt", tables)
        if options.show and name == "passages":
            print("\n".join(tally.misses))
        c = tally.counts
        print(
            f"{name}: {c['gold']} gold, {c['found']} found, mention F1 {tally.f1('matched'):.3f} "
            f"(exact {tally.f1('exact'):.3f}), country {tally.share('country', 'countries'):.3f} of {c['countries']}, "
            f"sector {tally.share('sector', 'sectors'):.3f} of {c['sectors']}, "
            f"person {tally.share('person', 'persons'):.3f} of {c['persons']}; "
            f"{1000 * seconds / count:.3f} ms a sentence, {1e6 * seconds / max(c['found'], 1):.0f} µs a mention, "
            f"of these {1e6 * looking / max(c['found'], 1):.0f} to look words up"
        )
    if options.gold:
        measure_gold(options.gold, tables, show=options.show)


if __name__ == "__main__":
    main()
