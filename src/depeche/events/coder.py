"""Codes one sentence: readings with a PLOVER type, those that are asserted, their sides and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from depeche.events import status as modality
from depeche.events.assertion import Assertion
from depeche.events.calculus import Composer
from depeche.events.cast import Cast
from depeche.events.lexicon import COOPERATIVE, Lexicon, load_lexicon
from depeche.events.match import Matcher
from depeche.events.participants import Roles
from depeche.events.reading import Reading
from depeche.events.repair import repair
from depeche.events.syntax import VERBAL, Syntax
from depeche.events.understood import (
    MUTUAL,
    VIOLENCE,
    Setting,
    is_calamity,
    understood_actor,
    understood_recipient,
    understood_sides,
)
from depeche.events.when.attachment import LIGHT
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention

SUFFERED = frozenset(("KILLING", "DESTRUCTION"))
"""Classes of which an accident or a natural disaster may be the cause."""
FUTURE_OF_HOSTILE = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"))
CARRYING_FUTURE = frozenset(("AGREE", "THREATEN"))
"""Types that are about the future, so that its tense leaves them actual."""
OF_INTENT = ("announce(", "intend(", "promise(")
"""Steps whose deed lies ahead, unless it is announced as done."""

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
TO_OTHERS = frozenset(("SANCTIONS", "ENTRY_BAN", "DEPORTATION"))
"""What states do to others, so that the country that undergoes it is not the one that does it."""
NOWHERE = Setting()


@dataclass(slots=True)
class SentenceEvent:
    """An event of one sentence: class and type, mode, trigger words, indices of the mentions on either side, status.

    confidence: how far the rules hold it asserted, 0 to 1; once judged, how likely it is an event.
    """

    sentence: int
    deed: str
    type: str
    mode: str | None
    aspect: str | None
    words: tuple[int, ...]
    head: int
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    status: str
    entry: str
    steps: tuple[str, ...]
    confidence: float
    implied: Actor | None = None
    implied_recipient: Actor | None = None


@cache
def matcher(language: str, folders: tuple[str, ...] = ()) -> Matcher:
    """The matcher of a language's lexicon, made once a process."""
    return Matcher(load_lexicon(language, folders))


class SentenceCoder:
    """Codes the sentences of articles with one lexicon."""

    def __init__(self, language: str, folders: tuple[str, ...] = ()) -> None:
        self.matcher = matcher(language, folders)
        self.lexicon: Lexicon = self.matcher.lexicon
        self.english = language == "en"
        self.assertion = Assertion(self.lexicon)

    def code(self, sentence: Sentence, mentions: Sequence[Mention], setting: Setting = NOWHERE) -> list[SentenceEvent]:
        """The events of a sentence. setting: where the story plays, for sides that go without saying."""
        composer, cast = self.compose(sentence, mentions)
        return self.code_composed(composer, cast, setting)[0] if composer.matches else []

    def compose(self, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Composer, Cast]:
        """The sentence, its parse repaired, with the lexicon's entries found and its mentions by word."""
        repair(sentence, mentions, self.matcher.verb_of)
        cast = Cast(sentence.words, mentions)
        cast.forget_names_of_texts(sentence.words)
        cast.forget_dateline(sentence.words)
        cast.link(sentence.words)
        return Composer(sentence, self.lexicon, self.matcher.find(sentence), cast.kind_of, cast.sectors_of), cast

    def code_composed(self, composer: Composer, cast: Cast, setting: Setting) -> tuple[list[SentenceEvent], list[str]]:
        """The events of a sentence whose words were matched, and why other readings were set aside."""
        roles = Roles(composer, cast, self.lexicon)
        events = []
        for reading in composer.readings():
            if self._names_a_body(reading, cast):
                continue
            event = self.event(reading, composer, roles, setting)
            if event is not None:
                events.append(event)
        return self._answered(self._distinct(events, cast), cast), composer.set_aside

    def _answered(self, events: list[SentenceEvent], cast: Cast) -> list[SentenceEvent]:
        """A denial without a recipient answers whoever accuses the denier in the same sentence."""
        found = []
        for event in events:
            if event.deed == "DENIAL" and not event.recipients:
                own = {a.country for k in event.actors for a in cast.mentions[k].actors}
                for other in events:
                    accused = {a.country for k in other.recipients for a in cast.mentions[k].actors}
                    if other.type == "ACCUSE" and own & accused - {None}:
                        event = replace(event, recipients=other.actors)
            found.append(event)
        return found

    def _names_a_body(self, reading: Reading, cast: Cast) -> bool:
        """Whether the noun belongs to a body's proper name ("le Rassemblement du peuple de Guinée")."""
        k = cast.at[reading.head]
        return k >= 0 and reading.entry.pos == "N" and cast.mentions[k].how.startswith(("table:organisations", "name"))

    def _country_here(self, words: Sequence[int], composer: Composer, roles: Roles) -> str | None:
        """The country of a place named in the trigger's own clause ("détenus en Libye", "arrêtée à Paris")."""
        for prep, j in (pair for i in words for pair in composer.syntax.complements(i)):
            k = roles.cast.at[j]
            if k >= 0 and prep in ("à", "en", "dans", "in", "at") and roles.cast.is_placed(k):
                return next((a.country for a in roles.cast.mentions[k].actors if a.country), None)
        return None

    def _by_accident(self, sentence: Sentence, setting: Setting) -> bool:
        """Whether the sentence, or the story where the sentence does not say, tells of an accident or a disaster."""
        if is_calamity((sentence,)):
            return True
        return setting.calamity and VIOLENCE.isdisjoint(w.lemma for w in sentence.words)

    def event(self, reading: Reading, composer: Composer, roles: Roles, setting: Setting) -> SentenceEvent | None:
        syntax = composer.syntax
        i = reading.head
        confidence = 0.9 if composer.words[i].pos in VERBAL else 0.7
        certainty = self.assertion.asserted(reading, composer, roles)
        if certainty <= 0:
            composer.set_aside.append(f"{reading.entry.id}: {reading.deed} is not asserted here")
            return None
        if reading.deed in SUFFERED and self._by_accident(composer.sentence, setting):
            composer.set_aside.append(f"{reading.entry.id}: {reading.deed} is the toll of an accident or disaster")
            return None
        deed = self.lexicon.classes[reading.deed]
        type_, mode = deed.type, deed.mode or None
        steps = list(reading.steps)
        actors, recipients = roles.sides(reading)
        state = "actual"
        carrier = modality.finite(syntax, i)
        places = (i,) if carrier == i else (carrier, i)
        negated = not reading.status and self._is_negated(i, carrier, composer)
        future = any(modality.is_future(syntax, k) for k in places) or (
            type_ == "PROTEST" and any(step.startswith(OF_INTENT) and "(done " not in step for step in reading.steps)
        )
        name = reading.deed
        beside = composer.words[i].pos not in VERBAL and composer.words[i].dep.startswith("obl")
        if any(modality.is_hypothetical(syntax, k) for k in ((i,) if beside else places)):
            state = "hypothetical" if type_ != "AGREE" or not modality.is_expected(syntax, carrier) else "actual"
        state = reading.status or state
        if negated:
            state = "negated"
            ahead = future or "Tense=Pres" in composer.words[carrier].morph
            if type_ in (*COOPERATIVE, "CONCEDE", "RETREAT") and (ahead or modality.is_hypothetical(syntax, carrier)):
                mode = deed.ask or None
                name, type_, state = "REFUSAL", "REJECT", "actual"
                steps.append("negated present or future cooperation or concession = REFUSAL")
        elif future and state == "actual":
            name, state, note = self._future(reading.deed, type_)
            if note:
                steps.append(note)
            type_, mode = self.lexicon.classes[name].type, self.lexicon.classes[name].mode or None
        if state == "negated" and type_ == "ASSAULT":
            composer.set_aside.append(f"{reading.entry.id}: {reading.deed} did not happen")
            return None
        aspect = self._aspect(reading, composer)
        if type_ in ("REQUEST", "REJECT") and not mode:
            inner = self._argument_class(reading)
            mode = (self.lexicon.classes[inner].ask or "change") if inner else None
        elif type_ == "THREATEN" and not mode:
            inner = self._argument_class(reading)
            mode = (self.lexicon.classes[inner].threat or "restrict") if inner else None
        own = {a.country for k in actors for a in roles.cast.mentions[k].actors if a.country}
        hosts = {a.country for k in recipients for a in roles.cast.mentions[k].actors if a.country}
        if mode == "visit" and own and own == hosts:  # an official who goes about his own country
            certainty *= 0.5
        here = None if actors and recipients else self._country_here(reading.words, composer, roles)
        implied = None
        if not actors:
            bodies = any(a.kind in ("state", "organisation") for k in recipients for a in roles.cast.mentions[k].actors)
            state_of = self._state_of(reading, syntax, bodies)
            if reading.deed == "ALLEGATION" and here is None and not self.english and self._is_predicate(i, syntax):
                state_of = ""  # "la chanteuse est accusée de ...": nobody says by whom
            spread = any("several countries" in roles.cast.mentions[k].how for k in recipients)
            implied = None if spread else understood_actor(setting, type_, reading.deed, state_of, here)
            if implied is not None and reading.deed in TO_OTHERS and implied.country in hosts:
                implied = setting.state(setting.partner, state_of) if setting.partner else None
            if implied is None and type_ != "ASSAULT" and setting.home and self._named_subject(i, syntax, roles.cast):
                implied = Actor(setting.name(setting.home), "organisation", setting.home, (), None, "setting")
            if implied is None and reading.deed in OWN_BREAKS and setting.home and hosts and setting.home not in hosts:
                implied = setting.state(setting.home, "GOV")
        suffering = None
        if type_ == "PROTEST" and not recipients and self._against_power(reading, syntax) and setting.home:
            suffering = setting.state(here or setting.home, "GOV")
        elif not recipients and type_ == "REQUEST" and (told := roles.addressee_told(reading)) >= 0:
            suffering = self._people_asked(told, composer, setting, own)
        elif not (recipients or (type_ in MUTUAL and len(own) > 1)) and (
            reading.deed != "COUP" or composer.words[i].pos not in VERBAL
        ):
            sectors = {a.sectors[0] for k in actors for a in roles.cast.mentions[k].actors if a.sectors}
            done = "AMNESTY" if reading.innermost().deed == "AMNESTY" and type_ == "CONCEDE" else reading.deed
            suffering = understood_recipient(
                setting, type_, done, own, sectors, here, syntax.is_passive(i), aspect,
                all(a.kind == "state" for k in actors for a in roles.cast.mentions[k].actors),
            )  # fmt: skip
        if not actors and not recipients and implied is None and suffering is None:
            implied, suffering = understood_sides(setting, type_, reading.deed)
        return SentenceEvent(
            composer.sentence.index, name, type_, mode, aspect, reading.words, i,
            tuple(actors), tuple(recipients), state, reading.entry.id, tuple(steps), confidence * certainty, implied,
            suffering,
        )  # fmt: skip

    def _named_subject(self, i: int, syntax: Syntax, cast: Cast) -> bool:
        """Whether the active verb's subject is a proper name that is in no table ("the ATM calls on ..."): a body of
        the story's country."""
        words = syntax.words
        if words[i].pos not in VERBAL or syntax.is_passive(i):
            return False
        return any(
            (words[j].pos == "PROPN" or (words[j].pos == "NOUN" and words[j].text.isupper()))
            and j < i
            and cast.at[j] < 0
            and words[j].text[:1].isupper()
            for j in syntax.subjects(i)
        )

    def _people_asked(self, i: int, composer: Composer, setting: Setting, own: set[str]) -> Actor | None:
        """Those whom a demand is made to in words that name no actor: people of the country of whom asks; nobody where
        all the world, all parties or a name that nobody knows is asked."""
        word = composer.words[i]
        bare = not any(composer.words[j].pos in ("DET", "NUM") for j in word.children)
        code = setting.home if setting.home in own or not own else min(own)
        if code is None or word.lemma in ANYBODY or (word.pos == "PROPN" and bare):
            return None
        return setting.people(code)

    def _is_negated(self, i: int, carrier: int, composer: Composer) -> bool:
        """Whether a deed is negated: its word, or the verb that carries it. A negated verb says nothing of a deed that
        is only its subject or complement ("l'attaque n'a pas été revendiquée"), unless it tells that it happens."""
        syntax, words = composer.syntax, composer.words
        if modality.is_negated(syntax, i):
            return True
        if carrier == i or not modality.is_negated(syntax, carrier):
            return False
        if words[i].pos in VERBAL or words[carrier].pos not in VERBAL:
            return True
        occur = self.lexicon.frames["occur"]
        verb = words[carrier]
        return (
            verb.lemma in LIGHT
            or verb.lemma in occur
            or any(f"{verb.lemma} {words[j].lemma}" in occur for j in verb.children)
        )

    def _state_of(self, reading: Reading, syntax: Syntax, bodies: bool) -> str:
        """The sector of the state that does an agentless deed, or ""; a person who "is accused" is so by the
        authorities. bodies: whether states or bodies undergo it."""
        alleged = reading.deed == "ALLEGATION" and not bodies and self._unnamed_accuser(reading.head, syntax)
        asked = self.lexicon.classes[reading.deed].type == "REQUEST" and syntax.is_passive(reading.head)
        return self.lexicon.classes[reading.deed].state or ("GOV" if alleged or asked else "")

    def _against_power(self, reading: Reading, syntax: Syntax) -> bool:
        """Whether a protest is said to be against what a government does ("contre la loi Travail")."""
        words = syntax.words[min(reading.head, reading.innermost().head) + 1 :]
        for j, word in enumerate(words):
            if word.text in (";", ":", "."):
                return False
            if word.lower in ("contre", "against"):
                return any(after.lemma in OF_POWER for after in words[j + 1 : j + 6])
            if word.lemma in AGAINST_GOVERNMENT:
                return True
        return False

    def _unnamed_accuser(self, i: int, syntax: Syntax) -> bool:
        return syntax.words[i].pos in VERBAL and (
            syntax.is_passive(i) or any(syntax.words[j].lower == "on" for j in syntax.surface_subjects(i))
        )

    def _is_predicate(self, i: int, syntax: Syntax) -> bool:
        """Whether word i is a passive verb that says something of its subject, not a participle beside a noun."""
        word = syntax.words[i]
        if word.pos not in VERBAL or not syntax.is_passive(i):
            return False
        return not word.dep.startswith(("acl", "amod")) or any(
            syntax.words[j].dep.startswith(("aux", "cop")) for j in word.children
        )

    def _future(self, deed: str, type_: str) -> tuple[str, str, str]:
        """PLOVER's rule: the future of a cooperative deed is AGREE; of a retreat a concession; of a hostile deed
        a threat.
        """
        if type_ == "CONSULT":
            return "PLANNED_TALKS", "actual", "future consultation = AGREE"
        if type_ in COOPERATIVE and type_ != "AGREE":
            return "PROMISE", "actual", f"future {type_} = AGREE"
        if type_ == "RETREAT":
            return "EASING", "actual", "future retreat = CONCEDE"
        if deed == "PULL_OUT":  # to announce that one leaves a treaty or a body is to leave it
            return deed, "future", ""
        if type_ in FUTURE_OF_HOSTILE:
            return "THREAT", "actual", f"future {type_} = THREATEN"
        return deed, "actual" if type_ in CARRYING_FUTURE else "future", ""

    def _argument_class(self, reading: Reading) -> str:
        inner = reading.inner
        return inner.deed if inner is not None else ""

    def _aspect(self, reading: Reading, composer: Composer) -> str | None:
        """The type of the deed that a reading speaks of: its argument's, else what the trigger's own words name
        ("demander une aide")."""
        inner = reading.inner
        while inner is not None:
            type_ = self.lexicon.classes[inner.deed].type
            if type_:
                return type_
            inner = inner.inner
        for i in reading.words if reading.deed == "DEMAND" and reading.inner is None else ():
            for match in composer.matches.get(i, ()) if i != reading.head else ():
                type_ = self.lexicon.classes[match.entry.deed].type if match.entry.deed else ""
                if type_:
                    return type_
        return None

    def _distinct(self, events: list[SentenceEvent], cast: Cast) -> list[SentenceEvent]:
        """One event for each actor, type and recipient (the codebook's convention); a twin fills in missing sides."""
        kept: list[SentenceEvent] = []
        for event in sorted(events, key=lambda e: -e.confidence):
            twin = next((k for k, other in enumerate(kept) if self._same(other, event, cast)), None)
            if twin is None:
                kept.append(event)
            else:
                other = kept[twin]
                actors, recipients = other.actors or event.actors, other.recipients or event.recipients
                if cast.names(actors) & cast.names(recipients):  # "il" of another clause is who undergoes it
                    actors, recipients = other.actors, other.recipients
                kept[twin] = replace(other, actors=actors, recipients=recipients)
        return sorted(kept, key=lambda e: e.head)

    def _same(self, one: SentenceEvent, two: SentenceEvent, cast: Cast) -> bool:
        if one.type != two.type:
            return False
        actors = not one.actors or not two.actors or cast.meet(one.actors, two.actors)
        if not actors:
            return False
        if one.recipients and two.recipients:
            return cast.meet(one.recipients, two.recipients)
        return (not one.recipients and not two.recipients) or self._akin(one.deed, two.deed)

    def _akin(self, one: str, two: str) -> bool:
        """Whether two classes are the same, or one is a kind of the other."""
        classes = self.lexicon.classes
        return (
            one == two
            or classes[one].parent == two
            or classes[two].parent == one
            or (bool(classes[one].parent) and classes[one].parent == classes[two].parent)
        )


@cache
def sentence_coder(language: str, folders: tuple[str, ...] = ()) -> SentenceCoder:
    """The coder of a language, made once a process."""
    return SentenceCoder(language, folders)
