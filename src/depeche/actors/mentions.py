"""The mentions of an article: every phrase that names an actor, and who that is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from depeche.actors.cast import Entity
from depeche.actors.compose import Composer
from depeche.actors.names import bare_surnames, name_spans
from depeche.actors.phrases import Phrase
from depeche.actors.pieces import Piece, find_pieces, in_capitals
from depeche.actors.pronouns import clitic_phrases, possessive_phrases, pronoun_phrases
from depeche.actors.resolve import Resolver
from depeche.actors.setting import find_setting
from depeche.actors.tables import Tables
from depeche.actors.unparsed import unparsed
from depeche.actors.wordclasses import PARTIES, word_classes
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention, Span

_OF_COUNTRIES = frozenset({"state", "demonym", "city", "region", "metonym", "person", "organisation"})
"""Kinds of forms whose rows name countries."""


def find_mentions(
    sentences: Sequence[Sentence],
    tables: Tables,
    *,
    published: str | None,
    title: str = "",
    country: str | None = None,
    possessives: bool = False,
) -> list[list[Mention]]:
    """Find the mentions of an article's sentences and resolve them across the whole article.

    sentences: all of the article's, the title's first. published: ISO 8601 date (or date and time) by which offices are
    looked up; None where it is not known: then roles without a name keep their words. title: the headline where it is
    not among the sentences; its states count for the story's setting. country: the country that the story is about or
    the paper comes from (ISO 3166-1 alpha-3); None to take the country most named. possessives: whether "son", "their"
    before nouns that are no actors are mentions too where they are clear (of how "possessive...").

    Returns one list a sentence, in the same order; a sentence's mentions stand in text order and do not overlap.
    """
    if not sentences:
        return []
    language = sentences[0].language
    classes = word_classes(language)
    pieces = [find_pieces(sentence, tables.forms) for sentence in sentences]
    pieces = _without_homonyms(sentences, pieces, tables, classes.name_goes_on)
    surnames = _surnames(sentences, pieces)
    phrases: list[list[Phrase]] = []
    for sentence, found in zip(sentences, pieces, strict=True):
        capitals = in_capitals(sentence.text)
        names = name_spans(sentence, found, classes, surnames, capitals)
        bare = set() if capitals else bare_surnames(sentence, found, names, tables.surnames)
        composer = Composer(sentence, found, [*names, *((i, i) for i in bare)], tables, classes)
        composed = composer.compose()
        if bare:
            for phrase in composed:
                phrase.tentative = phrase.kind == "person" and phrase.names[0][0] in bare
        pronouns = pronoun_phrases(sentence, composed, classes)
        pronouns += clitic_phrases(sentence, composed, classes)
        if possessives:
            pronouns += possessive_phrases(sentence, composed, classes)
        composed += pronouns
        composed.sort(key=lambda p: p.first)
        phrases.append(composed)
    named = [
        (s, _codes(s, p, tables) + [code for word, code in classes.city_adjective.items() if word in s.vocabulary])
        for s, p in zip(sentences, pieces, strict=True)  # "un café moscovite"
    ]
    if title and all(sentence.part != "title" for sentence in sentences):
        named.append(_headline(title, language, tables))
    setting = find_setting(phrases, named, country)
    resolver = Resolver(tables, setting, published[:10] if published else None, language)
    resolver.gather(phrases)
    return [
        [
            mention
            for phrase in found
            if not (phrase.tentative and resolver.is_nobody(phrase))
            for mention in _mentions(resolver, phrase, sentence, number)
            if mention.actors or mention.how != "clitic"
        ]
        for number, (sentence, found) in enumerate(zip(sentences, phrases, strict=True))
    ]


def _without_homonyms(
    sentences: Sequence[Sentence], pieces: list[list[Piece]], tables: Tables, going_on: Set[str]
) -> list[list[Piece]]:
    """The pieces without acronyms that the article itself explains otherwise ("the National Police Agency (NPA)") and
    without a party's one word that begins another name ("the Labour Court")."""
    explained: set[str] = set()
    for sentence, row in zip(sentences, pieces, strict=True):
        words = sentence.words
        for piece in row:
            i = piece.first
            bracketed = i == piece.last and i > 2 and words[i - 1].text == "("
            if bracketed and "organisation" in piece.kinds and _is_explained(words, piece, tables):
                explained.add(words[i].text)
    if not explained and not going_on:
        return pieces
    found: list[list[Piece]] = []
    for sentence, row in zip(sentences, pieces, strict=True):
        words = sentence.words
        kept: list[Piece] = []
        for piece in row:
            i, j = piece.first, piece.last + 1
            if i + 1 == j and "organisation" in piece.kinds:
                goes_on = j < len(words) and words[j].lower in going_on and words[j].text[:1].isupper()
                if words[i].text in explained or (goes_on and not words[i].text.isupper()):
                    forms = [form for form in piece.forms if form.kind != "organisation"]
                    if forms:
                        kept.append(Piece(i, piece.last, forms))
                    continue
            kept.append(piece)
        found.append(kept)
    return found


_SMALL = frozenset(("ADP", "DET", "CCONJ", "PUNCT"))
"""Words that an acronym passes over."""


def _is_explained(words: Sequence[Word], piece: Piece, tables: Tables) -> bool:
    """Whether the capitalised words before an acronym in brackets have its initials and are no name that it has in the
    tables."""
    i = piece.first
    acronym = words[i].text
    if not acronym.isupper() or not acronym.isalpha():
        return False
    near = words[max(i - 3 - 2 * len(acronym), 0) : i - 1]
    before = [w for w in near if w.text[:1].isupper()][-len(acronym) :]
    if "".join(w.text[0] for w in before) != acronym or before[-1].i != i - 2:  # "Assises nationales de la refondation"
        before = [w for w in near if w.pos not in _SMALL][-len(acronym) :]
        if "".join(w.text[0].upper() for w in before) != acronym or not before[0].text[:1].isupper():
            return False
    told = {w.lower for w in before}
    rows = [tables.rows[n] for n in piece.rows("organisation")]
    names = ("name_en", "name_fr", "variants")
    return all(told.isdisjoint(row[name].lower().split()) for row in rows for name in names)


@lru_cache(maxsize=16)  # the same for every sentence of an article's comments
def _headline(title: str, language: str, tables: Tables) -> tuple[Sentence, list[str]]:
    """A headline given apart, and the countries it names."""
    headline = unparsed(title, language, part="title")
    return headline, _codes(headline, find_pieces(headline, tables.forms), tables)


def _mentions(resolver: Resolver, phrase: Phrase, sentence: Sentence, number: int) -> list[Mention]:
    if phrase.kind != "possessive":
        entities, how = resolver.resolve(phrase, number)
        return [_mention(phrase, entities, how, sentence, number)]
    own, other = resolver.coreference.owners(phrase, number)
    if own == other:
        return [_mention(phrase, own, "possessive", sentence, number)] if own else []
    found = [_mention(phrase, own, "possessive of oneself", sentence, number)] if own else []
    if other:
        found.append(_mention(phrase, other, "possessive of another", sentence, number))
    return found


def _mention(phrase: Phrase, entities: Sequence[Entity], how: str, sentence: Sentence, number: int) -> Mention:
    words = sentence.words
    start, end = words[phrase.first].start, words[phrase.last].end
    span = Span(start, end, sentence.text[start - sentence.start : end - sentence.start], sentence.part)
    actors = tuple([entity.actor() for entity in entities])
    if len(actors) > 1:
        actors = tuple(dict.fromkeys(actors))
    return Mention(span, number, phrase.first, phrase.last, phrase.head, actors, how)


def _surnames(sentences: Sequence[Sentence], pieces: Sequence[Sequence[Piece]]) -> set[str]:
    """Lower-case last words of every full name in the article: they name the person when they stand alone."""
    found: set[str] = set()
    for sentence, row in zip(sentences, pieces, strict=True):
        words = sentence.words
        for first, last, kind in sentence.entities:
            if kind == "person" and last > first and words[last].text[0].isupper():
                found.add(words[last].lower)
        for piece in row:
            if "person" in piece.kinds and piece.last > piece.first:
                found.add(words[piece.last].lower)
    return {word for word in found if len(word) > 2 and word.isalpha()}


def _codes(sentence: Sentence, pieces: Sequence[Piece], tables: Tables) -> list[str]:
    """The countries that a sentence names without doubt: states, demonyms, cities, organisations and persons."""
    found: list[str] = []
    for piece in pieces:
        if piece.kinds.isdisjoint(_OF_COUNTRIES):
            continue
        codes: set[str] = set()
        state = "state" in piece.kinds
        for form in piece.forms:
            row = tables.rows[form.row]
            if state:
                if form.kind == "state":
                    codes.add(row["code"])
            elif form.kind == "demonym":
                codes.add(row["code"])
            elif form.kind in _OF_COUNTRIES:
                codes.update(row.many("country"))
        codes = {c for c in codes if len(c) == 3}
        if len(codes) == 1 and not _is_everywhere(sentence, piece, tables):
            found.append(codes.pop())
    return found


def _is_everywhere(sentence: Sentence, piece: Piece, tables: Tables) -> bool:
    """Whether a piece is a firm or a medium, which stories of any country name, or a party whose name many have."""
    if piece.kinds != {"organisation"}:
        return False
    rows = [tables.rows[n] for n in piece.rows("organisation")]
    if all(row["sectors"].startswith(("BUS", "JRN")) for row in rows):
        return True
    words = sentence.words[piece.first : piece.last + 1]
    return all(row["kind"] in PARTIES for row in rows) and word_classes(sentence.language).is_homonym(words)
