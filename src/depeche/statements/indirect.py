"""Indirect and mixed speech: what the cue verbs of a sentence report without being a plain quotation's cue."""

from __future__ import annotations

from depeche.language.parsed import Sentence
from depeche.statements.draft import STANCE, Draft, Part, kind_of
from depeche.statements.hits import Hit
from depeche.statements.reported import find_content
from depeche.statements.subjects import finite

_GENERIC = frozenset("on tout quiconque nul personne everyone everybody one nobody people".split())
_FIRST_OR_SECOND = frozenset("je j' nous tu vous i we you me -je -nous -vous".split())
_WEAK_WITHIN = frozenset("object as de-noun à-noun sur-noun pour-noun contre-noun for-noun of-noun".split())
"""Frames that, within what somebody else is reported to have said, tell of a deed rather than of words."""


def find_reported(part: Part, at: int) -> None:
    """Add drafts for the cue verbs of one sentence that report something by their frames, or as an inserted clause."""
    sentence = part.sentences[at]
    for hit in part.hits[at]:
        if (at, hit.verb) in part.used or hit.negated:
            continue
        verb = sentence.words[hit.verb]
        if _generic(sentence, hit) or (part.quoted(verb.start) and not _quoted_alone(part, sentence, hit)):
            continue
        draft = _by_frame(part, at, hit) or _inserted(part, at, hit)
        if draft is not None:
            part.used.add((at, hit.verb))
            part.drafts.append(draft)


def _quoted_alone(part: Part, sentence: Sentence, hit: Hit) -> bool:
    """Whether the cue itself stands between quotation marks with an adverb at most ("condamne fermement" le coup)."""
    verb = sentence.words[hit.verb]
    around = part.overlapping(verb.start, verb.end)
    return len(around) == 1 and len(part.text[around[0].inner_start : around[0].inner_end].split()) <= 3


def _generic(sentence: Sentence, hit: Hit) -> bool:
    """Whether nobody in particular speaks ("on dit que", "tout le monde s'accorde à dire que")."""
    if hit.subject is None:
        return False
    words = sentence.words
    word = words[hit.subject]
    lower = word.lower.lstrip("-").removeprefix("t-")
    if lower in _GENERIC or lower in _FIRST_OR_SECOND:
        return True
    return lower == "monde" and any(words[c].lower == "tout" for c in word.children)


def _by_frame(part: Part, at: int, hit: Hit) -> Draft | None:
    sentence = part.sentences[at]
    words = sentence.words
    for entry in hit.cues:
        found = find_content(sentence, hit, entry)
        if found is None:
            continue
        frame, first, last = found
        if (frame == "object" or frame.endswith("-noun")) and words[hit.verb].dep == "acl":
            continue
        if frame == "object" and hit.inverted and hit.subject is not None and first <= hit.subject <= last:
            continue
        last = _before_next_cue(part, at, hit, first, last)
        start, end = part.trimmed(words[first].start, words[last].end)
        start, end = _before_colon(part, start, end)
        if end - start < 3:
            continue
        kind, pieces = kind_of(part, start, end)
        if kind == "direct":
            _mark_used(part, pieces)
        elif part.quoted(words[hit.verb].start):
            kind = "mixed"
        speaker = None if hit.subject is None else (at, hit.subject)
        cue = (words[hit.first].start, words[hit.last].end)
        confidence = 0.9 if frame in ("that", "inf") else 0.75
        if kind == "indirect" and frame in _WEAK_WITHIN | entry.uncounted and part.covered(start, end) > 0.9:
            confidence = STANCE
        return Draft(kind, pieces, at, entry, frame, cue, hit.verb, speaker, confidence=confidence)
    return None


def _mark_used(part: Part, pieces: list[tuple[int, int]]) -> None:
    for index, quotation in enumerate(part.quotations):
        if quotation.pieces[0] == pieces[0]:
            part.used.add((-1, index))


def _before_next_cue(part: Part, at: int, hit: Hit, first: int, last: int) -> int:
    """A content ends before "et a déclaré que": what the same speaker says next is no part of it."""
    words = part.sentences[at].words
    for other in part.hits[at]:
        if not (first < other.first <= last) or other.inverted:
            continue
        k = other.first - 1
        while k > first and words[k].lower in (
            "qui",
            "qu'",
            "que",
            "il",
            "elle",
            "ils",
            "elles",
            "he",
            "she",
            "it",
            "they",
        ):
            k -= 1
        relative = words[other.verb].dep.startswith("acl:relcl") and k < other.first - 1
        same = words[k].pos == "CCONJ" and k == other.first - 1
        if same and not relative:
            other.subject = hit.subject
        if (same or relative) and k > first:
            end = k if relative else k - 1
            while end > first and words[end].text in (",", ";"):
                end -= 1
            return min(last, end)
        if words[k].pos == "CCONJ" and other.subject is not None and words[other.verb].head == hit.verb:
            subtree = part.sentences[at].subtree(other.subject)
            k = min(k, subtree[0] - 1) if subtree[0] > first else k
            return min(last, max(first, k - 1))
    return last


def _before_colon(part: Part, start: int, end: int) -> tuple[int, int]:
    """A reported clause ends where a colon opens a quotation ("Il dit avoir passé dix ans en prison : « ... »")."""
    for quotation in part.overlapping(start, end):
        before = part.text[start : quotation.start].rstrip(" \u00a0\u202f")
        if before.endswith(":"):
            return part.trimmed(start, start + len(before) - 1)
    return start, end


def _inserted(part: Part, at: int, hit: Hit) -> Draft | None:
    """..., a déclaré X; ..., the minister said: a whole sentence reported by an inserted cue."""
    sentence = part.sentences[at]
    words = sentence.words
    entry = next((c for c in hit.cues if "quote" in c.frames), None)
    if entry is None:
        return None
    begin = hit.first
    if not hit.inverted:
        if sentence.language != "en" or hit.subject is None or hit.subject > hit.verb:
            return None
        subtree = [k for k in sentence.subtree(hit.subject) if k < hit.first]
        begin = min(subtree, default=hit.first)
        while begin < hit.subject and words[begin].pos == "PUNCT":
            begin += 1
    if begin == 0 or words[begin - 1].text != ",":
        return None
    stop = hit.last if hit.subject is None or not hit.inverted else max(hit.last, hit.subject)
    while stop + 1 < len(words) and words[stop + 1].text not in (",", ".", ";", "!", "?", "…"):
        stop += 1
    behind = words[stop + 2 :] if stop + 1 < len(words) and words[stop + 1].text == "," else []
    if not hit.inverted and len(behind) > 1 and not any(finite(w) for w in behind):
        stop = len(words) - 1
    if not any(finite(w) or (w.pos == "VERB" and sentence.language == "fr") for w in words[:begin]):
        return None
    pieces = [part.trimmed(words[0].start, words[begin - 1].start)]
    if any(finite(w) for w in behind) and _goes_on(sentence, begin, stop + 2):
        after = part.trimmed(words[stop + 2].start, words[-1].end)
        pieces.append((after[0], after[1] - 1 if part.text[after[1] - 1] in ".!?…" else after[1]))
    start, end = pieces[0]
    if end - start < 12 and len(pieces) == 1:
        return None
    if len(pieces) == 1:
        kind, pieces = kind_of(part, start, end)
    else:
        kind = "mixed" if any(part.overlapping(*p) for p in pieces) else "indirect"
    speaker = None if hit.subject is None else (at, hit.subject)
    cue = (words[hit.first].start, words[hit.last].end)
    return Draft(kind, pieces, at, entry, "quote", cue, hit.verb, speaker, confidence=0.8)


def _goes_on(sentence: Sentence, begin: int, after: int) -> bool:
    """Whether the reported sentence goes on behind the inserted cue: its verb or a complement is still to come."""
    words = sentence.words
    if not any(finite(w) for w in words[:begin]):
        return True
    return words[after].pos not in ("PRON", "DET") or words[after].lower in ("qui", "que", "qu'")
