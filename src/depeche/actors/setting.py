"""Where a story plays: the country that it is mostly about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from depeche.actors.phrases import Phrase
from depeche.language.parsed import Sentence

_WEIGHT_OF_TITLE = 3.0
_WEIGHT_OF_FIRST = 2.0
SHARE_OF_PARTNER = 0.3
"""The least weight of a story's second state, in that of the first."""


class Setting:
    """The countries of a story by weight. home: the heaviest (or the one given), None where none is named; pair: the
    two states of a story that is about two, else None."""

    __slots__ = ("counts", "given", "home", "pair", "share")

    def __init__(self, counts: dict[str, float], given: str | None) -> None:
        self.counts = counts
        self.given = given
        ranked = sorted(counts.items(), key=lambda pair: -pair[1])
        self.home = given or (ranked[0][0] if ranked else None)
        total = sum(counts.values())
        states = [(code, weight) for code, weight in ranked if not code.startswith("IGO")][:2]
        two = len(states) == 2 and states[1][1] >= SHARE_OF_PARTNER * states[0][1]
        self.pair = (states[0][0], states[1][0]) if two else None
        self.share = 1.0 if given else (counts[self.home] / total if total and self.home else 0.0)

    def other(self, code: str | None) -> str | None:
        """The other state of a story that is about two, this being one of them."""
        if self.pair is None or code not in self.pair:
            return None
        return self.pair[1] if code == self.pair[0] else self.pair[0]

    def most_likely(self, codes: Sequence[str]) -> str:
        """Of the codes that a word may mean (congolais: COD, COG), the one that the story speaks of most."""
        if len(codes) == 1:
            return codes[0]
        return max(codes, key=lambda code: (self.counts.get(code, 0.0), -codes.index(code)))


def _dateline(sentence: Sentence) -> bool:
    """Whether a headline begins with its place: "Niger : l'armée ..."."""
    return any(word.text == ":" for word in sentence.words[1:5])


def find_setting(
    phrases: Iterable[Sequence[Phrase]], mentioned: Iterable[tuple[Sentence, list[str]]], given: str | None
) -> Setting:
    """Weigh the countries named by states, demonyms and cities; the title and the first sentence count more, and so
    does a country in which something happens ("au Mali")."""
    counts: defaultdict[str, float] = defaultdict(float)
    first_body = True
    for sentence, codes in mentioned:
        weight = 1.0
        if sentence.part == "title":
            weight = _WEIGHT_OF_TITLE
        elif first_body and codes:
            weight = _WEIGHT_OF_FIRST
            first_body = False
        for code in codes:
            counts[code] += weight
        if codes and sentence.part == "title" and _dateline(sentence):
            counts[codes[0]] += _WEIGHT_OF_TITLE
    for row in phrases:
        for phrase in row:
            if phrase.place_only and phrase.countries:
                counts[phrase.countries[0]] += 0.5
    return Setting(dict(counts), given)
