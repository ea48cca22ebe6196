"""Who a side of an event may be: nobody, whom the rules give, whom words of the sentence, of the headline or of the
sentences before name, the states of the story, several of these; and of which country somebody may be whose country is
guessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.coder import SentenceEvent
from depeche.events.understood import Setting
from depeche.events.unnamed import Side, Sides, code_of, countries, told
from depeche.events.windows import LONGEST
from depeche.language.parsed import Sentence, Word
from depeche.model import EVENT_TYPES, Actor, Mention

OF_TITLE, OF_BEFORE = 20, 40
"""So many words of the headline, and of a sentence before, may name a side."""
ROOM = 80
"""Sentences further before may name one as long as all that may has at most so many words, each sentence counted as one
more."""
RANKED = 4
"""So many of the countries that a story names most may be a side without a word of the sentence."""
PAIRED, TOGETHER = 3, 4
"""So many of the countries that a story names most may be meant two by two ("les deux pays"), and so many of the sets
of several that its words name most."""
BODIES = ("IGO", "NGO", "MNC")
"""How the codes of bodies begin that are no states."""
Countries = tuple[str, ...]
KINDS = ("none", "pronoun", "possessor", "story", "name")
"""How the country of a mention is guessed: it has none, is its antecedent's, its possessor's, the story's, that of
whoever bears such a name; in the order of the encoder's weights."""
SECTORS = (
    "GOV", "MIL", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "CVL", "COP", "JRN", "MED", "BUS", "IGO", "NGO", "SPY",
    "REL", "ELI", "CRM", "LAB", "REF",
)  # fmt: skip
"""The sectors of actors by which words are marked: the most frequent ones."""
MARKS = (*(f"r{n}" for n in range(RANKED + 1)), "several", "nobody's", *KINDS, *SECTORS, *EVENT_TYPES)
"""What words may be marked by for the encoder; the last of the ranks is that of all other countries."""
HOW_GUESSED = {"setting": "story", "counterpart": "story", "table:roles": "story", "name": "name"}
"""The kinds of guesses, by how an actor's country is known."""


@dataclass(slots=True)
class Candidate:
    """A set of countries that a side may be: what is so of it, the words of the text that name it (several: together),
    the guesses that may, by their numbers, and the mentions of the sentence that do."""

    facts: set[str] = field(default_factory=set)
    words: list[tuple[int, ...]] = field(default_factory=list)
    guesses: list[int] = field(default_factory=list)
    mentions: list[tuple[Mention, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Guess:
    """A mention whose country is guessed.

    word: its number among `View.words`. kind: how it was guessed, one of KINDS. options: what is so of each set of
    countries that it may be of ("own": the guess; "none"; "home", "partner", "r0" to "r3": one of the story; "both",
    "r0r1", "r0r2", "r1r2", "together": several; "sent", "title", "before", "earlier": where words tell it). words: the
    numbers of the words that tell each of those that words tell (the same for all guesses of a sentence). mention: the
    one that stands in the sentence itself.
    """

    word: int
    kind: str
    options: dict[Countries, set[str]]
    words: dict[Countries, list[int]]
    mention: Mention | None


class View:
    """What of an article may bear on its events: who a side may be, and by which words. coded: the readings of each
    sentence, where they are known."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        setting: Setting,
        coded: Sequence[Sequence[SentenceEvent]] = (),
    ) -> None:
        self.sentences, self.mentions, self.setting, self.coded = sentences, mentions, setting, coded
        self.title = 0 if sentences and sentences[0].part == "title" else None
        self.first = next((n for n, sentence in enumerate(sentences) if sentence.part != "title"), None)
        often = Counter(code for row in mentions for mention in row for code in _of_mention(mention))
        self.ranked = [code for code, _ in often.most_common(RANKED)]
        named = (actor for row in mentions for mention in row for actor in mention.actors)
        sets = Counter(key for place in range(len(sentences)) for key in self._together(place))
        self.of_story = [*self._of_story([key for key, _ in sets.most_common(TOGETHER)])]
        self.bodies = {code_of(actor): actor for actor in named if code_of(actor).startswith(BODIES)}

    def around(self, place: int) -> list[tuple[int, int]]:
        """What else may name who is meant in a sentence: the headline, and the sentence before it, then those further
        before until one has no room (of a headline, the first one); each with how many of its words may."""
        if self.sentences[place].part == "title":
            return [(self.first, OF_BEFORE)] if self.first is not None else []
        found = [(self.title, OF_TITLE)] if self.title is not None else []
        room = ROOM - len(self.sentences[place].words) - sum(1 + self._length(other, most) for other, most in found)
        for other in range(place - 1, -1, -1):
            room -= 1 + self._length(other, OF_BEFORE)
            if self.sentences[other].part == "title" or (other < place - 1 and room < 0):
                break
            found.append((other, OF_BEFORE))
        return found

    def _length(self, place: int, most: int) -> int:
        """How many words are looked at of a sentence around another."""
        return min(most, len(self.sentences[place].words))

    def words(self, place: int) -> list[tuple[int, int]]:
        """Where the words stand that may name who is meant in a sentence, its own first: the sentence of each and its
        number there."""
        return [(other, n) for _, other, most in self._parts(place) for n in range(self._length(other, most))]

    def marks(self, place: int) -> dict[int, list[str]]:
        """What the coder knows of words of a sentence, by their number, each one of MARKS: of which of the story's
        countries a mention is, how that is guessed, its first sector; the types of the readings that a word carries."""
        found: dict[int, list[str]] = defaultdict(list)
        for mention in self.mentions[place]:
            of_word = found[mention.head]
            of_word.append(self._rank(_of_mention(mention)))
            if kind := kind_of(mention):
                of_word.append(kind)
            of_word += [sector for actor in mention.actors[:1] for sector in actor.sectors[:1] if sector in SECTORS]
        for event in self.coded[place] if self.coded else ():
            for word in event.words:
                if event.type not in found[word]:
                    found[word].append(event.type)
        return {word: names for word, names in found.items() if word < LONGEST}

    def _rank(self, codes: Countries) -> str:
        """The mark of countries: the rank of one in the story."""
        if len(codes) != 1:
            return "several" if codes else "nobody's"
        return f"r{self.ranked.index(codes[0]) if codes[0] in self.ranked else RANKED}"

    def _parts(self, place: int) -> Iterator[tuple[int, int, int]]:
        """The number of the first word of each sentence that is looked at, its place, and how many of its words are."""
        start = 0
        for other, most in ((place, LONGEST), *self.around(place)):
            yield start, other, most
            start += self._length(other, most)

    def mentioned(self, place: int) -> Iterator[tuple[int, Mention, str]]:
        """The mentions that may tell who is meant in a sentence: the number of the word of each among `words`, and
        where it stands: "sent", "title", "before" or, in one before that, "earlier"."""
        for start, other, most in self._parts(place):
            for mention in self.mentions[other]:
                if mention.head < most:
                    yield start + mention.head, mention, self._where(other, place)

    def _where(self, other: int, place: int) -> str:
        if other in (place, self.title):
            return "sent" if other == place else "title"
        return "earlier" if other < place - 1 else "before"

    def guesses(self, place: int) -> list[Guess]:
        """The mentions that may tell who is meant in a sentence and whose country is guessed."""
        known: dict[Countries, set[str]] = {(): {"none"}}
        telling: dict[Countries, list[int]] = {}
        for key, fact in self.of_story:
            known.setdefault(key, set()).add(fact)
        guessed = []
        for word, mention, where in self.mentioned(place):
            kind, key = kind_of(mention), _of_mention(mention)
            if kind and len(key) < 2:
                guessed.append((word, kind, key, mention if where == "sent" else None))
            elif len(key) == 1:
                known.setdefault(key, set()).add(where)
                telling.setdefault(key, []).append(word)
        return [
            Guess(word, kind, {**known, own: {"own", *known.get(own, ())}}, telling, here)
            for word, kind, own, here in guessed
        ]

    def _of_story(self, together: Sequence[Countries]) -> Iterator[tuple[Countries, str]]:
        """The countries that may be meant without a word of the sentence, and what is so of them. together: the sets of
        several that are named most."""
        home, partner = self.setting.home, self.setting.partner
        for code, fact in ((home, "home"), (partner, "partner")):
            if code:
                yield (code,), fact
        for n, code in enumerate(self.ranked):
            yield (code,), f"r{n}"
        if home and partner and home != partner:
            yield tuple(sorted((home, partner))), "both"
        for (n, one), (m, other) in combinations(enumerate(self.ranked[:PAIRED]), 2):
            yield tuple(sorted((one, other))), f"r{n}r{m}"
        for key in together:
            yield key, "together"

    def _together(self, place: int) -> Iterator[Countries]:
        """The sets of several countries that words of a sentence name."""
        heads = {mention.head: mention for mention in self.mentions[place] if _of_mention(mention)}
        for group in _coordinated(self.sentences[place].words, heads):
            yield _of_mentions(heads[i] for i in group)
        yield from (key for mention in heads.values() if len(key := _of_mention(mention)) > 1)

    def candidates(
        self, k: int, place: int, ruled: Sides | None, actors: Countries, guesses: Sequence[Guess] = ()
    ) -> dict[Countries, Candidate]:
        """What a side may be (0: actors). ruled: the sides by the rules. actors: the countries of the chosen actors.
        guesses: those of the sentence."""
        found: dict[Countries, Candidate] = {}

        def add(key: Countries, fact: str = "", at: tuple[int, ...] = (), named: tuple[Mention, ...] = ()) -> None:
            one = found.setdefault(key, Candidate())
            one.facts.update([fact] if fact else [])
            one.words += [at] if at else []
            one.mentions += [named] if named else []

        add((), "none")
        if ruled is not None:
            how = told(ruled[k], countries(ruled[k]))
            add(codes_of(ruled[k]), f"rule:{how}")
            if how == "named" and any(how_guessed(actor) for actor, _ in ruled[k]):
                add(codes_of(ruled[k]), "rule:guess")
            if k == 0 and codes_of(ruled[1]):
                add(codes_of(ruled[1]), "other")
        for key, fact in self.of_story:
            add(key, fact)
        words = self.sentences[place].words[:LONGEST]
        heads: dict[int, Mention] = {}
        for word, mention, where in self.mentioned(place):
            key = _of_mention(mention)
            if not key:
                continue
            at, named = ((), ()) if kind_of(mention) and len(key) < 2 else ((word,), (mention,))
            if where == "sent":
                heads[mention.head] = mention
                add(key, "poss" if mention.how in POSSESSIVE else "sent", at, named)
            else:
                add(key, where, at)
        for n, guess in enumerate(guesses):
            for key in guess.options:
                found[key].guesses.append(n)
        for group in _coordinated(words, heads):
            add(_of_mentions(heads[i] for i in group), "conj", group, tuple(heads[i] for i in group))
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


def kind_of(mention: Mention) -> str:
    """How the country of a mention is guessed, one of KINDS; "" where it is told, or is none (the Islamic State)."""
    if not _of_mention(mention):
        return "" if any(actor.country for actor in mention.actors) else "none"
    if mention.how in POSSESSIVE:
        return "possessor"
    if mention.how.startswith(("pronoun", "same noun", "speaker")):
        return "pronoun"
    if mention.how == "the state of the story":
        return "story"
    return next((kind for actor in mention.actors if (kind := how_guessed(actor))), "")


def how_guessed(actor: Actor) -> str:
    """How the country of an actor is guessed, one of KINDS; "" where it is told."""
    return HOW_GUESSED.get(actor.how) or ("possessor" if actor.how.startswith("possessor") else "")


def _of_mention(mention: Mention) -> Countries:
    return _of_mentions((mention,))


def _of_mentions(some: Iterable[Mention]) -> Countries:
    return tuple(sorted({code for mention in some for actor in mention.actors if (code := code_of(actor))}))
