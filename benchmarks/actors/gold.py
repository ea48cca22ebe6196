"""How often the actors of a development set in score.py's format are found with their gold country."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from benchmarks.actors.articles import sentences_of_article

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import Tables


def measure_gold(folder: Path, tables: Tables, *, show: bool = False) -> None:
    """Print, of the gold actors whose words stand in their sentence, the share that a mention covers, and of those the
    share with the gold country."""
    gold_file, text_file = folder / "fr_dev.gold.jsonl", folder / "fr_dev.sentences.jsonl"
    if not gold_file.exists():
        print(f"{folder}: no development set here, skipped")
        return
    gold = {row["id"]: row for row in map(json.loads, gold_file.read_text(encoding="utf-8").splitlines())}
    stories: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in text_file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        stories[row["id"].rsplit(":", 1)[0]].append((row["id"], row["text"]))
    total = covered = right = 0
    for lines in stories.values():
        sentences = sentences_of_article("fr", lines[0][1], [text for _, text in lines[1:]])
        mentions = find_mentions(sentences, tables, published=None)
        offsets = [0]
        for _, text in lines[1:]:
            offsets.append(offsets[-1] + len(text) + 2)
        for number, (name, text) in enumerate(lines):
            shift = 0 if number == 0 else offsets[number - 1]
            spans = [
                (m.span.start - shift, m.span.end - shift, m)
                for s, row in zip(sentences, mentions, strict=True)
                for m in row
                if s.paragraph == number - 1
            ]
            actors = {
                (a["text"], a["country"])
                for e in gold[name]["events"]
                for side in ("actor", "recipient")
                for a in e[side]
            }
            for words, country in sorted(actors, key=str):
                place = text.lower().find(words.lower())
                if place < 0:
                    continue
                total += 1
                best = max(
                    ((min(e, place + len(words)) - max(b, place), m) for b, e, m in spans),
                    key=lambda p: p[0],
                    default=None,
                )
                if best is None or best[0] <= 0:
                    if country is None:
                        right += 1  # nobody found: no country, as in the gold
                    elif show:
                        print(f"{name} no mention: {words!r} {country}")
                    continue
                covered += 1
                codes = {a.country for a in best[1].actors if a.country}
                if codes == ({country} if country else set()):
                    right += 1
                elif show:
                    found = [(a.name, a.country) for a in best[1].actors]
                    print(
                        f"{name} country {country} of {words!r}, found {best[1].span.text!r} {found} by {best[1].how}"
                    )
    print(f"gold actors in their sentence: {total}, covered {covered / total:.3f}, country right {right / total:.3f}")
