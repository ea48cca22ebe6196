"""Who is taken up again: pronouns, possessives, pairs ("les deux pays") and counterparts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from depeche.actors.cast import Cast, Entity, Token
from depeche.actors.phrases import Phrase
from depeche.actors.setting import Setting
from depeche.actors.wordclasses import WordClasses

_OBJECTS = frozenset({"lui", "him", "her", "them", "eux"})
_REACH = 3
"""A pronoun looks back over this many sentences, a pair over one more."""


class Coreference:
    """Looks back over an article's cast and history."""

    def __init__(self, cast: Cast, setting: Setting, classes: WordClasses) -> None:
        self.cast = cast
        self.setting = setting
        self.classes = classes

    def possessor(self, phrase: Phrase, sentence: int) -> Entity | None:
        """Whose: the subject of the clause before the phrase, else the last subject, else whoever came last. A
        counterpart is somebody's who has an office."""
        fallback: Entity | None = None
        if phrase.kind == "counterpart":
            officers = [
                (token, entity)
                for token in self.cast.recent(sentence, 3)
                for entity in token.entities
                if entity.offices and entity.kind == "person" and entity.country not in phrase.countries
                and not (token.phrase.sentence is phrase.sentence and token.phrase.first >= phrase.first)
            ]  # fmt: skip
            for token, entity in officers:
                if token.subject and sentence - token.sentence <= 1:
                    return entity
            if officers:
                return officers[0][1]
        for token in self.cast.recent(sentence, 2):
            if not token.entities or (token.phrase.place_only and not token.subject):
                continue
            if token.phrase.sentence is phrase.sentence and token.phrase.first >= phrase.first:
                continue
            entity = token.entities[0]
            if phrase.noun in self.classes.kin and entity.kind not in ("person", "group"):
                continue
            if token.subject:
                return entity
            if entity.country is None:
                continue
            if fallback is None or (fallback.kind != "person" and entity.kind == "person"):
                fallback = entity
        return fallback

    def other_holder(self, owner: Entity | None, offices: list[str], sentence: int) -> Entity | None:
        """The last person mentioned who holds one of these offices elsewhere ("son homologue" with no adjective)."""
        for token in self.cast.recent(sentence, 6):
            for entity in token.entities:
                if entity is not owner and entity.kind == "person" and set(offices) & set(entity.offices):
                    return entity
        return None

    # -- pairs -----------------------------------------------------------------------------------------

    def pair(self, phrase: Phrase, sentence: int, state: Callable[[str, str, str], Entity]) -> list[Entity]:
        """The two (or more) persons or states that "les deux ministres", "both countries" mean; empty where unclear."""
        persons = phrase.noun in self.classes.pair_persons
        if persons:
            found = self._last_persons(phrase, sentence)
            if len(found) == phrase.count:
                return found
            if phrase.noun in ("femmes", "women", "hommes", "men"):
                return []
        for group in self._groups(sentence, _REACH + 1):
            if len(group) == phrase.count and all(entity.country for entity in group):
                if len({entity.country for entity in group}) == phrase.count:
                    return [state(entity.country, "state", "pair") for entity in group if entity.country]
                if phrase.noun in ("parties", "camps", "sides", "belligérants"):
                    return group
        codes = self._last_codes(phrase, sentence)
        if len(codes) < phrase.count:
            return []
        if persons:
            return []
        return [state(code, "state", "pair") for code in codes[: phrase.count]]

    def _groups(self, sentence: int, reach: int) -> Iterator[list[Entity]]:
        """What was named together, the latest first: "A, B et C"."""
        group: list[Entity] = []
        for token in self.cast.recent(sentence, reach):
            group = [*token.entities, *group]
            if not token.linked:
                if len(group) > 1:
                    yield group
                group = []

    def _last_persons(self, phrase: Phrase, sentence: int) -> list[Entity]:
        wanted = set(phrase.offices)
        found: list[Entity] = []
        for token in self.cast.recent(sentence, _REACH + 3):
            whole = token.phrase.kind in ("pair", "pronoun") and len(token.entities) == phrase.count and not found
            if whole and all(e.kind == "person" and self._may_be(e, phrase, wanted) for e in token.entities):
                return list(token.entities)
            for entity in reversed(token.entities):
                if entity.kind == "person" and entity not in found and self._may_be(entity, phrase, wanted):
                    found.append(entity)
            if len(found) >= phrase.count:
                break
        return list(reversed(found[: phrase.count]))

    def _may_be(self, entity: Entity, phrase: Phrase, offices: set[str]) -> bool:
        if phrase.noun in ("femmes", "women") and entity.gender == "m":
            return False
        if phrase.noun in ("hommes", "men") and entity.gender == "f":
            return False
        if not entity.sectors and not entity.tokens:
            return False
        if phrase.noun.startswith("minist") and not (offices and entity.offices):
            return any("minister" in office for office in entity.offices) or any("minist" in n for n in entity.nouns)
        if offices and entity.offices:
            return bool(offices & set(entity.offices)) or any(
                "minister" in a and "minister" in b for a in offices for b in entity.offices
            )
        return True

    def _last_codes(self, phrase: Phrase, sentence: int) -> list[str]:
        weights: dict[str, float] = {}
        for token in self.cast.recent(sentence, _REACH + 1):
            if token.phrase.kind in ("pair", "pronoun") and len(token.entities) == phrase.count:
                codes = [e.country for e in token.entities]
                if all(codes) and len(set(codes)) == phrase.count:
                    return [c for c in codes if c]
            if self._governs(token, phrase):
                continue  # "China called on both countries": they are the others
            near = 1.0 / (1.0 + sentence - token.sentence)
            for entity in token.entities:
                code = entity.country
                if code and entity.explicit and len(code) == 3 and not token.phrase.place_only:
                    weights[code] = weights.get(code, 0.0) + near * (1.5 if token.subject else 1.0)
        if len(weights) < phrase.count:
            for code, count in self.setting.counts.items():
                if len(code) == 3:
                    weights[code] = weights.get(code, 0.0) + 0.01 * count
        return sorted(weights, key=lambda c: -(weights[c] + 0.05 * self.setting.counts.get(c, 0.0)))

    # -- pronouns ----------------------------------------------------------------------------------------

    def antecedents(self, phrase: Phrase, sentence: int) -> list[Entity]:
        """Whom a pronoun means, empty where nobody clearly."""
        if phrase.plural:
            return self._plural(phrase, sentence)
        best: Entity | None = None
        best_score = 0.0
        runner = 0.0
        for token in self.cast.recent(sentence, _REACH):
            if len(token.entities) != 1 or self._same_clause(token, phrase):
                continue
            entity = token.entities[0]
            score = self._score(entity, token, phrase, sentence)
            if score is None or entity is best:
                continue
            if score > best_score:
                best, best_score, runner = entity, score, best_score
            elif score > runner:
                runner = score
        return [best] if best is not None and best_score >= 1.0 else []

    def _same_clause(self, token: Token, phrase: Phrase) -> bool:
        """Whether the mention is the subject of the verb whose object the pronoun is: he did not do it to himself."""
        return phrase.noun in _OBJECTS and self._governs(token, phrase)

    def _governs(self, token: Token, phrase: Phrase) -> bool:
        """Whether the mention is the subject of the verb that the phrase itself is an object of."""
        if token.phrase.sentence is not phrase.sentence or not token.subject:
            return False
        words = phrase.sentence.words
        return words[token.phrase.head].head == words[phrase.head].head and not words[phrase.head].dep.startswith(
            "nsubj"
        )

    def _score(self, entity: Entity, token: Token, phrase: Phrase, sentence: int) -> float | None:
        if token.phrase.plural and not token.phrase.names:
            return None
        personal = phrase.noun not in ("it",)
        english = phrase.sentence.language == "en"
        if personal and (english or phrase.noun == "lui") and entity.kind != "person":
            return None
        if not personal and entity.kind == "person":
            return None
        gender = entity.gender or token.phrase.gender
        if phrase.gender and gender and gender != phrase.gender:
            return None
        if entity.kind == "person" and not entity.sectors and not token.named:
            return None
        score = 2.0 if token.subject else 0.0
        score += 2.5 if entity.kind == "person" else 0.0
        score += 0.3 * min(entity.weight, 5)
        if entity.kind == "person" and not entity.sectors:
            score -= 1.0
        if entity.kind == "state":
            score -= 1.0
        if phrase.gender == "f" and gender == "f":
            score += 1.0
        if entity.kind == "state" and (token.phrase.place_only or not token.subject):
            score -= 1.0
        distance = sentence - token.sentence
        score += 1.5 - distance
        if token.phrase.kind == "pronoun" and token.phrase.noun.strip("-t") == phrase.noun.strip("-t"):
            score += 1.0
        return score

    def _they(self, entity: Entity, phrase: Phrase) -> bool:
        """In English a body in the singular may be taken up by "they"."""
        return phrase.sentence.language == "en" and entity.kind in ("organisation", "group")

    def _plural(self, phrase: Phrase, sentence: int) -> list[Entity]:
        best: list[Entity] = []
        best_score = 0.0
        group: list[Entity] = []
        group_subject = False
        for token in self.cast.recent(sentence, _REACH):
            distance = sentence - token.sentence
            entities = list(token.entities)
            if token.linked:
                group = entities + group
                group_subject = group_subject or token.subject
                continue
            joined = bool(group)
            entities = [*entities, *group]
            subject = token.subject or group_subject
            group, group_subject = [], False
            if len(entities) == 1 and not (
                token.phrase.plural or entities[0].plural or self._they(entities[0], phrase)
            ):
                continue
            if phrase.gender == "f" and any(e.gender == "m" for e in entities):
                continue
            score = (2.0 if subject else 0.5) + (0.5 if joined or len(entities) > 1 else 0.0) + 1.5 - distance
            if token.phrase.kind == "pronoun":
                score += 0.5
            if score > best_score:
                best, best_score = entities, score
        return best if best_score >= 1.0 else []
