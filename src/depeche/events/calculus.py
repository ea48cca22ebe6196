"""The calculus: from words that carry deeds to what the sentence says was done, by composition over the parse.

An entry gives a word a deed class; an operator takes the reading of its argument (a clause, an object, a subject) and
makes another class of it, to any depth: "refuser de lever les sanctions" is refuse(lift(SANCTIONS)) = REFUSAL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cached_property

from depeche.events.arguments import DEEPEST, NECESSARY, Arguments
from depeche.events.conditions import all_hold, staged
from depeche.events.lexicon import COOPERATIVE, Entry
from depeche.events.match import Match
from depeche.events.reading import Reading
from depeche.events.status import is_negated
from depeche.events.syntax import REFLEXIVE, VERBAL, preposition

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

PLEDGING = frozenset(("promise", "decide"))
"""Operators of one's own deed to come: what one pledges not to concede is refused ("jure qu'il ne cédera pas")."""
YIELDING = frozenset(("CONCEDE", "RETREAT", "CONSULT", "SUPPORT"))
OPINING = frozenset(("pour", "selon", "d'après", "aux yeux de", "de l'avis de"))
"""Prepositions of whose opinion something is."""
FRAME_OF_OPINION = {"actor": tuple(sorted(OPINING)), "recipient": ("none",)}


class Composer(Arguments):
    """Reads every word of one sentence."""

    @cached_property
    def subjects_told(self) -> frozenset[str]:
        """The everyday subjects (sport, arts ...) that the sentence's words tell: "beat" of a match is no violence."""
        known = self.lexicon.subjects
        return frozenset(known[told] for told in self._told() if told in known) if known else frozenset()

    def _told(self) -> Iterator[str]:
        """Each word but adjectives, and each two and three words that follow each other and may end an expression
        of a subject; every digit is 0."""
        ends = self.lexicon.subject_ends
        first, second = "", ""
        for word in self.words:
            lower = word.lower if word.lower.isalpha() else _DIGIT.sub("0", word.lower)
            if word.pos != "ADJ":
                yield lower
                yield word.lemma
            for third in (lower, word.lemma):
                if third in ends:
                    yield f"{first} {second} {third}"
                    yield f"{second} {third}"
            first, second = second, lower

    def readings(self) -> list[Reading]:
        """The outermost readings with a PLOVER type, in the order of their words."""
        found: list[Reading] = []
        taken: set[int] = set()
        for i in sorted(self.matches):
            reading = self.read(i)
            if reading is not None and reading.deed == "BLAME":
                reading = self._opinion(reading) or reading
            if reading is not None and self.lexicon.classes[reading.deed].type:
                found.append(reading)
            elif reading is not None and reading.entry.pos == "N":  # "avion de combat" is no combat
                taken.update([w for w in reading.words if w != i])
        for reading in found:
            self._absorb(reading)
        for reading in self._memo.values():
            if reading is not None and reading.deed == "NOTHING":  # "droit de grève"
                self.absorbed.update(reading.words)
        for i, row in self.matches.items():
            for match in row:
                if match.entry.operator in ENCLOSING:
                    if i not in self.absorbed:
                        self._enclose_unread(i, match)
                    break
        for reading in sorted(found, key=lambda r: (-len(r.words), self.words[r.head].pos not in VERBAL)):
            if reading.head not in taken:
                taken.update([w for w in reading.words if w != reading.head])
        return [r for r in found if r.head not in self.absorbed and r.head not in taken]

    def _opinion(self, reading: Reading) -> Reading | None:
        """The judgement of somebody whose opinion a noun of blame is said to be ("Pour l'opposition, c'est une farce",
        "Une mascarade, selon son camp"), or None.
        """
        word = self.words[reading.head]
        if self.sentence.language != "fr" or word.pos != "NOUN" or reading.entry.pos != "N":
            return None
        named = any(self.words[j].dep == "cop" for j in word.children)
        holder, prefixed = word, False
        if not named and word.dep in ("obl:arg", "obl:mod", "obl") and self.words[word.head].lemma == "agir":
            holder, named = self.words[word.head], True  # "il s'agit d'une bavure"
        if not named and word.dep not in ("ROOT", "root", "parataxis"):
            return None
        for prep, j in self.syntax.complements(holder.i):
            prefixed = prefixed or (prep in OPINING and bool(self.kind_of(j)))
        if not prefixed or is_negated(self.syntax, word.i):
            return None
        entry = Entry("opinion", reading.entry.tokens, 0, "N", "DISAPPROVAL", "", FRAME_OF_OPINION, (), (), (), "")
        step = "opinion(BLAME) = DISAPPROVAL"
        return Reading(reading.head, "DISAPPROVAL", entry, reading.words, steps=[*reading.steps, step])

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

    def _enclose_unread(self, i: int, match: Match) -> None:
        """Deeds that an enclosing word governs are not asserted, even where the word itself came to nothing."""
        if match.entry.operator in ("report", "order", "try"):
            return
        if "that=not" in match.entry.needs and not all_hold(self, staged(match.entry.needs)[0], i, None):
            return  # "assure que le Gabon respectera l'accord"
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
        words = self.words
        for j in words[i].children:
            if words[j].dep != "acl:relcl" and not words[j].dep.startswith("parataxis"):
                self._enclose(j)

    def read(self, i: int, depth: int = 0) -> Reading | None:
        """What word i says, or None where no entry stands there or its conditions do not hold."""
        if i in self._memo:
            return self._memo[i]
        if depth > DEEPEST:
            return None
        self._memo[i] = None  # guards against loops
        row = self.matches.get(i, ())
        for acting in (True, False):  # an operator's own default only where nothing else fits
            for match in row:
                if acting or match.entry.operator:
                    reading = self._apply(match, depth, acting)
                    if reading is not None:
                        self._memo[i] = reading
                        return reading
        return None

    def _apply(self, match: Match, depth: int, acting: bool) -> Reading | None:
        """The reading of one match. acting: only where an operator finds something to act on."""
        entry, i = match.entry, match.head
        if entry.pos == "V" and "refl" not in entry.needs and self._is_reflexive(i) and not self.syntax.lets_itself(i):
            return None
        early, late = staged(entry.needs) if entry.needs else ((), ())
        if early and not all_hold(self, early, i, None):
            return None
        argument: tuple[str, Reading] | None = None
        if entry.operator:
            argument = self._argument(match, depth)
            if argument is None and entry.operator in NEGATABLE and is_negated(self.syntax, i):
                argument = self._opaque(i)
            if entry.operator == "report" and self.sentence.language == "en":
                argument = argument if argument and self._is_told(argument[1]) else self._due(i) or argument
        if late and not all_hold(self, late, i, argument[1] if argument else None):
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
            if negated or (operator.name in PLEDGING and slot == "clause" and self._is_withheld(inner)):
                operator, negated = self.lexicon.operators["refuse"], True
            elif (
                operator.name == "refuse" and entry.pos == "V" and is_negated(self.syntax, i)
            ):  # "n'exclut pas de négocier"
                willing = self.lexicon.result(self.lexicon.operators["promise"], inner.deed, "")
                if willing:
                    step = f"not refuse({inner.deed}) = {willing}"
                    return Reading(
                        i, willing, entry, match.words, inner, slot, operator.control, [*inner.steps, step], "actual"
                    )
            if operator.name == "announce" and slot == "clause" and self._is_done(inner.head):
                step = f"announce(done {inner.deed}) = {inner.deed}"
                return Reading(i, inner.deed, entry, match.words, inner, slot, operator.control, [*inner.steps, step])
            if operator.name == "announce" and slot == "clause" and self._is_to_come(inner.head):
                operator = self.lexicon.operators["promise"]  # "annonce qu'il expulsera"
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

    def _is_withheld(self, inner: Reading) -> bool:
        return self.lexicon.classes[inner.deed].type in YIELDING and is_negated(self.syntax, inner.head)

    def _opaque(self, i: int) -> tuple[str, Reading] | None:
        """A finite clause without a known deed: enough to be refused ("ne veut pas que X rejoigne Y")."""
        for base, j in self.syntax.clauses(i):
            if base == "ccomp" and "VerbForm=Inf" not in self.words[j].morph:
                return "clause", self._pseudo(j, "DEONTIC")
        return None

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
        return self._is_obligation(i)

    def _is_reflexive(self, i: int) -> bool:
        """Whether an actor does the verb to himself ("les rebelles s'appellent", "il se sauve"): another sense of
        it.
        """
        if not self.syntax.has_reflexive or not any(
            self.words[j].lower in REFLEXIVE and self.words[j].dep.startswith(("expl", "obj", "iobj"))
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
            a.lemma in ("avoir", "have") and "Tense=Fut" not in a.morph and "Mood=Cnd" not in a.morph
            for a in self.syntax.auxiliaries(i)
        )

    def _is_to_come(self, i: int) -> bool:
        """Whether a verb stands in the future ("annonce qu'il expulsera", "qu'il sera expulsé")."""
        return "Tense=Fut" in self.words[i].morph or any("Tense=Fut" in a.morph for a in self.syntax.auxiliaries(i))

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
