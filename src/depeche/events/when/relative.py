"""Readings of dates that are reckoned from the day of publication or from the date last spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from depeche.events.when.calendar import (
    COARSER,
    FUTURE,
    PAST,
    PRECISION,
    SLACK,
    VAGUE,
    Captured,
    Interval,
    Setting,
    day_in,
    direction,
    month_of,
    part_of,
    shift,
    weekday_near,
    whole,
)
from depeche.events.when.captured import month_number, number_of, one, reading, unit_of, way_of


@reading
def day_of_year(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "May 3 last year"."""
    if setting.published is None:
        return None
    return day_in(setting.published.year + (direction(captured) or 0), month_number(captured), int(captured["DAY"][-1]))


@reading
def day_of_month(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "le 5 du mois dernier"."""
    if setting.published is None:
        return None
    month = shift(setting.published.replace(day=1), "month", way_of(captured, arguments) or 0)
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
def month_of_year(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "mars de l'année dernière"."""
    if setting.published is None:
        return None
    year = setting.published.year + (direction(captured) or 0)
    return part_of(month_of(year, month_number(captured)), one(captured, "PART"), "month")


@reading
def weekday(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """A day of the week, by tense or by "last" and "next"."""
    return weekday_near(int(captured["WEEKDAY"][0]), setting, way_of(captured, arguments))


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
    back = int(one(captured, "FOLLOWING") or (arguments[0] if arguments else 1))
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
        unit = unit_of(captured)
        return base if unit == "day" else whole(unit, base[0])
    count = int(one(captured, "FROMTHEN", "FOLLOWING") or arguments[0])
    found = (base[1] if count > 0 else base[0]) + timedelta(days=count)
    return found, found, "day"


@reading
def unit_then(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "l'année suivante", "the previous week"."""
    base = _then(setting)
    if base is None:
        return None
    count = 0 if "same" in arguments else int(one(captured, "FOLLOWING") or (arguments[0] if arguments else 0))
    return whole(unit_of(captured), shift(base[1] if count > 0 else base[0], unit_of(captured), count))


@reading
def then_after(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "trois jours plus tôt", "a few days later"."""
    base, count, unit = _then(setting), number_of(captured), unit_of(captured)
    if base is None:
        return None
    sign = int(one(captured, "EARLIER") or (arguments[0] if arguments else -1))
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
    now, unit, count = setting.published, unit_of(captured), number_of(captured)
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
    count = number_of(captured)
    if setting.published is None or count is None or setting.tense == PAST:
        return None
    return _around(unit_of(captured), shift(setting.published, unit_of(captured), count))


@reading
def since_ago(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "depuis dix ans": from so long ago to the publication."""
    now, count, unit = setting.published, number_of(captured), unit_of(captured)
    if now is None or count is None or ("perfect" in arguments and not setting.perfect):
        return None  # "held for ten days" is a duration, and no date
    return shift(now, unit, -count), now, PRECISION.get(unit, unit)


@reading
def until_ahead(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "d'ici deux semaines", "within 48 hours"."""
    now, count, unit = setting.published, number_of(captured), unit_of(captured)
    if now is None or count is None or setting.tense == PAST:
        return None
    return now, shift(now, unit, count), PRECISION.get(unit, unit)


@reading
def lately(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "ces trois derniers jours", "in recent weeks"."""
    now, count, unit = setting.published, 1 if "one" in arguments else number_of(captured), unit_of(captured)
    if now is None:
        return None
    if count is None:
        return now - timedelta(days=VAGUE.get(unit, 3652)), now, COARSER.get(unit, "year")
    return shift(now, unit, -count), now, PRECISION.get(unit, unit)


@reading
def coming(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "dans les prochains jours", "in the coming weeks"."""
    now, count, unit = setting.published, number_of(captured), unit_of(captured)
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
    name = unit_of(captured)
    way = way_of(captured, arguments) or 0
    if name == "weekend" and way == 0:
        return weekend(captured, arguments, setting)
    found = whole(name, shift(setting.published, name, way))
    return part_of(found, one(captured, "PART"), name)


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
    start, _, precision = whole(unit_of(captured), setting.published)
    return start, setting.published, precision


@reading
def later_in(captured: Captured, arguments: Sequence[str], setting: Setting) -> Interval | None:
    """ "later this month"."""
    if setting.published is None:
        return None
    _, end, precision = whole(unit_of(captured), setting.published)
    return setting.published, end, precision
