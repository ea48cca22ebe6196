"""Speech without a verb: "selon X", "d'après X", nouns of speech ("son refus de", "les propos du pape selon lesquels")
and documents ("dans un communiqué")."""

from __future__ import annotations

from depeche.language.parsed import Sentence
from depeche.statements.cues import Cue, Lexicon
from depeche.statements.draft import Draft, Part, kind_of
from depeche.statements.extents import trim
from depeche.statements.subjects import finite

_NO_SOURCE = frozenset(
    """cas besoin règle modalité critère calendrier procédure plan principe type catégorie norme usage tradition ordre
    moment humeur saison région pays âge méthode formule terme lequel laquelle lesquels lesquelles chose an année jour
    mois semaine heure programme fois instant plupart reste part case need rule criterion schedule calendar plan norm
    custom principle age region method formula term which law loi constitution""".split()
)
_OPINING = frozenset(
    """ministre président présidente premier porte-parole général colonel avocat avocate chercheur chercheuse opposant
    opposante expert experte analyste diplomate ambassadeur ambassadrice député députée sénateur gouverneur maire évêque
    archevêque pape roi syndicat opposition ong opposants experts analystes diplomates observateur observateurs
    spécialiste politologue historien historienne économiste juriste militant militante chef secrétaire directeur
    directrice procureur juge conseiller médiateur émissaire""".split()
)
"""People of whom "pour X, ..." gives an opinion; of states and things it says who profits."""
_BREAKS = frozenset([",", ";", ":", "»", '"', "”"])


def match_preposition(sentence: Sentence, k: int, lexicon: Lexicon) -> tuple[Cue, int] | None:
    """The prepositional cue that begins at word k and its last word, or None."""
    words = sentence.words
    lower = words[k].lower
    found = lexicon.prepositions.get("à" if lower == "a" and k == 0 else lower)
    for cue in found or ():
        end = k + len(cue.words) - 1
        if end == k:
            return cue, end
        if end < len(words) and all(
            words[k + n].lower == w
            or (n == 0 and w == "à" and words[k].lower == "a")
            or (w == "de" and words[k + n].lower in ("d'", "du", "des", "de"))
            for n, w in enumerate(cue.words)
        ):
            return cue, end
    return None


def source_head(sentence: Sentence, last: int) -> int | None:
    """Head of the noun phrase that names the source behind a preposition, or None where it can be no source."""
    words = sentence.words
    if last + 1 >= len(words):
        return None
    k = last + 1
    while k < len(words) and words[k].pos in ("DET", "ADJ", "NUM", "ADV") and k < last + 4:
        k += 1
    if k >= len(words) or words[k].pos not in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
        k = last + 1
    head = words[last].head
    plain = not any(w.pos == "PUNCT" or finite(w) for w in words[last + 1 : max(head, last + 1)])
    if last < head < last + 8 and words[head].pos in ("NOUN", "PROPN", "PRON") and plain:
        k = head
    word = words[k]
    if word.pos not in ("NOUN", "PROPN", "PRON", "ADJ", "X"):
        return None
    if word.lemma in _NO_SOURCE or word.lower in _NO_SOURCE or word.lower in ("que", "qu'", "ce", "qui", "soi"):
        return None
    return k


def source_end(sentence: Sentence, head: int) -> int:
    """Last word of the phrase that names the source: its subtree up to the first comma."""
    words = sentence.words
    end = head
    for k in sentence.subtree(head):
        if k <= head:
            continue
        if k != end + 1 or (words[k].text in _BREAKS and not _bracketed(sentence, k, head)):
            break
        if finite(words[k]) and words[k].dep == "conj":
            break
        end = k
    while (
        end + 1 < len(words)
        and words[end + 1].pos in ("ADP", "PROPN", "NOUN", "DET", "ADJ")
        and words[end + 1].head <= end
    ):
        end += 1
    return end


def _bracketed(sentence: Sentence, k: int, head: int) -> bool:
    return False


def find_sources(part: Part, at: int) -> None:
    """Add drafts for "selon X" and its like in one sentence."""
    sentence, lexicon = part.sentences[at], part.lexicons[at]
    prepositions = lexicon.prepositions
    for word in [word for word in sentence.words if word.lower in prepositions or word.lower == "a"]:
        if word.lower in ("de", "d'", "à", "a", "aux", "in") and not _second(sentence, word.i):
            continue
        if (at, word.i) in part.used or part.quoted(word.start):
            continue
        found = match_preposition(sentence, word.i, lexicon)
        if found is None:
            continue
        entry, last = found
        head = source_head(sentence, last)
        if head is None or not _is_source(sentence, entry, word.i, head):
            continue
        end = max(source_end(sentence, head), head)
        content = _source_content(part, at, word.i, end)
        if content is None:
            continue
        part.used.add((at, word.i))
        cue = (word.start, sentence.words[last].end)
        kind = "indirect"
        pieces = content
        if len(content) == 1:
            kind, pieces = kind_of(part, *content[0])
        elif any(part.overlapping(*p) for p in content):
            kind = "mixed"
        _take_from_others(part, word.start, sentence.words[end].end)
        part.drafts.append(Draft(kind, pieces, at, entry, "quote", cue, None, (at, head), confidence=0.8))


_SECOND = frozenset("l' source sources après en yeux the".split())


def _second(sentence: Sentence, k: int) -> bool:
    """Whether the word behind a common preposition can make a cue of it ("d'après", "de source", "in the words of")."""
    return k + 1 < len(sentence.words) and sentence.words[k + 1].lower in _SECOND


def _take_from_others(part: Part, start: int, end: int) -> None:
    """Shorten the contents that end with a trailing ", selon X": the source is no part of what the other reports."""
    for draft in part.drafts:
        for n, (s, e) in enumerate(draft.pieces):
            if s < start - 8 and start < e <= end + 2:
                draft.pieces[n] = part.trimmed(s, start)


def _is_source(sentence: Sentence, entry: Cue, k: int, head: int) -> bool:
    """Whether the phrase can be a source: "pour" and "de source" only at a beginning, "pour" only before people."""
    if entry.words[0] == "pour":
        if k > 0 and sentence.words[k - 1].text not in ('"', "«", ","):
            return False
        if k > 1:
            return False
        end = source_end(sentence, head)
        following = sentence.words[end + 1].text if end + 1 < len(sentence.words) else ""
        person = any(f <= head <= t and kind == "person" for f, t, kind in sentence.entities)
        named = any(kind == "person" and k < f <= end + 2 for f, _, kind in sentence.entities)
        opining = sentence.words[head].lower in _OPINING | {"lui", "elle", "eux", "elles"}
        return following in (",", "«", '"', "“") and (person or named or opining)
    return True


def _source_content(part: Part, at: int, first: int, last: int) -> list[tuple[int, int]] | None:
    """What a source says: the rest of its sentence, or the relative clause it stands in where the sentence is taken."""
    sentence = part.sentences[at]
    words = sentence.words
    text_end = words[-1].end
    opening = max((k + 1 for k in range(first) if words[k].text in (":", ";")), default=0)
    if first - opening <= 2 and not any(finite(w) for w in words[opening:first]):
        if last + 1 >= len(words):
            return None
        begin, stop = part.trimmed(words[last + 1].start, text_end)
        if stop - begin < 8:
            return None
        return [without_full_stop(part, begin, stop)]
    taken = part.covered(sentence.start, sentence.end) > 0.3
    relative = _relative_around(sentence, first) or (_last_relative(sentence, first) if taken else None)
    if relative is not None and (taken or words[first - 1].text != ","):
        start, end = relative
        if end >= first:
            end = first - 1
        start, end = trim(sentence, start, end)
        return [(words[start].start, words[end].end)] if end > start else None
    pieces = []
    before = part.trimmed(_clause_start(part, at, first), words[first].start)
    if before[1] - before[0] > 1:
        pieces.append(before)
    if last + 1 < len(words):
        after = without_full_stop(part, *part.trimmed(words[last].end, text_end))
        if after[1] - after[0] > 3 and any(w.pos != "PUNCT" for w in words[last + 1 :]) and words[last + 1].text == ",":
            pieces.append(after)
    return pieces or None


def _clause_start(part: Part, at: int, first: int) -> int:
    """Where the clause before a trailing source begins: the sentence, or behind the ": " or ";" that parts it."""
    words = part.sentences[at].words
    for k in range(first - 1, 0, -1):
        if words[k].text in (";", ":") and any(finite(w) for w in words[k:first]):
            return words[k].end
    return words[0].start


def without_full_stop(part: Part, begin: int, stop: int) -> tuple[int, int]:
    while stop > begin and part.text[stop - 1] in " .!?…":
        stop -= 1
    return begin, stop


def _relative_around(sentence: Sentence, k: int) -> tuple[int, int] | None:
    """The relative clause that word k's phrase belongs to, without its pronoun."""
    i = k
    words = sentence.words
    for _ in range(8):
        word = words[i]
        own = word.dep == "conj" and any(c.lower in ("qui", "who", "which") for c in sentence.children(i))
        if (word.dep == "acl:relcl" or own) and i < k:
            subtree = sentence.subtree(i)
            start = subtree[0]
            while start < i and words[start].lower in ("qui", "que", "qu'", "et", "who", "which", "that", ","):
                start += 1
            return start, max(j for j in subtree if j < k)
        if word.head == i:
            return None
        i = word.head
    return None


def _last_relative(sentence: Sentence, k: int) -> tuple[int, int] | None:
    """The relative clause that ends right before word k, by the order of the words."""
    words = sentence.words
    for i in range(k - 1, 0, -1):
        if words[i].lower in ("qui", "which", "who") and any(finite(w) for w in words[i:k]):
            return i + 1, k - 1
    return None
