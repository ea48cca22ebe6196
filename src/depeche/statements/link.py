"""Statements and events meet: an event that a statement reports, and a statement whose act is itself an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.model import Event, Span, Statement


def _holds(outer: Span, inner: Span) -> bool:
    return outer.part == inner.part and outer.start <= inner.start and inner.end <= outer.end


def _overlaps(one: Span, other: Span) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def link(statements: Sequence[Statement], events: Sequence[Event]) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Link both ways: an event whose trigger lies within a statement's content is reported by it (by the narrowest one,
    of several); an event whose trigger is the statement's cue is the statement's own act. `Event.statement` names the
    statement, `Statement.events` all its events in the order given."""
    owners: dict[str, str] = {}
    held: dict[str, list[str]] = {s.id: [] for s in statements}
    cues = [(s, s.cue) for s in statements if s.cue is not None]
    contents = [(s, span) for s in statements for span in s.content]
    for event in events:
        own = [s for s, cue in cues if _overlaps(cue, event.trigger)]
        reporting = list({s.id: s for s, span in contents if _holds(span, event.trigger)}.values())
        reporting.sort(key=lambda s: sum(span.end - span.start for span in s.content))
        chosen = reporting[:1] or own[:1]
        if chosen:
            owners[event.id] = chosen[0].id
        for statement in dict.fromkeys(s.id for s in [*own, *reporting[:1]]):
            held[statement].append(event.id)
    return (
        tuple(replace(s, events=tuple(held[s.id])) if held[s.id] or s.events else s for s in statements),
        tuple(replace(e, statement=owners.get(e.id)) if e.id in owners or e.statement else e for e in events),
    )
