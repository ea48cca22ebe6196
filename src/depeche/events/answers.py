"""Whom a refusal or denial answers where its sentence does not say: who asked or accused before.

"La police l'a invité à déposer ; il a décliné." "Le ministère conteste ce bilan." The one who refuses was asked, the
one who denies was accused, a sentence or two before; that other is whom the answer is given to.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.coder import SentenceEvent
from depeche.model import Actor, Span

CALLS = frozenset(("REQUEST", "ACCUSE", "THREATEN"))
"""Types that are answered by those called and by others of their country."""
DONE = frozenset(("SANCTION", "COERCE"))
"""Types that those answer who suffer them."""
BACK = 3
"""So many sentences back a call is still answered."""
VAGUE = ("setting", "counterpart of the story")
"""How recipients are known that are no more than a guess."""

Side = list[tuple[Actor, Span | None]]
Told = tuple[SentenceEvent, tuple[Side, Side]]


def answered(told: Sequence[list[Told]]) -> list[list[Told]]:
    """An article's events, a list a sentence, with the recipients of its refusals and denials where they answer."""
    calls: list[tuple[int, Told]] = []
    found: list[list[Told]] = []
    for place, some in enumerate(told):
        row: list[Told] = []
        for event, both in some:
            if event.type == "REJECT" and both[0] and all(span is None and a.how in VAGUE for a, span in both[1]):
                caller = _caller(event, both[0], [call for at, call in calls if at >= place - BACK])
                if caller:
                    both = both[0], [(actor, None) for actor in caller]
            elif (event.type in CALLS or event.type in DONE) and both[0] and both[1]:
                calls.append((place, (event, both)))
            row.append((event, both))
        found.append(row)
    return found


def _caller(event: SentenceEvent, answering: Side, calls: Sequence[Told]) -> list[Actor]:
    """Who made the latest call to those who answer; [] where none did."""
    names = {actor.name for actor, _ in answering}
    lands = {actor.country for actor, _ in answering}
    for call, (callers, called) in reversed(calls):
        own = {actor.name for actor, _ in callers}
        if own & names:
            continue
        if names & {actor.name for actor, _ in called} or (
            call.type in CALLS and lands == {actor.country for actor, _ in called} and None not in lands
        ):
            return list(dict.fromkeys(actor for actor, _ in callers))
    return []
