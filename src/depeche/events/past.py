"""What is long past: PLOVER's "historical", for deeds older than about three months before the story.

Where the page says when it was published, dates decide. Where it does not, a lower bound of the story's time is read
from the text: the latest time that it tells of. What lies more than three months before that is historical in any
case; so is a year said by itself ("en 2012"), which nobody writes of the story's own year, and what the words of
past.tsv or "il y a dix ans" put long ago. The bound is for this only; it never becomes a date of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from depeche.events.ontology.rows import read_rows
from depeche.events.syntax import VERBAL
from depeche.events.when import DateExpression, find_ages, published_day, story_dates
from depeche.events.when.attachment import governing_tense, head_of, nearest_date
from depeche.events.when.calendar import FUTURE, PAST
from depeche.language.parsed import Sentence
from depeche.model import DateRange

TABLE = Path(__file__).with_name("past.tsv")
KINDS = ("then", "formerly", "period", "recall")
AFTER_DAYS = 92
NEAR = 4
"""How far from a deed (as `nearest_date` counts) what dates it may stand to make it historical."""
APART = frozenset("pour d'ici horizon for by (".split())
"""What stands before a year that something is meant for, or that only belongs to the noun before it."""
YEARS = frozenset("année an exercice year".split())
"""Words that make a year a span to look back on, which may just have ended ("au cours de l'année 2016")."""
OPEN = frozenset(("since", "until", "before"))
"""Kinds of dates that do not say when a deed was done: what is besieged since 2012 is so today."""
OF_PLANS = frozenset(("AGREE", "THREATEN"))
"""Types whose year is often that of what is promised."""
DURING = frozenset("lors durant pendant sous during under throughout".split())
"""Words that make a period the time of a deed; "dans", "in" may as well name its part ("son rôle dans la guerre")."""
WHEN_IN = DURING | frozenset(("en", "dans", "in", "à", "au"))
"""The same of what has its year with it: "in a 2012 coup"."""
LATE: dict[str, tuple[str, ...]] = {"year": (), "season": ("09", "10", "11", "12", "01", "02")}
"""Months with which a year or season may end a few weeks before the story although its year is said."""
TOGETHER = frozenset("quand lorsque lorsqu' when as".split())
"""Conjunctions of what happens at the time of the main clause."""
NOWHEN = DateRange("", "", "unknown")


class PastWords:
    """The words of past.tsv in one language, by their first word and kind; opening: those first words."""

    def __init__(self, language: str) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.recall: frozenset[str] = frozenset()
        for row in read_rows(TABLE, ("kind", "language", "words")):
            if row["kind"] not in KINDS:
                raise row.wrong(f"the kind is {row['kind']!r}", f"write one of {', '.join(KINDS)}")
            if row["language"] != language:
                continue
            if row["kind"] == "recall":
                self.recall |= frozenset(row.many("words"))
                continue
            for words in row.many("words"):
                parts = tuple(words.replace("'", "' ").split())
                self.by_first.setdefault(parts[0], []).append((parts, row["kind"]))
        self.opening = frozenset(self.by_first)

    def find(self, sentence: Sentence) -> Iterator[tuple[DateExpression, str]]:
        """Where words of these kinds stand, as expressions without a date."""
        words, by_first = sentence.words, self.by_first
        if self.opening.isdisjoint(sentence.vocabulary):
            return
        for word in [word for word in words if word.lower in by_first]:
            for parts, kind in by_first[word.lower]:
                last = word.i + len(parts) - 1
                if len(parts) == 1 or tuple([w.lower for w in words[word.i : last + 1]]) == parts:
                    yield DateExpression(word.i, last, NOWHEN, "point"), kind


@cache
def past_words(language: str) -> PastWords:
    """The words of a language that put deeds in the past, read once a process."""
    return PastWords(language)


@dataclass(frozen=True, slots=True)
class StoryTime:
    """When a story plays. published: the day the page says it was published, None where it does not.

    latest: the latest time that its text tells of. years: those of which it names days or months.
    """

    published: date | None
    latest: date | None = None
    years: frozenset[int] = frozenset()

    def is_past(self, said: DateRange) -> bool:
        """Whether a date lies more than three months before the story."""
        bound = self.published or self.latest
        return bound is not None and (bound - date.fromisoformat(said.end)).days > AFTER_DAYS

    def is_past_year(self, said: DateRange) -> bool:
        """Whether a date is a year by itself, later than which the story names no days and months."""
        if (
            self.published is not None
            or said.precision not in ("year", "season")
            or said.end[5:7] in LATE[said.precision]
        ):
            return False
        year = int(said.end[:4])
        return all(other < year for other in self.years)


def story_time(published: str | None, sentences: Iterable[Sentence]) -> StoryTime:
    """When a story plays: the day of publication, as the page says it, else what its text tells."""
    day = published_day(published)
    if day is not None:
        return StoryTime(day)
    told = list(story_dates(sentences))
    latest = max((date.fromisoformat(said.start) for said in told), default=None)
    return StoryTime(None, latest, frozenset(int(said.start[:4]) for said in told if said.precision != "year"))


class Past:
    """What of a sentence is long past."""

    def __init__(self, sentence: Sentence, dates: Sequence[DateExpression], time: StoryTime) -> None:
        self.sentence, self.time = sentence, time
        self.dates = list(dates)
        self.old: set[DateExpression] = set()
        known = past_words(sentence.language)
        self.recalled = not known.recall.isdisjoint([word.lemma for word in sentence.words])
        if time.published is None:
            for expression, days in find_ages(sentence):
                self.dates = [d for d in self.dates if d.last < expression.first or d.first > expression.last]
                self.dates.append(expression)
                if days > AFTER_DAYS:
                    self.old.add(expression)
        self.formerly: list[DateExpression] = []
        for expression, kind in known.find(sentence):
            if kind == "formerly":
                if sentence.words[expression.first].dep.startswith("advmod"):  # not "alors que"
                    self.formerly.append(expression)
            elif (kind == "then" or self._is_time(expression)) and self._in_past(expression):
                self.dates.append(expression)
                self.old.add(expression)

    def _in_past(self, expression: DateExpression) -> bool:
        """Whether words stand in a past tense: "soutient traditionnellement" tells of today."""
        return governing_tense(self.sentence, expression.first, expression.last)[0] == PAST

    def _is_time(self, period: DateExpression) -> bool:
        """Whether a period is named as the time of something."""
        return any(word.lower in DURING for word in self.sentence.words[max(0, period.first - 4) : period.first])

    def holds(self, head: int, type_: str) -> bool:
        """Whether the deed at a word is long past."""
        if self.recalled and self._is_recalled(head):
            return True
        if any(self.sentence.words[d.first].head == head for d in self.formerly) and self._is_pluperfect(head):
            return True
        if not self.dates:
            return False
        if self._is_pluperfect_then(head):
            return True
        found = self._time_of(head)
        if found is None:
            return False
        expression, cost = found
        if expression in self.old:
            return True
        if expression.range.precision == "unknown" or not self._says_year(expression):
            return False
        return self.time.is_past(expression.range) or (
            type_ not in OF_PLANS and self.time.is_past_year(expression.range) and self._is_told(expression, cost)
        )

    def _time_of(self, head: int) -> tuple[DateExpression, int] | None:
        """The expression that tells the time of the deed at a word, and how far it stands: its own, that of the clause
        at whose time it happens, or the year of what it happens in ("lors du putsch de 2003").
        """
        words = self.sentence.words
        found = nearest_date(self.sentence, head, self.dates)
        if found is not None:
            return found if found[1] <= NEAR and found[0].kind not in OPEN else None
        word = words[head]
        if word.dep.startswith("advcl") and (
            (
                "VerbForm=Fin" not in word.morph
                and not any(words[j].dep in ("mark", "case") or words[j].dep.startswith("aux") for j in word.children)
            )
            or any(words[j].lower in TOGETHER for j in word.children)
        ):
            above = nearest_date(self.sentence, word.head, self.dates)
            return above if above is not None and above[1] <= NEAR else None
        for expression in self.dates:
            noun = words[words[head_of(self.sentence, expression.first, expression.last)].head]
            if noun.head == head and noun.dep.startswith("obl") and self._is_when(noun.i):
                return expression, NEAR
        return None

    def _is_when(self, noun: int) -> bool:
        """Whether a preposition makes what a noun tells the time of something."""
        words = self.sentence.words
        return any(words[j].lower in WHEN_IN for j in words[noun].children)

    def _says_year(self, expression: DateExpression) -> bool:
        """Whether a date says its year, or the day it is reckoned from is known."""
        return self.time.published is not None or expression.range.start[:4] in (expression.range.text or "")

    def _is_told(self, expression: DateExpression, cost: int) -> bool:
        """Whether a year is that of what is told: not looked ahead to, no mere attribute."""
        words = self.sentence.words
        before = words[expression.first - 1] if expression.first else None
        if before is not None and before.lower in APART:
            return False
        if any(words[k].lower in YEARS for k in range(expression.first, expression.last + 1)):
            return False
        tense = governing_tense(self.sentence, expression.first, expression.last)[0]
        placed = before is not None and before.pos == "ADP"
        return tense == PAST or (tense != FUTURE and cost == 0 and placed)

    def _is_recalled(self, head: int) -> bool:
        """Whether a noun is what an anniversary or commemoration recalls."""
        words, i = self.sentence.words, head
        recall = past_words(self.sentence.language).recall
        for _ in range(3):
            word = words[i]
            if word.pos in VERBAL or word.head == i or not word.dep.startswith(("nmod", "obj", "obl", "compound")):
                return False
            i = word.head
            if words[i].lemma in recall:
                return True
        return False

    def _is_pluperfect_then(self, head: int) -> bool:
        """Whether a deed told in the pluperfect stands in a sentence that names a past day, month or year by its year
        ("En mars 2022, une grève semblable avait fait vaciller le gouvernement")."""
        words, verb = self.sentence.words, head
        for _ in range(3):
            if words[verb].pos in VERBAL or words[verb].head == verb:
                break
            verb = words[verb].head
        return self._is_pluperfect(verb) and any(self._lies_back(date) for date in self.dates)

    def _lies_back(self, expression: DateExpression) -> bool:
        """Whether a date with its year is one of a past time: by the day of publication, else unless a future tense
        puts it ahead."""
        if expression.range.precision == "unknown" or expression.kind in OPEN or not self._says_year(expression):
            return False
        if self.time.published:
            return self.time.is_past(expression.range)
        return governing_tense(self.sentence, expression.first, expression.last)[0] != FUTURE

    def _is_pluperfect(self, head: int, coordinated: bool = True) -> bool:
        """Whether a verb stands in the pluperfect ("avait été critiqué", "had been criticised"), by itself or after one
        that does ("avait brandi la menace et imposé un embargo")."""
        words = self.sentence.words
        word = words[head]
        if coordinated and word.dep == "conj" and "VerbForm=Part" in word.morph and word.head < head:
            return self._is_pluperfect(word.head, coordinated=False)
        return any(
            words[j].dep.startswith("aux")
            and (words[j].lower == "had" or ("Tense=Imp" in words[j].morph and words[j].lemma in ("avoir", "être")))
            for j in words[head].children
        )
