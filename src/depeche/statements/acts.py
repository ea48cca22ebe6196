"""The act of a statement: what its cue says, or where the cue says little, what its content shows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depeche.language.parsed import Sentence, Word
from depeche.statements.cues import Lexicon, Sign, Slot, load_acts

_FUTURE = re.compile(r"[a-zà-ÿ]+r(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)$")
_ANY_REACH = 3
_SELF_REACH = 4
"""In reported words the speaker must be the subject of the content's own clause, near its beginning."""
_SELF = frozenset("il elle ils elles he she it they pays gouvernement country government".split())


def is_future(word: Word) -> bool:
    """Whether a French verb stands in the future or conditional, by its ending (the parser often misses it)."""
    if word.pos not in ("VERB", "AUX"):
        return False
    if "Tense=Fut" in word.morph or "Mood=Cnd" in word.morph:
        return True
    if not _FUTURE.match(word.lower):
        return False
    stem = re.sub(r"(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)$", "", word.lower)
    return word.lemma[:-2] != stem


def _fits(slot: Slot, word: Word, own: frozenset[int]) -> bool:
    if word.lower in slot.words:
        return True
    for name in slot.classes:
        if name == "INF":
            fits = "VerbForm=Inf" in word.morph or (word.pos == "VERB" and not word.morph)
        elif name == "PART":
            fits = "VerbForm=Part" in word.morph
        elif name == "SELF":
            fits = word.lower in _SELF or word.start in own
        else:
            fits = is_future(word) and (name == "FUT" or word.lower.endswith(("rai", "rons")))
        if fits:
            return True
    if slot.futures and word.pos in ("VERB", "AUX") and is_future(word):
        return any(word.lemma == lemma or word.lower.startswith(lemma[:-1]) for lemma in slot.futures)
    return False


def matches(sign: Sign, words: Sequence[Word], at: int, own: frozenset[int] = frozenset()) -> bool:
    """Whether a sign's pattern begins at word `at`. own: offsets of words that name the speaker's own country."""
    return _match(sign.pattern, 0, words, at, own)


def _match(pattern: tuple[Slot, ...], p: int, words: Sequence[Word], w: int, own: frozenset[int]) -> bool:
    if p == len(pattern):
        return True
    slot = pattern[p]
    if slot.anything:
        return any(_match(pattern, p + 1, words, w + n, own) for n in range(_ANY_REACH + 1) if w + n <= len(words))
    return w < len(words) and _fits(slot, words[w], own) and _match(pattern, p + 1, words, w + 1, own)


def sign_of(lexicon: Lexicon, words: Sequence[Word], quoted: bool, own: frozenset[int] = frozenset()) -> Sign | None:
    """The first sign in the file's order that the content shows, or None. quoted: whether the words are quoted."""
    best: Sign | None = None
    voices = ("quoted", "any") if quoted else ("reported", "any")
    signs = lexicon.signs
    for k, word in enumerate(words):
        possible = signs.get(word.lower, ())
        if not quoted and k <= _SELF_REACH and (word.lower in _SELF or word.start in own):
            possible += signs.get("SELF", ())
        for sign in possible:
            if sign.voice in voices and (best is None or sign.order < best.order) and matches(sign, words, k, own):
                best = sign
    return best


def shows_in_content(cue_act: str) -> bool:
    """Whether the content may tell of another act than the cue's: that of a neutral cue, and a proposal."""
    return load_acts()[cue_act].neutral or cue_act == "propose"


def act_of(
    cue_act: str, lexicon: Lexicon, words: Sequence[Word], quoted: bool, own: frozenset[int] = frozenset()
) -> str:
    """The act: the cue's, unless the cue is neutral and the content shows another."""
    if not load_acts()[cue_act].neutral:
        return _mediated(cue_act, words)
    sign = sign_of(lexicon, words, quoted, own)
    if sign is not None:
        return sign.act
    return cue_act


def _mediated(act: str, words: Sequence[Word]) -> str:
    """An offer to mediate is one of its own kind of proposal."""
    if act == "propose" and any(w.lemma.startswith(("médiat", "mediat")) or w.lower == "offices" for w in words):
        return "mediate"
    return act


_DEADLINES = {
    "fr": re.compile(
        r"\b(?:d'ici(?: à| au| la| le)?|avant|au plus tard|dans un délai de|sous|à partir de|dès|d’ici) "
        r"(?:(?:la |le |les |l'|l’)?(?:fin|début|mi)\b[^,.;»]{0,30}|\d+ ?(?:heures|jours|semaines|mois|ans)"
        r"|(?:le |les )?\d{1,2}(?:er)? \w+(?: \d{4})?|\d{4}|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
        r"|(?:l'|l’|la |le )?(?:année|semaine|mois|an|été|hiver|printemps)\b[^,.;»]{0,20}"
        r"|(?:les |la |le )?\w*élections?)"
    ),
    "en": re.compile(
        r"\b(?:by|before|within|no later than|until) (?:the )?(?:(?:end|beginning|middle) of [^,.;”\"]{2,25}"
        r"|\d+ (?:hours|days|weeks|months|years)|\d{1,2} \w+(?: \d{4})?|(?:January|February|March|April|May|June|July"
        r"|August|September|October|November|December)(?: \d{1,2})?(?:,? \d{4})?|\d{4}|tomorrow|Monday|Tuesday"
        r"|Wednesday"
        r"|Thursday|Friday|Saturday|Sunday|next \w+|(?:two|three|four|five|six|ten|thirty) (?:days|weeks|months|years))"
    ),
}
_CONDITIONS = {
    "fr": re.compile(
        r"(?:\b(?:à condition|sous réserve|pourvu|à moins|dès lors|tant) (?:que?|qu['’]|de|d['’])"
        r"|\bsi |\bs['’]ils? )[^.;»]+"
    ),
    "en": re.compile(r"\b(?:if|provided that|provided|on condition that|unless|as long as|once) [^.;”\"]+"),
}


def deadline_of(text: str, language: str) -> str | None:
    """By when, in the page's words, of a pledge, demand or threat."""
    found = _DEADLINES[language].search(text) if language in _DEADLINES else None
    return found.group().strip() if found else None


def condition_of(text: str, language: str) -> str | None:
    """Under which condition, in the page's words."""
    found = _CONDITIONS[language].search(text) if language in _CONDITIONS else None
    return found.group().strip(" ,") if found else None


def words_within(sentence: Sentence, start: int, end: int) -> list[Word]:
    """The words of a sentence that begin within a range."""
    return [w for w in sentence.words if start <= w.start < end]
