"""Repairs of what stands behind a French verb, where the words leave no doubt.

Parsers take an article for a preposition ("expulse des ressortissants", "mobilise d'importantes forces") and hang a
verb that goes on from the main verb on the infinitive before it ("nie avoir tiré et a ouvert une enquête"), or whom a
verb is done to on the nationality of its object ("opposent l'armée congolaise aux rebelles").
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.repair_subjects import is_finite
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

PARTITIVE = frozenset(("des", "d'", "de"))
SUBORDINATE = frozenset(("xcomp", "ccomp", "advcl", "acl"))
WITH_DE = frozenset(
    "abuser accoucher appartenir approcher arriver attester avoir bénéficier changer convenir descendre deviser "
    "différer discuter disposer douter débattre déborder décider découler déménager dépendre déroger désespérer "
    "entrer fuir hériter jaillir jouir juger manquer mourir médire naître parler participer partir profiter "
    "provenir pâtir redoubler regorger relever rentrer ressortir retourner revenir rire résulter rêver sortir "
    "souffrir tenir traiter transiter triompher témoigner user venir vibrer vivre voler écoper émaner émerger "
    "être".split()
)
"""Verbs whose "de" is a preposition."""

HARMING = frozenset("tuer blesser détruire incendier endommager faire emporter enlever capturer".split())
"""Verbs whose present participle tells what a blow did ("ont attaqué un poste, tuant trois soldats")."""
BLOWS = frozenset(
    "assaillir attaquer bombarder cibler exploser frapper foncer investir lancer mener mitrailler ouvrir pénétrer "
    "percuter pilonner prendre tirer viser".split()
)
"""Verbs of the blow itself."""


def repair_objects(sentence: Sentence, mentions: Sequence[Mention] = ()) -> bool:
    """Put objects and coordinated verbs where they belong; words are changed in place and linked anew. Tells whether
    any was. mentions: the actors named in the sentence."""
    words = sentence.words
    changed = False
    for word in words:
        dep = word.dep
        if (dep == "obl:arg" or dep == "obl:mod") and word.head < word.i:
            moved = _take_object(words, word)
        elif dep == "conj" and word.pos == "VERB":
            moved = _step_up(words, word)
        elif dep == "advcl" and word.lemma in HARMING and word.head < word.i:
            moved = "VerbForm=Part" in word.morph and _hang_on_blow(words, word)
        elif dep == "acl" and word.pos == "NOUN" and any(words[j].dep == "case" for j in word.children):
            word.dep, changed = "nmod", True  # "le ministre en tournée"
            continue
        else:
            continue
        if moved:
            changed = True
            sentence.link()
    for mention in mentions:
        for i in range(mention.first, mention.last + 1):
            if words[i].pos == "ADJ" and words[i].children and _lift_from_nationality(words, i, words[mention.head]):
                changed = True
                sentence.link()
    return changed


def _lift_from_nationality(words: Sequence[Word], i: int, noun: Word) -> bool:
    """Hang the complements of an adjective in an actor's name on the verb that the actor is the object of."""
    verb = words[noun.head]
    if noun.dep != "obj" or verb.pos != "VERB":
        return False
    hung = [words[j] for j in words[i].children if words[j].dep in ("obl:arg", "obl:mod", "obl") and j > noun.i]
    for word in hung:
        word.head = verb.i
    return bool(hung)


def _hang_on_blow(words: Sequence[Word], word: Word) -> bool:
    """Hang what a blow did on the nearest verb of a blow before it, not on one above that."""
    between = words[word.head + 1 : word.i]
    verb = next((w for w in reversed(between) if w.pos == "VERB" and is_finite(words, w)), None)
    if verb is None or verb.lemma not in BLOWS:
        return False
    word.head = verb.i
    return True


def _take_object(words: Sequence[Word], word: Word) -> bool:
    """Make an object of a noun in the plural behind "des", or "de" and an adjective, right behind its verb."""
    verb = words[word.head]
    if verb.pos != "VERB" or word.pos != "NOUN" or "Number=Plur" not in word.morph or verb.lemma in WITH_DE:
        return False
    article = words[verb.i + 1]
    if article.lower not in PARTITIVE or article.head != word.i or article.dep not in ("case", "det"):
        return False
    if article.lower != "des" and words[article.i + 1].pos != "ADJ":
        return False
    for j in verb.children:
        dep = words[j].dep
        if dep in ("obj", "ccomp", "aux:pass") or dep.startswith("expl"):
            return False
    past = "VerbForm=Part" in verb.morph and "Tense=Pres" not in verb.morph
    if past and not any(words[j].dep == "aux:tense" for j in verb.children):
        return False
    word.dep, article.dep, article.pos = "obj", "det", "DET"
    return True


def _step_up(words: Sequence[Word], word: Word) -> bool:
    """Coordinate a finite verb with the finite verb above the infinitive that it hangs on, or above the clause whose
    tense it does not share ("a assuré que Paris restait un partenaire et a remercié son hôte")."""
    above = words[word.head]
    if not is_finite(words, word):
        return False
    if above.dep == "ccomp" and above.head < above.i:
        governor = words[above.head]
        own = _auxiliary(words, word)
        subject = any(words[j].dep.startswith("nsubj") for j in word.children)
        if not subject and own[0] and own == _auxiliary(words, governor) and own != _auxiliary(words, above):
            word.head = governor.i
            return True
        return False
    if is_finite(words, above):
        return False
    if "VerbForm=Inf" not in above.morph and not any("VerbForm=Inf" in words[j].morph for j in above.children):
        return False
    for _ in range(4):
        if above.dep not in SUBORDINATE or above.head == above.i:
            return False
        above = words[above.head]
        if above.pos == "VERB" and is_finite(words, above):
            word.head = above.i
            return True
    return False


def _auxiliary(words: Sequence[Word], verb: Word) -> tuple[str, str]:
    """Lemma and tense of the auxiliary of a verb in a compound tense, empty for others."""
    for j in verb.children:
        child = words[j]
        if child.dep == "aux:tense":
            tense = next((m for m in child.morph.split("|") if m.startswith("Tense=")), "")
            return child.lemma, tense
    return "", ""
