"""Sides by order and distance, where the parse gives none: small parsers hang complements and agents too high or
too low.
"""

from __future__ import annotations

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.calculus import Composer
from depeche.events.cast import Cast
from depeche.events.lexicon import Lexicon
from depeche.events.reading import Reading
from depeche.events.syntax import VERBAL, Syntax, preposition
from depeche.language.parsed import Word

CLAUSE_MARKS = frozenset(
    (
        "que",
        "qu'",
        "qui",
        "dont",
        "si",
        "that",
        "which",
        "who",
        "because",
        "while",
        "alors",
        "après",
        "avant",
        "after",
        "before",
        "lors",
    )
)
SUFFERED_BY_LABEL = frozenset(("ACCUSE", "ASSAULT", "COERCE", "PROTEST", "THREATEN"))
"""Types that a headline's label is as likely to suffer as to do."""
IN_PLACES = ("à", "en", "dans", "sur", "in", "at", "on")


DEMANDING = frozenset("exiger réclamer demander obtenir demand".split())
"""What people take to the streets for: to demand something of those in power."""
GOING = frozenset(
    "départ démission chute destitution retrait renvoi expulsion fermeture procès jugement arrestation démettre "
    "departure resignation ouster withdrawal removal".split()
)
"""Whose going protesters demand is whom they protest against."""
CIRCUMSTANCES = frozenset(
    "veille lendemain issue occasion suite fin début cours marge demande requête initiative invitation approche "
    "présence absence instar tête lumière eve sideline wake end request invitation presence "
    "égide auspice auspices houlette parrainage patronage supervision entremise truchement intermédiaire "
    "regard oeil œil yeux aegis".split()
)
"""Nouns of circumstance behind a preposition ("à la veille du sommet du G20", "sous l'égide de Moscou"): whose they
are is no side."""


class ByOrder:
    """What order and distance say of the sides of readings; the parse comes first (participants.Roles)."""

    def __init__(self, composer: Composer, cast: Cast, lexicon: Lexicon) -> None:
        self.composer = composer
        self.syntax: Syntax = composer.syntax
        self.words = composer.words
        self.cast = cast
        self.lexicon = lexicon
        self.frames = lexicon.frames

    def _named_in(self, reading: Reading, actors: list[int]) -> list[int]:
        """Whom the words of the trigger themselves name ("la dissolution du Parlement")."""
        violent = self.lexicon.classes[reading.deed].type == "ASSAULT"
        deepest = reading.innermost()
        for i in deepest.words:
            k = self.cast.heads.get(i, -1)
            if deepest.deed == "COUP" and self.cast.kind_of(i) != "PERSON":
                continue  # power and country are what is seized, not from whom
            if k >= 0 and k not in actors and i != deepest.head and "place" not in self.cast.mentions[k].how:
                if violent and self.cast.mentions[k].how.endswith("country:setting"):
                    continue  # "les tirs d'artillerie"
                return [k]
        return []

    def _abroad(self, reading: Reading, actors: list[int]) -> list[int]:
        """Where no recipient was found: a state other than the actor's own, named anywhere below the trigger."""
        mentions = self.cast.mentions
        own = {a.country for k in actors for a in mentions[k].actors}
        if not own - {None}:
            return []
        foreign = [
            k
            for k in self.cast.heads.values()
            if k not in actors
            and (countries := {a.country for a in mentions[k].actors} - {None})
            and not countries & own
        ]
        if not foreign:
            return []
        talks = self.lexicon.classes[reading.deed].type == "CONSULT"  # a place where people meet is not whom they meet
        queue, seen = [reading.head], set()
        while queue:
            i = queue.pop(0)
            seen.add(i)
            k = self.cast.heads.get(i, -1)
            placed = k >= 0 and (
                "city" in mentions[k].how
                or (talks and "place" in mentions[k].how)
                or self.words[mentions[k].first - 1].text == "("  # "à La Haye (Pays-Bas)"
                or (len(mentions[k].actors) > 1 and mentions[k].how == "adjective")
            )
            if k in foreign and not placed and mentions[k].how not in POSSESSIVE:
                return self.cast.series(k)
            for child in self.words[i].children:
                word = self.words[child]
                if child in seen or word.lemma in CIRCUMSTANCES:
                    continue
                if word.dep not in {"acl:relcl", "parataxis", "advcl", "conj", "nsubj", "ccomp"}:
                    queue.append(child)
        return []

    def _nearest(self, reading: Reading, actors: list[int]) -> list[int]:
        """Where the parse gives no recipient: the next mention behind the trigger within its clause."""
        if (
            self.words[reading.head].pos not in VERBAL
            or "recipient" in reading.entry.frame
            or reading.control == "swap"
        ):
            return []
        if self.syntax.is_passive(reading.head):
            return []
        for i in range(max(reading.words) + 1, len(self.words)):
            word = self.words[i]
            if (
                word.text in {";", ":", ".", "»", "”", "("}
                or word.lower in CLAUSE_MARKS
                or "VerbForm=Fin" in word.morph
            ):
                return []
            k = self.cast.at[i]
            if k >= 0 and k not in actors:
                mention = self.cast.mentions[k]
                prep = preposition(self.composer.sentence, mention.head)
                named = self.words[mention.head]
                if named.dep.startswith("nsubj") and named.head > i and self.lexicon.language == "fr":
                    return []  # "Berlin dénonce un revers, Paris s'inquiète": he does something himself
                if "place" in mention.how or self._is_place(k, prep) or prep in ("par", "by", "selon", "comme", "as"):
                    return []
                if len(mention.actors) > 1 and mention.how == "adjective":
                    continue
                if prep in ("de", "of") or (
                    prep == "devant" and mention.actors and mention.actors[0].sectors[:1] == ("JRN",)
                ):
                    continue
                return [m for m in self.cast.series(k) if m not in actors]
        return []

    def addressee_told(self, reading: Reading) -> int:
        """The word that says whom a demand is made to where that is no mention ("appelle les habitants à voter",
        "demande à toutes les parties de ..."), or -1."""
        i = reading.head
        if self.words[i].pos not in VERBAL or self.syntax.is_passive(i):
            return -1
        named = set(reading.words)
        inner = reading.inner
        while inner is not None:
            named.update((*inner.words, inner.head))
            inner = inner.inner
        below = [*self.words[i].children]
        below += [k for j in below if self.words[j].dep == "obj" for k in self.words[j].children if k > j]
        infinitive = any(self.words[j].dep == "xcomp" and "VerbForm=Inf" in self.words[j].morph for j in below)
        to = self.frames["to"][:1]
        if not infinitive and not any(preposition(self.composer.sentence, j) in to for j in named):
            return -1
        for j in below:
            word = self.words[j]
            if j < i or j in named or self.cast.at[j] >= 0 or word.pos not in ("NOUN", "PROPN"):
                continue
            if word.dep == "obj" and word.head == i:
                return j
            if infinitive and word.dep.startswith(("iobj", "obl")) and preposition(self.composer.sentence, j) in to:
                return j
        return -1

    def _opposed(self, reading: Reading) -> list[int]:
        """Whom a protest is against, by the word that says so ("... tous les samedis contre la chef de l'État",
        "contre la victoire inattendue de N").
        """
        for j in range(min(reading.head, reading.innermost().head) + 1, len(self.words) - 1):
            if self.words[j].text in (";", ":", "."):
                break
            if self.words[j].lower in ("contre", "against"):
                for k in range(j + 1, min(j + 8, len(self.words))):
                    m = self.cast.at[k]
                    if m >= 0 and (k < j + 4 or self._belongs(m) or self.cast.mentions[m].how == "adjective"):
                        return self.cast.series(m)
                    if self.words[k].pos in ("VERB", "AUX", "PUNCT", "CCONJ"):
                        break
                return []
        return []

    def aim(self, reading: Reading) -> int:
        """The verb that says what a protest demands ("... dans la rue pour exiger le départ de N"), or -1."""
        for j in range(min(reading.head, reading.innermost().head) + 1, len(self.words) - 1):
            word = self.words[j]
            if word.text in (";", ":", "."):
                return -1
            if word.lemma in DEMANDING and word.pos in VERBAL and "VerbForm=Inf" in word.morph:
                return j if self.words[j - 1].lower in ("pour", "de", "to") else -1
        return -1

    def _unwanted(self, aim: int) -> list[int]:
        """Whose going or trial protesters demand."""
        going = False
        for j in range(aim + 1, min(aim + 12, len(self.words))):
            word = self.words[j]
            if word.pos in ("PUNCT", "CCONJ") or (word.pos in VERBAL and "VerbForm=Fin" in word.morph):
                break
            going = going or word.lemma in GOING
            m = self.cast.at[j]
            if going and m >= 0 and not self.cast.is_placed(m):
                return self.cast.series(m)
        return []

    def _employer(self, reading: Reading) -> list[int]:
        """The body where people strike ("une grève reconductible à la SNCF", "le conflit social chez N")."""
        last = max(reading.innermost().words)
        for k in range(last + 1, min(last + 6, len(self.words))):
            m = self.cast.at[k]
            if m >= 0:
                body = any(a.kind == "organisation" for a in self.cast.mentions[m].actors)
                near = preposition(self.composer.sentence, self.cast.mentions[m].head) in ("à", "chez", "at")
                return [m] if body and near else []
            if self.words[k].pos in ("VERB", "AUX", "PUNCT") and "VerbForm=Part" not in self.words[k].morph:
                break
        return []

    def _expelled_from(self, i: int, recipients: list[int]) -> list[int]:
        """The state from which somebody is expelled: it does so."""
        for prep, j in self.syntax.complements(i):
            k = self.cast.heads.get(j, -1)
            if prep in ("de", "from") and k >= 0 and k not in recipients and self.cast.kind_of(j) == "STATE":
                return [k]
        return []

    def _posted_to(self, reading: Reading, recipients: list[int]) -> list[int]:
        """The state to which an envoy is posted: it summons him ("l'ambassadeur de N en Algérie a été convoqué")."""
        for j in reading.words:
            for prep, k in self.syntax.complements(j) if j != reading.head else ():
                m = self.cast.heads.get(k, -1)
                if prep in ("à", "en", "dans", "to", "in") and m >= 0 and m not in recipients:
                    return [m]
        return []

    def _source(self, i: int) -> list[int]:
        """Who says what somebody is accused of ("N est accusé de ..., selon Médiapart")."""
        if not self.syntax.is_passive(i):
            return []
        for j in range(len(self.words) - 1):
            behind = j + 1 if self.words[j].lower in ("selon", "according") else 0
            behind = j + 2 if self.words[j].lower == "d'" and self.words[j + 1].lower == "après" else behind
            for k in range(behind, min(behind + 3, len(self.words))) if behind else ():
                if self.cast.at[k] >= 0:
                    return self.cast.series(self.cast.at[k])
        return []

    def _belongs(self, m: int) -> bool:
        """Whether a mention that is no place stands behind "de": whose deed or thing it is."""
        head = self.cast.mentions[m].head
        return not self.cast.is_placed(m) and preposition(self.composer.sentence, head) in ("de", "of")

    def _anywhere_in(self, heads: list[int]) -> list[int]:
        """The first mention anywhere inside these phrases ("dénoncer le traitement réservé par Israël à ...")."""
        for head in heads:
            for i in self.composer.sentence.subtree(head):
                k = self.cast.at[i]
                if k >= 0 and "place" not in self.cast.mentions[k].how:
                    return self.cast.series(k)
        return []

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
        if self.words[i].dep != "conj" or self.syntax.is_passive(i) or self.syntax.dependents(i, "nsubj"):
            return []
        for j in range(i - 1, -1, -1):
            k = self.cast.heads.get(j, -1)
            if k >= 0 and self.words[j].dep.startswith("nsubj") and self.cast.kind_of(j):
                return self.cast.series(k)
        return []

    def _undergoer_before(self, i: int) -> list[int]:
        """The actor right before the auxiliary of a passive whose subject the parser lost."""
        if self.syntax.dependents(i, "nsubj", "nsubj:pass"):
            return []
        auxiliaries = [j for j in self.words[i].children if self.words[j].dep in ("aux:pass", "aux:tense")]
        if not auxiliaries or not self.syntax.is_passive(i):
            return []
        k = self.cast.at[min(auxiliaries) - 1] if min(auxiliaries) else -1
        if k < 0 or preposition(self.composer.sentence, self.cast.mentions[k].head):
            return []
        return self.cast.series(k)

    def _subject_before(self, i: int) -> list[int]:
        """The actor that opens the clause of an active verb whose subject the parser lost behind an apposition or an
        insertion ("le patron du parti, N, critique vivement ...").
        """
        word = self.words[i]
        if word.pos not in VERBAL or self.syntax.is_passive(i) or word.dep.startswith(("xcomp", "acl", "advcl")):
            return []
        if "VerbForm=Inf" in word.morph or word.lower.endswith(("ing", "ant")):
            return []
        first, last = -1, -1
        for j in range(i - 1, -1, -1):
            before = self.words[j]
            if before.text in {";", ":", "»", "«", '"', "“", "”"} or before.lower in CLAUSE_MARKS:
                break
            if before.pos in VERBAL and before.head != i and before.i != word.head and not self._is_aside(before):
                break
            k = self.cast.at[j]
            if k < 0 or k == last:
                continue
            last = k
            mention = self.cast.mentions[k]
            head = mention.head
            while self.words[head].dep == "conj" and self.words[head].head < head:  # "entre A et B": "entre" is B's too
                head = self.words[head].head
            if not preposition(self.composer.sentence, head) and "place" not in mention.how:
                first = k
        return self.cast.series(first) if first >= 0 else []

    def _is_aside(self, word: Word) -> bool:
        """Whether a word is a participle that only qualifies what stands before it (", connu sous le nom de X,")."""
        if "VerbForm=Part" not in word.morph or any(self.words[j].pos == "AUX" for j in word.children):
            return False
        return any(self.words[j].text == "," for j in range(max(word.i - 2, 0), word.i))

    def _is_place(self, m: int, prep: str) -> bool:
        """A town after "à" or "in" is where it happens, not whom it concerns."""
        return prep in {"à", "in", "at", "en", "dans", "sur", "on", "from", "into"} and self.cast.is_placed(m)

    def _labelling(self, reading: Reading) -> list[int]:
        """The actor that labels a headline whose trigger has none of its own ("ONU : vote unanime pour ...")."""
        colon = next((w.i for w in self.words[:6] if w.text == ":"), len(self.words))
        if colon >= reading.head or self.composer.sentence.part != "title":
            return []
        above = self.words[reading.head].head
        if colon < above != reading.head and self.words[above].pos not in VERBAL:
            return []  # "vote pour l'envoi de ...": the sending is not yet theirs
        k = self.cast.at[colon - 1]
        if k < 0 or self.cast.mentions[k].first > 1 or len(self.cast.mentions[k].actors) != 1:
            return []
        if self.lexicon.classes[reading.deed].type in SUFFERED_BY_LABEL:
            return []
        body = self.cast.mentions[k].actors[0].kind == "organisation"
        return [k] if body or reading.deed in ("CEASEFIRE", "TRUCE_DECLARED") else []

    def _labelled(self, reading: Reading, actors: list[int]) -> list[int]:
        """The state that a headline's label names, where another acts behind it ("Syrie : N menace de ...")."""
        mentions = self.cast.mentions
        own = {a.country for k in actors for a in mentions[k].actors}
        if not own - {None} or not mentions or mentions[0].last + 1 >= reading.head:
            return []
        first = mentions[0].actors
        if self.words[mentions[0].last + 1].text != ":" or not first or first[0].kind != "state":
            return []
        return [] if {a.country for a in first} & own else [0]

    def _behind_label(self, reading: Reading, actors: list[int]) -> list[int]:
        """A headline's label ("Otan : la Turquie lève son veto") does nothing itself: only actors behind it count."""
        colons = [w.i for w in self.words[: reading.head] if w.text == ":"]
        if not colons:
            return actors
        behind = [k for k in actors if self.cast.mentions[k].first > colons[-1]]
        if behind or not actors:
            return behind
        violent = self.lexicon.classes[reading.deed].type == "ASSAULT"
        if violent and any(j > colons[-1] for j in self.syntax.surface_subjects(reading.head)):
            return []  # "Belgique : des attentats frappent la capitale": the subject is nobody
        mentions = self.cast.mentions
        first = [
            k
            for k in range(len(mentions))
            if colons[-1] < mentions[k].first
            and mentions[k].last < reading.head
            and preposition(self.composer.sentence, mentions[k].head) not in IN_PLACES
        ]
        if (
            violent
            and not first
            and any(
                w.pos in ("NOUN", "PROPN", "PRON") and not preposition(self.composer.sentence, w.i)
                for w in self.words[colons[-1] + 1 : reading.head]
            )
        ):
            return []
        return first[:1] or actors
