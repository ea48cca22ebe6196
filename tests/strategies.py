"""Hypothesis strategies for every record of the model, derived from the types' own annotations.

Values are arbitrary where the model leaves them free (any text, any number) and lawful where it says what they are
(days of a DateRange are days), so that laws such as "to JSON and back without loss" are tried on more than the coder
happens to write.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any

from hypothesis import strategies as st

from depeche import model

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
DAYS = st.dates().map(lambda day: day.isoformat())
LAWFUL: dict[tuple[type, str], st.SearchStrategy[Any]] = {
    (model.DateRange, "start"): DAYS,
    (model.DateRange, "end"): DAYS,
    (model.Published, "date"): DAYS | WORDS,
    (model.Article, "id"): st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}"),
    (model.Event, "type"): st.sampled_from(model.EVENT_TYPES),
    (model.Event, "status"): st.sampled_from(model.STATUSES),
    (model.Statement, "kind"): st.sampled_from(model.STATEMENT_KINDS),
}


@cache
def records(kind: type) -> st.SearchStrategy[Any]:
    """Any lawful record of this type."""
    hints = typing.get_type_hints(kind)
    fields = {f.name: LAWFUL.get((kind, f.name), _values(hints[f.name])) for f in dataclasses.fields(kind)}
    return st.builds(kind, **fields)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return st.none() | _values(next(a for a in typing.get_args(hint) if a is not type(None)))
    if origin is tuple:
        return st.lists(_values(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if dataclasses.is_dataclass(hint):
        return st.deferred(lambda: records(hint))
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: WORDS,
        int: st.integers(-(2**31), 2**31 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        bytes: st.binary(max_size=12),
    }
    return plain[hint]
