"""A second, slower look at an article's readings by a text encoder: which are events, and who is meant on either side.

The rules find the readings and propose the sides; the encoder has read the article, and weighs them against what else
the story offers. It is asked for by `--careful`, since it takes many times as long as all the rest.
Weights stand in careful.npz, in eight bits; training/careful.py makes them and says how well they do.

The encoder is multilingual-e5-small (Wang et al., 2024), fine-tuned. To the vectors of pieces is added what the coder
knows of their words, as typed markers do (Zhou and Chen, AACL 2022). Of each word it gives a vector: its first and last
piece, each the mean of the layers by learnt shares. On these stand a net that scores the event types that a word tells,
a conditional logit over the countries of which somebody may be whose country is guessed, and one over the sets of
countries that a side may be.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from depeche.events import status as modality
from depeche.events.candidates import KINDS, Candidate, Countries, Guess, View, codes_of, how_guessed
from depeche.events.coder import CARRYING_FUTURE, SentenceEvent
from depeche.events.judgement import LEAST_CONFIDENCE
from depeche.events.layers import Array, Layers, gelu, widened
from depeche.events.pieces import Pieces
from depeche.events.syntax import VERBAL, Syntax
from depeche.events.understood import OF_PERSONS, OF_THE_PEOPLE, Setting
from depeche.events.unnamed import Side, Sides, code_of, placed, placed_in, state
from depeche.events.windows import LONGEST, PIECES, windows
from depeche.language.parsed import Sentence
from depeche.model import Actor, Mention

if TYPE_CHECKING:
    from depeche.events.assemble import Judged

WEIGHTS = Path(__file__).with_name("careful.npz")
OF_NOTHING = {"fr": ("L'", "actualité", "en", "bref"), "en": ("The", "news", "in", "brief")}
"""The headline of what has none: the encoder has learnt little of news without one."""
RULES = 0.4
"""What speaks for the sides that the rules and the weights of unnamed sides have settled on, beside the encoder.
Chosen, as were SURE and WHOLE, on fresh stories that were kept apart from its training."""
UNSEEN = -3.5
"""The logarithm of the likelihood of a side on which they settled and which is no candidate."""
NEAR = 2.0
"""Actors for whom so much less speaks than for the likeliest are not weighed together with their recipients."""
SURE = 1.0
"""How much must speak for an event that no entry of the lexicon reads; ODDS says how likely it then is."""
ODDS = (-1.0, 0.5)
"""The logarithm of such an event's odds: a constant, and what each unit that speaks for it adds. About three in four of
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


class Reader:
    """The encoder with what stands on top of it."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path, allow_pickle=False) as stored:
            about = json.loads(str(stored["about"]))
            weights = {name: widened(stored, name) for name in about["names"]}
            self.pieces = Pieces(str(stored["pieces"]).split("\n"), stored["piece scores"].tolist())
        self.types: dict[str, int] = {name: i for i, name in enumerate(about["types"])}
        self.facts: dict[str, int] = {name: i for i, name in enumerate(about["facts"])}
        self.of_guess: list[str] = about["facts of guesses"]
        self.deeds: dict[str, int] = {name: i for i, name in enumerate(about["deeds"])}
        self.marks: dict[str, int] = {name: i for i, name in enumerate(about["marks"])}
        self.styles: dict[str, int] = about["styles"]
        self.judged: list[float] = about["judged"]
        self.net = Layers(weights, about["layers"], about["heads"])

    def vectors(
        self, texts: Sequence[tuple[list[str], list[bool]]], marks: Sequence[Mapping[int, Sequence[str]]], language: str
    ) -> list[Array]:
        """The vectors of the words of texts, each of shape (words, 2 * width). A text: its words, and whether a blank
        stands before each. marks: of each text, some of MARKS by the number of the word. language: fr or en, in the
        style of whose annotators the texts are read."""
        cut = [self.pieces.text(*text, PIECES) for text in texts]
        ids = [numbers for numbers, _, _ in cut]
        share = np.exp(self.net.weights["mix"])
        share /= share.sum()
        *starts, size = np.cumsum([0, *map(len, ids)]).tolist()
        added = np.zeros((size, self.net.weights["style"].shape[1]), np.float32)
        added[starts] = self.net.weights["style"][self.styles[language]]
        for (_, firsts, lasts), start, marked in zip(cut, starts, marks, strict=True):
            for word, names in marked.items():
                if firsts[word] >= PIECES - 1:  # is not read
                    continue
                of_word = self.net.weights["mark"][[self.marks[name] for name in names]].sum(axis=0)
                added[start + firsts[word] : start + lasts[word] + 1] += of_word
        mixed: Array = sum(part * hidden for part, hidden in zip(share, self.net.run(ids, added), strict=True))
        found = []
        for (_, firsts, lasts), start in zip(cut, starts, strict=True):
            first, last = (start + np.array(some, dtype=int) for some in (firsts, lasts))
            found.append(np.concatenate([mixed[first], mixed[last]], axis=1))
        return found

    def type_scores(self, words: Array, language: str) -> Array:
        """How much speaks for each event type's being told by each word, shape (words, types)."""
        inner = gelu(self.net.linear(words, "type.inner"))
        found: Array = self.net.linear(inner, "type.outer") + self.net.weights["type.style"][self.styles[language]]
        return found

    def side_scores(
        self,
        k: int,
        words: Array,
        trigger: Sequence[int],
        event: SentenceEvent,
        some: Mapping[Countries, Candidate],
        guesses: Sequence[Guess],
        whose: Sequence[Mapping[Countries, float]],
        language: str,
    ) -> Array:
        """The logarithm of the likelihood of each candidate for a side (0: actors) of an event, shape (candidates,).
        words: the vectors of `View.words`, shape (words, 2 * width); trigger: the numbers of the event's; whose: what
        `whose` finds of the guesses; language: fr or en. What speaks for a candidate's words is summed over all that
        name it, those that may name it by the likelihood that they do."""
        w = self.net.weights
        type_, deed = self.types[event.type], self.deeds.get(event.deed, 0)
        about = words[list(trigger)].mean(axis=0)
        weight = w["fact.type"][self.styles[language], k, type_] + w["fact.deed"][k, deed]
        weight = weight + self.net.linear(about, f"fact.{k}")
        facts = np.array([[fact in one.facts for fact in self.facts] for one in some.values()], np.float32)
        scores = facts @ weight
        ways = [(n, at, 0.0) for n, one in enumerate(some.values()) for at in one.words]
        ways += [
            (n, (guesses[g].word,), whose[g][key])
            for n, (key, one) in enumerate(some.items())
            for g in one.guesses
        ]  # fmt: skip
        if ways:
            named = sorted({i for _, at, _ in ways for i in at})
            own = self.net.linear(about, f"trigger.{k}") + w["side.type"][k, type_]
            fits = np.tanh(own + self.net.linear(words[named], f"mention.{k}")) @ w[f"fit.{k}"]
            fit = dict(zip(named, fits.tolist(), strict=True))
            _add_all(scores, ((n, sum(fit[i] for i in at) / len(at) + likely) for n, at, likely in ways))
        found: Array = scores - _log_sum(scores)
        return found

    def whose(self, words: Array, guesses: Sequence[Guess], language: str) -> list[dict[Countries, float]]:
        """The logarithm of the likelihood that each guess is of each of the countries that it may be of. words: the
        vectors of `View.words`, shape (words, 2 * width); language: fr or en. What speaks for a country's words is
        summed over all that tell it."""
        if not guesses:
            return []
        w = self.net.weights
        column = {i: n for n, i in enumerate(sorted({i for at in guesses[0].words.values() for i in at}))}
        telling = self.net.linear(words[list(column)], "whose.telling")
        found = []
        for guess in guesses:
            facts = np.array([[fact in some for fact in self.of_guess] for some in guess.options.values()], np.float32)
            of_kind = w["whose.kind"][self.styles[language], KINDS.index(guess.kind)]
            scores = facts @ (of_kind + self.net.linear(words[guess.word], "whose"))
            ways = [(n, column[i]) for n, key in enumerate(guess.options) for i in guess.words.get(key, ())]
            if ways:
                own = self.net.linear(words[guess.word], "whose.guess")
                fits = np.tanh(own + telling[[i for _, i in ways]]) @ w["whose.fit"]
                _add_all(scores, zip((n for n, _ in ways), fits.tolist(), strict=True))
            found.append(dict(zip(guess.options, (scores - _log_sum(scores)).tolist(), strict=True)))
        return found


def _add_all(scores: Array, ways: Iterable[tuple[int, float]]) -> None:
    """Add what speaks for rows of scores in several ways: the logarithm of the sum of the exponentials of each row."""
    of: dict[int, list[float]] = defaultdict(list)
    for n, way in ways:
        of[n].append(way)
    for n, all_ways in of.items():
        scores[n] += _log_sum(np.array(all_ways))


def _log_sum(x: Array) -> float:
    """The logarithm of the sum of the exponentials."""
    most = float(x.max())
    return most + math.log(float(np.exp(x - most).sum()))


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


@cache
def load_reader() -> Reader:
    """The encoder that ships, read once a process."""
    return Reader()


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
        chance = math.exp(both[one, other] - _log_sum(np.array(list(both.values()))))
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
        scores[now] = scores.get(now, UNSEEN) + RULES
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
            (code,) = chosen  # of a guess
            return [(self._of(code, actor, k, event), span) for actor, span in there]
        if without and all(actor.country is None for actor, _ in without):  # "plusieurs militants": of the country
            return placed(without, chosen, ENTRY)
        return [(self._unnamed(code, k, event), None) for code in chosen]

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
