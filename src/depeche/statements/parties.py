"""Whom a statement is addressed to and about; who owes what to whom by a pledge; who had claimed what is denied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention, Statement
from depeche.statements.acts import condition_of, deadline_of
from depeche.statements.cues import load_acts
from depeche.statements.draft import Draft, Part
from depeche.statements.speakers import mention_at

_TO = frozenset("à au aux to auprès devant".split())
_FOR = frozenset("à au aux to pour for envers".split())
_SPOKEN_TO = frozenset("demand invite thank congratulate warn apologise condole propose pledge ask".split())
_CLAIMS = frozenset(
    "accusation allégation affirmation propos claim allegation rumeur information report charge".split()
)


def _unique(actors: Sequence[Actor], without: Sequence[Actor] = ()) -> tuple[Actor, ...]:
    names = {a.name for a in without}
    found: dict[str, Actor] = {}
    for actor in actors:
        if actor.name not in names:
            found.setdefault(actor.name, actor)
    return tuple(found.values())


def _mentions_of(sentence: Sentence, mentions: Sequence[Sequence[Mention]]) -> Sequence[Mention]:
    return mentions[sentence.index] if sentence.index < len(mentions) else ()


def addressee_of(part: Part, draft: Draft, mentions: Sequence[Sequence[Mention]]) -> tuple[Actor, ...]:
    """The actors that the speaker speaks to, where a dative (or the object of a demand, an invitation) names them."""
    if draft.verb is None:
        return ()
    sentence = part.sentences[draft.sentence]
    near = _mentions_of(sentence, mentions)
    act = draft.entry.act if draft.entry else "say"
    found: list[Actor] = []
    for child in sentence.children(draft.verb, "obl", "obj", "iobj"):
        if any(s <= child.start < e for s, e in draft.pieces):
            continue
        cases = {c.lower for c in sentence.children(child.i, "case")}
        dative = bool(cases & _TO) or child.dep.startswith("iobj")
        if not dative and not (child.dep == "obj" and act in _SPOKEN_TO and draft.frame != "object"):
            continue
        mention = mention_at(near, child.i)
        if mention is not None:
            found.extend(mention.actors)
    return _unique(found)


def spoken_of(
    part: Part, draft: Draft, mentions: Sequence[Sequence[Mention]], speaker: Sequence[Actor]
) -> tuple[Actor, ...]:
    """The actors that the content names, and those whom an accusation is against."""
    found: list[Actor] = []
    for start, end in draft.pieces:
        at = part.sentence_at(start) or 0
        while at < len(part.sentences) and part.sentences[at].start < end:
            for mention in _mentions_of(part.sentences[at], mentions):
                if start <= mention.span.start < end and mention.span.part == part.name:
                    found.extend(mention.actors)
            at += 1
    if (
        draft.verb is not None
        and draft.entry is not None
        and draft.entry.act in ("accuse", "condemn", "threaten", "praise")
    ):
        sentence = part.sentences[draft.sentence]
        for child in sentence.children(draft.verb, "obj", "iobj", "obl"):
            near = mention_at(_mentions_of(sentence, mentions), child.i)
            if near is not None:
                found.extend(near.actors)
    return _unique(found, speaker)


def own_country(
    part: Part, draft: Draft, mentions: Sequence[Sequence[Mention]], speaker: Sequence[Actor]
) -> frozenset[int]:
    """Offsets of the words in the content that name the speaker's own country or government."""
    countries = {a.country for a in speaker if a.country}
    if not countries or draft.kind == "direct":
        return frozenset()
    return frozenset(
        mention.span.start
        for mention in _mentions_of(part.sentences[draft.sentence], mentions)
        if mention.actors and {a.country for a in mention.actors} <= countries
    )


def complete(
    statement: Statement,
    part: Part,
    draft: Draft,
    mentions: Sequence[Sequence[Mention]],
    earlier: Sequence[Statement],
) -> Statement:
    """The statement with what its act asks for: a pledge's parties, deadline and condition; a denial's claimant."""
    act = load_acts()[statement.act]
    language = part.sentences[draft.sentence].language
    if act.owes or act.name in ("demand", "threaten", "propose"):
        text = " ".join(s.text for s in statement.content)
        statement = replace(statement, deadline=deadline_of(text, language), condition=condition_of(text, language))
    if act.owes:
        return replace(statement, owed_by=statement.speaker, owed_to=_beneficiaries(statement, part, draft, mentions))
    if act.name == "deny":
        return replace(statement, claimed_by=_claimants(statement, part, draft, mentions, earlier))
    return statement


def _beneficiaries(
    statement: Statement, part: Part, draft: Draft, mentions: Sequence[Sequence[Mention]]
) -> tuple[Actor, ...]:
    """To whom a pledge is owed: whom the content names behind "à" or "pour", else the addressee."""
    found: list[Actor] = []
    for start, end in draft.pieces:
        at = part.sentence_at(start) or 0
        while at < len(part.sentences) and part.sentences[at].start < end:
            sentence = part.sentences[at]
            for mention in _mentions_of(sentence, mentions):
                if not start <= mention.span.start < end:
                    continue
                if any(c.lower in _FOR for c in sentence.children(mention.head, "case")):
                    found.extend(mention.actors)
            at += 1
    return _unique(found or list(statement.addressee), statement.speaker)


def _claimants(
    statement: Statement,
    part: Part,
    draft: Draft,
    mentions: Sequence[Sequence[Mention]],
    earlier: Sequence[Statement],
) -> tuple[Actor, ...]:
    """Who had claimed what is denied: "les accusations de X", else whoever accused the speaker shortly before."""
    sentence = part.sentences[draft.sentence]
    found: list[Actor] = []
    for word in sentence.words:
        if word.lemma in _CLAIMS:
            for child in sentence.children(word.i, "nmod"):
                mention = mention_at(_mentions_of(sentence, mentions), child.i)
                if mention is not None:
                    found.extend(mention.actors)
    if found:
        return _unique(found, statement.speaker)
    mine = {a.name for a in statement.speaker} | {a.country for a in statement.speaker if a.country}
    for other in reversed(earlier[-4:]):
        accused = {a.name for a in other.about} | {a.country for a in other.about if a.country}
        if other.act == "accuse" and (accused & mine):
            return _unique(other.speaker, statement.speaker)
    return ()
