"""Repairs of the parse that the mentions make certain: a verb right behind an actor that the tagger took for a noun.

Small parsers read "La Russie masse des troupes" as a name with a noun; where an actor's mention opens the clause, a
form
of a known verb follows at once, and the clause has no other finite verb, that form is the verb.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

MISREAD = frozenset(("NOUN", "ADJ", "ADV", "PROPN", "ADP", "X"))
HANGING = frozenset(
    (
        "flat:name",
        "flat",
        "flat:foreign",
        "amod",
        "nmod",
        "appos",
        "compound",
        "dep",
        "acl",
        "conj",
        "ROOT",
        "root",
        "fixed",
        "obj",
    )
)
NOMINAL_DEPS = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "ROOT", "root", "appos"))


def repair(sentence: Sentence, mentions: Sequence[Mention], verb_of: Callable[[str], str | None]) -> bool:
    """Make verbs of misread words. verb_of: the lemma of the verb that a lower-case word is a finite form of, or None.

    The sentence's words are changed in place and linked anew; tells whether anything was changed.
    """
    words = sentence.words
    changed = False
    for word in words if sentence.language == "en" else ():
        if word.pos in ("NOUN", "ADJ", "PROPN") and any(
            words[j].lower == "to" and words[j].dep == "mark" for j in word.children
        ):  # "ready to host talks"
            word.pos, word.morph, changed = "VERB", "VerbForm=Inf", True
        elif word.pos in ("ADP", "ADV", "ADJ") and word.dep in NOMINAL_DEPS and _hyphenated(words, word.i):
            word.pos, changed = "NOUN", True  # "a sit-in", "the counter-offensive"
    for mention in mentions:
        i = mention.last + 1
        if i >= len(words) or not _opens(words, mention.first):
            continue
        word = words[i]
        quality = word.pos == "VERB" and word.dep == "amod" and word.head > i  # "Amnesty criticized Egypt"
        if (word.pos not in MISREAD and not quality) or word.text[:1].isupper() or word.dep not in HANGING:
            continue
        lemma = verb_of(word.lower)
        if lemma is None or _has_finite_verb(words, i):
            continue
        _make_verb(words, mention.head, i, lemma)
        sentence.link()
        changed = True
    return changed


def _opens(words: Sequence[Word], first: int) -> bool:
    """Whether a mention stands where a clause can begin."""
    return first == 0 or words[first - 1].text in (":", ",", ";", "»", ")", "–", "—", "-", "|") or first <= 2


def _has_finite_verb(words: Sequence[Word], i: int) -> bool:
    """Whether the clause has a finite verb or auxiliary already; past participles and infinitives do not count."""
    for word in words[i + 1 :]:
        if word.text in (";", ":", ".") or word.lower in (
            "qui",
            "que",
            "qu'",
            "who",
            "which",
            "that",
            "after",
            "as",
            "after",
        ):
            return False
        if word.pos in ("VERB", "AUX") and "VerbForm=Fin" in word.morph:
            return True
    return False


def _make_verb(words: Sequence[Word], subject: int, i: int, lemma: str) -> None:
    """Put word i above the actor it follows; what stood above the actor stands above it, or under it if an
    infinitive.
    """
    verb, actor = words[i], words[subject]
    old = actor.head
    while old != words[old].head and old in (i, subject):
        old = words[old].head
    verb.pos, verb.lemma, verb.morph = "VERB", lemma, "VerbForm=Fin|Tense=Pres"
    above = words[old]
    if old in (subject, i):
        verb.head, verb.dep = i, "ROOT"
    elif above.i > i and above.pos not in ("VERB", "AUX"):
        verb.head, verb.dep = (i, "ROOT") if above.head == above.i else (above.head, above.dep)
        above.head, above.dep = i, "obj"
    elif above.i > i:
        verb.head, verb.dep = (i, "ROOT") if above.head == above.i else (above.head, above.dep)
        above.head, above.dep = i, "xcomp"
    else:
        verb.head, verb.dep = old, actor.dep
    first_object = True
    for word in words:
        if word.i > i and word.head in (subject, i) and word.i != i:
            word.head = i
            if word.dep in ("nmod", "appos", "flat:name", "flat", "conj", "amod"):
                cased = any(
                    w.head == word.i and w.dep == "case" and w.lower not in ("des", "du", "de", "d'") for w in words
                )
                word.dep = "obl" if cased or not first_object else "obj"
                first_object = first_object and cased
    actor.head, actor.dep = i, "nsubj"


def _hyphenated(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the last part of a hyphenated one."""
    return i >= 2 and words[i - 1].text == "-" and words[i - 2].end + 1 == words[i].start
