"""The sides that a sentence leaves unsaid: what its own words let one supply, and where the story plays the rest."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.participants import Roles
from depeche.events.reading import Reading
from depeche.events.syntax import VERBAL
from depeche.events.understood import MUTUAL, Setting, understood_actor, understood_recipient, understood_sides
from depeche.model import Actor, Mention

OF_POWER = frozenset(
    "loi loi-travail réforme projet décret ordonnance mesure politique gouvernement régime pouvoir président "
    "présidente ministre taxe impôt hausse constitution référendum résultat élection réélection mandat austérité "
    "décision police policier junte état autorité "
    "code law bill reform decree policy government regime president minister tax measure austerity "
    "result".split()
)
"""What a government decides or is: who demonstrates against it demonstrates against the government."""
ANYBODY = frozenset(
    "monde communauté partie partenaire pays état nation côté camp puissance planète humanité bailleur donateur "
    "world community party country state nation side donor power".split()
)
"""Whoever hears: a demand that is made to them is made to no country."""
AGAINST_GOVERNMENT = frozenset(
    "antigouvernemental anti-gouvernemental anti-gouvernement anti-régime anti-pouvoir antigovernment anti-government "
    "anti-regime".split()
)
OWN_BREAKS = frozenset(("BREAK", "PULL_OUT"))
"""Breaks with others, where nobody is named, are made by the country of the story."""
TO_OTHERS = frozenset(("SANCTIONS", "ENTRY_BAN", "DEPORTATION", "EXPULSION", "SUMMONS"))
"""What states do to others, so that the country that undergoes it is not the one that does it."""


OF_OTHERS = frozenset(("EXPULSION", "DEPORTATION"))
"""What a state does to those who come from another: "des ressortissants" whom it expels are not its own."""


class Unsaid:
    """Supplies the missing sides of the readings of one sentence. setting: where the story plays."""

    def __init__(self, roles: Roles, setting: Setting) -> None:
        self.cast = roles.cast
        self.lexicon = roles.lexicon
        self.roles = roles
        self.setting = setting
        self.syntax = roles.syntax
        self.words = roles.words

    def sides(
        self, reading: Reading, type_: str, aspect: str | None, actors: Sequence[int], recipients: Sequence[int]
    ) -> tuple[Actor | None, Actor | None]:
        """Actor and recipient that go without saying, None where the side is named or nobody is meant. type_, aspect:
        of the event; actors, recipients: the mentions that are its sides."""
        here = None if actors and recipients else self._country_here(reading.words)
        actor = None if actors else self._actor(reading, type_, here, recipients)
        recipient = None if recipients else self._recipient(reading, type_, aspect, here, actors)
        if not actors and not recipients and actor is None and recipient is None:
            return understood_sides(self.setting, type_, reading.deed)
        return actor, recipient

    def of_others(self, reading: Reading, actors: Sequence[int], recipients: list[int]) -> list[int]:
        """The recipients without the actors' own whom a state recalls ("Paris rappelle son ambassadeur") or whose
        release it demands, and those of no country whom it expels: who is meant is the other state of the story."""
        deed = reading.deed
        own_too = deed == "PULL_OUT"
        if not own_too and self.setting.partner is not None:
            own_too = self.lexicon.classes[deed].type == "REQUEST" and self._are_possessed(recipients)
        if not own_too and (deed not in OF_OTHERS or self.setting.partner is None):
            return recipients
        own = self.cast.countries(actors)
        if not own or not recipients:
            return recipients
        persons = [a.kind in ("person", "group") for k in recipients for a in self.cast.mentions[k].actors]
        theirs = self.cast.countries(recipients)
        return [] if all(persons) and (not theirs or (own_too and theirs <= own)) else recipients

    def _actor(self, reading: Reading, type_: str, here: str | None, recipients: Sequence[int]) -> Actor | None:
        setting, deed, home = self.setting, reading.deed, self.setting.home
        undergoing = [self.cast.mentions[k] for k in recipients]
        hosts = self.cast.countries(recipients)
        bodies = any(a.kind in ("state", "organisation") for mention in undergoing for a in mention.actors)
        state = self._state_of(reading, bodies)
        if deed == "ALLEGATION" and here is None and self.lexicon.language != "en" and self._is_predicate(reading.head):
            state = ""  # "la chanteuse est accusée de ...": nobody says by whom
        spread = any("several countries" in mention.how for mention in undergoing)
        found = None if spread else understood_actor(setting, type_, deed, state, here)
        inside = deed == "EXPULSION" and setting.partner is None  # from a party, a parliament
        if found is not None and deed in TO_OTHERS and found.country in hosts and not inside:
            found = setting.state(setting.partner, state) if setting.partner else None
        if (
            found is not None
            and setting.partner
            and found.country in hosts
            and not inside
            and self._are_nationals(undergoing)
        ):
            found = setting.state(setting.partner, state)
        if found is not None or home is None:
            return found
        if type_ != "ASSAULT" and self._named_subject(reading.head):
            return Actor(setting.name(home), "organisation", home, (), None, "setting")
        if deed in OWN_BREAKS and hosts and home not in hosts:
            return setting.state(home, "GOV")
        return None

    def _are_possessed(self, recipients: Sequence[int]) -> bool:
        """Whether only "leur", "sa" name them ("a exigé leur libération")."""
        return bool(recipients) and all(self.cast.mentions[k].how in POSSESSIVE for k in recipients)

    def _are_nationals(self, undergoing: Sequence[Mention]) -> bool:
        """Whether all are named by their nationality alone, as one does abroad ("cinq Nigériens ont été arrêtés")."""
        return bool(undergoing) and all(mention.how.startswith("table:demonyms") for mention in undergoing)

    def _recipient(
        self, reading: Reading, type_: str, aspect: str | None, here: str | None, actors: Sequence[int]
    ) -> Actor | None:
        setting, i = self.setting, reading.head
        own = self.cast.countries(actors)
        if type_ == "PROTEST" and setting.home and self._against_power(reading):
            return setting.state(here or setting.home, "GOV")
        if type_ == "REQUEST" and (told := self.roles.addressee_told(reading)) >= 0:
            return self._people_asked(told, own)
        if (type_ in MUTUAL and len(own) > 1) or (reading.deed == "COUP" and self.words[i].pos in VERBAL):
            return None
        acting = [a for k in actors for a in self.cast.mentions[k].actors]
        sectors = {a.sectors[0] for a in acting if a.sectors}
        deed = "AMNESTY" if reading.innermost().deed == "AMNESTY" and type_ == "CONCEDE" else reading.deed
        stately = all(a.kind == "state" for a in acting)
        passive = self.syntax.is_passive(i)
        return understood_recipient(setting, type_, deed, own, sectors, here, passive, aspect, stately)

    def _country_here(self, words: Sequence[int]) -> str | None:
        """The country of a place named in the trigger's own clause ("détenus en Libye", "arrêtée à Paris")."""
        for prep, j in (pair for i in words for pair in self.syntax.complements(i)):
            k = self.cast.at[j]
            if k >= 0 and prep in ("à", "en", "dans", "in", "at") and self.cast.is_placed(k):
                return next((a.country for a in self.cast.mentions[k].actors if a.country), None)
        return None

    def _named_subject(self, i: int) -> bool:
        """Whether the active verb's subject is a proper name that is in no table ("the ATM calls on ..."): a body of
        the story's country."""
        words = self.words
        if words[i].pos not in VERBAL or self.syntax.is_passive(i):
            return False
        return any(
            (words[j].pos == "PROPN" or (words[j].pos == "NOUN" and words[j].text.isupper()))
            and j < i
            and self.cast.at[j] < 0
            and words[j].text[:1].isupper()
            for j in self.syntax.subjects(i)
        )

    def _people_asked(self, i: int, own: set[str]) -> Actor | None:
        """Those whom a demand is made to in words that name no actor: people of the country of whom asks; nobody where
        all the world, all parties or a name that nobody knows is asked."""
        word = self.words[i]
        bare = not any(self.words[j].pos in ("DET", "NUM") for j in word.children)
        code = self.setting.home if self.setting.home in own or not own else min(own)
        if code is None or word.lemma in ANYBODY or (word.pos == "PROPN" and bare):
            return None
        return self.setting.people(code)

    def _state_of(self, reading: Reading, bodies: bool) -> str:
        """The sector of the state that does an agentless deed, or ""; a person who "is accused" is so by the
        authorities. bodies: whether states or bodies undergo it."""
        alleged = reading.deed == "ALLEGATION" and not bodies and self._unnamed_accuser(reading.head)
        asked = self.lexicon.classes[reading.deed].type == "REQUEST" and self.syntax.is_passive(reading.head)
        return self.lexicon.classes[reading.deed].state or ("GOV" if alleged or asked else "")

    def _against_power(self, reading: Reading) -> bool:
        """Whether a protest is said to be against what a government does ("contre la loi Travail") or to demand
        something of it ("pour exiger des élections")."""
        if self.roles.aim(reading) >= 0:
            return True
        words = self.words[min(reading.head, reading.innermost().head) + 1 :]
        for j, word in enumerate(words):
            if word.text in (";", ":", "."):
                return False
            if word.lower in ("contre", "against"):
                return any(after.lemma in OF_POWER for after in words[j + 1 : j + 6])
            if word.lemma in AGAINST_GOVERNMENT:
                return True
        return False

    def _unnamed_accuser(self, i: int) -> bool:
        return self.words[i].pos in VERBAL and (
            self.syntax.is_passive(i) or any(self.words[j].lower == "on" for j in self.syntax.surface_subjects(i))
        )

    def _is_predicate(self, i: int) -> bool:
        """Whether word i is a passive verb that says something of its subject, not a participle beside a noun."""
        word = self.words[i]
        if word.pos not in VERBAL or not self.syntax.is_passive(i):
            return False
        return not word.dep.startswith(("acl", "amod")) or any(
            self.words[j].dep.startswith(("aux", "cop")) for j in word.children
        )
