"""Texts with other countries in them, for training (training/careful.py): who does what must be told from the words
around a name, not from what stories seen before told of that country.

Names, demonyms and capitals are those of the product's tables; what else names a country (its other cities, variants of
its name) stays. A country gives way to one of the same gender, with a vowel at the beginning where it has one, and with
as many forms of its demonym, so that articles and adjectives mostly still agree.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Sequence

from depeche.actors.forms import fold
from depeche.actors.tables import load_tables

MASCULINE = frozenset(("Belize", "Mexique", "Mozambique", "Zimbabwe"))
"""The states whose French names end in -e and are masculine."""
APART = frozenset((
    "BHR", "COM", "CUB", "CYP", "DJI", "FJI", "HTI", "ISR", "KIR", "MCO", "MDG", "MDV", "MLT", "MUS", "NRU", "OMN",
    "PHL", "SGP", "SYC", "TUV", "TWN", "WSM",
))  # fmt: skip
"""The states whose French names are plural or have no article."""
VOWELS = {"fr": "aeiouéèîôœ", "en": "aeio"}
"""The letters before which articles are elided, or "an" stands."""
FORMS = {4: (0, 1, 2, 3), 3: (0, 1, 0, 2), 2: (0, 0, 1, 1)}
"""Which of a French demonym's two to four forms is that of the masculine and the feminine, in singular and plural."""
SINGULAR, PLURAL = 2, 4
"""The places of the masculine demonyms among a country's words."""


class Swaps:
    """The countries of a language that may stand for each other.

    language: fr or en. words: of each country its name, its capital, and its demonym: masculine, feminine, masculine
    plural, feminine plural. of: of each word its country and its place there. alike: the countries of each kind.
    """

    def __init__(self, language: str) -> None:
        tables = load_tables()
        capitals: dict[str, str] = {}
        for row in tables.rows:
            if row.table == "cities" and row["capital"]:
                capitals.setdefault(row["country"], row[f"name_{language}"])
        self.words: dict[str, list[str]] = {}
        found = Counter[str]()
        for code, row in tables.states.items():
            name, forms = row[f"name_{language}"], row.many(f"demonyms_{language}")
            if language == "fr":
                spelt = {fold(one): one for one in reversed(forms)}  # the first spelling: with its accents
                forms = [] if code in APART else [one for one in forms if spelt[fold(one)] == one]
                forms = [forms[i] for i in FORMS[len(forms)]] if len(forms) in FORMS else []
            else:
                forms = [forms[0], forms[0], forms[-1], forms[-1]] if 0 < len(forms) < 3 else []
            words = [name, capitals.get(code, ""), *forms]
            if forms and row["kind"] == "state" and all(word.isalpha() for word in words):
                self.words[code] = words
                found.update({*words})
        for code in [code for code, words in self.words.items() if any(found[word] > 1 for word in words)]:
            del self.words[code]
        self.of = {word: (code, words.index(word)) for code, words in self.words.items() for word in words}
        self.alike: dict[tuple[bool, ...], list[str]] = defaultdict(list)
        for code, words in self.words.items():
            self.alike[_kind(words, language)].append(code)
        self.kind = {code: kind for kind, codes in self.alike.items() for code in codes}

    def swapped(self, words: Sequence[str]) -> list[str]:
        """Words with another country of its kind, where there is one, in the place of each that is named."""
        known = [self.of.get(word) or self.of.get(word[:1].lower() + word[1:]) for word in words]
        new: dict[str, str] = {}
        for code in sorted({one[0] for one in known if one is not None}):
            left = [other for other in self.alike[self.kind[code]] if other not in new.values()]
            new[code] = random.choice([other for other in left if other != code] or left)
        found = []
        for n, (word, one) in enumerate(zip(words, known, strict=True)):
            other = word
            if one is not None:
                code, form = one
                same = self.words[code][SINGULAR] == self.words[code][PLURAL]
                if form == SINGULAR and same and n and words[n - 1].endswith(("s", "x")):
                    form = PLURAL  # "les soldats français"
                other = self.words[new[code]][form]
            found.append(other[:1].upper() + other[1:] if word[:1].isupper() else other)
        return found


def _kind(words: Sequence[str], language: str) -> tuple[bool, ...]:
    """What countries that stand for each other have in common."""
    name, capital, demonym, feminine, plural, _ = words
    vowels = tuple(word[0].lower() in VOWELS[language] for word in (name, capital, demonym))
    if language == "en":
        return (*vowels, demonym == plural)
    return (name.endswith("e") and name not in MASCULINE, *vowels, demonym == feminine)
