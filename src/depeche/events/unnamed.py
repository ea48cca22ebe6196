"""Sides that no words name: whether what the rules supply holds, or nobody, the state of the story, its partner, or the
other side's own country is meant.

A demand may go without saying to the government at home, a march to nobody: annotators agree on it and rules only in
part. So the rules' guess is weighed against the others by a small log-linear model over the type and class of the deed,
its form, the other side and the story. Weights stand in unnamed.tsv, a line a feature; training/unnamed.py makes them.
Sides that words name with a country, or by a group of no country, stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from depeche.events.coder import SentenceEvent
from depeche.events.ontology.rows import read_rows
from depeche.events.syntax import VERBAL
from depeche.events.understood import Setting
from depeche.language.parsed import Sentence
from depeche.model import Actor, Span

WEIGHTS = Path(__file__).with_name("unnamed.tsv")
SURER = 1.5
"""So many times likelier than the rules' guess another must be."""

Side = list[tuple[Actor, Span | None]]
Sides = tuple[Side, Side]
Told = tuple[SentenceEvent, Sides]


class Facts(NamedTuple):
    """What the choice hangs on.

    side: "actor" or "recipient". language, type, deed: of the event. form: its word's part of speech, "p" behind it in
    the passive. told: "none" (the rules give nobody), "implied", "vague" (words name somebody of unknown country) or
    "named". guess, other: what the rules give and the other side, as `relation` says. alike: whether both are the same.
    sector: of the other side's first actor. home, partner: whether the story has them, and not among several on the
    other side.
    """

    side: str
    language: str
    type: str
    deed: str
    form: str
    told: str
    guess: str
    other: str
    alike: bool
    sector: str
    home: bool
    partner: bool


def code_of(actor: Actor) -> str:
    """An actor's country, "" where he has none; groups of no country (codes IMG...) have none."""
    return "" if not actor.country or actor.country.startswith("IMG") else actor.country


def countries(side: Side) -> frozenset[str]:
    """The countries of a side."""
    return frozenset([code for actor, _ in side if (code := code_of(actor))])


def relation(some: frozenset[str], setting: Setting) -> str:
    """How countries stand to the story: "none", "home", "partner" or "else"."""
    if not some:
        return "none"
    if len(some) == 1:
        if setting.home in some:
            return "home"
        if setting.partner in some:
            return "partner"
    return "else"


def facts(
    side: str,
    event: SentenceEvent,
    both: Sides,
    sentence: Sentence,
    setting: Setting,
    other: frozenset[str],
) -> Facts:
    """The facts of one side of an event. other: the countries of the other side."""
    mine, theirs = both if side == "actor" else (both[1], both[0])
    guess = countries(mine)
    word = sentence.words[event.head]
    passive = any(sentence.words[j].dep in ("nsubj:pass", "aux:pass") for j in word.children)
    sectors = theirs[0][0].sectors if theirs else ()
    return Facts(
        side,
        sentence.language,
        event.type,
        event.deed,
        ("V" if word.pos in VERBAL else word.pos) + ("p" if passive else ""),
        told(mine, guess),
        relation(guess, setting),
        relation(other, setting),
        guess == other,
        sectors[0] if sectors else "-",
        _apart(setting.home, other),
        _apart(setting.partner, other),
    )


def _apart(code: str | None, other: frozenset[str]) -> bool:
    """Whether a state of the story may be one side: not where it is one of several on the other."""
    return code is not None and not (len(other) > 1 and code in other)


def told(side: Side, known: frozenset[str]) -> str:
    """How a side is told, as `Facts` has it. known: its countries."""
    if not side:
        return "none"
    if known:
        return "implied" if side[0][1] is None else "named"
    return "named" if any(a.country for a, _ in side) else "vague"


def ways(known: Facts) -> list[tuple[str, ...]]:
    """What a side may be, each in all the ways it may be called: "rule", "nobody", "home", "partner", "same"."""
    found: dict[str, list[str]] = {"none": ["nobody"]}
    guess = "other" if known.alike and known.other == "else" else "guess" if known.guess == "else" else known.guess
    found.setdefault(guess, []).append("rule")
    if known.home:
        found.setdefault("home", []).append("home")
    if known.partner:
        found.setdefault("partner", []).append("partner")
    if known.other != "none":
        found.setdefault("other" if known.other == "else" else known.other, []).append("same")
    return [tuple(names) for names in found.values()]


def features(known: Facts, names: Sequence[str]) -> Iterator[str]:
    """The features of one of the ways."""
    k = known
    base = (
        k.type, k.deed, f"{k.type} {k.other}", f"{k.type} {k.other} {k.partner}", f"{k.type} {k.form}", k.told,
        f"{k.told} {k.type}", f"{k.told} {k.form}", f"{k.told} {k.type} {k.other}", f"{k.sector} {k.type}",
        f"{k.other} {k.partner}", f"{k.language} {k.type}", f"{k.language} {k.type} {k.told}", f"{k.deed} {k.other}",
        f"{k.deed} {k.told}",
    )  # fmt: skip
    for name in names:
        yield f"{k.side} {name}"
        for fact in base:
            yield f"{k.side} {name}: {fact}"


@lru_cache(maxsize=20_000)
def choose(known: Facts) -> str:
    """Who is meant: "rule" where the rules' guess stands, else "nobody", "home", "partner" or "same"."""
    if known.told == "named":
        return "rule"
    table = weights()
    sums = [(names, sum(table.get(name, 0.0) for name in features(known, names))) for names in ways(known)]
    ruled = next(total for names, total in sums if "rule" in names)
    names, best = max(sums, key=lambda pair: pair[1])
    return names[0] if "rule" not in names and best > ruled + math.log(SURER) else "rule"


def settled(event: SentenceEvent, both: Sides, sentence: Sentence, setting: Setting) -> Sides:
    """The sides of an event with those that no words name as they are likeliest meant; the actors' first."""
    actors = _settled("actor", event, both, sentence, setting, countries(both[1]))
    return actors, _settled("recipient", event, both, sentence, setting, countries(actors))


def _settled(
    side: str,
    event: SentenceEvent,
    both: Sides,
    sentence: Sentence,
    setting: Setting,
    other: frozenset[str],
) -> Side:
    mine = both[0] if side == "actor" else both[1]
    chosen = choose(facts(side, event, both, sentence, setting, other))
    if chosen == "rule":
        return mine
    if chosen == "nobody":
        return [(actor, span) for actor, span in mine if span is not None]
    codes = {"home": (setting.home,), "partner": (setting.partner,), "same": sorted(other)}[chosen]
    how = "counterpart of the story" if chosen == "partner" else "setting"
    named: Side = [(actor, span) for actor, span in mine if span is not None]
    if named:  # "plusieurs militants": of the country
        return placed(named, [code for code in codes if code], how)
    return [(state(code, event, setting, how), None) for code in codes if code]


def placed(side: Side, codes: Iterable[str], how: str) -> Side:
    """Those of a side as people of each of some countries. how: by what that is known."""
    return [(placed_in(actor, code, how), span) for actor, span in side for code in codes]


def placed_in(actor: Actor, code: str, how: str) -> Actor:
    """An actor as of a country. how: by what that is known."""
    return replace(actor, country=code, how=f"{actor.how} > {how}")


def state(code: str, event: SentenceEvent, setting: Setting, how: str) -> Actor:
    """A state as a side of an event that no words name: its government, but of violence."""
    return setting.state(code, "" if event.type == "ASSAULT" else "GOV", how)


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    return {row["feature"]: float(row["weight"]) for row in read_rows(WEIGHTS, ("feature", "weight"))}
