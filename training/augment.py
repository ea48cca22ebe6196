"""Variants of training texts, made anew each time a text is read: names of the whole world, capitals, headlines.

What is annotated stays; what is written changes. All chance comes from ``random``, which training seeds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

NAMES = Path(__file__).with_name("names")


@dataclass(frozen=True, slots=True)
class World:
    """Names to put in place of others. ``persons``: by region, given names and surnames."""

    persons: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    towns: tuple[str, ...]
    states: tuple[str, ...]
    organisations: tuple[str, ...]

    def person(self, rng: random.Random | None = None) -> list[str]:
        """Return a full name as words, or (one time in three) a surname alone."""
        given, surnames = random.choice(self.persons)
        surname = random.choice(surnames)
        return [surname] if random.random() < 0.33 else [random.choice(given), surname]


def _entries(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    heading = ""
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(heading, []).append(line)
    return found


@cache
def world(language: str) -> World:
    """Read the lists of names that this project wrote for training (``training/names``)."""
    persons = []
    for lines in _entries(NAMES / "persons.txt").values():
        given, surnames = " ".join(lines).split("|")
        persons.append((tuple(given.split()), tuple(surnames.split())))

    def listed(lines: list[str]) -> tuple[str, ...]:
        return tuple(name.strip() for name in ";".join(lines).split(";") if name.strip())

    places = _entries(NAMES / f"places.{language}.txt")
    organisations = _entries(NAMES / f"organisations.{language}.txt")
    return World(tuple(persons), listed(places["town"]), listed(places["state"]), listed(organisations[""]))


def without_article(name: str) -> str:
    """Return "Mali" for "le Mali", "ONU" for "l'ONU", "EU" for "the EU"."""
    for article in ("le ", "la ", "les ", "l'", "the "):
        if name.startswith(article):
            return name[len(article) :]
    return name


def rebuilt(doc: Doc, words: list[str], lemmas: list[str]) -> Doc:
    """Return the document with other words of the same number in the same places and the same annotation."""
    parsed = doc.has_annotation("DEP")
    return Doc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc] if parsed else None,
        morphs=[str(token.morph) for token in doc] if parsed else None,
        lemmas=lemmas if parsed else None,
        heads=[token.head.i for token in doc] if parsed else None,
        deps=[token.dep_ for token in doc] if parsed else None,
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else (token.ent_iob_ or "O") for token in doc],
    )


def in_lower_case(doc: Doc) -> Doc:
    return rebuilt(doc, [token.lower_ for token in doc], [token.lemma_ for token in doc])


def as_if_from_capitals(doc: Doc) -> Doc:
    """Return the text as normalisation leaves a line of capitals: common words lower-case, names with one capital."""
    words = []
    for token in doc:
        named = token.pos_ == "PROPN" or token.ent_type_
        word = token.lower_
        words.append(word[:1].upper() + word[1:] if named and random.random() < 0.7 else word)
    if random.random() < 0.25:
        words = [token.text.upper() for token in doc]
    return rebuilt(doc, words, [token.lemma_ for token in doc])


def as_headline(doc: Doc) -> Doc:
    """Return the text without its last full stop, as headlines are printed."""
    if len(doc) < 3 or doc[-1].text not in (".", "!") or any(t.head.i == len(doc) - 1 for t in doc[:-1]):
        return doc
    return doc[: len(doc) - 1].as_doc()


def with_other_flat_names(doc: Doc, names: World) -> Doc:
    """Put other names for persons' full names in a parsed text: a proper noun and what hangs flat on it."""
    words = [token.text for token in doc]
    lemmas = [token.lemma_ for token in doc]
    for token in doc:
        flat = [child for child in token.children if child.dep_ in ("flat:name", "flat")]
        run = [token, *flat]
        if not flat or any(t.pos_ != "PROPN" for t in run) or random.random() > 0.6:
            continue
        given, surnames = random.choice(names.persons)
        for place, t in enumerate(run):
            word = random.choice(given if place < len(run) - 1 else surnames)
            if t.text[:1].isupper() and t.text.isalpha():
                words[t.i] = lemmas[t.i] = word
    return rebuilt(doc, words, lemmas)


def with_other_entities(doc: Doc, names: World) -> Doc:
    """Put other persons, towns, states and organisations in place of some of the entities of an unparsed text."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    position = 0
    for entity in [*doc.ents, None]:
        end = entity.start if entity is not None else len(doc)
        for token in doc[position:end]:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            tags.append("O")
        if entity is None:
            break
        before = doc[entity.start - 1].lower_ if entity.start else ""
        other = _other_entity(entity.label_, entity.text, before, names)
        replaced = other if other and random.random() < 0.5 else [token.text for token in entity]
        own = [bool(token.whitespace_) for token in entity]
        for index, word in enumerate(replaced):
            words.append(word)
            last = index == len(replaced) - 1
            spaces.append(own[-1] if last else (own[index] if replaced is not other else True))
            tags.append(("B-" if index == 0 else "I-") + entity.label_)
        position = entity.end
    return Doc(doc.vocab, words=words, spaces=spaces, ents=tags)


def _other_entity(label: str, text: str, before: str, names: World) -> list[str] | None:
    """Return the words of another entity that fits the same place in the sentence, None where none surely does."""
    if not text[:1].isupper():
        return None
    if label in ("PER", "PERSON"):
        return names.person()
    if label in ("LOC", "GPE"):
        bare = {without_article(state) for state in names.states}
        if text in bare:
            same = [s for s in names.states if s != without_article(s)] if before in ("le", "la") else []
            article = "le " if before == "le" else "la " if before == "la" else ""
            fitting = [s for s in same if s.startswith(article)] if article else []
            return without_article(random.choice(fitting)).split() if fitting else None
        if before in ("à", "in", "de", "from", "near", "at", "vers", "depuis") and " " not in text:
            return random.choice(names.towns).split()
        return random.choice(names.towns).split() if text in names.towns else None
    if label == "ORG" and text.isupper() and " " not in text:
        # an acronym for an acronym that takes the same article
        fitting = [
            without_article(name)
            for name in names.organisations
            if " " not in without_article(name) and without_article(name)[:4].isupper()
            and ((name[:2] == "l'") == (before == "l'"))
            and (before not in ("le", "la", "les") or name.startswith(before + " "))
        ]  # fmt: skip
        return [random.choice(fitting)] if fitting else None
    return None


def press_variants(
    nlp: Language, example: Example, *, language: str, lower: float, capitals: float, names: float, headline: float
) -> Iterator[Example]:
    """Yield the example, changed with the given probabilities."""
    doc = example.reference
    parsed = doc.has_annotation("DEP")
    if random.random() < names:
        doc = with_other_flat_names(doc, world(language)) if parsed else with_other_entities(doc, world(language))
    if random.random() < headline and parsed:
        doc = as_headline(doc)
    chance = random.random()
    if chance < lower:
        doc = in_lower_case(doc)
    elif chance < lower + capitals:
        doc = as_if_from_capitals(doc)
    yield example if doc is example.reference else Example(nlp.make_doc(doc.text), doc)


@spacy.registry.augmenters("depeche.press.v1")
def create_press_augmenter(
    language: str, lower: float, capitals: float, names: float, headline: float
) -> Callable[[Language, Example], Iterator[Example]]:
    """Make the augmenter for a spaCy corpus; each number is the share of texts that are changed so."""

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        return press_variants(
            nlp, example, language=language, lower=lower, capitals=capitals, names=names, headline=headline
        )

    return augment
