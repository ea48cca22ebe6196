"""The pronouns of a sentence that may stand for an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from depeche.actors.phrases import Phrase
from depeche.actors.wordclasses import WordClasses
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

_PLURAL = frozenset(
    {"ils", "elles", "eux", "ceux-ci", "celles-ci", "they", "them", "themselves", "les", "leur", "leurs", "their"}
)
_FEMININE = frozenset({"elle", "elles", "celle-ci", "celles-ci", "she", "her", "herself"})
_NEUTER = frozenset({"they", "them", "themselves", "it", "lui"})

POSSESSIVE = frozenset({"possessive", "possessive of oneself", "possessive of another"})
"""How mentions of "son", "their" are known: whose a thing is as one's own, and as what is done to another."""
_BEFORE_VERB = frozenset({"VERB", "AUX", "PRON"})
_IMPERSONAL = frozenset({"agir", "avérer", "trouver"})


def without_possessives(mentions: Iterable[Iterable[Mention]]) -> list[list[Mention]]:
    """The mentions of each sentence without those of "son", "their", which only the sides of events are read from."""
    return [[mention for mention in row if mention.how not in POSSESSIVE] for row in mentions]


def pronoun_phrases(sentence: Sentence, phrases: Sequence[Phrase], classes: WordClasses) -> list[Phrase]:
    """Phrases of kind "pronoun" for the pronouns that stand outside the phrases already found."""
    found: list[Phrase] = []
    if classes.resumed.isdisjoint(sentence.vocabulary):
        return found
    inside: set[int] | None = None
    for word in sentence.words:
        if word.lower in classes.latter and (latter := _latter(sentence, word)) is not None:
            found.append(latter)
            continue
        if word.lower not in classes.pronoun or not _stands_for_somebody(sentence, word, classes):
            continue
        if inside is None:
            inside = {i for p in phrases for i in range(p.first, p.last + 1)}
        if word.i in inside:
            continue
        plain = word.lower.removeprefix("-t-").removeprefix("-")
        phrase = Phrase(sentence, "pronoun", word.i, word.i, word.i)
        phrase.noun = plain
        phrase.plural = plain in _PLURAL
        phrase.gender = "" if plain in _NEUTER else "f" if plain in _FEMININE else "m"
        if phrase.plural and plain in ("ils", "eux"):
            phrase.gender = ""
        found.append(phrase)
    return found


def clitic_phrases(sentence: Sentence, phrases: Sequence[Phrase], classes: WordClasses) -> list[Phrase]:
    """Phrases of kind "clitic" for French objects before their verb ("l'a félicitée", "leur a promis")."""
    found: list[Phrase] = []
    if classes.clitic.isdisjoint(sentence.vocabulary):
        return found
    words = sentence.words
    for word in words:
        if word.lower not in classes.clitic or word.dep not in ("obj", "iobj", "nsubj:pass") or word.head <= word.i:
            continue
        verb = words[word.head]
        if verb.pos not in ("VERB", "AUX") or words[word.i + 1].pos not in _BEFORE_VERB:
            continue
        if any(phrase.first <= word.i <= phrase.last for phrase in phrases):
            continue
        phrase = Phrase(sentence, "clitic", word.i, word.i, word.i)
        phrase.noun = word.lower
        phrase.plural = word.lower in _PLURAL
        agreeing = "VerbForm=Part" in verb.morph and "Tense=Pres" not in verb.morph and word.lower != "leur"
        if word.lower == "la" or (agreeing and "Gender=Fem" in verb.morph):
            phrase.gender = "f"
        elif word.lower in ("le", "l'") and (agreeing or word.lower == "le"):
            phrase.gender = "m"
            if verb.lemma in classes.object_said:
                continue
        elif word.lower == "l'" and verb.lemma in classes.object_said:
            continue
        phrase.belongs = word.lower == "leur" or verb.lemma in classes.object_person or _sentenced(words, verb, classes)
        found.append(phrase)
    return found


def _sentenced(words: Sequence[Word], verb: Word, classes: WordClasses) -> bool:
    """ "l'a condamnée à six ans de prison": somebody, where "l'a condamnée" may be an attack."""
    return f"{verb.lemma} à" in classes.object_person and any(
        words[k].lower in ("à", "au", "aux") for j in verb.children if j > verb.i for k in words[j].children
    )


def possessive_phrases(sentence: Sentence, phrases: Sequence[Phrase], classes: WordClasses) -> list[Phrase]:
    """Phrases of kind "possessive" for "son", "leurs", "his", "its" before a noun that is no actor itself."""
    found: list[Phrase] = []
    if classes.whose.isdisjoint(sentence.vocabulary):
        return found
    inside: set[int] | None = None
    for word in sentence.words:
        if word.lower not in classes.whose or word.dep not in ("det", "nmod:poss") or word.head <= word.i:
            continue
        if inside is None:
            inside = {i for p in phrases for i in range(p.first, p.last + 1)}
        if word.i in inside:
            continue
        phrase = Phrase(sentence, "possessive", word.i, word.i, word.i)
        phrase.noun = word.lower
        phrase.plural = word.lower in ("leur", "leurs", "their")
        phrase.gender = {"his": "m", "her": "f"}.get(word.lower, "")
        found.append(phrase)
    return found


def _latter(sentence: Sentence, word: Word) -> Phrase | None:
    """ "ce dernier", "l'intéressée", "the latter", where no noun follows."""
    words = sentence.words
    before = words[word.i - 1].lower if word.i else ""
    after = words[word.i + 1] if word.i + 1 < len(words) else None
    concerned = word.lower.startswith("intéressé")
    if before not in (("l'", "les") if concerned else ("ce", "cette", "ces", "the")) or (
        after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "NUM")
    ):
        return None
    phrase = Phrase(sentence, "pronoun", word.i - 1, word.i, word.i)
    phrase.noun = word.lower
    phrase.plural = word.lower.endswith("s")
    phrase.gender = {"dernier": "m", "dernière": "f", "intéressé": "m", "intéressée": "f"}.get(word.lower, "")
    return phrase


def _stands_for_somebody(sentence: Sentence, word: Word, classes: WordClasses) -> bool:
    words = sentence.words
    lower = word.lower
    if word.dep.startswith("expl") and not _acts(sentence, word):
        return False
    if word.dep == "det" or word.dep == "nmod:poss":
        return False
    if lower in ("her", "lui") and word.pos == "DET":
        return False
    if sentence.language == "en":
        if lower == "it":
            return word.dep.startswith("nsubj") and words[word.head].lemma in classes.saying and word.dep == "nsubj"
        return word.pos == "PRON" or word.dep.startswith("nsubj")
    if lower.endswith("il"):
        following = words[word.i + 1] if word.i + 1 < len(words) else None
        if following is not None and following.lower in ("y", "n'y", "faut", "s'agit", "fallait", "faudra"):
            return False
        second = words[word.i + 2] if word.i + 2 < len(words) else None
        if following is not None and second is not None:
            if following.lower in ("n'", "ne") and second.lower in ("y", "faut"):
                return False
            if following.lower in ("s'", "se") and (second.lemma in _IMPERSONAL or second.lower.startswith("agi")):
                return False
        head = words[word.head]
        if head.lemma in classes.impersonal:
            return False
        if head.pos in ("ADJ", "NOUN", "VERB") and _clausal(sentence, head) and not head.lower.startswith("d"):
            return False
    return True


def _acts(sentence: Sentence, word: Word) -> bool:
    """Whether a subject that the parser takes for nobody does something to somebody ("l'opposition qu'il accuse")."""
    if word.dep != "expl:subj" or word.lower != "il":
        return False
    return any(child.dep == "obj" and child.lower in ("que", "qu'") for child in sentence.children(word.head))


def _clausal(sentence: Sentence, head: Word) -> bool:
    """ "il est probable que ...": the subject is the clause, "il" is nobody."""
    if head.pos != "ADJ":
        return False
    return any(child.dep in ("csubj", "ccomp") for child in sentence.children(head.i))
