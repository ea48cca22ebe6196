"""PLOVER's auxiliary modes: whether a deed is actual, future, hypothetical, negated or historical.

Source: PLOVER 2.0 codebook, "Auxiliary modes". Read from the verb that carries the deed, its auxiliaries and marks.
"""

from __future__ import annotations

from depeche.events.syntax import NEGATIONS, NOBODY, VERBAL, Syntax
from depeche.language.parsed import Word

MORE_THAN = frozenset(("not", "non", "pas"))
ONLY = frozenset(("only", "seulement", "uniquement", "just", "merely"))
"""Words after which a negation says that there is more: "not only was he indicted"."""
CONDITIONS = frozenset("si s' if unless sauf whether pourvu".split())
PURPOSES = frozenset(("pour", "afin", "afin de", "pour que", "in order", "so"))
POSSIBLE = frozenset("pouvoir devoir risquer sembler paraître can could may might would should ought".split())
FUTURE_AUXILIARIES = frozenset("aller will shall 'll wo going".split())
DOUBTFUL = frozenset(
    (
        *("présumé", "présumée", "présumés", "présumées", "éventuel", "éventuelle", "éventuels", "éventuelles"),
        *("supposé", "supposée", "supposés", "supposées", "prétendu", "prétendue", "probable", "probables"),
        *("alleged", "allegedly", "possible", "potential"),
    )
)
BEFORE_EXPLETIVES = frozenset("avant moins peur crainte".split())
"""Words before "que" behind which a "ne" alone denies nothing."""
ATTEMPTS = frozenset("tentative projet complot attempt plot".split())
"""Nouns whose doubt is that of the deed that they are about ("une tentative présumée de coup d'État")."""


def finite(syntax: Syntax, i: int) -> int:
    """The verb that carries tense for word i: itself or the one that governs it as an infinitive, participle or
    noun.
    """
    words = syntax.words
    seen = 0
    while seen < 6:
        word = words[i]
        if word.pos in VERBAL:
            if "VerbForm=Fin" in word.morph:
                return i
            for j in word.children:
                if words[j].pos == "AUX":
                    return i
        if word.head == i or (word.pos in VERBAL and word.dep.startswith(("advcl", "acl"))):
            return i
        if (
            word.pos not in VERBAL
            and words[word.head].pos not in VERBAL
            and word.dep not in {"xcomp", "acl", "nmod", "conj", "obj"}
        ):
            return i
        i, seen = word.head, seen + 1
    return i


BEFORE_A_STEP = frozenset("un le ce au du son leur chaque premier grand petit nouveau faux quelques des".split())
"""Words before a "pas" that is a step ("se félicite d'un pas encourageant")."""


def is_negated(syntax: Syntax, i: int) -> bool:
    """Whether word i is itself negated ("n'a pas signé", "sans signer", "no agreement", "no one signed")."""
    if not syntax.has_negation:
        return False
    for j in syntax.words[i].children:
        child = syntax.words[j]
        if child.dep.startswith("nsubj") and _is_nobody(syntax, child):
            return True
        if child.lower == "pas" and j and syntax.words[j - 1].lower in BEFORE_A_STEP:
            continue
        if child.lower in MORE_THAN and j + 1 < len(syntax.words) and syntax.words[j + 1].lower in ONLY:
            continue
        if child.lower in NEGATIONS and child.dep.split(":")[0] in (
            "advmod",
            "det",
            "mark",
            "case",
            "neg",
            "cc",
            "obl",
        ):
            if child.lower == "pas" or child.lower not in ("ne", "n'"):
                return True
            if _is_expletive(syntax, j):
                continue
            if not any(
                k > j and syntax.words[k].lower in ("que", "qu'") and syntax.words[k].dep in ("advmod", "case", "mark")
                for k in syntax.words[i].children
            ):
                return True
    return False


def _is_expletive(syntax: Syntax, i: int) -> bool:
    """Whether a French "ne" denies nothing ("avant que Paris ne cède", "à moins qu'il ne parte")."""
    words = syntax.words
    for j in range(i - 1, max(i - 12, 0), -1):
        if words[j].pos == "PUNCT":
            return False
        if words[j].lower in ("que", "qu'") and words[j - 1].lower in BEFORE_EXPLETIVES:
            return True
    return False


def _is_nobody(syntax: Syntax, subject: Word) -> bool:
    """Whether an English subject leaves nobody to do it ("nobody", "no one", "no soldier"); French verbs say "ne"."""
    return subject.lower in NOBODY or any(
        syntax.words[j].lower == "no" and syntax.words[j].dep == "det" for j in subject.children
    )


def is_future(syntax: Syntax, i: int) -> bool:
    """Whether the deed lies ahead: future tense, "aller" or "will" with an infinitive, "doit" with one."""
    word = syntax.words[i]
    if "Tense=Fut" in word.morph or ("Mood=Cnd" in word.morph and _is_told(syntax, i)):
        return True
    for j in word.children:
        child = syntax.words[j]
        if child.dep.startswith("aux"):
            if "Tense=Fut" in child.morph or child.lower in FUTURE_AUXILIARIES:
                return not _is_perfect(child)
            if _is_would(child) and _is_told(syntax, i):
                return True
        elif not child.dep.startswith("cop"):
            continue
        if child.lower in ("is", "are") and _is_infinitive_marked(syntax, i):
            return True
    head = syntax.words[word.head]
    if word.head != i and word.dep.startswith(("xcomp", "ccomp", "obj")) and _is_infinitive(syntax, i):
        if head.lemma in ("aller", "devoir") and "Tense=Pres" in head.morph:
            return True
        if head.lemma in ("pouvoir", "devoir", "aller") and "Tense=Fut" in head.morph:
            return True
    return False


def _is_told(syntax: Syntax, i: int) -> bool:
    """Whether a conditional is the future that somebody told ("the ministry said it would help", "il a confirmé que le
    ministre se rendrait à Ankara"), under no condition."""
    words = syntax.words
    word = words[i]
    if word.lemma in POSSIBLE or any(a.lemma in ("have", "avoir") for a in syntax.auxiliaries(i)):
        return False
    if any(w.lower in ("if", "unless", "si", "s'il", "s'ils") for w in words):
        return False
    head = words[word.head]
    past = "Tense=Past" in head.morph or "Tense=Imp" in head.morph
    return word.dep.startswith("ccomp") and head.pos in VERBAL and past


def _is_would(auxiliary: Word) -> bool:
    """Whether an auxiliary is "would", or the passive's "serait"."""
    return auxiliary.lower == "would" or (auxiliary.dep == "aux:pass" and "Mood=Cnd" in auxiliary.morph)


def _is_infinitive_marked(syntax: Syntax, i: int) -> bool:
    """Whether an English verb is an infinitive with "to" ("the ministers are to meet")."""
    words = syntax.words
    return "VerbForm=Inf" in words[i].morph and any(
        words[j].lower == "to" and words[j].dep in ("mark", "aux") for j in words[i].children
    )


def _is_perfect(auxiliary: Word) -> bool:
    """Whether a future auxiliary makes a perfect, which in news looks back ("la bataille aura duré cent jours")."""
    return auxiliary.dep == "aux:tense" and auxiliary.lemma in ("avoir", "être")


def _is_infinitive(syntax: Syntax, i: int) -> bool:
    """Whether the verb is an infinitive, active or passive ("va prêter", "va être prêtée")."""
    return "VerbForm=Inf" in syntax.words[i].morph or any(
        auxiliary.lemma == "être" and "VerbForm=Inf" in auxiliary.morph for auxiliary in syntax.auxiliaries(i)
    )


def is_concession(syntax: Syntax, j: int) -> bool:
    """Whether a word of condition is part of "même si", which grants a fact."""
    return j > 0 and syntax.words[j].lower == "si" and syntax.words[j - 1].lower == "même"


def is_hypothetical(syntax: Syntax, i: int) -> bool:
    """Whether the deed is only possible: conditional mood, "si", "pourrait", "éventuel".

    A perfect conditional reports a deed on somebody's word ("des hommes auraient attaqué"); only under a condition is
    it one that did not happen.
    """
    words = syntax.words
    word = words[i]
    if "Mood=Cnd" in word.morph:
        return not _is_told(syntax, i)
    for j in word.children:
        child = words[j]
        dep = child.dep
        if dep == "mark":
            if child.lower in CONDITIONS and not is_concession(syntax, j):
                return True
        elif dep.startswith("aux"):
            if _is_would(child) and _is_told(syntax, i):
                continue
            if "Mood=Cnd" in child.morph or child.lower in ("could", "may", "might", "would"):
                return dep != "aux:tense" or _on_condition(syntax, i)
        elif dep in ("amod", "advmod", "acl") and child.lower in DOUBTFUL:
            return True
    head = words[word.head]
    if head.i == i:
        return False
    if word.pos not in VERBAL and word.dep.startswith(("nmod", "obl")) and head.i < i:
        attempted = head.lemma in ATTEMPTS and any(words[j].lower in DOUBTFUL for j in head.children)
        return attempted or (head.lower in DOUBTFUL and words[head.head].lemma in ATTEMPTS)
    return (
        word.dep.startswith("xcomp")
        and head.lemma in POSSIBLE
        and "Tense=Fut" not in head.morph
        and not (head.lemma in ("pouvoir", "devoir") and _is_done(syntax, head.i))
    )


def is_expected(syntax: Syntax, i: int) -> bool:
    """Whether the deed is what is to be expected ("devrait se rendre à Moscou")."""
    word = syntax.words[i]
    head = syntax.words[word.head] if word.dep.startswith("xcomp") else word
    return head.lemma == "devoir" and "Mood=Cnd" in head.morph


def is_due(syntax: Syntax, i: int) -> bool:
    """Whether the deed is what is arranged ("doivent se retrouver à Doha", "devait être dépêché")."""
    word = syntax.words[i]
    if word.lemma != "devoir":
        if not word.dep.startswith("xcomp") or not _is_infinitive(syntax, i):
            return False
        word = syntax.words[word.head]
    return (
        word.lemma == "devoir"
        and ("Tense=Pres" in word.morph or "Tense=Imp" in word.morph or "Mood=Cnd" in word.morph)
        and not _is_done(syntax, word.i)
    )


def _on_condition(syntax: Syntax, i: int) -> bool:
    """Whether a clause of condition depends on the verb ("s'il avait été réélu")."""
    words = syntax.words
    return any(
        words[j].dep.startswith("advcl")
        and any(words[k].lower in ("si", "s'") and words[k].dep == "mark" for k in words[j].children)
        for j in words[i].children
    )


def _is_done(syntax: Syntax, i: int) -> bool:
    """Whether a modal verb tells what came about ("a dû démissionner", "put fuir"), in no conditional."""
    word = syntax.words[i]
    auxiliaries = syntax.auxiliaries(i)
    if auxiliaries:
        return all("Mood=Cnd" not in child.morph for child in auxiliaries)
    return "VerbForm=Fin" in word.morph and "Tense=Past" in word.morph


def _was_needed(syntax: Syntax, i: int) -> bool:
    """Whether word i is "falloir" in a perfect: what it took something for came about."""
    return syntax.words[i].lemma == "falloir" and any(
        a.lemma == "avoir" and "Mood=Cnd" not in a.morph for a in syntax.auxiliaries(i)
    )


def is_purpose(syntax: Syntax, i: int) -> bool:
    """Whether the deed is only aimed at ("pour attaquer", "in order to attack")."""
    word = syntax.words[i]
    if not word.dep.startswith(("advcl", "acl", "obl", "xcomp")):
        return False
    if _was_needed(syntax, word.head):  # "il a fallu dix morts pour que X recule", "pour faire reculer X": he did
        return False
    if "VerbForm=Fin" in word.morph:  # "pour que ... cessent", "so that"
        return any(
            syntax.words[j].dep == "mark" and syntax.words[j].lower in ("pour", "afin", "so", "pour que", "afin que")
            for j in word.children
        ) and any(syntax.words[j].lower in ("que", "qu'", "that") for j in syntax.sentence.subtree(i))
    marks = {syntax.words[j].lower for j in word.children if syntax.words[j].dep in ("mark", "case")}
    return bool(marks & PURPOSES) or (word.dep.startswith(("advcl", "acl")) and marks == {"to"})
