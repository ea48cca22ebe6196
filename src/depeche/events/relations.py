"""The event between a marked actor and a marked recipient: the task of the PLV test set, and what decides it.

The rules give candidates (readings with their sides); a linear model over what the rules saw, types, classes, operator
chains, relations to the marks and the lemmas between them, and a small encoder that reads the marked sentence weigh
PLOVER's root types together. Their weights ship beside this module; training/relations.py and training/encoder.py make
them and say on what.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from depeche.errors import FormatError
from depeche.events.calculus import Composer
from depeche.events.cast import Cast
from depeche.events.coder import NOWHERE, SentenceCoder, sentence_coder
from depeche.events.encoder import load_encoder
from depeche.events.participants import Roles
from depeche.events.reading import Reading
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention, Span

WEIGHTS = Path(__file__).with_name("relations_en.npz")
SHARE = 1.0
"""How much the linear model's scores count beside the encoder's (chosen by cross-validation, training/encoder.py)."""
MARK = re.compile(r"(</?[st]>)")
CONTENT = frozenset(("VERB", "NOUN", "ADJ", "AUX", "PART", "PROPN", "ADV"))
BARE = frozenset(("PUNCT", "DET", "NUM", "ADP", "PRON", "AUX", "CCONJ", "SPACE"))
FUTURE = frozenset(("will", "would", "'ll", "shall", "wo"))


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with and without its marks, and the characters they enclosed ("s" the actor, "t" the recipient)."""

    uid: str
    marked: str
    text: str
    spans: dict[str, tuple[int, int]]


@dataclass(slots=True)
class Candidate:
    """A reading of the sentence, what it is coded as, and whether its sides are the marked ones."""

    reading: Reading
    type: str
    status: str
    certainty: float
    actor: int
    recipient: int
    inside: bool
    behind: int
    final: str
    sentence: int = 0


def unmark(uid: str, marked: str) -> Marked:
    """Take the marks out of a sentence. Raises FormatError where one is opened and not closed."""
    text, spans, opened = "", {}, {}
    for part in MARK.split(marked):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(text)
        elif part in ("</s>", "</t>"):
            if part[2] in opened:
                spans[part[2]] = (opened.pop(part[2]), len(text))
        else:
            text += part
    if opened:
        raise FormatError(
            f"{uid}: the mark <{next(iter(opened))}> is not closed; write <s>actor</s> and <t>recipient</t>"
        )
    return Marked(uid, marked, text, spans)


def read_relations(path: str | Path) -> list[Marked]:
    """Read a TSV with the columns uid and marked_sentence."""
    try:
        with open(path, encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: cannot be read ({error}); name a UTF-8 TSV file") from error
    if not rows:
        raise FormatError(f"{path}: no rows; it should be a TSV with the columns uid and marked_sentence")
    for column in ("uid", "marked_sentence"):
        if column not in rows[0]:
            raise FormatError(f"{path}: no column {column!r}; the header should name uid and marked_sentence")
    return [unmark(row["uid"], row["marked_sentence"] or "") for row in rows]


def parse_relations(marked: Iterable[Marked]) -> Iterator[list[Sentence]]:
    """The parsed sentences of each marked text, in order."""
    from depeche.language import parse
    from depeche.language.parsed import sentences_of

    held = list(marked)
    for one, document in zip(held, parse([m.text for m in held], "en"), strict=True):
        yield sentences_of(document, one.text, "en", 0)


def _mention(sentence: Sentence, span: tuple[int, int] | None) -> Mention | None:
    if span is None:
        return None
    inside = [w.i for w in sentence.words if w.start < span[1] and w.end > span[0]]
    if not inside:
        return None
    within = set(inside)
    head = next((i for i in inside if sentence.words[i].head not in within or sentence.words[i].head == i), inside[0])
    text = sentence.text[span[0] - sentence.start : span[1] - sentence.start]
    return Mention(Span(*span, text), sentence.index, inside[0], inside[-1], head, (Actor(text),), "mark")


def candidates(marked: Marked, sentences: Iterable[Sentence], coder: SentenceCoder) -> list[Candidate]:
    """The readings of a marked sentence, the likeliest first by the rules alone."""
    found: list[Candidate] = []
    for number, sentence in enumerate(sentences):
        actor, recipient = (_mention(sentence, marked.spans.get(k)) for k in "st")
        mentions = [m for m in (actor, recipient) if m is not None]
        cast = Cast(sentence.words, mentions)
        composer = Composer(sentence, coder.lexicon, coder.matcher.find(sentence), cast.kind_of)
        roles = Roles(composer, cast, coder.lexicon)
        for reading in composer.readings():
            candidate = _candidate(reading, composer, roles, coder, mentions, actor, recipient)
            candidate.sentence = number
            found.append(candidate)
    return sorted(found, key=_weight, reverse=True)


def _candidate(
    reading: Reading,
    composer: Composer,
    roles: Roles,
    coder: SentenceCoder,
    mentions: list[Mention],
    actor: Mention | None,
    recipient: Mention | None,
) -> Candidate:
    event = coder.event(reading, composer, roles, NOWHERE)
    actors, recipients = roles.sides(reading)
    return Candidate(
        reading,
        event.type if event else coder.lexicon.classes[reading.deed].type,
        event.status if event else "unasserted",
        coder.assertion.asserted(reading, composer, roles),
        _agreement([mentions[k] for k in actors], actor),
        _agreement([mentions[k] for k in recipients], recipient),
        actor is not None and actor.first <= reading.head <= actor.last,
        reading.head - actor.last if actor is not None else 0,
        event.steps[-1].split(" = ")[-1] if event else "",
    )


def _agreement(found: list[Mention], wanted: Mention | None) -> int:
    """2: the marked one is among them; 1: none was found; 0: another one was found."""
    if wanted is not None and any(m is wanted for m in found):
        return 2
    return 0 if found else 1


def _weight(c: Candidate) -> float:
    weight = c.certainty + {2: 2.0, 1: 0.0, 0: -1.0}[c.actor] + {2: 1.5, 1: 0.0, 0: 0.0}[c.recipient]
    if c.inside:
        weight -= 3.0
    elif c.behind > 0:
        weight += 0.3 - 0.03 * c.behind
    else:
        weight -= 0.3
    return weight


def features(marked: Marked, sentences: list[Sentence], ranked: list[Candidate]) -> dict[str, float]:
    """What the ranker sees of a marked sentence and its candidates: name of each feature and its value."""
    found: dict[str, float] = {}
    if not ranked:
        found["none"] = 1.0
    for k, c in enumerate(ranked[:4]):
        place, value = ("1", 1.0) if k == 0 else ("n", 0.5)
        found[f"{place}type={c.type}"] = max(value, found.get(f"{place}type={c.type}", 0.0))
        found[f"{place}class={c.reading.deed}"] = value
        if k < 2:
            found[f"{place}entry={c.reading.entry.id.split(':')[-1]}"] = value
            inner = c.reading.inner
            if inner is not None:
                found[f"{place}op={c.reading.entry.operator}({inner.deed})"] = value
                found[f"{place}op={c.reading.entry.operator}"] = value
        if k == 0:
            found[f"role={c.actor}{c.recipient}"] = 0.5
            found[f"type+role={c.type}{c.actor}{c.recipient}"] = 0.7
            found[f"final={c.final}"] = 0.7
            found[f"status={c.status}"] = 0.5
            found[f"status+type={c.status}{c.type}"] = 0.5
    _words(marked, sentences, found)
    return found


def _words(marked: Marked, sentences: list[Sentence], found: dict[str, float]) -> None:
    """Lemmas inside the marks, between and around them, and the verbs right behind the actor."""
    s, t = marked.spans.get("s"), marked.spans.get("t")
    for sentence in sentences:
        for word in sentence.words:
            if word.pos in ("PUNCT", "DET", "NUM"):
                continue
            if s and s[0] <= word.start < s[1]:
                found[f"S:{word.lemma}"] = 0.3
            elif t and t[0] <= word.start < t[1]:
                found[f"T:{word.lemma}"] = 0.3
            else:
                found[f"w:{word.lemma}"] = 0.5
                if s and word.start >= s[1] and (not t or t[0] < s[0] or word.start < t[0]):
                    found[f"b:{word.lemma}"] = 0.7
        if s:
            after = [
                w for w in sentence.words if w.start >= s[1] and w.pos in CONTENT and w.pos not in ("PROPN", "ADV")
            ][:3]
            for k, word in enumerate(after):
                found[f"a{k}:{word.lemma}"] = 0.7 if k == 0 else 0.4
            if len(after) > 1:
                found[f"aa:{after[0].lemma}_{after[1].lemma}"] = 0.5
            verb = next((w for w in sentence.words if w.start >= s[1] and w.pos == "VERB"), None)
            if verb is not None:
                found[f"v:{verb.lemma}"] = 0.9
            if any(w.lower in FUTURE for w in sentence.words if s[1] <= w.start < s[1] + 25):
                found["future"] = 1.0


def gist(marked: Marked, sentences: list[Sentence], ranked: list[Candidate]) -> np.ndarray:
    """What words mean rather than are: mean vectors of the words outside the marks, of those between them, and the
    vector of the likeliest trigger; an array of three times the pipeline's vector width, each part of length 1 or less.
    """
    from depeche.language import load_pipeline

    vocabulary = load_pipeline("en").vocab
    s, t = marked.spans.get("s", (0, 0)), marked.spans.get("t", (0, 0))
    zero = np.zeros(vocabulary.vectors.shape[1], dtype=np.float32)

    def unit(text: str) -> np.ndarray:
        vector = vocabulary.get_vector(text)
        length = float(np.linalg.norm(vector))
        return vector / length if length else zero

    outside, between = [], []
    for word in (w for sentence in sentences for w in sentence.words):
        if word.pos in BARE or s[0] <= word.start < s[1] or t[0] <= word.start < t[1]:
            continue
        vector = unit(word.text)
        outside.append(vector)
        if word.start >= s[1] and (t[0] < s[0] or word.start < t[0]):
            between.append(vector)
    trigger = unit(sentences[ranked[0].sentence].words[ranked[0].reading.head].text) if ranked else zero
    means = [np.mean(part, axis=0) if part else zero for part in (outside, between)]
    return np.concatenate([*means, trigger]).astype(np.float32)


class Ranker:
    """A linear model over named features and the gist."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self.roots: list[str] = [str(r) for r in stored["roots"]]
            self.index: dict[str, int] = {name: i for i, name in enumerate(str(stored["features"]).split("\n"))}
            self.weights = stored["weights"].astype(np.float32)
            self.gist = stored["gist"].astype(np.float32)
            self.bias = stored["bias"].astype(np.float32)

    def scores(self, found: dict[str, float], meant: np.ndarray) -> np.ndarray:
        """How much the features and the gist speak for each root type, in the order of `roots`."""
        scores: np.ndarray = self.bias + self.gist @ meant
        for name, value in sorted(found.items()):
            i = self.index.get(name)
            if i is not None:
                scores += value * self.weights[:, i]
        return scores


@cache
def load_ranker() -> Ranker:
    """The ranker that ships, read once a process."""
    return Ranker()


def predict_relations(path: str | Path) -> Iterator[tuple[str, str]]:
    """uid and root type of each row of a TSV of marked sentences (English). YIELD stands for CONCEDE and RETREAT."""
    marked = read_relations(path)
    coder, ranker, encoder = sentence_coder("en"), load_ranker(), load_encoder()
    for one, sentences in zip(marked, parse_relations(marked), strict=True):
        ranked = candidates(one, sentences, coder)
        linear = ranker.scores(features(one, sentences, ranked), gist(one, sentences, ranked))
        scores = encoder.scores(one.marked) + SHARE * linear
        yield one.uid, ranker.roots[int(scores.argmax())]
