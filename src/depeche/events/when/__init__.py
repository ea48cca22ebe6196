"""When: the dates that a sentence names, the one that belongs to an event, and a guess at a page's own date.

A small grammar of our own in French and English (patterns.tsv, words.tsv, bounds.tsv; conventions in docs/dates.md),
since ready-made parsers of dates miss most relative expressions of the French press and give points for intervals.
PLOVER leaves temporal markup open (codebook, "Some residual issues"); the record holds an interval with its precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from depeche.events.when.attachment import event_date as event_date
from depeche.events.when.attachment import governing_tense
from depeche.events.when.calendar import FUTURE, Interval, Setting, safe
from depeche.events.when.expressions import DateExpression as DateExpression
from depeche.events.when.grammar import load_grammar
from depeche.events.when.readings import READINGS
from depeche.language.parsed import Sentence
from depeche.model import DateRange

__all__ = ["DateExpression", "estimate_published", "event_date", "find_dates"]

FIGURE = re.compile("[0-9]")


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time; None where the day is not said or there is no such day."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def find_dates(sentence: Sentence, published: str | None, then: DateRange | None = None) -> list[DateExpression]:
    """The dates that a sentence names, in order, as intervals.

    published: the article's date (ISO 8601), from which "jeudi" and "last month" are reckoned; without it only dates
    that stand for themselves are found. then: the last date that the sentences before named ("trois jours plus tôt").
    """
    grammar = load_grammar(sentence.language)
    words = sentence.words
    if grammar is None or not words:
        return []
    if grammar.anchor_words.isdisjoint([word.lower for word in words]) and not grammar.quick.search(sentence.text):
        return []
    now = published_day(published)
    if now is None and then is None and not FIGURE.search(sentence.text):
        return []  # only a year in figures stands for itself
    found: list[DateExpression] = []
    last: Interval | None = None
    if then is not None:
        last = date.fromisoformat(then.start), date.fromisoformat(then.end), then.precision
    for match in grammar.find(grammar.cut(words)):
        tense, perfect = governing_tense(sentence, match.first, match.last)
        setting = Setting(now, last, match.tense or tense, perfect)
        read = READINGS[match.pattern.reading]
        interval = safe(lambda: read(match.captured, match.pattern.arguments, setting))  # noqa: B023 (called at once)
        if interval is None:
            continue
        last = interval
        start, end, precision = bounded(interval, match.kind, now)
        said = DateRange(start.isoformat(), end.isoformat(), precision, sentence.cut(match.first, match.last))
        found.append(DateExpression(match.first, match.last, said, match.kind))
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
    are days after the last one that stands in a past tense. The caller marks the guess as such (precision "unknown").
    """
    found: list[date] = []
    if sentences is not None:
        for sentence in sentences:
            for expression in find_dates(sentence, None):
                if (
                    expression.kind in ("point", "interval", "since")
                    and expression.range.precision == "day"
                    and governing_tense(sentence, expression.first, expression.last)[0] != FUTURE
                ):
                    found.append(date.fromisoformat(expression.range.end))
    else:
        for language in ("fr", "en"):
            found.extend(_days(text, language))
    if not found:
        return None
    day = max(found).isoformat()
    return DateRange(day, day, "day")


def _days(text: str, language: str) -> Iterable[date]:
    grammar = load_grammar(language)
    assert grammar is not None
    for match in grammar.find(grammar.read(text)):
        read = READINGS[match.pattern.reading]
        interval = safe(lambda: read(match.captured, match.pattern.arguments, Setting(None)))  # noqa: B023
        if interval is not None and interval[2] == "day" and match.kind in ("point", "interval", "since"):
            yield interval[1]
