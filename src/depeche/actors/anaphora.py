"""Nouns that take up what was named before: "le ministre", "la police", "le groupe", "troops" of whoever sends them."""

from __future__ import annotations

from depeche.actors.cast import Entity
from depeche.actors.describe import Describer
from depeche.actors.phrases import Phrase

REBELS = frozenset({"REB", "UAF", "PRM", "CRM", "SEP", "INS"})
"""Sectors of those who fight a state from within."""
_TAKEN_UP = {
    **dict.fromkeys(("mouvement", "group", "movement"), REBELS | {"CVL", "NGO"}),
    **dict.fromkeys(("organisation", "organization"), REBELS | {"CVL", "NGO", "IGO"}),
    **dict.fromkeys(("ong", "association", "ngo"), frozenset({"NGO", "CVL"})),
    **dict.fromkeys(("djihadistes", "jihadistes"), REBELS),
    **dict.fromkeys(("secte", "sect"), REBELS | {"REL"}),
    **dict.fromkeys(("parti", "formation", "party"), frozenset({"PTY", "OPP"})),
    **dict.fromkeys(
        ("entreprise", "société", "compagnie", "firme", "company", "firm", "groupe"), frozenset({"BUS", "MNC"}) | REBELS
    ),
    **dict.fromkeys(("syndicat", "union"), frozenset({"LAB"})),
}
"""Nouns that take up a body named before ("le groupe"), and the sectors that it may be of."""
_AT_HOME = frozenset("rebelles insurgés séparatistes indépendantistes rebels insurgents separatists".split())
"""Nouns for those who fight their own state, which groups of no country (Islamic State, al-Qaida) are not."""
_ARMED = frozenset(("groupe", "mouvement", "organisation"))
"""Nouns that with "djihadiste" beside them mean the armed group of the story."""
_DIPLOMATS = frozenset(("ambassadeur", "ambassadrice", "émissaire", "consul", "envoyé", "diplomate"))
"""Who "le diplomate" and "l'émissaire" may be."""
_EMPLOYERS = frozenset(("NGO", "BUS", "MNC"))
"""Sectors of bodies whose people are named for them: "l'ONG" after "un employé de l'ONG espagnole N"."""
_TOLD = 6
"""So many sentences back somebody is still who a noun without a country takes up."""
_BODIES_NEAR = frozenset({"MIL", "COP", "REB", "LEG"})


class Anaphora(Describer):
    """Finds in cast and history what a description takes up."""

    def _anaphor(self, phrase: Phrase, sentence: int) -> Entity | None:
        """The person whom "le ministre", "la chanteuse", "the general" takes up again."""
        if phrase.definite not in ("definite", "") or phrase.plural or phrase.belongs:
            return None
        if phrase.inner is not None or phrase.organisation is not None or phrase.owner is not None:
            return None
        offices = set(self._offices(phrase))
        if phrase.noun in self.classes.leader:
            offices |= {"head_of_state", "head_of_government"}
        if not offices and (not phrase.definite or not any(row["kind"] == "person" for row in phrase.roles)):
            return None
        last = {id(entity): token for token in self.cast.history for entity in token.entities}
        best, best_score = None, 0.0
        for entity in self.cast.persons:
            score = self._fits(entity, phrase, offices)
            if score is None:
                continue
            token = last.get(id(entity))
            own = entity.country == self.setting.home or bool(phrase.countries)
            score += 2.0 if own else 0.0
            if token is not None:
                distance = sentence - token.sentence
                if distance == 0 and " " in phrase.title and not own:
                    continue
                score += max(0.0, 2.0 - 0.5 * distance) + (1.0 if token.subject else 0.0)
            elif not own:
                continue
            if score > best_score:
                best, best_score = entity, score
        return best

    def _fits(self, entity: Entity, phrase: Phrase, offices: set[str]) -> float | None:
        """How well a person of the cast fits a description; None where not at all."""
        if phrase.countries and entity.country not in phrase.countries:
            return None
        if phrase.former:
            if offices & {*entity.past, *entity.recent}:
                return 4.0
            return 3.5 if entity.former else 0.5 if offices & set(entity.offices) else None
        score = 0.0
        held = offices & set(entity.offices)
        if held:
            score = 0.0 if held <= set(entity.fresh) else 1.0
        elif offices & set(entity.recent):
            score = 0.5
        if phrase.noun in entity.nouns and not entity.former:
            score += 2.0
        return score or None

    def _same_body(self, phrase: Phrase, sentence: int, vague: bool = False) -> Entity | None:
        """The institution or group that was last called by this noun with its country said ("la police" after "la
        police sud-africaine"), or, for forces, one of the same sector just before. vague: whether the phrase is of no
        country by itself ("l'émissaire", "l'ONG")."""
        if vague:
            return self._told_before(phrase, sentence)
        if phrase.last > phrase.anchor or phrase.first < phrase.anchor - 1:
            return None
        sectors = self._sectors(phrase)
        for token in reversed(self.cast.history):
            entity = token.entities[0]
            if entity.kind not in ("organisation", "group") or not entity.explicit:
                continue
            if phrase.noun in entity.nouns:
                return entity
            if phrase.noun in _AT_HOME and (entity.country or "").startswith("IMG"):
                continue
            distance = sentence - token.sentence
            if distance > 6:
                return None
            if (
                distance <= 2
                and sectors
                and entity.sectors[:1] == sectors[:1]
                and sectors[0] in _BODIES_NEAR
                and phrase.plural
                and (phrase.definite or sectors[0] == "LEG")
            ):
                return entity
            if not _TAKEN_UP.get(phrase.noun, frozenset()).isdisjoint(entity.sectors):
                return entity
        return None

    def _told_before(self, phrase: Phrase, sentence: int) -> Entity | None:
        """Whom or what a noun takes up that says nothing of a country: "l'émissaire", "l'ONG", "le mouvement
        djihadiste"."""
        if phrase.first < phrase.anchor - 1 or phrase.inner is not None:
            return None
        sectors = _TAKEN_UP.get(phrase.noun, frozenset())
        if phrase.last > phrase.anchor:
            if phrase.noun not in _ARMED:
                return None
            sectors = REBELS
        nouns = _DIPLOMATS if phrase.noun in ("diplomate", "émissaire") else {phrase.noun}
        for token in reversed(self.cast.history):
            if sentence - token.sentence > _TOLD:
                return None
            entity = token.entities[0]
            staff = not _EMPLOYERS.isdisjoint(entity.sectors[:1]) and not _EMPLOYERS.isdisjoint(sectors)
            if not entity.explicit or entity.kind == "state":
                continue
            if (entity.kind == "person") == bool(sectors) and not staff:
                continue
            if not sectors.isdisjoint(entity.sectors):
                return entity
            if not nouns.isdisjoint(entity.nouns) and entity.plural == phrase.plural:
                return entity
        return None

    def _sender(self, phrase: Phrase) -> str | None:
        """The country of the subject where forces or a parliament are its verb's object: "Trump ordered troops"."""
        sectors = self._sectors(phrase)[:1]
        people = phrase.noun in self.classes.own_people
        if people:
            pass
        elif (phrase.definite == "definite" and sectors != ("LEG",)) or sectors not in (("MIL",), ("LEG",)):
            return None
        words = phrase.sentence.words
        if words[phrase.head].dep.startswith("nsubj"):
            return None
        for token in reversed(self.cast.history):
            if token.phrase.sentence is not phrase.sentence:
                return None
            entity = token.entities[0]
            if token.subject and entity.explicit and entity.sectors[:1] == ("GOV",):
                return entity.country
        return None
