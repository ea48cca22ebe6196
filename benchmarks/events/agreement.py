"""How far two annotators agree on broadcasters' stories, scored as the coder is:

    python -m benchmarks.events.agreement

second_broadcast_fr.jsonl holds 55 blind stories of broadcast_fr.jsonl as a second annotator read them, who saw the
texts alone. The first annotator's events count as gold, required and optional ones as everywhere.
"""

from __future__ import annotations

from benchmarks.events.__main__ import HERE, gold, score


def main() -> None:
    """Print how right the second annotator is by the first."""
    second = {row["id"]: row for row in gold(HERE / "second_broadcast_fr.jsonl")}
    score([row for row in gold(HERE / "broadcast_fr.jsonl") if row["id"] in second], second, errors=False)


if __name__ == "__main__":
    main()
