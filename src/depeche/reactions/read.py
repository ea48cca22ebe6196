"""From comments to reactions: the language of each, the actors it speaks of and its stance to them, hostility.

A comment is often in capitals, without accents, and no newspaper prose; no parse is asked of it. Actors come from the
tables through the same finder as the article's, stance from a small lexicon within one sentence: a first, honest form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from depeche.actors.mentions import find_mentions
from depeche.actors.tables import Tables
from depeche.actors.unparsed import unparsed
from depeche.language.detect import detect_language
from depeche.model import Actor, Article, Comment, Reaction, Stance
from depeche.reactions.lexicon import StanceWords, load_stance

_SENTENCE = re.compile(r"[^.!?\n…]+[.!?…]*")
NEGATION_REACH = 18
"""How many characters before a word of stance a negation may stand."""
_CERTAIN = frozenset(("table:states", "table:cities", "table:regions", "table:name", "table:surname"))
MAX_SENTENCE = 600
"""Longer runs without a full stop are cut, so that one comment cannot cost more than its length."""


def read_reactions(article: Article, tables: Tables) -> tuple[Reaction, ...]:
    """What each reader answered, one Reaction a comment, in the comments' order. Nothing of the article's own is read
    but its date and title, by which roles ("le ministre") are looked up."""
    return tuple(_reaction(comment, article, tables) for comment in article.comments)


def _reaction(comment: Comment, article: Article, tables: Tables) -> Reaction:
    language = detect_language(comment.text)
    words = load_stance().get(language or "")
    if words is None or language is None:
        return Reaction(comment.number, language)
    stances: dict[str, tuple[Actor, set[str]]] = {}
    hostility: list[str] = []
    for sentence in _sentences(comment.text):
        lower = sentence.lower().replace("’", "'")
        shown = _stance_of(lower, words)
        for actor in _actors(sentence, language, article, tables):
            stances.setdefault(actor.name, (actor, set()))[1].update(shown)
        hostility += _hostility_of(lower, words)
    return Reaction(
        comment.number,
        language,
        tuple(Stance(actor, _verdict(shown)) for actor, shown in stances.values()),
        tuple(dict.fromkeys(hostility)),
    )


def _sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = match.group().strip()
        for start in range(0, len(sentence), MAX_SENTENCE):
            if piece := sentence[start : start + MAX_SENTENCE].strip():
                yield piece


def _actors(sentence: str, language: str, article: Article, tables: Tables) -> list[Actor]:
    """The actors that a sentence of a comment names and the tables know; who is only described is left out.

    Where all is in capitals, neither acronyms nor role nouns can be told from other words: only states, places and
    persons count there."""
    shouted = sentence.upper() == sentence
    published = article.published.date if article.published else None
    found = find_mentions([unparsed(sentence, language)], tables, published=published, title=article.title)
    return [a for mentions in found for m in mentions for a in m.actors if _known(a, shouted)]


def _known(actor: Actor, shouted: bool) -> bool:
    if not actor.how.startswith("table:") or (actor.name.isupper() and len(actor.name) > 5):
        return False
    return actor.how in _CERTAIN if shouted else actor.how != "table:demonyms"


def _stance_of(lower: str, words: StanceWords) -> set[str]:
    """The stances that the words of a sentence show: favourable, hostile, or both."""
    negations = [m.end() for m in words.find("negation", lower)]
    shown: set[str] = set()
    for kind, other in (("favourable", "hostile"), ("hostile", "favourable")):
        for match in words.find(kind, lower):
            negated = any(0 <= match.start() - end <= NEGATION_REACH for end in negations)
            shown.add(other if negated and kind == "favourable" else "" if negated else kind)
    return shown - {""}


def _verdict(shown: set[str]) -> str:
    if not shown:
        return "none"
    return "mixed" if len(shown) > 1 else next(iter(shown))


def _hostility_of(lower: str, words: StanceWords) -> list[str]:
    """The words of a sentence that show hostility to a group: by themselves, or where a people or faith is named."""
    found = [m.group() for m in words.find("hostility", lower)]
    if words.find("people", lower):
        found += [m.group() for m in words.find("group-hostility", lower)]
    return found
