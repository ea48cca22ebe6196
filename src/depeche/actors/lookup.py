"""Asking the tables directly: who is meant by some words at a date, and which rows say so."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.actors.forms import key
from depeche.actors.mentions import find_mentions
from depeche.actors.pieces import find_pieces
from depeche.actors.rows import Row
from depeche.actors.tables import Tables
from depeche.actors.unparsed import unparsed
from depeche.model import Actor


@dataclass(frozen=True, slots=True)
class Used:
    """A row that an answer rests on. where: file and line; table: its kind; row: column -> cell, the empty left out."""

    where: str
    table: str
    row: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the tables know of some words. actors: whom they mean, none where they mean nobody known; how: the steps;
    rows: what was used; source: "package tables", "user tables" or "both"."""

    words: str
    date: str | None
    actors: tuple[Actor, ...]
    how: str
    rows: tuple[Used, ...]
    source: str


def lookup(words: str, tables: Tables, *, date: str | None = None, language: str | None = None) -> Answer:
    """Answer who `words` mean on an ISO date ("chef de la diplomatie malienne", "Lavrov", "CEDEAO", "Kremlin").

    Without a date an office's holder is not named. language: "fr" or "en"; None tries French, then English.
    """
    best: Answer | None = None
    for tongue in (language,) if language else ("fr", "en"):
        answer = _answer(words, tables, date, tongue)
        if best is None or _worth(answer) > _worth(best):
            best = answer
    assert best is not None
    return best


def _worth(answer: Answer) -> tuple[int, int]:
    known = sum(2 if a.kind == "person" and a.country else 1 for a in answer.actors if a.country or a.sectors)
    return known, sum(len(used.row) > 0 for used in answer.rows)


def _answer(words: str, tables: Tables, date: str | None, language: str) -> Answer:
    sentence = unparsed(words, language)
    mentions = find_mentions([sentence], tables, published=date)[0]
    actors = tuple(dict.fromkeys(actor for mention in mentions for actor in mention.actors))
    if not actors:
        actors = _by_surname(words, tables)
    rows: list[Row] = []
    for piece in find_pieces(sentence, tables.forms):
        for form in piece.forms:
            row = tables.rows[form.row]
            if (
                row not in rows
                and form.kind in _kinds_used(piece.kinds)
                and (form.kind != "person" or row.stands(date))
            ):
                rows.append(row)
    for actor in actors:
        person = tables.person(actor.name) if actor.kind == "person" else None
        for row in person.at(date) if person is not None else ():
            if row not in rows:
                rows.append(row)
    used = tuple(Used(r.where, r.table, {c: v for c, v in r.values.items() if v}) for r in rows)
    own = {row.of_package for row in rows}
    source = "none" if not own else "both" if len(own) > 1 else "package tables" if own == {True} else "user tables"
    return Answer(words, date, actors, "; ".join(m.how for m in mentions), used, source)


def _by_surname(words: str, tables: Tables) -> tuple[Actor, ...]:
    """Every person of a surname, where no date says which of them."""
    return tuple(
        Actor(person.name, "person", next(iter(sorted(person.countries())), None), (), None, "table:surname")
        for person in tables.surnames.get(key(words), ())
    )


def _kinds_used(kinds: set[str]) -> set[str]:
    return kinds - {"city", "region"} if "state" in kinds else kinds
