"""Whose a noun of deeds is: by "de" and other prepositions, by adjectives, by the verb that it is object of."""

from __future__ import annotations

from depeche.events.by_order import CIRCUMSTANCES, ByOrder
from depeche.events.reading import Reading
from depeche.events.syntax import VERBAL, preposition

GATHERING = frozenset(("réunir", "rassembler", "regrouper", "associer"))
"""Verbs whose subject is a meeting and whose object are those who meet."""
BLAMING = frozenset(("condemn", "accuse", "deny"))
"""Operators of verbs whose subject is not who did what their object says ("a condamné ces mises à mort")."""
FRIENDLY = frozenset(("REQUEST", "AID", "AGREE", "CONSULT", "SUPPORT", "COOPERATE"))
"""Types that are never aimed at whom something is against."""
OWNING = ("de", "of", "'s", "entre", "between")
"""Prepositions of whose a thing is, or who are its parties."""
GIVEN = frozenset("aide financement appui soutien coopération assistance subvention aid assistance funding".split())
"""What is given: its adjective of country says by whom."""


class Nominal(ByOrder):
    """The mentions that phrases name, and the sides of deeds that nouns carry, in one sentence."""

    def mentions_of(self, heads: list[int], nested: bool = True) -> list[int]:
        """Mentions named by these phrases; where a phrase is none, those inside it ("la décision du gouvernement")."""
        found: list[int] = []
        cast = self.cast
        for head in heads:
            for i in self.syntax.coordinated(head):
                k = cast.heads.get(i, cast.at[i])
                if k >= 0:
                    found += [m for m in cast.series(k) if m not in found]
                elif nested:
                    for m in self._inside(i, 0):
                        if m not in found:
                            found.append(m)
        return found

    def _inside(self, i: int, depth: int) -> list[int]:
        if depth > 2 or self.words[i].pos in VERBAL:
            return []
        found: list[int] = []
        for child in self.syntax.dependents(i, "nmod", "nmod:poss", "amod", "compound", "appos", "flat", "flat:name"):
            prep = preposition(self.composer.sentence, child.i)
            if prep and prep not in {"de", "of", "'s", "entre", "between", "par", "by", "parmi", "among"}:
                continue
            if child.i in self.cast.whose:
                if self._is_suffered(i):
                    return self._undergoing([child.i])
                continue
            k = self.cast.heads.get(child.i, self.cast.at[child.i])
            if k >= 0:
                found.append(k)
                for j in self.syntax.coordinated(child.i)[1:]:
                    other = self.cast.heads.get(j, self.cast.at[j])
                    if other >= 0:
                        found.append(other)
            elif not found:
                found = self._inside(child.i, depth + 1)
            if found:
                break
        return found

    def _complements(self, i: int, skip: set[int]) -> list[tuple[str, int]]:
        """Complements of the trigger: those of its head word, then those of its other words ("effectuer une
        tournée en X").
        """
        found = [(prep, j) for prep, j in self.syntax.complements(i) if j not in skip]
        for word in sorted(skip):
            if word != i and self.words[word].pos not in VERBAL:
                found += [(prep, j) for prep, j in self.syntax.complements(word) if j not in skip]
        return [(prep, j) for prep, j in found if self.words[j].lemma not in CIRCUMSTANCES]

    def _noun_actor(self, i: int, skip: set[int], deed: str) -> list[int]:
        """Of a noun: "par X", then "de X" where its class says so, adjectives of country, else the verb's subject."""
        of = self.lexicon.classes[deed].of
        violent = self.lexicon.classes[deed].type == "ASSAULT"
        by = [j for prep, j in self.syntax.complements(i) if prep in self.frames["agent"]]
        found = self.mentions_of(by)
        if found:
            return found
        if any(self.words[j].dep == "cop" for j in self.words[i].children):  # "qui était en visite à ..."
            found = self.mentions_of(self.syntax.surface_subjects(i))
            if found:
                return found
        if of in ("actor", "both"):
            heads = [j for prep, j in self._complements(i, skip) if prep in OWNING]
            owners = [j for j in heads if self.words[j].pos in ("DET", "PRON")]  # "leur retrait du Niger"
            found = self.mentions_of(owners or heads)
            if not found and not violent:  # "la visite à Moscou du ministre": hung on the town
                places = [j for prep, j in self.syntax.complements(i) if prep in ("à", "en") and j in self.cast.heads]
                heads = [k for j in places for prep, k in self.syntax.complements(j) if prep in OWNING]
                found = self.mentions_of([k for k in heads if k in self.cast.heads])
            if not found:
                found = self._adjectives(i)
            if not found and deed == "BREAK":  # "la suspension de l'aide française"
                found = [m for j in skip if self.words[j].lemma in GIVEN for m in self._adjectives(j)]
        if found and of == "both":
            partners = [j for prep, j in self.syntax.complements(i) if prep in ("avec", "with")]
            found += [m for m in self.mentions_of(partners) if m not in found]
        if not found:
            head = self.words[i].head
            if (
                head != i
                and self.words[head].pos in VERBAL
                and self.words[i].dep in ("obj", "obl", "obl:arg", "obl:mod", "iobj")
                and not (violent and self.words[i].dep == "obl:mod")  # "29 personnes sont mortes dans l'explosion"
                and not (violent and (self._blames(head) or self.words[head].lemma in self.frames["telling"]))
            ):
                found = self.mentions_of([j for j in self.syntax.subjects(head) if j not in skip and j != i])
            elif head != i and of == "actor" and preposition(self.composer.sentence, i) == "en":
                found = self.mentions_of([head])  # "le ministre en visite à ..."
        if not found and of == "recipient":
            found = self._adjectives(i)
        return found

    def _blames(self, i: int) -> bool:
        """Whether word i condemns or blames what is its object."""
        return any(match.entry.operator in BLAMING for match in self.composer.matches.get(i, ()))

    def _of_talks(self, reading: Reading, skip: set[int]) -> list[int]:
        """Whose the talks or the agreement are that the trigger names beside its head ("les pourparlers russo-turcs ont
        repris", "la signature de l'accord entre Malabo et Libreville")."""
        if self.lexicon.classes[reading.deed].of != "both":
            return []
        for j in reading.words:
            if j != reading.head and self.words[j].pos == "NOUN":
                found = self._noun_actor(j, skip, reading.deed) or self._gathered(j)
                if found:
                    return found
        return []

    def _of_instrument(self, reading: Reading) -> list[int]:
        """Whose the blow is by which it was done in the passive ("a été tué par une frappe de Tsahal")."""
        for j in reading.words:
            word = self.words[j]
            if j == reading.head or word.pos != "NOUN" or j in self.cast.heads:
                continue
            if preposition(self.composer.sentence, j) in self.frames["agent"]:
                heads = [k for prep, k in self.syntax.complements(j) if prep in ("de", "of")]
                return self.mentions_of(heads) or self._adjectives(j)
        return []

    def _between(self, i: int, reading: Reading) -> list[int]:
        """Who shares a deed told in the passive ("un accord a été signé entre Moscou et Bamako")."""
        if self.lexicon.classes[reading.deed].of != "both":
            return []
        return self.mentions_of([j for prep, j in self.syntax.complements(i) if prep in ("entre", "between")])

    def _gathered(self, i: int) -> list[int]:
        """Who meets in "une réunion ..., réunissant X et Y": by a participle or clause of the noun or of its verb."""
        for j in (*self.words[i].children, *self.words[self.words[i].head].children):
            if self.words[j].lemma in GATHERING and self.words[j].pos in VERBAL and j > i:
                return self.mentions_of([k for k in self.syntax.objects(j) if k != i])
        return []

    def _of_its_noun(self, i: int, skip: set[int], reading: Reading) -> list[int]:
        """Whose the noun is that an expression has for its subject ("les sanctions de N ont été levées")."""
        for j in self.syntax.surface_subjects(i):
            if j in reading.words and j not in self.cast.heads and self.lexicon.classes[reading.deed].of == "actor":
                heads = [k for prep, k in self.syntax.complements(j) if prep in ("de", "of", "'s") and k not in skip]
                return self.mentions_of(heads) or self._adjectives(j)
        return []

    def _adjectives(self, i: int) -> list[int]:
        found = []
        for child in self.syntax.dependents(i, "amod", "compound", "nmod", "appos"):
            if child.dep != "nmod" or not preposition(self.composer.sentence, child.i):
                k = self.cast.heads.get(child.i, -1)
                if k >= 0 and (child.dep != "appos" or len(self.cast.mentions[k].actors) > 1):  # "le sommet UE-Turquie"
                    found.append(k)
        return found

    def _is_matter(self, prep: str, deed: str) -> bool:
        """Whether a preposition introduces what a deed is about or against, not to whom it is done ("l'appui de Madrid
        contre les passeurs", "un traité sur les Chagos")."""
        class_ = self.lexicon.classes[deed]
        if prep in ("contre", "against"):
            return class_.type in FRIENDLY
        return prep in ("sur", "on") and class_.of == "both"

    def _noun_recipient(self, i: int, skip: set[int], deed: str) -> list[int]:
        of = self.lexicon.classes[deed].of
        introduced: dict[str, list[int]] = {}
        for prep, j in self.syntax.complements(i):
            if j not in skip:
                introduced.setdefault(prep, []).append(j)
        order = (*OWNING, *self.frames["recipient"]) if of == "recipient" else self.frames["recipient"]
        for wanted in order if introduced else ():
            if wanted not in introduced:
                continue
            heads = introduced[wanted]
            if self._is_matter(wanted, deed):
                continue
            found = [m for m in self._undergoing(heads) if not self._is_place(m, wanted)]
            if found:
                return found
        if of == "recipient":  # "l'arrestation lundi de huit soldats"
            for j in range(i + 1, min(i + 7, len(self.words))):
                if self.words[j].pos in VERBAL or self.words[j].pos == "PUNCT":
                    break
                k = self.cast.at[j]
                if k >= 0:
                    prep = preposition(self.composer.sentence, self.cast.mentions[k].head)
                    return self.cast.series(k) if prep in ("de", "of") else []
        return []

    def _noun_parts(self, inner: Reading, skip: set[int], deed: str) -> list[int]:
        """Whom the thing that a deed is done with belongs to or goes to ("retirer ses troupes du Mali", "l'accord
        avec X"). deed: what the whole is.
        """
        friendly = self.lexicon.classes[deed].type in FRIENDLY
        named = self._undergoing if self.lexicon.classes[inner.deed].of == "recipient" else self.mentions_of
        for j in inner.words:
            found: list[int] = []
            for prep, k in self.syntax.complements(j):
                if friendly and prep in ("contre", "against"):
                    continue
                if prep in (
                    "de",
                    "of",
                    "'s",
                    "avec",
                    "with",
                    "à",
                    "to",
                    "contre",
                    "against",
                    "sur",
                    "on",
                    "pour",
                    "for",
                    "entre",
                    "between",
                ):
                    found += [m for m in named([k]) if m not in found]
            if not found:
                found = self._adjectives(j)
            if found:
                return found
        return []

    def _is_suffered(self, i: int) -> bool:
        """Whether word i is a noun of something done to whom it is of ("son arrestation")."""
        return self.words[i].pos == "NOUN" and any(
            self.lexicon.classes[match.entry.deed].of == "recipient"
            for match in self.composer.matches.get(i, ())
            if match.entry.deed
        )

    def _undergoing(self, heads: list[int]) -> list[int]:
        """Mentions named by what a noun says is done to them: "its" of "demanded its release" is another's."""
        if len(heads) == 1 and heads[0] in self.cast.whose:
            other = self.cast.others.get(heads[0])
            return [] if other is None else [other]
        return self.mentions_of(heads)
