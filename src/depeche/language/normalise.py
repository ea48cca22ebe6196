"""Spelling that the parser was trained on, with every character still in its place.

``len(normalise(text)) == len(text)`` always: a span of the one is the same span of the other, so what the parser finds
in the normalised text cuts the very words out of the page's own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

#: Signs that differ in print alone. Guillemets stay: they tell beginning from end.
STRAIGHT = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ´`′ʹ‛＇", "'"),
        **dict.fromkeys("“”„‟″＂❝❞", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\u200a\u2007\u2008\u2002\u2003\u2004\u2005\u2006\u205f\u3000", " "),
        **dict.fromkeys("\t\n\r\v\f", " "),
        **dict.fromkeys("\u2010\u2011\u2212", "-"),
    }
)

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_GROUPED_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)")
_LOOSE_CLITIC = re.compile(r"(?<=[^\W_])' (s|t|re|ve|ll|d|m)(?= )")
_LOOSE_INITIALS = re.compile(r"(?<![\w.])([UED])\. ([SKNCE])\.(?=\W|$)")
_FULL_NAME = re.compile(
    r"\b([A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?) ([A-ZÀ-ÖØ-Þ]{4,}(?:-[A-ZÀ-ÖØ-Þ]{2,})*)\b"
)


def straightened(text: str) -> str:
    """Return the text with straight apostrophes and quotation marks, plain hyphens and ordinary blanks."""
    return text.translate(STRAIGHT)


def is_shouted(text: str) -> bool:
    """Whether a text is written in capitals: four letters in five or more, and at least twelve letters of them."""
    capitals = sum(character.isupper() for character in text)
    small = sum(character.islower() for character in text)
    return capitals >= 12 and capitals >= 4 * small


@cache
def common_words(language: str) -> dict[str, str]:
    """Return the words that are usually written small, by their form and by their form without accents.

    Where two words differ by their accents alone, the commoner one has the bare form ("etat" is "état").
    """
    source = files("depeche.language").joinpath(f"words.{language}.txt")
    listed = source.read_text(encoding="utf8").split() if source.is_file() else []
    found = {word: word for word in listed}
    for word in listed:
        found.setdefault(bare(word), word)
    return found


def bare(word: str) -> str:
    """Return the word without accents, of the same length ("æ" and "œ" stay)."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in word)


def _small(word: str, language: str, participle: bool) -> str:
    """Return a word of a text in capitals as it would be written elsewhere: small when common, else as a name.

    participle: whether an auxiliary stands before it, so that "ARRETE" is "arrêté" and not "arrête".
    """
    lower = word.lower()
    if len(lower) != len(word):
        return word
    known = common_words(language)
    if lower not in known:
        return lower[:1].upper() + lower[1:]
    small = known[lower]
    if participle and small.endswith("e") and small[:-1] + "é" in known:
        return small[:-1] + "é"
    if small.endswith("é") and not lower.endswith("é") and not participle:
        # "arrêté" and "arrête" look alike without accents: keep what stands before the last letter, try the present
        if small in _PRESENT:
            return _PRESENT[small]
        return small[:-1] + "e" if small[:-1] + "e" in known else small
    return small


#: Participles whose present tense has another accent before the last letter.
_PRESENT = {
    "libéré": "libère", "révélé": "révèle", "espéré": "espère", "cédé": "cède", "accéléré": "accélère",
    "opéré": "opère", "exagéré": "exagère", "réitéré": "réitère", "suggéré": "suggère", "possédé": "possède",
    "achevé": "achève", "enlevé": "enlève", "levé": "lève", "protégé": "protège", "célébré": "célèbre",
}  # fmt: skip


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ELIDED = _words("d l n s c j m t qu lorsqu puisqu jusqu quoiqu presqu")
_CLITICS = _words("s t re ve ll d m")
_VOWELS = "aàâeéèêiîoôuùyœh"
_AUXILIARIES = _words(
    "a ont ai as avons avez avait avaient aura auront aurait auraient avoir ayant est sont suis sommes etes etait "
    "etaient sera seront serait seraient ete etre etant fut furent soit soient d'etre s'est n'est l'a n'a"
)


def _calm(match: re.Match[str], language: str) -> str:
    """Return one word, or words joined by apostrophes and hyphens, out of capitals."""
    whole = match.group()
    if not whole.isupper():
        return whole
    before = match.string[: match.start()].rsplit(None, 1)[-1:]
    participle = bool(before) and bare(before[0].lower()) in _AUXILIARIES
    if whole.lower() in common_words(language):
        return _small(whole, language, participle)
    parts = re.split(r"(['-])", whole)
    for index, part in enumerate(parts):
        following = parts[index + 2][:1].lower() if parts[index + 1 : index + 2] == ["'"] else ""
        elided = part.lower() in _ELIDED and following and not (part in "NM" and following not in _VOWELS)
        if elided or (language == "en" and index and part.lower() in _CLITICS):
            parts[index] = part.lower()
        elif part not in ("'", "-"):
            parts[index] = _small(part, language, participle)
    return "".join(parts)


def calmed(text: str, language: str) -> str:
    """Return a text in capitals with its common words small, its other words with one capital, accents put back."""
    lowered = _WORD.sub(lambda match: _calm(match, language), text)
    for index, character in enumerate(lowered):
        if character.isalpha():
            return lowered[:index] + _raised(character) + lowered[index + 1 :]
    return lowered


def _raised(character: str) -> str:
    upper = character.upper()
    return upper if len(upper) == 1 else character


def _full_name(match: re.Match[str], language: str) -> str:
    """Return a given name and a surname in capitals with one capital each, "La CEDEAO" as it is."""
    given, surname = match.groups()
    if given.lower() in common_words(language):
        return match.group()
    return f"{given} {surname.title()}"


def _closed_up(plain: str) -> str:
    """Return English text with clitics and initials that a blank was put into written together again.

    Corpora tokenised and put together again have "Jordan' s" and "U. S."; the blank goes behind or before the word.
    """
    if "' " in plain:
        plain = _LOOSE_CLITIC.sub(r"'\1 ", plain)
    return _LOOSE_INITIALS.sub(r" \1.\2.", plain) if ". " in plain else plain


def normalise(text: str, language: str) -> str:
    """Return the text as the parser was trained to read it, character for character.

    Apostrophes, quotation marks, hyphens and blanks become plain ones; a text all in capitals is written small again
    (names keep one capital, lost accents come back where the word is common); surnames in capitals behind a given name
    ("Abdoulaye DIOP") get one; numbers with blanks ("50 000") become one word ("50_000"); English clitics and initials
    set apart ("Jordan' s", "U. S.") are written together.
    """
    plain = straightened(text)
    if is_shouted(plain):
        plain = calmed(plain, language)
    else:
        plain = _FULL_NAME.sub(lambda match: _full_name(match, language), plain)
    if language == "en":
        plain = _closed_up(plain)
    plain = _GROUPED_NUMBER.sub(lambda match: match.group().replace(" ", "_"), plain)
    return plain if len(plain) == len(text) else text
