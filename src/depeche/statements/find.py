"""Every statement of an article: the finders in their order, then speakers, acts and what the record keeps of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.language.parsed import Sentence
from depeche.model import Actor, Article, Mention, Span, Statement
from depeche.statements.acts import act_of, shows_in_content, words_within
from depeche.statements.direct import attach_quotations, attach_uncued
from depeche.statements.draft import Draft, Part
from depeche.statements.indirect import find_reported
from depeche.statements.nouns import find_documents, find_nouns
from depeche.statements.parties import addressee_of, complete, own_country, spoken_of
from depeche.statements.sources import find_sources
from depeche.statements.speakers import Speakers, Voice

UNKNOWN = Actor("unknown")


def find_statements(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]]
) -> list[Statement]:
    """The statements of an article's title and body, in the order of the text; never of its comments.

    sentences: those of the title (part "title") and of the body, in order, as `parse` gives them. mentions: for each
    sentence the mentions in it, by `Sentence.index`. Ids are the article's id, ":s" and a number. `events` is left
    empty; `depeche.statements.link` fills it.
    """
    found: list[Statement] = []
    for name, text in (("title", article.title), ("body", article.text)):
        own = [s for s in sentences if s.part == name]
        if not own:
            continue
        paragraphs = [(0, len(text))] if name == "title" else [(p.start, p.end) for p in article.paragraphs]
        part = Part(name, text, own, paragraphs)
        drafts = _drafts(part)
        speakers = Speakers(own, mentions, name, part.quoted)
        made: list[Statement] = []
        for draft in drafts:
            statement = _statement(part, draft, speakers, mentions, made)
            if statement is not None:
                made.append(statement)
        found += sorted(made, key=lambda s: (s.content[0].start, -s.content[-1].end))
    return [replace(s, id=f"{article.id}:s{n}") for n, s in enumerate(found, 1)]


def _drafts(part: Part) -> list[Draft]:
    attach_quotations(part)
    for at in range(len(part.sentences)):
        if part.hits[at]:
            find_reported(part, at)
        find_nouns(part, at)
        find_sources(part, at)
        find_documents(part, at)
    attach_uncued(part)
    for draft in part.drafts:
        draft.pieces = [p for p in (part.trimmed(*piece) for piece in draft.pieces) if p[0] < p[1]]
    part.drafts = [d for d in part.drafts if d.pieces]
    part.drafts.sort(key=_told)
    return [d for k, d in enumerate(part.drafts) if not _repeats(d, part.drafts[max(0, k - 6) : k])]


def _told(draft: Draft) -> tuple[int, int]:
    """Where a reader meets the speaker: at the cue, or at the words where there is none."""
    return (draft.sentence, draft.cue[0] if draft.cue else draft.start)


def _repeats(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether one of the drafts shortly before holds the same words."""
    return any(e.pieces == draft.pieces for e in earlier)


def _statement(
    part: Part,
    draft: Draft,
    speakers: Speakers,
    mentions: Sequence[Sequence[Mention]],
    earlier: Sequence[Statement],
) -> Statement | None:
    named = draft.speaker
    voice = speakers.carried(draft.sentence) if named is None else speakers.name(*named)
    actors = voice.actors if voice is not None and voice.actors else (UNKNOWN,)
    span = voice.span if voice is not None and draft.speaker is not None else None
    if voice is not None:
        speakers.remember(Voice(voice.actors, voice.span, voice.gender, voice.plural, draft.sentence))
    content = tuple(Span(s, e, part.text[s:e], part.name) for s, e in draft.pieces if e > s)
    if not content:
        return None
    sentence = part.sentences[draft.sentence]
    act = draft.entry.act if draft.entry else "say"
    if shows_in_content(act):
        words = [
            w
            for s, e in draft.pieces
            for at in _sentences_within(part, s, e)
            for w in words_within(part.sentences[at], s, e)
        ]
        own = own_country(part, draft, mentions, actors)
        act = act_of(act, part.lexicons[draft.sentence], words, draft.kind == "direct", own)
    statement = Statement(
        id="",
        kind=draft.kind,
        act=act,
        speaker=actors,
        content=content,
        speaker_span=span,
        cue=None if draft.cue is None else Span(*draft.cue, part.text[slice(*draft.cue)], part.name),
        sentence=sentence.text,
        addressee=addressee_of(part, draft, mentions),
        about=spoken_of(part, draft, mentions, actors),
        confidence=draft.confidence,
    )
    return complete(statement, part, draft, mentions, earlier)


def _sentences_within(part: Part, start: int, end: int) -> list[int]:
    first = part.sentence_at(start) or 0
    found = []
    while first < len(part.sentences) and part.sentences[first].start < end:
        found.append(first)
        first += 1
    return found
