"""What the words of a date say: from captured words to the first and last day and the precision.

Conventions (docs/dates.md): weeks run from Monday; seasons are those of the meteorologists, north of the equator; the
beginning, middle and end of a month are its days 1-10, 11-20 and 21 on, of a year its months 1-3, 5-8 and 10-12, of a
week or another period its thirds; "two weeks ago" is that calendar week, "two months ago" that calendar month.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

PAST, FUTURE, OPEN = "past", "future", "open"
Interval = tuple[date, date, str]
Captured = Mapping[str, Sequence[str]]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
PRECISION = {"hour": "day", "day": "day", "weekend": "day", "quarter": "season", "half": "season", "decade": "year"}
VAGUE = {"hour": 2, "day": 7, "week": 28, "weekend": 28, "month": 183, "quarter": 365, "half": 730, "year": 1826}
COARSER = {"hour": "day", "day": "week", "week": "month", "weekend": "month", "month": "season"}
SLACK = timedelta(days=2)
"""How far past the day of publication a date of the past may lie: pages are dated a day or two early."""


@dataclass(frozen=True, slots=True)
class Setting:
    """From where a date is reckoned. published: the day of publication, or None. then: the interval last spoken of, or
    None. tense: of the verb that the date belongs to: PAST, FUTURE or OPEN (not known).
    perfect: whether that verb is in the present perfect ("has ruled"). sure: whether the day of publication is known
    rather than guessed from the text."""

    published: date | None
    then: Interval | None = None
    tense: str = OPEN
    perfect: bool = False
    sure: bool = True


def direction(captured: Captured) -> int | None:
    """-1 for "last", 1 for "next", 0 for "this", None where nothing of the kind stands there."""
    for name, way in (("LAST", -1), ("LASTS", -1), ("NEXT", 1), ("NEXTS", 1), ("THIS", 0)):
        if name in captured:
            return way
    return None


def whole(unit: str, day: date) -> Interval:
    """The calendar unit (week, month ...) that holds a day."""
    if unit in ("week", "fortnight"):
        start = day - timedelta(days=day.weekday())
        return start, start + timedelta(days=6 if unit == "week" else 13), "week"
    if unit == "weekend":
        start = day - timedelta(days=day.weekday()) + timedelta(days=5)
        return start, start + timedelta(days=1), "day"
    if unit == "month":
        return month_of(day.year, day.month)
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        first = (day.month - 1) // size * size + 1
        return date(day.year, first, 1), month_of(day.year, first + size - 1)[1], "season"
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31), "year"
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31), "year"
    return day, day, "day"


def month_of(year: int, month: int) -> Interval:
    """A whole month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def shift(day: date, unit: str, count: int) -> date:
    """The day so many units away; the last day of a month where the same number does not exist there."""
    days = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + timedelta(days=days * count)
    if unit == "hour":
        whole_days = -(-abs(count) // 24)
        return day + timedelta(days=whole_days if count > 0 else -whole_days)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}[unit] * count
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def part_of(interval: Interval, part: str | None, unit: str) -> Interval:
    """The beginning ("start"), "middle" or "end" of a month, year or other period."""
    start, end, precision = interval
    if part is None or part == "all":
        return interval
    if unit == "month":
        days = {"start": (1, 10), "middle": (11, 20), "end": (21, end.day)}[part]
        return start.replace(day=days[0]), start.replace(day=days[1]), "week"
    if unit == "year":
        months = {"start": (1, 3), "middle": (5, 8), "end": (10, 12)}[part]
        return date(start.year, months[0], 1), month_of(start.year, months[1])[1], "season"
    length = (end - start).days + 1
    third = max(1, length // 3)
    if part == "start":
        end = start + timedelta(days=third - 1)
    elif part == "end":
        start = end - timedelta(days=third - 1)
    else:
        start, end = start + timedelta(days=third), max(start + timedelta(days=third), end - timedelta(days=third))
    return start, end, {"season": "month", "year": "season", "month": "week"}.get(precision, "day")


def nearest(make: Callable[[int], Interval | None], setting: Setting, way: int | None = None) -> Interval | None:
    """The year that was not said: make(year) nearest to the publication, as tense or "last"/"next" (way) allows."""
    now = setting.published
    if now is None:
        return None
    choices = [found for year in range(now.year - 4, now.year + 5) if (found := make(year)) is not None]
    past = [c for c in choices if (c[0] < now and c[1] < now if way == -1 else c[0] <= now + SLACK)]
    future = [c for c in choices if (c[0] > now if way == 1 else c[1] >= now)]
    tense = setting.tense if setting.sure else OPEN
    if way == -1 or (way is None and tense == PAST):
        return max(past, default=None)
    if way == 1 or (way is None and tense == FUTURE):
        return min(future, default=None)
    return min(choices, key=lambda c: (_distance(c, now), c[0] > now), default=None)


def _distance(interval: Interval, now: date) -> int:
    start, end, _ = interval
    return 0 if start <= now <= end else min(abs((start - now).days), abs((end - now).days))


def day_in(year: int, month: int, day: int) -> Interval | None:
    """A day, or None where the calendar has none such (31 February)."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found, "day"


def span(first: Interval | None, last: Interval | None) -> Interval | None:
    """From the beginning of one interval to the end of another, or None where they are the wrong way round."""
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1], last[2]


def weekday_near(weekday: int, setting: Setting, way: int | None) -> Interval | None:
    """A day of the week by tense: the last such day, today included, or the next."""
    now = setting.published
    if now is None:
        return None
    back = (now.weekday() - weekday) % 7
    if way == -1:
        day = now - timedelta(days=back or 7)
    elif way == 1 or (setting.tense == FUTURE and back != 0):
        day = now + timedelta(days=7 - back)
    else:
        day = now - timedelta(days=back)
    return day, day, "day"


def full_year(digits: str) -> int:
    """A year of two digits in full: 00 to 49 of this century, 50 to 99 of the last."""
    number = int(digits)
    return number if number > 99 else number + (2000 if number < 50 else 1900)


def safe(reading: Callable[[], Interval | None]) -> Interval | None:
    """A reading's answer, or None where it would leave the calendar or turn an interval round."""
    try:
        found = reading()
    except (ValueError, OverflowError, KeyError):
        return None
    return found if found is not None and found[0] <= found[1] else None
