"""How likely a reading is an event that a trained coder would code: a small linear model over plain, named features.

The rules (assertion, status, sides) say what a sentence tells; this weighs what they found, and gives an event's
confidence as a probability. The weights stand in judgement.tsv, a line a feature, so that they can be read and argued
with; training/judgement.py makes them from annotated sentences and says how well they hold (docs/coding.md).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.acts import TYPES
from depeche.events.ontology import load_ontology
from depeche.events.ontology.rows import read_rows
from depeche.events.syntax import VERBAL, preposition
from depeche.language.parsed import Sentence, Word
from depeche.model import Actor, Mention, Span, Statement

if TYPE_CHECKING:
    from depeche.events.coder import SentenceEvent

WEIGHTS = Path(__file__).with_name("judgement.tsv")
LEAST_CONFIDENCE = 0.35
"""Events less likely than this are set aside."""
SHORT = 3
"""With fewer sentences than this, a story tells nothing about each of them."""
PLACES = (1, 3, 6)
LENGTHS = (12, 20, 30, 45)
SUBORDINATE = frozenset(("acl:relcl", "advcl", "acl", "ccomp", "xcomp", "parataxis", "conj", "appos", "obl", "nmod"))

TEASING = frozenset("lire read voir écouter regarder watch related".split())
"""First words of what sends the reader on to other pages."""

TELLING = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
"""Parts of speech of the words that tell what a sentence is about."""

Side = Sequence[tuple[Actor, Span | None]]


class Story:
    """What stands around the readings of an article's sentences.

    size: how many sentences there are; readings: how many each has. told: the share of the sentences that have one.
    title: whether the title has one. said: by part, where the words quoted or given in somebody's name begin and end,
    with the manner and act of saying them.
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
        self.said: dict[str, list[tuple[int, int, tuple[str, str]]]] = {}
        for s in statements:
            told = "quoted" if s.kind == "direct" else "reported", s.act
            for span in s.content:
                self.said.setdefault(span.part, []).append((span.start, span.end, told))
        self._words: dict[int, tuple[str, ...]] = {}
        types = load_ontology().types
        self.quads = Counter([types[one.type].quad for some in coded for one in some])

    def words(self, sentence: Sentence) -> tuple[str, ...]:
        """The lemmas that tell what a sentence is about, in alphabetical order."""
        found = self._words.get(sentence.index)
        if found is None:
            told = {word.lemma for word in sentence.words if word.pos in TELLING}
            self._words[sentence.index] = found = tuple(sorted(told))
        return found

    def statement(self, event: SentenceEvent, sentence: Sentence) -> tuple[str, str] | None:
        """Of the statement in whose words a reading stands: "quoted" or "reported", and its act."""
        start = sentence.words[event.head].start
        for first, end, told in self.said.get(sentence.part, ()):
            if first <= start < end:
                return told
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
    """How many of the bounds, the lowest first, a value reaches."""
    return bisect_right(bounds, value)


def features(
    event: SentenceEvent, both: tuple[Side, Side], sentence: Sentence, row: Sequence[Mention], story: Story
) -> Iterator[str]:
    """The names of what is so of a reading and where it stands; each has a weight or none."""
    for make, what in _groups(event, both, sentence, row, story):
        yield from make(*what)


def likelihood(
    event: SentenceEvent, both: tuple[Side, Side], sentence: Sentence, row: Sequence[Mention], story: Story
) -> float:
    """The probability, 0 to 1, that a reading is an event."""
    total = weights()["bias"]
    for make, what in _groups(event, both, sentence, row, story):
        total += _weight(make, *what)
    return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=100_000)  # the same few thousand groups of features over and over
def _weight(make: Callable[..., Iterable[str]], *what: object) -> float:
    known = weights()
    return sum(known.get(name, 0.0) for name in make(*what))


def _groups(
    event: SentenceEvent, both: tuple[Side, Side], sentence: Sentence, row: Sequence[Mention], story: Story
) -> list[tuple[Callable[..., Iterable[str]], tuple[object, ...]]]:
    """What is so of a reading, a group of related facts at a time, each with what names their features."""
    words = sentence.words
    head = words[event.head]
    type_, one, two = event.type, _side(both[0]), _side(both[1])
    part = "verb" if head.pos in VERBAL else head.pos
    case = None if part == "verb" else preposition(sentence, event.head)
    codes = [{a.country for a, _ in side if a.country} for side in both]
    relation = "one missing" if not all(codes) else "same" if codes[0] & codes[1] else "two"
    found: list[tuple[Callable[..., Iterable[str]], tuple[object, ...]]] = [
        (_of_reading, (type_, event.deed, event.entry, event.status, event.mode)),
        (_of_word, (part, type_, head.dep, case, round(event.confidence, 1))),
        (_of_language, (sentence.language, type_, head.pos)),
        (_of_dependents, tuple(sorted({words[j].dep for j in head.children}))),
        (_of_company, story.words(sentence)),
    ]
    if event.steps:
        found.append((_of_steps, event.steps))
    found.append((_of_sides, (one, two, type_, part)))
    found.append((_of_countries, (relation, _sector(both[0]), _sector(both[1]), type_)))
    found.append((_of_clause, _clause(event.head, sentence)))
    if story.size >= SHORT:
        place = bucket(event.sentence, PLACES)
        company = story.company(type_)
        found.append((_of_story, (min(int(story.told * 4), 3), story.title, place, company, type_)))
    readings = min(story.readings[event.sentence], 4)
    question = "?" in [word.text for word in words[-2:]]
    length = bucket(len(words), LENGTHS)
    teaser = words[0].lower in TEASING
    found.append((_of_sentence, (sentence.part, readings, length, _company(row), question, teaser)))
    said = story.statement(event, sentence)
    if said is not None:
        found.append((_of_speech, (*said, relation, type_)))
    return found


def _of_reading(type_: str, deed: str, entry: str, status: str, mode: str | None) -> Iterator[str]:
    yield f"type={type_}"
    yield f"deed={deed}"
    yield f"entry={entry}"
    yield f"type+status={type_} {status}"
    yield f"mode={type_} {mode}"


def _of_word(part: str, type_: str, dep: str, case: str | None, asserted: float) -> Iterator[str]:
    yield f"part={part}"
    yield f"part+type={part} {type_}"
    yield f"stands={part} {dep}"
    if part != "verb":
        yield f"preposition={dep.split(':')[0]} {case}"
    yield f"asserted={part} {asserted}"


def _of_language(language: str, type_: str, pos: str) -> Iterator[str]:
    yield f"language={language}"
    yield f"language+type={language} {type_}"
    yield f"language+part={language} {pos}"


def _of_dependents(*deps: str) -> Iterator[str]:
    for dep in deps:
        yield f"has={dep}"


def _of_company(*lemmas: str) -> Iterator[str]:
    for lemma in lemmas:
        yield f"beside={lemma}"


def _of_steps(*steps: str) -> Iterator[str]:
    for step in steps:
        if "(" in step and " = " in step:
            yield f"operator={step.split('(')[0]}"
            yield f"step={step}"


def _of_sides(one: str, two: str, type_: str, part: str) -> Iterator[str]:
    for name, kind in (("actor", one), ("recipient", two)):
        yield f"{name}={kind}"
        yield f"{name}+type={kind != 'none'} {type_}"
        yield f"{name}+part={kind != 'none'} {part}"
    yield f"sides={one.split()[0]} {two.split()[0]}"
    yield f"sides+type={one != 'none'} {two != 'none'} {type_}"


def _of_countries(relation: str, actor: str | None, recipient: str | None, type_: str) -> Iterator[str]:
    yield f"countries={relation}"
    yield f"countries+type={relation} {type_}"
    if actor is not None:
        yield f"actor sector={actor} {type_}"
    if recipient is not None:
        yield f"recipient sector={recipient} {type_}"


def _of_clause(depth: int, above: frozenset[str], forms: tuple[str, ...]) -> Iterator[str]:
    yield f"depth={depth}"
    for dep in above:
        yield f"under={dep}"
    if not forms:
        yield "tense=none"
    for form in forms:
        for feature in form.split("|"):
            if feature.startswith(("Tense=", "Mood=", "VerbForm=")):
                yield f"tense={feature}"


def _company(row: Sequence[Mention]) -> int:
    return min(len([mention for mention in row if mention.how not in POSSESSIVE]), 4)


def _of_story(told: int, title: bool, place: int, company: int, type_: str) -> Iterator[str]:
    yield f"told={told}"
    yield f"title told={title}"
    yield f"place={place}"
    yield f"company={company}"
    yield f"company+type={company} {type_}"


def _of_sentence(part: str, readings: int, length: int, mentions: int, question: bool, teaser: bool) -> Iterator[str]:
    yield f"title={part == 'title'}"
    yield f"readings={readings}"
    yield f"length={length}"
    yield f"mentions={mentions}"
    if question:
        yield "question"
    if teaser:
        yield "teaser"


def _of_speech(manner: str, act: str, relation: str, type_: str) -> Iterator[str]:
    yield manner
    yield f"{manner}+type={type_}"
    yield f"act+type={act} {type_}"
    yield f"act+countries={act} {relation}"


def _side(side: Side) -> str:
    """How an actor or recipient is named: its kind and by what it was known."""
    if not side:
        return "none"
    actor, span = side[0]
    if span is None:
        return f"understood {actor.kind}"
    how = actor.how.split(":")[0].split(" ")[0]
    return f"{actor.kind} {how}"


def _sector(side: Side) -> str | None:
    if not side:
        return None
    sectors = side[0][0].sectors
    return sectors[0] if sectors else "-"


def _clause(i: int, sentence: Sentence) -> tuple[int, frozenset[str], tuple[str, ...]]:
    """How deep a word stands, under what, and the forms of its clause's verb and auxiliaries."""
    words, depth, above = sentence.words, 0, []
    word = words[i]
    verb: Word | None = None
    while depth < 8:
        if verb is None and word.pos in VERBAL:
            verb = word
        if word.head == word.i:
            break
        if word.dep in SUBORDINATE:
            above.append(word.dep)
        word, depth = words[word.head], depth + 1
    forms: tuple[str, ...] = ()
    if verb is not None:
        forms = (verb.morph, *[words[j].morph for j in verb.children if words[j].dep.startswith("aux")])
    return min(depth, 4), frozenset(above), forms


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; that of "bias" is added to every sum."""
    return {row["feature"]: float(row["weight"]) for row in read_rows(WEIGHTS, ("feature", "weight"))}
