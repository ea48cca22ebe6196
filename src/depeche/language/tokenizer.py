"""Where a word begins and ends, as the treebanks that the pipelines were trained on have it.

A trained pipeline carries the finished rules in its own ``tokenizer`` file; this module is what wrote them, and is
needed again only to train. The rules expect text that :func:`depeche.language.normalise.normalise` has been through:
straight apostrophes, ordinary blanks.
"""

from __future__ import annotations

import re

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CURRENCY, LIST_ELLIPSES, LIST_PUNCT, LIST_QUOTES
from spacy.lang.tokenizer_exceptions import BASE_EXCEPTIONS
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from depeche.language.abbreviations import abbreviations


def _words(listed: str) -> list[str]:
    return listed.split()


#: Pronouns and particles that stand behind a verb (or noun) with a hyphen and are words of their own:
#: "explique-t-il", "est-ce", "dites-leur", "ce jour-là".
ENCLITICS = [
    "je",
    "tu",
    "il",
    "elle",
    "on",
    "nous",
    "vous",
    "ils",
    "elles",
    "ce",
    "moi",
    "toi",
    "lui",
    "leur",
    "le",
    "la",
    "les",
    "en",
    "y",
    "là",
    "ci",
]

#: Hyphenated words that end like an enclitic and are one word all the same.
HYPHENATED = [
    "celui-ci",
    "celle-ci",
    "ceux-ci",
    "celles-ci",
    "celui-là",
    "celle-là",
    "ceux-là",
    "celles-là",
    "rendez-vous",
    "ci-dessous",
    "au-delà",
    "jusque-là",
    "là-bas",
    "là-haut",
    "ci-joint",
    "ci-dessus",
    "par-delà",
    "quant-à-soi",
    "chez-soi",
    "jong-il",
    "sot-l'y-laisse",
]

#: Words with an apostrophe inside that no elision made.
WITH_APOSTROPHE = [
    "aujourd'hui",
    "quelqu'un",
    "c'est-à-dire",
    "presqu'île",
    "presqu'îles",
    "prud'homme",
    "prud'hommes",
    "prud'homal",
    "prud'homale",
    "prud'homaux",
    "prud'hommales",
    "d'ores-et-déjà",
    "main-d'oeuvre",
    "main-d'œuvre",
    "chef-d'oeuvre",
    "chefs-d'oeuvre",
    "chef-d'œuvre",
    "chefs-d'œuvre",
    "grand'chose",
]


def _cased(words: list[str]) -> list[str]:
    """Return each word as written, with a first capital, as a title, and in capitals."""
    return sorted({form for word in words for form in (word, word[:1].upper() + word[1:], word.title(), word.upper())})


def french_tokenizer(nlp: Language) -> Tokenizer:
    """Return the French tokenizer.

    Elided words keep their apostrophe ("l'", "qu'", "aujourd'hui" whole, "N'Djamena" whole); compounds with hyphens
    stay whole ("tête-à-tête", "Koweït-City", "Mali-Russie"); enclitic pronouns are split off with their hyphen
    ("explique", "-t-il"); guillemets stand alone; "M.", "Mme", "1er", "10h30", "G5", "M23" are one word each.
    """
    enclitics = "|".join([*ENCLITICS, *(word.upper() for word in ENCLITICS)])
    euphonic = "-t-(?:il|elle|on|ils|elles)|-T-(?:IL|ELLE|ON|ILS|ELLES)"
    prefixes = [
        "§", "=", "—", "–", r"\+(?![0-9])", r"-(?=[\w«\"])", *LIST_PUNCT, *LIST_ELLIPSES, *LIST_QUOTES, CURRENCY,
    ]  # fmt: skip
    suffixes = [
        *LIST_PUNCT, *LIST_ELLIPSES, *[quote for quote in LIST_QUOTES if quote != r"\'"], "—", "–",
        rf"(?<=[0-9{ALPHA_LOWER}²°%\-\+])'",
        r"(?<=[0-9])%", rf"(?<=[0-9])(?:{CURRENCY})", r"(?<=[0-9])(?:km²|km|m²|kg|ha|Md|M€)",
        rf"(?<=[0-9{ALPHA_LOWER}%²\-\+\)\]»\"'])\.", rf"(?<=[{ALPHA_UPPER}0-9][{ALPHA_UPPER}0-9])\.",
        rf"(?<=[{ALPHA}])(?:{euphonic})", rf"(?<=[{ALPHA}])-(?:{enclitics})", r"(?<=\w)/", r"(?<=\w)-",
    ]  # fmt: skip
    elided = rf"(?<=[{ALPHA}]')(?=[{ALPHA}0-9«\"])"
    not_a_name = r"(?<![NnMm]')"
    vowel = r"(?=[aàâäeéèêëiîïoôöuùûüyœæhAÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜYŒÆH])"
    infixes = [
        *LIST_ELLIPSES,
        rf"{not_a_name}(?<!\bO'){elided}",
        rf"(?<=\b[NnMm]'){vowel}",
        rf"(?<=[{ALPHA_LOWER}])\.(?=[{ALPHA_UPPER}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        r"(?<=\w)[/()«»\"“”;:!?=](?=\w)",
        r"(?<=\w)[–—](?=\w)",
        r"(?<=\w)--+(?=\w)",
    ]
    # spaCy keeps "h." and "a." whole; in French they are a word that ends a sentence
    rules = {form: parts for form, parts in BASE_EXCEPTIONS.items() if not (len(form) == 2 and form.endswith("."))}
    for word in [*abbreviations("fr"), *_cased(HYPHENATED), *_cased(WITH_APOSTROPHE)]:
        rules[word] = [{ORTH: word}]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=None,
        url_match=re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+").match,
    )


def english_tokenizer(nlp: Language) -> Tokenizer:
    """Return the English tokenizer: spaCy's own rules ("'s", "n't", "$" apart), "U.S.-backed" and "U.S." added."""
    tokenizer: Tokenizer = nlp.tokenizer
    infixes = [*(nlp.Defaults.infixes or ()), rf"(?<=[{ALPHA_UPPER}]\.)-(?=[{ALPHA}])", r"(?<=[0-9])-(?=[A-Za-z]{3})"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    for word in abbreviations("en"):
        tokenizer.add_special_case(word, [{ORTH: word}])
    return tokenizer


TOKENIZERS = {"fr": french_tokenizer, "en": english_tokenizer}
