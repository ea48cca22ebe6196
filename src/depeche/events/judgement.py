"""How likely a reading is an event that a trained coder would code: a small linear model over plain, named features.

The rules (assertion, status, sides) say what a sentence tells; this weighs what they found, and gives an event's
confidence as a probability. The weights stand in judgement.tsv, a line a feature, so that they can be read and argued
with; training/judgement.py makes them from annotated sentences and says how well they hold (docs/coding.md).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.events.acts import TYPES
from depeche.events.ontology import load_ontology
from depeche.events.ontology.rows import read_rows
from depeche.events.syntax import VERBAL, preposition
from depeche.language.parsed import Sentence, Word
from depeche.model import Actor, Mention, Span, Statement

if TYPE_CHECKING:
    from depeche.events.coder import SentenceEvent

WEIGHTS = Path(__file__).with_name("judgement.tsv")
SHORT = 3
"""With fewer sentences than this, a story tells nothing about each of them."""
PLACES = (1, 3, 6)
LENGTHS = (12, 20, 30, 45)
SUBORDINATE = frozenset(("acl:relcl", "advcl", "acl", "ccomp", "xcomp", "parataxis", "conj", "appos", "obl", "nmod"))

Side = Sequence[tuple[Actor, Span | None]]


class Story:
    """What stands around the readings of an article's sentences.

    size: how many sentences there are; readings: how many each has. told: the share of the sentences that have one.
    title: whether the title has one. said: the words quoted or given in somebody's name, with the act of saying them.
    quads: how many readings the story has of each quad class.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        coded: Sequence[Sequence[SentenceEvent]],
        statements: Sequence[Statement],
    ) -> None:
        self.readings = {s.index: len(some) for s, some in zip(sentences, coded, strict=True)}
        self.size = len(coded)
        self.told = sum(map(bool, coded)) / max(len(coded), 1)
        self.title = any(some and s.part == "title" for s, some in zip(sentences, coded, strict=True))
        self.said = [
            (span, "quoted" if s.kind == "direct" else "reported", s.act) for s in statements for span in s.content
        ]
        self.quads = Counter(load_ontology().quad(one.type) for some in coded for one in some)

    def statement(self, event: SentenceEvent, sentence: Sentence) -> tuple[str, str] | None:
        """Of the statement in whose words a reading stands: "quoted" or "reported", and its act."""
        start = sentence.words[event.head].start
        for span, manner, act in self.said:
            if span.part == sentence.part and span.start <= start < span.end:
                return manner, act
        return None

    def is_act(self, event: SentenceEvent, sentence: Sentence) -> bool:
        """Whether a reading is what the statement does in whose words it stands (a pledge is AGREE)."""
        found = self.statement(event, sentence)
        return found is not None and TYPES.get(found[1], ("",))[0] == event.type

    def company(self, type_: str) -> int:
        """How many in four of the story's other readings are of the same quad class."""
        others = self.quads.total() - 1
        return 4 * (self.quads[load_ontology().quad(type_)] - 1) // others if others > 0 else -1


def bucket(value: int, bounds: Sequence[int]) -> int:
    """How many of the bounds a value reaches."""
    return sum(value >= bound for bound in bounds)


def features(
    event: SentenceEvent, both: tuple[Side, Side], sentence: Sentence, row: Sequence[Mention], story: Story
) -> Iterator[str]:
    """The names of what is so of a reading and where it stands; each has a weight or none."""
    words = sentence.words
    head = words[event.head]
    type_, sides = event.type, [_side(side) for side in both]
    base = head.dep.split(":")[0]
    yield f"type={type_}"
    yield f"deed={event.deed}"
    yield f"entry={event.entry}"
    yield f"type+status={type_} {event.status}"
    yield f"mode={type_} {event.mode}"
    part = "verb" if head.pos in VERBAL else head.pos
    yield f"part={part}"
    yield f"part+type={part} {type_}"
    yield f"stands={part} {head.dep}"
    if part != "verb":
        yield f"preposition={base} {preposition(sentence, event.head)}"
    asserted = round(event.confidence, 1)
    yield f"asserted={part} {asserted}"
    for step in event.steps:
        if "(" in step and " = " in step:
            yield f"operator={step.split('(')[0]}"
            yield f"step={step}"
    for name, kind in zip(("actor", "recipient"), sides, strict=True):
        yield f"{name}={kind}"
        yield f"{name}+type={kind != 'none'} {type_}"
        yield f"{name}+part={kind != 'none'} {part}"
    yield f"sides={sides[0].split()[0]} {sides[1].split()[0]}"
    yield f"sides+type={sides[0] != 'none'} {sides[1] != 'none'} {type_}"
    codes = [{a.country for a, _ in side if a.country} for side in both]
    relation = "one missing" if not all(codes) else "same" if codes[0] & codes[1] else "two"
    yield f"countries={relation}"
    yield f"countries+type={relation} {type_}"
    for name, side in zip(("actor", "recipient"), both, strict=True):
        for actor, _ in side[:1]:
            yield f"{name} sector={actor.sectors[0] if actor.sectors else '-'} {type_}"
    yield from _clause(event.head, sentence)
    yield f"title={sentence.part == 'title'}"
    yield f"readings={min(story.readings[event.sentence], 4)}"
    if story.size >= SHORT:
        yield f"told={min(int(story.told * 4), 3)}"
        yield f"title told={story.title}"
        yield f"place={bucket(event.sentence, PLACES)}"
        company = story.company(type_)
        yield f"company={company}"
        yield f"company+type={company} {type_}"
    yield f"length={bucket(len(words), LENGTHS)}"
    yield f"mentions={min(len(row), 4)}"
    said = story.statement(event, sentence)
    if said is not None:
        manner, act = said
        yield manner
        yield f"{manner}+type={type_}"
        yield f"act+type={act} {type_}"
        yield f"act+countries={act} {relation}"
    if any(w.text == "?" for w in words[-2:]):
        yield "question"
    if words[0].lower in ("lire", "read", "voir", "écouter", "regarder", "watch", "related"):
        yield "teaser"


def _side(side: Side) -> str:
    if not side:
        return "none"
    actor, span = side[0]
    how = actor.how.split(":")[0].split(" ")[0]
    return f"{actor.kind} {how}" if span is not None else f"understood {actor.kind}"


def _clause(i: int, sentence: Sentence) -> Iterator[str]:
    """How deep the word stands, under what, and the tense of its clause."""
    words, depth, above = sentence.words, 0, []
    k = i
    while words[k].head != k and depth < 8:
        if words[k].dep in SUBORDINATE:
            above.append(words[k].dep)
        k, depth = words[k].head, depth + 1
    yield f"depth={min(depth, 4)}"
    for dep in set(above):
        yield f"under={dep}"
    verb = next((w for w in _upwards(i, sentence) if w.pos in VERBAL), None)
    if verb is None:
        yield "tense=none"
        return
    forms = [verb.morph, *(words[j].morph for j in verb.children if words[j].dep.startswith("aux"))]
    for form in forms:
        for feature in form.split("|"):
            if feature.startswith(("Tense=", "Mood=", "VerbForm=")):
                yield f"tense={feature}"


def _upwards(i: int, sentence: Sentence) -> Iterator[Word]:
    words, seen = sentence.words, 0
    while seen < 8:
        yield words[i]
        if words[i].head == i:
            return
        i, seen = words[i].head, seen + 1


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; that of "bias" is added to every sum."""
    return {row["feature"]: float(row["weight"]) for row in read_rows(WEIGHTS, ("feature", "weight"))}


def likelihood(found: Iterable[str]) -> float:
    """The probability, 0 to 1, that a reading with these features is an event."""
    known = weights()
    total = known["bias"] + sum(known.get(name, 0.0) for name in found)
    return 1 / (1 + math.exp(-total))
