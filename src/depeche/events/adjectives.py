"""States named by an adjective on a thing ("des missiles russes", "un accord franco-rwandais"): no mentions, yet sides.

The mentions of actors hold persons, bodies and states; a thing that belongs to a state is none of them. For the sides
of events the adjective names the state all the same, where nothing nearer does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from depeche.actors.tables import Tables
from depeche.actors.wordclasses import word_classes
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention, Span

UNION = "IGOEUU"
OF_THE_UNION = frozenset(
    "sanction aide financement fonds embargo sommet directive règlement subvention décision mission médiation réaction "
    "annonce exécutif diplomatie".split()
)
"""What is the European Union's where it is called European; a European championship is nobody's."""


@lru_cache(maxsize=4)
def french_demonyms(tables: Tables) -> dict[str, tuple[str, ...]]:
    """States' codes by the lower-case forms of their French adjectives ("congolais": two states)."""
    found: dict[str, tuple[str, ...]] = {}
    for code, row in tables.states.items():
        if row["kind"] != "former":
            for form in row.many("demonyms_fr"):
                lower = form.lower().replace("’", "'")
                found[lower] = (*found.get(lower, ()), code)
    for form in ("européen", "européenne", "européens", "européennes"):
        found[form] = (UNION,)
    return found


def with_adjectives(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], tables: Tables
) -> list[list[Mention]]:
    """The mentions with those of French adjectives of states on things added, in text order.

    An adjective of several states counts where the article names just one of them otherwise.
    """
    demonyms = french_demonyms(tables)
    named = {a.country for row in mentions for m in row for a in m.actors}
    found: list[list[Mention]] = []
    for sentence, row in zip(sentences, mentions, strict=True):
        new: list[Mention] = []
        for word in sentence.words if sentence.language == "fr" else ():
            codes = demonyms.get(word.lower)
            before = _compounded(word.lower) if codes is None and "-" in word.lower else ()
            if before:
                codes = demonyms.get(word.lower.rpartition("-")[2])
            if (
                codes is None
                or (word.pos not in ("ADJ", "NOUN") and not before)
                or word.text[:1].isupper()
                or word.dep not in ("amod", "nmod")
            ):
                continue
            if codes == (UNION,) and sentence.words[word.head].lemma not in OF_THE_UNION:
                continue
            known = codes if len(codes) == 1 else tuple(c for c in codes if c in named)
            if len(known) != 1 or any(m.first <= word.i <= m.last for m in row):
                continue
            actors = tuple(_state(code, tables) for code in (*before, *known))
            span = Span(word.start, word.end, word.text, sentence.part)
            new.append(Mention(span, sentence.index, word.i, word.i, word.i, actors, "adjective"))
        found.append(sorted([*row, *new], key=lambda m: m.first) if new else list(row))
    return found


def _compounded(word: str) -> tuple[str, ...]:
    """The states before the last of a compound adjective ("franco-rwandaise": France); none where one is no state."""
    known = word_classes("fr").compound
    codes = [known.get(part, "") for part in word.split("-")[:-1]]
    return tuple(codes) if all(codes) else ()


def _state(code: str, tables: Tables) -> Actor:
    if code == UNION:
        return Actor("Union européenne", "organisation", UNION, ("IGO",), None, "adjective")
    return Actor(tables.state_name(code, "fr"), "state", code, ("GOV",), None, "adjective")
