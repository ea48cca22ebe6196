"""Score the coder on our own sentences (fr.jsonl), our press stories (press_fr.jsonl), agency stories
(agency_fr.jsonl), broadcasters' stories (broadcast_fr.jsonl, broadcast_en.jsonl), stories annotated by their writers
(written_fr.jsonl, written_en.jsonl) or real news (news.py):

    python -m benchmarks.events [--part open|blind|all] [--errors]
                                [--press | --agency | --broadcast fr|en | --written fr|en | --news fr|en]
                                [--shared ../shared] [--careful]

Stories whose id's SHA-1 ends in an even hex digit are "open": their errors may be read (`--errors`), and entries and
rules written for what they show. The others are "blind": annotated before any run, only their figures are printed.
Press stories, written stories and news say themselves which part they are of. Press stories are written in the manner
of the French press of Africa, by one hand, and annotated by another, neither of which knew the coder. So are agency
stories, of the whole world in the plain manner of agencies, nearly half of them about crime, sport and the like,
and broadcasters' stories, in the manner of what international broadcasters write in French for Africa.
Written stories are of the whole world, in the manner of agencies and papers; who wrote them marked the events while
writing.
An event is right if the sentence has a gold event of its type; a dyad is right if both sides' countries are (for
CONSULT, AGREE and COOPERATE on whichever side); modes and statuses are compared where the type matched.
second_fr.jsonl holds the sides of blind French events as a second annotator read them, who saw the texts, types and
triggers and neither the first reading nor the coder: how far both agree bounds what a coder can reach.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.events.news import rows as news

from depeche.coding import DEFAULT, Options, code_parsed, parse_articles
from depeche.model import EVENT_TYPES
from depeche.prediction import Line, as_article, by_line

HERE = Path(__file__).parent
MUTUAL = ("CONSULT", "AGREE", "COOPERATE")
Row = dict[str, Any]


def is_open(row_id: str) -> bool:
    """Whether a sentence's story is of the part whose errors may be read."""
    story = row_id.rpartition(":")[0]
    return int(hashlib.sha1(story.encode(), usedforsecurity=False).hexdigest()[-1], 16) % 2 == 0


def gold(path: Path = HERE / "fr.jsonl") -> list[Row]:
    """The annotated sentences, in the order of their stories."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def predicted(rows: Iterable[Row], options: Options = DEFAULT) -> dict[str, Row]:
    """What the coder makes of these sentences, by id; each event also with its mode."""
    stories: dict[str, list[Line]] = defaultdict(list)
    for row in rows:
        stories[row["id"].rpartition(":")[0]].append(Line(row["id"], row["text"]))
    articles = [as_article(lines, options.language) for lines in stories.values()]
    parsed = parse_articles(articles, options)
    found: dict[str, Row] = {}
    for lines, article, sentences in zip(stories.values(), articles, parsed, strict=True):
        coded = code_parsed(article, sentences, options, merge=False)
        modes = {(e.type, e.trigger.text): e.mode for e in coded.events}  # the scored rows carry none
        for row in by_line(lines, coded, sentences):
            found[row["id"]] = row
            for event in row["events"]:
                event["mode"] = modes.get((event["type"], event["trigger"]))
    return found


def countries(side: Iterable[Row]) -> list[str]:
    """The countries of one side."""
    return sorted({a["country"] for a in side if a["country"]})


def same_dyad(one: Row, other: Row) -> bool:
    """Whether two events have the same countries on both sides."""
    a = [countries(one["actor"]), countries(one["recipient"])]
    b = [countries(other["actor"]), countries(other["recipient"])]
    return a == b or (one["type"] in MUTUAL and sorted({*a[0], *a[1]}) == sorted({*b[0], *b[1]}))


def second_readings() -> dict[tuple[str, int], Row]:
    """The sides of events as the second annotator read them, by sentence and the event's place there."""
    found = {}
    for row in gold(HERE / "second_fr.jsonl"):
        for event in row["events"]:
            sides = {side: [{"country": code} for code in event[side] if code] for side in ("actor", "recipient")}
            found[row["id"], event["n"]] = sides
    return found


def _second(rows: list[Row], found: dict[str, Row]) -> None:
    """Print how far two annotators agree in sides, and how often the coder has the sides of either."""
    second, n = second_readings(), Counter[str]()
    for row in rows:
        for k, event in enumerate(row["events"]):
            if (row["id"], k) in second:
                event["second"] = {"type": event["type"], **second[row["id"], k]}
                if not event.get("optional"):
                    n["read twice"] += 1
                    n["agreed"] += same_dyad(event, event["second"])
        for event, candidate in pairs(row["events"], found[row["id"]]["events"])[0]:
            if "second" in event:
                n["found"] += 1
                n["either"] += same_dyad(event, candidate) or same_dyad(event["second"], candidate)
    if n["found"]:
        agreed, either = n["agreed"] / n["read twice"], n["either"] / n["found"]
        print(f"  two annotators agree in sides {n['agreed']}/{n['read twice']} = {agreed:.3f}", end="   ")
        print(f"sides as either of them has them {n['either']}/{n['found']} = {either:.3f}")


def _wrong(wanted: Row, found: Row, side: str) -> str:
    """How the countries of one side are wrong, "" where they are right."""
    one, two = countries(wanted[side]), countries(found[side])
    if one == two:
        return ""
    return "without a country" if not two else "with a country too many" if not one else "of another country"


def pairs(wanted: list[Row], found: list[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Events of one sentence that match in type (dyads right first), those missed, those too many.

    An optional gold event is neither required nor wrong: it is set aside with what it would match.
    """
    matched, missed, extra = [], list(wanted), list(found)
    for with_dyad in (True, False):
        for event in sorted(missed, key=lambda e: bool(e.get("optional"))):
            for candidate in extra:
                if candidate["type"] == event["type"] and (not with_dyad or same_dyad(event, candidate)):
                    matched.append((event, candidate))
                    missed.remove(event)
                    extra.remove(candidate)
                    break
    spared = {e["type"] for e in wanted if e.get("optional")}
    return (
        [(event, candidate) for event, candidate in matched if not event.get("optional")],
        [event for event in missed if not event.get("optional")],
        [event for event in extra if event["type"] not in spared],
    )


def measures(right: int, extra: int, missed: int) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    p = right / (right + extra) if right + extra else 0.0
    r = right / (right + missed) if right + missed else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def score(rows: list[Row], found: dict[str, Row], errors: bool) -> dict[str, float]:
    """Print the figures of one part and return the main ones."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    n: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    wrong: Counter[str] = Counter()
    for row in rows:
        matched, missed, extra = pairs(row["events"], found[row["id"]]["events"])
        for event, candidate in matched:
            tally[event["type"]]["right"] += 1
            n["dyads"] += same_dyad(event, candidate)
            if not same_dyad(event, candidate):  # figures that may be read of the blind parts too
                wrong.update(
                    f"{side} {kind}" for side in ("actor", "recipient") if (kind := _wrong(event, candidate, side))
                )
            if event.get("mode"):
                n["moded"] += 1
                n["modes"] += event["mode"] == candidate["mode"]
            n["statuses"] += event["status"] == candidate["status"]
            if event["status"] != "actual":
                n["special"] += 1
                n["special right"] += event["status"] == candidate["status"]
        for event in missed:
            tally[event["type"]]["missed"] += 1
        for event in extra:
            tally[event["type"]]["extra"] += 1
        for event, candidate in zip(missed, extra, strict=False):
            confused[event["type"], candidate["type"]] += 1
        if errors:
            _show(row, matched, missed, extra)
    for type_ in EVENT_TYPES:
        c = tally[type_]
        p, r, f = measures(c["right"], c["extra"], c["missed"])
        counts = f"right {c['right']:>3} extra {c['extra']:>3} missed {c['missed']:>3}"
        print(f"  {type_:<10} {counts}   {p:.3f} {r:.3f} {f:.3f}")
    right, extra_, missed_ = (sum(c[k] for c in tally.values()) for k in ("right", "extra", "missed"))
    p, r, f = measures(right, extra_, missed_)
    macro = sum(measures(c["right"], c["extra"], c["missed"])[2] for c in tally.values()) / max(len(tally), 1)
    full = measures(n["dyads"], right + extra_ - n["dyads"], right + missed_ - n["dyads"])[2]
    none = [r for r in rows if not r["events"]]
    silent = sum(not found[r["id"]]["events"] for r in none)
    print(f"events    P {p:.3f} R {r:.3f} F1 {f:.3f}   macro-F1 {macro:.3f}   gold {right + missed_}")
    print(f"dyads     {n['dyads']}/{right} = {n['dyads'] / max(right, 1):.3f}   full F1 {full:.3f}")
    print("  wrong sides: " + ", ".join(f"{kind} {often}" for kind, often in sorted(wrong.items())))
    print(f"modes     {n['modes']}/{n['moded']} = {n['modes'] / max(n['moded'], 1):.3f}")
    print(
        f"statuses  {n['statuses']}/{right} = {n['statuses'] / max(right, 1):.3f}"
        f"   of those not actual {n['special right']}/{n['special']}"
    )
    print(f"sentences without an event left empty {silent}/{len(none)}")
    return {"f1": f, "macro": macro, "full": full}


def _show(row: Row, matched: list[tuple[Row, Row]], missed: list[Row], extra: list[Row]) -> None:
    notes = [f"missed {e['type']} {e['trigger']}" for e in missed]
    notes += [f"extra {e['type']} {e['trigger']}" for e in extra]
    for event, candidate in matched:
        if not same_dyad(event, candidate):
            want = f"{countries(event['actor'])}>{countries(event['recipient'])}"
            got = f"{countries(candidate['actor'])}>{countries(candidate['recipient'])}"
            notes.append(f"dyad {event['type']} {want} got {got}")
        if event.get("mode") and event["mode"] != candidate["mode"]:
            notes.append(f"mode {event['type']} {event['mode']} got {candidate['mode']}")
        if event["status"] != candidate["status"]:
            notes.append(f"status {event['type']} {event['status']} got {candidate['status']}")
    if notes:
        print(row["id"], "|", row["text"])
        for note in notes:
            print("     ", note)


def main() -> None:
    """Print the figures of the open part, the blind part, or both."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.events", description=__doc__)
    parser.add_argument("--part", choices=("open", "blind", "all"), default="all")
    parser.add_argument("--errors", action="store_true", help="print the errors of the open part")
    held_in = parser.add_mutually_exclusive_group()
    held_in.add_argument(
        "--news", choices=("fr", "en"), help="real news in this language in place of our own sentences"
    )
    for kind, manner in (("press", "manner of the French press of Africa"), ("agency", "plain manner of agencies")):
        held_in.add_argument(f"--{kind}", action="store_const", const="fr", help=f"stories in the {manner}")
    held_in.add_argument("--broadcast", choices=("fr", "en"), help="stories in the manner of broadcasters")
    held_in.add_argument("--written", choices=("fr", "en"), help="stories in this language annotated by their writers")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="where the texts of the news are")
    parser.add_argument("--careful", action="store_true", help="code as `depeche code --careful` does")
    options = parser.parse_args()
    asked = ((kind, vars(options)[kind]) for kind in ("press", "agency", "broadcast", "written"))
    own = next((f"{kind}_{language}" for kind, language in asked if language), "fr")
    held = gold(HERE / f"{own}.jsonl") if options.news is None else news(options.news, options.shared)
    if not held:
        parser.error(f"the texts of the news are not at {options.shared}: name their folder with --shared")
    parts = {r["id"]: r.get("part") or ("open" if is_open(r["id"]) else "blind") for r in held}
    rows = [r for r in held if options.part in ("all", parts[r["id"]])]
    found = predicted(rows, Options(careful=options.careful))
    for part in ("open", "blind"):
        some = [r for r in rows if parts[r["id"]] == part]
        if some:
            print(f"{part}: {len(some)} sentences")
            score(some, found, options.errors and part == "open")
            _second(some, found)


if __name__ == "__main__":
    main()
