"""The calculus: from words that carry deeds to what the sentence says was done, by composition over the parse.

An entry gives a word a deed class; an operator takes the reading of its argument (a clause, an object, a subject) and
makes another class of it, to any depth: "refuser de lever les sanctions" is refuse(lift(SANCTIONS)) = REFUSAL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from functools import cached_property

from depeche.events.conditions import all_hold, staged
from depeche.events.lexicon import COOPERATIVE, Entry, Lexicon
from depeche.events.match import Match
from depeche.events.status import is_negated
from depeche.events.syntax import NOMINAL, VERBAL, Syntax, preposition
from depeche.language.parsed import Sentence

DEEPEST = 8
_DIGIT = re.compile(r"\d")
ENCLOSING = frozenset(
    (
        "accuse",
        "deny",
        "demand",
        "refuse",
        "promise",
        "decide",
        "intend",
        "want",
        "threaten",
        "fail",
        "warn",
        "seek",
        "report",
        "ban",
        "order",
        "try",
    )
)
"""Operators whose clause is not asserted: no deed inside it is coded by itself."""
NEGATABLE = frozenset(("promise", "intend", "want", "accept", "allow"))
"""Operators whose negation is a refusal ("ne veut pas", "n'accepte pas")."""
GIVING = frozenset(("give", "promise"))
"""Operators with two objects: what is given counts, not whom it is given."""
OBLIGATION = frozenset(("devoir", "falloir", "must", "should", "ought"))
NECESSARY = frozenset(("necessary", "essential", "imperative", "crucial", "vital", "urgent"))
"""Adjectives of what must be done ("it is imperative to act")."""


@dataclass(slots=True)
class Reading:
    """What one word, with what it governs, says.

    head: index of the word. deed: class. words: the trigger's words. inner: the reading an operator acted on. slot:
    where that stood (clause, obj, subj ...). steps: the calculus so far, innermost first. status: where the operators
    settle it ("n'a pas voulu" is a refusal, which is actual; what is foiled did not happen), else "".
    """

    head: int
    deed: str
    entry: Entry
    words: tuple[int, ...]
    inner: Reading | None = None
    slot: str = ""
    control: str = "self"
    steps: list[str] = field(default_factory=list)
    status: str = ""

    def innermost(self) -> Reading:
        reading = self
        while reading.inner is not None:
            reading = reading.inner
        return reading


class Composer:
    """Reads every word of one sentence.

    kind_of: tells for a word that heads an actor's mention its pseudo-class (PERSON, STATE, ORGANISATION, GROUP), or
    "". sectors_of: that actor's sectors (JUD, JRN ...).
    """

    def __init__(
        self,
        sentence: Sentence,
        lexicon: Lexicon,
        matches: dict[int, list[Match]],
        kind_of: Callable[[int], str],
        sectors_of: Callable[[int], Set[str]] = lambda i: frozenset(),
    ) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.lexicon = lexicon
        self.matches = matches
        self.kind_of = kind_of
        self.sectors_of = sectors_of
        self.syntax = Syntax(sentence, self._control)
        self._memo: dict[int, Reading | None] = {}
        self.absorbed: set[int] = set()
        self.set_aside: list[str] = []
        self._own_tokens: tuple[frozenset[str], ...] = ()

    @cached_property
    def subjects_told(self) -> frozenset[str]:
        """The everyday subjects (sport, arts ...) that the sentence's words tell: "beat" of a match is no violence."""
        known = self.lexicon.subjects
        return frozenset(known[told] for told in self._told() if told in known) if known else frozenset()

    def _told(self) -> Iterator[str]:
        """Each word but adjectives, and each two and three words that follow each other; every digit is 0."""
        last = ("", "")
        for word in self.words:
            lower = _DIGIT.sub("0", word.lower)
            if word.pos != "ADJ":
                yield from (lower, word.lemma)
            for known in last, last[1:]:
                yield " ".join((*known, lower))
                yield " ".join((*known, word.lemma))
            last = (last[1], lower)

    def _control(self, i: int) -> str:
        for match in self.matches.get(i, ()):
            if match.entry.operator:
                return self.lexicon.operators[match.entry.operator].control
        return "self"

    def readings(self) -> list[Reading]:
        """The outermost readings with a PLOVER type, in the order of their words."""
        found: list[Reading] = []
        taken: set[int] = set()
        for i in sorted(self.matches):
            reading = self.read(i)
            if reading is not None and self.lexicon.classes[reading.deed].type:
                found.append(reading)
            elif reading is not None and reading.entry.pos == "N":  # "avion de combat" is no combat
                taken.update(w for w in reading.words if w != i)
        for reading in found:
            self._absorb(reading)
        for reading in self._memo.values():
            if reading is not None and reading.deed == "NOTHING":  # "droit de grève"
                self.absorbed.update(reading.words)
        for i, row in self.matches.items():
            if any(m.entry.operator in ENCLOSING for m in row) and i not in self.absorbed:
                self._enclose_unread(i, row)
        for reading in sorted(found, key=lambda r: (-len(r.words), self.words[r.head].pos not in VERBAL)):
            if reading.head not in taken:
                taken.update(w for w in reading.words if w != reading.head)
        return [r for r in found if r.head not in self.absorbed and r.head not in taken]

    def _absorb(self, reading: Reading) -> None:
        """Mark the words of what a reading acts on, and all deeds in a clause that it does not assert."""
        if reading.control == "other":  # "praised Turkey for helping", "reproche à Paris d'avoir aidé"
            for j in self.marked_clauses(reading.head, (*self.lexicon.frames["for"], "against", "contre")):
                self._enclose(j)
        if reading.deed == "DENIAL":  # "ont démenti le soir même ces allégations": no accusation of today
            near = [*self.words[reading.head].children]
            if self.words[reading.head].dep == "acl:relcl":
                near.append(self.words[reading.head].head)
            self.absorbed.update(j for j in near if self.words[j].pos == "NOUN" and self._alleges(j))
        if reading.deed == "PULL_OUT":  # "recalled its ambassador for consultations": an aim
            for j in self.sentence.subtree(reading.head):
                if j in self.matches and j > reading.head and preposition(self.sentence, j) in ("for", "pour"):
                    self.absorbed.add(j)
        inner = reading.inner
        while inner is not None:
            self.absorbed.update(inner.words)
            self.absorbed.add(inner.head)
            if reading.entry.operator in ENCLOSING and self.lexicon.classes[reading.deed].type:
                if reading.slot not in ("obj", "subj", "iobj"):
                    self._enclose(inner.head)
                elif reading.entry.operator in ("accuse", "deny") and self.words[inner.head].head == reading.head:
                    for j in self.words[inner.head].children:  # "denied reports that it had attacked"
                        self._enclose(j)
            reading, inner = inner, inner.inner

    def _alleges(self, i: int) -> bool:
        reading = self._memo.get(i)
        return reading is not None and self.is_a(reading.deed, {"ALLEGATION"})

    def _enclose_unread(self, i: int, row: list[Match]) -> None:
        """Deeds that an enclosing word governs are not asserted, even where the word itself came to nothing."""
        match = next(m for m in row if m.entry.operator in ENCLOSING)
        if match.entry.operator in ("report", "order", "try"):
            return
        for _, j in self.syntax.clauses(i):
            if self.words[j].dep.split(":")[0] in ("xcomp", "ccomp", "acl"):
                self._enclose(j)
        own = {t for token in match.entry.tokens[1:] for t in token}
        if own:
            for prep, j in self.syntax.complements(i):
                if prep in own:
                    self._enclose(j)

    def _enclose(self, i: int) -> None:
        self.absorbed.add(i)
        for j in self.words[i].children:
            if self.words[j].dep not in ("acl:relcl", "parataxis"):
                self._enclose(j)

    def read(self, i: int, depth: int = 0) -> Reading | None:
        """What word i says, or None where no entry stands there or its conditions do not hold."""
        if i in self._memo:
            return self._memo[i]
        if depth > DEEPEST:
            return None
        self._memo[i] = None  # guards against loops
        for acting in (True, False):  # an operator's own default only where nothing else fits
            for match in self.matches.get(i, ()):
                if bool(match.entry.operator) or acting:
                    reading = self._apply(match, depth, acting)
                    if reading is not None:
                        self._memo[i] = reading
                        return reading
        return None

    def _apply(self, match: Match, depth: int, acting: bool) -> Reading | None:
        """The reading of one match. acting: only where an operator finds something to act on."""
        entry, i = match.entry, match.head
        if entry.pos == "V" and "refl" not in entry.needs and self._is_reflexive(i):
            return None
        early, late = staged(entry.needs)
        if not all_hold(self, early, i, None):
            return None
        argument: tuple[str, Reading] | None = None
        if entry.operator:
            argument = self._argument(match, depth)
            if argument is None and entry.operator in NEGATABLE and is_negated(self.syntax, i):
                argument = self._opaque(i)
            if entry.operator == "report" and self.sentence.language == "en":
                argument = argument if argument and self._is_told(argument[1]) else self._due(i) or argument
        if not all_hold(self, late, i, argument[1] if argument else None):
            return None
        if argument is not None:
            slot, inner = argument
            operator = self.lexicon.operators[entry.operator]
            must = operator.name == "report" and (inner.entry.id == "actor:DEONTIC" or self._is_obligation(inner.head))
            if operator.name == "report" and not must and inner.deed not in ("BLAME", "APPROVAL"):
                return None
            negated = (operator.name in NEGATABLE or operator.name == "stop") and is_negated(self.syntax, i)
            if negated and operator.name == "stop":  # "ne cesse de critiquer"
                step = f"not stop({inner.deed}) = {inner.deed}"
                return Reading(i, inner.deed, entry, match.words, inner, slot, "self", [*inner.steps, step], "actual")
            if negated:
                operator = self.lexicon.operators["refuse"]
            if operator.name == "announce" and slot == "clause" and self._is_done(inner.head):
                step = f"announce(done {inner.deed}) = {inner.deed}"
                return Reading(i, inner.deed, entry, match.words, inner, slot, operator.control, [*inner.steps, step])
            judged = inner.deed
            if judged == "APPROVAL" and is_negated(self.syntax, inner.head):  # "said it was not fair"
                judged = "BLAME"
            result = self.lexicon.result(operator, "DEONTIC" if must else judged, entry.deed)
            if result:
                step = f"{operator.name}({inner.deed}) = {result}"
                control = "other" if inner.deed == "DEONTIC" else operator.control
                status = "actual" if negated else operator.status or (inner.status if result == inner.deed else "")
                return Reading(i, result, entry, match.words, inner, slot, control, [*inner.steps, step], status)
            self.set_aside.append(f"{entry.id}: {operator.name}({inner.deed}) is coded as nothing")
            return None
        if not entry.deed or (acting and entry.operator):
            return None
        return Reading(i, entry.deed, entry, match.words, steps=[f"{entry.id} -> {entry.deed}"])

    def _opaque(self, i: int) -> tuple[str, Reading] | None:
        """A finite clause without a known deed: enough to be refused ("ne veut pas que X rejoigne Y")."""
        for base, j in self.syntax.clauses(i):
            if base == "ccomp" and "VerbForm=Inf" not in self.words[j].morph:
                return "clause", self._pseudo(j, "DEONTIC")
        return None

    def _is_told(self, reading: Reading) -> bool:
        """Whether what is said makes a deed of the saying: a judgement, or what must be done."""
        return reading.deed in ("BLAME", "APPROVAL") or self._is_obligation(reading.head)

    def _due(self, i: int) -> tuple[str, Reading] | None:
        """What is said that must be done, where no word of it is known ("said that teachers should be patient"), in a
        clause of the verb or in the one that it is set behind ("..., the minister said")."""
        clauses = [j for base, j in self.syntax.clauses(i) if base == "ccomp"]
        before = self.said_before(i)
        for j in clauses if before < 0 else (*clauses, before):
            if self._is_due(j):
                return "clause", self._pseudo(j, "DEONTIC")
        return None

    def said_before(self, i: int) -> int:
        """The clause of what is said that an English verb of saying is set behind ("..., the minister said"), or -1."""
        word = self.words[i]
        if self.sentence.language != "en" or word.head >= i or word.dep not in ("parataxis", "advcl"):
            return -1
        marked = any(self.words[j].dep in ("mark", "obj") for j in word.children)
        first = self.sentence.subtree(i)[0]
        apart = any(self.words[j].text in (",", '"', "”") for j in (max(first - 1, 0), first))
        return word.head if apart and not marked else -1

    def _is_due(self, i: int) -> bool:
        word = self.words[i]
        children = [self.words[j] for j in word.children]
        if word.lemma == "need" and word.pos in VERBAL:
            return any(c.dep == "xcomp" and "VerbForm=Inf" in c.morph for c in children)
        if word.lemma in NECESSARY:
            return any(c.dep.split(":")[0] in ("xcomp", "csubj", "ccomp", "advcl") for c in children)
        return any(c.lemma in OBLIGATION and c.dep.startswith("aux") for c in children) and not any(
            c.lemma == "have" and c.dep.startswith("aux") for c in children
        )

    def _is_reflexive(self, i: int) -> bool:
        """Whether an actor does the verb to himself ("les rebelles s'appellent", "il se sauve"): another sense of
        it.
        """
        if not any(
            self.words[j].lower in ("se", "s'") and self.words[j].dep.startswith(("expl", "obj", "iobj"))
            for j in self.words[i].children
        ):
            return False
        return any(
            self.kind_of(j) in ("PERSON", "GROUP") or self.words[j].pos == "PRON"
            for j in self.syntax.surface_subjects(i)
        )

    def _is_done(self, i: int) -> bool:
        """Whether a verb is in a perfect tense or under "venir de" ("annonce avoir reçu", "annonce qu'il a reçu")."""
        word, head = self.words[i], self.words[self.words[i].head]
        if "VerbForm=Inf" in word.morph and head.lemma == "venir" and word.dep.startswith("xcomp"):
            return True
        return any(
            child.dep.startswith("aux")
            and child.lemma in ("avoir", "have")
            and "Tense=Fut" not in child.morph
            and "Mood=Cnd" not in child.morph
            for child in (self.words[j] for j in word.children)
        )

    def _is_obligation(self, i: int) -> bool:
        """Whether word i says what must be done: under "devoir", "il faut", "must", "should" in the present."""
        word = self.words[i]
        head = self.words[word.head]
        if word.head != i and head.lemma in OBLIGATION and "Tense=Pres" in head.morph:
            return True
        auxiliaries = [self.words[j] for j in word.children if self.words[j].dep.startswith("aux")]
        return any(a.lemma in OBLIGATION and "Cnd" not in a.morph for a in auxiliaries) and not any(
            a.lemma == "have"
            for a in auxiliaries  # "should have acted"
        )

    def _argument(self, match: Match, depth: int) -> tuple[str, Reading] | None:
        """The reading an operator acts on and the slot it stands in, tried in the operator's order of slots."""
        i = match.head
        operator = self.lexicon.operators[match.entry.operator]
        taken = set(match.words)
        self._own_tokens = match.entry.tokens[1:]
        slots = operator.slots
        if "refl" in match.entry.needs:  # "le pays se retire de l'union": its subject is who acts
            slots = tuple(sorted(slots, key=lambda slot: slot == "subj"))
        for slot in slots:
            actor: Reading | None = None
            for j in self._slot(slot, i):
                if j == i:
                    continue
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
            if actor is not None:
                return slot, actor
            if slot == "clause":  # "se dire prêt à négocier": the clause of the expression's last word
                for k in match.words[1:]:
                    for base, j in self.syntax.clauses(k):
                        owned = base in ("xcomp", "ccomp") or "VerbForm=Inf" in self.words[j].morph
                        reading = self.reach(j, depth + 1) if owned and j not in taken else None
                        if reading is not None:
                            return slot, reading
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

    def _slot(self, slot: str, i: int) -> list[int]:
        syntax = self.syntax
        if slot == "clause":
            found = [j for _, j in syntax.clauses(i)]
            if not found and self._control(i) == "other":  # "demande aux autorités de faire": hung on the addressee
                found = self.asked_of_addressee(i)
            if not found:  # "« Il a trahi le peuple », a déclaré X": the words hung beside the verb of saying
                found = [c.i for c in syntax.dependents(i, "parataxis") if c.i < i and c.pos != "PUNCT"]
            if not found and self.words[i].dep == "parataxis":  # "X doit partir, a-t-il déclaré"
                found = [self.words[i].head]
            return found
        if slot == "obj":
            return syntax.objects(i)
        if slot == "subj":
            complemented = any(base in ("xcomp", "ccomp") for base, _ in syntax.clauses(i))
            if self.words[i].pos in VERBAL and not complemented and not syntax.objects(i):
                return syntax.surface_subjects(i)
            return []
        if slot == "own":  # "procéder à des consultations": the preposition belongs to the expression
            tokens = {t for token in self._own_tokens for t in token}
            return [j for prep, j in syntax.complements(i) if prep and prep in tokens]
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
        return found

    def marked_clauses(self, i: int, prepositions: tuple[str, ...]) -> list[int]:
        """Infinitives and gerunds under a preposition ("pour attaquer", "from attacking", "d'avoir attaqué")."""
        found = []
        for j in self.words[i].children:
            child = self.words[j]
            if child.dep.split(":")[0] in ("advcl", "obl", "acl", "xcomp", "ccomp") and child.pos in VERBAL:
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

    def is_a(self, deed: str, wanted: Set[str]) -> bool:
        """Whether a class is one of those wanted, itself or by parent, type or group."""
        classes = self.lexicon.classes
        name = deed
        while name:
            if name in wanted:
                return True
            name = classes[name].parent
        type_ = classes[deed].type
        return type_ in wanted or ("COOPERATIVE" in wanted and type_ in COOPERATIVE)
