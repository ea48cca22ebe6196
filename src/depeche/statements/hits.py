"""Cue verbs in a sentence: where they stand, which words belong to them, and who their subject is."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.language.parsed import Sentence, Word
from depeche.statements.cues import Cue, Lexicon

CLOSING = frozenset("» ” \" ’ ' ›".split())
_PREPOSITIONS = frozenset("de sur pour à for on upon".split())
_CONTRACTED = {"de": ("d'", "du", "des"), "à": ("au", "aux")}
_OPENING = frozenset("« “ \" ‘ ' ‹".split())
REACH = 6
"""How many words behind a verb the rest of an expression ("présenter ses plus sincères condoléances") may stand."""

_INVERTED = frozenset("il elle ils elles on je nous".split())
_NEGATIONS = frozenset("ne n' pas jamais point aucun aucune nullement not n't never n’t".split())
_STRONG_NEGATIONS = frozenset("pas jamais point not n't n’t never".split())
_REFLEXIVE = frozenset("se s' s’".split())
_CLITICS = frozenset("se s' le la l' lui leur leurs y en nous vous m' me n' ne t' te".split())
_PERFORMED = frozenset(
    """tenir venir vouloir finir continuer cesser préférer contenter empresser hésiter aller
    go want begin continue come""".split()
)
"""Verbs above an infinitive that say that the speech took place ("tient à rappeler", "vient d'annoncer")."""
_SPEECH_ONLY = frozenset(["quote", "that", "inf"])
_RELATIVE = frozenset("qui who which that".split())
TIME = frozenset(
    """lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui demain soir matin nuit jour journée semaine
    mois année après-midi soirée monday tuesday wednesday thursday friday saturday sunday yesterday today night morning
    evening week month year day""".split()
)


@dataclass(slots=True)
class Hit:
    """A cue verb. verb: its index; first, last: the words of its group (auxiliaries, clitics, particles) for the cue
    span; cues: the entries it may be, the longest expression first; subject: index of the word that names the speaker,
    or None; agent: whether that is the agent of a passive; inverted: whether the subject follows the verb."""

    verb: int
    first: int
    last: int
    cues: tuple[Cue, ...]
    subject: int | None
    inverted: bool
    negated: bool


def is_verbal(word: Word) -> bool:
    return word.pos == "VERB" or word.pos == "AUX"


def infinitive(word: Word) -> bool:
    return "VerbForm=Inf" in word.morph


def finite(word: Word) -> bool:
    return "VerbForm=Fin" in word.morph or "Mood=" in word.morph


def _participle(word: Word) -> bool:
    return "VerbForm=Part" in word.morph or "VerbForm=Ger" in word.morph


def _past_participle(word: Word) -> bool:
    return "VerbForm=Part" in word.morph and ("Tense=Past" in word.morph or "Voice=Pass" in word.morph)


def _rest(sentence: Sentence, verb: int, words: tuple[str, ...]) -> int | None:
    """Index of the last word of an expression that begins at `verb`, or None where the rest does not follow.

    A preposition at its end must follow, but belongs to the content's frame, not to the expression."""
    at = end = verb
    for number, wanted in enumerate(words[1:], 1):
        particle = len(words) == 2 and len(wanted) <= 4
        for k in range(at + 1, min(len(sentence.words), at + 1 + REACH)):
            word = sentence.words[k]
            if wanted in (word.lower, word.lemma) or word.lower in _CONTRACTED.get(wanted, ()):
                at = k
                break
            if particle and word.pos not in ("ADV", "PART") and not is_time(word):
                return None
        else:
            return None
        if number < len(words) - 1 or wanted not in _PREPOSITIONS or words[0] == "go":
            end = at
    return end


def _auxiliaries(sentence: Sentence, verb: int) -> tuple[list[int], bool]:
    """Indices of the auxiliaries of a verb, those of another clause left out, and whether it is passive."""
    found, passive = [], False
    for word in sentence.children(verb):
        if not (word.dep.startswith("aux") or word.dep == "cop") or word.i > verb:
            continue
        if any(w.pos == "PUNCT" or w.pos == "NOUN" for w in sentence.words[word.i : verb]):
            continue
        found.append(word.i)
        passive = passive or word.dep == "aux:pass"
    return found, passive


def _clitic_text(word: Word) -> str:
    return word.lower.lstrip("-").removeprefix("t-").lstrip("-")


def group_of(sentence: Sentence, verb: int, last: int) -> tuple[int, int]:
    """First and last word of a verb's group: auxiliaries, clitics, adverbs between, an inverted "-t-il"."""
    words = sentence.words
    auxiliaries, _ = _auxiliaries(sentence, verb)
    first = min([verb, *(a for a in auxiliaries if verb - a <= 8)])
    if first == verb and verb and words[verb - 1].pos == "AUX":
        first = verb - 1
    while first and (words[first - 1].lower in _REFLEXIVE or words[first - 1].pos == "AUX"):
        first -= 1
    if last + 1 < len(words) and words[last + 1].text.startswith("-") and _clitic_text(words[last + 1]) in _INVERTED:
        last += 1
    return first, last


def _previous(sentence: Sentence, first: int) -> int:
    """Index of the word before a group, clitics and "ne" left out."""
    k = first - 1
    while k >= 0 and sentence.words[k].lower in _CLITICS:
        k -= 1
    return k


def _subject_child(sentence: Sentence, verb: int) -> Word | None:
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
    child = _subject_child(sentence, verb)
    if child is not None:
        if child.lower in _RELATIVE and child.pos in ("PRON", "DET", "SCONJ"):
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
        elif word.pos in ("NOUN", "PROPN", "PRON") and word.lower not in _RELATIVE and not is_time(word):
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


def _noun_before(sentence: Sentence, first: int) -> int | None:
    """Head of the noun phrase before a verb group that can be its subject, for one that the parse missed: over relative
    clauses, prepositional phrases and times, back to a finite verb of another clause."""
    words = sentence.words
    k = _previous(sentence, first)
    found: int | None = None
    while k >= 0:
        word = words[k]
        if word.lower in _RELATIVE and k > 0 and words[k - 1].pos in ("NOUN", "PROPN", "ADJ", "PUNCT"):
            found = None
            k -= 1
            continue
        if finite(word) and word.pos in ("VERB", "AUX"):
            relative = k
            while relative > 0 and words[relative].lower not in _RELATIVE and k - relative < 6:
                relative -= 1
            if words[relative].lower not in _RELATIVE or found is not None:
                return found
            k = relative
            continue
        if word.pos in ("CCONJ", "SCONJ") or word.text in (";", ":"):
            if found is not None or word.pos == "SCONJ":
                return found
        elif word.pos == "PRON" and word.lower in _INVERTED:
            return k if found is None else found
        elif word.pos in ("NOUN", "PROPN") and not is_time(word):
            prepositional = any(c.dep == "case" and c.i < k for c in sentence.children(k))
            held = word.dep in ("obj", "flat", "flat:name", "appos", "nmod") and word.head < k
            if not prepositional and not held:
                found = k
        k -= 1
    return found


def _agent(sentence: Sentence, verb: int) -> int | None:
    for word in sentence.children(verb, "obl"):
        if word.i > verb and any(c.lower in ("par", "by") for c in sentence.children(word.i, "case")):
            return word.i
    return None


def _inverted_clitic(sentence: Sentence, first: int, verb: int, last: int) -> int | None:
    """Index of an inverted pronoun ("a-t-il déclaré", "dit-il")."""
    if sentence.language != "fr":
        return None
    for k in range(first, min(last + 3, len(sentence.words))):
        word = sentence.words[k]
        if _clitic_text(word) in _INVERTED and k > first and (word.text.startswith("-") or k > verb):
            return k
    return None


def find_hits(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    """The cue verbs of a sentence that report speech of somebody: no bare participles, purposes or negated ones."""
    found = []
    verbs, forms = lexicon.verbs, lexicon.forms
    for word in sentence.words:
        cues = verbs.get(word.lemma)
        if cues is None or word.pos not in ("VERB", "AUX"):
            lemma = forms.get(word.lower)
            if lemma is None or not _may_be_verb(sentence, word):
                continue
            cues = verbs[lemma]
        hit = _hit(sentence, word, cues)
        if hit is not None:
            found.append(hit)
    return found


def _follows_speech(sentence: Sentence, cues: tuple[Cue, ...], before: int, after: int, has_subject: bool) -> bool:
    """Whether ", a déclaré X" follows what X said: the noun behind the verb is its subject, not its object.

    Verbs that take no object leave no doubt; for others somebody must be named there, and a clause stand before."""
    words = sentence.words
    if not any("quote" in c.frames for c in cues):
        return False
    closed = _closes_speech(sentence, before)
    speech_only = all(c.frames <= _SPEECH_ONLY for c in cues)
    inserted = speech_only and _comma_behind(sentence, after)
    if not closed and not inserted and not any(finite(w) for w in words[:before]):
        return False
    if closed or speech_only:
        return True
    if has_subject:
        return False
    return any(
        first <= after <= last or last == after - 1 or first == after + 1 for first, last, _ in sentence.entities
    )


def _comma_behind(sentence: Sentence, head: int) -> bool:
    """Whether a comma ends the noun phrase around word `head` ("..., a dit le maire, ...")."""
    return any(w.text == "," for w in sentence.words[head + 1 : head + 5])


def _adnominal(sentence: Sentence, word: Word) -> bool:
    """Whether a bare participle qualifies a noun ("l'aide annoncée"), itself or through coordination."""
    head = sentence.words[word.head]
    if word.dep == "conj" and _past_participle(head) and not _auxiliaries(sentence, head.i)[0]:
        return _adnominal(sentence, head)
    return word.dep in ("acl", "amod", "acl:relcl", "advcl")


def _closes_speech(sentence: Sentence, before: int) -> bool:
    """Whether a quotation ends at word `before` (or the word before it) that no verb of the sentence introduces."""
    words = sentence.words
    if before < 0:
        return True
    end = before if words[before].text in CLOSING else before - 1
    if end < 0 or words[end].text not in CLOSING:
        return False
    opening = next((k for k in range(end - 1, -1, -1) if words[k].text in _OPENING), 0)
    return not any(finite(w) for w in words[:opening])


def _narrative(sentence: Sentence, first: int) -> bool:
    """The infinitive of narration: "Et le ministre de conclure : ..."."""
    words = sentence.words
    return (
        first > 1
        and words[first - 1].lower in ("de", "d'")
        and words[0].lower == "et"
        and words[first - 2].pos != "VERB"
    )


def _lost_verb(sentence: Sentence, word: Word) -> bool:
    """Whether a word between a noun phrase and what a verb would govern is the verb that its clause lacks."""
    words = sentence.words
    if word.i + 1 >= len(words) or words[word.i - 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    following = words[word.i + 1]
    if (
        following.pos != "DET"
        and following.dep != "det"
        and following.lower not in ("que", "qu'", "that", "to", "du", "au", "aux")
    ):
        return False
    return not any(finite(w) for w in words if w.i < word.i or w.i == following.i)


def _may_be_verb(sentence: Sentence, word: Word) -> bool:
    """Whether a word that has the form of a cue verb can be one although the parser calls it otherwise."""
    if word.pos in ("VERB", "AUX"):
        return True
    if word.head == word.i and any(c.i < word.i and c.pos != "VERB" for c in sentence.children(word.i, "nsubj")):
        return True
    if word.i == 0 or word.pos not in ("NOUN", "ADJ", "PROPN", "ADV"):
        return False
    words = sentence.words
    if word.i + 1 < len(words) and words[word.i + 1].lower in ("que", "qu'") and word.pos == "ADJ":
        return True
    if words[word.i - 1].text in CLOSING or (words[word.i - 1].text == "," and words[word.i - 2].text in CLOSING):
        return True
    if (
        word.head == word.i
        and word.lower.endswith("s")
        and word.i + 1 < len(words)
        and words[word.i + 1].lower == "that"
    ):
        return sentence.language == "en"
    if _lost_verb(sentence, word):
        return True
    before = sentence.words[word.i - 1]
    return before.pos == "AUX" or (before.lower in ("a", "ont", "avait", "has", "had", "have") and before.pos != "ADP")


def _hit(sentence: Sentence, word: Word, cues: tuple[Cue, ...]) -> Hit | None:
    verb, words = word.i, sentence.words
    auxiliaries, passive = _auxiliaries(sentence, verb)
    first, last = group_of(sentence, verb, verb)
    reflexive = any(words[k].lower in _REFLEXIVE for k in range(max(0, first - 2), verb))
    if passive and reflexive:
        passive = False
    has_auxiliary = first < verb or bool(auxiliaries)
    ends = {cue: _rest(sentence, verb, cue.words) if len(cue.words) > 1 else verb for cue in cues}
    fitting = tuple(c for c in cues if ends[c] is not None and c.pronominal == reflexive)
    if not fitting and reflexive:
        fitting = tuple(c for c in cues if ends[c] is not None and not c.pronominal and "that" in c.frames)
    if not fitting:
        return None
    longest = max(e for c in fitting if (e := ends[c]) is not None)
    clitic = _inverted_clitic(sentence, first, verb, last)
    negated = any(
        words[k].lower in _STRONG_NEGATIONS for k in range(max(0, first - 1), min(len(words), verb + 2)) if k != verb
    ) or (verb + 1 < len(words) and words[verb + 1].lower == "pas")
    inverted = False
    subject: int | None
    if clitic is not None:
        subject, inverted = clitic, True
        last = max(last, clitic) if clitic <= last + 1 else last
    elif passive:
        subject = _agent(sentence, verb)
        if subject is None:
            return None
    else:
        if infinitive(word if not has_auxiliary else words[first]):
            governor = words[word.head]
            if _narrative(sentence, first):
                return Hit(verb, first, max(last, longest), fitting, _noun_before(sentence, first - 1), False, False)
            if governor.lemma not in _PERFORMED or word.dep not in ("xcomp", "ccomp", "advcl", "obl"):
                return None
            if governor.lemma == "tenir" and not any(c.lower == "à" for c in sentence.children(verb, "mark", "case")):
                return None
            if governor.i < first and first - governor.i <= 3:
                first = group_of(sentence, governor.i, governor.i)[0]
        past_participle = _past_participle(word) and not has_auxiliary
        if past_participle and sentence.language == "fr" and _adnominal(sentence, word):
            return None
        child = _subject_child(sentence, verb)
        if sentence.language == "en" and past_participle and not any("that" in c.frames for c in fitting):
            follows = words[verb + 1].lower if verb + 1 < len(words) else ""
            if follows in ("of", "by") and word.dep != "conj":
                return None
        if sentence.language == "en" and past_participle and child is None and word.dep in ("acl", "amod", "advcl"):
            main = word.head == sentence.root and words[word.head].pos in ("NOUN", "PROPN")
            if not main or not any(c.frames & {"that", "to-inf"} for c in fitting):
                return None
        subject = subject_of(sentence, verb)
        after = noun_after(sentence, longest)
        k = _previous(sentence, first)
        pause = k < 0 or words[k].text == "," or words[k].text in CLOSING
        lost = subject is None or (child is None and word.dep in ("xcomp", "ccomp") and finite(words[first]))
        if child is not None and child.i > verb:
            inverted = True
        elif (
            pause
            and after is not None
            and (child is None or sentence.language == "fr")
            and (word.dep != "advcl" or finite(words[first]))
            and (not _participle(word) or has_auxiliary)
            and _follows_speech(sentence, fitting, k, after, child is not None)
        ):
            subject, inverted = after, True
        elif lost:
            found = _noun_before(sentence, first)
            subject = found if found is not None else subject
    return Hit(verb, first, max(last, longest), fitting, subject, inverted, negated)
