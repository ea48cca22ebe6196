"""Readings of dates that name days, months, years and their parts, with or without the year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from depeche.events.when.calendar import (
    SEASONS,
    Captured,
    Interval,
    Setting,
    day_in,
    direction,
    full_year,
    month_of,
    nearest,
    part_of,
    shift,
    span,
    whole,
)
from depeche.events.when.captured import dated, month_number, one, reading


@reading
def day(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A day of a month, with or without its year. Where the month's number cannot be one, it is the day's."""
    month = month_number(captured)
    return dated(int(captured["DAY"][-1]), month, one(captured, "YEAR", "YY"), setting, direction(captured))


@reading
def days(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """From one day to another; what the first leaves out (month, year) it takes from the second."""
    numbers, months, years = captured["DAY"], captured["MONTH"], captured.get("YEAR", ())
    last = dated(int(numbers[-1]), int(months[-1]), years[-1] if years else None, setting, direction(captured))
    if last is None:
        return None
    first = day_in(int(years[0]) if years else last[0].year, int(months[0]), int(numbers[0]))
    if first is not None and first[0] > last[0]:
        if len(months) > 1 and len(years) < 2:
            first = day_in(last[0].year - 1, int(months[0]), int(numbers[0]))
        elif len(months) == 1:
            earlier = shift(last[0].replace(day=1), "month", -1)
            first = day_in(earlier.year, earlier.month, int(numbers[0]))
    return span(first, last)


@reading
def month(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A month or its beginning, middle or end."""
    number, year = month_number(captured), one(captured, "YEAR")
    part = one(captured, "PART") or (arguments[0] if arguments else None)
    if year is not None:
        found: Interval | None = month_of(int(year), number)
    else:
        found = nearest(lambda y: month_of(y, number), setting, direction(captured))
    return found and part_of(found, part, "month")


@reading
def week_of_month(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "la première semaine de mai", "the second half of May"."""
    found = month(captured, (), setting)
    if found is None:
        return None
    size, ordinal = int(arguments[0]) if arguments else 7, int(captured["ORDINAL"][0])
    start, end = found[0], found[1]
    if ordinal == -1:
        return end - timedelta(days=size - 1), end, "week"
    begin = start + timedelta(days=size * (ordinal - 1))
    stop = end if size == 15 and ordinal == 2 else min(end, begin + timedelta(days=size - 1))
    return begin, stop, "week"


@reading
def months(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """From one month to another."""
    numbers, years = captured["MONTH"], captured.get("YEAR", ())
    if years:
        last: Interval | None = month_of(int(years[-1]), int(numbers[-1]))
    else:
        last = nearest(lambda y: month_of(y, int(numbers[-1])), setting)
    if last is None:
        return None
    year = int(years[0]) if len(years) > 1 else last[0].year - (int(numbers[0]) > int(numbers[-1]))
    first, parts = month_of(year, int(numbers[0])), captured.get("PART", ())
    if len(parts) == 2:
        first, last = part_of(first, parts[0], "month"), part_of(last, parts[1], "month")
    return span(first, last)


@reading
def year(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A year or its beginning, middle or end."""
    return part_of(whole("year", date(int(captured["YEAR"][0]), 1, 1)), one(captured, "PART"), "year")


@reading
def years(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """From one year to another; the second may have two digits."""
    first, *more = captured["YEAR"]
    last = more[0] if more else first[:2] + captured["YY"][0]
    return span(whole("year", date(int(first), 1, 1)), whole("year", date(int(last), 1, 1)))


@reading
def decade(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "les années 1990", "the 1990s"."""
    found = captured.get("YEAR") or captured.get("YY") or captured["DECADE"]
    first, last = full_year(found[0]), full_year(found[-1])
    if first < 100:
        first = last = first + 1900
    part = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}.get(one(captured, "PART") or "", (0, 9))
    return date(first // 10 * 10 + part[0], 1, 1), date(last // 10 * 10 + part[1], 12, 31), "year"


@reading
def season(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A season; winter begins in the December of its year."""
    first = SEASONS[captured["SEASON"][0]]

    def make(y: int) -> Interval:
        start = date(y, first, 1)
        return start, month_of(*carried(y, first + 2))[1], "season"

    said = one(captured, "YEAR")
    found = make(int(said)) if said else nearest(make, setting, direction(captured) or None)
    return found and part_of(found, one(captured, "PART"), "season")


def carried(year: int, month: int) -> tuple[int, int]:
    """Year and month of a month that may lie beyond December."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


@reading
def quarter(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A quarter or half of a year."""
    number = int(one(captured, "QUARTER", "ORDINAL") or 0)
    size = 6 if "half" in arguments else 3
    if number == -1:
        number = 12 // size
    if not 1 <= number <= 12 // size:
        return None
    first = size * (number - 1) + 1

    def make(y: int) -> Interval:
        return date(y, first, 1), month_of(y, first + size - 1)[1], "season"

    said = one(captured, "YEAR")
    return make(int(said)) if said else nearest(make, setting)


@reading
def holiday(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A feast with a fixed day."""
    number, first = (int(part) for part in captured["HOLIDAY"][0].split("-"))
    return dated(first, number, one(captured, "YEAR"), setting)
