"""The readings that patterns.tsv names: from the words a pattern captured to an interval.

Each takes what was captured by class, the pattern's arguments, and the setting; None where the day of publication is
needed and not known, or where the calendar has no such day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from depeche.events.when.calendar import (
    COARSER,
    FUTURE,
    PAST,
    PRECISION,
    SEASONS,
    SLACK,
    VAGUE,
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
    weekday_near,
    whole,
)

Reading = Callable[[Captured, Sequence[str], Setting], Interval | None]
READINGS: dict[str, Reading] = {}


def reading(function: Reading) -> Reading:
    """Enter a function under its name in the table of readings."""
    READINGS[function.__name__.rstrip("_")] = function
    return function


def _one(captured: Captured, *names: str) -> str | None:
    return next((captured[name][0] for name in names if name in captured), None)


def _unit(captured: Captured) -> str:
    return _one(captured, "UNIT", "UNITS") or "day"


def _number(captured: Captured) -> int | None:
    found = _one(captured, "NUMBER")
    return int(found) if found else None


def _way(captured: Captured, arguments: Sequence[str]) -> int | None:
    for name, way in (("last", -1), ("next", 1), ("this", 0)):
        if name in arguments:
            return way
    return direction(captured)


def _month(captured: Captured) -> int:
    return int(_one(captured, "MONTH", "MM") or 0)


def _dated(day: int, month: int, year: str | None, setting: Setting, way: int | None = None) -> Interval | None:
    if year is not None:
        return day_in(full_year(year), month, day)
    return nearest(lambda y: day_in(y, month, day), setting, way)


@reading
def day(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A day of a month, with or without its year. Where the month's number cannot be one, it is the day's."""
    month = _month(captured)
    return _dated(int(captured["DAY"][-1]), month, _one(captured, "YEAR", "YY"), setting, direction(captured))


@reading
def day_of_year(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "May 3 last year"."""
    if setting.published is None:
        return None
    return day_in(setting.published.year + (direction(captured) or 0), _month(captured), int(captured["DAY"][-1]))


@reading
def day_of_month(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "le 5 du mois dernier"."""
    if setting.published is None:
        return None
    month = shift(setting.published.replace(day=1), "month", _way(captured, arguments) or 0)
    return day_in(month.year, month.month, int(captured["DAY"][0]))


@reading
def weekday_day(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "lundi 8": the nearest month in which the 8th is a Monday; else the Monday alone."""
    now, weekday = setting.published, int(captured["WEEKDAY"][0])
    if now is None:
        return None
    found: list[Interval] = []
    for count in (-1, 0, 1):
        month = shift(now.replace(day=1), "month", count)
        choice = day_in(month.year, month.month, int(captured["DAY"][0]))
        if choice is not None and choice[0].weekday() == weekday:
            found.append(choice)
    return min(found, key=lambda c: abs((c[0] - now).days), default=weekday_near(weekday, setting, None))


@reading
def days(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """From one day to another; what the first leaves out (month, year) it takes from the second."""
    numbers, months, years = captured["DAY"], captured["MONTH"], captured.get("YEAR", ())
    last = _dated(int(numbers[-1]), int(months[-1]), years[-1] if years else None, setting, direction(captured))
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
    number, year = _month(captured), _one(captured, "YEAR")
    part = _one(captured, "PART") or (arguments[0] if arguments else None)
    if year is not None:
        found: Interval | None = month_of(int(year), number)
    else:
        found = nearest(lambda y: month_of(y, number), setting, direction(captured))
    return found and part_of(found, part, "month")


@reading
def month_of_year(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "mars de l'année dernière"."""
    if setting.published is None:
        return None
    return part_of(
        month_of(setting.published.year + (direction(captured) or 0), _month(captured)), _one(captured, "PART"), "month"
    )


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
    return part_of(whole("year", date(int(captured["YEAR"][0]), 1, 1)), _one(captured, "PART"), "year")


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
    part = {"start": (0, 3), "middle": (4, 6), "end": (7, 9)}.get(_one(captured, "PART") or "", (0, 9))
    return date(first // 10 * 10 + part[0], 1, 1), date(last // 10 * 10 + part[1], 12, 31), "year"


@reading
def season(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A season; winter begins in the December of its year."""
    first = SEASONS[captured["SEASON"][0]]

    def make(y: int) -> Interval:
        start = date(y, first, 1)
        return start, month_of(*carried(y, first + 2))[1], "season"

    said = _one(captured, "YEAR")
    found = make(int(said)) if said else nearest(make, setting, direction(captured) or None)
    return found and part_of(found, _one(captured, "PART"), "season")


def carried(year: int, month: int) -> tuple[int, int]:
    """Year and month of a month that may lie beyond December."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


@reading
def quarter(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A quarter or half of a year."""
    number = int(_one(captured, "QUARTER", "ORDINAL") or 0)
    size = 6 if "half" in arguments else 3
    if number == -1:
        number = 12 // size
    if not 1 <= number <= 12 // size:
        return None
    first = size * (number - 1) + 1

    def make(y: int) -> Interval:
        return date(y, first, 1), month_of(y, first + size - 1)[1], "season"

    said = _one(captured, "YEAR")
    return make(int(said)) if said else nearest(make, setting)


@reading
def weekday(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A day of the week, by tense or by "last" and "next"."""
    return weekday_near(int(captured["WEEKDAY"][0]), setting, _way(captured, arguments))


@reading
def weekdays(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """From one day of the week to another."""
    first, last = (int(found) for found in captured["WEEKDAY"])
    end = weekday_near(last, setting, direction(captured))
    if end is None:
        return None
    if setting.tense == FUTURE:
        start = weekday_near(first, setting, None)
        return start and (start[0], start[0] + timedelta(days=(last - first) % 7), "day")
    return end[0] - timedelta(days=(last - first) % 7), end[0], "day"


@reading
def weekday_of_week(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "lundi de la semaine dernière"."""
    if setting.published is None:
        return None
    start = whole("week", setting.published)[0] + timedelta(days=7 * (direction(captured) or 0))
    found = start + timedelta(days=int(captured["WEEKDAY"][0]))
    return found, found, "day"


@reading
def weekday_in_eight(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "lundi en huit": a week after the next Monday."""
    found = weekday_near(int(captured["WEEKDAY"][0]), setting, 1)
    return found and (found[0] + timedelta(days=7), found[0] + timedelta(days=7), "day")


@reading
def weekday_then(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "le lundi suivant": reckoned from the date last spoken of."""
    base = _then(setting)
    if base is None:
        return None
    back = int(_one(captured, "FOLLOWING") or (arguments[0] if arguments else 1))
    return weekday_near(int(captured["WEEKDAY"][0]), Setting(base[1] if back > 0 else base[0]), back)


def _then(setting: Setting) -> Interval | None:
    if setting.then is not None:
        return setting.then
    return None if setting.published is None else (setting.published, setting.published, "day")


@reading
def deictic(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """Yesterday, today, tomorrow ..."""
    if setting.published is None:
        return None
    found = setting.published + timedelta(days=int(arguments[0] if arguments else captured["DEICTIC"][0]))
    return found, found, "day"


@reading
def today(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """This morning, this evening ..."""
    return None if setting.published is None else (setting.published, setting.published, "day")


@reading
def night(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """Last night: yesterday evening to this morning."""
    return None if setting.published is None else (setting.published - timedelta(days=1), setting.published, "day")


@reading
def then(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "la veille", "le lendemain", "ce jour-là": reckoned from the date last spoken of."""
    base = _then(setting)
    if base is None:
        return None
    if "same" in arguments:
        unit = _unit(captured)
        return base if unit == "day" else whole(unit, base[0])
    count = int(_one(captured, "FROMTHEN", "FOLLOWING") or arguments[0])
    found = (base[1] if count > 0 else base[0]) + timedelta(days=count)
    return found, found, "day"


@reading
def unit_then(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "l'année suivante", "the previous week"."""
    base = _then(setting)
    if base is None:
        return None
    count = 0 if "same" in arguments else int(_one(captured, "FOLLOWING") or (arguments[0] if arguments else 0))
    return whole(_unit(captured), shift(base[1] if count > 0 else base[0], _unit(captured), count))


@reading
def then_after(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "trois jours plus tôt", "a few days later"."""
    base, count, unit = _then(setting), _number(captured), _unit(captured)
    if base is None:
        return None
    sign = int(_one(captured, "EARLIER") or (arguments[0] if arguments else -1))
    if count is None:
        reach = timedelta(days=VAGUE.get(unit, 3652))
        if sign < 0:
            return base[0] - reach, base[0], COARSER.get(unit, "year")
        return base[1], base[1] + reach, COARSER.get(unit, "year")
    return _around(unit, shift(base[1] if sign > 0 else base[0], unit, sign * count))


def _around(unit: str, found: date) -> Interval:
    if unit in ("hour", "day"):
        return found, found, "day"
    return whole("week" if unit in ("weekend", "fortnight") else unit, found)


@reading
def ago(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """So long before the publication."""
    now, unit, count = setting.published, _unit(captured), _number(captured)
    if now is None:
        return None
    if count is None:
        return now - timedelta(days=VAGUE.get(unit, 3652)), now, COARSER.get(unit, "year")
    if unit == "hour" and count < 24:
        return now - timedelta(days=1), now, "day"
    return _around(unit, shift(now, unit, -count))


@reading
def ahead(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """So long after the publication; "in two weeks" told of the past is a duration, and no date."""
    count = _number(captured)
    if setting.published is None or count is None or setting.tense == PAST:
        return None
    return _around(_unit(captured), shift(setting.published, _unit(captured), count))


@reading
def since_ago(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "depuis dix ans": from so long ago to the publication."""
    now, count, unit = setting.published, _number(captured), _unit(captured)
    if now is None or count is None or ("perfect" in arguments and not setting.perfect):
        return None  # "held for ten days" is a duration, and no date
    return shift(now, unit, -count), now, PRECISION.get(unit, unit)


@reading
def until_ahead(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "d'ici deux semaines", "within 48 hours"."""
    now, count, unit = setting.published, _number(captured), _unit(captured)
    if now is None or count is None or setting.tense == PAST:
        return None
    return now, shift(now, unit, count), PRECISION.get(unit, unit)


@reading
def lately(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "ces trois derniers jours", "in recent weeks"."""
    now, count, unit = setting.published, 1 if "one" in arguments else _number(captured), _unit(captured)
    if now is None:
        return None
    if count is None:
        return now - timedelta(days=VAGUE.get(unit, 3652)), now, COARSER.get(unit, "year")
    return shift(now, unit, -count), now, PRECISION.get(unit, unit)


@reading
def coming(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "dans les prochains jours", "in the coming weeks"."""
    now, count, unit = setting.published, _number(captured), _unit(captured)
    if now is None:
        return None
    if count is None:
        return now, now + timedelta(days=VAGUE.get(unit, 3652)), COARSER.get(unit, "year")
    return now, shift(now, unit, count), PRECISION.get(unit, unit)


@reading
def unit(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "la semaine dernière", "this month", "the end of next year"."""
    if setting.published is None:
        return None
    name = _unit(captured)
    way = _way(captured, arguments) or 0
    if name == "weekend" and way == 0:
        return weekend(captured, arguments, setting)
    found = whole(name, shift(setting.published, name, way))
    return part_of(found, _one(captured, "PART"), name)


@reading
def weekend(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """The weekend spoken of: that of the week, or the one before it where it still lies ahead of something past."""
    if setting.published is None:
        return None
    found = whole("weekend", setting.published)
    if found[0] > setting.published and setting.tense != FUTURE:
        far = found[0] > setting.published + SLACK
        return whole("weekend", setting.published - timedelta(days=7)) if far or setting.tense == PAST else found
    return found


@reading
def earlier_in(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "earlier this month"."""
    if setting.published is None:
        return None
    start, _, precision = whole(_unit(captured), setting.published)
    return start, setting.published, precision


@reading
def later_in(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "later this month"."""
    if setting.published is None:
        return None
    _, end, precision = whole(_unit(captured), setting.published)
    return setting.published, end, precision


@reading
def holiday(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A feast with a fixed day."""
    number, first = (int(part) for part in captured["HOLIDAY"][0].split("-"))
    return _dated(first, number, _one(captured, "YEAR"), setting)
