"""The mentions of one sentence by word: which one a word heads or stands in, and which go on a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from depeche.actors.pronouns import POSSESSIVE
from depeche.events.repair_subjects import ASIDE
from depeche.language.parsed import Word
from depeche.model import Mention

JOINERS = frozenset(("et", "and", "&", "ou", "or"))
NAMED_BY_TOWNS = frozenset(
    "accord traité protocole convention pacte charte déclaration processus conférence sommet statut résolution".split()
)
SEAS = frozenset("mer golfe détroit océan".split())
DASHES = frozenset(("-", "–", "—", "--", ":"))
LIST_WORDS = JOINERS | {
    ",",
    "ainsi",
    "que",
    "qu'",
    "le",
    "la",
    "les",
    "l'",
    "the",
    "des",
    "de",
    "du",
    "d'",
    "à",
    "au",
    "aux",
    "en",
    "as",
    "well",
}


NAMED_PLACES = ("table:cities", "table:regions")
"""How mentions that name a town or a region were found."""


class Cast:
    """The mentions of one sentence by word, and the sides of its readings, as indices into the list of mentions."""

    def __init__(self, words: Sequence[Word], mentions: Sequence[Mention]) -> None:
        self.mentions = mentions
        self.at = at = [-1] * len(words)
        self.heads: dict[int, int] = {}
        self.whose: set[int] = set()
        """The words "son", "their" that are mentions."""
        self.others: dict[int, int] = {}
        """Of those: whom it means that is not the subject of the clause itself."""
        longest_first = [(mention.first - mention.last, k, mention) for k, mention in enumerate(mentions)]
        longest_first.sort()
        for _, k, mention in longest_first:
            if mention.how in POSSESSIVE:
                self.whose.add(mention.head)
                if mention.how != "possessive of another":
                    self.heads[mention.head] = k
                if mention.how != "possessive of oneself":
                    self.others[mention.head] = k
                continue
            if words[mention.head].dep == ASIDE and words[mention.head].pos == "PRON":
                continue
            for i in range(mention.first, min(mention.last + 1, len(words))):
                at[i] = k
            head = mention.head
            if words[head].dep == "advmod" and mention.first <= words[head].head <= mention.last:
                head = words[head].head  # "près de cent policiers": repaired since the mentions were found
            self.heads[head] = k
        self.next: dict[int, int] = {}
        self.opens: dict[int, int] = {}

    def forget_names_of_texts(self, words: Sequence[Word]) -> None:
        """Leave out towns that only name a text or a meeting ("l'accord de Paris", "le sommet de Kigali") and states
        that name a sea ("la mer du Japon")."""
        for k, mention in enumerate(self.mentions):
            by_towns = mention.how.startswith(("metonym > capital", "table:cities", "table:metonyms"))
            if not by_towns and not mention.how.startswith("table:states"):
                continue
            word = words[mention.head]
            cased = any(words[j].dep == "case" and words[j].lower in ("de", "d'", "du") for j in word.children)
            named = NAMED_BY_TOWNS if by_towns else SEAS
            if cased and words[word.head].lemma in named and mention.first == mention.last:
                self.at = [-1 if other == k else other for other in self.at]
                self.heads = {i: other for i, other in self.heads.items() if other != k}

    def forget_dateline(self, words: Sequence[Word]) -> None:
        """Leave out where a story was filed ("CAIRO - ", "BULAWAYO, Zimbabwe, June 23 (IPS) - "): it does nothing."""
        if not words or not words[0].text.isupper() or len(words[0].text) < 3:
            return
        end = next((w.i for w in words[1:14] if w.text in DASHES), 0)
        if not end or words[end - 1].end == words[end].start == words[min(end + 1, len(words) - 1)].start:
            return
        k = self.at[0]
        how = self.mentions[k].how if k >= 0 else ""
        if k < 0 or not ("city" in how or "cities" in how or "capital" in how or "place" in how):
            return
        self.at[:end] = [-1] * end
        self.heads = {i: other for i, other in self.heads.items() if i >= end}

    def link(self, words: Sequence[Word]) -> None:
        """Note which mention goes on with a list that another begins ("l'Union, le Royaume-Uni et les États-Unis").

        A list is a run of mentions with nothing but commas and articles between them, and "et" or "and" once; a mention
        that is the subject of a verb of its own begins another clause.
        """
        mentions = self.mentions
        order = [k for k, mention in enumerate(mentions) if mention.how not in POSSESSIVE]
        order.sort(key=lambda k: mentions[k].first)
        run: list[tuple[int, int]] = []
        for k, after in pairwise(order):
            one, two = mentions[k], mentions[after]
            between = words[one.last + 1 : two.first]
            opened = one.first and words[one.first - 1].lower in ("entre", "between")
            own = not opened and words[two.head].dep.startswith("nsubj")
            verb = words[words[two.head].head]
            if own and verb.dep == "conj" and verb.head == one.head and len(between) < 4:
                self.opens[after] = k  # "N et M ont accusé", the first taken for a sentence of its own
                self.next[k] = after
                continue
            if own or not between or not all(w.lower in LIST_WORDS for w in between):
                run = []
                continue
            run.append((k, after))
            if any(w.lower in JOINERS for w in between):
                self.next.update(run)

    def series(self, k: int) -> list[int]:
        """Mention k and those that the list goes on with."""
        found = [self.opens.get(k, k)]
        while found[-1] in self.next and len(found) < 12:
            found.append(self.next[found[-1]])
        return found

    def names(self, found: Sequence[int]) -> set[tuple[str, str | None]]:
        """Who these mentions are, by name and country."""
        return {(a.name, a.country) for k in found for a in self.mentions[k].actors}

    def meet(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Whether two sides share somebody, by a pronoun or by name ("lui a rendu hommage et l'a félicitée")."""
        if not set(some).isdisjoint(others):
            return True
        pronouns = any(self.mentions[k].how == "pronoun" for k in (*some, *others))
        return pronouns and not self.names(some).isdisjoint(self.names(others))

    def countries(self, found: Sequence[int]) -> set[str]:
        """The countries that these mentions are of."""
        return {a.country for k in found for a in self.mentions[k].actors if a.country}

    def is_placed(self, k: int) -> bool:
        """Whether a mention is known as a place or a town."""
        how = self.mentions[k].how
        return "place" in how or "city" in how

    def is_place_name(self, i: int) -> bool:
        """Whether word i heads the name of a town or a region ("la prise de Goma")."""
        k = self.heads.get(i, -1)
        return k >= 0 and self.mentions[k].how.startswith(NAMED_PLACES)

    def kind_of(self, i: int) -> str:
        """The pseudo-class of the actor whose mention word i heads, or ""."""
        k = self.heads.get(i, -1)
        if k < 0:
            return ""
        actors = self.mentions[k].actors
        kind = actors[0].kind if actors else ""
        if kind == "state":
            return "STATE"
        if kind == "organisation":
            return "ORGANISATION"
        if kind == "group":
            return "GROUP"
        return "PERSON" if kind == "person" else ""

    def sectors_of(self, i: int) -> frozenset[str]:
        """The sectors (JUD, JRN, GOV ...) of the actors whose mention word i heads; SEVERAL besides, where it and those
        listed with it are persons or states, of two countries or more."""
        k = self.heads.get(i, -1)
        if k < 0:
            return frozenset()
        sectors = {sector for a in self.mentions[k].actors for sector in a.sectors}
        if self.kind_of(i) in ("PERSON", "STATE") and len(self.countries(self.series(k))) > 1:
            sectors.add("SEVERAL")
        return frozenset(sectors)
