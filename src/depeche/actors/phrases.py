"""The noun phrase of a mention: what it is made of, before anybody knows who is meant."""

from __future__ import annotations

from collections.abc import Sequence

from depeche.actors.rows import Row
from depeche.language.parsed import Sentence


class Phrase:
    """A noun phrase that names or describes an actor.

    kind: "person" (has a name), "role" (an office or role noun), "state", "place" (a city or region), "organisation",
    "metonym", "people" (Maliens), "pronoun", "pair" (les deux pays), "counterpart" (son homologue), "party" (la partie
    russe). first, last, head, anchor: word indices; the anchor is the noun that made it. names: spans of words of the
    persons named; tentative: a surname alone that is a name only if the tables know whose. roles: rows of roles.tsv;
    offices: keys of offices.tsv; title, noun: the words of the role and its noun, in lower case. countries: codes that
    the words themselves give (a word may mean two: congolais); each: whether they are several actors ("les présidents
    malien et nigérien"); several: it is of several countries at once (West Africa). hint: a country that stands beside
    ("les manifestants à Conakry"). inner: the phrase that this one belongs to ("un avocat [de la chanteuse
    malienne]"); belongs: whether a complement that no table knows follows. organisation: its row; bodies: every row
    that the words may mean. owner: word span of a person it belongs to. definite: "definite", "indefinite",
    "possessive" or "". count: the number of a pair, or 0. posted: whether a posting follows ("ambassadeur au Mali").
    """

    __slots__ = (
        "anchor", "belongs", "bodies", "count", "countries", "definite", "each", "first", "former", "gender", "head",
        "hint", "how", "inner", "kind", "last", "name_rows", "names", "noun", "offices", "organisation", "owner",
        "place_only", "plural", "possessive", "posted", "roles", "sentence", "several", "tentative", "title",
    )  # fmt: skip

    def __init__(self, sentence: Sentence, kind: str, first: int, last: int, anchor: int) -> None:
        self.sentence = sentence
        self.kind = kind
        self.first = first
        self.last = last
        self.anchor = anchor
        self.head = anchor
        self.names: list[tuple[int, int]] = []
        self.name_rows: Sequence[int] = ()
        self.roles: list[Row] = []
        self.offices: list[str] = []
        self.countries: list[str] = []
        self.each = False
        self.hint: str | None = None
        self.inner: Phrase | None = None
        self.organisation: Row | None = None
        self.bodies: Sequence[Row] = ()
        self.several = False
        self.owner: tuple[int, int] | None = None
        self.definite = ""
        self.possessive = -1
        self.plural = False
        self.gender = ""
        self.former = False
        self.posted = False
        self.place_only = False
        self.count = 0
        self.belongs = False
        self.tentative = False
        self.noun = ""
        self.title = ""
        self.how: list[str] = []

    def __repr__(self) -> str:
        return f"<{self.kind} {self.sentence.cut(self.first, self.last)!r} {self.countries} {self.offices}>"

    def settle_head(self) -> None:
        """Set the head: the anchor where the parse lets it stand for the phrase, else the word that does."""
        words = self.sentence.words
        first, last = self.first, self.last

        def free(i: int) -> bool:
            head = words[i].head
            return head == i or head < first or head > last

        if free(self.anchor):
            self.head = self.anchor
            return
        i = self.anchor
        for _ in range(last - first + 1):
            if free(i):
                break
            i = words[i].head
        self.head = i if free(i) and words[i].pos not in ("ADP", "PUNCT", "DET", "CCONJ") else self.anchor
