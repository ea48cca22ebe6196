"""When: the dates that a sentence names, the one that belongs to an event, and a guess at a page's own date.

A small grammar of our own in French and English (patterns.tsv, words.tsv, bounds.tsv; conventions in docs/dates.md),
since ready-made parsers of dates miss most relative expressions of the French press and give points for intervals.
PLOVER leaves temporal markup open (codebook, "Some residual issues"); the record holds an interval with its precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from depeche.events.when.attachment import event_date as event_date
from depeche.events.when.attachment import governing_tense
from depeche.events.when.calendar import FUTURE, Interval, Setting, safe
from depeche.events.when.expressions import DateExpression as DateExpression
from depeche.events.when.grammar import Match, load_grammar
from depeche.events.when.readings import READINGS
from depeche.language.parsed import Sentence
from depeche.model import DateRange

__all__ = [
    "DateExpression",
    "estimate_published",
    "event_date",
    "find_ages",
    "find_dates",
    "published_day",
    "story_dates",
]

FIGURE = re.compile("[0-9]")
BORN = frozenset("né née nés nées naître born birth naissance".split())
"""Words beside which a day tells of nobody's deed, and may lie decades before the page."""
NOMINAL = date(2001, 7, 2)
"""The day from which ages are reckoned where that of publication is not known; any does, in the middle of a year."""
AGES = frozenset(("ago", "unit", "month_of_year", "day_of_year", "lately", "since_ago"))
"""Readings that tell how long before the publication, whatever day that was."""


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time; None where the day is not said or there is no such day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def find_dates(
    sentence: Sentence, published: str | None, then: DateRange | None = None, *, estimated: bool = False
) -> list[DateExpression]:
    """The dates that a sentence names, in order, as intervals.

    published: the article's date (ISO 8601), from which "jeudi" and "last month" are reckoned; without it only dates
    that stand for themselves are found. then: the last date that the sentences before named ("trois jours plus tôt").
    estimated: whether `published` is but the latest day of the text, after which "le 4 août" may well lie.
    """
    grammar = load_grammar(sentence.language)
    words = sentence.words
    if grammar is None or not words:
        return []
    if not grammar.may_stand(sentence):
        return []
    now = published_day(published)
    if now is None and then is None and not FIGURE.search(sentence.text):
        return []  # only a year in figures stands for itself
    last: Interval | None = None
    if then is not None:
        last = date.fromisoformat(then.start), date.fromisoformat(then.end), then.precision
    return [expression for _, expression in _read(sentence, Setting(now, last, sure=not estimated))]


@lru_cache(maxsize=1024)  # a sentence is read for the story's time, for ages and for the dates of its events
def _matches(sentence: Sentence) -> tuple[Match, ...]:
    """What the grammar finds in a sentence, whatever the day."""
    grammar = load_grammar(sentence.language)
    return tuple(grammar.find(grammar.cut(sentence.words))) if grammar is not None else ()


def _read(sentence: Sentence, setting: Setting) -> Iterator[tuple[Match, DateExpression]]:
    """The dates of a sentence, each with what the grammar found there."""
    published, then, sure = setting.published, setting.then, setting.sure
    for match in _matches(sentence):
        tense, perfect = governing_tense(sentence, match.first, match.last)
        here = Setting(published, then, match.tense or tense, perfect, sure)
        read = READINGS[match.pattern.reading]
        interval = safe(lambda: read(match.captured, match.pattern.arguments, here))  # noqa: B023 (called at once)
        if interval is None:
            continue
        then = interval
        start, end, precision = bounded(interval, match.kind, published)
        said = DateRange(start.isoformat(), end.isoformat(), precision, sentence.cut(match.first, match.last))
        yield match, DateExpression(match.first, match.last, said, match.kind)


def find_ages(sentence: Sentence) -> list[tuple[DateExpression, int]]:
    """The dates that do not stand for themselves, each with the days that had gone by at least, whatever the day of
    publication: "il y a dix ans", "last year"; 0 where that is not told ("jeudi", "en mars"). The ranges are reckoned
    from a nominal day and mean nothing else."""
    grammar = load_grammar(sentence.language)
    if grammar is None or grammar.anchor_words.isdisjoint(sentence.vocabulary):
        return []
    found = []
    for match, expression in _read(sentence, Setting(NOMINAL)):
        said = expression.range
        days = 0
        if match.pattern.reading in AGES:
            vague = match.pattern.reading == "ago" and "NUMBER" not in match.captured  # "il y a quelques années"
            start, end = date.fromisoformat(said.start), date.fromisoformat(said.end)
            known = start if expression.kind == "since" else start + (end - start) / 2 if vague else end
            days = (NOMINAL - known).days
        elif "YEAR" in match.captured or "YY" in match.captured or "DECADE" in match.captured:
            continue
        found.append((expression, days))
    return found


def bounded(interval: Interval, kind: str, now: date | None) -> Interval:
    """The interval that a bound makes of a date: "since March" goes on to the day of publication."""
    start, end, precision = interval
    if kind == "since" and now is not None and start <= now:
        return start, max(now, start), precision
    if kind == "until" and now is not None and now <= end:
        return min(now, start) if start > now else start, end, precision
    return interval


def estimate_published(text: str, sentences: Iterable[Sentence] | None = None) -> DateRange | None:
    """A guess at the date of a page that declares none: the latest day that its text names in full.

    Days that a future tense or a bound ("avant le", "until") puts ahead are left out where sentences are given, and so
    are birthdays; where a later year is spoken of, there is no guess. The caller marks the guess as such (precision
    "unknown").
    """
    found: list[date] = []
    later: list[date] = []
    if sentences is not None:
        for said in story_dates(sentences):
            if said.precision == "day":
                found.append(date.fromisoformat(said.end))
            else:
                later.append(date.fromisoformat(said.start))
    else:
        for language in ("fr", "en"):
            found.extend(_days(text, language))
    if not found or max(later, default=date.min) > max(found):
        return None
    day = max(found).isoformat()
    return DateRange(day, day, "day")


def story_dates(sentences: Iterable[Sentence]) -> Iterator[DateRange]:
    """The dates that stand for themselves in a text and neither lie ahead nor are birthdays."""
    for sentence in sentences:
        yield from _told_dates(sentence)


@lru_cache(maxsize=1024)  # for a guess at the day of publication and for the story's time
def _told_dates(sentence: Sentence) -> tuple[DateRange, ...]:
    return tuple(
        expression.range
        for expression in find_dates(sentence, None)
        if expression.kind in ("point", "interval", "since")
        and governing_tense(sentence, expression.first, expression.last)[0] != FUTURE
        and not _of_birth(sentence, expression)
    )


def _of_birth(sentence: Sentence, expression: DateExpression) -> bool:
    """Whether a day is somebody's birthday ("né le 12 mai 1970")."""
    return any(word.lower in BORN for word in sentence.words[max(0, expression.first - 3) : expression.first])


def _days(text: str, language: str) -> Iterable[date]:
    grammar = load_grammar(language)
    assert grammar is not None
    for match in grammar.find(grammar.read(text)):
        read = READINGS[match.pattern.reading]
        interval = safe(lambda: read(match.captured, match.pattern.arguments, Setting(None)))  # noqa: B023
        if interval is not None and interval[2] == "day" and match.kind in ("point", "interval", "since"):
            yield interval[1]
