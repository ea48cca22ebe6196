"""Cue verbs in a sentence: where they stand, which words belong to them, and who their subject is."""

from __future__ import annotations

from dataclasses import dataclass

from depeche.language.parsed import Sentence, Word
from depeche.statements.cues import Cue, Lexicon
from depeche.statements.subjects import (
    INVERTED,
    agent_of,
    clitic_text,
    finite,
    infinitive,
    inverted_clitic,
    is_time,
    noun_after,
    noun_before,
    subject_child,
    subject_of,
    word_before,
)

CLOSING = frozenset("» ” \" ’ ' ›".split())
_BEING = frozenset("est sont était étaient été fut furent sera seront".split())
"""No verb of speech is conjugated with "être" but pronominal ones: with it, it is passive."""
_PREPOSITIONS = frozenset("de sur pour à for on upon".split())
_CONTRACTED = {"de": ("d'", "du", "des"), "à": ("au", "aux")}
_OPENING = frozenset("« “ \" ‘ ' ‹".split())
REACH = 6
"""How many words behind a verb the rest of an expression ("présenter ses plus sincères condoléances") may stand."""

_NEGATIONS = frozenset("ne n' pas jamais point aucun aucune nullement not n't never n’t".split())
_PARTING = frozenset(("PUNCT", "NOUN"))
"""Parts of speech that do not stand between a verb and its auxiliary."""
_STRONG_NEGATIONS = frozenset("pas jamais point not n't n’t never".split())
_REFLEXIVE = frozenset("se s' s’".split())
_PERFORMED = frozenset(
    """tenir venir vouloir finir continuer cesser préférer contenter empresser hésiter aller
    go want begin continue come""".split()
)
"""Verbs above an infinitive that say that the speech took place ("tient à rappeler", "vient d'annoncer")."""
_SPEECH_ONLY = frozenset(["quote", "that", "inf"])


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
    found: list[int] = []
    passive = False
    words = sentence.words
    for j in words[verb].children:
        if j > verb:
            break
        word = words[j]
        if not (word.dep.startswith("aux") or word.dep == "cop"):
            continue
        if not _PARTING.isdisjoint([w.pos for w in words[j:verb]]):
            continue
        found.append(word.i)
        being = sentence.language == "fr" and (word.lemma == "être" or word.lower in _BEING)
        passive = passive or word.dep == "aux:pass" or being
    return found, passive


def group_of(sentence: Sentence, verb: int, last: int) -> tuple[int, int]:
    """First and last word of a verb's group: auxiliaries, clitics, adverbs between, an inverted "-t-il"."""
    return _group(sentence, verb, last, _auxiliaries(sentence, verb)[0])


def _group(sentence: Sentence, verb: int, last: int, auxiliaries: list[int]) -> tuple[int, int]:
    words = sentence.words
    first = min([verb, *(a for a in auxiliaries if verb - a <= 8)])
    if first == verb and verb and words[verb - 1].pos == "AUX":
        first = verb - 1
    while first and (words[first - 1].lower in _REFLEXIVE or words[first - 1].pos == "AUX"):
        first -= 1
    if last + 1 < len(words) and words[last + 1].text.startswith("-") and clitic_text(words[last + 1]) in INVERTED:
        last += 1
    return first, last


def find_hits(sentence: Sentence, lexicon: Lexicon) -> list[Hit]:
    """The cue verbs of a sentence that report speech of somebody: no bare participles, purposes or negated ones."""
    found = []
    verbs, forms = lexicon.verbs, lexicon.forms
    for word in [word for word in sentence.words if word.lemma in verbs or word.lower in forms]:
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
    ends = [_rest(sentence, verb, cue.words) if len(cue.words) > 1 else verb for cue in cues]
    standing = [(cue, end) for cue, end in zip(cues, ends, strict=True) if end is not None]
    if not standing:
        return None
    auxiliaries, passive = _auxiliaries(sentence, verb)
    first, last = _group(sentence, verb, verb, auxiliaries)
    reflexive = not _REFLEXIVE.isdisjoint([w.lower for w in words[max(0, first - 2) : verb]])
    if passive and reflexive:
        passive = False
    has_auxiliary = first < verb or bool(auxiliaries)
    chosen = [(cue, end) for cue, end in standing if cue.pronominal == reflexive]
    if not chosen and reflexive:
        chosen = [(cue, end) for cue, end in standing if not cue.pronominal and "that" in cue.frames]
    if not chosen:
        return None
    fitting = tuple([cue for cue, _ in chosen])
    longest = max([end for _, end in chosen])
    clitic = inverted_clitic(sentence, first, verb, last)
    around = words[max(0, first - 1) : verb] + words[verb + 1 : verb + 2]
    negated = not _STRONG_NEGATIONS.isdisjoint([w.lower for w in around])
    inverted = False
    subject: int | None
    if clitic is not None:
        subject, inverted = clitic, True
        last = max(last, clitic) if clitic <= last + 1 else last
    elif passive:
        subject = agent_of(sentence, verb)
        if subject is None:
            return None
    else:
        if infinitive(word if not has_auxiliary else words[first]):
            governor = words[word.head]
            if _narrative(sentence, first):
                return Hit(verb, first, max(last, longest), fitting, noun_before(sentence, first - 1), False, False)
            if governor.lemma not in _PERFORMED or word.dep not in ("xcomp", "ccomp", "advcl", "obl"):
                return None
            if governor.lemma == "tenir" and not any(c.lower == "à" for c in sentence.children(verb, "mark", "case")):
                return None
            if governor.i < first and first - governor.i <= 3:
                first = group_of(sentence, governor.i, governor.i)[0]
        past_participle = _past_participle(word) and not has_auxiliary
        if past_participle and sentence.language == "fr" and _adnominal(sentence, word):
            return None
        child = subject_child(sentence, verb)
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
        k = word_before(sentence, first)
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
            found = noun_before(sentence, first)
            subject = found if found is not None else subject
    return Hit(verb, first, max(last, longest), fitting, subject, inverted, negated)
