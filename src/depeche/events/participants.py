"""Who does it and to whom: the actor and the recipient of a reading, from frames, control and the parse."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.by_order import IN_PLACES
from depeche.events.nominal import GIVEN, Nominal
from depeche.events.reading import Reading
from depeche.events.syntax import VERBAL
from depeche.events.understood import MUTUAL

Sides = tuple[list[int], list[int]]
DIRECTED = frozenset(
    (
        "REQUEST",
        "ACCUSE",
        "THREATEN",
        "SUPPORT",
        "COERCE",
        "ASSAULT",
        "AID",
        "SANCTION",
        "REJECT",
        "CONSULT",
        "COOPERATE",
    )
)
"""Types whose recipient is looked for by order and distance where the parse gives none."""
STANCES = frozenset(("SUPPORT", "REJECT", "ACCUSE"))
"""Types that what belongs to somebody makes aimed at him: "saluer l'élection de X", "rejeter la candidature de X"."""
REACHING = frozenset(
    (
        "CONSULT",
        "AGREE",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "SANCTION",
    )
)
"""Types whose deed may reach a state that is only named further down ("son veto à l'aide à l'Ukraine")."""


class Roles(Nominal):
    """Finds the sides of readings of one sentence."""

    def sides(self, reading: Reading, depth: int = 0) -> Sides:
        """Actors and recipients of a reading: indices of mentions."""
        if reading.inner is None or depth > 6:
            actors, recipients = self._plain(reading)
        elif not self._is_deed(reading.inner):
            named = reading.inner.entry.id.startswith("actor:") or (
                reading.control == "other" and reading.inner.head in self.cast.heads
            )
            actors, recipients = self._plain(reading, None if named else set(reading.inner.words), reading.inner)
            left = self.cast.heads.get(reading.inner.head, -1) if named and reading.entry.operator == "leave" else -1
            if left in actors:  # "la sortie de l'Union": what is left does not leave
                actors, recipients = [k for k in actors if k != left], recipients or [left]
        else:
            actors, recipients = self._composed(reading, depth)
        if depth == 0 and self.composer.sentence.part == "title":
            actors = self._behind_label(reading, actors) or self._labelling(reading)
        recipients = self._others(recipients, actors)
        if depth == 0 and self.lexicon.classes[reading.deed].type == "MOBILIZE":
            return self._mobilised(reading, actors, recipients)
        if reading.deed == "DENIAL":  # "dément toute présence de ses troupes": its own are not whom it answers
            return actors, self._foreign(self._plain(reading)[1], actors) if reading.inner is None else []
        return self._completed(reading, actors, recipients) if depth == 0 else (actors, recipients)

    def _mobilised(self, reading: Reading, actors: list[int], recipients: list[int]) -> Sides:
        """The sides of a mobilisation: one's own troops are sent, not met."""
        if not actors and self.syntax.is_passive(reading.head):
            return recipients or self._named_in(reading, []), []  # "l'armée a été déployée"
        own = self._foreign(recipients, actors)
        soldiers = [k for k in recipients if any(a.sectors[:1] == ("MIL",) for a in self.cast.mentions[k].actors)]
        recipients = [k for k in recipients if k in own or k not in soldiers]
        return actors, recipients or (self._abroad(reading, actors) if actors else [])

    def _completed(self, reading: Reading, actors: list[int], recipients: list[int]) -> Sides:
        """The sides of an outermost reading with those that frames and parse did not give, by its type."""
        type_ = self.lexicon.classes[reading.deed].type
        if type_ == "PROTEST":
            recipients = [k for k in recipients if "regions" not in self.cast.mentions[k].how]
            if not recipients:
                aim = self.aim(reading)
                opposed = self._opposed(reading) or (self._unwanted(aim) if aim >= 0 else [])
                recipients = self._others(opposed, actors) or opposed or self._employer(reading)
        if not recipients and self._blames_deed(reading):
            return actors, []
        if not actors and reading.deed in ("EXPULSION", "DEPORTATION"):
            actors = self._expelled_from(reading.head, recipients)
        if reading.deed == "SUMMONS" and not self.cast.countries(actors):
            actors = self._posted_to(reading, recipients) or actors
        if not actors and reading.deed == "ALLEGATION":
            actors = self._source(reading.head)
        if (type_ in MUTUAL or self.lexicon.classes[reading.deed].of == "both") and self._are_several(actors):
            own = self.cast.countries(actors)  # "reprennent leurs patrouilles": their own are nobody they meet
            others = [k for k in recipients if not self.cast.is_placed(k)]
            return actors, [k for k in others if not (found := self.cast.countries((k,))) or not found <= own]
        if not recipients and type_ in DIRECTED:
            recipients = self._nearest(reading, actors) or self._others(self._undergoer_before(reading.head), actors)
        if not recipients and actors and type_ in REACHING:
            recipients = self._abroad(reading, actors)
        if not recipients and type_ in DIRECTED and self.composer.sentence.part == "title":
            recipients = self._labelled(reading, actors)
        if not recipients and "recipient" not in reading.entry.frame:
            recipients = self._named_in(reading, actors)
        return actors, recipients

    def _are_several(self, actors: list[int]) -> bool:
        """Whether the actors are of two countries at least."""
        return len(self.cast.countries(actors)) > 1

    def _others(self, found: list[int], actors: list[int]) -> list[int]:
        """Those of the mentions found that name somebody else than the actors do."""
        if not found:
            return found
        mentions = self.cast.mentions
        own = {(a.name, a.country) for k in actors for a in mentions[k].actors}
        countries = {country for _, country in own}
        return [
            k
            for k in found
            if k not in actors
            and not (mentions[k].how == "clitic" and self.cast.countries((k,)) & countries)
            and not (own and {(a.name, a.country) for a in mentions[k].actors} <= own)
            and not (  # Kyiv speaks of "la frontière russo-ukrainienne": to nobody
                len(mentions[k].actors) > 1
                and mentions[k].how == "adjective"
                and any(a.country in countries for a in mentions[k].actors)
            )
        ]

    def _foreign(self, found: list[int], actors: list[int]) -> list[int]:
        """Those of the mentions found that are of another country than the actors."""
        own = self.cast.countries(actors)
        return [k for k in found if not own & self.cast.countries((k,))]

    def _is_deed(self, inner: Reading) -> bool:
        """Whether an argument has sides of its own: a deed, or a clause of which only its subject is known."""
        return bool(self.lexicon.classes[inner.deed].type) or inner.deed == "DEONTIC" or inner.inner is not None

    def _composed(self, reading: Reading, depth: int) -> Sides:
        inner = reading.inner
        assert inner is not None
        inner_actors, inner_recipients = self.sides(inner, depth + 1)
        skip = set(inner.words) | {inner.head}
        own_actors, own_recipients = self._plain(reading, skip=skip)
        if reading.slot == "subj" or self._only_tells(inner, own_actors):
            own_actors = []
        if reading.control == "swap":  # who receives is no donor, although the parse makes him the gift's subject
            givers = [m for m in inner_actors if m not in own_actors]
            return (givers or own_recipients, own_actors or inner_recipients)
        if reading.entry.operator == "announce" and reading.slot == "clause" and self._acts_itself(inner, inner_actors):
            return inner_actors, inner_recipients  # "Ankara annonce que X et Y sont parvenus à un accord"
        actors = own_actors or (inner_actors if reading.control != "other" else [])
        if reading.control == "other":
            others = [m for m in inner_actors if m not in actors]
            recipients = [m for m in own_recipients if m not in actors] or others
            if not recipients and self._blames_deed(reading):
                return actors, []
            recipients = recipients or [m for m in inner_recipients if m not in actors]
            recipients = recipients or [
                m for m in self._anywhere_in(self.syntax.objects(reading.head)) if m not in actors
            ]
        else:
            recipients = [m for m in inner_recipients if m not in actors]
            recipients = recipients or [m for m in own_recipients if m not in actors]
            recipients = recipients or self._foreign(inner_actors, actors)
        return actors, recipients

    def _blames_deed(self, reading: Reading) -> bool:
        """Whether a deed is condemned that somebody suffers: its victim is not who is blamed ("dénoncer l'expulsion
        de réfugiés", "condamner l'attaque contre N").
        """
        inner = reading.inner
        return (
            inner is not None
            and reading.entry.operator == "condemn"
            and self.lexicon.classes[inner.deed].type in ("ASSAULT", "COERCE", "SANCTION")
        )

    def _acts_itself(self, inner: Reading, actors: list[int]) -> bool:
        """Whether a clause has a subject of its own that acts in it."""
        return any(m in actors for m in self.mentions_of(self.syntax.surface_subjects(inner.head)))

    def _only_tells(self, inner: Reading, own: list[int]) -> bool:
        """Whether who announces violence without an author is not its author ("la police annonce que deux des siens
        ont été tués"); armies and armed groups announce their own.
        """
        if self.lexicon.classes[inner.deed].type != "ASSAULT" or not self.syntax.is_passive(inner.head):
            return False
        return not any(a.sectors[:1] in (("MIL",), ("REB",)) for k in own for a in self.cast.mentions[k].actors)

    def _plain(self, reading: Reading, skip: set[int] | None = None, inner: Reading | None = None) -> Sides:
        frame = reading.entry.frame
        i = reading.head
        skip = (skip or set()) | set(reading.words)
        verbal = self.words[i].pos in VERBAL or (reading.entry.pos == "V")
        if frame:
            both = self._slots(frame.get("both", ()), i, skip)
            actors = both or self._slots(frame.get("actor", ()), i, skip)
            recipients = self._slots(frame.get("recipient", ()), i, skip)
            if "actor" not in frame and "both" not in frame:
                actors = self._default_actor(i, skip, reading, verbal)
            if "recipient" not in frame and "both" not in frame:
                recipients = self._default_recipient(i, skip, reading, verbal, actors)
            return actors, recipients
        actors = self._default_actor(i, skip, reading, verbal)
        recipients = self._default_recipient(i, skip, reading, verbal, actors)
        if inner is not None and not recipients:
            recipients = [m for m in self._noun_parts(inner, skip, reading.deed) if m not in actors]
        return actors, recipients

    def _slots(self, slots: Sequence[str], i: int, skip: set[int]) -> list[int]:
        found: list[int] = []
        for slot in slots:
            if slot == "subj":
                found = self.mentions_of([j for j in self.syntax.subjects(i) if j not in skip])
            elif slot == "obj":
                objects = self.syntax.objects(i)
                found = self.mentions_of([j for j in objects if j not in skip])
                if not found:  # "a rassemblé mille manifestants": the entry itself names those who act
                    found = self.mentions_of([j for j in objects if j in self.cast.heads])
            elif slot == "none":
                return []
            elif "+" in slot:
                found = self._all_of(slot.split("+"), i, skip)
            else:
                wanted = set(self.frames.get(slot, ())) | {slot}
                if slot in IN_PLACES:  # "en Namibie, au Tchad et au Nigeria"
                    wanted.update(other for other in slots if other in IN_PLACES)
                heads = [j for prep, j in self._complements(i, skip) if prep in wanted]
                found = self.mentions_of(heads)
                if not found and slot in IN_PLACES:  # "dépêcher un émissaire à Niamey": hung on the envoy
                    hung = (pair for j in self.syntax.objects(i) for pair in self.syntax.complements(j))
                    found = self.mentions_of([j for prep, j in hung if prep in wanted])
            if found:
                return found
        return found

    def _all_of(self, slots: Sequence[str], i: int, skip: set[int]) -> list[int]:
        """Those of several slots together, prepositional ones behind the object too ("oppose l'armée aux rebelles")."""
        found: list[int] = []
        for slot in slots:
            some = self._slots((slot,), i, skip)
            if not some and slot not in ("subj", "obj"):
                wanted = {*self.frames.get(slot, ()), slot}
                heads = [k for j in self.syntax.objects(i) for prep, k in self.syntax.complements(j) if prep in wanted]
                some = self.mentions_of(heads)
            found += [m for m in some if m not in found]
        return found

    def _default_actor(self, i: int, skip: set[int], reading: Reading, verbal: bool) -> list[int]:
        if verbal and "refl" in reading.entry.needs:
            return self.mentions_of([j for j in self.syntax.surface_subjects(i) if j not in skip])
        if verbal:
            found = self.mentions_of([j for j in self.syntax.subjects(i) if j not in skip])
            if not found and self.syntax.is_passive(i):
                found = self._later_agent(i) or self._of_its_noun(i, skip, reading) or self._of_talks(reading, skip)
                return found or self._between(i, reading) or self._of_instrument(reading)
            found = found or self._of_its_noun(i, skip, reading) or self._of_talks(reading, skip)
            return found or self.earlier_subject(i) or self._subject_before(i)
        found = self._noun_actor(i, skip, reading.deed) or self._of_talks(reading, skip)
        return found or (self._gathered(i) if self.lexicon.classes[reading.deed].of == "both" else [])

    def _default_recipient(
        self, i: int, skip: set[int], reading: Reading, verbal: bool, actors: list[int]
    ) -> list[int]:
        if not verbal:
            return [m for m in self._noun_recipient(i, skip, reading.deed) if m not in actors]
        if "refl" not in reading.entry.needs:
            heads = [j for j in self.syntax.objects(i) if j not in skip]
            found = [m for m in self.mentions_of(heads) if m not in actors]
            if found:
                return found
        complements = self._complements(i, skip)
        type_ = self.lexicon.classes[reading.deed].type
        if type_ == "REQUEST":  # "demande l'aide de Moscou contre les rebelles"
            given = [j for j in reading.words if j != i and self.words[j].lemma in GIVEN]
            of = [k for j in given for prep, k in self.syntax.complements(j) if prep in ("de", "of")]
            found = [m for m in self.mentions_of(of) if m not in actors]
            if found:
                return found
        beside = type_ == "ASSAULT" and reading.deed != "CLASH"
        introduced = self._by_preposition(complements)
        for wanted in self.frames["recipient"] if introduced else ():
            if wanted not in introduced:
                continue
            heads = introduced[wanted]
            if beside and wanted in ("avec", "with"):  # "intervient avec le soutien de X": no foe
                continue
            if wanted in ("pour", "for") and type_ == "REJECT":
                continue  # "refuser plus de sièges pour les femmes": not whom it refuses
            if self._is_matter(wanted, reading.deed):
                continue
            if len(heads) > 1 and wanted in ("à", "to"):  # "reproche à N son soutien aux rebelles"
                heads = [j for j in heads if self.words[j].head == i] or heads
            if len(heads) > 1 and wanted in ("à", "to"):  # "lui reproche son soutien aux rebelles"
                heads = [j for j in heads if self.words[j].dep == "iobj" and j in self.cast.heads] or heads
            found = [m for m in self.mentions_of(heads) if m not in actors]
            if not (wanted == "à" and self._asks_for_a_deed(i)):  # "demande à Paris de ...": that is no place
                found = [m for m in found if not self._is_place(m, wanted)]
            if wanted == "devant":  # said before the press, not to it
                found = [m for m in found if all(a.sectors[:1] != ("JRN",) for a in self.cast.mentions[m].actors)]
            if found:
                return found
        for j in self.syntax.objects(i):  # complements that the parser hung on the object
            found = [m for m in self._noun_recipient(j, skip, reading.deed) if m not in actors]
            if found:
                return found
        deed = self.lexicon.classes[reading.deed]
        if len(reading.words) > 1 and reading.inner is None and (deed.type in STANCES or deed.of == "recipient"):
            for j in reading.words:  # "saluer l'élection du président ivoirien"
                if self.words[j].pos == "NOUN" and self.words[j].head == i:
                    found = [m for m in self._inside(j, 0) if m not in actors]
                    if found:
                        return found
        if len(reading.words) > 1 and self.cast.others:  # "exiger sa libération"
            for j in reading.words:
                whose = [k for k in self.words[j].children if k in self.cast.others]
                if whose and j != i and self._is_suffered(j):
                    return [m for m in self._undergoing(whose) if m not in actors]
        return []

    def _by_preposition(self, complements: list[tuple[str, int]]) -> dict[str, list[int]]:
        """The words that each preposition introduces; bare indirect objects are whom something is done to."""
        found: dict[str, list[int]] = {}
        for prep, j in complements:
            for key in {prep, "à", "to"} if self.words[j].dep == "iobj" else (prep,):
                found.setdefault(key, []).append(j)
        return found

    def _asks_for_a_deed(self, i: int) -> bool:
        """Whether an infinitive hangs on a verb that asks, orders or promises something."""
        return self.composer.syntax.controller(i) == "other" and any(
            self.words[j].dep == "xcomp" and "VerbForm=Inf" in self.words[j].morph for j in self.words[i].children
        )
