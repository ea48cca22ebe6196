"""Which person a name means: of the article's cast, of the tables at the date, or somebody only the article knows."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from depeche.actors.cast import Cast, Entity
from depeche.actors.forms import key
from depeche.actors.phrases import Phrase
from depeche.actors.setting import Setting
from depeche.actors.tables import Person, Tables

_LONG_AGO = 12  # years after the last office at which a bare surname no longer means its holder


_PROMINENCE = {
    "head_of_state": 1.0,
    "head_of_government": 1.0,
    "foreign_minister": 0.5,
    "defence_minister": 0.4,
    "": 0.0,
}
_FRESHLY = 10  # days in which the press still calls the fallen one by the title, in a story that names both
_LATELY = 90  # days after the end of an office in which the press still gives its title


def _days(begin: str, end: str) -> int:
    """Days from one ISO date to another, as finely as both are known (months of 30 days)."""

    def count(date: str) -> int:
        parts = [int(part) for part in date.split("-")]
        return parts[0] * 365 + (parts[1] if len(parts) > 1 else 6) * 30 + (parts[2] if len(parts) > 2 else 15)

    return count(end) - count(begin)


@lru_cache(maxsize=10_000)  # an article names the same persons again and again
def name_tokens(text: str) -> tuple[str, ...]:
    """The folded words of a name: "Sergueï Lavrov" -> ("serguei", "lavrov")."""
    return tuple(key(text).split())


class PersonFinder:
    """Resolves names against cast and tables for one article."""

    def __init__(self, tables: Tables, cast: Cast, setting: Setting, date: str | None) -> None:
        self.tables = tables
        self.cast = cast
        self.setting = setting
        self.date = date

    def resolve(self, text: str, countries: Sequence[str], offices: Sequence[str], gender: str) -> Entity:
        """The entity that a name means; it is added to the cast where it is new.

        countries, offices: what the words around the name say of the person, where they say anything.
        """
        tokens = name_tokens(text)
        if not tokens:
            return Entity(text, "unknown")
        found = self.cast.find_person(tokens, gender)
        if found is not None and found.tokens != tokens and len(tokens) > 1:
            other = self._candidates(" ".join(tokens))
            if other and found.person not in other:
                found = None  # "Nawaz Sharif" is not Kulsoom Nawaz Sharif
        if found is not None:
            if len(tokens) > len(found.tokens) and found.person is None:
                found.name = text
                self.cast.add_person_alias(found, tokens)
            return found
        person, how = self._in_tables(tokens, countries, offices)
        entity = Entity(person.name if person else text, "person")
        entity.gender = gender or (person.gender if person else "")
        entity.how = how if person else "name"
        if person is not None:
            known = self.cast.find_person(name_tokens(person.name))
            if known is not None and known.person is person:
                self.cast.add_person_alias(known, tokens)
                return known
            entity.person = person
            self._office_at_date(entity, person)
            self.cast.add_person(entity, name_tokens(person.name))
            self.cast.add_person_alias(entity, tokens)
        else:
            self.cast.add_person(entity, tokens)
        return entity

    def known(self, tokens: tuple[str, ...]) -> Entity | None:
        """The person of the tables whom a surname alone must mean here: one in office at the date, or of a country that
        the story speaks of; None where there is none or more than one."""
        person, _ = self._in_tables(tokens, (), ())
        if person is None or not (self.date is not None and person.at(self.date)):
            return None
        return self.resolve(" ".join(tokens), (), (), "")

    def _in_tables(
        self, tokens: tuple[str, ...], countries: Sequence[str], offices: Sequence[str]
    ) -> tuple[Person | None, str]:
        name = " ".join(tokens)
        exact = self._candidates(name)
        if exact:
            best = self._best(exact, countries, offices, single=len(tokens) == 1)
            return best, "table:name"
        last = self.tables.surnames.get(tokens[-1], [])
        if len(tokens) == 1:
            return self._best(last, countries, offices, single=True), "table:surname"
        alike = [p for p in last if (offices or countries) and _alike(tokens[0], key(p.name).split()[0])]
        best = self._best(alike, countries, offices, single=True)
        if best is not None and countries and not set(countries) & best.countries():
            return None, "name"
        return best, "table:spelling"

    def _candidates(self, name: str) -> list[Person]:
        found: list[Person] = []
        for index in (self.tables.forms.forms, self.tables.forms.folded):
            for form in index.get(name, ()):
                if form.kind == "person":
                    person = self.tables.persons[key(self.tables.rows[form.row]["person"])]
                    if person not in found:
                        found.append(person)
        if not found and name in self.tables.persons:
            found.append(self.tables.persons[name])
        return found

    def _best(
        self, candidates: Sequence[Person], countries: Sequence[str], offices: Sequence[str], *, single: bool
    ) -> Person | None:
        scored: list[tuple[float, Person]] = []
        for person in candidates:
            score = self._score(person, countries, offices)
            if score is not None and (not single or score >= 2.0):
                scored.append((score, person))
        if not scored:
            return None
        scored.sort(key=lambda pair: -pair[0])
        if len(scored) > 1 and scored[0][0] == scored[1][0] and single:
            return None
        return scored[0][1]

    def _score(self, person: Person, countries: Sequence[str], offices: Sequence[str]) -> float | None:
        own = person.countries()
        score = 0.0
        if countries:
            if set(countries) & own:
                score += 3.0
            elif own and not any(code.startswith(("IGO", "NGO")) for code in own):
                return None
        weight = max((self.setting.counts.get(code, 0.0) for code in own), default=0.0)
        score += min(weight, 4.0) / 2.0
        if self.setting.home in own:
            score += 0.5
        if offices and any(row["office"] in offices for row in person.rows):
            score += 1.0
        if self.date is not None:
            standing = person.at(self.date)
            if standing:
                score += 2.0 + max(_PROMINENCE.get(row["office"], 0.25) for row in standing)
            else:
                row = person.latest(self.date)
                if (row is not None and row["from"] > self.date) or (
                    row is not None and row["to"] and int(self.date[:4]) - int(row["to"][:4]) > _LONG_AGO
                ):
                    score -= 1.0
                else:
                    score += 0.5
        else:
            score += 1.0
            if any(row["office"] in ("head_of_state", "head_of_government") for row in person.rows):
                score += 1.0  # without a date a surname alone still means a president of that name
        return score

    def _office_at_date(self, entity: Entity, person: Person) -> None:
        row = person.latest(self.date)
        if row is None:
            return
        entity.country = row["country"] or None
        entity.explicit = bool(entity.country)
        standing = self.date is None or row.stands(self.date)
        entity.standing = standing
        if self.date is not None:
            ended = [r for r in person.rows if r.table == "holders" and r["to"] and r["to"] < self.date]
            entity.past = [r["office"] for r in ended]
            entity.fresh = [
                r["office"] for r in person.at(self.date) if r["from"] and _days(r["from"], self.date) <= _FRESHLY
            ]
            entity.recent = [r["office"] for r in ended if _days(r["to"], self.date) <= _LATELY]
        if row.table == "holders":
            office = row["office"]
            holder_of = self.tables.offices.get(office)
            entity.sectors = tuple(holder_of.many("sector")) if holder_of else ("GOV",)
            title = self.tables.title(office)
            if standing and self.date is not None:
                entity.offices = [r["office"] for r in person.at(self.date) if r.table == "holders"]
                entity.role = title
            elif self.date is not None and row["from"] <= self.date:
                entity.role = f"former {title}"
                entity.former = True
                entity.sectors = ("ELI", *(s for s in entity.sectors if s != "ELI"))
            if entity.country in self.tables.organisations and entity.country not in self.tables.states:
                entity.country = self.tables.organisations[entity.country]["country"] or entity.country
        else:
            entity.sectors = tuple(row.many("sectors"))
            entity.role = row["role_en"] or None


def _alike(a: str, b: str) -> bool:
    """Whether two first names may be spellings of one: Yayha and Yahya, Sergei and Serguei."""
    return a == b or (a[0] == b[0] and SequenceMatcher(None, a, b).ratio() >= 0.75)


def note_role(entity: Entity, phrase: Phrase, sectors: tuple[str, ...], country: str | None, role: str | None) -> None:
    """Add to a person what a phrase says of him or her: office, noun, country, sector."""
    if phrase.noun and phrase.noun not in entity.nouns:
        entity.nouns.add(phrase.noun)
    if phrase.gender and not entity.gender:
        entity.gender = phrase.gender
    if not phrase.former:
        if phrase.offices and set(phrase.offices) & set(entity.recent):
            entity.former = False
        entity.offices += [o for o in phrase.offices if o not in entity.offices]
    else:
        entity.former = True
    body = phrase.organisation
    if body is not None and body["kind"] == "igo" and body["country"] and not entity.standing:
        entity.country = body["country"]
        entity.explicit = True
    elif country is not None and (entity.country is None or not entity.explicit):
        entity.country = country
        entity.explicit = True
    if sectors and (not entity.sectors or (entity.person is not None and not entity.standing and not phrase.former)):
        entity.sectors = sectors
        entity.role = role or entity.role
    if role and entity.role is None:
        entity.role = role
