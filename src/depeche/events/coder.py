"""Codes one sentence: readings with a PLOVER type, those that are asserted, their sides and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from depeche.events import status as modality
from depeche.events.assertion import Assertion
from depeche.events.calculus import Composer
from depeche.events.cast import Cast
from depeche.events.headlines import visits
from depeche.events.lexicon import COOPERATIVE, Lexicon, load_lexicon
from depeche.events.match import Matcher
from depeche.events.participants import Roles
from depeche.events.reading import Reading
from depeche.events.repair import repair
from depeche.events.syntax import NEGATIONS, VERBAL
from depeche.events.understood import VIOLENCE, Setting, is_calamity
from depeche.events.unsaid import Unsaid
from depeche.events.when.attachment import LIGHT
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention

SUFFERED = frozenset(("KILLING", "DESTRUCTION"))
"""Classes of which an accident or a natural disaster may be the cause."""
FUTURE_OF_HOSTILE = frozenset(("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"))
GRANTED = frozenset(COOPERATIVE) | {"CONCEDE", "RETREAT"}
"""Types whose negated present or future is a refusal."""
GIVING_WAY = frozenset(("EASING", "REFORM"))
"""Concessions that who does not make them refuses, in the past as well."""
STATED = "statement:"
"""How the entries of events begin that are acts of speech of a statement."""
CARRYING_FUTURE = frozenset(("AGREE", "THREATEN"))
"""Types that are about the future, so that its tense leaves them actual."""
OF_INTENT = ("announce(", "intend(", "promise(")
"""Steps whose deed lies ahead, unless it is announced as done."""

HEADLINE = 0.6
"""How far a headline without a verb asserts a visit."""
NOWHERE = Setting()


def put_ahead(deed: str, type_: str, *, aimed: bool = True) -> tuple[str, str, str]:
    """PLOVER's rule: the future of a cooperative deed is AGREE; of a retreat a concession; of a hostile deed
    a threat. aimed: whether it has a recipient.
    """
    if type_ == "CONSULT":
        return "PLANNED_TALKS", "actual", "future consultation = AGREE"
    if type_ in COOPERATIVE and type_ != "AGREE":
        return "PROMISE", "actual", f"future {type_} = AGREE"
    if type_ == "RETREAT":
        return "EASING", "actual", "future retreat = CONCEDE"
    if deed == "PULL_OUT":  # to announce that one leaves a treaty or a body is to leave it
        return deed, "future", ""
    if type_ == "MOBILIZE" and not aimed:  # "dix mille policiers seront déployés": nobody is threatened
        return deed, "future", ""
    if type_ in FUTURE_OF_HOSTILE:
        return "THREAT", "actual", f"future {type_} = THREATEN"
    return deed, "actual" if type_ in CARRYING_FUTURE else "future", ""


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
        self.assertion = Assertion(self.lexicon)

    def code(self, sentence: Sentence, mentions: Sequence[Mention], setting: Setting = NOWHERE) -> list[SentenceEvent]:
        """The events of a sentence. setting: where the story plays, for sides that go without saying."""
        composer, cast = self.compose(sentence, mentions)
        told = bool(composer.matches) or sentence.part == "title"
        return self.code_composed(composer, cast, setting)[0] if told else []

    def compose(self, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Composer, Cast]:
        """The sentence, its parse repaired, with the lexicon's entries found and its mentions by word."""
        repair(sentence, mentions, self.matcher.verb_of, self.matcher.verbs)
        cast = Cast(sentence.words, mentions)
        cast.forget_names_of_texts(sentence.words)
        cast.forget_dateline(sentence.words)
        cast.link(sentence.words)
        found = self.matcher.find(sentence)
        return Composer(sentence, self.lexicon, found, cast.kind_of, cast.sectors_of, cast.is_place_name), cast

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
        if composer.sentence.part == "title":
            events += [self._visit(composer, *visit) for visit in visits(composer, cast)]
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

    def _visit(self, composer: Composer, visitor: int, host: int, words: tuple[int, ...]) -> SentenceEvent:
        """A visit that a headline tells by a place behind somebody in office."""
        return SentenceEvent(
            composer.sentence.index, "VISIT", "CONSULT", "visit", None, words, words[-1], (visitor,), (host,), "actual",
            "headline:visit", ("somebody in office abroad -> VISIT",), HEADLINE,
        )  # fmt: skip

    def _names_a_body(self, reading: Reading, cast: Cast) -> bool:
        """Whether the noun belongs to a body's proper name ("le Rassemblement du peuple de Guinée")."""
        k = cast.at[reading.head]
        return k >= 0 and reading.entry.pos == "N" and cast.mentions[k].how.startswith(("table:organisations", "name"))

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
        denied = any(composer.words[k].lower in NEGATIONS for k in reading.words)  # "ne livrera plus": is over now
        negated = not reading.status and not denied and self._is_negated(i, carrier, composer)
        future = not denied and any(modality.is_future(syntax, k) for k in (carrier, i))
        if type_ == "PROTEST" and not future:
            future = any(step.startswith(OF_INTENT) and "(done " not in step for step in reading.steps)
        name = reading.deed
        beside = composer.words[i].pos not in VERBAL and composer.words[i].dep.startswith("obl")
        if type_ == "CONSULT" and any(modality.is_due(syntax, k) for k in (carrier, i)):
            future = True  # talks that must be are arranged
        elif modality.is_hypothetical(syntax, i) or (
            carrier != i and not beside and modality.is_hypothetical(syntax, carrier)
        ):
            state = "hypothetical" if type_ != "AGREE" or not modality.is_expected(syntax, carrier) else "actual"
        state = reading.status or state
        if negated:
            state = "negated"
            ahead = future or "Tense=Pres" in composer.words[carrier].morph
            forbidden = any(match.entry.operator == "allow" for match in composer.matches.get(i, ()))
            firm = reading.deed in GIVING_WAY  # "n'a pas cédé"
            if type_ in GRANTED and (ahead or firm or forbidden or modality.is_hypothetical(syntax, carrier)):
                mode = deed.ask or None
                name, type_, state = "REFUSAL", "REJECT", "actual"
                steps.append("negated present or future cooperation, concession or permission = REFUSAL")
        elif future and state == "actual":
            name, state, note = put_ahead(reading.deed, type_, aimed=bool(recipients))
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
        own = roles.cast.countries(actors)
        if mode == "visit" and own and own == roles.cast.countries(recipients):  # an official goes about his country
            certainty *= 0.5
        unsaid = Unsaid(roles, setting)
        recipients = unsaid.of_others(reading, actors, recipients)
        implied, suffering = unsaid.sides(reading, type_, aspect, actors, recipients)
        return SentenceEvent(
            composer.sentence.index, name, type_, mode, aspect, reading.words, i,
            tuple(actors), tuple(recipients), state, reading.entry.id, tuple(steps), confidence * certainty, implied,
            suffering,
        )  # fmt: skip

    def _is_negated(self, i: int, carrier: int, composer: Composer) -> bool:
        """Whether a deed is negated: its word, or the verb that carries it. A negated verb says nothing of a deed that
        is only its subject or complement ("l'attaque n'a pas été revendiquée"), unless it tells that it happens."""
        syntax, words = composer.syntax, composer.words
        if modality.is_negated(syntax, i):
            return True
        if carrier == i or not modality.is_negated(syntax, carrier):
            return False
        apart = words[i].dep == "conj" and syntax.is_passive(i) and not syntax.is_passive(carrier)
        if words[i].pos in VERBAL and (words[i].dep == "acl" or apart):
            return False  # "n'ont quitté ni Goma ni Bukavu, conquises en février"
        if words[i].pos in VERBAL or words[carrier].pos not in VERBAL:
            return True
        occur = self.lexicon.frames["occur"]
        verb = words[carrier]
        return (
            verb.lemma in LIGHT
            or verb.lemma in occur
            or any(f"{verb.lemma} {words[j].lemma}" in occur for j in verb.children)
        )

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
        if len(events) < 2:
            return events
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
