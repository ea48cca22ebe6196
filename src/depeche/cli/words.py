"""The kinds of words that options take: days, countries, pipelines."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any

import click


class Day(click.ParamType[Any]):
    """A day, a month or a year (2024-04-08, 2024-04, 2024) as a day: its first, or its last."""

    name = "date"

    def __init__(self, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in ISO 8601."""
        found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value))
        try:
            if not found:
                raise ValueError
            year, month, day = (int(part) if part else None for part in found.groups())
            assert year is not None
            month = month or (12 if self.last else 1)
            day = day or (calendar.monthrange(year, month)[1] if self.last else 1)
            return datetime.date(year, month, day).isoformat()
        except ValueError:
            self.fail(f"{value!r} is not a date: write it as 2024-04-08, 2024-04 or 2024", param, ctx)


class Country(click.ParamType[Any]):
    """A country's ISO 3166-1 alpha-3 code, or an IGO's (IGOUNO), in any case."""

    name = "country"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code in capitals."""
        code = str(value).strip().upper()
        if not re.fullmatch(r"[A-Z]{3}|IGO[A-Z]{3}", code):
            self.fail(f"{value!r} is not a code: write three letters (MLI, RUS) or an IGO's (IGOUNO)", param, ctx)
        return code


class Pipeline(click.ParamType[Any]):
    """A language and the name of an installed spaCy pipeline: fr=fr_core_news_lg."""

    name = "language=name"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The language and the name."""
        if isinstance(value, tuple):
            return value
        language, _, pipeline = str(value).partition("=")
        if language not in ("fr", "en") or not pipeline:
            self.fail(f"{value!r}: write fr=NAME or en=NAME", param, ctx)
        return language, pipeline
