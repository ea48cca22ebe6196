"""Who a side of an event may be: nobody, whom the rules give, whom words of the sentence, of the headline or of the
sentence before name, the states of the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.understood import Setting
from depeche.events.unnamed import Side, Sides, code_of, countries, told
from depeche.language.parsed import Sentence, Word
from depeche.model import Mention

LONGEST, OF_TITLE, OF_BEFORE = 110, 20, 40
"""So many words are read of a sentence, of the headline, and of the sentence before it."""
RANKED = 4
"""So many of the countries that a story names most may be a side without a word of the sentence."""
BODIES = ("IGO", "NGO", "MNC")
"""How the codes of bodies begin that are no states."""
Countries = tuple[str, ...]


@dataclass(slots=True)
class Candidate:
    """A set of countries that a side may be: what is so of it, the words of the text that name it (several: together),
    and the mentions of the sentence that do."""

    facts: set[str] = field(default_factory=set)
    words: list[tuple[int, ...]] = field(default_factory=list)
    mentions: list[tuple[Mention, ...]] = field(default_factory=list)


class View:
    """What of an article may bear on its events: texts to read, and who a side may be."""

    def __init__(self, sentences: Sequence[Sentence], mentions: Sequence[Sequence[Mention]], setting: Setting) -> None:
        self.sentences, self.mentions, self.setting = sentences, mentions, setting
        self.title = 0 if sentences and sentences[0].part == "title" else None
        self.first = next((n for n, sentence in enumerate(sentences) if sentence.part != "title"), None)
        often = Counter(code for row in mentions for mention in row for code in _of_mention(mention))
        self.ranked = [code for code, _ in often.most_common(RANKED)]
        named = (actor for row in mentions for mention in row for actor in mention.actors)
        self.bodies = {code_of(actor): actor for actor in named if code_of(actor).startswith(BODIES)}

    def around(self, place: int) -> list[tuple[str, int, int]]:
        """What is read behind a sentence: the headline, and the sentence before it (behind a headline, the first one);
        each with what separates it and how many of its words are read."""
        if self.sentences[place].part == "title":
            return [("<", self.first, OF_BEFORE)] if self.first is not None else []
        found = [("|", self.title, OF_TITLE)] if self.title is not None else []
        if place and self.sentences[place - 1].part != "title":
            found.append(("<", place - 1, OF_BEFORE))
        return found

    def text(self, place: int) -> tuple[list[str], list[bool]]:
        """The words of a sentence and of what is around it, and whether a blank stands before each."""
        words = self.sentences[place].words[:LONGEST]
        text = [word.text for word in words]
        begins = [n == 0 or word.start > words[n - 1].end for n, word in enumerate(words)]
        for separator, other, most in self.around(place):
            text += [separator, *(word.text for word in self.sentences[other].words[:most])]
        return text, begins + [True] * (len(text) - len(begins))

    def candidates(self, k: int, place: int, ruled: Sides | None, actors: Countries) -> dict[Countries, Candidate]:
        """What a side may be (0: actors). ruled: the sides by the rules. actors: the countries of the chosen actors."""
        found: dict[Countries, Candidate] = {}

        def add(key: Countries, fact: str = "", at: tuple[int, ...] = (), named: tuple[Mention, ...] = ()) -> None:
            one = found.setdefault(key, Candidate())
            one.facts.update([fact] if fact else [])
            one.words += [at] if at else []
            one.mentions += [named] if named else []

        add((), "none")
        if ruled is not None:
            add(codes_of(ruled[k]), f"rule:{told(ruled[k], countries(ruled[k]))}")
            if k == 0 and codes_of(ruled[1]):
                add(codes_of(ruled[1]), "other")
        for code, fact in ((self.setting.home, "home"), (self.setting.partner, "partner")):
            if code:
                add((code,), fact)
        for n, code in enumerate(self.ranked):
            add((code,), f"r{n}")
        words = self.sentences[place].words[:LONGEST]
        heads: dict[int, Mention] = {}
        for mention in self.mentions[place]:
            key = _of_mention(mention)
            if key and mention.head < len(words):
                add(key, "poss" if mention.how in POSSESSIVE else "sent", (mention.head,), (mention,))
                heads[mention.head] = mention
        behind = len(words)
        for _, other, most in self.around(place):
            for mention in self.mentions[other]:
                key = _of_mention(mention)
                if key and mention.head < most:
                    add(key, "title" if other == self.title else "before", (behind + 1 + mention.head,))
            behind += 1 + min(most, len(self.sentences[other].words))
        for group in _coordinated(words, heads):
            key = tuple(sorted({code for i in group for code in _of_mention(heads[i])}))
            add(key, "conj", group, tuple(heads[i] for i in group))
        if k == 1 and actors:
            add(actors, "same")
        for key, one in found.items():
            if len(key) > 1:
                one.facts.add("multi")
        return found


def _coordinated(words: Sequence[Word], heads: Mapping[int, Mention]) -> Iterator[tuple[int, ...]]:
    """The heads of mentions that are coordinated with an earlier one of other countries, all that are with it."""
    for first in heads:
        others = [i for i in heads if words[i].dep == "conj" and words[i].head == first and i != first]
        if any(_of_mention(heads[first]) != _of_mention(heads[i]) for i in others):
            yield first, *others


def codes_of(side: Side) -> Countries:
    """The countries of a side, in alphabetical order."""
    return tuple(sorted(countries(side)))


def _of_mention(mention: Mention) -> Countries:
    return tuple(sorted({code for actor in mention.actors if (code := code_of(actor))}))
