"""Direct speech: which cue, if any, belongs to which quotation."""

from __future__ import annotations

from depeche.language.parsed import Sentence, Word
from depeche.statements.cues import Cue
from depeche.statements.draft import Draft, Part
from depeche.statements.hits import Hit
from depeche.statements.quotations import Quotation
from depeche.statements.sources import match_preposition, source_head
from depeche.statements.subjects import TIME, finite, nominal_head, noun_after, subject_of

_ENDS = frozenset(",!?….;:")
_CLOSERS = "»”\"’'›"
MIN_WORDS = 4
"""A quotation without any cue must have so many words, and be a whole sentence, to be taken for speech."""


def attach_quotations(part: Part) -> None:
    """Make drafts of the quotations that a cue introduces, interrupts or follows."""
    for index, quotation in enumerate(part.quotations):
        draft = _interrupted(part, quotation) or _followed(part, quotation) or _introduced(part, quotation)
        if draft is None:
            continue
        part.used.add((-1, index))
        part.drafts.append(draft)
        _join_next(part, index, draft)


def _join_next(part: Part, index: int, draft: Draft) -> None:
    """« ... », dit X, « ... »: the piece behind the cue belongs to the same statement."""
    if index + 1 >= len(part.quotations) or draft.cue is None or draft.cue[0] < part.quotations[index].end:
        return
    following = part.quotations[index + 1]
    between = part.text[draft.cue[1] : following.start]
    if len(between) < 120 and between.rstrip().endswith(",") and "." not in between.replace("M.", ""):
        draft.pieces.extend(following.pieces)


def word_count(text: str) -> int:
    return len(text.split())


def _interrupted(part: Part, quotation: Quotation) -> Draft | None:
    """« Nous irons, a dit X, jusqu'au bout »: the cue stands within the marks."""
    at = part.sentence_at(quotation.start)
    while at is not None and at < len(part.sentences) and part.sentences[at].start < quotation.end:
        sentence = part.sentences[at]
        for hit in part.hits[at]:
            words = sentence.words
            verb = words[hit.verb]
            if not (quotation.inner_start < verb.start < quotation.inner_end) or not hit.inverted:
                continue
            if hit.first == 0 or words[hit.first - 1].text != "," or hit.subject is None:
                continue
            stop = _incise_end(sentence, hit)
            closing = words[stop + 1].text if stop + 1 < len(words) else "."
            if closing not in (",", ".", ";") and closing not in _CLOSERS and words[stop].end < quotation.inner_end:
                continue
            if words[hit.subject].lower in ("je", "nous", "-je", "-nous", "-t-on", "on", "-on"):
                continue
            entry = next((c for c in hit.cues if "quote" in c.frames), None)
            if entry is None:
                continue
            pieces = []
            for start, end in quotation.pieces:
                if start <= verb.start < end:
                    pieces += [part.trimmed(start, words[hit.first].start), part.trimmed(words[stop].end, end)]
                else:
                    pieces.append((start, end))
            pieces = [p for p in pieces if p[1] - p[0] > 1]
            if not pieces:
                continue
            part.used.add((at, hit.verb))
            return _draft("direct", pieces, at, hit, sentence, "quote", 0.85)
        at += 1
    return None


def _incise_end(sentence: Sentence, hit: Hit) -> int:
    """Last word of an inserted cue with its subject: up to the next comma, mark or full stop."""
    words = sentence.words
    k = max(hit.last, hit.subject or 0)
    while k + 1 < len(words) and words[k + 1].text not in (",", ".", ";", ":", "!", "?", "»", '"', "”", "…", "«", "“"):
        k += 1
    return k


def _draft(
    kind: str, pieces: list[tuple[int, int]], at: int, hit: Hit, sentence: Sentence, frame: str, confidence: float
) -> Draft:
    words = sentence.words
    entry = next((c for c in hit.cues if frame in c.frames), hit.cues[0])
    return Draft(
        kind,
        pieces,
        at,
        entry,
        frame,
        (words[hit.first].start, words[hit.last].end),
        hit.verb,
        None if hit.subject is None else (at, hit.subject),
        confidence=confidence,
    )


def _followed(part: Part, quotation: Quotation) -> Draft | None:
    """« ... », a dit X; "...," X said; « ... », selon X."""
    at = part.sentence_at(quotation.end - 1)
    if at is None:
        return None
    for step in (0, 1):
        k = at + step
        if k >= len(part.sentences):
            return None
        sentence = part.sentences[k]
        first = next((w.i for w in sentence.words if w.start >= quotation.end and w.pos != "PUNCT"), None)
        if first is None:
            continue
        if step and part.text[quotation.end : sentence.words[first].start].strip(" ,.\n\u00a0" + _CLOSERS):
            return None
        if step and not sentence.words[first].text[:1].islower():
            return None
        return _cue_behind(part, quotation, k, first)
    return None


def _cue_behind(part: Part, quotation: Quotation, at: int, first: int) -> Draft | None:
    sentence = part.sentences[at]
    words = sentence.words
    last_char = part.text[quotation.inner_end - 1]
    gap = part.text[quotation.end : words[first].start]
    pause = last_char in _ENDS or any(c in _ENDS for c in gap)
    found = match_preposition(sentence, first, part.lexicons[at])
    if found is not None and (pause or word_count(part.text[quotation.inner_start : quotation.inner_end]) >= MIN_WORDS):
        last = found[1]
        head = source_head(sentence, last)
        if head is not None:
            part.used.add((at, first))
            cue = (words[first].start, words[last].end)
            return Draft(
                "direct", list(quotation.pieces), at, found[0], "quote", cue, None, (at, head), confidence=0.85
            )
    entry: Cue | None
    for hit in part.hits[at]:
        if hit.verb < first or (at, hit.verb) in part.used:
            continue
        begin = min(hit.first, _phrase_start(sentence, hit))
        if begin - first > 2 or any(words[k].pos not in ("ADV", "PUNCT") for k in range(first, begin)):
            return None
        entry = next((c for c in hit.cues if "quote" in c.frames), None)
        if entry is None:
            return None
        clitic = hit.inverted and hit.subject is not None and hit.subject <= hit.last
        if not (hit.inverted or sentence.language == "en" or _plain_order(sentence, hit)) or not (pause or clitic):
            return None
        if hit.last + 1 < len(words) and words[hit.last + 1].lower in ("que", "qu'", "that"):
            return None
        part.used.add((at, hit.verb))
        return _draft("direct", list(quotation.pieces), at, hit, sentence, "quote", 0.95)
    introduced = [w for w in sentence.words if w.end <= quotation.start]
    if pause and sentence.language == "fr" and not any(finite(w) for w in introduced):
        return _unlisted(part, quotation, at, first)
    return None


def _plain_order(sentence: Sentence, hit: Hit) -> bool:
    """« ... », il a dit. A pronoun before the verb and nothing reported behind it."""
    words = sentence.words
    if hit.subject is None or hit.subject >= hit.verb or words[hit.subject].pos != "PRON":
        return False
    return (
        hit.last + 1 >= len(words) or words[hit.last + 1].text in (".", ",", "!", "?", "…") or hit.last + 4 > len(words)
    )


def _unlisted(part: Part, quotation: Quotation, at: int, first: int) -> Draft | None:
    """« ... », tranche un diplomate; « ... », peut-on lire dans un communiqué de X: any verb whose subject follows it
    reports the quotation before it."""
    sentence = part.sentences[at]
    words = sentence.words
    verb = next((k for k in range(first, min(first + 5, len(words))) if words[k].pos == "VERB"), None)
    if verb is None or any(words[k].pos not in ("AUX", "PRON", "ADV", "VERB") for k in range(first, verb)):
        return None
    impersonal = any(w.lower.lstrip("-").removeprefix("t-") == "on" for w in words[first : verb + 2])
    last = verb
    subject: int | None
    if impersonal:
        verb = last = next((k for k in range(verb + 1, min(verb + 4, len(words))) if words[k].pos == "VERB"), verb)
        subject = next(
            (w.i for w in words[last + 1 : last + 6] if w.pos in ("NOUN", "PROPN") and w.lower not in TIME), None
        )
    else:
        if verb + 1 < len(words) and words[verb + 1].text.startswith("-"):
            last = verb + 1
            subject = last
        else:
            subject = noun_after(sentence, verb)
            near = subject is not None and subject <= verb + 6
            subject = subject if near and words[verb + 1].pos in ("DET", "PROPN", "NOUN", "ADJ") else None
    if subject is None:
        return None
    cue = (words[first].start, words[last].end)
    return Draft("direct", list(quotation.pieces), at, None, "quote", cue, verb, (at, subject), confidence=0.7)


def _phrase_start(sentence: Sentence, hit: Hit) -> int:
    """First word of the subject where it stands before the verb (English: "..." the minister said)."""
    if hit.subject is None or hit.subject > hit.verb:
        return hit.first
    start = hit.subject
    for k in sentence.subtree(hit.subject):
        if k < start and sentence.words[k].pos != "PUNCT":
            start = min(start, k)
    return start


def _introduced(part: Part, quotation: Quotation) -> Draft | None:
    """X a dit : « ... »; X a souligné « ... »."""
    at = part.sentence_at(quotation.start)
    if at is None:
        return None
    before = part.text[: quotation.start].rstrip(" \u00a0\u202f\n")
    colon = before.endswith(":")
    sentence = part.sentences[at]
    preceding = [w for w in sentence.words if w.end <= quotation.start and w.text not in (":", ",")]
    if not preceding and colon and at:  # the colon ended a sentence of its own
        at -= 1
        sentence = part.sentences[at]
        preceding = [w for w in sentence.words if w.text not in (":", ",")]
    if not preceding:
        return None
    candidates = [h for h in part.hits[at] if h.verb <= preceding[-1].i and (at, h.verb) not in part.used]
    candidates = [h for h in candidates if not part.quoted(sentence.words[h.verb].start)]
    if colon:
        return _announced(part, quotation, at, candidates)
    for hit in reversed(candidates):
        entry = next((c for c in hit.cues if "quote" in c.frames), None)
        gap = [w for w in preceding if w.i > hit.last and w.pos != "ADV" and w.i != hit.subject]
        if hit.inverted and hit.subject is not None:
            gap = [w for w in gap if w.i not in set(sentence.subtree(hit.subject))]
        if entry is None or gap or hit.negated or not _whole(part, quotation, sentence):
            return None
        part.used.add((at, hit.verb))
        return _draft("direct", list(quotation.pieces), at, hit, sentence, "quote", 0.9)
    return None


def _whole(part: Part, quotation: Quotation, sentence: Sentence) -> bool:
    """Whether what a cue governs ends with the quotation: punctuation, an adjunct behind a comma, "et" or nothing."""
    following = next((w for w in sentence.words if w.start >= quotation.end), None)
    if following is None or following.text in (",", ".", ";", ")", "!", "?", "…") or following.pos == "CCONJ":
        return True
    return following.lower in TIME or following.lower in ("lors", "dans")


def _announced(part: Part, quotation: Quotation, at: int, candidates: list[Hit]) -> Draft | None:
    sentence = part.sentences[at]
    for hit in reversed(candidates):
        part.used.add((at, hit.verb))
        frame = "quote" if any("quote" in c.frames for c in hit.cues) else ""
        return _draft("direct", list(quotation.pieces), at, hit, sentence, frame or "quote", 0.9)
    words = [w for w in sentence.words if w.end <= quotation.start and w.text != ":"]
    names = [w for w in words if w.pos in ("PROPN", "NOUN")]
    if part.name == "body" and names and len(words) <= 8 and words[0].pos in ("DET", "PROPN", "NOUN"):
        whole = part.text[quotation.inner_end - 1] in ".!?…" or quotation.end >= sentence.end - 1
        if whole and not any(finite(w) or w.pos == "VERB" for w in words):
            where = (at, nominal_head(sentence, names[0].i))
            return Draft("direct", list(quotation.pieces), at, None, "quote", None, None, where, confidence=0.6)
    if names and not any(finite(w) for w in words):
        for first, last, kind in sentence.entities:
            if kind == "person" and sentence.words[last].end <= quotation.start:
                where = (at, first)
                return Draft("direct", list(quotation.pieces), at, None, "quote", None, None, where, confidence=0.6)
    root = sentence.words[sentence.root]
    spoken = any(finite(w) for w in _words_of(part, quotation)) and len(_words_of(part, quotation)) >= MIN_WORDS
    if spoken and any(finite(w) for w in words) and root.end <= quotation.start and part.name == "body":
        subject = subject_of(sentence, root.i)
        if subject is not None and sentence.words[subject].pos in ("NOUN", "PROPN", "PRON"):
            return Draft(
                "direct", list(quotation.pieces), at, None, "quote", None, None, (at, subject), confidence=0.55
            )
    for k, word in enumerate(words):
        found = match_preposition(sentence, k, part.lexicons[at])
        if found is not None and word.i == k:
            head_word = source_head(sentence, found[1])
            if head_word is not None and not any(finite(w) for w in words):
                cue = (word.start, sentence.words[found[1]].end)
                return Draft("direct", list(quotation.pieces), at, found[0], "quote", cue, None, (at, head_word))
    return None


def _words_of(part: Part, quotation: Quotation) -> list[Word]:
    """The words of a quotation, those of its first two sentences at most."""
    at = part.sentence_at(quotation.inner_start)
    if at is None:
        return []
    found = [w for s in part.sentences[at : at + 2] for w in s.words]
    return [w for w in found if quotation.inner_start <= w.start < quotation.inner_end and w.pos != "PUNCT"]


def attach_uncued(part: Part) -> None:
    """Quotations that are whole sentences and that no cue introduces: somebody goes on speaking."""
    for index, quotation in enumerate(part.quotations):
        if (-1, index) in part.used:
            continue
        start, end = quotation.inner_start, quotation.inner_end
        if any(s < end and e > start for d in part.drafts for s, e in d.pieces):
            continue
        if word_count(part.text[start:end]) < MIN_WORDS:
            continue
        at = part.sentence_at(quotation.start)
        if at is None:
            continue
        sentence = part.sentences[at]
        opening = part.text[sentence.start : quotation.start].strip(" \n-–—•*\u00a0")
        behind = part.text[quotation.end : quotation.end + 40].lstrip(" \u00a0")
        ended = part.text[end - 1] in ".!?…" or not behind or behind[0] in ".!?…\n:"
        if opening or not ended or part.name == "title":
            continue
        if not any(finite(w) for w in sentence.words if start <= w.start < end):
            continue
        part.used.add((-1, index))
        part.drafts.append(Draft("direct", list(quotation.pieces), at, confidence=0.6))
