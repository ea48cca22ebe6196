"""Which lexicon entries stand in a sentence, at which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from depeche.events.lexicon import Entry, Lexicon, strictness
from depeche.events.lexicon.forms import forms_of
from depeche.events.repair_en import hyphenated
from depeche.events.repair_fr import FrenchVerbs
from depeche.language.parsed import Sentence, Word

HUNG = frozenset(("nmod", "appos", "acl", "amod", "xcomp", "obl", "obl:arg", "obl:mod", "flat:name", "flat:foreign"))
"""Relations by which the tail of a verb's expression may hang on its object."""
APART = frozenset(("mark", "obl:unmarked"))
"""Relations of words that are never part of their verb's expression: a mark, a name's title or a day set before it."""
LEADS = frozenset("à de en dans sur sous par pour contre devant derrière vers avec from of to in on by".split())
"""Prepositions inside an expression."""
PARTICLES = {"fr": frozenset(("case", "fixed", "amod", "mark")), "en": frozenset(("case", "fixed", "amod"))}
"""Relations of what an expression may name beside a phrase's head: its preposition, an adjective, and in French the
mark of an infinitive.
"""
SKIPPED = frozenset({"DET", "ADV", "PUNCT", "NUM", "ADJ", "AUX", "PRON"})
UNREAD = frozenset({"PUNCT", "DET", "NUM", "CCONJ", "SPACE", "ADP", "SCONJ"})
SERVING = frozenset(("aux", "aux:tense", "aux:pass", "cop"))
"""Relations of words that only serve another verb."""
CAUSATIVE = "aux:caus"
"""How parsers hang "faire" on the infinitive of "se faire *exploser", which its entries have for their head."""
INFINITIVE = ("er", "ir", "re")
PARTS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}


@dataclass(slots=True)
class Match:
    """An entry and the indices of its words; head is the one on which the rest depends."""

    entry: Entry
    head: int
    words: tuple[int, ...]


class Candidates:
    """Entries that one word may head, the stricter first.

    deeds: their classes. alone: those that are one word. keyed: expressions by a spelling of the word beside their head
    that the fewest share, each as its place among the entries and its tokens but these two: most words head many
    expressions, and a sentence has the key of few.
    """

    __slots__ = ("_places", "alone", "deeds", "entries", "keyed", "keys")

    def __init__(self, found: Sequence[Entry]) -> None:
        self.entries = tuple(found)
        self.deeds = frozenset(entry.deed for entry in found)
        others = [tuple(t for k, t in enumerate(e.tokens) if k != e.head) for e in found]
        common = Counter(spelling for tokens in others for token in tokens for spelling in token)
        self._places = [place for place, tokens in enumerate(others) if not tokens]
        self.alone = tuple(self.entries[place] for place in self._places)
        self.keyed: dict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = {}
        for place, tokens in enumerate(others):
            if tokens:
                rarest = min(tokens, key=lambda token: max(common[spelling] for spelling in token))
                rest = tuple(token for token in tokens if token is not rarest)
                for spelling in rarest:
                    self.keyed.setdefault(spelling, []).append((place, rest))
        self.keys = frozenset(self.keyed)

    def within(self, here: set[str]) -> Sequence[Entry]:
        """The entries all of whose words are among those of a sentence, the stricter first."""
        keys = self.keys & here
        if not keys:
            return self.alone
        found: set[int] = set()
        for spelling in keys:
            for place, rest in self.keyed[spelling]:
                for token in rest:
                    if here.isdisjoint(token):
                        break
                else:
                    found.add(place)
        if not found:
            return self.alone
        found.update(self._places)
        return [self.entries[place] for place in sorted(found)]


class Matcher:
    """Finds a lexicon's entries in sentences of its language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._forms: dict[str, set[tuple[str, str]]] = {}
        for lemma, entries in lexicon.by_head.items():
            for pos in {entry.pos for entry in entries}:
                for form in forms_of(lemma, pos, lexicon.language):
                    self._forms.setdefault(form, set()).add((lemma, pos))
        verbs: set[str] = set()
        others: set[str] = set()
        if lexicon.language == "fr":
            for lemma, entries in lexicon.by_head.items():
                parts = {entry.pos for entry in entries}
                (verbs if "V" in parts and lemma.endswith(INFINITIVE) else others).add(lemma)
                if parts - {"V"}:
                    others.add(lemma)
        self.verbs = FrenchVerbs(verbs, others)
        self._candidates = lru_cache(maxsize=50_000)(self._look_up)

    def _look_up(self, lower: str, lemma: str, pos: str) -> Candidates:
        """Entries that a word of this form, lemma and part of speech may head."""
        by_head = self.lexicon.by_head
        letter = PARTS.get(pos, "X")
        forms = [lemma, lower]
        known = [e for f in forms for e in by_head.get(f, ()) if e.pos == letter]
        if letter == "N":  # expressions are listed with their plurals: "infirmiers en grève" makes no lemma of it
            known = [e for e in known if len(e.tokens) == 1]
        if letter != "X" and not known:
            bases = sorted(base for base, _ in self._forms.get(lower, ()))
            if pos == "PROPN":  # a name is no feminine ("France" is not "franc"), but it may be a plural ("Casques")
                bases = [base for base in bases if lower in (base + "s", base + "x")]
            forms += bases
        found: dict[int, Entry] = {}
        for form in dict.fromkeys(forms):
            for entry in by_head.get(form, ()):
                other = entry.pos == "A" and letter == "V" and form != lower  # "welcomed" is no form of the adjective
                if not other and _agrees(entry.pos, letter, lower, self.lexicon.language):
                    found[id(entry)] = entry
        return Candidates(sorted(found.values(), key=strictness))

    def verb_of(self, lower: str) -> str | None:
        """The lemma of the lexicon's verb that a word is a finite form of (no infinitive, no participle), or None."""
        for lemma, pos in sorted(self._forms.get(lower, ())):
            if pos == "V" and not lower.endswith(("é", "ée", "és", "ées", "ant", "ing", "er", "ir")):
                return lemma
        return None

    def may_tell(self, sentence: Sentence, i: int, deed: str) -> bool:
        """Whether word i may head an entry of a class, itself or by its causative; `find` says if it does."""
        words = sentence.words
        heads = [words[i], *(words[j] for j in words[i].children if words[j].dep == CAUSATIVE)]
        return any(deed in self._candidates(word.lower, word.lemma, word.pos).deeds for word in heads)

    def find(self, sentence: Sentence) -> dict[int, list[Match]]:
        """Matches by index of their head word, the longest first."""
        matches: dict[int, list[Match]] = {}
        words, look_up = sentence.words, self._candidates
        here = {w.lemma for w in words}
        here |= sentence.vocabulary
        here.update([_CONTRACTED[form] for form in here & _CONTRACTED.keys()])
        for word in words:
            pos, dep = word.pos, word.dep
            if pos in UNREAD or dep in SERVING:
                continue
            candidates = look_up(word.lower, word.lemma, pos)
            told = candidates.within(here) if candidates.entries else ()
            if not told:
                continue
            causative = dep == CAUSATIVE
            before = pos == "ADJ" or word.head > word.i  # "hommes armés", "the disputed islands"
            attributive = before and dep == "amod" and (not word.children or hyphenated(words, word.i))
            head = word.head if causative else word.i
            found: list[Match] = []
            for entry in told:
                if attributive and entry.pos == "V":  # "hommes armés", "pays uni": a quality, not a deed
                    continue
                places = self._expression(sentence, word, entry) if len(entry.tokens) > 1 else (word.i,)
                if places and (not causative or word.head in places):
                    found.append(Match(entry, head, places))
            if found:
                before_it = matches.get(head)
                if before_it:
                    found = sorted([*found, *before_it], key=lambda m: strictness(m.entry))
                matches[head] = found
        return matches

    def _expression(self, sentence: Sentence, word: Word, entry: Entry) -> tuple[int, ...] | None:
        """Indices of all the entry's words around its head, or None."""
        found = [word.i]
        position = word.i
        last, led = entry.tokens[-1], False
        for token in entry.tokens[entry.head + 1 :]:
            at = self._next(sentence, position, token, 5 if entry.pos == "V" else 2)
            if at is None and entry.pos == "V":
                at = self._dependent(sentence, word.i, token, last=token is last, led=led)
            if at is None:
                return None
            found.append(at)
            led = not LEADS.isdisjoint(token)
            position = max(position, at)
        position = word.i
        for token in reversed(entry.tokens[: entry.head]):
            at = self._previous(sentence, position, token)
            if at is None:
                return None
            found.append(at)
            position = at
        return tuple(sorted(set(found)))

    def _next(self, sentence: Sentence, position: int, token: frozenset[str], gap: int) -> int | None:
        for at in range(position + 1, min(position + 1 + gap, len(sentence.words))):
            word = sentence.words[at]
            if _is(word, token):
                return at
            if word.pos not in SKIPPED and not (word.pos == "ADP" and at == position + 1 and gap > 2):
                return None
            if word.text in (".", ";", ":"):
                return None
        return None

    def _previous(self, sentence: Sentence, position: int, token: frozenset[str]) -> int | None:
        for at in range(position - 1, max(position - 4, -1), -1):
            word = sentence.words[at]
            if _is(word, token):
                return at
            if word.pos not in ("DET", "ADJ", "ADV", "AUX") and word.text != "-":
                return None
        return None

    def _dependent(self, sentence: Sentence, head: int, token: frozenset[str], *, last: bool, led: bool) -> int | None:
        """A part of a verb's expression among its dependents or theirs: object fronted, passive or relative. last: no
        part follows it; a "de" that ends an expression is the verb's own, none inside its object ("suspendre trois
        ONG du même type"). led: a preposition of the expression leads to it.
        """
        children = sentence.words[head].children
        particles = PARTICLES[sentence.language]
        transitive = any(sentence.words[j].dep == "obj" for j in children)
        for j in children:
            child = sentence.words[j]
            if child.dep in APART or (child.dep == "nsubj" and transitive):  # "for arriving", "a province takes steps"
                continue
            if led and child.dep in ("nsubj:pass", "obj"):  # "le parti a été exclu de la course": not from a party
                continue
            if _is(child, token):
                return j
            for k in child.children:
                particle = sentence.words[k]
                leads = particle.dep in particles or (particle.dep == "mark" and (not last or particle.lower == "from"))
                if leads and _is(particle, token):  # "stop X from leaving"; "to" where the expression goes on
                    return k
        hanging = children if not (last and "de" in token) else ()
        for j in hanging:  # what small parsers hang on the object ("inscrire X sur sa liste noire")
            if sentence.words[j].dep in ("obj", "nsubj:pass"):
                for k in sentence.words[j].children:
                    hung = sentence.words[k]
                    if hung.dep in HUNG and k > j:
                        if _is(hung, token):
                            return k
                        for m in hung.children:
                            if sentence.words[m].dep in particles and _is(sentence.words[m], token):
                                if last and m < head:  # "the shop in Delhi was given a star": not given in
                                    continue
                                return m
        word = sentence.words[head]
        undergoing = (
            not led and word.dep.startswith("acl") and not word.lower.endswith("ant")
        )  # "le fauteuil, laissant ..."
        if undergoing and word.head != head and _is(sentence.words[word.head], token):
            return word.head
        return None


def _is(word: Word, token: frozenset[str]) -> bool:
    return (
        word.lemma in token or word.lower in token or (word.lower in _CONTRACTED and _CONTRACTED[word.lower] in token)
    )


_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "l'": "le", "la": "le", "les": "le"}


def _agrees(entry: str, letter: str, lower: str, language: str) -> bool:
    if entry in (letter, "X"):
        return True
    if entry == "V" and letter == "A":  # participles that the tagger calls adjectives
        return lower.endswith(
            ("é", "ée", "és", "ées", "ed", "u", "us", "ue", "ues", "i", "is", "it", "its", "ite", "ites")
        )
    if entry == "A" and letter == "N":  # "ces réactions « hystériques »": a quality that the tagger calls a noun
        return language == "fr"
    return entry == "A" and letter == "V" and language == "en"
