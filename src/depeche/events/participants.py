"""Who does it and to whom: the actor and the recipient of a reading, from frames, control and the parse."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.calculus import Composer, Reading
from depeche.events.lexicon import Lexicon
from depeche.events.syntax import VERBAL, preposition
from depeche.language.parsed import Word
from depeche.model import Mention

Sides = tuple[list[int], list[int]]
JOINERS = frozenset(("et", "and", "&", "ou", "or"))
LIST_WORDS = JOINERS | {",", "ainsi", "que", "qu'", "le", "la", "les", "l'", "the", "des", "de", "du", "d'", "à", "as", "well"}
REACHING = frozenset(("CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "MOBILIZE"))
"""Types whose deed may reach a state that is only named further down ("son veto à l'aide à l'Ukraine")."""
CLAUSE_MARKS = frozenset(("que", "qu'", "qui", "dont", "si", "that", "which", "who", "because", "while", "alors", "après", "avant", "after", "before", "lors"))
DIRECTED = frozenset(("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "COERCE", "ASSAULT", "AID", "SANCTION", "REJECT", "CONSULT", "COOPERATE"))
"""Types whose recipient is looked for by order and distance where the parse gives none."""


def words_between(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a clause begins between two words."""
    return any("VerbForm=Fin" in w.morph for w in words[first + 1 : last])


class Cast:
    """The mentions of one sentence by word, and the sides of its readings, as indices into the list of mentions."""

    def __init__(self, composer_words: int, mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.at: list[int] = [-1] * composer_words
        self.heads: dict[int, int] = {}
        for k in sorted(range(len(mentions)), key=lambda k: -(mentions[k].last - mentions[k].first)):
            mention = mentions[k]
            for i in range(mention.first, min(mention.last + 1, composer_words)):
                self.at[i] = k
            self.heads[mention.head] = k
        self.next: dict[int, int] = {}

    def link(self, words: Sequence[Word]) -> None:
        """Note which mention continues a list that another begins ("l'Union européenne, le Royaume-Uni et les États-Unis")."""
        order = sorted(range(len(self.mentions)), key=lambda k: self.mentions[k].first)
        for k, after in zip(order, order[1:], strict=False):
            between = words[self.mentions[k].last + 1 : self.mentions[after].first]
            joined = bool(between) and all(w.lower in LIST_WORDS for w in between)
            own = words[self.mentions[after].head].dep.startswith("nsubj")
            if joined and not own and any(w.lower in JOINERS for w in between) or (joined and not own and after in self.next):
                self.next[k] = after
        for k, after in reversed(list(zip(order, order[1:], strict=False))):
            between = words[self.mentions[k].last + 1 : self.mentions[after].first]
            own = words[self.mentions[after].head].dep.startswith("nsubj")
            if between and all(w.lower in LIST_WORDS for w in between) and after in self.next and not own:
                self.next[k] = after

    def series(self, k: int) -> list[int]:
        """Mention k and those that the list goes on with."""
        found = [k]
        while found[-1] in self.next and len(found) < 12:
            found.append(self.next[found[-1]])
        return found

    def kind_of(self, i: int) -> str:
        """The pseudo-class of the actor whose mention word i heads, or ""."""
        k = self.heads.get(i, -1)
        if k < 0:
            return ""
        actors = self.mentions[k].actors
        kind = actors[0].kind if actors else ""
        if kind == "state":
            return "STATE"
        if kind == "organisation":
            return "ORGANISATION"
        if kind == "group":
            return "GROUP"
        return "PERSON" if kind == "person" else ""


class Roles:
    """Finds the sides of readings of one sentence."""

    def __init__(self, composer: Composer, cast: Cast, lexicon: Lexicon) -> None:
        self.composer = composer
        self.syntax = composer.syntax
        self.words = composer.words
        self.cast = cast
        self.lexicon = lexicon
        self.frames = lexicon.frames

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
            named = reading.inner.entry.id.startswith("actor:")
            actors, recipients = self._plain(reading, None if named else set(reading.inner.words), reading.inner)
        else:
            actors, recipients = self._composed(reading, depth)
        recipients = [r for r in recipients if r not in actors]
        if depth == 0 and not recipients and self.lexicon.classes[reading.deed].type in DIRECTED:
            recipients = self._nearest(reading, actors)
        if depth == 0 and not recipients and actors and self.lexicon.classes[reading.deed].type in REACHING:
            recipients = self._abroad(reading, actors)
        if depth == 0 and not recipients:
            recipients = self._named_in(reading, actors)
        return actors, recipients

    def _named_in(self, reading: Reading, actors: list[int]) -> list[int]:
        """Whom the words of the trigger themselves name ("la dissolution du Parlement")."""
        deepest = reading.innermost()
        for i in deepest.words:
            k = self.cast.heads.get(i, -1)
            if k >= 0 and k not in actors and i != deepest.head and "place" not in self.cast.mentions[k].how:
                return [k]
        return []

    def _abroad(self, reading: Reading, actors: list[int]) -> list[int]:
        """Where no recipient was found: a state other than the actor's own, named anywhere below the trigger."""
        mentions = self.cast.mentions
        own = {a.country for k in actors for a in mentions[k].actors}
        if not own - {None}:
            return []
        talks = self.lexicon.classes[reading.deed].type == "CONSULT"  # a place where people meet is not whom they meet
        queue, seen = [reading.head], set()
        while queue:
            i = queue.pop(0)
            seen.add(i)
            k = self.cast.heads.get(i, -1)
            placed = k >= 0 and ("city" in mentions[k].how or (talks and "place" in mentions[k].how))
            if k >= 0 and k not in actors and not placed:
                countries = {a.country for a in mentions[k].actors} - {None}
                if countries and not countries & own:
                    return self.cast.series(k)
            for child in self.words[i].children:
                word = self.words[child]
                if child not in seen and word.dep not in ("acl:relcl", "parataxis", "advcl", "conj", "nsubj", "ccomp"):
                    queue.append(child)
        return []

    def _is_deed(self, inner: Reading) -> bool:
        """Whether an argument has sides of its own: a deed, or a clause of which only its subject is known."""
        return bool(self.lexicon.classes[inner.deed].type) or inner.deed == "DEONTIC" or inner.inner is not None

    def _nearest(self, reading: Reading, actors: list[int]) -> list[int]:
        """Where the parse gives no recipient: the next mention behind the trigger within its clause."""
        if self.words[reading.head].pos not in VERBAL or "recipient" in reading.entry.frame or reading.control == "swap":
            return []
        if self.syntax.is_passive(reading.head):
            return []
        for i in range(max(reading.words) + 1, len(self.words)):
            word = self.words[i]
            if word.text in (";", ":", ".", "»", "”", "(") or word.lower in CLAUSE_MARKS or "VerbForm=Fin" in word.morph:
                return []
            k = self.cast.at[i]
            if k >= 0 and k not in actors:
                mention = self.cast.mentions[k]
                prep = preposition(self.composer.sentence, mention.head)
                if "place" in mention.how or self._is_place(k, prep) or prep in ("par", "by", "selon", "comme", "as"):
                    return []
                if prep in ("de", "of") or words_between(self.words, max(reading.words), mention.first):
                    continue
                return [m for m in self.cast.series(k) if m not in actors]
        return []

    def _composed(self, reading: Reading, depth: int) -> Sides:
        inner = reading.inner
        assert inner is not None
        inner_actors, inner_recipients = self.sides(inner, depth + 1)
        skip = set(inner.words) | {inner.head}
        own_actors, own_recipients = self._plain(reading, skip=skip)
        if reading.slot == "subj":
            own_actors = []
        if reading.control == "swap":
            return (inner_actors or own_recipients, own_actors or inner_recipients)
        actors = own_actors or (inner_actors if reading.control != "other" else [])
        if reading.control == "other":
            others = [m for m in inner_actors if m not in actors]
            recipients = [m for m in own_recipients if m not in actors] or others
            recipients = recipients or [m for m in inner_recipients if m not in actors]
            recipients = recipients or [m for m in self._anywhere_in(self.syntax.objects(reading.head)) if m not in actors]
        else:
            recipients = [m for m in inner_recipients if m not in actors]
            recipients = recipients or [m for m in own_recipients if m not in actors]
            recipients = recipients or [m for m in inner_actors if m not in actors]
        return actors, recipients

    def _anywhere_in(self, heads: list[int]) -> list[int]:
        """The first mention anywhere inside these phrases ("dénoncer le traitement réservé par Israël à ...")."""
        for head in heads:
            for i in self.composer.sentence.subtree(head):
                k = self.cast.at[i]
                if k >= 0 and "place" not in self.cast.mentions[k].how:
                    return self.cast.series(k)
        return []

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
                found = self.mentions_of([j for j in self.syntax.objects(i) if j not in skip])
            elif slot == "none":
                return []
            else:
                wanted = set(self.frames.get(slot, ())) | {slot}
                heads = [j for prep, j in self._complements(i, skip) if prep in wanted]
                found = self.mentions_of(heads)
            if found:
                return found
        return found

    def _complements(self, i: int, skip: set[int]) -> list[tuple[str, int]]:
        """Complements of the trigger: those of its head word, then those of its other words ("effectuer une tournée en X")."""
        found = [(prep, j) for prep, j in self.syntax.complements(i) if j not in skip]
        for word in sorted(skip):
            if word != i and self.words[word].pos not in VERBAL:
                found += [(prep, j) for prep, j in self.syntax.complements(word) if j not in skip]
        return found

    def _default_actor(self, i: int, skip: set[int], reading: Reading, verbal: bool) -> list[int]:
        if verbal and "refl" in reading.entry.needs:
            return self.mentions_of([j for j in self.syntax.surface_subjects(i) if j not in skip])
        if verbal:
            found = self.mentions_of([j for j in self.syntax.subjects(i) if j not in skip])
            if not found and self.syntax.is_passive(i):
                return self._later_agent(i)
            return found or self.earlier_subject(i)
        return self._noun_actor(i, skip, reading.deed)

    def _later_agent(self, i: int) -> list[int]:
        """The actor behind "par" or "by" later in a passive's clause, where the parser hung it on another word."""
        for j in range(i + 1, len(self.words) - 1):
            word = self.words[j]
            if word.text in (";", ":", ".") or word.lower in CLAUSE_MARKS or "VerbForm=Fin" in word.morph:
                return []
            if word.lower in ("par", "by"):
                for k in range(j + 1, min(j + 4, len(self.words))):
                    m = self.cast.at[k]
                    if m >= 0:
                        return self.cast.series(m)
        return []

    def earlier_subject(self, i: int) -> list[int]:
        """The last actor before a coordinated verb that is some verb's subject: such verbs are often hung too low."""
        if self.words[i].dep != "conj" or self.syntax.is_passive(i) or any(True for _ in self.syntax.dependents(i, "nsubj")):
            return []
        for j in range(i - 1, -1, -1):
            k = self.cast.heads.get(j, -1)
            if k >= 0 and self.words[j].dep.startswith("nsubj") and self.cast.kind_of(j):
                return self.cast.series(k)
        return []

    def _noun_actor(self, i: int, skip: set[int], deed: str) -> list[int]:
        """Of a noun: "par X", then "de X" where its class says so, adjectives of country, else the verb's subject."""
        of = self.lexicon.classes[deed].of
        by = [j for prep, j in self.syntax.complements(i) if prep in self.frames["agent"]]
        found = self.mentions_of(by)
        if found:
            return found
        if any(self.words[j].dep == "cop" for j in self.words[i].children):  # "qui était en visite à ..."
            found = self.mentions_of(self.syntax.surface_subjects(i))
            if found:
                return found
        if of in ("actor", "both"):
            heads = [j for prep, j in self.syntax.complements(i) if prep in ("de", "of", "'s", "entre", "between") and j not in skip]
            found = self.mentions_of(heads)
            if not found:
                found = self._adjectives(i)
        if found and of == "both":
            partners = [j for prep, j in self.syntax.complements(i) if prep in ("avec", "with")]
            found += [m for m in self.mentions_of(partners) if m not in found]
        if not found:
            head = self.words[i].head
            if head != i and self.words[head].pos in VERBAL and self.words[i].dep in ("obj", "obl", "obl:arg", "obl:mod", "iobj"):
                found = self.mentions_of([j for j in self.syntax.subjects(head) if j not in skip and j != i])
        if not found and of == "recipient":
            found = self._adjectives(i)
        return found

    def _adjectives(self, i: int) -> list[int]:
        found = []
        for child in self.syntax.dependents(i, "amod", "compound", "nmod"):
            if child.dep != "nmod" or not preposition(self.composer.sentence, child.i):
                k = self.cast.heads.get(child.i, -1)
                if k >= 0:
                    found.append(k)
        return found

    def _default_recipient(self, i: int, skip: set[int], reading: Reading, verbal: bool, actors: list[int]) -> list[int]:
        if not verbal:
            return [m for m in self._noun_recipient(i, skip, reading.deed) if m not in actors]
        if "refl" not in reading.entry.needs:
            heads = [j for j in self.syntax.objects(i) if j not in skip]
            found = [m for m in self.mentions_of(heads) if m not in actors]
            if found:
                return found
        complements = self._complements(i, skip)
        for wanted in self.frames["recipient"]:
            heads = [j for prep, j in complements if j not in skip and (prep == wanted or (wanted in ("à", "to") and self.words[j].dep == "iobj"))]
            found = [m for m in self.mentions_of(heads) if m not in actors and not self._is_place(m, wanted)]
            if found:
                return found
        for j in self.syntax.objects(i):  # complements that the parser hung on the object
            found = [m for m in self._noun_recipient(j, skip, reading.deed) if m not in actors]
            if found:
                return found
        return []

    def _is_place(self, m: int, prep: str) -> bool:
        """A town after "à" or "in" is where it happens, not whom it concerns."""
        return prep in ("à", "in", "at", "en", "dans", "sur", "on", "from", "into") and (
            "city" in self.cast.mentions[m].how or "place" in self.cast.mentions[m].how
        )

    def _noun_recipient(self, i: int, skip: set[int], deed: str) -> list[int]:
        of = self.lexicon.classes[deed].of
        complements = [(prep, j) for prep, j in self.syntax.complements(i) if j not in skip]
        order = (["de", "of", "'s", "entre", "between"] if of == "recipient" else []) + list(self.frames["recipient"])
        for wanted in order:
            heads = [j for prep, j in complements if prep == wanted]
            found = [m for m in self.mentions_of(heads) if not self._is_place(m, wanted)]
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
        """Whom the thing that a deed is done with belongs to or goes to ("retirer ses troupes du Mali", "l'accord avec X")."""
        for j in inner.words:
            found: list[int] = []
            for prep, k in self.syntax.complements(j):
                if prep in ("de", "of", "'s", "avec", "with", "à", "to", "contre", "against", "sur", "on", "pour", "for", "entre", "between"):
                    found += [m for m in self.mentions_of([k]) if m not in found]
            if not found:
                found = self._adjectives(j)
            if found:
                return found
        return []
