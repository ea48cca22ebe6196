"""How far a sentence asserts a deed: told as fact, or only an anchor of time, an aim, a condition, a thing avoided.

Convention: an event noun is coded when the sentence asserts it or it is specific, not as a mere anchor of time or
cause.
"""

from __future__ import annotations

from depeche.events import status as modality
from depeche.events.calculus import Composer
from depeche.events.lexicon import COOPERATIVE, Lexicon
from depeche.events.participants import Roles
from depeche.events.reading import Reading
from depeche.events.syntax import VERBAL, preposition

TIME_PREPOSITIONS = frozenset("depuis avant dès since before until jusque jusqu'à".split())
ASSERTING = frozenset(
    (
        "après", "lors de", "au cours de", "au terme de", "pendant", "durant", "à l'issue de", "suite à",
        "à l'occasion de", "malgré",
        "after", "during", "following", "in", "amid", "despite",
    )
)  # fmt: skip
ANCHORS = {"issue": "à l'issue de", "terme": "au terme de"}
"""Words that parsers make the head of what a preposition of several words introduces ("à l'issue d'une rencontre")."""
SPANS = frozenset("jour journée semaine mois heure nuit année an soirée".split())
CAUSES = frozenset(
    (
        "en raison de",
        "à cause de",
        "suite à",
        "face à",
        "because of",
        "due to",
        "over",
        "en réaction à",
        "en réponse à",
        "in response to",
    )
)
PROSECUTION = frozenset(("ACCUSE", "COERCE", "SANCTION"))


class Assertion:
    """Weighs, from 0 to 1, how far readings are asserted."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def _has_author(self, i: int, composer: Composer) -> bool:
        """Whether a noun names somebody who does it or undergoes it."""
        return any(composer.kind_of(k) for k in composer.sentence.subtree(i) if k != i)

    def asserted(self, reading: Reading, composer: Composer, roles: Roles) -> float:
        """How far the sentence asserts the deed: 0 for a mere anchor, aim or condition, up to 1."""
        _syntax, words = composer.syntax, composer.words
        i = reading.head
        word = words[i]
        if self._under_avoidance(i, composer):
            return 0.0
        if reading.entry.pos == "A" and word.pos not in VERBAL and not reading.inner:
            return 0.3
        if word.pos in VERBAL or (reading.entry.pos == "V" and word.pos == "ADJ"):
            return self._verb_asserted(i, composer, reading, roles)
        if self._stands_alone(i, composer):
            return 1.0
        return self._noun_asserted(i, composer, reading)

    def _is_ground(self, i: int, composer: Composer, reading: Reading, prep: str) -> bool:
        """Whether the deed is what somebody is charged with, held or sentenced for ("mis en examen pour meurtre")."""
        if prep not in ("pour", "for") or self.lexicon.classes[reading.deed].type != "ASSAULT":
            return False
        above = composer.read(composer.words[i].head)
        return above is not None and self.lexicon.classes[above.deed].type in PROSECUTION

    def _under_avoidance(self, i: int, composer: Composer) -> bool:
        """Whether the deed stands in what somebody avoids, fears or prevents ("éviter que la menace pèse")."""
        words, seen = composer.words, 0
        while words[i].head != i and seen < 8:
            above = words[words[i].head]
            shunned = above.pos in VERBAL and above.lemma in self.lexicon.frames["unasserted"]
            if shunned and words[i].dep.split(":")[0] in {"ccomp", "xcomp", "obj", "advcl", "obl"}:
                return True
            i, seen = above.i, seen + 1
        return False

    def _verb_asserted(self, i: int, composer: Composer, reading: Reading, roles: Roles) -> float:
        syntax, words = composer.syntax, composer.words
        word = words[i]
        carrier = modality.finite(syntax, i)
        if modality.is_purpose(syntax, i) or (carrier != i and modality.is_purpose(syntax, carrier)):
            return 0.0
        for j in word.children:
            conditional = words[j].dep == "mark" and words[j].lower in modality.CONDITIONS
            if conditional and not modality.is_concession(syntax, j):
                return 0.0
        type_ = self.lexicon.classes[reading.deed].type
        bare = syntax.is_passive(i) and word.dep in ("acl", "amod") and not syntax.agents(i)
        if bare and type_ in COOPERATIVE:  # "hommes armés", "avions livrés": a quality
            return 0.4
        if reading.slot != "subj" and not syntax.is_passive(i):
            subjects = syntax.surface_subjects(i)
            if subjects and not any(composer.kind_of(j) or words[j].pos == "PRON" for j in subjects):
                parts = [k for j in subjects for k in composer.sentence.subtree(j)]
                if roles.earlier_subject(i):
                    return 0.8
                if not any(composer.kind_of(k) for k in parts):
                    return 0.8 if type_ == "ASSAULT" and any(k in composer.matches for k in parts) else 0.5
                return 0.8
        return 1.0

    def _stands_alone(self, i: int, composer: Composer) -> bool:
        """Whether a noun heads a segment of a headline that has no verb ("Tchad : libération de prisonniers")."""
        words = composer.words
        first = i
        while first > 0 and words[first - 1].text not in {":", ";", "–", "—", "|", "/", "."}:
            first -= 1
            if words[first].pos in ("VERB", "AUX") and "VerbForm=Part" not in words[first].morph:
                return False
        last = i
        while last + 1 < len(words) and words[last + 1].text not in {":", ";", "–", "—", "|", "/"}:
            last += 1
            if words[last].pos == "AUX" or (words[last].pos == "VERB" and "VerbForm=Part" not in words[last].morph):
                return False
        before = [w for w in words[first:i] if w.pos not in ("DET", "ADJ", "NUM", "ADV")]
        return not before or (composer.sentence.part == "title" and all(w.pos in ("PROPN", "ADP") for w in before))

    def _noun_asserted(self, i: int, composer: Composer, reading: Reading) -> float:
        _syntax, words = composer.syntax, composer.words
        word = words[i]
        head = words[word.head]
        base = word.dep.split(":")[0]
        prep = preposition(composer.sentence, i)
        if prep == "de" and head.lower in ANCHORS and head.pos not in VERBAL:
            base, prep = "obl", ANCHORS[head.lower]
        if any(words[j].dep == "cop" for j in word.children):
            return 1.0
        if word.head == i or base in ("parataxis", "dislocated", "vocative"):
            return 1.0
        if base == "conj":
            return self._noun_asserted(word.head, composer, reading) if head.pos not in VERBAL else 0.8
        if base == "appos":
            return 0.6 if head.pos not in VERBAL else 0.8
        if base == "nsubj":
            occurring = head.lemma in self.lexicon.frames["occur"] or any(
                f"{head.lemma} {words[j].lemma}" in self.lexicon.frames["occur"] for j in head.children
            )
            return 1.0 if occurring else 0.8
        if prep in TIME_PREPOSITIONS or self._is_ground(i, composer, reading, prep):
            return 0.0
        if base in ("obl", "nmod", "advmod") and prep in CAUSES:
            return 0.8 if self._has_author(i, composer) else 0.4
        if base in ("obl", "nmod") and prep in ASSERTING:
            return 0.8 if self._has_author(i, composer) else 0.5
        if word.dep == "obl:agent":
            return 0.8 if self._has_author(i, composer) else 0.5
        if base == "obl":
            return 0.4
        if base == "obj":
            return 0.5 if not composer.matches.get(word.head) else 0.4
        if base == "nmod":
            travels = prep == "en" and self.lexicon.classes[reading.deed].mode == "visit"
            if travels and composer.kind_of(head.i) and not any("VerbForm=Fin" in w.morph for w in words):
                return 1.0  # headline: "Le roi du Maroc en visite au Kenya"
            if head.lemma in (
                "série",
                "vague",
                "tentative",
                "partie",
                "multitude",
                "series",
                "wave",
                "campaign",
                "cas",
                "case",
            ) or (head.lemma in SPANS and prep == "de"):
                return self._noun_asserted(word.head, composer, reading)
            return 0.3
        return 0.4
