"""Statements and events meet: an event that a statement reports, and a statement whose act is itself an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.model import Event, Statement


def link(statements: Sequence[Statement], events: Sequence[Event]) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Link both ways: an event whose trigger lies within a statement's content is reported by it (by the narrowest one,
    of several); an event whose trigger is the statement's cue is the statement's own act. `Event.statement` names the
    statement, `Statement.events` all its events in the order given."""
    owners: dict[str, str] = {}
    held: dict[str, list[str]] = {s.id: [] for s in statements}
    cues = [(s, s.cue) for s in statements if s.cue is not None]
    contents = [(s, span) for s in statements for span in s.content]
    for event in events:
        part, start, end = event.trigger.part, event.trigger.start, event.trigger.end
        own = [s for s, cue in cues if cue.start < end and start < cue.end and cue.part == part]
        holding = [s for s, span in contents if span.start <= start and end <= span.end and span.part == part]
        reporting = list({s.id: s for s in holding}.values())
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
