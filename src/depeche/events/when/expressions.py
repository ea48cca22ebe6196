"""The type of a date found in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.model import DateRange


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a sentence.

    first, last (inclusive): indices of its words. range: from day to day, its text the very words. kind: "point" (one
    date, however fine), "interval" (from one to another), "since" (the range goes on to the publication where that is
    known), "until" (the range may begin at the publication), "before", "after" (the range is the bound itself).
    """

    first: int
    last: int
    range: DateRange
    kind: str
