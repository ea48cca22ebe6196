"""Dates as pages write them: ISO, "12 novembre 2021 à 10h30", "12/11/2021", "November 12, 2021", "1er mars 2021"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from depeche.pages.wordings import any_of

MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "janvier janv january jan januar jänner enero gennaio janeiro",
        "février fevrier févr fevr fév fev february feb febr februar febrero febbraio fevereiro",
        "mars march mar märz mrz maerz marzo março",
        "avril avr april apr abril aprile",
        "mai may mayo maggio maio",
        "juin june jun juni junio giugno junho",
        "juillet juil juill july jul juli julio luglio julho",
        "août aout aoû august aug agosto",
        "septembre sept sep september septiembre setiembre settembre setembro",
        "octobre oct october okt oktober octubre ottobre outubro",
        "novembre nov november noviembre novembro",
        "décembre decembre déc dec december dez dezember diciembre dicembre dezembro",
    ),
    start=1,
):
    MONTHS.update(dict.fromkeys(_names.split(), _number))

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_TIME = (
    r"(?:(?:\s|&nbsp;|,|;|-|–|—|\||·|•|/|T|@|\(|à|le|at|um|a las|alle|dès|kl\.?|vers|to)*"
    r"(?P<hour>[01]?\d|2[0-3])\s?(?:(?:h|H|:|uhr|Uhr)\s?(?P<minute>[0-5]\d)?(?:\s?:\s?[0-5]\d(?:\.\d+)?)?|(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b)?(?P<zone>\s?(?:Z|[+-]\d\d:?\d\d)\b)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month_number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})\s?(?:er|st|nd|rd|th|\.|º|°)?[\s-]*(?:de\s|of\s)?"
        + _MONTH
        + r"[\s,-]*(?:de[l]?\s)?(?P<year>(?:19|20)\d\d)(?!\d)",
        r"\b" + _MONTH + r"\s*(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s,.]+(?P<year>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d.,/-])(?P<first>\d{1,2})(?P<sep>[./-])\s?(?P<second>\d{1,2})(?P=sep)\s?(?P<year>(?:19|20)?\d\d)(?![\d/-])",
    )
)  # fmt: skip
_MONTH_ONLY = re.compile(r"\b" + _MONTH + r",?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_COMPACT = re.compile(
    r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d)(?:\d\d)?Z?)?$"
)
RELATIVE = re.compile(
    rf"^\W*{any_of('dates.relative_start')}\s+.{{1,25}}$|^\W*.{{1,20}}\s+{any_of('dates.relative_end')}\W*$"
    rf"|^\W*{any_of('dates.near')}\b.{{0,20}}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date within a text. start, end: its characters there. iso: "2021-11-12", "2021-11-12T10:30" or "2021-11".
    precision: "minute", "hour", "day" or "month"."""

    start: int
    end: int
    iso: str
    precision: str


def find_date(text: str, *, month_first: bool = False, month_only: bool = False) -> FoundDate | None:
    """The first full date in a text, or None. month_first: read 11/12/2021 as November 12 (where both readings are
    lawful). month_only: take "novembre 2021" too where no full date stands."""
    if not any(c.isdigit() for c in text):
        return None
    best: FoundDate | None = None
    for form in _FORMS:
        for match in form.finditer(text):
            found = _read(match, month_first)
            if found is not None and (best is None or found.start < best.start):
                best = found
            if found is not None:
                break
    if best is None and month_only:
        named = _MONTH_ONLY.search(text)
        if named is not None:
            number = MONTHS[named["month"].lower()]
            best = FoundDate(named.start(), named.end(), f"{named['year']}-{number:02d}", "month")
    return best


def read_stamp(value: str, *, month_first: bool = False) -> FoundDate | None:
    """The date of a machine-readable value: ISO 8601, Unix seconds or milliseconds, "20211112", or else any words."""
    value = value.strip()
    if re.fullmatch(r"\d{9,10}|\d{12,13}", value):
        seconds = int(value) / (1000 if len(value) > 10 else 1)
        moment = datetime.fromtimestamp(seconds, UTC)
        return FoundDate(0, len(value), moment.strftime("%Y-%m-%dT%H:%M+00:00"), "minute")
    match = _COMPACT.match(value)
    if match is not None:
        return _build(match, int(match["year"]), int(match["month"]), int(match["day"]), 0, len(value))
    return find_date(value[:200], month_first=month_first)


def day_of(iso: str) -> str:
    """The date part of an ISO 8601 date or date and time, for comparing: "2021-11-12T10:30" -> "2021-11-12"."""
    return iso[:10]


def _read(match: re.Match[str], month_first: bool) -> FoundDate | None:
    groups = match.groupdict()
    year = int(groups["year"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        day, month = (second, first) if (month_first and first <= 12) or second > 12 else (first, second)
    else:
        month = int(groups["month_number"]) if groups.get("month_number") else MONTHS[groups["month"].lower()]
        day = int(groups["day"])
    return _build(match, year, month, day, match.start(), match.end())


def _build(match: re.Match[str], year: int, month: int, day: int, start: int, end: int) -> FoundDate | None:
    groups = match.groupdict()
    hour = groups.get("hour")
    try:
        if hour is None:
            return FoundDate(start, end, datetime(year, month, day).strftime("%Y-%m-%d"), "day")
        number = int(hour)
        if groups.get("half") and number <= 12:
            number = number % 12 + (12 if groups["half"].lower() == "p" else 0)
        moment = datetime(year, month, day, number, int(groups.get("minute") or 0))
    except ValueError:
        return None
    zone = (groups.get("zone") or "").strip().upper().replace("Z", "+00:00")
    if len(zone) == 5:
        zone = zone[:3] + ":" + zone[3:]
    return FoundDate(start, end, moment.strftime("%Y-%m-%dT%H:%M") + zone, "minute" if groups.get("minute") else "hour")
