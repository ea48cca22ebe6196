"""A second, slower look at an article's readings by a text encoder: which are events, and who is meant on either side.

The rules find the readings and propose the sides; the encoder (reader.py) has read the article, and weighs them against
what else the story offers. It is asked for by `--careful`, since it takes many times as long as all the rest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from depeche.events import status as modality
from depeche.events.candidates import Candidate, Countries, Guess, View, codes_of, how_guessed
from depeche.events.coder import CARRYING_FUTURE, STATED, SentenceEvent
from depeche.events.judgement import LEAST_CONFIDENCE
from depeche.events.layers import Array
from depeche.events.reader import load_reader, log_sum
from depeche.events.syntax import VERBAL, Syntax
from depeche.events.understood import OF_PERSONS, OF_THE_PEOPLE, Setting
from depeche.events.unnamed import Side, Sides, code_of, placed, placed_in, state
from depeche.events.windows import LONGEST, windows
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention

if TYPE_CHECKING:
    from depeche.events.assemble import Judged

OF_NOTHING = {"fr": ("L'", "actualité", "en", "bref"), "en": ("The", "news", "in", "brief")}
"""The headline of what has none: the encoder has learnt little of news without one."""
RULES = 0.4
"""What speaks for the sides that the rules and the weights of unnamed sides have settled on, beside the encoder.
Chosen, as were SURE and WHOLE, on fresh stories that were kept apart from its training."""
NAMED = 1.25
"""What speaks for them besides where words name them whose country is told, not guessed."""
UNSEEN = -3.5
"""The logarithm of the likelihood of a side on which they settled and which is no candidate."""
NEAR = 2.0
"""Actors for whom so much less speaks than for the likeliest are not weighed together with their recipients."""
SURE = 1.0
"""How much must speak for an event that no entry of the lexicon reads; ODDS says how likely it then is."""
ODDS = (-1.0, 0.5)
"""The logarithm of such an event's odds: a constant, and what each unit that speaks for it adds. About two in three of
those that are recorded are right on fresh stories."""
WHOLE = 0.25
"""The least likelihood that both an event and its sides are right: what is doubtful in both is not recorded."""
CERTAIN = 0.85
"""A reading that its features alone hold so likely is kept, if only at LEAST_CONFIDENCE: of the few that the
encoder would set aside some four in ten are right."""
CONTENT = frozenset(("NOUN", "VERB", "ADJ", "PROPN"))
"""The parts of speech of the words that such an event may be told by."""
ENTRY = "encoder"
"""What stands in the place of an entry for such events, and how sides are known that no words name."""


def facts_of_reading(event: SentenceEvent, scores: Array, type_: int, chance: float) -> tuple[float, ...]:
    """What a reading is judged by: 1, the logarithm of its odds by its features (chance: their probability), how much
    the encoder finds its type in its own words and in the sentence, and how much more another type in its words; ()
    where its words were not read. scores: of the sentence's words, shape (words, types)."""
    trigger = [i for i in event.words if i < len(scores)]
    if not trigger:
        return ()
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    here = float(scores[trigger, type_].max())
    return (
        1.0,
        math.log(chance / (1 - chance)),
        here,
        float(scores[:, type_].max()),
        float(scores[trigger].max()) - here,
    )


class Held(NamedTuple):
    """What the encoder sees of a sentence: the vectors of the words that may name who is meant (`View.words`), what
    speaks for each event type in its own words, the mentions whose country is guessed, and how likely they are of each
    country."""

    vectors: Array
    scores: Array
    guesses: list[Guess]
    whose: list[dict[Countries, float]]


class Look:
    """What the encoder sees of an article, which it reads whole; sentences in which no reading can stand are not looked
    at."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        setting: Setting,
        coded: Sequence[Sequence[SentenceEvent]],
    ) -> None:
        self.view = View(sentences, mentions, setting, coded)
        self.reader, self.language = load_reader(), setting.language
        self.held: dict[int, Held] = {}
        places = [place for place, row in enumerate(mentions) if (row or setting.home) and sentences[place].words]
        if places:
            every, row_of = self._read(sentences, {place for at in map(self.view.words, places) for place, _ in at})
        for place in places:
            seen = every[[row_of[at] for at in self.view.words(place)]]
            own = seen[: len(sentences[place].words[:LONGEST])]
            guesses = self.view.guesses(place)
            whose = self.reader.whose(seen, guesses, self.language)
            self.held[place] = Held(seen, self.reader.type_scores(own, self.language), guesses, whose)

    def _read(self, sentences: Sequence[Sentence], wanted: Set[int]) -> tuple[Array, dict[tuple[int, int], int]]:
        """The vectors of the words of an article, and the row of each by its sentence and its number there. wanted: the
        sentences of which some are needed."""
        parts: list[Array] = []
        row_of: dict[tuple[int, int], int] = {}
        marks = [self.view.marks(place) for place in range(len(sentences))]
        for window in windows(sentences, self.reader.pieces, OF_NOTHING[self.language]):
            if not window.new & wanted:
                continue
            known = {n: names for n, at in enumerate(window.at) if at and (names := marks[at[0]].get(at[1]))}
            (read,) = self.reader.vectors([(window.words, window.begins)], [known], self.language)
            new = {at: n for n, at in enumerate(window.at) if at and at[0] in window.new}
            row_of |= {at: row for row, at in enumerate(new, len(row_of))}
            parts.append(read[[*new.values()]])
        return np.concatenate(parts), row_of

    def likelihood(self, event: SentenceEvent, chance: float) -> float:
        """The probability that a reading is an event. chance: what its features say (judgement.py)."""
        if event.sentence not in self.held:
            return chance
        facts = facts_of_reading(event, self.held[event.sentence].scores, self.reader.types[event.type], chance)
        if not facts:
            return chance
        found = 1 / (1 + math.exp(-sum(w * fact for w, fact in zip(self.reader.judged, facts, strict=True))))
        return max(found, LEAST_CONFIDENCE) if chance >= CERTAIN else found

    def unread(self, sentence: Sentence, read: Set[str]) -> list[SentenceEvent]:
        """Events that no entry reads. read: the types of the sentence's readings."""
        words = sentence.words
        content = [word.i for word in words[:LONGEST] if word.pos in CONTENT]
        if sentence.index not in self.held or not content:
            return []
        scores = self.held[sentence.index].scores[content]
        found = []
        for type_, column in self.reader.types.items():
            best = int(scores[:, column].argmax())
            i, score = content[best], float(scores[best, column])
            if score <= SURE or type_ in read or (sentence.part == "title" and not self._told_below(column)):
                continue
            status = _status(Syntax(sentence), i, type_)
            if status == "negated" and type_ == "ASSAULT":  # did not happen
                continue
            found.append(
                SentenceEvent(
                    sentence.index, "", type_, None, None, (i,), i, (), (), status, ENTRY,
                    (f"{ENTRY} = {type_}",), 1 / (1 + math.exp(-ODDS[0] - ODDS[1] * score)),
                )
            )  # fmt: skip
        return found

    def _told_below(self, column: int) -> bool:
        """Whether the text below the headline, where there is one, likelier tells a type than not: what a headline
        tells, the story does. column: that of the type."""
        body = [held for place, held in self.held.items() if self.view.sentences[place].part != "title"]
        return not body or max(float(held.scores[:, column].max()) for held in body) > 0

    def told(self, ruled: Sequence[Judged], settled: Sequence[Judged]) -> list[Judged]:
        """The events of a sentence with the sides that are likeliest meant, but for those of which all is doubtful.

        ruled, settled: each event, in the same order, with its sides as `sides` has them.
        """
        found = []
        for (event, by_rules), (_, weighed) in zip(ruled, settled, strict=True):
            both, chance = self.sides(event, by_rules, weighed)
            if event.confidence * chance >= WHOLE:
                found.append((event, both))
        return found

    def sides(self, event: SentenceEvent, ruled: Sides, settled: Sides) -> tuple[Sides, float]:
        """The sides of an event as they are likeliest meant, and how likely that is: the likeliest pair of the likelier
        actors and recipients.

        ruled: as the rules have them; settled: those that no words name weighed (unnamed.py).
        """
        if event.sentence not in self.held or not any(i < LONGEST for i in event.words):
            return settled, 1.0
        some, first = self._weighed(0, event, ruled, settled, ())
        best = max(first.values())
        second = {
            key: self._weighed(1, event, ruled, settled, key)[1] for key, score in first.items() if score > best - NEAR
        }
        both = {(key, other): first[key] + score for key, scores in second.items() for other, score in scores.items()}
        one, other = max(both, key=both.__getitem__)
        chance = math.exp(both[one, other] - log_sum(np.array(list(both.values()))))
        actors = self._side(0, one, some, event, ruled, settled, [])
        taken = [] if actors is settled[0] else actors  # what names them cannot be the recipients too
        return (actors, self._side(1, other, some, event, ruled, settled, taken)), chance

    def _weighed(
        self, k: int, event: SentenceEvent, ruled: Sides, settled: Sides, actors: Countries
    ) -> tuple[dict[Countries, Candidate], dict[Countries, float]]:
        """What a side may be, and how much speaks for it. actors: the countries of the actors, for recipients."""
        held = self.held[event.sentence]
        some = self.view.candidates(k, event.sentence, None if event.entry == ENTRY else ruled, actors, held.guesses)
        trigger = [i for i in event.words if i < LONGEST]
        chances = self.reader.side_scores(
            k, held.vectors, trigger, event, some, held.guesses, held.whose, self.language
        )
        scores: dict[Countries, float] = dict(zip(some, chances.tolist(), strict=True))
        now = codes_of(settled[k])
        scores[now] = scores.get(now, UNSEEN) + RULES + (NAMED if now and _is_named(ruled[k], now) else 0.0)
        if k == 0 and now and event.entry.startswith(STATED):  # who says it does it
            return some, {now: scores[now]}
        return some, scores

    def _side(
        self,
        k: int,
        chosen: Countries,
        some: Mapping[Countries, Candidate],
        event: SentenceEvent,
        ruled: Sides,
        settled: Sides,
        others: Side,
    ) -> Side:
        """The side of the chosen countries: who is already there where they are, else who is named, else the states.

        some: what the side may be, with the mentions of the sentence. others: those whose words it cannot be.
        """
        mine = settled[k]
        taken = {span for _, span in others if span is not None}
        for known in (mine, ruled[k]):
            if chosen == codes_of(known) and not taken & {span for _, span in known}:
                return known
        without: Side = [(actor, span) for actor, span in mine if span is not None and not code_of(actor)]
        if not chosen:
            return without
        mentions = [*some[chosen].mentions, *self._guessed(chosen, event.sentence)] if chosen in some else []
        named = [group for group in mentions if not taken & {mention.span for mention in group}]
        if named:
            near = min(named, key=lambda group: abs(group[0].head - event.head))
            there: Side = [(actor, mention.span) for mention in near for actor in mention.actors]
            if codes_of(there) == chosen:
                return there
            each = zip(there, chosen, strict=True) if 1 < len(there) == len(chosen) else product(there, chosen)
            return [*dict.fromkeys((self._of(code, actor, k, event), span) for (actor, span), code in each)]
        if without and all(actor.country is None for actor, _ in without):  # "plusieurs militants": of the country
            return placed(without, chosen, ENTRY)
        if len(chosen) == 1:
            return [(self._unnamed(code, k, event), None) for code in chosen]
        return [
            one for code in chosen
            for one in self._side(k, (code,), some, event, _of_country(code, ruled), _of_country(code, settled), others)
        ]  # fmt: skip

    def _guessed(self, key: Countries, place: int) -> list[tuple[Mention, ...]]:
        """The mentions of a sentence whose country is guessed and is likeliest that; who is known stays of his own."""
        held = self.held[place]
        found: list[tuple[Mention, ...]] = []
        for guess, whose in zip(held.guesses, held.whose, strict=True):
            mention = guess.mention
            if mention is None or not mention.actors or max(whose, key=whose.__getitem__) != key:
                continue
            if "own" in guess.options[key] or all(how_guessed(one) or not code_of(one) for one in mention.actors):
                found.append((mention,))
        return found

    def _of(self, code: str, actor: Actor, k: int, event: SentenceEvent) -> Actor:
        """Somebody as of another country than was guessed: "le pays" is then another state."""
        return self._unnamed(code, k, event) if actor.kind == "state" else placed_in(actor, code, ENTRY)

    def _unnamed(self, code: str, k: int, event: SentenceEvent) -> Actor:
        """The state, people or body of a code, as a side that no words name."""
        if code in self.view.bodies:
            return replace(self.view.bodies[code], how=ENTRY)
        if (k == 0 and event.type in OF_THE_PEOPLE) or (k == 1 and event.deed in OF_PERSONS):
            return replace(self.view.setting.people(code), how=ENTRY)
        return state(code, event, self.view.setting, ENTRY)


def _is_named(side: Side, codes: Countries) -> bool:
    """Whether words name a side that is of some countries, and no country in it is guessed."""
    return codes_of(side) == codes and side[0][1] is not None and not any(how_guessed(actor) for actor, _ in side)


def _of_country(code: str, both: Sides) -> Sides:
    """Who of either side is of a country."""
    one, other = ([(actor, span) for actor, span in side if code_of(actor) == code] for side in both)
    return one, other


def _status(syntax: Syntax, i: int, type_: str) -> str:
    """The status of an event of one word."""
    carrier = modality.finite(syntax, i)
    verbal = syntax.words[i].pos in VERBAL
    if modality.is_negated(syntax, i) or (verbal and modality.is_negated(syntax, carrier)):
        return "negated"
    if type_ in CARRYING_FUTURE:
        return "actual"
    if any(modality.is_hypothetical(syntax, j) for j in (i, carrier)):
        return "hypothetical"
    return "future" if any(modality.is_future(syntax, j) for j in (i, carrier)) else "actual"
