"""Repairs of English parses that are certain: infinitives and parts of hyphenated words that the tagger took for
something else, verbs that the parser hung on a noun.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

NOMINAL_DEPS = frozenset(("nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "ROOT", "root", "appos"))


def repair_english(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Change the sentence's words in place; tells whether anything was changed."""
    words = sentence.words
    changed = False
    for word in words:
        if word.pos in ("NOUN", "ADJ", "PROPN") and _marked(words, word) is not None:  # "ready to host talks"
            word.pos, word.morph, changed = "VERB", "VerbForm=Inf", True
        elif word.pos in ("ADP", "ADV", "ADJ") and word.dep in NOMINAL_DEPS and hyphenated(words, word.i):
            word.pos, changed = "NOUN", True  # "a sit-in", "the counter-offensive"
        if word.pos == "VERB" and word.dep in ("acl", "compound") and _lift_verb(sentence, mentions, word):
            sentence.link()
            changed = True
    return changed


def _marked(words: Sequence[Word], verb: Word) -> Word | None:
    """The "to" of an infinitive, or None."""
    return next((words[j] for j in verb.children if words[j].lower == "to" and words[j].dep == "mark"), None)


def _is_finite(words: Sequence[Word], verb: Word) -> bool:
    """Whether a sentence has a finite verb or an auxiliary other than this verb."""
    return any(w.pos == "AUX" or (w.pos == "VERB" and "VerbForm=Fin" in w.morph) for w in words if w.i != verb.i)


def _make_root(words: Sequence[Word], verb: Word, noun: Word, morph: str) -> None:
    """Put a verb above the noun that the parser made the root, and above what stands behind it."""
    for j in noun.children:
        if j > verb.i:
            words[j].head = verb.i
    verb.head, verb.dep, verb.morph = verb.i, noun.dep, morph
    noun.head, noun.dep = verb.i, "nsubj"


def _lift_verb(sentence: Sentence, mentions: Sequence[Mention], verb: Word) -> bool:
    """Set right a verb that the parser hung on a noun."""
    words = sentence.words
    noun = words[verb.head]
    if verb.dep == "compound":
        return _infinitive_before_object(words, verb)
    if "VerbForm=Inf" in verb.morph:
        return noun.dep in ("ROOT", "root") and any(m.head == noun.i for m in mentions) and _foretold(words, verb)
    return sentence.part != "title" and _told_of_root(words, verb)


def _infinitive_before_object(words: Sequence[Word], verb: Word) -> bool:
    """Lift an infinitive hung on its own object ("continues to block trade")."""
    noun = words[verb.head]
    above = words[noun.head]
    if noun.i < verb.i or noun.dep != "obj" or above.pos != "VERB" or above.i > verb.i:
        return False
    if _marked(words, verb) is None:
        return False
    verb.head, verb.dep = above.i, "xcomp"
    noun.head = verb.i
    return True


def _told_of_root(words: Sequence[Word], verb: Word) -> bool:
    """Make the verb of a sentence that has no other one its root ("Thousands demonstrated in Tel Aviv")."""
    noun = words[verb.head]
    seen = 0
    while noun.dep in ("nmod", "conj", "flat", "appos") and noun.head < noun.i and seen < 4:
        noun, seen = words[noun.head], seen + 1
    if noun.dep not in ("ROOT", "root") or noun.i > verb.i or "Tense=Past" not in verb.morph:
        return False
    if words[verb.i - 1].text in (",", "(") or not verb.lower.endswith("ed"):
        return False
    if _is_finite(words, verb):
        return False
    if any(words[j].lower == "by" and words[words[j].head].head == verb.i for j in range(verb.i, len(words))):
        return False
    _make_root(words, verb, noun, "VerbForm=Fin|Tense=Past")
    return True


def _foretold(words: Sequence[Word], verb: Word) -> bool:
    """Make the infinitive of a headline without a finite verb its future ("Leaders to meet in Cairo")."""
    noun = words[verb.head]
    mark = _marked(words, verb)
    if mark is None or noun.pos not in ("NOUN", "PROPN") or verb.i < noun.i:
        return False
    if _is_finite(words, verb):
        return False
    _make_root(words, verb, noun, "VerbForm=Fin|Tense=Fut")
    mark.dep = "aux"
    return True


def hyphenated(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the last part of a hyphenated one."""
    return i >= 2 and words[i - 1].text == "-" and words[i - 2].end + 1 == words[i].start
