"""Who speaks: the words that name the speaker, the actors they mean, and whom a pronoun or nobody's name carries on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from depeche.language.parsed import Sentence, Word
from depeche.model import Actor, Mention, Span
from depeche.statements.subjects import finite, is_time

PRONOUNS = frozenset(
    """il elle ils elles lui eux celui-ci celle-ci ceux-ci celles-ci he she it they him her them""".split()
)
_LAST_NAMED = frozenset("dernier dernière derniers dernières".split())
_ENDS = frozenset([",", "(", ")", ";", ":", "—", "–", "«", "»", '"', "“", "”"])
_TIME_OPENERS = frozenset("on last this ce cette le la next late early".split())
MEMORY = 6
"""How many earlier speakers a pronoun may go back to."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who spoke or acted: actors, the words, and the gender and number that a pronoun must agree with."""

    actors: tuple[Actor, ...]
    span: Span
    gender: str
    plural: bool | None
    sentence: int


def _bare(word: Word) -> str:
    return word.lower.lstrip("-").removeprefix("t-").lstrip("-")


def is_pronoun(sentence: Sentence, i: int) -> bool:
    word = sentence.words[i]
    if _bare(word) in PRONOUNS:
        return True
    return word.lemma in _LAST_NAMED and i > 0 and sentence.words[i - 1].lower in ("ce", "cette", "ces")


def gender_of(word: Word) -> str:
    lower = _bare(word)
    if lower in ("elle", "elles", "she", "her", "celle-ci"):
        return "f"
    if lower in ("il", "ils", "he", "him", "celui-ci"):
        return "m"
    if "Gender=Fem" in word.morph:
        return "f"
    return "m" if "Gender=Masc" in word.morph and word.pos != "PROPN" else ""


def plural_of(sentence: Sentence, i: int) -> bool | None:
    word = sentence.words[i]
    lower = _bare(word)
    if lower in ("il", "elle", "he", "she", "it", "celui-ci", "celle-ci"):
        return False
    if lower in ("ils", "elles", "they", "them", "eux"):
        return True
    if any(sentence.words[c].dep == "conj" for c in word.children):
        return True
    if "Number=Plur" in word.morph:
        return True
    return False if "Number=Sing" in word.morph else None


def phrase_of(sentence: Sentence, head: int) -> tuple[int, int]:
    """First and last word of the noun phrase around a head: its subtree up to a comma, bracket or relative clause."""
    words = sentence.words
    first = last = head
    inside = set(sentence.subtree(head))
    while first - 1 in inside and words[first - 1].text not in _ENDS and _inside_phrase(words[first - 1]):
        first -= 1
    while last + 1 in inside and words[last + 1].text not in _ENDS:
        following = words[last + 1]
        if following.dep.startswith("acl") or following.lower in (
            "qui",
            "que",
            "qu'",
            "who",
            "which",
            "dont",
            "dans",
            "lors",
        ):
            break
        if following.pos in ("VERB", "AUX", "SCONJ", "ADV"):
            break
        last += 1
    while last > head and words[last].pos in ("ADP", "CCONJ", "DET", "PUNCT"):
        last -= 1
    while last > head and (is_time(words[last]) or (words[last].lower in _TIME_OPENERS and last < len(words) - 1)):
        last -= 1
    while (
        last + 1 < len(words)
        and words[last].pos in ("PROPN", "NOUN")
        and words[last + 1].pos == "PROPN"
        and not is_time(words[last + 1])
    ):
        last += 1
    return first, last


def _inside_phrase(word: Word) -> bool:
    return word.pos not in ("ADP", "CCONJ", "ADV", "SCONJ") and word.lower not in ("dont", "que", "qu'", "qui", "whose")


def mention_at(mentions: Sequence[Mention], i: int) -> Mention | None:
    """The mention headed by word i, else the smallest one that holds it."""
    best: Mention | None = None
    for mention in mentions:
        if mention.first <= i <= mention.last:
            if mention.head == i:
                return mention
            if best is None or mention.last - mention.first < best.last - best.first:
                best = mention
    return best


class Speakers:
    """Names speakers in the order of the text and remembers them for the pronouns that follow."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        part: str,
        quoted: Callable[[int], bool],
    ) -> None:
        self.sentences = sentences
        self.mentions = mentions
        self.part = part
        self.quoted = quoted
        self.voices: list[Voice] = []

    def name(self, at: int, i: int) -> Voice:
        """The speaker that word i of sentence `at` (position among these sentences) names."""
        sentence = self.sentences[at]
        if is_pronoun(sentence, i):
            return self._pronoun(at, i)
        actors, first, last = self._named(at, i)
        for child in sentence.children(i, "conj"):
            if child.pos in ("NOUN", "PROPN") and child.i > i and child.i - last < 8:
                more, _, end = self._named(at, child.i)
                actors += tuple(a for a in more if a not in actors)
                last = max(last, end)
        span = self._span(sentence, first, last)
        if not actors:
            actors = (Actor(span.text),)
        return Voice(actors, span, gender_of(sentence.words[i]), plural_of(sentence, i), at)

    def _span(self, sentence: Sentence, first: int, last: int) -> Span:
        return Span(sentence.words[first].start, sentence.words[last].end, sentence.cut(first, last), self.part)

    def _named(self, at: int, i: int) -> tuple[tuple[Actor, ...], int, int]:
        sentence = self.sentences[at]
        mention = mention_at(self.mentions[sentence.index], i) if sentence.index < len(self.mentions) else None
        first, last = phrase_of(sentence, i)
        if mention is not None and mention.head == i and mention.actors:
            first, last = min(first, mention.first), max(last, mention.last)
            actors = mention.actors
            if len(actors) == 1 and actors[0].name == mention.span.text and last > mention.last:
                actors = (replace(actors[0], name=sentence.cut(first, last)),)
            return actors, first, last
        renamed = self._apposed(at, first)
        if renamed is not None and not (mention is not None and mention.actors):
            actors, first, _ = renamed
            return actors, first, last
        if mention is not None and mention.actors and (mention.first <= first or mention.last >= last):
            return mention.actors, mention.first, mention.last
        for child in sentence.children(i, "appos", "flat", "nmod"):
            near = mention_at(self.mentions[sentence.index], child.i) if sentence.index < len(self.mentions) else None
            if (
                near is not None
                and near.actors
                and near.actors[0].kind == "person"
                and child.dep.startswith(("appos", "flat"))
            ):
                return near.actors, first, last
        for child in sentence.children(i, "appos"):
            if child.pos == "PROPN" and child.i > i:
                begin, end = phrase_of(sentence, child.i)
                return (Actor(sentence.cut(begin, end)),), first, last
        return (), first, last

    def _apposed(self, at: int, first: int) -> tuple[tuple[Actor, ...], int, int] | None:
        """In "Le RHDP, le parti au pouvoir a appelé" the name stands first, at the sentence's beginning."""
        sentence = self.sentences[at]
        words = sentence.words
        if first < 3 or words[first - 1].text != "," or words[0].pos in ("ADP", "ADV", "SCONJ", "CCONJ", "PRON"):
            return None
        if any(finite(w) or w.pos in ("VERB", "ADP") for w in words[: first - 1]):
            return None
        head = next((w.i for w in words[: first - 1] if w.pos in ("PROPN", "NOUN")), None)
        return None if head is None or is_time(words[head]) else self._named(at, head)

    def _pronoun(self, at: int, i: int) -> Voice:
        sentence = self.sentences[at]
        word = sentence.words[i]
        span = self._span(sentence, i, i)
        gender, plural = gender_of(word), plural_of(sentence, i)
        for subject in reversed(self._subjects(at, before=i)):
            voice = self.name(at, subject)
            if _agree(voice, gender, plural):
                return Voice(voice.actors, span, gender, plural, at)
        near = self._antecedent(at, i, gender, plural)
        mention = mention_at(self.mentions[sentence.index], i) if sentence.index < len(self.mentions) else None
        if mention is not None and mention.actors and not (near is not None and self._only_quoted(at, mention)):
            return Voice(mention.actors, span, gender, plural, at)
        if near is not None:
            return Voice(near.actors, span, gender, plural, at)
        return Voice((), span, gender, plural, at)

    def _only_quoted(self, at: int, mention: Mention) -> bool:
        """Whether a pronoun was resolved to somebody whom this sentence names between quotation marks alone."""
        near = self.mentions[self.sentences[at].index]
        named = [m for m in near if m is not mention and m.actors[:1] == mention.actors[:1]]
        return bool(named) and all(self.quoted(m.span.start) for m in named)

    def _antecedent(self, at: int, i: int, gender: str, plural: bool | None) -> Voice | None:
        """Whom a pronoun means: the nearest speaker that agrees, or a nearer subject."""
        last = self._last(at, gender, plural)
        for back in (1, 2):
            if at - back < 0 or (last is not None and last.sentence >= at - back):
                break
            for subject in self._subjects(at - back):
                voice = self.name(at - back, subject)
                if _agree(voice, gender, plural):
                    return voice
        return last

    def _last(self, at: int, gender: str, plural: bool | None) -> Voice | None:
        for voice in reversed(self.voices[-MEMORY:]):
            if at - voice.sentence <= 4 and _agree(voice, gender, plural):
                return voice
        return None

    def _subjects(self, at: int, before: int | None = None) -> list[int]:
        """The words that are subjects of a sentence, main clause first, that a later pronoun may mean."""
        sentence = self.sentences[at]
        found = []
        for word in sentence.words[:before]:
            if word.pos in ("NOUN", "PROPN") and word.dep.startswith("nsubj"):
                if self.quoted(word.start) or is_time(word):
                    continue
                found.append(word.i)
        if before is not None:
            found = [i for i in found if sentence.words[i].head == sentence.root]
        found.sort(key=lambda i: (sentence.words[i].head != sentence.root, i))
        return found[:3]

    def carried(self, at: int) -> Voice | None:
        """Who goes on speaking where nothing names a speaker: the last one, if not long ago."""
        for voice in reversed(self.voices):
            if voice.actors:
                return voice if at - voice.sentence <= 4 else None
        return None

    def remember(self, voice: Voice) -> None:
        if voice.actors:
            self.voices.append(voice)


def _agree(voice: Voice, gender: str, plural: bool | None) -> bool:
    if not voice.actors:
        return False
    if gender and voice.gender and gender != voice.gender:
        return False
    return plural is None or voice.plural is None or plural == voice.plural
