"""The cast of an article: the persons, states and groups that it speaks of, and the order in which it does."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.actors.phrases import Phrase
from depeche.actors.tables import Person
from depeche.model import Actor


class Entity:
    """Somebody or something an article speaks of, gathered from all its mentions.

    name, kind, country, sectors, role: as in model.Actor. offices: keys of offices.tsv that it holds in this article's
    eyes; past: held before; recent: of those, lately given up; fresh: of the offices, lately taken. weight: how often
    the article names the person. standing: whether the tables' row holds at the date. nouns: the role nouns it was
    called by. tokens: folded words of a person's name. gender: "m", "f" or "" (in French the grammatical one).
    explicit: whether its country was said or looked up rather than taken from the setting.
    """

    __slots__ = (
        "_actor", "country", "explicit", "former", "fresh", "gender", "how", "kind", "name", "nouns", "offices",
        "past", "person", "plural", "recent", "role", "sectors", "standing", "tokens", "weight",
    )  # fmt: skip

    def __init__(self, name: str, kind: str) -> None:
        self.name = name
        self.kind = kind
        self.country: str | None = None
        self.sectors: tuple[str, ...] = ()
        self.role: str | None = None
        self.offices: list[str] = []
        self.past: Sequence[str] = ()
        self.recent: Sequence[str] = ()
        self.fresh: Sequence[str] = ()
        self.standing = False
        self.weight = 0
        self.nouns: set[str] = set()
        self.tokens: tuple[str, ...] = ()
        self.gender = ""
        self.plural = False
        self.explicit = False
        self.former = False
        self.person: Person | None = None
        self.how = "unknown"
        self._actor: Actor | None = None

    def actor(self) -> Actor:
        """The entity as the record has it; the same object every time, once the cast is complete."""
        made = self._actor
        if made is None or made.country != self.country or made.role != self.role or made.sectors != self.sectors:
            made = self._actor = Actor(self.name, self.kind, self.country, self.sectors, self.role, self.how)
        return made

    def __repr__(self) -> str:
        return f"<Entity {self.name} {self.kind} {self.country} {self.sectors} {self.offices}>"


class Token:
    """One mention in the order of the text: who, where, and how salient."""

    __slots__ = ("entities", "linked", "named", "phrase", "sentence", "subject")

    def __init__(self, sentence: int, phrase: Phrase, entities: list[Entity], subject: bool, linked: bool) -> None:
        self.sentence = sentence
        self.phrase = phrase
        self.entities = entities
        self.subject = subject
        self.linked = linked
        self.named = bool(phrase.names)


class Cast:
    """All entities of an article; persons by their names."""

    def __init__(self) -> None:
        self.persons: list[Entity] = []
        self._by_token: dict[str, list[Entity]] = {}
        self.states: dict[str, Entity] = {}
        self.organisations: dict[str, Entity] = {}
        self.history: list[Token] = []

    def add_person(self, entity: Entity, tokens: tuple[str, ...]) -> None:
        """Register a person under every word of the name."""
        entity.tokens = tokens
        self.persons.append(entity)
        for token in tokens:
            if len(token) > 1:
                self._by_token.setdefault(token, []).append(entity)

    def add_person_alias(self, entity: Entity, tokens: tuple[str, ...]) -> None:
        """Let other words of a name (another spelling, a fuller form) mean a person of the cast as well."""
        for token in tokens:
            known = self._by_token.setdefault(token, [])
            if len(token) > 1 and entity not in known:
                known.append(entity)
        if len(tokens) > len(entity.tokens):
            entity.tokens = tokens

    def find_person(self, tokens: tuple[str, ...], gender: str = "") -> Entity | None:
        """The person of the cast whom these name words mean: the same words, or some of them ("Mme Suu Kyi")."""
        candidates = self._by_token.get(tokens[-1], ())
        best = None
        for entity in candidates:
            if gender and entity.gender and gender != entity.gender:
                continue
            if entity.tokens == tokens:
                return entity
            if (
                len(tokens) == 1
                or set(tokens) <= set(entity.tokens)
                or (set(entity.tokens) <= set(tokens) and len(entity.tokens) > 1)
            ):
                best = entity
        return best

    def surnames(self) -> set[str]:
        """Lower-case last words of the full names, which later stand alone."""
        return {e.tokens[-1] for e in self.persons if len(e.tokens) > 1 and len(e.tokens[-1]) > 2}

    def recent(self, sentence: int, reach: int) -> list[Token]:
        """What was mentioned in the last `reach` sentences and this one so far, the latest first."""
        found = []
        for token in reversed(self.history):
            if token.sentence < sentence - reach:
                break
            found.append(token)
        return found
