"""Visits that a headline tells without a word for them: "Sergueï Lavrov à Bamako : le dégel ?"."""

from __future__ import annotations

from collections.abc import Iterator

from depeche.events.calculus import Composer
from depeche.events.cast import Cast

TO = frozenset(("à", "au", "aux", "en", "chez", "in"))
ON_DUTY = frozenset((("GOV",), ("IGO",)))
"""Sectors whose people go abroad for their office."""
APART = 2
"""The place stands so many words behind the preposition at most."""


def visits(composer: Composer, cast: Cast) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The visits of a headline: the mention of somebody in office, that of a place of another country right behind him,
    and the words from the preposition to the place. Whoever does something else there is no visitor."""
    words = composer.words
    for k, visitor in enumerate(cast.mentions):
        i = visitor.last + 1
        if i >= len(words) or words[i].lower not in TO or words[visitor.head].dep.startswith("nsubj"):
            continue
        if not visitor.actors or any(a.kind != "person" or a.sectors[:1] not in ON_DUTY for a in visitor.actors):
            continue
        own = cast.countries((k,))
        for n, host in enumerate(cast.mentions):
            there = cast.countries((n,)) if 0 < host.first - i <= APART else frozenset()
            if own and there and own.isdisjoint(there):
                yield k, n, tuple(range(i, host.last + 1))
                break
