"""What the readings share: asking for captured words, and the table that patterns.tsv names them by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depeche.events.when.calendar import Captured, Interval, Setting, day_in, direction, full_year, nearest

Reading = Callable[[Captured, Sequence[str], Setting], Interval | None]
"""From what was captured by class, the pattern's arguments and the setting to an interval; None where the day of
publication is needed and not known, or where the calendar has no such day."""

READINGS: dict[str, Reading] = {}


def reading(function: Reading) -> Reading:
    """Enter a function under its name in the table of readings."""
    READINGS[function.__name__] = function
    return function


def one(captured: Captured, *names: str) -> str | None:
    """The first value of the first of these classes that was captured."""
    return next((captured[name][0] for name in names if name in captured), None)


def unit_of(captured: Captured) -> str:
    """The unit of time, a day where none stands there."""
    return one(captured, "UNIT", "UNITS") or "day"


def number_of(captured: Captured) -> int | None:
    """The number, or None ("quelques")."""
    found = one(captured, "NUMBER")
    return int(found) if found else None


def way_of(captured: Captured, arguments: Sequence[str]) -> int | None:
    """-1 for last, 1 for next, 0 for this: by the pattern's arguments, else by its words."""
    for name, way in (("last", -1), ("next", 1), ("this", 0)):
        if name in arguments:
            return way
    return direction(captured)


def month_number(captured: Captured) -> int:
    """The month, from its name or its figure."""
    return int(one(captured, "MONTH", "MM") or 0)


def dated(day: int, month: int, year: str | None, setting: Setting, way: int | None = None) -> Interval | None:
    """A day of a month, in the year that was said or the nearest one."""
    if year is not None:
        return day_in(full_year(year), month, day)
    return nearest(lambda y: day_in(y, month, day), setting, way)
