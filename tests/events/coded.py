"""Sentences coded with the pipelines and tables that ship, for tests of behaviour from text to event."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import load_tables
from depeche.events.adjectives import with_adjectives
from depeche.events.assemble import sides
from depeche.events.candidates import View
from depeche.events.coder import SentenceEvent, sentence_coder
from depeche.events.understood import Setting, read_setting
from depeche.language import parse
from depeche.language.parsed import Sentence, sentences_of
from depeche.model import Article, Mention, Published, Span

HELD = 0.5
"""How far the rules must hold a reading asserted; whether it is then recorded is judged in its story."""

STORY = (
    "La Russie et le Mali se rapprochent",
    "Le ministre malien a rencontré son homologue russe à Moscou mercredi.",
    "La France et l'Allemagne ont dénoncé cette visite.",
)
"""A story: its title and two sentences."""

Told = tuple[SentenceEvent, list[str], list[str]]
Sides = tuple[str, set[str], set[str]]
"""A type and the countries on either side, "-" for one that is not known."""


@cache
def code_texts(texts: tuple[str, ...], language: str) -> list[list[Told]]:
    """The events of each text with the countries of their actors and recipients."""
    return [_told(sentences) for sentences in parse_texts(texts, language)]


def parse_texts(texts: Sequence[str], language: str) -> list[list[Sentence]]:
    return [sentences_of(d, t, language, 0) for t, d in zip(texts, parse(texts, language), strict=True)]


def mentions_of(sentences: list[Sentence]) -> list[list[Mention]]:
    return find_mentions(sentences, load_tables(), published="2023-09-01", possessives=True)


def _told(sentences: list[Sentence]) -> list[Told]:
    found = []
    for sentence, row in zip(sentences, mentions_of(sentences), strict=True):
        for event in sentence_coder(sentence.language).code(sentence, row):
            if event.confidence >= HELD:
                actors, recipients = sides(event, row)
                found.append((event, [a.country or "-" for a, _ in actors], [a.country or "-" for a, _ in recipients]))
    return found


def told_in_story(text: str, language: str = "fr", setting: Setting | None = None, part: str = "body") -> list[Sides]:
    """The events of a text with the mentions that adjectives make and the sides that go without saying where it plays.

    setting: that of the text itself where None.
    """
    (sentences,) = parse_texts((text,), language)
    for sentence in sentences:
        sentence.part = part
    mentions = with_adjectives(sentences, mentions_of(sentences), load_tables())
    setting = setting or read_setting(sentences, mentions)
    found = []
    for sentence, row in zip(sentences, mentions, strict=True):
        for event in sentence_coder(language).code(sentence, row, setting):
            one, two = ({a.country or "-" for a, _ in side} for side in sides(event, row))
            found.append((event.type, one, two))
    return found


def last_told(text: str, type_: str, language: str = "fr", part: str = "body") -> tuple[set[str], set[str]] | None:
    """The countries on either side of the last event of a type in a text; None where there is none."""
    return next(((one, two) for t, one, two in reversed(told_in_story(text, language, part=part)) if t == type_), None)


def code_text(text: str, language: str = "fr") -> list[Told]:
    """The events of one text."""
    return code_texts((text,), language)[0]


def types(text: str, language: str = "fr") -> list[str]:
    """The types of the events of one text, with the mode where there is one ("CONSULT visit")."""
    return [f"{e.type} {e.mode}" if e.mode else e.type for e, _, _ in code_text(text, language)]


def article(title: str, *paragraphs: str, published: str = "2023-09-14") -> Article:
    """A French article of a day."""
    text, spans = "", []
    for paragraph in paragraphs:
        start = len(text) + 2 if text else 0
        text = f"{text}\n\n{paragraph}" if text else paragraph
        spans.append(Span(start, start + len(paragraph), paragraph))
    when = Published(published, "day", "option")
    return Article("a" * 16, title, text, tuple(spans), language="fr", published=when)


def view(*lines: str, home: str | None = "MLI", partner: str | None = "RUS") -> View:
    """The view of a story whose first line is its title."""
    sentences = [sentence for some in parse_texts(lines, "fr") for sentence in some]
    sentences[0].part = "title"
    for number, sentence in enumerate(sentences):
        sentence.index = number
    return View(sentences, mentions_of(sentences), Setting(home, partner))
