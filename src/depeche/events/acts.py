"""Acts of speech that PLOVER codes: a statement that accuses, demands, pledges or threatens is an event of its speaker.

Only where the calculus found no event of that type in the words of the statement or of its cue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from depeche.events.coder import SentenceEvent, sentence_coder
from depeche.events.match import Match
from depeche.language.parsed import Sentence
from depeche.model import Actor, Span, Statement

TYPES = {
    "accuse": ("ACCUSE", "allege"),
    "condemn": ("ACCUSE", "disapprove"),
    "demand": ("REQUEST", None),
    "threaten": ("THREATEN", None),
    "pledge": ("AGREE", None),
    "deny": ("REJECT", None),
}
"""Acts of statements and the PLOVER type and mode of the event that they are (codebook: verbal categories)."""
CONFIDENCE = 0.6
JUDGING = frozenset(("say", "describe", "announce", "add", "warn", "denounce"))


def events_of_acts(
    statements: Sequence[Statement], sentences: Sequence[Sentence], coded: Sequence[Sequence[SentenceEvent]]
) -> Iterator[tuple[int, str, str | None, tuple[int, ...], Statement, tuple[Actor, ...]]]:
    """For each act that is an event: sentence, type, mode, trigger words, the statement, and the recipients."""
    for statement in statements:
        if not statement.speaker or not any(a.country for a in statement.speaker) or not statement.content:
            continue
        k = _sentence_of(statement.content[0], sentences)
        if k is None:
            continue
        found = TYPES.get(statement.act)
        words: tuple[int, ...] = ()
        if found is None and statement.act in JUDGING:
            words = _judgement(statement, sentences[k])
            if words:
                found = ("ACCUSE", "disapprove")
        if found is None or any(e.type == found[0] for e in coded[k]):
            continue
        words = words or _cue(statement, sentences[k]) or _first(statement.content[0], sentences[k])
        if words and not any(e.head in words or set(e.words) & set(words) for e in coded[k]):
            yield k, found[0], found[1], words, statement, _others(statement)


def _sentence_of(span: Span, sentences: Sequence[Sentence]) -> int | None:
    part, start = span.part, span.start
    for k, sentence in enumerate(sentences):
        if sentence.start <= start < sentence.end and sentence.part == part:
            return k
    return None


def _inside(span: Span, sentence: Sentence) -> tuple[int, ...]:
    start, end = span.start, span.end
    return tuple([w.i for w in sentence.words if start <= w.start < end])


def _cue(statement: Statement, sentence: Sentence) -> tuple[int, ...]:
    if statement.cue is None or statement.cue.part != sentence.part:
        return ()
    return _inside(statement.cue, sentence)


def _first(span: Span, sentence: Sentence) -> tuple[int, ...]:
    return _inside(span, sentence)[:1]


def _judgement(statement: Statement, sentence: Sentence) -> tuple[int, ...]:
    """The word of blame that the content says of somebody else ("la façon dont ... nous traite est injuste")."""
    others = bool(_others(statement))
    if not others and sentence.language != "fr":
        return ()
    matcher = sentence_coder(sentence.language).matcher
    matches: dict[int, list[Match]] | None = None
    for span in statement.content:
        for i in _inside(span, sentence):
            if not _is_predicate(sentence, i) or not (others or _is_called(sentence, i)):
                continue
            if not matcher.may_tell(sentence, i, "BLAME"):
                continue
            matches = matcher.find(sentence) if matches is None else matches
            if any(m.entry.deed == "BLAME" for m in matches.get(i, ())):
                return (i,)
    return ()


def _is_predicate(sentence: Sentence, i: int) -> bool:
    """Whether a word is what is said of something, and not denied of it."""
    word = sentence.words[i]
    below = [sentence.words[j] for j in word.children]
    said = word.dep in ("xcomp", "ccomp", "root", "ROOT") or any(w.dep == "cop" for w in below)
    return said and not any(w.lower in ("pas", "not", "n't") for w in below)


def _is_called(sentence: Sentence, i: int) -> bool:
    """Whether a noun says what something is that was told before ("C'est une mascarade")."""
    below = [sentence.words[j] for j in sentence.words[i].children]
    called = any(w.dep == "cop" for w in below) and any(w.lower in ("c'", "ce") for w in below)
    return sentence.words[i].pos == "NOUN" and called


def _others(statement: Statement) -> tuple[Actor, ...]:
    """The actors spoken of who are not the speaker and not of his side only by name."""
    names = {a.name for a in statement.speaker}
    return tuple(a for a in statement.about if a.name not in names and a.country)[:1]
