"""Who does what a verb says: its subject, through relatives, coordination, inversion and what the parse got wrong."""

from __future__ import annotations

from depeche.language.parsed import Sentence, Word

INVERTED = frozenset("il elle ils elles on je nous".split())
CLITICS = frozenset("se s' le la l' lui leur leurs y en nous vous m' me n' ne t' te".split())
RELATIVE = frozenset("qui who which that".split())
TIME = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain soir matin nuit jour journée semaine
    mois année après-midi soirée monday tuesday wednesday thursday friday saturday sunday yesterday today night morning
    evening week month year day""".split()
)


def is_verbal(word: Word) -> bool:
    return word.pos == "VERB" or word.pos == "AUX"


def infinitive(word: Word) -> bool:
    return "VerbForm=Inf" in word.morph


def finite(word: Word) -> bool:
    return "VerbForm=Fin" in word.morph or "Mood=" in word.morph


def clitic_text(word: Word) -> str:
    return word.lower.lstrip("-").removeprefix("t-").lstrip("-")


def word_before(sentence: Sentence, first: int) -> int:
    """Index of the word before a group, clitics and "ne" left out."""
    k = first - 1
    while k >= 0 and sentence.words[k].lower in CLITICS:
        k -= 1
    return k


def subject_child(sentence: Sentence, verb: int) -> Word | None:
    best: Word | None = None
    for word in sentence.children(verb, "nsubj"):
        if word.pos in ("VERB", "AUX", "PUNCT", "ADP", "SCONJ") or is_time(word):
            continue
        if any(c.dep == "case" and c.i < word.i for c in sentence.children(word.i)):
            continue
        if word.i > verb and _behind_subordinator(sentence, verb, word.i):
            continue
        if (
            word.i > verb
            and sentence.language == "en"
            and verb
            and sentence.words[verb - 1].pos not in ("PUNCT", "AUX")
        ):
            continue
        if best is None or abs(word.i - verb) < abs(best.i - verb):
            best = word
    return best


def is_time(word: Word) -> bool:
    """Whether a word is a time of day, a weekday or such, which the parser often takes for a subject or object."""
    return word.lower in TIME


def _behind_subordinator(sentence: Sentence, verb: int, i: int) -> bool:
    """Whether a word behind a verb belongs to a clause that opens, or to a verb that stands, between the two."""
    return any(
        w.lower in ("que", "qu'", "si", "qui", "that", "whether", ":") or finite(w)
        for w in sentence.words[verb + 1 : i]
    )


def subject_of(sentence: Sentence, verb: int, depth: int = 0) -> int | None:
    """Index of the word that names who does what the verb says, through relatives, coordination and control."""
    words = sentence.words
    if depth > 5:
        return None
    word = words[verb]
    child = subject_child(sentence, verb)
    if child is not None:
        if child.lower in RELATIVE and child.pos in ("PRON", "DET", "SCONJ"):
            head = words[word.head]
            if word.dep.startswith("acl") and head.i != verb:
                return head.i
            back = child.i - 1
            while back >= 0 and words[back].pos in ("PUNCT", "ADP"):
                back -= 1
            return nominal_head(sentence, back) if back >= 0 else None
        return child.i
    if word.head == verb:
        return None
    head = words[word.head]
    if word.dep.startswith("acl") and head.pos in ("NOUN", "PROPN", "PRON"):
        return head.i
    if word.dep in ("conj", "xcomp", "advcl", "ccomp", "parataxis") and (
        is_verbal(head) or head.pos in ("NOUN", "ADJ")
    ):
        if word.dep == "ccomp" and not infinitive(word):
            return None
        return subject_of(sentence, head.i, depth + 1)
    return None


def nominal_head(sentence: Sentence, i: int) -> int:
    """The head of the noun phrase that word i belongs to."""
    words = sentence.words
    for _ in range(12):
        word = words[i]
        head = words[word.head]
        if head.i == i or word.dep.split(":")[0] in ("nsubj", "obj", "obl", "conj", "root", "parataxis", "iobj"):
            return i
        if head.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
            return i
        i = head.i
    return i


def noun_after(sentence: Sentence, last: int) -> int | None:
    """Head of the noun phrase behind a verb group, for an inverted subject the parse missed; in French over a time or a
    phrase with a preposition ("a déclaré mardi à la presse le ministre")."""
    words = sentence.words
    french = sentence.language == "fr"
    k = last + 1
    named: int | None = None
    while k < min(last + 9, len(words)):
        word = words[k]
        if word.pos in ("ADJ", "NUM", "VERB") and words[k - 1].pos == "DET":
            named = k  # "l'opposant", which the parser may take for no noun
        if word.pos in ("ADV", "DET", "ADJ", "NUM") or (french and is_time(word)):
            k += 1
        elif word.pos in ("NOUN", "PROPN", "PRON") and word.lower not in RELATIVE and not is_time(word):
            head = nominal_head(sentence, k)
            return head if last < head <= k + 3 else k
        elif word.pos == "ADP" and last < word.head and french:
            k = _behind_phrase(sentence, k)
        else:
            return named
    return named


def _behind_phrase(sentence: Sentence, k: int) -> int:
    """The word behind a phrase that a preposition opens at word k: its determiner and nouns passed over."""
    words = sentence.words
    k += 2 if k + 1 < len(words) and words[k + 1].pos == "DET" else 1
    while k < len(words) and words[k].pos in ("ADJ", "NOUN", "PROPN"):
        k += 1
    return k


def noun_before(sentence: Sentence, first: int) -> int | None:
    """Head of the noun phrase before a verb group that can be its subject, for one that the parse missed: over relative
    clauses, prepositional phrases and times, back to a finite verb of another clause."""
    words = sentence.words
    k = word_before(sentence, first)
    found: int | None = None
    while k >= 0:
        word = words[k]
        if word.lower in RELATIVE and k > 0 and words[k - 1].pos in ("NOUN", "PROPN", "ADJ", "PUNCT"):
            found = None
            k -= 1
            continue
        if finite(word) and word.pos in ("VERB", "AUX"):
            relative = k
            while relative > 0 and words[relative].lower not in RELATIVE and k - relative < 6:
                relative -= 1
            if words[relative].lower not in RELATIVE or found is not None:
                return found
            k = relative
            continue
        if word.pos in ("CCONJ", "SCONJ") or word.text in (";", ":"):
            if found is not None or word.pos == "SCONJ":
                return found
        elif word.pos == "PRON" and word.lower in INVERTED:
            return k if found is None else found
        elif word.pos in ("NOUN", "PROPN") and not is_time(word):
            prepositional = any(c.dep == "case" and c.i < k for c in sentence.children(k))
            held = word.dep in ("obj", "flat", "flat:name", "appos", "nmod") and word.head < k
            if not prepositional and not held:
                found = k
        k -= 1
    return found


def agent_of(sentence: Sentence, verb: int) -> int | None:
    for word in sentence.children(verb, "obl"):
        if word.i > verb and any(c.lower in ("par", "by") for c in sentence.children(word.i, "case")):
            return word.i
    return None


def inverted_clitic(sentence: Sentence, first: int, verb: int, last: int) -> int | None:
    """Index of an inverted pronoun ("a-t-il déclaré", "dit-il")."""
    if sentence.language != "fr":
        return None
    words = sentence.words
    for k in range(first + 1, min(last + 3, len(words))):
        word = words[k]
        if (k == verb + 1 or word.text.startswith("-")) and clitic_text(word) in INVERTED:
            return k
    return None
