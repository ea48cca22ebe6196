"""What a cue verb reports: the words of its content, for each frame that its lexicon entry allows.

Every finder returns the (first, last) words of the content, or None. The parse proposes; where it is unsure (a phrase
attached too high, a marker hung on a wrong head), the order of the words decides.
"""

from __future__ import annotations

import itertools

from depeche.language.parsed import Sentence, Word
from depeche.statements.cues import Cue
from depeche.statements.extents import STOPS, THAT, before_next_verb, clause_head, stretch, trim
from depeche.statements.hits import Hit
from depeche.statements.subjects import finite, infinitive, is_time

_FRENCH_FORMS = {
    "de": frozenset("de d' du des".split()),
    "à": frozenset("à au aux".split()),
    "contre": frozenset(["contre"]),
    "sur": frozenset(["sur"]),
    "pour": frozenset(["pour"]),
    "par": frozenset(["par"]),
}
_TELLING = frozenset("avertir prévenir informer assurer alerter".split())
"""French verbs whose addressee is a direct object, between the verb and "que"."""
_NOT = frozenset("pas ne n' not".split())
_ADDRESSEE_MARKERS = frozenset("à au aux auprès devant to reporters journalists".split())
MIN_OBJECT_WORDS = 4


def _forms(marker: str) -> frozenset[str]:
    return _FRENCH_FORMS.get(marker) or frozenset([marker])


def find_content(sentence: Sentence, hit: Hit, cue: Cue) -> tuple[str, int, int] | None:
    """The frame and the (first, last) words of what the hit reports by this entry, or None."""
    frames = cue.frames
    if "that" in frames and (found := that_clause(sentence, hit)) is not None:
        return ("that", *found)
    for frame in frames:
        marker, _, kind = frame.rpartition("-")
        if kind == "that" and marker and (found := marked_clause(sentence, hit, marker)) is not None:
            return (frame, *found)
    if "object" in frames and _indefinite_object(sentence, hit):
        found = noun_object(sentence, hit, cue.act == "pledge")
        if found is not None:
            return ("object", *found)
    for frame in sorted(frames):
        marker, _, kind = frame.rpartition("-")
        if kind == "inf" and marker and (found := marked_infinitive(sentence, hit, marker)) is not None:
            return (frame, *found)
    if "inf" in frames and (found := bare_infinitive(sentence, hit)) is not None:
        return ("inf", *found)
    if "as" in frames and (found := called(sentence, hit, cue)) is not None:
        return ("as", *found)
    for frame in sorted(frames):
        marker, _, kind = frame.rpartition("-")
        if kind == "noun" and marker and (found := marked_noun(sentence, hit, marker)) is not None:
            return (frame, *found)
    if "object" in frames and (found := noun_object(sentence, hit, cue.act == "pledge")) is not None:
        return ("object", *found)
    return None


def _indefinite_object(sentence: Sentence, hit: Hit) -> bool:
    """Whether the object is a thing asked for ("a demandé une réunion pour ..."), not somebody who is asked."""
    for child in sentence.children(hit.verb, "obj"):
        if child.i > hit.last and child.pos == "NOUN":
            return any(c.lower in ("un", "une", "a", "an") for c in sentence.children(child.i, "det"))
    return False


def that_clause(sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """que/that and its clause; in English also the clause alone ("said the border would open")."""
    words, language = sentence.words, sentence.language
    marks = THAT[language]
    for k in range(hit.last + 1, len(words)):
        word = words[k]
        if word.lower in marks and (word.pos in ("SCONJ", "PRON", "ADP", "ADV") or k == hit.last + 1):
            if k + 1 >= len(words) or (word.lower in ("si", "if", "s'") and k != hit.last + 1):
                return None
            if not _reaches(sentence, hit, k):
                break
            return k + 1, _whole_clause(sentence, k + 1, clause_head(sentence, k))
        if finite(word) and language != "en":
            break
        if word.text in (";", ":", ".", "!", "?"):
            break
    if language == "en":
        for child in sentence.children(hit.verb, "ccomp", "parataxis"):
            if child.i > hit.last and (finite(child) or any(finite(c) for c in sentence.children(child.i))):
                start = min(sentence.subtree(child.i))
                if start > hit.last and words[start].text != ":" and not infinitive(words[start]):
                    return start, stretch(sentence, start, child.i)
    return None


def _whole_clause(sentence: Sentence, start: int, head: int | None) -> int:
    """Last word of a clause, which must hold a finite verb: a bracketed phrase before the verb does not end it."""
    words = sentence.words
    end = stretch(sentence, start, head, clause=True)
    while (
        end + 2 < len(words)
        and words[end + 1].text in (",", ")", "(")
        and not any(finite(w) for w in words[start : end + 1])
    ):
        end = stretch(sentence, end + 2, None, clause=True)
    return end


def _reaches(sentence: Sentence, hit: Hit, mark: int) -> bool:
    """Whether a subordinator belongs to the hit: right behind it, or behind an addressee, a place, a time."""
    words = sentence.words
    between = words[hit.last + 1 : mark]
    if all(w.pos in ("ADV", "PUNCT", "PRON") or is_time(w) for w in between):
        return True
    head = clause_head(sentence, mark)
    if head is not None and words[head].head == hit.verb and words[head].dep in ("ccomp", "xcomp", "advcl", "obj"):
        return True
    if any(finite(w) or (w.pos == "VERB" and "Tense=Past" not in w.morph) for w in between):
        return False
    if between[-1].lower == "ce" or (between[-1].text == "," and sum(w.text == "," for w in between) < 2):
        return False
    opening = next((w for w in between if w.pos not in ("ADV", "PUNCT", "PRON") and not is_time(w)), None)
    if opening is None or opening.pos == "ADP" or opening.lower in ("au", "aux", "reporters", "journalists"):
        return True
    if sentence.language == "fr" and any(
        c.act in ("warn", "say", "pledge") and c.words[0] in _TELLING for c in hit.cues
    ):
        return len(between) <= 6
    return sentence.language == "en" and (words[mark].dep == "mark" or len(between) <= 5)


def marked_clause(sentence: Sentence, hit: Hit, marker: str) -> tuple[int, int] | None:
    """à ce que ..., of which the content begins behind "que"."""
    words, forms = sentence.words, _forms(marker)
    for k in range(hit.last + 1, len(words) - 3):
        if words[k].lower in forms and words[k + 1].lower == "ce" and words[k + 2].lower in THAT["fr"]:
            return k + 3, stretch(sentence, k + 3, clause_head(sentence, k + 2))
        if finite(words[k]):
            break
    return None


def _infinitive_from(sentence: Sentence, k: int) -> int | None:
    """Index of the infinitive (English also the gerund) that begins at word k, over negation, clitics, adverbs."""
    words = sentence.words
    for j in range(k, min(k + 6, len(words))):
        word = words[j]
        if infinitive(word) or ("VerbForm=Ger" in word.morph and sentence.language == "en"):
            return j
        if (
            sentence.language == "en"
            and j == k
            and word.lower.endswith("ing")
            and word.pos in ("VERB", "AUX", "NOUN", "ADJ")
        ):
            return (
                j
                if word.pos in ("VERB", "AUX") or (j + 1 < len(words) and words[j + 1].pos in ("NOUN", "PROPN", "DET"))
                else None
            )
        if sentence.language == "en" and word.pos in ("VERB", "AUX") and word.lower == word.lemma:
            return j
        if sentence.language == "en" and word.dep == "xcomp" and words[j - 1].lower == "to":
            return j
        if word.lower in ("le", "la", "les", "l'") and j + 1 < len(words) and words[j + 1].pos in ("VERB", "AUX"):
            continue
        if word.pos not in ("ADV", "PRON", "PART", "PUNCT", "AUX", "ADP") or word.text in STOPS:
            return None
    return None


def marked_infinitive(sentence: Sentence, hit: Hit, marker: str) -> tuple[int, int] | None:
    """de/à/to and an infinitive, of/for and a gerund: the content begins behind the marker."""
    words, forms = sentence.words, _forms(marker)
    for k in range(hit.last + 1, len(words) - 1):
        word = words[k]
        if word.lower in forms and word.pos in ("ADP", "PART", "SCONJ") and (word.lower != "du"):
            verb = _infinitive_from(sentence, k + 1)
            if verb is not None and (sentence.language == "fr" or _governed(sentence, hit, verb, k)):
                return k + 1, stretch(sentence, k + 1, _top(sentence, verb, k))
        if word.text in (";", ":", "»") or (finite(word) and not _inside_relative(sentence, word, hit)):
            return None
    return None


def _governed(sentence: Sentence, hit: Hit, verb: int, mark: int) -> bool:
    """Whether an English infinitive or gerund hangs on the cue or its object, or stands near it."""
    words = sentence.words
    head = words[words[_top(sentence, verb, mark)].head]
    if head.i == hit.verb or (head.head == hit.verb and head.dep in ("obj", "iobj", "obl", "xcomp")):
        return True
    return mark - hit.last <= 4


def _top(sentence: Sentence, verb: int, mark: int) -> int:
    """The head of an infinitive's phrase: the verb itself, or the verb whose auxiliary it is ("d'avoir livré")."""
    word = sentence.words[verb]
    if (word.pos == "AUX" or word.dep.startswith(("aux", "cop"))) and word.head > verb:
        return word.head
    return verb


def _inside_relative(sentence: Sentence, word: Word, hit: Hit) -> bool:
    """Whether a finite verb stands in a relative clause before the complement ("X, qui dirige Y, de ...")."""
    while word.head != word.i:
        if word.dep.startswith("acl") and word.head > hit.last:
            return True
        word = sentence.words[word.head]
    return False


def bare_infinitive(sentence: Sentence, hit: Hit) -> tuple[int, int] | None:
    """dit avoir reçu, assure de son côté n'avoir rien reçu, denied sending: an infinitive (gerund) behind the cue."""
    words = sentence.words
    k = hit.last + 1
    if k < len(words) and words[k].pos == "ADP" and sentence.language == "fr":  # "de son côté", "à la presse"
        k += 1
        while k < min(hit.last + 5, len(words)) and words[k].pos in ("DET", "NOUN", "PROPN", "ADJ"):
            k += 1
    while k < min(hit.last + 6, len(words)) and words[k].pos in ("ADV", "PUNCT") and words[k].lower not in _NOT:
        if words[k].text in STOPS:
            return None
        k += 1
    verb = _infinitive_from(sentence, k) if k < len(words) and _may_open_infinitive(words[k]) else None
    if verb is None:
        return None
    return k, stretch(sentence, k, _top(sentence, verb, k))


def _may_open_infinitive(word: Word) -> bool:
    return word.pos in ("VERB", "AUX", "ADV", "PRON") or word.lower in ("le", "la", "les", "l'")


def marked_noun(sentence: Sentence, hit: Hit, marker: str) -> tuple[int, int] | None:
    """A preposition and a noun phrase: the content begins behind the preposition."""
    words, forms = sentence.words, _forms(marker)
    for k in range(hit.last + 1, len(words) - 1):
        word = words[k]
        if word.lower in forms and word.pos in ("ADP", "DET", "PART", "ADV"):
            head = words[word.head]
            own = head.i > k and head.head == hit.verb
            if not own and k > hit.last + 1:
                own = (
                    head.i > k
                    and words[head.head].head == hit.verb
                    and words[head.head].dep in ("obj", "obl:arg", "obl")
                )
                own = own and any(c.i == head.i for c in sentence.children(head.head, "obl", "nmod"))
                between = words[hit.last + 1 : k]
                own = own or all(w.pos == "ADV" or is_time(w) for w in between)
            if (
                (own or k == hit.last + 1)
                and k + 1 < len(words)
                and (words[k + 1].pos != "PRON" or "poss" in words[k + 1].dep)
            ):
                if is_time(words[k + 1]):
                    continue
                return k + 1, stretch(sentence, k + 1, head.i if head.i > k else None)
        if word.text in (";", ":") or finite(word):
            return None
    return None


def noun_object(sentence: Sentence, hit: Hit, short: bool = False) -> tuple[int, int] | None:
    """A direct object with content of its own: with a complement, or of several words, or short where that will do."""
    words = sentence.words
    if hit.first and words[hit.first - 1].lower in ("que", "qu'") and words[hit.first - 1].pos == "PRON":
        return None  # "ce qu'a confirmé X": X is the subject
    seen = any(c.i > hit.last for c in sentence.children(hit.verb, "obj"))
    if words[hit.verb].pos not in ("VERB", "AUX") and not seen:  # the parser did not see the verb, nor its object
        start = hit.last + 1
        if start >= len(words) or (words[start].pos != "DET" and words[start].dep != "det"):
            return None
        end = stretch(sentence, start, None)
        return (start, end) if end - start + 1 >= MIN_OBJECT_WORDS else None
    objects = [c for c in sentence.children(hit.verb, "obj", "xcomp") if c.i > hit.last and not is_time(c)]
    for child in objects:
        if child.pos not in ("NOUN", "PROPN", "SYM", "X") and child.pos != "NUM":
            continue
        start = min(j for j in sentence.subtree(child.i) if j > hit.last)
        if any(w.text == "," for w in words[hit.last + 1 : start]):
            continue
        if any(
            words[j].pos == "ADP" and words[j].dep == "case" and words[j].head == child.i for j in range(start, child.i)
        ):
            continue
        end = before_next_verb(sentence, start, stretch(sentence, start, child.i))
        rich = any(c.dep.split(":")[0] in ("nmod", "acl") for c in sentence.children(child.i))
        if short or end - start + 1 >= MIN_OBJECT_WORDS or (rich and end - start >= 2):
            return start, end
    return None


def called(sentence: Sentence, hit: Hit, cue: Cue) -> tuple[int, int] | None:
    """qualifier X de Y, juger X Y, décrire X comme Y, tenir X pour responsable: object and what it is called."""
    words = sentence.words
    complements = [
        c
        for c in words[hit.verb].children
        if c > hit.verb
        and words[c].dep.split(":")[0] in ("obj", "xcomp", "obl", "advcl", "advmod", "ccomp", "amod", "nmod")
        and words[c].pos != "ADV"
    ]
    start = hit.last + 1
    while start < len(words) and words[start].pos == "ADV" and words[start].lower not in ("comme", "as"):
        start += 1
    if start >= len(words) or words[start].text in STOPS or not complements:
        return None
    if len(cue.words) > 1:  # tenir pour responsable: the object alone
        inside = range(hit.verb + 1, hit.last)
        held = [c for c in complements if words[c].dep == "obj"]
        if held and held[0] in inside:
            subtree = [j for j in sentence.subtree(held[0]) if hit.verb < j]
            return trim(sentence, min(subtree), stretch(sentence, min(subtree), held[0]))
        return start, stretch(sentence, start, complements[-1])
    if words[start].lower in ("de", "d'", "comme", "as"):
        start += 1
    elif not _names_something(sentence, hit, cue, complements):
        return None
    if start >= len(words):
        return None
    return start, stretch(sentence, start, complements[-1] if complements[-1] >= start else None)


def _names_something(sentence: Sentence, hit: Hit, cue: Cue, complements: list[int]) -> bool:
    """Whether something is called something: an object with a second complement, or an adjective ("dit favorable")."""
    words = sentence.words
    if not cue.frames & {"that", "object"}:  # qualifier, traiter, label: the verb itself asks for a name
        clause = itertools.takewhile(lambda w: w.text not in STOPS, words[hit.last + 2 :])
        if sentence.language == "en" and cue.words[0] != "call":
            return True
        if sentence.language == "en":
            named = any(words[c].dep == "xcomp" and words[c].pos in ("NOUN", "ADJ", "PROPN") for c in complements)
            return named or any(w.lower == "as" or w.text in ('"', "“", "'", "‘") for w in clause)
        return any(w.lower in ("de", "d'", "comme", "des", "du") for w in clause)
    if any(
        words[c].dep == "xcomp" and words[c].pos in ("ADJ", "NOUN", "VERB") and not infinitive(words[c])
        for c in complements
    ):
        return True
    for c in complements:
        for child in sentence.children(c):
            if child.dep == "case" and child.lower in ("de", "d'", "comme", "as") and c != complements[0]:
                return True
        if words[c].dep == "obj":
            for child in sentence.children(c, "amod", "nmod", "acl", "xcomp"):
                quoted = child.i > 0 and words[child.i - 1].text in ('"', "«", "“", "'")
                if child.i > c and quoted:
                    return True
    if any(w.text in ('"', "«", "“") for w in words[hit.last + 3 : hit.last + 9]):
        return any(words[c].dep == "obj" for c in complements)
    return any(words[c].pos == "ADJ" for c in complements)
