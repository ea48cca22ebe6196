"""Speech told by a noun ("son refus de", "les propos selon lesquels") or a document ("dans un communiqué, X ...")."""

from __future__ import annotations

from depeche.language.parsed import Sentence, Word
from depeche.statements.cues import Cue
from depeche.statements.draft import Draft, Part, kind_of
from depeche.statements.extents import stretch
from depeche.statements.sources import without_full_stop
from depeche.statements.subjects import finite, infinitive

_WHICH = frozenset("lequel laquelle lesquels lesquelles".split())
_POSSESSIVES = frozenset("son sa ses leur leurs his her its their".split())


def find_nouns(part: Part, at: int) -> None:
    """Add drafts for nouns of speech with a named speaker and a content of their own."""
    sentence, lexicon = part.sentences[at], part.lexicons[at]
    nouns = lexicon.nouns
    for word in [word for word in sentence.words if word.lemma in nouns and word.pos == "NOUN"]:
        if part.quoted(word.start):
            continue
        speaker, possessive = _noun_speaker(sentence, word.i)
        if speaker is None and not possessive:
            continue
        for entry in nouns[word.lemma]:
            found = _noun_content(sentence, word.i, entry, speaker)
            if found is None:
                continue
            frame, first, last = found
            words = sentence.words
            start, end = part.trimmed(words[first].start, words[last].end)
            if part.covered(start, end) > 0.5:
                break
            kind, pieces = kind_of(part, start, end)
            where = None if speaker is None else (at, speaker)
            cue = (word.start, word.end)
            part.drafts.append(Draft(kind, pieces, at, entry, frame, cue, None, where, possessive, 0.6))
            break


def _noun_speaker(sentence: Sentence, noun: int) -> tuple[int | None, bool]:
    """Who speaks in "le refus de X", "l'annonce par X", "X's claim", "son refus" (then possessive)."""
    for child in sentence.children(noun, "nmod", "obl"):
        cases = {c.lower for c in sentence.children(child.i, "case")}
        if child.dep == "nmod:poss" and child.pos in ("NOUN", "PROPN"):
            return child.i, False
        if cases & {"par", "by"}:
            return child.i, False
    for child in sentence.children(noun):
        if child.dep in ("det", "nmod:poss", "det:poss") and child.lower in _POSSESSIVES:
            return None, True
    for child in sentence.children(noun, "nmod"):
        cases = {c.lower for c in sentence.children(child.i, "case")}
        if cases & {"de", "d'", "du", "des", "of"} and child.pos in ("NOUN", "PROPN"):
            return child.i, False
    return None, False


def _noun_content(sentence: Sentence, noun: int, entry: Cue, speaker: int | None) -> tuple[str, int, int] | None:
    words = sentence.words
    limit = min(len(words) - 1, noun + 12)
    for k in range(noun + 1, limit):
        word = words[k]
        if finite(word) and word.head <= noun:
            return None
        if "which" in entry.frames and word.lower == "selon" and words[k + 1].lower in _WHICH and k + 2 < len(words):
            return "which", k + 2, stretch(sentence, k + 2, _finite_head(sentence, k + 2), clause=True)
        if "that" in entry.frames and word.lower in ("que", "qu'", "that") and "SCONJ" in (word.pos, _mark(word)):
            head = word.head if word.head > k else None
            if k == noun + 1 or (head is not None and words[head].head in (noun, speaker)):
                return "that", k + 1, stretch(sentence, k + 1, head, clause=True)
        for frame in entry.frames:
            marker, _, kind = frame.rpartition("-")
            wanted = {"de": ("de", "d'"), "à": ("à",), "to": ("to",)}.get(marker, (marker,))
            if kind == "inf" and word.lower in wanted and k + 1 < len(words):
                j = k + 1
                while j < min(k + 4, len(words) - 1) and words[j].pos in ("ADV", "PRON"):
                    j += 1
                if infinitive(words[j]):
                    return frame, k + 1, stretch(sentence, k + 1, j)
            if kind == "noun" and marker == "for" and word.lower in wanted and word.head > k:
                return frame, k + 1, stretch(sentence, k + 1, word.head)
            if kind == "noun" and marker == "de" and word.lower in ("de", "d'", "du", "des") and speaker is not None:
                by = any(c.lower == "par" for c in sentence.children(speaker, "case"))
                if by and word.head > k and word.head != speaker and words[word.head].pos in ("NOUN", "PROPN"):
                    return frame, k + 1, stretch(sentence, k + 1, word.head)
    return None


def _mark(word: Word) -> str:
    """SCONJ for a word that the parse uses as a subordinator, whatever its part of speech."""
    return "SCONJ" if word.dep == "mark" else ""


def _finite_head(sentence: Sentence, start: int) -> int | None:
    """The topmost verb of the clause that begins at a word."""
    words = sentence.words
    for k in range(start, len(words)):
        if finite(words[k]) or words[k].pos == "VERB":
            return words[k].head if words[k].pos == "AUX" and words[k].head > k else k
    return None


def find_documents(part: Part, at: int) -> None:
    """Add a draft for "Dans un communiqué, X ..." where nothing else in the sentence reports what it says."""
    sentence, lexicon = part.sentences[at], part.lexicons[at]
    documents = lexicon.documents
    named = [word for word in sentence.words[:6] if word.lemma in documents and word.pos == "NOUN"]
    if not named or any(d.sentence == at for d in part.drafts):
        return
    for word in named:
        case = next((c for c in sentence.children(word.i, "case") if c.lower in ("dans", "in")), None)
        if case is None or case.i > 1:
            continue
        root = sentence.words[sentence.root]
        subject = next((c for c in sentence.children(root.i, "nsubj") if c.pos in ("NOUN", "PROPN", "PRON")), None)
        if subject is None or subject.i < word.i or subject.i > root.i or part.quoted(root.start):
            return
        first = min([root.i, *(c.i for c in sentence.children(root.i, "aux", "cop", "expl") if c.i > subject.i)])
        start, end = part.trimmed(sentence.words[first].start, sentence.words[-1].end)
        start, end = without_full_stop(part, start, end)
        kind, pieces = kind_of(part, start, end)
        cue, entry = (case.start, word.end), documents[word.lemma][0]
        part.drafts.append(Draft(kind, pieces, at, entry, "quote", cue, None, (at, subject.i), confidence=0.5))
        return
