"""How far a reported content reaches: from its head's subtree to the next boundary of the clause."""

from __future__ import annotations

from depeche.language.parsed import Sentence
from depeche.statements.subjects import finite, infinitive

THAT = {"fr": frozenset("que qu' si s'".split()), "en": frozenset("that whether if".split())}
_ALL_THAT = THAT["fr"] | THAT["en"]
_IF = frozenset("si pourvu sauf if provided unless".split())
STOPS = frozenset([",", ";", ":", ".", "!", "?", "…", "...", ")", "—", "–", "-", "(", "»"])


def clause_head(sentence: Sentence, mark: int) -> int | None:
    """The verb of the clause that a subordinator opens, or None where the parse hangs it nowhere useful."""
    word = sentence.words[mark]
    return word.head if word.head > mark else None


def stretch(sentence: Sentence, start: int, head: int | None, clause: bool = False) -> int:
    """Last word of a content that begins at `start` and whose head is `head`: its subtree, then whatever follows up to
    the next boundary (phrases that the parser hung too high). clause: whether it must hold a finite verb."""
    words = sentence.words
    subtree = [] if head is None else sentence.subtree(head)
    end = max([start, *subtree])
    end = _before_contrast(sentence, start, end)
    inside = set(subtree)
    verbal = not clause or any(finite(w) for w in words[start : end + 1])
    while end + 1 < len(words):
        word = words[end + 1]
        if word.text in STOPS and not (word.text == "»" and "«" in (w.text for w in words[start : end + 1])):
            break
        if finite(word) and word.i not in inside and verbal and "-" not in word.text:
            break
        verbal = verbal or finite(word)
        if word.pos in ("CCONJ",) and _opens_clause(sentence, end + 2):
            break
        end += 1
        if word.pos in ("VERB", "AUX", "NOUN", "PROPN") and word.head > end:
            continue
        end = max(end, *sentence.subtree(end)) if word.head >= start else end
        end = _before_contrast(sentence, start, end)
    end = _with_condition(sentence, end)
    return trim(sentence, start, end)[1]


def _with_condition(sentence: Sentence, end: int) -> int:
    """The last word of a content with the condition behind its comma (", si ...", ", provided that ...")."""
    words = sentence.words
    if end + 2 < len(words) and words[end + 1].text == "," and words[end + 2].lower in _IF:
        k = end + 2
        while k + 1 < len(words) and words[k + 1].text not in (",", ";", ".", "»", '"', "”"):
            k += 1
        return k
    return end


def _before_contrast(sentence: Sentence, start: int, end: int) -> int:
    """A content ends before ", tandis que ...", ", mais ..." (without a new "que"): the reporter takes over again."""
    words = sentence.words
    for k in range(start + 2, end):
        if words[k - 1].text != ",":
            continue
        lower, following = words[k].lower, words[k + 1].lower
        if lower in ("tandis", "alors") and following in ("que", "qu'"):
            return k - 2
        if (lower, following) == ("tout", "en") or (lower == "sans" and any(map(infinitive, words[k + 1 : k + 4]))):
            return k - 2
        contrast = lower in ("while", "whereas") or (lower in ("mais", "but") and following not in _ALL_THAT)
        clauses = (words[k + 1 : end + 1], words[start:k])
        if contrast and all(any(finite(w) for w in clause) for clause in clauses):
            return k - 2
    return end


def _opens_clause(sentence: Sentence, i: int) -> bool:
    """Whether a finite clause of its own begins at word i (behind "et", "mais")."""
    for word in sentence.words[i : i + 6]:
        if finite(word):
            return True
        if word.text in STOPS:
            return False
    return False


def trim(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The range without punctuation at its ends (quotation marks and brackets stay)."""
    words = sentence.words
    while end > start and words[end].text in {",", ";", ":", ".", "…", "...", "—", "–", "-", "!", "?"}:
        end -= 1
    while start < end and words[start].text in {",", ";", ":", ".", "—", "–", "-"}:
        start += 1
    return start, end


def before_next_verb(sentence: Sentence, start: int, end: int) -> int:
    """An object ends before "and voted ...", which goes on with the cue's own clause."""
    words = sentence.words
    for k in range(start + 1, end):
        verbal = words[k + 1].pos in ("VERB", "AUX") and not infinitive(words[k + 1])
        if words[k].pos == "CCONJ" and verbal and not any(finite(w) for w in words[start:k]):
            return trim(sentence, start, k - 1)[1]
    return end
