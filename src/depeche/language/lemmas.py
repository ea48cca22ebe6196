"""Base forms of words put right where the trained lemmatizer made one up ("reprenner", "condemne").

The trained lemmatizer rewrites endings and does well on what it has seen. On other verbs it may build a word that
does not exist. Here a verb's lemma that is no known verb is replaced by a known one that the form can belong to, found
by the rules of conjugation; where there is none, the guess stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from spacy.language import Language
from spacy.tokens import Doc

from depeche.language.normalise import common_words

#: Prefixes by which French verbs are made from other verbs.
PREFIXES = (
    "", "re", "ré", "r", "ra", "dé", "dés", "dis", "en", "em", "entre", "inter", "sur", "sous", "sou", "contre", "pré",
    "pro", "par", "per", "com", "con", "trans", "main", "ob", "sub", "abs", "ad", "ac", "ap", "é", "co", "circon", "mé",
    "mal", "a", "pour", "entr'", "as", "ren", "recon", "mécon", "appa", "dispa", "compa", "ab", "dé", "ex", "im", "sup",
    "adm", "so", "o", "retrans", "redé", "encou", "se", "é", "satis", "contre-",
)  # fmt: skip
_PRESENT = ("ons", "ez", "ais", "ait", "ions", "iez", "aient", "ant", "e", "es", "ent")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
_PAST = ("s", "t", "rent", "mes", "tes", "sse", "ssent")
_ER = sorted(
    (*_PRESENT, "ai", "as", "a", "âmes", "âtes", "èrent", "ât", "é", "ée", "és", "ées", "asse", "assent",
     *("er" + ending for ending in _FUTURE)), key=len, reverse=True,
)  # fmt: skip
_IR = sorted(
    ("is", "it", "ît", "i", "ie", "ies", "îmes", "îtes", "irent", *("iss" + ending for ending in _PRESENT),
     *("ir" + ending for ending in _FUTURE)), key=len, reverse=True,
)  # fmt: skip
_RE = sorted(
    ("s", "", *_PRESENT, "is", "it", "irent", "u", "ue", "us", "ues", *("r" + ending for ending in _FUTURE)),
    key=len, reverse=True,
)  # fmt: skip


def _listed(name: str) -> list[str]:
    text = files("depeche.language").joinpath(name).read_text(encoding="utf8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def known_verbs(language: str) -> frozenset[str]:
    """Return the verbs that are known of a language."""
    return frozenset(word for line in _listed(f"verbs.{language}.txt") for word in line.split())


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """Return the French irregular verbs by their forms, the rarer verb of a shared form last."""
    found: dict[str, list[str]] = {}
    for infinitive, forms in _paradigms().items():
        for form in forms:
            found.setdefault(form, []).append(infinitive)
    return {form: tuple(infinitives) for form, infinitives in found.items()}


@cache
def _paradigms() -> dict[str, frozenset[str]]:
    """Return every form of the French irregular verbs, by infinitive."""
    found = {}
    for line in _listed("irregular.fr.txt"):
        infinitive, forms, imperfect, future, participle, past = (cell.strip() for cell in line.split("|"))
        every = [infinitive, *forms.split()]
        every += [imperfect + ending for ending in _PRESENT] if imperfect else []
        every += [future + ending for ending in _FUTURE]
        every += [participle, participle + "e", participle + "es", participle + "s" * (participle[-1] != "s")]
        every += ["due", "dus", "dues"] if participle == "dû" else []
        every += [past + ending for ending in _PAST] if past else []
        found[infinitive] = frozenset(every)
    return found


def irregular_forms(verb: str) -> Iterator[str]:
    """Yield the forms of a French verb that is irregular or made from an irregular one by a prefix; else nothing."""
    for infinitive, forms in _paradigms().items():
        if verb.endswith(infinitive) and verb[: -len(infinitive)] in PREFIXES:
            yield from (verb[: -len(infinitive)] + form for form in forms if form != infinitive)


def _stems_in_er(stem: str) -> Iterator[str]:
    """Yield the stems that an -er verb may have in its infinitive, given the stem of a form."""
    yield stem
    if stem.endswith("ge"):
        yield stem[:-1]
    if stem.endswith("ç"):
        yield stem[:-1] + "c"
    if stem.endswith(("oi", "ui", "ai")):
        yield stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "lt":
        yield stem[:-1]
    grave = re.search(r"è([^aeiouyéè]{1,2}u?)$", stem)
    if grave:
        yield stem[: grave.start()] + "é" + grave[1]
        yield stem[: grave.start()] + "e" + grave[1]


def irregular_infinitives(form: str) -> Iterator[str]:
    """Yield the French irregular verbs, and those made from them by a prefix, that have this form."""
    irregular = _irregular()
    for prefix in dict.fromkeys(PREFIXES):
        if form.startswith(prefix):
            for infinitive in irregular.get(form[len(prefix) :], ()):
                yield prefix + infinitive


def french_infinitives(form: str) -> Iterator[str]:
    """Yield the infinitives that a form could belong to, known or not, the likeliest kind first."""
    yield from irregular_infinitives(form)
    for endings, infinitive_ending in ((_ER, "er"), (_IR, "ir"), (_RE, "re")):
        for ending in endings:
            if form.endswith(ending) and len(form) - len(ending) > 1:
                stem = form[: len(form) - len(ending)]
                for other in _stems_in_er(stem) if infinitive_ending == "er" else (stem,):
                    yield other + infinitive_ending


def english_bases(form: str) -> Iterator[str]:
    """Yield the base forms that an English verb form could belong to, known or not."""
    for ending, others in (("ies", ("y",)), ("ied", ("y",)), ("ing", ("", "e")), ("ed", ("", "e")), ("es", ("e", "")),
                           ("s", ("",))):  # fmt: skip
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            if len(stem) > 2 and stem[-1] == stem[-2] and ending in ("ing", "ed"):
                yield stem[:-1]
            for other in others:
                yield stem + other
    if form.endswith("ied"):
        yield form[:-1]


def verb_lemma(form: str, guess: str, language: str) -> str:
    """Return the lemma of a verb: the guess where it is a known verb, else a known one that has this form.

    form: the word in small letters. guess: the trained lemmatizer's. language: "fr" or "en".
    """
    known = known_verbs(language)
    if guess in known:
        return guess
    for candidate in french_infinitives(form) if language == "fr" else english_bases(form):
        if candidate in known:
            return candidate
    return guess


class LemmaRepair:
    """A pipeline component that puts verbs' lemmas right, and gives small letters to lemmas of common words."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            if token.pos_ in ("VERB", "AUX"):
                lemma = verb_lemma(token.lower_, token.lemma_.lower(), self.language)
                if lemma != token.lemma_:
                    token.lemma_ = lemma
            elif token.pos_ in ("NOUN", "ADJ", "ADV") and not token.lemma_.islower():
                lower = token.lemma_.lower()
                if lower in common_words(self.language):
                    token.lemma_ = lower
        return doc


@Language.factory("depeche_lemmas", requires=["token.lemma"], assigns=["token.lemma"])
def create_lemma_repair(nlp: Language, name: str) -> LemmaRepair:
    """Make the component that :func:`add_lemma_repair` adds."""
    return LemmaRepair(str(nlp.lang))


def add_lemma_repair(nlp: Language) -> None:
    """Put the repair of lemmas behind a pipeline's lemmatizer, once."""
    if "depeche_lemmas" not in nlp.pipe_names:
        nlp.add_pipe("depeche_lemmas", after="trainable_lemmatizer")
