"""Who does it and to whom: the actor and the recipient of a reading, from frames, control and the parse."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.by_order import IN_PLACES, ByOrder
from depeche.events.reading import Reading
from depeche.events.syntax import VERBAL, preposition
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
CIRCUMSTANCES = frozenset(
    "veille lendemain issue occasion suite fin début cours marge demande requête initiative invitation approche "
    "présence absence instar tête lumière eve sideline wake end request invitation presence".split()
)
"""Nouns of time and circumstance behind a preposition ("à la veille du sommet du G20"): whose they are is no side."""
GATHERING = frozenset(("réunir", "rassembler", "regrouper", "associer"))
"""Verbs whose subject is a meeting and whose object are those who meet."""
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
        "MOBILIZE",
    )
)
"""Types whose deed may reach a state that is only named further down ("son veto à l'aide à l'Ukraine")."""


GIVEN = frozenset("aide financement appui soutien coopération assistance subvention aid assistance funding".split())
"""What is given: its adjective of country says by whom."""


class Roles(ByOrder):
    """Finds the sides of readings of one sentence."""

    def mentions_of(self, heads: list[int], nested: bool = True) -> list[int]:
        """Mentions named by these phrases; where a phrase is none, those inside it ("la décision du gouvernement")."""
        found: list[int] = []
        for head in heads:
            for i in self.syntax.coordinated(head):
                k = self.cast.heads.get(i, self.cast.at[i])
                if k >= 0:
                    found += [m for m in self.cast.series(k) if m not in found]
                elif nested:
                    for m in self._inside(i, 0):
                        if m not in found:
                            found.append(m)
        return found

    def _inside(self, i: int, depth: int) -> list[int]:
        if depth > 2 or self.words[i].pos in VERBAL:
            return []
        found: list[int] = []
        for child in self.syntax.dependents(i, "nmod", "nmod:poss", "amod", "compound", "appos", "flat", "flat:name"):
            prep = preposition(self.composer.sentence, child.i)
            if prep and prep not in ("de", "of", "'s", "entre", "between", "par", "by", "parmi", "among"):
                continue
            if child.i in self.cast.whose:
                if self._is_suffered(i):
                    return self._undergoing([child.i])
                continue
            k = self.cast.heads.get(child.i, self.cast.at[child.i])
            if k >= 0:
                found.append(k)
                for j in self.syntax.coordinated(child.i)[1:]:
                    other = self.cast.heads.get(j, self.cast.at[j])
                    if other >= 0:
                        found.append(other)
            elif not found:
                found = self._inside(child.i, depth + 1)
            if found:
                break
        return found

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
            actors = self._behind_label(reading, actors) or self.label(reading)
        recipients = self._others(recipients, actors)
        type_ = self.lexicon.classes[reading.deed].type
        if depth == 0 and type_ == "MOBILIZE" and not actors and self.syntax.is_passive(reading.head):
            return recipients or self._named_in(reading, []), []  # "l'armée a été déployée"
        if depth == 0 and type_ == "MOBILIZE":
            own = self._foreign(recipients, actors)
            soldiers = [k for k in recipients if any(a.sectors[:1] == ("MIL",) for a in self.cast.mentions[k].actors)]
            recipients = [k for k in recipients if k in own or k not in soldiers]  # one's own troops are sent, not met
        if depth == 0 and type_ == "PROTEST":
            recipients = [k for k in recipients if "regions" not in self.cast.mentions[k].how]
        if depth == 0 and type_ == "PROTEST" and not recipients:
            recipients = (
                self._others(self._opposed(reading), actors) or self._opposed(reading) or self._employer(reading)
            )
        if reading.deed == "DENIAL":
            return actors, self._plain(reading)[1] if reading.inner is None else []
        if depth == 0 and not recipients and self._blames_deed(reading):
            return actors, []
        if depth == 0 and not actors and reading.deed in ("EXPULSION", "DEPORTATION"):
            actors = self._expelled_from(reading.head, recipients)
        if depth == 0 and not actors and reading.deed == "ALLEGATION":
            actors = self._source(reading.head)
        if depth == 0 and not recipients and self.lexicon.classes[reading.deed].type in DIRECTED:
            recipients = self._nearest(reading, actors) or self._others(self._undergoer_before(reading.head), actors)
        if depth == 0 and type_ in MUTUAL and self._are_several(actors):
            return actors, [k for k in recipients if not self.cast.is_placed(k)]
        if depth == 0 and not recipients and actors and self.lexicon.classes[reading.deed].type in REACHING:
            recipients = self._abroad(reading, actors)
        if depth == 0 and not recipients and type_ in DIRECTED and self.composer.sentence.part == "title":
            recipients = self._label(reading, actors)
        if depth == 0 and not recipients and type_ != "MOBILIZE" and "recipient" not in reading.entry.frame:
            recipients = self._named_in(reading, actors)
        return actors, recipients

    def _are_several(self, actors: list[int]) -> bool:
        """Whether the actors are of two countries at least."""
        return len({a.country for k in actors for a in self.cast.mentions[k].actors if a.country}) > 1

    def _others(self, found: list[int], actors: list[int]) -> list[int]:
        """Those of the mentions found that name somebody else than the actors do."""
        mentions = self.cast.mentions
        own = {(a.name, a.country) for k in actors for a in mentions[k].actors}
        countries = {country for _, country in own}
        return [
            k
            for k in found
            if k not in actors
            and not (own and {(a.name, a.country) for a in mentions[k].actors} <= own)
            and not (  # Kyiv speaks of "la frontière russo-ukrainienne": to nobody
                len(mentions[k].actors) > 1
                and mentions[k].how == "adjective"
                and any(a.country in countries for a in mentions[k].actors)
            )
        ]

    def _foreign(self, found: list[int], actors: list[int]) -> list[int]:
        """Those of the mentions found that are of another country than the actors."""
        own = {a.country for k in actors for a in self.cast.mentions[k].actors if a.country}
        return [k for k in found if not own & {a.country for a in self.cast.mentions[k].actors}]

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
            recipients = [m for m in self._noun_parts(inner, skip) if m not in actors]
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

    def _complements(self, i: int, skip: set[int]) -> list[tuple[str, int]]:
        """Complements of the trigger: those of its head word, then those of its other words ("effectuer une
        tournée en X").
        """
        found = [(prep, j) for prep, j in self.syntax.complements(i) if j not in skip]
        for word in sorted(skip):
            if word != i and self.words[word].pos not in VERBAL:
                found += [(prep, j) for prep, j in self.syntax.complements(word) if j not in skip]
        return [(prep, j) for prep, j in found if self.words[j].lemma not in CIRCUMSTANCES]

    def _default_actor(self, i: int, skip: set[int], reading: Reading, verbal: bool) -> list[int]:
        if verbal and "refl" in reading.entry.needs:
            return self.mentions_of([j for j in self.syntax.surface_subjects(i) if j not in skip])
        if verbal:
            found = self.mentions_of([j for j in self.syntax.subjects(i) if j not in skip])
            if not found and self.syntax.is_passive(i):
                return self._later_agent(i) or self._of_its_noun(i, skip, reading) or self._of_talks(reading, skip)
            found = found or self._of_its_noun(i, skip, reading) or self._of_talks(reading, skip)
            return found or self.earlier_subject(i) or self._subject_before(i)
        found = self._noun_actor(i, skip, reading.deed) or self._of_talks(reading, skip)
        return found or (self._gathered(i) if self.lexicon.classes[reading.deed].of == "both" else [])

    def _of_talks(self, reading: Reading, skip: set[int]) -> list[int]:
        """Whose the talks or the agreement are that the trigger names beside its head ("les pourparlers russo-turcs ont
        repris", "la signature de l'accord entre Malabo et Libreville")."""
        if self.lexicon.classes[reading.deed].of != "both":
            return []
        for j in reading.words:
            if j != reading.head and self.words[j].pos == "NOUN":
                found = self._noun_actor(j, skip, reading.deed) or self._gathered(j)
                if found:
                    return found
        return []

    def _gathered(self, i: int) -> list[int]:
        """Who meets in "une réunion ..., réunissant X et Y": by a participle or clause of the noun or of its verb."""
        for j in (*self.words[i].children, *self.words[self.words[i].head].children):
            if self.words[j].lemma in GATHERING and self.words[j].pos in VERBAL and j > i:
                return self.mentions_of([k for k in self.syntax.objects(j) if k != i])
        return []

    def _of_its_noun(self, i: int, skip: set[int], reading: Reading) -> list[int]:
        """Whose the noun is that an expression has for its subject ("les sanctions de N ont été levées")."""
        for j in self.syntax.surface_subjects(i):
            if j in reading.words and self.lexicon.classes[reading.deed].of == "actor":
                heads = [k for prep, k in self.syntax.complements(j) if prep in ("de", "of", "'s") and k not in skip]
                return self.mentions_of(heads) or self._adjectives(j)
        return []

    def _noun_actor(self, i: int, skip: set[int], deed: str) -> list[int]:
        """Of a noun: "par X", then "de X" where its class says so, adjectives of country, else the verb's subject."""
        of = self.lexicon.classes[deed].of
        violent = self.lexicon.classes[deed].type == "ASSAULT"
        by = [j for prep, j in self.syntax.complements(i) if prep in self.frames["agent"]]
        found = self.mentions_of(by)
        if found:
            return found
        if any(self.words[j].dep == "cop" for j in self.words[i].children):  # "qui était en visite à ..."
            found = self.mentions_of(self.syntax.surface_subjects(i))
            if found:
                return found
        if of in ("actor", "both"):
            heads = [j for prep, j in self._complements(i, skip) if prep in ("de", "of", "'s", "entre", "between")]
            found = self.mentions_of(heads)
            if not found:
                found = self._adjectives(i)
            if not found and deed == "BREAK":  # "la suspension de l'aide française"
                found = [m for j in skip if self.words[j].lemma in GIVEN for m in self._adjectives(j)]
        if found and of == "both":
            partners = [j for prep, j in self.syntax.complements(i) if prep in ("avec", "with")]
            found += [m for m in self.mentions_of(partners) if m not in found]
        if not found:
            head = self.words[i].head
            if (
                head != i
                and self.words[head].pos in VERBAL
                and self.words[i].dep in ("obj", "obl", "obl:arg", "obl:mod", "iobj")
                and not (violent and self.words[i].dep == "obl:mod")  # "29 personnes sont mortes dans l'explosion"
            ):
                found = self.mentions_of([j for j in self.syntax.subjects(head) if j not in skip and j != i])
            elif head != i and of == "actor" and preposition(self.composer.sentence, i) == "en":
                found = self.mentions_of([head])  # "le ministre en visite à ..."
        if not found and of == "recipient":
            found = self._adjectives(i)
        return found

    def _adjectives(self, i: int) -> list[int]:
        found = []
        for child in self.syntax.dependents(i, "amod", "compound", "nmod", "appos"):
            if child.dep != "nmod" or not preposition(self.composer.sentence, child.i):
                k = self.cast.heads.get(child.i, -1)
                if k >= 0 and (child.dep != "appos" or len(self.cast.mentions[k].actors) > 1):  # "le sommet UE-Turquie"
                    found.append(k)
        return found

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
        beside = type_ == "ASSAULT" and reading.deed != "CLASH"
        for wanted in self.frames["recipient"]:
            if beside and wanted in ("avec", "with"):  # "intervient avec le soutien de X": no foe
                continue
            if wanted in ("pour", "for") and type_ == "REJECT":
                continue  # "refuser plus de sièges pour les femmes": not whom it refuses
            heads = [
                j
                for prep, j in complements
                if j not in skip and (prep == wanted or (wanted in ("à", "to") and self.words[j].dep == "iobj"))
            ]
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

    def _asks_for_a_deed(self, i: int) -> bool:
        """Whether an infinitive hangs on a verb that asks, orders or promises something."""
        return self.composer.syntax.controller(i) == "other" and any(
            self.words[j].dep == "xcomp" and "VerbForm=Inf" in self.words[j].morph for j in self.words[i].children
        )

    def _is_suffered(self, i: int) -> bool:
        """Whether word i is a noun of something done to whom it is of ("son arrestation")."""
        return self.words[i].pos == "NOUN" and any(
            self.lexicon.classes[match.entry.deed].of == "recipient"
            for match in self.composer.matches.get(i, ())
            if match.entry.deed
        )

    def _undergoing(self, heads: list[int]) -> list[int]:
        """Mentions named by what a noun says is done to them: "its" of "demanded its release" is another's."""
        if len(heads) == 1 and heads[0] in self.cast.whose:
            other = self.cast.others.get(heads[0])
            return [] if other is None else [other]
        return self.mentions_of(heads)

    def _noun_recipient(self, i: int, skip: set[int], deed: str) -> list[int]:
        of = self.lexicon.classes[deed].of
        complements = [(prep, j) for prep, j in self.syntax.complements(i) if j not in skip]
        order = (["de", "of", "'s", "entre", "between"] if of == "recipient" else []) + list(self.frames["recipient"])
        for wanted in order:
            heads = [j for prep, j in complements if prep == wanted]
            found = [m for m in self._undergoing(heads) if not self._is_place(m, wanted)]
            if found:
                return found
        if of == "recipient":  # "l'arrestation lundi de huit soldats"
            for j in range(i + 1, min(i + 7, len(self.words))):
                if self.words[j].pos in VERBAL or self.words[j].pos == "PUNCT":
                    break
                k = self.cast.at[j]
                if k >= 0:
                    prep = preposition(self.composer.sentence, self.cast.mentions[k].head)
                    return self.cast.series(k) if prep in ("de", "of") else []
        return []

    def _noun_parts(self, inner: Reading, skip: set[int]) -> list[int]:
        """Whom the thing that a deed is done with belongs to or goes to ("retirer ses troupes du Mali", "l'accord
        avec X").
        """
        named = self._undergoing if self.lexicon.classes[inner.deed].of == "recipient" else self.mentions_of
        for j in inner.words:
            found: list[int] = []
            for prep, k in self.syntax.complements(j):
                if prep in (
                    "de",
                    "of",
                    "'s",
                    "avec",
                    "with",
                    "à",
                    "to",
                    "contre",
                    "against",
                    "sur",
                    "on",
                    "pour",
                    "for",
                    "entre",
                    "between",
                ):
                    found += [m for m in named([k]) if m not in found]
            if not found:
                found = self._adjectives(j)
            if found:
                return found
        return []
