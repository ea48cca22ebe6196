"""Shows how a sentence is coded: the parse, the mentions, the entries, each step of the calculus, what was set
aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from depeche.events.adjectives import with_adjectives
from depeche.events.assemble import sides
from depeche.events.coder import NOWHERE, SentenceCoder
from depeche.events.judgement import LEAST_CONFIDENCE, Story, likelihood
from depeche.language.parsed import Sentence
from depeche.model import Mention


def explain_sentence(sentence: Sentence, mentions: Sequence[Mention], folders: tuple[str, ...] = ()) -> str:
    """The account of one parsed sentence, several lines of plain text."""
    coder = SentenceCoder(sentence.language, folders)
    composer, cast = coder.compose(sentence, mentions)
    lines = [sentence.text, "", "parse"]
    for word in sentence.words:
        head = sentence.words[word.head].text if word.head != word.i else "-"
        lines.append(
            f"  {word.i:>2} {word.text:<18} {word.lemma:<16} {word.pos:<6} {word.dep:<12} {head:<16} {word.morph}"
        )
    lines += ["", "mentions"]
    for mention in mentions:
        who = "; ".join(f"{a.name} ({a.country or '?'} {' '.join(a.sectors)})" for a in mention.actors) or "unknown"
        lines.append(f"  [{mention.span.text}] = {who}   ({mention.how})")
    matches = composer.matches
    lines += ["", "lexicon"]
    for i in sorted(matches):
        for match in matches[i]:
            entry = match.entry
            what = " / ".join(x for x in (entry.deed, entry.operator and f"operator {entry.operator}") if x)
            lines.append(f"  {sentence.words[i].text}: {entry.id} -> {what}   {' '.join(entry.needs)}")
    events, aside = coder.code_composed(composer, cast, NOWHERE)
    story = Story((sentence,), (events,), ())
    lines += ["", "events"]
    for event in events:
        actors = ", ".join(mentions[k].span.text for k in event.actors) or (
            event.implied.name if event.implied else "-"
        )
        recipients = ", ".join(mentions[k].span.text for k in event.recipients) or "-"
        mode = f" {event.mode}" if event.mode else ""
        chance = likelihood(event, sides(event, mentions), sentence, mentions, story)
        judged = f"asserted {event.confidence:.2f}, likelihood {chance:.2f}"
        judged += "" if chance >= LEAST_CONFIDENCE else ", not recorded"
        lines.append(f"  {event.type}{mode}: {actors} -> {recipients}   [{event.status}, {judged}]")
        lines += [f"      {step}" for step in event.steps]
    if not events:
        lines.append("  none")
    if aside:
        lines += ["", "set aside", *(f"  {reason}" for reason in dict.fromkeys(aside))]
    return "\n".join(lines)


def explain(text: str, language: str, published: str | None = None, folders: tuple[str, ...] = ()) -> str:
    """Parse a text of one or several sentences and account for how each is coded."""
    from depeche.actors.mentions import find_mentions
    from depeche.actors.tables import load_tables
    from depeche.language import parse
    from depeche.language.parsed import sentences_of

    sentences: list[Sentence] = []
    for document in parse([text], language):
        sentences += sentences_of(document, text, language, len(sentences))
    tables = load_tables()
    mentions = with_adjectives(
        sentences, find_mentions(sentences, tables, published=published, possessives=True), tables
    )
    parts = [explain_sentence(s, row, folders) for s, row in zip(sentences, mentions, strict=True)]
    return ("\n\n" + "-" * 80 + "\n\n").join(parts)
