"""Train the weights by which readings are judged to be events or not, and measure them.

    python -m training.judgement [--shared ../shared] [--report]

Data: the open parts of benchmarks/events (real news in French and English whose texts lie in ../shared, our own press
stories, stories annotated by their writers, our own sentences), ../shared/gold/fr_dev, and the examples and near misses
that the entries of the lexicons carry.
Every reading of every sentence is an example: it is right where the sentence has a gold event of its type that is not
yet taken; those that only an optional gold event would match are left out.
--report gives ten-fold cross-validation by story: precision, recall and F1 of events at several thresholds for each
source, and how often events of a given confidence are right (the table of docs/coding.md).
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.events.__main__ import HERE, countries, gold, is_open
from benchmarks.events.news import rows as news
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from depeche.actors.pronouns import without_possessives
from depeche.coding import DEFAULT, find_mentions, parse_articles, tables
from depeche.events.adjectives import with_adjectives
from depeche.events.assemble import (
    Judged,
    acts_of,
    code_sentences,
    published_date,
    sides,
    trigger_span,
    with_speakers,
)
from depeche.events.coder import SentenceEvent
from depeche.events.judgement import WEIGHTS, Story, features
from depeche.events.lexicon import load_lexicon
from depeche.events.understood import Setting, read_setting
from depeche.language.parsed import Sentence
from depeche.model import EVENT_TYPES, Article, Mention, Statement
from depeche.prediction import Line, as_article
from depeche.statements import find_statements

STRENGTH = 0.1
WEIGHTS_OF = {"fr_dev": 2.0}
"""How much a reading of a source counts, where not once: the reference annotator's twice."""
EXAMPLE, NEAR_MISS = 0.5, 5.0
"""How much an example and a near miss of a lexicon count beside a reading of a story: there are few near misses."""
SEEN_AT_LEAST = 2
FOLDS = 10
RULES = 0.5
"""What the rules alone hold an event, for the statements that are no event where one of their type was found."""
Row = dict[str, Any]


@dataclass(slots=True)
class Example:
    """A reading: its features, whether it is right (None: set aside), its story, and the source of that."""

    features: list[str]
    right: bool | None
    story: str
    source: str


def stories(shared: Path) -> Iterator[tuple[str, str, str, list[Row]]]:
    """Source, language, name and rows of each story."""
    own = [row for row in gold() if is_open(row["id"])]
    held = [
        ("own", "fr", own),
        ("press", "fr", open_part("press_fr.jsonl")),
        ("agency", "fr", open_part("agency_fr.jsonl")),
        ("broadcast fr", "fr", open_part("broadcast_fr.jsonl")),
        ("broadcast en", "en", open_part("broadcast_en.jsonl")),
        ("written fr", "fr", open_part("written_fr.jsonl")),
        ("written en", "en", open_part("written_en.jsonl")),
        ("news fr", "fr", news("fr", shared, "open")),
        ("news en", "en", news("en", shared, "open")),
    ]
    texts = shared / "gold/fr_dev.sentences.jsonl"
    if texts.exists():
        said = {r["id"]: r["text"] for r in map(json.loads, texts.read_text(encoding="utf-8").splitlines())}
        coded = map(json.loads, (shared / "gold/fr_dev.gold.jsonl").read_text(encoding="utf-8").splitlines())
        held.append(("fr_dev", "fr", [{**row, "text": said[row["id"]]} for row in coded]))
    held += [(f"lexicon {language}", language, of_lexicon(language)) for language in ("fr", "en")]
    for source, language, rows in held:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            found[row["id"].rpartition(":")[0]].append(row)
        for name, some in found.items():
            yield source, language, name, some


def open_part(name: str) -> list[Row]:
    """The open rows of a file of benchmarks/events that says of each which part it is of."""
    return [row for row in gold(HERE / name) if row["part"] == "open"]


def of_lexicon(language: str) -> list[Row]:
    """The examples and near misses of a lexicon, each a story of one sentence. What else they may tell is not known: an
    event of another type is neither right nor wrong."""
    found: dict[str, list[Row]] = {}
    sides: Row = {"trigger": "", "actor": [], "recipient": []}
    for entry in load_lexicon(language).entries:
        for column in ("examples", "near_misses"):
            for text in getattr(entry, column):
                type_, _, sentence = text.partition(": ")
                told = found.setdefault(sentence, [])
                told += [{"type": t, **sides, "optional": True} for t in EVENT_TYPES if t != type_]
                if column == "examples":
                    told.append({"type": type_, **sides})
    return [{"id": f"{n}:1", "text": text, "events": told} for n, (text, told) in enumerate(sorted(found.items()))]


@dataclass(slots=True)
class Read:
    """A story as the coder reads it, up to the readings of its sentences."""

    source: str
    name: str
    rows: list[Row]
    article: Article
    sentences: list[Sentence]
    mentions: list[list[Mention]]
    statements: list[Statement]
    setting: Setting
    coded: list[list[SentenceEvent]]

    def readings(self) -> list[list[Judged]]:
        """The readings of each sentence and the acts of speech that may be events, with their sides."""
        found = [[(one, sides(one, row)) for one in some] for some, row in zip(self.coded, self.mentions, strict=True)]
        sure = [[one for one in some if one.confidence >= RULES] for some in self.coded]
        for k, acts in acts_of(self.statements, self.sentences, sure).items():
            found[k] = [*found[k], *acts]
        return found

    def place(self, sentence: Sentence) -> int:
        """The row in which a sentence stands."""
        if sentence.part == "title":
            return 0
        starts = [span.start for span in self.article.paragraphs]
        return bisect_right(starts, sentence.start) - 1 + Line(self.rows[0]["id"], "").is_title


def read(held: Sequence[tuple[str, str, str, list[Row]]]) -> Iterator[Read]:
    """Stories, as `stories` gives them, read."""
    articles = [as_article([Line(r["id"], r["text"]) for r in rows], language) for _, language, _, rows in held]
    for (source, _, name, rows), article, sentences in zip(
        held, articles, parse_articles(articles, DEFAULT), strict=True
    ):
        mentions = find_mentions(sentences, published_date(article, sentences), DEFAULT)
        said = find_statements(article, sentences, without_possessives(mentions))
        mentions = with_adjectives(sentences, with_speakers(sentences, mentions, said), tables())
        setting = read_setting(sentences, mentions)
        coded = code_sentences(sentences, mentions, setting)
        yield Read(source, name, rows, article, sentences, mentions, said, setting, coded)


def examples(shared: Path) -> tuple[list[Example], Counter[str]]:
    """Every reading of every story, and by source the number of gold events that are required."""
    found: list[Example] = []
    wanted: Counter[str] = Counter()
    for one_story in read(list(stories(shared))):
        source, rows, sentences, mentions = one_story.source, one_story.rows, one_story.sentences, one_story.mentions
        told = one_story.readings()
        story = Story(sentences, one_story.coded, one_story.statements)
        by_row = defaultdict(list)
        for sentence, row, some in zip(sentences, mentions, told, strict=True):
            by_row[one_story.place(sentence)] += [(one, both, sentence, row) for one, both in some]
        for place, row in enumerate(rows):
            wanted[source] += sum(not e.get("optional") for e in row["events"])
            here = by_row[place]
            said_so = [
                {
                    "type": one.type,
                    "trigger": trigger_span(one, s).text,
                    "actor": _codes(both[0]),
                    "recipient": _codes(both[1]),
                }
                for one, both, s, _ in here
            ]
            for (one, both, s, mentioned), right in zip(here, verdicts(said_so, row["events"]), strict=True):
                names = list(features(one, both, s, mentioned, story))
                found.append(Example(names, right, f"{source}:{one_story.name}", source))
    return found, wanted


def _codes(side: Iterable[Any]) -> list[Row]:
    return [{"country": actor.country} for actor, _ in side]


def verdicts(found: list[Row], wanted: list[Row]) -> list[bool | None]:
    """Whether each reading of a sentence is right, None where only an optional gold event has its type."""
    verdict: list[bool | None] = [
        None if any(e.get("optional") and e["type"] == one["type"] for e in wanted) else False for one in found
    ]
    ways = []
    for i, one in enumerate(found):
        for j, event in enumerate(wanted):
            if event["type"] == one["type"]:
                shared = share_words(event, one)
                alike = sum(countries(event[side]) == countries(one[side]) for side in ("actor", "recipient"))
                ways.append((not event.get("optional"), shared, alike, -i, j))
    taken_one, taken_event = set(), set()
    for required, _, _, minus, j in sorted(ways, reverse=True):
        if -minus not in taken_one and j not in taken_event:
            taken_one.add(-minus)
            taken_event.add(j)
            verdict[-minus] = True if required else None
    return verdict


def share_words(one: Row, other: Row) -> bool:
    """Whether the triggers of two events have a word in common."""
    words = [set(re.findall(r"\w+", event["trigger"].lower())) for event in (one, other)]
    return bool(words[0] & words[1])


class Model:
    """A logistic regression over named features."""

    def __init__(self, held: list[Example]) -> None:
        seen = Counter(name for one in held for name in set(one.features))
        self.index = {
            name: i for i, name in enumerate(sorted(n for n, often in seen.items() if often >= SEEN_AT_LEAST))
        }
        self.regression = LogisticRegression(C=STRENGTH, max_iter=3000)
        weight = [self.weight_of(one) for one in held]
        self.regression.fit(self.matrix(held), [bool(one.right) for one in held], sample_weight=weight)

    @staticmethod
    def weight_of(one: Example) -> float:
        """How much an example counts."""
        if one.source.startswith("lexicon"):
            return EXAMPLE if one.right else NEAR_MISS
        return WEIGHTS_OF.get(one.source, 1.0)

    def matrix(self, held: list[Example]) -> csr_matrix:
        """One row an example, one column a feature."""
        rows, columns = [], []
        for n, one in enumerate(held):
            here = {self.index[name] for name in one.features if name in self.index}
            rows += [n] * len(here)
            columns += sorted(here)
        return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(held), len(self.index)))

    def chances(self, held: list[Example]) -> np.ndarray:
        """The probability that each example is right."""
        return self.regression.predict_proba(self.matrix(held))[:, 1]

    def save(self) -> None:
        """Write the weights, those first that speak most for or against."""
        weights = [(name, float(self.regression.coef_[0, i])) for name, i in self.index.items()]
        weights = sorted(((n, w) for n, w in weights if abs(w) >= 0.005), key=lambda pair: (-abs(pair[1]), pair[0]))
        lines = [f"{name}\t{weight:.3f}" for name, weight in weights]
        WEIGHTS.write_text(
            "# What speaks for (above 0) and against a reading's being an event; made by training/judgement.py.\n"
            f"feature\tweight\nbias\t{float(self.regression.intercept_[0]):.3f}\n" + "\n".join(lines) + "\n",
            encoding="utf-8",
        )


def report(held: list[Example], wanted: Counter[str]) -> None:
    """Cross-validate and print."""
    chances = np.zeros(len(held))
    for train, test in GroupKFold(FOLDS).split(held, groups=[one.story for one in held]):
        chances[test] = Model([held[i] for i in train]).chances([held[i] for i in test])
    right = np.array([bool(one.right) for one in held])
    source = np.array([one.source for one in held])
    chances, right, source = (
        a[[not one.source.startswith("lexicon") for one in held]] for a in (chances, right, source)
    )
    for name, total in wanted.items():
        if name.startswith("lexicon"):
            continue
        for least in (0.3, 0.35, 0.4, 0.45, 0.5):
            kept = (source == name) & (chances >= least)
            p, r = right[kept].sum() / max(kept.sum(), 1), right[kept].sum() / total
            print(f"{name:<8} at {least:.2f}   P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}")
    print("confidence   events   right")
    for low in np.arange(0.3, 1.0, 0.1):
        kept = (chances >= low) & (chances < low + 0.1)
        print(f"{low:.1f} to {low + 0.1:.1f}   {kept.sum():>6}   {right[kept].mean() if kept.any() else 0:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--report", action="store_true", help="cross-validate")
    options = parser.parse_args()
    held, wanted = examples(options.shared)
    held = [one for one in held if one.right is not None]
    print(f"{len(held)} readings, {sum(bool(one.right) for one in held)} right; gold events by source {dict(wanted)}")
    if options.report:
        report(held, wanted)
    Model(held).save()


if __name__ == "__main__":
    main()
