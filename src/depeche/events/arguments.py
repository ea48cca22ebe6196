"""Where an operator's argument stands: the slots of its word, and what is reached from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from functools import partial

from depeche.events.lexicon import Entry, Lexicon
from depeche.events.match import Match
from depeche.events.reading import Reading
from depeche.events.status import is_purpose
from depeche.events.syntax import NOMINAL, VERBAL, Syntax, preposition
from depeche.language.parsed import Sentence

DEEPEST = 8
"""So many readings within each other are followed."""
GIVING = frozenset(("give", "promise"))
"""Operators with two objects: what is given counts, not whom it is given."""
OBLIGATION = frozenset(("devoir", "falloir", "must", "should", "ought"))
NECESSARY = frozenset(("necessary", "essential", "imperative", "crucial", "vital", "urgent"))
"""Adjectives of what must be done ("it is imperative to act")."""


def _control(matches: Mapping[int, Sequence[Match]], lexicon: Lexicon, i: int) -> str:
    """Whom the operator at word i, if there is one, lets act: "self", "other" ..."""
    for match in matches.get(i, ()):
        if match.entry.operator:
            return lexicon.operators[match.entry.operator].control
    return "self"


class Arguments:
    """The words of one sentence with their entries, and the ways from an operator to what it acts on.

    kind_of: tells for a word that heads an actor's mention its pseudo-class (PERSON, STATE, ORGANISATION, GROUP), or
    "". sectors_of: that actor's sectors (JUD, JRN ...). is_place_name: whether it heads the name of a town or region.
    """

    def __init__(
        self,
        sentence: Sentence,
        lexicon: Lexicon,
        matches: dict[int, list[Match]],
        kind_of: Callable[[int], str],
        sectors_of: Callable[[int], Set[str]] = lambda i: frozenset(),
        is_place_name: Callable[[int], bool] = lambda i: False,
    ) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.lexicon = lexicon
        self.matches = matches
        self.kind_of = kind_of
        self.sectors_of = sectors_of
        self.is_place_name = is_place_name
        self.syntax = Syntax(sentence, partial(_control, matches, lexicon))  # no cycle: freed at once
        self._memo: dict[int, Reading | None] = {}
        self.absorbed: set[int] = set()
        self.set_aside: list[str] = []
        self._own_tokens: tuple[frozenset[str], ...] = ()

    def read(self, i: int, depth: int = 0) -> Reading | None:
        """What word i says; the calculus above tells."""
        raise NotImplementedError

    def _is_told(self, reading: Reading) -> bool:
        """Whether what is said makes a deed of the saying: a judgement, or what must be done."""
        return reading.deed in ("BLAME", "APPROVAL") or self._is_obligation(reading.head)

    def _is_obligation(self, i: int) -> bool:
        """Whether word i says what must be done: under "devoir", "il faut", "must", "should" in the present."""
        word = self.words[i]
        head = self.words[word.head]
        if word.head != i and head.lemma in OBLIGATION and "Tense=Pres" in head.morph:
            return True
        auxiliaries = self.syntax.auxiliaries(i)
        return any(a.lemma in OBLIGATION and "Cnd" not in a.morph for a in auxiliaries) and not any(
            a.lemma == "have"
            for a in auxiliaries  # "should have acted"
        )

    def _argument(self, match: Match, depth: int) -> tuple[str, Reading] | None:
        """The reading an operator acts on and the slot it stands in, tried in the operator's order of slots."""
        i, syntax = match.head, self.syntax
        operator = self.lexicon.operators[match.entry.operator]
        taken = set(match.words)
        self._own_tokens = match.entry.tokens[1:]
        slots = operator.slots
        if "refl" in match.entry.needs:  # "le pays se retire de l'union": its subject is who acts
            slots = tuple(sorted(slots, key=lambda slot: slot == "subj"))
        given_to: tuple[str, Reading] | None = None
        for slot in slots:
            actor: Reading | None = None
            for j in self._slot(slot, i):
                if j == i or (slot == "clause" and operator.name == "start" and is_purpose(syntax, j)):
                    continue  # "ont entamé une semaine de deuil pour réclamer ..."
                if j in taken:  # "faire l'objet de critiques": the deed hangs on the expression's own noun
                    reading = self._of_own(j, taken, depth)
                    if reading is not None:
                        return slot, reading
                    continue
                reading = self.reach(j, depth + 1)
                whom = operator.name in GIVING and reading is not None and reading.entry.id.startswith("actor:")
                if reading is not None and operator.name == "report" and not self._is_told(reading):
                    actor = actor or reading  # "said that people were beaten and the police turned a blind eye"
                    continue
                if reading is not None and not whom:
                    return slot, reading
                actor = actor or reading  # "lent Ghana dollars"
            if actor is not None and operator.name not in GIVING:
                return slot, actor
            given_to = given_to or (slot, actor) if actor is not None else given_to  # "provided Ghana with boats"
            if slot == "clause":  # "se dire prêt à négocier": the clause of the expression's last word
                for k in match.words[1:]:
                    for base, j in self.syntax.clauses(k):
                        owned = base in ("xcomp", "ccomp") or "VerbForm=Inf" in self.words[j].morph
                        reading = self.reach(j, depth + 1) if owned and j not in taken else None
                        if reading is not None:
                            return slot, reading
        if given_to is not None:
            return given_to
        if self.words[i].pos not in VERBAL or match.entry.pos == "N":
            reading = self._possessed(i, taken, depth)
            if reading is not None:
                return "of", reading
            for child in self.syntax.dependents(i, "amod", "compound", "nmod"):
                if child.i not in taken and (child.dep != "nmod" or self.lexicon.language == "en"):
                    reading = self.read(child.i, depth + 1)
                    if reading is not None:
                        return "of", reading
        return None

    def asked_of_addressee(self, i: int) -> list[int]:
        """Infinitives that the parser hangs on the person asked instead of the verb that asks."""
        return [
            child.i
            for asked in self.syntax.dependents(i, "obj", "iobj", "obl:arg")
            if asked.dep == "iobj" or self.kind_of(asked.i)
            for child in self.syntax.dependents(asked.i, "acl")
            if "VerbForm=Inf" in child.morph
        ]

    def _of_own(self, noun: int, taken: set[int], depth: int) -> Reading | None:
        """What the complement of a noun that belongs to the operator's expression says."""
        for prep, j in self.syntax.complements(noun):
            if prep in self.lexicon.frames["of"] and j not in taken:
                reading = self.reach(j, depth + 1)
                if reading is not None:
                    return reading
        return None

    def _possessed(self, i: int, taken: Set[int], depth: int) -> Reading | None:
        """What the complements of noun i say it is done to: before a bare actor a deed or a thing, and of two actors
        the later ("le retrait du pays de l'union", also where the parse hangs the second on the first).
        """
        of, actor = self.lexicon.frames["of"], None
        waiting = [j for prep, j in self.syntax.complements(i) if prep in of]
        for j in waiting:
            reading = None if j in taken else self.reach(j, depth + 1)
            if reading is not None and not reading.entry.id.startswith("actor:"):
                return reading
            if reading is not None:
                actor = reading
                waiting += [k for prep, k in self.syntax.complements(j) if prep in of]
        return actor

    def _own(self, i: int) -> list[int]:
        """The complements of word i behind a preposition that belongs to its expression."""
        tokens = {t for token in self._own_tokens for t in token}
        near = [j for prep, j in self.syntax.complements(i) if prep and prep in tokens]
        return [j for j in near if not any(w.text == "," for w in self.words[i + 1 : j])]

    def _is_inserted(self, i: int) -> bool:
        """Whether a verb may tell who says the clause it hangs on; one with its subject before it does not in French
        ("le gouvernement amnistie les rebelles, l'opposition proteste").
        """
        if not self.words[i].dep.startswith("parataxis"):
            return False
        before = self.sentence.language == "fr" and any(c.i < i for c in self.syntax.dependents(i, "nsubj"))
        return not before or self.words[i].head > i

    def _slot(self, slot: str, i: int) -> list[int]:
        syntax = self.syntax
        if slot == "clause":
            found = [j for _, j in syntax.clauses(i)]
            if not found and syntax.controller(i) == "other":  # "demande aux autorités de faire": hung on the addressee
                found = self.asked_of_addressee(i)
            if not found:  # "« Il a trahi le peuple », a déclaré X": the words hung beside the verb of saying
                found = [c.i for c in syntax.dependents(i, "parataxis") if c.i < i and c.pos != "PUNCT"]
            if not found and self._is_inserted(i):  # "X doit partir, a-t-il déclaré"
                found = [self.words[i].head]
            return found
        if slot == "obj":
            found = syntax.objects(i)
            if (
                not found and self._own_tokens
            ):  # "renoncer à sa marche": its preposition brings what would be its object
                found = self._own(i)
            return found
        if slot == "subj":
            complemented = any(base in ("xcomp", "ccomp") for base, _ in syntax.clauses(i))
            if self.words[i].pos in VERBAL and not complemented and not syntax.objects(i):
                return syntax.surface_subjects(i)
            return []
        if slot == "own":  # "procéder à des consultations": the preposition belongs to the expression
            return self._own(i)
        if slot == "pred":
            found = [j.i for j in syntax.dependents(i, "xcomp", "amod", "advcl", "obl", "obl:arg", "obl:mod", "acl")]
            for j in syntax.objects(i):  # "considèrent le texte inacceptable"
                found += [child.i for child in syntax.dependents(j, "amod") if child.i > j]
            return found
        if slot == "iobj":
            return [c.i for c in syntax.dependents(i, "iobj")]
        prepositions = self.lexicon.frames.get(slot, ())
        if self.words[i].pos not in VERBAL:  # a noun's "de" is read apart
            prepositions = tuple(p for p in prepositions if p not in self.lexicon.frames["of"])
        found = [j for prep, j in syntax.complements(i) if prep in prepositions]
        found += list(self.marked_clauses(i, prepositions))
        if slot == "as" and not found:  # "described the claim as an insult": hung on the object
            for j in syntax.objects(i):
                found += [k for prep, k in syntax.complements(j) if k > j and prep in prepositions]
        return found

    def marked_clauses(self, i: int, prepositions: tuple[str, ...]) -> list[int]:
        """Infinitives and gerunds under a preposition ("pour attaquer", "from attacking", "d'avoir attaqué")."""
        found = []
        for j in self.words[i].children:
            child = self.words[j]
            if child.dep.split(":")[0] in {"advcl", "obl", "acl", "xcomp", "ccomp"} and child.pos in VERBAL:
                marks = {self.words[k].lower for k in child.children if self.words[k].dep in ("mark", "case")}
                if marks & set(prepositions) or ("d'" in marks and "de" in prepositions):
                    found.append(j)
        return found

    def reach(self, j: int, depth: int) -> Reading | None:
        """The reading at word j, or of the deed it leads to ("une série d'attaques", "pouvoir négocier")."""
        if depth > DEEPEST:
            return None
        reading = self.read(j, depth)
        if reading is not None:
            return reading
        word = self.words[j]
        if word.pos in VERBAL:
            if word.lemma in self.lexicon.frames["modal"] or not self.matches.get(j):
                for _, k in self.syntax.clauses(j):
                    reading = self.reach(k, depth + 1)
                    if reading is not None:
                        return reading
                if word.lemma in self.lexicon.frames["modal"]:
                    for k in self.syntax.objects(j):
                        reading = self.reach(k, depth + 1)
                        if reading is not None:
                            return reading
        elif word.pos in NOMINAL:
            kind = self.kind_of(j)
            for child in self.syntax.dependents(j, "nmod", "acl", "compound", "amod"):
                if child.dep == "nmod" and preposition(self.sentence, child.i) not in self.lexicon.frames["of"]:
                    continue
                if kind and child.dep != "acl":
                    continue
                reading = self.reach(child.i, depth + 1) if child.dep != "amod" else self.read(child.i, depth + 1)
                if reading is not None and not reading.entry.id.startswith("actor:"):
                    return reading
            if kind:
                return self._pseudo(j, kind)
        return None

    def _pseudo(self, j: int, kind: str) -> Reading:
        entry = Entry(f"actor:{kind}", (frozenset({self.words[j].lower}),), 0, "N", kind, "", {}, (), (), (), "")
        return Reading(j, kind, entry, (j,), steps=[f"actor -> {kind}"])
