"""Who fights whom in a story: what one sentence says of its attackers and victims holds for its other sentences.

A lone attacker's nationality is often told once ("Il s'agit d'un Marocain de 26 ans"), the author of an attack where it
is claimed, and the sides of a battle where it begins. Attacks told without an author, armies that attack nobody named
and "les combats" get their sides from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from depeche.actors.anaphora import REBELS
from depeche.events.coder import SentenceEvent
from depeche.events.understood import Setting
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention, Span

ATTACKERS = frozenset(
    "assaillant agresseur attaquant tireur tueur meurtrier kamikaze suspect ravisseur forcené preneur auteur coupable "
    "terroriste assailant attacker gunman shooter killer bomber suspect kidnapper terrorist".split()
)
"""Nouns that call somebody the author of an attack."""
ANYBODY = frozenset("homme individu personne inconnu femme adolescent man woman individual person".split())
"""Nouns that say nothing of an attacker but that there is one."""
CAUGHT = frozenset(
    "arrêter interpeller inculper écrouer neutraliser abattre maîtriser identifier "
    "arrest identify detain charge".split()
)
"""What happens to attackers, and hardly to their victims: "l'homme", after it, is the attacker."""
IDENTIFYING = frozenset("un une ressortissant ressortissante citoyen citoyenne a an national".split())
DEFINITE = frozenset(("le", "la", "l'", "les", "cet", "cette", "ce", "ces", "the", "this", "these"))
FAR = 24
"""So many words behind "il s'agit" somebody is still presented."""
THERE = frozenset(("c'", "ce", "il", "elle", "he", "she"))
PLACES = ("table:cities", "table:regions")
VAGUE = ("setting", "unknown", "table:roles")
"""How actors are resolved whose country the words do not tell."""
NOBODY = ("aucun", "no ")
FIGHTING = frozenset("combat conflit guerre violence bataille affrontement tir hostilité fighting conflict war".split())
"""Nouns whose sides, where a battle of the story has two, are these two."""
UNKNOWN = "UAF"

FORCES = frozenset(("REB", "PRM", "SEP", "INS", "MIL"))
"""Sectors that are a side of a fight even where their country is only the story's: "les insurgés", "l'armée"."""
OTHER = frozenset("autre similaire précédent déjà semblable ancien another similar previous already earlier".split())
"""Words that tell of another attack than the story's."""

Side = list[tuple[Actor, Span | None]]
Told = tuple[SentenceEvent, tuple[Side, Side]]
Camp = tuple[str, bool]
"""Country, or name of a group that has none, and whether it is an armed group."""


@dataclass(frozen=True, slots=True)
class Fight:
    """An attack of which the author is told, and whom it is aimed at."""

    event: SentenceEvent
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    named: bool
    """Whether words name the recipients."""
    battle: bool
    """Whether the actors fight each other."""


def camp(actor: Actor) -> Camp:
    """The side an actor is on."""
    return actor.country or actor.name, bool(actor.sectors) and actor.sectors[0] in REBELS


def camps(actors: Iterable[Actor]) -> frozenset[Camp]:
    """The sides that actors are on."""
    return frozenset(map(camp, actors))


def settle(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    told: Sequence[list[Told]],
    setting: Setting,
) -> Sequence[list[Told]]:
    """An article's events with the sides of its attacks that other sentences tell. setting: where the story plays."""
    if not any(event.type == "ASSAULT" for some in told for event, _ in some):
        return told
    story = _Story(sentences, mentions, told, setting)
    return [
        [(e, story.filled(e, both, sentence) if e.type == "ASSAULT" else both) for e, both in some]
        for sentence, some in zip(sentences, story.told, strict=True)
    ]


def nationality_of_attackers(sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]) -> str | None:
    """The country that a story says its lone attackers are of, where it says so of them and of one country only."""
    found: set[str] = set()
    spoken_of = False  # whether the sentence before speaks of the attacker
    for sentence, row in zip(sentences, mentions, strict=True):
        words = sentence.words
        attacker = -1
        caught: bool | None = None
        for mention in row:
            lemma = words[mention.head].lemma
            if lemma in ATTACKERS:
                attacker = mention.head
            elif lemma in ANYBODY and attacker < 0:
                if caught is None:
                    caught = any(w.lemma in CAUGHT for w in words)
                if caught:
                    attacker = mention.head
            if mention.actors and _is_national(mention) and _is_person(mention.actors[0]):
                before = attacker if 0 <= attacker <= mention.first else -1
                presented = spoken_of and words[0].lower in THERE and mention.first < FAR
                if lemma in ATTACKERS or (
                    (before >= 0 or presented) and _is_identified(sentence, mention, before, presented)
                ):
                    found.add(mention.actors[0].country or "")
        spoken_of = attacker >= 0 or (spoken_of and bool(words) and words[0].lower in THERE)
    found.discard("")
    return found.pop() if len(found) == 1 else None


def _is_national(mention: Mention) -> bool:
    how = mention.actors[0].how
    return how in ("table:demonyms", "adjective") and len(mention.actors) == 1


def _is_person(actor: Actor) -> bool:
    return actor.kind == "person" and actor.sectors[:1] in (("CVL",), ("UAF",), ("CRM",), ())


def _is_identified(sentence: Sentence, mention: Mention, attacker: int, presented: bool) -> bool:
    """Whether a mention says who somebody is: predicate, apposition, "identifié comme un Égyptien"."""
    words = sentence.words
    word = words[mention.head]
    if mention.first and words[mention.first - 1].text in (",", ")") and mention.first == mention.last:
        return True  # "39 ans, français d'origine tunisienne"
    if words[mention.first].lower not in IDENTIFYING and not word.dep.startswith("appos"):
        return False
    if any(words[j].dep == "case" and words[j].lower in ("par", "by", "à", "contre", "sur") for j in word.children):
        return False
    if presented and attacker < 0:
        return word.dep.split(":")[0] in ("ROOT", "root", "obl", "obj", "appos", "xcomp", "nmod")
    return word.dep.split(":")[0] in ("ROOT", "root", "appos", "xcomp", "obl", "attr", "ccomp", "advcl") and not any(
        words[j].dep.startswith("nsubj") and j > mention.head for j in word.children
    )


def _who(side: Side) -> tuple[Actor, ...]:
    return tuple(actor for actor, _ in side)


def _understood(actors: Iterable[Actor]) -> Side:
    return [(actor, None) for actor in actors]


def _without_places(side: Side) -> Side:
    """The side without the towns in which a group of it is fought."""
    if len(side) > 1 and any(rebel for _, rebel in camps(_who(side))):
        return [(actor, span) for actor, span in side if actor.how not in PLACES]
    return side


def _are_forces(actors: Iterable[Actor]) -> bool:
    return all(a.country is not None and a.sectors[:1] in (("MIL",), ("GOV",)) for a in actors)


def _are_rebels(actors: Iterable[Actor]) -> bool:
    return all(rebel for _, rebel in camps(actors))


def _is_fight(actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Whether forces or states attack others than their own people."""
    if camps(actors) & camps(recipients) or any(a.how in PLACES for a in recipients):
        return False
    for actor in actors:
        sector = actor.sectors[:1]
        if actor.how == "setting" and not (sector and sector[0] in FORCES):
            return False
        if sector and sector[0] in ("COP", "CVL", UNKNOWN):
            return False
    return True


def _is_rough(event: SentenceEvent, sentence: Sentence) -> bool:
    """Whether its words speak of fighting rather than of who attacks whom."""
    if event.deed == "CLASH":
        return True
    words = sentence.words
    near = [*event.words, *(j for j in words[event.head].children if words[j].dep.startswith("nsubj"))]
    return any(words[j].lemma in FIGHTING for j in near)


def _claims(event: SentenceEvent) -> bool:
    """Whether it is told as an attack that its author claims."""
    return "revendiquer" in event.entry or any(step.startswith("claim(") for step in event.steps)


def _is_another(event: SentenceEvent, sentence: Sentence) -> bool:
    """Whether the words tell of another attack than the story's ("une attaque similaire a déjà eu lieu")."""
    words = sentence.words
    near = {event.head, words[event.head].head}
    return any(words[j].lemma in OTHER for i in near for j in words[i].children)


class _Story:
    """The fights of a story, and what they say of the rest of its attacks.

    nationality: of its lone attackers. stateless: whether a group of no country is in it. band: the story's country
    if the armed groups that attack are of it and no other."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        told: Sequence[list[Told]],
        setting: Setting,
    ) -> None:
        self.setting = setting
        self.nationality = nationality_of_attackers(sentences, mentions)
        codes = {a.country or "" for row in mentions for m in row for a in m.actors}
        self.stateless = any(code.startswith("IMG") for code in codes)
        self.fights = [f for s, some in zip(sentences, told, strict=True) for f in self._fights(some, s)]
        self.band = self._band()
        self.told = [
            [(e, self._recast(both, sentence, row) if e.type == "ASSAULT" else both) for e, both in some]
            for sentence, row, some in zip(sentences, mentions, told, strict=True)
        ]

    def _fights(self, told: Iterable[Told], sentence: Sentence) -> Iterator[Fight]:
        for event, (one, two) in told:
            if event.type != "ASSAULT" or not one or one[0][1] is None or event.status == "negated":
                continue
            if any(span is not None and span.text.lower().startswith(NOBODY) for _, span in one):
                continue
            actors, recipients = _who(one), _who(two)
            named = bool(two) and two[0][1] is not None
            if self.stateless and not _claims(event) and not named and any(rebel for _, rebel in camps(actors)):
                continue  # rebels who fight such a group hardly attack their own country
            if not recipients and _claims(event) and self.setting.home is not None:
                recipients = (self.setting.state(self.setting.home, ""),)
            battle = len({a.name for a in actors}) > 1 and _is_rough(event, sentence)
            if battle or (recipients and _is_fight(actors, recipients)):
                yield Fight(event, actors, recipients, named, battle)

    def _band(self) -> str | None:
        fights = [f for f in self.fights if _claims(f.event) or not self.stateless]
        bands = {a.country for f in fights for a in f.actors if camp(a)[1]}
        if not self.stateless and self.setting.attacker is not None:
            bands.add(self.setting.attacker.country)
        return self.setting.home if bands == {self.setting.home} else None

    def _recast(self, both: tuple[Side, Side], sentence: Sentence, row: Sequence[Mention]) -> tuple[Side, Side]:
        """Both sides with those who are called no more than attackers of the country that the story tells."""
        at = {mention.span.start: mention for mention in row}
        one, two = both
        return (
            [(self._known(actor, span, sentence, at, True), span) for actor, span in one],
            [(self._known(actor, span, sentence, at, False), span) for actor, span in two],
        )

    def _known(
        self, actor: Actor, span: Span | None, sentence: Sentence, at: Mapping[int, Mention], acts: bool
    ) -> Actor:
        mention = at.get(span.start) if span is not None else None
        if mention is None or actor.kind not in ("person", "group") or actor.how not in VAGUE:
            return actor
        sector = actor.sectors[0] if actor.sectors else "CVL"
        lemma = sentence.words[mention.head].lemma
        if actor.country is None and sector in ("UAF", "REB"):
            code = self.nationality if sector == UNKNOWN else None
            code = code or self.band
            return replace(actor, country=code, how="told in the story") if code else actor
        if actor.how != "setting" or sector not in ("CVL", "UNK"):
            return actor
        if lemma in ATTACKERS or (acts and lemma in ANYBODY):
            if self.nationality is not None:
                return replace(actor, country=self.nationality, how="told in the story")
            if acts and sentence.words[mention.first].lower not in DEFINITE:
                return replace(actor, country=None, sectors=(UNKNOWN,), how="unknown")
        return actor

    def filled(self, event: SentenceEvent, both: tuple[Side, Side], sentence: Sentence) -> tuple[Side, Side]:
        """Both sides of an attack, where one is missing as the story's fights tell it."""
        one, two = both
        named = bool(two) and two[0][1] is not None
        if one and one[0][1] is not None:
            if not two and _claims(event) and self.setting.home is not None:
                two = _understood((self.setting.state(self.setting.home, ""),))
            if not named and len({a.name for a in _who(one)}) > 1 and _is_rough(event, sentence):
                return one, []
            if named:
                return one, _without_places(two)
            if self.stateless and two and two[0][0].how == "setting" and _are_forces(_who(one)):
                two = []  # armies in the story of such a group fight it
            return one, two if _claims(event) else self._recipients(event, _who(one)) or two
        if not named and _is_rough(event, sentence) and (parties := self._parties(event)):
            return _understood(parties), []
        if one and self.stateless and self.setting.attacker in _who(one) and self.band is None:
            one = []
        if not two or event.deed == "CLASH":
            return one, two
        victims = _who(two)
        if named and all(a.sectors[:1] == (UNKNOWN,) for a in victims):
            code = self.setting.home
            return (_understood((self.setting.state(code, "COP"),)), two) if code else (one, two)
        if _is_another(event, sentence):
            return one, two
        attackers = self._attackers_of(victims)
        if self.nationality is not None and not one and all((a.country or "IMG").startswith("IMG") for a in attackers):
            name = self.setting.name(self.nationality)
            attackers = (Actor(name, "person", self.nationality, (UNKNOWN,), None, "told in the story"),)
        return (_understood(attackers) if attackers else one), two

    def _attackers_of(self, victims: Iterable[Actor]) -> tuple[Actor, ...]:
        """Whoever attacks these victims in every other telling of the story."""
        victims = tuple(victims)
        wanted = camps(victims)
        found = [f for f in self.fights if not f.battle and camps(f.recipients) & wanted]
        if any(_are_rebels(f.actors) for f in found):  # a state that fights at home or abroad fights them
            found = [f for f in found if f.named or _are_rebels(f.actors)]
        if not found and all(a.sectors[:1] == ("MIL",) for a in victims):  # soldiers die in the fight they fight
            return _agreed([f.recipients for f in self.fights if f.named and not f.battle and camps(f.actors) & wanted])
        return _agreed([f.actors for f in found])

    def _recipients(self, event: SentenceEvent, actors: Sequence[Actor]) -> Side:
        own = camps(actors)
        if event.deed == "CLASH" or len(own) > 1 or any(a.how == "setting" for a in actors):
            return []
        others = [f for f in self.fights if f.named and not f.battle and f.event is not event]
        found = [f.recipients for f in others if camps(f.actors) & own]
        return _understood(_agreed(found))

    def _parties(self, event: SentenceEvent) -> tuple[Actor, ...]:
        """The sides of "les combats": those of a battle told elsewhere, else of the one quarrel of the story."""
        both = [f.actors for f in self.fights if f.battle]
        if not both and event.deed == "CLASH":
            both = [(*f.actors, *f.recipients) for f in self.fights if f.named and not f.battle]
        return _agreed(both, widest=True)


def _agreed(found: Sequence[tuple[Actor, ...]], widest: bool = False) -> tuple[Actor, ...]:
    """The side of the fewest countries, understood, if all others have these too, or of the most, if it has theirs."""
    found = [side for side in found if any(a.country for a in side)] or found
    if not found:
        return ()
    countries = [frozenset(a.country for a in side) for side in found]
    sign = -1 if widest else 1
    best = min(range(len(found)), key=lambda n: (sign * len(countries[n]), n))
    if any(not (some <= countries[best] if widest else some >= countries[best]) for some in countries):
        return ()
    distinct = {(a.country, a.name): a for a in found[best]}
    return tuple(replace(a, how="told in the story") for a in distinct.values())
