"""How far two annotators agree on broadcasters' stories, scored as the coder is:

    python -m benchmarks.events.agreement

second_broadcast_fr.jsonl holds 55 blind stories of broadcast_fr.jsonl as a second annotator read them, who saw the
texts alone. The first annotator's events count as gold, required and optional ones as everywhere.
"""

from __future__ import annotations

from collections import Counter

from benchmarks.events.__main__ import HERE, gold, measures, pairs, same_dyad


def main() -> None:
    """Print how right the second annotator is by the first."""
    first = {row["id"]: row["events"] for row in gold(HERE / "broadcast_fr.jsonl")}
    n: Counter[str] = Counter()
    for row in gold(HERE / "second_broadcast_fr.jsonl"):
        matched, missed, extra = pairs(first[row["id"]], row["events"])
        dyads = sum(same_dyad(one, two) for one, two in matched)
        n.update(right=len(matched), missed=len(missed), extra=len(extra), dyads=dyads)
    precision, recall, f1 = measures(n["right"], n["extra"], n["missed"])
    wrong = n["right"] - n["dyads"]
    full = measures(n["dyads"], n["extra"] + wrong, n["missed"] + wrong)[2]
    print(f"events    P {precision:.3f} R {recall:.3f} F1 {f1:.3f}   of {n['right'] + n['missed']}")
    print(f"dyads     {n['dyads']}/{n['right']} = {n['dyads'] / n['right']:.3f}   full F1 {full:.3f}")


if __name__ == "__main__":
    main()
