"""This project's own sentences in news style, with places for names that are filled anew for each copy.

``training/sentences.<language>.txt``, one sentence a line. ``{person}`` is a full name, ``{surname}`` a last one,
``{town}``, ``{state}``, ``{org}`` what they say; ``{of_state}``, ``{in_state}``, ``{to_state}``, ``{of_org}`` and
``{to_org}`` take the preposition along, as French needs; a capital letter asks for one (``{State}``);
``{weekday}`` is no entity. ``[Reuters|ORG]`` is a name that stays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from training.augment import World, without_article, world

HERE = Path(__file__).parent
COPIES = 9
SLOT = re.compile(r"\{(\w+)\}|\[([^|\]]+)\|(\w+)\]")
WEEKDAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}

#: A piece of a sentence: its text and its label, "" where it is no entity.
Piece = tuple[str, str]


def contracted(preposition: str, name: str) -> Piece | tuple[Piece, Piece]:
    """Join a French preposition ("de", "à") and a name with its article: the part outside the entity, the entity."""
    bare = without_article(name)
    article = name[: len(name) - len(bare)].strip()
    joined = {
        ("de", "le"): "du ", ("de", "les"): "des ", ("à", "le"): "au ", ("à", "les"): "aux ",
        ("de", "la"): "de la ", ("à", "la"): "à la ", ("de", "l'"): "de l'", ("à", "l'"): "à l'",
    }  # fmt: skip
    before = joined.get((preposition, article))
    if before is None:
        before = "d'" if preposition == "de" and bare[:1].lower() in "aeiouyéèêâîôû" else preposition + " "
    return (before, ""), (bare, "")


def in_state(name: str) -> str:
    """Return what stands before a French name of a state to say "in": "au ", "en ", "aux ", "à "."""
    bare = without_article(name)
    article = name[: len(name) - len(bare)].strip()
    if article == "le":
        return "au "
    if article == "les":
        return "aux "
    return "en " if article else "à "


def _slot(name: str, language: str, names: World) -> list[Piece]:
    given, surnames = random.choice(names.persons)
    kind = name.lower()
    if kind == "person":
        return [(f"{random.choice(given)} {random.choice(surnames)}", "PER")]
    if kind == "surname":
        return [(random.choice(surnames), "PER")]
    if kind == "town":
        town = random.choice(names.towns)
        return [(town.upper() if name.isupper() else town, "LOC")]
    if kind == "weekday":
        return [(random.choice(WEEKDAYS[language]), "")]
    way, _, what = kind.rpartition("_")
    chosen = random.choice(names.states if what == "state" else names.organisations)
    label = "LOC" if what == "state" else "ORG"
    bare = without_article(chosen)
    if language == "en" or not way:
        article = chosen[: len(chosen) - len(bare)]
        if name[0].isupper():
            article = article[:1].upper() + article[1:]
            bare = bare if article else bare[:1].upper() + bare[1:]
        return [(article, ""), (bare, label)]
    before = in_state(chosen) if way == "in" else contracted({"of": "de", "to": "à"}[way], chosen)[0][0]
    return [(str(before), ""), (bare, label)]


def pieces(template: str, language: str, names: World) -> Iterator[Piece]:
    """Yield the parts of a sentence with its places filled by chance."""
    position = 0
    for match in SLOT.finditer(template):
        yield template[position : match.start()], ""
        if match[1]:
            yield from _slot(match[1], language, names)
        else:
            yield match[2], match[3] if match[3] != "CARDINAL" else ""
        position = match.end()
    yield template[position:], ""


def filled(language: str, nlp: Language, seed: int) -> Iterator[Doc]:
    """Yield every sentence of the language's file several times over, with other names each time."""
    random.seed(seed + 11)
    names = world(language)
    lines = (HERE / f"sentences.{language}.txt").read_text(encoding="utf8").splitlines()
    for template in (line for line in lines if line and not line.startswith("#")):
        for _ in range(COPIES):
            text = ""
            spans = []
            for part, label in pieces(template, language, names):
                if label:
                    spans.append((len(text), len(text) + len(part), label))
                text += part
            doc = nlp.make_doc(text)
            found = [doc.char_span(start, end, label=label) for start, end, label in spans]
            doc.ents = [span for span in found if span is not None]
            yield doc
