"""Statements sentence by sentence, in the form that `depeche predict sentences` writes."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.language.parsed import Sentence
from depeche.model import Span, Statement
from depeche.statements.draft import REPORTED

MIN_CHARACTERS = 2


def by_sentence(
    statements: Sequence[Statement], sentences: Sequence[Sentence], at_least: float = REPORTED
) -> dict[int, list[dict[str, str | None]]]:
    """For each sentence (by its index) the statements in it, as `score.py sentences` reads them.

    A quotation over several sentences gives one direct statement a sentence. at_least: the confidence from which a
    statement is given; below REPORTED are those that report no words (column `uncounted` of the cue lexicon: an
    intention, a stance, "dénonce les arrestations"), which the conventions of the gold leave out. Each item has kind,
    speaker (the words), speaker_name, speaker_country, content and cue.
    """
    found: dict[int, list[dict[str, str | None]]] = {}
    for statement in statements:
        if statement.confidence < at_least:
            continue
        home = _sentence_of(statement.cue or statement.content[0], sentences)
        pieces: dict[int, list[str]] = {}
        for span in statement.content:
            for sentence in sentences:
                if sentence.part != span.part or sentence.start >= span.end or sentence.end <= span.start:
                    continue
                text = _cut(sentence, max(span.start, sentence.start), min(span.end, sentence.end))
                if len(text) >= MIN_CHARACTERS:
                    pieces.setdefault(sentence.index, []).append(text)
        for index, texts in pieces.items():
            first = statement.speaker[0] if statement.speaker else None
            name = None if first is None or first.name == "unknown" else ", ".join(a.name for a in statement.speaker)
            found.setdefault(index, []).append(
                {
                    "kind": statement.kind,
                    "speaker": statement.speaker_span.text if statement.speaker_span else name,
                    "speaker_name": name,
                    "speaker_country": first.country if first is not None else None,
                    "content": " ".join(texts),
                    "cue": statement.cue.text if statement.cue and index == home else "",
                }
            )
    return found


def _cut(sentence: Sentence, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start].strip(' \u00a0\u202f«»“”"') or ""


def _sentence_of(span: Span, sentences: Sequence[Sentence]) -> int | None:
    return next((s.index for s in sentences if s.part == span.part and s.start <= span.start < s.end), None)
