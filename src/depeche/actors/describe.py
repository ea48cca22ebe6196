"""What a phrase says by itself: its office, sector and country, and the entity that it describes."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.actors.cast import Cast, Entity
from depeche.actors.coreference import Coreference
from depeche.actors.persons import PersonFinder
from depeche.actors.phrases import Phrase
from depeche.actors.rows import Row
from depeche.actors.setting import Setting
from depeche.actors.tables import Tables
from depeche.actors.wordclasses import word_classes

_STATE_OFFICES = frozenset({"head_of_state", "head_of_government"})
_PLURAL_ABROAD = frozenset({"head_of_state", "head_of_government", "foreign_minister", "ambassador"})
_OFFICES_OF_BODIES = {"un": "IGOUNO", "eu": "IGOEUU", "au": "IGOAFU", "ecowas": "IGOECW"}
"""Organisations by the first word of the keys of their offices."""
_UNKNOWN = ("hommes armés", "non identifié", "inconnus armés", "unidentified", "unknown armed")
"""Words that tell of attackers whom nobody knows."""
_ABROAD = frozenset({("IGO",), ("REF",), ("UAF",), ("NGO",)})
_GOVERNING = frozenset({("GOV",), ("LEG",), ("IGO",), ("JUD",)})
"""Sectors of those who act for a body of states."""
_FOREIGN = frozenset({"étrangères", "foreign"})
_FOREIGN_OFFICES = frozenset({"minister", "ministers", "ministry", "office", "secretary", "affairs", "department"})
_BODIES = frozenset({("GOV",), ("MIL",), ("COP",), ("JUD",), ("LEG",), ("SPY",)})


class Describer:
    """Reads offices, sectors and countries off phrases. date: ISO date of publication or None."""

    def __init__(self, tables: Tables, setting: Setting, date: str | None, language: str) -> None:
        self.tables = tables
        self.setting = setting
        self.date = date
        self.language = language
        self.french = language == "fr"
        self.classes = word_classes(language)
        self.cast = Cast()
        self.finder = PersonFinder(tables, self.cast, setting, date)
        self.coreference = Coreference(self.cast, setting, self.classes)
        self._sectors_of: dict[Phrase, tuple[str, ...]] = {}

    def _role(self, phrase: Phrase, offices: Sequence[str]) -> str | None:
        if offices:
            title = self.tables.title(offices[0])
            return f"former {title}" if phrase.former and not title.startswith("former") else title
        return phrase.title or phrase.noun or None

    def _offices(self, phrase: Phrase) -> list[str]:
        """The offices that a title means here: "président" followed by what is no state is not the head of state."""
        offices = list(phrase.offices)
        if not offices:
            return offices
        single = " " not in phrase.title
        if single and (phrase.organisation is not None or phrase.belongs or phrase.inner is not None):
            offices = [o for o in offices if o not in _STATE_OFFICES]
            if phrase.organisation is not None and phrase.organisation["kind"] == "igo":
                offices.append("head_of_igo")
        if "foreign_minister" in offices and phrase.title in (
            "secretary of state",
            "secrétaire d'état",
            "secrétaire d'etat",
        ):
            countries = phrase.countries or ([self.setting.home] if self.setting.home else [])
            if "USA" not in countries and "VAT" not in countries:
                offices = [o for o in offices if o != "foreign_minister"] or ["junior_minister"]
        return offices

    def _sectors(self, phrase: Phrase) -> tuple[str, ...]:
        """The sectors that a phrase says by itself; worked out once, when the phrase is complete."""
        found = self._sectors_of.get(phrase)
        if found is None:
            found = self._sectors_of[phrase] = self._read_sectors(phrase)
        return found

    def _read_sectors(self, phrase: Phrase) -> tuple[str, ...]:
        own: tuple[str, ...] = ()
        offices = self._offices(phrase)
        for office in offices:
            row = self.tables.offices.get(office)
            if row is not None and row["sector"]:
                own = tuple(row.many("sector"))
                break
        if not own:
            for row in phrase.roles:
                if row["note"] == "ex" and row["sectors"] == "ELI":
                    own = ("ELI", "GOV")
                    break
                if row["sectors"] and (not row["office"] or row["office"] in offices or not phrase.offices):
                    own = tuple(row.many("sectors"))
                    break
        if own == ("UNK",):
            own = ()
        if not own or phrase.noun in self.classes.transparent or any("inherits" in row["note"] for row in phrase.roles):
            deeper: tuple[str, ...] = ()
            if phrase.organisation is not None:
                deeper = tuple(phrase.organisation.many("sectors"))
            elif phrase.inner is not None:
                deeper = self._sectors(phrase.inner)
            if (deeper and deeper[0] != "CVL" and (not own or not offices)) or (deeper and not own):
                return deeper
        return own

    def _inner_country(self, phrase: Phrase) -> str | None:
        if phrase.countries:
            return self.setting.most_likely(phrase.countries)
        if phrase.organisation is not None and phrase.organisation["country"]:
            return phrase.organisation["country"]
        if phrase.inner is not None:
            return self._inner_country(phrase.inner)
        return None

    def _country(self, phrase: Phrase, sentence: int) -> tuple[str | None, str]:
        """The country of a phrase and how it is known."""
        inner: Phrase | None = phrase
        while inner is not None:
            if inner.countries:
                return self.setting.most_likely(inner.countries), inner.how[0] if inner.how else "name"
            whose = inner.owner
            if whose is None and inner is not phrase and inner.names:  # "l'armée du maréchal Déby"
                whose = inner.names[0]
            if whose is not None:
                entity = self.finder.resolve(phrase.sentence.cut(*whose), (), (), "")
                if entity.country is not None:
                    return entity.country, "of " + entity.name
            if inner.organisation is not None:
                return inner.organisation["country"] or None, "organisation"
            if inner.several:
                return None, "several countries"
            inner = inner.inner
        for office in self._offices(phrase):
            body = _OFFICES_OF_BODIES.get(office.partition("_")[0])
            if body is not None and office != "un_ambassador":
                return body, "office"
            if (only := self.tables.only_country(office)) is not None:
                return only, "office"
        if phrase.noun in self.classes.neighbour and phrase.possessive >= 0:
            owner = self.coreference.possessor(phrase, sentence)
            other = self.setting.other(owner.country) if owner is not None else None
            if other is not None:
                return other, "pair"
        if phrase.noun in self.classes.others:
            return None, "unknown"
        if phrase.possessive >= 0:
            owner = self.coreference.possessor(phrase, sentence)
            if owner is not None and owner.country is not None:
                return owner.country, "possessor " + owner.name
        if phrase.posted:
            return None, "unknown"
        if (body := self._body_acted_for(phrase)) is not None:
            return body, "adjective"
        if phrase.noun in self.classes.accredited and (sender := self._sends(phrase, sentence)) is not None:
            return sender, "pair"
        if self._without_country(phrase):
            return None, "unknown"
        if phrase.hint is not None:
            return phrase.hint, "place"
        opening = self._opening(phrase)
        if opening is not None:
            return opening, "place"
        if self.setting.home is not None:
            return self.setting.home, "setting"
        return None, "unknown"

    def _sends(self, phrase: Phrase, sentence: int) -> str | None:
        """The state of "l'ambassadeur" in a story of two: not that of whoever receives, summons or expels him; as a
        subject, the second."""
        if self.setting.pair is None or phrase.plural or phrase.definite == "indefinite":
            return None
        if not phrase.sentence.words[phrase.head].dep.startswith("nsubj"):
            for token in self.cast.recent(sentence, 0):
                if token.subject and (code := self.setting.other(token.entities[0].country)):
                    return code
        return self.setting.pair[1]

    def _body_acted_for(self, phrase: Phrase) -> str | None:
        """The body of states whose adjective stands with those who govern ("les dirigeants européens")."""
        if self._sectors(phrase)[:1] not in _GOVERNING:
            return None
        for word in phrase.sentence.words[phrase.first : phrase.last + 1]:
            if word.lower in self.classes.body_adjective:
                return self.classes.body_adjective[word.lower]
        return None

    def _without_country(self, phrase: Phrase) -> bool:
        """Whether the story's setting says nothing of the phrase's country: migrants, jihadists, African leaders."""
        stateless = self.classes.stateless
        if phrase.noun in stateless or phrase.title in stateless or self._unknown_attacker(phrase):
            return True
        if phrase.noun in self.classes.state_noun and (phrase.plural or phrase.definite == "indefinite"):
            return True
        if phrase.plural and _PLURAL_ABROAD.intersection(self._offices(phrase)) and not phrase.former:
            return True
        for word in phrase.sentence.words[phrase.first : phrase.last + 1]:
            if word.lower in self.classes.supranational and not _is_of_foreign_affairs(phrase, word.i):
                return True
        sector = self._sectors(phrase)[:1]
        if sector == ("REB",) and phrase.definite == "indefinite" and not phrase.plural:
            return True  # "un groupe armé": nobody knows whose
        return sector in _ABROAD

    def _unknown_attacker(self, phrase: Phrase) -> bool:
        unknown = self.classes.unknown_attacker
        if phrase.noun in unknown or phrase.title in unknown:
            return True
        for row in phrase.roles:
            if "UAF" in row["sectors"]:
                return True
        text = phrase.sentence.cut(phrase.first, phrase.last).lower()
        return any(map(text.__contains__, _UNKNOWN))

    def _opening(self, phrase: Phrase) -> str | None:
        """ "Au Myanmar, l'armée ...": the place that opens the sentence."""
        for token in reversed(self.cast.history):
            if token.phrase.sentence is not phrase.sentence:
                return None
            if token.phrase.place_only and token.phrase.first <= 2 and token.entities:
                return token.entities[0].country
        return None

    def _is_person(self, phrase: Phrase) -> bool:
        """Whether the noun means one person: "le ministre", not "le ministère", though both name the same office."""
        return not phrase.roles or "person" in [row["kind"] for row in phrase.roles]

    def _described(self, phrase: Phrase, country: str | None, how: str) -> Entity:
        """An entity known only by its description."""
        kinds = [row["kind"] for row in phrase.roles]
        kind = "group" if phrase.plural else kinds[0] if kinds else "person"
        sectors = self._sectors(phrase)
        if "organisation" in kinds or (kind == "group" and not phrase.plural and sectors[:1] in _BODIES):
            kind = "organisation"
        if phrase.noun in self.classes.state_noun:
            kind = "state"
        if kind == "state" and country is not None:
            return self._state_entity(country, "state", how)
        unknown = self._unknown_attacker(phrase)
        entity = Entity(phrase.sentence.cut(phrase.first, phrase.last), kind)
        entity.country = None if unknown and not phrase.countries else country
        entity.sectors = ("UAF",) if unknown else sectors
        offices = self._offices(phrase)
        entity.role = self._role(phrase, offices) if kind == "person" else None
        entity.offices = [] if phrase.former else offices
        entity.nouns.add(phrase.noun)
        entity.gender = phrase.gender
        entity.plural = phrase.plural
        entity.former = phrase.former
        entity.explicit = how not in ("setting", "unknown", "place")
        entity.how = "table:roles" if how in ("", "unknown") else how
        if entity.country is None and not entity.sectors:
            entity.kind = "unknown"
        return entity

    def _state_entity(self, code: str, kind: str, how: str) -> Entity:
        entity = self.cast.states.get(code)
        if entity is None:
            entity = self.cast.states[code] = Entity(self.tables.state_name(code, self.language), kind)
            entity.country = code
            entity.sectors = ("GOV",) if not code.startswith("IGO") else ("IGO",)
            entity.explicit = True
            entity.how = how
        return entity

    def _organisation_entity(self, row: Row, phrase: Phrase) -> Entity:
        name = row["name_fr" if self.language == "fr" else "name_en"] or row["name_en"] or row["name_fr"]
        entity = Entity(name or phrase.sentence.cut(phrase.first, phrase.last), "organisation")
        entity.country = row["country"] or None
        if phrase.countries:
            entity.country = self.setting.most_likely(phrase.countries)
        entity.sectors = tuple(row.many("sectors"))
        entity.gender = phrase.gender
        entity.explicit = entity.country is not None
        entity.how = "table:organisations"
        if row["kind"] == "armed_group":
            entity.kind = "group"
        return entity


def _is_of_foreign_affairs(phrase: Phrase, i: int) -> bool:
    """Whether a word is the adjective of "affaires étrangères", "the foreign ministry": those of one state."""
    words = phrase.sentence.words
    if words[i].lower not in _FOREIGN:
        return False
    after = words[i + 1].lower if i + 1 < len(words) else ""
    return after in _FOREIGN_OFFICES or (i > 0 and words[i - 1].lower == "affaires")
