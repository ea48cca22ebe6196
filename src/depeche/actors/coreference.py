"""Who is taken up again: pronouns, possessives, pairs ("les deux pays") and counterparts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from depeche.actors.cast import Cast, Entity, Token
from depeche.actors.phrases import Phrase
from depeche.actors.setting import Setting
from depeche.actors.wordclasses import WordClasses
from depeche.language.parsed import Sentence

_OBJECTS = frozenset({"lui", "him", "her", "them", "eux", "le", "la", "l'", "les", "leur"})
_RELATIVE = frozenset({"qui", "who", "that", "which"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_THINGS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "obl:mod", "nmod"})
_CLEARLY = 0.5
"""By how much who is meant by "l'a arrêté" must be likelier than the next."""
_TAKEN = 2.5
"""By how much a subject is unlikelier to be meant by an object where the next subject may be the same."""
_REACH = 3
"""A pronoun looks back over this many sentences, a pair over one more."""

_THIS_ONE = frozenset(("celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
"""Pronouns for who was named last."""


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
        others = self._callers(phrase, sentence)
        persons = phrase.noun in self.classes.pair_persons
        if persons:
            found = self._last_persons(phrase, sentence)
            whole = len(found) == phrase.count
            if whole and not self._of_one_country(found, sentence):
                return found
            in_office = whole and all(e.sectors[:1] == ("GOV",) for e in found)
            if phrase.noun in ("femmes", "women", "hommes", "men") and not in_office:
                return found if whole else []
        if self.setting.pair is None and self.setting.home and phrase.noun in self.classes.camps:
            return [state(self.setting.home, "state", "pair")]
        for group in self._groups(sentence, _REACH + 1):
            codes = [entity.country for entity in group if entity.country and entity.country not in others]
            if len(codes) == len(group) == phrase.count:
                if len(set(codes)) == phrase.count:
                    return [state(code, "state", "pair") for code in codes]
                if phrase.noun in self.classes.camps:
                    return group
        codes = [code for code in self._last_codes(phrase, sentence) if code not in others]
        if self.setting.pair and phrase.count == 2 and others.isdisjoint(self.setting.pair):
            codes = list(self.setting.pair)
        elif persons:
            return []
        return [state(code, "state", "pair") for code in codes[: phrase.count]] if len(codes) >= phrase.count else []

    def _of_one_country(self, persons: Sequence[Entity], sentence: int) -> bool:
        """Whether persons are of one country in a story of two, and were not named together either."""
        if self.setting.pair is None or len({entity.country for entity in persons}) > 1:
            return False
        return not any(all(p in group for p in persons) for group in self._groups(sentence, _REACH + 1))

    def _callers(self, phrase: Phrase, sentence: int) -> set[str]:
        """Of which countries they are who call on a pair, receive or reconcile it: it is of others."""
        return {
            entity.country
            for token in self.cast.recent(sentence, 0)
            if self._governs(token, phrase)
            for entity in token.entities
            if entity.country
        }

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
        words = phrase.sentence.words
        if (phrase.noun in self.classes.latter or phrase.noun in _THIS_ONE) and (
            latter := self._latter(phrase, sentence)
        ):
            return latter
        token = None
        if phrase.noun in _OBJECTS and (phrase.kind == "clitic" or not words[phrase.head].dep.startswith("nsubj")):
            token = self._subject(phrase, words[phrase.head].head, sentence)
        if token is None:
            return self._besides(phrase, sentence, ())
        described = token.phrase.definite == "definite" and not token.named
        again = phrase.kind == "clitic" and described and token.phrase.plural == phrase.plural
        return self._besides(phrase, sentence, self._together(token, sentence), again)

    def _latter(self, phrase: Phrase, sentence: int) -> list[Entity]:
        """Whom "ce dernier", "the latter" mean: who was named last before it and agrees, persons before bodies and
        states; empty where the last sentences name nobody so."""
        found: list[Entity] = []
        at = sentence
        words = phrase.sentence.words
        subject = None
        if not words[phrase.head].dep.startswith("nsubj"):  # "il a rompu avec ce dernier"
            subject = self._subject(phrase, words[phrase.head].head, sentence)
        for token in self.cast.recent(sentence, 2):
            if found and token.sentence < at:
                break
            if token.phrase.place_only or token.phrase.kind == "clitic" or self._governs(token, phrase):
                continue
            if subject is not None and self._is_one_of(token.entities[0], subject.entities):
                continue
            plural = token.phrase.plural or len(token.entities) > 1 or token.entities[0].plural
            if plural != phrase.plural and phrase.sentence.language != "en":
                continue
            gender = token.entities[0].gender or token.phrase.gender
            if not plural and phrase.gender and gender and gender != phrase.gender:
                continue
            if not found or (found[0].kind != "person" and token.entities[0].kind == "person"):
                found, at = token.entities, token.sentence
            if found[0].kind == "person":
                break
        return list(found)

    def owners(self, phrase: Phrase, sentence: int) -> tuple[list[Entity], list[Entity]]:
        """Whose a noun is ("son offensive", "his release"): as one's own, the subject's of its verb where that agrees;
        as what is done to another, whoever else it may be; empty where nobody clearly."""
        words = phrase.sentence.words
        noun = words[words[phrase.head].head]
        for _ in range(4):
            if noun.pos in ("VERB", "AUX") or noun.dep.startswith("nsubj") or noun.head == noun.i:
                break
            noun = words[noun.head]
        token = self._subject(phrase, noun.i, sentence) if noun.pos in ("VERB", "AUX") else None
        if token is None:
            found = self._besides(phrase, sentence, ())
            return found, found
        subjects = self._together(token, sentence)
        plural = len(subjects) > 1 or token.phrase.plural or subjects[0].plural
        agrees = plural == phrase.plural or (phrase.plural and self._they(subjects[0], phrase))
        if agrees and not phrase.plural:
            agrees = self._score(subjects[0], token, phrase, sentence) is not None
        if agrees and token.phrase.kind == "pronoun":  # "il a dénoncé son arrestation": his own
            return subjects, []
        others = self._besides(phrase, sentence, subjects)
        return (subjects if agrees else others), others

    def _besides(self, phrase: Phrase, sentence: int, others: Sequence[Entity], again: bool = False) -> list[Entity]:
        """Whom a pronoun means that does not mean these others. again: whether they may be the last sentence's subject
        under another name ("un homme a attaqué un policier. L'individu l'a frappé ...")."""
        if phrase.plural:
            return self._plural(phrase, sentence, others)
        best: Entity | None = None
        best_score = 0.0
        runner = 0.0
        for token in self.cast.recent(sentence, _REACH):
            if len(token.entities) != 1:
                continue
            entity = token.entities[0]
            if others and self._is_one_of(entity, others):
                continue
            score = self._score(entity, token, phrase, sentence)
            if score is None or entity is best:
                continue
            if again and token.subject and token.sentence < sentence:
                score -= _TAKEN
            if score > best_score:
                best, best_score, runner = entity, score, best_score
            elif score > runner:
                runner = score
        if best is None or best_score < 1.0:
            return []
        if phrase.kind == "clitic" and (best_score - runner < _CLEARLY or self._means_thing(best, phrase, sentence)):
            return []
        return [best]

    def _subject(self, phrase: Phrase, i: int, sentence: int) -> Token | None:
        """The mention before a pronoun that is the subject of verb i: he did not do to himself what it says."""
        words = phrase.sentence.words
        verb = words[i]
        for _ in range(4):
            heads = {j for j in verb.children if words[j].dep.startswith("nsubj") and j != phrase.head}
            if verb.dep.startswith("acl") and all(words[j].lower in _RELATIVE for j in heads):
                heads = {verb.head}
            if heads:
                for token in self.cast.recent(sentence, 0):
                    if not heads.isdisjoint(range(token.phrase.first, token.phrase.last + 1)):
                        return token
                return None
            base = verb.dep.split(":")[0]
            if verb.head == verb.i or (base not in _SHARING and "VerbForm=Inf" not in verb.morph):
                return None
            governor = words[verb.head]
            if base == "xcomp" and any(words[j].dep in ("obj", "iobj", "obl:arg") for j in governor.children):
                return None  # "a demandé à Paris de l'aider": him who asks
            verb = governor
        return None

    def _together(self, token: Token, sentence: int) -> list[Entity]:
        """The entities of a mention and of those joined with it."""
        found = list(token.entities)
        for other in self.cast.recent(sentence, 0):
            if other.linked and other.phrase.first > token.phrase.first:
                found += other.entities
        return found

    def _is_one_of(self, entity: Entity, others: Sequence[Entity]) -> bool:
        """Whether somebody is one of these, or is called what one of them is ("l'individu" again)."""
        return any(
            entity is other or (entity.country == other.country and not entity.nouns.isdisjoint(other.nouns))
            for other in others
        )

    def _means_thing(self, best: Entity, phrase: Phrase, sentence: int) -> bool:
        """Whether a thing named since may be meant as well ("le budget ... Le parlement l'a rejeté")."""
        if phrase.belongs:
            return False
        spans: dict[int, set[int]] = {}
        texts: dict[int, Sentence] = {sentence: phrase.sentence}
        since = sentence
        for token in self.cast.recent(sentence, _REACH):
            texts[token.sentence] = token.phrase.sentence
            spans.setdefault(token.sentence, set()).update(range(token.phrase.first, token.phrase.last + 1))
            if best in token.entities:
                since = max(token.sentence, sentence - 1)
                break
        if since < sentence and sentence - 1 not in texts:
            return True  # the last sentence is of things alone
        number = "Number=Plur" if phrase.plural else "Number=Sing"
        gender = {"m": "Gender=Masc", "f": "Gender=Fem"}.get(phrase.gender, "")
        for at, text in texts.items():
            taken = spans.get(at, ())
            for word in text.words if at >= since else ():
                if at == sentence and word.i >= phrase.first:
                    break
                thing = word.pos == "NOUN" and word.dep in _THINGS and word.i not in taken
                if thing and number in word.morph and gender in word.morph:
                    return True
        return False

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
        personal = phrase.noun not in ("it", "its")
        english = phrase.sentence.language == "en"
        if personal and (english or phrase.noun == "lui") and entity.kind != "person":
            word = phrase.sentence.words[phrase.head]
            if english or word.dep != "iobj" or word.head <= word.i:  # "Paris lui reproche", not "avec lui"
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

    def _plural(self, phrase: Phrase, sentence: int, others: Sequence[Entity]) -> list[Entity]:
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
            score = (2.0 if subject else 0.5) + (0.5 if joined or len(entities) > 1 else 0.0) + 1.5 - distance
            if token.phrase.kind == "pronoun":
                score += 0.5
            if score <= best_score:
                continue
            if len(entities) == 1 and not (
                token.phrase.plural or entities[0].plural or self._they(entities[0], phrase)
            ):
                continue
            if phrase.gender == "f" and any(e.gender == "m" for e in entities):
                continue
            if not others or not any(self._is_one_of(entity, others) for entity in entities):
                best, best_score = entities, score
        if best_score < 1.0 or (phrase.kind == "clitic" and self._means_thing(best[0], phrase, sentence)):
            return []
        return best
