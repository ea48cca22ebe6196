"""From the events of sentences to the events of an article: sides, date, place, contexts, codes; one event, one
record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from depeche.events.acts import CONFIDENCE, events_of_acts
from depeche.events.adjectives import with_adjectives
from depeche.events.answers import answered
from depeche.events.coder import STATED, SentenceEvent, put_ahead, sentence_coder
from depeche.events.contexts import article_contexts, sentence_contexts
from depeche.events.fighters import settle
from depeche.events.judgement import LEAST_CONFIDENCE, Story, likelihood
from depeche.events.ontology import load_ontology
from depeche.events.past import Past, StoryTime, story_time
from depeche.events.understood import Setting, read_setting
from depeche.events.unnamed import Side, Sides, settled
from depeche.events.when import estimate_published, event_date, find_dates
from depeche.events.where import event_place, find_places
from depeche.language.parsed import Sentence
from depeche.model import Actor, Article, DateRange, Event, Mention, Place, Span, Statement

if TYPE_CHECKING:
    from depeche.events.careful import Look

Judged = tuple[SentenceEvent, Sides]
LEAST_ASSERTED = 0.05
"""Readings that the rules hold asserted less than this are set aside unjudged: bare anchors of time, aims."""
SAID_ABROAD = 0.5
"""The least likelihood of what somebody pledges to, demands of or blames on another country in so many words."""
FIRST_PERSON = frozenset(("je", "j'", "nous", "me", "m'", "moi", "i", "we", "us"))


def published_date(article: Article, sentences: Sequence[Sentence]) -> str | None:
    """The day the article was published, or the latest full date in its text where it does not say; None where
    neither.
    """
    if article.published is not None:
        return article.published.date[:10]
    estimate = estimate_published(article.text, sentences)
    return estimate.end if estimate else None


def with_speakers(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], statements: Sequence[Statement]
) -> list[list[Mention]]:
    """The mentions with those of "je", "nous", "I", "we" added: within quoted words they are the speaker."""
    quoted = [(span, s.speaker) for s in statements if s.kind != "indirect" for span in s.content]
    found = []
    for sentence, row in zip(sentences, mentions, strict=True):
        new = list(row)
        for word in sentence.words if quoted and not FIRST_PERSON.isdisjoint(sentence.vocabulary) else ():
            if word.lower not in FIRST_PERSON or word.pos not in ("PRON", "NOUN", "PROPN"):
                continue
            speaker = next((w for s, w in quoted if s.part == sentence.part and s.start <= word.start < s.end), None)
            if speaker and not any(m.first <= word.i <= m.last for m in row):
                span = Span(word.start, word.end, word.text, sentence.part)
                new.append(Mention(span, sentence.index, word.i, word.i, word.i, tuple(speaker), "speaker"))
        found.append(sorted(new, key=attrgetter("first")))
    return found


def sides(event: SentenceEvent, mentions: Sequence[Mention]) -> Sides:
    """Actors and recipients of a sentence's event with the words that name them (None where they are understood)."""
    actors: Side = [(a, mentions[k].span) for k in event.actors for a in mentions[k].actors]
    recipients: Side = [(a, mentions[k].span) for k in event.recipients for a in mentions[k].actors]
    if not actors and event.implied is not None:
        actors = [(event.implied, None)]
    if not recipients and event.implied_recipient is not None:
        recipients = [(event.implied_recipient, None)]
    return actors, recipients


def code_sentences(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    setting: Setting,
    folders: tuple[str, ...] = (),
) -> list[list[SentenceEvent]]:
    """The readings of each sentence that may be events; `judge` weighs them."""
    coded: list[list[SentenceEvent]] = []
    for sentence, row in zip(sentences, mentions, strict=True):
        if setting.home is None and not row:  # recipes, tides and prices rather than politics
            coded.append([])
            continue
        coder = sentence_coder(sentence.language, folders)
        coded.append([e for e in coder.code(sentence, row, setting) if e.confidence >= LEAST_ASSERTED])
    return coded


def judge(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    coded: Sequence[Sequence[SentenceEvent]],
    statements: Sequence[Statement],
    look: Look | None = None,
) -> list[list[Judged]]:
    """The events of each sentence with their sides, in the order of their words: readings and acts of speech whose
    likelihood, which becomes their confidence, is enough. look: what an encoder sees of the article; it finds more."""
    around = Story(sentences, coded, statements)
    kept: list[list[Judged]] = []
    for sentence, row, some in zip(sentences, mentions, coded, strict=True):
        kept.append(_likely([(one, sides(one, row)) for one in some], sentence, row, around, look))
    for k, told in acts_of(statements, sentences, [[one for one, _ in some] for some in kept]).items():
        more = _likely(told, sentences[k], mentions[k], around, look)
        kept[k] = sorted(kept[k] + more, key=lambda pair: pair[0].head)
    if look is not None:
        for k, some in enumerate(coded):
            read = {one.type for one in some} | {one.type for one, _ in kept[k]}
            unread: list[Judged] = [(one, ([], [])) for one in look.unread(sentences[k], read)]
            kept[k] = sorted(kept[k] + unread, key=lambda pair: pair[0].head)
    return kept


def _likely(
    told: Sequence[Judged], sentence: Sentence, row: Sequence[Mention], around: Story, look: Look | None
) -> list[Judged]:
    found = []
    for one, both in told:
        chance = likelihood(one, both, sentence, row, around)
        if look is not None:
            chance = look.likelihood(one, chance)
        if _across_borders(both) and (one.entry.startswith(STATED) or around.is_act(one, sentence)):
            chance = max(chance, SAID_ABROAD)
        if chance >= LEAST_CONFIDENCE:
            one.confidence = chance
            found.append((one, both))
    return found


def _across_borders(both: Sides) -> bool:
    """Whether the sides are of different countries: what one says so to another is an act between states."""
    one, two = ({a.country for a, _ in side if a.country} for side in both)
    return bool(one and two) and not one & two


def sides_told(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], judged: list[list[Judged]], setting: Setting
) -> list[list[Judged]]:
    """The events of each sentence with the sides that other sentences of the story tell."""
    return answered(settle(sentences, mentions, judged, setting))


def code_events(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[Mention]],
    tables: Any,
    folders: tuple[str, ...] = (),
    statements: Sequence[Statement] = (),
    *,
    published: str | None = None,
    merge: bool = True,
    careful: bool = False,
) -> list[Event]:
    """The events of an article, each once, in the order in which the text first tells them.

    folders: of one's own lexicons, read after those that ship. statements: of the same article; they tell who "we" and
    "I" are in quoted speech. published: the day of publication as `published_date`
    gives it. merge: headline, lead and body that tell one event make one record (else one a sentence). careful: an
    encoder looks at every sentence as well.
    """
    mentions = with_adjectives(sentences, with_speakers(sentences, mentions, statements), tables)
    setting = read_setting(sentences, mentions)
    coded = code_sentences(sentences, mentions, setting, folders)
    look: Look | None = None
    if careful:
        from depeche.events.careful import Look

        look = Look(sentences, mentions, setting, coded)
    judged = judge(sentences, mentions, coded, statements, look)
    ruled = sides_told(sentences, mentions, judged, setting)
    told = [
        [(one, settled(one, both, sentence, setting)) for one, both in some]
        for sentence, some in zip(sentences, ruled, strict=True)
    ]
    if look is not None:
        told = [look.told(some, now) for some, now in zip(ruled, told, strict=True)]
    of_article: tuple[str, ...] | None = None
    time: StoryTime | None = None
    estimated = article.published is None
    events: list[Event] = []
    before: DateRange | None = None
    for sentence, some in zip(sentences, told, strict=True):
        if not some:
            continue
        dates = find_dates(sentence, published, before, estimated=estimated)
        before = dates[-1].range if dates else before
        places = find_places(sentence, tables)
        contexts = sentence_contexts(sentence)
        if not contexts:
            of_article = article_contexts(sentences) if of_article is None else of_article
            contexts = of_article[:1]
        time = time or story_time(None if estimated else published, sentences)
        past = Past(sentence, dates, time)
        for one, both in some:
            where = event_place(sentence, one.head, places)
            name = f"{article.id}:e{len(events) + 1}"
            event = _event(name, one, both, sentence, contexts, dates, published, where, not estimated)
            if one.status == "actual" and past.holds(one.head, one.type):
                own = event.date if event.date and event.date.text else None  # the story's day is not the deed's
                event = replace(event, status="historical", date=own)
            if merge:
                _merge(events, event)
            else:
                events.append(event)
    return events


def acts_of(
    statements: Sequence[Statement], sentences: Sequence[Sentence], coded: Sequence[Sequence[SentenceEvent]]
) -> dict[int, list[Judged]]:
    """The events that statements are by their act, by the place of their sentence."""
    found: dict[int, list[Judged]] = {}
    for k, type_, mode, words, statement, others in events_of_acts(statements, sentences, coded):
        one = SentenceEvent(
            k, "", type_, mode, None, words, words[0], (), (), "actual", f"{STATED}{statement.act}",
            (f"statement({statement.act}) = {type_}",), CONFIDENCE,
        )  # fmt: skip
        speakers: Side = [(a, statement.speaker_span) for a in statement.speaker]
        found.setdefault(k, []).append((one, (speakers, [(a, None) for a in others])))
    return found


def _event(
    name: str,
    one: SentenceEvent,
    both: Sides,
    sentence: Sentence,
    contexts: tuple[str, ...],
    dates: Sequence[Any],
    published: str | None,
    place: Place | None,
    dated: bool,
) -> Event:
    ontology = load_ontology()
    actors, recipients = both
    date = event_date(sentence, one.head, dates, published)
    if dated and date is not None and date.text and published and date.start > published:
        one = _put_ahead(one)
    words = sentence.words
    told = set(one.words)
    for i in one.words:
        told.update(words[i].children)
    lemmas = [words[i].lemma for i in sorted(told)]
    cameo = ontology.cameo(
        one.type, one.mode, contexts, aspect=one.aspect, chain=_operators(one), words=lemmas, language=sentence.language
    )
    trigger = trigger_span(one, sentence)
    return Event(
        id=name,
        type=one.type,
        trigger=trigger,
        sentence=sentence.text,
        actors=tuple(a for a, _ in actors),
        recipients=tuple(a for a, _ in recipients),
        actor_spans=tuple(s for _, s in actors if s is not None),
        recipient_spans=tuple(s for _, s in recipients if s is not None),
        status=one.status,
        mode=one.mode,
        contexts=contexts,
        cameo=cameo,
        score=ontology.score(one.type, one.mode),
        goldstein=ontology.goldstein(cameo),
        quad=ontology.quad(one.type),
        date=date,
        place=place,
        spans=(trigger,),
        entry=one.entry,
        steps=one.steps,
        confidence=round(one.confidence, 3),
    )


def _put_ahead(one: SentenceEvent) -> SentenceEvent:
    """Talks and protests on a day after the publication, as what lies ahead ("rencontre jeudi 11 novembre")."""
    if one.status != "actual" or one.type not in ("CONSULT", "PROTEST"):
        return one
    deed, status, note = put_ahead(one.deed, one.type)
    if one.type == "PROTEST":
        return replace(one, status=status)
    steps = (*one.steps, note)
    return replace(one, deed=deed, type="AGREE", mode=None, status=status, aspect="CONSULT", steps=steps)


def trigger_span(one: SentenceEvent, sentence: Sentence) -> Span:
    """The words of the trigger; those between the first and the last belong to it where they stand close together."""
    chosen = sorted(one.words)
    if chosen[-1] - chosen[0] > len(chosen) + 3:
        chosen = [one.head]
    first, last = sentence.words[chosen[0]], sentence.words[chosen[-1]]
    return Span(
        first.start, last.end, sentence.text[first.start - sentence.start : last.end - sentence.start], sentence.part
    )


def _operators(one: SentenceEvent) -> list[str]:
    return [step.split("(")[0] for step in one.steps if "(" in step and " = " in step]


def _merge(events: list[Event], event: Event) -> None:
    """One event, one record: what headline, lead and body tell of the same happening is one event with several
    spans, by the name of its first telling.
    """
    for k, other in enumerate(events):
        if _same(other, event):
            events[k] = _joined(other, event)
            return
    events.append(event)


def _same(one: Event, two: Event) -> bool:
    if one.type != two.type or one.status != two.status or (one.mode and two.mode and one.mode != two.mode):
        return False
    titled = (one.trigger.part == "title") != (two.trigger.part == "title")
    if not titled and one.entry != two.entry:
        return False
    if not _named(one.actors) & _named(two.actors) and (one.actors and two.actors):
        return False
    if not _named(one.recipients) & _named(two.recipients) and (one.recipients and two.recipients):
        return False
    if not titled and not (one.actors and two.actors and (one.recipients or not two.recipients)):
        return False
    if one.date and two.date and one.date.text and two.date.text:
        return one.date.start <= two.date.end and two.date.start <= one.date.end
    return True


def _named(actors: Iterable[Actor]) -> set[str]:
    """What makes two sides the same: the person or body, and for headlines the state that acts through it."""
    return {x for a in actors for x in (a.name, a.country) if x}


def _joined(one: Event, two: Event) -> Event:
    """The event of two tellings: the body's trigger and sentence before the title's, each side and date where known."""
    main, other = (two, one) if one.trigger.part == "title" and two.trigger.part != "title" else (one, two)
    return replace(
        main,
        id=one.id,
        actors=main.actors or other.actors,
        actor_spans=main.actor_spans or other.actor_spans,
        recipients=main.recipients or other.recipients,
        recipient_spans=main.recipient_spans or other.recipient_spans,
        date=main.date if main.date and main.date.text else other.date if other.date and other.date.text else main.date,
        place=main.place or other.place,
        contexts=tuple(dict.fromkeys((*main.contexts, *other.contexts))),
        spans=(*main.spans, *other.spans),
        confidence=max(main.confidence, other.confidence),
    )
