"""From the pieces of a sentence to the noun phrases that name actors: title, country, complement, name, apposition.

The grammar walks over neighbouring words and asks the parse only where neighbourhood cannot tell, so that a wrong arc
costs little. Its layers: view (what a word may be), modifiers (to the left), complements and appositions (to the
right), and this one, which says where a phrase begins.
"""

from __future__ import annotations

from depeche.actors.appositions import Appositions
from depeche.actors.names import capitalised, name_run
from depeche.actors.phrases import Phrase
from depeche.actors.pieces import Piece
from depeche.actors.view import GENITIVE, PLACES


class Composer(Appositions):
    """Builds the phrases of one sentence."""

    def compose(self) -> list[Phrase]:
        """Return the sentence's phrases from left to right; none overlaps another."""
        at, named, triggers = self.at, self.named, self.classes.triggers
        promising = [
            i
            for i, word in enumerate(self.words)
            if at[i] is not None or word.pos == "NUM" or word.lower in triggers or i in named
        ]
        for i in promising:
            if i < self.free_from or (phrase := self._phrase_at(i)) is None:
                continue
            if not self.french:
                phrase = self._possessed(phrase)
            phrase.settle_head()
            self.free_from = phrase.last + 1
            active: Phrase | None = phrase
            while active is not None and self._idle(active):
                active = active.inner  # "la médiation du président guinéen": the president is the mention
                if active is not None:
                    active.settle_head()
            if active is not None:
                self.phrases.append(active)
        return self.phrases

    def _possessed(self, phrase: Phrase) -> Phrase:
        """ "Prime Minister X's government": the phrase so far is whose the following role is."""
        j = phrase.last + 1
        if j + 1 >= self.count or self.words[j].text not in GENITIVE or not (phrase.names or phrase.kind == "role"):
            return phrase
        k = j + 1
        while k < self.count and k < j + 4 and self.words[k].pos == "ADJ" and self.at[k] is None:
            k += 1
        piece = self.at[k] if k < self.count else None
        if piece is None or piece.first != k or not self._is_anchor(piece):
            return phrase
        outer = self._role_phrase(piece, k)
        outer.first = phrase.first
        outer.inner = outer.inner or phrase
        outer.definite = "definite"
        if phrase.names:
            outer.owner = phrase.names[0]
        return outer

    def _idle(self, phrase: Phrase) -> bool:
        """Whether an abstract noun ("le pouvoir", "the summit") neither acts nor has an owner: no mention then."""
        if phrase.kind == "role" and self._predicate(phrase):
            return True
        if phrase.kind != "role" or not (phrase.noun in self.classes.abstract or phrase.title in self.classes.abstract):
            return False
        if phrase.countries or phrase.names or phrase.organisation is not None or phrase.owner is not None:
            return False
        head = self.words[phrase.head]
        if head.dep.startswith(("nsubj", "obl:agent")):
            return False
        if phrase.definite != "definite":
            return True
        if head.dep.startswith("obj") and self.words[head.head].lemma in self.classes.accusing:
            return False
        return not any(self.words[k].lower in self.classes.against for k in head.children)

    def _predicate(self, phrase: Phrase) -> bool:
        """Whether a bare title is what somebody is made or called ("declares himself president"), not somebody."""
        if phrase.plural or phrase.definite or phrase.names or phrase.countries or phrase.inner is not None:
            return False
        if phrase.organisation is not None or phrase.owner is not None or phrase.first != phrase.anchor:
            return False
        before = self.words[phrase.first - 1].lower if phrase.first else ""
        return self.words[phrase.head].dep == "xcomp" or before in ("as", "comme", "himself", "herself")

    def _phrase_at(self, i: int) -> Phrase | None:
        word = self.words[i]
        if i in self.named:
            following = self._anchor_after_genitive(i)
            if following is not None:
                return self._role_phrase(following, self.free_from)
            return self._person_phrase(i, self.free_from)
        if word.lower in self.classes.counterpart:
            return self._role_phrase(Piece(i, i, []), self.free_from)
        if word.lower in self.classes.party and (party := self._party(i)) is not None:
            return party
        piece = self.at[i]
        if piece is None or piece.first != i:
            if word.pos == "NUM" or word.lower in self.classes.counts:
                return self._bare_pair(i)
            if word.lower in self.classes.address and i + 1 < self.count:
                return self._address(i)
            return None
        if i in self.in_name:
            return None
        if self._is_anchor(piece):
            return self._role_phrase(piece, self.free_from)
        kinds = piece.kinds
        if (
            not self.french
            and kinds & PLACES
            and piece.last + 2 in self.named
            and self.words[piece.last + 1].text in GENITIVE
        ):
            phrase = self._person_phrase(piece.last + 2, piece.last + 2)
            phrase.first = piece.first  # "Venezuela's Guaido"
            self._add_countries(phrase, piece, "genitive")
            return phrase
        if not self.french or "demonym" in kinds:
            ahead = self._anchor_ahead(piece)
            if ahead is not None:
                return self._role_phrase(ahead, self.free_from)
        if "organisation" in kinds and not (kinds & {"state"} and not self._entity_is(piece, "organisation")):
            return self._organisation_phrase(piece)
        if "state" in kinds:
            return self._state_phrase(piece)
        if "metonym" in kinds and not ("city" in kinds and self._is_place(i - 1)):
            return self._metonym_phrase(piece)
        if "city" in kinds or "region" in kinds:
            return self._place_phrase(piece)
        if "demonym" in kinds:
            return self._people_phrase(piece)
        return None

    def _role_phrase(self, piece: Piece, bound: int, depth: int = 0) -> Phrase:
        while not self.french and (longer := self._compound(piece)) is not None:
            piece = longer
        phrase = Phrase(self.sentence, "role", piece.first, piece.last, self._noun_of(piece))
        self._describe(phrase, piece)
        self._leftward(phrase, bound)
        if phrase.count and self._pairs(phrase):
            return phrase
        self._rightward(phrase, depth)
        return phrase

    def _pairs(self, phrase: Phrase) -> bool:
        """Turn "les deux ministres" into a pair, where nothing after it says which two."""
        if phrase.definite != "definite" and not phrase.title.startswith("both"):
            return False
        if phrase.noun not in self.classes.pair_persons | self.classes.pair_states or phrase.countries:
            return False
        j = phrase.last + 1
        if j < self.count and (j in self.named or self._lower_demonym(j)):
            return False
        phrase.kind = "pair"
        return True

    def _bare_pair(self, i: int) -> Phrase | None:
        """ "les deux pays", "both sides": nouns that are no role of their own."""
        count = self.classes.counts.get(self.words[i].lower, 0)
        j = i + 1
        if (
            not count
            or j >= self.count
            or self.words[j].lower not in self.classes.pair_states | self.classes.pair_persons
        ):
            return None
        if self.at[j] is not None and self._is_role(j):
            return None
        phrase = Phrase(self.sentence, "pair", i, j, j)
        phrase.count = count
        phrase.plural = True
        phrase.noun = self.words[j].lower
        if i - 1 >= self.free_from and self.words[i - 1].lower in self.classes.determiners:
            phrase.first = i - 1
            phrase.definite = "definite" if self.words[i - 1].lower in self.classes.definite else "indefinite"
        elif self.words[i].lower != "both":
            return None
        return phrase if phrase.definite != "indefinite" else None

    def _person_phrase(self, i: int, bound: int) -> Phrase:
        last = self.named[i]
        phrase = Phrase(self.sentence, "person", i, last, i)
        phrase.names.append((i, last))
        j = i - 1
        while j >= bound and (
            self.words[j].lower in self.classes.address or self.words[j].lower in self.classes.former
        ):
            lower = self.words[j].lower
            phrase.former = phrase.former or lower in self.classes.former
            if lower in self.classes.address_f:
                phrase.gender = "f"
            elif lower in self.classes.address_m:
                phrase.gender = "m"
            phrase.plural = phrase.plural or lower in ("mm.", "messieurs", "mmes")
            phrase.first = j
            j -= 1
        if j >= bound and self.words[i].text[0].islower() and self.words[j].lower in ("le", "la", "the"):
            phrase.first = j  # "le roi Salmane", where the tables have the title in the name
        if phrase.plural:
            phrase.names.clear()
            self._take_names(phrase, i)
        self._rightward(phrase, 0)
        return phrase

    def _address(self, i: int) -> Phrase | None:
        """ "Mme Traoré": what follows an address is a person's name, whether or not anything knows it."""
        j = i + 1
        if j in self.named or j in self.in_name or (self.at[j] is not None and "person" not in self.at[j].kinds):  # type: ignore[union-attr]
            return None
        last = name_run(self.sentence, j, self.at, self.classes)
        if last < 0:
            return None
        self.named[j] = last
        return self._person_phrase(j, self.free_from)

    def _party(self, i: int) -> Phrase | None:
        j = i + 1 if self.french else i - 1
        if not 0 <= j < self.count or not self._demonym_at(j) or not self.french:
            return None
        piece = self.at[j]
        assert piece is not None
        phrase = Phrase(self.sentence, "party", i, piece.last, i)
        phrase.noun = self.words[i].lower
        phrase.gender = "f"
        phrase.plural = phrase.noun.endswith("s")
        self._add_countries(phrase, piece, "adjective")
        self._leftward(phrase, self.free_from)
        self._rightward(phrase, 1)
        return phrase

    def _organisation_phrase(self, piece: Piece) -> Phrase:
        for other in self.pieces:
            if other is not piece and other.first == other.last == piece.first == piece.last:
                pair = [*self._code_of_body(piece)[:1], *(self._codes(other) or self._code_of_body(other))[:1]]
                if len(pair) == 2:
                    phrase = Phrase(self.sentence, "state", piece.first, piece.last, self._noun_of(piece))
                    phrase.countries, phrase.each = pair, True  # "UE-Turquie"
                    self._determiner(phrase)
                    return phrase
        phrase = Phrase(self.sentence, "organisation", piece.first, piece.last, self._noun_of(piece))
        self._take_body(phrase, piece)
        self._determiner(phrase)
        if self.french and piece.last + 1 < self.count and self._lower_demonym(piece.last + 1):
            follower = self.at[piece.last + 1]
            assert follower is not None
            self._add_countries(phrase, follower, "adjective")
            phrase.last = follower.last
        if phrase.last + 1 < self.count and self.words[phrase.last + 1].lower == "(":
            self._parenthesis(phrase, phrase.last + 1, 1)
        return phrase

    def _state_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "state", piece.first, piece.last, self._noun_of(piece))
        self._add_countries(phrase, piece, "name")
        for other in self.pieces:
            if other is not piece and other.first == other.last == piece.first:
                codes = self._codes(other) if "state" in other.kinds else self._code_of_body(other)
                if codes:
                    phrase.countries = [self._codes(piece)[0], codes[0]]
                    phrase.each = True  # "Mali-Russie", "Maroc-UE"
        self._determiner(phrase)
        return phrase

    def _code_of_body(self, piece: Piece) -> list[str]:
        """The code of a body of states that the piece names, if one."""
        codes = [self.tables.rows[n]["country"] for n in piece.rows("organisation")]
        return [code for code in codes if code.startswith("IGO")]

    def _metonym_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "metonym", piece.first, piece.last, self._noun_of(piece))
        phrase.name_rows = piece.rows("metonym")
        self._determiner(phrase)
        return phrase

    def _place_phrase(self, piece: Piece) -> Phrase:
        phrase = Phrase(self.sentence, "place", piece.first, piece.last, piece.first)
        phrase.name_rows = piece.rows("city") + piece.rows("region")
        self._add_countries(phrase, piece, "name")
        self._determiner(phrase)
        return phrase

    def _people_phrase(self, piece: Piece) -> Phrase | None:
        word = self.words[piece.last]
        if self.french:
            if not capitalised(word) or word.pos in ("VERB", "ADV"):
                return None
            before = self.words[piece.first - 1] if piece.first else None
            bare = before is None or not (before.pos in ("DET", "NUM") or before.lower in self.classes.determiners)
            if bare and (word.dep == "amod" or word.pos == "ADJ"):
                return None
        else:
            plural = word.text.endswith("s") or "Number=Plur" in word.morph
            if word.pos not in ("NOUN", "PROPN") or word.dep in ("amod", "compound") or not plural:
                return None
        phrase = Phrase(self.sentence, "people", piece.first, piece.last, piece.last)
        self._add_countries(phrase, piece, "demonym")
        phrase.noun = word.lower
        phrase.plural = word.lower.endswith("s") and not (self.french and self._singular_before(piece.first))
        self._leftward(phrase, self.free_from)
        if piece.last + 1 in self.named and not phrase.plural:
            phrase.kind = "person"  # "le Français Pierre Moscovici"
            self._take_names(phrase, piece.last + 1)
            self._rightward(phrase, 0)
        return phrase

    def _is_place(self, i: int) -> bool:
        """Whether the word at i says that a place follows; newspapers write "A Dakar" without the accent."""
        if i < 0:
            return False
        word = self.words[i]
        return word.lower in self.classes.place_only or (self.french and word.text == "A" and word.pos == "ADP")

    def _singular_before(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].lower in ("un", "une", "le", "la", "l'")

    def _determiner(self, phrase: Phrase) -> None:
        j = phrase.first - 1
        if j >= self.free_from:
            lower = self.words[j].lower
            if self._is_place(j):
                phrase.place_only = True
            if lower == "that" and self.words[j].pos != "DET":
                return
            if lower in self.classes.determiners and lower not in ("d'", "de"):
                phrase.definite = "definite"
                if lower in ("la", "une", "cette"):
                    phrase.gender = "f"
                elif lower in ("le", "un", "ce"):
                    phrase.gender = "m"
                elif lower in ("les", "aux", "des"):
                    phrase.plural = True
                if lower not in ("du", "des", "au", "aux"):
                    phrase.first = j
                if self._is_place(j - 1):
                    # in places one is "en Algérie"; what is "à l'Algérie" is hers or done to her
                    whom = self.french and phrase.kind == "state" and lower in ("la", "l'")
                    phrase.place_only = phrase.place_only or not (whom and self.words[j - 1].lower == "à")
