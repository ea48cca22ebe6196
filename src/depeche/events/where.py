"""Where: the places that a sentence locates something in, the one that belongs to an event, and an article's dateline.

A name is a place of an event only where something is located there: by a preposition ("à Moscou", "dans la région de
Mopti", "in Geneva"), as the goal of a journey ("visite au Mali", "travelled to Paris"), or as the town that a deed
reaches ("attacked Gao"). "L'aide au Mali" locates nothing. (PLOVER 2.0, "Location object"; coordinates are those of
cities.tsv.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from depeche.actors.tables import Tables
from depeche.events.gazetteer import ARTICLES, CITY, COUNTRY, REGION, Gazetteer, Known, compact, gazetteer
from depeche.events.ontology.rows import read_rows
from depeche.events.when.attachment import head_of, path_of, remoteness
from depeche.language.parsed import Sentence, Word
from depeche.model import Place

UNKNOWN = "unknown"
FINENESS = {CITY: 0, UNKNOWN: 1, REGION: 2, COUNTRY: 3}
UNNAMED = frozenset(("PUNCT", "PRON", "VERB"))
"""Parts of speech of words that begin no name."""
OF = frozenset("de d' du des of".split())


@dataclass(frozen=True, slots=True)
class Located:
    """A place name that a sentence locates something in. first, last (inclusive): words of the name; begin: first word
    of the whole phrase ("dans la région de Mopti"); kind: city, region, country, unknown."""

    first: int
    last: int
    begin: int
    kind: str
    place: Place


class Locating:
    """The words of where_words.tsv in one language. kinds: those of "kind", "area" and "side" together."""

    def __init__(self, language: str) -> None:
        self.words: dict[str, frozenset[str]] = {}
        for row in read_rows(Path(__file__).parent / "where_words.tsv", ("class", "language", "words")):
            if row["language"] == language:
                self.words[row["class"]] = frozenset(row.many("words"))
        self.prepositions: dict[str, list[tuple[str, ...]]] = {}
        for preposition in self.words.get("in", frozenset()) | self.words.get("to", frozenset()):
            parts = tuple(preposition.replace("'", "' ").split())
            self.prepositions.setdefault(parts[-1], []).append(parts)
        for ways in self.prepositions.values():
            ways.sort(key=len, reverse=True)
        self.kinds = frozenset[str]().union(*(self.words.get(name, ()) for name in ("kind", "area", "side")))


@cache
def locating(language: str) -> Locating:
    """The locating words of a language."""
    return Locating(language)


def find_places(sentence: Sentence, tables: Tables) -> list[Located]:
    """All places that a sentence locates something in, in order."""
    known = gazetteer(tables)
    words, found = sentence.words, list[Located]()
    free = 0
    names = {first: last for first, last, kind in sentence.entities if kind == "place"}
    for at in [word.i for word in words if word.text[:1].isupper() and word.pos not in UNNAMED]:
        if at < free:
            continue
        match = known.match(words, at)
        last, choices = match if match is not None else (names.get(at, -1), [])
        if last >= at:
            located = _locate(sentence, at, last, choices)
            if located is not None:
                found.append(located)
            free = last + 1
    return _agreed(found)


def _locate(sentence: Sentence, first: int, last: int, choices: Sequence[Known]) -> Located | None:
    """A name as a place, if something is located there."""
    words, terms = sentence.words, locating(sentence.language)
    before = _skip(words, first - 1)
    area = last + 1 < len(words) and words[last + 1].lower in terms.words["area"]
    kinds = terms.kinds
    noun = before
    if noun >= 0 and words[noun].lower in OF:
        noun -= 1
    while noun >= 0 and noun > before - 4 and words[noun].pos == "ADJ" and words[noun].lower not in kinds:
        noun -= 1
    if noun >= 0 and words[noun].lower in kinds and words[noun].pos != "ADP":
        area = area or words[noun].lower not in terms.words["kind"]
        before = _skip(words, noun - 1)
    elif before > 0 and words[before].lower == "'s":  # "in Mali's Mopti region"
        before = _skip(words, before - 2)
    preposition = _preposition(words, before, terms)
    begin = before - len(preposition) + 1 if preposition else before + 1
    spoken = " ".join(preposition).replace("' ", "'")
    known = _choose(choices, spoken, sentence, area)
    kind = known.kind if known else UNKNOWN
    head = head_of(sentence, max(begin, 0), last)
    if not area and _qualifies(sentence, last, kind):
        return None
    if kind == COUNTRY and spoken == "à" and words[first - 1].lower in ("la", "l'"):
        return None  # "reprocher à la Belgique": where something happens, French says "en Belgique"
    if not _located(sentence, head, spoken, kind, terms):
        return None
    name = sentence.cut(first, last)
    if known is None:
        return Located(first, last, begin, UNKNOWN, Place(name))
    if area and kind == CITY:
        return Located(first, last, begin, REGION, Place(name, known.country))
    return Located(first, last, begin, kind, Place(name, known.country, known.latitude, known.longitude))


def _skip(words: Sequence[Word], at: int) -> int:
    """The first word at or before `at` that is no article or adjective ("in eastern Ukraine")."""
    while at >= 0 and (words[at].lower in ARTICLES or words[at].pos == "ADJ"):
        at -= 1
    return at


def _preposition(words: Sequence[Word], end: int, terms: Locating) -> tuple[str, ...]:
    """The locating preposition whose last word is `end`, as its words; none: ()."""
    if end < 0:
        return ()
    for parts in terms.prepositions.get(words[end].lower, ()):
        start = end - len(parts) + 1
        if start == end or (start >= 0 and tuple([word.lower for word in words[start : end + 1]]) == parts):
            return parts
    return ()


def _qualifies(sentence: Sentence, last: int, kind: str) -> bool:
    """Whether a name only says which one its noun is: "at the Pakistan embassy", "in The New York Times"."""
    word = sentence.words[last]
    head = sentence.words[word.head]
    if head.i <= last or not word.dep.startswith(("compound", "amod")):
        return False
    return kind == COUNTRY or head.pos == "PROPN"


def _located(sentence: Sentence, head: int, preposition: str, kind: str, terms: Locating) -> bool:
    """Whether something is located at a place that stands so in the sentence."""
    word = sentence.words[head]
    above = sentence.words[word.head]
    base = word.dep.split(":")[0]
    if preposition in terms.words.get("to", ()):
        return above.lemma in terms.words["moving"] or above.lower in terms.words["moving"]
    if preposition:
        if kind == COUNTRY and preposition in ("à", "au", "aux") and above.lemma in terms.words["given"]:
            return False
        return base != "iobj"
    if base == "obj":
        return kind != COUNTRY and above.lemma in terms.words["reached"]
    if base in ("nmod", "compound") and kind in (CITY, REGION) and above.lemma in terms.words["held"]:
        return word.dep.startswith("compound") or any(sentence.words[j].lower in OF for j in word.children)
    return False


def _choose(choices: Sequence[Known], preposition: str, sentence: Sentence, area: bool) -> Known | None:
    """Which of several places of one name is meant: the town after "à", the country after "en", a capital first."""
    if not choices:
        return None
    ranked = list(choices)
    if area:
        ranked.sort(key=lambda k: k.kind == CITY)
    elif preposition in ("au", "aux", "en") or sentence.language == "en":
        ranked.sort(key=lambda k: k.kind != COUNTRY)
    else:
        ranked.sort(key=lambda k: k.kind != CITY)
    kind = ranked[0].kind
    same = [known for known in ranked if known.kind == kind]
    return next((known for known in same if known.capital), same[0])


def _agreed(found: list[Located]) -> list[Located]:
    """Places with the country of those beside them: a village not in the tables lies in the land named next to it."""
    lands = [located.place.country for located in found if located.place.country]
    if not lands:
        return found
    return [
        located
        if located.place.country
        else Located(
            located.first, located.last, located.begin, located.kind, Place(located.place.name, _land(found, located))
        )
        for located in found
    ]


def _land(found: Sequence[Located], located: Located) -> str | None:
    near = [other for other in found if other.place.country]
    return min(near, key=lambda other: (abs(other.first - located.first), other.first)).place.country


def event_place(sentence: Sentence, word_index: int, places: Sequence[Located]) -> Place | None:
    """The place of the event that word `word_index` tells: by the parse, and the finest of those that agree."""
    if not places:
        return None
    path = path_of(sentence, word_index)
    ranked: list[tuple[int, Located]] = []
    for located in places:
        if located.first <= word_index <= located.last:
            continue
        head = head_of(sentence, max(located.begin, 0), located.last)
        cost = remoteness(sentence, word_index, path, head, nouns=1)
        if cost is not None:
            ranked.append((cost, located))
    if not ranked:
        return None
    least, nearest = min(ranked, key=lambda pair: (pair[0], abs(pair[1].first - word_index)))
    agreeing = [
        located
        for cost, located in ranked
        if cost <= least + 6 and located.place.country in (None, nearest.place.country)
    ]
    return min(agreeing, key=lambda located: FINENESS[located.kind], default=nearest).place


def find_place(sentence: Sentence, word_index: int, tables: Tables) -> Place | None:
    """Place of the event at a word; `find_places` and `event_place` in one, for a single event of a sentence."""
    return event_place(sentence, word_index, find_places(sentence, tables))


DATELINE = re.compile(
    r"^\W{0,3}(?P<name>[^\W\d_][\w'’. /-]{1,40}?)"
    r"(?:,\s*(?P<more>[^()–—:]{2,40}?))??\s*"
    r"(?:\((?P<agency>[^)]{2,40})\)\s*[–—:.-]{0,2}|[–—]{1,2}|--?(?=\s)|,\s+le\s+\d{1,2}(?:er)?\s|\)\s*[–—-])\s*"
)


def article_place(sentences: Iterable[Sentence], tables: Tables) -> Place | None:
    """The place of an article's dateline ("BAMAKO (Reuters) -", "Bamako, le 12 novembre", "(Genève) –"), or None."""
    known = gazetteer(tables)
    for located in _datelines(sentences, known):
        return located
    return None


def _datelines(sentences: Iterable[Sentence], known: Gazetteer) -> Iterator[Place]:
    paragraphs: dict[int, Sentence] = {}
    for sentence in sentences:
        if sentence.part == "body":
            paragraphs.setdefault(sentence.paragraph, sentence)
    ordered = [paragraphs[key] for key in sorted(paragraphs)]
    for sentence in ordered[:3] + ordered[-2:]:
        match = DATELINE.match(sentence.text)
        if match is None:
            continue
        name = match["name"].split("/")[0].strip()
        choices = [choice for choice in known.places.get(compact(name), ()) if choice.kind == CITY]
        if not choices:
            continue
        land = {choice.country for choice in known.places.get(compact(match["more"] or ""), ())}
        best = min(choices, key=lambda choice: (choice.country not in land, not choice.capital))
        yield Place(name, best.country, best.latitude, best.longitude)
