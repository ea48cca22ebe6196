"""Who stands where around a word: deep subject, deep object, complements, through passive, control and coordination.

All functions return indices of words of one Sentence; nothing here knows what a word means.
"""

from __future__ import annotations

from collections.abc import Callable

from depeche.language.parsed import Sentence, Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
RELATIVE = frozenset("qui que qu' dont lequel laquelle lesquels lesquelles auquel où who which that whom whose".split())
IMPERSONAL = frozenset(
    "falloir avoir agir être sembler rester arriver exister manquer convenir suffire importer paraître".split()
)
MOVING = frozenset(
    "aller arriver décéder devenir entrer intervenir mourir naître partir parvenir rentrer repartir rester retourner "
    "revenir riposter répliquer survenir tomber venir".split()
)
"""Verbs with "être" in their active past, and some without objects: parsers take "est arrivée" and "ont riposté par des
tirs" for passives."""
CAUSED = MOVING | frozenset("exploser sauter passer taire attendre".split())
"""Verbs that nobody undergoes by "se faire": "s'est fait exploser", "se fait passer pour"."""
CLAUSAL = frozenset(("advcl", "acl", "xcomp"))
COMPLEMENTS = CLAUSAL | frozenset(
    ("obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "iobj", "nmod:poss", "obl:tmod", "nmod:agent")
)
"""Relations of prepositional complements; those of clauses only where small parsers give them to nouns."""
TEXTS = frozenset("arrêté décret loi ordonnance texte circulaire décision code règlement mesure".split())
"""What orders and forbids in the name of whoever makes it."""
LEADING = frozenset("conduire amener pousser inciter encourager aider autoriser contraindre forcer obliger".split())
"""Verbs whose object does what their infinitive says ("a conduit l'Union à revoir son aide")."""
OF_WHICH = frozenset(("dont", "whose"))
NEGATIONS = frozenset("ne n' pas jamais aucun aucune not n't never no neither nor sans without".split())
NOBODY = frozenset(("nobody", "none", "neither"))
DENYING = NEGATIONS | NOBODY
REFLEXIVE = frozenset(("se", "s'"))
UNDERGONE = frozenset(("nsubj:pass", "aux:pass", "obl:agent", "expl:pass", "csubj:pass"))
"""Relations of what only a passive has."""
BESIDE = frozenset("acl advcl advmod case cc conj det mark obl obl:arg obl:mod parataxis punct xcomp".split())
"""The commonest relations that say nothing of whether a verb is passive."""
OF_REFLEXIVES = frozenset(("obj", "iobj", "expl:comp", "expl:pv"))
NO_CLAUSES = frozenset(
    "advmod amod appos aux aux:pass aux:tense case cc conj cop det flat:name mark nsubj nsubj:pass nummod punct".split()
)
"""The commonest relations of what is no complement clause."""
CONTRACTED = {
    **dict.fromkeys(("du", "des", "d'", "duquel", "dont"), "de"),
    **dict.fromkeys(("au", "aux", "auquel", "a"), "à"),
}
"""Prepositions by the forms that hide them; newspapers write "A Dakar"."""


def preposition(sentence: Sentence, i: int) -> str:
    """The preposition that introduces word i, contractions undone ("au" -> "à"), several words joined; "" if none."""
    words = sentence.words
    for child in words[i].children:
        word = words[child]
        if word.dep == "case":
            first = CONTRACTED.get(word.lower, word.lower)
            if not word.children:
                return first
            more = [words[k] for k in word.children if words[k].dep == "fixed"]
            return " ".join([first] + [CONTRACTED.get(w.lower, w.lower) for w in more])
    return ""


class Syntax:
    """The grammatical neighbourhood of every word of a sentence, worked out when asked and kept."""

    def __init__(self, sentence: Sentence, controller: Callable[[int], str] | None = None) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.controller = controller or (lambda i: "self")
        self._subjects: dict[int, list[int]] = {}
        self._objects: dict[int, list[int]] = {}
        self._complements: dict[int, list[tuple[str, int]]] = {}
        self._clauses: dict[int, list[tuple[str, int]]] = {}
        self._passive: dict[int, bool] = {}
        told = sentence.vocabulary
        self.has_negation = not DENYING.isdisjoint(told)
        self.has_reflexive = not REFLEXIVE.isdisjoint(told)
        self._has_of_which = not OF_WHICH.isdisjoint(told)

    def dependents(self, i: int, *deps: str) -> list[Word]:
        words = self.words
        return [words[j] for j in words[i].children if words[j].dep in deps]

    def auxiliaries(self, i: int) -> list[Word]:
        """The auxiliaries of word i."""
        words = self.words
        return [words[j] for j in words[i].children if words[j].dep.startswith("aux")]

    def coordinated(self, i: int) -> list[int]:
        """Word i and the words coordinated with it ("Lavrov et Diop")."""
        words, found = self.words, [i]
        for j in found:
            for k in words[j].children:
                if words[k].dep == "conj" and words[k].pos in NOMINAL:
                    found.append(k)
        return found

    def is_verbal(self, i: int) -> bool:
        return self.words[i].pos in VERBAL

    def is_passive(self, i: int) -> bool:
        """Whether the subject of word i undergoes the deed: passive voice, or a past participle that qualifies a
        noun.
        """
        passive = self._passive.get(i)
        if passive is None:
            self._passive[i] = passive = self._undergoes(i)
        return passive

    def _undergoes(self, i: int) -> bool:
        words = self.words
        word = words[i]
        head = words[word.head]
        if head.lemma == "voir" and "VerbForm=Inf" in word.morph and word.dep.startswith(("xcomp", "ccomp")):
            return any(words[j].lower in REFLEXIVE for j in head.children)  # "se voir refuser"
        if self.lets_itself(i):
            return True
        if word.lemma in MOVING:
            return False
        auxiliary = active = copular = undergone = filled = False
        for j in word.children:
            dep = words[j].dep
            if dep in BESIDE:
                continue
            if dep == "expl:pv" or (dep in OF_REFLEXIVES and words[j].lower in REFLEXIVE):
                return False  # "se sont massés": a reflexive acts
            if dep in UNDERGONE:
                undergone = True
            elif dep == "cop":
                auxiliary = copular = True
            elif dep == "nsubj":
                active = True
            elif dep == "obj" or dep == "ccomp":
                active = filled = True
            elif dep.startswith("aux"):
                auxiliary = True
        if undergone:
            return True
        participle = "VerbForm=Part" in word.morph and "Tense=Pres" not in word.morph
        marked = "Voice=Pass" in word.morph
        if marked and copular and not filled:
            return True  # "le régime est assiégé par ...", its auxiliary taken for a copula
        if active and not auxiliary and self._is_bare(i):
            active = False
        if auxiliary or active or not (participle or marked) or word.lower.endswith(("ing", "ant")):
            return False
        if word.dep == "conj" and word.head != i and head.pos in VERBAL:
            return self.is_passive(head.i)  # "a dispersé la foule et interpellé dix personnes"
        return marked or word.dep in ("acl", "amod", "root", "ROOT", "acl:relcl") or self._opens_sentence(i)

    def _is_bare(self, i: int) -> bool:
        """Whether a French past participle has a subject and neither auxiliary nor object, as in headlines ("Bamako mis
        au ban de l'Union").
        """
        word = self.words[i]
        if self.sentence.language != "fr" or word.dep not in ("ROOT", "root", "parataxis"):
            return False
        if "VerbForm=Part" not in word.morph or "Tense=Past" not in word.morph:
            return False
        return not self.dependents(i, "obj", "ccomp") and any(j < i for j in word.children)

    def lets_itself(self, i: int) -> bool:
        """Whether the subject of an infinitive undergoes it by "se faire" ("il s'est fait arrêter", no "exploser")."""
        word = self.words[i]
        if not self.has_reflexive or "VerbForm=Inf" not in word.morph or word.lemma in CAUSED:
            return False
        causes = self.dependents(i, "aux:caus")
        if not causes and word.dep == "xcomp":
            causes = [self.words[word.head]]
        if any(self.words[j].dep == "obj" and self.words[j].lower not in REFLEXIVE for j in word.children):
            return False  # "s'est fait offrir des costumes"
        return any(c.lemma == "faire" and self.words[j].lower in REFLEXIVE for c in causes for j in (c.i - 1, c.i - 2))

    def _opens_sentence(self, i: int) -> bool:
        """Whether a participle of an adverbial clause opens the sentence ("Souvent accusées, les autorités ...")."""
        word = self.words[i]
        return word.dep == "advcl" and i < word.head and not any(self.words[j].dep == "mark" for j in word.children)

    def surface_subjects(self, i: int, depth: int = 0) -> list[int]:
        """Heads of the grammatical subject of a verb, found through coordination, control and relatives."""
        if i in self._subjects:
            return self._subjects[i]
        self._subjects[i] = []  # guards against loops
        found: list[int] = []
        word = self.words[i]
        for child in self.dependents(
            i, "nsubj", "nsubj:pass", "nsubj:caus", "csubj", "expl:subj", "expl", "nsubj:outer"
        ):
            if child.dep.startswith("expl") and (word.lemma in IMPERSONAL or child.lower not in ("il", "it")):
                continue
            if child.lower in RELATIVE and child.pos in ("PRON", "DET", "SCONJ"):
                antecedent = self.antecedent(i)
                if antecedent is not None:
                    found.extend(self.coordinated(antecedent))
                continue
            found.extend(self.coordinated(child.i))
        if not found and word.head != i and depth < 6:
            head = self.words[word.head]
            base = word.dep.split(":")[0]
            if base == "conj" and head.pos in VERBAL:
                found = self.surface_subjects(head.i, depth + 1)
            elif (
                base in ("xcomp", "ccomp", "obl", "obj", "parataxis") and "VerbForm=Inf" in word.morph
            ) or base == "xcomp":
                found = self._controlled(head.i, depth)
            elif base == "advcl" and not self._has_own_clause(i):
                found = self.surface_subjects(head.i, depth + 1)
            elif base == "acl" and not self.is_passive(i):
                participle = "VerbForm=Part" in word.morph or word.lower.endswith(("ing", "ant"))
                if (
                    participle and i > 0 and self.words[i - 1].text == ","
                ):  # "ont attaqué un poste, tuant trois soldats"
                    verb = self._governing_verb(head.i)
                    found = self.surface_subjects(verb, depth + 1) if verb is not None else []
                if not found:
                    found = self.coordinated(head.i) if participle else self._possessors(head.i, depth)
            elif base == "acl" or (base == "amod" and word.pos in VERBAL and "Tense=Pres" in word.morph):
                found = self.coordinated(head.i)  # "des livres saisis", "des éboueurs protestant"
            elif word.dep == "acl:relcl":
                found = []
        elif not found and word.head == i and self.is_passive(i):  # "Désigné coupable, le Rwanda a répondu"
            for child in self.dependents(i, "conj", "parataxis"):
                behind = [j for j in self.surface_subjects(child.i, 5) if j > i] if child.pos in VERBAL else []
                if behind and self.words[behind[0]].head == child.i:
                    found = behind
                    break
        if len(found) == 1 and word.dep.startswith("acl") and self.words[found[0]].lemma in TEXTS:
            found = self._makers(found[0], depth) or found
        self._subjects[i] = found
        return found

    def _makers(self, text: int, depth: int) -> list[int]:
        """Who makes the decree of which a clause tells what it does ("a pris un arrêté interdisant ...")."""
        verb = self._governing_verb(text)
        if verb is None or self.words[text].head != verb or self.words[text].dep not in ("obj", "nsubj:pass"):
            return []
        return self.agents(verb) if self.is_passive(verb) else self.surface_subjects(verb, depth + 1)

    def _governing_verb(self, i: int) -> int | None:
        """The nearest verb above word i."""
        for _ in range(6):
            if self.words[i].pos in VERBAL:
                return i
            if self.words[i].head == i:
                return None
            i = self.words[i].head
        return None

    def _has_own_clause(self, i: int) -> bool:
        """A subordinate clause with a finite verb has a subject of its own, even where the parser lost it."""
        return "VerbForm=Fin" in self.words[i].morph and bool(self.dependents(i, "mark"))

    def _possessors(self, noun: int, depth: int) -> list[int]:
        """Who makes the promise in "la promesse du président de partir": the noun's own complement, else its
        verb's subject.
        """
        for child in self.dependents(noun, "nmod", "nmod:poss"):
            if preposition(self.sentence, child.i) in ("de", "of", "by", "par", "") and child.i != noun:
                return self.coordinated(child.i)
        head = self.words[noun].head
        if head != noun and self.words[head].pos in VERBAL:
            return self.surface_subjects(head, depth + 1)
        return []

    def _controlled(self, governor: int, depth: int) -> list[int]:
        """The understood subject of an infinitive: the governor's object or addressee where its deed is asked of
        another.
        """
        if self.words[governor].pos not in VERBAL:
            if self.words[governor].pos == "ADJ":
                return self.surface_subjects(governor, depth + 1)
            return self._possessors(governor, depth)
        if self.controller(governor) == "other" or self.words[governor].lemma in LEADING:
            addressees = (
                self.objects(governor) if not self.is_passive(governor) else self.surface_subjects(governor, depth + 1)
            )
            for child in self.dependents(governor, "iobj", "obl", "obl:arg", "obl:mod"):
                if preposition(self.sentence, child.i) in ("à", "to", "on", "upon", "") and not addressees:
                    addressees = self.coordinated(child.i)
            if addressees:
                return addressees
        return self.surface_subjects(governor, depth + 1)

    def antecedent(self, i: int) -> int | None:
        """The noun that a relative clause with verb i qualifies."""
        seen = 0
        while self.words[i].head != i and seen < 6:
            word = self.words[i]
            if word.dep in ("acl:relcl", "acl"):
                return word.head
            if not word.dep.startswith(("conj", "xcomp", "ccomp")):
                return None
            i, seen = word.head, seen + 1
        return None

    def subjects(self, i: int) -> list[int]:
        """The deep subject: who does what word i says ("par X" of a passive)."""
        if self.is_passive(i):
            return self.agents(i)
        return self.surface_subjects(i)

    def agents(self, i: int) -> list[int]:
        found: list[int] = []
        for child in self.dependents(i, "obl:agent", "obl", "obl:arg", "obl:mod", "nmod", "nmod:agent"):
            if child.dep == "obl:agent" or preposition(self.sentence, child.i) in ("par", "by", "de la part de"):
                found.extend(self.coordinated(child.i))
        if not found and self.words[i].dep == "conj" and self.words[self.words[i].head].pos in VERBAL:
            head = self.words[i].head
            if self.is_passive(head):
                found = self.agents(head)
        return found

    def objects(self, i: int) -> list[int]:
        """The deep object: whom or what word i is done to (the subject of a passive)."""
        found = self._objects.get(i)
        if found is None:
            self._objects[i] = found = self._undergoing(i)
        return found

    def _undergoing(self, i: int) -> list[int]:
        if self.is_passive(i):
            found = list(self.surface_subjects(i))
            if found:
                return found
        found = []
        for child in self.dependents(i, "obj"):
            if child.lower in RELATIVE:
                antecedent = self.antecedent(i)
                if antecedent is not None:
                    found.extend(self.coordinated(antecedent))
                continue
            found.extend(self.coordinated(child.i))
        if not found and self.words[i].dep == "acl:relcl" and not self.is_passive(i):
            marks = [self.words[j] for j in self.words[i].children if self.words[j].lower in RELATIVE]
            subject = any(m.dep.startswith("nsubj") for m in marks)
            if not subject and (not marks or any(m.lower in ("que", "qu'", "that", "which", "whom") for m in marks)):
                found = self.coordinated(self.words[i].head)
        return found

    def complements(self, i: int) -> list[tuple[str, int]]:
        """Prepositional complements of word i: preposition and head of what it introduces."""
        found = self._complements.get(i)
        if found is None:
            self._complements[i] = found = []
            owner = self._of_which(i)
            if owner is not None:
                found.append(("de", owner))
            words = self.words
            for j in words[i].children:
                child = words[j]
                dep = child.dep
                if dep not in COMPLEMENTS or (dep in CLAUSAL and child.pos in VERBAL) or child.lower in OF_WHICH:
                    continue
                prep = preposition(self.sentence, j)
                if dep == "nmod:poss":
                    prep = "'s"
                elif not prep and dep == "iobj":
                    prep = "à"
                found.append((prep, j))
        return found

    def _of_which(self, i: int) -> int | None:
        """Whose a noun of a relative clause is ("X, dont l'arrestation ...", "X, dont N demande l'extradition")."""
        word = self.words[i]
        if not self._has_of_which or word.pos != "NOUN":
            return None
        verb = self.words[word.head]
        held = any(self.words[j].lower in OF_WHICH for j in word.children)
        if not held and word.dep == "obj" and verb.dep == "acl:relcl":
            subjects = [self.words[j] for j in verb.children if self.words[j].dep.startswith("nsubj")]
            held = any(self.words[j].lower == "dont" for j in verb.children) or any(
                self.words[j].lower == "dont" for s in subjects if s.pos == "PROPN" for j in s.children
            )
        return self.antecedent(verb.i) if held else None

    def clauses(self, i: int) -> list[tuple[str, int]]:
        """Clausal complements of word i: their relation and head, complement clauses before others."""
        kept = self._clauses.get(i)
        if kept is not None:
            return kept
        found: list[tuple[int, str, int]] = []
        for j in self.words[i].children:
            child = self.words[j]
            if child.dep in NO_CLAUSES:
                continue
            base = child.dep.split(":")[0]
            if base in ("xcomp", "ccomp"):
                found.append((0, base, j))
            elif base == "acl" and child.dep != "acl:relcl" and not self.is_passive(j):
                found.append((1, base, j))
            elif base in ("advcl", "obl", "obj", "nmod") and child.pos in VERBAL and "VerbForm=Inf" in child.morph:
                found.append((2, base, j))
            elif base == "csubj":
                found.append((3, base, j))
        self._clauses[i] = kept = []
        for _, base, j in sorted(found):
            kept.append((base, j))
            for k in self.words[j].children:
                if self.words[k].dep == "conj" and self.words[k].pos in VERBAL:
                    kept.append((base, k))
        return kept
